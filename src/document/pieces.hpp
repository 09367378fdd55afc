#pragma once
// Where a line is cut that is longer than any paragraph: a narrative without line breaks, or no
// narrative at all. Whoever reads a paragraph looks back in it, figure by figure; a bound on its
// length bounds that.

#include <cstddef>
#include <string_view>

namespace gouji {

/// Bytes of a source; the longest paragraphs of disclosures have half of that.
constexpr std::size_t kLongestPiece = std::size_t{16} << 10;

/// The end of the piece of `source` that begins at `begin`: behind the last full stop outside
/// brackets, else behind the last semicolon, comma or blank, else behind a whole character.
/// Requires: begin < end, both between characters.
std::size_t piece_end(std::string_view source, std::size_t begin, std::size_t end);

}  // namespace gouji
