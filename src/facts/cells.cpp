#include "facts/cells.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace gouji {
namespace {

constexpr std::array<std::string_view, 6> kNothing{"-", "—", "——", "--", "/", "…"};
constexpr std::size_t kLevel = 2;  // digits of a group or an item

}  // namespace

CellNumber read_cell(std::string_view text) {
  if (text.empty() || std::find(kNothing.begin(), kNothing.end(), text) != kNothing.end())
    return {};
  CellNumber out;
  const bool enclosed = text.size() > 2 && text.front() == '(' && text.back() == ')';
  if (enclosed) text = text.substr(1, text.size() - 2);
  out.negative = enclosed || text.starts_with('-');
  if (text.starts_with('-')) text.remove_prefix(1);
  out.kind = CellKind::unreadable;
  if (text.empty() || !is_digit(text.front())) return out;
  const auto number = parse_digits(text, 0);
  if (!number || number->bytes != text.size()) return out;
  out.number = *number;
  out.kind = CellKind::number;
  return out;
}

bool is_code_text(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || c == '-' || c == ' ' || c == '.';
  });
}

bool is_code(std::string_view digits) {
  return digits.size() == 3 || digits.size() == 5 || digits.size() == 7;
}

void CodeCells::add(std::string_view text) {
  while (!text.empty()) {
    const auto* const first = std::find_if(text.begin(), text.end(), is_digit);
    const auto* const last = std::find_if_not(first, text.end(), is_digit);
    if (first != last) add_digits({first, static_cast<std::size_t>(last - first)});
    text.remove_prefix(static_cast<std::size_t>(last - text.begin()));
  }
}

void CodeCells::add_digits(std::string_view digits) {
  if (digits.size() > code_.size() && digits.starts_with(code_)) {  // the code so far, and more
    code_ = digits;
    return;
  }
  if (is_code(code_) && digits.size() < kLevel) {
    code_ += '0';
    padded_ = true;
  }
  code_ += digits;
}

}  // namespace gouji
