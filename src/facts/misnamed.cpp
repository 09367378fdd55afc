#include "facts/misnamed.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "facts/names.hpp"

namespace gouji {
namespace {

constexpr std::uint32_t kLooksBack = 3;  // blocks: the heading of the item, a blank line

/// What the text says of one path.
struct Item {
  std::vector<FactId> figures;
  std::vector<Micro> finals;  ///< amounts of the final account
};

class MisnamedResolver {
 public:
  explicit MisnamedResolver(Disclosure& disclosure)
      : disclosure_(disclosure), known_(disclosure.vocabulary->known) {}

  void run() {
    collect();
    if (items_.empty()) return;
    for (const auto& [path, item] : items_) {
      const auto parts = path_parts(disclosure_.symbols->word(path));
      if (parts.size() < 2) continue;
      auto code = same_name(parts, item);
      if (!code) code = same_amount(parts, item);
      if (code) settle(path, item, parts, *code);
    }
    for (auto& claim : disclosure_.claims) {
      const auto found = codes_.find(claim.about[Dimension::function]);
      if (found == codes_.end()) continue;
      claim.about = disclosure_.identities.keep_with(claim.about, Dimension::function,
                                                     found->second, kOriginTable);
    }
  }

 private:
  void collect() {
    for (std::size_t i = 0; i < disclosure_.figures.size(); ++i) {
      const auto& figure = disclosure_.figures[i];
      const auto function = figure.identity[Dimension::function];
      if (figure.state != FigureState::read || function == kNone || function == kUnknown) continue;
      const bool amount = figure.identity[Dimension::measure] == known_.amount;
      if (figure.in_table()) {
        const bool spent = figure.identity[Dimension::item] == known_.expenditure &&
                           !figure.identity.has(Dimension::nature);
        if (amount && spent) rows_.emplace(function, figure.printed.value);
        continue;
      }
      if (disclosure_.symbols->word(function).find("(款)") == std::string_view::npos) continue;
      auto& item = items_[function];
      item.figures.push_back(static_cast<FactId>(i));
      if (amount && figure.identity[Dimension::version] == known_.final_account) {
        item.finals.push_back(figure.printed.value);
      }
    }
  }

  bool has_amount(Symbol code, const Item& item) const {
    const auto [first, last] = rows_.equal_range(code);
    return std::any_of(first, last, [&](const auto& row) {
      return row.second != 0 &&
             std::find(item.finals.begin(), item.finals.end(), row.second) != item.finals.end();
    });
  }

  /// How many of the classes above the last one have their names in the table.
  std::size_t agreeing(Symbol code, const std::vector<PathPart>& parts) const {
    const auto digits = disclosure_.symbols->word(code);
    return static_cast<std::size_t>(
        std::count_if(parts.begin(), parts.end() - 1, [&](const PathPart& part) {
          return is_class_named(disclosure_.symbols->find(digits.substr(0, part.digits)), part.name,
                                disclosure_);
        }));
  }

  template <class Fits>
  std::optional<Symbol> only_code(std::size_t digits, Fits fits) const {
    std::optional<Symbol> out;
    for (const auto& [code, name] : disclosure_.code_names) {
      if (disclosure_.symbols->word(code).size() != digits || !fits(code)) continue;
      if (out) return std::nullopt;
      out = code;
    }
    return out;
  }

  /// The one row with the name of the item, its classes above named otherwise.
  std::optional<Symbol> same_name(const std::vector<PathPart>& parts, const Item& item) const {
    const auto code = only_code(parts.back().digits, [&](Symbol c) {
      return rows_.count(c) > 0 && is_class_named(c, parts.back().name, disclosure_);
    });
    if (!code || (agreeing(*code, parts) == 0 && !has_amount(*code, item))) return std::nullopt;
    return code;
  }

  /// The one row of the same class that the text does not name and that has the item's amount.
  std::optional<Symbol> same_amount(const std::vector<PathPart>& parts, const Item& item) const {
    return only_code(parts.back().digits, [&](Symbol c) {
      return agreeing(c, parts) + 1 == parts.size() && has_amount(c, item) && !is_in_text(c);
    });
  }

  bool is_in_text(Symbol code) const {
    const auto name = disclosure_.symbols->word(disclosure_.code_names.at(code));
    const auto& blocks = disclosure_.document.blocks;
    return std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
      return block.kind <= BlockKind::paragraph &&
             block.folded.text().find(name) != std::string::npos;
    });
  }

  void settle(Symbol path, const Item& item, const std::vector<PathPart>& parts, Symbol code) {
    codes_.emplace(path, code);
    for (const auto id : item.figures) {
      auto& identity = disclosure_.figures[static_cast<std::size_t>(id)].identity;
      identity =
          disclosure_.identities.keep_with(identity, Dimension::function, code, kOriginTable);
    }
    const auto digits = disclosure_.symbols->word(code);
    for (const auto& part : parts) {
      const auto above = disclosure_.symbols->find(digits.substr(0, part.digits));
      const auto name = disclosure_.code_names.find(above);
      if (name == disclosure_.code_names.end()) continue;
      if (is_class_named(above, part.name, disclosure_)) continue;
      disclosure_.misnamed.push_back(
          {.place = place_of(path, item.figures.front()),
           .figure = item.figures.front(),
           .said = part.name,
           .printed = std::string(disclosure_.symbols->word(name->second)),
           .code = above});
      return;
    }
  }

  /// Where the text has the path: before its first figure.
  Span place_of(Symbol path, FactId figure) const {
    const auto words = disclosure_.symbols->word(path);
    const auto& from = disclosure_.figure(figure);
    const auto& blocks = disclosure_.document.blocks;
    for (std::uint32_t back = 0; back <= std::min(kLooksBack, from.span.block); ++back) {
      const auto block = from.span.block - back;
      const auto& text = blocks[block].folded.text();
      const auto at = text.rfind(words, back == 0 ? from.span.begin : text.size());
      if (at == std::string::npos) continue;
      const auto begin = static_cast<std::uint32_t>(at);
      return {block, begin, begin + static_cast<std::uint32_t>(words.size())};
    }
    return from.clause;
  }

  Disclosure& disclosure_;
  const WellKnown& known_;
  std::map<Symbol, Item> items_;
  std::multimap<Symbol, Micro> rows_;  ///< expenditure by code, as any table has it
  std::map<Symbol, Symbol> codes_;     ///< of paths
};

}  // namespace

void resolve_misnamed(Disclosure& disclosure) { MisnamedResolver(disclosure).run(); }

}  // namespace gouji
