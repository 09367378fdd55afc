#include "facts/forms.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "document/document.hpp"

namespace gouji {
namespace {

constexpr std::array<std::pair<std::string_view, ColumnUse>, 8> kUses{
    {{"amount", ColumnUse::amount},
     {"change", ColumnUse::change},
     {"rate", ColumnUse::rate},
     {"score", ColumnUse::score},
     {"code", ColumnUse::code},
     {"name", ColumnUse::name},
     {"label", ColumnUse::label},
     {"nothing", ColumnUse::nothing}}};

class FormReader {
 public:
  FormReader(const std::string& file, Symbols& symbols, std::vector<Error>& errors)
      : file_(file), symbols_(symbols), errors_(errors) {}

  Form run(YamlReader& reader) {
    Form out;
    out.id = reader.text("form");
    out.symbol = symbols_.intern(out.id);
    if (const auto* name = reader.required("name")) {
      YamlReader both(*name, file_, errors_);
      out.name = {both.text("zh"), both.text("en")};
      both.finish();
    }
    out.kinds = reader.texts("kinds");
    if (const auto* years = reader.optional("years")) read_years(*years, out);
    out.optional = reader.boolean("optional");
    out.titles = folded(reader.texts("titles"));
    out.fund_from_title = reader.boolean("fund_from_title");
    out.empty_notes = folded(reader.texts("empty_notes"));
    if (const auto* gives = reader.optional("gives")) out.gives = overlay(*gives);
    for (const auto& node : items(reader.optional("versions"))) {
      YamlReader entry(node, file_, errors_);
      out.versions.push_back({.words = folded(entry.texts("say")),
                              .version = symbols_.intern(fold(entry.text("version")))});
      entry.finish();
    }
    if (const auto* pairs = reader.optional("pairs")) {
      for (const auto& node : pairs->items) out.pairs.push_back(row(node));
      for (const auto& node : items(reader.optional("blocks"))) out.blocks.push_back(side(node));
      if (const auto* node = reader.optional("indicators")) out.indicators = side(*node);
    } else {
      for (const auto& node : items(reader.required("sides"))) out.sides.push_back(side(node));
    }
    return out;
  }

 private:
  static const std::vector<YamlNode>& items(const YamlNode* node) {
    static const std::vector<YamlNode> none;
    return node == nullptr ? none : node->items;
  }

  static std::vector<std::string> folded(std::vector<std::string> words) {
    for (auto& word : words) word = fold(word);
    return words;
  }

  Overlay overlay(const YamlNode& node) {
    YamlReader reader(node, file_, errors_);
    return read_overlay(reader, symbols_);
  }

  void read_years(const YamlNode& node, Form& out) {
    YamlReader years(node, file_, errors_);
    const auto year = [&](std::string_view key) -> std::optional<int> {
      const auto text = years.text(key);
      int value = 0;
      if (text.empty()) return std::nullopt;
      const auto* end = text.data() + text.size();
      if (std::from_chars(text.data(), end, value).ptr == end) return value;
      years.report(node, {"年份应当是一个数", "a year is a number"});
      return std::nullopt;
    };
    out.from = year("from");
    out.until = year("until");
    years.finish();
  }

  FormSide side(const YamlNode& node) {
    YamlReader reader(node, file_, errors_);
    FormSide out;
    if (const auto* tree = reader.optional("tree")) out.tree = read_dimension(reader, *tree);
    out.repeats = reader.boolean("repeats");
    out.whole = reader.boolean("whole");
    if (const auto* names = reader.optional("names")) out.names = read_dimension(reader, *names);
    for (const auto& item : items(reader.required("columns"))) out.columns.push_back(column(item));
    for (const auto& item : items(reader.optional("rows"))) out.rows.push_back(row(item));
    reader.finish();
    return out;
  }

  FormColumn column(const YamlNode& node) {
    YamlReader reader(node, file_, errors_);
    FormColumn out;
    for (const auto& head : reader.texts("head")) out.heads.push_back(path(head));
    out.required = reader.boolean("required");
    const auto use = reader.text("is", "amount");
    const auto* const known = std::find_if(kUses.begin(), kUses.end(),
                                           [&](const auto& entry) { return entry.first == use; });
    if (known == kUses.end()) {
      reader.report(node, {fmt::format("is 不认识“{}”", use), fmt::format("unknown is '{}'", use)});
    } else {
      out.use = known->second;
    }
    if (const auto* names = reader.optional("names")) out.names = read_dimension(reader, *names);
    out.gives = read_overlay(reader, symbols_);
    return out;
  }

  /// 本年支出/基本支出
  static std::vector<std::string> path(std::string_view head) {
    std::vector<std::string> out;
    while (true) {
      const auto slash = std::min(head.find('/'), head.size());
      out.push_back(fold(head.substr(0, slash)));
      if (slash == head.size()) return out;
      head.remove_prefix(slash + 1);
    }
  }

  FormRow row(const YamlNode& node) {
    YamlReader reader(node, file_, errors_);
    FormRow out{.labels = folded(reader.texts("label")),
                .classes = !reader.text("classes").empty(),
                .id = reader.text("id"),
                .under = reader.text("under"),
                .names = std::nullopt,
                .score = reader.text("is") == "score",
                .gives = {}};
    if (const auto* names = reader.optional("names")) out.names = read_dimension(reader, *names);
    if (out.labels.empty() != out.classes) {
      reader.report(node, {"一行需要 label 或 classes 之一", "a row needs label or classes"});
    }
    out.gives = read_overlay(reader, symbols_);
    return out;
  }

  const std::string& file_;
  Symbols& symbols_;
  std::vector<Error>& errors_;
};

}  // namespace

Form read_form(YamlReader& reader, const std::string& file, Symbols& symbols,
               std::vector<Error>& errors) {
  return FormReader(file, symbols, errors).run(reader);
}

void add_heads(std::vector<std::string>& heads, const std::vector<Form>& forms) {
  for (const auto& form : forms) {
    for (const auto& side : form.sides) {
      for (const auto& column : side.columns) {
        for (const auto& path : column.heads) {
          for (std::size_t i = 0; i < path.size(); ++i) {
            heads.push_back(path[i]);
            if (i > 0) heads.push_back(path[i - 1] + '/' + path[i]);
          }
        }
      }
    }
  }
  std::sort(heads.begin(), heads.end());
  heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
}

}  // namespace gouji
