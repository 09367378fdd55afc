#include "facts/subject.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace gouji {

Symbol period_of(int year, Disclosure& disclosure) {
  const auto& known = disclosure.vocabulary->known;
  if (disclosure.year && year == *disclosure.year) return known.this_year;
  if (disclosure.year && year == *disclosure.year - 1) return known.last_year;
  return disclosure.symbols->intern(fmt::format("{}年", year));
}

Identity compose(const std::vector<Token>& tokens, TokenRange words, Disclosure& disclosure) {
  Identity out;
  const auto& phrases = disclosure.vocabulary->phrases;
  const auto this_year = disclosure.vocabulary->known.this_year;
  bool dated = false;
  for (auto i = words.first; i < words.last; ++i) {
    const auto& token = tokens[i];
    if (token.letter == letter::kYear) {
      out.set(Dimension::period, period_of(static_cast<int>(token.index), disclosure), kOriginText);
      dated = true;
      continue;
    }
    const bool gives = token.letter == static_cast<char>(Role::subject) ||
                       token.letter == letter::kPeriod || token.letter == letter::kVersion ||
                       token.letter == letter::kCounted;
    if (!gives) continue;
    const auto& phrase = phrases[token.index];
    const auto origin = static_cast<Origin>(token.index);
    for (const auto& [dimension, value] : phrase.gives) {
      if (phrase.weak && dimension == Dimension::item && out.has(Dimension::item)) continue;
      // 2022年「当年」预算执行数: the year that was just named
      if (dated && dimension == Dimension::period && value == this_year) continue;
      out.set(dimension, value, origin);
    }
  }
  return out;
}

namespace {

/// 卫生健康（类）支出 is 卫生健康支出.
Identity class_of(std::string path, const Vocabulary& vocabulary) {
  const auto mark = path.rfind('(');
  if (mark == std::string::npos) return {};
  path.replace(mark, std::string::npos, vocabulary.symbols.word(vocabulary.known.expenditure));
  const auto phrase = vocabulary.lexicon.longest(path, 0);
  Identity out;
  if (phrase.bytes != path.size()) return out;
  for (const auto& [dimension, value] : vocabulary.phrases[phrase.id].gives)
    out.set(dimension, value, static_cast<Origin>(phrase.id));
  return out;
}

}  // namespace

Identity compose_path(const std::vector<Token>& tokens, TokenRange words, std::uint32_t block,
                      Disclosure& disclosure) {
  const auto& text = disclosure.document.blocks[block].folded.text();
  Symbol period = kNone;
  for (; words.first + 1 < words.last && tokens[words.first].letter == letter::kYear;
       ++words.first) {
    period = period_of(static_cast<int>(tokens[words.first].index), disclosure);
  }
  const auto begin = tokens[words.first].begin;
  const auto end = tokens[words.last - 1].end;
  const auto known = compose(tokens, words, disclosure);
  const auto marks = std::count_if(
      tokens.begin() + words.first, tokens.begin() + words.last,
      [](const Token& t) { return t.letter == static_cast<char>(Role::level_of_code); });
  // 卫生健康支出（类）, but 「其他教育支出」（款） is no 教育支出
  const bool is_class = text.substr(begin, end - begin).ends_with("(类)");
  const bool named =
      is_class || std::none_of(tokens.begin() + words.first, tokens.begin() + words.last,
                               [](const Token& t) { return t.letter == letter::kUnknown; });
  if (marks == 1 && named && known.has(Dimension::function)) return known;
  Identity out;
  if (marks == 1) out = class_of(text.substr(begin, end - begin), *disclosure.vocabulary);
  if (period != kNone) out.set(Dimension::period, period, kOriginText);
  if (out.has(Dimension::function)) return out;
  out.set(Dimension::item, disclosure.vocabulary->known.expenditure, kOriginGrammar);
  out.set(Dimension::function, disclosure.symbols->intern(text.substr(begin, end - begin)),
          kOriginText);
  return out;
}

bool names_item(const Overlay& overlay, Symbol item) {
  return std::any_of(overlay.begin(), overlay.end(), [&](const auto& named) {
    return named.first == Dimension::item && named.second == item;
  });
}

bool is_weak(Symbol item, const Vocabulary& vocabulary) {
  const auto& weak = vocabulary.weak_items;
  return std::find(weak.begin(), weak.end(), item) != weak.end();
}

bool is_balance(Symbol item, const Vocabulary& vocabulary) {
  const auto& balances = vocabulary.may_be_negative;
  return std::find(balances.begin(), balances.end(), item) != balances.end();
}

bool is_of_funds(Symbol item, const Vocabulary& vocabulary) {
  return std::any_of(vocabulary.defaults.begin(), vocabulary.defaults.end(), [&](const Default& d) {
    return std::find(d.items.begin(), d.items.end(), item) != d.items.end() &&
           std::any_of(d.gives.begin(), d.gives.end(),
                       [](const auto& given) { return given.first == Dimension::fund; });
  });
}

bool is_average(const Identity& identity, const Vocabulary& vocabulary) {
  const auto& averages = vocabulary.averages;
  return std::any_of(averages.begin(), averages.end(), [&](Symbol word) {
    return identity[Dimension::item] == word || identity[Dimension::qualifier] == word;
  });
}

void fill_defaults(Identity& identity, const Vocabulary& vocabulary) {
  const auto item = identity[Dimension::item];
  for (const auto& standard : vocabulary.defaults) {
    if (std::find(standard.items.begin(), standard.items.end(), item) == standard.items.end())
      continue;
    for (const auto& [dimension, value] : standard.gives) {
      if (!identity.has(dimension)) identity.set(dimension, value, kOriginDefault);
    }
  }
}

}  // namespace gouji
