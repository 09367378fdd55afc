// Which numbers of a sentence are figures, and why the others are none.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>

#include "facts/disclosure.hpp"
#include "support/builtin.hpp"
#include "support/text.hpp"

namespace gouji {
namespace {

constexpr std::array<std::string_view, 8> kApartNames{"date",    "limit", "code", "list_number",
                                                      "ordinal", "name",  "bare", "spelled"};

Disclosure disclosure_of(const std::string& text) {
  auto document = read_document(text, "例.txt");
  REQUIRE(document);
  return extract(std::move(document).value(), test::builtin_library().vocabulary);
}

/// "-27.78 %": the value in the printed unit with the printed decimals.
std::string shown(const Figure& figure) {
  if (figure.too_large) return "too large " + figure.unit->text;
  const auto in_unit = figure.printed.value * kOne / figure.unit->scale;
  return to_text(in_unit, figure.decimals) + " " + figure.unit->text;
}

std::vector<std::string> figures_of(const Disclosure& disclosure) {
  std::vector<std::string> out;
  for (const auto& figure : disclosure.figures) out.push_back(shown(figure));
  return out;
}

/// "limit 50万元以上": the kind, and the text as printed.
std::vector<std::string> apart_of(const Disclosure& disclosure) {
  std::vector<std::string> out;
  for (const auto& apart : disclosure.apart) {
    out.push_back(fmt::format("{} {}", kApartNames[static_cast<std::size_t>(apart.kind)],
                              disclosure.source(apart.span)));
  }
  return out;
}

using Texts = std::vector<std::string>;

struct Case {
  std::string text;
  Texts figures;
  Texts apart;
};

void check(const std::vector<Case>& cases) {
  for (const auto& c : cases) {
    INFO(c.text);
    const auto disclosure = disclosure_of(c.text);
    CHECK(figures_of(disclosure) == c.figures);
    CHECK(apart_of(disclosure) == c.apart);
  }
}

TEST_CASE("a number with a unit is a figure in that unit", "[facts]") {
  check({
      {"本年收入280.13万元。", {"280.13 万元"}, {}},
      {"本年收入280.10万元。", {"280.10 万元"}, {}},
      {"本年收入280万元。", {"280 万元"}, {}},
      {"本年收入1，234.56万元。", {"1234.56 万元"}, {}},
      {"本年收入1, 234.56 万元。", {"1234.56 万元"}, {}},
      {"本年收入２８０．１３ 万元。", {"280.13 万元"}, {}},
      {"本年收入2.80亿元。", {"2.80 亿元"}, {}},
      {"本年收入28013元。", {"28013 元"}, {}},
      {"本年收入28千元。", {"28 千元"}, {}},
      {"本年收入3百万元。", {"3 百万元"}, {}},
      {"本年收入增长３８．５％。", {"38.5 %"}, {}},
      {"本年收入增长38.5 %。", {"38.5 %"}, {}},
      {"本年收入增长3‰。", {"3 ‰"}, {}},
      {"支出为上年的1.5倍。", {"1.5 倍"}, {}},
      {"完成率提高2.3个百分点。", {"2.3 个百分点"}, {}},
      {"绩效自评87.7分。", {"87.7 分"}, {}},
      {"公务用车3辆，接待20批次、150人次。", {"3 辆", "20 批次", "150 人次"}, {}},
      {"单价设备2台（套）。", {"2 台(套)"}, {}},
      {"单价设备2台。", {"2 台"}, {}},
      {"收入280.13万元，支出280.13万元。", {"280.13 万元", "280.13 万元"}, {}},
  });
}

TEST_CASE("a minus sign or 负 makes a figure negative", "[facts]") {
  check({
      {"本年收入增长－27.78%。", {"-27.78 %"}, {}},
      {"本年收入增长-27.78%。", {"-27.78 %"}, {}},
      {"本年收入增长−27.78%。", {"-27.78 %"}, {}},
      {"年末结余负3.2万元。", {"-3.2 万元"}, {}},
      {"年末结余-3.2万元。", {"-3.2 万元"}, {}},
      {"年末结余（-3.2万元）。", {"-3.2 万元"}, {}},
      {"-3.2万元", {"-3.2 万元"}, {}},
      {"收入1,000.00万元，-5.00%。", {"1000.00 万元", "-5.00 %"}, {}},
  });
}

// A bracket before the sign explains the word before it; nothing there joins two numbers.
TEST_CASE("a minus sign behind a bracket makes a figure negative", "[facts]") {
  check({{"年末结余（赤字）-3.20万元。", {"-3.20 万元"}, {}}});
}

TEST_CASE("万 and 亿 without 元 are money only where nothing is counted", "[facts]") {
  check({
      {"支出0.39万（含税）。", {"0.39 万"}, {}},
      {"支出0.39万，", {"0.39 万"}, {}},
      {"支出2亿。", {"2 亿"}, {}},
      {"支出3万", {"3 万"}, {}},
      {"办公用房3万平方米。", {"30000 平方米"}, {}},
      {"办公用房3.25万平方米。", {"32500 平方米"}, {}},
      {"培训2万人次。", {"20000 人次"}, {}},
      {"造林3万株。", {}, {"bare 3万"}},
  });
}

TEST_CASE("Chinese numerals are figures before 元 and behind 百分之", "[facts]") {
  check({
      {"支出壹佰万元整。", {"1000000 元整"}, {}},
      {"支出二百八十三万元。", {"2830000 元"}, {}},
      {"支出一亿二千万元。", {"120000000 元"}, {}},
      {"支出增长百分之三十。", {"30 %"}, {}},
      {"公务用车一辆。", {}, {"spelled 一辆"}},
      {"购置二十三台。", {}, {"spelled 二十三台"}},
      {"一般公共预算三公经费。", {}, {}},
      {"一是加强管理，二是厉行节约。", {}, {}},
  });
}

TEST_CASE("a number that measures nothing stands apart", "[facts]") {
  check({
      {"单价50万元以上设备。", {}, {"limit 50万元以上"}},
      {"单价50万元（含）以上设备。", {}, {"limit 50万元（含）以上"}},
      {"单价100万元以下设备0台。", {"0 台"}, {"limit 100万元以下"}},
      {"增幅10%以内。", {}, {"limit 10%以内"}},
      {"附8张表。", {}, {"name 8张"}},
      {"涉及20村。", {}, {"name 20村"}},
      {"工期12个月。", {}, {"name 12个月"}},
      {"截至2018年12月31日。", {}, {"date 2018年", "date 12月", "date 31日"}},
      {"2018年度决算。", {}, {"date 2018年度"}},
      {"２０１８ 年决算。", {}, {"date ２０１８ 年"}},
      {"2017-2018年。", {}, {"bare 2017", "date 2018年"}},
      {"1-6月。", {}, {"bare 1", "date 6月"}},
      {"201（类）03（款）02（项）。", {}, {"code 201", "code 03", "code 02"}},
      {"第1批。", {}, {"ordinal 1"}},
      {"建设5G基站。", {}, {"name 5"}},
      {"执行GB18030标准。", {}, {"name 18030"}},
      {"文号123。", {}, {"bare 123"}},
      {"3000年", {}, {"name 3000年"}},
  });
}

TEST_CASE("the number of a list item is no figure", "[facts]") {
  check({
      {"1、基本支出200.00万元。", {"200.00 万元"}, {"list_number 1"}},
      {"2.项目支出100.00万元。", {"100.00 万元"}, {"list_number 2"}},
      {"（1）基本支出200.00万元。", {"200.00 万元"}, {"list_number 1"}},
      {"1）基本支出200.00万元。", {"200.00 万元"}, {"list_number 1"}},
      {"其中：1、基本支出200.00万元；2、项目支出100.00万元。",
       {"200.00 万元", "100.00 万元"},
       {"list_number 1", "list_number 2"}},
      {"2.5万元。", {"2.5 万元"}, {}},
      {"1、", {}, {"list_number 1"}},
      {"（1）", {}, {"list_number 1"}},
  });
}

TEST_CASE("a figure of too many digits is kept, but has no value", "[facts]") {
  check({
      {"支出" + std::string(25, '9') + "元。", {"too large 元"}, {}},
      {"支出0.1234567万元。", {"too large 万元"}, {}},
      {"支出0.123456万元。", {"0.123456 万元"}, {}},
  });
  const auto disclosure = disclosure_of("支出" + std::string(24, '9') + "亿元。");
  REQUIRE(disclosure.figures.size() == 1);
  CHECK_FALSE(disclosure.figures[0].too_large);
  CHECK(to_text(disclosure.figures[0].printed.value, 0) ==
        std::string(24, '9') + std::string(8, '0'));
}

TEST_CASE("a figure knows the last printed digit of its value", "[facts]") {
  struct Step {
    std::string text;
    std::string step;  ///< in base units
    std::string fine;
  };
  const std::vector<Step> cases = {
      {"支出280.13万元。", "100.000000", "100.000000"},
      {"支出280万元。", "10000.000000", "10000.000000"},
      {"支出28013元。", "1.000000", "1.000000"},
      {"支出2.80亿元。", "1000000.000000", "1000000.000000"},
      {"增长3.71%。", "0.010000", "0.010000"},
      {"增长1.5倍。", "10.000000", "10.000000"},
      {"公务用车3辆。", "0.000001", "0.000001"},      // counted: exact
      {"办公用房3平方米。", "1.000000", "1.000000"},  // measured
      {"办公用房3万平方米。", "10000.000000", "10000.000000"},
      {"支出10.8万元，收入5.43万元、5.40万元。", "1000.000000", "100.000000"},  // 10.8 may be 10.80
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const auto disclosure = disclosure_of(c.text);
    REQUIRE_FALSE(disclosure.figures.empty());
    CHECK(to_text(disclosure.figures[0].printed.step, 6) == c.step);
    CHECK(to_text(disclosure.figures[0].printed.fine, 6) == c.fine);
  }
}

TEST_CASE("a figure is found where it is printed", "[facts]") {
  const auto disclosure = disclosure_of("说明\n收 入 ２８０．１３ 万元，“支出”1, 234.50万元。\n");
  REQUIRE(disclosure.figures.size() == 2);
  CHECK(disclosure.source(disclosure.figures[0].span) == "２８０．１３ 万元");
  CHECK(disclosure.position(disclosure.figures[0].span) == Position{2, 5});
  CHECK(disclosure.source(disclosure.figures[1].span) == "1, 234.50万元");
  CHECK(disclosure.position(disclosure.figures[1].span) == Position{2, 19});
}

TEST_CASE("long runs of digits, signs and marks are read in one pass", "[facts]") {
  for (const std::string_view unit :
       {"9", "1,234", "-", "(", "5%", "1.", "年", "负", "第1", "[", "P", "零一"}) {
    INFO(unit);
    const auto disclosure = disclosure_of("说明" + test::repeated(unit, 20'000) + "。\n");
    CHECK(disclosure.document.blocks.back().folded.text().ends_with("。"));
  }
}

// A run read to its end anew at each of its characters would take a day for 8 MB, the longest line.
TEST_CASE("long runs of Chinese numerals are read in one pass", "[facts]") {
  for (const std::string_view unit : {"百", "零"}) {
    INFO(unit);
    CHECK(disclosure_of("说明" + test::repeated(unit, 200'000) + "。\n").figures.empty());
  }
}

}  // namespace
}  // namespace gouji
