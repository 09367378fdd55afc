#include "facts/wholes.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace gouji {
namespace {

constexpr std::size_t kLookBack = 40;    // figures before the first part that are tried
constexpr std::size_t kLeast = 2;        // shares that show a whole
constexpr Micro kMostApart = 10 * kOne;  // percentage points that a misprinted share is off
constexpr int kPrecise = 50;             // a share whose last digit is no more than that part of it

/// A share of something that the text does not name; what that is may be known of its list.
bool is_of_unnamed(const Claim& claim, const Disclosure& disclosure) {
  const bool unnamed = claim.base_name == kNone || claim.base_name == kUnknown;
  if (claim.kind != ClaimKind::share || !unnamed) return false;
  if (claim.subject == kNoFact || claim.rate == kNoFact) return false;
  const auto& part = disclosure.figure(claim.subject);
  const auto& rate = disclosure.figure(claim.rate);
  return part.unit->kind == UnitKind::money && !part.in_reason && !part.too_large &&
         part.printed.value > 0 && !rate.too_large && rate.printed.value > 0;
}

bool is_precise(const Printed& rate) { return rate.step * kPrecise <= rate.value; }

/// What the share of a part is of a whole, against what the text says; nothing where neither can be
/// told.
std::optional<Comparison> compared(const Claim& claim, const Figure& whole,
                                   const Disclosure& disclosure) {
  const auto part = quantity(disclosure.figure(claim.subject).printed);
  const auto all = quantity(whole.printed);
  if (!part || !all) return std::nullopt;
  const auto computed = share(*part, *all);
  if (!computed) return std::nullopt;
  const auto comparison = compare(*computed, disclosure.figure(claim.rate).printed, true);
  return comparison ? std::optional(*comparison) : std::nullopt;
}

bool fits(const Claim& claim, const Figure& whole, const Disclosure& disclosure) {
  const auto comparison = compared(claim, whole, disclosure);
  return comparison && (comparison->agreement == Agreement::exact ||
                        comparison->agreement == Agreement::rounding);
}

/// 政府性基金支出50万元，占100%, between shares of all that was spent: of something else, and not
/// misprinted.
bool is_far(const Claim& claim, const Figure& whole, const Disclosure& disclosure) {
  const auto comparison = compared(claim, whole, disclosure);
  return !comparison || comparison->difference > kMostApart || comparison->difference < -kMostApart;
}

/// C30万元，「占某基金的」10%: what is not understood may be the name of another whole.
bool may_name_whole(const Claim& claim, const Disclosure& disclosure) {
  constexpr std::uint32_t kLongest = 16;  // bytes: ，所占比重为
  const auto& part = disclosure.figure(claim.subject).span;
  const auto& rate = disclosure.figure(claim.rate).span;
  return rate.block != part.block || rate.begin > part.end + kLongest;
}

/// An amount that may be the whole of a part: of the same year and stage.
bool may_be_whole(const Figure& figure, const Figure& part, const Disclosure& disclosure) {
  if (figure.state != FigureState::read || figure.in_reason || figure.in_table()) return false;
  if (figure.unit->kind != UnitKind::money || figure.too_large) return false;
  if (figure.printed.value < part.printed.value) return false;
  const auto& identity = figure.identity;
  return identity[Dimension::measure] == disclosure.vocabulary->known.amount &&
         identity[Dimension::period] == part.identity[Dimension::period] &&
         identity[Dimension::version] == part.identity[Dimension::version];
}

/// The shares of one block that have no whole, and what may be known of it.
class Shares {
 public:
  /// `known`: shares whose whole is known, and may be that of the others.
  Shares(std::vector<std::size_t> claims, std::vector<std::size_t> known, Disclosure& disclosure)
      : claims_(std::move(claims)), known_(std::move(known)), disclosure_(disclosure) {}

  /// kNoFact where the numbers do not tell.
  FactId whole() const {
    const auto first = static_cast<std::size_t>(claim(claims_.front()).subject);
    FactId found = kNoFact;
    std::size_t most = 0;
    for (auto at = first; at > first - std::min(first, kLookBack); --at) {
      const auto id = static_cast<FactId>(at - 1);
      const auto fitting = count(id);
      if (fitting <= most) continue;
      most = fitting;
      found = id;
    }
    return found;
  }

  void give(FactId whole) {
    bool all_fit = true;
    Claim parts{.kind = ClaimKind::parts,
                .span = disclosure_.figure(whole).span,
                .about = disclosure_.figure(whole).identity,
                .subject = whole,
                .parts = {}};
    for (const auto index : claims_) {
      auto& claim = disclosure_.claims[index];
      const bool fit = fits(claim, disclosure_.figure(whole), disclosure_);
      all_fit = all_fit && fit;
      if (!fit && !may_be_misprinted(claim, whole)) continue;
      claim.base = whole;
      set_base(claim.rate, disclosure_.figure(whole).identity[Dimension::item]);
      take_fund(claim.subject, whole);
      parts.parts.push_back(claim.subject);
    }
    parts.complete =
        parts.parts.size() == claims_.size() && ((all_fit && are_all()) || add_up(parts));
    if (parts.complete) disclosure_.claims.push_back(std::move(parts));
  }

 private:
  const Claim& claim(std::size_t index) const { return disclosure_.claims[index]; }

  /// How many shares show that a figure is their whole; 0 where too many show that it is not.
  std::size_t count(FactId id) const {
    const auto& figure = disclosure_.figure(id);
    std::size_t precise = 0;
    std::size_t others = 0;
    for (const auto index : claims_) {
      if (!may_be_whole(figure, disclosure_.figure(claim(index).subject), disclosure_)) return 0;
      if (!fits(claim(index), figure, disclosure_))
        ++others;
      else if (is_precise(disclosure_.figure(claim(index).rate).printed))
        ++precise;
    }
    const auto known = static_cast<std::size_t>(std::count_if(
        known_.begin(), known_.end(), [&](std::size_t index) { return claim(index).base == id; }));
    if (precise == 0) return 0;
    precise += known;
    return precise >= kLeast && others * 2 <= precise ? precise : 0;
  }

  /// The shares come to 100 %, as well as their digits can: the text names all parts.
  bool are_all() const {
    constexpr Micro kHundred = 100 * kOne;
    Micro sum = 0;
    Micro width = 0;  // twice what rounding may make of it
    for (const auto index : claims_) {
      const auto& rate = disclosure_.figure(claim(index).rate).printed;
      sum += rate.value;
      width += rate.step;
    }
    const auto apart = sum < kHundred ? kHundred - sum : sum - kHundred;
    return apart * 2 <= width;
  }

  bool add_up(const Claim& parts) const {
    auto left = disclosure_.figure(parts.subject).printed.value;
    for (const auto part : parts.parts) left -= disclosure_.figure(part).printed.value;
    return left == 0;
  }

  bool may_be_misprinted(const Claim& share, FactId whole) const {
    return !may_name_whole(share, disclosure_) &&
           !is_far(share, disclosure_.figure(whole), disclosure_) && !is_of_another(share, whole);
  }

  /// 教育支出600万元，占60%（其中：工资150万元，「占25%」）: of a figure between.
  bool is_of_another(const Claim& share, FactId whole) const {
    constexpr FactId kNear = 40;  // figures: what a bracket or a clause before it may hold
    for (auto id = std::max(whole + 1, share.subject - kNear); id < share.subject; ++id) {
      const auto& between = disclosure_.figure(id);
      if (between.unit->kind == UnitKind::money && fits(share, between, disclosure_)) return true;
    }
    return false;
  }

  void set_base(FactId rate, Symbol item) {
    auto& identity = disclosure_.figures[static_cast<std::size_t>(rate)].identity;
    identity = disclosure_.identities.keep_with(identity, Dimension::base, item, kOriginGrammar);
  }

  void take_fund(FactId part, FactId whole) {
    auto& identity = disclosure_.figures[static_cast<std::size_t>(part)].identity;
    const auto& of = disclosure_.figure(whole).identity;
    if (identity.origin(Dimension::fund) != kOriginDefault || !of.has(Dimension::fund)) return;
    identity = disclosure_.identities.keep_with(identity, Dimension::fund, of[Dimension::fund],
                                                kOriginInherited);
  }

  std::vector<std::size_t> claims_;
  std::vector<std::size_t> known_;
  Disclosure& disclosure_;
};

}  // namespace

void find_wholes(std::size_t first_claim, Disclosure& disclosure) {
  std::vector<std::size_t> claims;
  std::vector<std::size_t> known;
  for (auto i = first_claim; i < disclosure.claims.size(); ++i) {
    const auto& claim = disclosure.claims[i];
    if (!is_of_unnamed(claim, disclosure)) continue;
    if (claim.base == kNoFact)
      claims.push_back(i);
    else if (!may_name_whole(claim, disclosure))
      known.push_back(i);
  }
  if (claims.empty() || claims.size() + known.size() < kLeast) return;
  Shares shares(std::move(claims), std::move(known), disclosure);
  if (const auto whole = shares.whole(); whole != kNoFact) shares.give(whole);
}

}  // namespace gouji
