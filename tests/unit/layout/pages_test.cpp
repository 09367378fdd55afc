// Pages as they lie: turned, wide, cut out of a larger sheet, scanned between others.

#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "layout/assemble.hpp"
#include "run/input.hpp"
#include "support/builtin.hpp"
#include "support/documents.hpp"
#include "support/program.hpp"
#include "support/raw_pdf.hpp"

namespace gouji {
namespace {

using test::PdfBuilder;
using test::prose;
using test::read_pdf;
using test::row;
using test::rows;
using test::run_program;
using test::TemporaryFolder;
using test::texts;

const std::vector<double> kXs{60, 200, 320, 440};
const std::vector<std::vector<std::string>> kCells{
    {"科目", "基本支出", "项目支出"}, {"教育支出", "12.50", "8.00"}, {"合计", "12.50", "8.00"}};
const std::vector<std::string> kRows{"科目|基本支出|项目支出", "教育支出|12.50|8.00",
                                     "合计|12.50|8.00"};

/// Title, unit and table; `down` is how far they stand below their usual place.
void draw(test::PdfPage& page, double down = 0) {
  page.text(200, 80 + down, "支出决算表", 16)
      .text(380, 100 + down, "单位：万元")
      .table(kXs, {120 + down, 140 + down, 160 + down, 180 + down}, kCells);
}

void check_table(const PdfBuilder& pdf) {
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  CHECK(rows(document, 0) == kRows);
  CHECK(document.tables.front().unit == "万元");
  CHECK(texts(document, BlockKind::table_title) == std::vector<std::string>{"支出决算表"});
}

TEST_CASE("a table on a wide page is read", "[layout]") {
  PdfBuilder pdf;
  draw(pdf.page(842, 595));
  check_table(pdf);
}

TEST_CASE("a wide table on a page that is turned for it is read", "[layout]") {
  PdfBuilder pdf;
  // What is drawn sideways stands upright when the page is shown.
  auto& page = pdf.page(595, 842).entry("/Rotate 90").raw("q 0 1 -1 0 595 0 cm");
  draw(page, 842 - 595);
  page.raw("Q");
  check_table(pdf);
}

TEST_CASE("a table that lies on its side is read as it is turned", "[layout]") {
  struct Case {
    const char* matrix;
    const char* entry;
  };
  for (const auto& c :
       {Case{"0 1 -1 0 595 0", ""}, Case{"0 -1 1 0 0 842", ""}, Case{"-1 0 0 -1 595 842", ""},
        Case{"1 0 0 1 0 0", "/Rotate 270"}, Case{"1 0 0 1 0 0", "/Rotate 180"}}) {
    INFO(c.matrix << " " << c.entry);
    PdfBuilder pdf;
    const bool sideways = c.matrix[0] == '0';
    auto& page = pdf.page(595, 842).entry(c.entry).raw("q " + std::string(c.matrix) + " cm");
    draw(page, sideways ? 842 - 595 : 0);
    page.raw("Q");
    check_table(pdf);
  }
}

TEST_CASE("a table goes on from an upright page to a turned one", "[layout]") {
  PdfBuilder pdf;
  draw(pdf.page());
  pdf.page()
      .entry("/Rotate 90")
      .table(kXs, {60, 80, 100}, {kCells[0], {"其他支出", "1.00", "2.00"}});
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables.front().rows() == 4);
  CHECK(row(document, 0, 3) == "其他支出|1.00|2.00");
}

TEST_CASE("a page that is cut out of a larger sheet is read from its own corner", "[layout]") {
  PdfBuilder pdf;
  auto& page = pdf.page(800, 1000).entry("/CropBox [40 100 560 960] /Rotate 0");
  draw(page);
  page.text(60, 20, "裁切线外", 9).text(600, 155, "99.00", 10).line(10, 120, 30, 120);
  check_table(pdf);
}

TEST_CASE("a sheet whose corner is not zero is read from its own corner", "[layout]") {
  const auto bytes = test::one_page(
      "0.5 w -20 700 m 300 700 l S -20 680 m 300 680 l S -20 660 m 300 660 l S\n"
      "-20 660 m -20 700 l S 140 660 m 140 700 l S 300 660 m 300 700 l S\n"
      "BT /F1 10 Tf 1 0 0 1 -10 685 Tm (A) Tj 1 0 0 1 150 685 Tm (12.50) Tj\n"
      "1 0 0 1 -10 665 Tm (B) Tj 1 0 0 1 150 665 Tm (8.00) Tj ET",
      {}, "[-50 -50 545 792]");
  const auto document = read_pdf(bytes);
  REQUIRE(document.tables.size() == 1);
  CHECK(rows(document, 0) == std::vector<std::string>{"A|12.50", "B|8.00"});
}

TEST_CASE("what stands around a table is told by words of schemas/pages.yaml", "[layout]") {
  PdfBuilder pdf;
  draw(pdf.page());
  pdf.page()
      .text(200, 80, "支出清册", 16)
      .text(380, 100, "计量：万元")
      .table(kXs, {120, 140, 160, 180}, kCells)
      .text(60, 200, "附记：数字均为汇总数。");
  const auto notes = [&](const PageWords& words) {
    const auto document = read_bytes(pdf.bytes(), "made.pdf", no_parts(), words);
    REQUIRE(document);
    REQUIRE(document->tables.size() == 2);
    return std::pair(document->tables[1].unit, texts(*document, BlockKind::note));
  };
  auto words = test::page_words();
  CHECK(notes(words) == std::pair(std::string(), std::vector<std::string>{}));
  words.unit_labels.push_back("计量");
  words.note_begins.push_back("附记");
  CHECK(notes(words) ==
        std::pair(std::string("万元"), std::vector<std::string>{"附记：数字均为汇总数。"}));
}

TEST_CASE("a key that is missing among the words around tables is an error", "[layout]") {
  const auto tree = parse_yaml("unit_labels: [单位]\nnote: [注]\n", "pages.yaml");
  REQUIRE(tree);
  std::vector<Error> errors;
  CHECK(read_page_words(*tree, "pages.yaml", errors).unit_labels.size() == 1);
  CHECK(errors.size() == 13);  // twelve that are missing, one that is not known
}

/// Two lines as far from each other as may be, full and not.
Pages far_apart(std::int32_t far) {
  Page page{.number = 1, .width = far, .height = far, .glyphs = {}, .segments = {}};
  for (const auto x : {-far, far - 1'000}) {
    for (const auto y : {-far, far - 1'000}) {
      page.glyphs.push_back({.box = {x, y, x + 1'000, y + 1'000}, .code = U'年', .size = 1'000});
      page.segments.push_back({.vertical = false, .at = y, .from = -far, .to = far});
    }
  }
  page.glyphs.push_back({.box = {-far, -far, far, far}, .code = U'表', .size = far});
  return {.pages = {page, page}};
}

TEST_CASE("coordinates that no paper reaches are refused, others are read", "[layout]") {
  constexpr std::int32_t kFar = 1 << 22;
  const auto pages = read_pages(write_pages(far_apart(kFar)));
  REQUIRE(pages);
  assemble(*pages, test::page_words());  // sums and differences of them do not overflow
  CHECK_FALSE(read_pages(write_pages(far_apart(kFar + 1))));
}

TEST_CASE("glyphs without a meaning are told by page", "[layout]") {
  PdfBuilder pdf;
  pdf.page().text(100, 100, "支出").codes(124, 100, "00110012").text(148, 100, "万元。");
  pdf.page().text(100, 100, "收入合计1.00万元。");
  pdf.page().codes(100, 100, "001100120013").text(148, 100, "万元。");
  const auto document = read_pdf(pdf);
  REQUIRE(document.remarks.size() == 2);
  CHECK(document.remarks[0].page == 1);
  CHECK(document.remarks[0].count == 2);
  CHECK(document.remarks[1].page == 3);
  CHECK(document.remarks[1].count == 3);
}

constexpr const char* kImage = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xFF EI Q 3 Tr";

/// Pages with a narrative; `scans` of them are images with recognised text behind.
PdfBuilder report(bool table, int scans) {
  PdfBuilder pdf;
  auto& page =
      pdf.page()
          .text(180, 60, "云岭县水利局2032年度部门决算", 16)
          .text(60, 400, "2032年度本年支出合计20.50万元，其中：基本支出12.50万元，占60.98%；", 9)
          .text(60, 415, "项目支出8.00万元，占39.02%。", 9);
  if (table) draw(page, 40);
  for (int i = 0; i < scans; ++i) {
    pdf.page().raw(kImage).text(100, 100, "收入决算表").text(100, 120, "本年收入合计21.50万元");
  }
  return pdf;
}

TEST_CASE("a scanned page is said, and its recognised text is not read", "[layout]") {
  const TemporaryFolder folder;
  const auto path = folder.write("a.pdf", report(true, 1).bytes());
  const auto run = run_program({"check", "--lang", "en", "--format", "json", path});
  INFO(run.err);
  const auto document = nlohmann::json::parse(run.out)["documents"][0];
  CHECK(document.dump().find("21.50") == std::string::npos);
  REQUIRE(document["remarks"].size() >= 1);
  CHECK(document["remarks"][0]["kind"] == "scanned");
  CHECK(document["remarks"][0]["page"] == 2);
  for (const auto& finding : document["findings"]) {
    INFO(finding.dump());
    CHECK(finding["rule"] != "forms/present");  // it may be on the scanned page
  }
}

TEST_CASE("scanned pages are status 2 where the tables were on them", "[layout]") {
  const TemporaryFolder folder;
  const auto status = [&](const PdfBuilder& pdf) {
    return run_program({"check", "--fail-on", "none", folder.write("a.pdf", pdf.bytes())}).status;
  };
  CHECK(status(report(true, 0)) == 0);
  CHECK(status(report(true, 1)) == 0);
  CHECK(status(report(false, 1)) == 2);
}

}  // namespace
}  // namespace gouji
