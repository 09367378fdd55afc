#include "document/contents.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "document/document.hpp"
#include "document/outline.hpp"

namespace gouji {
namespace {

bool is_leader(char32_t code) {
  return code == U'.' || code == U'…' || code == U'·' || code == U'⋯' || code == U'-' ||
         code == U'—' || code == U'_' || code == 0x2024 || code == 0x2025;
}

/// An entry without its dots and its page number.
std::string entry(std::string_view folded) {
  auto end = folded.size();
  while (end > 0 && folded[end - 1] >= '0' && folded[end - 1] <= '9') --end;
  std::string out;
  for (std::size_t at = 0; at < end;) {
    const auto c = character_at(folded, at);
    if (c.code != U' ' && !is_leader(c.code)) out.append(folded.substr(at, c.bytes));
    at += c.bytes;
  }
  return out;
}

bool has_leaders(std::string_view folded) {
  int run = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const auto c = character_at(folded, at);
    run = is_leader(c.code) ? run + (c.code == U'…' || c.code == U'⋯' ? 3 : 1) : 0;
    if (run >= 3) return true;
    at += c.bytes;
  }
  return false;
}

/// 第一部分 of 第一部分 部门概况; empty without such a number.
std::string_view number_of(std::string_view folded) {
  constexpr std::string_view kPart = "部分";
  if (numbering_level(folded) == 0) return {};
  if (const auto part = folded.find(kPart); folded.starts_with("第"))
    return part == std::string_view::npos ? std::string_view() : folded.substr(0, part);
  return folded.substr(0, std::min(folded.find("、"), folded.find_first_of(".),")));
}

}  // namespace

bool is_contents_title(std::string_view text) {
  constexpr std::size_t kLongest = 40;  // bytes: 目录, spread out
  if (text.size() > kLongest || !has_word(text, "目")) return false;
  const auto folded = fold(text);
  std::string plain;
  std::copy_if(folded.begin(), folded.end(), std::back_inserter(plain),
               [](char c) { return c != ' '; });
  return plain == "目录" || plain == "目次";
}

bool may_be_entry(std::string_view text) {
  const auto folded = fold(text);
  return has_leaders(folded) || !is_sentence(folded);
}

bool Contents::takes(std::string_view text) { return takes(text, false); }
bool Contents::takes_on_page(std::string_view text) { return takes(text, true); }

bool Contents::takes(std::string_view text, bool anything) {
  if (!seen_ && is_contents_title(text)) {
    seen_ = open_ = true;
    return true;
  }
  if (!open_) return false;
  const auto folded = fold(text);
  const auto key = entry(folded);
  const bool numbered = numbering_level(folded) > 0;
  const bool page = !folded.empty() && folded.back() >= '0' && folded.back() <= '9';
  const bool looks_like_entry =
      anything || has_leaders(folded) || ((numbered || page) && !is_sentence(folded));
  const auto number = std::string(number_of(folded));
  const bool again = !first_.empty() && (key == first_ || (!number.empty() && number == number_));
  if (again || !looks_like_entry) {
    open_ = false;
    return false;
  }
  if (first_.empty()) {
    first_ = key;
    number_ = number;
  }
  return true;
}

}  // namespace gouji
