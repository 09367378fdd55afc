// The shared pass over the sentences finds for each rule what the rule finds alone: required words of
// one rule may begin or contain those of another.

#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "judge/text_scan.hpp"
#include "run/library.hpp"

namespace gouji {
namespace {

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
  const TextScan scan(library->rules, disclosure);
  std::size_t rules = 0;
  std::size_t hits = 0;
  for (const auto& rule : library->rules) {
    const auto* found = scan.found(rule);
    if (found == nullptr) continue;
    ++rules;
    std::vector<Span> alone;
    for (const auto& sentence : disclosure.sentences) {
      const auto kind = disclosure.document.blocks[sentence.span.block].kind;
      if (kind == BlockKind::paragraph && matches(rule, sentence.span, disclosure)) {
        alone.push_back(sentence.span);
      }
    }
    INFO(rule.id);
    CHECK(*found == alone);
    hits += alone.size();
  }
  CHECK(rules > 5);
  CHECK(hits > 10);
}

}  // namespace
}  // namespace gouji
