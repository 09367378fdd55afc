#pragma once
// The lines of a list of indicators, as the form tells its columns: which class and whose each is,
// and where its weight stands.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.hpp"
#include "facts/forms.hpp"
#include "facts/number.hpp"

namespace gouji {

/// Classes of an indicator, the innermost first; a weight may belong to one of any of them.
enum class Level : std::uint8_t { own, middle, outer };
inline constexpr std::array kLevels{Level::own, Level::middle, Level::outer};

/// A text of a line, and where it stands.
struct CellText {
  std::string_view text;
  std::size_t column = 0;
};

struct IndicatorLine {
  std::size_t at = 0;  ///< row of the grid
  std::array<std::optional<CellText>, kLevels.size()> levels;
  std::optional<CellText> weight;
  const FormRow* row = nullptr;  ///< 合计, 小计
  int owner = -1;                ///< index into IndicatorList::owners, −1: nobody is named
  std::string group;             ///< the outermost class, carried down

  const std::optional<CellText>& of(Level level) const {
    return levels[static_cast<std::size_t>(level)];
  }
};

struct IndicatorList {
  std::vector<IndicatorLine> lines;
  std::vector<std::string> owners;  ///< what the list's own column says, in order
  std::vector<std::pair<std::size_t, std::size_t>> strays;  ///< numbers before the labels
  std::vector<std::size_t> weight_heads;                    ///< columns of the grid
  bool has_owners = false;                                  ///< there is such a column
  /// False where a weight may be another’s, or a line missing: then their sum says nothing.
  bool sure = true;
};

/// A number in the brackets at the end, 产出指标(50分) or 权重(90%): where it stands and its value.
struct Bracketed {
  std::size_t begin = 0;
  std::size_t end = 0;
  Number number;
  bool percent = false;
};
std::optional<Bracketed> bracketed(std::string_view text);

std::string_view cell_text(const Table& table, std::size_t line, std::size_t column,
                           const Document& document);

/// The line of the grid in which the head of the form's list of indicators stands; the number of
/// lines where there is none.
std::size_t indicators_head(const Table& table, const Form& form, const Document& document);

IndicatorList list_indicators(const Table& table, std::size_t head, const FormSide& form,
                              const Document& document);

/// 10, 10分 or 10% as a number; nothing where it is none.
std::optional<Number> weight_number(std::string_view text);

/// Several owners in one table: those of two or more add up to the same, and no two neighbours to
/// anything else. There a page break may have moved the name of one to lines of the other.
bool owners_are_apart(const IndicatorList& list);

/// The innermost class of which each has exactly one weight.
std::optional<Level> level_of_weights(const IndicatorList& list);

}  // namespace gouji
