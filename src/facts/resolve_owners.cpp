// Whose money, of which fund and year a government's paragraph tells, where the words of a figure
// do not say it.
//
//   全市一般公共预算收入500亿元，支出600亿元。市级一般公共预算收入200亿元，「支出」250亿元
//   养老保险基金收入2000万元，「支出」1500万元: of what nobody knows, and compared with nothing

#include <algorithm>

#include "facts/periods.hpp"
#include "facts/resolver.hpp"
#include "facts/subject.hpp"

namespace gouji {

/// Remembers the level and the fund that stand in front of figures outside lists; behind 其中 they
/// are those of a part.
void Resolver::note_owner(const Element& element) {
  if (!first_of_sentence_ && lists_.size() > carried_) return;
  const auto& text = disclosure_.document.blocks[block_].folded.text();
  for (auto at = element.all.first; at < element.all.last; ++at) {
    const auto& token = tokens_[at];
    if (token.letter == letter::kYear && first_of_sentence_ && element.kind != ElementKind::base)
      said_period_ = period_of(static_cast<int>(token.index), disclosure_);
    const auto words = std::string_view(text).substr(token.begin, token.end - token.begin);
    const bool versions = token.letter == letter::kUnknown || token.letter == letter::kPeriod;
    if (versions && !word_in(words, vocabulary_.planned).empty()) planned_ = true;
    if (words.ends_with("完成")) planned_ = false;
    if (has_role(token.letter, Role::entity) || token.letter == letter::kUnknown) {
      const auto& scopes = vocabulary_.scopes;
      const auto scope = std::find_if(scopes.begin(), scopes.end(), [&](const std::string& word) {
        return words.ends_with(word) || words.starts_with(word);
      });
      if (scope != scopes.end()) said_scope_ = disclosure_.symbols->intern(*scope);
      // 失业保险基金收入400亿元，「支出」350亿元
      const bool names = token.letter == letter::kUnknown && at + 1 < letters_.size() &&
                         has_role(letters_[at + 1], Role::subject);
      if (names && (scope == scopes.end() || *scope != words)) {
        Element next;
        next.subject = {at + 1, at + 2};
        said_words_ = disclosure_.symbols->intern(qualifier_before(next));
      }
    } else if (has_role(token.letter, Role::subject)) {
      const auto& gives = vocabulary_.phrases[token.index].gives;
      if (gives.size() == 1 && gives.front().first == Dimension::fund)
        said_fund_ = gives.front().second;
    }
  }
}

/// Gives a total what its paragraph, else its heading, says of it. One of which nothing is said may
/// be anybody's.
void Resolver::give_owner(Identity& identity) const {
  if (planned_ && !identity.has(Dimension::version))
    identity.set(Dimension::version, kUnknown, kOriginGrammar);
  for (const auto d : {Dimension::period, Dimension::version})
    if (!identity.has(d) && heading_.has(d)) identity.set(d, heading_[d], kOriginHeading);
  const auto period = identity.origin(Dimension::period);
  if (said_period_ != kNone && (!identity.has(Dimension::period) || period == kOriginHeading))
    identity.set(Dimension::period, said_period_, kOriginInherited);
  const auto item = identity.origin(Dimension::item);
  const auto fund = identity.origin(Dimension::fund);
  // 政府性基金 …「上级补助收入」: of that fund, and no money of an office's own
  const bool by_item = item < kOriginTable && item == fund;
  if (said_fund_ != kNone && (by_item || fund == kOriginDefault))
    identity.set(Dimension::fund, said_fund_, kOriginInherited);
  const bool bare =
      identity.origin(Dimension::fund) == kOriginDefault && !identity.has(Dimension::qualifier);
  // 上解支出5亿元，「支出总计」155亿元: a grand total is not of the words before
  const auto of = identity[Dimension::item];
  const bool goes_on = is_weak(of, vocabulary_) || is_balance(of, vocabulary_);
  const bool told = fund == kOriginDefault && said_words_ != kNone && goes_on;
  if (told && !identity.has(Dimension::qualifier))
    identity.set(Dimension::qualifier, said_words_, kOriginInherited);
  if (said_scope_ != kNone && !identity.has(Dimension::qualifier))
    identity.set(Dimension::qualifier, said_scope_, kOriginInherited);
  const bool unsaid =
      said_scope_ == kNone && !heading_.has(Dimension::qualifier) && !heading_.has(Dimension::fund);
  if (bare && unsaid && !told) identity.set(Dimension::qualifier, kUnknown, kOriginGrammar);
}

}  // namespace gouji
