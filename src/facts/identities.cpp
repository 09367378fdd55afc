#include "facts/identities.hpp"

#include <algorithm>

namespace gouji {

IdentityRef Identities::keep(const Identity& identity) {
  const auto next = static_cast<std::uint32_t>(variants_.size());
  const auto [known, is_new] = numbers_.try_emplace(identity, next);
  if (is_new) variants_.emplace_back();
  auto& variants = variants_[known->second];
  const auto same = std::find_if(variants.begin(), variants.end(), [&](const Kept* kept) {
    return kept->identity.origins == identity.origins;
  });
  if (same != variants.end()) return IdentityRef(**same);
  return IdentityRef(*variants.emplace_back(&kept_->emplace_back(Kept{identity, known->second})));
}

}  // namespace gouji
