#pragma once
// Figures out of numbers and units.

#include <cstddef>
#include <vector>

#include "facts/disclosure.hpp"
#include "facts/number.hpp"

namespace gouji {

/// Fills a new figure where it stays: its value in millionths of base units, and how finely it is
/// printed.
void set_figure(Figure& figure, const Number& number, bool negative, const Unit& unit,
                const Span& span);

/// An amount as it stands in a cell; its place is the whole cell.
Figure money_figure(const Number& number, bool negative, const Unit& unit, const Span& span);

/// 10.8 among figures with two decimals reads 10.80: sets `fine` of the figures from `first` on to
/// the most frequent count of decimals, one or more, among those of one unit (the coarser of two
/// equally frequent).
void set_prevailing(std::vector<Figure>& figures, std::size_t first);

}  // namespace gouji
