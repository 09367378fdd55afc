// Reading plain text and Markdown: blocks, headings, sections, and what is refused.

#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "document/document.hpp"
#include "support/errors.hpp"

namespace gouji {
namespace {

using namespace std::string_literals;
using enum BlockKind;

Document read(const std::string& bytes) {
  auto document = read_document(bytes, "例.txt");
  INFO(bytes);
  INFO((document ? std::string() : test::line_of(document.error())));
  REQUIRE(document);
  return std::move(document).value();
}

TEST_CASE("headings open sections under the heading of a higher level", "[document]") {
  const auto document = read(
      "岚溪县水务局2021年度部门决算\n"
      "公开说明\n"
      "第一部分 部门概况\n"
      "一、主要职责\n"
      "贯彻执行国家方针政策。\n"
      "（一）收入\n"
      "1、基本支出\n"
      "2.项目支出\n"
      "\n"
      "二、机构设置\n"
      "第二部分 2021年度部门决算情况说明\n"
      "十二、其他\n");
  struct Expected {
    BlockKind kind;
    int level;
    int section;
    int line;
    std::string folded;
  };
  const std::vector<Expected> blocks = {
      {title, 0, -1, 1, "岚溪县水务局2021年度部门决算"},
      {title, 0, -1, 2, "公开说明"},
      {heading, 1, 0, 3, "第一部分部门概况"},
      {heading, 2, 1, 4, "一、主要职责"},
      {paragraph, 0, 1, 5, "贯彻执行国家方针政策。"},
      {heading, 3, 2, 6, "(一)收入"},
      {heading, 4, 3, 7, "1、基本支出"},
      {heading, 4, 4, 8, "2.项目支出"},
      {heading, 2, 5, 10, "二、机构设置"},
      {heading, 1, 6, 11, "第二部分2021年度部门决算情况说明"},
      {heading, 2, 7, 12, "十二、其他"},
  };
  REQUIRE(document.blocks.size() == blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto& block = document.blocks[i];
    INFO(blocks[i].folded);
    CHECK(block.kind == blocks[i].kind);
    CHECK(block.level == blocks[i].level);
    CHECK(block.section == blocks[i].section);
    CHECK(block.folded.text() == blocks[i].folded);
    CHECK(document.position(block.begin) == Position{blocks[i].line, 1});
  }
  const std::vector<int> parents = {-1, 0, 1, 2, 2, 0, -1, 6};
  REQUIRE(document.sections.size() == parents.size());
  for (std::size_t i = 0; i < parents.size(); ++i) {
    const auto& section = document.sections[i];
    INFO(section.title);
    CHECK(section.parent == parents[i]);
    CHECK(document.blocks[section.block].section == static_cast<int>(i));
    CHECK(document.blocks[section.block].level == section.level);
  }
  CHECK(document.sections[0].title == "第一部分 部门概况");
  CHECK(document.sections[2].title == "（一）收入");
}

TEST_CASE("a numbered line is a heading unless it is a sentence", "[document]") {
  struct Case {
    std::string line;
    int level;
  };
  const std::vector<Case> cases = {
      {"第一部分 概况", 1},
      {"第十二章 附则", 1},
      {"第二节", 1},
      {"一、收入", 2},
      {"二十一、收入", 2},
      {"一．收入", 2},
      {"（三）支出", 3},
      {"(三) 支出", 3},
      {"（ 三 ）支出", 3},
      {"1、基本支出", 4},
      {"１２．基本支出", 4},
      {"  一、缩进", 2},
      {"1.5倍于上年", 0},
      {"100、基本支出", 0},
      {"2018年度", 0},
      {"第一次会议", 0},
      {"第一", 0},
      {"一般公共预算", 0},
      {"（甲）支出", 0},
      {"（三", 0},
      {"一、本年收入280.13万元", 0},
      {"一、本年收入增长3.2％", 0},
      {"一、本年收入略有增加。", 0},
      {"一、收入；支出", 0},
      {"一、收入包括：", 0},
      {"一、这一行比任何标题都要长因为它其实是一个没有写句号的段落而不是标题所以它不应当被看作是标"
       "题应当看作正文",
       0},
  };
  for (const auto& c : cases) {
    INFO(c.line);
    const auto document = read("正文第一句。\n" + c.line + "\n");
    REQUIRE(document.blocks.size() == 2);
    CHECK(document.blocks[1].level == c.level);
    CHECK(document.blocks[1].kind == (c.level > 0 ? heading : paragraph));
    CHECK(document.sections.size() == (c.level > 0 ? 1U : 0U));
  }
}

TEST_CASE("a title stands before the first sentence and the first heading", "[document]") {
  const auto late = read("正文第一句。\n附件名称\n");
  CHECK(late.blocks[0].kind == paragraph);
  CHECK(late.blocks[1].kind == paragraph);
  const auto behind = read("一、职责\n附件名称\n");
  CHECK(behind.blocks[1].kind == paragraph);
  CHECK(behind.blocks[1].section == 0);
}

TEST_CASE("Markdown marks make headings and are not part of them", "[document]") {
  const auto document =
      read("# 部门决算\n\n## 收入\n### 一、说明\n正文。\n#不是标题\n####### 也不是\n###### 末级\n");
  CHECK(document.format == "markdown");
  struct Expected {
    int level;
    std::string folded;
    Position at;
  };
  const std::vector<Expected> blocks = {
      {1, "部门决算", {1, 3}}, {2, "收入", {3, 4}},      {2, "一、说明", {4, 5}},
      {0, "正文。", {5, 1}},   {0, "#不是标题", {6, 1}}, {0, "#######也不是", {7, 1}},
      {6, "末级", {8, 8}},
  };
  REQUIRE(document.blocks.size() == blocks.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    INFO(blocks[i].folded);
    CHECK(document.blocks[i].level == blocks[i].level);
    CHECK(document.blocks[i].folded.text() == blocks[i].folded);
    CHECK(document.position(document.blocks[i].begin) == blocks[i].at);
  }
  CHECK(document.sections[0].title == "部门决算");
  CHECK(read("正文。\n").format == "text");
}

TEST_CASE("byte order mark, CR LF and blank lines are no text", "[document]") {
  const auto document = read("\xEF\xBB\xBF收入\r\n\r\n  \r\n\t支出 280万元。  \r\n");
  CHECK(document.source.starts_with("收入"));
  REQUIRE(document.blocks.size() == 2);
  CHECK(document.text(document.blocks[0].begin, document.blocks[0].end) == "收入");
  CHECK(document.position(document.blocks[0].begin) == Position{1, 1});
  CHECK(document.text(document.blocks[1].begin, document.blocks[1].end) == "支出 280万元。");
  CHECK(document.position(document.blocks[1].begin) == Position{4, 2});
  CHECK(document.path == "例.txt");
}

TEST_CASE("a last line without end is read", "[document]") {
  const auto document = read("收入\n支出");
  REQUIRE(document.blocks.size() == 2);
  CHECK(document.blocks[1].end == document.source.size());
  CHECK(document.position(document.source.size()) == Position{2, 3});
}

TEST_CASE("a document knows the digest of its bytes, mark included", "[document]") {
  CHECK(read("abc").sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(read("\xEF\xBB\xBF"
             "abc")
            .sha256 != read("abc").sha256);
}

TEST_CASE("what is no text is refused with one error that names the file", "[document]") {
  struct Case {
    std::string name;
    std::string bytes;
    std::string says;
    Position at{};
    ReadLimits limits{};
  };
  const std::vector<Case> cases = {
      {"empty", "", "empty"},
      {"only a byte order mark", "\xEF\xBB\xBF", "no text"},
      {"only blanks", " \t　\r\n \n", "no text"},
      {"only quotes", "“”\n", "no text"},
      {"only Markdown marks", "# \n## \n", "no text"},
      {"NUL in text", "收入\0支出\n"s, "binary"},
      {"NUL alone", "\0"s, "binary"},
      {"PDF", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "PDF"},
      {"zip", "PK\x03\x04\x14\0\x06"s, "archive"},
      {"OLE", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "Office"},
      {"UTF-16 LE", "\xFF\xFE\x36\x65\x65\x51"s, "UTF-16"},
      {"UTF-16 BE", "\xFE\xFF\x65\x36\x51\x65"s, "UTF-16"},
      {"UTF-16 without mark", "a\0b\0"s, "binary"},
      {"cut GB18030", "\xCA\xD5\xC8", "UTF-8", {1, 1}},
      {"GB18030 in line 2", "收入\n支\xCA\xD5\n", "UTF-8", {2, 2}},
      {"cut in a character", "收入\n支\xE5\x87", "UTF-8", {2, 2}},
      {"a line too long", "收入\n支出支出支出\n", "line", {2, 1}, {.line_bytes = 10}},
      {"too large", "收入支出", "larger", {}, {.bytes = 11}},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    const auto document = read_document(c.bytes, "目录/坏.txt", c.limits);
    REQUIRE_FALSE(document);
    INFO(test::line_of(document.error()));
    CHECK(test::is_clear(document.error(), "目录/坏.txt"));
    CHECK(document.error().what.en.find(c.says) != std::string::npos);
    CHECK(document.error().at == c.at);
  }
}

TEST_CASE("a heading may have a stop, and its paragraph behind it", "[document]") {
  const auto document = read(
      "岚溪县水务局2021年度部门决算\n"
      "一、收入支出情况说明。2021年度收入5万元。\n"
      "（二）支出情况。\n"
      "支出5万元。\n"
      "1.本年收入5万元。支出情况说明。\n");
  REQUIRE(document.blocks.size() == 6);
  CHECK(document.blocks[1].kind == heading);
  CHECK(document.sections[0].title == "一、收入支出情况说明");
  CHECK(document.blocks[2].kind == paragraph);
  CHECK(document.position(document.blocks[2].begin) == Position{2, 12});
  CHECK(document.blocks[3].kind == heading);
  CHECK(document.sections[1].title == "（二）支出情况");
  CHECK(document.blocks[5].kind == paragraph);
}

TEST_CASE("a line of nothing but such headings is no more than a few of them", "[document]") {
  std::string line;
  for (int i = 0; i < 100'000; ++i) line += "一、收支情况。";
  const auto document = read("岚溪县水务局2021年度部门决算\n" + line + "\n");
  CHECK(document.sections.size() == 3);
  CHECK(document.blocks.back().kind == paragraph);
}

TEST_CASE("GB18030 is read as the same text", "[document]") {
  const auto document = read_document(
      "\xCA\xD5\xC8\xEB"
      "280.13\xCD\xF2\xD4\xAA\n",
      "旧.txt");
  REQUIRE(document);
  CHECK(document->source == "收入280.13万元\n");
}

TEST_CASE("a table of nothing but heads and figures is read in GB18030", "[document]") {
  const auto document =
      read_document("\xD4\xA4\xCB\xE3\xCA\xFD,\xBA\xCF\xBC\xC6\n62.13,61.74\n", "07.csv");
  REQUIRE(document);
  CHECK(document->source == "预算数,合计\n62.13,61.74\n");
}

TEST_CASE("the limits of reading are reached before they refuse", "[document]") {
  CHECK(read_document("收入支出", "例", {.bytes = 12}));
  CHECK(read_document("收入\n支出\n", "例", {.line_bytes = 6}));
  CHECK_FALSE(read_document("收入\n支出x\n", "例", {.line_bytes = 6}));
}

}  // namespace
}  // namespace gouji

TEST_CASE("columns of a long line are counted in characters all along it", "[document]") {
  std::string line;
  for (int i = 0; i < 5000; ++i) line += "收1";
  const auto document = gouji::read_document("甲\n" + line + "\n乙", "t.txt");
  REQUIRE(document);
  for (const std::size_t character : {0U, 1U, 2049U, 4096U, 9999U}) {
    const auto offset = 4 + character / 2 * 4 + character % 2 * 3;
    const auto at = document->position(offset);
    CHECK(at.line == 2);
    CHECK(at.column == static_cast<int>(character) + 1);
  }
  CHECK(document->position(4 + line.size() + 1).line == 3);
}
