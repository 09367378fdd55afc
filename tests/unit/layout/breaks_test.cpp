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
               {{"收入", "金额", "支出", "金额"}, {"一、拨款收入", "1.00", "一、教育支出", "1.00"}, c.last});
    pdf.page().table(xs, {60, 80, 100}, {c.first, {"总计", "1.00", "总计", "1.00"}});
    const auto document = read_pdf(pdf);
    REQUIRE(document.tables.size() == 1);
    REQUIRE(document.tables.front().rows() == 5);
    CHECK(row(document, 0, 3) == c.first[0] + "|" + c.first[1] + "|" + c.first[2] + "|" + c.first[3]);
  }
}

}  // namespace
}  // namespace gouji
