#include "support/documents.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <catch2/catch_test_macros.hpp>

#include "run/input.hpp"
#include "support/builtin.hpp"

namespace gouji::test {

Document read_pdf(const std::string& bytes) {
  auto document = read_bytes(bytes, "made.pdf", no_parts(), page_words());
  if (!document) FAIL(document.error().what.en);
  return std::move(*document);
}

Document read_pdf(const PdfBuilder& builder) { return read_pdf(builder.bytes()); }

std::string text_of(const Document& document, std::int64_t block) {
  if (block < 0) return {};
  const auto& at = document.blocks[static_cast<std::size_t>(block)];
  return std::string(document.text(at.begin, at.end));
}

std::vector<std::string> texts(const Document& document, BlockKind kind) {
  std::vector<std::string> out;
  for (const auto& block : document.blocks) {
    if (block.kind == kind) out.emplace_back(document.text(block.begin, block.end));
  }
  return out;
}

std::string prose(const Document& document) {
  std::string out;
  for (const auto& block : document.blocks) {
    if (block.kind >= BlockKind::table_title) continue;
    out += document.text(block.begin, block.end);
    out += '\n';
  }
  return out;
}

std::string row(const Document& document, std::size_t table, std::size_t row) {
  const auto& grid = document.tables.at(table);
  std::string out;
  for (std::size_t column = 0; column < grid.columns; ++column) {
    if (column > 0) out += '|';
    out += text_of(document, grid.cell(row, column));
  }
  return out;
}

std::vector<std::string> rows(const Document& document, std::size_t table) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < document.tables.at(table).rows(); ++i) {
    out.push_back(row(document, table, i));
  }
  return out;
}

std::uint32_t remarked(const Document& document, RemarkKind kind) {
  std::uint32_t out = 0;
  for (const auto& remark : document.remarks) {
    if (remark.kind == kind) out += remark.count;
  }
  return out;
}

std::vector<std::string> only_in(const std::vector<std::string>& one,
                                 const std::vector<std::string>& other) {
  std::vector<std::string> out;
  std::set_difference(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(out));
  return out;
}

}  // namespace gouji::test
