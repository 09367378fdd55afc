#include <algorithm>
#include <array>

#include "base/prefetch.hpp"
#include "judge/evaluate.hpp"
#include "judge/grouping.hpp"
#include "judge/operands.hpp"
#include "judge/templates.hpp"
#include "judge/text_index.hpp"
#include "rules/functions.hpp"

namespace gouji {
namespace {

class Judge {
 public:
  Judge(const Rule& rule, std::size_t index, const Disclosure& disclosure, Detail detail,
        const TextIndex& text, const Companions* others)
      : rule_(rule),
        index_(index),
        disclosure_(disclosure),
        detail_(detail),
        text_(text),
        evaluator_(rule, disclosure, text, others),
        settled_(rule.bindings.size()),
        lists_(rule.bindings.size()),
        judges_reason_(mentions_reason(rule.check)) {
    for (const auto& binding : rule.bindings) constant_.push_back(is_constant(binding.value));
  }

  std::vector<Verdict> run() {
    const auto& kinds = rule_.kinds;
    if (!kinds.empty() && disclosure_.kind != "unknown" &&
        std::find(kinds.begin(), kinds.end(), disclosure_.kind) == kinds.end()) {
      absent({false, {"不适用于这种文件", "not for this kind of document"}});
      return std::move(verdicts_);
    }
    if (rule_.needs_tables && disclosure_.tables.empty()) {
      absent({false, {"文件里没有表格", "the document has no tables"}});
      return std::move(verdicts_);
    }
    bind(0);
    return std::move(verdicts_);
  }

 private:
  /// Gives the variable at `depth` each of its values, then goes on to the next.
  void bind(std::size_t depth) {
    if (depth == rule_.bindings.size()) {
      instance();
      return;
    }
    const auto& binding = rule_.bindings[depth];
    if (binding.kind == Binding::Kind::let) {
      if (!settled_[depth]) evaluator_.defer(depth, binding.value);
      settled_[depth] = constant_[depth];
      bind(depth + 1);
      return;
    }
    const auto& value =
        depth == 0 ? lists_[0].emplace(evaluator_.evaluate(binding.value)) : inner_list(depth);
    if (const auto* none = std::get_if<Absent>(&value)) {
      absent(*none);
    } else if (binding.kind == Binding::Kind::for_each) {
      each(value, depth);
    } else if (binding.kind == Binding::Kind::join) {
      join(value, depth);
    } else {
      groups(value, depth);
    }
  }

  /// The list of a variable inside another's: one for all of those, unless it names them.
  const Value& inner_list(std::size_t depth) {
    auto& known = lists_[depth];
    if (known && constant_[depth]) return *known;
    return known.emplace(evaluator_.evaluate(rule_.bindings[depth].value));
  }

  /// Names no variable, so that it has one value for the whole document.
  static bool is_constant(const Expr& expr) {
    return !is_variable(expr) &&
           std::all_of(expr.operands.begin(), expr.operands.end(), is_constant);
  }

  /// Of the pieces that the rule need not look at, the first shows what it says of all.
  void each_block(const std::vector<BlockRef>& blocks) {
    const auto* some = text_.to_look_at(rule_);
    std::size_t next = 0;  // both in order of place
    std::optional<std::size_t> others;
    for (std::size_t i = 0; i < blocks.size();) {
      const auto& span = blocks[i].span;
      bool is_other = some != nullptr;
      if (is_other) {
        while (next < some->size() && is_before((*some)[next], span)) ++next;
        is_other = next == some->size() || !((*some)[next] == span);
      }
      if (is_other && others) {
        const auto end =
            next == some->size() ? blocks.size() : first_from((*some)[next], blocks, i + 1);
        verdicts_[*others].count += end - i;
        i = end;
        continue;
      }
      evaluator_.slots.front() = blocks[i++];
      bind(1);
      if (is_other && verdicts_[last_].state != State::fails) others = last_;
    }
  }

  static std::size_t first_from(const Span& place, const std::vector<BlockRef>& blocks,
                                std::size_t begin) {
    const auto found = std::lower_bound(
        blocks.begin() + static_cast<std::ptrdiff_t>(begin), blocks.end(), place,
        [](const BlockRef& block, const Span& span) { return is_before(block.span, span); });
    return static_cast<std::size_t>(found - blocks.begin());
  }

  static bool is_before(const Span& a, const Span& b) {
    return std::pair(a.block, a.begin) < std::pair(b.block, b.begin);
  }

  void each(const Value& value, std::size_t depth) {
    if (const auto* blocks = std::get_if<ListOf<BlockRef>>(&value); blocks != nullptr && depth == 0)
      return each_block(**blocks);
    std::visit(overloaded{[&]<class T>(const ListOf<T>& list) {
                            if (depth > 0 && are_too_many(list->size())) return;
                            for (std::size_t i = 0; i < list->size(); ++i) {
                              foresee(*list, i);
                              evaluator_.slots[depth] = (*list)[i];
                              bind(depth + 1);
                            }
                          },
                          [](const auto&) {}},
               value);
  }

  /// While a claim is judged, a later one and its figures are on their way from memory.
  void foresee(const std::vector<ClaimRef>& claims, std::size_t i) const {
    constexpr std::size_t kAhead = 4;
    if (i + 2 * kAhead < claims.size()) prefetch(disclosure_.claims[claims[i + 2 * kAhead].index]);
    if (i + kAhead >= claims.size()) return;
    const auto& next = disclosure_.claims[claims[i + kAhead].index];
    for (const auto id : {next.subject, next.rate}) {  // between which the others stand
      if (id != kNoFact) prefetch(disclosure_.figure(id));
    }
  }
  template <class T>
  void foresee(const std::vector<T>&, std::size_t) const {}

  /// Variables inside others' multiply: documents have some hundred pairs, and no text may take
  /// hours.
  bool are_too_many(std::size_t more) {
    constexpr std::size_t kMost = 20'000;
    combinations_ += more;
    if (combinations_ <= kMost) return false;
    absent({true, {"组合太多，没有逐一核对", "too many combinations to check"}});
    return true;
  }

  /// One list for each identity, in the order of their first members.
  void groups(const Value& value, std::size_t depth) {
    const auto& by = rule_.bindings[depth].by;
    if (const auto* facts = std::get_if<ListOf<FactRef>>(&value)) {
      each_group(grouped(**facts, by, disclosure_), depth);
    } else if (const auto* claims = std::get_if<ListOf<ClaimRef>>(&value)) {
      each_group(grouped(**claims, by, disclosure_), depth);
    }
  }

  template <class T>
  void each_group(std::vector<std::vector<T>> members, std::size_t depth) {
    for (auto& list : members) {
      evaluator_.slots[depth] = std::make_shared<const std::vector<T>>(std::move(list));
      bind(depth + 1);
    }
  }

  /// A full outer join: each key once, in the order in which it first stands.
  void join(const Value& left, std::size_t depth) {
    const auto right = evaluator_.evaluate(rule_.bindings[depth + 1].value);
    if (const auto* none = std::get_if<Absent>(&right)) return absent(*none);
    const auto pairs = paired(*std::get<ListOf<FactRef>>(left), *std::get<ListOf<FactRef>>(right),
                              rule_.bindings[depth].by, disclosure_);
    for (const auto& pair : pairs) {
      const auto l = partner(pair.left);
      const auto r = partner(pair.right);
      evaluator_.slots[depth] = l;
      evaluator_.slots[depth + 1] = r;
      side_ = pair.left.empty() ? Side::right : pair.right.empty() ? Side::left : Side::both;
      bind(depth + 2);
    }
    side_ = Side::both;
  }

  /// The one fact of a key. Several that print one value are one; others are ambiguous.
  Value partner(const std::vector<FactRef>& facts) const {
    if (facts.empty()) return not_applicable({"另一边没有", "the other side does not have it"});
    const auto value = disclosure_.figure(facts.front().id).stated().value;
    const bool one = std::all_of(facts.begin(), facts.end(), [&](FactRef fact) {
      return disclosure_.figure(fact.id).stated().value == value;
    });
    if (one) return facts.front();
    return not_evaluable({"有几个数都符合", "several figures fit"});
  }

  /// What an instance of a join that has one side only comes to; nothing is said: not applicable.
  const OneSided* one_sided() const {
    const auto& side = side_ == Side::left ? rule_.left_only : rule_.right_only;
    return side ? &*side : nullptr;
  }

  void instance() {
    evaluator_.forget();
    if (rule_.when) {
      const auto condition = evaluator_.arises(*rule_.when, why_);
      if (!condition) return absent(why_);
      if (!*condition) return absent({false, {"没有这种情况", "the case does not arise"}});
    }
    evaluator_.forget();
    check_ = &rule_.check;
    if (side_ != Side::both) {
      const auto* alone = one_sided();
      if (alone == nullptr)
        return absent({false, {"另一边没有", "the other side does not have it"}});
      check_ = alone->check ? &*alone->check : nullptr;
    }
    const auto result = check_ == nullptr ? false : evaluator_.truth(*check_, why_);
    if (!result) return absent(why_);
    const bool holds = *result;
    if (!holds && rule_.corroborating) {
      return absent({true,
                     {"旁证等式不成立，不能说明什么",
                      "a corroborating equation that does not hold says nothing"}});
    }
    if (holds && is_counted()) return count_held();
    last_ = verdicts_.size();
    verdicts_.push_back(decided(holds));
  }

  /// Holds with nothing to show but its operands, of which the ledger tells the equation.
  bool is_counted() const {
    const auto& outcome = evaluator_.outcome;
    if (outcome && !outcome->exact) return false;
    return evaluator_.touched.empty() || detail_ == Detail::findings;
  }

  void count_held() {
    const bool numeric = evaluator_.outcome && has_two(evaluator_.touched);
    auto& index = held_[numeric ? 1 : 0];
    if (!index) {
      index = verdicts_.size();
      verdicts_.push_back(
          {.rule = index_, .count = 0, .operands = {}, .numeric = numeric, .place = place()});
    }
    last_ = *index;
    auto& verdict = verdicts_[last_];
    ++verdict.count;
    if (!numeric) return;
    append_once(evaluator_.touched, verdict.operands);
    verdict.ends.push_back(static_cast<std::uint32_t>(verdict.operands.size()));
  }

  Verdict decided(bool holds) {
    Verdict verdict{.rule = index_, .state = holds ? State::holds : State::fails, .operands = {}};
    append_once(evaluator_.touched, verdict.operands);
    if (const auto& outcome = evaluator_.outcome) {
      verdict.numeric = verdict.operands.size() > 1;
      verdict.stated = outcome->stated;
      verdict.expected = outcome->expected;
      verdict.difference = outcome->difference;
      if (!holds) verdict.name = outcome->name;
      if (holds && !outcome->exact) verdict.name = outcome->name;
    }
    if (!holds && (!verdict.name || verdict.name == VerdictName::contradiction))
      verdict.name = rule_.verdict;
    if (!holds && side_ != Side::both) take_lonely(verdict);
    if (!holds && verdict.stated == kNoFact && !verdict.operands.empty())
      verdict.stated = verdict.operands.front();
    verdict.place = place();
    if (const auto* none = denial()) {
      verdict.stated = kNoFact;
      verdict.place = none->span;
    }
    const bool shown = verdict.name.has_value();
    if (!shown && detail_ != Detail::ledger) return verdict;
    Wording wording{.equation = check_ == nullptr ? "" : evaluator_.equation(*check_)};
    if (shown) {
      const auto in = [&](const LocalTemplate& text) {
        return filled(text, {verdict, wording.equation}, evaluator_, disclosure_);
      };
      const auto& own = side_ == Side::left ? rule_.left_message : rule_.right_message;
      wording.message = in(side_ == Side::both || own.zh.pieces.empty() ? rule_.message : own);
      wording.advice = in(rule_.advice);
    }
    verdict.wording = std::make_unique<const Wording>(std::move(wording));
    return verdict;
  }

  /// A fact without a partner is what the finding is about.
  void take_lonely(Verdict& verdict) const {
    verdict.name = VerdictName::missing;
    for (const auto& slot : evaluator_.slots) {
      const auto* fact = std::get_if<FactRef>(&slot);
      if (fact == nullptr) continue;
      verdict.operands = {fact->id};
      verdict.stated = fact->id;
      return;
    }
  }

  /// A claim that there is nothing, which has no figure: it is what the finding is about, and not
  /// the figures that contradict it.
  const Claim* denial() {
    for (std::size_t i = 0; i < rule_.bindings.size(); ++i) {
      const auto* claim = std::get_if<ClaimRef>(&evaluator_.slot(i));
      if (claim == nullptr) continue;
      const auto& told = disclosure_.claims[claim->index];
      if (told.kind == ClaimKind::none) return &told;
    }
    return nullptr;
  }

  /// Where the innermost variable stands.
  Span place() {
    for (auto i = rule_.bindings.size(); i > 0; --i) {
      const auto& value = evaluator_.slot(i - 1);
      if (const auto* claim = std::get_if<ClaimRef>(&value))
        return place_of(disclosure_.claims[claim->index]);
      if (const auto* block = std::get_if<BlockRef>(&value)) return block->span;
      if (const auto* names = std::get_if<NamesRef>(&value)) {
        if ((*names)->span.end > 0) return (*names)->span;
      }
      if (const auto* table = std::get_if<TableRef>(&value)) return title_of(table->index);
      if (const auto* fact = std::get_if<FactRef>(&value)) return disclosure_.figure(fact->id).span;
      if (const auto* facts = std::get_if<ListOf<FactRef>>(&value);
          facts != nullptr && !(*facts)->empty()) {
        return disclosure_.figure((*facts)->front().id).span;
      }
      if (const auto* claims = std::get_if<ListOf<ClaimRef>>(&value);
          claims != nullptr && !(*claims)->empty()) {
        return disclosure_.claims[(*claims)->front().index].span;
      }
    }
    return {};
  }

  /// With the reason, where that is what the rule is about.
  Span place_of(const Claim& claim) const {
    auto span = claim.span;
    if (!judges_reason_ || claim.reason < 0) return span;
    const auto& reason = disclosure_.reasons[static_cast<std::size_t>(claim.reason)].span;
    if (reason.block == span.block) span.end = std::max(span.end, reason.end);
    return span;
  }

  static bool mentions_reason(const Expr& expr) {
    const bool field =
        expr.operation == Operation::field && static_cast<Field>(expr.index) == Field::reason;
    return field || std::any_of(expr.operands.begin(), expr.operands.end(), mentions_reason);
  }

  Span title_of(std::size_t table) const {
    const auto& document = disclosure_.document;
    const auto block = document.tables[disclosure_.tables[table].table].title;
    const auto size = document.blocks[block].folded.text().size();
    return {static_cast<std::uint32_t>(block), 0, static_cast<std::uint32_t>(size)};
  }

  void absent(const Absent& why) {
    const auto state = why.applicable ? State::not_evaluable : State::not_applicable;
    const auto words = why.why.zh;
    const auto same = std::find_if(silent_.begin(), silent_.end(), [&](std::size_t i) {
      const auto known = verdicts_[i].why_not.zh;  // most often the same literal
      return verdicts_[i].state == state && (known.data() == words.data() || known == words);
    });
    if (same != silent_.end()) {
      last_ = *same;
      ++verdicts_[last_].count;
      return;
    }
    last_ = verdicts_.size();
    silent_.push_back(last_);
    verdicts_.push_back(
        {.rule = index_, .state = state, .operands = {}, .place = place(), .why_not = why.why});
  }

  const Rule& rule_;
  std::size_t index_;
  const Disclosure& disclosure_;
  Detail detail_;
  const TextIndex& text_;
  Evaluator evaluator_;
  enum class Side : std::uint8_t { both, left, right } side_ = Side::both;
  Absent why_;                   ///< why the last condition says nothing
  const Expr* check_ = nullptr;  ///< what the instance has to meet; null: it fails by itself
  std::vector<bool> constant_;   ///< bindings that name no variable
  std::vector<bool> settled_;    ///< bindings that keep their value
  std::vector<std::optional<Value>> lists_;  ///< by binding
  std::size_t combinations_ = 0;
  bool judges_reason_;
  std::vector<Verdict> verdicts_;
  std::array<std::optional<std::size_t>, 2> held_;  ///< verdicts that count, plain and numeric
  std::vector<std::size_t> silent_;                 ///< one for each reason
  std::size_t last_ = 0;                            ///< the verdict that took the last instance
};

}  // namespace

std::vector<Verdict> judge(const Rule& rule, std::size_t index, const Disclosure& disclosure,
                           Detail detail, const TextIndex& text, const Companions* others) {
  return Judge(rule, index, disclosure, detail, text, others).run();
}

}  // namespace gouji
