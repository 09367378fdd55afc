#include <algorithm>

#include "base/room.hpp"
#include "base/text.hpp"
#include "facts/carried.hpp"
#include "facts/lookup.hpp"
#include "facts/misnamed.hpp"
#include "facts/names.hpp"
#include "facts/one_fund.hpp"
#include "facts/periods.hpp"
#include "facts/resolver.hpp"
#include "facts/subject.hpp"
#include "facts/tables.hpp"
#include "facts/title.hpp"
#include "facts/wholes.hpp"

namespace gouji {
namespace {

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
  for (std::size_t i = 0; i < tokenized.letters.size(); ++i) {
    const char mark = tokenized.letters[i];
    if (mark != letter::kSemicolon && mark != letter::kStop) continue;
    const auto end = tokenized.tokens[i].end;
    close_clause(end);
    if (mark == letter::kSemicolon) continue;
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

void index_changes(Disclosure& disclosure) {
  disclosure.change_of.assign(disclosure.figures.size(), -1);
  const auto& by_kind = disclosure.lookup.claims;
  const auto kind = static_cast<std::size_t>(ClaimKind::change);
  if (kind >= by_kind.size()) return;
  for (const auto i : by_kind[kind]) {
    const auto& claim = disclosure.claims[i];
    if (claim.subject == kNoFact || claim.delta == kNoFact) continue;
    if (claim.base_name != disclosure.vocabulary->known.last_year) continue;
    auto& index = disclosure.change_of[static_cast<std::size_t>(claim.subject)];
    if (index < 0) index = static_cast<std::int32_t>(i);
  }
}

}  // namespace

std::string_view Disclosure::source(const Span& span) const {
  const auto& folded = document.blocks[span.block].folded;
  const auto begin = folded.source_offset(span.begin);
  const auto end = span.end == span.begin ? begin : folded.source_offset(span.end - 1);
  if (span.end == span.begin) return {};
  // The last folded byte may stand for a longer character of the source.
  const std::size_t last =
      document.source.size() > end ? character_at(document.source, end).bytes : 0U;
  const bool starts_character = (static_cast<unsigned char>(document.source[end]) & 0xC0U) != 0x80U;
  return document.text(begin, end + (starts_character ? last : 1));
}

Position Disclosure::position(const Span& span) const {
  return document.position(document.blocks[span.block].folded.source_offset(span.begin));
}

std::string_view Disclosure::section(const Span& span) const {
  const auto index = document.blocks[span.block].section;
  return index < 0 ? std::string_view() : document.sections[static_cast<std::size_t>(index)].title;
}

Disclosure extract(Document document, const Vocabulary& vocabulary) {
  Disclosure disclosure;
  disclosure.document = std::move(document);
  disclosure.vocabulary = &vocabulary;
  disclosure.symbols = std::make_shared<Symbols>(&vocabulary.symbols);
  read_title(disclosure);
  const OfficeWords office(office_names(disclosure), vocabulary);
  const auto& blocks = disclosure.document.blocks;
  TableFacts tables(disclosure);
  const bool with_tables = !disclosure.document.tables.empty();
  Reading reading;
  TokenizedBlock tokenized;
  LookupMaker lookup(disclosure);
  std::vector<Identity> given(disclosure.document.sections.size());
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind >= BlockKind::table_title) {  // the title stands for the whole table
      if (blocks[i].kind == BlockKind::table_title) tables.read(i);
      continue;
    }
    make_room(disclosure.figures, i + 1, blocks.size());
    make_room(disclosure.claims, i + 1, blocks.size());
    const auto first_figure = disclosure.figures.size();
    const auto first_claim = disclosure.claims.size();
    tokenized = tokenize(i, disclosure, office, std::move(tokenized));
    const auto section = blocks[i].section;
    if (blocks[i].kind == BlockKind::heading) {
      auto& own = given[static_cast<std::size_t>(section)];
      own = heading_gives(tokenized, disclosure);
      if (is_government(disclosure))
        give_scope(blocks[i].folded.text(), tokenized, own, disclosure);
      const auto parent = disclosure.document.sections[static_cast<std::size_t>(section)].parent;
      if (parent >= 0) own.fill(given[static_cast<std::size_t>(parent)], kOriginHeading);
    }
    add_sentences(i, tokenized, first_figure, disclosure);
    const auto none = Identity{};
    const auto& heading = section < 0 ? none : given[static_cast<std::size_t>(section)];
    Resolver(i, tokenized.tokens, tokenized.letters, heading, reading, disclosure).run();
    find_wholes(first_claim, disclosure);
    if (!with_tables) lookup.go_on();  // while the figures are at hand
  }
  for (const auto& list : reading.lists) close_list(list, disclosure);  // open at the very end
  if (with_tables) {
    resolve_names(disclosure);
    resolve_misnamed(disclosure);
    adopt_from_tables(disclosure);
    adopt_one_fund(disclosure);
  }
  tell_carried(disclosure);
  lookup.go_on();
  index_changes(disclosure);
  return disclosure;
}

}  // namespace gouji
