#pragma once
// A table that grows from page to page until something else follows it.

#include <string>
#include <vector>

#include "layout/sheet.hpp"
#include "layout/table_head.hpp"
#include "layout/writer.hpp"

namespace gouji {

class OpenTable {
 public:
  /// `numbers` gives each printed line its number on the page.
  OpenTable(const Sheet& sheet, TableHead head, std::int32_t page, std::int32_t& number);

  /// Takes the part of it that stands on top of the next page, if it is one: it has the same
  /// columns, and no title or the same one over the same head rows.
  bool take(const Sheet& sheet, const TableHead& head, std::int32_t page, std::int32_t& number);

  std::int32_t last_page() const { return last_page_; }

  void write(DocumentWriter& writer, Document& document, int section) const;

 private:
  struct Cell {
    std::vector<PlacedLine> lines;
    std::int32_t right = 0;

    std::string text() const;
  };
  using Row = std::vector<Cell>;

  std::vector<Row> rows_of(const Sheet& sheet, std::int32_t page, std::int32_t& number) const;
  std::size_t column_of(const SheetCell& cell, const Sheet& sheet) const;
  bool has_sides_of(const Sheet& sheet) const;
  bool has_columns_of(const Sheet& sheet) const;
  bool divide(const Sheet& sheet);
  bool begins_again(const Sheet& sheet) const;
  bool is_rest_of_row(const Row& row) const;

  TableHead head_;
  Box box_;
  std::vector<std::int32_t> xs_;
  std::vector<Row> rows_;
  Trust trust_;
  std::int32_t first_page_;
  std::int32_t first_number_;
  std::int32_t last_page_;
};

}  // namespace gouji
