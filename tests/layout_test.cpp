// The house rules that a compiler does not check: which room may look into which, and where the
// heavy headers live.

#include <algorithm>
#include <array>
#include <map>

#include <catch2/catch_test_macros.hpp>

#include "support/paths.hpp"

using namespace gouji;

namespace {

/// A room may include itself and those before it.
constexpr std::array<std::string_view, 12> kRooms{"base",   "page",  "pdf",     "document",
                                                  "layout", "facts", "rules",   "judge",
                                                  "builtin", "report", "run",   "cli"};

const std::map<std::string, std::string> kHeavy{
    {"boost/spirit", "parse.cpp number.cpp clauses.cpp"},
    {"yaml-cpp/", "yaml.cpp"},
    {"CLI/CLI.hpp", "options.cpp"},
    {"openssl/", "sha256.cpp"},
    {"OutputDev.h", "pdf.cpp"},
    {"PDFDoc.h", "pdf.cpp"}};

std::ptrdiff_t rank(std::string_view room) {
  return std::find(kRooms.begin(), kRooms.end(), room) - kRooms.begin();
}

template <class Visit>
void each_source(Visit visit) {
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(test::source_path("src"))) {
    const auto extension = entry.path().extension();
    if (extension == ".hpp" || extension == ".cpp")
      visit(entry.path(), test::slurp(entry.path().string()));
  }
}

std::vector<std::string> includes_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = text.find("#include "); at != std::string::npos;
       at = text.find("#include ", at + 1)) {
    const auto end = text.find('\n', at);
    out.push_back(text.substr(at + 9, end - at - 9));
  }
  return out;
}

}  // namespace

TEST_CASE("a room includes only itself and the rooms before it", "[layout]") {
  int seen = 0;
  each_source([&](const std::filesystem::path& path, const std::string& text) {
    const auto room = path.parent_path().filename().string();
    if (room == "src") return;
    REQUIRE(rank(room) < std::ssize(kRooms));
    for (const auto& include : includes_of(text)) {
      if (include.front() != '"') continue;
      const auto other = include.substr(1, include.find('/') - 1);
      INFO(path.string() << " includes " << include);
      CHECK(rank(other) <= rank(room));
      ++seen;
    }
  });
  CHECK(seen > 50);
}

TEST_CASE("heavy headers live in one translation unit each", "[layout]") {
  each_source([&](const std::filesystem::path& path, const std::string& text) {
    for (const auto& include : includes_of(text)) {
      for (const auto& [header, home] : kHeavy) {
        if (include.find(header) == std::string::npos) continue;
        INFO(path.string() << " includes " << include);
        CHECK(home.find(path.filename().string()) != std::string::npos);
      }
    }
  });
}

TEST_CASE("no double stands in the rooms where amounts are", "[layout]") {
  each_source([&](const std::filesystem::path& path, const std::string& text) {
    if (path.parent_path().filename() == "pdf") return;  // points on a page, and no amounts
    INFO(path.string());
    for (std::size_t at = text.find("double "); at != std::string::npos;
         at = text.find("double ", at + 1)) {
      const auto line = text.rfind('\n', at) + 1;
      const auto comment = text.find("//", line);
      CHECK(comment < at);  // in a comment only
    }
  });
}
