#include "rules/check_arguments.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/yaml_reader.hpp"
#include "document/document.hpp"

namespace gouji {
namespace {

std::vector<std::string> all_words(const Vocabulary& vocabulary) {
  std::vector<std::string> out;
  for (Symbol s = 2; s < vocabulary.symbols.size(); ++s)
    out.emplace_back(vocabulary.symbols.word(s));
  return out;
}

void check_dimension(const NamedArgument& argument, const Vocabulary& vocabulary,
                     std::vector<ExprError>& errors) {
  if (!dimension_named(argument.name)) {
    errors.push_back({{fmt::format("没有叫“{}”的维度", argument.name),
                       fmt::format("no dimension '{}'", argument.name)},
                      argument.at,
                      suggestion(argument.name, {kDimensionNames.begin(), kDimensionNames.end()})});
    return;
  }
  for (const auto& word : argument.words) {
    if (word == "none" || word == "any" || word.ends_with('*')) continue;
    const bool is_code = (argument.name == "function" || argument.name == "economic") &&
                         std::all_of(word.begin(), word.end(), is_digit);
    if (is_code || vocabulary.symbols.find(fold(word)) != Symbols::kAbsent) continue;
    errors.push_back(
        {{fmt::format("schemas 里没有说过“{}”", word), fmt::format("no schema says '{}'", word)},
         argument.at,
         suggestion(word, all_words(vocabulary))});
  }
}

}  // namespace

bool takes_words(Function function, const NamedArgument& argument, std::vector<ExprError>& errors) {
  if (function == Function::enumerations)
    return argument.name == "after" || argument.name == "about";
  if (function != Function::document || argument.name != "year") return false;
  const bool earlier = argument.words.size() == 1 && argument.words.front() == "-1";
  if (!earlier) errors.push_back({{"year 只能是 -1", "year must be -1"}, argument.at, {}});
  return true;
}

void check_pattern(const NamedArgument& argument, bool takes_form, const Vocabulary& vocabulary,
                   std::vector<ExprError>& errors) {
  if (!takes_form || argument.name != "form") return check_dimension(argument, vocabulary, errors);
  std::vector<std::string> known{"any", "none", "same"};
  for (const auto& form : vocabulary.forms) known.push_back(form.id);
  for (const auto& word : argument.words) {
    if (std::find(known.begin(), known.end(), word) != known.end()) continue;
    errors.push_back(
        {{fmt::format("没有叫“{}”的表样", word), fmt::format("no form is called '{}'", word)},
         argument.at,
         suggestion(word, known)});
  }
}

std::uint8_t claim_kind_of(const NamedArgument& argument, std::vector<ExprError>& errors) {
  constexpr auto otherwise = kind_of(ClaimKind::share);  // one mistake, one message
  if (argument.words.size() != 1) {
    errors.push_back({{"kind 只能是一种论断", "kind must be one kind of claim"}, argument.at, {}});
    return otherwise;
  }
  const auto& word = argument.words.front();
  const auto* const kind = std::find(kClaimKinds.begin(), kClaimKinds.end(), word);
  if (kind != kClaimKinds.end()) return static_cast<std::uint8_t>(kind - kClaimKinds.begin());
  errors.push_back(
      {{fmt::format("没有叫“{}”的论断", word), fmt::format("no claim is called '{}'", word)},
       argument.at,
       suggestion(word, {kClaimKinds.begin(), kClaimKinds.end()})});
  return otherwise;
}

}  // namespace gouji
