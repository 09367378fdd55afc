// What real PDFs do to their readers, one small file for each: what is read has to be what a person
// sees.

#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "run/input.hpp"
#include "run/page_reader.hpp"
#include "support/builtin.hpp"
#include "support/documents.hpp"

namespace gouji {
namespace {

using test::PdfBuilder;
using test::prose;
using test::read_pdf;
using test::remarked;
using test::row;
using test::texts;

const std::vector<double> kXs{60, 200, 320, 440};

TEST_CASE("a ruled table becomes cells, with its title, unit and note", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .text(220, 80, "2031年度收入支出决算总表", 16)
      .text(60, 110, "编制单位：云岭县水利局")
      .text(400, 110, "金额单位：万元")
      .table(kXs, {120, 140, 160, 180},
             {{"项目", "预算数", "决算数"},
              {"一、基本支出", "120.50", "118.20"},
              {"总计", "120.50", "118.20"}})
      .text(60, 200, "注：本表反映本年的收支。");
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  const auto& table = document.tables.front();
  CHECK(table.trust == Trust::ruled);
  CHECK(table.unit == "万元");
  CHECK(table.rows() == 3);
  CHECK(row(document, 0, 1) == "一、基本支出|120.50|118.20");
  CHECK(texts(document, BlockKind::table_title) ==
        std::vector<std::string>{"2031年度收入支出决算总表"});
  CHECK(texts(document, BlockKind::note) == std::vector<std::string>{"注：本表反映本年的收支。"});
  CHECK(document.position(document.blocks[table.title].begin).page == 1);
}

TEST_CASE("a title of two lines is one title", "[layout]") {
  for (const auto& [upper, lower] :
       {std::pair("2031年度一般公共预算财政拨款“三公”经费及会议费、", "培训费支出决算表"),
        std::pair("2031年度“三公”经费、行政参公单位机关运行经费情况", "表")}) {
    PdfBuilder pdf;
    const auto half = [](std::string_view text) {
      return static_cast<double>(text.size()) / 3 * 8;
    };
    pdf.page()
        .text(100, 60, "云岭县水利局部门决算公开的各张表格如下。", 12)
        .text(300 - half(upper), 80, upper, 16)
        .text(300 - half(lower), 102, lower, 16)
        .text(400, 118, "单位：万元")
        .table(kXs, {120, 140, 160}, {{"项目", "预算数", "决算数"}, {"合计", "1.00", "2.00"}});
    const auto document = read_pdf(pdf);
    REQUIRE(document.tables.size() == 1);
    CHECK(texts(document, BlockKind::table_title) ==
          std::vector<std::string>{std::string(upper) + lower});
  }
}

TEST_CASE("a merged head cell has its text in its first column", "[layout]") {
  PdfBuilder pdf;
  auto& page = pdf.page();
  for (const auto y : {100.0, 160.0}) page.line(60, y, 440, y);
  page.line(200, 120, 440, 120).line(60, 140, 440, 140);
  for (const auto x : {60.0, 200.0, 440.0}) page.line(x, 100, x, 160);
  page.line(320, 120, 320, 160);
  page.text(63, 125, "科目")
      .text(290, 115, "本年支出")
      .text(210, 135, "基本支出")
      .text(330, 135, "项目支出");
  page.text(63, 155, "合计").text(210, 155, "3.00").text(330, 155, "4.00");
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  CHECK(row(document, 0, 0) == "科目|本年支出|");
  CHECK(row(document, 0, 1) == "|基本支出|项目支出");
  CHECK(row(document, 0, 2) == "合计|3.00|4.00");
}

TEST_CASE("rules drawn as thin boxes, doubled or in pieces are rules", "[layout]") {
  PdfBuilder pdf;
  auto& page = pdf.page();
  for (const auto y : {100.0, 120.0, 140.0}) {
    for (double x = 60; x < 440; x += 38) page.box(x, y, 37.5, 0.5);
    page.box(60, y + 1, 380, 0.5);
  }
  for (const auto x : kXs) page.box(x, 100, 0.5, 40);
  page.text(65, 115, "项目").text(210, 115, "预算").text(330, 115, "决算");
  page.text(65, 135, "合计").text(210, 135, "1.00").text(330, 135, "2.00");
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables.front().rows() == 2);
  CHECK(row(document, 0, 1) == "合计|1.00|2.00");
}

TEST_CASE("white rules divide nothing", "[layout]") {
  PdfBuilder pdf;
  auto& page = pdf.page();
  page.table({60, 200, 440}, {100, 120, 140}, {{"项目", "决算数"}, {"合计", "12.00"}});
  page.raw("1 1 1 RG").line(250, 100, 250, 140);
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  CHECK(document.tables.front().columns == 2);
}

TEST_CASE("numbers that touch across a rule stay two numbers", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .table({60, 100, 140, 180}, {100, 120, 140}, {{"科目", "一", "二"}, {"合计", "", ""}})
      .text(110, 135, "123.45678.90", 10);
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  CHECK(row(document, 0, 1) == "合计|123.45|678.90");
}

TEST_CASE("a table goes on over pages, without the head that is repeated", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .text(200, 80, "支出决算表", 16)
      .text(380, 100, "单位：万元")
      .table(kXs, {700, 720, 740, 760},
             {{"科目", "基本", "项目"}, {"甲", "1.00", "2.00"}, {"乙", "3.00", "4.00"}});
  pdf.page().table(kXs, {60, 80, 780}, {{"科目", "基本", "项目"}, {"丙", "5.00", "6.00"}});
  pdf.page().table({60, 320, 440}, {60, 80}, {{"合计", "12.00"}});
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  REQUIRE(document.tables.front().rows() == 5);
  CHECK(row(document, 0, 3) == "丙|5.00|6.00");
  CHECK(row(document, 0, 4) == "合计||12.00");  // its label covers two columns
}

TEST_CASE("the lower half of a divided row joins the upper", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .text(200, 80, "支出决算表", 16)
      .table(kXs, {700, 720, 740}, {{"编码", "名称", "金额"}, {"20101", "一般行政", "5.00"}});
  pdf.page().table(kXs, {60, 80, 100}, {{"", "管理事务", ""}, {"20102", "机关服务", "6.00"}});
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  CHECK(row(document, 0, 1) == "20101|一般行政管理事务|5.00");
  CHECK(row(document, 0, 2) == "20102|机关服务|6.00");
}

TEST_CASE("the same kind of table with a title of its own is another table", "[layout]") {
  PdfBuilder pdf;
  for (const auto* name : {"甲项目", "乙项目"}) {
    pdf.page()
        .text(200, 80, "项目绩效目标表", 16)
        .table({60, 200, 440}, {100, 120, 140}, {{"项目名称", name}, {"金额", "5.00"}});
  }
  const auto document = read_pdf(pdf);
  CHECK(document.tables.size() == 2);
}

TEST_CASE("words and numbers that a line ends in go on in the next", "[layout]") {
  PdfBuilder pdf;
  auto& page = pdf.page();
  const std::string filler = "本年度财政拨款收支总体情况如下所述的内容请见后文的说明部分";
  page.text(84, 100, "    ").text(108, 100, filler.substr(0, 3 * 27));
  page.text(84, 120, "一般公共预算财政拨款支出决算为1234567890123456789012345678901234567", 12);
  const auto document = read_pdf(pdf);
  CHECK(prose(document).find("说明部分\n") == std::string::npos);
}

TEST_CASE("a line is full where brackets and marks keep together what follows", "[layout]") {
  PdfBuilder pdf;
  auto& page = pdf.page();
  const std::string line =
      "我们在这里写下一行刚好有三十五个汉字的文字用来检验段落的拼接是否真的正确无误";
  page.text(108, 100, line.substr(0, 3 * 33)).text(84, 120, line.substr(0, 3 * 35));
  page.text(84, 140, line.substr(0, 3 * 32)).text(84, 160, "（类）支出。");  // three places left
  CHECK(read_pdf(pdf).blocks.size() == 1);
}

TEST_CASE("an indented line begins a paragraph, a short one ends it", "[layout]") {
  PdfBuilder pdf;
  auto& page = pdf.page();
  const std::string line =
      "我们在这里写下一行刚好有三十五个汉字的文字用来检验段落的拼接是否真的正确无误";
  page.text(108, 100, line.substr(0, 3 * 33))
      .text(84, 120, line.substr(0, 3 * 35))
      .text(84, 140, "到此为止。");
  page.text(108, 160, line.substr(0, 3 * 33))
      .text(84, 180, line.substr(0, 3 * 35))
      .text(84, 200, "另起一段。");
  const auto document = read_pdf(pdf);
  CHECK(document.blocks.size() == 2);
}

TEST_CASE("clipped, transparent and white text is not read", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .text(100, 100, "看得见的文字在这里。")
      .raw("q 0 0 50 50 re W n")
      .text(100, 200, "裁掉了")
      .raw("Q 3 Tr")
      .text(100, 300, "不显示")
      .raw("0 Tr 1 1 1 rg")
      .text(100, 400, "白字");
  const auto document = read_pdf(pdf);
  CHECK(prose(document) == "看得见的文字在这里。\n");
  CHECK(remarked(document, RemarkKind::hidden) == 8);
}

TEST_CASE("white text on a dark ground is read", "[layout]") {
  PdfBuilder pdf;
  pdf.page().raw("0 0 0.4 rg").box(90, 80, 200, 40).raw("1 1 1 rg").text(100, 105, "白字蓝底。");
  CHECK(prose(read_pdf(pdf)) == "白字蓝底。\n");
}

TEST_CASE("text drawn twice is read once", "[layout]") {
  PdfBuilder pdf;
  pdf.page().text(100, 100, "合计110.00万元。").text(100.3, 100, "合计110.00万元。");
  CHECK(prose(read_pdf(pdf)) == "合计110.00万元。\n");
}

TEST_CASE("the order in which a file draws is not the order of reading", "[layout]") {
  PdfBuilder pdf;
  pdf.page().text(100, 140, "第二行的文字。").text(148, 100, "在后。").text(100, 100, "先看这里");
  CHECK(prose(read_pdf(pdf)) == "先看这里在后。\n第二行的文字。\n");
}

TEST_CASE("a page that is turned is read upright", "[layout]") {
  PdfBuilder pdf;
  pdf.page().raw("BT /F1 12 Tf 0 1 -1 0 300 200 Tm <6C348D39> Tj ET");  // upwards
  pdf.page().raw("BT /F1 12 Tf 0 -1 1 0 300 600 Tm <6C348D39> Tj ET");  // downwards
  pdf.page().entry("/Rotate 90").raw("BT /F1 12 Tf 0 1 -1 0 300 200 Tm <6C348D39> Tj ET");
  const auto document = read_pdf(pdf);
  CHECK(prose(document) == "水费\n水费\n水费\n");
}

TEST_CASE("what lies outside of the crop box is not on the page", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .entry("/CropBox [50 50 500 700]")
      .text(100, 300, "页内。")
      .text(10, 300, "外")
      .text(100, 820, "页下");
  CHECK(prose(read_pdf(pdf)) == "页内。\n");
}

TEST_CASE("a slanted watermark is dropped, and said so", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .text(100, 100, "正文在此。")
      .raw("0.8 g BT /F1 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm <4F9B53C28003> Tj ET");
  const auto document = read_pdf(pdf);
  CHECK(prose(document) == "正文在此。\n");
  CHECK(remarked(document, RemarkKind::dropped) == 3);
}

TEST_CASE("glyphs without a meaning are counted and never guessed", "[layout]") {
  PdfBuilder pdf;
  pdf.page().text(100, 100, "支出").codes(124, 100, "00110012").text(148, 100, "万元。");
  const auto document = read_pdf(pdf);
  CHECK(remarked(document, RemarkKind::unmapped) == 2);
  CHECK(prose(document) == "支出\xEF\xBF\xBD\xEF\xBF\xBD万元。\n");
}

TEST_CASE("the value of a form field is read, a stamp is not", "[layout]") {
  PdfBuilder pdf;
  const auto first = pdf.next_object();
  const auto appearance = [](const char* hex) {
    const std::string content = std::string("BT /F1 12 Tf 2 4 Td <") + hex + "> Tj ET\n";
    return "<< /Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 3 0 R "
           ">> >> "
           "/Length " +
           std::to_string(content.size()) + " >>\nstream\n" + content + "endstream";
  };
  pdf.object(appearance("6C348D39"));
  pdf.object(appearance("76D67AE0"));
  const auto reference = [&](int offset) { return std::to_string(first + offset) + " 0 R"; };
  pdf.object(
      "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (x) /F 4 /Rect [100 700 200 720] /AP << "
      "/N " +
      reference(0) + " >> >>");
  pdf.object("<< /Type /Annot /Subtype /Stamp /F 4 /Rect [100 600 200 620] /AP << /N " +
             reference(1) + " >> >>");
  pdf.page()
      .text(100, 90, "项目名称：")
      .entry("/Annots [" + reference(2) + " " + reference(3) + "]");
  const auto document = read_pdf(pdf);
  CHECK(prose(document).find("水费") != std::string::npos);
  CHECK(prose(document).find("盖章") == std::string::npos);
  CHECK(remarked(document, RemarkKind::dropped) == 1);
}

TEST_CASE("page numbers and running heads belong to no page", "[layout]") {
  PdfBuilder pdf;
  for (int i = 1; i <= 4; ++i) {
    pdf.page()
        .text(200, 40, "云岭县水利局部门决算")
        .text(100, 300, "正文" + std::string(1, static_cast<char>('0' + i)) + "。")
        .text(280, 815, "- " + std::to_string(i) + " -");
  }
  CHECK(prose(read_pdf(pdf)) == "正文1。\n正文2。\n正文3。\n正文4。\n");
}

TEST_CASE("the table of contents is no outline", "[layout]") {
  PdfBuilder pdf;
  pdf.page().text(150, 100, "云岭县水利局2031年度部门决算", 20);
  pdf.page()
      .text(260, 100, "目录", 18)
      .text(84, 140, "第一部分 概况…………3")
      .text(84, 160, "一、主要职能…………3");
  pdf.page()
      .text(200, 100, "第一部分 概况", 18)
      .text(84, 140, "一、主要职能")
      .text(108, 160, "负责全县水利工作。");
  const auto document = read_pdf(pdf);
  CHECK(document.sections.size() == 2);
  CHECK(texts(document, BlockKind::contents).size() == 3);
  CHECK(texts(document, BlockKind::title) ==
        std::vector<std::string>{"云岭县水利局2031年度部门决算"});
}

TEST_CASE("a scan has no text", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .raw("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xFF EI Q 3 Tr")
      .text(100, 100, "认出来的字");
  const auto document = read_bytes(pdf.bytes(), "scan.pdf", no_parts(), test::page_words());
  REQUIRE_FALSE(document);
  CHECK(document.error().what.en.find("scan") != std::string::npos);
}

TEST_CASE("pages as bytes give the same document as the file", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .text(200, 80, "支出决算表", 16)
      .text(380, 100, "单位：万元")
      .table(kXs, {120, 140, 160}, {{"科目", "基本", "项目"}, {"甲", "1.00", "2.00"}});
  const auto bytes = pdf.bytes();
  const auto drawn = draw_pdf(bytes, "", "made.pdf");
  REQUIRE(drawn);
  const auto again = read_pages(write_pages(*drawn));
  REQUIRE(again);
  CHECK(*again == *drawn);
  const auto document =
      read_bytes(write_pages(*drawn), "made.pages", no_parts(), test::page_words());
  REQUIRE(document);
  CHECK(document->source == read_pdf(pdf).source);
}

TEST_CASE("dots behind a label are no part of it", "[layout]") {
  for (const bool ruled : {true, false}) {
    PdfBuilder pdf;
    auto& page = pdf.page().text(200, 80, "支出决算表", 16).text(400, 100, "单位：万元");
    const std::vector<std::vector<std::string>> cells{{"科目", "基本支出", "项目支出"},
                                                      {"教育支出…………", "12.50", "8.00"},
                                                      {"农林水支出......", "2.50", "3.00"},
                                                      {"合计… …", "15.00", "11.00"}};
    if (ruled) {
      page.table({60, 200, 320, 440}, {120, 140, 160, 180, 200}, cells);
    } else {
      for (std::size_t row = 0; row < cells.size(); ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
          page.text(60 + 140 * static_cast<double>(column), 120 + 20 * static_cast<double>(row),
                    cells[row][column]);
        }
      }
    }
    const auto document = read_pdf(pdf);
    REQUIRE(document.tables.size() == 1);
    CHECK(test::row(document, 0, 1) == "教育支出|12.50|8.00");
    CHECK(test::row(document, 0, 2) == "农林水支出|2.50|3.00");
    CHECK(test::row(document, 0, 3) == "合计|15.00|11.00");
  }
}

}  // namespace
}  // namespace gouji
