#pragma once
// What a rule says of one instance.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "facts/disclosure.hpp"
#include "judge/value.hpp"
#include "rules/rule.hpp"

namespace gouji {

enum class State : std::uint8_t { holds, fails, not_applicable, not_evaluable };

/// How a verdict reads.
struct Wording {
  std::string equation;
  Message message;  ///< of a failing instance or a note
  Message advice;
};

struct Verdict {
  std::size_t rule = 0;  ///< index into the rule set
  State state = State::holds;
  /// How many instances say this: those that are silent for one reason are one verdict, at the
  /// place of the first. So are, unless for the ledger, all that hold exactly, with the operands of
  /// all.
  std::size_t count = 1;
  /// Of a failing instance, and of one that holds by rounding only.
  std::optional<VerdictName> name;
  std::vector<FactId> operands;   ///< distinct figures that went into the check, in order of use
  FactId stated = kNoFact;        ///< the figure that the others contradict
  std::optional<Micro> expected;  ///< what `stated` should be, in its base unit
  Micro difference = 0;           ///< stated − expected
  bool numeric = false;           ///< an equation between figures: its operands count as checked
  Span place;                     ///< where the claim or sentence stands
  Why why_not;                    ///< of not_applicable and not_evaluable
  std::unique_ptr<const Wording> wording;  ///< where there is something to show
  /// Of a verdict of several instances: where the operands of each one end.
  std::vector<std::uint32_t> ends{};

  std::string_view equation() const {
    return wording ? std::string_view(wording->equation) : std::string_view();
  }
};

/// How much a judgement writes down: equations of what fails, or of everything that was checked.
enum class Detail : std::uint8_t { findings, ledger };

class TextIndex;
class Companions;

/// All verdicts of one rule over a disclosure, in document order. `text` is of that disclosure and
/// may know the rule; `others` are the other documents of the run.
std::vector<Verdict> judge(const Rule& rule, std::size_t index, const Disclosure& disclosure,
                           Detail detail, const TextIndex& text,
                           const Companions* others = nullptr);

}  // namespace gouji
