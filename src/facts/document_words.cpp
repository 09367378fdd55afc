#include "facts/document_words.hpp"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "document/document.hpp"
#include "facts/overlay.hpp"

namespace gouji {
namespace {

struct Words {
  std::string_view key;
  std::vector<std::string> Vocabulary::*list;
};

/// Lists of words, folded.
constexpr std::array<Words, 25> kWords{{
    {"references", &Vocabulary::references},
    {"vague_headings", &Vocabulary::vague_headings},
    {"heading_tails", &Vocabulary::heading_tails},
    {"page_heads", &Vocabulary::page_heads},
    {"annexes", &Vocabulary::annexes},
    {"empty_table", &Vocabulary::empty_table},
    {"government_levels", &Vocabulary::levels},
    {"own_level", &Vocabulary::own_level},
    {"government_titles", &Vocabulary::government_titles},
    {"government_names", &Vocabulary::government_names},
    {"department_titles", &Vocabulary::department_titles},
    {"scopes", &Vocabulary::scopes},
    {"planned", &Vocabulary::planned},
    {"parts_of_year", &Vocabulary::parts_of_year},
    {"title_tails", &Vocabulary::title_tails},
    {"title_ends", &Vocabulary::title_ends},
    {"conjunctions", &Vocabulary::conjunctions},
    {"departures", &Vocabulary::departures},
    {"exclusions", &Vocabulary::exclusions},
    {"restates", &Vocabulary::restates},
    {"together", &Vocabulary::together},
    {"unit_ends", &Vocabulary::unit_ends},
    {"acquisitions", &Vocabulary::acquisitions},
    {"empty_qualifiers", &Vocabulary::empty_qualifiers},
    {"level_qualifiers", &Vocabulary::level_qualifiers},
}};

struct Items {
  std::string_view key;
  std::vector<Symbol> Vocabulary::*list;
};

/// Lists of items.
constexpr std::array<Items, 6> kItems{{
    {"budgets", &Vocabulary::budgets},
    {"revenue", &Vocabulary::revenue},
    {"averages", &Vocabulary::averages},
    {"shared_classes", &Vocabulary::shared_classes},
    {"owned", &Vocabulary::owned},
    {"may_be_negative", &Vocabulary::may_be_negative},
}};

class DocumentWords {
 public:
  DocumentWords(YamlReader& reader, const std::string& file, Vocabulary& vocabulary,
                std::vector<Error>& errors)
      : reader_(reader), file_(file), vocabulary_(vocabulary), errors_(errors) {}

  void run() {
    each("kinds", [&](YamlReader& entry) {
      vocabulary_.kinds.push_back({.kind = entry.text("kind"),
                                   .words = entry.texts("say"),
                                   .version = vocabulary_.symbols.intern(entry.text("version"))});
    });
    for (const auto& [key, list] : kWords) {
      for (const auto& word : reader_.texts(key)) (vocabulary_.*list).push_back(fold(word));
    }
    for (const auto& end : reader_.texts("summary_titles"))
      vocabulary_.summary_titles.push_back(fold(end));
    read_dimensions();
    each("defaults", [&](YamlReader& entry) {
      Default standard{.items = symbols(entry, "items"), .gives = {}};
      standard.gives = read_overlay(entry, vocabulary_.symbols);
      vocabulary_.defaults.push_back(std::move(standard));
    });
    each("stands_for", [&](YamlReader& entry) {
      const auto item = symbol(entry, "item");
      vocabulary_.stands_for.push_back({.item = item,
                                        .facts_of = symbols(entry, "facts_of"),
                                        .loosely = entry.texts("loosely")});
    });
    each("one_fund", [&](YamlReader& entry) {
      const auto item = symbol(entry, "item");
      const auto said = symbol(entry, "said");
      vocabulary_.one_fund.push_back(
          {.item = item, .said = said, .printed = symbol(entry, "printed")});
    });
    each("measured_as", [&](YamlReader& entry) {
      const auto count = symbol(entry, "count");
      vocabulary_.measured_as.push_back({.count = count, .money = symbol(entry, "money")});
    });
    for (const auto& [key, list] : kItems) {
      for (const auto item : symbols(reader_, key)) (vocabulary_.*list).push_back(item);
    }
  }

 private:
  /// The entries of a list.
  template <class Read>
  void each(std::string_view key, const Read& read) {
    const auto* list = reader_.optional(key);
    if (list == nullptr) return;
    for (const auto& node : list->items) {
      YamlReader entry(node, file_, errors_);
      read(entry);
      entry.finish();
    }
  }

  Symbol symbol(YamlReader& entry, std::string_view key) {
    return vocabulary_.symbols.intern(fold(entry.text(key)));
  }

  std::vector<Symbol> symbols(YamlReader& entry, std::string_view key) {
    std::vector<Symbol> out;
    for (const auto& name : entry.texts(key)) out.push_back(vocabulary_.symbols.intern(fold(name)));
    return out;
  }

  void read_dimensions() {
    for (const auto& name : reader_.texts("headings_give")) {
      if (const auto dimension = dimension_named(name)) {
        vocabulary_.headings_give.push_back(*dimension);
        continue;
      }
      errors_.push_back(
          {{fmt::format("没有叫“{}”的维度", name), fmt::format("no dimension '{}'", name)},
           file_,
           {},
           suggestion(name, {kDimensionNames.begin(), kDimensionNames.end()})});
    }
  }

  YamlReader& reader_;
  const std::string& file_;
  Vocabulary& vocabulary_;
  std::vector<Error>& errors_;
};

}  // namespace

void read_document_words(YamlReader& reader, const std::string& file, Vocabulary& vocabulary,
                         std::vector<Error>& errors) {
  DocumentWords(reader, file, vocabulary, errors).run();
}

}  // namespace gouji
