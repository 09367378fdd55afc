#include "support/pdf_builder.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace gouji::test {
namespace {

// Objects that every file has: 1 catalog, 2 pages, 3 and 4 the Chinese font, 5 a font that nobody
// can read. Added objects come next, then two for each page.
constexpr int kFixed = 5;

std::string utf16(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto c = character_at(utf8, at);
    out += fmt::format("{:04X}", static_cast<unsigned>(c.code));
    at += c.bytes;
  }
  return out;
}

}  // namespace

PdfPage& PdfPage::text(double x, double y, std::string_view utf8, double size) {
  content_ +=
      fmt::format("BT /F1 {} Tf 1 0 0 1 {} {} Tm <{}> Tj ET\n", size, x, height_ - y, utf16(utf8));
  return *this;
}

PdfPage& PdfPage::codes(double x, double y, std::string_view hex, double size) {
  content_ += fmt::format("BT /F2 {} Tf 1 0 0 1 {} {} Tm <{}> Tj ET\n", size, x, height_ - y, hex);
  return *this;
}

PdfPage& PdfPage::line(double from_x, double from_y, double to_x, double to_y) {
  content_ +=
      fmt::format("0.5 w {} {} m {} {} l S\n", from_x, height_ - from_y, to_x, height_ - to_y);
  return *this;
}

PdfPage& PdfPage::box(double x, double y, double width, double height) {
  content_ += fmt::format("{} {} {} {} re f\n", x, height_ - y - height, width, height);
  return *this;
}

PdfPage& PdfPage::raw(std::string_view operators) {
  content_ += operators;
  content_ += '\n';
  return *this;
}

PdfPage& PdfPage::table(const std::vector<double>& xs, const std::vector<double>& ys,
                        const std::vector<std::vector<std::string>>& cells, double size) {
  for (const auto y : ys) line(xs.front(), y, xs.back(), y);
  for (const auto x : xs) line(x, ys.front(), x, ys.back());
  for (std::size_t row = 0; row < cells.size(); ++row) {
    for (std::size_t column = 0; column < cells[row].size(); ++column) {
      if (!cells[row][column].empty()) {
        text(xs[column] + 3, ys[row + 1] - 5, cells[row][column], size);
      }
    }
  }
  return *this;
}

PdfPage& PdfPage::entry(std::string_view of_the_page_dictionary) {
  entries_ += of_the_page_dictionary;
  entries_ += '\n';
  return *this;
}

PdfPage& PdfPage::resource(std::string_view of_the_page) {
  resources_ += of_the_page;
  resources_ += '\n';
  return *this;
}

PdfPage& PdfBuilder::page(double width, double height) {
  return pages_.emplace_back(width, height);
}

int PdfBuilder::next_object() const { return kFixed + static_cast<int>(objects_.size()) + 1; }

std::string PdfBuilder::bytes() const {
  const int first_page = kFixed + static_cast<int>(objects_.size()) + 1;
  std::vector<std::string> bodies;
  std::string kids;
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    kids += fmt::format("{} 0 R ", first_page + 2 * static_cast<int>(i));
  }
  bodies.push_back(fmt::format("<< /Type /Catalog /Pages 2 0 R {} >>", catalog_));
  bodies.push_back(fmt::format("<< /Type /Pages /Count {} /Kids [{}] >>", pages_.size(), kids));
  bodies.push_back(
      "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H "
      "/DescendantFonts [4 0 R] >>");
  bodies.push_back(
      "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry "
      "(Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500] /FontDescriptor << /Type "
      "/FontDescriptor /FontName /STSong-Light /Flags 6 /Ascent 880 /Descent -120 /CapHeight 880 "
      "/StemV 93 /ItalicAngle 0 /FontBBox [-25 -254 1000 880] >> >>");
  bodies.push_back(
      "<< /Type /Font /Subtype /Type0 /BaseFont /Nobody /Encoding /Identity-H /DescendantFonts [ "
      "<< "
      "/Type /Font /Subtype /CIDFontType2 /BaseFont /Nobody /CIDSystemInfo << /Registry (Adobe) "
      "/Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor "
      "/FontName /Nobody /Flags 4 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 /ItalicAngle "
      "0 "
      "/FontBBox [0 0 1000 1000] >> >> ] >>");
  bodies.insert(bodies.end(), objects_.begin(), objects_.end());
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    const auto& page = pages_[i];
    const int content = first_page + 2 * static_cast<int>(i) + 1;
    bodies.push_back(
        fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {}] /Resources << /Font << /F1 "
                    "3 0 R /F2 5 0 "
                    "R >> {} >> /Contents {} 0 R {} >>",
                    page.width_, page.height_, page.resources_, content, page.entries_));
    bodies.push_back(
        fmt::format("<< /Length {} >>\nstream\n{}endstream", page.content_.size(), page.content_));
  }
  std::string out = "%PDF-1.7\n";
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    offsets.push_back(out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, bodies[i]);
  }
  const auto table = out.size();
  out += fmt::format("xref\n0 {}\n0000000000 65535 f \n", bodies.size() + 1);
  for (const auto offset : offsets) out += fmt::format("{:010} 00000 n \n", offset);
  out += fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n",
                     bodies.size() + 1, table);
  return out;
}

}  // namespace gouji::test
