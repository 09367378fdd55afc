#include "facts/number_list.hpp"

#include "facts/number.hpp"

namespace gouji {

std::size_t list_mark(std::string_view text, std::size_t at) {
  constexpr std::string_view kMark = "、";
  if (at >= text.size()) return 0;
  if (text[at] == ',') return 1;
  return text.substr(at, kMark.size()) == kMark ? kMark.size() : 0;
}

const Unit* unit_of_list(std::string_view text, std::size_t end, int decimals,
                         const Vocabulary& vocabulary) {
  constexpr int kMost = 4;
  if (decimals <= 0) return nullptr;  // 2、3万元: two or three
  const auto is_digit = [&](std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
  };
  for (int more = 0; more < kMost; ++more) {
    const auto mark = list_mark(text, end);
    if (mark == 0) return nullptr;
    end += mark;
    if (end < text.size() && text[end] == '-') ++end;
    if (!is_digit(end)) return nullptr;
    const auto next = parse_digits(text, end);
    if (!next || next->decimals != decimals) return nullptr;
    end += next->bytes;
    if (end >= text.size()) return nullptr;
    const auto unit = vocabulary.unit_lexicon.longest(text, end);
    if (unit.bytes == 0) continue;
    const auto& known = vocabulary.units[unit.id];
    const bool measures = known.kind == UnitKind::money || known.kind == UnitKind::percent;
    return measures ? &known : nullptr;
  }
  return nullptr;
}

}  // namespace gouji
