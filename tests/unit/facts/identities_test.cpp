// Identities that are kept once, and the few last figures of a subject.

#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "facts/identities.hpp"
#include "facts/lists.hpp"

namespace gouji {
namespace {

Identity identity(Symbol item, Origin origin = kOriginText) {
  Identity out;
  out.set(Dimension::item, item, origin);
  return out;
}

std::vector<FactId> all(const FewFacts& facts) { return {facts.begin(), facts.end()}; }

TEST_CASE("equal identities have one number and keep their own origins", "[facts]") {
  Identities kept;
  const auto said = kept.keep(identity(7));
  const auto inherited = kept.keep(identity(7, kOriginInherited));
  const auto other = kept.keep(identity(8));
  CHECK(said == inherited);
  CHECK(said.number() == inherited.number());
  CHECK(said.origin(Dimension::item) == kOriginText);
  CHECK(inherited.origin(Dimension::item) == kOriginInherited);
  CHECK_FALSE(said == other);
  CHECK(said.number() != other.number());
  CHECK(kept.find(identity(8)) == other.number());
  CHECK_FALSE(kept.find(identity(9)));
  CHECK(kept[other.number()] == identity(8));
}

TEST_CASE("what nobody named is the identity without dimensions, in every document", "[facts]") {
  Identities kept;
  CHECK(kept.keep(Identity{}).number() == IdentityRef().number());
  CHECK(kept.keep(identity(7)).number() != IdentityRef().number());
  CHECK(IdentityRef() == Identity{});
}

TEST_CASE("identities stay where they are when many more come, and when they are moved",
          "[facts]") {
  Identities kept;
  const auto first = kept.keep(identity(1));
  for (Symbol item = 2; item < 5000; ++item) kept.keep(identity(item));
  const auto moved = std::move(kept);
  CHECK(first[Dimension::item] == 1);
  CHECK(moved.size() == 5000);  // and the empty one
  CHECK(moved.find(identity(4999)) == 4999U);
}

TEST_CASE("a subject keeps its last figures", "[facts]") {
  FewFacts facts;
  CHECK(facts.empty());
  for (FactId id = 1; id <= 8; ++id) facts.push_back(id);
  CHECK(all(facts) == std::vector<FactId>{3, 4, 5, 6, 7, 8});
  facts.push_front(2);
  CHECK(all(facts) == std::vector<FactId>{2, 3, 4, 5, 6, 7});
  CHECK(facts.back() == 7);
  CHECK(std::vector<FactId>(facts.rbegin(), facts.rend()) == std::vector<FactId>{7, 6, 5, 4, 3, 2});
  FewFacts one(9);
  one.push_front(8);
  CHECK(all(one) == std::vector<FactId>{8, 9});
}

}  // namespace
}  // namespace gouji
