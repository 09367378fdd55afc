#pragma once
// What is shown of a judgement: findings with all their places, one root for one cause, and the
// counts that say how complete the check was.

#include <string>
#include <string_view>
#include <vector>

#include "facts/disclosure.hpp"
#include "judge/companions.hpp"
#include "judge/verdict.hpp"

namespace gouji {

enum class PlaceRole : std::uint8_t { stated, operand, related };

struct Place {
  PlaceRole role = PlaceRole::stated;
  Span span;
  FactId figure = kNoFact;
  Position at;
  std::string file;  ///< of a package: the file it stands in; else empty
  std::string section;
  std::string table;           ///< title of the table, empty in the text
  std::string row;             ///< label of the row
  std::string column;          ///< head of the column
  std::optional<Trust> trust;  ///< of the table; nothing in the text
  std::string text;            ///< the clause or row, at most 120 characters
  std::size_t mark_begin = 0;  ///< bytes of `text` to underline
  std::size_t mark_end = 0;
};

struct Finding {
  std::string rule;
  Severity severity = Severity::error;
  VerdictName verdict = VerdictName::contradiction;
  Message message;
  Message advice;
  std::string expected;
  std::string stated;
  std::string difference;
  std::string equation;
  std::vector<FactId> suspects;  ///< at most two figures that may be wrong
  std::vector<Place> places;     ///< the stated one first
  Message evidence;  ///< what holds once the figure that `advice` names is corrected: no more to do
  std::string root;  ///< shared by findings of one cause
  std::string fingerprint;
};

struct Counts {
  std::size_t figures = 0;
  std::size_t read = 0;
  std::size_t checked = 0;
  std::size_t corroborated = 0;  ///< by corroborating equations only: not counted as checked
  std::size_t holds = 0;
  std::size_t fails = 0;
  std::size_t not_applicable = 0;
  std::size_t not_evaluable = 0;
};

/// Everything known of one checked file.
struct Checked {
  std::string path;
  Disclosure disclosure;
  std::vector<Verdict> verdicts;  ///< of all rules; empty after a run for findings
  std::vector<bool> checked;      ///< per figure
  std::vector<Finding> findings;  ///< in order of place
  Counts counts;
};

/// The result of a run over several files.
struct Report {
  std::vector<Checked> documents;
  std::vector<Error> unreadable;
};

/// A place with its clause; a cell with its row. `words` are those of the source inside the span
/// that are to be underlined, in place of all of it.
Place place_at(PlaceRole role, const Span& span, FactId figure, const Disclosure& disclosure,
               std::string_view words = {});

/// Findings of the verdicts, grouped by cause; rounding notes and notes of one rule are one line
/// each.
std::vector<Finding> diagnose(const std::vector<Verdict>& verdicts, const std::vector<Rule>& rules,
                              const Disclosure& disclosure, const Companions* others = nullptr);

/// The first figure that does not stand before a span, or the end.
std::vector<Figure>::const_iterator first_figure(const Span& span, const Disclosure& disclosure);

}  // namespace gouji
