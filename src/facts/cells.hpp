#pragma once
// What a cell of a table says: a number, nothing, or a piece of a code.

#include <string>
#include <string_view>

#include "facts/number.hpp"

namespace gouji {

enum class CellKind : std::uint8_t { nothing, number, unreadable };

struct CellNumber {
  CellKind kind = CellKind::nothing;
  Number number;
  bool negative = false;
};

/// 1,234.50, -12.30 and (12.30) are numbers, — and blanks nothing; all else cannot be read.
CellNumber read_cell(std::string_view text);

/// Digits with nothing but dashes and blanks between.
bool is_code_text(std::string_view text);

/// As many digits as a class, a group or an item has.
bool is_code(std::string_view digits);

/// A code from one cell or from several side by side: 2010301; 201 | 03 | 01; 201 | 20103 | 2010301.
class CodeCells {
 public:
  /// Takes the text of a cell that is_code_text.
  void add(std::string_view text);

  bool empty() const { return code_.empty(); }
  const std::string& code() const { return code_; }
  /// A spreadsheet dropped the zero before a digit: 301 | 2.
  bool is_padded() const { return padded_; }

 private:
  void add_digits(std::string_view digits);

  std::string code_;
  bool padded_ = false;
};

}  // namespace gouji
