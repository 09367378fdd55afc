// Where lists of parts begin and end: openers, classifications, brackets, the end of a clause.

#include <algorithm>
#include <array>
#include <utility>

#include "facts/resolver.hpp"
#include "facts/subject.hpp"

namespace gouji {

void Resolver::open_list(const Element& element) {
  const auto enumerated = std::exchange(recent_, {});
  // 收入包括：一般公共预算拨款收入100万元；「支出包括：」… has parts of its own
  if (has_role(letter_before(element.all.first), Role::subject)) funds_ = {};
  const bool classifies = element.kind == ElementKind::classification;
  if (classifies) close_lists(carried_);
  // 收入950万元，为「当年拨付」的资金，其中：… what names no item of its own is of the subject
  // before
  const bool no_item =
      mains_of_sentence_ > 0 &&
      (!current_ ||
       (current_->facts.empty() && current_->identity.origin(Dimension::item) == kOriginInherited));
  const auto& phrase = vocabulary_.phrases[tokens_[element.all.first].index];
  // 收入预算500万元，其中：…。「财政拨款收入」中：… is of what it says
  const bool named = !classifies && !phrase.exhausts && current_ && !current_->facts.empty() &&
                     has_role(letter_before(element.all.first), Role::subject);
  const auto& whole = !named && (classifies || first_of_sentence_ || no_item) ? main_ : current_;
  of_unknown_whole_ = last_figure_is_unread(element.all.first);
  if (!whole || whole->facts.empty() || in_reason_ || of_unknown_whole_) return;
  PartList list{.whole = usual(*whole), .parts = {}, .span = span_of(element.all)};
  // 车辆3辆，价值40.00万元，其中：… has parts of the cars, not of what they are worth.
  const bool of_aspect = whole->identity.has(Dimension::aspect) && enumerated.size() > 1;
  if (of_aspect) list.whole = enumerated[enumerated.size() - 2];
  if (is_nothing_beside(list.whole, enumerated)) list.whole = enumerated[enumerated.size() - 2];
  if (classifies) list.by = phrase.by;
  list.exhausts = phrase.exhausts;
  const auto whole_block =
      whole->latest() == kNoFact ? block_ : disclosure_.figure(whole->latest()).span.block;
  list.supposed = classifies && whole_block != block_;
  list.announced = element.all.last - element.all.first > 1;
  // 接待费2万元，出国费0万元。具体情况如下：the whole of what follows is neither.
  list.declared_only =
      no_item || element.all.first == 0 || (first_of_sentence_ && mains_before_ > 1);
  push_list(std::move(list));
  first_of_sentence_ = false;
}

/// 一般公共预算安排基本支出80万元，政府性基金安排「基本支出0万元」，其中：人员经费60万元…: parts of
/// the one before, for nothing has none.
bool Resolver::is_nothing_beside(const Subject& whole, const std::vector<Subject>& before) const {
  if (before.size() < 2 || whole.latest() == kNoFact) return false;
  const auto& other = before[before.size() - 2];
  if (other.latest() == kNoFact || other.latest() == whole.latest()) return false;
  const auto& nothing = disclosure_.figure(whole.latest());
  const auto& figure = disclosure_.figure(other.latest());
  auto same = figure.identity;
  return nothing.printed.value == 0 && figure.printed.value != 0 &&
         figure.sentence == nothing.sentence &&
         disclosure_.identities.keep_with(same, Dimension::fund, nothing.identity[Dimension::fund],
                                          kOriginInherited) == nothing.identity;
}

/// 项目支出决算80万元，全年预算90万元。「按经济分类」：… and 2023年支出80万元，2022年支出70万元，
/// 「其中」：… list what the disclosure is of, if the sentence states it.
Subject Resolver::usual(const Subject& subject) const {
  const auto last = subject.latest();
  const auto& known = vocabulary_.known;
  const Identity& identity = disclosure_.figure(last).identity;
  auto wanted = identity;
  if (wanted[Dimension::period] == known.last_year)
    wanted.set(Dimension::period, known.this_year, kOriginInherited);
  if (own_budget_ == kNone && is_budget(wanted[Dimension::version]))
    wanted.set(Dimension::version, known.final_account, kOriginInherited);
  const auto fact = reading_.latest.of(wanted, disclosure_.identities);
  if (fact == kNoFact || fact == last) return subject;
  const auto& stated = disclosure_.figure(fact);
  if (stated.sentence != disclosure_.figure(last).sentence) return subject;
  return {stated.identity, FewFacts(fact)};
}

/// The amount before a token, if the grammar did not understand it: a list behind it has no whole.
bool Resolver::last_figure_is_unread(std::uint32_t token) const {
  bool before_stop = false;
  for (auto at = token; at > 0; --at) {
    const char c = letters_[at - 1];
    before_stop = before_stop || c == letter::kStop;
    if (c == letter::kMoney || c == letter::kCount) {
      // …，主要原因是新录用4人。「其中：」 goes on with what the reason is given for.
      if (before_stop && disclosure_.figures[tokens_[at - 1].index].in_reason) continue;
      return disclosure_.figures[tokens_[at - 1].index].state == FigureState::unread;
    }
  }
  return false;
}

/// 购置及运行费9.70万元（购置费0.40万元，运行费9.30万元）: what stands in brackets are its parts,
/// where they are known to be.
void Resolver::open_bracket(std::uint32_t at) {
  const char before = letter_before(at);
  const bool behind_value = before == letter::kMoney || is_behind_share(at);
  brackets_.push_back({current_, lists_.size(), of_unknown_whole_});
  floors_.push_back(behind_value ? lists_.size() : 0);
  // 固定资产主要为房屋（2590平方米，410万元）: of what nobody knows
  if (before == letter::kUnknown) current_.reset();
  // 偿还本金4.63亿元（「一般债务」0.99亿元…）
  if (before == letter::kMoney && last_figure_is_unread(at)) of_unknown_whole_ = true;
  if (!behind_value || in_reason_ || !current_) return;
  if (current_->facts.empty() || last_figure_is_unread(at)) return;
  push_list(
      {.whole = *current_, .parts = {}, .declared_only = true, .span = span_of({at, at + 1})});
}

/// 基本支出80万元，占80%「（」人员经费60万元…: the share is said of the amount before it.
bool Resolver::is_behind_share(std::uint32_t at) const {
  if (letter_before(at) != letter::kPercent || disclosure_.claims.empty() || !current_)
    return false;
  const auto& last = disclosure_.claims.back();
  return last.kind == ClaimKind::share && last.rate == id_at(at - 1) &&
         last.subject == current_->latest() && last.subject != kNoFact;
}

/// What stood in brackets explained the subject before them: 收入5400万元（其中…1000万元），占98%.
void Resolver::close_bracket() {
  if (brackets_.empty()) return;
  // 出国费、接待费、购车费（“三公”经费）20万元: the bracket says what they are together.
  const bool names = enumeration_.items > 1 && current_ && brackets_.back().subject &&
                     !(current_->identity == brackets_.back().subject->identity);
  if (!names) current_ = std::move(brackets_.back().subject);
  enumeration_ = names ? Enumeration{} : enumeration_;
  close_lists(std::max(carried_, std::min(brackets_.back().lists, lists_.size())));
  of_unknown_whole_ = brackets_.back().of_unknown_whole;
  brackets_.pop_back();
  floors_.pop_back();
}

/// A list that no schema knows does not outlive its clause, nor one in passing that has no figure.
void Resolver::close_undeclared() {
  const auto is_over = [](const PartList& list) {
    return list.undeclared || (list.parts.empty() && !list.announced);
  };
  while (lists_.size() > carried_ && is_over(lists_.back())) {
    close_list(lists_.back(), disclosure_);
    lists_.pop_back();
  }
}

void Resolver::close_lists(std::size_t keep) {
  while (lists_.size() > keep) {
    close_list(lists_.back(), disclosure_);
    lists_.pop_back();
  }
}

/// 其中：… 其中：… 其中：…: what goes deeper than anybody writes takes the place of the innermost.
void Resolver::push_list(PartList list) {
  constexpr std::size_t kDeepest = 16;
  if (lists_.size() >= kDeepest) close_lists(kDeepest - 1);
  carried_ = std::min(carried_, lists_.size());
  lists_.push_back(std::move(list));
}

/// 按经济分类：「（1）」…364万元。 / 「（2）」…131万元: a list that begins before that is not over
/// with the paragraph. Where the number stands in the text, or 0.
std::size_t Resolver::number_that_goes_on() const {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kNumbers{
      {{"(1)", "(2)"}, {"(一)", "(二)"}, {":1.", "2."}, {"①", "②"}}};
  const auto& blocks = disclosure_.document.blocks;
  if (lists_.size() <= carried_ || block_ + 1 >= blocks.size()) return 0;
  const std::string_view here = blocks[block_].folded.text();
  const std::string_view next = blocks[block_ + 1].folded.text();
  for (const auto& [first, second] : kNumbers) {
    const auto at = next.starts_with(second) ? here.rfind(first) : std::string_view::npos;
    if (at != std::string_view::npos) return at;
  }
  return 0;
}

}  // namespace gouji
