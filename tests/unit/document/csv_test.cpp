#include <random>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "document/csv.hpp"

namespace gouji {
namespace {

std::vector<std::vector<std::string>> texts(std::string_view csv) {
  const auto rows = parse_csv(csv, "表.csv");
  REQUIRE(rows);
  std::vector<std::vector<std::string>> out;
  for (const auto& row : *rows) {
    auto& fields = out.emplace_back();
    for (const auto& field : row) fields.push_back(field.text);
  }
  return out;
}

using Rows = std::vector<std::vector<std::string>>;

TEST_CASE("fields of CSV are what RFC 4180 says", "[csv]") {
  CHECK(texts("a,b\nc,d\n") == Rows{{"a", "b"}, {"c", "d"}});
  CHECK(texts("a,b\r\nc,d") == Rows{{"a", "b"}, {"c", "d"}});
  CHECK(texts(",,\n") == Rows{{"", "", ""}});
  CHECK(texts("a,") == Rows{{"a", ""}});
  CHECK(texts("\"1,234.50\",\"说“\"\"”\"\n") == Rows{{"1,234.50", "说“\"”"}});
  CHECK(texts("\"两\n行\",b\n") == Rows{{"两\n行", "b"}});
  CHECK(texts("a\n\n\nb\n") == Rows{{"a"}, {"b"}});
  CHECK(texts("甲\t乙\n1,5\t2\n") == Rows{{"甲", "乙"}, {"1,5", "2"}});
  CHECK(texts("").empty());
}

TEST_CASE("every field knows its line and column", "[csv]") {
  const auto rows = parse_csv("项目,金额\n\"一、收入\",\"1\n2\"\n合计,3\n", "表.csv");
  REQUIRE(rows);
  CHECK((*rows)[0][1].at == Position{1, 4});
  CHECK((*rows)[1][0].at == Position{2, 2});
  CHECK((*rows)[1][1].at == Position{2, 9});
  CHECK((*rows)[2][1].at == Position{4, 4});
}

TEST_CASE("a quote that is never closed and text behind one are errors at their place", "[csv]") {
  const auto open = parse_csv("a,b\nc,\"d\ne,f\n", "表.csv");
  REQUIRE_FALSE(open);
  CHECK(open.error().at == Position{2, 3});
  CHECK(open.error().file == "表.csv");
  const auto behind = parse_csv("\"a\"b,c\n", "表.csv");
  REQUIRE_FALSE(behind);
  CHECK(behind.error().at == Position{1, 4});
}

TEST_CASE("what is written quoted is read back", "[csv]") {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"a", "金", "\"", ",", "\n", "\r\n", "1.00", " ", "，"};
  for (int round = 0; round < 300; ++round) {
    Rows rows(1 + random() % 4);
    std::string csv;
    for (auto& row : rows) {
      row.resize(1 + random() % 4);
      for (std::size_t i = 0; i < row.size(); ++i) {
        for (auto n = 1 + random() % 5; n > 0; --n) row[i] += pieces[random() % pieces.size()];
        csv += i > 0 ? ",\"" : "\"";
        for (const char c : row[i]) csv += c == '"' ? "\"\"" : std::string(1, c);
        csv += '"';
      }
      csv += "\n";
    }
    CHECK(texts(csv) == rows);
  }
}

}  // namespace
}  // namespace gouji
