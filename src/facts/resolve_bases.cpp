// What a subject is compared with: another year, or a budget, the value that the comparison states
// of it, and the figures that follow from comparing.

#include "facts/resolver.hpp"
#include "facts/subject.hpp"

namespace gouji {

void Resolver::compare_with(const Element& element) {
  if (departs_unknown(element)) return current_.reset();
  const auto& known = vocabulary_.known;
  Identity named;
  if (element.subject.empty() && element.base_figure < 0) {  // 同比
    for (const auto& [dimension, value] :
         vocabulary_.phrases[tokens_[element.all.first].index].gives) {
      named.set(dimension, value, kOriginText);
    }
  } else if (!element.subject.empty()) {
    named = compose(tokens_, element.subject, disclosure_);
  }
  // 三公经费12.60万元，其中：…，…。「比上年减少」0.90万元 is said of the whole.
  if (!named.has(Dimension::item)) return_to_main(element, named);
  // 经营收入10.00万元，是…取得的收入。「较上年」增加2.00万元: of the only subject before.
  const bool goes_on = first_of_sentence_ && !current_ && mains_before_ == 1 && !mentioned_ &&
                       !unknown_whole_before_ && !named.has(Dimension::item) &&
                       !last_figure_is_unread(element.all.first);
  if (goes_on && main_ && main_->latest() != kNoFact) current_ = main_;
  const auto version = named[Dimension::version];
  const auto period = named[Dimension::period];
  const bool prior = period != kNone && period != known.this_year;
  base_ = prior ? period : version != kNone ? version : period;
  // 「与2022年决算数」持平 in the final account of 2022: with itself
  const bool itself = !prior && period != kNone && version == known.final_account;
  if (itself && own_budget_ == kNone) base_ = period;
  prior_version_ = prior ? version : kNone;
  base_fact_ = kNoFact;
  if (prior) turn_to_account();
  // 「较上年基本支出增加」: what grew is not the subject before, and may be something else yet.
  const bool other = current_ && named.has(Dimension::item) && element.base_figure < 0 &&
                     named[Dimension::item] != current_->identity[Dimension::item];
  if (other) current_.reset();
  if (current_ && element.base_figure >= 0 && !turn_to_whole_of(element, named))
    turn_to_item_of(element);
  choose_changed(element.all.last,
                 element.base_figure < 0 ? nullptr : &figure_at(element.base_figure));
  if (!current_ || element.base_figure < 0) return;
  if (prior) {
    state_prior(element);
  } else if (version != kNone) {
    state_budget(element, version);
  }
}

/// 支出决算5万元，预算6万元；「与上年相比」减少1万元: in a final account that is said of the
/// account, wherever the budget stands.
void Resolver::turn_to_account() {
  if (!current_ || own_budget_ != kNone || is_budget(prior_version_)) return;
  if (!is_budget(current_->identity[Dimension::version])) return;
  const auto account = stated_with(*current_, vocabulary_.known.final_account);
  if (account == kNoFact) return;
  Subject turned{disclosure_.figure(account).identity, {}};
  for (const auto fact : current_->facts)
    if (fact != account) turned.facts.push_back(fact);
  turned.facts.push_back(account);
  current_ = turned;
}

/// 本年收入中，出让金收入60万元，配套费收入40万元；与上年「收入」120万元相比: of all of it, and not
/// of the last part, which has words of its own.
bool Resolver::turn_to_whole_of(const Element& base, const Identity& named) {
  auto whole = current_->identity;
  const bool of_part = whole.origin(Dimension::qualifier) == kOriginText &&
                       whole[Dimension::item] == named[Dimension::item] &&
                       mark_before(base.all.first) == letter::kSemicolon;
  if (!of_part) return false;
  whole.clear(Dimension::qualifier);
  const auto stated = reading_.latest.of(whole, disclosure_.identities);
  current_.reset();
  if (stated != kNoFact) current_ = Subject{whole, FewFacts(stated)};
  return true;
}

/// 比年初预算「34.00万元」减少2.00万元
void Resolver::state_budget(const Element& element, Symbol version) {
  auto& figure = figure_at(element.base_figure);
  if (figure.unit->kind == UnitKind::percent) return;
  auto identity = current_->identity;
  identity.set(Dimension::version, version, kOriginText);
  complete_identity(identity, figure);
  figure.identity = disclosure_.identities.keep(identity);
  figure.state = FigureState::read;
  const auto fact = id_at(element.base_figure);
  base_fact_ = fact;
  if (in_reason_) return;
  reading_.latest.set(figure.identity, fact);
  current_->facts.push_front(fact);
}

/// 「较上年2.08万元」减少0.03万元
void Resolver::state_prior(const Element& element) {
  auto& figure = figure_at(element.base_figure);
  if (figure.unit->kind == UnitKind::percent) return;
  auto identity = prior_identity();
  complete_identity(identity, figure);
  figure.identity = disclosure_.identities.keep(identity);
  figure.state = FigureState::read;
  base_fact_ = id_at(element.base_figure);
  if (!in_reason_) reading_.latest.set(figure.identity, base_fact_);
}

/// The current subject in the year that it is compared with: 比「2022年预算执行数」增加.
Identity Resolver::prior_identity() const {
  auto identity = current_->identity;
  identity.set(Dimension::period, base_, kOriginInherited);
  if (prior_version_ != kNone) identity.set(Dimension::version, prior_version_, kOriginInherited);
  return identity;
}

/// What the current subject is compared with, where the text states it.
FactId Resolver::prior_fact() const {
  if (!current_) return kNoFact;
  if (is_budget(base_)) {
    return base_ == vocabulary_.known.unnamed_budget ? stated_budget(*current_)
                                                     : stated_with(*current_, base_);
  }
  const auto wanted = prior_identity();
  if (base_fact_ != kNoFact && disclosure_.figure(base_fact_).identity == wanted) return base_fact_;
  // 1-6月收入比上年增加: of the year before nothing but the same months
  if (part_of_year_ != kNone || !reading_.part_of_year.empty()) return kNoFact;
  // 二、2024年预算草案: 上年 is not the year before the text's there
  if (disclosure_.of_government &&
      current_->identity[Dimension::period] != vocabulary_.known.this_year)
    return kNoFact;
  const auto stated = known_fact(wanted);
  if (stated == kNoFact || prior_version_ != kNone || own_budget_ == kNone) return stated;
  // In a budget, what 2022年三公经费支出8.00万元 was, planned or spent, is not said.
  const auto& identity = disclosure_.figure(stated).identity;
  return identity.origin(Dimension::version) == kOriginDefault ? kNoFact : stated;
}

/// The figure of a change, a rate or a share: the subject's identity with another measure.
FactId Resolver::make_derived(std::int64_t token, const Identity& about, Symbol measure,
                              Symbol base) {
  auto& figure = figure_at(token);
  auto identity = about;
  identity.clear(Dimension::unit);
  if (figure.unit->kind == UnitKind::count) {
    identity.set(Dimension::unit, figure.unit->symbol, kOriginText);
  }
  identity.set(Dimension::measure, measure, kOriginGrammar);
  identity.set(Dimension::base, base, kOriginGrammar);
  figure.identity = disclosure_.identities.keep(identity);
  figure.state = FigureState::read;
  return id_at(token);
}

}  // namespace gouji
