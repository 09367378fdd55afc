// What a pattern requires is there in every text that the pattern matches.

#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <re2/re2.h>

#include "rules/plain_text.hpp"
#include "rules/required.hpp"
#include "rules/text_patterns.hpp"

namespace gouji {
namespace {

bool has_required(const std::string& pattern, const std::string& text) {
  const auto required = required_of(pattern);
  PlainText plain;
  plain.take(text);
  if (plain.digits < required.digits) return false;
  for (const auto& set : required.sets) {
    bool has = false;
    for (const auto& word : set) has = has || plain.text.find(word) != std::string::npos;
    if (!has) return false;
  }
  return true;
}

struct Case {
  std::string pattern;
  std::vector<std::string> may;     ///< texts that have to be looked at
  std::vector<std::string> cannot;  ///< texts that need not be
};

const std::vector<Case> kCases{
    {"(增长|下降)[0-9]+万([。，]|$)", {"比去年增长30万。", "下降5万", "下降 1 2万，"}, {"增长30万元。", "万。"}},
    {"，，|、、", {"甲，，乙", "甲， ，乙", "甲、、"}, {"甲，乙", "甲、，乙"}},
    {"[0-9]{12,19}", {"账号123456789012", "1234 5678 9012"}, {"12345678901", "12345.678901"}},
    {"(^|[^0-9])20[0-9][ 　]*年度", {"20 3年度", "201　年度"}, {"二〇一年度", "203年"}},
    {"^[\\s　]*其他(说明|情况)[。]?$", {"其他说明", "　其他情况。"}, {"其他", "说明"}},
    {"手机号码?[：:]", {"手机号：", "手机号码:"}, {"手机：", "号码："}},
    {"a(bc)*d", {"ad", "abcd"}, {"bcd", "a"}},
    {"(ab){2,3}c", {"ababc"}, {"c", "a"}},
    {"[甲-丁]年", {"乙年"}, {"乙"}},
    // Nothing is known of these: every text may match.
    {"(?i)abc", {"ABC", "x"}, {}},
    {"\\x41", {"A", "x"}, {}},
    {"x*", {"", "y"}, {}},
};

TEST_CASE("what a pattern requires") {
  for (const auto& [pattern, may, cannot] : kCases) {
    INFO(pattern);
    for (const auto& text : may) {
      INFO(text);
      CHECK(has_required(pattern, text));
    }
    for (const auto& text : cannot) {
      INFO(text);
      CHECK_FALSE(has_required(pattern, text));
      CHECK_FALSE(re2::RE2::PartialMatch(text, pattern));
    }
  }
}

TEST_CASE("patterns are found with and without blanks") {
  const TextPatterns patterns({"支出合计", "A B"});
  CHECK(patterns.is_found("本年支出合计"));
  CHECK(patterns.is_found("本年支出\n合计"));
  CHECK(patterns.is_found("支　出 合计"));
  CHECK(patterns.is_found("A B"));
  CHECK_FALSE(patterns.is_found("AB"));
  CHECK_FALSE(patterns.is_found("支　出合计"));  // a wide blank alone is printed on purpose
}

}  // namespace
}  // namespace gouji
