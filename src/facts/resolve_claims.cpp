// What is said of a subject: changes, completion, variance, order, level.

#include "facts/resolver.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "facts/subject.hpp"

namespace gouji {

Claim& Resolver::add_claim(ClaimKind kind, const Element& element) {
  Claim claim{.kind = kind, .span = span_of(element.all), .about = {}, .parts = {}};
  if (current_) {
    claim.about = kept_identity(*current_, disclosure_);
    claim.subject = kind == ClaimKind::change ? changed_fact() : current_->latest();
    if (claim.subject != kNoFact && disclosure_.figure(claim.subject).span.block == block_) {
      claim.span.begin = std::min(claim.span.begin, disclosure_.figure(claim.subject).span.begin);
    }
  }
  disclosure_.claims.push_back(std::move(claim));
  return disclosure_.claims.back();
}

/// The change of the current subject against the current base that is being told, if any.
Claim* Resolver::open_change() {
  constexpr std::size_t kMostBetween = 6;  // 收入、支出分别增加2万元、3万元，分别增长…
  if (!current_) return nullptr;
  auto& claims = disclosure_.claims;
  const auto near = claims.size() - std::min(claims.size(), kMostBetween);
  const auto first = std::max(sentence_claims_, near);
  for (auto i = claims.size(); i > first; --i) {
    auto& claim = claims[i - 1];
    if (claim.kind == ClaimKind::change && claim.about == current_->identity &&
        claim.subject == changed_fact() && claim.base_name == base_of_change()) {
      return &claim;
    }
  }
  return nullptr;
}

bool Resolver::is_budget(Symbol version) const {
  const auto& budgets = vocabulary_.budgets;
  return std::find(budgets.begin(), budgets.end(), version) != budgets.end();
}

/// What changed: the last value stated, but 比年初预算减少2万元 is not said of the budget itself.
FactId Resolver::changed_fact() const {
  if (base_ == kNone || !is_budget(base_)) return current_->latest();
  for (auto id = current_->facts.rbegin(); id != current_->facts.rend(); ++id) {
    if (!is_budget(disclosure_.figure(*id).identity[Dimension::version])) return *id;
  }
  const auto last = current_->latest();
  const bool is_base =
      last == kNoFact || disclosure_.figure(last).identity[Dimension::version] == base_;
  return is_base ? kNoFact : last;
}

/// The values that an element hands out: its figure, and those behind it.
std::vector<std::int64_t> Resolver::values_of(const Element& element) const {
  std::vector<std::int64_t> out{element.figure};
  constexpr LetterSet kValues("ANP");
  for (auto at = element.more.first; at < element.more.last; ++at) {
    if (kValues.has(letters_[at])) out.push_back(at);
  }
  return out;
}

/// True where there are as many subjects as values; a subject that stands for several (收、支总计)
/// hands them out to these.
bool Resolver::hands_out(const std::vector<std::int64_t>& values) {
  if (recent_.size() == 1 && values.size() > 1) stand_in_for(values);
  return recent_.size() == values.size();
}

void Resolver::stand_in_for(const std::vector<std::int64_t>& values) {
  const auto all = recent_.front();
  const auto said = static_cast<std::size_t>(all.identity.origin(Dimension::item));
  const auto is_other = [&](std::int64_t value) {
    return figure_at(value).printed.value != figure_at(values.front()).printed.value;
  };
  for (const auto& stand_in : vocabulary_.stands_for) {
    if (stand_in.item != all.identity[Dimension::item]) continue;
    const auto& loosely = stand_in.loosely;
    const bool loose =
        said >= vocabulary_.phrases.size() ||
        std::find(loosely.begin(), loosely.end(), vocabulary_.phrases[said].text) != loosely.end();
    if (stand_in.facts_of.size() != values.size()) continue;
    if (loose && std::any_of(values.begin(), values.end(), is_other)) return;
    recent_.clear();
    for (const auto item : stand_in.facts_of) {
      auto own = all;
      own.identity.set(Dimension::item, item, kOriginGrammar);
      const auto known = reading_.latest.of(own.identity, disclosure_.identities);
      if (known != kNoFact) own.facts = FewFacts(known);
      recent_.push_back(std::move(own));
    }
    return;
  }
}

/// 「增加支出20万元」 is a change of the subject before; of anything else it is not understood.
bool Resolver::is_about_current(const Element& element) const {
  if (element.subject.empty()) return true;
  const auto item = compose(tokens_, element.subject, disclosure_)[Dimension::item];
  const auto current = current_->identity[Dimension::item];
  if (item == current) return true;
  const auto& revenue = vocabulary_.revenue;
  return item == vocabulary_.known.expenditure &&
         std::find(revenue.begin(), revenue.end(), current) == revenue.end();
}

/// An unknown word directly before 增加 is what increases, and nobody knows it.
bool Resolver::subject_is_hidden(const Element& element) const {
  const auto at = before(element, {Role::filler, Role::copula, Role::particle});
  return letter_before(at) == letter::kUnknown;
}

void Resolver::change(const Element& element) {
  if (!current_) return;
  if (subject_is_hidden(element)) return current_.reset();
  // 采购预算20万元，实际支出比采购预算「节约」2万元: in a final account, no change of the budget itself
  if (base_ == kNone && own_budget_ == kNone && is_budget(current_->identity[Dimension::version]))
    return leave_unread(figure_at(element.figure));
  // 减少（增加）2.00万元: nobody crossed one of them out
  if (has_role(letter_before(element.all.first), Role::direction)) return;
  if (!is_about_current(element)) return leave_unread(figure_at(element.figure));
  // 教育支出多5万元，农林水支出多8万元，「共」多13万元: of no one of them
  const auto before = element.all.first == 0 ? 0 : element.all.first - 1;
  if (has_role(letters_[before], Role::copula) && vocabulary_.phrases[tokens_[before].index].totals)
    return leave_unread(figure_at(element.figure));
  choose_changed(element.all.first, nullptr);
  if (current_) leave_average(element.all.first);
  if (!current_) return;
  if (is_of_words_between(element)) return current_.reset();
  return_to_this_year();
  if (element.more.empty()) return change_by(element, element.figure);
  const auto values = values_of(element);
  if (!hands_out(values)) return;
  for (std::size_t i = 0; i < values.size(); ++i) {
    current_ = recent_[i];
    change_by(element, values[i]);
  }
  handed_out_ = true;
}

/// 2016年预算8.00万元，2015年预算12.50万元，减少4.50万元: this year's changed, from last year's.
void Resolver::return_to_this_year() {
  const auto period = current_->identity[Dimension::period];
  const auto this_year = vocabulary_.known.this_year;
  if (period == kNone || period == this_year || (base_ != kNone && base_ != period)) return;
  auto own = current_->identity;
  own.set(Dimension::period, this_year, kOriginInherited);
  if (own[Dimension::version] == vocabulary_.known.unnamed_budget && own_budget_ != kNone)
    own.set(Dimension::version, own_budget_, kOriginInherited);
  const auto known = reading_.latest.of(own, disclosure_.identities);
  const auto before = current_->latest();
  if (known == kNoFact || before == kNoFact) return;
  const auto& stated = disclosure_.figure(known);
  if (stated.sentence != disclosure_.figure(before).sentence) return;
  base_ = period;
  base_fact_ = before;
  current_ = Subject{own, FewFacts(known)};
}

/// 比上年「预算」下降: in a final account that is another base than last year's account, and in a
/// budget 上年「决算」 is another than last year's budget.
Symbol Resolver::base_of_change() const {
  if (prior_version_ == kNone) return base_;
  const bool usual = own_budget_ == kNone ? !is_budget(prior_version_)
                                          : prior_version_ == own_budget_ ||
                                                prior_version_ == vocabulary_.known.unnamed_budget;
  if (usual) return base_;
  const auto& symbols = *disclosure_.symbols;
  return disclosure_.symbols->intern(
      fmt::format("{}{}", symbols.word(base_), symbols.word(prior_version_)));
}

/// The figure at `token` is by how much the current subject changed.
void Resolver::change_by(const Element& element, std::int64_t token) {
  auto& figure = figure_at(token);
  if (figure.unit->kind == UnitKind::points) return;  // 个百分点 of a rate, not of the subject
  const auto direction = direction_at(element.direction);
  figure.direction = static_cast<int>(direction);
  const bool is_rate = figure.unit->kind == UnitKind::percent;
  auto* claim = open_change();
  if (claim == nullptr || (is_rate ? claim->rate : claim->delta) != kNoFact) {
    claim = &add_claim(ClaimKind::change, element);
    claim->base_name = base_of_change();
    claim->base = prior_fact();
    if (claim->base == claim->subject) claim->base = kNoFact;
  }
  const auto& known = vocabulary_.known;
  const auto fact = make_derived(token, current_->identity, is_rate ? known.growth : known.change,
                                 base_of_change());
  (is_rate ? claim->rate : claim->delta) = fact;
  (is_rate ? claim->rate_direction : claim->delta_direction) = direction;
  claim->span.end = span_of(element.all).end;
  first_of_sentence_ = false;
}

void Resolver::rate_of_last_change(const Element& element) {
  auto* claim = open_change();
  if (claim == nullptr || claim->rate != kNoFact || claim->delta == kNoFact) return;
  const auto said =
      element.direction >= 0 ? direction_at(element.direction) : claim->delta_direction;
  auto& figure = figure_at(element.figure);
  figure.direction = figure.printed.value < 0 && element.direction < 0 ? 1 : static_cast<int>(said);
  claim->rate =
      make_derived(element.figure, claim->about, vocabulary_.known.growth, claim->base_name);
  claim->rate_direction = said;
  claim->span.end = span_of(element.all).end;
}

FactId Resolver::stated_with(const Subject& subject, Symbol version) const {
  for (auto id = subject.facts.rbegin(); id != subject.facts.rend(); ++id) {
    if (disclosure_.figure(*id).identity[Dimension::version] == version) return *id;
  }
  return kNoFact;
}

/// The one budget figure that the text states for a subject, whatever its name.
FactId Resolver::stated_budget(const Subject& subject) const {
  FactId found = kNoFact;
  for (const auto id : subject.facts) {
    if (!is_budget(disclosure_.figure(id).identity[Dimension::version])) continue;
    if (found != kNoFact) return kNoFact;
    found = id;
  }
  return found;
}

void Resolver::vary(const Element& element) {
  if (!current_) return;
  const auto& known = vocabulary_.known;
  const auto& phrase = vocabulary_.phrases[tokens_[element.all.first].index];
  const auto version = phrase.gives.empty() ? known.opening_budget : phrase.gives.front().second;
  auto& claim = add_claim(ClaimKind::variance, element);
  claim.base_name = version;
  claim.base = stated_with(*current_, version);
  if (claim.base == kNoFact) claim.base = stated_budget(*current_);
  claim.subject = stated_with(*current_, known.final_account);
  claim.rate = make_derived(element.figure, current_->identity, known.variance, version);
}

void Resolver::complete(const Element& element) {
  if (!current_ || subject_is_hidden(element)) return;
  choose_completed(element);
  if (!current_) return;
  const auto& known = vocabulary_.known;
  const auto subject = *current_;
  auto version = known.unnamed_budget;
  if (!element.subject.empty()) {
    const auto named = compose(tokens_, element.subject, disclosure_);
    if (named.has(Dimension::version)) version = named[Dimension::version];
    if (named.has(Dimension::period) && named[Dimension::period] != known.this_year) return;
    if (letters_[element.all.first] == '=' && !is_budget(named[Dimension::version])) return;
  }
  auto& claim = add_claim(ClaimKind::completion, element);
  claim.base_name = version;
  claim.subject = kNoFact;
  for (const auto id : subject.facts) {
    if (!is_budget(disclosure_.figure(id).identity[Dimension::version])) claim.subject = id;
  }
  if (element.base_figure >= 0) {  // 完成预算280万元的95%
    auto identity = subject.identity;
    identity.set(Dimension::version, version, kOriginGrammar);
    auto& figure = figure_at(element.base_figure);
    complete_identity(identity, figure);
    figure.identity = disclosure_.identities.keep(identity);
    figure.state = FigureState::read;
    claim.base = id_at(element.base_figure);
  } else {
    claim.base = stated_with(subject, version);
    if (claim.base == kNoFact && version == known.unnamed_budget)
      claim.base = stated_budget(subject);
  }
  claim.rate = make_derived(element.figure, subject.identity, known.completion, version);
}

/// 「决算数大于年初预算数」
void Resolver::order(const Element& element) {
  if (!current_) return;
  const auto left = compose(tokens_, element.subject, disclosure_)[Dimension::version];
  const auto right = compose(tokens_, element.tail, disclosure_)[Dimension::version];
  if (left == kNone || right == kNone) return;
  auto& claim = add_claim(ClaimKind::order, element);
  claim.base_name = right;
  claim.subject = stated_with(*current_, left);
  claim.base = right == vocabulary_.known.unnamed_budget ? stated_budget(*current_)
                                                         : stated_with(*current_, right);
  claim.delta_direction = direction_at(element.direction);
  if (element.figure < 0) return;
  // 决算数大于预算数「1.83万元」 is a change from the budget, too.
  const Claim said = claim;
  figure_at(element.figure).direction = static_cast<int>(said.delta_direction);
  auto& change = add_claim(ClaimKind::change, element);
  change.subject = said.subject;
  change.base = said.base;
  change.base_name = right;
  change.delta_direction = said.delta_direction;
  change.delta = make_derived(element.figure, current_->identity, vocabulary_.known.change, right);
}

void Resolver::level(const Element& element) {
  if (!current_) return;
  FactId base = kNoFact;
  if (base_ == vocabulary_.known.unnamed_budget)
    base = stated_budget(*current_);
  else if (base_ != kNone)
    base = stated_with(*current_, base_);
  disclosure_.claims.push_back(
      {.kind = ClaimKind::level,
       .span = current_->facts.empty() ? Span{} : disclosure_.figure(current_->latest()).clause,
       .about = disclosure_.identities.keep(current_->identity),
       .subject = current_->latest(),
       .base = base == current_->latest() ? kNoFact : base,
       .parts = {},
       .base_name = base_,
       .complete = !vocabulary_.phrases[tokens_[element.all.first].index].roughly});
}

void Resolver::deny(const Element& element) {
  auto identity = subject_identity(element);
  if (!identity.has(Dimension::item)) return;
  if (!identity.has(Dimension::period)) {  // 「上年」没有政府性基金收入
    if (const auto period = period_before(element.all.first); period != kNone)
      identity.set(Dimension::period, period, kOriginText);
  }
  disclosure_.claims.push_back({.kind = ClaimKind::none,
                                .span = span_of(element.all),
                                .about = disclosure_.identities.keep(identity),
                                .parts = {}});
}

}  // namespace gouji
