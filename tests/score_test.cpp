// How much of what was found by hand in the published documents is reported, and what is reported
// besides: as the scoring tool beside them counts it. Skipped without them, or without Python.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "support/paths.hpp"
#include "support/program.hpp"

namespace gouji {
namespace {

using test::run_program;
using test::shared_path;

// What holds. Never move it back.
constexpr int kMust = 21;    // of 21 contradictions
constexpr int kShould = 32;  // of 33 other defects
constexpr int kFalse = 0;    // errors and warnings that answer nothing
constexpr int kTraps = 0;    // that fell for what looks wrong and is not
// Two findings may tell one cause (a whole and its part off by one amount); the score takes the
// second for a rounding difference of the cell that it is compared with.
constexpr int kRounding = 1;  // that rounding explains

/// What a command prints; empty where it cannot be run.
std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string out;
  std::string buffer(4096, '\0');
  while (pipe) {
    const auto got = fread(buffer.data(), 1, buffer.size(), pipe.get());
    if (got == 0) break;
    out.append(buffer, 0, got);
  }
  return out;
}

std::vector<std::string> corpus() {
  std::vector<std::string> out;
  std::error_code error;
  std::filesystem::directory_iterator files(shared_path("corpus"), error);
  if (error) return out;
  for (const auto& entry : files) {
    const auto kind = entry.path().extension();
    if (kind == ".pdf" || kind == ".txt") out.push_back(entry.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST_CASE("the published documents give the findings that they have to", "[corpus]") {
  const auto files = corpus();
  if (files.empty()) SKIP("skipped: the shared corpus is not here");
  if (output_of("python3 -c 'print(1)' 2>/dev/null") != "1\n") SKIP("skipped: no python3");
  const test::TemporaryFolder folder;
  std::vector<std::string> arguments{"check", "--format", "json", "--fail-on", "none"};
  arguments.insert(arguments.end(), files.begin(), files.end());
  const auto run = run_program(arguments);
  REQUIRE(run.status == 0);
  const auto report = folder.write("report.json", run.out);
  const auto score = fmt::format("python3 '{}' '{}' '{}'", shared_path("tools/score"),
                                 shared_path("truth"), report);
  std::fputs(output_of(score).c_str(), stdout);
  const auto total = nlohmann::json::parse(output_of(score + " --json"));
  CHECK(total["total"]["must"][0].get<int>() >= kMust);
  CHECK(total["total"]["should"][0].get<int>() >= kShould);
  CHECK(total["false"].get<int>() <= kFalse);
  CHECK(total["trap"].get<int>() <= kTraps);
  CHECK(total["loud_rounding"].get<int>() <= kRounding);
}

}  // namespace
}  // namespace gouji
