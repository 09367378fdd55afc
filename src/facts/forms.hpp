#pragma once
// Official forms (表样): what a table is told by, and what its rows and columns mean. Data of
// schemas/forms/; docs/package.md tells how one is written.

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/yaml_reader.hpp"
#include "facts/overlay.hpp"

namespace gouji {

/// What stands in a column.
/// `change` and `rate` are those of the amount on last year's; in a block, `rate` is what of a
/// budget was executed, and `score` the weight of an indicator or what it reached.
enum class ColumnUse : std::uint8_t { amount, change, rate, score, code, name, label, nothing };

constexpr bool is_figure(ColumnUse use) { return use <= ColumnUse::score; }

struct FormColumn {
  /// Ways to say it, each from the outer to the inner head cell: 本年支出 / 基本支出.
  std::vector<std::vector<std::string>> heads;
  ColumnUse use = ColumnUse::amount;
  bool required = false;  ///< a table without it is another form
  std::optional<Dimension>
      names;  ///< of a list of indicators: its text is this dimension's value down to the next text
  Overlay gives;
};

struct FormRow {
  std::vector<std::string> labels;  ///< empty where `classes` is set
  bool classes = false;             ///< any class of the functional classification
  std::string id;
  std::string under;  ///< holds only below the row with that id
  std::optional<Dimension>
      names;           ///< of a pair: the text behind the label is this dimension's value
  bool score = false;  ///< of a pair: what stands behind it is a weight, and no money
  Overlay gives;
};

/// Columns that belong together: one half of a two-sided form, one of several blocks.
struct FormSide {
  std::optional<Dimension> tree;  ///< rows are codes of this classification
  bool repeats = false;           ///< stands side by side as often as the table has room
  bool whole = false;  ///< its rows add up: one that is not known makes all of them uncertain
  std::vector<FormColumn> columns;
  std::vector<FormRow> rows;
  std::optional<Dimension>
      names;  ///< of a block: a label that no row has is this dimension's value
};

/// A note that says which version a budget column has.
struct VersionByNote {
  std::vector<std::string> words;
  Symbol version = kNone;
};

struct Form {
  std::string id;
  Symbol symbol = kNone;
  Message name;
  std::vector<std::string> kinds;
  std::optional<int> from;  ///< years of account in which it has to be published
  std::optional<int> until;
  bool optional = false;            ///< nobody has to publish it
  std::vector<std::string> titles;  ///< folded, without year and office; none: told by the head
  Overlay gives;
  bool fund_from_title = false;
  std::vector<VersionByNote> versions;
  std::vector<std::string> empty_notes;  ///< words of which a note on its emptiness names one
  std::vector<FormSide> sides;
  std::vector<FormRow> pairs;    ///< of a form without a head: labels with their amount behind them
  std::vector<FormSide> blocks;  ///< of such a form: parts that have a head of their own
  std::optional<FormSide> indicators;  ///< of such a form: the list of indicators below the pairs
};

/// Takes the keys of a form's file from `reader`; what is wrong is reported there.
Form read_form(YamlReader& reader, const std::string& file, Symbols& symbols,
               std::vector<Error>& errors);

/// Adds the head cells of all forms, and which of them stand below which (收入/金额), in order.
void add_heads(std::vector<std::string>& heads, const std::vector<Form>& forms);

}  // namespace gouji
