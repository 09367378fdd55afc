#pragma once
// Everything worded: what schemas/ says about phrases, units, partitions and documents, ready for
// the grammar. YAML trees in, Vocabulary out; all errors of all files at once.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/quantity.hpp"
#include "base/result.hpp"
#include "base/symbols.hpp"
#include "base/yaml.hpp"
#include "facts/codes.hpp"
#include "facts/forms.hpp"
#include "facts/identity.hpp"
#include "facts/lexicon.hpp"
#include "facts/overlay.hpp"
#include "facts/word_starts.hpp"
#include "layout/words.hpp"

namespace gouji {

/// What a word does in a clause; the value is its letter in the grammar of clauses.cpp.
enum class Role : char {
  subject = 'S',
  copula = '=',
  filler = 'f',
  opener = 'Q',
  classification = 'K',
  share = 'H',
  completion = 'C',
  variance = 'V',
  direction = 'D',
  order = 'G',
  reach = 'T',
  level = 'L',
  comparison_open = '<',
  comparison_close = '>',
  comparison = 'B',
  reason = 'R',
  purpose = 'U',
  excuse = 'X',
  negation = 'O',
  et_cetera = 'e',
  level_of_code = 'c',
  particle = 'd',
  project_mark = 'J',
  entity = 'E',
};

enum class Direction : std::int8_t { down = -1, none = 0, up = 1 };

/// One way to say something, and what it says.
struct Phrase {
  std::string text;  ///< folded
  Role role = Role::filler;
  std::vector<std::pair<Dimension, Symbol>> gives;
  Direction direction = Direction::none;
  bool weak = false;           ///< gives its item only where none was given just before
  bool counted = false;        ///< says it only beside a count: 7个项目, 项目7个
  bool leans = false;          ///< in a reason, tells where the amount went
  bool distributes = false;    ///< 分别为
  bool totals = false;         ///< 合计: behind several figures, of all of them
  bool alike = false;          ///< 均为: each of the subjects before has this value
  bool roughly = false;        ///< 基本持平: not quite level
  bool adds = false;           ///< 加上: what follows comes on top of what stands before
  bool exhausts = false;       ///< of an opener: the list names all there is
  bool opens_clause = false;   ///< of a filler: one only at the beginning of a clause
  bool behind_change = false;  ///< of a reason: one only directly behind a change
  std::vector<Symbol>
      unless;  ///< 支出决算 goes on with the subject before unless that is one of these
  std::vector<Symbol> after;       ///< it goes on with the subject before if that is one of these
  Dimension by = Dimension::item;  ///< of a classification
  std::uint16_t file = 0;          ///< index into Vocabulary::files
  int line = 0;
};

/// What the words of a phrase are in a text, apart from what they say. Every word of a text is asked
/// for it: those of all phrases stand together.
struct PhraseToken {
  static constexpr bool flat = true;
  char letter = static_cast<char>(Role::filler);
  bool counted = false;
  bool placed = false;  ///< opens a clause, or stands behind a change
};

enum class UnitKind : std::uint8_t { money, percent, points, count, apart };

struct Unit {
  std::string text;
  UnitKind kind = UnitKind::count;
  Micro scale = kOne;  ///< 10⁻⁶ base units in one of these
  Symbol symbol = kNone;
  bool measured = false;   ///< a count that is measured: its last digit is rounded
  bool intensive = false;  ///< scores: several of them make no sum
};

struct Partition {
  Overlay whole;
  Symbol item = kNone;         ///< of the whole
  std::vector<Overlay> parts;  ///< empty where `by` divides
  std::vector<Overlay> complete_with;
  Dimension by = Dimension::item;  ///< any value of this dimension is a part (item: not used)
  bool complete_by_opener = false;
  bool absorbs = false;  ///< an item that its list names is a value of `by`: 差旅费 of 机关运行经费
};

struct DocumentKind {
  std::string kind;  ///< "final-account" or "budget"
  std::vector<std::string> words;
  Symbol version = kNone;
};

struct Default {
  std::vector<Symbol> items;
  Overlay gives;
};

/// 收、支总计: an item whose statements are about other items' facts.
struct StandIn {
  Symbol item = kNone;
  std::vector<Symbol> facts_of;
  std::vector<std::string> loosely;  ///< said by these words, those need not be equal: 收支
};

/// Where a whole has one total under both funds, so have its parts.
struct OneFund {
  Symbol item = kNone;
  Symbol said = kNone;     ///< fund as texts say it
  Symbol printed = kNone;  ///< fund of the table
};

/// Symbols that the grammar itself uses.
struct WellKnown {
  Symbol amount, count, change, growth, share, completion, variance;  // measure
  Symbol this_year, last_year;                                        // period
  Symbol opening_budget, unnamed_budget, final_account;               // version
  Symbol expenditure, project_fund;                                   // item
};

/// One word for what is counted and for what it costs: 公务接待20批次, 公务接待11.80万元.
struct MeasuredAs {
  Symbol count = kNone;
  Symbol money = kNone;
};

struct Vocabulary {
  Symbols symbols;
  std::vector<std::string> files;
  std::vector<Phrase> phrases;
  std::vector<PhraseToken> phrase_tokens;  ///< of each phrase
  Lexicon lexicon;
  WordStarts token_starts;  ///< of phrases, figures, numerals and marks: all but unknown text
  std::vector<Unit> units;
  Lexicon unit_lexicon;
  Lexicon limit_lexicon;
  std::vector<Partition> partitions;  ///< by the item of their whole
  std::vector<Form> forms;
  std::shared_ptr<const CodeBook> codes;
  std::vector<DocumentKind> kinds;
  std::vector<std::string> title_ends;
  std::vector<std::string> conjunctions;    ///< of one another's meaning, in names
  std::vector<std::string> departures;      ///< 由 of 由2022年的60万元增至80万元
  std::vector<std::string> exclusions;      ///< 剔除 of 剔除专项后，支出200万元
  std::vector<std::string> restates;        ///< 合 of 5000万元（合0.5亿元）
  std::vector<std::string> together;        ///< 两项 of 工资和补助两项占85%
  std::vector<std::string> unit_ends;       ///< of names of organs: 支队
  std::vector<std::string> acquisitions;    ///< 购置 of 购置设备4台
  std::vector<std::string> levels;          ///< of government, as documents say them: 区级
  std::vector<std::string> own_level;       ///< what behind one of them is the publisher's own
  std::vector<std::string> government_titles;  ///< in titles of whole governments: 财政决算
  std::vector<std::string> government_names;   ///< ends of the names of places: 市
  std::vector<std::string> department_titles;  ///< in titles of offices: 部门
  std::vector<std::string> scopes;          ///< whose money a government's text tells of: 全市
  std::vector<std::string> planned;         ///< of a government's figures that are to be: 批准
  std::vector<std::string> parts_of_year;   ///< 上半年
  std::vector<std::string> references;      ///< before what a reader is sent to: 详见
  std::vector<std::string> vague_headings;  ///< begin headings that may be called otherwise
  std::vector<std::string> heading_tails;   ///< ends of headings that say nothing of their own
  std::vector<std::string> page_heads;      ///< above the title on a page of a web site: 发布日期
  std::vector<std::string> annexes;         ///< what is numbered there: 附件
  std::vector<std::string> empty_table;     ///< of which a note on an empty table has one
  std::vector<std::string> title_tails;     ///< in a bracket behind a table's title, of no meaning
  std::vector<Dimension> headings_give;
  std::vector<Default> defaults;
  std::vector<StandIn> stands_for;
  std::vector<Symbol> budgets;              ///< versions that are budgets
  std::vector<Symbol> revenue;              ///< items that 支出 is no other word for
  std::vector<std::string> summary_titles;  ///< ends of titles like those of official forms
  std::vector<OneFund> one_fund;
  std::vector<MeasuredAs> measured_as;
  std::vector<std::string> empty_qualifiers;  ///< words before an item that restrict nothing
  std::vector<std::string> level_qualifiers;  ///< that restrict it where a text has several levels
  std::vector<Symbol> averages;               ///< items of one of several things: no part of a sum
  std::vector<Symbol> shared_classes;         ///< names that every classification has: 其他支出
  std::vector<Symbol> owned;  ///< items of whoever is named before the first of them
  std::vector<Symbol> may_be_negative;
  std::vector<Symbol> weak_items;  ///< of weak phrases that go on with any subject: 收入, 支出
  PageWords pages;  ///< by which tables are told on the pages of a PDF
  WellKnown known{};

  /// Those whose whole is of this item.
  std::span<const Partition> partitions_of(Symbol item) const;
};

/// A YAML file of schemas/ with its path, for errors and traces.
struct SchemaFile {
  std::string path;
  YamlNode root;
};

/// Loads files one after the other, so that no more than one tree need be in memory. Two entries
/// that claim one phrase are an error that names both.
class VocabularyLoader {
 public:
  VocabularyLoader();
  ~VocabularyLoader();
  VocabularyLoader(const VocabularyLoader&) = delete;
  VocabularyLoader& operator=(const VocabularyLoader&) = delete;
  void add(const SchemaFile& file);
  Expected<Vocabulary, std::vector<Error>> finish();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace gouji
