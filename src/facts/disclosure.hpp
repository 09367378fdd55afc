#pragma once
// A disclosure as the rules see it: who published what for which year, every figure of text and
// tables with its identity, and what the clauses assert about them.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/quantity.hpp"
#include "document/document.hpp"
#include "facts/identities.hpp"
#include "facts/vocabulary.hpp"

namespace gouji {

/// Index into Disclosure::figures; a figure that is read is a fact and keeps its number.
using FactId = std::int32_t;
inline constexpr FactId kNoFact = -1;

/// A stretch of one block's folded text.
struct Span {
  std::uint32_t block = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Span&) const = default;
};

enum class FigureState : std::uint8_t {
  unread,  ///< its item or measure is not known: the grammar has no such wording
  read,    ///< a fact
};

/// A number with a unit: in the text, or in a cell of a table.
struct Figure {
  Printed printed;  ///< in base units, with the printed minus sign
  const Unit* unit = nullptr;
  IdentityRef identity;
  Span span;    ///< number and unit
  Span clause;  ///< the clause it stands in
  std::uint32_t sentence = 0;
  std::int32_t row = -1;      ///< index into Disclosure::rows; −1 for figures of the text
  std::int32_t column = -1;   ///< of the table's grid
  std::int16_t decimals = 0;  ///< printed digits behind the point
  int direction = 1;  ///< −1 where words make it a decrease (下降3.71%)
  FigureState state = FigureState::unread;
  bool in_reason = false;  ///< inside a reason or a purpose: never enters same-fact
  bool too_large = false;

  bool in_table() const { return row >= 0; }

  /// The value that the sentence asserts: 下降3.71% and 下降-3.71% are both −3.71 %, 增长-3% is −3
  /// %.
  Printed stated() const {
    auto out = printed;
    if (direction < 0 && out.value > 0) out.value = -out.value;
    return out;
  }
};

/// A number that is no figure, and why.
enum class ApartKind : std::uint8_t {
  date,
  limit,
  code,
  list_number,
  ordinal,
  name,
  bare,
  spelled
};
struct Apart {
  Span span;
  ApartKind kind = ApartKind::bare;
};

enum class ClaimKind : std::uint8_t {
  share,
  change,
  variance,
  completion,
  parts,
  level,
  none,
  order
};

/// What a clause asserts. Which members are set depends on the kind; kNoFact: the text does not
/// say.
struct Claim {
  ClaimKind kind = ClaimKind::none;
  Span span;                 ///< from the first to the last token of the assertion
  IdentityRef about;         ///< the subject's identity
  FactId subject = kNoFact;  ///< share: the part; change: the current value; variance and
                             ///< completion: the executed value; parts: the whole
  FactId base = kNoFact;     ///< share: the whole; variance, completion, order, level: the budget
  FactId delta = kNoFact;    ///< change: the amount
  FactId rate = kNoFact;
  std::vector<FactId> parts;
  Symbol base_name = kNone;  ///< change, level: 上年 …; variance, completion: 年初预算 …
  Direction delta_direction = Direction::none;
  Direction rate_direction = Direction::none;
  bool complete = false;     ///< parts: the list names all there is; level: not just roughly
  bool open_ended = false;   ///< parts: it carries 等
  std::int32_t reason = -1;  ///< index into Disclosure::reasons
};

/// The text behind 主要原因是.
struct Reason {
  Span span;          ///< without the introducing words; empty where nothing follows
  Span introduction;  ///< the introducing words
  Direction introduced = Direction::none;  ///< 减少的主要原因是
  bool up = false;                         ///< a word in it says that something grew
  bool down = false;
  bool excused = false;  ///< 一次性, 基数, 同口径 …
  bool names_last_year = false;
};

/// What an item is spent on, or why it changed: 主要用于统计管理.
struct Explanation {
  Span text;                ///< without the introducing words
  Span place;               ///< with the clause of the item's figure, where that is the same
  Symbol function = kNone;  ///< path of the item that it is about
};

/// A class that the text calls by another name than the tables do.
struct Misnamed {
  Span place;           ///< the path in the text
  FactId figure;        ///< the first one behind it
  std::string said;     ///< 住房保障支出
  std::string printed;  ///< 住房改革支出
  Symbol code = kNone;  ///< 22102
};

struct Sentence {
  Span span;  ///< with its closing mark
};

/// Cells of a row that hold no fact.
inline constexpr FactId kUnreadable = -2;  ///< something stands there that is no number

/// One row of a table's side: what its label or code says, and its cells.
struct TableRow {
  std::uint32_t table = 0;             ///< index into Disclosure::tables
  std::uint32_t line = 0;              ///< row of the grid
  Span label;                          ///< the name, as printed; empty where there is none
  Identity gives;                      ///< what the label or code says
  bool known = false;                  ///< false: the form does not know the label
  Dimension tree = Dimension::item;    ///< classification of its code
  Symbol code = kNone;                 ///< digits; kNone for totals and rows of labels
  bool padded = false;                 ///< the code is printed without a zero: 301 | 2
  std::int32_t parent = -1;            ///< the nearest printed code above, or the total
  std::vector<std::int32_t> children;  ///< rows directly below it in the code tree
  std::vector<FactId> cells;           ///< by column: fact, kNoFact (nothing there), kUnreadable
};

/// A table as a form tells it.
struct FormTable {
  std::uint32_t table = 0;     ///< index into Document::tables
  const Form* form = nullptr;  ///< null: no form of schemas/forms/ has this title and head
  Message why_not;             ///< where there is no form
  std::vector<Span> heads;     ///< by column: its innermost head cell; empty where there is none
  std::vector<std::vector<std::string>> paths;  ///< by column: its head cells, outer to inner
  std::size_t body = 0;                         ///< first row of the grid behind the head
  std::size_t first_row = 0;                    ///< range of Disclosure::rows
  std::size_t last_row = 0;
  std::size_t figures = 0;   ///< how many numbers stand in it
  std::size_t non_zero = 0;  ///< how many of them print as other than zero
};

/// What rules look up again and again.
struct Lookup {
  static constexpr std::uint32_t kNotCompared = ~std::uint32_t{0};
  /// Claims by kind, in their order.
  std::vector<std::vector<std::uint32_t>> claims;
  /// Per figure: the number of its identity, or kNotCompared: unread, of a reason, or unknown in a
  /// dimension that blocks every comparison.
  std::vector<std::uint32_t> identity_of;
  /// Figures of tables that may be compared, in their order.
  std::vector<FactId> in_tables;
};

struct Disclosure {
  Document document;
  const Vocabulary* vocabulary = nullptr;
  std::shared_ptr<Symbols> symbols;  ///< the vocabulary's, and this document's own words on top
  std::string kind = "unknown";      ///< "final-account", "budget", "unknown"
  bool of_government = false;    ///< by its title, of a whole government and no department
  std::optional<int> year;
  std::string unit;             ///< name of the publishing office, as in the title
  Identities identities;        ///< of figures and claims
  std::vector<Figure> figures;  ///< in order of place
  std::vector<Apart> apart;
  std::vector<Claim> claims;
  std::vector<std::int32_t>
      change_of;  ///< per figure: the claim of its change on the last year, or −1
  std::vector<Reason> reasons;
  std::vector<Explanation> explanations;  ///< of items that the text names by their class path
  std::vector<Misnamed> misnamed;         ///< in any order
  std::vector<Sentence> sentences;
  std::vector<FormTable> tables;
  std::vector<TableRow> rows;
  /// Names of the codes that tables print: 2010301 is 行政运行.
  std::unordered_map<Symbol, Symbol> code_names;
  Lookup lookup;

  const Figure& figure(FactId id) const { return figures[static_cast<std::size_t>(id)]; }
  /// The span as it is printed in the source.
  std::string_view source(const Span& span) const;
  Position position(const Span& span) const;
  /// Title of the innermost heading above a span, or empty.
  std::string_view section(const Span& span) const;
};

/// Reads all figures and claims of a document.
Disclosure extract(Document document, const Vocabulary& vocabulary);

}  // namespace gouji
