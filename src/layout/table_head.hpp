#pragma once
// What stands above a table and belongs to it: its title, the unit of its amounts, who made it.

#include <string>
#include <vector>

#include "layout/sheet.hpp"
#include "layout/words.hpp"

namespace gouji {

struct TableHead {
  std::vector<TextLine> title;  ///< from top to bottom
  std::string unit;             ///< 万元, 元 …; empty where nothing tells it
  std::size_t lines = 0;        ///< how many lines above the table are its head's

  bool empty() const { return title.empty() && unit.empty(); }
};

/// The head among the lines directly above a table, the nearest last.
TableHead head_above(const std::vector<TextLine>& above, const PageWords& words);

/// A title, a unit or small print that stands above a table and not in it: 支出决算表, 单位：万元.
bool stands_above_table(const TextLine& line, const PageWords& words);

/// True where the lines above a table say that there is one: the title of a table, or a unit.
bool announces_table(const TableHead& head, const PageWords& words);

/// Takes the rows that are nothing but a title or a unit off the top of a sheet.
void lift_head(Sheet& sheet, TableHead& head, const PageWords& words);

/// 万元 of 编制单位：水利局 金额单位：万元; empty where no unit of money is told.
std::string money_unit_in(std::string_view text, const PageWords& words);

/// A line that stands below a table and speaks of it: 注：本表…, 本部门无…，故本表为空表.
bool is_table_note(std::string_view text, const PageWords& words);

}  // namespace gouji
