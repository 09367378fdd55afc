#pragma once
// Messages of a rule with the values of the instance at hand.

#include <string>

#include "judge/evaluate.hpp"
#include "judge/verdict.hpp"

namespace gouji {

/// What {stated}, {expected}, {difference} and {equation} stand for.
struct Told {
  const Verdict& verdict;
  const std::string& equation;
};

Message filled(const LocalTemplate& text, const Told& told, Evaluator& evaluator,
               const Disclosure& disclosure);

}  // namespace gouji
