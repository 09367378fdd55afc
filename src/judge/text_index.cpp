#include "judge/text_index.hpp"

#include <algorithm>

#include "base/find_word.hpp"
#include "judge/gates.hpp"
#include "rules/text_patterns.hpp"

namespace gouji {
namespace {

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

static_assert(Lookup::kNotCompared == GroupedNumbers<FactId>::kNone);

/// The figure that a claim says to have changed, or to be level.
std::uint32_t subject_of_change(const Claim& claim) {
  const bool is_told = claim.kind == ClaimKind::change || claim.kind == ClaimKind::level;
  return static_cast<std::uint32_t>(is_told ? claim.subject : kNoFact);
}

std::vector<const Gates::Asking*> asking_over(const Gates& gates, Function over) {
  std::vector<const Gates::Asking*> out;
  for (const auto& gate : gates.asking()) {
    if (gate.over == over) out.push_back(&gate);
  }
  return out;
}

bool may_find(const std::vector<Glance>& glances, const Span& piece, const Disclosure& disclosure) {
  return std::any_of(glances.begin(), glances.end(),
                     [&](const Glance& glance) { return may_find(glance, piece, disclosure); });
}

}  // namespace

TextIndex::TextIndex(const Disclosure& disclosure)
    : disclosure_(disclosure),
      sentences_(std::make_shared<const std::vector<BlockRef>>(sentences_of(disclosure))),
      paragraphs_(blocks_of(disclosure, true)),
      headings_(blocks_of(disclosure, false)),
      facts_(disclosure.identities.size(), disclosure.figures.size(),
             [&](std::size_t i) { return disclosure.lookup.identity_of[i]; }),
      claims_(disclosure.figures.size(), disclosure.claims.size(),
              [&](std::size_t i) { return subject_of_change(disclosure.claims[i]); }) {}

TextIndex::TextIndex(const Disclosure& disclosure, const std::vector<Rule>& rules,
                     const Gates& gates)
    : TextIndex(disclosure) {
  for (const auto rule : gates.rules()) found_.push_back({&rules[rule], {}});
  if (found_.empty()) return;
  scan_sentences(gates);
  ask_pieces(gates, Function::paragraphs, *paragraphs_);
  ask_pieces(gates, Function::headings, *headings_);
}

void TextIndex::scan_sentences(const Gates& gates) {
  Gates::Scratch scratch;
  const auto asking = asking_over(gates, Function::sentences);
  for (const auto& sentence : *sentences_) {
    const auto& span = sentence.span;  // clang 14 captures no structured binding
    const auto text = disclosure_.source(span);
    gates.scan(text, scratch, [&](const Gates::Wanted& wanted) {
      auto& [rule, spans] = found_[wanted.gate];
      if (!spans.empty() && spans.back() == span) return;
      if (wanted.pattern == Gates::Wanted::kNoPattern ||
          rule->compiled->is_found(wanted.pattern, text))
        spans.push_back(span);
    });
    for (const auto* gate : asking) {
      auto& spans = found_[gate->gate].spans;
      if ((spans.empty() || !(spans.back() == span)) && may_find(gate->glances, span, disclosure_))
        spans.push_back(span);
    }
  }
}

void TextIndex::ask_pieces(const Gates& gates, Function over, const std::vector<BlockRef>& pieces) {
  PlainText plain;
  const auto asking = asking_over(gates, over);
  if (asking.empty()) return;
  for (const auto& [span] : pieces) {
    const auto text = disclosure_.source(span);
    for (const auto* gate : asking) {
      auto& [rule, spans] = found_[gate->gate];
      const bool is_found = (gate->patterns && !ends_with_any(text, gate->unless) &&
                             rule->compiled->is_found(text, plain)) ||
                            may_find(gate->glances, span, disclosure_);
      if (is_found) spans.push_back(span);
    }
  }
}

bool TextIndex::says(const std::string& word) const {
  const std::lock_guard lock(asking_);
  const auto [known, is_new] = said_.try_emplace(word);
  if (is_new) known->second = stands_in_prose(word);
  return known->second;
}

bool TextIndex::stands_in_prose(std::string_view word) const {
  if (word.empty()) return true;
  const auto rest = word.size() - 1;
  std::string seam;  // the end of what came before, and the beginning of the next block
  for (const auto& block : disclosure_.document.blocks) {
    if (block.kind > BlockKind::paragraph) continue;
    const std::string_view text = block.folded.text();
    if (includes(text, word)) return true;
    const auto before = seam.size();
    seam.append(text.substr(0, rest));
    if (before > 0 && includes(seam, word)) return true;
    if (text.size() >= rest) {
      seam.assign(text.substr(text.size() - rest));
    } else if (seam.size() > rest) {
      seam.erase(0, seam.size() - rest);
    }
  }
  return false;
}

const std::vector<Span>* TextIndex::to_look_at(const Rule& rule) const {
  for (const auto& entry : found_) {
    if (entry.rule == &rule) return &entry.spans;
  }
  return nullptr;
}

}  // namespace gouji
