// Plain text and Markdown: one line is one block. Headings are told by their numbering.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/room.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "document/document.hpp"
#include "document/encoding.hpp"
#include "document/wrapped.hpp"

namespace gouji {
namespace {

bool begins(std::string_view bytes, std::string_view magic) {
  return bytes.substr(0, magic.size()) == magic;
}

/// Length in bytes of a run of Chinese numerals at the start.
std::size_t numeral_run(std::string_view text) {
  constexpr std::u32string_view kNumerals = U"一二三四五六七八九十百零〇";
  std::size_t at = 0;
  while (at < text.size()) {
    const auto c = character_at(text, at);
    if (kNumerals.find(c.code) == std::u32string_view::npos) break;
    at += c.bytes;
  }
  return at;
}

bool starts_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return begins(text, word); });
}

/// 1 第一部分, 2 一、, 3 (一), 4 1、; 0 where a folded line has no such number.
int numbering_level(std::string_view text) {
  if (begins(text, "第")) {
    const auto run = numeral_run(text.substr(3));
    return run > 0 && starts_any(text.substr(3 + run), {"部分", "章", "节", "篇"}) ? 1 : 0;
  }
  if (const auto run = numeral_run(text); run > 0) {
    return starts_any(text.substr(run), {"、", ".", ",", "."}) ? 2 : 0;
  }
  if (begins(text, "(")) {
    const auto run = numeral_run(text.substr(1));
    return run > 0 && begins(text.substr(1 + run), ")") ? 3 : 0;
  }
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits > 0 && digits <= 2 && starts_any(text.substr(digits), {"、", "."})) {
    const bool decimal = text.size() > digits + 1 && text[digits] == '.' &&
                         text[digits + 1] >= '0' && text[digits + 1] <= '9';
    return decimal ? 0 : 4;
  }
  return 0;
}

/// Headings and titles are short, and nothing of what ends, divides or fills a sentence is in them.
bool is_sentence(std::string_view folded) {
  constexpr std::size_t kLongest = 45;
  constexpr std::array<std::string_view, 5> kMarks{"。", ";", "万元", "亿元", "%"};
  return count_characters(folded) > kLongest || folded.ends_with(":") ||
         std::any_of(kMarks.begin(), kMarks.end(),
                     [&](auto mark) { return folded.find(mark) != std::string_view::npos; });
}

int heading_level(std::string_view folded) {
  const auto level = numbering_level(folded);
  return level == 0 || is_sentence(folded) ? 0 : level;
}

int markdown_level(std::string_view line) {
  const auto marks = std::min(line.find_first_not_of('#'), line.size());
  return marks >= 1 && marks <= 6 && marks < line.size() && line[marks] == ' '
             ? static_cast<int>(marks)
             : 0;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") + 1 - first);
}

class Reader {
 public:
  explicit Reader(Document& document) : document_(document) {}

  void line(std::size_t begin, std::size_t end) {
    auto marks = std::size_t{0};
    const auto markdown = markdown_level(document_.text(begin, end));
    if (markdown > 0) {
      marks = static_cast<std::size_t>(markdown) + 1;
      document_.format = "markdown";
    }
    Block block{.begin = begin + marks, .end = end, .folded = {}};
    block.folded = fold(document_.source, block.begin, block.end);
    if (block.folded.text().empty()) return;
    block.begin = block.folded.source_offset(0);
    block.end = block.folded.source_offset(block.folded.text().size());
    place(std::move(block), markdown);
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
  void place(Block block, int markdown) {
    const auto numbered = heading_level(block.folded.text());
    block.level = numbered > 0 ? numbered : markdown;
    if (block.level > 0) {
      block.kind = BlockKind::heading;
      open_section(block);
    } else if (document_.sections.empty() && in_title_ && !is_sentence(block.folded.text())) {
      block.kind = BlockKind::title;
    } else {
      in_title_ = false;
    }
    block.section = current_;
    document_.blocks.push_back(std::move(block));
  }

  void open_section(const Block& block) {
    auto parent = current_;
    while (parent >= 0 &&
           document_.sections[static_cast<std::size_t>(parent)].level >= block.level) {
      parent = document_.sections[static_cast<std::size_t>(parent)].parent;
    }
    document_.sections.push_back(
        {.title = std::string(trimmed(document_.text(block.begin, block.end))),
         .level = block.level,
         .parent = parent,
         .block = document_.blocks.size()});
    current_ = static_cast<int>(document_.sections.size()) - 1;
  }

  Document& document_;
  int current_ = -1;
  bool in_title_ = true;
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
  return {line->line, line->column + static_cast<int>(count_characters(text(line->begin, offset)))};
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
  for (std::size_t i = 0; i < lines.size();) {
    auto last = i;
    const auto text = [&](std::size_t line) {
      return document.text(lines[line].begin, lines[line].end);
    };
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
