#include "support/errors.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace gouji::test {
namespace {

bool is_one_line(const std::string& text) {
  return !text.empty() && text.find('\n') == std::string::npos &&
         find_invalid_utf8(text) == std::string::npos;
}

}  // namespace

std::string line_of(const Error& error) {
  std::string out;
  if (error.at.line > 0) out = fmt::format("{}:{} ", error.at.line, error.at.column);
  out += error.what.en;
  if (!error.hint.en.empty()) out += fmt::format(" ({})", error.hint.en);
  return out;
}

std::vector<std::string> lines_of(const std::vector<Error>& errors) {
  std::vector<std::string> out;
  for (const auto& error : errors) out.push_back(line_of(error));
  return out;
}

bool is_clear(const Error& error, const std::string& file) {
  return error.file == file && is_one_line(error.what.zh) && is_one_line(error.what.en);
}

}  // namespace gouji::test
