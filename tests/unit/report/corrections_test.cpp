// One correction that settles several findings, and findings that need more than one.

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "report/reporters.hpp"
#include "run/session.hpp"
#include "support/builtin.hpp"

namespace gouji {
namespace {

Checked check(const std::string& text) {
  auto checked = check_text(text, "made.txt", test::builtin_library(), Detail::findings);
  if (!checked) FAIL(checked.error().what.en);
  return std::move(*checked);
}

std::map<std::string, std::vector<Finding>> by_root(const Checked& checked) {
  std::map<std::string, std::vector<Finding>> out;
  for (const auto& finding : checked.findings) {
    if (finding.severity != Severity::info) out[finding.root].push_back(finding);
  }
  return out;
}

const Finding& of_rule(const Checked& checked, std::string_view rule) {
  for (const auto& finding : checked.findings) {
    if (finding.rule == rule) return finding;
  }
  FAIL("no finding of " << rule);
  throw 0;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

const std::string kTitle = "云岭县民政局2024年度部门决算公开说明\n五、支出\n";
const std::string kRight =
    "2024年度本年支出合计1250.40万元，其中：基本支出830.15万元，占66.39%；项目支出420."
    "25万元，占33.61%。\n";

TEST_CASE("what one correction settles is evidence, not a demand", "[report]") {
  const auto checked = check(kTitle + kRight +
                             "2024年度本年支出合计1205.40万元，其中：基本支出830.15万元，占66.39%；"
                             "项目支出420.25万元，占33.61%。\n");
  const auto roots = by_root(checked);
  REQUIRE(roots.size() == 1);
  CHECK(roots.begin()->second.size() == 4);
  for (const auto& finding : roots.begin()->second) {
    INFO(finding.rule);
    CHECK(has(finding.advice.zh, "1205.40万元疑为1250.40万元"));
    CHECK_FALSE(finding.evidence.zh.empty());
    REQUIRE_FALSE(finding.suspects.empty());
    CHECK(checked.disclosure.source(checked.disclosure.figure(finding.suspects.front()).span) ==
          "1205.40万元");
  }
  CHECK(of_rule(checked, "rates/share").evidence.zh == "830.15 ÷ 1250.40 = 66.39%");
  Report full;
  full.documents.push_back(check(kTitle + kRight +
                                 "2024年度本年支出合计1205.40万元，其中：基本支出830.15万元，"
                                 "占66.39%；项目支出420.25万元，占33.61%。\n"));
  const auto text = text_report(full, {Language::zh, false});
  CHECK(has(text, "改后相符的还有："));
  CHECK_FALSE(has(text, "应为68.87%"));
  CHECK(has(text, "1 个文件：1 处错误，0 处警告，0 处提示（另有由此引起的 3 处）。"));
}

TEST_CASE("findings that no one correction settles are two mistakes", "[report]") {
  // 70.00% is the share of 800.00 in neither 1200.00 nor 1250.00.
  const auto checked = check(kTitle +
                             "2024年度本年支出合计1200.00万元，其中：基本支出800.00万元，占70.00%；"
                             "项目支出450.00万元，占36.00%。\n");
  const auto roots = by_root(checked);
  CHECK(roots.size() == 2);
  const auto& other = of_rule(checked, "rates/share");
  CHECK(other.evidence.zh.empty());
  CHECK(other.equation == "800.00 ÷ 1250.00 = 64.00%");
  CHECK(has(other.message.zh, "应为64.00%，文中为70.00%（按改正后的1250.00万元）"));
  CHECK(roots.at(other.root).size() == 1);
}

TEST_CASE("a direction word that is wrong settles rate and reason", "[report]") {
  const auto checked = check(kTitle +
                             "2024年度收入总计1250.40万元，与2023年度相比减少120.30万元，增长10.64%"
                             "，主要原因是人员经费增加。\n");
  const auto roots = by_root(checked);
  REQUIRE(roots.size() == 1);
  CHECK(roots.begin()->second.size() == 3);
  CHECK(has(of_rule(checked, "directions/one-direction").advice.zh, "“增加120.30万元”"));
  CHECK(of_rule(checked, "rates/growth").evidence.zh == "120.30 ÷ (1250.40 − 120.30) = 10.65%");
}

TEST_CASE("decreases are told as the text tells them", "[report]") {
  const auto checked =
      check(kTitle + "2024年度收入总计500.00万元，与2023年度相比减少100.00万元，下降19.67%。\n");
  const auto& finding = of_rule(checked, "rates/growth");
  CHECK(has(finding.message.zh, "应为下降16.67%，文中为下降19.67%"));
  CHECK(has(finding.message.en, "a decrease of 16.67%"));
  CHECK(finding.expected == "-16.67%");
}

TEST_CASE("an equation has one unit, and the separators of the text", "[report]") {
  const auto mixed = check(kTitle +
                           "2024年度政府采购支出总额386.45万元，其中：政府采购货物支出1,426,000元、"
                           "政府采购工程支出168.35万元、政府采购服务支出57.50万元。\n");
  CHECK(of_rule(mixed, "sums/parts").equation == "142.60 + 168.35 + 57.50 = 368.45万元");
  const auto grouped = check(kTitle +
                             "2024年度本年收入合计12,504,000.00元，其中：财政拨款收入11,800,000."
                             "00元；事业收入500,000.00元；其他收入240,000.00元。\n");
  const auto& finding = of_rule(grouped, "sums/parts");
  CHECK(finding.equation == "11,800,000.00 + 500,000.00 + 240,000.00 = 12,540,000.00");
  CHECK(has(finding.advice.zh, "相差36,000.00元"));
}

TEST_CASE("the words that are wrong are underlined and named", "[report]") {
  const auto checked = check(kTitle + "2024年度收入比上年增加（减少）12.00万元，增长10.00%。\n");
  const auto& finding = of_rule(checked, "leftovers/choices");
  const auto& place = finding.places.front();
  CHECK(place.text.substr(place.mark_begin, place.mark_end - place.mark_begin) == "增加（减少）");
  CHECK(has(finding.message.zh, "“增加（减少）”"));
}

TEST_CASE("what was not filled in does not excuse the other figures of its sentence", "[report]") {
  const auto checked = check(kTitle +
                             "商品和服务支出75.80万元，占基本支出%，比上年增加52.00万元，增长50."
                             "63%。\n");
  CHECK(of_rule(checked, "leftovers/placeholders").root != of_rule(checked, "rates/growth").root);
}

TEST_CASE("a report does not repeat the numbers of persons", "[report]") {
  const auto checked = check(kTitle + "联系人：王某，身份证号码330102198001010015。\n");
  const auto& finding = of_rule(checked, "publication/personal-data");
  CHECK(has(finding.places.front().text, "330*************15"));
  CHECK_FALSE(has(finding.message.zh, "330102198001010015"));
}

TEST_CASE("messages name both sides in the words of the text", "[report]") {
  const auto level =
      check(kTitle +
            "公务接待费支出8.40万元，与2023年度持平。公务接待费支出比2023年度增加1.20"
            "万元，增长16.67%。\n");
  CHECK(of_rule(level, "directions/level").equation == "1.20 ≠ 0");
  const auto rate =
      check(kTitle +
            "1.社会保障和就业支出（类）民政管理事务（款）行政运行（项）：年初预算为100.00"
            "万元，支出决算为110.00万元，完成年初预算的101.00%。\n");
  CHECK(of_rule(rate, "rates/completion").message.zh ==
        "行政运行（项）完成年初预算的比率应为110.00%，文中为101.00%");
  const auto vehicles = check(kTitle + "公务用车运行维护费支出8.40万元。公务用车保有量为0辆。\n");
  CHECK(of_rule(vehicles, "three-public/vehicles").message.zh ==
        "公务用车保有量为0辆，运行维护费却有8.40万元");
}

}  // namespace
}  // namespace gouji
