// Weights of tables of targets, through packages and PDFs: which are read, and whose they are.

#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <catch2/catch_test_macros.hpp>

#include "facts/disclosure.hpp"
#include "run/input.hpp"
#include "support/builtin.hpp"
#include "support/documents.hpp"

namespace gouji {
namespace {

using test::PdfBuilder;

Disclosure disclosure_of(Document document) {
  return extract(std::move(document), test::builtin_library().vocabulary);
}

Disclosure disclosure_of(const std::string& title, const std::vector<std::string>& rows) {
  auto document = read_bytes(
      fmt::format("schema: gouji-package/1\nentity: 云岭县水利局\nkind: budget\nyear: 2024\n"
                  "tables:\n  - title: {}\n    unit: 万元\n    rows:\n      - [{}]\n",
                  title, fmt::join(rows, "]\n      - [")),
      "package.yaml", no_parts(), test::page_words());
  REQUIRE(document);
  return disclosure_of(std::move(*document));
}

/// "河道清淤/产出指标/清淤长度=30", a weight each, in their order; those that are not read are left
/// out.
std::vector<std::string> weights(const Disclosure& disclosure) {
  std::vector<std::string> out;
  for (const auto& figure : disclosure.figures) {
    if (figure.state != FigureState::read || !figure.in_table()) continue;
    const auto word = [&](Dimension d) { return disclosure.symbols->word(figure.identity[d]); };
    if (word(Dimension::item) != "指标分值") continue;
    out.push_back(fmt::format("{}/{}/{}={}", word(Dimension::project), word(Dimension::aspect),
                              word(Dimension::kind), disclosure.source(figure.span)));
  }
  return out;
}

using Weights = std::vector<std::string>;

const std::string kProject = "项目名称, 河道清淤, '', '', ''";
const std::string kHead = "一级指标, 二级指标, 三级指标, 指标值, 权重";

TEST_CASE("a weight is its indicator's", "[indicators]") {
  CHECK(weights(disclosure_of(
            "项目支出绩效目标表",
            {kProject, kHead, "产出指标, 数量指标, 清淤长度, 12公里, '60'",
             "'', 质量指标, 合格率, 100%, '30'", "满意度指标, 满意度指标, 满意度, 90%, '10'"})) ==
        Weights{"河道清淤/产出指标/清淤长度=60", "河道清淤/产出指标/合格率=30",
                "河道清淤/满意度指标/满意度=10"});
}

TEST_CASE("classes and heads may state weights", "[indicators]") {
  CHECK(weights(disclosure_of(
            "项目支出绩效目标表",
            {kProject, "一级指标, 二级指标, 三级指标, 指标值, 分值权重（90分）",
             "产出指标（80分）, 数量指标, 清淤长度, 12公里, '50'",
             "'', 质量指标, 合格率, 100%, 30分", "满意度指标, 满意度指标, 满意度, 90%, '10'"})) ==
        Weights{"河道清淤/产出指标/=80分", "河道清淤/产出指标/清淤长度=50",
                "河道清淤/产出指标/合格率=30分", "河道清淤/满意度指标/满意度=10",
                "河道清淤//=90分"});
}

TEST_CASE("indicators that share a weight have it by their class", "[indicators]") {
  CHECK(weights(disclosure_of(
            "项目支出绩效目标表",
            {kProject, kHead, "产出指标, 数量指标, 清淤长度, 12公里, '60'",
             "'', '', 护岸长度, 3公里, ''", "效益指标, 社会效益, 受益人口, 3万人, '40'"})) ==
        Weights{"河道清淤/产出指标/数量指标=60", "河道清淤/效益指标/社会效益=40"});
}

TEST_CASE("weights whose sum says nothing are not read", "[indicators]") {
  const std::string first = "产出指标, 数量指标, 清淤长度, 12公里, '60'";
  for (const std::vector<std::string>& rows : {
           std::vector<std::string>{kProject, kHead, first, "'', '', 合格率, 100%, 三十"},
           {kProject, kHead, first, "'', 质量指标, 合格率, 100%, ''",
            "'', 时效指标, 完工率, 95%, '40'"},
           {kProject, kHead, first, "'', 质量指标, 合格率, 100%, 30%"},
           {kProject, kHead, first, "效益指标, 社会效益, 受益人口, 3万人, '40'", first},
           {kProject, kHead + ", 三级指标, 权重", first + ", 清淤长度, '60'"},
       }) {
    CHECK(weights(disclosure_of("项目支出绩效目标表", rows)).empty());
  }
}

TEST_CASE("a list of projects has a column for their names", "[indicators]") {
  const std::string head = "项目名称, 年度预算数, 一级指标, 二级指标, 三级指标, 权重";
  CHECK(weights(disclosure_of("部门预算项目绩效目标表",
                              {head, "巡查, 12.00, 产出指标, 数量指标, 次数, '60'",
                               "'', '', 效益指标, 社会效益, 覆盖村数, '40'",
                               "巡查, 15.00, 产出指标, 数量指标, 次数, '60'",
                               "'', '', 效益指标, 社会效益, 覆盖村数, '40'"}))
            .empty());  // one name twice: two projects, or one that a page break divided
  CHECK(weights(disclosure_of("部门预算项目绩效目标表",
                              {head, "巡查, 12.00, 产出指标, 数量指标, 次数, '60'",
                               "'', '', 效益指标, 社会效益, 覆盖村数, '40'",
                               "除险, 15.00, 产出指标, 数量指标, 次数, '60'",
                               "'', '', 效益指标, 社会效益, 覆盖村数, '40'"})) ==
        Weights{"巡查/产出指标/次数=60", "巡查/效益指标/覆盖村数=40", "除险/产出指标/次数=60",
                "除险/效益指标/覆盖村数=40"});
}

const std::vector<double> kXs{60, 130, 200, 320, 400, 460};

TEST_CASE("weights of a table over two pages, classes in merged cells", "[indicators]") {
  PdfBuilder pdf;
  auto& first = pdf.page();
  first.text(200, 80, "项目支出绩效目标表", 16)
      .table(kXs, {700, 720, 740, 760},
             {{"项目名称", "河道清淤", "", "", ""},
              {"一级指标", "二级指标", "三级指标", "指标值", "权重"},
              {"产出指标", "数量指标", "清淤长度", "12公里", "50"}});
  auto& second = pdf.page();
  for (const auto y : {80.0, 120.0, 140.0}) second.line(60, y, 460, y);
  second.line(130, 100, 460, 100);
  for (const auto x : kXs) second.line(x, 80, x, 140);
  second.text(134, 94, "质量指标", 10).text(204, 94, "合格率", 10).text(324, 94, "100%", 10);
  second.text(404, 94, "30", 10);
  second.text(134, 114, "时效指标", 10).text(204, 114, "按期完工率", 10).text(324, 114, "95%", 10);
  second.text(404, 114, "10", 10);
  second.text(63, 134, "满意度指标", 10).text(134, 134, "满意度指标", 10);
  second.text(204, 134, "沿河居民满意度", 10).text(324, 134, "90%", 10).text(404, 134, "10", 10);
  const auto document = test::read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  INFO(fmt::format("{}", fmt::join(test::rows(document, 0), "\n")));
  const auto disclosure = disclosure_of(document);
  INFO(disclosure.tables.front().why_not.en);
  CHECK(weights(disclosure) ==
        Weights{"河道清淤/产出指标/清淤长度=50", "河道清淤/产出指标/合格率=30",
                "河道清淤/产出指标/按期完工率=10", "河道清淤/满意度指标/沿河居民满意度=10"});
}

}  // namespace
}  // namespace gouji
