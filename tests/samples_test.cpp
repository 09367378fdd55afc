// The project's own samples: the clean narrative has no finding, the faulty one exactly what was
// planted.

#include <map>
#include <set>

#include <catch2/catch_test_macros.hpp>

#include "report/reporters.hpp"
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
}  // namespace

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
