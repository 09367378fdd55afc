#pragma once
// The elements of a block, parsed before any of them is resolved.

#include <cstddef>
#include <string_view>
#include <vector>

#include "facts/clauses.hpp"

namespace gouji {

/// The elements of some letters, each behind the one before and but for `other`. `room`: of letters
/// that are done with.
std::vector<Element> elements_of(std::string_view letters, std::vector<Element> room);

/// Elements that were parsed ahead, asked for from left to right. What one of them is may be told
/// only by what it is about: a reason takes as many tokens as it likes, and may end amid an
/// element.
class ElementsAhead {
 public:
  /// `parsed`: elements_of(letters). Both outlive this.
  ElementsAhead(std::string_view letters, const std::vector<Element>& parsed)
      : letters_(letters), parsed_(parsed) {}

  /// As the function of this name. `at` is not less than before.
  std::size_t next_beginning(std::size_t at);
  /// As the function of this name, for what next_beginning(at) just told to be `beginning`.
  Element next_element(std::size_t at, std::size_t beginning) const;

 private:
  std::string_view letters_;
  const std::vector<Element>& parsed_;
  std::size_t next_ = 0;  ///< the first parsed that begins at the token asked for, or behind it
  bool amid_ = false;     ///< that token is inside the one before
};

}  // namespace gouji
