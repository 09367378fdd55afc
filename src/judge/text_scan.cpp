#include "judge/text_scan.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.hpp"
#include "facts/lexicon.hpp"
#include "rules/functions.hpp"
#include "rules/text_patterns.hpp"

namespace gouji {
namespace {

bool is_call(const Expr& expr, Function function) {
  return expr.operation == Operation::call && static_cast<Function>(expr.index) == function;
}

bool is_over(const Rule& rule, Function function) {
  return is_text_rule(rule) && is_call(rule.bindings.front().value, function);
}

/// Sets of words, and which of them have a word in a text: one pass for all.
class WordScan {
 public:
  /// The number of a set of words.
  std::uint32_t add(const std::vector<std::string>& words) {
    for (const auto& word : words) by_word_[word].push_back(sets_);
    return sets_++;
  }

  void build() {
    std::vector<Lexicon::Word> words;
    for (auto& [word, sets] : by_word_) {
      // The longest word is found: what begins it is there too.
      for (auto size = word.size() - 1; size > 0; --size) {
        const auto shorter = by_word_.find(word.substr(0, size));
        if (shorter == by_word_.end()) continue;
        sets.insert(sets.end(), shorter->second.begin(), shorter->second.end());
        break;
      }
      begins_[character_at(word, 0).code & kMask] = true;
      words.push_back({word, static_cast<std::uint32_t>(sets_of_.size())});
      sets_of_.push_back(sets);
    }
    by_word_.clear();
    lexicon_ = Lexicon(std::move(words));
    has_.resize(sets_);
  }

  /// The sets with a word in the text, each once.
  const std::vector<std::uint32_t>& scan(std::string_view text) {
    for (const auto set : found_) has_[set] = 0;
    found_.clear();
    for (std::size_t at = 0; at < text.size();) {
      const auto character = character_at(text, at);
      if (begins_[character.code & kMask]) take(text, at);
      at += character.bytes;
    }
    return found_;
  }

  bool has(std::uint32_t set) const { return has_[set] != 0; }

 private:
  void take(std::string_view text, std::size_t at) {
    const auto match = lexicon_.longest(text, at);
    if (match.bytes == 0) return;
    for (const auto set : sets_of_[match.id]) {
      if (has_[set] != 0) continue;
      has_[set] = 1;
      found_.push_back(set);
    }
  }

  static constexpr std::size_t kMask = 0xFFF;
  std::map<std::string, std::vector<std::uint32_t>> by_word_;
  std::uint32_t sets_ = 0;
  std::array<bool, kMask + 1> begins_{};  ///< by the low bits of first characters
  std::vector<std::vector<std::uint32_t>> sets_of_;
  Lexicon lexicon_;
  std::vector<std::uint8_t> has_;
  std::vector<std::uint32_t> found_;
};

/// A pattern of a rule, by the sets that it requires.
struct Wanted {
  std::size_t rule = 0;
  std::size_t index = 0;  ///< among the patterns of the rule
  std::vector<std::uint32_t> sets;
  std::size_t digits = 0;
};

/// The number of the set that is found least often, as far as one can tell: its words are long.
std::size_t rarest(const std::vector<std::vector<std::string>>& sets) {
  const auto shortest = [](const std::vector<std::string>& words) {
    std::size_t out = ~std::size_t{0};
    for (const auto& word : words) out = std::min(out, word.size());
    return out;
  };
  const auto found = std::max_element(
      sets.begin(), sets.end(),
      [&](const auto& a, const auto& b) { return shortest(a) < shortest(b); });
  return static_cast<std::size_t>(found - sets.begin());
}

/// The patterns of all text rules over sentences.
class PatternScan {
 public:
  void add(const Rule& rule, std::size_t number) {
    const auto& required = rule.compiled->required();
    for (std::size_t i = 0; i < required.size(); ++i) {
      Wanted pattern{.rule = number, .index = i, .sets = {}, .digits = required[i].digits};
      for (const auto& set : required[i].sets) pattern.sets.push_back(words_.add(set));
      if (pattern.sets.empty()) {
        anywhere_.push_back(std::move(pattern));
        continue;
      }
      const auto watched = pattern.sets[rarest(required[i].sets)];
      by_set_.resize(std::max<std::size_t>(by_set_.size(), watched + 1));
      by_set_[watched].push_back(std::move(pattern));
    }
  }

  void build() { words_.build(); }

  /// Calls `visit` with each pattern of which the text has what it requires.
  template <class Visit>
  void scan(std::string_view text, Visit visit) {
    plain_.take(text);
    const auto& found = words_.scan(plain_.text);
    for (const auto& pattern : anywhere_) {
      if (plain_.digits >= pattern.digits) visit(pattern);
    }
    for (const auto set : found) {
      if (set >= by_set_.size()) continue;
      for (const auto& pattern : by_set_[set]) {
        const bool has_all =
            plain_.digits >= pattern.digits &&
            std::all_of(pattern.sets.begin(), pattern.sets.end(),
                        [&](std::uint32_t other) { return words_.has(other); });
        if (has_all) visit(pattern);
      }
    }
  }

 private:
  WordScan words_;
  std::vector<std::vector<Wanted>> by_set_;  ///< by the set that is looked for first
  std::vector<Wanted> anywhere_;
  PlainText plain_;
};

}  // namespace

bool is_text_rule(const Rule& rule) {
  if (rule.bindings.size() != 1 || rule.when || rule.compiled == nullptr) return false;
  const auto& binding = rule.bindings.front();
  const bool selects = is_call(binding.value, Function::sentences) ||
                       is_call(binding.value, Function::paragraphs) ||
                       is_call(binding.value, Function::headings);
  if (!selects || binding.kind != Binding::Kind::for_each) return false;
  if (rule.check.operation != Operation::logical_not) return false;
  const auto& test = rule.check.operands.front();
  if (!is_call(test, Function::matches)) return false;
  const auto& subject = test.operands.front();
  return subject.operation == Operation::field &&
         subject.operands.front().operation == Operation::name &&
         subject.operands.front().index == 0;
}

TextScan::TextScan(const std::vector<Rule>& rules, const Disclosure& disclosure) {
  PatternScan scan;
  for (const auto& rule : rules) {
    if (!is_over(rule, Function::sentences)) continue;
    scan.add(rule, rules_.size());
    rules_.push_back({&rule, {}});
  }
  if (rules_.empty()) return;
  scan.build();
  const auto& blocks = disclosure.document.blocks;
  const auto look = [&](const Span& span) {
    const auto text = disclosure.source(span);
    scan.scan(text, [&](const Wanted& pattern) {
      auto& [rule, spans] = rules_[pattern.rule];
      if (!spans.empty() && spans.back() == span) return;
      if (rule->compiled->is_found(pattern.index, text)) spans.push_back(span);
    });
  };
  for (const auto& sentence : disclosure.sentences) {
    if (blocks[sentence.span.block].kind == BlockKind::paragraph) look(sentence.span);
  }
  for (const auto& table : disclosure.document.tables) {
    for (const auto note : table.notes) {
      look({static_cast<std::uint32_t>(note), 0,
            static_cast<std::uint32_t>(blocks[note].folded.text().size())});
    }
  }
  for (auto& entry : rules_) {
    std::sort(entry.spans.begin(), entry.spans.end(), [](const Span& a, const Span& b) {
      return std::pair(a.block, a.begin) < std::pair(b.block, b.begin);
    });
  }
}

const std::vector<Span>* TextScan::found(const Rule& rule) const {
  for (const auto& entry : rules_) {
    if (entry.rule == &rule) return &entry.spans;
  }
  return nullptr;
}

bool matches(const Rule& rule, const Span& span, const Disclosure& disclosure) {
  return rule.compiled->is_found(disclosure.source(span));
}

}  // namespace gouji
