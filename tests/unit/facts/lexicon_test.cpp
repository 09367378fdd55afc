// The longest word at a place of a text, as looking through all words finds it.

#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "facts/lexicon.hpp"
#include "facts/word_starts.hpp"

namespace gouji {
namespace {

Lexicon lexicon_of(const std::vector<std::string>& words) {
  std::vector<Lexicon::Word> numbered;
  for (const auto& word : words)
    numbered.push_back({word, static_cast<std::uint32_t>(numbered.size())});
  return Lexicon(std::move(numbered));
}

std::string_view longest(const Lexicon& lexicon, std::string_view text, std::size_t at) {
  return text.substr(at, lexicon.longest(text, at).bytes);
}

TEST_CASE("the longest word wins, and characters may have one to four bytes", "[facts]") {
  const std::vector<std::string> words{"收入", "收入总计", "收", "(类)", "§", "𠮷野", "A1", "€"};
  const auto lexicon = lexicon_of(words);
  CHECK(longest(lexicon, "收入总计", 0) == "收入总计");
  CHECK(longest(lexicon, "收入总额", 0) == "收入");
  CHECK(longest(lexicon, "收支", 0) == "收");
  CHECK(longest(lexicon, "支出", 0).empty());
  CHECK(longest(lexicon, "教育(类)", 6) == "(类)");
  CHECK(longest(lexicon, "§", 0) == "§");
  CHECK(longest(lexicon, "𠮷野", 0) == "𠮷野");
  CHECK(longest(lexicon, "𠮷", 0).empty());
  CHECK(longest(lexicon, "A1", 0) == "A1");
  CHECK(words[lexicon.longest("€5", 0).id] == "€");
  CHECK(longest(Lexicon(), "收入", 0).empty());
  CHECK(longest(lexicon_of({}), "收入", 0).empty());
}

TEST_CASE("long words that begin alike are told by where they part", "[facts]") {
  const auto lexicon = lexicon_of({"一般公共预算财政拨款收入", "一般公共预算财政拨款支出决算",
                                   "一般公共预算", "一般公共", "一般公共服务支出(类)"});
  CHECK(longest(lexicon, "一般公共预算财政拨款收入合计", 0) == "一般公共预算财政拨款收入");
  CHECK(longest(lexicon, "一般公共预算财政拨款支出", 0) == "一般公共预算");
  CHECK(longest(lexicon, "一般公共服务支出(款)", 0) == "一般公共");
  CHECK(longest(lexicon, "一般公共服务支出(类)", 0) == "一般公共服务支出(类)");
  CHECK(longest(lexicon, "一般公", 0).empty());
  CHECK(longest(lexicon, std::string_view("\0一般公共", 13), 0).empty());
}

TEST_CASE("words are found as looking through all of them finds them", "[facts]") {
  std::mt19937 random(7);
  const std::vector<std::string> alphabet{"收", "入", "支", "出", "a", "(", "é", "𠮷"};
  const auto text_of = [&](std::size_t most) {
    std::string out;
    for (auto left = 1 + random() % most; left > 0; --left)
      out += alphabet[random() % alphabet.size()];
    return out;
  };
  for (int round = 0; round < 40; ++round) {
    std::set<std::string> distinct;
    WordStarts starts;
    while (distinct.size() < 60) distinct.insert(text_of(5));
    for (const auto& word : distinct) starts.add_word(word);
    const auto lexicon = lexicon_of({distinct.begin(), distinct.end()});
    const auto text = text_of(80);
    std::string room;
    const RoomyText roomy(text, room);
    for (std::size_t at = 0; at < text.size();) {
      std::string_view expected;
      for (const auto& word : distinct) {
        const bool stands = std::string_view(text).substr(at).starts_with(word);
        if (stands && word.size() > expected.size()) expected = word;
      }
      CHECK(longest(lexicon, text, at) == expected);
      CHECK(lexicon.longest(roomy, at).bytes == expected.size());
      const auto first = raw_character_at(text, at);
      const auto next = at + first.bytes;
      const auto second = next < text.size() ? raw_character_at(text, next).key : 0;
      if (!expected.empty()) CHECK(starts.may_begin(first.key, second));
      at = next;
    }
  }
}

}  // namespace
}  // namespace gouji
