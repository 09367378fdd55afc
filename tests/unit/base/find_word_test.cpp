#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

#include "base/find_word.hpp"

namespace gouji {
namespace {

TEST_CASE("a word is found where find() finds it", "[base]") {
  const std::string many(500, 'a');
  const std::string_view texts[] = {"",
                                    "局",
                                    "某局2024年度",
                                    "财政局、财政厅",
                                    "年年年年年年年度",
                                    "（本级）",
                                    "2018年度部门决算公开说明。"};
  const std::string_view words[] = {"",   "局",     "财政厅", "年度", "年年度",
                                    "）", "本级）", "24年",   "说明", "说明。"};
  for (const auto text : texts) {
    for (const auto word : words) {
      INFO(text << " / " << word);
      CHECK(find_word(text, word) == text.find(word));
      CHECK(includes(text, word) == (text.find(word) != std::string_view::npos));
    }
  }
  // A text of nothing but the byte that the search goes by.
  CHECK(find_word(many, "aab") == std::string_view::npos);
  CHECK(find_word(many + "b", "aab") == many.size() - 2);
}

}  // namespace
}  // namespace gouji
