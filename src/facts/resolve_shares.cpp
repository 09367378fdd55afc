// Shares, and the wholes that they are of: named in so many words, stated in passing, or of the
// list at hand.

#include <algorithm>
#include <utility>

#include "facts/resolver.hpp"
#include "facts/subject.hpp"

namespace gouji {

/// 工资福利支出和对个人和家庭的补助「两项」占85%: of no one of them.
bool Resolver::is_of_several_together(const Element& element) const {
  const auto at = before(element, {Role::filler, Role::entity});
  if (at < 2) return false;
  const std::string_view text = disclosure_.document.blocks[block_].folded.text();
  const auto words =
      text.substr(tokens_[at - 1].begin, tokens_[at - 1].end - tokens_[at - 1].begin);
  const auto& together = vocabulary_.together;
  return std::find(together.begin(), together.end(), words) != together.end();
}

void Resolver::share(const Element& element) {
  if (!current_) return;
  if (is_of_several_together(element)) return current_.reset();
  if (subject_is_hidden(element)) return;
  if (current_->facts.empty()) return share_of_unstated(element);
  const auto named = compose(tokens_, element.subject, disclosure_);
  const auto version = named[Dimension::version];
  // 占总预算的66.22%, in a final account that states the budget
  const bool of_stated = own_budget_ == kNone && stated_budget(*current_) != kNoFact;
  const bool of_budget =
      is_budget(version) && (of_stated || version != vocabulary_.known.unnamed_budget);
  if (of_budget && !named.has(Dimension::item)) return complete(element);
  const bool alone = element.more.empty();
  if (alone) choose_part(element);
  if (!current_) return;
  if (alone) return share_of(element, element.figure);
  const auto values = values_of(element);
  if (!hands_out(values)) return;
  for (std::size_t i = 0; i < values.size(); ++i) {
    current_ = recent_[i];
    if (!current_->facts.empty()) share_of(element, values[i]);
  }
}

/// 「货物采购授予中小企业合同金额」占货物支出金额的100.0%: what the share is of stands nowhere.
void Resolver::share_of_unstated(const Element& element) {
  const auto item = compose(tokens_, element.subject, disclosure_)[Dimension::item];
  const bool one = element.base_figure < 0 && element.more.empty();
  if (one && element.subject.empty() && !element.whole_unknown) awaited_share_ = element;
  if (item == kNone || !mentioned_ || !one) return;
  auto& claim = add_claim(ClaimKind::share, element);
  auto about = current_->identity;
  if (is_another_share(kNoFact)) about.set(Dimension::qualifier, kUnknown, kOriginGrammar);
  claim.rate = make_derived(element.figure, about, vocabulary_.known.share, item);
}

/// 教育支出占85%，「为816万元」: the share stands before what it is a share of.
void Resolver::take_awaited_share(const Element& stated) {
  const auto share = std::exchange(awaited_share_, std::nullopt);
  if (!share || !stated.subject.empty() || in_reason_ || share->all.last >= stated.all.first)
    return;
  constexpr LetterSet kBetween(",=f");
  const auto between = letters_.substr(share->all.last, stated.all.first - share->all.last);
  if (std::all_of(between.begin(), between.end(), [&](char c) { return kBetween.has(c); }))
    share_of(*share, share->figure);
}

/// The figure at `token` is the share of the current subject.
void Resolver::share_of(const Element& element, std::int64_t token) {
  const auto part = current_->latest();
  if (disclosure_.figure(part).unit->kind == UnitKind::percent) return;
  auto whole = kNoFact;
  if (element.base_figure >= 0) {
    whole = inline_whole(element, part);
  } else if (!element.whole_unknown) {
    whole = inner_whole(element.subject, named_whole(element, part));
  }
  note_outer_item(element, part);
  auto& claim = add_claim(ClaimKind::share, element);
  claim.base = whole;
  // 基本支出300万元，其中：某资金60万元，占20%: of what is listed, whose part nobody knows it to be
  if (whole == kNoFact && element.subject.empty() && lists_.size() > carried_ &&
      !is_undivided(lists_.back().whole.identity))
    claim.base_name = kUnknown;
  if (whole == kNoFact && !element.subject.empty()) {  // in the words of the text
    const auto& text = disclosure_.document.blocks[block_].folded.text();
    const auto span = span_of(element.subject);
    claim.base_name = disclosure_.symbols->intern(
        std::string_view(text).substr(span.begin, span.end - span.begin));
  }
  // 占财政拨款支出的44%、占一般公共预算支出的59%: two shares, and not to be compared
  const auto base = whole != kNoFact           ? disclosure_.figure(whole).identity[Dimension::item]
                    : claim.base_name != kNone ? claim.base_name
                                               : kUnknown;
  auto about = current_->identity;
  // …占项目支出800万元的75%，占本年支出3200万元的18.75%: each of its own, and not to be compared
  if (element.base_figure >= 0 || is_another_share(part))
    about.set(Dimension::qualifier, kUnknown, kOriginGrammar);
  claim.rate = make_derived(token, about, vocabulary_.known.share, base);
}

/// …，占财政拨款支出的45%、「占一般公共预算支出的60%」: its claim is the last.
bool Resolver::is_another_share(FactId part) const {
  const auto& claims = disclosure_.claims;
  if (claims.size() < 2) return false;
  const auto& last = claims.back();
  const auto& before = claims[claims.size() - 2];
  const bool other = part == kNoFact ? before.about == last.about : before.base != last.base;
  return before.kind == ClaimKind::share && before.subject == part && other &&
         before.span.block == block_;
}

/// 财政拨款支出900万元，占「本年支出」的90%: that is of more than the fund of its part.
void Resolver::note_outer_item(const Element& element, FactId part) {
  if (element.subject.empty() || element.base_figure >= 0) return;
  const auto named = compose(tokens_, element.subject, disclosure_);
  const auto& stated = disclosure_.figure(part).identity;
  const bool divided = stated.has(Dimension::nature) || stated.has(Dimension::function);
  if (!named.has(Dimension::fund) && !divided && stated.origin(Dimension::fund) < kOriginTable &&
      named[Dimension::item] == stated[Dimension::item])
    outer_item_ = named[Dimension::item];
}

/// 收入预算1000万元，其中：本年收入900万元，上年结转100万元。…占「本年收入」的90%: not of the 1000.
FactId Resolver::inner_whole(TokenRange said, FactId whole) const {
  if (whole == kNoFact || reading_.inner.empty()) return whole;
  const auto span = span_of(said);
  const auto words = std::string_view(disclosure_.document.blocks[block_].folded.text())
                         .substr(span.begin, span.end - span.begin);
  if (!words.starts_with(disclosure_.symbols->word(vocabulary_.known.this_year))) return whole;
  const auto number = disclosure_.figure(whole).identity.number();
  const auto inner = std::find_if(reading_.inner.begin(), reading_.inner.end(),
                                  [&](const auto& entry) { return entry.first == number; });
  return inner == reading_.inner.end() ? whole : inner->second;
}

/// 占支出合计「280.13万元」的85.22%
FactId Resolver::inline_whole(const Element& element, FactId part) {
  auto identity = compose(tokens_, element.subject, disclosure_);
  auto& figure = figure_at(element.base_figure);
  if (!identity.has(Dimension::item) || figure.state == FigureState::read)
    return id_at(element.base_figure);
  identity.fill(heading_, kOriginHeading);
  fill_defaults(identity, vocabulary_);
  const auto& stated = disclosure_.figure(part).identity;
  for (const auto d : {Dimension::period, Dimension::version}) {
    if (!identity.has(d)) identity.set(d, stated[d], kOriginInherited);
  }
  complete_identity(identity, figure);
  // 五、财政拨款支出 …财政拨款支出25万元，占「本年支出26万元」的96%: no part of itself
  if (identity == stated) identity.set(Dimension::qualifier, kUnknown, kOriginGrammar);
  figure.identity = disclosure_.identities.keep(identity);
  figure.state = FigureState::read;
  reading_.latest.set(figure.identity, id_at(element.base_figure));
  return id_at(element.base_figure);
}

/// 「占支出合计的」 names its whole among the figures of the sentence; otherwise it is the list's.
FactId Resolver::named_whole(const Element& element, FactId part) {
  const auto& stated = disclosure_.figure(part).identity;
  const auto list = std::find_if(lists_.rbegin(), lists_.rend(), [&](const PartList& open) {
    return std::find(open.parts.begin(), open.parts.end(), part) != open.parts.end();
  });
  if (element.subject.empty()) {
    if (list != lists_.rend()) return stated_with(list->whole, stated[Dimension::version]);
    return kNoFact;
  }
  const auto named = compose(tokens_, element.subject, disclosure_);
  disown(part, named);
  const auto fits = [&](FactId id) {
    const auto& identity = disclosure_.figure(id).identity;
    for (const auto d :
         {Dimension::item, Dimension::nature, Dimension::function, Dimension::kind}) {
      if (identity[d] != named[d]) return false;
    }
    return (!named.has(Dimension::fund) || identity[Dimension::fund] == named[Dimension::fund]) &&
           identity[Dimension::measure] == stated[Dimension::measure] &&
           identity[Dimension::version] == stated[Dimension::version] && id != part;
  };
  if (list != lists_.rend()) {
    for (const auto id : list->whole.facts) {
      if (fits(id)) return id;
    }
  }
  if (main_) {
    for (const auto id : main_->facts) {
      if (fits(id)) return id;
    }
  }
  // Named in so many words, the whole may stand in another paragraph.
  const auto known = known_whole(named, stated, part);
  return known != kNoFact ? known : whole_by_another_name(named, stated, part);
}

/// The figure of a whole that a share names, which may stand in another paragraph.
FactId Resolver::known_whole(const Identity& named, const Identity& stated, FactId part) const {
  auto whole = named;
  whole.fill(heading_, kOriginHeading);
  auto owned = whole;
  fill_defaults(owned, vocabulary_);
  if (disclosure_.of_government) give_owner(owned);
  // 六、一般公共预算基本支出 …占「基本支出」的75%: of the heading's, as its part is
  const bool of_heading = named.has(Dimension::nature) && !named.has(Dimension::fund) &&
                          whole.has(Dimension::fund) &&
                          whole[Dimension::fund] == stated[Dimension::fund];
  for (auto candidate : {of_heading ? whole : named, whole, owned}) {
    fill_defaults(candidate, vocabulary_);
    if (candidate[Dimension::version] == vocabulary_.known.unnamed_budget && own_budget_ != kNone)
      candidate.set(Dimension::version, own_budget_, kOriginDefault);
    for (const auto d :
         {Dimension::period, Dimension::version, Dimension::measure, Dimension::unit}) {
      if (!candidate.has(d)) candidate.set(d, stated[d], kOriginInherited);
    }
    const auto known = known_fact(candidate);
    if (known != kNoFact && known != part) return known;
  }
  return kNoFact;
}

/// 支出合计500万元 …占「总支出」的40%: what has no figure by that name has one by the name of what
/// it consists of, unless the text has other totals of that.
FactId Resolver::whole_by_another_name(const Identity& named, const Identity& stated,
                                       FactId part) const {
  const auto item = named[Dimension::item];
  if (!is_weak(item, vocabulary_)) return kNoFact;
  const auto consists_of = [](const Partition& partition, Symbol of) {
    return std::find(partition.parts.begin(), partition.parts.end(),
                     Overlay{{Dimension::item, of}}) != partition.parts.end();
  };
  // In this paragraph it may be told later.
  const auto names = [&](Symbol total) {
    return std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& token) {
      if (!has_role(token.letter, Role::subject)) return false;
      const auto& gives = vocabulary_.phrases[token.index].gives;
      return std::find(gives.begin(), gives.end(), std::pair{Dimension::item, total}) !=
             gives.end();
    });
  };
  FactId found = kNoFact;
  for (const auto& partition : vocabulary_.partitions_of(item)) {
    for (const auto& overlay : partition.parts) {
      const auto of = overlay.front().second;  // 支出 of 总支出, and not 人员经费 of 支出
      if (overlay.size() != 1 || of == item || !is_weak(of, vocabulary_)) continue;
      auto other = named;
      other.set(Dimension::item, of, kOriginGrammar);
      const auto known = known_whole(other, stated, part);
      if (known == kNoFact) continue;
      if (found != kNoFact && found != known) return kNoFact;
      found = known;
    }
  }
  if (found == kNoFact) return kNoFact;
  const auto& figure = disclosure_.figure(found);
  for (const auto& partition : vocabulary_.partitions) {
    if (!consists_of(partition, figure.identity[Dimension::item])) continue;
    auto total = named;
    total.set(Dimension::item, partition.item, kOriginGrammar);
    const auto known = known_whole(total, stated, part);
    if (known == kNoFact ? partition.item != item && names(partition.item)
                         : disclosure_.figure(known).printed.value != figure.printed.value)
      return kNoFact;
  }
  return found;
}

/// 工资支出80万元，占「基本支出」%，比上年增加2万元: whoever wrote it forgot the number, and what
/// follows is said of 工资支出.
bool Resolver::is_of_lost_share(const Element& element) const {
  const auto at = before(element, {Role::filler, Role::entity});
  const auto next = element.all.last;
  if (!has_role(letter_before(at), Role::share) || next >= letters_.size()) return false;
  const auto& text = disclosure_.document.blocks[block_].folded.text();
  return tokens_[next].end - tokens_[next].begin == 1 && text[tokens_[next].begin] == '%';
}

}  // namespace gouji
