// Where a line is cut that is longer than any paragraph.

#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "document/document.hpp"
#include "document/pieces.hpp"
#include "support/text.hpp"

namespace gouji {
namespace {

using test::repeated;

std::vector<std::string> pieces(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = piece_end(text, begin, text.size());
    REQUIRE(end > begin);
    REQUIRE(end - begin <= kLongestPiece);
    out.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return out;
}

TEST_CASE("what is no longer than a piece stays whole", "[document]") {
  const auto text = repeated("收入。", static_cast<int>(kLongestPiece / 9));
  CHECK(pieces(text).size() == 1);
}

TEST_CASE("a line is cut at the best mark that a piece has", "[document]") {
  const auto long_words = repeated("收入支出", 2000);  // 24,000 bytes
  const struct {
    const char* name;
    std::string first;
  } cases[]{
      {"full stop", "收入5万元。支出3万元；其中，"},
      {"semicolon", "收入5万元；支出3万元，其中"},
      {"comma", "收入5万元，支出3 万元"},
      {"blank", "收入5万元 支出3万元"},
      {"stop in brackets", "收入（5万元。其中；"},
  };
  const std::vector<std::string> expected{"收入5万元。", "收入5万元；", "收入5万元，", "收入5万元 ",
                                          "收入（5万元。"};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    INFO(cases[i].name);
    CHECK(pieces(cases[i].first + long_words).front() == expected[i]);
  }
}

TEST_CASE("without marks a line is cut between characters", "[document]") {
  for (const std::string character : {"1", "é", "收", "𠀀"}) {
    for (const auto& piece : pieces(repeated(character, 40000)))
      CHECK(piece.size() % character.size() == 0);
  }
}

TEST_CASE("the pieces of a line are paragraphs that go on", "[document]") {
  std::string text = "甲局2023年度部门决算\n一、收入\n";
  const auto sentence = repeated("收入5万元，", 600) + "支出3万元。";
  for (int i = 0; i < 4; ++i) text += (i == 0 ? "" : "二、") + sentence;
  const auto document = read_document(text + "\n三、支出\n支出5万元。\n", "t.txt");
  REQUIRE(document);
  const auto& blocks = document->blocks;
  REQUIRE(blocks.size() == 8);
  for (std::size_t i = 2; i < 6; ++i) {
    CHECK(blocks[i].kind == BlockKind::paragraph);
    CHECK(blocks[i].section == 0);
    CHECK(blocks[i].goes_on == (i < 5));
    CHECK(document->position(blocks[i].begin).line == 3);
  }
  CHECK(blocks[3].folded.text().starts_with("二、收入5万元"));
  CHECK(blocks[6].kind == BlockKind::heading);
}

}  // namespace
}  // namespace gouji
