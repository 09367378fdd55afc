#pragma once
// A rule as data: what to look at, what must hold, how bad it is, on what basis. Written in YAML
// under rules/, one file a rule, its id is its path.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/yaml.hpp"
#include "facts/vocabulary.hpp"
#include "rules/expr.hpp"

namespace gouji {

class TextPatterns;

enum class Severity : std::uint8_t { info, warning, error };
inline constexpr std::array<std::string_view, 3> kSeverityNames{"info", "warning", "error"};

/// What a failing instance is called in the report.
enum class VerdictName : std::uint8_t {
  contradiction,
  copying,
  truncation,
  unlikely_rounding,
  rounding,
  direction,
  missing,
  wording,
  leftover,
  zero_base,
};
inline constexpr std::array<std::string_view, 10> kVerdictNames{
    "contradiction", "copying", "truncation", "unlikely_rounding", "rounding",
    "direction",     "missing", "wording",    "leftover",          "zero_base"};

/// A variable of a rule: `for_each` and `group` run over a list, `let` names a value, `join` pairs
/// the facts of two lists (the binding behind it, `joined`, is the second).
struct Binding {
  enum class Kind : std::uint8_t { let, for_each, group, join, joined } kind = Kind::let;
  std::string name;
  Expr value;
  std::vector<Dimension> by;  ///< key of a group or join; empty: the whole identity
};

/// What a rule says of a fact that has no partner in the other list.
struct OneSided {
  bool fails = false;         ///< it is a finding by itself
  std::optional<Expr> check;  ///< or this has to hold
};

/// Text with {expressions}: literal, expression, literal, …
struct Template {
  struct Piece {
    std::string literal;
    std::optional<Expr> value;  ///< shown behind the literal
    std::string placeholder;    ///< expected, stated, difference, equation
    int option = 0;  ///< pieces of one [[…]] have one number: shown only if all values are there
  };
  std::vector<Piece> pieces;
};

struct LocalTemplate {
  Template zh;
  Template en;
};

/// A test inside the rule file: a text, and what the rule says of it.
struct RuleTest {
  std::string name;
  std::string text;
  std::string last_year;  ///< the office's document of the year before, where the rule needs one
  std::string expect;     ///< holds, fails, not_applicable, not_evaluable, or a verdict's name
  std::string expected;
  std::string stated;
  std::optional<int> findings;
  int line = 0;
};

struct Rule {
  std::string id;
  std::string file;
  Message title;
  Message why;
  std::vector<std::string> basis;
  std::string since;
  bool once = false;           ///< findings with one message have one cause
  bool corroborating = false;  ///< may hold but need not: never fails
  Severity severity = Severity::error;
  std::map<VerdictName, Severity> severities;  ///< where one verdict weighs differently
  VerdictName verdict = VerdictName::contradiction;
  std::vector<std::string> kinds;  ///< kinds of document that it applies to; empty: all
  bool needs_tables = false;       ///< not applicable to a document without any
  std::vector<Binding> bindings;   ///< in order; a later one may use the earlier
  std::optional<Expr> when;
  Expr check;
  std::string check_source;
  std::optional<OneSided> left_only;  ///< of a join; without it such a fact is not applicable
  std::optional<OneSided> right_only;
  LocalTemplate left_message;  ///< of a join, where only one side is there
  LocalTemplate right_message;
  std::string when_source;
  std::shared_ptr<const TextPatterns> compiled;  ///< its patterns; null without any
  LocalTemplate message;
  LocalTemplate advice;
  std::vector<RuleTest> tests;
  int slots = 0;
};

struct RuleFile {
  std::string path;   ///< relative to rules/, without .yaml: the id that it must have
  std::string shown;  ///< path for errors
  YamlNode root;
};

/// Loads one rule; every error of the file at once.
Expected<Rule, std::vector<Error>> load_rule(const RuleFile& file, const Vocabulary& vocabulary);

}  // namespace gouji
