#pragma once
// A document as it was read: headings, paragraphs and tables in reading order, each piece with its
// folded text and the way back to the source.
//
//   "2018年度收入 280.13万元"  ->  Paragraph, folded "2018年度收入280.13万元", line 34
//
// A disclosure may come in several files (a package with tables in CSV): `source` holds the text of
// all of them, piece by piece, and every line of it knows its file, line and column.
//
// Folding brings the text to the one form that the grammar reads: full-width ASCII becomes ASCII,
// quotation marks and layout space are left out, residue of a word processor is removed. Every
// folded byte knows its source byte.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace gouji {

/// Text in the grammar's form, with runs that map its bytes to bytes of the source.
class FoldedText {
 public:
  const std::string& text() const { return text_; }

  /// Offset in the source of the folded byte `at` (at == text().size(): the end).
  std::size_t source_offset(std::size_t at) const;

 private:
  friend class TextFolder;
  struct Run {
    std::uint32_t folded;
    std::uint32_t source;
  };
  std::string text_;
  std::vector<Run> runs_;  ///< ascending; within a run both sides advance byte by byte
  std::size_t end_ = 0;    ///< where the last character ended in the source
};

/// Folds pieces of a source one after the other, in room of its own: a document has thousands, and
/// each keeps what it needs and no more.
class TextFolder {
 public:
  /// Folds `source.substr(begin, end - begin)`; offsets are relative to `source`.
  FoldedText fold(std::string_view source, std::size_t begin, std::size_t end);

 private:
  void put(std::string_view folded, std::size_t source);

  std::string text_;  ///< the first `size_` bytes of it
  std::size_t size_ = 0;
  std::vector<FoldedText::Run> runs_;
};

/// Folds `source.substr(begin, end - begin)`; offsets are relative to `source`.
FoldedText fold(std::string_view source, std::size_t begin, std::size_t end);

/// Folds a word or phrase of a schema or a rule.
std::string fold(std::string_view text);

/// From table_title on: no running text. `contents`: a line of the table of contents.
enum class BlockKind : std::uint8_t {
  title,
  heading,
  paragraph,
  table_title,
  note,
  cell,
  contents
};

struct Block {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;  ///< of a heading: 1 第一部分, 2 一、, 3 （一）, 4 1、
  int section =
      -1;  ///< index into Document::sections that the block stands in (its own, if a heading)
  bool goes_on = false;   ///< a piece of a paragraph; the next block is more of it
  std::size_t begin = 0;  ///< byte range in Document::source
  std::size_t end = 0;
  FoldedText folded;
};

/// A heading and what it stands under.
struct Section {
  std::string title;  ///< as printed, trimmed
  int level = 0;
  int parent = -1;
  std::size_t block = 0;
};

/// How sure it is which cell stands in which row and column.
enum class Trust : std::uint8_t {
  stated,   ///< the file says so: a package, a spreadsheet
  ruled,    ///< rules are drawn around the cells
  aligned,  ///< told by how the text is aligned
};

/// A table as it was printed. Cells are blocks of their own, so that each has its place.
struct Table {
  std::size_t title = 0;           ///< block; the first of the table's, its cells follow
  std::vector<std::size_t> notes;  ///< blocks of the lines below it
  std::string unit;                ///< of money, as printed without 单位：; empty: not told
  Trust trust = Trust::stated;
  std::size_t columns = 0;
  std::vector<std::int32_t> cells;  ///< row by row, the cell's block, −1 where it is empty

  std::size_t rows() const { return columns == 0 ? 0 : cells.size() / columns; }
  std::int32_t cell(std::size_t row, std::size_t column) const {
    return cells[row * columns + column];
  }
};

/// What a submission says of itself (docs/package.md), where it does.
struct Submission {
  std::string entity;  ///< full name of the publishing office
  std::string level;   ///< department, headquarters, unit, consolidated; may be empty
  std::string kind;    ///< final-account, budget
  int year = 0;
  std::string region;
  std::optional<std::int32_t> approved_on;   ///< days since 1970-01-01
  std::optional<std::int32_t> published_on;  ///< days since 1970-01-01
  bool has_tables = false;                   ///< the tables are in it, even if there are none
};

/// One line of Document::source, and where it stands.
/// Of a line; a long one has more than one, so that columns are counted from near by.
struct LineOrigin {
  std::size_t begin = 0;   ///< byte of `source`
  std::uint32_t file = 0;  ///< index into Document::files
  int line = 0;            ///< from 1
  int column = 1;          ///< of its first character
  int page = 0;            ///< from 1; 0 where there are no pages
};

/// What of a page was not read as text, or could not be.
enum class RemarkKind : std::uint8_t {
  hidden,    ///< characters that nobody sees: not read
  unmapped,  ///< characters without a meaning: what they are part of is unread
  dropped,   ///< stamps and watermarks: not read
  scanned,   ///< an image in place of text: not read
};
struct Remark {
  int page = 0;
  RemarkKind kind = RemarkKind::hidden;
  std::uint32_t count = 0;
};

struct Document {
  std::string path;
  std::string sha256;
  std::string format;              ///< "text", "markdown", "package" or "pdf"
  std::string source;              ///< UTF-8, without byte order mark
  std::vector<std::string> files;  ///< names of the files; the first is `path`
  std::vector<Block> blocks;
  std::vector<Section> sections;
  std::vector<Table> tables;
  std::vector<LineOrigin> lines;
  std::vector<Remark> remarks;  ///< by page
  std::optional<Submission> submission;

  /// Page, line and column (characters) of a byte offset of `source`.
  Position position(std::size_t offset) const;
  const std::string& file(std::size_t offset) const;
  std::string_view text(std::size_t begin, std::size_t end) const {
    return std::string_view(source).substr(begin, end - begin);
  }
};

struct ReadLimits {
  std::size_t bytes = std::size_t{256} << 20;
  std::size_t line_bytes = std::size_t{8} << 20;
};

/// Reads plain text or Markdown. The kind is told by content: a PDF, a zip archive, a compound
/// document or anything with NUL bytes is refused by its name. UTF-8, or GB18030 that reads as
/// Chinese text.
Result<Document> read_document(std::string bytes, const std::string& path, ReadLimits limits = {});

/// Cuts the lines of `document.source` from byte `begin` on into blocks: headings, paragraphs. The
/// first line stands at `origin`, each further one a line below it. An error has no file yet.
std::optional<Error> read_lines(Document& document, std::size_t begin, LineOrigin origin,
                                const ReadLimits& limits);

}  // namespace gouji
