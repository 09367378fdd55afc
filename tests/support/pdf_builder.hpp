#pragma once
// Small PDFs made in the tests: one for each thing that real files do. Positions are points from
// the top left corner of the page. Chinese text uses a font that is not embedded, so the files are
// short and need Poppler's character maps, as many published ones do.

#include <string>
#include <string_view>
#include <vector>

namespace gouji::test {

class PdfPage {
 public:
  explicit PdfPage(double width = 595, double height = 842) : width_(width), height_(height) {}

  PdfPage& text(double x, double y, std::string_view utf8, double size = 12);
  /// A glyph for each character code of a font without ToUnicode and without a known encoding.
  PdfPage& codes(double x, double y, std::string_view hex, double size = 12);
  PdfPage& line(double from_x, double from_y, double to_x, double to_y);
  PdfPage& box(double x, double y, double width, double height);  ///< filled
  /// Anything: operators of the page's content, in the PDF's own coordinates.
  PdfPage& raw(std::string_view operators);
  /// Rules around rows × columns, and the text of each cell ("" for none).
  PdfPage& table(const std::vector<double>& xs, const std::vector<double>& ys,
                 const std::vector<std::vector<std::string>>& cells, double size = 10);
  PdfPage& entry(std::string_view of_the_page_dictionary);
  PdfPage& resource(std::string_view of_the_page);  ///< /ExtGState << … >>

  double height() const { return height_; }

 private:
  friend class PdfBuilder;
  double width_;
  double height_;
  std::string content_;
  std::string entries_;
  std::string resources_;
};

class PdfBuilder {
 public:
  PdfPage& page(double width = 595, double height = 842);
  /// The file; objects that pages refer to by "N 0 R" may be added, from number `first_free()` on.
  std::string bytes() const;
  void object(std::string body) { objects_.push_back(std::move(body)); }
  /// Number of the next added object.
  int next_object() const;
  void catalog(std::string_view entry) { catalog_ += entry; }

 private:
  std::vector<PdfPage> pages_;
  std::vector<std::string> objects_;
  std::string catalog_;
};

}  // namespace gouji::test
