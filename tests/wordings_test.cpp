// Wordings of many provinces: every figure with the right identity, none with a wrong one, and the
// table in docs/wordings.md says how many.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>

#include "base/yaml.hpp"
#include "facts/disclosure.hpp"
#include "run/session.hpp"
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

TEST_CASE("paragraphs of other provinces are read as they are meant", "[wordings]") {
  const auto path = test::source_path("tests/wordings/paragraphs.yaml");
  const auto tree = parse_yaml(test::slurp(path), "paragraphs.yaml");
  REQUIRE(tree);
  int read = 0;
  int all = 0;
  for (const auto& node : tree->find("paragraphs")->items) {
    INFO(scalar(node, "name"));
    const auto checked =
        check_text(scalar(node, "text") + "\n", "text", test::builtin_library(), Detail::ledger);
    REQUIRE(checked);
    const auto& disclosure = checked->disclosure;
    const auto& expected = node.find("figures")->items;
    REQUIRE(disclosure.figures.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const auto& figure = disclosure.figures[i];
      INFO(disclosure.source(figure.span));
      ++all;
      if (figure.state != FigureState::read) continue;
      ++read;
      CHECK(lacks(disclosure, figure, expected[i].scalar) == "");
    }
    // Every figure is right: whatever is found above a note is a false alarm.
    for (const auto& finding : checked->findings) {
      INFO(finding.message.zh);
      CHECK(finding.severity == Severity::info);
    }
  }
  INFO(read << " of " << all);
  CHECK(read * 100 >= all * 95);
}

TEST_CASE("shapes of sentences are read and judged as they are meant", "[wordings]") {
  const auto path = test::source_path("tests/wordings/shapes.yaml");
  const auto tree = parse_yaml(test::slurp(path), "shapes.yaml");
  REQUIRE(tree);
  for (const auto& node : tree->find("shapes")->items) {
    INFO(scalar(node, "name"));
    const auto& library = test::builtin_library();
    const auto checked = check_text(scalar(node, "text"), "text", library, Detail::ledger);
    REQUIRE(checked);
    const auto& disclosure = checked->disclosure;
    const auto& expected = node.find("figures")->items;
    CHECK(disclosure.figures.size() == expected.size());
    for (std::size_t i = 0; i < std::min(expected.size(), disclosure.figures.size()); ++i) {
      const auto& figure = disclosure.figures[i];
      INFO(disclosure.source(figure.span));
      CHECK(lacks(disclosure, figure, expected[i].scalar) == "");
    }
    std::set<std::string> said;
    for (const auto& finding : checked->findings) {
      if (finding.severity != Severity::info) said.insert(finding.rule);
    }
    std::set<std::string> wanted;
    if (const auto* says = node.find("says")) {
      for (const auto& rule : says->items) wanted.insert(rule.scalar);
    }
    CHECK(said == wanted);
  }
}

TEST_CASE("a province is added by words alone", "[wordings]") {
  namespace fs = std::filesystem;
  const auto folder = fs::temp_directory_path() / "gouji-made-up-province";
  fs::remove_all(folder);
  fs::copy(test::source_path("schemas"), folder, fs::copy_options::recursive);
  std::ofstream(folder / "vocabulary/made-up.yaml")
      << "language: 1\n"
         "subjects:\n  - {say: [办公运转费], item: 办公运转费}\n"
         "directions:\n  - {say: [刨除], direction: down}\n"
         "shares:\n  - {say: [摊得]}\n";
  const auto library = load_library({.rules = {}, .schemas = folder.string()});
  REQUIRE(library);
  auto document = read_document(
      "云岭县水利局2023年度部门决算\n支出合计80.00万元，其中：办公运转费20.00万元，摊得25.00%，"
      "比上年刨除5.00万元，刨除20.00%。\n",
      "text");
  REQUIRE(document);
  const auto disclosure = extract(std::move(*document), library->vocabulary);
  fs::remove_all(folder);
  REQUIRE(disclosure.figures.size() == 5);
  CHECK(lacks(disclosure, disclosure.figures[1], "办公运转费 amount") == "");
  CHECK(lacks(disclosure, disclosure.figures[2], "办公运转费 share 支出") == "");
  CHECK(lacks(disclosure, disclosure.figures[3], "办公运转费 change 上年") == "");
  CHECK(lacks(disclosure, disclosure.figures[4], "办公运转费 growth 上年") == "");
  CHECK(disclosure.figures[4].stated().value < 0);
}

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
