#pragma once
// The one explicit list of functions and fields that rule expressions may use. The static check
// reads it, the evaluator switches over it, docs/rule-language.md is checked against it.

#include <array>
#include <cstdint>
#include <string_view>

#include "facts/disclosure.hpp"
#include "rules/expr.hpp"

namespace gouji {

enum class Function : std::uint8_t {
  claims,
  facts,
  sentences,
  paragraphs,
  headings,
  explanations,
  share,
  completion,
  growth,
  variance,
  growth_by_change,
  sum,
  prior,
  prior_by_amount,
  agree,
  same,
  signed_change,
  each_once,
  only,
  one,
  count,
  has,
  sign,
  leaning,
  is_balance,
  matches,
  ends_with,
  starts_with,
  tables,
  forms,
  enumerations,
  document,
  children,
  leaves,
  like,
  fits,
  unit_slip,
  names,
  zero_names,
  without,
  common,
  chosen,
  look_up,
  mentions,
  days_to_publish,
  name_listed,
  is_named,
  has_class,
  parent_printed,
  said_before,
  open_bracket,
  ends_alone,
  misnamed,
  name_in_table,
  misnamed_office,
  misnamed_level,
  code_has_width,
  taken_from,
  says,
  other_year,
  misnumbered,
  listed,
  fitting,
};

/// One letter a parameter: q quantity (a fact serves), Q list of them, f fact, F list of facts, c
/// claim, C list of claims (one serves), r reason, b block, t text, T list of texts, n names, d
/// document, y fact or claim, x anything. A selector takes named arguments only; `only`, `like` and
/// `look_up` take both.
struct FunctionInfo {
  Function function;
  std::string_view name;
  std::string_view parameters;
  Type result;
  bool result_is_list;
  bool is_selector;
};

inline constexpr std::array<FunctionInfo, 63> kFunctions{{
    {Function::claims, "claims", "", Type::claim, true, true},
    {Function::facts, "facts", "", Type::fact, true, true},
    {Function::sentences, "sentences", "", Type::block, true, true},
    {Function::paragraphs, "paragraphs", "", Type::block, true, true},
    {Function::headings, "headings", "", Type::block, true, true},
    {Function::explanations, "explanations", "", Type::block, true, true},
    {Function::share, "share", "qq", Type::quantity, false, false},
    {Function::completion, "completion", "qq", Type::quantity, false, false},
    {Function::growth, "growth", "qq", Type::quantity, false, false},
    {Function::variance, "variance", "qq", Type::quantity, false, false},
    {Function::growth_by_change, "growth_by_change", "qq", Type::quantity, false, false},
    {Function::sum, "sum", "Q", Type::quantity, false, false},
    {Function::prior, "prior", "C", Type::quantity, true, false},
    {Function::prior_by_amount, "prior_by_amount", "c", Type::quantity, false, false},
    {Function::agree, "agree", "Q", Type::boolean, false, false},
    {Function::same, "same", "F", Type::boolean, false, false},
    {Function::signed_change, "change", "F", Type::quantity, true, false},
    {Function::each_once, "each_once", "F", Type::fact, true, false},
    {Function::only, "only", "F", Type::fact, true, false},
    {Function::one, "one", "F", Type::fact, false, false},
    {Function::count, "count", "X", Type::integer, false, false},
    {Function::has, "has", "x", Type::boolean, false, false},
    {Function::sign, "sign", "q", Type::direction, false, false},
    {Function::leaning, "leaning", "r", Type::direction, false, false},
    {Function::is_balance, "is_balance", "c", Type::boolean, false, false},
    {Function::matches, "matches", "t", Type::boolean, false, false},
    {Function::ends_with, "ends_with", "tT", Type::boolean, false, false},
    {Function::starts_with, "starts_with", "tT", Type::boolean, false, false},
    {Function::tables, "tables", "", Type::table, true, true},
    {Function::forms, "forms", "", Type::form, true, true},
    {Function::enumerations, "enumerations", "", Type::names, true, true},
    {Function::document, "document", "", Type::document, false, true},
    {Function::children, "children", "f", Type::fact, true, false},
    {Function::leaves, "leaves", "F", Type::fact, true, false},
    {Function::like, "like", "f", Type::fact, true, false},
    {Function::fits, "fits", "f", Type::fact, false, false},
    {Function::unit_slip, "unit_slip", "ff", Type::fact, false, false},
    {Function::names, "names", "F", Type::names, false, false},
    {Function::zero_names, "zero_names", "F", Type::names, false, false},
    {Function::without, "without", "nn", Type::text, false, false},
    {Function::common, "common", "nn", Type::text, false, false},
    {Function::chosen, "chosen", "nn", Type::boolean, false, false},
    {Function::look_up, "look_up", "dy", Type::quantity, false, false},
    {Function::mentions, "mentions", "", Type::boolean, false, false},
    {Function::days_to_publish, "days_to_publish", "", Type::integer, false, false},
    {Function::name_listed, "name_listed", "f", Type::boolean, false, false},
    {Function::is_named, "is_named", "f", Type::boolean, false, false},
    {Function::has_class, "has_class", "f", Type::boolean, false, false},
    {Function::parent_printed, "parent_printed", "f", Type::boolean, false, false},
    {Function::said_before, "said_before", "b", Type::boolean, false, false},
    {Function::open_bracket, "open_bracket", "b", Type::block, false, false},
    {Function::ends_alone, "ends_alone", "b", Type::boolean, false, false},
    {Function::misnamed, "misnamed", "f", Type::block, false, false},
    {Function::name_in_table, "name_in_table", "b", Type::text, false, false},
    {Function::misnamed_office, "misnamed_office", "b", Type::text, false, false},
    {Function::misnamed_level, "misnamed_level", "b", Type::text, false, false},
    {Function::code_has_width, "code_has_width", "f", Type::boolean, false, false},
    {Function::taken_from, "taken_from", "b", Type::text, false, false},
    {Function::says, "says", "T", Type::boolean, false, false},
    {Function::other_year, "other_year", "bT", Type::text, false, false},
    {Function::misnumbered, "misnumbered", "bT", Type::text, false, false},
    {Function::listed, "listed", "fT", Type::quantity, false, false},
    {Function::fitting, "fitting", "c", Type::direction, false, false},
}};

enum class Field : std::uint8_t {
  part,
  whole,
  rate,
  current,
  delta,
  final,
  done,
  base,
  parts,
  complete,
  open_ended,
  reason,
  base_name,
  delta_direction,
  rate_direction,
  direction,
  text,
  empty,
  up,
  down,
  excused,
  names_last_year,
  introduced,
  item,
  version,
  unit,
  title,
  recognised,
  filled,
  blank,
  says_empty,
  note_fits,
  present,
  code,
  function,
};

struct FieldInfo {
  Field field;
  std::string_view name;
  Type of;                  ///< claim, reason, block or fact
  std::uint8_t claim_kind;  ///< of a claim: the kind that has it, 0xFF for all
  Type result;
  bool is_list;
};

inline constexpr std::uint8_t kAnyClaim = 0xFF;
constexpr std::uint8_t kind_of(ClaimKind kind) { return static_cast<std::uint8_t>(kind); }

inline constexpr std::array<FieldInfo, 53> kFields{{
    {Field::part, "part", Type::claim, kind_of(ClaimKind::share), Type::fact, false},
    {Field::whole, "whole", Type::claim, kind_of(ClaimKind::share), Type::fact, false},
    {Field::rate, "rate", Type::claim, kind_of(ClaimKind::share), Type::fact, false},
    {Field::current, "current", Type::claim, kind_of(ClaimKind::change), Type::fact, false},
    {Field::base, "base", Type::claim, kind_of(ClaimKind::change), Type::fact, false},
    {Field::delta, "delta", Type::claim, kind_of(ClaimKind::change), Type::fact, false},
    {Field::rate, "rate", Type::claim, kind_of(ClaimKind::change), Type::fact, false},
    {Field::delta_direction, "delta_direction", Type::claim, kind_of(ClaimKind::change),
     Type::direction, false},
    {Field::rate_direction, "rate_direction", Type::claim, kind_of(ClaimKind::change),
     Type::direction, false},
    {Field::direction, "direction", Type::claim, kind_of(ClaimKind::change), Type::direction,
     false},
    {Field::final, "final", Type::claim, kind_of(ClaimKind::variance), Type::fact, false},
    {Field::base, "base", Type::claim, kind_of(ClaimKind::variance), Type::fact, false},
    {Field::rate, "rate", Type::claim, kind_of(ClaimKind::variance), Type::fact, false},
    {Field::done, "done", Type::claim, kind_of(ClaimKind::completion), Type::fact, false},
    {Field::base, "base", Type::claim, kind_of(ClaimKind::completion), Type::fact, false},
    {Field::rate, "rate", Type::claim, kind_of(ClaimKind::completion), Type::fact, false},
    {Field::whole, "whole", Type::claim, kind_of(ClaimKind::parts), Type::fact, false},
    {Field::parts, "parts", Type::claim, kind_of(ClaimKind::parts), Type::fact, true},
    {Field::complete, "complete", Type::claim, kind_of(ClaimKind::parts), Type::boolean, false},
    {Field::open_ended, "open_ended", Type::claim, kind_of(ClaimKind::parts), Type::boolean, false},
    {Field::current, "current", Type::claim, kind_of(ClaimKind::level), Type::fact, false},
    {Field::base, "base", Type::claim, kind_of(ClaimKind::level), Type::fact, false},
    {Field::final, "final", Type::claim, kind_of(ClaimKind::order), Type::fact, false},
    {Field::base, "base", Type::claim, kind_of(ClaimKind::order), Type::fact, false},
    {Field::delta_direction, "direction", Type::claim, kind_of(ClaimKind::order), Type::direction,
     false},
    {Field::reason, "reason", Type::claim, kAnyClaim, Type::reason, false},
    {Field::base_name, "base_name", Type::claim, kAnyClaim, Type::word, false},
    {Field::text, "text", Type::claim, kAnyClaim, Type::text, false},
    {Field::item, "item", Type::claim, kAnyClaim, Type::word, false},
    {Field::text, "text", Type::reason, kAnyClaim, Type::text, false},
    {Field::empty, "empty", Type::reason, kAnyClaim, Type::boolean, false},
    {Field::up, "up", Type::reason, kAnyClaim, Type::boolean, false},
    {Field::down, "down", Type::reason, kAnyClaim, Type::boolean, false},
    {Field::excused, "excused", Type::reason, kAnyClaim, Type::boolean, false},
    {Field::names_last_year, "names_last_year", Type::reason, kAnyClaim, Type::boolean, false},
    {Field::introduced, "introduced", Type::reason, kAnyClaim, Type::direction, false},
    {Field::text, "text", Type::block, kAnyClaim, Type::text, false},
    {Field::text, "text", Type::fact, kAnyClaim, Type::text, false},
    {Field::item, "item", Type::fact, kAnyClaim, Type::word, false},
    {Field::version, "version", Type::fact, kAnyClaim, Type::word, false},
    {Field::unit, "unit", Type::fact, kAnyClaim, Type::word, false},
    {Field::code, "code", Type::fact, kAnyClaim, Type::text, false},
    {Field::function, "function", Type::fact, kAnyClaim, Type::word, false},
    {Field::title, "title", Type::table, kAnyClaim, Type::text, false},
    {Field::recognised, "recognised", Type::table, kAnyClaim, Type::boolean, false},
    {Field::filled, "filled", Type::table, kAnyClaim, Type::boolean, false},
    {Field::text, "text", Type::table, kAnyClaim, Type::text, false},
    {Field::blank, "blank", Type::table, kAnyClaim, Type::boolean, false},
    {Field::says_empty, "says_empty", Type::table, kAnyClaim, Type::boolean, false},
    {Field::note_fits, "note_fits", Type::table, kAnyClaim, Type::boolean, false},
    {Field::title, "title", Type::form, kAnyClaim, Type::text, false},
    {Field::present, "present", Type::form, kAnyClaim, Type::boolean, false},
    {Field::open_ended, "open_ended", Type::names, kAnyClaim, Type::boolean, false},
}};

inline constexpr std::array<std::string_view, 8> kClaimKinds{
    "share", "change", "variance", "completion", "parts", "level", "none", "order"};

}  // namespace gouji
