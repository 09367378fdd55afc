// Parts of a list that say the fund only.

#include "facts/resolver.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "facts/subject.hpp"

namespace gouji {
namespace {

/// The whole consists of parts of that item: 收入总计 of 收入.
bool has_part_of(Symbol whole, Symbol item, const Vocabulary& vocabulary) {
  const auto partitions = vocabulary.partitions_of(whole);
  return std::any_of(partitions.begin(), partitions.end(), [&](const Partition& p) {
    return std::any_of(p.parts.begin(), p.parts.end(),
                       [&](const Overlay& part) { return names_item(part, item); });
  });
}

/// The whole is what comes in or goes out and a balance: 支出总计.
bool has_balance(Symbol whole, const Vocabulary& vocabulary) {
  const auto& balances = vocabulary.may_be_negative;
  return std::any_of(balances.begin(), balances.end(),
                     [&](Symbol balance) { return has_part_of(whole, balance, vocabulary); });
}

/// 一般公共预算, and not 一般公共预算拨款, which is revenue.
bool says_fund_alone(const Identity& identity, const Vocabulary& vocabulary) {
  const auto said = static_cast<std::size_t>(identity.origin(Dimension::fund));
  if (said >= vocabulary.phrases.size()) return false;
  const std::string_view text = vocabulary.phrases[said].text;
  constexpr std::array<std::string_view, 5> kMore{"拨款", "收入", "支出", "安排", "补助"};
  return std::none_of(kMore.begin(), kMore.end(), [&](std::string_view more) {
    return text.find(more) != std::string_view::npos;
  });
}

}  // namespace

/// 机关运行经费86.35万元，其中：「差旅费」9.70万元 is of the running costs, not all that was spent
/// on travel. False where a class has no item to be of.
bool Resolver::absorb(Identity& identity) const {
  const auto divides = [&](const Identity& whole) {
    const auto partitions = vocabulary_.partitions_of(whole[Dimension::item]);
    return std::any_of(partitions.begin(), partitions.end(),
                       [](const Partition& partition) { return partition.absorbs; });
  };
  const auto item = identity[Dimension::item];
  if (item == kNone) {
    return !identity.has(Dimension::economic) || (current_ && divides(current_->identity));
  }
  if (lists_.empty() || first_of_sentence_ || lists_.back().whole.identity[Dimension::item] == item)
    return true;
  if (!divides(lists_.back().whole.identity)) return true;
  const auto& list = lists_.back();
  const auto whole = list.whole.identity[Dimension::item];
  const bool goes_on = list.parts.empty() ||
                       disclosure_.figure(list.parts.back()).identity[Dimension::item] == whole;
  const bool plain = !identity.has(Dimension::fund) && !identity.has(Dimension::nature) &&
                     !identity.has(Dimension::economic) && !identity.has(Dimension::version);
  if (!goes_on || !plain || is_weak(item, vocabulary_)) return true;
  identity.set(Dimension::economic, item, kOriginInherited);
  identity.set(Dimension::item, whole, kOriginInherited);
  return true;
}

/// 总收入1450万元，其中：「一般公共预算拨款」1400万元 is revenue of that fund.
void Resolver::take_item_of_list(Identity& identity) const {
  if (lists_.empty()) return;
  const auto whole = lists_.back().whole.identity[Dimension::item];
  // 收入预算600万元，其中：事业收入10万元，「财政专户管理资金」16万元: of the whole, by fund
  const auto fund = identity[Dimension::fund];
  const auto partitions = vocabulary_.partitions_of(whole);
  const bool by_fund = std::any_of(partitions.begin(), partitions.end(), [&](const Partition& p) {
    return has_all(lists_.back().whole.identity, p.whole) &&
           std::find(p.parts.begin(), p.parts.end(), Overlay{{Dimension::fund, fund}}) !=
               p.parts.end();
  });
  if (by_fund && current_ && current_->identity[Dimension::item] != whole) {
    auto of = lists_.back().whole.identity;
    for (const auto d : {Dimension::measure, Dimension::unit, Dimension::fund}) of.clear(d);
    return identity.fill(of, kOriginInherited);
  }
  // 支出总计500万元，其中「一般公共预算」450万元: of all that it is the total of, carry-over too
  if (has_part_of(whole, vocabulary_.known.expenditure, vocabulary_) &&
      has_balance(whole, vocabulary_) && says_fund_alone(identity, vocabulary_)) {
    if (!current_ || current_->identity[Dimension::item] == whole)
      identity.set(Dimension::item, whole, kOriginInherited);
    return;
  }
  const bool of_several =
      std::any_of(vocabulary_.stands_for.begin(), vocabulary_.stands_for.end(),
                  [&](const StandIn& stand_in) { return stand_in.item == whole; });
  if (of_several || (current_ && current_->identity[Dimension::item] != whole)) return;
  auto item = current_ ? kNone : whole;
  for (const auto& phrase : vocabulary_.phrases) {
    if (!phrase.weak || !phrase.unless.empty() || phrase.gives.empty()) continue;
    const auto weak = phrase.gives.front().second;
    if (phrase.gives.front().first == Dimension::item && has_part_of(whole, weak, vocabulary_))
      item = weak;
  }
  if (item != kNone) identity.set(Dimension::item, item, kOriginInherited);
}

bool Resolver::is_owned(const Identity& identity) const {
  const auto& owned = vocabulary_.owned;
  return std::find(owned.begin(), owned.end(), identity[Dimension::item]) != owned.end();
}

/// 局机关资产总额300万元，「负债总额60万元」: of the same owner. Owners behind the paragraph's
/// first are named below it: 全县资产总额…，其中：「行政单位」资产总额… and
/// 县本级资产总额…，其中：「行政 单位」资产总额… are two.
void Resolver::carry_owner(Identity& identity) {
  const auto own = identity[Dimension::qualifier];
  if (!std::exchange(has_owner_, true)) owner_ = own;
  if (own == kNone) {
    const bool goes_on = !first_of_sentence_ && current_ && is_owned(current_->identity);
    const auto before = goes_on ? current_->identity[Dimension::qualifier] : owner_;
    if (before != kNone) identity.set(Dimension::qualifier, before, kOriginInherited);
  } else if (own != owner_ && owner_ != kNone && own != kUnknown && owner_ != kUnknown) {
    const auto& symbols = *disclosure_.symbols;
    const auto words = std::string(symbols.word(owner_)) + std::string(symbols.word(own));
    identity.set(Dimension::qualifier, disclosure_.symbols->intern(words), kOriginText);
  }
}

/// What the list here, or the sentence, divides expenditure by; item where that is not told.
Dimension Resolver::division() const {
  const auto told = [](const Identity& identity) {
    for (const auto d : {Dimension::function, Dimension::economic, Dimension::nature}) {
      if (identity.has(d)) return d;
    }
    return Dimension::item;
  };
  if (!lists_.empty()) {
    const auto& list = lists_.back();
    if (list.by != Dimension::item) return list.by;
    if (!list.parts.empty()) return told(disclosure_.figure(list.parts.back()).identity);
  }
  return first_of_sentence_ || !current_ ? Dimension::item : told(current_->identity);
}

/// 按经济分类：工资福利支出80万元，「其他支出」3万元 and 按功能分类：…，「其他支出」5万元 are two
/// things; alone it is one that nobody can tell from the other.
void Resolver::tell_class(Identity& identity) const {
  const auto& shared = vocabulary_.shared_classes;
  const auto name = identity[Dimension::function];
  if (std::find(shared.begin(), shared.end(), name) == shared.end()) return;
  const auto by = division();
  if (by == Dimension::function) return;
  identity.set(Dimension::function, by == Dimension::item ? kUnknown : kNone, kOriginGrammar);
  if (by != Dimension::item) identity.set(by, name, kOriginGrammar);
}

/// 「涉及」一般公共预算支出480.00万元，「政府性基金预算支出」0万元: of the same words, by fund.
bool Resolver::goes_on_by_fund(const Identity& identity) const {
  if (first_of_sentence_ || !current_ || current_->facts.empty()) return false;
  const auto& before = current_->identity;
  return before.has(Dimension::qualifier) && before[Dimension::item] == identity[Dimension::item] &&
         before.has(Dimension::fund) && identity.has(Dimension::fund) &&
         before[Dimension::fund] != identity[Dimension::fund];
}

/// 三公经费20.00万元（其中：「一般公共预算支出」18.00万元；政府性基金预算支出2.00万元）: the 支出
/// is of the whole, by fund.
bool Resolver::is_fund_of_whole(const Element& element, const Identity& identity) const {
  if (element.is_path || lists_.empty() || !identity.has(Dimension::fund)) return false;
  const auto& list = lists_.back();
  const auto item = list.whole.identity[Dimension::item];
  const bool goes_on =
      list.parts.empty() || disclosure_.figure(list.parts.back()).identity[Dimension::item] == item;
  const auto said = identity[Dimension::item];
  if (said == item || !goes_on || !is_weak(said, vocabulary_) || is_weak(item, vocabulary_))
    return false;
  for (auto at = element.subject.first; at < element.subject.last; ++at) {
    if (!has_role(letters_[at], Role::subject)) continue;
    const auto& phrase = vocabulary_.phrases[tokens_[at].index];
    if (names_item(phrase.gives, said) && !phrase.weak) return false;  // 本年支出合计
  }
  const bool of_several =
      std::any_of(vocabulary_.stands_for.begin(), vocabulary_.stands_for.end(),
                  [&](const StandIn& stand_in) { return stand_in.item == item; });
  return !of_several && !has_part_of(item, said, vocabulary_);
}

/// “三公”经费4.50万元，「公务接待费」0万元，公务用车…: the parts follow with no word before them.
void Resolver::open_implied_list(const Element& element) {
  if (in_reason_ || lists_.size() > carried_ || !brackets_.empty()) return;
  if (element.subject.empty() || element.is_path || !main_ || !current_) return;
  if (main_->facts.empty() || !(main_->identity == current_->identity)) return;
  const auto at = before(element, {Role::filler});
  const auto before_it = letters_.substr(0, at);
  // …决算30.00万元。（一）公务接待费10.00万元。（二）…
  const bool numbered =
      first_of_sentence_ && mains_before_ == 1 &&
      (before_it.ends_with(".#") || before_it.ends_with(".(x)") || before_it.ends_with(".(0)"));
  const bool follows = !first_of_sentence_ && before_it.ends_with(letter::kComma);
  if (!(numbered || follows) || last_figure_is_unread(at)) return;
  PartList list{.whole = *main_,
                .parts = {},
                .declared_only = true,
                .implied = true,
                .span = span_of(element.all)};
  const auto named = compose(tokens_, element.subject, disclosure_);
  if (may_be_implied(list, named, vocabulary_)) push_list(std::move(list));
}

/// 支出500万元，其中：教育支出400万元，其中「普通教育（款）」300万元；…: a class below the class
/// that the list inside divides is no part of the list around it, up to the semicolon.
bool Resolver::is_below_class(FactId fact, std::size_t depth) const {
  constexpr std::size_t kFar = 1000;  // bytes: of clauses that nobody writes
  if (depth == lists_.size()) return false;
  const auto& inner = lists_.back();
  const auto& outer = lists_[depth - 1];
  const auto& figure = disclosure_.figure(fact);
  if (!inner.whole.identity.has(Dimension::function) || inner.span.block != block_) return false;
  if (!figure.identity.has(Dimension::function) || outer.parts.empty()) return false;
  if (outer.parts.back() != inner.whole.latest()) return false;
  const std::string_view text = disclosure_.document.blocks[block_].folded.text();
  if (figure.span.begin - inner.span.end > kFar) return false;
  const auto between = text.substr(inner.span.end, figure.span.begin - inner.span.end);
  const auto ahead = text.substr(figure.span.end, kFar);
  return between.find(';') == std::string_view::npos && ahead.find(';') < ahead.find("。");
}

/// 政府采购支出20.00万元，其中：「货物」13.00万元；购置及运行维护费（「购置费」3.00万元…）: words
/// that say less than the vocabulary, of a part that the whole has.
std::optional<Identity> Resolver::named_part(const Element& element) const {
  if (!element.subject.empty() || lists_.empty() || in_reason_) return std::nullopt;
  const auto at = before(element, {Role::filler, Role::copula, Role::particle});
  constexpr LetterSet kMarks(",/;:(#Q");
  if (at < 2 || letters_[at - 1] != letter::kUnknown || !kMarks.has(letters_[at - 2])) {
    return std::nullopt;
  }
  constexpr std::size_t kShortest = 6;  // bytes: two characters
  const auto& text = disclosure_.document.blocks[block_].folded.text();
  const auto words = std::string_view(text).substr(tokens_[at - 1].begin,
                                                   tokens_[at - 1].end - tokens_[at - 1].begin);
  if (words.size() < kShortest) return std::nullopt;
  std::vector<const Phrase*> like;
  for (const auto& phrase : vocabulary_.phrases) {
    if (phrase.text.ends_with(words)) like.push_back(&phrase);
  }
  const auto is_named = [&](const Overlay& part) {
    return std::any_of(like.begin(), like.end(),
                       [&](const Phrase* phrase) { return phrase->gives == part; }) ||
           std::any_of(part.begin(), part.end(), [&](const auto& named) {
             return vocabulary_.symbols.word(named.second) == words;
           });
  };
  const auto& whole = lists_.back().whole.identity;
  const Overlay* only = nullptr;
  for (const auto& partition : vocabulary_.partitions_of(whole[Dimension::item])) {
    if (!has_all(whole, partition.whole)) continue;
    for (const auto& part : partition.parts) {
      if (!is_named(part) || (only != nullptr && *only == part)) continue;
      if (only != nullptr) return std::nullopt;
      only = &part;
    }
  }
  if (only == nullptr) return std::nullopt;
  auto out = whole;
  for (const auto d : {Dimension::measure, Dimension::unit}) out.clear(d);
  for (const auto& [dimension, value] : *only) out.set(dimension, value, kOriginText);
  return out;
}

}  // namespace gouji
