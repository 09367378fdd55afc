#pragma once
// What rules look up again and again, made once for a document.

#include "facts/disclosure.hpp"

namespace gouji {

/// False where what an identity leaves open, or says in words of the text's own, may be anything.
bool is_compared(const Identity& identity, const Disclosure& disclosure);

/// Fills Disclosure::lookup, block by block, while figures and claims are at hand.
class LookupMaker {
 public:
  explicit LookupMaker(Disclosure& disclosure) : disclosure_(disclosure) {}

  /// Takes the figures and claims that are new.
  void go_on();

 private:
  Disclosure& disclosure_;
  std::size_t claims_ = 0;  ///< taken so far
};

}  // namespace gouji
