#include "judge/text_scan.hpp"

#include <algorithm>
#include <bitset>
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

/// Finds all words that patterns require in one pass over a text.
class WordScan {
 public:
  static constexpr std::size_t kMostSets = 512;  ///< patterns beyond are looked at everywhere
  using Sets = std::bitset<kMostSets>;

  /// The number of a set of words; kMostSets where there is no room for it.
  std::size_t add(const std::vector<std::string>& words) {
    if (sets_ == kMostSets) return kMostSets;
    for (const auto& word : words) by_word_[word].set(sets_);
    return sets_++;
  }

  void build() {
    std::vector<Lexicon::Word> words;
    for (auto& [word, sets] : by_word_) {
      // The longest word is found: what begins it is there too.
      for (auto size = word.size() - 1; size > 0; --size) {
        const auto shorter = by_word_.find(word.substr(0, size));
        if (shorter == by_word_.end()) continue;
        sets |= shorter->second;
        break;
      }
      words.push_back({word, static_cast<std::uint32_t>(found_.size())});
      found_.push_back(sets);
    }
    lexicon_ = Lexicon(std::move(words));
  }

  Sets in(std::string_view text) const {
    Sets out;
    for (std::size_t at = 0; at < text.size(); at += character_at(text, at).bytes) {
      const auto match = lexicon_.longest(text, at);
      if (match.bytes > 0) out |= found_[match.id];
    }
    return out;
  }

 private:
  std::map<std::string, Sets> by_word_;
  std::size_t sets_ = 0;
  std::vector<Sets> found_;
  Lexicon lexicon_;
};

/// A pattern of a rule, by the sets that it requires.
struct Wanted {
  std::size_t rule = 0;
  std::vector<std::size_t> sets;
  std::size_t digits = 0;
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
  WordScan scan;
  std::vector<Wanted> wanted;
  for (const auto& rule : rules) {
    if (!is_over(rule, Function::sentences)) continue;
    for (const auto& required : rule.compiled->required()) {
      Wanted pattern{.rule = rules_.size(), .digits = required.digits};
      for (const auto& set : required.sets) {
        if (const auto number = scan.add(set); number < WordScan::kMostSets)
          pattern.sets.push_back(number);
      }
      wanted.push_back(std::move(pattern));
    }
    rules_.push_back({&rule, {}});
  }
  if (rules_.empty()) return;
  scan.build();
  PlainText plain;
  for (const auto& sentence : disclosure.sentences) {
    plain.take(disclosure.source(sentence.span));
    const auto found = scan.in(plain.text);
    for (const auto& pattern : wanted) {
      auto& spans = rules_[pattern.rule].spans;
      const bool is_there =
          plain.digits >= pattern.digits &&
          std::all_of(pattern.sets.begin(), pattern.sets.end(),
                      [&](std::size_t set) { return found[set]; }) &&
          (spans.empty() || spans.back() != sentence.span);
      if (is_there) spans.push_back(sentence.span);
    }
  }
}

const std::vector<Span>* TextScan::candidates(const Rule& rule) const {
  for (const auto& entry : rules_) {
    if (entry.rule == &rule) return &entry.spans;
  }
  return nullptr;
}

bool matches(const Rule& rule, const Span& span, const Disclosure& disclosure) {
  return rule.compiled->is_found(disclosure.source(span));
}

}  // namespace gouji
