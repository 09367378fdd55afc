#pragma once
// What rules look up again and again, made once for a document.

#include "facts/disclosure.hpp"

namespace gouji {

/// 失业保险基金收入, 上交收入: where a government's text tells of many things in the same words,
/// those that only that text has are no name.
bool is_worded(const Identity& identity, const Disclosure& disclosure);

/// False where a dimension is unknown: that blocks every comparison.
inline bool is_compared(const Identity& identity, const Disclosure& disclosure) {
  const bool open =
      identity[Dimension::qualifier] == kUnknown || identity[Dimension::project] == kUnknown ||
      identity[Dimension::function] == kUnknown || identity[Dimension::version] == kUnknown;
  return !open && !(disclosure.of_government && is_worded(identity, disclosure));
}

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
