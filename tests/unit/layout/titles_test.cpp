// Titles of tables, and the lists of them in a table of contents.

#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "run/session.hpp"
#include "support/builtin.hpp"
#include "support/documents.hpp"

namespace gouji {
namespace {

using test::PdfBuilder;
using test::read_pdf;
using test::row;
using test::texts;

const std::vector<double> kXs{60, 140, 300, 440, 540};
const std::vector<std::vector<std::string>> kTop{{"项目名称", "渠道维护", "实施单位", "水利站"},
                                                 {"项目资金", "年度资金总额", "20.00", "18.00"}};

TEST_CASE("the year between a title and its table is no title", "[layout]") {
  for (const auto* year : {"（2023年度）", "2023年", "（ 2023 年度）", "（    年度）"}) {
    INFO(year);
    PdfBuilder pdf;
    pdf.page()
        .text(200, 80, "项目支出绩效自评表", 16)
        .text(250, 100, year)
        .table(kXs, {110, 130, 150}, kTop);
    CHECK(texts(read_pdf(pdf), BlockKind::table_title) ==
          std::vector<std::string>{"项目支出绩效自评表"});
  }
}

TEST_CASE("a bracket below a title belongs to it", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .text(200, 80, "一般公共预算支出表", 16)
      .text(230, 100, "（按功能分类）", 12)
      .table(kXs, {110, 130, 150}, kTop);
  CHECK(texts(read_pdf(pdf), BlockKind::table_title) ==
        std::vector<std::string>{"一般公共预算支出表（按功能分类）"});
}

TEST_CASE("a title may stand alone at the foot of the page before its table", "[layout]") {
  for (const bool sentence : {false, true}) {
    PdfBuilder pdf;
    pdf.page()
        .text(60, 100, "自评情况见下。")
        .text(200, 780, sentence ? "详见下列项目支出绩效自评表。" : "项目支出绩效自评表", 16);
    pdf.page().table(kXs, {60, 80, 100}, kTop);
    const auto titles = texts(read_pdf(pdf), BlockKind::table_title);
    CHECK(titles == std::vector<std::string>{sentence ? "" : "项目支出绩效自评表"});
  }
}

TEST_CASE("merged cells above a page break have the columns below it", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .text(200, 80, "项目支出绩效自评表", 16)
      .table({60, 140, 300, 540}, {700, 720, 740},
             {{"项目名称", "渠道维护", "水利站"}, {"年度目标", "维护渠道九公里", "已完成"}});
  pdf.page().table({60, 140, 300, 440, 540}, {60, 80, 100},
                   {{"一级指标", "三级指标", "分值", "得分"}, {"产出", "渠道长度", "90", "88"}});
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables[0].columns == 4);
  CHECK(row(document, 0, 1) == "年度目标|维护渠道九公里|已完成|");
  CHECK(row(document, 0, 3) == "产出|渠道长度|90|88");
}

TEST_CASE("the same labels on top of the next page begin another table", "[layout]") {
  PdfBuilder pdf;
  pdf.page().text(200, 80, "项目支出绩效自评表", 16).table(kXs, {700, 720, 740}, kTop);
  pdf.page().table(kXs, {60, 80, 100}, {{"项目名称", "水质监测", "实施单位", "监测站"}, kTop[1]});
  CHECK(read_pdf(pdf).tables.size() == 2);
}

TEST_CASE("entries of contents without page numbers are no headings", "[layout]") {
  PdfBuilder pdf;
  pdf.page().text(100, 100, "柏川县农业局2023年部门预算", 20);
  auto& contents = pdf.page();
  contents.text(250, 80, "目  录", 16);
  double y = 110;
  for (const auto* entry :
       {"一、主要职能", "二、部门预算表", "1．2023年部门收支总表", "2023年部门收入总表",
        "3．2023年部门支出总表", "三、其他相关情况说明", "四、绩效目标"}) {
    contents.text(80, y, entry);
    y += 20;
  }
  pdf.page().text(250, 80, "主要职能").text(60, 110, "本部门收入预算20.00万元，由财政拨款安排。");
  const auto document = read_pdf(pdf);
  CHECK(texts(document, BlockKind::contents).size() == 8);
  CHECK(document.sections.empty());
}

TEST_CASE("four tables of self-evaluations alone miss no official form", "[layout]") {
  PdfBuilder pdf;
  pdf.page().text(100, 100, "柏川县农业局2023年度部门决算", 20);
  for (int i = 0; i < 4; ++i) {
    pdf.page()
        .text(200, 80, "项目支出绩效自评表", 16)
        .text(250, 100, "（2023年度）")
        .table(kXs, {110, 130, 150, 170},
               {{"项目名称", "渠道" + std::to_string(i), "", ""},
                {"项目资金（万元）", "", "全年预算数", "全年执行数"},
                {"", "年度资金总额", "20.00", "18.00"}});
  }
  const auto checked = check_document(read_pdf(pdf), test::builtin_library(), Detail::findings);
  CHECK(checked.disclosure.tables.size() == 4);
  CHECK(checked.disclosure.tables.front().form != nullptr);
  CHECK(checked.findings.empty());
}

}  // namespace
}  // namespace gouji
