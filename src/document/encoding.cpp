#include "document/encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"

namespace gouji {
namespace {

/// What a file is that is not text, by its first bytes; empty for text.
Message binary_kind(std::string_view bytes) {
  if (bytes.starts_with("%PDF-")) return {"PDF 文件", "a PDF file"};
  if (bytes.starts_with("PK\x03\x04"))
    return {"压缩包（docx、xlsx 或 zip）", "an archive (docx, xlsx or zip)"};
  if (bytes.starts_with("\xD0\xCF\x11\xE0"))
    return {"旧版 Office 文件（doc、xls、wps）", "an old Office file"};
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
    return {"UTF-16 文本", "UTF-16 text"};
  if (bytes.find('\0') != std::string_view::npos) return {"二进制文件", "a binary file"};
  return {};
}

/// UTF-8 with a flaw in it, not another encoding: several Chinese characters stand before the first
/// bad byte. Chinese text in GB18030 has hardly one.
bool is_damaged_utf8(std::string_view bytes, std::size_t bad) {
  constexpr std::size_t kSure = 4;
  const auto before = bytes.substr(0, bad);
  const auto wide = std::count_if(before.begin(), before.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xE0;  // leads a character of three bytes or more
  });
  return static_cast<std::size_t>(wide) >= kSure;
}

/// All of it, or nothing.
std::optional<std::string> from_gb18030(std::string_view bytes) {
  const auto converter = iconv_open("UTF-8", "GB18030");
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string out(bytes.size() * 2 + 16, '\0');
  auto* in = const_cast<char*>(bytes.data());  // iconv does not write to its input
  auto in_left = bytes.size();
  auto* to = out.data();
  auto to_left = out.size();
  const auto result = iconv(converter, &in, &in_left, &to, &to_left);
  iconv_close(converter);
  if (result == static_cast<std::size_t>(-1) || in_left > 0) return std::nullopt;
  out.resize(out.size() - to_left);
  return out;
}

/// Most of what is not ASCII is Chinese, and a character is there that nearly every table and text
/// of a disclosure has: bytes of something else decode to rare characters.
bool is_chinese(std::string_view text) {
  constexpr std::u32string_view kEverywhere = U"的年元收支部门表预决算合计数费项";
  std::size_t chinese = 0;
  std::size_t other = 0;
  bool usual = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = character_at(text, at);
    if (c.code >= 0x80) {
      const bool common = (c.code >= 0x4E00 && c.code <= 0x9FFF) || is_wide_script(c.code) ||
                          (c.code >= 0x2010 && c.code <= 0x2030);
      ++(common ? chinese : other);
      usual = usual || kEverywhere.find(c.code) != std::u32string_view::npos;
    }
    at += c.bytes;
  }
  return usual && other * 10 <= chinese;
}

}  // namespace

Result<std::string> decode_text(std::string bytes, const std::string& path, std::size_t limit) {
  const auto refuse = [&](Message what, Position at = {}, Message hint = {}) {
    return Unexpected{Error{std::move(what), path, at, std::move(hint)}};
  };
  if (bytes.empty()) return refuse({"文件为空", "the file is empty"});
  if (bytes.size() > limit) {
    return refuse({fmt::format("文件大于 {} MiB", limit >> 20),
                   fmt::format("larger than {} MiB", limit >> 20)});
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  if (const auto kind = binary_kind(bytes); !kind.zh.empty()) {
    return refuse({"不是文本：" + kind.zh, "not text: " + kind.en}, {},
                  {"请另存为 UTF-8 文本后再检查", "save it as UTF-8 text first"});
  }
  const auto bad = find_invalid_utf8(bytes);
  if (bad == std::string::npos) return bytes;
  if (!is_damaged_utf8(bytes, bad)) {
    if (auto text = from_gb18030(bytes); text && is_chinese(*text)) return std::move(*text);
  }
  return refuse({"不是 UTF-8 编码", "not encoded in UTF-8"}, position_of(bytes, bad),
                {"请另存为 UTF-8 编码后再检查", "save it as UTF-8 first"});
}

}  // namespace gouji
