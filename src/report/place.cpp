#include <algorithm>
#include <tuple>
#include <utility>

#include "base/text.hpp"
#include "report/finding.hpp"
#include "report/trust.hpp"

namespace gouji {
namespace {

constexpr std::size_t kLongestText = 120;

std::size_t forward(std::string_view text, std::size_t at, std::size_t characters) {
  while (characters > 0 && at < text.size()) {
    at += character_at(text, at).bytes;
    --characters;
  }
  return at;
}

std::size_t backward(std::string_view text, std::size_t at, std::size_t characters) {
  while (characters > 0 && at > 0) {
    --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    --characters;
  }
  return at;
}

/// The whole clause that a claim stands in, as its first figure knows it.
Span clause_of(const Span& span, const Disclosure& disclosure) {
  const auto figure = first_figure(span, disclosure);
  if (figure == disclosure.figures.end() || figure->span.block != span.block) return span;
  const auto& clause = figure->clause;
  return clause.begin <= span.begin && clause.end >= span.end ? clause : span;
}

/// Appends a text without the line feeds at which it was wrapped.
void add_unwrapped(std::string& out, std::string_view text) {
  const auto is_end = [](char c) { return c == '\n' || c == '\r'; };
  for (auto at = text.begin(); at != text.end();) {
    const auto end = std::find_if(at, text.end(), is_end);
    out.append(at, end);
    at = std::find_if_not(end, text.end(), is_end);
  }
}

/// The file of a package; a document of one file needs no name.
std::string file_of(const Span& span, const Disclosure& disclosure) {
  const auto& document = disclosure.document;
  if (document.files.size() < 2) return {};
  return document.file(document.blocks[span.block].begin);
}

/// 行政运行 | 80.00 | 60.00 | 20.00 with the cell marked; its neighbours are left out from the ends
/// where the row is long.
void describe_cell(Place& out, const Figure& figure, const Disclosure& disclosure) {
  const auto& row = disclosure.rows[static_cast<std::size_t>(figure.row)];
  const auto& view = disclosure.tables[row.table];
  const auto& document = disclosure.document;
  const auto& table = document.tables[row.table];
  const auto text_of = [&](std::size_t block) {
    return std::string(document.text(document.blocks[block].begin, document.blocks[block].end));
  };
  out.table = text_of(table.title);
  if (row.label.end > row.label.begin) out.row = disclosure.source(row.label);
  const auto& head = view.heads[static_cast<std::size_t>(figure.column)];
  if (head.end > head.begin) out.column = disclosure.source(head);
  out.section = out.table;
  const auto own = static_cast<std::size_t>(figure.column);
  std::vector<std::string> cells;
  std::size_t marked = 0;
  for (std::size_t column = 0; column < table.columns; ++column) {
    const auto block = table.cell(row.line, column);
    if (block < 0) continue;
    if (column == own) marked = cells.size();
    cells.push_back(text_of(static_cast<std::size_t>(block)));
  }
  std::size_t first = 0;
  auto last = cells.size();
  const auto length = [&] {
    std::size_t characters = 0;
    for (auto i = first; i < last; ++i) characters += count_characters(cells[i]) + 3;
    return characters;
  };
  while (length() > kLongestText && last - first > 1) {
    if (last - 1 > marked) {
      --last;
    } else {
      ++first;
    }
  }
  for (auto i = first; i < last; ++i) {
    if (i > first) out.text += " | ";
    if (i == marked) out.mark_begin = out.text.size();
    out.text += cells[i];
    if (i == marked) out.mark_end = out.text.size();
  }
}

/// The heading that a text stands under. A table between them ends what the heading is about, and a
/// heading that ends its page with nothing below it is a line of a table of contents: no name is
/// better than a wrong one.
std::string_view section_of(const Span& span, const Disclosure& disclosure) {
  const auto& document = disclosure.document;
  const auto index = document.blocks[span.block].section;
  if (index < 0) return {};
  const auto head = document.sections[static_cast<std::size_t>(index)].block;
  for (auto block = head + 1; !document.tables.empty() && block < span.block; ++block) {
    if (document.blocks[block].kind == BlockKind::table_title) return {};
  }
  if (span.block > head) {
    const auto page_of = [&](std::size_t block) {
      return document.position(document.blocks[block].begin).page;
    };
    if (page_of(head + 1) != page_of(head)) return {};
  }
  return disclosure.section(span);
}

}  // namespace

std::vector<Figure>::const_iterator first_figure(const Span& span, const Disclosure& disclosure) {
  return std::lower_bound(disclosure.figures.begin(), disclosure.figures.end(), span,
                          [](const Figure& figure, const Span& place) {
                            return std::pair(figure.span.block, figure.span.begin) <
                                   std::pair(place.block, place.begin);
                          });
}

Place place_at(PlaceRole role, const Span& span, FactId figure, const Disclosure& disclosure,
               std::string_view words) {
  Place out{.role = role,
            .span = span,
            .figure = figure,
            .at = disclosure.position(span),
            .file = file_of(span, disclosure),
            .section = std::string(section_of(span, disclosure)),
            .trust = trust_at(span, disclosure),
            .text = {}};
  if (disclosure.document.blocks[span.block].kind == BlockKind::cell) {
    const auto cell = first_figure(span, disclosure);
    if (cell != disclosure.figures.end() && cell->span.block == span.block) {
      describe_cell(out, *cell, disclosure);
      return out;
    }
  }
  auto around = figure != kNoFact ? disclosure.figure(figure).clause : clause_of(span, disclosure);
  const std::string_view clause = disclosure.source(around);
  const std::string_view mark = words.empty() ? disclosure.source(span) : words;
  if (!words.empty()) {
    const auto& document = disclosure.document;
    out.at = document.position(static_cast<std::size_t>(words.data() - document.source.data()));
  }
  const auto begin = clause.empty() ? 0 : static_cast<std::size_t>(mark.data() - clause.data());
  const auto end = begin + mark.size();
  // A long clause is cut around the figure, two thirds of the room before it.
  std::size_t from = 0;
  auto to = clause.size();
  if (count_characters(clause) > kLongestText) {
    const auto room = kLongestText - std::min(kLongestText, count_characters(mark));
    from = backward(clause, std::min(begin, clause.size()), room * 2 / 3);
    to = forward(clause, from, kLongestText);
  }
  const auto marked_from = std::clamp(begin, from, to);
  const auto marked_to = std::clamp(end, marked_from, to);
  add_unwrapped(out.text, clause.substr(from, marked_from - from));
  out.mark_begin = out.text.size();
  add_unwrapped(out.text, clause.substr(marked_from, marked_to - marked_from));
  out.mark_end = out.text.size();
  add_unwrapped(out.text, clause.substr(marked_to, to - marked_to));
  return out;
}

}  // namespace gouji
