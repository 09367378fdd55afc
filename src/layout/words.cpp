#include "layout/words.hpp"

#include <fmt/format.h>

#include "base/yaml_reader.hpp"
#include "document/document.hpp"

namespace gouji {

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
                .heads = {}};
  reader.finish();
  return out;
}

}  // namespace gouji
