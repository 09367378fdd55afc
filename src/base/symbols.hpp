#pragma once
// Words as numbers: each distinct text gets one Symbol, so that identities compare and hash as
// integers. The vocabulary owns the words of the schemas; a document adds its own (names of
// projects, verbatim qualifiers) on top without touching them.

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace gouji {

/// 0 is "none": a dimension that is not broken down. 1 is "unknown": not said, and not to be
/// guessed.
using Symbol = std::uint32_t;
inline constexpr Symbol kNone = 0;
inline constexpr Symbol kUnknown = 1;

class Symbols {
 public:
  /// `base` must outlive this table.
  explicit Symbols(const Symbols* base = nullptr) : base_(base) {
    if (base_ != nullptr) {
      first_ = base_->size();
    } else {
      intern("");
      intern("?");
    }
  }

  Symbol intern(std::string_view word) {
    if (const auto known = find(word); known != kAbsent) return known;
    const auto& stored = words_.emplace_back(word);
    const auto symbol = static_cast<Symbol>(first_ + words_.size() - 1);
    index_.emplace(stored, symbol);
    return symbol;
  }

  static constexpr Symbol kAbsent = ~Symbol{0};

  /// The word's symbol, or kAbsent.
  Symbol find(std::string_view word) const {
    if (base_ != nullptr) {
      if (const auto known = base_->find(word); known != kAbsent) return known;
    }
    const auto known = index_.find(word);
    return known == index_.end() ? kAbsent : known->second;
  }

  /// Requires: a symbol of this table or its base.
  std::string_view word(Symbol symbol) const {
    return symbol < first_ ? base_->word(symbol) : std::string_view(words_[symbol - first_]);
  }

  std::size_t size() const { return first_ + words_.size(); }

  /// Makes room for so many words of its own.
  void reserve(std::size_t words) { index_.reserve(words); }

 private:
  const Symbols* base_;
  std::size_t first_ = 0;
  std::deque<std::string> words_;
  std::unordered_map<std::string_view, Symbol> index_;
};

}  // namespace gouji
