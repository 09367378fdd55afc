#include "report/package_writer.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "document/wrapped.hpp"
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

/// The running text, a line for each block. `between`: what stands between two of them.
std::string narrative(const Document& document, std::string_view between) {
  std::string out;
  for (const auto& block : document.blocks) {
    if (block.kind >= BlockKind::table_title || block.end == block.begin) continue;
    if (!out.empty()) out += between;
    std::string line(document.text(block.begin, block.end));
    // A line that was read goes on in no other, and its # is no heading's.
    std::replace(line.begin(), line.end(), '\n', ' ');
    if (document.format != "markdown" && line.starts_with('#')) line.replace(0, 1, "＃");
    out += line;
  }
  return out;
}

/// Would short paragraphs be taken for the lines of a hard-wrapped text?
bool looks_wrapped(const std::string& text) {
  std::vector<SourceLine> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    lines.push_back({begin, end});
    begin = end + 1;
  }
  return wrap_width(text, lines) > 0;
}

void write_narrative(const Document& document, std::string& out) {
  auto text = narrative(document, "\n");
  if (text.empty()) return;
  // No paragraph goes on over three empty lines.
  if (looks_wrapped(text)) text = narrative(document, "\n\n\n\n");
  out += "narrative: |\n";
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    if (end > begin) out += fmt::format("  {}", std::string_view(text).substr(begin, end - begin));
    out += '\n';
    begin = end + 1;
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

void write_tables(const Document& document, std::string& out) {
  if (!document.tables.empty()) {
    out += "tables:\n";
  } else if (document.submission && document.submission->has_tables) {
    out += "tables: []\n";  // there are none, which is not: they are elsewhere
  }
  for (const auto& table : document.tables) write_table(table, document, out);
}

/// True where most of the running text stands behind the first table.
bool begins_with_tables(const Document& document) {
  if (document.tables.empty()) return false;
  std::size_t before = 0;
  std::size_t behind = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const auto& block = document.blocks[i];
    if (block.kind >= BlockKind::table_title) continue;
    (i < document.tables.front().title ? before : behind) += block.end - block.begin;
  }
  return behind > before;
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
  const bool complete = document.submission && document.submission->has_tables;
  if (!complete && !document.tables.empty()) out += "partial: true\n";
  const bool tables_first = begins_with_tables(document);
  if (!tables_first) write_narrative(document, out);
  write_tables(document, out);
  if (tables_first) write_narrative(document, out);
  return out;
}

}  // namespace gouji
