// Tables without rules whose heads are hard to tell, and those that have nothing but a head.

#include <algorithm>
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
using test::rows;

constexpr double kSize = 9;

/// Amounts at the right of their columns, below a head whose last line stands at 140.
void add_rows(test::PdfPage& page, const std::vector<double>& rights) {
  double y = 160;
  for (const auto* label : {"合计", "教育支出", "农林水支出"}) {
    page.text(60, y, label, kSize);
    for (const auto right : rights) page.text(right - 22.5, y, "12.50", kSize);
    y += 18;
  }
}

TEST_CASE("a head at the foot of its cells is told by the rule below the one above", "[layout]") {
  PdfBuilder pdf;
  auto& page =
      pdf.page().text(220, 80, "2031年度支出决算表", 16).text(400, 100, "单位：万元", kSize);
  page.text(330, 122, "其中", kSize).line(270, 128, 410, 128);
  page.text(70, 140, "项目", kSize).text(180, 140, "本年支出合计", kSize);
  page.text(280, 140, "基本支出", kSize).text(360, 140, "项目支出", kSize);
  add_rows(page, {230, 315, 395});
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  CHECK(rows(document, 0).at(0) == "项目|本年支出合计|其中|");
  CHECK(rows(document, 0).at(1) == "||基本支出|项目支出");
  CHECK(rows(document, 0).at(2) == "合计|12.50|12.50|12.50");
}

TEST_CASE("a head of two lines beside heads at the foot is over its own column or over none",
          "[layout]") {
  for (std::size_t wrapped = 1; wrapped < 4; ++wrapped) {
    INFO(wrapped);
    PdfBuilder pdf;
    auto& page =
        pdf.page().text(220, 80, "2031年度收入决算表", 16).text(400, 100, "单位：万元", kSize);
    page.text(70, 140, "项目", kSize);
    const std::vector<double> rights{220, 320, 420};
    const std::vector<std::string> heads{"财政拨款收入", "上级补助收入", "其他各项收入"};
    for (std::size_t i = 0; i < rights.size(); ++i) page.text(rights[i] - 54, 140, heads[i], kSize);
    page.text(rights[wrapped - 1] - 54, 128, "一般公共预算", kSize);
    add_rows(page, rights);
    const auto document = read_pdf(pdf);
    if (document.tables.empty()) continue;  // what is not sure stays text
    const auto head = rows(document, 0).at(0);
    CHECK(head.find("一般公共预算" + heads[wrapped - 1]) != std::string::npos);
  }
}

/// Each in the middle of the columns from `first` to `last`, which are 80 wide.
void add_head(test::PdfPage& page, double y, std::size_t first, std::size_t last,
              const std::string& text) {
  const auto width = static_cast<double>(text.size() / 3) * kSize;
  const auto left = 150 + 80 * static_cast<double>(first);
  const auto right = 150 + 80 * static_cast<double>(last + 1);
  page.text((left + right - width) / 2, y, text, kSize);
}

TEST_CASE("heads at the foot of their cells stand below what the forms have above them",
          "[layout]") {
  const std::vector<std::string> heads{"年初结转和结余", "本年收入", "小计",
                                       "基本支出",       "项目支出", "年末结转和结余"};
  for (const auto* outer : {"本年支出", "其中各项"}) {
    INFO(outer);
    PdfBuilder pdf;
    auto& page = pdf.page(700, 842)
                     .text(150, 80, "2031年度政府性基金预算财政拨款收入支出决算表", 16)
                     .text(550, 100, "单位：万元", kSize);
    page.text(70, 140, "科目名称", kSize);
    for (std::size_t i = 0; i < heads.size(); ++i) add_head(page, 140, i, i, heads[i]);
    add_head(page, 124, 2, 4, outer);
    std::vector<double> rights;
    for (std::size_t i = 0; i < heads.size(); ++i) {
      rights.push_back(222 + 80 * static_cast<double>(i));
    }
    add_rows(page, rights);
    const auto document = read_pdf(pdf);
    if (std::string(outer) != "本年支出") {  // nobody knows what it is over
      CHECK(document.tables.empty());
      continue;
    }
    REQUIRE(document.tables.size() == 1);
    CHECK(rows(document, 0).at(0) == "科目名称|年初结转和结余|本年收入|本年支出|||年末结转和结余");
    CHECK(rows(document, 0).at(1) == "|||小计|基本支出|项目支出|");
  }
}

TEST_CASE("beside an empty column no head is another column's", "[layout]") {
  // Heads at the left of their cells, numbers at the right, and nothing in one column or two.
  const std::vector<double> lefts{60, 184, 237.5, 285.5, 339.5, 414.5};
  const std::vector<double> rights{231.5, 279.5, 333.5, 408.5, 458.5};
  const std::vector<std::string> heads{"科目名称", "合计",         "基本支出",
                                       "项目支出", "上缴上级支出", "经营支出"};
  std::size_t told = 0;
  for (unsigned filled = 1; filled < 32; ++filled) {
    PdfBuilder pdf;
    auto& page =
        pdf.page().text(220, 80, "2031年度支出决算表", 16).text(400, 100, "单位：万元", kSize);
    for (std::size_t i = 0; i < heads.size(); ++i) page.text(lefts[i], 140, heads[i], kSize);
    const std::vector<std::string> printed{"31.50", "32.50", "33.50", "4.50", "5.50"};
    double y = 158;
    for (const auto* label : {"合计", "教育支出", "农林水支出"}) {
      page.text(60, y, label, kSize);
      for (std::size_t i = 0; i < printed.size(); ++i) {
        const auto width = static_cast<double>(printed[i].size()) * kSize / 2;
        if ((filled >> i & 1U) != 0) page.text(rights[i] - width, y, printed[i], kSize);
      }
      y += 16;
    }
    const auto document = read_pdf(pdf);
    if (document.tables.empty()) continue;
    ++told;
    std::string expected = "合计";
    for (std::size_t i = 0; i < printed.size(); ++i)
      expected += "|" + ((filled >> i & 1U) != 0 ? printed[i] : std::string());
    INFO(filled);
    CHECK(rows(document, 0).at(1) == expected);
  }
  CHECK(told > 0);
}

TEST_CASE("a head of one line, all its cells at the foot, is a head", "[layout]") {
  PdfBuilder pdf;
  auto& page =
      pdf.page().text(220, 80, "2031年度支出决算表", 16).text(400, 100, "单位：万元", kSize);
  page.line(55, 112, 440, 112).line(55, 145, 440, 145);  // a high head, its text below the middle
  page.text(70, 142, "项目", kSize)
      .text(200, 142, "基本支出", kSize)
      .text(300, 142, "项目支出", kSize);
  add_rows(page, {235, 335});
  const auto document = read_pdf(pdf);
  REQUIRE(document.tables.size() == 1);
  CHECK(rows(document, 0).at(0) == "项目|基本支出|项目支出");
}

/// Four official tables with rules, and others that are nothing but a head and a note.
PdfBuilder account(const std::vector<std::string>& empty) {
  PdfBuilder pdf;
  pdf.page().text(150, 100, "云岭县水利局2023年度部门决算", 20);
  const auto add = [&](const char* title, const std::vector<double>& xs,
                       const std::vector<std::vector<std::string>>& cells) {
    auto& page = pdf.page().text(200, 60, title, 16).text(400, 90, "单位：万元", kSize);
    std::vector<double> ys;
    for (std::size_t i = 0; i <= cells.size(); ++i) ys.push_back(100 + 20 * static_cast<double>(i));
    page.table(xs, ys, cells, kSize);
  };
  const std::vector<double> four{60, 180, 280, 400, 500};
  const std::vector<double> five{60, 120, 260, 340, 420, 500};
  add("收入支出决算总表", four,
      {{"收入", "", "支出", ""},
       {"项目", "决算数", "项目", "决算数"},
       {"一、一般公共预算财政拨款收入", "3.00", "一、农林水支出", "3.00"},
       {"本年收入合计", "3.00", "本年支出合计", "3.00"},
       {"总计", "3.00", "总计", "3.00"}});
  for (const auto* title : {"支出决算表", "一般公共预算财政拨款支出决算表"}) {
    add(title, five,
        {{"科目编码", "科目名称", title[0] == '\xE6' ? "本年支出合计" : "小计", "基本支出",
          "项目支出"},
         {"", "合计", "3.00", "3.00", "0.00"},
         {"213", "农林水支出", "3.00", "3.00", "0.00"}});
  }
  add("财政拨款收入支出决算总表", four,
      {{"收入", "", "支出", ""},
       {"项目", "决算数", "项目", "决算数"},
       {"一、一般公共预算财政拨款", "3.00", "一、农林水支出", "3.00"},
       {"本年收入合计", "3.00", "本年支出合计", "3.00"},
       {"总计", "3.00", "总计", "3.00"}});
  for (const auto& title : empty) {
    pdf.page()
        .text(160, 60, title, 16)
        .text(400, 90, "单位：万元", kSize)
        .text(60, 120, "科目编码", kSize)
        .text(160, 120, "科目名称", kSize)
        .text(260, 120, "本年收入", kSize)
        .text(360, 120, "本年支出", kSize)
        .text(60, 150, "注：本部门没有这项收入，也没有使用这项收入安排的支出，故本表无数据。",
              kSize);
  }
  return pdf;
}

std::vector<std::string> missing(const PdfBuilder& pdf) {
  const auto checked = check_document(read_pdf(pdf), test::builtin_library(), Detail::findings);
  std::vector<std::string> out;
  for (const auto& finding : checked.findings) {
    if (finding.rule == "forms/present") out.push_back(finding.message.zh);
  }
  return out;
}

TEST_CASE("an empty table without rules is not said to be missing", "[layout]") {
  const std::string fund = "政府性基金预算财政拨款收入支出决算表";
  const auto is_of = [&](const std::string& message) {
    return message.find("政府性基金") != std::string::npos;
  };
  const auto without = missing(account({}));
  CHECK(std::any_of(without.begin(), without.end(), is_of));
  const auto with = missing(account({fund}));
  CHECK(std::none_of(with.begin(), with.end(), is_of));
  CHECK(with.size() + 1 == without.size());
}

}  // namespace
}  // namespace gouji
