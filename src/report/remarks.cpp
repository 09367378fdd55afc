#include "report/remarks.hpp"

#include <fmt/format.h>

namespace gouji {
namespace {

/// 3, 5-7: the pages of one kind of remark, which come in ascending order.
std::string page_ranges(const std::vector<int>& pages, std::string_view comma, std::string_view to) {
  std::string out;
  for (std::size_t i = 0; i < pages.size();) {
    auto last = i;
    while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
    if (!out.empty()) out += comma;
    out += std::to_string(pages[i]);
    if (last > i) out += std::string(to) + std::to_string(pages[last]);
    i = last + 1;
  }
  return out;
}

Message message_of(RemarkKind kind, const std::vector<int>& pages, std::uint64_t count) {
  const auto zh = page_ranges(pages, "、", "至");
  const auto en = page_ranges(pages, ", ", "-");
  switch (kind) {
    case RemarkKind::hidden:
      return {fmt::format("第{}页有 {} 个看不见的字符，没有读", zh, count),
              fmt::format("page {}: {} characters that nobody sees were not read", en, count)};
    case RemarkKind::unmapped:
      return {fmt::format("第{}页有 {} 个字符，文件没有说明是什么字，所在的数不能核对", zh, count),
              fmt::format("page {}: {} characters without a meaning; figures with them are unread", en,
                          count)};
    case RemarkKind::dropped:
      return {fmt::format("第{}页的水印、图章或批注（{} 处）没有读", zh, count),
              fmt::format("page {}: watermarks, stamps or remarks ({}) were not read", en, count)};
    case RemarkKind::scanned:
      return {fmt::format("第{}页是扫描图像，没有读", zh),
              fmt::format("page {}: a scanned image, not read", en)};
  }
  return {};
}

}  // namespace

std::vector<Message> remark_messages(const std::vector<Remark>& remarks) {
  std::vector<Message> out;
  for (const auto kind : {RemarkKind::scanned, RemarkKind::unmapped, RemarkKind::hidden,
                          RemarkKind::dropped}) {
    std::vector<int> pages;
    std::uint64_t count = 0;
    for (const auto& remark : remarks) {
      if (remark.kind != kind) continue;
      pages.push_back(remark.page);
      count += remark.count;
    }
    if (!pages.empty()) out.push_back(message_of(kind, pages, count));
  }
  return out;
}

}  // namespace gouji
