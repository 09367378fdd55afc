// Tables without rules around their cells: what is one, and what must stay text.

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "document/csv.hpp"
#include "run/input.hpp"
#include "run/session.hpp"
#include "support/builtin.hpp"
#include "support/documents.hpp"
#include "support/paths.hpp"
#include "support/plain_table.hpp"

namespace gouji {
namespace {

using test::only_in;
using test::PdfBuilder;
using test::PlainRules;
using test::PlainTable;
using test::read_pdf;
using test::rows;
using test::text_of;

/// One of the sample department's tables.
PlainTable sample(const std::string& which, const std::string& number, const std::string& title,
                  std::size_t head_rows) {
  const auto path = "samples/department/" + which + "/tables/" + number + ".csv";
  const auto parsed = parse_csv(test::slurp(test::source_path(path)), path);
  REQUIRE(parsed);
  PlainTable out{.title = title, .unit = "万元", .head_rows = head_rows, .cells = {}, .note = {}};
  for (const auto& row : *parsed) {
    out.cells.emplace_back();
    for (const auto& field : row) out.cells.back().push_back(field.text);
  }
  return out;
}

/// Its eight tables and its narrative as a PDF.
Document department(const std::string& which, PlainRules rules, std::size_t rows_a_page) {
  PdfBuilder pdf;
  pdf.page().text(100, 100, "柏川县农业局2018年度部门决算公开说明", 20);
  const std::vector<std::pair<std::string, std::size_t>> tables{
      {"收入支出决算总表", 2},
      {"收入决算表", 1},
      {"支出决算表", 1},
      {"财政拨款收入支出决算总表", 2},
      {"一般公共预算财政拨款支出决算表", 1},
      {"一般公共预算财政拨款基本支出决算表", 1},
      {"一般公共预算财政拨款“三公”经费支出决算表", 3},
      {"政府性基金预算财政拨款收入支出决算表", 2}};
  for (std::size_t i = 0; i < tables.size(); ++i) {
    auto table = sample(which, "0" + std::to_string(i + 1), tables[i].first, tables[i].second);
    if (i % 2 == 0) table.note = "注：预算数为年初预算数。";
    test::add_plain_table(pdf, table, rules, rows_a_page);
  }
  return read_pdf(pdf);
}

/// What each figure of a table that was read is, in the order of these words.
std::vector<std::string> figures(const Disclosure& disclosure) {
  std::vector<std::string> out;
  for (const auto& figure : disclosure.figures) {
    if (!figure.in_table() || figure.state != FigureState::read) continue;
    std::string key(disclosure.source(figure.span));
    for (std::size_t d = 0; d < kDimensions; ++d) {
      key += '|';
      key += disclosure.symbols->word(figure.identity[static_cast<Dimension>(d)]);
    }
    out.push_back(std::move(key));
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST_CASE("eight tables without rules give the figures that the package gives", "[layout]") {
  const auto& library = test::builtin_library();
  auto package =
      read_input(test::source_path("samples/department/clean"), "clean", test::page_words());
  REQUIRE(package);
  const auto stated = figures(extract(std::move(*package), library.vocabulary));
  REQUIRE(stated.size() > 300);
  for (const auto rules : {PlainRules::none, PlainRules::three, PlainRules::rows}) {
    for (const std::size_t rows_a_page : {1'000U, 22U}) {
      INFO("rules " << static_cast<int>(rules) << ", rows " << rows_a_page);
      auto document = department("clean", rules, rows_a_page);
      REQUIRE(document.tables.size() == 8);
      for (const auto& table : document.tables) {
        CHECK(table.trust == Trust::aligned);
        CHECK(table.unit == "万元");
      }
      const auto checked = check_document(std::move(document), library, Detail::findings);
      const auto told = figures(checked.disclosure);
      CHECK(only_in(stated, told) == std::vector<std::string>{});
      CHECK(only_in(told, stated) == std::vector<std::string>{});
      CHECK(checked.findings.empty());
    }
  }
}

TEST_CASE("what rests on a table without rules is a warning at most", "[layout]") {
  const auto& library = test::builtin_library();
  const auto checked =
      check_document(department("faulty", PlainRules::three, 1'000), library, Detail::findings);
  REQUIRE_FALSE(checked.findings.empty());
  std::size_t balances = 0;
  for (const auto& finding : checked.findings) {
    CHECK(finding.severity <= Severity::warning);
    CHECK(finding.places.front().trust == Trust::aligned);
    balances += finding.rule == "tables/both-sides" ? 1U : 0U;
  }
  CHECK(balances == 1);  // the planted one
}

/// True for 栏次 | 1 | 2 and for 1 | 2 | 3.
bool counts_columns(const std::vector<std::string>& cells) {
  const auto is_name = [](const std::string& cell) { return cell == "栏次"; };
  const auto is_number = [](const std::string& cell) {
    return cell.find_first_not_of("0123456789") == std::string::npos;
  };
  return std::any_of(cells.begin(), cells.end(), is_name) ||
         std::all_of(cells.begin(), cells.end(), is_number);
}

/// A table of a package without its rules.
PlainTable plain(const FormTable& known, const Document& document) {
  const auto& table = document.tables[known.table];
  PlainTable out{.title = text_of(document, static_cast<std::int32_t>(table.title)),
                 .unit = table.unit,
                 .head_rows = 0,
                 .cells = {},
                 .note = {}};
  for (std::size_t row = 0; row < table.rows(); ++row) {
    out.cells.emplace_back();
    for (std::size_t column = 0; column < table.columns; ++column) {
      out.cells.back().push_back(text_of(document, table.cell(row, column)));
    }
    if (row < known.body && !counts_columns(out.cells.back())) ++out.head_rows;
  }
  for (const auto note : table.notes)
    out.note += text_of(document, static_cast<std::int32_t>(note));
  return out;
}

TEST_CASE("without rules no layout gives other figures, and none a finding", "[layout]") {
  const auto& library = test::builtin_library();
  std::size_t tables = 0;
  std::size_t aligned = 0;
  for (const auto* name :
       {"eight-tables", "rows", "three-codes", "balances", "one-tree", "meetings", "pairs",
        "full-year", "budget-central", "budget-shanghai-unit"}) {
    auto package =
        read_bytes(test::slurp(test::source_path("tests/provinces/" + std::string(name) + ".yaml")),
                   std::string(name) + ".yaml", no_parts(), test::page_words());
    REQUIRE(package);
    const auto stated = extract(std::move(*package), library.vocabulary);
    for (const auto rules : {PlainRules::none, PlainRules::three}) {
      PdfBuilder pdf;
      pdf.page().text(60, 100,
                      stated.unit + std::to_string(*stated.year) +
                          (stated.kind == "budget" ? "年部门预算" : "年度部门决算"),
                      20);
      for (const auto& table : stated.tables)
        test::add_plain_table(pdf, plain(table, stated.document), rules);
      const auto checked = check_document(read_pdf(pdf), library, Detail::findings);
      tables += stated.tables.size();
      aligned += checked.disclosure.tables.size();
      INFO(name);
      CHECK(only_in(figures(checked.disclosure), figures(stated)) == std::vector<std::string>{});
      for (const auto& finding : checked.findings) {
        INFO(finding.message.zh);
        CHECK(finding.severity == Severity::info);
      }
    }
  }
  CHECK(aligned * 3 >= tables * 2);
}

TEST_CASE("heads at the foot of their cells that no form knows are not guessed", "[layout]") {
  PdfBuilder pdf;
  auto& page = pdf.page();
  page.text(200, 80, "2031年度渡口经费支出表", 16).text(400, 100, "单位：万元");
  page.text(200, 120, "船只添置及燃油费", 9);  // over the three in the middle, or over all?
  const std::vector<std::string> heads{"合计",   "码头费", "小计", "添置费",
                                       "燃油费", "巡查费", "其他"};
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const auto left = 60 + 55 * static_cast<double>(i);
    page.text(left, 140, heads[i], 9).text(left, 160, "12.50", 9).text(left, 180, "12.50", 9);
  }
  CHECK(read_pdf(pdf).tables.empty());
}

const PlainTable kSmall{.title = "2031年度支出决算表",
                        .unit = "万元",
                        .head_rows = 1,
                        .cells = {{"项目", "本年支出合计", "基本支出", "项目支出"},
                                  {"合计", "112.50", "92.50", "20.00"},
                                  {"教育支出", "92.50", "92.50", ""},
                                  {"农林水支出", "20.00", "", "20.00"}},
                        .note = {}};

TEST_CASE("empty cells keep the others in their columns", "[layout]") {
  for (const auto rules : {PlainRules::none, PlainRules::three, PlainRules::rows}) {
    PdfBuilder pdf;
    test::add_plain_table(pdf, kSmall, rules);
    const auto document = read_pdf(pdf);
    REQUIRE(document.tables.size() == 1);
    CHECK(text_of(document, static_cast<std::int64_t>(document.tables[0].title)) == kSmall.title);
    CHECK(rows(document, 0) ==
          std::vector<std::string>{"项目|本年支出合计|基本支出|项目支出", "合计|112.50|92.50|20.00",
                                   "教育支出|92.50|92.50|", "农林水支出|20.00||20.00"});
  }
}

TEST_CASE("a column that is empty in all rows is a column", "[layout]") {
  auto table = kSmall;
  for (std::size_t row = 0; row < table.cells.size(); ++row) {
    table.cells[row].insert(table.cells[row].begin() + 3, row == 0 ? "上缴上级支出" : "");
  }
  PdfBuilder pdf;
  test::add_plain_table(pdf, table, PlainRules::none);
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  CHECK(rows(document, 0).at(0) == "项目|本年支出合计|基本支出|上缴上级支出|项目支出");
  CHECK(rows(document, 0).at(1) == "合计|112.50|92.50||20.00");
}

TEST_CASE("a label of two lines is one label", "[layout]") {
  for (const double shift : {0.0, 6.0}) {  // numbers beside its first line, or beside its middle
    PdfBuilder pdf;
    auto& page = pdf.page();
    page.text(220, 80, "2031年度支出决算表", 16).text(400, 100, "单位：万元");
    page.text(60, 120, "项目").text(220, 120, "基本支出").text(340, 120, "项目支出");
    double y = 150;
    for (const auto* label : {"一般公共预算财政", "政府性基金预算财", "国有资本经营预算"}) {
      page.text(60, y, label).text(60, y + 13, "拨款支出");
      page.text(230, y + shift, "112.50").text(350, y + shift, "112.50");
      y += 34;
    }
    const auto document = read_pdf(pdf);
    REQUIRE(document.tables.size() == 1);
    CHECK(rows(document, 0) == std::vector<std::string>{"项目|基本支出|项目支出",
                                                        "一般公共预算财政拨款支出|112.50|112.50",
                                                        "政府性基金预算财拨款支出|112.50|112.50",
                                                        "国有资本经营预算拨款支出|112.50|112.50"});
  }
}

TEST_CASE("half a table is none", "[layout]") {
  // Its second page has a number that stands in no column.
  auto table = kSmall;
  PdfBuilder pdf;
  test::add_plain_table(pdf, table, PlainRules::none);
  pdf.page()
      .text(60, 60, "卫生健康支出", 9)
      .text(131, 60, "8.00", 9)
      .text(166, 60, "3.00", 9)
      .text(181, 60, "5.00", 9);
  CHECK(read_pdf(pdf).tables.empty());
}

TEST_CASE("numbers that touch are read as none", "[layout]") {
  PdfBuilder pdf;
  pdf.page()
      .text(220, 80, "2031年度支出决算表", 16)
      .text(400, 100, "单位：万元")
      .text(60, 120, "项目")
      .text(220, 120, "基本支出")
      .text(280, 120, "项目支出")
      .text(60, 140, "合计")
      .text(230, 140, "1234.50")
      .text(272, 140, "1234.50")
      .text(60, 160, "教育支出")
      .text(230, 160, "1234.50")
      .text(272, 160, "1234.50")
      .text(60, 180, "其他支出")
      .text(230, 180, "1234.50")
      .text(272, 180, "1234.50");
  CHECK(read_pdf(pdf).tables.empty());
}

struct Line {
  double x;
  std::string text;
};

TEST_CASE("text with numbers under each other is no table", "[layout]") {
  const std::vector<std::vector<std::vector<Line>>> pages{
      // contents, with page numbers at the right
      {{{100, "目录"}},
       {{60, "一、收入支出决算总表"}, {460, "1"}},
       {{60, "二、收入决算表"}, {460, "2"}},
       {{60, "三、支出决算表"}, {460, "12"}},
       {{60, "四、决算情况说明"}, {460, "13"}}},
      // contents below a title
      {{{160, "第一部分 部门决算公开报表"}, {460, "3"}},
       {{60, "附件"}},
       {{160, "部门决算公开报表"}},
       {{60, "名称"}, {460, "页码"}},
       {{60, "收入决算总表"}, {460, "4"}},
       {{60, "支出决算总表"}, {460, "5"}},
       {{60, "财政拨款总表"}, {460, "6"}}},
      // a list of amounts without title and unit
      {{{60, "我局本年度的三个项目如下"}},
       {{60, "项目"}, {300, "金额"}},
       {{60, "水库加固"}, {300, "12.50"}},
       {{60, "河道清淤"}, {300, "22.50"}},
       {{60, "堤防巡查"}, {300, "32.50"}}},
      // signatures
      {{{60, "单位：万元"}},
       {{60, "单位负责人"}, {300, "张三"}},
       {{60, "联系电话"}, {300, "88001234"}},
       {{60, "填表日期"}, {300, "2031"}}},
      // an amount or two below a unit
      {{{60, "金额单位：万元"}},
       {{60, "项目"}, {300, "金额"}},
       {{60, "办公费"}, {300, "12.50"}},
       {{60, "印刷费"}, {300, "2.50"}}},
      // prose whose words are spread to fill the line
      {{{60, "单位：万元"}},
       {{60, "本年度支出"}, {130, "12.50"}, {180, "万元，其中基本支出"}, {300, "2.50"}},
       {{60, "万元，项目支出"}, {160, "10.00"}, {210, "万元，比上年增加"}, {320, "1.50"}},
       {{60, "万元，主要原因是"}, {175, "3.50"}, {215, "万元的设备购置"}, {320, "2.00"}}},
  };
  for (std::size_t i = 0; i < pages.size(); ++i) {
    INFO("page " << i);
    PdfBuilder pdf;
    auto& page = pdf.page();
    double y = 100;
    for (const auto& line : pages[i]) {
      for (const auto& piece : line) page.text(piece.x, y, piece.text);
      y += 20;
    }
    CHECK(read_pdf(pdf).tables.empty());
  }
}

TEST_CASE("what stands close below a table is none of its columns", "[layout]") {
  PdfBuilder pdf;
  auto& page = pdf.page();
  page.text(220, 80, "2031年度支出决算表", 16).text(400, 100, "单位：万元");
  page.text(60, 120, "项目").text(220, 120, "基本支出").text(340, 120, "项目支出");
  double y = 140;
  for (const auto* label : {"合计", "教育支出", "农林水支出"}) {
    page.text(60, y, label).text(230, y, "12.50").text(350, y, "12.50");
    y += 20;
  }
  page.text(60, y, "填表人").text(440, y, "张三");  // and no number
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  CHECK(rows(document, 0).size() == 4);
  CHECK(rows(document, 0).at(3) == "农林水支出|12.50|12.50");
}

TEST_CASE("a heading behind a table is none of its rows", "[layout]") {
  PdfBuilder pdf;
  test::add_plain_table(pdf, kSmall, PlainRules::none);
  auto& page = pdf.page();
  page.text(220, 60, "2031年度收入决算表", 16).text(400, 90, "单位：万元");
  page.text(60, 120, "项目").text(220, 120, "本年收入合计").text(340, 120, "其他收入");
  double y = 140;
  for (const auto* label : {"合计", "教育支出", "农林水支出"}) {
    page.text(60, y, label).text(230, y, "12.50").text(350, y, "12.50");
    y += 20;
  }
  page.text(60, y, "三、支出情况说明").text(60, y + 20, "本年支出12.50万元，与上年持平。");
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 2);
  CHECK(rows(document, 1).size() == 4);
  REQUIRE(document.sections.size() == 1);
  CHECK(document.sections[0].title == "三、支出情况说明");
}

}  // namespace
}  // namespace gouji
