#pragma once
// Which of two opposite direction words the figures of a change speak for.

#include <optional>

#include "facts/disclosure.hpp"

namespace gouji {

/// The direction in which amount and rate of a change fit its current value:
/// 比上年增加10.80万元，下降 3.71% of 280.13万元 went down. Nothing where both would do, or
/// neither.
std::optional<Direction> fitting_direction(const Claim& change, const Disclosure& disclosure);

}  // namespace gouji
