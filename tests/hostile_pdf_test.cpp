// PDFs and page data as a careless or malicious sender makes them, through the program: one clear
// line or a normal report, never a crash, and the other file of the batch is checked all the same.

#include <sys/wait.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "page/page.hpp"
#include "run/input.hpp"
#include "run/page_reader.hpp"
#include "run/session.hpp"
#include "support/builtin.hpp"
#include "support/pdf_builder.hpp"
#include "support/pdf_fixtures.hpp"
#include "support/program.hpp"
#include "support/raw_pdf.hpp"
#include "support/text.hpp"

namespace gouji {
namespace {

using test::from_hex;
using test::kCatalog;
using test::kOnePage;
using test::one_page;
using test::pdf_of;
using test::PdfBuilder;
using test::repeated;
using test::run_program;
using test::stream;
using test::TemporaryFolder;

const std::string kWrong =
    "本年支出合计300.00万元，其中：基本支出200.00万元，占66.76%；项目支出100.00万元，占33.33%。";

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string made_pdf() {
  PdfBuilder pdf;
  pdf.page()
      .text(220, 80, "云岭县水利局2032年度部门决算", 14)
      .text(40, 120, kWrong, 9)
      .text(220, 180, "收入支出决算总表", 14)
      .table({60, 200, 320}, {220, 240, 260}, {{"项目", "决算数"}, {"总计", "300.00"}});
  return pdf.bytes();
}

/// A batch of bad files and a good one, as a report.
class Batch {
 public:
  explicit Batch(const std::vector<std::string>& bad, std::vector<std::string> options = {}) {
    std::vector<std::string> arguments{"check", "--lang", "en", "--format", "json"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    for (std::size_t i = 0; i < bad.size(); ++i) {
      paths_.push_back(folder_.write(fmt::format("bad-{}.pdf", i), bad[i]));
      arguments.push_back(paths_.back());
    }
    good_ = folder_.write("good.txt", kWrong + "\n");
    arguments.push_back(good_);
    const auto begin = std::chrono::steady_clock::now();
    run_ = run_program(arguments);
    seconds_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    INFO(run_.err);
    REQUIRE(run_.status <= 2);
    REQUIRE(run_.err.empty());
    report_ = nlohmann::json::parse(run_.out);
  }

  double seconds() const { return seconds_; }

  /// What the report says of a file that could not be read; empty where it was.
  std::string error(std::size_t file) const {
    std::string out;
    for (const auto& error : report_["unreadable"]) {
      if (error["path"] != paths_[file]) continue;
      CHECK(out.empty());
      out = error["message"].get<std::string>();
    }
    return out;
  }

  /// Each file is in the report once, and the good one was checked.
  void check() const {
    for (const auto& path : paths_) {
      INFO(path);
      CHECK(times(path) == 1);
    }
    bool found = false;
    for (const auto& document : report_["documents"]) {
      found = found || (document["path"] == good_ && document["findings"].size() == 1);
    }
    CHECK(found);
  }

 private:
  int times(const std::string& path) const {
    int out = 0;
    for (const auto* list : {"documents", "unreadable"}) {
      for (const auto& entry : report_[list]) out += entry["path"] == path ? 1 : 0;
    }
    return out;
  }

  TemporaryFolder folder_;
  std::vector<std::string> paths_;
  std::string good_;
  test::ProgramRun run_;
  double seconds_ = 0;
  nlohmann::json report_;
};

TEST_CASE("a PDF that was cut anywhere is one line or a report", "[hostile]") {
  const auto whole = made_pdf();
  std::vector<std::string> cut;
  constexpr std::size_t kPlaces = 60;
  for (std::size_t i = 0; i < kPlaces; ++i) {
    // The mark of a PDF stays: without it the file is a text like others.
    cut.push_back(whole.substr(0, 8 + (whole.size() - 8) * i / kPlaces));
  }
  const Batch batch(cut, {"--jobs", "2"});
  batch.check();
  CHECK(contains(batch.error(0), "damaged"));
}

TEST_CASE("bytes of a PDF that were changed anywhere cost one line at most", "[hostile]") {
  const auto whole = made_pdf();
  std::vector<std::string> damaged;
  constexpr std::size_t kPlaces = 60;
  for (std::size_t i = 0; i < kPlaces; ++i) {
    auto bytes = whole;
    const auto at = 8 + (whole.size() - 8) * i / kPlaces;
    for (std::size_t k = at; k < std::min(at + 3, bytes.size()); ++k) {
      bytes[k] = static_cast<char>(bytes[k] ^ static_cast<char>(0x15 + 0x21 * (i % 5)));
    }
    damaged.push_back(std::move(bytes));
  }
  Batch(damaged, {"--jobs", "2"}).check();
}

TEST_CASE("an encrypted PDF needs its password, and says so", "[hostile]") {
  const auto locked = from_hex(test::kEncryptedPdf);
  const Batch without({locked});
  without.check();
  CHECK(contains(without.error(0), "needs a password"));
  const Batch other({locked}, {"--password", "kai-2031"});
  other.check();
  CHECK(contains(other.error(0), "not its password"));
  for (const auto* word : {"kai-2032", "owner"}) {
    const Batch opened({locked}, {"--password", word});
    opened.check();
    CHECK(opened.error(0).empty());
  }
}

TEST_CASE("a password on the command line reaches no other program's arguments", "[hostile]") {
  const TemporaryFolder folder;
  const auto path = folder.write("locked.pdf", from_hex(test::kEncryptedPdf));
  const auto run = run_program({"check", "--lang", "en", "--password", "kai-2032", path});
  CHECK(run.status == 1);
  CHECK(contains(run.out, "66.67"));
  CHECK_FALSE(contains(run.out + run.err, "kai-2032"));
}

/// Files that are wrong in their structure. What each becomes is Poppler's affair, as long as it
/// becomes something.
std::vector<std::string> strange_structures() {
  std::vector<std::string> tree{kCatalog};
  constexpr int kDepth = 5'000;
  for (int i = 2; i < kDepth; ++i) {
    tree.push_back(fmt::format("<< /Type /Pages /Count 1 /Kids [{} 0 R] >>", i + 1));
  }
  tree.push_back("<< /Type /Page /MediaBox [0 0 100 100] >>");
  const auto brackets = repeated("[", 100'000);
  return {
      // cyclic page trees
      pdf_of({kCatalog, "<< /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >>"}),
      pdf_of({kCatalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
              "<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [2 0 R] >>"}),
      pdf_of({"<< /Type /Catalog /Pages 1 0 R >>"}),
      pdf_of(tree),
      // forms that paint themselves, or each other
      one_page("/X6 Do", {"/X6 Do"}),
      one_page("/X6 Do", {"/X7 Do", "/X6 Do"}),
      // objects that name themselves
      pdf_of({kCatalog, kOnePage, "3 0 R"}),
      pdf_of({kCatalog, kOnePage, "<< /Type /Page /Parent 3 0 R /Contents [3 0 R 4 0 R 4 0 R] >>",
              "[4 0 R 3 0 R]"}),
      // nesting
      one_page(brackets),
      one_page(repeated("q ", 200'000)),
      one_page(repeated("BT ", 200'000)),
      one_page(repeated("/A BMC ", 20'000)),
      pdf_of({kCatalog, kOnePage, "<< /Type /Page /Parent 2 0 R /MediaBox " + brackets + " >>"}),
      pdf_of({repeated("<< /A ", 100'000)}),
      // nothing that belongs into one
      "%PDF-1.7\n" + repeated("\xFF", 100'000),
      "%PDF-1.7\nstartxref\n0\n%%EOF\n",
      "%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF\n",
      "%PDF-9999999999.99999999\n" + repeated("0 0 obj\n", 10'000),
  };
}

TEST_CASE("PDFs whose structure makes no sense are survived", "[hostile]") {
  const Batch batch(strange_structures(), {"--jobs", "2"});
  batch.check();
  CHECK(batch.seconds() < 60);
}

TEST_CASE("a PDF says how many pages it has, and is not believed", "[hostile]") {
  const std::string page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>";
  const Batch batch({pdf_of({kCatalog, "<< /Type /Pages /Count 100000 /Kids [3 0 R] >>", page}),
                     pdf_of({kCatalog, "<< /Type /Pages /Count 0 /Kids [] >>"}),
                     pdf_of({kCatalog, "<< /Type /Pages /Count -5 /Kids [3 0 R] >>", page}),
                     pdf_of({kCatalog, "<< /Type /Pages /Count 2147483648 /Kids [3 0 R] >>", page}),
                     pdf_of({kCatalog, kOnePage, page})});
  batch.check();
  for (std::size_t i = 0; i < 5; ++i) {
    INFO(i);
    CHECK_FALSE(batch.error(i).empty());
  }
  CHECK(contains(batch.error(1), "no pages"));
  CHECK(contains(batch.error(4), "no text"));
  CHECK(batch.seconds() < 60);
}

TEST_CASE("numbers in a PDF that are none are survived", "[hostile]") {
  std::vector<std::string> files;
  const std::string hello = "BT /F1 12 Tf 60 700 Td (300.00) Tj ET\n";
  const std::vector<std::string> numbers = {
      "1e400", "nan",   "inf",  "-inf",          "--5", "0.0.0", "99999999999999999999999999999",
      "+-7",   "1e-400", "0x10", "-99999999999.9", ".",   "-",     "2147483648"};
  for (const auto& number : numbers) {
    files.push_back(one_page(hello + fmt::format("{0} {0} m {0} 10 l S 10 {0} 5 {0} re f\n", number)));
    files.push_back(one_page(fmt::format(
        "BT /F1 {0} Tf {0} Tc {0} Tw {0} Tz {0} {0} Td (300.00) Tj 1 0 {0} 1 {0} 5 Tm (1) Tj ET", number)));
    files.push_back(one_page(fmt::format("{0} 0 0 {0} {0} {0} cm {1} {0} i {0} w 0 0 m 9 {0} l S", number, hello)));
    files.push_back(one_page(hello, {}, fmt::format("[0 0 {0} {0}]", number)));
    files.push_back(one_page(hello, {}, fmt::format("[{0} {0} 595 842]", number)));
  }
  const Batch batch(files, {"--jobs", "2"});
  batch.check();
  CHECK(batch.seconds() < 120);
}

std::string times(std::string_view what, std::size_t count) {
  std::string out;
  out.reserve(what.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += what;
  return out;
}

TEST_CASE("a text that a PDF gives for its glyphs may be no text", "[hostile]") {
  std::vector<std::string> files;
  for (const auto* text : {"FEFFD800", "FEFFDC00D800", "FEFFD8000041", "FEFF00", "FEFF", "FEFF0000FFFF"}) {
    files.push_back(one_page(fmt::format(
        "BT /F1 12 Tf 60 700 Td (3.00) Tj ET\n/Span << /ActualText <{}> >> BDC BT /F1 12 Tf 60 600 Td "
        "(3.00) Tj ET EMC",
        text)));
  }
  const Batch batch(files);
  batch.check();
  for (std::size_t i = 0; i < files.size(); ++i) {
    INFO(i);
    CHECK(batch.error(i).empty());
  }
}

TEST_CASE("a page may be crowded, within limits", "[hostile]") {
  const std::string thousand = "BT /F1 1 Tf 20 700 Td (" + times("1,234.50 ", 111) + ") Tj ET\n";
  const auto spread = [&] {
    std::string out;
    for (int i = 0; i < 1'000; ++i) {
      out += fmt::format("BT /F1 3 Tf {} {} Td ({}) Tj ET\n", i % 10, 2 + i * 8 / 10, times("1,2.5 ", 166));
    }
    return out;
  };
  const std::string comb = "0 0 m 500 0 l S 0 9 m 500 9 l S 3 0 m 3 800 l S 5 0 m 5 800 l S\n";
  std::string mesh;
  for (int i = 0; i < 3'000; ++i) {
    mesh += fmt::format("0 {0} m 590 {0} l S {1} 0 m {1} 840 l S\n", i * 0.28, i * 0.19);
  }
  const Batch batch({
      one_page(times("/X6 Do\n", 1'000), {thousand}),      // a million glyphs on each other
      one_page(spread()),                                  // a million glyphs side by side
      one_page(times("/X6 Do\n", 10'000), {thousand}),     // too many glyphs
      one_page(times("/X6 Do\n", 400), {times(comb, 250)}),   // 400,000 rules on each other
      one_page(times("/X6 Do\n", 1'000), {times(comb, 1'000)}),  // too many rules
      one_page(mesh),
  });
  batch.check();
  CHECK(contains(batch.error(2), "too large"));
  CHECK(contains(batch.error(4), "too large"));
  CHECK(batch.seconds() < 120);
}

TEST_CASE("many boxes may lie over many glyphs", "[hostile]") {
  const std::string thousand = "BT /F1 1 Tf 20 700 Td (" + times("1,234.50 ", 111) + ") Tj ET\n";
  const Batch batch({one_page(times("/X6 Do\n1 0 0 1 0 -0.7 cm\n", 1'000) +
                                  times("5 5 0 9 re 0 9 400 500 re f\n9 0 9 900 re f\n", 9'000),
                              {thousand})});
  batch.check();
  CHECK(batch.seconds() < 120);
}

TEST_CASE("what swells when it is unpacked is survived", "[hostile]") {
  const auto zeros = from_hex(test::kManyZeros);
  const std::string filters = "/Filter [/FlateDecode /FlateDecode /FlateDecode]";
  const std::string page =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> "
      "/Contents 4 0 R >>";
  const std::string font =
      "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 4 0 R "
      "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A >>] >>";
  const std::string text = "BT /F1 12 Tf 60 700 Td <00410042> Tj ET";
  const std::string other_page =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> "
      "/Contents 6 0 R >>";
  const Batch batch({pdf_of({kCatalog, kOnePage, page, stream(zeros, filters)}),
                     pdf_of({kCatalog, kOnePage, other_page, stream(zeros, filters), font,
                             stream(text)})});
  batch.check();
  CHECK(batch.seconds() < 200);
}

TEST_CASE("what a file is, is told by what is in it", "[hostile]") {
  const Batch batch({kWrong + "\n",                                 // a text with the name of a PDF
                     "报告以 %PDF- 格式公开。\n" + kWrong + "\n",   // a text that speaks of PDFs
                     std::string(2'000, ' ') + made_pdf(),          // the mark stands too far behind
                     std::string(500, '\n') + made_pdf(),           // junk before it, as mail adds
                     made_pdf() + std::string(5'000, '\0')});       // and behind it
  batch.check();
  CHECK(batch.error(0).empty());
  CHECK(batch.error(3).empty());
  CHECK(batch.error(4).empty());
}

TEST_CASE("page data that is damaged anywhere is an error or a document", "[hostile]") {
  const auto pages = draw_pdf(made_pdf(), {}, "made.pdf");
  REQUIRE(pages);
  const auto whole = write_pages(*pages);
  REQUIRE(read_bytes(whole, "made.pages", no_parts(), test::page_words()));
  const auto& library = test::builtin_library();
  std::size_t read = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    CHECK_FALSE(read_pages(whole.substr(0, at)));
    for (const unsigned mask : {0x01U, 0x80U, 0xFFU}) {
      auto bytes = whole;
      bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ mask);
      auto document = read_bytes(std::move(bytes), "made.pages", no_parts(), test::page_words());
      if (!document) continue;
      ++read;
      if (read % 16 == 0) check_document(std::move(*document), library, Detail::ledger);
    }
  }
  CHECK_FALSE(read_pages(whole + '\0'));
  CHECK(read > 0);
}

TEST_CASE("without gouji-pdf a PDF is one clear line, and texts are read", "[hostile]") {
  const TemporaryFolder folder;
  folder.write("bin/readme.txt", "");
  const auto program = folder.path("bin/gouji");
  std::filesystem::copy_file(GOUJI_PROGRAM, program);
  const auto pdf = folder.write("a.pdf", made_pdf());
  const auto text = folder.write("b.txt", kWrong + "\n");
  const auto out = folder.path("out");
  const auto command =
      fmt::format("'{}' check --lang en '{}' '{}' > '{}' 2>&1", program, pdf, text, out);
  const int status = std::system(command.c_str());
  const auto shown = [&] {
    std::ifstream file(out);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  INFO(shown);
  CHECK(WEXITSTATUS(status) == 2);
  CHECK(contains(shown, pdf + ": error: reading a PDF needs gouji-pdf"));
  CHECK(contains(shown, text + ":1:"));
}

}  // namespace
}  // namespace gouji
