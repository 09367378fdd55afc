// The shared pass over the sentences finds for each rule what the rule finds alone: required words
// of one rule may begin or contain those of another.

#include <string>
#include <vector>

#include <fmt/format.h>

#include <catch2/catch_test_macros.hpp>

#include "judge/text_index.hpp"
#include "judge/verdict.hpp"
#include "run/library.hpp"

namespace gouji {
namespace {

/// State, place, count and message of each verdict.
std::vector<std::string> summary(const std::vector<Verdict>& verdicts) {
  std::vector<std::string> out;
  for (const auto& v : verdicts) {
    out.push_back(fmt::format("{} {} at {}:{} {}{}", static_cast<int>(v.state), v.count,
                              v.place.block, v.place.begin, v.why_not.en,
                              v.wording ? v.wording->message.en : ""));
  }
  return out;
}

TEST_CASE("one pass for all rules finds what each finds alone", "[judge]") {
  const auto library = load_library({.tests = true});
  REQUIRE(library);
  std::string text = "云岭县水利局2023年度部门决算\n";
  for (const auto& rule : library->rules) {
    for (const auto& test : rule.tests) {
      if (test.text.find("schema:") == std::string::npos) text += test.text + "\n";
    }
  }
  auto document = read_document(text, "all.txt");
  REQUIRE(document);
  const auto disclosure = extract(std::move(*document), library->vocabulary);
  const TextIndex plain(disclosure);
  const TextIndex shared(disclosure, library->rules, library->gates);
  std::size_t rules = 0;
  std::size_t hits = 0;
  for (const auto& rule : library->rules) {
    const auto* some = shared.to_look_at(rule);
    if (some == nullptr) continue;
    ++rules;
    hits += some->size();
    INFO(rule.id);
    CHECK(summary(judge(rule, 0, disclosure, Detail::ledger, shared)) ==
          summary(judge(rule, 0, disclosure, Detail::ledger, plain)));
  }
  CHECK(rules > 8);
  CHECK(hits > 10);
}

TEST_CASE("a word is found in a paragraph, or broken between several", "[judge]") {
  const auto library = load_library();
  REQUIRE(library);
  auto document = read_document(
      "云岭县水利局2023年度部门决算\n第一部分名\n词\n解释。收入20万元。\n", "broken.txt");
  REQUIRE(document);
  const auto disclosure = extract(std::move(*document), library->vocabulary);
  const TextIndex index(disclosure);
  CHECK(index.says("收入"));
  CHECK(index.says("名词解释"));
  CHECK(index.says("名词解释"));  // from what is remembered
  CHECK(index.says("部分名词解释。收"));
  CHECK_FALSE(index.says("名解释"));
  CHECK_FALSE(index.says("支出"));
}

}  // namespace
}  // namespace gouji
