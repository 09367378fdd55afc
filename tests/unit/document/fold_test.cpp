// Folding: what the grammar gets to see, and where in the source it came from.

#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "base/text.hpp"
#include "document/document.hpp"

namespace gouji {
namespace {

struct Case {
  std::string source;
  std::string folded;
};

const std::vector<Case> kCases = {
    {"", ""},
    {"abc", "abc"},
    // full width
    {"２０１８年度", "2018年度"},
    {"（一）收入，支出；合计：", "(一)收入,支出;合计:"},
    {"增长３８．５％！？", "增长38.5%!?"},
    {"ＡＢｃ～", "ABc~"},
    {"３／４", "3/4"},
    {"句号。顿号、", "句号。顿号、"},
    {"句号｡", "句号。"},
    // minus signs, and the dash that is none
    {"－27.78％", "-27.78%"},
    {"−3.2", "-3.2"},
    {"2017–2018", "2017-2018"},
    {"2017‐2018‑2019‒", "2017-2018-2019-"},
    {"﹣5﹪", "-5%"},
    {"收入——支出", "收入——支出"},
    // at any distance from the end
    {"a收入，b支出。c", "a收入,b支出。c"},
    {"2018年度收入280.13万元。其中：基本支出", "2018年度收入280.13万元。其中:基本支出"},
    {"收支、ab、abc、支出、abcdefgh，收入。", "收支、ab、abc、支出、abcdefgh,收入。"},
    // quotes
    {"“三公”经费", "三公经费"},
    {"‘三公’\"经费\"'", "三公经费"},
    {"「三公」『经费』＂＇", "三公经费"},
    {"《预算法》", "《预算法》"},
    // blanks
    {"总预 算", "总预算"},
    {"收入 280.13 万元", "收入280.13万元"},
    {"12 345", "12 345"},
    {"a   b", "a b"},
    {"a\t\tb", "a b"},
    {"A 项", "A项"},
    {"项 A", "项A"},
    {"， 5", ", 5"},
    {"  收入　　支出 ", "收入支出"},
    {"\u00A0收\u2003入\u200B支\uFEFF出\u00AD\r", "收入支出"},
    {"   ", ""},
    {"“”", ""},
    // residue of word processors
    {"第一部分[bookmark: _Toc12]部门概况", "第一部分部门概况"},
    {"[bookmark:书签 1]概况", "概况"},
    {"[bookmark: 没有结束", "[bookmark:没有结束"},
    {"[备注]", "[备注]"},
    {"一、概况PAGEREF _Toc1 \\h 3", "一、概况3"},
    {"一、概况 PAGEREF _Toc1 h 3", "一、概况3"},
    {"HYPERLINK \\l \"_Toc1\" 一、概况", "一、概况"},
    {"HYPERLINK \\l _Toc12 一、概况", "一、概况"},
    {"TOC \\o \"1-3\" \\h \\z \\u 目录", "目录"},
    {"HYPERLINK \\l \"没有结束", "没有结束"},
    {"TOTAL 5", "TOTAL 5"},
    {"PAGE", "PAGE"},
    {"[", "["},
    {"P", "P"},
};

TEST_CASE("text is folded to the one form of the grammar", "[document]") {
  for (const auto& c : kCases) {
    INFO(c.source);
    if (c.source.find("\"没有结束") != std::string::npos) continue;  // below: only that it ends
    CHECK(fold(c.source) == c.folded);
    CHECK(fold(fold(c.source)) == fold(c.source));
  }
  CHECK_FALSE(fold("HYPERLINK \\l \"没有结束").empty());
}

/// Checks each folded character against the source character that it says it came from.
void check_offsets(const std::string& source, const FoldedText& folded, std::size_t begin, std::size_t end) {
  const auto& text = folded.text();
  std::size_t last = begin;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = character_at(text, at);
    const auto offset = folded.source_offset(at);
    INFO("folded byte " << at << " at source byte " << offset);
    REQUIRE(offset >= last);
    REQUIRE(offset < end);
    REQUIRE((static_cast<unsigned char>(source[offset]) & 0xC0U) != 0x80U);  // a character begins here
    const auto original = source.substr(offset, character_at(source, offset).bytes);
    if (character.code == U' ') {
      CHECK(fold("a" + original + "b") == "a b");
    } else {
      CHECK(fold(original) == text.substr(at, character.bytes));
    }
    for (std::size_t i = 1; i < character.bytes; ++i) CHECK(folded.source_offset(at + i) == offset + i);
    last = offset + 1;
    at += character.bytes;
  }
  const auto stop = folded.source_offset(text.size());
  CHECK(stop >= last - (text.empty() ? 0 : 1));
  CHECK(stop <= end);
  if (!text.empty()) {
    const auto final_character = folded.source_offset(text.size() - 1);
    CHECK(stop > final_character);
    CHECK(fold(source.substr(stop, end - stop)).empty());  // nothing that counts is behind the end
  }
}

TEST_CASE("every folded byte knows its source byte", "[document]") {
  for (const auto& c : kCases) {
    INFO(c.source);
    const auto folded = fold(c.source, 0, c.source.size());
    CHECK(folded.text() == fold(c.source));
    check_offsets(c.source, folded, 0, c.source.size());
  }
}

TEST_CASE("offsets are those of the whole source where a part is folded", "[document]") {
  const std::string before = "第一行（甲）\n  ";
  for (const auto& c : kCases) {
    INFO(c.source);
    const auto source = before + c.source + "\n（丙） “丁”";
    const auto end = before.size() + c.source.size();
    const auto folded = fold(source, before.size(), end);
    CHECK(folded.text() == fold(c.source));
    check_offsets(source, folded, before.size(), end);
  }
}

TEST_CASE("known bytes of the source are found again", "[document]") {
  //                         0  3  6 7  10
  const std::string source = "（ 收 “入”２ 8％";
  const auto folded = fold(source, 0, source.size());
  REQUIRE(folded.text() == "(收入2 8%");
  CHECK(folded.source_offset(0) == source.find("（"));
  CHECK(folded.source_offset(1) == source.find("收"));
  CHECK(folded.source_offset(4) == source.find("入"));
  CHECK(folded.source_offset(7) == source.find("２"));
  CHECK(folded.source_offset(8) == source.find(" 8"));
  CHECK(folded.source_offset(9) == source.find("8"));
  CHECK(folded.source_offset(10) == source.find("％"));
  CHECK(folded.source_offset(11) == source.size());
  CHECK(fold("   ", 0, 3).source_offset(0) == 0);
}

// The blank of "12　345" is three bytes long, and in "12 ”345" a quote stands behind it.
TEST_CASE("a kept blank points at the beginning of its source character", "[document]") {
  for (const std::string source : {"12　345", "12\u00A0345", "12\u2003345", "12 ”345"}) {
    INFO(source);
    const auto folded = fold(source, 0, source.size());
    REQUIRE(folded.text() == "12 345");
    CHECK(folded.source_offset(2) == 2);
  }
}

}  // namespace
}  // namespace gouji
