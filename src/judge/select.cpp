// Selectors: claims, facts and pieces of text, by patterns over dimensions.

#include <algorithm>
#include <functional>
#include <set>

#include "document/document.hpp"
#include "judge/evaluate.hpp"
#include "judge/pattern.hpp"
#include "judge/text_index.hpp"
#include "rules/functions.hpp"
#include "rules/text_patterns.hpp"

namespace gouji {
namespace {

/// Which blocks a selector looks at: all, or those under a heading that contains one of the words.
class Sections {
 public:
  Sections(const Expr& expr, const Disclosure& disclosure) {
    const auto named = std::find_if(expr.named.begin(), expr.named.end(),
                                    [](const NamedArgument& a) { return a.name == "section"; });
    if (named == expr.named.end()) return;
    all_ = false;
    const auto& document = disclosure.document;
    std::vector<bool> fits(document.sections.size());
    for (std::size_t i = 0; i < fits.size(); ++i) {
      const auto title = fold(document.sections[i].title);
      const auto parent = document.sections[i].parent;
      fits[i] = (parent >= 0 && fits[static_cast<std::size_t>(parent)]) ||
                std::any_of(named->words.begin(), named->words.end(), [&](const std::string& word) {
                  return title.find(fold(word)) != std::string::npos;
                });
    }
    for (const auto& block : document.blocks) {
      in_.push_back(block.section >= 0 && fits[static_cast<std::size_t>(block.section)]);
    }
  }
  bool are_all() const { return all_; }
  bool contain(const Span& span) const { return all_ || in_[span.block]; }

 private:
  bool all_ = true;
  std::vector<bool> in_;
};

/// Which claims a call is about. They repeat identities: each is looked at once.
class ClaimFilter {
 public:
  ClaimFilter(const Expr& expr, const Disclosure& disclosure)
      : patterns_(patterns_of(expr, disclosure)), fits_(disclosure.identities.size()) {}

  bool fits(const Claim& claim) {
    if (patterns_.empty()) return true;
    auto& known = fits_[claim.about.number()];
    if (known == Fits::unknown) known = all_fit(claim, false) ? Fits::yes : Fits::no;
    return known == Fits::yes && all_fit(claim, true);
  }

 private:
  enum class Fits : std::uint8_t { unknown, no, yes };

  /// The patterns over what the claim compares with, or those over what it is about.
  bool all_fit(const Claim& claim, bool base) const {
    return std::all_of(patterns_.begin(), patterns_.end(), [&](const Pattern& p) {
      const bool is_base = p.dimension() == Dimension::base;
      if (is_base != base) return true;
      return is_base ? p.fits(claim.base_name) : p.fits(*claim.about);
    });
  }

  std::vector<Pattern> patterns_;
  std::vector<Fits> fits_;
};

Value select_claims(const Expr& expr, const Disclosure& disclosure) {
  ClaimFilter filter(expr, disclosure);
  const Sections sections(expr, disclosure);
  auto out = std::make_shared<std::vector<ClaimRef>>();
  const auto& by_kind = disclosure.lookup.claims;
  if (expr.claim_kind >= by_kind.size()) return ListOf<ClaimRef>(std::move(out));
  out->reserve(by_kind[expr.claim_kind].size());
  for (const auto i : by_kind[expr.claim_kind]) {
    const auto& claim = disclosure.claims[i];
    if (sections.contain(claim.span) && filter.fits(claim)) out->push_back({i});
  }
  return ListOf<ClaimRef>(std::move(out));
}

/// Facts that fit the patterns, whatever their form and section. Figures repeat identities: each is
/// looked at once, and the figures only if many fit.
std::vector<FactRef> fitting_facts(const std::vector<Pattern>& patterns,
                                   const Disclosure& disclosure, const TextIndex& text) {
  const auto& identities = disclosure.identities;
  std::vector<std::size_t> fitting;
  std::size_t count = 0;
  for (std::size_t i = 0; i < identities.size(); ++i) {
    const auto some = text.facts_of(i).size();
    const bool fits = some > 0 && std::all_of(patterns.begin(), patterns.end(),
                                              [&](const auto& p) { return p.fits(identities[i]); });
    if (!fits) continue;
    fitting.push_back(i);
    count += some;
  }
  std::vector<FactRef> out;
  out.reserve(count);
  constexpr std::size_t kFew = 8;  // of so many: sorting costs less than looking at all
  if (fitting.size() < 2 || count < disclosure.figures.size() / kFew) {
    for (const auto i : fitting) {
      for (const auto id : text.facts_of(i)) out.push_back({id});
    }
    if (fitting.size() > 1)
      std::sort(out.begin(), out.end(), [](FactRef l, FactRef r) { return l.id < r.id; });
    return out;
  }
  std::vector<bool> fits(identities.size());
  for (const auto i : fitting) fits[i] = true;
  const auto& identity_of = disclosure.lookup.identity_of;
  for (std::size_t i = 0; i < identity_of.size(); ++i) {
    if (identity_of[i] != Lookup::kNotCompared && fits[identity_of[i]])
      out.push_back({static_cast<FactId>(i)});
  }
  return out;
}

Value select_facts(const Expr& expr, const Disclosure& disclosure, const TextIndex& text) {
  const FormPattern forms(expr, disclosure);
  const bool are_none = forms.tables_only() && disclosure.lookup.in_tables.empty();
  if (are_none) return std::make_shared<const std::vector<FactRef>>();
  auto out = fitting_facts(patterns_of(expr, disclosure), disclosure, text);
  const Sections sections(expr, disclosure);
  if (!forms.fits_all() || !sections.are_all()) {
    std::erase_if(out, [&](FactRef fact) {
      const auto& figure = disclosure.figure(fact.id);
      return !forms.fits(figure) || !sections.contain(figure.span);
    });
  }
  return std::make_shared<const std::vector<FactRef>>(std::move(out));
}

Value select_explanations(const Expr& expr, const Disclosure& disclosure) {
  const Sections sections(expr, disclosure);
  auto out = std::make_shared<std::vector<BlockRef>>();
  for (const auto& explanation : disclosure.explanations) {
    if (sections.contain(explanation.place)) out->push_back({explanation.place});
  }
  return ListOf<BlockRef>(std::move(out));
}

/// Those pieces of the text that stand in the sections of the call.
Value select_blocks(const Expr& expr, const ListOf<BlockRef>& all, const Disclosure& disclosure) {
  const Sections sections(expr, disclosure);
  if (sections.are_all()) return all;
  auto out = std::make_shared<std::vector<BlockRef>>();
  std::copy_if(all->begin(), all->end(), std::back_inserter(*out),
               [&](const BlockRef& block) { return sections.contain(block.span); });
  return ListOf<BlockRef>(std::move(out));
}

}  // namespace

Value Evaluator::select(const Expr& expr) const {
  const auto function = static_cast<Function>(expr.index);
  if (function == Function::claims) return select_claims(expr, disclosure_);
  if (function == Function::facts) return select_facts(expr, disclosure_, text_);
  if (function == Function::explanations) return select_explanations(expr, disclosure_);
  const auto& all = function == Function::sentences    ? text_.sentences()
                    : function == Function::paragraphs ? text_.paragraphs()
                                                       : text_.headings();
  return select_blocks(expr, all, disclosure_);
}

Value Evaluator::text_test(const Expr& expr) {
  const auto subject = evaluate(expr.operands[0]);
  if (std::holds_alternative<Absent>(subject)) return subject;
  const auto text = std::get<std::string_view>(subject);
  const auto function = static_cast<Function>(expr.index);
  if (function == Function::matches) {
    if (rule_.compiled == nullptr) return false;
    // Words made for one case may leave their place to others.
    const std::string_view source = disclosure_.document.source;
    const bool lasts = !std::less<>{}(text.data(), source.data()) &&
                       !std::less<>{}(source.data() + source.size(), text.data());
    const bool again =
        lasts && text.data() == matched_.text.data() && text.size() == matched_.text.size();
    if (!again) matched_ = {text, rule_.compiled->is_found(text, plain_)};
    return matched_.found;
  }
  Value made;
  const auto& words = look_at(expr.operands[1], made);
  const auto test = [&](std::string_view word) {
    return function == Function::ends_with ? text.ends_with(word) : text.starts_with(word);
  };
  if (const auto* one_word = std::get_if<std::string_view>(&words)) return test(*one_word);
  const auto& all = *std::get<ListOf<std::string_view>>(words);
  return std::any_of(all.begin(), all.end(), test);
}

Value Evaluator::each_once(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  std::set<std::uint32_t> known;
  std::vector<FactRef> out;
  for (const auto fact : facts_of(value)) {
    if (known.insert(disclosure_.figure(fact.id).identity.number()).second) out.push_back(fact);
  }
  return std::make_shared<const std::vector<FactRef>>(std::move(out));
}

/// Those facts of a list that have the named dimensions.
Value Evaluator::only(const Expr& expr) {
  const auto value = evaluate(expr.operands[0]);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto patterns = patterns_of(expr, disclosure_);
  std::vector<FactRef> out;
  for (const auto fact : facts_of(value)) {
    const auto& identity = disclosure_.figure(fact.id).identity;
    if (std::all_of(patterns.begin(), patterns.end(),
                    [&](const Pattern& p) { return p.fits(identity); })) {
      out.push_back(fact);
    }
  }
  return std::make_shared<const std::vector<FactRef>>(std::move(out));
}

/// The one fact of a selection. Several identities are ambiguous, unless the rule only corroborates
/// and they differ in nothing but the fund while printing the same value.
Value Evaluator::one(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto* const list = std::get_if<ListOf<FactRef>>(&value);
  if (list == nullptr) return only_one(facts_of(value));
  // What others hold too was found once for many: so is the answer.
  if (list->use_count() == 1) return only_one(**list);
  auto known = ones_.find(*list);
  if (known == ones_.end()) known = ones_.emplace(*list, only_one(**list)).first;
  return known->second;
}

Value Evaluator::only_one(const std::vector<FactRef>& facts) const {
  if (facts.empty())
    return not_evaluable({"文中没有读到这个数", "the figure was not read anywhere"});
  const auto& first = disclosure_.figure(facts.front().id);
  for (const auto fact : facts) {
    const auto& figure = disclosure_.figure(fact.id);
    if (figure.identity.number() == first.identity.number()) continue;
    Identity identity = figure.identity;
    if (rule_.corroborating && figure.printed.value == first.printed.value) {
      identity.set(Dimension::fund, first.identity[Dimension::fund], kOriginNone);
    }
    if (!(identity == first.identity)) {
      return not_evaluable({"有几个口径不同的数都符合", "several figures of different scope fit"});
    }
  }
  return facts.front();
}

}  // namespace gouji
