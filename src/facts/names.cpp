#include "facts/names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "facts/subject.hpp"

namespace gouji {
namespace {

constexpr int kSomeYear = 2024;  ///< where a document says none

/// The dimension's value that the vocabulary has for a name, or kNone.
Symbol known_class(std::string_view name, Dimension dimension, const Vocabulary& vocabulary) {
  const auto match = vocabulary.lexicon.longest(name, 0);
  if (match.bytes == 0 || match.bytes != name.size()) return kNone;
  for (const auto& [given, value] : vocabulary.phrases[match.id].gives) {
    if (given == dimension) return value;
  }
  return kNone;
}

/// Offices leave 支出 out, or add it: 抚恤, 抚恤支出.
std::string_view without_ending(std::string_view name) {
  constexpr std::string_view kEnding = "支出";
  if (name.size() > kEnding.size() * 2 && name.ends_with(kEnding)) {
    name.remove_suffix(kEnding.size());
  }
  return name;
}

}  // namespace

std::vector<PathPart> path_parts(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, std::size_t>, 3> kLevels{
      {{"(类)", 3}, {"(款)", 5}, {"(项)", 7}}};
  std::vector<PathPart> out;
  for (const auto& [mark, digits] : kLevels) {
    const auto at = path.find(mark);
    if (at == std::string_view::npos) continue;
    std::string name;
    for (const char c : path.substr(0, at)) {
      if (c < '0' || c > '9') name += c;
    }
    out.push_back({std::move(name), digits});
    path.remove_prefix(at + mark.size());
  }
  return out;
}

bool is_class_named(Symbol code, std::string_view name, const Disclosure& disclosure) {
  const auto found = disclosure.code_names.find(code);
  if (found == disclosure.code_names.end()) return false;
  const auto printed = disclosure.symbols->word(found->second);
  if (printed == name || without_ending(printed) == without_ending(name)) return true;
  const auto known = known_class(name, Dimension::function, *disclosure.vocabulary);
  return known != kNone &&
         known == known_class(printed, Dimension::function, *disclosure.vocabulary);
}

namespace {

class NameResolver {
 public:
  explicit NameResolver(Disclosure& disclosure) : disclosure_(disclosure) {
    for (const auto& [code, name] : disclosure.code_names) {
      by_name_.emplace(disclosure.symbols->word(name), code);
      const auto tree =
          disclosure.symbols->word(code).front() == '3' ? Dimension::economic : Dimension::function;
      const auto known = known_class(disclosure.symbols->word(name), tree, *disclosure.vocabulary);
      if (known != kNone) by_class_.emplace(known, code);
    }
  }

  /// The code for a word of the text, or the word itself.
  Symbol resolve(Symbol word, Dimension tree) {
    const auto [known, is_new] = resolved_.emplace(std::pair(word, tree), word);
    if (is_new) known->second = find(word, tree).value_or(word);
    return known->second;
  }

 private:
  std::optional<Symbol> find(Symbol word, Dimension tree) const {
    const auto text = disclosure_.symbols->word(word);
    if (tree == Dimension::function) {
      if (const auto parts = path_parts(text); !parts.empty()) return by_path(parts);
    }
    if (const auto only = unique(by_class_.equal_range(word))) return only;
    return unique(by_name_.equal_range(text));
  }

  /// The one code of the last part's name and width whose parents have the names before it.
  std::optional<Symbol> by_path(const std::vector<PathPart>& parts) const {
    const auto& last = parts.back();
    const auto fits = [&](Symbol code) {
      const auto digits = disclosure_.symbols->word(code);
      return std::all_of(parts.begin(), parts.end() - 1, [&](const PathPart& part) {
        const auto above = disclosure_.symbols->find(digits.substr(0, part.digits));
        return disclosure_.code_names.count(above) == 0 ||
               is_class_named(above, part.name, disclosure_);
      });
    };
    std::optional<Symbol> out;
    for (const auto& [code, name] : disclosure_.code_names) {
      if (disclosure_.symbols->word(code).size() != last.digits) continue;
      if (!is_class_named(code, last.name, disclosure_) || !fits(code)) continue;
      if (out) return std::nullopt;
      out = code;
    }
    return out;
  }

  template <class Range>
  static std::optional<Symbol> unique(const Range& range) {
    if (range.first == range.second || std::next(range.first) != range.second) return std::nullopt;
    return range.first->second;
  }

  Disclosure& disclosure_;
  std::multimap<std::string, Symbol, std::less<>> by_name_;
  std::multimap<Symbol, Symbol> by_class_;
  std::map<std::pair<Symbol, Dimension>, Symbol> resolved_;
};

/// A fact of a table without the dimensions that a text may leave out.
Identity bare(Identity identity, const Vocabulary& vocabulary) {
  identity.clear(Dimension::fund);
  identity.clear(Dimension::nature);
  const auto version = identity[Dimension::version];
  if (version != vocabulary.known.final_account && version != kNone) {
    identity.set(Dimension::version, vocabulary.known.unnamed_budget, kOriginNone);
  }
  return identity;
}

/// What is not said in `mine` may be anything; what is said is the same in `other`.
bool agrees(const Identity& mine, const Identity& other, Symbol unnamed_budget) {
  return std::all_of(kDimensionNames.begin(), kDimensionNames.end(), [&](const auto& name) {
    const auto d = *dimension_named(name);
    if (mine[d] == other[d]) return true;
    const bool open = d == Dimension::fund || d == Dimension::nature;
    return (open && mine[d] == kNone) || (d == Dimension::version && mine[d] == unnamed_budget);
  });
}

}  // namespace

Symbol class_named(std::string_view name, Disclosure& disclosure) {
  constexpr std::size_t kDigits = 3;
  const auto& vocabulary = *disclosure.vocabulary;
  const auto known = known_class(name, Dimension::function, vocabulary);
  for (const auto& [code, printed] : disclosure.code_names) {
    const auto word = disclosure.symbols->word(printed);
    if (disclosure.symbols->word(code).size() != kDigits) continue;
    if (word == name) return code;
    if (known != kNone && known == known_class(word, Dimension::function, vocabulary)) return code;
  }
  if (vocabulary.codes == nullptr) return kNone;
  const auto& codes = vocabulary.codes->of(Dimension::function);
  const auto year = disclosure.year.value_or(kSomeYear);
  auto code = codes.named(name, kDigits, year);
  if (code.empty() && known != kNone) {
    code = codes.named(vocabulary.symbols.word(known), kDigits, kSomeYear);
  }
  if (code.empty()) return kNone;
  const auto symbol = disclosure.symbols->intern(code);
  disclosure.code_names.emplace(symbol, disclosure.symbols->intern(name));
  return symbol;
}

void resolve_names(Disclosure& disclosure) {
  NameResolver resolver(disclosure);
  const auto resolve = [&](IdentityRef& about) {
    Identity identity = about;
    for (const auto tree : {Dimension::function, Dimension::economic}) {
      const auto word = identity[tree];
      if (word == kNone || word == kUnknown) continue;
      identity.set(tree, resolver.resolve(word, tree), identity.origin(tree));
    }
    about = disclosure.identities.keep(identity);
  };
  for (auto& figure : disclosure.figures) {
    if (!figure.in_table() && figure.state == FigureState::read) resolve(figure.identity);
  }
  for (auto& claim : disclosure.claims) resolve(claim.about);
}

namespace {

/// Half a unit of the coarser digits apart at most: 6,700,000元 and 670.00万元.
bool agrees_within(const Printed& a, const Printed& b) {
  const auto apart = a.value < b.value ? b.value - a.value : a.value - b.value;
  return apart * 2 <= std::max(a.step, b.step);
}

/// What tables state under identities that a text may say in part only.
class TableScopes {
 public:
  explicit TableScopes(const Disclosure& disclosure) : vocabulary_(*disclosure.vocabulary) {
    for (const auto& figure : disclosure.figures) {
      if (!figure.in_table() || figure.state != FigureState::read) continue;
      auto& all = scopes_[bare(figure.identity, vocabulary_)];
      const bool known = std::any_of(all.begin(), all.end(), [&](const Figure* other) {
        return other->identity == figure.identity;
      });
      if (!known) all.push_back(&figure);
    }
  }

  /// The one identity of tables that says more of the same than the figure of the text.
  const Identity* scope_of(const Figure& figure) const {
    const auto found = scopes_.find(bare(figure.identity, vocabulary_));
    if (found == scopes_.end()) return nullptr;
    if (const auto* const item = scope_of_item(figure, found->second)) return item;
    const Identity* only = nullptr;
    for (const auto* candidate : found->second) {
      if (!agrees(figure.identity, candidate->identity, vocabulary_.known.unnamed_budget)) continue;
      if (only != nullptr) return nullptr;
      only = &*candidate->identity;
    }
    return only;
  }

 private:
  /// Items by their functional class are listed under all funds or under one, and the text does not
  /// say which: the scope whose figure it has, else that of the fund with the least money.
  const Identity* scope_of_item(const Figure& figure,
                                const std::vector<const Figure*>& candidates) const {
    const Identity& mine = figure.identity;
    if (!mine.has(Dimension::function) || !says_no_fund(mine)) return nullptr;
    auto open = mine;
    open.clear(Dimension::fund);
    const Figure* least = nullptr;
    for (const auto* candidate : candidates) {
      if (candidate->identity[Dimension::nature] != mine[Dimension::nature]) continue;
      if (!agrees(open, candidate->identity, vocabulary_.known.unnamed_budget)) continue;
      if (agrees_within(figure.printed, candidate->printed)) return &*candidate->identity;
      if (least == nullptr || candidate->printed.value < least->printed.value) least = candidate;
    }
    return least == nullptr ? nullptr : &*least->identity;
  }

  /// The fund is the one that its item has where nothing is said.
  bool says_no_fund(const Identity& identity) const {
    Identity standard;
    standard.set(Dimension::item, identity[Dimension::item], kOriginNone);
    fill_defaults(standard, vocabulary_);
    return identity.has(Dimension::fund) && identity[Dimension::fund] == standard[Dimension::fund];
  }

  const Vocabulary& vocabulary_;
  std::map<Identity, std::vector<const Figure*>> scopes_;
};

}  // namespace

void adopt_from_tables(Disclosure& disclosure) {
  const auto& known = disclosure.vocabulary->known;
  const TableScopes scopes(disclosure);
  for (auto& figure : disclosure.figures) {
    const bool open = !figure.in_table() && figure.state == FigureState::read &&
                      figure.identity[Dimension::measure] == known.amount;
    const auto* const scope = open ? scopes.scope_of(figure) : nullptr;
    if (scope == nullptr) continue;
    Identity identity = figure.identity;
    for (const auto d : {Dimension::fund, Dimension::nature, Dimension::version}) {
      if (identity[d] != (*scope)[d]) identity.set(d, (*scope)[d], kOriginTable);
    }
    figure.identity = disclosure.identities.keep(identity);
  }
}

}  // namespace gouji
