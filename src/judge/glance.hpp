#pragma once
// Functions about one piece of text that are asked of thousands and find something in hardly any:
// whether they do is seen here, without evaluating anything.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/functions.hpp"

namespace gouji {

/// A call about a piece of text: what is asked, and the words that are its further argument.
struct Glance {
  Function function = Function::said_before;
  std::vector<std::string> words;  ///< folded
};

constexpr bool can_glance(Function function) {
  switch (function) {
    case Function::said_before:
    case Function::open_bracket:
    case Function::ends_alone:
    case Function::misnumbered:
    case Function::misnamed_office:
      return true;
    default:
      return false;
  }
}

/// False where the call says of the piece what it says of nearly all: it is not said before, it has
/// no open bracket, … Requires: can_glance().
bool may_find(const Glance& glance, const Span& piece, const Disclosure& disclosure);

bool ends_with_any(std::string_view text, const std::vector<std::string>& ends);

/// The passage, its labels before a colon aside, stands a little before in the same paragraph.
bool is_said_before(const Span& passage, const Disclosure& disclosure);

/// The first bracket that no later one closes. One that closes nothing is a list's: 1）.
std::optional<std::size_t> open_bracket_of(std::string_view text);

/// A long item of a numbered list whose neighbours have their stops.
bool is_between_stops(const Span& item, const Disclosure& disclosure);

/// The number that a heading should have, where it has another: the one before it with the same
/// parent and style has the number before, and both end with one of the words.
std::optional<int> wanted_number(const Span& heading, const std::vector<std::string>& ends,
                                 const Disclosure& disclosure);

/// A name of an office that is shorter has nothing by which one that is almost it can be told.
inline constexpr std::size_t kShortestOffice = 18;  // bytes: six characters

/// The end of the publishing office's name, which whatever it is called has too; empty where the
/// name is too short.
std::string_view office_end(std::string_view office);

}  // namespace gouji
