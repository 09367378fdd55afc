#include "support/transcript.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "document/document.hpp"

namespace gouji::test {
namespace {

using nlohmann::ordered_json;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// 1,234.50 or -3: what stands in a column of amounts.
bool is_amount(std::string_view text) {
  return !text.empty() && std::any_of(text.begin(), text.end(), is_digit) &&
         text.find_first_not_of("0123456789.,-") == std::string_view::npos;
}

std::string digits_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_digit(c)) out += c;
  }
  return out;
}

std::string without(std::string text, std::string_view what) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos;) {
    text.erase(at, what.size());
  }
  return text;
}

/// 十八、住房保障支出 and 1.住房保障支出 without their number.
std::string label_of(std::string text) {
  static const std::vector<std::string> numerals{"一", "二", "三", "四", "五", "六", "七",
                                                 "八", "九", "十", "(",  ")",  "0",  "1",
                                                 "2",  "3",  "4",  "5",  "6",  "7",  "8", "9"};
  std::size_t at = 0;
  for (bool more = true; more;) {
    more = false;
    for (const auto& numeral : numerals) {
      if (text.compare(at, numeral.size(), numeral) != 0) continue;
      at += numeral.size();
      more = true;
    }
  }
  for (const std::string mark : {"、", "."}) {
    if (at > 0 && text.compare(at, mark.size(), mark) == 0) return text.substr(at + mark.size());
  }
  return text;
}

/// The key of a row: its code, else its label. A sum over one side of a form is just 总计.
std::string key_of(const std::string& code, const std::string& label) {
  if (const auto digits = digits_of(code); !digits.empty()) return digits;
  const auto out = label_of(plain(label));
  return out == "收入总计" || out == "支出总计" ? "总计" : out;
}

std::string amount_line(std::string_view table, std::size_t side, std::string_view key,
                        std::string_view column, std::string amount) {
  return fmt::format("{}|{}|{}|{} = {}", table, side, key, column, without(std::move(amount), ","));
}

/// A column of the transcription that has no name of its own.
constexpr std::string_view kOnly = "#";

/// The transcription, walked once: calls `take(table, side, key, column, value)` for each cell.
template <class Take>
void walk_side(const ordered_json& rows, std::size_t side, const Take& take) {
  for (const auto& row : rows) {
    const auto text = [&](const char* key) {
      return row.contains(key) ? row[key].get<std::string>() : std::string();
    };
    const auto key = key_of(text("code"), text("label") + (digits_of(text("code")).empty() ? text("name") : ""));
    for (const auto& [column, value] : row.items()) {
      if (column == "page" || column == "code" || column == "name" || column == "label") continue;
      const bool unnamed = column == "amount" || column == "value" || column == "预算数";
      take(side, key, unnamed ? std::string(kOnly) : column, value);
    }
  }
}

/// Labels to amounts, or to amounts by column.
template <class Take>
void walk_labels(const ordered_json& labels, std::size_t side, const std::string& column,
                 const Take& take) {
  for (const auto& [label, value] : labels.items()) {
    take(side, key_of({}, label), column, value);
  }
}

template <class Take>
void walk_columns(const ordered_json& columns, std::size_t side, const std::string& key,
                  const Take& take) {
  for (const auto& [column, value] : columns.items()) take(side, key, column, value);
}

bool starts_with_any(const std::string& text, const std::vector<std::string>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](const auto& beginning) { return text.starts_with(beginning); });
}

template <class Take>
void walk_table(const ordered_json& table, const Take& take) {
  for (const auto& [key, part] : table.items()) {
    if (key == "page" || key == "pages" || key == "title" || key == "unit" || key == "dept" ||
        key == "note" || key == "notes" || key == "cols") {
      continue;
    }
    // The second half of a two-sided form: 支出, and the totals that stand in it.
    const bool second = key == "expenditure" || key == "right" ||
                        starts_with_any(key, {"支出", "本年支出", "年末", "结余", "公用"});
    const std::size_t side = second ? 1 : 0;
    if (part.is_array()) {
      walk_side(part, side, take);
    } else if (key == "row") {
      walk_columns(part, side, "", take);
    } else if (key == "收入" || key == "支出") {
      walk_labels(part, side, std::string(kOnly), take);
    } else if (key.starts_with("支出_")) {
      walk_labels(part, side, key.substr(std::string("支出_").size()), take);
    } else if (part.is_object()) {
      walk_columns(part, side, key_of({}, key), take);
    } else {
      take(side, key_of({}, key), std::string(kOnly), part);
    }
  }
}

/// A table that was read, as sides: columns that name the row, then columns of amounts.
class Grid {
 public:
  Grid(const FormTable& form, const Disclosure& disclosure)
      : form_(form), document_(disclosure.document), table_(document_.tables[form.table]) {
    find_body();
    find_sides();
  }

  struct Column {
    std::size_t at = 0;
    std::vector<std::string> heads;  ///< outer to inner
  };
  struct Side {
    std::vector<std::size_t> names;
    std::vector<Column> amounts;
  };
  const std::vector<Side>& sides() const { return sides_; }
  std::size_t body() const { return body_; }
  std::size_t rows() const { return table_.rows(); }

  std::string text(std::size_t row, std::size_t column) const {
    const auto block = table_.cell(row, column);
    if (block < 0) return {};
    const auto& at = document_.blocks[static_cast<std::size_t>(block)];
    return plain(document_.text(at.begin, at.end));
  }

  std::string key(std::size_t row, const Side& side) const {
    std::string code;
    std::string label;
    for (const auto column : side.names) {
      const auto cell = text(row, column);
      (is_amount(cell) ? code : label) += cell;
    }
    return key_of(code, label);
  }

 private:
  /// The head ends where the first amount or code stands.
  void find_body() {
    for (body_ = 0; body_ < table_.rows(); ++body_) {
      for (std::size_t column = 0; column < table_.columns; ++column) {
        if (is_amount(text(body_, column))) return;
      }
    }
  }

  bool names_rows(std::size_t column, const std::vector<std::string>& heads) const {
    static const std::vector<std::string> kNames{"类", "款", "项", "项目"};
    const auto head = heads.empty() ? std::string() : heads.back();
    if (std::find(kNames.begin(), kNames.end(), head) != kNames.end()) return true;
    if (head.ends_with("编码") || head.ends_with("名称")) return true;
    for (auto row = body_; row < table_.rows(); ++row) {
      const auto cell = text(row, column);
      if (!cell.empty() && !is_amount(cell)) return true;
    }
    return false;
  }

  std::vector<std::string> heads(std::size_t column) const {
    std::vector<std::string> out;
    if (column < form_.paths.size()) {
      for (const auto& head : form_.paths[column]) out.push_back(plain(head));
    }
    for (std::size_t row = 0; out.empty() && row < body_; ++row) {
      if (auto head = text(body_ - 1 - row, column); !head.empty()) out.push_back(head);
    }
    return out;
  }

  void find_sides() {
    for (std::size_t column = 0; column < table_.columns; ++column) {
      const auto above = heads(column);
      const bool name = names_rows(column, above);
      if (sides_.empty() || (name && !sides_.back().amounts.empty())) sides_.emplace_back();
      if (name) {
        sides_.back().names.push_back(column);
      } else {
        sides_.back().amounts.push_back({column, above});
      }
    }
  }

  const FormTable& form_;
  const Document& document_;
  const Table& table_;
  std::size_t body_ = 0;
  std::vector<Side> sides_;
};

/// True where a column has this name: 车_购置_预算 is 预算数 below 购置费 below 公务用车….
bool is_called(const std::vector<std::string>& heads, std::string_view name) {
  auto head = heads.rbegin();
  for (;;) {
    const auto bar = name.rfind('_');
    const auto part = name.substr(bar == std::string_view::npos ? 0 : bar + 1);
    if (head == heads.rend() || head->find(plain(part)) == std::string::npos) return false;
    if (bar == std::string_view::npos) return true;
    name = name.substr(0, bar);
    ++head;
  }
}

const FormTable* find_table(const std::string& title, const Disclosure& disclosure) {
  const FormTable* best = nullptr;
  std::size_t shortest = std::string::npos;
  for (const auto& table : disclosure.tables) {
    const auto& block = disclosure.document.blocks[disclosure.document.tables[table.table].title];
    const auto found = plain(disclosure.document.text(block.begin, block.end));
    if (!found.ends_with(title) || found.size() >= shortest) continue;
    best = &table;
    shortest = found.size();
  }
  return best;
}

std::string title_of(const std::string& key, const ordered_json& table) {
  return plain(table.contains("title") ? table["title"].get<std::string>() : key);
}

/// Names of the columns of each side, as the transcription uses them.
std::vector<std::vector<std::string>> column_names(const ordered_json& table) {
  std::vector<std::vector<std::string>> out(2);
  walk_table(table, [&](std::size_t side, const auto&, const std::string& column, const auto&) {
    auto& names = out[side];
    if (std::find(names.begin(), names.end(), column) == names.end()) names.push_back(column);
  });
  return out;
}

std::string name_of(const Grid::Column& column, const std::vector<std::string>& names) {
  std::string best = column.heads.empty() ? std::string(kOnly) : column.heads.back();
  std::size_t longest = 0;
  for (const auto& name : names) {
    const bool fits = name == kOnly ? longest == 0 : is_called(column.heads, name);
    if (!fits || (name != kOnly && name.size() <= longest)) continue;
    best = name;
    longest = name == kOnly ? 0 : name.size();
  }
  return best;
}

}  // namespace

std::string plain(std::string_view text) {
  auto out = fold(text);
  for (const std::string_view space : {" ", "\t", "\n", "\r", "\u00A0", "\u3000", "\u2009"}) {
    out = without(std::move(out), space);
  }
  return out;
}

Amounts transcribed(const ordered_json& tables) {
  Amounts out;
  for (const auto& [key, table] : tables.items()) {
    const auto title = title_of(key, table);
    walk_table(table, [&](std::size_t side, const std::string& row, const std::string& column,
                          const ordered_json& value) {
      if (!value.is_string()) return;
      out.push_back(amount_line(title, side, row, column, value.get<std::string>()));
    });
  }
  std::sort(out.begin(), out.end());
  return out;
}

Amounts printed(const ordered_json& tables, const Disclosure& disclosure) {
  Amounts out;
  for (const auto& [key, transcription] : tables.items()) {
    const auto title = title_of(key, transcription);
    const auto* found = find_table(title, disclosure);
    if (found == nullptr) continue;
    const auto names = column_names(transcription);
    const Grid grid(*found, disclosure);
    for (std::size_t side = 0; side < grid.sides().size(); ++side) {
      const auto& columns = grid.sides()[side];
      for (const auto& column : columns.amounts) {
        const auto name = name_of(column, side < 2 ? names[side] : std::vector<std::string>{});
        for (auto row = grid.body(); row < grid.rows(); ++row) {
          const auto cell = grid.text(row, column.at);
          if (!is_amount(cell)) continue;
          out.push_back(amount_line(title, side, grid.key(row, columns), name, cell));
        }
      }
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace gouji::test
