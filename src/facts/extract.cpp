#include <algorithm>

#include "base/text.hpp"
#include "facts/carried.hpp"
#include "facts/lookup.hpp"
#include "facts/misnamed.hpp"
#include "facts/names.hpp"
#include "facts/narrative.hpp"
#include "facts/one_fund.hpp"
#include "facts/tables.hpp"
#include "facts/title.hpp"

namespace gouji {
namespace {

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
  NarrativeReader narrative(disclosure, office);
  LookupMaker lookup(disclosure);
  for (std::uint32_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind < BlockKind::table_title) {
      if (narrative.take(i) && !with_tables) lookup.go_on();  // while the figures are at hand
    } else if (blocks[i].kind == BlockKind::table_title) {    // it stands for the whole table
      narrative.resolve();
      tables.read(i);
    }
  }
  narrative.end();
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
