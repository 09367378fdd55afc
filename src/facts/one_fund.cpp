#include "facts/one_fund.hpp"

#include <algorithm>

namespace gouji {

std::set<Symbol> parts_of(Symbol item, const Vocabulary& vocabulary) {
  std::set<Symbol> out{item};
  for (std::size_t before = 0; before != out.size();) {
    before = out.size();
    for (const auto& partition : vocabulary.partitions) {
      const auto whole = partition.whole.empty() ? kNone : partition.whole.front().second;
      if (partition.whole.size() != 1 || !out.contains(whole)) continue;
      for (const auto& part : partition.parts) {
        for (const auto& [dimension, value] : part) {
          if (dimension == Dimension::item) out.insert(value);
        }
      }
    }
  }
  return out;
}

namespace {

/// One whole in one version, as a text and its tables state it.
class Whole {
 public:
  Whole(const OneFund& entry, Symbol version, const Disclosure& disclosure) {
    const auto& known = disclosure.vocabulary->known;
    Identity wanted;
    wanted.set(Dimension::item, entry.item, kOriginNone);
    wanted.set(Dimension::version, version, kOriginNone);
    wanted.set(Dimension::period, known.this_year, kOriginNone);
    wanted.set(Dimension::measure, known.amount, kOriginNone);
    auto printed = wanted;
    wanted.set(Dimension::fund, entry.said, kOriginNone);
    printed.set(Dimension::fund, entry.printed, kOriginNone);
    for (const auto& figure : disclosure.figures) {
      if (figure.state != FigureState::read || figure.in_reason) continue;
      if (figure.identity == wanted) (figure.in_table() ? both_ : said_).push_back(&figure);
      if (figure.identity == printed && figure.in_table()) printed_.push_back(&figure);
    }
  }

  /// Stated, printed under the other fund only, and everywhere the same.
  bool is_one() const {
    if (said_.empty() || printed_.empty() || !both_.empty()) return false;
    return std::all_of(said_.begin(), said_.end(), [&](const Figure* text) {
      return std::all_of(printed_.begin(), printed_.end(), [&](const Figure* cell) {
        const auto apart = text->printed.value - cell->printed.value;
        return 2 * (apart < 0 ? -apart : apart) <= std::max(text->printed.step, cell->printed.step);
      });
    });
  }

 private:
  std::vector<const Figure*> said_, printed_, both_;
};

}  // namespace

void adopt_one_fund(Disclosure& disclosure) {
  const auto& vocabulary = *disclosure.vocabulary;
  for (const auto& entry : vocabulary.one_fund) {
    const auto items = parts_of(entry.item, vocabulary);
    std::set<Symbol> versions;
    for (const auto& figure : disclosure.figures) {
      if (figure.in_table() && figure.identity[Dimension::item] == entry.item)
        versions.insert(figure.identity[Dimension::version]);
    }
    std::erase_if(versions,
                  [&](Symbol version) { return !Whole(entry, version, disclosure).is_one(); });
    const auto adopt = [&](IdentityRef& identity) {
      const bool fits = identity[Dimension::fund] == entry.said &&
                        identity[Dimension::period] == vocabulary.known.this_year &&
                        items.contains(identity[Dimension::item]) &&
                        versions.contains(identity[Dimension::version]);
      if (!fits) return;
      identity =
          disclosure.identities.keep_with(identity, Dimension::fund, entry.printed, kOriginTable);
    };
    for (auto& figure : disclosure.figures) {
      if (!figure.in_table() && figure.state == FigureState::read) adopt(figure.identity);
    }
    for (auto& claim : disclosure.claims) adopt(claim.about);
  }
}

}  // namespace gouji
