// Published PDFs against what was transcribed from them by hand: their tables amount by amount, and
// sentences that have to stand in one piece. Skipped where the shared material is not at hand.

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

#include "facts/disclosure.hpp"
#include "layout/assemble.hpp"
#include "run/input.hpp"
#include "run/page_reader.hpp"
#include "support/builtin.hpp"
#include "support/paths.hpp"
#include "support/transcript.hpp"

namespace gouji {
namespace {

using nlohmann::ordered_json;
using test::Amounts;

struct Published {
  std::string name;
  std::string path;
  ordered_json truth;
};

/// The PDFs that have a truth file, by name.
std::vector<Published> corpus() {
  std::vector<Published> out;
  std::error_code error;
  std::filesystem::directory_iterator folder(test::shared_path("corpus"), error);
  if (error) return out;
  for (const auto& entry : folder) {
    const auto truth = test::shared_path("truth/" + entry.path().stem().string() + ".json");
    if (entry.path().extension() != ".pdf" || !std::filesystem::exists(truth)) continue;
    out.push_back({entry.path().stem().string(), entry.path().string(),
                   ordered_json::parse(test::slurp(truth))});
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return out;
}

Document read(const Published& published) {
  auto document = read_input(published.path, published.name, test::page_words());
  if (!document) FAIL(published.name << ": " << document.error().what.en);
  return std::move(*document);
}

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 100.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

Amounts in_both(const Amounts& a, const Amounts& b) {
  Amounts out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

void tell_missing(std::string_view what, const Amounts& all, const Amounts& found) {
  Amounts rest;
  std::set_difference(all.begin(), all.end(), found.begin(), found.end(), std::back_inserter(rest));
  for (std::size_t i = 0; i < rest.size() && i < 40; ++i) fmt::print("  {}: {}\n", what, rest[i]);
}

TEST_CASE("tables of published PDFs are read amount by amount", "[corpus]") {
  const auto documents = corpus();
  if (documents.empty()) SKIP("skipped: the shared corpus is not here");
  constexpr double kEnough = 99.9;
  for (const auto& published : documents) {
    if (!published.truth.contains("tables")) continue;
    const auto& tables = published.truth["tables"];
    const auto expected = test::transcribed(tables);
    const auto found =
        test::printed(tables, extract(read(published), test::builtin_library().vocabulary));
    const auto right = in_both(expected, found);
    const auto recall = percent(right.size(), expected.size());
    const auto precision = percent(right.size(), found.size());
    fmt::print("{:20} {:5} amounts, recall {:6.2f} %, precision {:6.2f} %\n", published.name,
               expected.size(), recall, precision);
    tell_missing("not read", expected, right);
    tell_missing("read, but not there", found, right);
    INFO(published.name);
    CHECK(recall >= kEnough);
    CHECK(precision >= kEnough);
  }
}

/// All text of each block, without white space.
std::vector<std::string> blocks_of(const Document& document) {
  std::vector<std::string> out;
  for (const auto& block : document.blocks) {
    out.push_back(test::plain(document.text(block.begin, block.end)));
  }
  return out;
}

/// The parts between … in this order.
bool holds(std::string_view text, std::string_view quote) {
  constexpr std::string_view kGap = "…";
  for (;;) {
    const auto gap = quote.find(kGap);
    const auto part = quote.substr(0, gap);
    const auto at = text.find(part);
    if (at == std::string_view::npos) return false;
    if (gap == std::string_view::npos) return true;
    text.remove_prefix(at + part.size());
    quote.remove_prefix(gap + kGap.size());
  }
}

TEST_CASE("quotations from published PDFs stand in one block", "[corpus]") {
  const auto documents = corpus();
  if (documents.empty()) SKIP("skipped: the shared corpus is not here");
  constexpr double kEnough = 98;
  std::size_t all = 0;
  std::size_t whole = 0;
  for (const auto& published : documents) {
    const auto blocks = blocks_of(read(published));
    for (const auto* kind : {"findings", "traps"}) {
      for (const auto& item : published.truth[kind]) {
        if (!item.contains("quote") || !item["quote"].is_string()) continue;
        const auto quote = test::plain(item["quote"].get<std::string>());
        if (quote.empty()) continue;
        ++all;
        if (std::any_of(blocks.begin(), blocks.end(), [&](const auto& b) { return holds(b, quote); })) {
          ++whole;
        } else {
          fmt::print("  {}: in pieces: {}\n", published.name, quote);
        }
      }
    }
  }
  fmt::print("{} of {} quotations in one block ({:.1f} %)\n", whole, all, percent(whole, all));
  CHECK(percent(whole, all) >= kEnough);
}

void check_same(const Document& a, const Document& b) {
  CHECK(a.source == b.source);
  REQUIRE(a.blocks.size() == b.blocks.size());
  for (std::size_t i = 0; i < a.blocks.size(); ++i) {
    const auto& one = a.blocks[i];
    const auto& other = b.blocks[i];
    const bool same = one.kind == other.kind && one.level == other.level &&
                      one.section == other.section && one.begin == other.begin &&
                      one.end == other.end && one.folded.text() == other.folded.text() &&
                      a.position(one.begin) == b.position(other.begin);
    if (!same) FAIL_CHECK("block " << i);
  }
  REQUIRE(a.tables.size() == b.tables.size());
  for (std::size_t i = 0; i < a.tables.size(); ++i) {
    const auto& one = a.tables[i];
    const auto& other = b.tables[i];
    CHECK(one.title == other.title);
    CHECK(one.unit == other.unit);
    CHECK(one.columns == other.columns);
    CHECK(one.cells == other.cells);
    CHECK(one.notes == other.notes);
    CHECK(one.trust == other.trust);
  }
}

TEST_CASE("pages that were written to a file give the document that the PDF gives", "[corpus]") {
  const auto documents = corpus();
  if (documents.empty()) SKIP("skipped: the shared corpus is not here");
  for (const auto& published : documents) {
    INFO(published.name);
    const auto pages = draw_pdf(test::slurp(published.path), {}, published.name);
    REQUIRE(pages);
    const auto again = read_bytes(write_pages(*pages), published.name, no_parts(), test::page_words());
    REQUIRE(again);
    check_same(read(published), *again);
  }
}

}  // namespace
}  // namespace gouji
