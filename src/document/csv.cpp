#include "document/csv.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"

namespace gouji {
namespace {

class CsvParser {
 public:
  CsvParser(std::string_view text, const std::string& file) : text_(text), file_(file) {
    const auto first = text.substr(0, std::min(text.find('\n'), text.size()));
    const bool tabs =
        first.find('\t') != std::string_view::npos && first.find(',') == std::string_view::npos;
    divider_ = tabs ? '\t' : ',';
  }

  Result<std::vector<CsvRow>> run() {
    while (at_ < text_.size()) {
      if (auto error = field()) return Unexpected{std::move(*error)};
      if (at_ >= text_.size() || is_line_end()) end_row();
    }
    return std::move(rows_);
  }

 private:
  bool is_line_end() const { return text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n"; }

  std::optional<Error> field() {
    if (text_[at_] == '"') return quoted_field();
    CsvField out{.text = {}, .at = position()};
    while (at_ < text_.size() && text_[at_] != divider_ && !is_line_end()) {
      const auto bytes = character_at(text_, at_).bytes;
      out.text.append(text_.substr(at_, bytes));
      step(bytes);
    }
    finish(std::move(out));
    return std::nullopt;
  }

  std::optional<Error> quoted_field() {
    const auto opened = position();
    step(1);
    CsvField out{.text = {}, .at = position()};
    for (;;) {
      if (at_ >= text_.size()) {
        return Error{{"引号没有结束", "the quotation mark is never closed"}, file_, opened, {}};
      }
      if (text_.substr(at_, 2) == "\"\"") {
        out.text += '"';
        step(1);
        step(1);
      } else if (text_[at_] == '"') {
        step(1);
        break;
      } else {
        const auto bytes = character_at(text_, at_).bytes;
        out.text.append(text_.substr(at_, bytes));
        step(bytes);
      }
    }
    if (at_ < text_.size() && text_[at_] != divider_ && !is_line_end()) {
      return Error{{"引号后面应当是分隔符", "a divider is expected behind the quotation mark"},
                   file_,
                   position(),
                   {}};
    }
    finish(std::move(out));
    return std::nullopt;
  }

  /// The field is over; so is the divider behind it. A divider at the end of a line leaves one more
  /// field, an empty one.
  void finish(CsvField field) {
    row_.push_back(std::move(field));
    if (at_ >= text_.size() || text_[at_] != divider_) return;
    step(1);
    if (at_ >= text_.size() || is_line_end()) row_.push_back({.text = {}, .at = position()});
  }

  void end_row() {
    if (at_ < text_.size()) {
      at_ += text_[at_] == '\r' ? 2 : 1;
      ++line_;
      column_ = 1;
    }
    const bool empty = row_.size() == 1 && row_.front().text.empty();
    if (!empty && !row_.empty()) rows_.push_back(std::move(row_));
    row_.clear();
  }

  void step(std::size_t bytes) {
    if (text_[at_] == '\n') {
      ++line_;
      column_ = 1;
    } else {
      ++column_;
    }
    at_ += bytes;
  }

  Position position() const { return {line_, column_}; }

  std::string_view text_;
  const std::string& file_;
  char divider_ = ',';
  std::size_t at_ = 0;
  int line_ = 1;
  int column_ = 1;
  CsvRow row_;
  std::vector<CsvRow> rows_;
};

}  // namespace

Result<std::vector<CsvRow>> parse_csv(std::string_view text, const std::string& file) {
  return CsvParser(text, file).run();
}

}  // namespace gouji
