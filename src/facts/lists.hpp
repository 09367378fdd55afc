#pragma once
// Lists of parts behind 其中 and 按…分类: which figures belong to which whole.

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "facts/disclosure.hpp"

namespace gouji {

/// The last few figures of a subject, in its own room: subjects are copied at every clause.
class FewFacts {
 public:
  static constexpr std::size_t kMost = 6;

  FewFacts() = default;
  explicit FewFacts(FactId only) { push_back(only); }

  bool empty() const { return size_ == 0; }
  FactId front() const { return facts_.front(); }
  FactId back() const { return facts_[size_ - 1U]; }
  auto begin() const { return facts_.begin(); }
  auto end() const { return facts_.begin() + size_; }
  auto rbegin() const { return std::make_reverse_iterator(end()); }
  auto rend() const { return facts_.rend(); }

  /// The first one makes room.
  void push_back(FactId fact) {
    if (size_ == kMost) {
      std::copy(facts_.begin() + 1, facts_.end(), facts_.begin());
      --size_;
    }
    facts_[size_++] = fact;
  }
  /// The last one makes room.
  void push_front(FactId fact) {
    if (size_ == kMost) --size_;
    std::copy_backward(facts_.begin(), facts_.begin() + size_, facts_.begin() + size_ + 1);
    facts_.front() = fact;
    ++size_;
  }

 private:
  std::array<FactId, kMost> facts_{};
  std::uint8_t size_ = 0;
};

/// A subject and the figures that the text has stated for it so far, one per version.
struct Subject {
  Identity identity;
  FewFacts facts;
  FactId latest() const { return facts.empty() ? kNoFact : facts.back(); }
};

/// Keeps the identity of a subject; its last figure nearly always has it already.
IdentityRef kept_identity(const Subject& subject, Disclosure& disclosure);

/// A list whose parts are paragraphs without numbers.
inline constexpr char kUnnumbered = '-';

/// An open list. Parts are taken while they are members of a partition of the whole, or, where no
/// partition of schemas/partitions.yaml knows the first of them, as an undeclared list.
struct PartList {
  Subject whole;
  std::vector<FactId> parts;
  /// What stands in the list for several parts together, by the last of them:
  /// 上缴上级支出、经营支出0万元.
  std::vector<std::pair<FactId, Identity>> together;
  Dimension by = Dimension::item;  ///< of a classification; item: none
  const Partition* partition = nullptr;
  bool declared_only = false;  ///< opened at a paragraph's beginning: its whole is a guess
  bool undeclared = false;
  bool announced = false;  ///< by a mark: 其中：, and not in passing, as 包括差旅费等
  bool exhausts = false;   ///< the opener says that all parts follow
  bool open_ended = false;
  bool doubtful = false;  ///< something of the same scale stands in it that was not understood
  bool implied = false;   ///< by no word: it says something only where it is complete
  bool supposed = false;  ///< its whole stands in the paragraph before: only a sum that holds tells
  bool by_headings = false;  ///< its parts stand below headings of their own
  char style = 0;  ///< of numbered paragraphs: '.' for 1. and 1、, ')' for (1); 0: not known yet
  Span span;
};

/// A partition of the whole has a part of that item.
bool has_part(const PartList& list, Symbol item, const Vocabulary& vocabulary);

/// What is named is a part by a partition of the whole that names all there are, each by one word.
bool may_be_implied(const PartList& list, const Identity& named, const Vocabulary& vocabulary);

/// Takes a fact as a part if it is one; false where it is not. `as` is what it is a part as, where
/// that is not its own identity.
bool take_part(PartList& list, FactId fact, const Disclosure& disclosure,
               const Identity* as = nullptr);

/// The claims that a list makes: for each version one, if the text states its whole.
void close_list(const PartList& list, Disclosure& disclosure);

}  // namespace gouji
