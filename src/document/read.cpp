// Plain text and Markdown: one line is one block. Headings are told by their numbering.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/room.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "document/contents.hpp"
#include "document/document.hpp"
#include "document/encoding.hpp"
#include "document/outline.hpp"
#include "document/wrapped.hpp"

namespace gouji {
namespace {

int markdown_level(std::string_view line) {
  const auto marks = std::min(line.find_first_not_of('#'), line.size());
  return marks >= 1 && marks <= 6 && marks < line.size() && line[marks] == ' '
             ? static_cast<int>(marks)
             : 0;
}

class Reader {
 public:
  explicit Reader(Document& document) : document_(document), outline_(document) {}

  void line(std::size_t begin, std::size_t end) {
    auto marks = std::size_t{0};
    const auto markdown = markdown_level(document_.text(begin, end));
    if (markdown > 0) {
      marks = static_cast<std::size_t>(markdown) + 1;
      document_.format = "markdown";
    }
    Block block{.begin = begin + marks, .end = end, .folded = {}};
    block.folded = folder_.fold(document_.source, block.begin, block.end);
    if (block.folded.text().empty()) return;
    if (markdown > 0) contents_.end();
    const bool listed = contents_.takes(document_.text(block.begin, block.end));
    block.begin = block.folded.source_offset(0);
    block.end = block.folded.source_offset(block.folded.text().size());
    if (!listed) return outline_.place(std::move(block), markdown);
    block.kind = BlockKind::contents;
    block.section = outline_.section();
    outline_.end_title();
    document_.blocks.push_back(std::move(block));
  }

  /// A heading, a numbered item or an empty line: no continuation of the line before.
  bool is_empty(const SourceLine& line) const {
    return fold(document_.source, line.begin, line.end).text().empty();
  }
  bool begins_anew(const SourceLine& line) const {
    const auto folded = fold(document_.source, line.begin, line.end);
    return folded.text().empty() || numbering_level(folded.text()) > 0 ||
           markdown_level(document_.text(line.begin, line.end)) > 0;
  }

 private:
  Document& document_;
  Outline outline_;
  Contents contents_;
  TextFolder folder_;
};

}  // namespace

std::vector<LineOrigin>::const_iterator line_at(const std::vector<LineOrigin>& lines,
                                                std::size_t offset) {
  return std::prev(
      std::upper_bound(lines.begin(), lines.end(), offset,
                       [](std::size_t at, const LineOrigin& line) { return at < line.begin; }));
}

Position Document::position(std::size_t offset) const {
  const auto line = line_at(lines, offset);
  return {line->line, line->column + static_cast<int>(count_characters(text(line->begin, offset))),
          line->page};
}

const std::string& Document::file(std::size_t offset) const {
  return files[line_at(lines, offset)->file];
}

namespace {

/// A line, and places to count columns from every few thousand bytes of a long one.
void add_line(Document& document, LineOrigin origin, std::size_t end) {
  constexpr std::size_t kFar = 4096;
  document.lines.push_back(origin);
  const std::string_view source = document.source;
  while (end - origin.begin > kFar) {
    auto next = origin.begin + kFar;
    while ((static_cast<unsigned char>(source[next]) & 0xC0U) == 0x80U) --next;
    origin.column += static_cast<int>(count_characters(document.text(origin.begin, next)));
    origin.begin = next;
    document.lines.push_back(origin);
  }
}

}  // namespace

std::optional<Error> read_lines(Document& document, std::size_t begin, LineOrigin origin,
                                const ReadLimits& limits) {
  const std::string_view source = document.source;
  Reader reader(document);
  std::vector<SourceLine> lines;
  for (; begin < source.size(); ++origin.line) {
    auto end = source.find('\n', begin);
    if (end == std::string_view::npos) end = source.size();
    origin.begin = begin;
    add_line(document, origin, end);
    if (end - begin > limits.line_bytes) {
      return Error{{fmt::format("本行超过 {} MiB", limits.line_bytes >> 20),
                    fmt::format("the line is longer than {} MiB", limits.line_bytes >> 20)},
                   {},
                   {origin.line, 1},
                   {}};
    }
    lines.push_back({begin, end});
    begin = end + 1;
  }
  const auto width = wrap_width(source, lines);
  const auto begins_with_digit = [&](const SourceLine& line) {
    return line.begin < line.end && source[line.begin] >= '0' && source[line.begin] <= '9';
  };
  for (std::size_t i = 0; i < lines.size();) {
    auto last = i;
    const auto text = [&](std::size_t line) {
      return document.text(lines[line].begin, lines[line].end);
    };
    while (last + 1 < lines.size() && begins_with_digit(lines[last + 1]) &&
           divides_clause(text(last), text(last + 1))) {
      ++last;
    }
    while (width > 0 && last + 1 < lines.size()) {
      auto next = last + 1;
      if (!begins_with_mark(text(next))) {
        if (!goes_on(text(last), width)) break;
        // A page may end inside a paragraph: up to two empty lines are passed over.
        while (next < lines.size() && next <= last + 2 && reader.is_empty(lines[next])) ++next;
        if (next >= lines.size() || reader.begins_anew(lines[next])) break;
      }
      last = next;
    }
    make_room(document.blocks, i + 1, lines.size());
    reader.line(lines[i].begin, lines[last].end);
    i = last + 1;
  }
  return std::nullopt;
}

Result<Document> read_document(std::string bytes, const std::string& path, ReadLimits limits) {
  Document document;
  document.path = path;
  document.files = {path};
  document.sha256 = sha256(bytes);
  document.format = "text";
  auto text = decode_text(std::move(bytes), path, limits.bytes);
  if (!text) return Unexpected{text.error()};
  document.source = std::move(*text);
  if (auto error = read_lines(document, 0, {.line = 1}, limits)) {
    error->file = path;
    return Unexpected{std::move(*error)};
  }
  if (document.blocks.empty()) {
    return Unexpected{Error{{"文件中没有文字", "the file has no text in it"}, path, {}, {}}};
  }
  return document;
}

}  // namespace gouji
