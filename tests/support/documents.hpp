#pragma once
// PDFs of the tests as documents, and what stands in them as plain text.

#include <string>
#include <vector>

#include "document/document.hpp"
#include "support/pdf_builder.hpp"

namespace gouji::test {

/// Fails the test where the file cannot be read.
Document read_pdf(const std::string& bytes);
Document read_pdf(const PdfBuilder& builder);

/// The text of a block; nothing for −1, as a grid has it where there is no cell.
std::string text_of(const Document& document, std::int64_t block);

std::vector<std::string> texts(const Document& document, BlockKind kind);

/// All text but that of tables, in reading order, a line for each block.
std::string prose(const Document& document);

/// The cells of a table's row, with bars between them.
std::string row(const Document& document, std::size_t table, std::size_t row);
std::vector<std::string> rows(const Document& document, std::size_t table);

/// How many glyphs the remarks of a kind speak of.
std::uint32_t remarked(const Document& document, RemarkKind kind);

/// What the one list has and the other has not. Both are sorted.
std::vector<std::string> only_in(const std::vector<std::string>& one,
                                 const std::vector<std::string>& other);

}  // namespace gouji::test
