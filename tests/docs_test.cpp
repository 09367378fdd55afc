// The documentation names everything that there is, and what it shows is what the program does.

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "base/yaml.hpp"
#include "cli/options.hpp"
#include "facts/identity.hpp"
#include "report/reporters.hpp"
#include "rules/functions.hpp"
#include "rules/rule.hpp"
#include "run/library.hpp"
#include "run/rule_tests.hpp"
#include "run/session.hpp"

using namespace gouji;

namespace {

const std::vector<std::string> kReadmes{"README.md", "README.zh-CN.md"};

std::string source(const std::string& path) {
  std::ifstream in(std::string(GOUJI_SOURCE_DIR) + "/" + path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string marked(std::string_view name) { return "`" + std::string(name) + "`"; }

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// What a field belongs to, as the table of fields calls it.
std::string owner(const FieldInfo& field) {
  if (field.claim_kind != kAnyClaim) return std::string(kClaimKinds[field.claim_kind]);
  switch (field.of) {
    case Type::claim:
      return "claim";
    case Type::reason:
      return "reason";
    case Type::block:
      return "block";
    case Type::table:
      return "table";
    case Type::form:
      return "form";
    case Type::names:
      return "names";
    default:
      return "fact";
  }
}

/// The lines of every fenced block that opens with `fence`, one text a block.
std::vector<std::string> fenced(const std::string& text, const std::string& fence) {
  std::vector<std::string> out;
  const auto open = "```" + fence + "\n";
  for (auto at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
    at += open.size();
    const auto end = text.find("```", at);
    REQUIRE(end != std::string::npos);
    out.push_back(text.substr(at, end - at));
    at = end + 3;
  }
  return out;
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

/// The subcommands as the program's own help lists them.
std::vector<std::string> subcommands() {
  const char* const arguments[] = {"gouji", "--help"};
  const auto options = parse_options(2, arguments);
  REQUIRE(options);
  std::vector<std::string> out;
  bool listed = false;
  for (const auto& line : lines(options->help)) {
    if (listed && line.starts_with("  ")) out.push_back(line.substr(2, line.find(' ', 2) - 2));
    listed = listed || has(line, "ubcommands:");
  }
  return out;
}

}  // namespace

TEST_CASE("the rule language's document names every function, dimension, claim and verdict",
          "[docs]") {
  const auto document = source("docs/rule-language.md");
  REQUIRE_FALSE(document.empty());
  std::vector<std::string_view> names;
  for (const auto& function : kFunctions) names.push_back(function.name);
  for (const auto& field : kFields) names.push_back(field.name);
  names.insert(names.end(), kDimensionNames.begin(), kDimensionNames.end());
  names.insert(names.end(), kClaimKinds.begin(), kClaimKinds.end());
  names.insert(names.end(), kVerdictNames.begin(), kVerdictNames.end());
  for (const auto name : names) {
    INFO(name);
    CHECK(has(document, marked(name)));
  }
}

TEST_CASE("each field has its line under what it belongs to", "[docs]") {
  const auto document = source("docs/rule-language.md");
  for (const auto& field : kFields) {
    const auto row = "| " + marked(owner(field)) + " | " + marked(field.name) + " |";
    INFO(row);
    CHECK(has(document, row));
  }
}

TEST_CASE("both READMEs name every subcommand and exit code", "[docs]") {
  const auto commands = subcommands();
  CHECK(commands.size() >= 5);
  for (const auto& file : kReadmes) {
    const auto readme = source(file);
    for (const auto& command : commands) {
      INFO(file << " " << command);
      CHECK(has(readme, "| `gouji " + command));
    }
    for (const auto* const code : {"0", "1", "2"}) {
      INFO(file << " " << code);
      CHECK(has(readme, "| " + marked(code) + " |"));
    }
  }
}

TEST_CASE("rules shown in the documents load and pass their tests", "[docs]") {
  auto library = load_library();
  REQUIRE(library);
  for (const auto* const file : {"README.md", "README.zh-CN.md", "docs/rule-language.md"}) {
    std::size_t shown = 0;
    for (const auto& text : fenced(source(file), "yaml")) {
      if (!text.starts_with("language:")) continue;
      ++shown;
      INFO(file);
      const auto root = parse_yaml(text, file);
      REQUIRE(root);
      const auto* id = root->find("id");
      REQUIRE(id != nullptr);
      auto rule =
          load_rule({.path = id->scalar, .shown = file, .root = *root}, library->vocabulary);
      INFO((rule ? std::string() : rule.error().front().what.en));
      REQUIRE(rule);
      library->rules.clear();
      library->rules.push_back(std::move(*rule));
      const auto result = test_rules(*library);
      CHECK(result.run >= 2);
      for (const auto& failure : result.failures)
        FAIL_CHECK(failure.test << ": " << failure.what.en);
    }
    INFO(file);
    CHECK(shown > 0);
  }
}

// The counts of the closing lines grow with every wording learnt; all lines above them have to be
// real.
TEST_CASE("findings shown in the READMEs are what the program prints", "[docs]") {
  const auto library = load_library();
  REQUIRE(library);
  const std::string path = "samples/narrative/faulty.txt";
  auto checked = check_text(source(path), path, *library, Detail::findings);
  REQUIRE(checked);
  Report report;
  report.documents.push_back(std::move(*checked));
  for (const auto& file : kReadmes) {
    const auto language = file == "README.md" ? Language::en : Language::zh;
    const auto printed = lines(text_report(report, {language, false}));
    const auto pictures = fenced(source(file), "console");
    REQUIRE(pictures.size() == 1);
    std::size_t shown = 0;
    for (const auto& line : lines(pictures.front())) {
      if (line == "…") break;
      if (line.empty() || line.starts_with("$ ")) continue;
      ++shown;
      INFO(file << ": " << line);
      CHECK(std::find(printed.begin(), printed.end(), line) != printed.end());
    }
    CHECK(shown > 5);
  }
}

TEST_CASE("the catalogue of rules is that of the rules", "[docs]") {
  const auto library = load_library();
  REQUIRE(library);
  CHECK(source("docs/rules.md") == markdown_catalogue(library->rules));
}
