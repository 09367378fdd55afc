// One finding for a slip that the sums above it took along, and several for slips that are alike by
// chance.

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>

#include "run/session.hpp"
#include "support/builtin.hpp"

namespace gouji {
namespace {

/// 人员经费 50.00 and 公用经费 20.00 in the table, and what the text says of them.
std::string told(const std::string& narrative) {
  return "schema: gouji-package/1\nentity: 云岭县水利局\nkind: final-account\nyear: 2023\n"
         "narrative: |\n  " +
         narrative + R"(
tables:
  - title: 一般公共预算财政拨款支出决算表
    unit: 万元
    rows:
      - ['科目编码', '科目名称', '小计', '基本支出', '项目支出']
      - ['', '合计', '90.00', '70.00', '20.00']
  - title: 一般公共预算财政拨款基本支出决算表
    unit: 万元
    rows:
      - ['科目编码', '科目名称', '决算数', '科目编码', '科目名称', '决算数']
      - ['301', '工资福利支出', '48.00', '302', '商品和服务支出', '19.00']
      - ['303', '对个人和家庭的补助', '2.00', '310', '资本性支出', '1.00']
      - ['人员经费合计', '', '50.00', '公用经费合计', '', '20.00']
)";
}

/// The same items in two tables; the second one has more of 行政运行, and of all above it.
std::string tables(const std::string& more, const std::string& row_total,
                   const std::vector<std::string>& sums) {
  std::string out =
      "schema: gouji-package/1\nentity: 云岭县水利局\nkind: final-account\nyear: 2023\n"
      "narrative: |\n  云岭县水利局2023年度部门决算\ntables:\n";
  const auto add = [&](const char* title, const char* head, const std::string& project,
                       const std::string& total, const std::string& all,
                       const std::string& all_project) {
    out += fmt::format(
        "  - title: {}\n    unit: 万元\n    rows:\n"
        "      - ['科目编码', '科目名称', '{}', '基本支出', '项目支出']\n"
        "      - ['', '合计', '{}', '65.00', '{}']\n"
        "      - ['201', '一般公共服务支出', '{}', '40.00', '{}']\n"
        "      - ['20103', '政府办公厅（室）及相关机构事务', '{}', '40.00', '{}']\n"
        "      - ['2010301', '行政运行', '{}', '40.00', '{}']\n"
        "      - ['205', '教育支出', '33.20', '25.00', '8.20']\n"
        "      - ['20502', '普通教育', '33.20', '25.00', '8.20']\n"
        "      - ['2050202', '小学教育', '33.20', '25.00', '8.20']\n",
        title, head, all, all_project, total, project, total, project, total, project);
  };
  add("支出决算表", "本年支出合计", "6.10", "46.10", "79.30", "14.30");
  add("一般公共预算财政拨款支出决算表", "小计", more, row_total, sums[0], sums[1]);
  return out;
}

Checked check(const std::string& text) {
  auto checked = check_text(text, "made.yaml", test::builtin_library(), Detail::findings);
  if (!checked) FAIL(checked.error().what.en);
  return std::move(*checked);
}

std::vector<Finding> contradictions(const Checked& checked) {
  std::vector<Finding> out;
  for (const auto& finding : checked.findings) {
    if (finding.verdict == VerdictName::contradiction && finding.severity != Severity::info)
      out.push_back(finding);
  }
  return out;
}

std::size_t roots(const std::vector<Finding>& findings) {
  std::set<std::string> out;
  for (const auto& finding : findings) out.insert(finding.root);
  return out.size();
}

TEST_CASE("a slip of a part that its whole has too is one finding of both", "[report]") {
  const auto checked = check(
      told("一般公共预算财政拨款基本支出75.00万元，其中：人员经费55.00万元，公用经费20.00万元。"));
  const auto found = contradictions(checked);
  REQUIRE(found.size() == 1);
  const auto& finding = found.front();
  CHECK(finding.stated == "75.00万元");
  CHECK(finding.message.zh.find("人员经费55.00万元应为50.00万元") != std::string::npos);
  CHECK(finding.suspects.size() == 2);
  const auto names = [&](std::string_view figure) {
    return std::any_of(finding.places.begin(), finding.places.end(), [&](const Place& place) {
      return place.figure != kNoFact &&
             checked.disclosure.source(checked.disclosure.figure(place.figure).span) == figure;
    });
  };
  for (const auto* figure : {"75.00万元", "55.00万元", "70.00", "50.00"}) {
    INFO(figure);
    CHECK(names(figure));
  }
}

TEST_CASE("figures that no sum connects are two slips, however alike", "[report]") {
  // Both are five too much, and parts of one whole.
  const auto parts = contradictions(check(
      told("一般公共预算财政拨款人员经费55.00万元。一般公共预算财政拨款公用经费25.00万元。")));
  CHECK(parts.size() == 2);
  CHECK(roots(parts) == 2);
  // The sum of the text does not hold.
  const auto broken = contradictions(check(
      told("一般公共预算财政拨款基本支出75.00万元，其中：人员经费55.00万元，公用经费21.00万元。")));
  CHECK(roots(broken) > 1);
}

TEST_CASE("a part and a whole that are off by other amounts are two slips", "[report]") {
  const auto found = contradictions(check(
      told("一般公共预算财政拨款基本支出75.00万元，其中：人员经费54.00万元，公用经费21.00万元。")));
  CHECK(found.size() == 3);
  CHECK(roots(found) == 3);
}

TEST_CASE("gaps as small as those of rounding do not travel", "[report]") {
  const auto found = contradictions(check(
      told("一般公共预算财政拨款基本支出70.05万元，其中：人员经费50.05万元，公用经费20.00万元。")));
  CHECK(found.size() == 2);
  CHECK(roots(found) == 2);
}

TEST_CASE("a slip of a table goes up its tree and along its row", "[report]") {
  CHECK(contradictions(check(tables("6.10", "46.10", {"79.30", "14.30"}))).empty());
  const auto found = contradictions(check(tables("12.10", "52.10", {"85.30", "20.30"})));
  CHECK(roots(found) == 1);
  REQUIRE(found.size() == 1);
  CHECK(found.front().places.size() == 16);  // four rows of two columns in two tables
  CHECK(found.front().message.zh.find("同一差额") != std::string::npos);
}

}  // namespace
}  // namespace gouji
