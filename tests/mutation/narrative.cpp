#include "mutation/narrative.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.hpp"

namespace gouji::mutation {
namespace {

using nlohmann::json;

bool joins_number(char c) { return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-'; }

std::string address_of(std::size_t index) { return fmt::format("F:{}", index); }

/// Figures stand in the order of the text, each with its unit directly behind it.
std::vector<Spot> find_figures(const std::string& file, const std::string& text,
                               const json& figures) {
  std::vector<Spot> out;
  std::size_t from = 0;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const auto printed = figures[i].at("value").get<std::string>();
    const auto wanted = printed + figures[i].at("unit").get<std::string>();
    auto at = text.find(wanted, from);
    while (at != std::string::npos && at > 0 && joins_number(text[at - 1])) {
      at = text.find(wanted, at + 1);
    }
    if (at == std::string::npos) throw std::runtime_error("no figure " + wanted);
    const std::string_view before = std::string_view(text).substr(0, at);
    const auto line = before.rfind('\n') + 1;  // npos + 1 is 0
    out.push_back({.address = address_of(i),
                   .file = file,
                   .line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
                   .column = static_cast<int>(count_characters(before.substr(line))) + 1,
                   .begin = at,
                   .printed = printed,
                   .in_table = false});
    from = at + wanted.size();
  }
  return out;
}

/// The sign with which rate = ±change ÷ (current ∓ change) holds; 1 where both would do, or none.
int direction(const json& figures, const std::vector<std::size_t>& of) {
  Figures printed;
  for (const auto i : of) printed[address_of(i)] = figures[i].at("value").get<std::string>();
  const auto fits = [&](int sign) {
    const std::vector<Term> terms{
        {address_of(of[2]), 1}, {address_of(of[1]), sign}, {address_of(of[0]), 1}};
    return holds({.kind = Kind::growth, .terms = terms}, printed);
  };
  return fits(1) || !fits(-1) ? 1 : -1;
}

/// Nothing for kinds that are no equations between figures: no cars, so no value of cars.
std::vector<Equation> equation_of(const json& identity, const json& figures, int line) {
  const auto kind = identity.at("kind").get<std::string>();
  const auto of = identity.at("idx").get<std::vector<std::size_t>>();
  const auto term = [&](std::size_t i, int sign = 1) { return Term{address_of(of.at(i)), sign}; };
  Equation out{.kind = Kind::same, .terms = {}, .line = line};
  if (kind == "nil") return {};
  if (kind == "equal") {
    for (std::size_t i = 0; i < of.size(); ++i) out.terms.push_back(term(i));
  } else if (kind == "sum") {
    out.kind = Kind::sum;
    for (std::size_t i = 0; i < of.size(); ++i) out.terms.push_back(term(i));
  } else if (kind == "pct") {
    out.kind = Kind::share;
    out.terms = {term(2), term(0), term(1)};
  } else if (kind == "yoy") {
    out.kind = Kind::growth;
    out.terms = {term(2), term(1, direction(figures, of)), term(0)};
  } else if (kind == "variance") {
    out.kind = Kind::variance;
    out.terms = {term(2), term(1), term(0)};
  } else if (kind == "balance") {
    out.kind = Kind::sum;  // closing = opening (now − its change) + revenue − expenditure
    out.terms = {term(4), term(0), term(1, -1), term(2), term(3, -1)};
  } else {
    throw std::runtime_error("no kind " + kind);
  }
  return {out};
}

}  // namespace

Narrative read_narrative(const std::string& file, const std::string& text,
                         const std::string& truth) {
  const auto tree = json::parse(truth);
  const auto& figures = tree.at("figures");
  Narrative out{.spots = find_figures(file, text, figures), .equations = {}};
  int line = 0;
  for (const auto& identity : tree.at("identities")) {
    for (auto& equation : equation_of(identity, figures, ++line))
      out.equations.push_back(std::move(equation));
  }
  return out;
}

}  // namespace gouji::mutation
