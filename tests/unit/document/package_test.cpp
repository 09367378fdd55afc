// docs/package.md is the contract.

#include <filesystem>
#include <map>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "document/package.hpp"
#include "run/input.hpp"
#include "support/builtin.hpp"
#include "support/errors.hpp"
#include "support/program.hpp"

namespace gouji {
namespace {

const std::string kHead =
    "schema: gouji-package/1\nentity: 云岭县水利局\nkind: final-account\nyear: 2018\n";

Result<Document> read(const std::string& package, std::map<std::string, std::string> parts = {}) {
  return read_package(package, "包/package.yaml",
                      [parts](const std::string& path) -> Result<std::string> {
                        const auto found = parts.find(path);
                        if (found != parts.end()) return found->second;
                        return Unexpected{Error{{"没有这个文件", "no such file"}, {}, {}, {}}};
                      });
}

/// Where the first block with this folded text stands: "file:line:column".
std::string place_of(const Document& document, const std::string& text) {
  for (const auto& block : document.blocks) {
    const auto at = block.folded.text().find(text);
    if (at == std::string::npos) continue;
    const auto offset = block.folded.source_offset(at);
    const auto position = document.position(offset);
    return document.file(offset) + ":" + std::to_string(position.line) + ":" +
           std::to_string(position.column);
  }
  return "nowhere";
}

TEST_CASE("a package is told by its content", "[package]") {
  CHECK(is_package(kHead));
  CHECK(is_package("# 说明\nentity: x\nschema: gouji-package/1\n"));
  CHECK(is_package("{\"schema\": \"gouji-package/1\"}"));
  CHECK(is_package("{\n  \"entity\": \"x\", \"schema\":\"gouji-package/2\"}"));
  CHECK_FALSE(is_package("本文介绍 schema: gouji-package/1 的写法。"));
  CHECK_FALSE(is_package("2018年度部门决算公开说明\n本年支出合计1.00万元。\n"));
  CHECK_FALSE(is_package(""));
}

TEST_CASE("cells keep what is printed, and everything has its place", "[package]") {
  const auto document =
      read(kHead +
               "level: department\napproved_on: 2019-09-02\npublished_on: 2019-09-22\n"
               "narrative: |\n  一、收入情况\n  本年收入合计280.10万元。\n"
               "tables:\n  - title: 收入决算表\n    unit: 金额单位：万元\n    notes: [注：说明]\n"
               "    rows:\n      - [科目名称, 合计]\n      - [合计, 280.10]\n"
               "  - {title: 支出决算表, unit: 万元, file: tables/03.csv}\n",
           {{"tables/03.csv", "科目名称,合计\n合计,\"1,280.00\"\n短\n"}});
  REQUIRE(document);
  CHECK(document->format == "package");
  CHECK(place_of(*document, "280.10万元") == "包/package.yaml:10:9");
  CHECK(place_of(*document, "1,280.00") == "包/tables/03.csv:2:5");
  REQUIRE(document->tables.size() == 2);
  const auto& first = document->tables[0];
  CHECK(first.unit == "万元");
  CHECK(first.rows() == 2);
  const auto& cell = document->blocks[static_cast<std::size_t>(first.cell(1, 1))];
  CHECK(document->text(cell.begin, cell.end) == "280.10");
  CHECK(document->position(cell.begin) == Position{17, 14});
  CHECK(document->tables[1].cell(2, 1) == -1);  // a short row is filled up
  REQUIRE(document->submission);
  CHECK(*document->submission->published_on - *document->submission->approved_on == 20);
  CHECK(document->submission->has_tables);
}

TEST_CASE("JSON, GB18030 and a package without tables", "[package]") {
  const auto json = read(
      "{\"schema\": \"gouji-package/1\", \"entity\": \"局\", \"kind\": \"budget\", \"year\": "
      "2020,\n"
      " \"narrative\": \"收入1.50万元。\\n支出2.00万元。\"}");
  REQUIRE(json);
  CHECK(json->blocks.size() == 2);
  CHECK_FALSE(json->submission->has_tables);
  const auto old = read(kHead + "tables:\n  - {title: 支出决算表, unit: 万元, file: a.csv}\n",
                        {{"a.csv", "\xD6\xA7\xB3\xF6\xBA\xCF\xBC\xC6,1.00\n"}});
  REQUIRE(old);
  CHECK(place_of(*old, "支出合计") == "包/a.csv:1:1");
  CHECK(place_of(*old, "1.00") == "包/a.csv:1:6");
}

TEST_CASE("a package in the current folder finds its files", "[package]") {
  const test::TemporaryFolder folder;
  folder.write("package.yaml", kHead + "narrative: {file: text/a.md}\n");
  folder.write("text/a.md", "收入1.50万元。\n");
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path(""));
  const auto by_file = read_input("package.yaml", "package.yaml", test::page_words());
  const auto by_folder = read_input(".", ".", test::page_words());
  std::filesystem::current_path(before);
  REQUIRE(by_file);
  CHECK(by_file->files == std::vector<std::string>{"package.yaml", "text/a.md"});
  REQUIRE(by_folder);
  CHECK(by_folder->files[0] == "./package.yaml");
}

TEST_CASE("whatever is wrong with a package is one clear error at its place", "[package]") {
  struct Case {
    std::string name;
    std::string package;
    std::string says;
    Position at;
  };
  const std::string table = kHead + "narrative: 文字\ntables:\n  - {title: 表, ";
  const std::vector<Case> cases = {
      {"unknown key", kHead + "entty: x\n", "unknown key 'entty'", {5, 1}},
      {"schema",
       "schema: gouji-package/9\nentity: x\nkind: budget\nyear: 2018\n",
       "gouji-package/1",
       {1, 9}},
      {"no year",
       "schema: gouji-package/1\nentity: x\nkind: budget\n",
       "'year' is missing",
       {1, 1}},
      {"year", kHead.substr(0, kHead.size() - 5) + "18\n", "year of four digits", {4, 7}},
      {"kind",
       "schema: gouji-package/1\nentity: x\nkind: final\nyear: 2018\n",
       "unknown value 'final'",
       {3, 7}},
      {"level", kHead + "level: county\n", "unknown value 'county'", {5, 8}},
      {"date", kHead + "approved_on: 2019-02-30\n", "written 2019-09-02", {5, 14}},
      {"nothing in it", kHead, "neither text nor tables", {}},
      {"both", table + "file: a.csv, rows: []}\n", "either file or rows", {7, 5}},
      {"neither", table + "unit: 元}\n", "either file or rows", {7, 5}},
      {"above the folder", table + "file: ../a.csv}\n", "not inside the package", {7, 22}},
      {"absolute", table + "file: /etc/passwd}\n", "not inside the package", {7, 22}},
      {"missing part", table + "file: b.csv}\n", "no such file", {}},
      {"a cell that is a list", table + "rows: [[[1]]]}\n", "a cell must be a text", {7, 24}},
      {"rows that are none", table + "rows: 3}\n", "rows must be a list", {7, 22}},
      {"cut", "{\"schema\": \"gouji-package/1\", \"entity\": \"x", "illegal EOF", {1, 43}},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    const auto document = read(c.package);
    REQUIRE_FALSE(document);
    INFO(test::line_of(document.error()));
    CHECK(document.error().what.en.find(c.says) != std::string::npos);
    CHECK(document.error().at == c.at);
    CHECK(document.error().file.starts_with("包/"));
  }
}

}  // namespace
}  // namespace gouji
