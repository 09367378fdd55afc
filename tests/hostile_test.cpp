// The program as users meet it with bad input: never a crash, always an exit status and one clear
// line.

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "support/program.hpp"
#include "support/text.hpp"

namespace gouji {
namespace {

using namespace std::string_literals;
using test::alias_bomb;
using test::lines;
using test::ProgramRun;
using test::repeated;
using test::run_program;
using test::TemporaryFolder;
using test::with;

const std::string kClean =
    "本年支出合计300.00万元，其中：基本支出200.00万元，占66.67%；项目支出100.00万元，占33.33%。\n";
const std::string kError =
    "本年支出合计300.00万元，其中：基本支出200.00万元，占66.76%；项目支出100.00万元，占33.33%。\n";
const std::string kWarning =  // cut, not rounded
    "本年支出合计3000.00万元，其中：基本支出2000.00万元，占66.66%；项目支出1000.00万元，占33.33%"
    "。\n";
const std::string kNote =  // no final stop
    "本年支出合计300.00万元，其中：基本支出200.00万元，占66.67%；项目支出100.00万元，占33.33%\n";

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// What no run may ever show.
void check_survived(const ProgramRun& run) {
  INFO(run.out);
  INFO(run.err);
  CHECK(run.status <= 2);
  for (const auto* words :
       {"terminate called", "Sanitizer", "runtime error", "internal error", "内部错误"}) {
    CHECK_FALSE(contains(run.err, words));
    CHECK_FALSE(contains(run.out, words));
  }
}

/// Lines of the report that say of a path that it could not be read.
std::vector<std::string> error_lines(const ProgramRun& run, const std::string& path) {
  std::vector<std::string> out;
  for (auto& line : lines(run.out)) {
    if (line.starts_with(path + ":") && contains(line, "error: ")) out.push_back(std::move(line));
  }
  return out;
}

TEST_CASE("a document that cannot be read is one line and stops nothing", "[hostile]") {
  const TemporaryFolder folder;
  struct Case {
    std::string name;
    std::string bytes;
    std::string says;
  };
  const std::vector<Case> cases = {
      {"empty.txt", "", "empty"},
      {"blank.txt", " \n\t\n", "no text"},
      {"binary.bin",
       "\x7F"
       "ELF\0\0\1\2\xFF\xFE"s,
       "binary"},
      {"noise.bin", repeated("\xDE\xAD\xBE\xEF", 1000), "UTF-8"},
      {"cut.gb18030.txt",
       "\xCA\xD5\xC8\xEB\xA3\xBA"
       "280.13\xCD",
       "UTF-8"},
      {"utf16.txt", "\xFF\xFE\x36\x65"s, "UTF-16"},
      {"form.pdf", "%PDF-1.7\n", "PDF"},
      {"form.docx", "PK\x03\x04\x14\0"s, "archive"},
      {"form.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "Office"},
      {"line.txt", std::string(100'000'000, '1'), "line is longer than 8 MiB"},
      {"名 字\n.txt", "", "empty"},
  };
  const auto good = folder.write("good.txt", kError);
  auto bad =
      std::vector<std::pair<std::string, std::string>>{{folder.path("missing.txt"), "no such file"},
                                                       {folder.path("."), "folder"},
                                                       {"/dev/null", "not a regular file"}};
  for (const auto& c : cases) bad.emplace_back(folder.write(c.name, c.bytes), c.says);
  for (const auto& [path, says] : bad) {
    INFO(path);
    const auto run = run_program({"check", "--lang", "en", path, good});
    check_survived(run);
    CHECK(run.status == 2);
    CHECK(run.err.empty());
    const auto shown = path.substr(0, path.find('\n')) + (contains(path, "\n") ? "␊.txt" : "");
    const auto errors = error_lines(run, shown);
    REQUIRE(errors.size() == 1);
    CHECK(contains(errors[0], says));
    CHECK(contains(run.out, good + ":1:33: error: "));  // the good file is checked all the same
    CHECK(contains(run.out, "1 file: 1 error"));
    CHECK(contains(run.out, "1 unreadable"));
  }
}

TEST_CASE("a batch reports every document, readable or not, in JSON too", "[hostile]") {
  const TemporaryFolder folder;
  const auto empty = folder.write("a.txt", "");
  const auto good = folder.write("b.txt", kError);
  const auto missing = folder.path("c.txt");
  const auto run = run_program({"check", "--format", "json", empty, good, missing});
  check_survived(run);
  CHECK(run.status == 2);
  CHECK(run.err.empty());
  const auto report = nlohmann::json::parse(run.out);
  REQUIRE(report["documents"].size() == 1);
  CHECK(report["documents"][0]["path"] == good);
  CHECK(report["documents"][0]["findings"].size() == 1);
  REQUIRE(report["unreadable"].size() == 2);
  CHECK(report["unreadable"][0]["path"] == empty);
  CHECK(report["unreadable"][1]["path"] == missing);
}

TEST_CASE("the ledger says on standard error what could not be read", "[hostile]") {
  const TemporaryFolder folder;
  const auto good = folder.write("good.txt", kClean);
  const auto empty = folder.write("empty.txt", "");
  const auto run = run_program({"facts", "--lang", "en", empty, good});
  check_survived(run);
  CHECK(run.status == 2);
  CHECK(lines(run.err).size() == 1);
  CHECK(run.err.starts_with(empty + ": error: "));
  CHECK(contains(run.out, "200.00"));
}

// ---- rules of the user's own

const std::string kRule =
    "language: 1\n"
    "id: test/share\n"
    "title: {zh: 占比, en: share}\n"
    "why: {zh: 因为, en: because}\n"
    "for_each: {c: \"claims(kind=share)\"}\n"
    "check: \"share(c.part, c.whole) == c.rate\"\n"
    "message: {zh: 不符, en: differs}\n"
    "tests:\n"
    "  - {expect: holds, text: 甲}\n"
    "  - {expect: fails, text: 乙}\n";

TEST_CASE("a rule that cannot be loaded is one line and nothing is checked", "[hostile]") {
  const TemporaryFolder folder;
  const auto good = folder.write("good.txt", kError);
  struct Case {
    std::string name;
    std::string text;
    std::string says;  ///< behind the path: place and message
  };
  const std::vector<Case> cases = {
      {"empty", "", ": error: the file is empty"},
      {"unterminated quote", kRule + "x: \"open\n",
       ":11:4: error: the quotation mark is never closed"},
      {"unterminated bracket", kRule + "x: [1, 2\n", ": error: YAML syntax"},
      {"nested flow lists", repeated("[", 10'000) + repeated("]", 10'000),
       ":1:65: error: nested deeper than 64"},
      {"nested flow mappings", repeated("{a: ", 10'000), ":1:253: error: nested deeper than 64"},
      {"nested block lists", repeated("- ", 10'000) + "x\n",
       ":1:129: error: nested deeper than 64"},
      {"nested in an expression", with(kRule, "share(c.part, c.whole)", repeated("(", 500) + "1"),
       "error: the expression is nested deeper than 40"},
      {"long expression", with(kRule, "share(c.part, c.whole)", repeated("(", 10'000) + "1"),
       ":6:9: error: the expression is longer than 2000"},
      {"alias bomb", alias_bomb(), "error: more than 200000 nodes"},
      {"alias to itself", "a: &a [*a]\n", ":1:8: error: an alias refers to itself"},
      {"too large", repeated("# comment\n", 500'000), ": error: larger than 4 MiB"},
      {"not UTF-8", "id: \xCA\xD5\n", ":1:5: error: not UTF-8"},
      {"NUL", kRule + "x\0: 1\n"s, "error: "},
      {"key twice", kRule + "id: again\n", ":11:1: error: key 'id' stands twice"},
      {"unknown key", kRule + "severty: info\n",
       ":11:1: error: unknown key 'severty' (did you mean 'severity'?)"},
      {"unknown function", with(kRule, "share(", "shar("),
       ":6:9: error: no function 'shar' (did you mean 'share'?)"},
      {"unknown name", with(kRule, "c.rate", "d.rate"),
       ":6:35: error: no name 'd' (did you mean 'c'?)"},
      {"unknown field", with(kRule, "c.rate", "c.rat"),
       ":6:37: error: claim<share> has no 'rat' (did you mean 'rate'?)"},
      {"unknown word", with(kRule, "claims(kind=share)", "claims(kind=share, item=没有这个词)"),
       ":5:35: error: no schema says '没有这个词'"},
      {"wrong type", with(kRule, "share(c.part, c.whole) == c.rate", "c.part"),
       ":6:8: error: a condition is expected here"},
      {"wrong argument", with(kRule, "share(c.part, c.whole)", "share(c.part, c)"),
       ":6:23: error: wrong type of argument: claim<share>"},
      {"wrong id", with(kRule, "test/share", "test/other"),
       ":2:5: error: the id must be the path: test/share"},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    const auto rule = folder.write("rules/test/share.yaml", c.text);
    const auto run = run_program({"check", "--lang", "en", "--rules", rule, good});
    check_survived(run);
    CHECK(run.status == 2);
    CHECK(run.out.empty());
    REQUIRE(lines(run.err).size() == 1);
    INFO(run.err);
    CHECK(run.err.starts_with(rule + ":"));
    CHECK(contains(run.err, c.says));
  }
  // The rule itself is sound: it is only taken with what was put into it.
  const auto rule = folder.write("rules/test/share.yaml", kRule);
  CHECK(run_program({"check", "--rules", rule, good}).status == 1);
}

TEST_CASE("every mistake of a rule has a line of its own", "[hostile]") {
  const TemporaryFolder folder;
  const auto text = with(with(kRule, "test/share", "test/other"), "c.rate", "d.rate");
  const auto rule = folder.write("rules/test/share.yaml", text);
  for (const std::string command : {"rules", "test"}) {
    INFO(command);
    const auto run = command == "test" ? run_program({"test", "--lang", "en", rule})
                                       : run_program({"rules", "--lang", "en", "--rules", rule});
    check_survived(run);
    CHECK(run.status == 2);
    CHECK(lines(run.err).size() == 2);
  }
}

TEST_CASE("a command line that makes no sense is one line and status 2", "[hostile]") {
  const TemporaryFolder folder;
  const auto good = folder.write("good.txt", kClean);
  const auto empty_folder = folder.path("nothing");
  folder.write("nothing/readme.txt", "no rule");
  struct Case {
    std::vector<std::string> arguments;
    std::string names;  ///< what the line has to mention
  };
  const std::vector<Case> cases = {
      {{"frobnicate"}, "frobnicate"},
      {{"--frobnicate"}, "--frobnicate"},
      {{"check"}, "FILE"},
      {{"check", "--frobnicate", good}, "--frobnicate"},
      {{"check", "--format", "xml", good}, "--format"},
      {{"check", "--fail-on", "never", good}, "--fail-on"},
      {{"check", "--lang", "fr", good}, "--lang"},
      {{"check", "--color", "blue", good}, "--color"},
      {{"check", good, "--rules"}, "--rules"},
      {{"check", "--rules", folder.path("missing"), good}, "missing"},
      {{"check", "--rules", empty_folder, good}, "nothing"},
      {{"explain"}, "RULE"},
      {{"explain", "rates/shar"}, "rates/share"},
      {{"test", folder.path("missing")}, "missing"},
  };
  for (const auto& c : cases) {
    std::string shown;
    for (const auto& argument : c.arguments) shown += argument + " ";
    INFO(shown);
    const auto run = run_program(c.arguments);
    check_survived(run);
    CHECK(run.status == 2);
    CHECK(run.out.empty());
    CHECK(lines(run.err).size() == 1);
    CHECK(contains(run.err, c.names));
  }
}

// Without its words every built-in rule would be wrong; that is not what the user has to mend.
TEST_CASE("a folder of schemas that is not there is one line", "[hostile]") {
  const TemporaryFolder folder;
  const auto run =
      run_program({"check", "--schemas", folder.path("missing"), folder.write("good.txt", kClean)});
  CHECK(lines(run.err).size() == 1);
}

TEST_CASE("a wrong value of an option is answered by the right ones", "[hostile]") {
  const TemporaryFolder folder;
  const auto good = folder.write("good.txt", kClean);
  struct Case {
    std::string option;
    std::vector<std::string> values;
  };
  const std::vector<Case> cases = {{"--format", {"text", "json"}},
                                   {"--fail-on", {"info", "warning", "error", "none"}},
                                   {"--lang", {"zh", "en"}},
                                   {"--color", {"auto", "always", "never"}}};
  for (const auto& c : cases) {
    INFO(c.option);
    const auto run = run_program({"check", c.option, "nonsense", good});
    INFO(run.err);
    for (const auto& value : c.values) CHECK(contains(run.err, value));
    for (const auto* raw : {"␀", "␁", "␂", "␃", "->"}) CHECK_FALSE(contains(run.err, raw));
  }
}

// Only the names are documented; 0 and 1 are how the program stores them.
TEST_CASE("an option does not take the number behind its values", "[hostile]") {
  const TemporaryFolder folder;
  CHECK(run_program({"check", "--fail-on", "0", folder.write("good.txt", kClean)}).status == 2);
}

TEST_CASE("output that cannot be written is status 2", "[hostile]") {
  const TemporaryFolder folder;
  const auto good = folder.write("good.txt", kClean);
  const std::vector<std::vector<std::string>> commands = {{"check", good},
                                                          {"check", "--format", "json", good},
                                                          {"facts", good},
                                                          {"rules"},
                                                          {"explain", "rates/share"},
                                                          {"test"},
                                                          {"--help"},
                                                          {"--version"}};
  for (const auto& arguments : commands) {
    INFO(arguments[0]);
    const auto run = run_program(arguments, "/dev/full");
    check_survived(run);
    CHECK(run.status == 2);
  }
}

TEST_CASE("output that cannot be written is said on standard error", "[hostile]") {
  const TemporaryFolder folder;
  const auto run = run_program({"check", folder.write("good.txt", kClean)}, "/dev/full");
  CHECK(lines(run.err).size() == 1);
}

TEST_CASE("the exit status follows the weightiest finding and --fail-on", "[hostile]") {
  const TemporaryFolder folder;
  struct Document {
    std::string path;
    std::vector<int> statuses;  ///< by option, in the order below
  };
  const std::vector<std::vector<std::string>> options = {{},
                                                         {"--fail-on", "info"},
                                                         {"--fail-on", "warning"},
                                                         {"--fail-on", "error"},
                                                         {"--fail-on", "none"}};
  const std::vector<Document> documents = {
      {folder.write("clean.txt", kClean), {0, 0, 0, 0, 0}},
      {folder.write("note.txt", kNote), {0, 1, 0, 0, 0}},
      {folder.write("warning.txt", kWarning), {1, 1, 1, 0, 0}},
      {folder.write("error.txt", kError), {1, 1, 1, 1, 0}},
      {folder.write("empty.txt", ""), {2, 2, 2, 2, 2}},
      {folder.write("nothing-to-check.txt", "没有数字的一句话。\n"), {0, 0, 0, 0, 0}},
  };
  for (const auto& document : documents) {
    for (std::size_t i = 0; i < options.size(); ++i) {
      INFO(document.path << " " << (options[i].empty() ? "" : options[i][1]));
      std::vector<std::string> arguments = {"check", document.path};
      arguments.insert(arguments.end(), options[i].begin(), options[i].end());
      const auto run = run_program(arguments);
      check_survived(run);
      CHECK(run.status == document.statuses[i]);
      CHECK(run.err.empty());
    }
  }
  // The worst of a batch decides, whichever stands first.
  CHECK(run_program({"check", documents[0].path, documents[3].path}).status == 1);
  CHECK(run_program({"check", documents[3].path, documents[0].path}).status == 1);
  CHECK(run_program({"check", documents[3].path, documents[4].path}).status == 2);
  CHECK(run_program({"check", "--fail-on", "error", documents[1].path, documents[2].path}).status ==
        0);
}

TEST_CASE("commands that only tell something succeed", "[hostile]") {
  const std::vector<std::vector<std::string>> commands = {
      {}, {"--help"}, {"--version"}, {"check", "--help"}, {"rules"}, {"explain", "rates/share"}};
  for (const auto& arguments : commands) {
    INFO((arguments.empty() ? "" : arguments[0]));
    const auto run = run_program(arguments);
    check_survived(run);
    CHECK(run.status == 0);
    CHECK_FALSE(run.out.empty());
    CHECK(run.err.empty());
  }
}

TEST_CASE("a document cannot drive the terminal", "[hostile]") {
  const TemporaryFolder folder;
  const auto path = folder.write("esc.txt", "\x1b]0;t\x07" + kError);
  const auto run = run_program({"check", "--color", "never", path});
  check_survived(run);
  CHECK(run.status == 1);
  for (const char control : {'\x1b', '\x07'}) CHECK(run.out.find(control) == std::string::npos);
}

TEST_CASE("a package that cannot be read is one line and stops nothing", "[hostile]") {
  const TemporaryFolder folder;
  const std::string head = "schema: gouji-package/1\nentity: x\nkind: budget\nyear: 2018\n";
  const auto good = folder.write("good.txt", kClean);
  folder.write("empty/readme.txt", "x");
  folder.write("lost/package.yaml", head + "tables: [{title: t, file: gone.csv}]\n");
  folder.write("folder/package.yaml", head + "tables: [{title: t, file: sub}]\n");
  folder.write("folder/sub/a.csv", "a");
  folder.write("secret.csv", "秘密,1.00\n");
  folder.write("link/package.yaml", head + "tables: [{title: t, file: out.csv}]\n");
  std::filesystem::create_symlink(folder.path("secret.csv"), folder.path("link/out.csv"));
  folder.write("bomb/package.yaml", head + "tables:\n" + alias_bomb());
  folder.write("wide/package.yaml",
               head + "tables: [{title: t, rows: [[" + repeated("1,", 10'000) + "1]]}]\n");
  folder.write("cut/package.json", "{\"schema\": \"gouji-package/1\", \"entity\": [[[[");
  for (const auto* name : {"empty", "lost", "folder", "link", "bomb", "wide", "cut"}) {
    const auto run =
        run_program({"check", "--lang", "en", "--fail-on", "none", folder.path(name), good});
    INFO(name);
    check_survived(run);
    CHECK(run.status == 2);
    std::size_t told = 0;
    for (const auto& line : lines(run.out)) told += contains(line, "error: ") ? 1U : 0U;
    CHECK(told == 1);
    CHECK(contains(run.out, "1 file"));
    CHECK_FALSE(contains(run.out, "秘密"));
  }
}

}  // namespace
}  // namespace gouji
