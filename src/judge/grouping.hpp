#pragma once
// Facts and claims of one identity, and facts of two selections side by side. Lists are in the
// order of their first members.

#include <vector>

#include "facts/disclosure.hpp"
#include "judge/value.hpp"

namespace gouji {

/// One list for each combination of these dimensions; none: for each identity. The identity of a
/// claim is its subject's with what it is compared with.
std::vector<std::vector<FactRef>> grouped(const std::vector<FactRef>& facts,
                                          const std::vector<Dimension>& by,
                                          const Disclosure& disclosure);
std::vector<std::vector<ClaimRef>> grouped(const std::vector<ClaimRef>& claims,
                                           const std::vector<Dimension>& by,
                                           const Disclosure& disclosure);

struct Pair {
  std::vector<FactRef> left;
  std::vector<FactRef> right;
};

/// A full outer join.
std::vector<Pair> paired(const std::vector<FactRef>& left, const std::vector<FactRef>& right,
                         const std::vector<Dimension>& by, const Disclosure& disclosure);

}  // namespace gouji
