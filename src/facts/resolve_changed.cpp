// What a change is said of that stands behind the parts of a list: 三公经费10万元，其中：公务用车
// 运行维护费8万元，公务接待费2万元，「较上年增加5万元，增长100%」. The words do not tell whether
// the last part grew or the whole: the numbers do, or nobody knows.

#include "facts/resolver.hpp"
#include "facts/subject.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace gouji {
namespace {

Printed with_sign(Printed printed, Direction direction) {
  if (direction == Direction::down && printed.value > 0) printed.value = -printed.value;
  return printed;
}

}  // namespace

Resolver::Fit Resolver::how_well(const Decided<Comparison>& compared) {
  if (!compared || compared->agreement == Agreement::contradiction) return Fit::bad;
  return compared->agreement == Agreement::exact ? Fit::exact : Fit::near;
}

/// The amount and the rate by which something changed, from a token on: 增加5万元，增长100%.
Resolver::Told Resolver::told_change(std::size_t at) const {
  Told out;
  constexpr LetterSet kBetween(",/(");
  while (at < letters_.size()) {
    const auto element = next_element(letters_, at);
    const bool small =
        element.kind == ElementKind::other && kBetween.has(letters_[element.all.first]);
    at = element.all.last;
    if (small) continue;
    const bool tells = (element.kind == ElementKind::directed && element.more.empty()) ||
                       element.kind == ElementKind::rate_in_brackets;
    if (!tells) break;
    const auto& figure =
        disclosure_.figures[tokens_[static_cast<std::size_t>(element.figure)].index];
    auto& told = figure.unit->kind == UnitKind::percent ? out.rate : out.delta;
    if (told != nullptr) break;
    told = &figure;
    if (element.direction >= 0) out.direction = direction_at(element.direction);
  }
  return out;
}

/// Whether a value can have changed as it is told.
Resolver::Fit Resolver::fit(FactId fact, const Told& told, const Figure* prior) const {
  const auto& value = disclosure_.figure(fact);
  if (told.delta == nullptr || value.too_large || told.delta->too_large) return Fit::unknown;
  if (value.unit->kind != told.delta->unit->kind) return Fit::impossible;
  const auto current = quantity(value.printed);
  const auto change = quantity(with_sign(told.delta->printed, told.direction));
  if (!current || !change) return Fit::unknown;
  const std::array terms{*current, *change};
  constexpr std::array kMinus{1, -1};
  const auto before = sum(terms, kMinus);
  if (!before) return Fit::unknown;
  if (certain_sign(*before) < 0) return Fit::impossible;
  if (prior != nullptr) return how_well(compare(*before, prior->printed, false));
  if (told.rate == nullptr) return Fit::unknown;
  const auto rate = growth_by_change(*current, *change);
  if (!rate) return Fit::bad;
  return how_well(compare(*rate, with_sign(told.rate->printed, told.direction), true));
}

/// The same was told before of a part or of the whole: then each part has its own.
bool Resolver::is_told_of_each(const PartList& list, ClaimKind kind) const {
  const auto& claims = disclosure_.claims;
  for (auto i = claims.size(); i > 0; --i) {
    const auto& claim = claims[i - 1];
    if (claim.span.block != block_) break;
    const bool same =
        claim.kind == kind || (kind == ClaimKind::change && claim.kind == ClaimKind::level);
    if (!same || claim.subject == kNoFact) continue;
    if (claim.subject == list.whole.latest() ||
        std::find(list.parts.begin(), list.parts.end(), claim.subject) != list.parts.end())
      return true;
  }
  return false;
}

/// …；「公务接待费2万元」: a part with a clause of its own.
bool Resolver::begins_behind_semicolon(std::int64_t figure) const {
  for (auto at = static_cast<std::size_t>(figure); at > 0; --at) {
    const char before = letters_[at - 1];
    if (before == letter::kSemicolon || before == letter::kStop) return true;
    if (before == letter::kMoney || before == letter::kCount || has_role(before, Role::opener))
      return false;
  }
  return false;
}

/// Makes what fits the subject: the last part of a list, or one of the wholes around it. Where
/// several fit, or none does, there is no subject any more.
void Resolver::choose(ClaimKind kind, const std::function<Fit(FactId)>& fits) {
  const auto at = std::exchange(last_part_, kNoToken);
  const auto part = id_at(at);
  if (in_reason_ || !current_ || current_->latest() != part) return;
  if (lists_.size() <= carried_ || lists_.back().parts.empty()) return;
  if (lists_.back().parts.back() != part || is_told_of_each(lists_.back(), kind)) return;

  constexpr auto kPart = static_cast<std::size_t>(-1);
  constexpr auto index = [](Fit fit) { return static_cast<std::size_t>(fit); };
  std::array<int, 5> found{};
  std::array<std::size_t, 5> last{};
  const auto try_it = [&](FactId fact, std::size_t of) {
    const auto fit = fits(fact);
    ++found[index(fit)];
    last[index(fit)] = of;
    return fit;
  };
  const auto of_part = try_it(part, kPart);
  for (auto depth = lists_.size(); depth > carried_; --depth) {
    if (const auto whole = lists_[depth - 1].whole.latest(); whole != kNoFact)
      try_it(whole, depth - 1);
  }
  const auto best = found[index(Fit::exact)] > 0  ? Fit::exact
                    : found[index(Fit::near)] > 0 ? Fit::near
                                                  : Fit::bad;
  auto possible = found[index(best)];
  auto chosen = last[index(best)];
  if (best == Fit::bad && possible == 0) chosen = last[index(Fit::unknown)];
  if (best == Fit::bad) possible += found[index(Fit::unknown)];
  // Behind the only part so far it is said of that, unless it cannot be.
  const bool only = lists_.back().parts.size() == 1 || begins_behind_semicolon(at);
  if (only && (of_part == best || of_part == Fit::near || possible != 1)) return;
  if (possible != 1) return current_.reset();
  if (chosen == kPart) return;
  current_ = lists_[chosen].whole;
  close_lists(chosen);
}

/// 购置费35万元，购置2辆，车均17.50万元，「比上年增加1万元，增长3%」: where the average cannot have
/// changed so, that is said of the amount before it.
void Resolver::leave_average(std::size_t at) {
  if (!is_average(current_->identity, vocabulary_) || current_->latest() == kNoFact) return;
  const auto told = told_change(at);
  if (told.delta == nullptr || fit(current_->latest(), told, nullptr) != Fit::bad) return;
  const auto part =
      lists_.empty() || lists_.back().parts.empty() ? kNoFact : lists_.back().parts.back();
  current_.reset();
  if (part != kNoFact && fit(part, told, nullptr) == Fit::exact)
    current_ = Subject{disclosure_.figure(part).identity, FewFacts(part)};
}

/// Finds out what changed, from the change that is told from a token on.
void Resolver::choose_changed(std::size_t at, const Figure* prior) {
  if (last_part_ == kNoToken) return;
  const auto told = told_change(at);
  if (told.delta == nullptr && told.rate == nullptr) return;
  choose(ClaimKind::change, [&](FactId fact) { return fit(fact, told, prior); });
}

/// 运行经费50万元，比上年增加20万元。因人员增加，「办公用房维修」，比上年增加12万元: told once, the
/// change is not told again of the same subject behind words that nobody knows.
bool Resolver::is_of_words_between(const Element& element) {
  constexpr LetterSet kFigures("ANPp");
  bool unknown = false;
  for (auto at = element.all.first; at > 0; --at) {
    const char before = letters_[at - 1];
    if (kFigures.has(before)) break;
    if (has_role(before, Role::subject)) return false;
    unknown = unknown || before == letter::kUnknown || before == letter::kListNumber;
  }
  if (!unknown) return false;
  const bool is_rate = figure_at(element.figure).unit->kind == UnitKind::percent;
  if (const auto* open = open_change(); open != nullptr)
    return (is_rate ? open->rate : open->delta) != kNoFact;
  const auto& claims = disclosure_.claims;
  const auto of_block = std::find_if(claims.rbegin(), claims.rend(), [&](const Claim& claim) {
    return claim.span.block != block_;
  });
  return std::any_of(claims.rbegin(), of_block, [&](const Claim& claim) {
    return claim.kind == ClaimKind::change && claim.about == current_->identity &&
           claim.base_name == base_of_change();
  });
}

/// 其中：…，公务接待费2万元，「占支出合计的5%」
void Resolver::choose_part(const Element& element) {
  if (last_part_ == kNoToken || element.subject.empty() || element.whole_unknown) return;
  const auto base = element.base_figure >= 0 ? id_at(element.base_figure)
                                             : named_whole(element, id_at(last_part_));
  if (base == kNoFact) return;
  choose(ClaimKind::share, [&](FactId fact) {
    if (fact == base) return Fit::impossible;
    return ratio(fact, base, figure_at(element.figure));
  });
}

/// 其中：…，项目支出50万元，「完成年初预算510万元的98.04%」
void Resolver::choose_completed(const Element& element) {
  if (last_part_ == kNoToken || element.base_figure < 0) return;
  choose(ClaimKind::completion, [&](FactId fact) {
    return ratio(fact, id_at(element.base_figure), figure_at(element.figure));
  });
}

Resolver::Fit Resolver::ratio(FactId part, FactId whole, const Figure& stated) const {
  const auto of = quantity(disclosure_.figure(part).printed);
  const auto all = quantity(disclosure_.figure(whole).printed);
  if (!of || !all) return Fit::unknown;
  const auto rate = gouji::share(*of, *all);
  return rate ? how_well(compare(*rate, stated.printed, true)) : Fit::bad;
}

/// 支出预算100万元，其中：…，住房保障支出5万元。「支出预算」较上年增加80万元: what opens a sentence
/// and names no item of its own goes on with the whole of the list before, not with its last part.
void Resolver::return_to_main(const Element& element, const Identity& identity) {
  if (!first_of_sentence_ || mentioned_ || in_reason_ || !brackets_.empty()) return;
  // 支出预算100万元，其中：教育支出100万元。「支出预算」较上年增加8万元: not of the only part
  const bool again = may_go_on(element) && main_ && !lists_.empty() && lists_.back().announced &&
                     !lists_.back().parts.empty() && is_undivided(main_->identity);
  if (!listed_before_ && !again && !unknown_whole_before_) {
    if (may_go_on(element)) leave_classes();
    return;
  }
  if (identity.has(Dimension::item) && !may_go_on(element)) return;
  if (unknown_whole_before_) return current_.reset();
  if (main_) current_ = main_;
  if (may_go_on(element)) leave_classes();
}

/// Names what 支出决算 does: the item before it, if there is one.
bool Resolver::may_go_on(const Element& element) const {
  if (element.is_path || element.subject.last - element.subject.first != 1) return false;
  const auto& token = tokens_[element.subject.first];
  return has_role(token.letter, Role::subject) && !vocabulary_.phrases[token.index].unless.empty();
}

}  // namespace gouji
