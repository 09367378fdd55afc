#include "mutation/oracle.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace gouji::mutation {
namespace {

/// What a printed figure can stand for: half a unit of its last digit on both sides.
struct Range {
  Rational point, lo, hi;
  std::size_t decimals = 0;
};

Range range_of(const std::string& printed) {
  Rational value = 0;
  Rational step = 1;
  bool behind = false;
  std::size_t decimals = 0;
  for (const char c : printed) {
    if (c == '.') behind = true;
    if (c < '0' || c > '9') continue;
    value = value * 10 + (c - '0');
    if (!behind) continue;
    step /= 10;
    ++decimals;
  }
  value *= step;
  if (printed.starts_with('-')) value = -value;
  if (!behind) step = 0;  // whole things are counted, not measured
  return {value, value - step / 2, value + step / 2, decimals};
}

bool meet(const Range& a, const Range& b) { return a.lo <= b.hi && b.lo <= a.hi; }

/// The range of part ÷ whole in %, for positive wholes.
bool ratio_holds(const Range& rate, const Range& part, const Range& whole) {
  if (whole.lo <= 0) return rate.point == 0 && part.point == 0;
  std::vector<Rational> ends;
  for (const auto& p : {part.lo, part.hi}) {
    for (const auto& w : {whole.lo, whole.hi}) ends.push_back(p * 100 / w);
  }
  const auto [lo, hi] = std::minmax_element(ends.begin(), ends.end());
  return *lo <= rate.hi && rate.lo <= *hi;
}

/// 100·d / (c − d): rises with d and falls with c.
bool growth_holds(const Range& rate, const Range& change, const Range& current) {
  const auto at = [](const Rational& d, const Rational& c) { return d * 100 / (c - d); };
  if (current.lo - change.hi <= 0) return false;
  std::vector<Rational> ends;
  for (const auto& d : {change.lo, change.hi}) {
    for (const auto& c : {current.lo, current.hi}) ends.push_back(at(d, c));
  }
  const auto [lo, hi] = std::minmax_element(ends.begin(), ends.end());
  return *lo <= rate.hi && rate.lo <= *hi;
}

/// 100·f / b − 100: rises with f and falls with b.
bool variance_holds(const Range& rate, const Range& final, const Range& budget) {
  if (budget.lo <= 0) return false;
  const Rational lo = final.lo * 100 / budget.hi - 100;
  const Rational hi = final.hi * 100 / budget.lo - 100;
  return lo <= rate.hi && rate.lo <= hi;
}

Range negated(const Range& r) { return {-r.point, -r.hi, -r.lo, r.decimals}; }

}  // namespace

std::vector<Equation> read_equations(const std::string& text) {
  const std::map<std::string, Kind> kinds = {{"same", Kind::same},        {"sum", Kind::sum},
                                             {"le", Kind::at_most},       {"share", Kind::share},
                                             {"completion", Kind::share}, {"growth", Kind::growth}};
  std::vector<Equation> out;
  std::istringstream lines(text);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    std::string word;
    words >> word;
    const auto kind = kinds.find(word);
    if (kind == kinds.end()) throw std::runtime_error("line " + std::to_string(number));
    Equation equation{.kind = kind->second, .terms = {}, .line = number};
    int sign = 1;
    while (words >> word) {
      if (word == "=" || word == "/" || word == "of") continue;
      if (word == "+" || word == "-") {
        sign = word == "-" ? -1 : 1;
        continue;
      }
      if (word.front() == '+' || word.front() == '-') {
        sign = word.front() == '-' ? -1 : 1;
        word.erase(0, 1);
      }
      equation.terms.push_back({word, sign});
      sign = 1;
    }
    out.push_back(std::move(equation));
  }
  return out;
}

bool holds(const Equation& equation, const Figures& figures) {
  std::vector<Range> terms;
  for (const auto& term : equation.terms) terms.push_back(range_of(figures.at(term.address)));
  switch (equation.kind) {
    case Kind::same:
      return std::all_of(terms.begin(), terms.end(), [&](const Range& r) {
        return r.decimals == terms[0].decimals ? r.point == terms[0].point : meet(r, terms[0]);
      });
    case Kind::sum: {
      Range sum{0, 0, 0, 0};
      for (std::size_t i = 1; i < terms.size(); ++i) {
        const auto term = equation.terms[i].sign < 0 ? negated(terms[i]) : terms[i];
        sum.lo += term.lo;
        sum.hi += term.hi;
      }
      return meet(sum, terms[0]);
    }
    case Kind::at_most:
      return terms[0].lo <= terms[1].hi;
    case Kind::share:
      return ratio_holds(terms[0], terms[1], terms[2]);
    case Kind::growth: {
      const bool down = equation.terms[1].sign < 0;
      return growth_holds(down ? negated(terms[0]) : terms[0], down ? negated(terms[1]) : terms[1],
                          terms[2]);
    }
    case Kind::variance:
      return variance_holds(terms[0], terms[1], terms[2]);
  }
  return false;
}

Oracle::Oracle(std::vector<Equation> equations, Figures figures)
    : equations_(std::move(equations)), figures_(std::move(figures)) {
  for (std::size_t i = 0; i < equations_.size(); ++i) {
    for (const auto& term : equations_[i].terms) by_address_[term.address].push_back(i);
  }
}

bool Oracle::can_show(const std::string& address, const std::string& changed) const {
  const auto used = by_address_.find(address);
  if (used == by_address_.end()) return false;
  auto figures = figures_;
  figures[address] = changed;
  return std::any_of(used->second.begin(), used->second.end(), [&](std::size_t i) {
    return holds(equations_[i], figures_) && !holds(equations_[i], figures);
  });
}

bool Oracle::can_show_direction(const std::string& address) const {
  const auto used = by_address_.find(address);
  if (used == by_address_.end() || range_of(figures_.at(address)).point == 0) return false;
  return std::any_of(used->second.begin(), used->second.end(), [&](std::size_t i) {
    const auto& equation = equations_[i];
    const bool told = equation.kind == Kind::growth && equation.terms[2].address != address;
    return told && holds(equation, figures_);
  });
}

std::set<std::string> Oracle::connected(const std::string& address) const {
  std::set<std::string> out{address};
  const auto used = by_address_.find(address);
  if (used == by_address_.end()) return out;
  for (const auto i : used->second) {
    for (const auto& term : equations_[i].terms) out.insert(term.address);
  }
  return out;
}

std::vector<int> Oracle::broken() const {
  std::vector<int> out;
  for (const auto& equation : equations_) {
    if (!holds(equation, figures_)) out.push_back(equation.line);
  }
  return out;
}

}  // namespace gouji::mutation
