#include "report/package_writer.hpp"

#include <fmt/format.h>

#include "report/json_writer.hpp"

namespace gouji {
namespace {

/// A string in double quotes, as JSON and YAML both read it.
std::string quoted(std::string_view text) {
  JsonWriter json;
  json.string(text);
  auto out = json.take();
  out.pop_back();  // the line's end
  return out;
}

std::string_view text_of(std::int32_t block, const Document& document) {
  if (block < 0) return {};
  const auto& at = document.blocks[static_cast<std::size_t>(block)];
  return document.text(at.begin, at.end);
}

void write_narrative(const Document& document, std::string& out) {
  bool any = false;
  for (const auto& block : document.blocks) {
    if (block.kind >= BlockKind::table_title || block.end == block.begin) continue;
    if (!any) out += "narrative: |\n";
    any = true;
    out += fmt::format("  {}\n", document.text(block.begin, block.end));
  }
}

void write_table(const Table& table, const Document& document, std::string& out) {
  out += fmt::format("  - title: {}\n",
                     quoted(text_of(static_cast<std::int32_t>(table.title), document)));
  if (!table.unit.empty()) out += fmt::format("    unit: {}\n", quoted(table.unit));
  if (!table.notes.empty()) out += "    notes:\n";
  for (const auto note : table.notes) {
    out += fmt::format("      - {}\n", quoted(text_of(static_cast<std::int32_t>(note), document)));
  }
  out += "    rows:\n";
  for (std::size_t row = 0; row < table.rows(); ++row) {
    out += "      - [";
    for (std::size_t column = 0; column < table.columns; ++column) {
      out += column > 0 ? ", " : "";
      out += quoted(text_of(table.cell(row, column), document));
    }
    out += "]\n";
  }
}

}  // namespace

Result<std::string> write_package(const Disclosure& disclosure) {
  const auto& document = disclosure.document;
  if (disclosure.kind == "unknown" || !disclosure.year || disclosure.unit.empty()) {
    return Unexpected{Error{{"文件没有说明单位、年份，或是预算还是决算，不能写成公开包",
                             "the file does not tell its office, its year, or whether it is a budget "
                             "or a final account, which a package has to"},
                            document.path,
                            {},
                            {}}};
  }
  std::string out = "schema: gouji-package/1\n";
  out += fmt::format("entity: {}\n", quoted(disclosure.unit));
  out += fmt::format("kind: {}\nyear: {}\n", disclosure.kind, *disclosure.year);
  if (const auto& about = document.submission) {
    if (!about->level.empty()) out += fmt::format("level: {}\n", about->level);
    if (!about->region.empty()) out += fmt::format("region: {}\n", quoted(about->region));
  }
  write_narrative(document, out);
  const bool has_tables = !document.submission || document.submission->has_tables;
  if (has_tables && !document.tables.empty()) out += "tables:\n";
  for (const auto& table : document.tables) write_table(table, document, out);
  return out;
}

}  // namespace gouji
