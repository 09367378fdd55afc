#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/yaml_reader.hpp"
#include "rules/check.hpp"
#include "rules/functions.hpp"
#include "rules/load_tests.hpp"
#include "rules/rule.hpp"
#include "rules/text_patterns.hpp"

namespace gouji {
namespace {

constexpr std::array<std::string_view, 4> kPlaceholders{"expected", "stated", "difference",
                                                        "equation"};

template <class List>
std::vector<std::string> strings(const List& list) {
  return {list.begin(), list.end()};
}

class RuleLoader {
 public:
  RuleLoader(const RuleFile& file, const Vocabulary& vocabulary)
      : file_(file), vocabulary_(vocabulary), reader_(file.root, file.shown, errors_) {}

  Expected<Rule, std::vector<Error>> run() {
    rule_.file = file_.shown;
    load_head();
    load_severity();
    load_patterns();
    load_bindings("for_each", Binding::Kind::for_each);
    load_bindings("group", Binding::Kind::group);
    load_group_key();
    load_join();
    load_bindings("let", Binding::Kind::let);
    rule_.slots = static_cast<int>(names_.size());
    load_conditions();
    rule_.message = load_template("message", true);
    rule_.left_message = load_template("left_message", false);
    rule_.right_message = load_template("right_message", false);
    rule_.advice = load_template("advice", false);
    load_tests(reader_, file_.shown, rule_, errors_);
    reader_.finish();
    if (!errors_.empty()) return Unexpected{std::move(errors_)};
    return std::move(rule_);
  }

 private:
  void load_head() {
    if (const auto* language = reader_.required("language");
        language != nullptr && language->scalar != "1") {
      reader_.report(*language, {"language 只能是 1", "language must be 1"});
    }
    if (const auto* id = reader_.required("id")) {
      rule_.id = id->scalar;
      if (rule_.id != file_.path) {
        reader_.report(*id, {fmt::format("id 应当与路径相同：{}", file_.path),
                             fmt::format("the id must be the path: {}", file_.path)});
      }
    }
    rule_.title = load_message("title", true);
    rule_.why = load_message("why", true);
    rule_.basis = reader_.texts("basis");
    rule_.since = reader_.text("since");
    rule_.once = reader_.boolean("once");
    rule_.corroborating = reader_.boolean("corroborating");
    if (const auto* kinds = reader_.optional("kinds")) load_kinds(*kinds);
    if (const auto* needs = reader_.optional("needs")) {
      rule_.needs_tables = needs->scalar == "tables";
      if (!rule_.needs_tables) {
        reader_.report(*needs, {"needs 只能写 tables", "needs can only be 'tables'"});
      }
    }
  }

  void load_kinds(const YamlNode& node) {
    rule_.kinds = reader_.scalars(node);
    std::vector<std::string> known;
    for (const auto& kind : vocabulary_.kinds) known.push_back(kind.kind);
    for (const auto& kind : rule_.kinds) {
      if (std::find(known.begin(), known.end(), kind) != known.end()) continue;
      reader_.report(node,
                     {fmt::format("没有叫“{}”的文件种类", kind),
                      fmt::format("no kind of document is called '{}'", kind)},
                     suggestion(kind, known));
    }
  }

  /// A text in both languages: {zh: …, en: …}.
  Message load_message(std::string_view key, bool is_required) {
    const auto* node = is_required ? reader_.required(key) : reader_.optional(key);
    if (node == nullptr) return {};
    YamlReader both(*node, file_.shown, errors_);
    Message out;
    for (auto* part : {&out.zh, &out.en}) {
      const auto* text = both.required(part == &out.zh ? "zh" : "en");
      if (text == nullptr) continue;
      if (!text->is_scalar()) both.report(*text, {"这里应当是文字", "a text is expected here"});
      *part = text->scalar;
    }
    both.finish();
    return out;
  }

  void load_severity() {
    if (const auto* verdict = reader_.optional("verdict")) {
      rule_.verdict = named<VerdictName>(*verdict, kVerdictNames, VerdictName::contradiction);
    }
    const auto* node = reader_.optional("severity");
    if (node == nullptr) return;
    if (node->is_scalar()) {
      rule_.severity = named<Severity>(*node, kSeverityNames, Severity::error);
      return;
    }
    if (!node->is_mapping()) {
      reader_.report(*node, {"severity 应当是一个级别，或“判断: 级别”",
                             "severity is a level or maps verdicts to levels"});
    }
    for (const auto& entry : node->entries) {
      const YamlNode key{.kind = YamlNode::Kind::scalar, .at = entry.at, .scalar = entry.key};
      const auto verdict = named<VerdictName>(key, kVerdictNames, VerdictName::contradiction);
      rule_.severities[verdict] = named<Severity>(entry.value, kSeverityNames, Severity::error);
    }
  }

  template <class Enum, class Names>
  Enum named(const YamlNode& node, const Names& names, Enum otherwise) {
    const auto found = std::find(names.begin(), names.end(), node.scalar);
    if (found != names.end()) return static_cast<Enum>(found - names.begin());
    reader_.report(node,
                   {fmt::format("不认识的值“{}”", node.scalar),
                    fmt::format("unknown value '{}'", node.scalar)},
                   suggestion(node.scalar, strings(names)));
    return otherwise;
  }

  void load_patterns() {
    const auto* node = reader_.optional("patterns");
    if (node == nullptr) return;
    const auto patterns = reader_.scalars(*node);
    check_patterns(patterns, *node, reader_);
    rule_.compiled = std::make_shared<const TextPatterns>(patterns);
  }

  /// Letters of any script, digits and _; not a word of the language.
  static bool is_name(std::string_view name) {
    constexpr std::array<std::string_view, 4> kReserved{"and", "or", "not", "in"};
    const auto letter = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
             static_cast<unsigned char>(c) >= 0x80;
    };
    return !name.empty() && letter(name.front()) &&
           std::all_of(name.begin(), name.end(),
                       [&](char c) { return letter(c) || (c >= '0' && c <= '9'); }) &&
           std::find(kReserved.begin(), kReserved.end(), name) == kReserved.end();
  }

  void load_bindings(std::string_view key, Binding::Kind kind) {
    const auto* node = reader_.optional(key);
    if (node == nullptr) return;
    if (!node->is_mapping()) {
      reader_.report(*node, {fmt::format("{} 应当是“名字: 表达式”", key),
                             fmt::format("{} maps names to expressions", key)});
      return;
    }
    for (const auto& entry : node->entries) {
      Binding binding{.kind = kind, .name = entry.key, .value = {}};
      auto expr = load_expression(entry.value);
      if (!expr) continue;
      binding.value = std::move(*expr);
      Name name{.name = entry.key,
                .type = binding.value.type,
                .is_list = binding.value.is_list,
                .claim_kind = binding.value.claim_kind};
      const bool runs = kind != Binding::Kind::let;
      if (runs && binding.value.type != Type::nothing && !binding.value.is_list) {
        reader_.report(entry.value,
                       {fmt::format("{} 需要一个列表", key), fmt::format("{} needs a list", key)});
      }
      if (kind == Binding::Kind::for_each || kind == Binding::Kind::join) name.is_list = false;
      const bool taken = std::any_of(names_.begin(), names_.end(),
                                     [&](const Name& n) { return n.name == name.name; });
      if (!is_name(entry.key)) {
        reader_.report(entry.at, {fmt::format("“{}”不能作名字", entry.key),
                                  fmt::format("'{}' cannot be a name", entry.key)});
      }
      if (kind == Binding::Kind::group && binding.value.type != Type::fact &&
          binding.value.type != Type::claim && binding.value.type != Type::nothing) {
        reader_.report(entry.value,
                       {"group 只能用于 facts 或 claims", "group takes facts or claims"});
      }
      if (taken) {
        reader_.report(entry.at, {fmt::format("名字“{}”重复", entry.key),
                                  fmt::format("name '{}' stands twice", entry.key)});
      }
      names_.push_back(std::move(name));
      rule_.bindings.push_back(std::move(binding));
    }
  }

  /// join: {l: …, r: …} with `on:` dimensions pairs the facts of two lists.
  void load_join() {
    const auto* node = reader_.optional("join");
    const auto on = load_dimensions("on");
    rule_.left_only = load_one_sided("left_only");
    rule_.right_only = load_one_sided("right_only");
    if (node == nullptr) return;
    const auto first = rule_.bindings.size();
    load_bindings("join", Binding::Kind::join);
    if (rule_.bindings.size() != first + 2) {
      reader_.report(*node, {"join 需要两个列表", "join takes two lists"});
      return;
    }
    rule_.bindings[first + 1].kind = Binding::Kind::joined;
    for (auto i = first; i < first + 2; ++i) {
      rule_.bindings[i].by = on;
      if (rule_.bindings[i].value.type != Type::fact) {
        reader_.report(*node, {"join 只能用于 facts", "join takes facts"});
      }
    }
  }

  /// fails, or a condition; names of the join may not be known yet, so it is checked later.
  std::optional<OneSided> load_one_sided(std::string_view key) {
    const auto* node = reader_.optional(key);
    if (node == nullptr) return std::nullopt;
    if (node->scalar == "fails") return OneSided{.fails = true, .check = {}};
    late_.emplace_back(key, node);
    return OneSided{};
  }

  std::vector<Dimension> load_dimensions(std::string_view key) {
    std::vector<Dimension> out;
    const auto* node = reader_.optional(key);
    if (node == nullptr) return out;
    for (const auto& name : reader_.scalars(*node)) {
      if (const auto dimension = dimension_named(name)) {
        out.push_back(*dimension);
      } else {
        reader_.report(
            *node, {fmt::format("没有叫“{}”的维度", name), fmt::format("no dimension '{}'", name)},
            suggestion(name, strings(kDimensionNames)));
      }
    }
    return out;
  }

  /// `by: project` or `by: [project, period]`; without it a group is one identity.
  void load_group_key() {
    const auto by = load_dimensions("by");
    for (auto& binding : rule_.bindings) {
      if (binding.kind == Binding::Kind::group) binding.by = by;
    }
  }

  void load_conditions() {
    if (const auto* when = reader_.optional("when")) {
      rule_.when_source = when->scalar;
      rule_.when = load_expression(*when);
      expect_condition(*when, rule_.when);
    }
    for (const auto& [key, node] : late_) {
      auto expr = load_expression(*node);
      expect_condition(*node, expr);
      (key == "left_only" ? rule_.left_only : rule_.right_only)->check = std::move(expr);
    }
    if (const auto* check = reader_.required("check")) {
      rule_.check_source = check->scalar;
      auto expr = load_expression(*check);
      expect_condition(*check, expr);
      if (expr) rule_.check = std::move(*expr);
    }
  }

  void expect_condition(const YamlNode& node, const std::optional<Expr>& expr) {
    if (!expr || expr->type == Type::nothing) return;
    if (expr->type != Type::boolean || expr->is_list) {
      reader_.report(node, {"这里应当是条件", "a condition is expected here"});
    }
  }

  std::optional<Expr> load_expression(const YamlNode& node) {
    if (!node.is_scalar()) {
      reader_.report(node, {"这里应当是表达式（加引号）", "a quoted expression is expected here"});
      return std::nullopt;
    }
    return expression(node.scalar, node, 0);
  }

  std::optional<Expr> expression(std::string_view text, const YamlNode& node, std::size_t offset) {
    auto parsed = parse_expression(text);
    if (!parsed) {
      report(parsed.error(), node, offset);
      return std::nullopt;
    }
    auto expr = std::move(parsed).value();
    for (const auto& error : check_expression(expr, names_, vocabulary_))
      report(error, node, offset);
    return expr;
  }

  /// The place of a byte inside a scalar, as far as the scalar stands on one line.
  void report(const ExprError& error, const YamlNode& node, std::size_t offset) {
    auto at = node.at;
    const std::string_view before = std::string_view(node.scalar).substr(0, offset + error.at);
    if (before.find('\n') == std::string_view::npos) {
      at.column += static_cast<int>(count_characters(before)) + (node.quoted ? 1 : 0);
    }
    reader_.report(at, error.what, error.hint);
  }

  LocalTemplate load_template(std::string_view key, bool is_required) {
    const auto* node = is_required ? reader_.required(key) : reader_.optional(key);
    if (node == nullptr) return {};
    YamlReader both(*node, file_.shown, errors_);
    LocalTemplate out;
    if (const auto* zh = both.required("zh")) out.zh = parse_template(*zh);
    if (const auto* en = both.required("en")) out.en = parse_template(*en);
    both.finish();
    return out;
  }

  Template parse_template(const YamlNode& node) {
    Template out;
    if (!node.is_scalar()) reader_.report(node, {"这里应当是文字", "a text is expected here"});
    const std::string_view text = node.scalar;
    std::size_t at = 0;
    int option = 0;
    bool optional = false;
    while (at < text.size()) {
      const auto bracket = std::min(text.find(optional ? "]]" : "[[", at), text.size());
      const auto open = std::min({text.find('{', at), bracket, text.size()});
      Template::Piece piece{.literal = std::string(text.substr(at, open - at)),
                            .value = {},
                            .placeholder = {},
                            .option = optional ? option : 0};
      at = open;
      if (open == bracket && open < text.size()) {
        optional = !optional;
        option += optional ? 1 : 0;
        at += 2;
      } else if (open < text.size()) {
        const auto close = text.find('}', open);
        if (close == std::string_view::npos) {
          report({{"缺少“}”", "'}' is missing"}, open, {}}, node, 0);
          return out;
        }
        const auto inside = text.substr(open + 1, close - open - 1);
        if (std::find(kPlaceholders.begin(), kPlaceholders.end(), inside) != kPlaceholders.end()) {
          piece.placeholder = std::string(inside);
        } else {
          piece.value = expression(inside, node, open + 1);
        }
        at = close + 1;
      }
      out.pieces.push_back(std::move(piece));
    }
    return out;
  }

  const RuleFile& file_;
  const Vocabulary& vocabulary_;
  std::vector<std::pair<std::string_view, const YamlNode*>> late_;
  std::vector<Error> errors_;
  YamlReader reader_;
  Rule rule_;
  std::vector<Name> names_;
};

}  // namespace

Expected<Rule, std::vector<Error>> load_rule(const RuleFile& file, const Vocabulary& vocabulary) {
  return RuleLoader(file, vocabulary).run();
}

}  // namespace gouji
