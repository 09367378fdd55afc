// UTF-8, terminal widths and what a message may show of a document's text.

#include "base/text.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>

namespace gouji {
namespace {

using namespace std::string_literals;
constexpr auto kValid = std::string_view::npos;

TEST_CASE("the first byte that is no UTF-8 is found", "[base]") {
  struct Case {
    std::string name;
    std::string bytes;
    std::size_t first_bad;
  };
  const std::vector<Case> cases = {
      {"nothing", "", kValid},
      {"ASCII", "abc", kValid},
      {"NUL is a character", "a\0b"s, kValid},
      {"last of one byte", "\x7F", kValid},
      {"first of two bytes", "\xC2\x80", kValid},
      {"last of two bytes", "\xDF\xBF", kValid},
      {"first of three bytes", "\xE0\xA0\x80", kValid},
      {"Chinese", "收入280.13万元", kValid},
      {"last before the surrogates", "\xED\x9F\xBF", kValid},
      {"first behind the surrogates", "\xEE\x80\x80", kValid},
      {"last of three bytes", "\xEF\xBF\xBF", kValid},
      {"first of four bytes", "\xF0\x90\x80\x80", kValid},
      {"last of all", "\xF4\x8F\xBF\xBF", kValid},
      {"overlong NUL", "\xC0\x80", 0},
      {"overlong DEL", "\xC1\xBF", 0},
      {"overlong /, three bytes", "\xE0\x80\xAF", 0},
      {"overlong, last of three bytes", "\xE0\x9F\xBF", 0},
      {"overlong, four bytes", "\xF0\x80\x80\x80", 0},
      {"overlong, last of four bytes", "\xF0\x8F\xBF\xBF", 0},
      {"first surrogate", "\xED\xA0\x80", 0},
      {"last surrogate", "\xED\xBF\xBF", 0},
      {"a pair of surrogates", "\xED\xA0\xBD\xED\xB8\x80", 0},
      {"first beyond Unicode", "\xF4\x90\x80\x80", 0},
      {"lead byte F5", "\xF5\x80\x80\x80", 0},
      {"five bytes", "\xF8\x88\x80\x80\x80", 0},
      {"FE", "\xFE", 0},
      {"FF", "\xFF", 0},
      {"continuation alone", "\x80", 0},
      {"continuation behind text", "中\x80", 3},
      {"two bytes cut", "a\xC3", 1},
      {"three bytes cut after one", "\xE4", 0},
      {"three bytes cut after two", "中\xE4\xB8", 3},
      {"four bytes cut after three", "\xF0\x9F\x98", 0},
      {"character in the place of a continuation", "a\xC3(b", 1},
      {"lead byte in the place of a continuation", "\xE4\xE4\xB8\xAD", 0},
      {"GB18030", "ab\xD6\xD0\xB9\xFA", 2},
      {"UTF-16", "\xFF\xFE\x2D\x4E", 0},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    CHECK(find_invalid_utf8(c.bytes) == c.first_bad);
  }
}

TEST_CASE("every character survives encoding and decoding", "[base]") {
  for (char32_t code = 0; code <= 0x10FFFF; code += code < 0x3000 ? 1U : 0x3DU) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, code);
    const auto read = character_at(text, 0);
    if (read.code != code || read.bytes != text.size() || find_invalid_utf8(text) != kValid ||
        count_characters(text) != 1) {
      FAIL("U+" << std::hex << static_cast<std::uint32_t>(code));
    }
  }
  SUCCEED();
}

TEST_CASE("lines and columns count characters from one", "[base]") {
  const std::string text = "收入\n支出x\n\n末";
  struct Case {
    std::size_t offset;
    Position at;
  };
  const std::vector<Case> cases = {
      {0, {1, 1}}, {3, {1, 2}}, {6, {1, 3}},  {7, {2, 1}},
      {13, {2, 3}}, {15, {3, 1}}, {16, {4, 1}}, {19, {4, 2}},
  };
  for (const auto& c : cases) {
    INFO("byte " << c.offset);
    CHECK(position_of(text, c.offset) == c.at);
  }
  CHECK(count_characters("收入280万元") == 7);
  CHECK(count_characters("") == 0);
}

TEST_CASE("a terminal gives Chinese two columns and combining marks none", "[base]") {
  struct Case {
    std::string text;
    int width;
  };
  const std::vector<Case> cases = {
      {"", 0},
      {"abc 12", 6},
      {"中文", 4},
      {"收入280.13万元", 14},
      {"２８０．１３％", 14},
      {"（一）、。，；：", 16},
      {"“引”‘号’", 8},  // ambiguous quotes are drawn narrow
      {"…—", 2},
      {"①", 1},
      {"￥", 2},
      {"¥", 1},
      {"e\u0301", 1},
      {"a\u0300\u0316b", 2},
      {"中\u200B文", 4},
      {"☎\uFE0E", 1},
      {"\u2060", 0},
      {"한글", 4},
      {"あア", 4},
      {"ｱ｡", 2},  // half width
      {"\u3400\u9FFF", 4},
      {"\U00020000", 2},
      {"\uF900", 2},
      {"\u3000", 2},
      {"\u00A0", 1},
      {"□", 1},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(terminal_width(c.text) == c.width);
  }
}

TEST_CASE("control and bidirectional characters are made visible", "[base]") {
  struct Case {
    std::string text;
    std::string shown;
  };
  const std::vector<Case> cases = {
      {"", ""},
      {"收入280.13万元", "收入280.13万元"},
      {"a\tb", "a␉b"},
      {"a\nb\r", "a␊b␍"},
      {"\x1b[31m红\x1b[0m", "␛[31m红␛[0m"},
      {"a\0b"s, "a␀b"},
      {"\x07\x08\x1F", "␇␈␟"},
      {"\x7F", "␡"},
      {"\u0080\u009F", "␡␡"},
      {"\u009B31m", "␡31m"},  // one-character CSI
      {"\u00A0é", "\u00A0é"},
      {"\u202A\u202B\u202C\u202D\u202E", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"100\u202E00元", "100\uFFFD00元"},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(printable(c.text) == c.shown);
  }
}

// Isolates and marks reorder a line just as overrides do (UAX #9).
TEST_CASE("bidirectional isolates and marks are made visible too", "[base]") {
  for (const auto* text : {"\u2066", "\u2067", "\u2068", "\u2069", "\u200E", "\u200F", "\u061C"}) {
    CHECK(printable(text) == "\uFFFD");
  }
}

TEST_CASE("a long text is cut to a number of characters", "[base]") {
  struct Case {
    std::string text;
    std::size_t limit;
    std::string shortened;
  };
  const std::vector<Case> cases = {
      {"", 5, ""},         {"abc", 4, "abc"},       {"abc", 3, "abc"},   {"abcd", 3, "ab…"},
      {"中文字", 3, "中文字"}, {"中文字", 2, "中…"},     {"ab", 1, "…"},     {"a中b文c", 4, "a中b…"},
      {"\U00020000\U00020001\U00020002", 2, "\U00020000…"},
  };
  for (const auto& c : cases) {
    INFO(c.text << " to " << c.limit);
    CHECK(shortened(c.text, c.limit) == c.shortened);
  }
}

TEST_CASE("a misspelt word is answered by the nearest candidate", "[base]") {
  const std::vector<std::string> words = {"share", "sum", "severity", "年初预算", "全年预算", "决算"};
  struct Case {
    std::string word;
    std::string meant;
  };
  const std::vector<Case> cases = {
      {"shar", "share"},     {"sharee", "share"},     {"shore", "share"},  {"severty", "severity"},
      {"sevreity", "severity"}, {"share", "share"},   {"年处预算", "年初预算"}, {"年预算", "年初预算"},
      {"决", "决算"},         {"completely", ""},      {"收入合计", ""},      {"sh", ""},
  };
  for (const auto& c : cases) {
    INFO(c.word);
    CHECK(did_you_mean(c.word, words) == c.meant);
  }
  CHECK(did_you_mean("share", {}).empty());
}

}  // namespace
}  // namespace gouji
