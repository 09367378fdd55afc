// One cause for a displaced column or row, and several for slips that have nothing in common.

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>

#include "run/session.hpp"
#include "support/builtin.hpp"

namespace gouji {
namespace {

using Column = std::vector<std::string>;

const Column kClean{"6.10",  "6.10",  "6.10",  "8.20", "8.20", "8.20",
                    "31.30", "31.30", "31.30", "0.00", "0.00", "0.00"};

/// Two tables of the same rows. `project` is the last column of the second one.
std::string package(const Column& project) {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"201", "一般公共服务支出"}, {"20103", "政府办公厅（室）及相关机构事务"},
      {"2010301", "行政运行"},     {"205", "教育支出"},
      {"20502", "普通教育"},       {"2050202", "小学教育"},
      {"213", "农林水支出"},       {"21303", "水利"},
      {"2130314", "防汛"},         {"221", "住房保障支出"},
      {"22102", "住房改革支出"},   {"2210201", "住房公积金"}};
  const Column basic{"40.00", "40.00", "40.00", "25.00", "25.00", "25.00",
                     "0.00",  "0.00",  "0.00",  "12.00", "12.00", "12.00"};
  const Column total{"46.10", "46.10", "46.10", "33.20", "33.20", "33.20",
                     "31.30", "31.30", "31.30", "12.00", "12.00", "12.00"};
  std::string out =
      "schema: gouji-package/1\nentity: 云岭县水利局\nkind: final-account\nyear: 2023\nnarrative: "
      "|\n"
      "  云岭县水利局2023年度部门决算\ntables:\n";
  const auto add = [&](const char* title, const char* head, const Column& last) {
    out += fmt::format("  - title: {}\n    unit: 万元\n    rows:\n", title);
    out += fmt::format("      - [\"科目编码\", \"科目名称\", \"{}\", \"基本支出\", \"项目支出\"]\n",
                       head);
    out += "      - [\"\", \"合计\", \"122.60\", \"77.00\", \"45.60\"]\n";
    for (std::size_t i = 0; i < rows.size(); ++i) {
      out += fmt::format("      - [\"{}\", \"{}\", \"{}\", \"{}\", \"{}\"]\n", rows[i].first,
                         rows[i].second, total[i], basic[i], last[i]);
    }
  };
  add("支出决算表", "本年支出合计", kClean);
  add("一般公共预算财政拨款支出决算表", "小计", project);
  return out;
}

Checked check(const std::string& text) {
  auto checked = check_text(text, "made.yaml", test::builtin_library(), Detail::findings);
  if (!checked) FAIL(checked.error().what.en);
  return std::move(*checked);
}

/// Roots of what contradicts something, with how many findings each has: forms that the package has
/// not are another matter.
std::map<std::string, int> roots(const Checked& checked) {
  std::map<std::string, int> out;
  for (const auto& finding : checked.findings) {
    if (finding.verdict == VerdictName::contradiction) ++out[finding.root];
  }
  return out;
}

std::size_t displaced(const Checked& checked) {
  return static_cast<std::size_t>(std::count_if(
      checked.findings.begin(), checked.findings.end(),
      [](const Finding& finding) { return finding.message.zh.find("错位") != std::string::npos; }));
}

TEST_CASE("the two tables agree where nothing is displaced", "[report]") {
  CHECK(roots(check(package(kClean))).empty());
}

TEST_CASE("a column that stands one row off is one cause", "[report]") {
  Column shifted{"0.00"};
  shifted.insert(shifted.end(), kClean.begin(), kClean.end() - 1);
  shifted[5] = "31.30";  // and no row of it is right by chance
  shifted[2] = "8.20";
  shifted[8] = "9.90";
  const auto checked = check(package(shifted));
  const auto found = roots(checked);
  REQUIRE(found.size() == 1);
  CHECK(found.begin()->second >= 6);
  CHECK(displaced(checked) == 1);
}

TEST_CASE("two slips in one column are two causes", "[report]") {
  auto slips = kClean;
  slips[2] = "6.70";
  slips[8] = "37.30";
  const auto checked = check(package(slips));
  CHECK(roots(checked).size() == 2);
  CHECK(displaced(checked) == 0);
}

}  // namespace
}  // namespace gouji
