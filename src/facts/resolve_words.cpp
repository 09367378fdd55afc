// Items in the words of the text, which are compared with the same words only.
//
//   公务接待费、会议费和培训费20万元   one figure for several subjects is none of theirs
//   3.档案事务114万元                what opens a numbered paragraph names its item

#include <algorithm>

#include "facts/resolver.hpp"
#include "facts/subject.hpp"

namespace gouji {

/// Behind 、 or 和.
bool Resolver::is_joined(const Element& element) const {
  const auto at = before(element, {Role::filler});
  return at > 0 &&
         (letters_[at - 1] == letter::kEnum || has_role(letters_[at - 1], Role::comparison_open));
}

/// In words that do not go on with the item before, as 支出 does.
bool Resolver::says_item(const Element& element) const {
  if (element.is_path) return true;
  for (auto at = element.subject.first; at < element.subject.last; ++at) {
    if (!has_role(letters_[at], Role::subject)) continue;
    const auto& phrase = vocabulary_.phrases[tokens_[at].index];
    const bool gives = std::any_of(phrase.gives.begin(), phrase.gives.end(),
                                   [](const auto& g) { return g.first == Dimension::item; });
    if (gives && !phrase.weak) return true;
  }
  return false;
}

/// Counts the subjects that stand one behind the other; anything but marks and small words between
/// them ends the enumeration.
void Resolver::follow_enumeration(const Element& element) {
  if (!brackets_.empty()) return;
  const char first = letters_[element.all.first];
  if (element.kind == ElementKind::mention) {
    constexpr int kMany = 2;  // from here on a comma joins too
    const bool after_comma = element.all.first > 0 &&
                             letters_[element.all.first - 1] == letter::kComma &&
                             enumeration_.items >= kMany;
    const bool goes_on = enumeration_.items > 0 && (is_joined(element) || after_comma);
    if (!goes_on) enumeration_ = {0, element.subject};
    ++enumeration_.items;
    enumeration_.words.last = element.subject.last;
    return;
  }
  if (enumeration_.items == 0) return;
  constexpr LetterSet kInside(",/()fd=<");  // marks, fillers, particles, copulas, 和
  if (element.kind == ElementKind::other && kInside.has(first)) return;
  // 公务接待费、‹words that nobody knows›: what follows is not about the first alone.
  if (first == letter::kUnknown && is_joined(element)) current_.reset();
  enumeration_ = {};
}

/// What the figure of an element is about that stands for all of an enumeration: the last of it
/// states it (培训费20万元), or words behind it (合计20万元). `last` is what it would be about
/// alone.
std::optional<Identity> Resolver::enumeration(const Identity& last, const Element& element) const {
  const bool is_last = enumeration_.items > 0 && says_item(element) && is_joined(element);
  const bool is_behind = enumeration_.items > 1 && !says_item(element);
  if (!is_last && !is_behind) return std::nullopt;
  for (auto at = element.all.first; at < element.all.last; ++at) {
    const bool copula = has_role(letters_[at], Role::copula);
    if (copula && vocabulary_.phrases[tokens_[at].index].alike) return std::nullopt;
  }
  const auto end = is_last ? element.subject.last : enumeration_.words.last;
  const auto& text = disclosure_.document.blocks[block_].folded.text();
  const auto begin = tokens_[enumeration_.words.first].begin;
  const auto words = std::string_view(text).substr(begin, tokens_[end - 1].end - begin);
  Identity all;
  for (const auto d : {Dimension::fund, Dimension::period, Dimension::version, Dimension::project})
    all.set(d, last[d], last.origin(d));
  all.set(Dimension::item, disclosure_.symbols->intern(words), kOriginText);
  return all;
}

/// 「2、20126-档案事务」114万元: nothing but a name stands between the number and the amount.
std::optional<Identity> Resolver::opening_name(const Element& element) const {
  const auto end = element.all.first;
  const auto first = letters_.front() == letter::kListNumber ? 1 : behind_number();
  // 行政运行（2040601）「支出决算」为5万元 says its version, too
  const bool goes_on = may_go_on(element);
  const bool opens = (element.subject.empty() || goes_on) && first > 0 && end > first &&
                     letters_[static_cast<std::size_t>(element.figure)] == letter::kMoney;
  if (!opens) return std::nullopt;
  const auto names = letters_.substr(first, end - first);
  constexpr LetterSet kWords("()<fdEc=x0n/");
  const bool only_words =
      std::all_of(names.begin(), names.end(), [&](char letter) { return kWords.has(letter); });
  const bool coded = names.ends_with("(n)") || names.ends_with("(0)");  // 乡镇卫生院（2100302）
  if (!only_words || (names.back() != letter::kUnknown && !coded)) return std::nullopt;
  constexpr std::size_t kShortest = 9;  // bytes: three characters
  constexpr std::size_t kLongest = 90;
  const auto& text = disclosure_.document.blocks[block_].folded.text();
  const auto words = std::string_view(text).substr(tokens_[first].begin,
                                                   tokens_[end - 1].end - tokens_[first].begin);
  if (words.size() < kShortest || words.size() > kLongest) return std::nullopt;
  Identity out;
  out.set(Dimension::fund, heading_[Dimension::fund], kOriginHeading);
  out.set(Dimension::item, disclosure_.symbols->intern(words), kOriginText);
  if (goes_on) {
    const auto said = compose(tokens_, element.subject, disclosure_);
    if (said.has(Dimension::version))
      out.set(Dimension::version, said[Dimension::version], said.origin(Dimension::version));
  }
  return out;
}

}  // namespace gouji
