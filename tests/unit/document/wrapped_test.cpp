#include <catch2/catch_test_macros.hpp>

#include "document/document.hpp"

namespace gouji {
namespace {

/// `text` broken after every `width` characters, as a program that knows no words breaks it.
std::string wrapped(const std::string& text, std::size_t width) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto bytes = static_cast<unsigned char>(text[at]) < 0x80 ? 1U : 3U;
    out.append(text, at, bytes);
    at += bytes;
    if (++column == width && at < text.size()) {
      out += '\n';
      column = 0;
    }
  }
  return out;
}

std::string paragraph(int number) {
  return "（" + std::to_string(number) +
         "）本年支出合计二百八十万元其中基本支出二百三十八万元项目支出四十一万元均由一般公共预算"
         "财政拨款安排与上年相比减少十一万元下降百分之三主要原因是津贴补贴比上年有所减少。";
}

}  // namespace

TEST_CASE("paragraphs of a wrapped text are put together again", "[document]") {
  std::string source;
  for (int i = 1; i <= 12; ++i)
    source += wrapped("第" + std::to_string(i) + "段" + paragraph(i), 30) + "\n";
  const auto document = read_document(source, "wrapped.txt");
  REQUIRE(document);
  REQUIRE(document->blocks.size() == 12);
  for (int i = 1; i <= 12; ++i) {
    const auto& text = document->blocks[static_cast<std::size_t>(i) - 1].folded.text();
    CHECK(text == fold("第" + std::to_string(i) + "段" + paragraph(i)));
  }
}

TEST_CASE("a line of a text that is not wrapped is a paragraph, with or without its stop",
          "[document]") {
  std::string source;
  for (int i = 1; i <= 12; ++i) {
    std::string line;
    for (int n = 0; n < i; ++n) line += "本年支出合计二百八十万元其中基本支出二百三十八万元，";
    source += line + "完\n";
  }
  const auto document = read_document(source, "lines.txt");
  REQUIRE(document);
  CHECK(document->blocks.size() == 12);
}

TEST_CASE("a wrapped paragraph goes on behind the end of a page, a numbered one begins anew",
          "[document]") {
  std::string source;
  for (int i = 1; i <= 12; ++i)
    source += wrapped("第" + std::to_string(i) + "段" + paragraph(i), 30) + "\n";
  auto broken = wrapped("末段" + paragraph(13), 30);
  const auto first = broken.find('\n');
  broken.insert(first, "\n\n");
  source += broken + "\n" + wrapped("1、另一段" + paragraph(14), 30) + "\n";
  const auto document = read_document(source, "pages.txt");
  REQUIRE(document);
  REQUIRE(document->blocks.size() == 14);
  CHECK(document->blocks[12].folded.text() == fold("末段" + paragraph(13)));
}

TEST_CASE("a sentence that stops before its number goes on in the next line", "[document]") {
  const auto lines = [](const std::string& source) {
    const auto document = read_document(source, "lines.txt");
    REQUIRE(document);
    std::vector<std::string> out;
    for (const auto& block : document->blocks) out.push_back(block.folded.text());
    return out;
  };
  using Lines = std::vector<std::string>;
  CHECK(lines("基本支出900.00元，占支出总预算的\n100.00%，同比减少 275.00 %。\n") ==
        Lines{"基本支出900.00元,占支出总预算的100.00%,同比减少275.00 %。"});
  CHECK(lines("工资支出850.00元，占基本支出\n94.44%。\n1.其他\n") ==
        Lines{"工资支出850.00元,占基本支出94.44%。", "1.其他"});
  // Rows, titles, dates and numbered items are lines of their own.
  CHECK(lines("收入，合计\n100.00\n支出，合计\n200.00\n").size() == 4);
  CHECK(lines("云岭县青山中学\n2019年度部门决算\n").size() == 2);
  CHECK(lines("收入100万元，支出100万元\n2020年9月1日\n").size() == 2);
  CHECK(lines("主要做了下面的\n1.巡河\n").size() == 2);
  CHECK(lines("收入，支出，\n100.00万元\n").size() == 2);
}

}  // namespace gouji
