#include "facts/narrative.hpp"

#include <span>
#include <utility>

#include "base/room.hpp"
#include "facts/periods.hpp"
#include "facts/subject.hpp"
#include "facts/title.hpp"
#include "facts/units.hpp"
#include "facts/wholes.hpp"

namespace gouji {
namespace {

/// Enough for the code of a step to be fetched once for many blocks, and few enough for what they
/// hold to stay in the second cache.
constexpr std::size_t kBatch = 32;

/// More than any office has; paragraphs are asked for each.
constexpr std::size_t kMostUnits = 200;

/// Adds the sentences of a block and tells each figure its sentence and its clause, which runs from
/// one semicolon or full stop to the next.
void add_sentences(std::uint32_t block, const TokenizedBlock& tokenized, std::size_t first_figure,
                   Disclosure& disclosure) {
  const auto length =
      static_cast<std::uint32_t>(disclosure.document.blocks[block].folded.text().size());
  auto figure = first_figure;
  std::uint32_t sentence_begin = 0;
  std::uint32_t clause_begin = 0;
  const auto close_clause = [&](std::uint32_t end) {
    for (; figure < disclosure.figures.size() && disclosure.figures[figure].span.end <= end;
         ++figure) {
      disclosure.figures[figure].clause = {block, clause_begin, end};
      disclosure.figures[figure].sentence = static_cast<std::uint32_t>(disclosure.sentences.size());
    }
    clause_begin = end;
  };
  const auto is_followed =
      [&](std::uint32_t mark) {  // 。。 ends one sentence, and not an empty one
        return mark + 1 < tokenized.letters.size() && tokenized.letters[mark] == letter::kStop &&
               tokenized.letters[mark + 1] == letter::kStop;
      };
  for (const auto mark : tokenized.ends) {
    if (is_followed(mark)) continue;
    const auto end = tokenized.tokens[mark].end;
    close_clause(end);
    if (tokenized.letters[mark] == letter::kSemicolon) continue;
    disclosure.sentences.push_back({{block, sentence_begin, end}});
    sentence_begin = end;
  }
  close_clause(length);
  if (sentence_begin < length) disclosure.sentences.push_back({{block, sentence_begin, length}});
}

/// Dimensions that a heading hands down, by schemas/document.yaml.
Identity heading_gives(const TokenizedBlock& heading, Disclosure& disclosure) {
  const auto all =
      compose(heading.tokens, {0, static_cast<std::uint32_t>(heading.tokens.size())}, disclosure);
  Identity out;
  for (const auto dimension : disclosure.vocabulary->headings_give) {
    if (all.has(dimension)) out.set(dimension, all[dimension], kOriginHeading);
  }
  // The item is not handed down; it tells what the text is about.
  if (all.has(Dimension::item)) out.set(Dimension::item, all[Dimension::item], kOriginHeading);
  return out;
}

/// 二、2024年上半年市级预算执行情况: whose money is told of below it, of which year, and as what.
void give_scope(std::string_view text, const TokenizedBlock& heading, Identity& own,
                Disclosure& disclosure) {
  const auto scope = scope_of(text, disclosure);
  if (scope != kNone) own.set(Dimension::qualifier, scope, kOriginHeading);
  if (!disclosure.of_government || heading.letters.find(letter::kYear) == std::string::npos) return;
  const auto all =
      compose(heading.tokens, {0, static_cast<std::uint32_t>(heading.tokens.size())}, disclosure);
  auto period = all[Dimension::period];
  const auto part = word_in(text, disclosure.vocabulary->parts_of_year);
  if (!part.empty()) {
    const auto words = std::string(disclosure.symbols->word(period)) + std::string(part);
    period = disclosure.symbols->intern(words);
  }
  own.set(Dimension::period, period, kOriginHeading);
  if (const auto version = version_of_kind(text, disclosure); version != kNone)
    own.set(Dimension::version, version, kOriginHeading);
}

}  // namespace

NarrativeReader::NarrativeReader(Disclosure& disclosure, const OfficeWords& office)
    : disclosure_(disclosure),
      office_(office),
      batch_(kBatch),
      given_(disclosure.document.sections.size()),
      units_(given_.size(), kNone) {
  if (is_government(disclosure)) return;
  for (std::size_t i = 0; i < units_.size(); ++i) {
    const auto heading = disclosure.document.sections[i].block;
    const auto unit = unit_named(disclosure.document.blocks[heading].folded.text(), disclosure);
    if (unit.empty()) continue;
    units_[i] = disclosure.symbols->intern(unit);
    if (reading_.units.size() < kMostUnits) reading_.units.push_back(units_[i]);
  }
}

bool NarrativeReader::take(std::uint32_t block) {
  const auto blocks = disclosure_.document.blocks.size();
  make_room(disclosure_.figures, block + 1, blocks);
  make_room(disclosure_.claims, block + 1, blocks);
  const auto first_figure = disclosure_.figures.size();
  auto& taken = batch_[taken_++];
  taken.block = block;
  taken.tokenized = tokenize(block, disclosure_, office_, std::move(taken.tokenized));
  add_sentences(block, taken.tokenized, first_figure, disclosure_);
  if (taken_ < kBatch) return false;
  resolve();
  return true;
}

void NarrativeReader::resolve() {
  const std::span taken(batch_.data(), std::exchange(taken_, 0));
  for (auto& each : taken)
    each.elements = elements_of(each.tokenized.letters, std::move(each.elements));
  for (const auto& each : taken) resolve(each);
}

void NarrativeReader::resolve(const Taken& taken) {
  const auto& block = disclosure_.document.blocks[taken.block];
  if (block.kind == BlockKind::heading) give_heading(taken);
  const auto none = Identity{};
  const auto& heading = block.section < 0 ? none : given_[static_cast<std::size_t>(block.section)];
  const auto first_claim = disclosure_.claims.size();
  Resolver(taken.block, taken.tokenized, taken.elements, heading, reading_, disclosure_).run();
  find_wholes(first_claim, disclosure_);
}

void NarrativeReader::give_heading(const Taken& heading) {
  const auto& block = disclosure_.document.blocks[heading.block];
  const auto section = static_cast<std::size_t>(block.section);
  auto& own = given_[section];
  own = heading_gives(heading.tokenized, disclosure_);
  if (is_government(disclosure_)) {
    give_scope(block.folded.text(), heading.tokenized, own, disclosure_);
  } else if (units_[section] != kNone) {
    own.set(Dimension::qualifier, units_[section], kOriginHeading);
  }
  const auto parent = disclosure_.document.sections[section].parent;
  if (parent >= 0) own.fill(given_[static_cast<std::size_t>(parent)], kOriginHeading);
}

void NarrativeReader::end() {
  resolve();
  for (const auto& list : reading_.lists) close_list(list, disclosure_);  // open at the very end
}

}  // namespace gouji
