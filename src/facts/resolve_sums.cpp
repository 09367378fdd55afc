// Sums that a sentence makes itself:
// 本年收入400万元，「加上」年初结转和结余60万元，收入总计460万元.

#include <algorithm>
#include <utility>

#include "facts/resolver.hpp"
#include "facts/subject.hpp"

namespace gouji {
namespace {

/// Letters of a sentence that may say something else of an amount than what it comes to.
constexpr LetterSet kOther("DQKHCV<GBLOPw");

constexpr std::ptrdiff_t kLeast = 3;  // amounts: two terms and their total

}  // namespace

/// A total of all that comes in or goes out, in so many words: 收入总计, 支出合计.
bool Resolver::is_grand_total(TokenRange words) const {
  const auto item = compose(tokens_, words, disclosure_)[Dimension::item];
  const bool total = !is_balance(item, vocabulary_) && is_of_funds(item, vocabulary_);
  Element element;
  element.subject = words;
  return total && says_item(element);
}

/// 10万元「和」20万元
bool Resolver::is_conjunction(std::size_t at) const {
  if (!has_role(letters_[at], Role::comparison_open)) return false;
  const auto& words = vocabulary_.conjunctions;
  const auto& text = vocabulary_.phrases[tokens_[at].index].text;
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// Makes a claim of each such sum in a stretch of the block between full stops.
void Resolver::add_up(std::size_t first, std::size_t last) {
  if (std::count(letters_.begin() + first, letters_.begin() + last, letter::kMoney) < kLeast)
    return;
  std::vector<std::size_t> amounts;
  std::size_t sign = last;  // of 加上
  int depth = 0;
  for (auto at = first; at < last; ++at) {
    const char c = letters_[at];
    depth += c == letter::kOpen ? 1 : c == letter::kClose ? -1 : 0;
    if (depth != 0) continue;
    if (c == letter::kMoney) amounts.push_back(at);
    const bool word = has_role(c, Role::filler) || has_role(c, Role::subject);
    if (word && vocabulary_.phrases[tokens_[at].index].adds) {
      if (sign < last || amounts.size() != 1) return;
      sign = at;
    } else if (kOther.has(c) && !is_conjunction(at)) {
      return;
    }
  }
  if (sign == last || std::ssize(amounts) < kLeast) return;
  const auto before = static_cast<std::uint32_t>(amounts[amounts.size() - 2] + 1);
  const auto total = static_cast<std::uint32_t>(amounts.back());
  if (!is_grand_total({before, total})) return;
  Claim claim{.kind = ClaimKind::parts,
              .span = span_of({static_cast<std::uint32_t>(amounts.front()), total + 1}),
              .about = figure_at(total).identity,
              .subject = id_at(total),
              .parts = {}};
  claim.complete = true;
  for (const auto amount : amounts) {
    const auto& figure = figure_at(static_cast<std::int64_t>(amount));
    if (figure.state != FigureState::read || figure.in_reason) return;
    if (amount != total) claim.parts.push_back(id_at(static_cast<std::int64_t>(amount)));
  }
  // 本年收入400万元，加上年结转60万元，「收入合计」460万元 is not what was taken in this year.
  auto& sum = figure_at(total);
  const bool again = std::any_of(claim.parts.begin(), claim.parts.end(), [&](FactId part) {
    return disclosure_.figure(part).identity == sum.identity;
  });
  if (again) {
    if (reading_.latest.of(sum.identity, disclosure_.identities) == claim.subject)
      reading_.latest.forget(sum.identity);
    sum.identity = disclosure_.identities.keep_with(sum.identity, Dimension::qualifier, kUnknown,
                                                    kOriginGrammar);
    claim.about = sum.identity;
  }
  disclosure_.claims.push_back(std::move(claim));
}

void Resolver::add_up() {
  if (std::count(letters_.begin(), letters_.end(), letter::kMoney) < kLeast) return;
  std::size_t first = 0;
  for (std::size_t at = 0; at < letters_.size(); ++at) {
    if (letters_[at] != letter::kStop && letters_[at] != letter::kSemicolon) continue;
    add_up(first, at);
    first = at + 1;
  }
  add_up(first, letters_.size());
}

}  // namespace gouji
