#pragma once
// The command line as data.

#include <string>
#include <vector>

#include "base/result.hpp"
#include "report/reporters.hpp"
#include "rules/rule.hpp"

namespace gouji {

enum class Command : std::uint8_t { none, check, facts, rules, explain, test, tables, extract };
enum class Format : std::uint8_t { text, json, markdown };
enum class FailOn : std::uint8_t { info, warning, error, none };
enum class When : std::uint8_t { automatic, always, never };

struct Options {
  Command command = Command::none;
  std::vector<std::string> files;
  std::string rule;                      ///< explain
  std::vector<std::string> rules_paths;  ///< --rules
  std::string schemas_path;              ///< --schemas
  std::string password;                  ///< --password, of encrypted PDFs
  std::string output;                    ///< extract: -o
  std::string stdin_name = "<stdin>";
  Format format = Format::text;
  FailOn fail_on = FailOn::warning;
  When color = When::automatic;
  Language language = Language::zh;
  unsigned jobs = 0;      ///< threads; 0: one a processor
  bool packages = false;  ///< files stand for the packages that they belong to
  bool why = false;       ///< also why rules said nothing
  bool trace = false;
  bool unread = false;     ///< facts: only what was not read
  bool unchecked = false;  ///< facts: only what was read but not checked
  std::string help;     ///< text to print instead of doing anything
};

Result<Options> parse_options(int argc, const char* const* argv);

}  // namespace gouji
