// Plain text and Markdown: one line is one block. Headings are told by their numbering.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/room.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "document/document.hpp"
#include "document/wrapped.hpp"

namespace gouji {
namespace {

Unexpected<Error> refuse(const std::string& path, Message what, Position at = {},
                         Message hint = {}) {
  return Unexpected{Error{std::move(what), path, at, std::move(hint)}};
}

bool begins(std::string_view bytes, std::string_view magic) {
  return bytes.substr(0, magic.size()) == magic;
}

/// What a file is that is not text, by its first bytes; empty for text.
Message binary_kind(std::string_view bytes) {
  if (begins(bytes, "%PDF-")) return {"PDF 文件", "a PDF file"};
  if (begins(bytes, "PK\x03\x04"))
    return {"压缩包（docx、xlsx 或 zip）", "an archive (docx, xlsx or zip)"};
  if (begins(bytes, "\xD0\xCF\x11\xE0"))
    return {"旧版 Office 文件（doc、xls、wps）", "an old Office file"};
  if (begins(bytes, "\xFF\xFE") || begins(bytes, "\xFE\xFF")) return {"UTF-16 文本", "UTF-16 text"};
  if (bytes.find('\0') != std::string_view::npos) return {"二进制文件", "a binary file"};
  return {};
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

  void line(std::size_t begin, std::size_t end, int number) {
    auto marks = std::size_t{0};
    const auto markdown = markdown_level(document_.text(begin, end));
    if (markdown > 0) {
      marks = static_cast<std::size_t>(markdown) + 1;
      document_.format = "markdown";
    }
    Block block{.begin = begin + marks, .end = end, .line = number, .folded = {}};
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

Position Document::position(std::size_t offset) const {
  const auto after = std::upper_bound(line_starts.begin(), line_starts.end(), offset);
  const auto start = *std::prev(after);
  return {static_cast<int>(after - line_starts.begin()),
          static_cast<int>(count_characters(text(start, offset))) + 1};
}

Result<Document> read_document(std::string bytes, const std::string& path, ReadLimits limits) {
  if (bytes.empty()) return refuse(path, {"文件为空", "the file is empty"});
  if (bytes.size() > limits.bytes) {
    return refuse(path, {fmt::format("文件大于 {} MiB", limits.bytes >> 20),
                         fmt::format("larger than {} MiB", limits.bytes >> 20)});
  }
  Document document;
  document.path = path;
  document.sha256 = sha256(bytes);
  document.format = "text";
  if (begins(bytes, "\xEF\xBB\xBF")) bytes.erase(0, 3);
  if (const auto kind = binary_kind(bytes); !kind.zh.empty()) {
    return refuse(path, {"不是文本：" + kind.zh, "not text: " + kind.en}, {},
                  {"请另存为 UTF-8 文本后再检查", "save it as UTF-8 text first"});
  }
  document.source = std::move(bytes);
  const std::string_view source = document.source;
  if (const auto bad = find_invalid_utf8(source); bad != std::string_view::npos) {
    return refuse(path, {"不是 UTF-8 编码", "not encoded in UTF-8"}, position_of(source, bad),
                  {"请另存为 UTF-8 编码后再检查", "save it as UTF-8 first"});
  }
  Reader reader(document);
  std::vector<SourceLine> lines;
  int number = 0;
  for (std::size_t begin = 0; begin < source.size();) {
    auto end = source.find('\n', begin);
    if (end == std::string_view::npos) end = source.size();
    document.line_starts.push_back(begin);
    ++number;
    if (end - begin > limits.line_bytes) {
      return refuse(path,
                    {fmt::format("本行超过 {} MiB", limits.line_bytes >> 20),
                     fmt::format("the line is longer than {} MiB", limits.line_bytes >> 20)},
                    {number, 1});
    }
    lines.push_back({begin, end});
    begin = end + 1;
  }
  const auto width = wrap_width(source, lines);
  for (std::size_t i = 0; i < lines.size();) {
    auto last = i;
    while (width > 0 && goes_on(document.text(lines[last].begin, lines[last].end), width)) {
      // A page may end inside a paragraph: up to two empty lines are passed over.
      auto next = last + 1;
      while (next < lines.size() && next <= last + 2 && reader.is_empty(lines[next])) ++next;
      if (next >= lines.size() || reader.begins_anew(lines[next])) break;
      last = next;
    }
    make_room(document.blocks, i + 1, lines.size());
    reader.line(lines[i].begin, lines[last].end, static_cast<int>(i) + 1);
    i = last + 1;
  }
  if (document.blocks.empty()) {
    return refuse(path, {"文件中没有文字", "the file has no text in it"});
  }
  return document;
}

}  // namespace gouji
