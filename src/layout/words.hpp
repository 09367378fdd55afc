#pragma once
// Words around tables (schemas/pages.yaml): what says where a table begins, who made it, in which
// unit, and what its notes look like. All of them folded.

#include <string>
#include <vector>

#include "base/yaml.hpp"

namespace gouji {

struct PageWords {
  std::vector<std::string> unit_labels;      ///< 单位
  std::vector<std::string> currencies;       ///< between a label and a unit: 人民币
  std::vector<std::string> money_units;      ///< 万元 before 元
  std::vector<std::string> makers;           ///< begin a line that says who made a table
  std::vector<std::string> numberings;       ///< begin a short line that numbers it: 公开01表
  std::vector<std::string> table_words;      ///< 表1
  std::vector<std::string> title_ends;       ///< 表, (续)
  std::vector<std::string> year_ends;        ///< of a line that is nothing but a year: 2023年度
  std::vector<std::string> note_begins;      ///< 注:
  std::vector<std::string> note_words;       ///< 本表
  std::vector<std::string> table_furniture;  ///< what repeats on pages and belongs to a table
  std::vector<std::string> page_marks;       ///< what stands around a page number: 第, 页, -
  std::vector<std::string> column_counts;    ///< 栏次: before the numbers of columns
  std::vector<std::string>
      heads;  ///< of all forms: 本年收入, and 本年支出/小计 below another; sorted
};

/// The words of the mapping `pages`; what is wrong with it is added to the errors.
PageWords read_page_words(const YamlNode& node, const std::string& file,
                          std::vector<Error>& errors);

}  // namespace gouji
