#pragma once
// Which changes of a figure can be shown at all: exact rationals over a list of equations that
// knows nothing of gouji.

#include <map>
#include <set>
#include <string>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

namespace gouji::mutation {

using Rational = boost::multiprecision::cpp_rational;

/// Figures as printed, by their address: 04:12:3 or N:40:2.
using Figures = std::map<std::string, std::string>;

struct Term {
  std::string address;
  int sign = 1;
};

enum class Kind { same, sum, at_most, share, growth, variance };

/// same: all terms are one figure. sum: the first term is the sum of the others. at_most: the first
/// is no more than the second. share: first = second ÷ third. growth: first = second as a change of
/// the third, the second signed. variance: first = (second − third) ÷ third.
struct Equation {
  Kind kind = Kind::same;
  std::vector<Term> terms;
  int line = 0;
};

/// Throws std::runtime_error with the line of what it cannot read.
std::vector<Equation> read_equations(const std::string& text);

/// Within what the printed digits can stand for.
bool holds(const Equation& equation, const Figures& figures);

class Oracle {
 public:
  Oracle(std::vector<Equation> equations, Figures figures);

  /// Some equation that holds is violated once `address` prints as `changed`.
  bool can_show(const std::string& address, const std::string& changed) const;
  /// Some rate of change or its amount prints as other than zero, so that it has a direction.
  bool can_show_direction(const std::string& address) const;
  /// Figures in one equation with it, itself included.
  std::set<std::string> connected(const std::string& address) const;
  /// Lines of equations that do not hold on the figures as they are: mistakes of the list.
  std::vector<int> broken() const;

 private:
  std::vector<Equation> equations_;
  Figures figures_;
  std::map<std::string, std::vector<std::size_t>> by_address_;
};

}  // namespace gouji::mutation
