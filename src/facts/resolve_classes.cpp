// Classes of expenditure that a list calls by their bare names: 一般公共预算支出100万元，其中：
// 「行政运行」60万元，「住房公积金」6万元. Names are looked up only where the list divides
// expenditure by function: elsewhere 住房公积金 may be what is paid of it.

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "facts/resolver.hpp"
#include "facts/subject.hpp"

namespace gouji {
namespace {

constexpr std::string_view kExpenditure = "支出";
constexpr unsigned kClass = 1;  ///< of three digits

/// Offices leave 支出 out, or add it.
std::string other_ending(std::string_view name) {
  if (!name.ends_with(kExpenditure)) return std::string(name) + std::string(kExpenditure);
  return std::string(name.substr(0, name.size() - kExpenditure.size()));
}

}  // namespace

/// Expenditure as a whole, of a fund, or of a class, and parts that are classes as far as is known.
bool Resolver::divides_by_function(const PartList& list) const {
  constexpr std::array kOther{Dimension::nature, Dimension::economic, Dimension::kind,
                              Dimension::qualifier, Dimension::project};
  const auto& whole = list.whole.identity;
  if (whole[Dimension::item] != vocabulary_.known.expenditure || list.undeclared) return false;
  if (list.by != Dimension::item && list.by != Dimension::function) return false;
  return std::none_of(kOther.begin(), kOther.end(), [&](Dimension d) { return whole.has(d); }) &&
         list.whole.latest() != kNoFact;
}

/// Words that nobody knows stand before the amount, or before the 支出 that they end with.
bool Resolver::is_bare_class(const Element& element) const {
  if (element.is_path || element.figure < 0) return false;
  if (letters_[static_cast<std::size_t>(element.figure)] != letter::kMoney) return false;
  const auto at = element.subject.empty()
                      ? before(element, {Role::filler, Role::copula, Role::particle})
                      : element.subject.first;
  const bool ends = element.subject.empty() || element.subject.last - element.subject.first == 1;
  return ends && letter_before(at) == letter::kUnknown;
}

/// The name of a class that stands between the last mark and a figure, with or without 支出, a
/// number or small words around it.
Resolver::ClassName Resolver::class_before(std::size_t figure) const {
  constexpr std::size_t kLongest = 12;
  constexpr LetterSet kMarks(",/;:.(#QK");
  constexpr LetterSet kEndings("=f:dvS");
  auto first = figure;
  while (first > 0 && figure - first < kLongest && !kMarks.has(letters_[first - 1]) &&
         !(letters_[first - 1] == '<' && first > 1 && letters_[first - 2] == letter::kMoney)) {
    --first;
  }
  const auto& text = disclosure_.document.blocks[block_].folded.text();
  const auto& codes = vocabulary_.codes->of(Dimension::function);
  for (;; ++first) {
    for (auto last = figure; last > first; --last) {
      const auto begin = tokens_[first].begin;
      std::string name = text.substr(begin, tokens_[last - 1].end - begin);
      if (auto widths = codes.widths(name) | codes.widths(other_ending(name)); widths != 0)
        return {std::move(name), widths};
      if (!kEndings.has(letters_[last - 1])) break;
    }
    if (first >= figure || letters_[first] == letter::kUnknown) return {};
  }
}

/// The same of a part of a list; all of them where that is not known.
unsigned Resolver::widths_of(FactId part) const {
  constexpr unsigned kAny = 7;
  const auto function = disclosure_.figure(part).identity[Dimension::function];
  if (function == kNone || function == kUnknown) return kAny;
  const auto word = disclosure_.symbols->word(function);
  const auto& codes = vocabulary_.codes->of(Dimension::function);
  const auto widths = codes.widths(word) | codes.widths(other_ending(word));
  return widths == 0 ? kAny : widths;
}

/// The function that the vocabulary gives a class by its name, with or without 支出; kNone where it
/// has no such name.
Symbol Resolver::class_called(const std::string& name) const {
  const auto full = name.ends_with(kExpenditure) ? name : name + std::string(kExpenditure);
  const auto known = vocabulary_.lexicon.longest(full, 0);
  if (known.bytes != full.size()) return kNone;
  for (const auto& [dimension, value] : vocabulary_.phrases[known.id].gives) {
    if (dimension == Dimension::function) return value;
  }
  return kNone;
}

/// Reads such a figure; false where it is none, cannot be beside the others of its list (a class
/// and what is below it), or stands there twice.
bool Resolver::state_class(const Element& element) {
  if (lists_.empty() || in_reason_ || !divides_by_function(lists_.back())) return false;
  if (!is_bare_class(element) || vocabulary_.codes == nullptr) return false;
  const auto by = division();
  if (by != Dimension::function && by != Dimension::item) return false;
  const auto name = class_before(static_cast<std::size_t>(element.figure));
  if (name.text.empty()) return false;
  const auto& list = lists_.back();
  const bool paid = vocabulary_.codes->of(Dimension::economic).widths(name.text) != 0;
  if (paid && by != Dimension::function) return false;
  auto widths = name.widths;
  for (const auto part : {list.parts.empty() ? kNoFact : list.parts.front(),
                          list.parts.empty() ? kNoFact : list.parts.back()}) {
    if (part != kNoFact) widths &= widths_of(part);
  }
  auto identity = list.whole.identity;
  for (const auto d : {Dimension::measure, Dimension::unit}) identity.clear(d);
  if (!element.subject.empty()) {  // 行政运行「年初预算」40万元
    const auto said = compose(tokens_, element.subject, disclosure_);
    for (const auto d : {Dimension::version, Dimension::period})
      if (said.has(d)) identity.set(d, said[d], said.origin(d));
  }
  const auto above = identity[Dimension::function];
  const auto words = above == kNone || above == kUnknown
                         ? name.text
                         : std::string(disclosure_.symbols->word(above)) + name.text;
  identity.set(Dimension::function, disclosure_.symbols->intern(words), kOriginText);
  // 按支出功能分类：「教育」80万元 is what the vocabulary calls 教育支出
  if (by == Dimension::function && (widths & kClass) != 0)
    identity.set(Dimension::function, class_called(name.text), kOriginText);
  const bool again = std::any_of(list.parts.begin(), list.parts.end(), [&](FactId part) {
    return disclosure_.figure(part).identity[Dimension::function] == identity[Dimension::function];
  });
  const bool unknown =
      (widths & kClass) != 0 && (by != Dimension::function || !identity.has(Dimension::function));
  if (widths == 0 || unknown || again) return false;
  assert_figure(identity, element.figure);
  return true;
}

}  // namespace gouji
