#pragma once
// The identities of a document, each kept once. A long text states the same things ten thousand
// times: its figures and claims hold eight bytes instead of eighty-four, and what was found out of
// an identity is found out once.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "facts/identity.hpp"

namespace gouji {

/// An identity that is kept; as good as the identity itself.
class IdentityRef {
 public:
  /// The identity without any dimension.
  IdentityRef() = default;

  // NOLINTNEXTLINE(google-explicit-constructor): reads as the identity it stands for
  operator const Identity&() const { return kept_->identity; }
  const Identity& operator*() const { return kept_->identity; }

  Symbol operator[](Dimension d) const { return kept_->identity[d]; }
  Origin origin(Dimension d) const { return kept_->identity.origin(d); }
  bool has(Dimension d) const { return kept_->identity.has(d); }
  bool same_but_version(const Identity& other) const {
    return kept_->identity.same_but_version(other);
  }
  bool operator==(const IdentityRef& other) const { return kept_->identity == *other; }
  bool operator==(const Identity& other) const { return kept_->identity == other; }

  /// From 0 on, within one document: equal identities, wherever they came from, have equal numbers.
  std::uint32_t number() const { return kept_->number; }

 private:
  friend class Identities;
  struct Kept {
    Identity identity;
    std::uint32_t number = 0;
  };
  explicit IdentityRef(const Kept& kept) : kept_(&kept) {}

  static const Kept kNothing;
  const Kept* kept_ = &kNothing;
};

inline const IdentityRef::Kept IdentityRef::kNothing{};

class Identities {
 public:
  Identities() { keep(Identity{}); }

  IdentityRef keep(const Identity& identity);
  /// Keeps `identity` with this value of one dimension.
  IdentityRef keep_with(Identity identity, Dimension d, Symbol value, Origin origin) {
    identity.set(d, value, origin);
    return keep(identity);
  }
  /// Its number, if it is kept.
  std::optional<std::uint32_t> find(const Identity& identity) const {
    const auto known = numbers_.find(identity);
    return known == numbers_.end() ? std::nullopt : std::optional(known->second);
  }

  /// How many there are, but for their origins.
  std::size_t size() const { return variants_.size(); }
  const Identity& operator[](std::size_t number) const {
    return variants_[number].front()->identity;
  }

 private:
  using Kept = IdentityRef::Kept;
  /// They stay where they are when a document is moved, and are there for its copies too.
  std::shared_ptr<std::deque<Kept>> kept_ = std::make_shared<std::deque<Kept>>();
  std::vector<std::vector<const Kept*>> variants_;  ///< by number: they differ in their origins
  std::unordered_map<Identity, std::uint32_t, IdentityHash> numbers_;
};

}  // namespace gouji
