#pragma once
// Elements of one block to facts and claims: who is the subject, what is compared with what.
//
// The subject is inherited: a figure without words of its own is about the subject before it, a
// change about the last figure stated, a version alone (决算数280.13万元) about the item before. A
// word that nobody knows directly before a change hides its subject: the figure stays unread.

#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "facts/clauses.hpp"
#include "facts/disclosure.hpp"
#include "facts/lists.hpp"
#include "facts/tokens.hpp"

namespace gouji {

/// The last figure stated of each identity.
class LatestFacts {
 public:
  void set(const IdentityRef& identity, FactId fact) {
    if (by_number_.size() <= identity.number()) by_number_.resize(identity.number() + 1, kNoFact);
    by_number_[identity.number()] = fact;
  }
  void forget(const IdentityRef& identity) { set(identity, kNoFact); }
  /// kNoFact where nothing is stated. `kept`: the document's identities.
  FactId of(const Identity& identity, const Identities& kept) const {
    const auto number = kept.find(identity);
    return number && *number < by_number_.size() ? by_number_[*number] : kNoFact;
  }

 private:
  std::vector<FactId> by_number_;
};

/// What one block leaves to the next.
struct Reading {
  LatestFacts latest;
  std::vector<PartList> lists;  ///< lists whose parts are the numbered paragraphs that follow
  bool awaits_part = false;     ///< … or paragraphs without numbers, directly behind 其中：
  std::optional<Subject> main;
  std::optional<Identity>
      named;  ///< the item that a block of its own names: 8、…住房公积金（项）。
  /// Figures of 三公经费 and its parts, whosever they are, and these items.
  std::vector<FactId> scoped;
  std::set<Symbol> family;
  /// By the number of an identity: the figure that a list gives again as its first part, which is
  /// less than all of it (本年收入 of 收入预算).
  std::vector<std::pair<std::uint32_t, FactId>> inner;
  int scope_looks = 0;  ///< how often they were looked through
  /// A heading's year other than the document's, and what its figures are: 二、2021年…决算情况.
  std::optional<std::pair<Symbol, Symbol>> stage;
  /// Of a numbered line with an amount, which is a heading to the paragraphs below it: item, fund.
  std::optional<std::pair<Symbol, Symbol>> lead;
  std::vector<Symbol> units;      ///< parts of the office that headings name
  std::string part_of_year;       ///< that the title is about: 1-6月
  bool below_once = false;        ///< `below` is the subject of one paragraph only
  std::optional<Identity> below;  ///< the item that the heading above names, and nothing else
};

class Resolver {
 public:
  /// `heading` holds the dimensions that the headings above give.
  Resolver(std::uint32_t block, const TokenizedBlock& tokenized,
           const std::vector<Element>& elements, const Identity& heading, Reading& reading,
           Disclosure& disclosure);

  void run();

 private:
  void resolve(const Element& element);
  void pass(std::uint32_t at);
  void take_mark(std::uint32_t at);
  void state(const Element& element);
  bool restates(const Element& element);
  void state_each(const Element& element);
  void assert_figure(Identity identity, std::int64_t token, const Identity* as = nullptr);
  void mention(const Element& element);
  std::uint32_t before(const Element& element, std::initializer_list<Role> roles) const;
  bool is_joined(const Element& element) const;
  bool says_item(const Element& element) const;
  void follow_enumeration(const Element& element);
  std::optional<Identity> enumeration(const Identity& last, const Element& element) const;
  void compare_with(const Element& element);
  void turn_to_item_of(const Element& base);
  bool turn_to_whole_of(const Element& base, const Identity& named);
  void turn_to_account();
  void change(const Element& element);
  void change_by(const Element& element, std::int64_t token);
  bool is_about_current(const Element& element) const;
  void rate_of_last_change(const Element& element);
  void share(const Element& element);
  bool is_of_several_together(const Element& element) const;
  void share_of_unstated(const Element& element);
  void take_awaited_share(const Element& stated);
  void share_of(const Element& element, std::int64_t token);
  FactId inline_whole(const Element& element, FactId part);
  bool is_another_share(FactId part) const;
  void note_outer_item(const Element& element, FactId part);
  bool is_of_lost_share(const Element& element) const;
  std::vector<std::int64_t> values_of(const Element& element) const;
  bool hands_out(const std::vector<std::int64_t>& values);
  void stand_in_for(const std::vector<std::int64_t>& values);
  void take_note();
  void complete(const Element& element);
  void vary(const Element& element);
  void level(const Element& element);
  void order(const Element& element);
  void reach(const Element& element);
  bool is_departure(std::uint32_t at) const;
  bool is_departed_from(const Element& base) const;
  bool departs(std::uint32_t at) const;
  bool departs_unknown(const Element& base) const;
  void deny(const Element& element);
  void open_list(const Element& element);
  Subject usual(const Subject& subject) const;
  bool is_nothing_beside(const Subject& whole, const std::vector<Subject>& before) const;
  std::uint32_t reason(const Element& element);
  void explain(std::int32_t index, std::uint32_t token);
  void tell_cause(const Element& element);
  bool is_of_another_change(std::uint32_t token) const;
  bool changed_so(std::size_t first, Direction direction) const;
  bool is_introduced_as_own(std::uint32_t token) const;
  void end_sentence();
  void open_bracket(std::uint32_t at);
  bool is_behind_share(std::uint32_t at) const;
  void close_bracket();
  void close_undeclared();
  void close_lists(std::size_t keep);
  void push_list(PartList list);

  Identity subject_identity(const Element& element);
  bool goes_on(const Element& element) const;
  bool opens_paragraph(const Element& element) const;
  bool is_bare_total(const Element& element) const;
  bool is_source_of_part(const Identity& identity) const;
  bool ends_with_item(const Element& element) const;
  void note_fund(const Identity& identity);
  bool is_carried_over_by_fund(const Element& element, const Identity& identity) const;
  void take_fund(const Element& element, Identity& identity) const;
  void share_fund(const Element& element, Identity& identity) const;
  void take_fund_above(Identity& identity) const;
  bool is_beside_fund(const Element& element, const Identity& identity) const;
  bool is_weak_alone(const Element& element) const;
  bool last_figure_is_unread(std::uint32_t token) const;
  void begin_block();
  void choose_list();
  void end_block();
  std::size_t number_that_goes_on() const;
  FactId known_fact(const Identity& identity) const;
  void state_prior(const Element& element);
  void state_budget(const Element& element, Symbol version);
  FactId changed_fact() const;
  bool is_budget(Symbol version) const;
  bool belongs_to_words_before(const Element& element) const;
  bool is_of_another_kind(const Figure& figure) const;
  std::optional<Identity> opening_name(const Element& element) const;
  bool goes_on_below() const;
  void open_implied_list(const Element& element);
  std::optional<Identity> named_part(const Element& element) const;
  bool state_class(const Element& element);
  bool divides_by_function(const PartList& list) const;
  bool is_bare_class(const Element& element) const;
  struct ClassName {
    std::string text;     ///< empty: none is known
    unsigned widths = 0;  ///< of its codes: Codes::widths()
  };
  ClassName class_before(std::size_t figure) const;
  unsigned widths_of(FactId part) const;
  Symbol class_called(const std::string& name) const;
  std::optional<Identity> heading_subject() const;
  std::optional<Identity> heading_stage() const;
  bool opens_below_heading(const Element& element) const;
  bool goes_on_below_heading();
  void take_stage();
  void take_lead();
  void leave_lead();
  std::size_t behind_number() const;
  void note_scope(FactId fact);
  bool is_empty_qualifier(Symbol qualifier) const;
  bool is_level(Symbol qualifier) const;
  bool is_one_scope(const Identity& said, const Identity& other) const;
  FactId fact_of_one_scope(const Identity& identity);
  void disown(FactId part, const Identity& whole);
  Symbol base_of_change() const;
  bool is_heading() const;
  void return_to_this_year();
  bool is_base_of_change(const Element& element) const;
  bool is_total_of_several(const Element& element) const;
  bool is_of_acquisition(const Element& element, const Identity& identity) const;
  bool is_behind_exclusion(std::uint32_t token) const;
  bool is_stated_otherwise(const Element& element, Identity identity) const;
  bool is_behind_stranger(std::uint32_t token, bool counts) const;
  bool is_of_stranger(const Element& element, Identity identity) const;
  /// A change as it is told: 增加5万元，增长100%; null where it is not.
  struct Told {
    const Figure* delta = nullptr;
    const Figure* rate = nullptr;
    Direction direction = Direction::none;
  };
  enum class Fit : std::uint8_t { exact, near, bad, unknown, impossible };
  static Fit how_well(const Decided<Comparison>& compared);
  Told told_change(std::size_t at) const;
  Fit fit(FactId fact, const Told& told, const Figure* prior) const;
  Fit ratio(FactId part, FactId whole, const Figure& stated) const;
  bool is_told_of_each(const PartList& list, ClaimKind kind) const;
  void choose(ClaimKind kind, const std::function<Fit(FactId)>& fits);
  bool begins_behind_semicolon(std::int64_t figure) const;
  void leave_average(std::size_t at);
  void choose_part(const Element& element);
  void choose_completed(const Element& element);
  void choose_changed(std::size_t at, const Figure* prior);
  void return_to_main(const Element& element, const Identity& identity);
  bool may_go_on(const Element& element) const;
  Identity prior_identity() const;
  FactId prior_fact() const;
  void complete_identity(Identity& identity, const Figure& figure) const;
  void give_unit(Identity& identity) const;
  void remember(const Identity& identity, FactId fact);
  bool enlist(FactId fact, const Identity* as);
  bool is_below_class(FactId fact, std::size_t depth) const;
  bool subject_is_hidden(const Element& element) const;
  bool stands_alone(const Element& element) const;
  void leave_unread(const Figure& figure);
  void doubt(const Figure& figure);
  bool has_versions(const Subject& subject) const;
  FactId stated_with(const Subject& subject, Symbol version) const;
  FactId stated_budget(const Subject& subject) const;
  FactId named_whole(const Element& element, FactId part);
  FactId inner_whole(TokenRange words, FactId whole) const;
  void follow_year(Identity& identity);
  bool absorb(Identity& identity) const;
  bool heading_is_total() const;
  void take_item_of_list(Identity& identity) const;
  void note_part_of_year(const Element& element);
  void narrow(Identity& identity) const;
  void note_owner(const Element& element);
  void give_owner(Identity& identity) const;
  void count_main();
  void leave_classes();
  bool is_another_total(const Element& element, const Identity& identity) const;
  FactId known_whole(const Identity& named, const Identity& stated, FactId part) const;
  FactId whole_by_another_name(const Identity& named, const Identity& stated, FactId part) const;
  bool is_sum_of_sentence(const Element& element, const Identity& identity) const;
  bool is_over(const PartList& list, FactId fact) const;
  void add_up();
  void add_up_changes(std::size_t first);
  bool is_conjunction(std::size_t at) const;
  void add_up(std::size_t first, std::size_t last);
  bool is_grand_total(TokenRange words) const;
  bool begins_with_classification() const;
  bool is_undivided(const Identity& identity) const;
  bool is_owned(const Identity& identity) const;
  void carry_owner(Identity& identity);
  Dimension division() const;
  void tell_class(Identity& identity) const;
  bool goes_on_by_fund(const Identity& identity) const;
  bool is_fund_of_whole(const Element& element, const Identity& identity) const;
  FactId make_derived(std::int64_t token, const Identity& about, Symbol measure, Symbol base);
  Claim& add_claim(ClaimKind kind, const Element& element);
  Claim* open_change();
  bool is_behind_bracket_of_name(const Element& element) const;
  bool is_inside_name(std::size_t at) const;
  std::string_view qualifier_before(const Element& element) const;
  Symbol period_before(std::size_t first) const;
  bool opens_sentence(std::size_t at) const;
  std::size_t token_at(std::string_view words) const;
  std::uint32_t reason_end(std::uint32_t first, bool is_purpose) const;
  bool goes_on_with_change(std::uint32_t first, std::uint32_t at) const;
  bool is_another_cause(std::size_t at) const;
  bool is_of_words_between(const Element& element);
  bool goes_on_with_last_year(std::uint32_t at) const;
  Figure& figure_at(std::int64_t token);
  FactId id_at(std::int64_t token) const;
  Direction direction_at(std::int64_t token) const;
  Span span_of(TokenRange range) const;
  char letter_before(std::uint32_t token) const;
  char mark_before(std::uint32_t token) const;
  void read_project();

  std::uint32_t block_;
  const std::vector<Token>& tokens_;
  std::string_view letters_;
  const std::vector<Element>& elements_;
  const Identity& heading_;
  Reading& reading_;
  Disclosure& disclosure_;
  const Vocabulary& vocabulary_;

  bool government_ = false;      ///< the text is of a government, of which narrow() knows more
  Symbol said_scope_ = kNone;    ///< whose money a government's paragraph tells of: 全市
  Symbol said_words_ = kNone;    ///< … its sentence, in words of its own: 失业保险基金
  Symbol said_fund_ = kNone;     ///< and of which fund
  Symbol said_period_ = kNone;   ///< and of which year
  bool planned_ = false;         ///< … as it is to be
  bool timed_ = false;           ///< words in it may name a part of the year
  bool narrows_ = false;         ///< they or the heading say more of its figures
  Symbol part_of_year_ = kNone;  ///< that this sentence is about: 6月
  Symbol said_year_ = kNone;     ///< another than this one, that the last figure's words name
  bool excludes_ = false;        ///< words in it leave something out
  Symbol project_ = kNone;
  Symbol unit_ = kNone;  ///< the part of the office that the paragraph, or its heading, is about
  std::optional<Subject> current_;  ///< what the last figure or mention was about
  struct Enumeration {
    int items = 0;     ///< subjects one behind the other, joined by 、 or 和, without figures
    TokenRange words;  ///< from the first to the last of them
  } enumeration_;
  std::optional<Subject> main_;  ///< the last subject outside a list
  std::vector<PartList> lists_;  ///< open lists, the innermost last
  std::vector<Subject> recent_;  ///< subjects of this enumeration: 收入总计和支出总计分别…
  bool handed_out_ = false;      ///< they have been given a value each
  std::size_t carried_ = 0;      ///< how many of them are from an earlier block
  std::size_t carried_parts_ = 0;  ///< parts of the innermost of these at the block's beginning
  bool in_reason_ = false;
  bool below_heading_ = false;     ///< this figure's subject is the heading above
  bool of_unknown_whole_ = false;  ///< behind 其中 of a figure that was not read
  bool distributes_ = false;  ///< behind 增加7.8万元, where another bare amount is a second change
  Symbol base_ = kNone;       ///< what changes are compared with: 上年 …
  Symbol prior_version_ = kNone;   ///< of an earlier year's figure that they are compared with
  std::optional<Identity> named_;  ///< the last item that was named by its path, without a figure
  FactId base_fact_ = kNoFact;     ///< that figure, where the comparison states it
  Symbol own_budget_ = kNone;      ///< what 预算 of this year is, in a budget
  bool first_of_sentence_ = true;
  /// Of totals in this sentence.
  struct Funds {
    Symbol last = kNone;     ///< outside lists: that words of a total name
    bool several = false;    ///< others were named, too
    bool mixed = false;      ///< and since the last semicolon
    bool of_group = false;   ///< `last` was named since then
    bool of_both = false;    ///< of 收支总计, which has parts of other funds
    Symbol of_part = kNone;  ///< of the last part of a list since then, where its words say so
    int groups = 0;          ///< semicolons
  } funds_;
  std::optional<Element> awaited_share_;  ///< 教育支出「占85%」，为816万元
  Symbol outer_item_ = kNone;  ///< that a figure of one fund was called a share of: 占本年支出的90%
  Symbol owner_ = kNone;  ///< of the paragraph's first owned item: its words before it
  bool has_owner_ = false;
  int parts_of_sentence_ = 0;    ///< of lists, in this sentence
  int mains_of_sentence_ = 0;    ///< subjects of figures outside lists, in this sentence
  int mains_before_ = 0;         ///< and in the one before
  int classes_of_sentence_ = 0;  ///< of these, those of another item, class or fund
  int classes_before_ = 0;
  bool mentioned_ = false;             ///< a subject without a figure stands in this sentence
  bool listed_before_ = false;         ///< the sentence before named several parts of a list
  bool unknown_whole_before_ = false;  ///< … of a figure that was not read
  static constexpr std::int64_t kNoToken = -1;
  /// Figure of a list's last part, where what follows may be said of the whole.
  std::int64_t last_part_ = kNoToken;
  /// Subject and lists outside each open bracket.
  struct Bracket {
    std::optional<Subject> subject;  ///< before it
    std::size_t lists = 0;           ///< that are open before it
    bool of_unknown_whole = false;   ///< as it is before it
  };
  std::vector<Bracket> brackets_;
  std::vector<std::size_t> floors_;       ///< by bracket: lists below are not divided inside it
  std::size_t last_sentence_claims_ = 0;  ///< claims made before the sentence before
  std::size_t sentence_claims_ = 0;       ///< claims made before this sentence
  std::size_t unexplained_ = 0;           ///< claims that have no reason yet begin here
};

}  // namespace gouji
