#pragma once
// Named arguments of selectors, ready to be compared with facts.

#include <string>
#include <string_view>
#include <vector>

#include "facts/disclosure.hpp"
#include "rules/expr.hpp"

namespace gouji {

/// One named argument over a dimension.
class Pattern {
 public:
  /// Requires: the argument names a dimension.
  Pattern(const NamedArgument& argument, const Disclosure& disclosure);

  bool fits(const Identity& identity) const { return fits(identity[dimension_]); }
  bool fits(Symbol value) const;
  Dimension dimension() const { return dimension_; }

 private:
  Dimension dimension_;
  const Disclosure& disclosure_;
  bool any_ = false;
  std::vector<Symbol> symbols_;
  std::vector<std::string> beginnings_;
};

/// The arguments of a call that are dimensions.
std::vector<Pattern> patterns_of(const Expr& expr, const Disclosure& disclosure);

/// `form=`: the text, any table, the table of another fact, or tables of some forms.
class FormPattern {
 public:
  FormPattern(const Expr& expr, const Disclosure& disclosure);
  /// Only facts of tables fit.
  bool tables_only() const { return !all_ && !none_; }
  /// Every fact of this disclosure fits.
  bool fits_all() const { return all_ || (none_ && disclosure_.rows.empty()); }
  /// What fits depends on `beside`.
  bool depends_on_fact() const { return same_; }
  /// `beside` is the fact that form=same speaks of, or kNoFact.
  bool fits(const Figure& figure, FactId beside = kNoFact) const;

 private:
  const Disclosure& disclosure_;
  bool all_ = true;
  bool none_ = false;
  bool any_ = false;
  bool same_ = false;
  std::vector<Symbol> forms_;
};

}  // namespace gouji
