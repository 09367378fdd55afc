// The project's own samples: the clean narrative has no finding, the faulty one exactly what was
// planted.

#include <map>
#include <set>

#include <catch2/catch_test_macros.hpp>

#include "report/reporters.hpp"
#include "run/input.hpp"
#include "run/session.hpp"
#include "support/paths.hpp"

using namespace gouji;

namespace {
Checked check_sample(const std::string& name) {
  const auto library = load_library();
  REQUIRE(library);
  auto checked = check_text(test::slurp(test::source_path("samples/narrative/" + name)), name,
                            *library, Detail::findings);
  REQUIRE(checked);
  // The vocabulary goes with the library: only plain findings leave this function.
  Checked out;
  out.findings = checked->findings;
  out.counts = checked->counts;
  return out;
}
/// The findings of a sample package, and how many of its figures that are not zero are checked.
struct Department {
  std::vector<Finding> findings;
  std::size_t non_zero = 0;
  std::size_t checked = 0;
};

Department check_department(const std::string& name) {
  const auto library = load_library();
  REQUIRE(library);
  auto document = read_input(test::source_path("samples/department/" + name), name, library->vocabulary.pages);
  REQUIRE(document);
  const auto checked = check_document(std::move(*document), *library, Detail::findings);
  Department out{.findings = checked.findings};
  for (std::size_t i = 0; i < checked.checked.size(); ++i) {
    if (checked.disclosure.figures[i].printed.value == 0) continue;
    ++out.non_zero;
    out.checked += checked.checked[i] ? 1U : 0U;
  }
  return out;
}
}  // namespace

TEST_CASE("the clean department has no finding, 95 of 100 figures are checked", "[samples]") {
  const auto department = check_department("clean");
  for (const auto& finding : department.findings)
    UNSCOPED_INFO(finding.rule << " " << finding.places.front().file << ":"
                               << finding.places.front().at.line << " " << finding.message.zh);
  CHECK(department.findings.empty());
  CHECK(department.non_zero > 450);
  CHECK(department.checked * 100 >= department.non_zero * 95);
}

TEST_CASE("the faulty department shows its twelve planted defects by root and nothing else",
          "[samples]") {
  // What was changed: the figure, or for the note and the direction the rule that tells it.
  const std::vector<std::pair<std::string, int>> planted = {
      {"01.csv", 15},       {"02.csv", 22},       {"03.csv", 23},       {"04.csv", 31},
      {"05.csv", 20},       {"06.csv", 12},       {"07.csv", 5},        {"package.yaml", 39},
      {"narrative.md", 34}, {"narrative.md", 50}, {"narrative.md", 64}, {"narrative.md", 66}};
  const auto department = check_department("faulty");
  std::map<std::string, std::vector<const Finding*>> by_root;
  for (const auto& finding : department.findings) by_root[finding.root].push_back(&finding);
  CHECK(by_root.size() == planted.size());
  std::set<std::string> found;
  for (const auto& [file, line] : planted) {
    std::set<std::string> roots;
    for (const auto& [root, findings] : by_root) {
      for (const auto* finding : findings) {
        for (const auto& place : finding->places) {
          if (place.file.ends_with(file) && place.at.line == line) roots.insert(root);
        }
      }
    }
    INFO(file << ":" << line);
    CHECK_FALSE(roots.empty());
    found.insert(roots.begin(), roots.end());
  }
  CHECK(found.size() == by_root.size());  // no finding is about anything else
}

TEST_CASE("the clean narrative has no finding of any severity", "[samples]") {
  const auto checked = check_sample("clean.txt");
  for (const auto& finding : checked.findings)
    UNSCOPED_INFO(finding.rule << " " << finding.places.front().at.line << " "
                               << finding.message.zh);
  CHECK(checked.findings.empty());
  CHECK(checked.counts.figures == 203);
  CHECK(checked.counts.checked >= 165);
}

TEST_CASE("the faulty narrative shows its six planted defects and nothing else", "[samples]") {
  const auto checked = check_sample("faulty.txt");
  std::map<std::string, std::set<int>> lines_by_root;
  std::map<int, std::string> roots;
  for (const auto& finding : checked.findings) {
    UNSCOPED_INFO(finding.rule << " " << finding.places.front().at.line << " "
                               << finding.message.zh);
    lines_by_root[finding.root].insert(finding.places.front().at.line);
    roots.emplace(finding.places.front().at.line, finding.rule);
  }
  // 25 share, 44 completion, 58 choice left, 69 direction, 71 sum, 77 restated figure
  std::set<int> lines;
  for (const auto& [line, rule] : roots) lines.insert(line);
  CHECK(lines == std::set<int>{25, 44, 58, 69, 71, 77});
  CHECK(lines_by_root.size() == 6);
  CHECK(roots[25] == "rates/share");
  CHECK(roots[44] == "rates/completion");
  CHECK(roots[58] == "leftovers/choices");
  CHECK(roots[71] == "sums/parts");
  CHECK(roots[77] == "same/amounts");
}

TEST_CASE("a batch gives the same report for any number of threads", "[samples]") {
  const auto library = load_library();
  REQUIRE(library);
  std::vector<Input> inputs;
  for (int i = 0; i < 12; ++i) {
    inputs.push_back(
        {test::source_path("samples/narrative/clean.txt"), "clean" + std::to_string(i)});
    inputs.push_back(
        {test::source_path("samples/narrative/faulty.txt"), "faulty" + std::to_string(i)});
    inputs.push_back(
        {test::source_path("samples/narrative/missing.txt"), "missing" + std::to_string(i)});
  }
  const auto once =
      json_report(check_files(inputs, *library, Detail::findings, 1), library->hash, Language::zh);
  for (const unsigned jobs : {2U, 3U, 8U, 0U}) {
    const auto again = json_report(check_files(inputs, *library, Detail::findings, jobs),
                                   library->hash, Language::zh);
    CHECK(again == once);
  }
}

TEST_CASE("why a rule said nothing is told with its first place", "[samples]") {
  const auto library = load_library();
  REQUIRE(library);
  const auto report = check_files({{test::source_path("samples/narrative/clean.txt"), "clean"}},
                                  *library, Detail::findings);
  const auto why = text_why(report, library->rules, {});
  CHECK(why.find("clean  rates/variance  没有可查的内容\n") != std::string::npos);
  CHECK(why.find("clean  balances/fiscal  无法判断 1 次：文中没有读到这个数") != std::string::npos);
  CHECK(why.find("clean  same/amounts  不适用") != std::string::npos);
}
