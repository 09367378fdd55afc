#include "facts/lexicon.hpp"

#include <algorithm>
#include <bit>
#include <map>

namespace gouji {
namespace {

// An edge in one number: where it begins, its character, where it ends.
constexpr int kNodeBits = 21;
constexpr int kCodeBits = 21;
constexpr std::uint64_t kChild = (std::uint64_t{1} << kNodeBits) - 1;

constexpr std::uint64_t key_of(std::uint32_t node, char32_t code) {
  return (std::uint64_t{node} << kCodeBits | code) << kNodeBits;
}

constexpr std::size_t place_of(std::uint64_t key, std::uint32_t shift) {
  return static_cast<std::size_t>((key >> kNodeBits) * 0x9E3779B97F4A7C15U >> shift);
}

}  // namespace

Lexicon::Lexicon(std::vector<Word> words) {
  std::map<std::pair<std::uint32_t, char32_t>, std::uint32_t> edges;
  for (const auto& word : words) {
    std::uint32_t node = 0;
    for (std::size_t at = 0; at < word.text.size();) {
      const auto character = character_at(word.text, at);
      at += character.bytes;
      const auto next = static_cast<std::uint32_t>(layout_.ids.size());
      const auto [edge, is_new] = edges.try_emplace({node, character.code}, next);
      if (is_new) layout_.ids.push_back(kNoWord);
      node = edge->second;
    }
    layout_.ids[node] = word.id;
  }
  constexpr std::size_t kRoom = 2;  // slots an edge: what is not there is soon missed, and all
                                    // of it stays near the processor
  const auto size = std::bit_ceil(std::max<std::size_t>(2, edges.size() * kRoom));
  layout_.edges.assign(size, 0);
  layout_.shift = static_cast<std::uint32_t>(64 - std::countr_zero(size));
  for (const auto& [from, child] : edges) insert(from.first, from.second, child);
}

void Lexicon::insert(std::uint32_t node, char32_t code, std::uint32_t child) {
  if (node == 0) {
    if (layout_.begins.size() <= code / 64) layout_.begins.resize(code / 64 + 1);
    layout_.begins[code / 64] |= std::uint64_t{1} << (code % 64);
  }
  const auto key = key_of(node, code);
  auto place = place_of(key, layout_.shift);
  while (layout_.edges[place] != 0) place = (place + 1) & (layout_.edges.size() - 1);
  layout_.edges[place] = key | child;
}

Lexicon::Match Lexicon::longest_from(std::string_view text, std::size_t at,
                                     Character character) const {
  Match best;
  const auto mask = layout_.edges.size() - 1;
  std::uint32_t node = 0;
  for (auto end = at;;) {
    const auto key = key_of(node, character.code);
    auto place = place_of(key, layout_.shift);
    while ((layout_.edges[place] & ~kChild) != key) {
      if (layout_.edges[place] == 0) return best;
      place = (place + 1) & mask;
    }
    node = static_cast<std::uint32_t>(layout_.edges[place] & kChild);
    end += character.bytes;
    if (layout_.ids[node] != kNoWord)
      best = {layout_.ids[node], static_cast<std::uint32_t>(end - at)};
    if (end >= text.size()) return best;
    character = character_at(text, end);
  }
}

}  // namespace gouji
