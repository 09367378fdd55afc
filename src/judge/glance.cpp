#include "judge/glance.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/find_word.hpp"

namespace gouji {
namespace {

constexpr std::size_t kIdeograph = 3;  // bytes of a Chinese one
constexpr std::size_t kShortestPassage = 20 * kIdeograph;
constexpr std::uint32_t kLooksBack = 8192;  // bytes: no paragraph of a disclosure is longer

std::string_view text_of(const Span& span, const Disclosure& disclosure) {
  const std::string_view whole = disclosure.document.blocks[span.block].folded.text();
  return whole.substr(0, span.end).substr(span.begin);
}

/// Where what follows the last such byte begins; 0 where there is none. rfind() goes byte by byte.
std::size_t behind_last(std::string_view text, char mark) {
  const auto* const found = static_cast<const char*>(memrchr(text.data(), mark, text.size()));
  return found == nullptr ? 0 : static_cast<std::size_t>(found - text.data()) + 1;
}

/// The number of a heading and its style: 三、 is 3 of style 2, （三） 3 of style 3; 0: none.
struct HeadingNumber {
  int value = 0;
  int style = 0;
  std::string_view rest;
};

int numeral(std::string_view text, std::size_t& bytes) {
  constexpr std::array<std::string_view, 10> kDigits{"一", "二", "三", "四", "五",
                                                     "六", "七", "八", "九", "十"};
  int tens = 0;
  int ones = 0;
  for (bytes = 0; bytes + kIdeograph <= text.size(); bytes += kIdeograph) {
    const auto* const digit =
        std::find(kDigits.begin(), kDigits.end(), text.substr(bytes, kIdeograph));
    if (digit == kDigits.end()) break;
    const auto value = static_cast<int>(digit - kDigits.begin()) + 1;
    if (value == 10) {
      tens = std::max(ones, 1);
      ones = 0;
    } else {
      ones = value;
    }
  }
  return tens * 10 + ones;
}

HeadingNumber heading_number(std::string_view text) {
  const bool in_brackets = text.starts_with("(");
  if (in_brackets) text.remove_prefix(1);
  std::size_t bytes = 0;
  const auto value = numeral(text, bytes);
  const auto mark = in_brackets ? std::string_view(")") : std::string_view("、");
  if (bytes == 0 || !text.substr(bytes).starts_with(mark)) return {};
  return {value, in_brackets ? 3 : 2, text.substr(bytes + mark.size())};
}

bool is_list_item(const Block& block) {
  const auto& text = block.folded.text();
  return block.kind == BlockKind::paragraph && text.size() > kShortestPassage &&
         (text.front() == '(' || (text.front() >= '0' && text.front() <= '9'));
}

bool has_stop(const Block& block) {
  const std::string_view text = block.folded.text();
  return text.ends_with("。") || text.ends_with(';');
}

}  // namespace

bool may_find(const Glance& glance, const Span& piece, const Disclosure& disclosure) {
  switch (glance.function) {
    case Function::said_before:
      return is_said_before(piece, disclosure);
    case Function::open_bracket:
      return open_bracket_of(text_of(piece, disclosure)).has_value();
    case Function::ends_alone:
      return is_between_stops(piece, disclosure);
    case Function::misnumbered:
      return wanted_number(piece, glance.words, disclosure).has_value();
    case Function::misnamed_office: {
      const auto end = office_end(disclosure.unit);
      return !end.empty() && includes(text_of(piece, disclosure), end);
    }
    default:
      return true;
  }
}

bool ends_with_any(std::string_view text, const std::vector<std::string>& ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](const auto& end) { return text.ends_with(end); });
}

bool is_said_before(const Span& passage, const Disclosure& disclosure) {
  if (passage.begin < kShortestPassage) return false;
  auto text = text_of(passage, disclosure);
  text.remove_prefix(behind_last(text, ':'));
  if (text.size() < kShortestPassage) return false;
  const auto from = passage.begin > kLooksBack ? passage.begin - kLooksBack : 0;
  return includes(text_of({passage.block, from, passage.begin}, disclosure), text);
}

std::optional<std::size_t> open_bracket_of(std::string_view text) {
  std::vector<std::size_t> open;
  auto left = text.find('(');
  auto right = left == std::string_view::npos ? left : text.find(')', left);
  while (left != right) {  // not there: behind all
    if (left < right) {
      open.push_back(left);
      left = text.find('(', left + 1);
    } else {
      if (!open.empty()) open.pop_back();
      right = text.find(')', right + 1);
    }
  }
  return open.empty() ? std::nullopt : std::optional(open.front());
}

bool is_between_stops(const Span& item, const Disclosure& disclosure) {
  const auto& blocks = disclosure.document.blocks;
  if (item.block == 0 || item.block + 1 >= blocks.size()) return false;
  const auto& before = blocks[item.block - 1];
  const auto& behind = blocks[item.block + 1];
  return is_list_item(blocks[item.block]) && is_list_item(before) && is_list_item(behind) &&
         before.section == behind.section && has_stop(before) && has_stop(behind);
}

std::optional<int> wanted_number(const Span& heading, const std::vector<std::string>& ends,
                                 const Disclosure& disclosure) {
  const auto& document = disclosure.document;
  const auto block = heading.block;
  const auto section = document.blocks[block].section;
  if (section < 0 || document.sections[static_cast<std::size_t>(section)].block != block)
    return std::nullopt;
  const auto own = heading_number(document.blocks[block].folded.text());
  if (own.value < 2 || !ends_with_any(own.rest, ends)) return std::nullopt;
  const auto parent = document.sections[static_cast<std::size_t>(section)].parent;
  for (auto i = section; i > 0; --i) {
    const auto& before = document.sections[static_cast<std::size_t>(i) - 1];
    if (before.parent != parent) continue;
    const auto other = heading_number(document.blocks[before.block].folded.text());
    if (other.style != own.style || !ends_with_any(other.rest, ends)) return std::nullopt;
    const bool twice = own.value == other.value && own.rest != other.rest;
    if (!twice && own.value != other.value + 2) return std::nullopt;
    const auto wanted = other.value + 1;
    for (auto b = before.block + 1; b < block; ++b) {  // 三、… that is no heading for us
      if (heading_number(document.blocks[b].folded.text()).value == wanted) return std::nullopt;
    }
    return wanted;
  }
  return std::nullopt;
}

std::string_view office_end(std::string_view office) {
  constexpr std::size_t kSameEnd = 4 * kIdeograph;
  return office.size() < kShortestOffice ? std::string_view()
                                         : office.substr(office.size() - kSameEnd);
}

}  // namespace gouji
