// Tables that a page break divides where it is hardest to see.

#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "support/documents.hpp"

namespace gouji {
namespace {

using test::PdfBuilder;
using test::read_pdf;
using test::row;

TEST_CASE("a page may hold nothing but the last row of a table", "[layout]") {
  const std::vector<double> xs{60, 120, 260, 360, 460};
  PdfBuilder pdf;
  pdf.page()
      .text(220, 80, "2032年部门支出预算总表", 16)
      .text(400, 110, "单位：元")
      .table(xs, {120, 140, 160},
             {{"编码", "名称", "合计", "基本支出"}, {"213", "农林水支出", "1,200", "1,200"}});
  pdf.page().table(xs, {60, 80}, {{"合计", "", "1,200", "1,200"}});
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  REQUIRE(document.tables.front().rows() == 3);
  CHECK(row(document, 0, 2) == "合计||1,200|1,200");
}

TEST_CASE("a row on top of a page is no rest of the one above it", "[layout]") {
  const std::vector<double> xs{60, 180, 240, 400, 460};
  struct Case {
    std::vector<std::string> last;   ///< row of the first page
    std::vector<std::string> first;  ///< row of the second page
  };
  const std::vector<Case> cases = {
      // The shorter side has ended long before.
      {{"", "", "其他支出", ""}, {"", "", "债务支出", ""}},
      // It ends with the page.
      {{"八、其他收入", "", "八、农林水支出", ""}, {"", "", "九、住房保障支出", ""}},
  };
  for (const auto& c : cases) {
    PdfBuilder pdf;
    pdf.page()
        .text(220, 80, "2032年度收入支出总表", 16)
        .table(xs, {120, 140, 160, 180},
               {{"收入", "金额", "支出", "金额"},
                {"一、拨款收入", "1.00", "一、教育支出", "1.00"},
                c.last});
    pdf.page().table(xs, {60, 80, 100}, {c.first, {"总计", "1.00", "总计", "1.00"}});
    const auto document = read_pdf(pdf);
    REQUIRE(document.tables.size() == 1);
    REQUIRE(document.tables.front().rows() == 5);
    CHECK(row(document, 0, 3) ==
          c.first[0] + "|" + c.first[1] + "|" + c.first[2] + "|" + c.first[3]);
  }
}

const std::vector<double> kXs{60, 200, 320, 440};
const std::vector<std::string> kHead{"编码", "名称", "金额"};

TEST_CASE("the lower half of a divided row stands below the head that is repeated", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .text(200, 80, "支出决算表", 16)
      .table(kXs, {700, 720, 740}, {kHead, {"20101", "一般行政", "5.00"}});
  pdf.page().table(kXs, {60, 80, 100, 120},
                   {kHead, {"", "管理事务", ""}, {"20102", "机关服务", "6.00"}});
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  REQUIRE(document.tables.front().rows() == 3);
  CHECK(row(document, 0, 1) == "20101|一般行政管理事务|5.00");
  CHECK(row(document, 0, 2) == "20102|机关服务|6.00");
}

/// A page whose table has its title in its first row, over all columns.
void add_titled(PdfBuilder& pdf, const std::string& title,
                const std::vector<std::vector<std::string>>& cells) {
  auto& page = pdf.page();
  page.line(60, 100, 440, 100).line(60, 100, 60, 120).line(440, 100, 440, 120);
  page.text(200, 115, title, 10);
  std::vector<double> ys{120};
  for (std::size_t i = 0; i < cells.size(); ++i) ys.push_back(ys.back() + 20);
  page.table(kXs, ys, cells);
}

TEST_CASE("a title in the first row begins another table, unless it is the same again",
          "[layout]") {
  PdfBuilder pdf;
  add_titled(pdf, "支出决算表", {kHead, {"201", "一般公共服务支出", "5.00"}});
  add_titled(pdf, "支出决算表", {kHead, {"205", "教育支出", "6.00"}});
  add_titled(pdf, "项目支出决算表", {kHead, {"205", "教育支出", "6.00"}});
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 2);
  CHECK(test::texts(document, BlockKind::table_title) ==
        std::vector<std::string>{"支出决算表", "项目支出决算表"});
  CHECK(document.tables[0].rows() == 3);
  CHECK(row(document, 0, 2) == "205|教育支出|6.00");
  CHECK(document.tables[1].rows() == 2);
}

TEST_CASE("the last row of a narrow table may stand on a page of its own", "[layout]") {
  for (const bool behind_text : {false, true}) {
    PdfBuilder pdf;
    pdf.page()
        .text(200, 80, "支出决算表", 16)
        .table(kXs, {720, 740, 760}, {kHead, {"20101", "行政运行", "5.00"}});
    auto& page = pdf.page();
    if (behind_text) page.text(60, 50, "一、本年度的支出情况。");
    page.table(kXs, {60, 80}, {{"20102", "机关服务", "6.00"}});
    page.table({60, 200, 440}, {300, 320}, {{"单独的", "一行"}});  // and no table
    const auto document = read_pdf(pdf);
    CHECK(test::prose(document).find("一行") != std::string::npos);
    REQUIRE(document.tables.size() == (behind_text ? 2 : 1));
    CHECK(document.tables[0].rows() == (behind_text ? 2 : 3));
    if (!behind_text) CHECK(row(document, 0, 2) == "20102|机关服务|6.00");
  }
}

TEST_CASE("a rest that begins with text behind the table is none of it", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .text(200, 80, "支出决算表", 16)
      .table(kXs, {700, 720, 740}, {kHead, {"20101", "行政运行", "5.00"}});
  pdf.page()
      .text(60, 60, "三、支出情况说明")
      .text(60, 80, "下表是本年度的项目支出。")
      .table(kXs, {120, 140, 160}, {kHead, {"20102", "机关服务", "6.00"}});
  CHECK(read_pdf(pdf).tables.size() == 2);
}

}  // namespace
}  // namespace gouji
