#include "judge/pattern.hpp"

#include <algorithm>

#include "document/document.hpp"
#include "rules/functions.hpp"

namespace gouji {

Pattern::Pattern(const NamedArgument& argument, const Disclosure& disclosure)
    : dimension_(*dimension_named(argument.name)), disclosure_(disclosure) {
  for (const auto& word : argument.words) {
    if (word == "any") {
      any_ = true;
    } else if (word == "none") {
      symbols_.push_back(kNone);
    } else if (word.ends_with('*')) {
      beginnings_.push_back(fold(std::string_view(word).substr(0, word.size() - 1)));
    } else {
      symbols_.push_back(disclosure.symbols->find(fold(word)));
    }
  }
}

bool Pattern::fits(Symbol value) const {
  if (any_ && value != kNone && value != kUnknown) return true;
  if (std::find(symbols_.begin(), symbols_.end(), value) != symbols_.end()) return true;
  if (value == kNone) return false;
  const auto word = disclosure_.symbols->word(value);
  return std::any_of(beginnings_.begin(), beginnings_.end(),
                     [&](const auto& b) { return word.starts_with(b); });
}

std::vector<Pattern> patterns_of(const Expr& expr, const Disclosure& disclosure) {
  std::vector<Pattern> out;
  for (const auto& argument : expr.named) {
    const bool is_kind =
        argument.name == "kind" && static_cast<Function>(expr.index) == Function::claims;
    if (!is_kind && dimension_named(argument.name)) out.emplace_back(argument, disclosure);
  }
  return out;
}

FormPattern::FormPattern(const Expr& expr, const Disclosure& disclosure) : disclosure_(disclosure) {
  const auto named = std::find_if(expr.named.begin(), expr.named.end(),
                                  [](const NamedArgument& a) { return a.name == "form"; });
  if (named == expr.named.end()) return;
  all_ = false;
  for (const auto& word : named->words) {
    if (word == "none") {
      none_ = true;
    } else if (word == "any") {
      any_ = true;
    } else if (word == "same") {
      same_ = true;
    } else {
      forms_.push_back(disclosure.symbols->find(word));
    }
  }
}

bool FormPattern::fits(const Figure& figure, FactId beside) const {
  if (all_) return true;
  if (!figure.in_table()) return none_;
  if (any_) return true;
  const auto table = disclosure_.rows[static_cast<std::size_t>(figure.row)].table;
  if (same_ && beside != kNoFact) {
    const auto& other = disclosure_.figure(beside);
    if (other.in_table() && disclosure_.rows[static_cast<std::size_t>(other.row)].table == table)
      return true;
  }
  const auto* const form = disclosure_.tables[table].form;
  return form != nullptr && std::find(forms_.begin(), forms_.end(), form->symbol) != forms_.end();
}

}  // namespace gouji
