#include "facts/codes.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/yaml_reader.hpp"
#include "document/document.hpp"

namespace gouji {
namespace {

constexpr std::array<std::string_view, 4> kConfidences{"low", "medium", "high", "verified"};

int year_of(const std::string& text, int otherwise) {
  int year = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), year);
  return year;
}

bool is_code(std::string_view text) {
  return (text.size() == 3 || text.size() == 5 || text.size() == 7) &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_year(std::string_view text) {
  return text.empty() || (text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) {
                            return c >= '0' && c <= '9';
                          }));
}

/// [code, name, from, until, confidence]
bool is_entry(const YamlNode& node) {
  return node.items.size() == 5 && is_code(node.items[0].scalar) && !node.items[1].scalar.empty() &&
         is_year(node.items[2].scalar) && is_year(node.items[3].scalar) &&
         std::find(kConfidences.begin(), kConfidences.end(), node.items[4].scalar) !=
             kConfidences.end();
}

Code code_of(const YamlNode& node) {
  const auto* const confidence =
      std::find(kConfidences.begin(), kConfidences.end(), node.items[4].scalar);
  return {.code = node.items[0].scalar,
          .name = fold(node.items[1].scalar),
          .from = year_of(node.items[2].scalar, 0),
          .until = year_of(node.items[3].scalar, 9999),
          .confidence = static_cast<Confidence>(confidence - kConfidences.begin())};
}

}  // namespace

Codes::Codes(std::vector<Code> codes) : codes_(std::move(codes)) {
  for (std::size_t i = 0; i < codes_.size(); ++i) {
    by_code_.emplace(codes_[i].code, i);
    by_name_.emplace(codes_[i].name, i);
  }
}

std::vector<const Code*> Codes::find(std::string_view code) const {
  std::vector<const Code*> out;
  const auto [first, last] = by_code_.equal_range(std::string(code));
  for (auto entry = first; entry != last; ++entry) out.push_back(&codes_[entry->second]);
  return out;
}

std::string_view Codes::named(std::string_view name, std::size_t digits, int year) const {
  std::string_view out;
  const auto [first, last] = by_name_.equal_range(std::string(name));
  for (auto entry = first; entry != last; ++entry) {
    const auto& code = codes_[entry->second];
    if (code.code.size() != digits || !code.holds_in(year) || code.code == out) continue;
    if (!out.empty()) return {};
    out = code.code;
  }
  return out;
}

unsigned Codes::widths(std::string_view name) const {
  unsigned out = 0;
  const auto [first, last] = by_name_.equal_range(std::string(name));
  for (auto entry = first; entry != last; ++entry)
    out |= 1U << (codes_[entry->second].code.size() - 3) / 2;
  return out;
}

const Codes& CodeBook::of(Dimension dimension) const {
  std::call_once(once_, [this] { load(); });
  return dimension == Dimension::economic ? economic_ : function_;
}

void CodeTables::add(const YamlNode& root) {
  const auto* classification = root.find("classification");
  const auto* codes = root.find("codes");
  if (classification == nullptr || codes == nullptr) return;
  auto& into = classification->scalar == "economic" ? economic : function;
  for (const auto& node : codes->items) {
    if (is_entry(node)) into.push_back(code_of(node));
  }
}

void CodeBook::load() const {
  auto tables = source_();
  function_ = Codes(std::move(tables.function));
  economic_ = Codes(std::move(tables.economic));
}

std::vector<Error> check_codes(const YamlNode& root, const std::string& file) {
  std::vector<Error> errors;
  YamlReader reader(root, file, errors);
  if (reader.text("language", "1") != "1") {
    reader.report(root, {"language 只能是 1", "language must be 1"});
  }
  const auto classification = reader.text("classification");
  if (classification != "function" && classification != "economic") {
    reader.report(root, {"classification 应当是 function 或 economic",
                         "classification must be function or economic"});
  }
  if (const auto* codes = reader.required("codes")) {
    for (const auto& node : codes->items) {
      if (is_entry(node)) continue;
      reader.report(node, {"一个编码应当写作 [编码, 名称, 起始年, 终止年, 可信度]",
                           "a code is written [code, name, from, until, confidence]"});
    }
  }
  reader.finish();
  return errors;
}

}  // namespace gouji
