#include "judge/text_index.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "judge/gate.hpp"
#include "judge/word_scan.hpp"
#include "rules/text_patterns.hpp"

namespace gouji {
namespace {

/// What makes a rule look at a sentence: a pattern, or words that a call needs.
struct Wanted {
  static constexpr std::size_t kNoPattern = ~std::size_t{0};
  std::size_t rule = 0;
  std::size_t pattern = kNoPattern;            ///< among the patterns of the rule
  std::vector<std::vector<std::string>> sets;  ///< of words, each of which has one in the text
  std::size_t digits = 0;

  bool is_in(const PlainText& plain) const {
    return plain.digits >= digits &&
           std::all_of(sets.begin(), sets.end(), [&](const std::vector<std::string>& words) {
             return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
               return has_word(plain.text, word);
             });
           });
  }
};

/// The gates of all rules over sentences.
class GateScan {
 public:
  void add(std::size_t number, const Rule& rule, const Gate& gate) {
    if (gate.patterns) {
      const auto& required = rule.compiled->required();
      for (std::size_t i = 0; i < required.size(); ++i)
        add({number, i, required[i].sets, required[i].digits});
    }
    for (const auto& needed : gate.needed) add({number, Wanted::kNoPattern, needed});
    if (!gate.needed.empty()) calling_.push_back({number});
  }

  void build() { words_.build(); }

  /// Calls `visit` with all that is wanted and has its words in the text.
  template <class Visit>
  void scan(std::string_view text, Visit visit) {
    plain_.take(text);
    const auto& found = words_.scan(plain_.text);
    for (const auto& wanted : anywhere_) {
      if (wanted.is_in(plain_)) visit(wanted);
    }
    if (plain_
            .compatibility) {  // calls look at the folded text, in which these are other characters
      for (const auto& wanted : calling_) visit(wanted);
    }
    for (const auto set : found) {
      const auto& wanted = by_set_[set];
      if (wanted.is_in(plain_)) visit(wanted);
    }
  }

 private:
  /// One pass looks for the rarest words only; for the others of what it finds, one by one.
  void add(Wanted wanted) {
    auto& sets = wanted.sets;
    constexpr std::size_t kManyDigits = 5;  // of which hardly any text has a run: as soon decided
    if (sets.empty() || wanted.digits >= kManyDigits) {
      anywhere_.push_back(std::move(wanted));
      return;
    }
    const auto rare = rarest(sets);
    words_.add(sets[rare]);
    sets.erase(sets.begin() + static_cast<std::ptrdiff_t>(rare));
    by_set_.push_back(std::move(wanted));
  }

  WordScan words_;
  std::vector<Wanted> by_set_;  ///< by the number of the set that is looked for
  std::vector<Wanted> anywhere_;
  std::vector<Wanted> calling_;  ///< rules whose calls need words
  PlainText plain_;
};

bool is_before(const BlockRef& l, const BlockRef& r) {
  return std::pair(l.span.block, l.span.begin) < std::pair(r.span.block, r.span.begin);
}

std::vector<BlockRef> sentences_of(const Disclosure& disclosure) {
  std::vector<BlockRef> out;
  const auto& blocks = disclosure.document.blocks;
  out.reserve(disclosure.sentences.size());
  for (const auto& sentence : disclosure.sentences) {
    if (blocks[sentence.span.block].kind == BlockKind::paragraph) out.push_back({sentence.span});
  }
  for (const auto& table : disclosure.document.tables) {  // and the notes below tables
    for (const auto note : table.notes) {
      const auto size = blocks[note].folded.text().size();
      out.push_back({{static_cast<std::uint32_t>(note), 0, static_cast<std::uint32_t>(size)}});
    }
  }
  if (!std::is_sorted(out.begin(), out.end(), is_before))
    std::sort(out.begin(), out.end(), is_before);
  return out;
}

ListOf<BlockRef> blocks_of(const Disclosure& disclosure, bool paragraphs) {
  std::vector<BlockRef> out;
  const auto& blocks = disclosure.document.blocks;
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    const auto kind = blocks[i].kind;
    if (kind >= BlockKind::table_title || (kind == BlockKind::paragraph) != paragraphs) continue;
    out.push_back({{i, 0, static_cast<std::uint32_t>(blocks[i].folded.text().size())}});
  }
  return std::make_shared<const std::vector<BlockRef>>(std::move(out));
}

}  // namespace

TextIndex::TextIndex(const Disclosure& disclosure)
    : disclosure_(disclosure),
      sentences_(std::make_shared<const std::vector<BlockRef>>(sentences_of(disclosure))),
      paragraphs_(blocks_of(disclosure, true)),
      headings_(blocks_of(disclosure, false)) {}

TextIndex::TextIndex(const Disclosure& disclosure, const std::vector<Rule>& rules)
    : TextIndex(disclosure) {
  GateScan scan;
  for (const auto& rule : rules) {
    const auto gate = gate_of(rule, Function::sentences, *disclosure.vocabulary);
    if (!gate) continue;
    scan.add(found_.size(), rule, *gate);
    found_.push_back({&rule, {}});
  }
  if (found_.empty()) return;
  scan.build();
  for (const auto& sentence : *sentences_) {
    const auto text = disclosure.source(sentence.span);
    scan.scan(text, [&](const Wanted& wanted) {
      auto& [rule, spans] = found_[wanted.rule];
      if (!spans.empty() && spans.back() == sentence.span) return;
      if (wanted.pattern == Wanted::kNoPattern || rule->compiled->is_found(wanted.pattern, text))
        spans.push_back(sentence.span);
    });
  }
}

const std::string& TextIndex::prose() const {
  std::call_once(asked_, [&] {
    for (const auto& block : disclosure_.document.blocks) {
      if (block.kind <= BlockKind::paragraph) prose_ += block.folded.text();
    }
  });
  return prose_;
}

const std::vector<Span>* TextIndex::to_look_at(const Rule& rule) const {
  for (const auto& entry : found_) {
    if (entry.rule == &rule) return &entry.spans;
  }
  return nullptr;
}

}  // namespace gouji
