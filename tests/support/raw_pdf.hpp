#pragma once
// PDFs object by object, for what no builder would write.

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace gouji::test {

/// A PDF of these objects, the first of them the catalog.
inline std::string pdf_of(const std::vector<std::string>& objects) {
  std::string out = "%PDF-1.7\n";
  std::string places;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    places += fmt::format("{:010} 00000 n \n", out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const auto table = out.size();
  out += fmt::format("xref\n0 {}\n0000000000 65535 f \n{}trailer\n<< /Size {} /Root 1 0 R >>\n",
                     objects.size() + 1, places, objects.size() + 1);
  return out + fmt::format("startxref\n{}\n%%EOF\n", table);
}

inline std::string stream(std::string_view data, std::string_view entries = {}) {
  return fmt::format("<< /Length {} {} >>\nstream\n{}\nendstream", data.size(), entries, data);
}

inline constexpr const char* kCatalog = "<< /Type /Catalog /Pages 2 0 R >>";
inline constexpr const char* kOnePage = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>";
inline constexpr const char* kFont = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

/// One page with this content; forms get the numbers from 6 on and the names X6, X7 ….
inline std::string one_page(std::string_view content, const std::vector<std::string>& forms = {},
                     std::string_view box = "[0 0 595 842]") {
  std::string names;
  for (std::size_t i = 0; i < forms.size(); ++i) names += fmt::format("/X{0} {0} 0 R ", i + 6);
  const auto resources = fmt::format("<< /Font << /F1 5 0 R >> /XObject << {} >> >>", names);
  std::vector<std::string> objects{
      kCatalog, kOnePage,
      fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox {} /Resources {} /Contents 4 0 R >>", box,
                  resources),
      stream(content), kFont};
  for (const auto& form : forms) {
    objects.push_back(stream(form, "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources " +
                                       resources));
  }
  return pdf_of(objects);
}

}  // namespace gouji::test
