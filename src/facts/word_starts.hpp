#pragma once
// By which characters words begin: most places of a text where none does are told by one look at
// a character and the next.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "facts/raw_character.hpp"

namespace gouji {

class WordStarts {
 public:
  static constexpr bool flat = true;

  /// Whatever begins with this character.
  void add(std::string_view character) { set(slot(raw_character_at(character, 0).key, 0)); }

  /// Requires: a word that is not empty.
  void add_word(std::string_view word) {
    const auto first = raw_character_at(word, 0);
    if (first.bytes == word.size()) return add(word);
    set(slot(first.key, raw_character_at(word, first.bytes).key));
  }

  /// False: nothing begins here for sure. `first` and the one behind, 0 at the end, are keys.
  bool may_begin(std::uint32_t first, std::uint32_t second) const {
    return ((at(slot(first, second)) | at(slot(first, 0))) & 1U) != 0;
  }

 private:
  static constexpr int kSlotBits = 16;
  static constexpr std::size_t kSlots = std::size_t{1} << kSlotBits;

  static std::size_t slot(std::uint32_t first, std::uint32_t second) {
    return (first * 0x9E3779B1U + second * 0x85EBCA77U) >> (32 - kSlotBits);
  }
  void set(std::size_t at) { bits_[at / 64] |= std::uint64_t{1} << (at % 64); }
  /// The bit of a slot, lowest. Both are asked in one: which of them it is nobody can foretell.
  std::uint64_t at(std::size_t slot) const { return bits_[slot / 64] >> (slot % 64); }

  std::array<std::uint64_t, kSlots / 64> bits_{};
};

}  // namespace gouji
