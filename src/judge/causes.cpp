// Changes that a reason names for the parts of what changed:
// 支出比上年增加39万元，主要原因是「基本支出增加30万元，项目支出增加9万元」.

#include <algorithm>
#include <array>

#include "judge/evaluate.hpp"

namespace gouji {
namespace {

/// What tells one part from another; a reason says neither year nor version.
constexpr std::array kScope{Dimension::item,     Dimension::nature,   Dimension::fund,
                            Dimension::function, Dimension::economic, Dimension::kind,
                            Dimension::aspect,   Dimension::project,  Dimension::qualifier};

bool is_same_scope(const Identity& a, const Identity& b) {
  return std::all_of(kScope.begin(), kScope.end(), [&](Dimension d) { return a[d] == b[d]; });
}

/// The first figure that does not stand before a place; near `near`, where that stands before it.
std::vector<Figure>::const_iterator figure_from(const Span& place, FactId near,
                                                const std::vector<Figure>& figures) {
  const auto before = [&](const Figure& f) {
    return std::pair(f.span.block, f.span.begin) < std::pair(place.block, place.begin);
  };
  constexpr std::ptrdiff_t kNear = 16;
  const auto first = figures.begin() + near;
  if (!before(*first)) return std::partition_point(figures.begin(), first, before);
  const auto last = first + std::min(kNear, figures.end() - first);
  const auto found = std::find_if_not(first, last, before);
  return found != last ? found : std::partition_point(last, figures.end(), before);
}

/// Amounts by which something changed, as a reason tells them of a figure.
std::vector<FactId> changes_in(const Span& reason, FactId subject, const Disclosure& disclosure) {
  const auto& figures = disclosure.figures;
  auto figure = figure_from(reason, subject, figures);
  std::vector<FactId> out;
  for (; figure != figures.end() && figure->span.block == reason.block &&
         figure->span.end <= reason.end;
       ++figure) {
    if (figure->state == FigureState::read && figure->in_reason &&
        figure->identity[Dimension::measure] == disclosure.vocabulary->known.change) {
      out.push_back(static_cast<FactId>(figure - figures.begin()));
    }
  }
  return out;
}

bool adds_up(const Claim& list, const Disclosure& disclosure) {
  auto left = disclosure.figure(list.subject).printed.value;
  for (const auto part : list.parts) left -= disclosure.figure(part).printed.value;
  return left == 0;
}

/// Each part that is not nothing has its change among `told`, and nothing else is told.
bool are_of_all_parts(const std::vector<FactId>& told, const Claim& list,
                      const Disclosure& disclosure) {
  const auto changed = [&](FactId part) {
    return std::count_if(told.begin(), told.end(), [&](FactId change) {
      return is_same_scope(disclosure.figure(change).identity, disclosure.figure(part).identity);
    });
  };
  std::size_t known = 0;
  for (const auto part : list.parts) {
    const auto times = changed(part);
    if (times > 1 || (times == 0 && disclosure.figure(part).printed.value != 0)) return false;
    known += static_cast<std::size_t>(times);
  }
  return known == told.size();
}

}  // namespace

/// Lists of parts of an identity that add up, wherever the text has them.
const std::vector<std::uint32_t>& Evaluator::lists_of(const IdentityRef& identity) {
  if (!lists_of_) {
    lists_of_.emplace();
    const auto& by_kind = disclosure_.lookup.claims;
    const auto kind = static_cast<std::size_t>(ClaimKind::parts);
    for (std::size_t i = 0; kind < by_kind.size() && i < by_kind[kind].size(); ++i) {
      const auto& list = disclosure_.claims[by_kind[kind][i]];
      if (list.subject == kNoFact || !adds_up(list, disclosure_)) continue;
      (*lists_of_)[disclosure_.figure(list.subject).identity.number()].push_back(by_kind[kind][i]);
    }
  }
  static const std::vector<std::uint32_t> kNoLists;
  const auto known = lists_of_->find(identity.number());
  return known == lists_of_->end() ? kNoLists : known->second;
}

Value Evaluator::causes(const Expr& operand) {
  const auto value = evaluate(operand);
  if (std::holds_alternative<Absent>(value)) return value;
  const auto& claim = disclosure_.claims[std::get<ClaimRef>(value).index];
  if (claim.reason < 0 || claim.subject == kNoFact)
    return not_applicable({"没有说明原因", "no reason is given"});
  const auto& reason = disclosure_.reasons[static_cast<std::size_t>(claim.reason)];
  const auto told = changes_in(reason.span, claim.subject, disclosure_);
  const auto& lists = told.size() < 2 ? std::vector<std::uint32_t>{}
                                      : lists_of(disclosure_.figure(claim.subject).identity);
  const bool of_all = std::any_of(lists.begin(), lists.end(), [&](std::uint32_t i) {
    return are_of_all_parts(told, disclosure_.claims[i], disclosure_);
  });
  if (!of_all)
    return not_applicable(
        {"原因里没有逐项说明增减额", "the reason does not tell each part's change"});
  std::vector<FactRef> out;
  out.reserve(told.size());
  for (const auto fact : told) out.push_back({fact});
  return std::make_shared<const std::vector<FactRef>>(std::move(out));
}

}  // namespace gouji
