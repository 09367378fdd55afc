// Tables to facts, through packages as users write them.

#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "facts/disclosure.hpp"
#include "facts/name.hpp"
#include "facts/recognise.hpp"
#include "run/input.hpp"
#include "support/builtin.hpp"

namespace gouji {
namespace {

Disclosure disclosure_of(const std::string& tables, const std::string& narrative = "文字。") {
  auto document = read_bytes(
      "schema: gouji-package/1\nentity: 云岭县水利局\nkind: final-account\nyear: "
      "2018\nnarrative: " +
          narrative + "\ntables:\n" + tables,
      "package.yaml", no_parts(), test::page_words());
  REQUIRE(document);
  return extract(std::move(*document), test::builtin_library().vocabulary);
}

/// "item=支出 function=208 …" of the first figure printed so; empty where it is not read.
std::string identity_of(const Disclosure& disclosure, std::string_view printed) {
  for (const auto& figure : disclosure.figures) {
    if (disclosure.source(figure.span) != printed) continue;
    if (figure.state != FigureState::read) return {};
    std::string out;
    for (const auto d : {Dimension::item, Dimension::nature, Dimension::fund, Dimension::function,
                         Dimension::economic, Dimension::version}) {
      if (figure.identity.has(d)) {
        out.append(out.empty() ? "" : " ").append(disclosure.symbols->word(figure.identity[d]));
      }
    }
    return out;
  }
  return "no such figure";
}

std::string form_of(const std::string& title, const std::string& head) {
  const auto disclosure =
      disclosure_of("  - title: " + title + "\n    unit: 万元\n    rows:\n      - " + head + "\n");
  REQUIRE(disclosure.tables.size() == 1);
  const auto* form = disclosure.tables[0].form;
  return form == nullptr ? "" : form->id;
}

TEST_CASE("a project called 项目 is told without a second 项目", "[tables]") {
  for (const auto& [project, told] :
       {std::pair("河道清淤", "河道清淤项目年度项目资金（年初预算）"),
        std::pair("除险加固项目", "除险加固项目年度项目资金（年初预算）")}) {
    const auto disclosure =
        disclosure_of(std::string("  - title: 项目支出绩效目标表\n    unit: 万元\n") +
                      "    rows:\n      - [项目名称, " + project +
                      "]\n      - [年度资金总额, '12.00']\n"
                      "      - [其他资金, '12.00']\n");
    REQUIRE(!disclosure.figures.empty());
    CHECK(told_name(disclosure.figures.front().identity, disclosure, true) == told);
  }
}

TEST_CASE("a table is told by its title and head", "[tables]") {
  const std::string tree = "[科目编码, 科目名称, 合计, 基本支出, 项目支出]";
  CHECK(form_of("支出决算表", tree) == "expenditure");
  CHECK(form_of("2018年度云岭县水利局部门支出决算表", tree) == "expenditure");
  CHECK(form_of("一般公共预算财政拨款支出决算表", tree) == "general-expenditure");
  CHECK(form_of("国有资本经营预算财政拨款支出决算表", tree) == "state-capital");
  CHECK(form_of("项目支出决算表", tree).empty());
  CHECK(form_of("支出决算表", "[甲, 乙, 丙, 丁, 戊]").empty());
  CHECK(form_of("基本情况表", tree).empty());
}

TEST_CASE("labels lose what only orders them", "[tables]") {
  CHECK(plain_label("一、一般公共服务支出") == "一般公共服务支出");
  CHECK(plain_label("二十一、其他支出") == "其他支出");
  CHECK(plain_label("(一)收入") == "收入");
  CHECK(plain_label("其中:1.政府性基金") == "政府性基金");
  CHECK(plain_label("因公出国(境)费") == "因公出国(境)费");
  CHECK(plain_label("一般公共预算") == "一般公共预算");
}

TEST_CASE("rows and columns of a tree give each cell its identity", "[tables]") {
  const auto disclosure = disclosure_of(
      "  - title: 一般公共预算财政拨款支出决算表\n    unit: 万元\n    rows:\n"
      "      - [功能分类科目编码, '', '', 科目名称, 小计, 基本支出, 项目支出]\n"
      "      - [类, 款, 项, 栏次, '1', '2', '3']\n"
      "      - ['', '', '', 合计, '9.00', '5.00', '4.00']\n"
      "      - ['208', '', '', 社会保障和就业支出, '8.00', '—', '3.10']\n"
      "      - ['208', '08', '01', 死亡抚恤, '2.00', '', 无数]\n",
      "社会保障和就业支出（类）抚恤（款）死亡抚恤（项）支出决算为2.50万元。");
  CHECK(identity_of(disclosure, "9.00") == "支出 一般公共预算 决算");
  CHECK(identity_of(disclosure, "5.00") == "支出 基本 一般公共预算 决算");
  CHECK(identity_of(disclosure, "3.10") == "支出 项目 一般公共预算 208 决算");
  CHECK(identity_of(disclosure, "2.00") == "支出 一般公共预算 2080801 决算");
  CHECK(identity_of(disclosure, "2.50万元").find("2080801") != std::string::npos);
  REQUIRE(disclosure.rows.size() == 3);
  CHECK(disclosure.rows[2].parent == 1);  // 20808 is not printed
  CHECK(disclosure.rows[1].parent == 0);
  CHECK(disclosure.rows[0].children == std::vector<std::int32_t>{1});
  CHECK(disclosure.rows[1].cells[5] == kNoFact);
  CHECK(disclosure.rows[2].cells[6] == kUnreadable);
  CHECK(name_of(disclosure.figures.back().identity, disclosure) ==
        "一般公共预算财政拨款2080801死亡抚恤");
}

TEST_CASE("two sides, blocks and rows below others", "[tables]") {
  const auto disclosure = disclosure_of(
      "  - title: 财政拨款收入支出决算总表\n    unit: 万元\n    rows:\n"
      "      - [项目, 金额, 项目, 合计, 一般公共预算财政拨款, 政府性基金预算财政拨款]\n"
      "      - [一、一般公共预算财政拨款, '1.01', 一、一般公共服务支出, '2.01', '2.02', '2.03']\n"
      "      - [年初财政拨款结转和结余, '1.02', 年末财政拨款结转和结余, '2.04', '', '']\n"
      "      - [一般公共预算财政拨款, '1.03', '', '', '', '']\n"
      "  - title: 一般公共预算财政拨款基本支出决算表\n    unit: 万元\n    rows:\n"
      "      - [科目编码, 科目名称, 决算数, 科目编码, 科目名称, 决算数, 科目编码, 科目名称, "
      "决算数]\n"
      "      - ['301', 工资福利支出, '3.01', '302', 商品和服务支出, '3.02', '30217', 公务接待费, "
      "'3.03']\n"
      "      - [人员经费合计, '', '3.04', 公用经费合计, '', '', '', '', '3.05']\n");
  CHECK(identity_of(disclosure, "1.01") == "收入 一般公共预算 决算");
  CHECK(identity_of(disclosure, "1.03") == "年初结转结余 一般公共预算 决算");
  CHECK(identity_of(disclosure, "2.01") == "支出 财政拨款 201 决算");
  CHECK(identity_of(disclosure, "2.03") == "支出 政府性基金 201 决算");
  CHECK(identity_of(disclosure, "2.04") == "结转结余 财政拨款 决算");
  CHECK(identity_of(disclosure, "3.03") == "支出 基本 一般公共预算 30217 决算");
  CHECK(identity_of(disclosure, "3.04") == "人员经费 基本 一般公共预算 决算");
  CHECK(identity_of(disclosure, "3.05") == "公用经费 基本 一般公共预算 决算");
}

std::string three_public(const std::string& heads, const std::string& note) {
  return "  - title: 财政拨款“三公”经费支出决算表\n    unit: 万元\n    notes: [" + note +
         "]\n    rows:\n" + heads;
}

TEST_CASE("the budget of the three-public table is what its note says", "[tables]") {
  const std::string grouped =
      "      - [预算数, '', '', '', '', '', 决算数, '', '', '', '', '']\n"
      "      - [合计, 因公出国（境）费, 公务用车购置及运行维护费, '', '', 公务接待费, 合计, "
      "因公出国（境）费, 公务用车购置及运行维护费, '', '', 公务接待费]\n"
      "      - ['', '', 小计, 购置费, 运行费, '', '', '', 小计, 购置费, 运行费, '']\n"
      "      - ['1.01', '1.02', '1.03', '1.04', '1.05', '1.06', '2.01', '2.02', '2.03', '2.04', "
      "'2.05', '2.06']\n";
  const auto first = disclosure_of(three_public(grouped, "预算数为年初预算数"));
  CHECK(identity_of(first, "1.06") == "公务接待费 财政拨款 年初预算");
  CHECK(identity_of(first, "2.05") == "公务用车运行维护费 财政拨款 决算");
  const auto unsaid = disclosure_of(three_public(grouped, "说明"));
  CHECK(identity_of(unsaid, "1.03") == "公务用车购置及运行维护费 财政拨款 预算");
  const std::string paired =
      "      - [合计, '', 因公出国（境）费, '', 公务用车购置及运行维护费, '', '', '', '', '', "
      "公务接待费, '']\n"
      "      - ['', '', '', '', 小计, '', 购置费, '', 运行费, '', '', '']\n"
      "      - [预算数, 决算数, 预算数, 决算数, 预算数, 决算数, 预算数, 决算数, 预算数, 决算数, "
      "预算数, 决算数]\n"
      "      - ['1.01', '2.01', '1.02', '2.02', '1.03', '2.03', '1.04', '2.04', '1.05', '2.05', "
      "'1.06', '2.06']\n";
  const auto pairs = disclosure_of(three_public(paired, "说明"));
  CHECK(identity_of(pairs, "2.03") == "公务用车购置及运行维护费 财政拨款 决算");
  CHECK(identity_of(pairs, "1.06") == "公务接待费 财政拨款 预算");
}

TEST_CASE("without unit or form a table's figures stay unread", "[tables]") {
  const std::string rows =
      "    rows:\n      - [科目编码, 科目名称, 合计]\n      - ['208', 社会保障, '8.00']\n";
  CHECK(identity_of(disclosure_of("  - title: 支出决算表\n" + rows), "8.00").empty());
  const auto unknown = disclosure_of("  - title: 资产情况表\n    unit: 万元\n" + rows);
  CHECK(identity_of(unknown, "8.00").empty());
  CHECK_FALSE(unknown.tables[0].why_not.en.empty());
}

}  // namespace
}  // namespace gouji
