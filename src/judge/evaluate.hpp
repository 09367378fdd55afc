#pragma once
// Expressions over a disclosure: a checked tree and the values of its names in, a Value out.

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "judge/companions.hpp"
#include "judge/names.hpp"
#include "judge/pattern.hpp"
#include "judge/value.hpp"
#include "judge/verdict.hpp"
#include "rules/expr.hpp"
#include "rules/functions.hpp"
#include "rules/plain_text.hpp"
#include "rules/rule.hpp"

namespace gouji {

class TextIndex;

/// Facts by their identity without some dimensions.
using FactIndex = std::unordered_map<Identity, std::vector<FactId>, IdentityHash>;

/// The named arguments of a call, made ready once.
struct Filter {
  std::vector<Pattern> patterns;
  FormPattern forms;
  std::uint32_t dimensions = 0;  ///< bits of those that the patterns name

  bool fits(const Identity& identity) const {
    return std::all_of(patterns.begin(), patterns.end(),
                       [&](const Pattern& p) { return p.fits(identity); });
  }
};

/// The outcome of the last numeric comparison.
struct Outcome {
  VerdictName name = VerdictName::contradiction;
  bool exact = false;
  FactId stated = kNoFact;
  std::optional<Micro> expected;
  Micro difference = 0;
};

class Evaluator {
 public:
  Evaluator(const Rule& rule, const Disclosure& disclosure, const TextIndex& text,
            const Companions* others)
      : rule_(rule),
        disclosure_(disclosure),
        text_(text),
        others_(others),
        slots(static_cast<std::size_t>(rule.slots)),
        pending_(slots.size()) {}

  Value evaluate(const Expr& expr);
  /// What a condition comes to; nothing, with the reason in `why`, where it is absent.
  std::optional<bool> truth(const Expr& condition, Absent& why);
  /// The same of the condition of a rule, whose figures are to be forgotten.
  std::optional<bool> arises(const Expr& condition, Absent& why);

  /// The equation that an expression states, with its numbers.
  std::string equation(const Expr& expr);
  /// A value as a message shows it.
  std::string shown(const Value& value, bool english) const;

  /// The value of a variable; of a `let`, computed when it is first asked for: the figures that it
  /// takes are not those of the check.
  const Value& slot(std::size_t index) {
    if (pending_[index] != nullptr) compute(index);
    return slots[index];
  }
  void defer(std::size_t index, const Expr& value) { pending_[index] = &value; }

  const Disclosure& disclosure() const { return disclosure_; }

  void forget() {
    touched.clear();
    outcome.reset();
  }

 private:
  const Rule& rule_;
  const Disclosure& disclosure_;
  const TextIndex& text_;
  const Companions* others_;
  std::optional<bool> mentioned_;  ///< what mentions() found: one thing for all instances
  std::unordered_map<std::uint32_t, FactIndex> indices_;  ///< by the dimensions left out
  std::unordered_map<const Expr*, Filter> filters_;       ///< of calls that are made per fact
  using Group = std::pair<const Expr*, const std::vector<FactId>*>;
  std::map<Group, ListOf<FactRef>> alike_;  ///< what like() found: a text may repeat one fact often
  std::unordered_map<ListOf<FactRef>, Value> ones_;   ///< and what one() said of such a list
  std::unordered_map<const Expr*, Value> constants_;  ///< of lists that are written out
  std::unordered_map<const Expr*, std::vector<std::string>> folded_;  ///< words of arguments
  std::map<std::pair<std::uint32_t, std::size_t>, bool> levels_;      ///< by table and digits
  mutable std::deque<std::string> texts_;                             ///< texts that were made here
  /// Lists of parts that add up, by the number of their whole's identity; once asked for.
  std::optional<std::unordered_map<std::uint32_t, std::vector<std::uint32_t>>> lists_of_;
  /// What the office is called by mistake, once asked for.
  std::optional<std::vector<std::string>> other_names_;
  std::vector<ItemName> items_;  ///< items that the text names, once asked for
  struct Body;
  std::shared_ptr<Body> body_;  ///< names outside the table of contents, once asked for

 public:
  std::vector<Value> slots;
  std::vector<FactId>
      touched;  ///< figures that went into quantities, in order of use, with repeats
  std::optional<Outcome> outcome;

 private:
  const Figure* like_ = nullptr;      ///< the figure in whose unit an equation is being shown
  std::vector<const Expr*> pending_;  ///< of slots: what has yet to be computed

  PlainText plain_;                       ///< of the text that patterns were looked for in
  struct {
    std::string_view text;
    bool found = false;
  } matched_;  ///< that text: of the claims of one clause it is the same
  const Absent* point_absent_ = nullptr;  ///< why what compare_points() compares is not there

  void compute(std::size_t index);
  Value call(const Expr& expr);
  Value select(const Expr& expr) const;
  Value field(const Expr& expr);
  Value field_of(const Claim& claim, Field field);
  Value field_of(const Reason& reason, Field field) const;
  Value field_of(FactRef fact, Field field) const;
  const Value& look_at(const Expr& expr, Value& made);
  Value logical(const Expr& expr);
  std::optional<bool> conjuncts(const Expr& condition, bool reading, Absent& why);
  bool has(const Expr& what);
  std::optional<bool> known_at_once(const Expr& condition);
  Value compare_values(const Expr& expr);
  Value compare_ranges(const Expr& expr);
  struct Point;
  class PointSum;
  std::optional<bool> compare_points(const Expr& expr);
  std::optional<bool> equal_points(const Expr& left, const Expr& right);
  std::optional<bool> order_points(const Expr& expr);
  std::optional<bool> states_point(const Expr& computed, FactId stated);
  Point point(const Expr& expr);
  Point point_of(FactId id);
  Point change_point(FactId id, FactId as);
  Point rate_point(const Expr& expr);
  Point prior_point(const Expr& expr);
  bool add_points(PointSum& sum, const Expr& expr, int sign);
  template <class Visit>
  bool visit_facts(const Expr& expr, const Visit& visit);
  std::optional<FactId> fact_at(const Expr& expr);
  bool is_there(const Expr& expr);
  const Claim* claim_at(const Expr& expr);
  const Reason* reason_at(const Expr& expr);
  Value contains(const Expr& expr);
  const Value* written_list(const Expr& expr);
  Value list(const Expr& expr);
  const std::vector<std::string>& folded_words(const Expr& expr);
  struct Terms;
  std::optional<Absent> add_term(Terms& terms, FactId id, int sign);
  Value arithmetic(const Expr& expr);
  Value ratio(const Expr& expr);
  Value equals(const Value& left, const Value& right);
  Value states(const Value& computed, FactId stated);
  Value agree_all(const std::vector<Amount>& values, const std::vector<FactId>& facts,
                  bool same_digits);
  Value all_agree(const Expr& operand);
  Value all_same(const Expr& operand);
  bool print_alike(const std::vector<FactRef>& facts);
  Value changes(const Expr& operand, FactId as);
  Value change_of(FactId fact, FactId as);
  const Claim* change_claim(FactId fact, FactId as);
  template <class Fits>
  const Claim* claim_about(FactId fact, ClaimKind kind, const Fits& fits);
  const std::vector<std::uint32_t>& lists_of(const IdentityRef& identity);
  Value causes(const Expr& operand);
  Value priors(const Expr& operand);
  bool is_no_witness(const Claim& claim, const Quantity& current) const;
  Value prior_by_amount(const Claim& claim);
  Value each_once(const Expr& operand);
  Value only(const Expr& expr);
  Value one(const Expr& operand);
  Value only_one(const std::vector<FactRef>& facts) const;
  Value text_test(const Expr& expr);
  Value children(const Expr& operand);
  Value leaves(const Expr& operand);
  Value like(const Expr& expr);
  const FactIndex& index_without(std::uint32_t dimensions, bool tables_only);
  const Filter& filter_of(const Expr& expr);
  Value fits(const Expr& operand);
  Value unit_slip(const Expr& expr);
  Value tables() const;
  Value forms() const;
  Value enumerations(const Expr& expr) const;
  Value names(const Expr& operand);
  Value zero_names(const Expr& operand);
  Value names_where(const Expr& operand, bool zero);
  Value without(const Expr& expr);
  Value common(const Expr& expr);
  Value chosen(const Expr& expr);
  Value look_up(const Expr& expr);
  Value mentions();
  Value days_to_publish() const;
  Value name_listed(const Expr& operand);
  Value is_named(const Expr& operand);
  Value has_class(const Expr& operand);
  Value said_before(const Expr& operand);
  Value open_bracket(const Expr& operand);
  Value ends_alone(const Expr& operand);
  Value misnamed(const Expr& operand);
  Value name_in_table(const Expr& operand);
  Value is_present(const Form& form) const;
  Value misnamed_office(const Expr& operand);
  Value says(const Expr& operand);
  Value other_year(const Expr& expr);
  Value misnumbered(const Expr& expr);
  Value listed(const Expr& expr);
  Value fitting(const Expr& operand);
  Body& body();
  bool stands(std::string_view name, int times);
  bool is_somewhere(std::string_view name, int times);
  Value contents() const;
  Value in_body(const Expr& operand);
  Value unmet_reference(const Expr& operand);
  std::string_view folded(const Span& span) const;
  Value taken_from(const Expr& operand);
  Value own_item(const Expr& operand);
  Value own_level() const;
  Value parent_printed(const Expr& operand);
  Value misnamed_level(const Expr& operand);
  Value code_has_width(const Expr& operand);
  bool has_level(const TableRow& row, std::size_t digits);
  Value field_of(const TableRef& table, Field field) const;

  /// The quantity of a value, or why there is none; records the figure.
  Value amount(Value value);
  Value amount_of(FactId fact);
  /// The quantities of a list or a single value.
  std::variant<Absent, std::vector<Amount>> amounts(const Value& value);
  /// The facts of a list, or the one fact.
  static std::vector<FactRef> facts_of(const Value& value);
  std::string term(const Expr& expr);
  std::string side(const Expr& expr);
  const Figure* shown_like(const Expr& expr);
  std::string term_of(const Value& value) const;
};

Absent not_evaluable(Why why);
Absent not_applicable(Why why);
inline constexpr Absent kUntoldChange{
    false, {"没有逐项说明增减额", "the change is not told for each item"}};
inline constexpr Absent kZeroBase{false,
                                  {"基数为 0，没有比率", "the base is zero, there is no rate"}};

/// A list of words, directions or texts alone.
bool is_written_out(const Expr& expr);

/// The figure that a field of a claim is, or kNoFact.
inline FactId figure_of(const Claim& claim, Field field) {
  switch (field) {
    case Field::part:
    case Field::current:
    case Field::final:
    case Field::done:
      return claim.subject;
    case Field::whole:
      return claim.kind == ClaimKind::parts ? claim.subject : claim.base;
    case Field::base:
      return claim.base;
    case Field::rate:
      return claim.rate;
    case Field::delta:
      return claim.delta;
    default:
      return kNoFact;
  }
}

inline Scale scale_of(const Unit& unit) { return {&unit, unit.kind == UnitKind::percent}; }

/// Money with money, rates with rates, cars with cars.
inline bool same_kind(Scale a, Scale b) {
  if (a.is_rate || b.is_rate) return a.is_rate == b.is_rate;
  if (a.unit == nullptr || b.unit == nullptr || a.unit->kind != b.unit->kind) return false;
  return a.unit->kind != UnitKind::count || a.unit->symbol == b.unit->symbol;
}

Absent different_units();
Absent undecided(Undecided why);

inline bool is_variable(const Expr& expr) {
  return expr.operation == Operation::name && expr.index >= 0;
}

/// Calls `visit` with each fact of a variable or a field, until it says false; false too where the
/// expression is something else.
template <class Visit>
bool Evaluator::visit_facts(const Expr& expr, const Visit& visit) {
  if (const auto fact = fact_at(expr)) return visit(*fact);
  if (is_variable(expr)) {
    const auto* facts = std::get_if<ListOf<FactRef>>(&slot(static_cast<std::size_t>(expr.index)));
    return facts != nullptr && std::all_of((*facts)->begin(), (*facts)->end(),
                                           [&](FactRef fact) { return visit(fact.id); });
  }
  const bool are_parts =
      expr.operation == Operation::field && static_cast<Field>(expr.index) == Field::parts;
  const auto* claim = are_parts ? claim_at(expr.operands[0]) : nullptr;
  return claim != nullptr && std::all_of(claim->parts.begin(), claim->parts.end(), visit);
}

}  // namespace gouji
