#pragma once
// What of a document's pages was not read, in words.

#include <string>
#include <vector>

#include "document/document.hpp"

namespace gouji {

inline constexpr std::string_view kRemarkNames[] = {"hidden", "unmapped", "dropped", "scanned"};

/// One message a kind, with the pages: 第3、5至7页是扫描图像，没有读.
std::vector<Message> remark_messages(const std::vector<Remark>& remarks);

}  // namespace gouji
