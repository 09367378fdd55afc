#include "builtin/snapshot.hpp"

#include <concepts>
#include <memory>
#include <utility>

#include "base/archive.hpp"
#include "rules/text_patterns.hpp"

namespace gouji {

template <class T, class Of>
concept Is = std::same_as<std::remove_const_t<T>, Of>;

// ---- the fields of each value, in the order of its header; what is left out of a tie is said.
// (Not in a namespace without a name: archive.hpp finds them by their argument.)

auto fields(Is<Message> auto& value) {
  auto& [zh, en] = value;
  return std::tie(zh, en);
}

auto fields(Is<Phrase> auto& value) {
  auto& [text, role, gives, direction, weak, counted, leans, distributes, totals, alike, roughly,
         adds, exhausts, opens_clause, behind_change, unless, after, by, file, line] = value;
  return std::tie(text, role, gives, direction, weak, counted, leans, distributes, totals, alike,
                  roughly, adds, exhausts, opens_clause, behind_change, unless, after, by, file,
                  line);
}

auto fields(Is<Unit> auto& value) {
  auto& [text, kind, scale, symbol, measured, intensive] = value;
  return std::tie(text, kind, scale, symbol, measured, intensive);
}

auto fields(Is<Partition> auto& value) {
  auto& [whole, item, parts, complete_with, by, complete_by_opener, absorbs] = value;
  return std::tie(whole, item, parts, complete_with, by, complete_by_opener, absorbs);
}

auto fields(Is<FormColumn> auto& value) {
  auto& [heads, use, required, names, gives] = value;
  return std::tie(heads, use, required, names, gives);
}

auto fields(Is<FormRow> auto& value) {
  auto& [labels, classes, id, under, names, score, gives] = value;
  return std::tie(labels, classes, id, under, names, score, gives);
}

auto fields(Is<FormSide> auto& value) {
  auto& [tree, repeats, whole, columns, rows, names] = value;
  return std::tie(tree, repeats, whole, columns, rows, names);
}

auto fields(Is<VersionByNote> auto& value) {
  auto& [words, version] = value;
  return std::tie(words, version);
}

auto fields(Is<Form> auto& value) {
  auto& [id, symbol, name, kinds, from, until, optional, titles, gives, fund_from_title, versions,
         empty_notes, sides, pairs, blocks, indicators] = value;
  return std::tie(id, symbol, name, kinds, from, until, optional, titles, gives, fund_from_title,
                  versions, empty_notes, sides, pairs, blocks, indicators);
}

auto fields(Is<DocumentKind> auto& value) {
  auto& [kind, words, version] = value;
  return std::tie(kind, words, version);
}

auto fields(Is<Default> auto& value) {
  auto& [items, gives] = value;
  return std::tie(items, gives);
}

auto fields(Is<StandIn> auto& value) {
  auto& [item, facts_of, loosely] = value;
  return std::tie(item, facts_of, loosely);
}

auto fields(Is<OneFund> auto& value) {
  auto& [item, said, printed] = value;
  return std::tie(item, said, printed);
}

auto fields(Is<MeasuredAs> auto& value) {
  auto& [count, money] = value;
  return std::tie(count, money);
}

auto fields(Is<WellKnown> auto& value) {
  auto& [amount, count, change, growth, share, completion, variance, this_year, last_year,
         opening_budget, unnamed_budget, final_account, expenditure, project_fund] = value;
  return std::tie(amount, count, change, growth, share, completion, variance, this_year, last_year,
                  opening_budget, unnamed_budget, final_account, expenditure, project_fund);
}

auto fields(Is<PageWords> auto& value) {
  auto& [unit_labels, currencies, money_units, makers, numberings, table_words, title_ends,
         year_ends, note_begins, note_words, table_furniture, page_marks, column_counts, heads] =
      value;
  return std::tie(unit_labels, currencies, money_units, makers, numberings, table_words, title_ends,
                  year_ends, note_begins, note_words, table_furniture, page_marks, column_counts,
                  heads);
}

auto fields(Is<Vocabulary> auto& value) {  // codes are apart, symbols and lexicons below
  auto& [symbols, files, phrases, phrase_tokens, lexicon, token_starts, units, unit_lexicon, limit_lexicon,
         partitions, forms, codes, kinds, title_ends, conjunctions, departures, exclusions, restates, together, unit_ends, acquisitions, levels, own_level, government_titles,
         government_names, department_titles, scopes, planned, parts_of_year, references,
         vague_headings, heading_tails, page_heads, annexes, empty_table, title_tails,
         headings_give, defaults, stands_for, budgets, revenue, summary_titles, one_fund,
         measured_as, empty_qualifiers, level_qualifiers, averages, shared_classes, owned,
         may_be_negative, weak_items, pages, known] = value;
  return std::tie(symbols, files, phrases, phrase_tokens, lexicon, token_starts, units, unit_lexicon,
                  limit_lexicon, partitions, forms, kinds, title_ends, conjunctions, departures, exclusions, restates, together, unit_ends, acquisitions, levels, own_level, government_titles,
                  government_names, department_titles, scopes, planned, parts_of_year, references,
                  vague_headings, heading_tails, page_heads, annexes, empty_table, title_tails,
                  headings_give, defaults, stands_for, budgets, revenue, summary_titles, one_fund,
                  measured_as, empty_qualifiers, level_qualifiers, averages, shared_classes, owned,
                  may_be_negative, weak_items, pages, known);
}

auto fields(Is<NamedArgument> auto& value) {
  auto& [name, words, at] = value;
  return std::tie(name, words, at);
}

auto fields(Is<Expr> auto& value) {
  auto& [operation, text, operands, named, at, type, is_list, claim_kind, index, symbol, number,
         reads_text] = value;
  return std::tie(operation, text, operands, named, at, type, is_list, claim_kind, index, symbol,
                  number, reads_text);
}

auto fields(Is<Binding> auto& value) {
  auto& [kind, name, expr, by] = value;
  return std::tie(kind, name, expr, by);
}

auto fields(Is<OneSided> auto& value) {
  auto& [fails, check] = value;
  return std::tie(fails, check);
}

auto fields(Is<Template::Piece> auto& value) {
  auto& [literal, shown, placeholder, option] = value;
  return std::tie(literal, shown, placeholder, option);
}

auto fields(Is<Template> auto& value) {
  auto& [pieces] = value;
  return std::tie(pieces);
}

auto fields(Is<LocalTemplate> auto& value) {
  auto& [zh, en] = value;
  return std::tie(zh, en);
}

auto fields(Is<Rule> auto& value) {  // tests stay in the YAML
  auto& [id, file, title, why, basis, since, once, corroborating, severity, severities, verdict,
         kinds, needs_tables, bindings, when, check, check_source, left_only, right_only,
         left_message, right_message, when_source, compiled, message, advice, tests, slots] = value;
  return std::tie(id, file, title, why, basis, since, once, corroborating, severity, severities,
                  verdict, kinds, needs_tables, bindings, when, check, check_source, left_only,
                  right_only, left_message, right_message, when_source, compiled, message, advice,
                  slots);
}

auto fields(Is<Required> auto& value) {
  auto& [sets, digits] = value;
  return std::tie(sets, digits);
}

auto fields(Is<Lexicon::Layout> auto& value) {
  auto& [stems, nodes, edges, begins] = value;
  return std::tie(stems, nodes, edges, begins);
}

auto fields(Is<WordScan::Layout> auto& value) {
  auto& [begins, sets_of, lexicon, sets] = value;
  return std::tie(begins, sets_of, lexicon, sets);
}

auto fields(Is<Gates::Wanted> auto& value) {
  auto& [gate, pattern, sets, digits] = value;
  return std::tie(gate, pattern, sets, digits);
}

auto fields(Is<Glance> auto& value) {
  auto& [function, words] = value;
  return std::tie(function, words);
}

auto fields(Is<Gates::Asking> auto& value) {
  auto& [gate, over, patterns, unless, glances] = value;
  return std::tie(gate, over, patterns, unless, glances);
}

auto fields(Is<Gates::Layout> auto& value) {
  auto& [rules, words, by_set, anywhere, calling, asking] = value;
  return std::tie(rules, words, by_set, anywhere, calling, asking);
}

auto fields(Is<Code> auto& value) {
  auto& [code, name, from, until, confidence] = value;
  return std::tie(code, name, from, until, confidence);
}

auto fields(Is<CodeTables> auto& value) {
  auto& [function, economic] = value;
  return std::tie(function, economic);
}

namespace {

// ---- values that are not their fields

class Writer : public ArchiveWriter<Writer> {
 public:
  using ArchiveWriter::operator();
  void operator()(const Symbols& symbols) {
    (*this)(static_cast<std::uint32_t>(symbols.size()));
    for (Symbol symbol = 0; symbol < symbols.size(); ++symbol)
      (*this)(std::string(symbols.word(symbol)));
  }
  void operator()(const std::shared_ptr<const TextPatterns>& patterns) {
    (*this)(patterns != nullptr);
    if (patterns == nullptr) return;
    (*this)(patterns->patterns());
    (*this)(patterns->required());
  }
};

class Reader : public ArchiveReader<Reader> {
 public:
  using ArchiveReader::ArchiveReader;
  using ArchiveReader::operator();
  void operator()(Symbols& symbols) {
    const auto count = next<std::uint32_t>();
    symbols.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) symbols.intern(view());
  }
  void operator()(std::shared_ptr<const TextPatterns>& patterns) {
    if (!next<bool>()) return;
    const auto texts = next<std::vector<std::string>>();
    patterns = std::make_shared<const TextPatterns>(texts, next<std::vector<Required>>());
  }
};

}  // namespace

std::string write_snapshot(const Vocabulary& vocabulary, const std::vector<Rule>& rules,
                           const Gates& gates) {
  Writer writer;
  writer(vocabulary);
  writer(rules);
  writer(gates);
  return std::move(writer.bytes);
}

std::string write_codes(const CodeTables& codes) {
  Writer writer;
  writer(codes);
  return std::move(writer.bytes);
}

Snapshot read_snapshot(std::string_view bytes) {
  Reader reader(bytes);
  Snapshot out;
  reader(out.vocabulary);
  reader(out.rules);
  reader(out.gates);
  return out;
}

CodeTables read_codes(std::string_view bytes) {
  Reader reader(bytes);
  return reader.next<CodeTables>();
}

}  // namespace gouji
