#include "support/plain_table.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace gouji::test {
namespace {

constexpr double kSize = 9;
constexpr double kStep = 18;
constexpr double kPadding = 6;  // on both sides of a cell

bool is_amount(const std::string& text) {
  return text.find('.') != std::string::npos &&
         text.find_first_not_of("0123456789.,-%") == std::string::npos;
}

class Layout {
 public:
  Layout(PdfBuilder& pdf, const PlainTable& table, PlainRules rules)
      : pdf_(pdf), table_(table), rules_(rules) {
    for (const auto& row : table.cells) columns_ = std::max(columns_, row.size());
    std::vector<double> widths(columns_, 2 * kSize);
    for (std::size_t row = 0; row < table.cells.size(); ++row) {
      for (std::size_t column = 0; column < columns_; ++column) {
        if (row < table.head_rows && last_of(row, column) > column) continue;
        widths[column] = std::max(widths[column], width_of(cell(row, column), kSize));
      }
    }
    xs_.push_back(50);
    for (const auto width : widths) xs_.push_back(xs_.back() + width + 2 * kPadding);
  }

  void run(std::size_t rows_a_page) {
    auto row = table_.head_rows;
    do {
      page_ = &pdf_.page(xs_.back() + 50, 842);
      y_ = 60;
      if (row == table_.head_rows) {
        page_->text(xs_.back() / 2 - width_of(table_.title, 16) / 2, y_, table_.title, 16);
        y_ += 24;
        page_->text(xs_.back() - 60, y_, "单位：" + table_.unit, 9);
      }
      y_ += 20;
      head();
      const auto end = std::min(table_.cells.size(), row + rows_a_page);
      for (; row < end; ++row) body(row);
      if (rules_ == PlainRules::three) rule(y_ - kStep + 5);
    } while (row < table_.cells.size());
    if (!table_.note.empty()) page_->text(xs_.front(), y_ + 6, table_.note, kSize);
  }

 private:
  const std::string& cell(std::size_t row, std::size_t column) const {
    static const std::string kNone;
    const auto& cells = table_.cells[row];
    return column < cells.size() ? cells[column] : kNone;
  }

  bool is_bare(std::size_t row, std::size_t column) const {
    return cell(row, column).empty() && (row == 0 || cell(row - 1, column).empty());
  }
  std::size_t last_of(std::size_t row, std::size_t column) const {
    auto last = column;
    while (last + 1 < columns_ && is_bare(row, last + 1)) ++last;
    return last;
  }

  void rule(double y) { page_->line(xs_.front(), y, xs_.back(), y); }

  void centred(double left, double right, double y, const std::string& text) {
    page_->text((left + right) / 2 - width_of(text, kSize) / 2, y, text, kSize);
  }

  void head() {
    const auto top = y_;
    if (rules_ != PlainRules::none) rule(top - kStep + 5);
    for (std::size_t row = 0; row < table_.head_rows; ++row) {
      for (std::size_t column = 0; column < columns_; ++column) {
        if (cell(row, column).empty()) continue;
        const auto last = last_of(row, column);
        auto below = row;
        const auto is_free = [&](std::size_t at) {
          for (auto i = column; i <= last; ++i) {
            if (!cell(at, i).empty()) return false;
          }
          return true;
        };
        while (below + 1 < table_.head_rows && is_free(below + 1)) ++below;
        centred(xs_[column], xs_[last + 1], top + static_cast<double>(row + below) / 2 * kStep,
                cell(row, column));
      }
    }
    y_ = top + static_cast<double>(table_.head_rows) * kStep;
    if (rules_ != PlainRules::none) rule(y_ - kStep + 5);
  }

  void body(std::size_t row) {
    for (std::size_t column = 0; column < columns_; ++column) {
      const auto& text = cell(row, column);
      if (text.empty()) continue;
      const auto left = xs_[column] + kPadding;
      const auto right = xs_[column + 1] - kPadding;
      if (is_amount(text)) {
        page_->text(right - width_of(text, kSize), y_, text, kSize);
      } else if (text.size() <= 2 || text == "合计" || text == "栏次") {
        centred(left, right, y_, text);
      } else {
        page_->text(left, y_, text, kSize);
      }
    }
    if (rules_ == PlainRules::rows) rule(y_ + 5);
    y_ += kStep;
  }

  PdfBuilder& pdf_;
  const PlainTable& table_;
  PlainRules rules_;
  std::size_t columns_ = 0;
  std::vector<double> xs_;
  PdfPage* page_ = nullptr;
  double y_ = 0;
};

}  // namespace

double width_of(const std::string& text, double size) {
  double out = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = character_at(text, at);
    out += c.bytes == 1 ? size / 2 : size;
    at += c.bytes;
  }
  return out;
}

void add_plain_table(PdfBuilder& pdf, const PlainTable& table, PlainRules rules,
                     std::size_t rows_a_page) {
  Layout(pdf, table, rules).run(rows_a_page);
}

}  // namespace gouji::test
