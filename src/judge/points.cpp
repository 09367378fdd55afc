// Comparisons by the printed digits alone. What agrees digit by digit agrees whatever else the
// digits may stand for, and most figures of a document do: no interval needs to be computed for
// them. Of everything else nothing is said here: it is compared as numeric.cpp does.

#include "judge/evaluate.hpp"
#include "judge/ordered.hpp"
#include "rules/functions.hpp"

namespace gouji {
namespace {

/// So small that nothing that numeric.cpp computes from it overflows.
constexpr Micro kLargest = Micro{1} << 60;
constexpr Micro kWhole = 100 * kOne;

/// A number that point() can compute: of others nothing may be asked here, as that may be much.
bool has_point(const Expr& expr) {
  if (expr.is_list || (expr.type != Type::quantity && expr.type != Type::fact)) return false;
  if (expr.operation != Operation::call) return true;
  switch (static_cast<Function>(expr.index)) {
    case Function::sum:
    case Function::signed_change:
    case Function::change_from_budget:
    case Function::prior_by_amount:
    case Function::share:
    case Function::completion:
    case Function::growth:
    case Function::variance:
    case Function::growth_by_change:
      return true;
    default:
      return false;
  }
}

}  // namespace

/// A value by its printed digits, or none. No optional: functions write it where it stays, as what
/// was just written in pieces is slow to copy as a whole.
struct Evaluator::Point : Fraction {
  Point() {}  // NOLINT(modernize-use-equals-default): else all of it is made zero first
  explicit operator bool() const { return is_there; }

  Micro steps = 0;  ///< of what went in: it may be off by half of them
  Scale scale;
  bool is_quotient = false;
  bool is_there = false;
};

/// A sum of points; nothing where one is missing, or is counted in something else.
class Evaluator::PointSum {
 public:
  bool add(const Point& term, int sign) {
    if (!term || term.is_quotient) return false;
    if (is_empty_) {
      scale_ = term.scale;
      is_empty_ = false;
    } else if (!same_kind(scale_, term.scale)) {
      return false;
    }
    num_ += sign < 0 ? -term.num : term.num;
    steps_ += term.steps;
    return true;
  }
  Point take() const {
    Point out;
    out.num = num_;
    out.steps = steps_;
    out.scale.unit = scale_.unit;
    out.is_there = !is_empty_;
    return out;
  }

 private:
  bool is_empty_ = true;
  Micro num_ = 0;
  Micro steps_ = 0;
  Scale scale_;
};

const Claim* Evaluator::claim_at(const Expr& expr) {
  if (!is_variable(expr)) return nullptr;
  const auto* claim = std::get_if<ClaimRef>(&slot(static_cast<std::size_t>(expr.index)));
  return claim == nullptr ? nullptr : &disclosure_.claims[claim->index];
}

/// The reason that a variable's claim gives.
const Reason* Evaluator::reason_at(const Expr& expr) {
  if (expr.operation != Operation::field || expr.type != Type::reason) return nullptr;
  const auto* claim = claim_at(expr.operands[0]);
  if (claim == nullptr || claim->reason < 0) return nullptr;
  return &disclosure_.reasons[static_cast<std::size_t>(claim->reason)];
}

/// The fact of a variable, or of a field of one.
std::optional<FactId> Evaluator::fact_at(const Expr& expr) {
  if (expr.type != Type::fact || expr.is_list) return std::nullopt;
  if (is_variable(expr)) {
    const auto* fact = std::get_if<FactRef>(&slot(static_cast<std::size_t>(expr.index)));
    return fact == nullptr ? std::nullopt : std::optional(fact->id);
  }
  if (expr.operation != Operation::field) return std::nullopt;
  const auto* claim = claim_at(expr.operands[0]);
  if (claim == nullptr) return std::nullopt;
  const auto id = figure_of(*claim, static_cast<Field>(expr.index));
  return id == kNoFact ? std::nullopt : std::optional(id);
}

Evaluator::Point Evaluator::point_of(FactId id) {
  const auto& figure = disclosure_.figure(id);
  touched.push_back(id);
  const auto& [value, step, fine] = figure.printed;
  Point out;
  if (figure.too_large || value > kLargest || value < -kLargest || step > kLargest) return out;
  out.num = figure.direction < 0 && value > 0 ? -value : value;
  out.steps = step;
  out.scale = scale_of(*figure.unit);
  out.is_there = true;
  return out;
}

/// By how much the text says that a figure changed.
Evaluator::Point Evaluator::change_point(FactId id, FactId as) {
  const auto* const claim = change_claim(id, as);
  point_absent_ = claim == nullptr ? &kUntoldChange : nullptr;
  if (claim != nullptr && claim->kind == ClaimKind::change) return point_of(claim->delta);
  Point out;
  if (claim == nullptr) return out;
  out.steps = 1;  // level: by nothing
  out.scale.unit = disclosure_.figure(id).unit;
  out.is_there = true;
  return out;
}

/// The terms that an operand of a sum stands for.
bool Evaluator::add_points(PointSum& sum, const Expr& expr, int sign) {
  const auto function = expr.operation == Operation::call
                            ? std::optional(static_cast<Function>(expr.index))
                            : std::nullopt;
  if (function == Function::signed_change || function == Function::change_from_budget) {
    auto as = kNoFact;
    if (function == Function::change_from_budget) {
      const auto whole = fact_at(expr.operands[1]);
      if (!whole) return false;
      as = *whole;
    }
    return visit_facts(expr.operands[0],
                       [&](FactId id) { return sum.add(change_point(id, as), sign); });
  }
  if (has_point(expr)) return sum.add(point(expr), sign);
  return visit_facts(expr, [&](FactId id) { return sum.add(point_of(id), sign); });
}

/// The rate that two points make.
Evaluator::Point Evaluator::rate_point(const Expr& expr) {
  Point out;
  const auto a = point(expr.operands[0]);
  const auto b = a ? point(expr.operands[1]) : Point();
  if (!b || a.is_quotient || b.is_quotient || !same_kind(a.scale, b.scale)) return out;
  Micro change = 0;
  auto base = a.num;
  auto steps = a.steps;
  switch (static_cast<Function>(expr.index)) {
    case Function::growth:
    case Function::variance:
      change = b.num - base;
      break;
    case Function::growth_by_change:
      change = b.num;
      base -= change;
      steps += b.steps;
      break;
    default:
      change = base;
      base = b.num;
      steps = b.steps;
  }
  if (base == 0) point_absent_ = &kZeroBase;
  if (2 * base <= steps) return out;  // as numeric.cpp asks of a base: it is certainly positive
  out.num = change * kWhole;
  out.den = base;
  out.scale.is_rate = true;
  out.is_quotient = true;
  out.is_there = true;
  return out;
}

Evaluator::Point Evaluator::prior_point(const Expr& expr) {
  Point out;
  const auto* claim = claim_at(expr.operands[0]);
  if (claim == nullptr || claim->subject == kNoFact || claim->delta == kNoFact) return out;
  const auto current = point_of(claim->subject);
  const auto delta = current ? point_of(claim->delta) : Point();
  if (!delta) return out;
  out.num = current.num - delta.num;
  out.steps = current.steps + delta.steps;
  out.scale.unit = (current.num == 0 ? delta : current).scale.unit;
  out.is_there = true;
  return out;
}

/// The value of an expression by the printed digits of the figures in it.
Evaluator::Point Evaluator::point(const Expr& expr) {
  PointSum sum;
  switch (expr.operation) {
    case Operation::name:
    case Operation::field: {
      const auto fact = fact_at(expr);
      return fact ? point_of(*fact) : Point();
    }
    case Operation::negate:
      return add_points(sum, expr.operands[0], -1) ? sum.take() : Point();
    case Operation::add:
    case Operation::subtract: {
      const int sign = expr.operation == Operation::add ? 1 : -1;
      const bool both =
          add_points(sum, expr.operands[0], 1) && add_points(sum, expr.operands[1], sign);
      return both ? sum.take() : Point();
    }
    case Operation::call:
      break;
    default:
      return Point();
  }
  switch (static_cast<Function>(expr.index)) {
    case Function::sum:
      return add_points(sum, expr.operands[0], 1) ? sum.take() : Point();
    case Function::signed_change:
    case Function::change_from_budget: {
      const bool is_one = fact_at(expr.operands[0]).has_value();
      return is_one && add_points(sum, expr, 1) ? sum.take() : Point();
    }
    case Function::prior_by_amount:
      return prior_point(expr);
    case Function::share:
    case Function::completion:
    case Function::growth:
    case Function::variance:
    case Function::growth_by_change:
      return rate_point(expr);
    default:
      return Point();
  }
}

/// A printed figure has the digits of a computed value.
std::optional<bool> Evaluator::states_point(const Expr& computed, FactId stated) {
  const auto value = point(computed);
  if (!value) return std::nullopt;
  const auto& figure = disclosure_.figure(stated);
  touched.push_back(stated);
  if (figure.too_large || !same_kind(value.scale, scale_of(*figure.unit))) return std::nullopt;
  const auto said = figure.stated();
  const auto expected = exact_print(value, said);
  if (!expected) return std::nullopt;
  auto& exactly = outcome.emplace();
  exactly.exact = true;
  exactly.stated = stated;
  exactly.expected = *expected;
  exactly.difference = said.value - *expected;
  return true;
}

std::optional<bool> Evaluator::equal_points(const Expr& left, const Expr& right) {
  const auto stated_left = fact_at(left);
  const auto stated_right = fact_at(right);
  if (stated_left.has_value() != stated_right.has_value())
    return stated_right ? states_point(left, *stated_right) : states_point(right, *stated_left);
  const auto a = point(left);
  const auto b = a ? point(right) : Point();
  if (!b || !same_kind(a.scale, b.scale) || a.num != b.num || a.den != b.den) return std::nullopt;
  outcome = Outcome{.name = VerdictName::rounding, .exact = true};
  return true;
}

std::optional<bool> Evaluator::order_points(const Expr& expr) {
  const auto a = point(expr.operands[0]);
  const auto b = a ? point(expr.operands[1]) : Point();
  if (!b || a.is_quotient || b.is_quotient || !same_kind(a.scale, b.scale)) return std::nullopt;
  const bool ascending =
      expr.operation == Operation::less || expr.operation == Operation::less_equal;
  if (ascending ? a.num > b.num : a.num < b.num) return std::nullopt;
  outcome.reset();
  return true;
}

/// What the printed digits say; nothing where that takes more than those.
std::optional<bool> Evaluator::compare_points(const Expr& expr) {
  const auto& left = expr.operands[0];
  const auto& right = expr.operands[1];
  point_absent_ = nullptr;
  const bool to_number = right.operation == Operation::number;
  if (!has_point(left) || !(to_number || has_point(right))) return std::nullopt;
  const auto used = touched.size();
  std::optional<bool> out;
  if (to_number) {
    const auto value = point(left);
    Micro scaled = 0;
    if (value && !__builtin_mul_overflow(Micro{right.number}, value.den, &scaled))
      out = ordered(expr.operation, value.num, scaled);
  } else if (expr.operation == Operation::equal) {
    out = equal_points(left, right);
  } else if (expr.operation != Operation::not_equal) {
    out = order_points(expr);
  }
  if (!out) {
    if (point_absent_ == &kUntoldChange && touched.size() != used) point_absent_ = nullptr;
    touched.resize(used);
  }
  return out;
}

/// The printed digits show that the expression has a value.
bool Evaluator::is_there(const Expr& expr) {
  const auto used = touched.size();
  const bool out = has_point(expr) && point(expr).is_there;
  touched.resize(used);
  return out;
}

}  // namespace gouji
