#include "document/outline.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "document/pieces.hpp"

namespace gouji {
namespace {

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
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.starts_with(word); });
}

/// What follows the point of 4.25万元; not of 4．2023年部门收入预算总表, which a year follows.
bool is_decimal(std::string_view behind) {
  std::size_t digits = 0;
  while (digits < behind.size() && is_digit(behind[digits])) ++digits;
  constexpr std::size_t kYear = 4;
  return digits > 0 && !(digits == kYear && behind.substr(digits).starts_with("年"));
}

/// 0 where a line is no heading.
int heading_level(std::string_view folded) {
  const auto level = numbering_level(folded);
  return level == 0 || is_sentence(folded) ? 0 : level;
}

/// 「八、政府性基金收支情况说明。」2018年度…: the end of a heading that its paragraph goes on
/// behind, or that has a stop of its own; 0 where a folded line does not begin so.
std::size_t run_in_heading(std::string_view folded) {
  constexpr std::string_view kStop = "。";
  constexpr std::array<std::string_view, 4> kTails{"情况", "说明", "概况", "情况说明"};
  constexpr std::size_t kLongest = 180;  // bytes
  const auto stop = folded.substr(0, kLongest).find(kStop);
  if (stop == std::string_view::npos || numbering_level(folded) == 0) return 0;
  const auto words = folded.substr(0, stop);
  const bool named = std::any_of(kTails.begin(), kTails.end(),
                                 [&](std::string_view tail) { return words.ends_with(tail); });
  return named && !is_sentence(words) && words.find(',') == std::string_view::npos
             ? stop + kStop.size()
             : 0;
}

/// 附件1： and nothing else: the title follows.
bool is_label(std::string_view folded) {
  constexpr std::size_t kLongest = 6;
  return folded.ends_with(":") && count_characters(folded) <= kLongest;
}

}  // namespace

int numbering_level(std::string_view text) {
  if (text.starts_with("第")) {
    const auto run = numeral_run(text.substr(3));
    return run > 0 && starts_any(text.substr(3 + run), {"部分", "章", "节", "篇"}) ? 1 : 0;
  }
  if (const auto run = numeral_run(text); run > 0) {
    return starts_any(text.substr(run), {"、", ".", ",", "."}) ? 2 : 0;
  }
  if (text.starts_with("(")) {
    const auto run = numeral_run(text.substr(1));
    return run > 0 && text.substr(1 + run).starts_with(")") ? 3 : 0;
  }
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits > 0 && digits <= 2 && starts_any(text.substr(digits), {"、", "."})) {
    return text[digits] == '.' && is_decimal(text.substr(digits + 1)) ? 0 : 4;
  }
  return 0;
}

bool is_sentence(std::string_view folded) {
  constexpr std::size_t kLongest = 45;
  constexpr std::array<std::string_view, 5> kMarks{"。", ";", "万元", "亿元", "%"};
  constexpr std::size_t kMostBytes = 4;  // of a character: a long paragraph need not be counted
  return folded.size() > kLongest * kMostBytes || count_characters(folded) > kLongest ||
         folded.ends_with(":") || std::any_of(kMarks.begin(), kMarks.end(), [&](auto mark) {
           return has_word(folded, mark);
         });
}

void Outline::place(Block block, int markdown) {
  constexpr int kMostRunIn = 3;  // 八、…说明。（一）总体情况。2018年度…
  for (int i = 0; i < kMostRunIn; ++i) {
    const auto end = run_in_heading(block.folded.text());
    if (end == 0) break;
    block = place_run_in(block, end);
    if (block.folded.text().empty()) return;
  }
  place_one(std::move(block), markdown);
}

void Outline::place_one(Block block, int markdown) {
  if (block.end - block.begin > kLongestPiece) return place_pieces(block);
  const auto numbered = heading_level(block.folded.text());
  block.level = numbered > 0 ? numbered : markdown;
  if (block.level > 0) {
    block.kind = BlockKind::heading;
    open_section(block);
  } else if (document_.sections.empty() && in_title_ && !is_sentence(block.folded.text())) {
    block.kind = BlockKind::title;
  } else if (!document_.blocks.empty() || !is_label(block.folded.text())) {
    in_title_ = false;
  }
  block.section = current_;
  document_.blocks.push_back(std::move(block));
}

Block Outline::place_run_in(const Block& block, std::size_t heading_end) {
  constexpr std::size_t kStop = std::string_view("。").size();
  const auto& folded = block.folded;
  const auto stop = folded.source_offset(heading_end - kStop);
  const auto behind = stop + character_at(document_.source, stop).bytes;
  place_one(
      {.begin = block.begin, .end = stop, .folded = fold(document_.source, block.begin, stop)}, 0);
  Block rest{
      .begin = behind, .end = block.end, .folded = fold(document_.source, behind, block.end)};
  if (!rest.folded.text().empty()) rest.begin = rest.folded.source_offset(0);
  return rest;
}

void Outline::place_pieces(const Block& block) {
  in_title_ = false;
  for (auto begin = block.begin; begin < block.end;) {
    const auto end = piece_end(document_.source, begin, block.end);
    Block piece{.section = current_,
                .goes_on = end < block.end,
                .begin = begin,
                .end = end,
                .folded = fold(document_.source, begin, end)};
    begin = end;
    if (!piece.folded.text().empty()) document_.blocks.push_back(std::move(piece));
  }
}

void Outline::open_section(const Block& block) {
  auto parent = current_;
  while (parent >= 0 && document_.sections[static_cast<std::size_t>(parent)].level >= block.level) {
    parent = document_.sections[static_cast<std::size_t>(parent)].parent;
  }
  document_.sections.push_back(
      {.title = std::string(trimmed(document_.text(block.begin, block.end))),
       .level = block.level,
       .parent = parent,
       .block = document_.blocks.size()});
  current_ = static_cast<int>(document_.sections.size()) - 1;
}

}  // namespace gouji
