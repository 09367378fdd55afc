#pragma once
// Reports to bytes. No state, no output: the caller writes.

#include <string>

#include "report/finding.hpp"

namespace gouji {

enum class Language : std::uint8_t { zh, en };

struct Style {
  Language language = Language::zh;
  bool color = false;
};

/// One error, on one line (with a hint behind it).
std::string error_line(const Error& error, Style style);

/// Findings grouped by cause, and the closing line that says what was checked and what not.
std::string text_report(const Report& report, Style style);

/// Why rules were not applicable or not evaluable, a line for each reason of each rule.
std::string text_why(const Report& report, const std::vector<Rule>& rules, Style style);

/// gouji-report/1; schemas/report.schema.json describes it.
std::string json_report(const Report& report, const std::string& rules_hash, Language language);

/// The rules with their reasons, in both languages: docs/rules.md.
std::string markdown_catalogue(const std::vector<Rule>& rules);

/// The tables of one document.
struct TablesOf {
  std::string path;
  Disclosure disclosure;
};
std::string text_tables(const std::vector<TablesOf>& documents, Style style);
/// gouji-tables/1; schemas/tables.schema.json describes it.
std::string json_tables(const std::vector<TablesOf>& documents, Language language);

/// The figures that were not read, by the clause that they stand in.
std::string text_unread(const Report& report, Style style);

/// Sentences and rows with figures other than zero that were read but not checked; how many there
/// are of all.
std::string text_unchecked(const Report& report, Style style);

/// The ledger of figures of each document.
std::string text_ledger(const Report& report, const std::vector<Rule>& rules, Style style,
                        bool trace);
std::string json_ledger(const Report& report, const std::vector<Rule>& rules, bool trace);

}  // namespace gouji
