// What a heading says of the text below it: its subject, or a part of a list.
//
//   …三公经费30.00万元。具体情况如下：
//   一、公务接待费
//   2014年预算安排40万元，较2013年预算下降5%。

#include <algorithm>

#include "base/text.hpp"
#include "facts/number.hpp"
#include "facts/resolver.hpp"
#include "facts/subject.hpp"

namespace gouji {

/// 「二、2021年度决算情况」: what stands below it for 2021, and is called nothing else, is of the
/// final account.
void Resolver::take_stage() {
  if (letters_.find_first_of("<BDGL") != std::string_view::npos) return;
  const auto named = compose(tokens_, {0, static_cast<std::uint32_t>(tokens_.size())}, disclosure_);
  const auto period = named[Dimension::period];
  if (period == kNone) return;
  reading_.stage.reset();
  const auto version = named[Dimension::version];
  if (period != vocabulary_.known.this_year && version != kNone && !is_budget(version))
    reading_.stage = {period, version};
}

/// 「（一）一般公共预算支出500万元」, and the paragraphs below say what of.
void Resolver::take_lead() {
  if (is_heading() || behind_number() == 0) return;
  if (letters_.find_first_of(",;.:") != std::string_view::npos) return;
  if (letters_.find(letter::kMoney) == std::string_view::npos) return;
  const auto named = compose(tokens_, {0, static_cast<std::uint32_t>(tokens_.size())}, disclosure_);
  if (named.has(Dimension::item) && named.has(Dimension::fund))
    reading_.lead = {named[Dimension::item], named[Dimension::fund]};
}

/// It is over at the next number or heading, and at 「两项合计」500万元.
void Resolver::leave_lead() {
  const auto opening = letters_.substr(0, letters_.find_first_of("SA"));
  const auto adds_up = opening.find(static_cast<char>(Role::copula));
  const bool totals =
      adds_up != std::string_view::npos && vocabulary_.phrases[tokens_[adds_up].index].totals;
  if (is_heading() || behind_number() > 0 || letters_.starts_with(letter::kListNumber) || totals)
    reading_.lead.reset();
}

/// Behind 一、 or （一）, which is no number to the tokenizer.
std::size_t Resolver::behind_number() const {
  const std::size_t at = letters_.starts_with('(') ? 1 : 0;
  if (at + 1 >= letters_.size()) return 0;
  const char mark = letters_[at + 1];
  if (mark != (at == 0 ? letter::kEnum : letter::kClose)) return 0;
  const auto& text = disclosure_.document.blocks[block_].folded.text();
  for (std::size_t byte = tokens_[at].begin; byte < tokens_[at].end;) {
    const auto next = character_at(text, byte);
    if (!is_numeral(next.code)) return 0;
    byte += next.bytes;
  }
  return at + 2;
}

/// The item of a heading that names nothing else: 「一、因公出国（境）经费」.
std::optional<Identity> Resolver::heading_subject() const {
  constexpr LetterSet kWords("#SvyYfEd");
  const auto& text = disclosure_.document.blocks[block_].folded.text();
  bool names = false;  // by words that are more than 收入 or 支出
  for (auto at = behind_number(); at < letters_.size(); ++at) {
    if (letters_[at] == letter::kUnknown) {
      const auto words = text.substr(tokens_[at].begin, tokens_[at].end - tokens_[at].begin);
      const auto& tails = vocabulary_.heading_tails;
      if (std::find(tails.begin(), tails.end(), words) == tails.end()) return std::nullopt;
    } else if (!kWords.has(letters_[at])) {
      return std::nullopt;
    }
    if (!has_role(letters_[at], Role::subject)) continue;
    const auto& phrase = vocabulary_.phrases[tokens_[at].index];
    const bool gives = std::any_of(phrase.gives.begin(), phrase.gives.end(),
                                   [](const auto& g) { return g.first == Dimension::item; });
    names = names || (gives && !phrase.weak);
  }
  if (!names) return std::nullopt;
  auto out = compose(tokens_, {0, static_cast<std::uint32_t>(tokens_.size())}, disclosure_);
  for (const auto d : {Dimension::period, Dimension::version}) out.clear(d);
  out.fill(heading_, kOriginHeading);
  fill_defaults(out, vocabulary_);
  return out;
}

/// 「（一）收入预算」 and nothing else, of the paragraph directly below it.
std::optional<Identity> Resolver::heading_stage() const {
  const auto at = behind_number();
  if (at + 1 != letters_.size() || !has_role(letters_[at], Role::subject)) return std::nullopt;
  const auto& phrase = vocabulary_.phrases[tokens_[at].index];
  if (phrase.unless.empty() || phrase.gives.size() < 2) return std::nullopt;
  auto out = compose(tokens_, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)},
                     disclosure_);
  out.clear(Dimension::version);
  fill_defaults(out, vocabulary_);
  return out;
}

/// 「2014年预算安排」40万元 begins a paragraph, and only the heading says of what.
bool Resolver::opens_below_heading(const Element& element) const {
  if (current_ || !reading_.below || is_heading()) return false;
  constexpr LetterSet kNothingSaid("#,:YyvfEd=");
  const auto before = letters_.substr(0, element.all.first);
  return std::all_of(before.begin(), before.end(),
                     [&](char letter) { return kNothingSaid.has(letter); });
}

/// A heading that names a part of an open list: the list goes on below it, and up to a heading that
/// names none.
bool Resolver::goes_on_below_heading() {
  const auto of_headings = std::find_if(lists_.begin(), lists_.end(),
                                        [](const PartList& list) { return list.by_headings; });
  if (!is_heading()) {
    if (of_headings == lists_.end() || letters_.substr(0, 1).find(letter::kListNumber) == 0)
      return false;
    close_lists(static_cast<std::size_t>(of_headings - lists_.begin()) + 1);
    return true;
  }
  const auto named = heading_subject();
  for (auto depth = named ? lists_.size() : 0; depth > 0; --depth) {
    if (!has_part(lists_[depth - 1], (*named)[Dimension::item], vocabulary_)) continue;
    close_lists(depth);
    lists_.back().by_headings = true;
    lists_.back().declared_only = true;  // much else stands below headings
    return true;
  }
  if (of_headings != lists_.end()) close_lists(0);
  return false;
}

/// 其中：X占本年支出10%, where the list was taken for one of 项目支出: it is none of its parts.
void Resolver::disown(FactId part, const Identity& whole) {
  for (auto& list : lists_) {
    const auto& taken = list.whole.identity;
    const bool other = list.declared_only && whole.has(Dimension::item) &&
                       (whole[Dimension::item] != taken[Dimension::item] ||
                        whole[Dimension::nature] != taken[Dimension::nature]);
    const auto known = std::find(list.parts.begin(), list.parts.end(), part);
    if (!other || known == list.parts.end()) continue;
    list.parts.erase(known);
    auto& identity = disclosure_.figures[static_cast<std::size_t>(part)].identity;
    if (identity.origin(Dimension::nature) == kOriginInherited) {
      identity = disclosure_.identities.keep_with(identity, Dimension::nature, kNone, kOriginNone);
    }
    if (current_ && current_->latest() == part) current_->identity = identity;
  }
}

}  // namespace gouji
