// What is in the file and what a person sees of it: layers over each other, text beneath something,
// marks over the text.

#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "run/session.hpp"
#include "support/builtin.hpp"
#include "support/documents.hpp"

namespace gouji {
namespace {

using test::PdfBuilder;
using test::prose;
using test::read_pdf;
using test::remarked;
using test::row;

const std::vector<double> kXs{60, 200, 320, 440};
const std::vector<double> kYs{120, 140, 160};
const std::vector<std::vector<std::string>> kCells{{"科目", "基本支出", "项目支出"},
                                                   {"合计", "1234.50", "678.90"}};

/// A white box over what was drawn before.
test::PdfPage& patch(test::PdfPage& page, double x, double y, double width, double height) {
  return page.raw("q 1 1 1 rg").box(x, y, width, height).raw("Q");
}

/// An image of one pixel, drawn as wide and as high.
std::string image(double x, double y, double width, double height) {
  return "q " + std::to_string(width) + " 0 0 " + std::to_string(height) + " " + std::to_string(x) +
         " " + std::to_string(y) + " cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xFF EI Q";
}

TEST_CASE("a table with a hidden layer of the same text has each number once", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .table(kXs, kYs, kCells)
      .raw("3 Tr")
      .text(63.4, 134.6, "科目")
      .text(203.2, 155.4, "1234.50", 10)
      .text(323.1, 155.2, "6789.0", 10);
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  CHECK(row(document, 0, 1) == "合计|1234.50|678.90");
  CHECK(remarked(document, RemarkKind::hidden) == 15);
}

TEST_CASE("bold by outline and by four shifted copies is read once", "[layout]") {
  PdfBuilder pdf;
  auto& page = pdf.page().raw("2 Tr 0.3 w");
  for (const auto& [x, y] : {std::pair(0.0, 0.0), {0.3, 0.0}, {0.0, 0.3}, {0.3, 0.3}}) {
    page.text(100 + x, 100 + y, "合计1110.00万元。");
  }
  CHECK(prose(read_pdf(pdf)) == "合计1110.00万元。\n");
}

TEST_CASE("equal digits side by side are no copies, however narrow", "[layout]") {
  PdfBuilder pdf;
  pdf.page().raw("40 Tz").text(100, 100, "1111.11万元，合计22222.22万元。");
  CHECK(prose(read_pdf(pdf)) == "1111.11万元，合计22222.22万元。\n");
}

TEST_CASE("radicals, compatibility forms and full-width digits are the words they look like",
          "[layout]") {
  PdfBuilder pdf;
  // ⽀ U+2F40, ⻓ U+2ED3, ⼊ U+2F0A, ⾦ U+2FA6, 年 as U+F98E
  pdf.page()
      .text(100, 80, "云岭县水利局2032年度部门决算", 16)
      .text(
          60, 120,
          "2032\xEF\xA6\x8E度本年⽀出合计３00.00万元，其中：基本⽀出200.00万元，占66.67%；项目⽀出",
          9)
      .text(60, 135, "100.00万元，占３３.３３%。", 9);
  const auto checked = check_document(read_pdf(pdf), test::builtin_library(), Detail::findings);
  CHECK(checked.counts.figures == 5);
  CHECK(checked.counts.read == 5);
  CHECK(checked.counts.checked == 5);
}

TEST_CASE("transparent text is not read", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .resource("/ExtGState << /G0 << /ca 0 >> /G1 << /ca 1 >> >>")
      .text(100, 100, "看得见。")
      .raw("/G0 gs")
      .text(100, 130, "看不见")
      .raw("/G1 gs")
      .text(100, 160, "又看得见。");
  const auto document = read_pdf(pdf);
  CHECK(prose(document) == "看得见。\n又看得见。\n");
  CHECK(remarked(document, RemarkKind::hidden) == 3);
}

TEST_CASE("a layer that is switched off is not read", "[layout]") {
  PdfBuilder pdf;
  const auto off = std::to_string(pdf.next_object()) + " 0 R";
  pdf.object("<< /Type /OCG /Name (off) >>");
  pdf.catalog("/OCProperties << /OCGs [" + off + "] /D << /OFF [" + off + "] >> >>");
  pdf.page()
      .resource("/Properties << /P0 " + off + " >>")
      .text(100, 100, "看得见。")
      .raw("/OC /P0 BDC")
      .text(100, 130, "旧稿一百万元。")
      .raw("EMC");
  CHECK(prose(read_pdf(pdf)) == "看得见。\n");
}

TEST_CASE("what a white patch covers is not read, what is written on it is", "[layout]") {
  PdfBuilder pdf;
  auto& page =
      pdf.page().text(100, 100, "支出合计").text(148, 100, "999.00").text(190, 100, "万元。");
  patch(page, 147, 88, 40, 15).text(148, 100, "123.00");
  const auto document = read_pdf(pdf);
  CHECK(prose(document) == "支出合计123.00万元。\n");
  CHECK(remarked(document, RemarkKind::hidden) == 6);
}

TEST_CASE("a coloured background is drawn before its text, and hides nothing", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .raw("q 0.8 0.9 1 rg")
      .box(60, 120, 380, 20)
      .raw("Q")
      .table(kXs, kYs, kCells)
      .raw("q 1 1 1 rg")
      .box(60, 160, 380, 20)
      .raw("Q");
  CHECK(row(read_pdf(pdf), 0, 1) == "合计|1234.50|678.90");
}

TEST_CASE("a mark of a text marker hides nothing", "[layout]") {
  for (const auto* state : {"/G << /ca 0.4 >>", "/G << /BM /Multiply >>"}) {
    PdfBuilder pdf;
    pdf.page()
        .resource("/ExtGState << " + std::string(state) + " >>")
        .text(100, 100, "支出合计123.00万元。")
        .raw("q /G gs 1 1 0 rg")
        .box(95, 85, 200, 20)
        .raw("Q");
    const auto document = read_pdf(pdf);
    CHECK(prose(document) == "支出合计123.00万元。\n");
    CHECK(remarked(document, RemarkKind::hidden) == 0);
  }
}

TEST_CASE("recognised text beneath the image of its page is a scan", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .text(100, 100, "云岭县水利局2032年度部门决算", 16)
      .text(100, 140, "支出合计123.00万元。");
  pdf.page()
      .text(100, 100, "认出来的文字，可能有错：支出合计128.00万元，其中基本支出100.00万元。")
      .raw(image(0, 0, 595, 842));
  const auto document = read_pdf(pdf);
  CHECK(prose(document).find("认出来") == std::string::npos);
  CHECK(remarked(document, RemarkKind::scanned) == 1);
}

TEST_CASE("text over a picture of the whole page is read", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .raw(image(0, 0, 595, 842))
      .text(100, 100, "支出合计123.00万元，其中：基本支出123.00万元，占100%。");
  const auto document = read_pdf(pdf);
  CHECK(prose(document).find("123.00") != std::string::npos);
  CHECK(remarked(document, RemarkKind::scanned) == 0);
}

TEST_CASE("large pale letters and a round seal over a table are not in its cells", "[layout]") {
  PdfBuilder pdf;
  auto& page = pdf.page().table(kXs, kYs, kCells);
  page.raw("q 0.85 g").text(150, 170, "内部公开", 48).raw("Q");
  page.raw("q 1 0 0 rg");
  for (const auto* matrix : {"0.5 0.87 -0.87 0.5 300 690", "0.87 0.5 -0.5 0.87 310 705",
                             "0.87 -0.5 0.5 0.87 340 705", "0.5 -0.87 0.87 0.5 355 690"}) {
    page.raw("BT /F1 14 Tf " + std::string(matrix) + " Tm <6C34> Tj ET");
  }
  page.raw("Q");
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  CHECK(row(document, 0, 0) == "科目|基本支出|项目支出");
  CHECK(row(document, 0, 1) == "合计|1234.50|678.90");
  CHECK(remarked(document, RemarkKind::dropped) == 8);
}

}  // namespace
}  // namespace gouji
