// Wordings of many provinces: every figure with the right identity, none with a wrong one, and the
// table in docs/wordings.md says how many.

#include <map>
#include <sstream>

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>

#include "base/yaml.hpp"
#include "facts/disclosure.hpp"
#include "support/builtin.hpp"
#include "support/paths.hpp"

using namespace gouji;

namespace {

struct Wording {
  std::string number;
  std::string group;
  std::string text;
  bool is_budget = false;
  bool complete = true;
  std::vector<std::string> figures;
};

std::string scalar(const YamlNode& node, std::string_view key) {
  const auto* value = node.find(key);
  return value == nullptr ? "" : value->scalar;
}

std::vector<Wording> wordings() {
  const auto tree =
      parse_yaml(test::slurp(test::source_path("tests/wordings/wordings.yaml")), "wordings.yaml");
  REQUIRE(tree);
  std::vector<Wording> out;
  for (const auto& node : tree->find("wordings")->items) {
    Wording wording{.number = scalar(node, "number"),
                    .group = scalar(node, "group"),
                    .text = scalar(node, "text"),
                    .is_budget = scalar(node, "kind") == "budget",
                    .complete = scalar(node, "complete") != "false",
                    .figures = {}};
    for (const auto& figure : node.find("figures")->items) wording.figures.push_back(figure.scalar);
    out.push_back(std::move(wording));
  }
  return out;
}

Disclosure read(const Wording& wording) {
  const std::string title = wording.is_budget ? "部门预算" : "部门决算";
  auto document =
      read_document("云岭县水利局2023年度" + title + "公开说明\n" + wording.text + "\n", "text");
  REQUIRE(document);
  return extract(std::move(*document), test::builtin_library().vocabulary);
}

/// The words of a figure's identity; of a class path the whole and its last name.
bool has_word(const Disclosure& disclosure, const Identity& identity, const std::string& word) {
  for (const auto symbol : identity.values) {
    const auto value = disclosure.symbols->word(symbol);
    if (value == word || (word.size() > 6 && value.find(word) != std::string_view::npos))
      return true;
  }
  return false;
}

/// What of a figure's identity is not as it should be; empty where all is.
std::string lacks(const Disclosure& disclosure, const Figure& figure, const std::string& expected) {
  std::istringstream words(expected);
  std::string out;
  for (std::string word; words >> word;) {
    if (!has_word(disclosure, figure.identity, word)) out += " " + word;
  }
  return out;
}

}  // namespace

TEST_CASE("the wordings of the provinces are read as they are meant", "[wordings]") {
  std::map<std::string, std::pair<int, int>> groups;
  std::pair<int, int> all;
  for (const auto& wording : wordings()) {
    INFO(wording.number << ": " << wording.text);
    const auto disclosure = read(wording);
    const auto& figures = disclosure.figures;
    bool complete = true;
    REQUIRE(figures.size() == wording.figures.size());
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const bool is_read = figures[i].state == FigureState::read;
      if (!is_read) complete = complete && wording.figures[i].empty();
      if (!is_read) continue;
      CHECK(lacks(disclosure, figures[i], wording.figures[i]) == "");
    }
    CHECK(complete == wording.complete);
    for (auto* count : {&groups[wording.group], &all}) {
      ++count->first;
      count->second += complete ? 1 : 0;
    }
  }
  CHECK(all.second >= 85);
  const auto table = test::slurp(test::source_path("docs/wordings.md"));
  groups["all"] = all;
  for (const auto& [group, count] : groups) {
    const auto row = fmt::format("| {} | {} | {} |", group, count.first, count.second);
    INFO(row);
    CHECK(table.find(row) != std::string::npos);
  }
}
