#pragma once
// The one form in which texts are searched for words of patterns: without blanks, each run of
// digits as one 0, with marks at both ends.

#include <cstddef>
#include <string>
#include <string_view>

namespace gouji {

// No printed text has these marks; if one did, it would only be looked at.
inline constexpr char kPlainBegin = '\x02';
inline constexpr char kPlainEnd = '\x03';

struct PlainText {
  /// Bytes behind the text that may be read, whatever they are.
  static constexpr std::size_t kRoom = 8;

  std::string_view text;       ///< valid until the next one is taken
  std::size_t digits = 0;      ///< of the longest run
  bool compatibility = false;  ///< it has radicals or compatibility ideographs

  /// The plain form of `source`, which is UTF-8, in place of what was here.
  void take(std::string_view source);

 private:
  std::string buffer_;
};

}  // namespace gouji
