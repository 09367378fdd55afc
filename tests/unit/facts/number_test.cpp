// Numbers as they are printed: what is read, how far, and what is none.

#include "facts/number.hpp"

#include <optional>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "document/document.hpp"

namespace gouji {
namespace {

TEST_CASE("digits are read with separators, blanks and decimals", "[facts]") {
  struct Case {
    std::string text;  ///< folded before it is read
    std::string value;
    int decimals;
    std::size_t bytes;  ///< of the folded text
    bool plain;
  };
  const std::vector<Case> cases = {
      {"0", "0", 0, 1, true},
      {"280", "280", 0, 3, true},
      {"007", "7", 0, 3, true},
      {"280.13万元", "280.13", 2, 6, false},
      {"280.10", "280.10", 2, 6, false},
      {"0.000001", "0.000001", 6, 8, false},
      {"３８．５％", "38.5", 1, 4, false},
      // thousands separators, ASCII and full width
      {"1,234.56万元", "1234.56", 2, 8, false},
      {"1，234.56万元", "1234.56", 2, 8, false},
      {"１，２３４．５６万元", "1234.56", 2, 8, false},
      {"1,234,567", "1234567", 0, 9, false},
      {"12,345,678.9", "12345678.9", 1, 12, false},
      {"1, 537.40万元", "1537.40", 2, 9, false},
      {"1，537，400元", "1537400", 0, 9, false},
      // a comma between two figures stays one
      {"12,34", "12", 0, 2, true},
      {"1,2345", "1", 0, 1, true},
      {"1234,567", "1234", 0, 4, true},
      {"1,234,56", "1234", 0, 5, false},
      {"1,,234", "1", 0, 1, true},
      {"280,万元", "280", 0, 3, true},
      {"1、234", "1", 0, 1, true},
      // stray blanks around the point
      {"280 .13", "280.13", 2, 7, false},
      {"280. 13", "280.13", 2, 7, false},
      {"280 . 13", "280.13", 2, 8, false},
      {"12 345", "12", 0, 2, true},
      // a point that is no decimal point
      {"3.", "3", 0, 1, true},
      {"3.、", "3", 0, 1, true},
      {"3..5", "3", 0, 1, true},
      {"1.2.3", "1.2", 1, 3, false},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const auto number = parse_digits(fold(c.text), 0);
    REQUIRE(number);
    CHECK_FALSE(number->too_large);
    CHECK(to_text(number->value, c.decimals) == c.value);
    CHECK(number->decimals == c.decimals);
    CHECK(number->bytes == c.bytes);
    CHECK(number->plain == c.plain);
  }
}

TEST_CASE("digits are read at their place only", "[facts]") {
  const std::string text = "收入1,234.5万元";
  REQUIRE(parse_digits(text, 6));
  CHECK(to_text(parse_digits(text, 6)->value, 1) == "1234.5");
  CHECK(to_text(parse_digits(text, 8)->value, 1) == "234.5");
  for (const auto* none : {"收入", ".5", ",5", "-5", " 5", "一"}) {
    INFO(none);
    CHECK_FALSE(parse_digits(none, 0));
  }
}

TEST_CASE("more digits than exact arithmetic holds are said to be too large", "[facts]") {
  struct Case {
    std::string text;
    bool too_large;
  };
  const std::vector<Case> cases = {
      {std::string(18, '9'), false},
      {std::string(24, '9'), false},
      {std::string(25, '9'), true},
      {std::string(1000, '9'), true},
      {"99999999999999999999.99", false},
      {"0." + std::string(12, '1'), false},
      {"0." + std::string(13, '1'), true},
      {"1.2345678", false},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const auto number = parse_digits(c.text, 0);
    REQUIRE(number);
    CHECK(number->too_large == c.too_large);
    CHECK(number->bytes == c.text.size());
  }
  CHECK(parse_digits("1.2345678", 0)->value == 1'234'567);
}

TEST_CASE("Chinese numerals are read, everyday and formal", "[facts]") {
  struct Case {
    std::string text;
    std::string value;
    std::size_t characters;
  };
  const std::vector<Case> cases = {
      {"三项", "3", 1},
      {"两台", "2", 1},
      {"十", "10", 1},
      {"十二个", "12", 2},
      {"二十", "20", 2},
      {"二十五", "25", 3},
      {"廿三", "23", 2},
      {"卅", "30", 1},
      {"一百", "100", 2},
      {"一百零五", "105", 4},
      {"一百一十", "110", 4},
      {"二百八十三万元", "2830000", 6},
      {"一千零一", "1001", 4},
      {"一千二百三十四万五千六百七十八", "12345678", 15},
      {"一百万零三百", "1000300", 6},
      {"一亿二千万", "120000000", 5},
      {"一亿零五十万", "100500000", 6},
      {"十亿", "1000000000", 2},
      {"一万亿", "1000000000000", 3},
      {"〇", "0", 1},
      {"贰佰捌拾叁", "283", 5},
      {"壹佰万元整", "1000000", 3},
      {"伍拾萬", "500000", 3},
      {"壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元", "12345678", 15},
      {"玖億", "900000000", 2},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const auto number = parse_numerals(c.text, 0);
    REQUIRE(number);
    CHECK(to_text(number->value, 0) == c.value);
    CHECK(number->value % kOne == 0);
    CHECK(number->decimals == 0);
    CHECK(number->bytes == 3 * c.characters);
  }
}

TEST_CASE("a run of numerals that is no number gives nothing", "[facts]") {
  for (const auto* text : {"", "万", "亿元", "一二", "二〇二三年", "三四十", "项", "abc", "12"}) {
    INFO(text);
    CHECK_FALSE(parse_numerals(text, 0));
  }
}

// 三百四百 is two numbers, 十百 none, 三万万 three hundred million: 700, 110 and 30,000 are wrong.
TEST_CASE("numerals whose places do not fall are no number", "[facts]") {
  for (const auto* text : {"三百四百", "十百", "百百", "三万万", "一万二万"}) {
    INFO(text);
    CHECK_FALSE(parse_numerals(text, 0));
  }
}

}  // namespace
}  // namespace gouji
