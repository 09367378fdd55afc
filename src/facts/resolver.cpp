#include "facts/resolver.hpp"

#include <algorithm>
#include <utility>

#include "facts/subject.hpp"

namespace gouji {
namespace {

constexpr std::size_t kSubjectsKept = 6;

bool is(char token_letter, Role role) { return token_letter == static_cast<char>(role); }

/// Same in everything but the version.
bool same_subject(const Identity& a, const Identity& b) {
  for (std::size_t i = 0; i < kDimensions; ++i) {
    if (static_cast<Dimension>(i) != Dimension::version && a.values[i] != b.values[i]) return false;
  }
  return true;
}

}  // namespace

Resolver::Resolver(std::uint32_t block, const std::vector<Token>& tokens, std::string_view letters,
                   const Identity& heading, Reading& reading, Disclosure& disclosure)
    : block_(block),
      tokens_(tokens),
      letters_(letters),
      heading_(heading),
      reading_(reading),
      disclosure_(disclosure),
      vocabulary_(*disclosure.vocabulary),
      sentence_claims_(disclosure.claims.size()),
      unexplained_(disclosure.claims.size()) {}

void Resolver::run() {
  read_project();
  begin_block();
  for (std::size_t at = 0; at < letters_.size();) {
    const auto element = next_element(letters_, at);
    at = element.kind == ElementKind::reason ? reason(element) : element.all.last;
    if (element.kind != ElementKind::reason) resolve(element);
  }
  end_block();
}

/// A list opened at the end of a paragraph (其中：) goes on in the numbered paragraphs behind it; 其中 at
/// the beginning of a paragraph is about the last subject of the one before.
void Resolver::begin_block() {
  const bool numbered = !letters_.empty() && letters_.front() == letter::kListNumber;
  lists_ = std::exchange(reading_.lists, {});
  if (!numbered) close_lists(0);
  carried_ = lists_.size();
  if (!letters_.empty() && is(letters_.front(), Role::opener)) main_ = reading_.main;
}

void Resolver::end_block() {
  const bool opens = !letters_.empty() && (letters_.back() == letter::kColon || is(letters_.back(), Role::opener));
  const bool opened = opens && lists_.size() > carried_ && lists_.back().parts.empty();
  if (opened) {
    auto last = std::move(lists_.back());
    lists_.pop_back();
    close_lists(0);
    lists_.push_back(std::move(last));
    carried_ = 1;
  }
  close_lists(carried_);
  reading_.lists = std::move(lists_);
  reading_.main = main_;
}

/// 「1、第一书记安置费项目绩效自评综述：」 makes its name the project of the paragraph.
void Resolver::read_project() {
  const auto mark = letters_.find(static_cast<char>(Role::project_mark));
  if (mark == std::string_view::npos || mark == 0) return;
  std::size_t first = 0;
  while (first < mark && letters_[first] == letter::kListNumber) ++first;
  if (first == mark) return;
  const auto& text = disclosure_.document.blocks[block_].folded.text();
  const auto begin = tokens_[first].begin;
  project_ = disclosure_.symbols->intern(std::string_view(text).substr(begin, tokens_[mark].begin - begin));
}

void Resolver::resolve(const Element& element) {
  switch (element.kind) {
    case ElementKind::stated: state(element); break;
    case ElementKind::mention: mention(element); break;
    case ElementKind::base: compare_with(element); break;
    case ElementKind::directed: change(element); break;
    case ElementKind::rate_in_brackets: rate_of_last_change(element); break;
    case ElementKind::share: share(element); break;
    case ElementKind::completion: complete(element); break;
    case ElementKind::variance: vary(element); break;
    case ElementKind::order: order(element); break;
    case ElementKind::level: level(); break;
    case ElementKind::negation: deny(element); break;
    case ElementKind::opener:
    case ElementKind::classification: open_list(element); break;
    case ElementKind::reason: break;  // run() consumes it
    case ElementKind::other:
      if (letters_[element.all.first] == letter::kStop) end_sentence();
      if (is(letters_[element.all.first], Role::et_cetera) && !lists_.empty()) {
        lists_.back().open_ended = true;
      }
      break;
  }
}

// ---- subjects

Identity Resolver::subject_identity(const Element& element) {
  auto identity = element.is_path ? compose_path(tokens_, element.subject, block_, disclosure_)
                                  : compose(tokens_, element.subject, disclosure_);
  if (!element.tail.empty()) {
    const auto tail = compose(tokens_, element.tail, disclosure_);
    for (const auto d : {Dimension::version, Dimension::period}) {
      if (tail.has(d)) identity.set(d, tail[d], tail.origin(d));
    }
  }
  const auto& known = vocabulary_.known;
  // 预算数 is the budget that the comparison around it names.
  if (identity[Dimension::version] == known.unnamed_budget && base_ != kNone &&
      base_ != known.last_year) {
    identity.set(Dimension::version, base_, kOriginInherited);
  }
  const auto words = element.is_path ? std::string_view() : qualifier_before(element);
  if (!words.empty()) {
    // 「会议费年初预算为5万元」: what stands before a bare version is the item, in the text's words.
    const bool names = !identity.has(Dimension::item) && identity.has(Dimension::version) &&
                       element.kind == ElementKind::stated;
    if (!names && !identity.has(Dimension::item)) return {};
    identity.set(names ? Dimension::item : Dimension::qualifier, disclosure_.symbols->intern(words), kOriginText);
  }
  if (!identity.has(Dimension::item) || goes_on(element)) {
    if (current_) {
      identity.clear(Dimension::item);
      auto inherited = current_->identity;
      for (const auto d : {Dimension::measure, Dimension::unit, Dimension::base}) inherited.clear(d);
      identity.fill(inherited, kOriginInherited);
    }
    return identity;
  }
  const auto fill_from = [&](const Identity& other, Origin origin, bool is_list) {
    for (const auto d : {Dimension::fund, Dimension::period, Dimension::version, Dimension::project, Dimension::nature}) {
      if (d == Dimension::nature && !is_list) continue;
      if (!identity.has(d) && other.has(d)) identity.set(d, other[d], origin);
    }
  };
  if (!lists_.empty()) fill_from(lists_.back().whole.identity, kOriginInherited, true);
  fill_from(heading_, kOriginHeading, false);
  fill_defaults(identity, vocabulary_);
  return identity;
}

/// 「公务接待费年初预算为N万元，支出决算为N万元」: the 支出 of 支出决算 is the subject before it.
bool Resolver::goes_on(const Element& element) const {
  if (!current_ || element.subject.last - element.subject.first != 1) return false;
  const auto& token = tokens_[element.subject.first];
  if (!is(token.letter, Role::subject)) return false;
  const auto& unless = vocabulary_.phrases[token.index].unless;
  const auto item = current_->identity[Dimension::item];
  return !unless.empty() && std::find(unless.begin(), unless.end(), item) == unless.end();
}

/// The last figure stated for an identity, or for what it stands for (收、支总计).
FactId Resolver::known_fact(const Identity& identity) const {
  if (const auto known = reading_.latest.find(identity); known != reading_.latest.end()) return known->second;
  for (const auto& stand_in : vocabulary_.stands_for) {
    if (stand_in.item != identity[Dimension::item]) continue;
    for (const auto item : stand_in.facts_of) {
      auto other = identity;
      other.set(Dimension::item, item, kOriginGrammar);
      if (const auto known = reading_.latest.find(other); known != reading_.latest.end()) return known->second;
    }
  }
  return kNoFact;
}

/// Words that nobody knows directly before a subject restrict it in a way that is not understood:
/// they become part of the identity, so that only the same words are ever compared.
std::string_view Resolver::qualifier_before(const Element& element) const {
  if (element.subject.empty()) return {};
  auto first = element.subject.first;
  const auto end = first;
  while (first > 0 && (letters_[first - 1] == letter::kUnknown || letters_[first - 1] == letter::kApart ||
                       is(letters_[first - 1], Role::filler) || is(letters_[first - 1], Role::particle))) {
    --first;
  }
  while (first < end && letters_[first] != letter::kUnknown && letters_[first] != letter::kApart) ++first;
  if (first == end) return {};
  const auto& text = disclosure_.document.blocks[block_].folded.text();
  return std::string_view(text).substr(tokens_[first].begin, tokens_[end - 1].end - tokens_[first].begin);
}

void Resolver::complete_identity(Identity& identity, const Figure& figure) const {
  const auto& known = vocabulary_.known;
  const bool money = figure.unit->kind == UnitKind::money;
  if (!identity.has(Dimension::period)) {
    identity.set(Dimension::period, known.this_year, kOriginDefault);
  }
  if (project_ != kNone && !identity.has(Dimension::project)) {
    identity.set(Dimension::project, project_, kOriginText);
  }
  if (money && !identity.has(Dimension::version)) {
    for (const auto& kind : vocabulary_.kinds) {
      if (kind.kind == disclosure_.kind) identity.set(Dimension::version, kind.version, kOriginDefault);
    }
  }
  if (!money) {
    identity.clear(Dimension::version);
    identity.set(Dimension::unit, figure.unit->symbol, kOriginText);
  }
  identity.set(Dimension::measure, money ? known.amount : known.count, kOriginGrammar);
}

void Resolver::remember(const Identity& identity, FactId fact) {
  if (!current_ || !same_subject(current_->identity, identity)) current_ = Subject{identity, {}};
  current_->identity = identity;
  if (fact == kNoFact) return;
  if (current_->facts.size() >= kSubjectsKept) current_->facts.erase(current_->facts.begin());
  current_->facts.push_back(fact);
}

// ---- figures

void Resolver::state(const Element& element) {
  auto& figure = figure_at(element.figure);
  auto identity = subject_identity(element);
  if (!identity.has(Dimension::item)) {
    // 「执行数为0.5万元」 in a project's paragraph
    if (project_ == kNone || !identity.has(Dimension::version)) return doubt(figure);
    identity.set(Dimension::item, vocabulary_.known.project_fund, kOriginGrammar);
  }
  if (element.subject.empty() && !stands_alone(element)) return doubt(figure);
  complete_identity(identity, figure);
  figure.identity = identity;
  figure.state = FigureState::read;
  const auto fact = id_at(element.figure);
  remember(identity, fact);
  if (in_reason_) return;
  reading_.latest[identity] = fact;
  const bool listed = enlist(fact);
  if (!listed && first_of_sentence_) close_lists(carried_);
  if (!listed) doubt(figure);
  if (lists_.size() <= carried_) main_ = current_;
  first_of_sentence_ = false;
}

/// A figure without words of its own is about the subject before it only where a mark or 为 stands
/// between them: behind anything else it belongs to words that were not understood.
bool Resolver::stands_alone(const Element& element) const {
  auto at = element.all.first;
  while (at > 0 && (is(letters_[at - 1], Role::filler) || is(letters_[at - 1], Role::copula) ||
                    is(letters_[at - 1], Role::particle))) {
    --at;
  }
  constexpr std::string_view kMarks = ",/;:.#Q";
  return at == 0 || kMarks.find(letters_[at - 1]) != std::string_view::npos;
}

/// An amount inside a list that is no part of it and no other version of a part: the list may not be
/// complete as it was understood.
void Resolver::doubt(const Figure& figure) {
  if (in_reason_ || lists_.size() <= carried_) return;
  auto& list = lists_.back();
  const auto whole = list.whole.latest();
  if (whole == kNoFact || disclosure_.figure(whole).unit->kind != figure.unit->kind) return;
  const bool again = figure.state == FigureState::read &&
                     std::any_of(list.parts.begin(), list.parts.end(), [&](FactId part) {
                       return same_subject(disclosure_.figure(part).identity, figure.identity);
                     });
  if (!again) list.doubtful = true;
}

/// Hands a fact to the innermost list that takes it; lists inside that one are over.
bool Resolver::enlist(FactId fact) {
  for (auto depth = lists_.size(); depth > 0; --depth) {
    if (!take_part(lists_[depth - 1], fact, disclosure_)) continue;
    while (lists_.size() > depth) {
      close_list(lists_.back(), disclosure_);
      lists_.pop_back();
    }
    return true;
  }
  return false;
}

void Resolver::mention(const Element& element) {
  auto identity = subject_identity(element);
  if (!identity.has(Dimension::item)) return;
  complete_identity(identity, Figure{.unit = &vocabulary_.units.front(), .identity = {}});
  const bool again = current_ && same_subject(current_->identity, identity);
  remember(identity, again ? kNoFact : known_fact(identity));
  if (!first_of_sentence_ || lists_.size() > carried_) return;
  main_ = current_;
}

void Resolver::compare_with(const Element& element) {
  const auto& known = vocabulary_.known;
  Identity named;
  if (element.subject.empty()) {  // 同比
    for (const auto& [dimension, value] : vocabulary_.phrases[tokens_[element.all.first].index].gives) {
      named.set(dimension, value, kOriginText);
    }
  } else {
    named = compose(tokens_, element.subject, disclosure_);
  }
  const auto version = named[Dimension::version];
  const auto period = named[Dimension::period];
  const bool prior = period != kNone && period != known.this_year;
  base_ = prior ? period : version != kNone ? version : period;
}

/// The figure of a change, a rate or a share: the subject's identity with another measure.
FactId Resolver::make_derived(std::int64_t token, const Identity& about, Symbol measure, Symbol base) {
  auto& figure = figure_at(token);
  figure.identity = about;
  figure.identity.clear(Dimension::unit);
  if (figure.unit->kind == UnitKind::count) {
    figure.identity.set(Dimension::unit, figure.unit->symbol, kOriginText);
  }
  figure.identity.set(Dimension::measure, measure, kOriginGrammar);
  figure.identity.set(Dimension::base, base, kOriginGrammar);
  figure.state = FigureState::read;
  return id_at(token);
}

// ---- claims

Claim& Resolver::add_claim(ClaimKind kind, const Element& element) {
  Claim claim{.kind = kind, .span = span_of(element.all), .about = {}, .parts = {}};
  if (current_) {
    claim.about = current_->identity;
    claim.subject = current_->latest();
    if (claim.subject != kNoFact && disclosure_.figure(claim.subject).span.block == block_) {
      claim.span.begin = std::min(claim.span.begin, disclosure_.figure(claim.subject).span.begin);
    }
  }
  disclosure_.claims.push_back(std::move(claim));
  return disclosure_.claims.back();
}

/// The change of the current subject against the current base that is being told, if any.
Claim* Resolver::open_change() {
  if (disclosure_.claims.size() <= sentence_claims_ || !current_) return nullptr;
  auto& last = disclosure_.claims.back();
  const bool same = last.kind == ClaimKind::change && last.about == current_->identity &&
                    last.subject == current_->latest() && last.base_name == base_;
  return same ? &last : nullptr;
}

/// An unknown word directly before 增加 is what increases, and nobody knows it.
bool Resolver::subject_is_hidden(const Element& element) const {
  auto at = element.all.first;
  while (at > 0 && (is(letters_[at - 1], Role::filler) || is(letters_[at - 1], Role::copula) ||
                    is(letters_[at - 1], Role::particle))) {
    --at;
  }
  return letter_before(at) == letter::kUnknown;
}

void Resolver::change(const Element& element) {
  if (!current_ || subject_is_hidden(element)) return;
  auto& figure = figure_at(element.figure);
  if (figure.unit->kind == UnitKind::points) return;  // 个百分点 of a rate, not of the subject
  const auto direction = direction_at(element.direction);
  figure.direction = static_cast<int>(direction);
  const bool is_rate = figure.unit->kind == UnitKind::percent;
  auto* claim = open_change();
  if (claim == nullptr || (is_rate ? claim->rate : claim->delta) != kNoFact) {
    claim = &add_claim(ClaimKind::change, element);
    claim->base_name = base_;
  }
  const auto& known = vocabulary_.known;
  const auto fact = make_derived(element.figure, current_->identity,
                                 is_rate ? known.growth : known.change, base_);
  (is_rate ? claim->rate : claim->delta) = fact;
  (is_rate ? claim->rate_direction : claim->delta_direction) = direction;
  claim->span.end = span_of(element.all).end;
  first_of_sentence_ = false;
}

void Resolver::rate_of_last_change(const Element& element) {
  auto* claim = open_change();
  if (claim == nullptr || claim->rate != kNoFact || claim->delta == kNoFact) return;
  const auto said = element.direction >= 0 ? direction_at(element.direction) : claim->delta_direction;
  auto& figure = figure_at(element.figure);
  figure.direction = figure.printed.value < 0 && element.direction < 0 ? 1 : static_cast<int>(said);
  claim->rate = make_derived(element.figure, claim->about, vocabulary_.known.growth, base_);
  claim->rate_direction = said;
  claim->span.end = span_of(element.all).end;
}

void Resolver::share(const Element& element) {
  if (!current_ || current_->facts.empty() || subject_is_hidden(element)) return;
  const auto part = current_->latest();
  if (disclosure_.figure(part).unit->kind == UnitKind::percent) return;
  const auto whole = named_whole(element, part);
  auto& claim = add_claim(ClaimKind::share, element);
  claim.base = whole;
  const auto base = whole == kNoFact ? kUnknown : disclosure_.figure(whole).identity[Dimension::item];
  claim.rate = make_derived(element.figure, current_->identity, vocabulary_.known.share, base);
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
  const auto fits = [&](FactId id) {
    const auto& identity = disclosure_.figure(id).identity;
    for (const auto d : {Dimension::item, Dimension::nature, Dimension::function, Dimension::kind}) {
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
  auto whole = named;
  whole.fill(heading_, kOriginHeading);
  for (auto candidate : {named, whole}) {
    fill_defaults(candidate, vocabulary_);
    for (const auto d : {Dimension::period, Dimension::version, Dimension::measure, Dimension::unit}) {
      if (!candidate.has(d)) candidate.set(d, stated[d], kOriginInherited);
    }
    const auto known = known_fact(candidate);
    if (known != kNoFact && known != part) return known;
  }
  return kNoFact;
}

FactId Resolver::stated_with(const Subject& subject, Symbol version) const {
  for (auto id = subject.facts.rbegin(); id != subject.facts.rend(); ++id) {
    if (disclosure_.figure(*id).identity[Dimension::version] == version) return *id;
  }
  return kNoFact;
}

/// The one budget figure that the text states for a subject, whatever its name.
FactId Resolver::stated_budget(const Subject& subject) const {
  FactId found = kNoFact;
  for (const auto id : subject.facts) {
    const auto version = vocabulary_.symbols.word(disclosure_.figure(id).identity[Dimension::version]);
    if (version.find("预算") == std::string_view::npos) continue;
    if (found != kNoFact) return kNoFact;
    found = id;
  }
  return found;
}

void Resolver::vary(const Element& element) {
  if (!current_) return;
  const auto& known = vocabulary_.known;
  const auto& phrase = vocabulary_.phrases[tokens_[element.all.first].index];
  const auto version = phrase.gives.empty() ? known.opening_budget : phrase.gives.front().second;
  auto& claim = add_claim(ClaimKind::variance, element);
  claim.base_name = version;
  claim.base = stated_with(*current_, version);
  if (claim.base == kNoFact) claim.base = stated_budget(*current_);
  claim.subject = stated_with(*current_, known.final_account);
  claim.rate = make_derived(element.figure, current_->identity, known.variance, version);
}

void Resolver::complete(const Element& element) {
  if (!current_ || subject_is_hidden(element)) return;
  const auto& known = vocabulary_.known;
  const auto subject = *current_;
  auto version = known.unnamed_budget;
  if (!element.subject.empty()) {
    const auto named = compose(tokens_, element.subject, disclosure_);
    if (named.has(Dimension::version)) version = named[Dimension::version];
  }
  auto& claim = add_claim(ClaimKind::completion, element);
  claim.base_name = version;
  claim.subject = kNoFact;
  for (const auto id : subject.facts) {
    const auto stated = disclosure_.figure(id).identity[Dimension::version];
    if (vocabulary_.symbols.word(stated).find("预算") == std::string_view::npos) claim.subject = id;
  }
  if (element.base_figure >= 0) {  // 完成预算280万元的95%
    auto identity = subject.identity;
    identity.set(Dimension::version, version, kOriginGrammar);
    auto& figure = figure_at(element.base_figure);
    complete_identity(identity, figure);
    figure.identity = identity;
    figure.state = FigureState::read;
    claim.base = id_at(element.base_figure);
  } else {
    claim.base = stated_with(subject, version);
    if (claim.base == kNoFact && version == known.unnamed_budget) claim.base = stated_budget(subject);
  }
  claim.rate = make_derived(element.figure, subject.identity, known.completion, version);
}

/// 「决算数大于年初预算数」
void Resolver::order(const Element& element) {
  if (!current_) return;
  const auto left = compose(tokens_, element.subject, disclosure_)[Dimension::version];
  const auto right = compose(tokens_, element.tail, disclosure_)[Dimension::version];
  if (left == kNone || right == kNone) return;
  auto& claim = add_claim(ClaimKind::order, element);
  claim.base_name = right;
  claim.subject = stated_with(*current_, left);
  claim.base = right == vocabulary_.known.unnamed_budget ? stated_budget(*current_) : stated_with(*current_, right);
  claim.delta_direction = direction_at(element.direction);
}

void Resolver::level() {
  if (!current_) return;
  FactId base = kNoFact;
  if (base_ == vocabulary_.known.unnamed_budget) base = stated_budget(*current_);
  else if (base_ != kNone) base = stated_with(*current_, base_);
  disclosure_.claims.push_back({.kind = ClaimKind::level,
                                .span = current_->facts.empty()
                                            ? Span{}
                                            : disclosure_.figure(current_->latest()).clause,
                                .about = current_->identity,
                                .subject = current_->latest(),
                                .base = base == current_->latest() ? kNoFact : base,
                                .parts = {},
                                .base_name = base_});
}

void Resolver::deny(const Element& element) {
  auto identity = subject_identity(element);
  if (!identity.has(Dimension::item)) return;
  disclosure_.claims.push_back(
      {.kind = ClaimKind::none, .span = span_of(element.all), .about = identity, .parts = {}});
}

// ---- lists

void Resolver::open_list(const Element& element) {
  const bool classifies = element.kind == ElementKind::classification;
  if (classifies) close_lists(carried_);
  const auto& whole = classifies || first_of_sentence_ ? main_ : current_;
  if (!whole || whole->facts.empty() || in_reason_) return;
  PartList list{.whole = *whole, .parts = {}, .span = span_of(element.all)};
  const auto& phrase = vocabulary_.phrases[tokens_[element.all.first].index];
  if (classifies) list.by = phrase.by;
  list.exhausts = phrase.exhausts;
  lists_.push_back(std::move(list));
  first_of_sentence_ = false;
}

void Resolver::end_sentence() {
  // Lists that no schema knows, and lists in which nothing was read, do not outlive their sentence.
  while (lists_.size() > carried_ && (lists_.back().undeclared || lists_.back().parts.empty())) {
    close_list(lists_.back(), disclosure_);
    lists_.pop_back();
  }
  first_of_sentence_ = true;
}

void Resolver::close_lists(std::size_t keep) {
  while (lists_.size() > keep) {
    close_list(lists_.back(), disclosure_);
    lists_.pop_back();
  }
}

// ---- reasons

/// Where a reason ends: at the full stop, at a semicolon that no 一是…；二是… continues, or before 其中.
std::uint32_t Resolver::reason_end(std::uint32_t first) const {
  auto at = first;
  for (; at < letters_.size(); ++at) {
    const char c = letters_[at];
    if (c == letter::kStop || c == letter::kSemicolon) break;
    if (is(c, Role::opener) && at > first && letters_[at - 1] == letter::kComma) return at - 1;
  }
  return at;
}

std::uint32_t Resolver::reason(const Element& element) {
  const auto first = element.all.last;
  const auto last = reason_end(first);
  Reason reason{.span = span_of({first, last}), .introduction = span_of(element.all)};
  if (first == last) {
    const auto end = reason.introduction.end;
    reason.span = {block_, end, end};
  }
  if (element.direction >= 0) reason.introduced = direction_at(element.direction);
  for (auto at = first; at < last; ++at) {
    const auto& token = tokens_[at];
    const char c = token.letter;
    if (is(c, Role::direction) && vocabulary_.phrases[token.index].leans) {
      const bool up = vocabulary_.phrases[token.index].direction == Direction::up;
      (up ? reason.up : reason.down) = true;
    }
    if (is(c, Role::excuse)) reason.excused = true;
    if (c == letter::kPeriod) {
      for (const auto& [d, value] : vocabulary_.phrases[token.index].gives) {
        if (value == vocabulary_.known.last_year) reason.names_last_year = true;
      }
    }
    if (c == letter::kMoney || c == letter::kCount || c == letter::kPercent || c == letter::kPoints) {
      disclosure_.figures[token.index].in_reason = true;
    }
  }
  // Figures of a reason are read by themselves: they inherit nothing from the claim they explain.
  const auto outer_current = std::exchange(current_, std::nullopt);
  const auto outer_lists = std::exchange(lists_, {});
  in_reason_ = true;
  for (std::size_t at = first; at < last;) {
    const auto inner = next_element(letters_.substr(0, last), at);
    if (inner.kind == ElementKind::stated) state(inner);
    at = inner.all.last;
  }
  in_reason_ = false;
  current_ = outer_current;
  lists_ = outer_lists;

  const bool is_purpose = letters_.substr(element.all.first, first - element.all.first)
                              .find(static_cast<char>(Role::purpose)) != std::string_view::npos;
  if (!is_purpose) {
    disclosure_.reasons.push_back(reason);
    const auto index = static_cast<std::int32_t>(disclosure_.reasons.size()) - 1;
    for (auto i = std::max(unexplained_, sentence_claims_); i < disclosure_.claims.size(); ++i) {
      auto& claim = disclosure_.claims[i];
      if (claim.kind != ClaimKind::share && claim.kind != ClaimKind::parts) claim.reason = index;
    }
    unexplained_ = disclosure_.claims.size();
  }
  return last;
}

// ---- tokens

Figure& Resolver::figure_at(std::int64_t token) {
  return disclosure_.figures[tokens_[static_cast<std::size_t>(token)].index];
}

FactId Resolver::id_at(std::int64_t token) const {
  return static_cast<FactId>(tokens_[static_cast<std::size_t>(token)].index);
}

Direction Resolver::direction_at(std::int64_t token) const {
  return vocabulary_.phrases[tokens_[static_cast<std::size_t>(token)].index].direction;
}

Span Resolver::span_of(TokenRange range) const {
  if (range.empty()) return {block_, 0, 0};
  return {block_, tokens_[range.first].begin, tokens_[range.last - 1].end};
}

char Resolver::letter_before(std::uint32_t token) const { return token == 0 ? '\0' : letters_[token - 1]; }

}  // namespace gouji
