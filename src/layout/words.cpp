#include "layout/words.hpp"

#include <fmt/format.h>

#include "base/yaml_reader.hpp"
#include "document/document.hpp"

namespace gouji {

namespace {

/// Each of the cells above over each of those below: 公务用车费/小计.
std::vector<std::string> read_heads(const YamlNode* list, const std::string& file,
                                    std::vector<Error>& errors) {
  std::vector<std::string> out;
  if (list == nullptr) return out;
  for (const auto& item : list->items) {
    YamlReader reader(item, file, errors);
    const auto below = reader.texts("below");
    for (const auto& above : reader.texts("above")) {
      for (const auto& head : below) out.push_back(fold(above) + '/' + fold(head));
    }
    reader.finish();
  }
  return out;
}

}  // namespace

PageWords read_page_words(const YamlNode& node, const std::string& file,
                          std::vector<Error>& errors) {
  YamlReader reader(node, file, errors);
  const auto words = [&](const char* key) {
    std::vector<std::string> out;
    if (const auto* list = reader.required(key)) {
      for (const auto& word : reader.scalars(*list)) out.push_back(fold(word));
    }
    return out;
  };
  PageWords out{.unit_labels = words("unit_labels"),
                .currencies = words("currencies"),
                .money_units = words("money_units"),
                .makers = words("makers"),
                .numberings = words("numberings"),
                .table_words = words("table_words"),
                .title_ends = words("title_ends"),
                .year_ends = words("year_ends"),
                .note_begins = words("note_begins"),
                .note_words = words("note_words"),
                .table_furniture = words("table_furniture"),
                .page_marks = words("page_marks"),
                .column_counts = words("column_counts"),
                .heads = read_heads(reader.optional("heads"), file, errors)};
  reader.finish();
  return out;
}

}  // namespace gouji
