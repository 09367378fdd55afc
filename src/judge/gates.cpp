#include "judge/gates.hpp"

#include <algorithm>
#include <utility>

#include "base/find_word.hpp"
#include "rules/text_patterns.hpp"

namespace gouji {
namespace {

class Builder {
 public:
  void add(std::size_t number, const Rule& rule, const Gate& gate) {
    const auto self = static_cast<std::uint32_t>(layout_.rules.size());
    layout_.rules.push_back(static_cast<std::uint32_t>(number));
    const bool is_scanned = gate.over == Function::sentences;
    if (!is_scanned || !gate.glances.empty()) {
      layout_.asking.push_back(
          {self, gate.over, gate.patterns && !is_scanned, gate.unless, gate.glances});
    }
    if (is_scanned && gate.patterns) {
      const auto& required = rule.compiled->required();
      for (std::uint32_t i = 0; i < required.size(); ++i)
        add({self, i, required[i].sets, required[i].digits});
    }
    for (const auto& needed : gate.needed) add({.gate = self, .sets = needed});
    if (!gate.needed.empty()) layout_.calling.push_back({.gate = self, .sets = {}});
  }

  Gates::Layout take() {
    layout_.words = WordScan(words_);
    return std::move(layout_);
  }

 private:
  /// One pass looks for the rarest words only; for the others of what it finds, one by one.
  void add(Gates::Wanted wanted) {
    auto& sets = wanted.sets;
    for (auto& words : sets) drop_longer(words);
    const auto rare = rarest(sets);
    constexpr std::size_t kManyDigits = 5;  // of which hardly any text has a run: as soon decided
    const bool are_found = wanted.digits < kManyDigits && rare < sets.size() &&
                           std::all_of(sets[rare].begin(), sets[rare].end(), WordScan::can_find);
    if (!are_found) {
      if (!sets.empty()) std::swap(sets.front(), sets[rare]);
      layout_.anywhere.push_back(std::move(wanted));
      return;
    }
    words_.push_back(std::move(sets[rare]));
    sets.erase(sets.begin() + static_cast<std::ptrdiff_t>(rare));
    layout_.by_set.push_back(std::move(wanted));
  }

  /// Where a word stands those within it do.
  static void drop_longer(std::vector<std::string>& words) {
    const auto all = words;
    std::erase_if(words, [&](const std::string& word) {
      return std::any_of(all.begin(), all.end(), [&](const std::string& other) {
        return other.size() < word.size() && includes(word, other);
      });
    });
  }

  std::vector<std::vector<std::string>> words_;
  Gates::Layout layout_;
};

}  // namespace

bool Gates::Wanted::is_in(const PlainText& plain) const {
  return plain.digits >= digits &&
         std::all_of(sets.begin(), sets.end(), [&](const std::vector<std::string>& words) {
           return std::any_of(words.begin(), words.end(),
                              [&](const std::string& word) { return includes(plain.text, word); });
         });
}

Gates::Gates(const std::vector<Rule>& rules, const Vocabulary& vocabulary) {
  Builder builder;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const auto gate = gate_of(rules[i], vocabulary);
    if (gate && (gate->over == Function::sentences || gate->needed.empty()))
      builder.add(i, rules[i], *gate);
  }
  layout_ = builder.take();
}

}  // namespace gouji
