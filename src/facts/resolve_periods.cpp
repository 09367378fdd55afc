// What the text of a government says of, besides items: parts of a year, and whose money.
//
//   6月当月，一般公共预算收入100万元。1-6月累计，一般公共预算收入1000万元: two periods
//   （一）全市情况 …（二）市级情况 …: what stands below is of one of them

#include <algorithm>
#include <string>

#include "facts/periods.hpp"
#include "facts/resolver.hpp"

namespace gouji {
namespace {

/// A number of months behind a range or not: 6月, 1-6月. Where the range begins, or `npos`.
std::size_t months_end_here(std::string_view text, std::size_t end) {
  constexpr std::string_view kMonth = "月";
  if (!text.substr(0, end).ends_with(kMonth)) return std::string_view::npos;
  auto at = end - kMonth.size();
  const auto digit = [&] { return at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9'; };
  while (digit()) --at;
  for (const std::string_view to : {"-", "—", "–", "~", "至", "到"}) {
    if (!text.substr(0, at).ends_with(to)) continue;
    at -= to.size();
    if (text.substr(0, at).ends_with(kMonth)) at -= kMonth.size();
    while (digit()) --at;
    break;
  }
  return at;
}

/// 1-12月, 12月底: the whole year; 6月30日: a day, and a day says nothing of the amounts.
bool is_whole_year(std::string_view months, std::string_view behind) {
  constexpr std::string_view kLast = "12月";
  return months.ends_with(kLast) &&
         (months.size() > kLast.size() || behind.starts_with("底") || behind.starts_with("末"));
}

}  // namespace

bool is_government(const Disclosure& disclosure) {
  return disclosure.of_government || disclosure.kind == "unknown";
}

std::string_view word_in(std::string_view text, const std::vector<std::string>& list) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const std::string& word) {
    return text.find(word) != std::string_view::npos;
  });
  return found == list.end() ? std::string_view() : std::string_view(*found);
}

Symbol scope_of(std::string_view heading, Disclosure& disclosure) {
  const auto word = word_in(heading, disclosure.vocabulary->scopes);
  return word.empty() ? kNone : disclosure.symbols->intern(word);
}

/// Remembers which part of the year the sentence, or the title, is about.
void Resolver::note_part_of_year(const Element& element) {
  const auto& text = disclosure_.document.blocks[block_].folded.text();
  const bool title = disclosure_.document.blocks[block_].kind == BlockKind::title;
  for (auto at = element.all.first; at < element.all.last; ++at) {
    const auto& token = tokens_[at];
    if (token.letter != letter::kApart && token.letter != letter::kUnknown) continue;
    const auto words = std::string_view(text).substr(token.begin, token.end - token.begin);
    auto part = std::string(word_in(words, vocabulary_.parts_of_year));
    if (part.empty() && token.letter == letter::kApart) {
      const auto begin = months_end_here(text, token.end);
      if (begin == std::string_view::npos) continue;
      const auto behind = std::string_view(text).substr(token.end);
      const bool day = !behind.empty() && behind.front() >= '0' && behind.front() <= '9';
      part = text.substr(begin, token.end - begin);
      if (day || is_whole_year(part, behind)) continue;
    }
    if (part.empty()) continue;
    if (title) {
      reading_.part_of_year = part;
      continue;
    }
    part_of_year_ = part == reading_.part_of_year ? kNone : disclosure_.symbols->intern(part);
  }
}

/// Gives a figure the part of the year that its sentence is about, and whose it is by the heading.
void Resolver::narrow(Identity& identity) const {
  if (disclosure_.of_government) give_owner(identity);
  if (heading_.has(Dimension::qualifier) && !identity.has(Dimension::qualifier))
    identity.set(Dimension::qualifier, heading_[Dimension::qualifier], kOriginHeading);
  // 二、政府性基金 …「上级补助收入」: of that fund, and no money of an office's own
  const auto item = identity.origin(Dimension::item);
  const bool by_item = item < kOriginTable && item == identity.origin(Dimension::fund);
  if (by_item && heading_.has(Dimension::fund))
    identity.set(Dimension::fund, heading_[Dimension::fund], kOriginHeading);

  const auto period = identity[Dimension::period];
  const auto origin = identity.origin(Dimension::period);
  if (part_of_year_ == kNone || origin == kOriginGrammar) return;
  if (period == base_ && period != kNone) return;
  if (origin == kOriginInherited || period == kNone || period == vocabulary_.known.this_year) {
    identity.set(Dimension::period, part_of_year_, kOriginGrammar);
    return;
  }
  const auto& symbols = *disclosure_.symbols;
  const auto words = std::string(symbols.word(period)) + std::string(symbols.word(part_of_year_));
  identity.set(Dimension::period, disclosure_.symbols->intern(words), kOriginGrammar);
}

/// 「2022年度」基本支出68万元；「项目支出」27万元: of which year the second is, nobody says.
void Resolver::follow_year(Identity& identity) {
  if (!brackets_.empty()) return;  // what stands in them is over with them
  const auto origin = identity.origin(Dimension::period);
  if (identity.has(Dimension::period) && (origin < kOriginTable || origin == kOriginText)) {
    const auto said = identity[Dimension::period];
    said_year_ = said == vocabulary_.known.this_year ? kNone : said;
  } else if (said_year_ != kNone && identity[Dimension::period] != said_year_) {
    identity.set(Dimension::qualifier, kUnknown, kOriginInherited);
  }
}

}  // namespace gouji
