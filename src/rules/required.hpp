#pragma once
// What a text must contain for a regular expression to match in it, so that most texts need no
// regular expression at all.
//
//   (增长|下降)[0-9]+万[。，]   ->  {增长0万。, 增长0万，, 下降0万。, 下降0万，}
//
// Texts and words are compared in their plain form (plain_text.hpp), whose marks ^ and $ are equal
// to.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

struct Required {
  /// Of each set, at least one word stands in the plain text.
  std::vector<std::vector<std::string>> sets;
  std::size_t digits = 0;  ///< and at least so many digits stand in a row
};

/// Never more than is so: of syntax that it does not know, nothing is required.
Required required_of(std::string_view pattern);

/// The number of the set of which a text has a word least often. Requires: there is one.
std::size_t rarest(const std::vector<std::vector<std::string>>& sets);

}  // namespace gouji
