// Values that went somewhere: 项目支出由2022年的60万元增至2023年的80万元. What it was before is a
// base of comparison (resolve_bases.cpp), what it came to is stated.

#include <algorithm>
#include <utility>

#include "facts/resolver.hpp"

namespace gouji {

bool Resolver::is_departure(std::uint32_t at) const {
  const auto& words = vocabulary_.departures;
  const std::string_view text = disclosure_.document.blocks[block_].folded.text();
  const auto said = text.substr(tokens_[at].begin, tokens_[at].end - tokens_[at].begin);
  return std::find(words.begin(), words.end(), said) != words.end();
}

/// 「2022年的60万元」增至80万元
bool Resolver::is_departed_from(const Element& base) const {
  const auto next = base.all.last;
  return base.kind == ElementKind::base && base.base_figure >= 0 && next < letters_.size() &&
         has_role(letters_[next], Role::reach);
}

/// 项目支出「由」2022年的60万元增至80万元: goes on with the subject before.
bool Resolver::departs(std::uint32_t at) const {
  if (!is_departure(at)) return false;
  for (++at; at < letters_.size() && has_role(letters_[at], Role::particle);) ++at;
  return at < letters_.size() && is_departed_from(next_element(letters_, at));
}

/// 灌溉面积由上年的300亩增至500亩: it is those words that went up, and not the subject before.
bool Resolver::departs_unknown(const Element& base) const {
  const auto at = before(base, {Role::particle});
  return is_departed_from(base) && letter_before(at) == letter::kUnknown && !is_departure(at - 1);
}

/// 由2022年的60万元「增至2023年的80万元」: states the value, and the way that it went.
void Resolver::reach(const Element& element) {
  if (!current_ || subject_is_hidden(element)) return current_.reset();
  const auto base = std::exchange(base_fact_, kNoFact);
  state(element);
  const auto fact = id_at(element.figure);
  base_fact_ = base;
  const bool stated = current_ && current_->latest() == fact && base != kNoFact &&
                      disclosure_.figure(base).span.end <= disclosure_.figure(fact).span.begin;
  if (!stated || in_reason_) return;
  auto& claim = add_claim(ClaimKind::change, element);
  claim.base = base;
  claim.base_name = base_of_change();
  claim.delta_direction = direction_at(element.direction);
}

}  // namespace gouji
