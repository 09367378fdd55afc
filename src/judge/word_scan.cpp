#include "judge/word_scan.hpp"

#include <bit>
#include <cstring>
#include <map>

#include "base/text.hpp"

namespace gouji {
namespace {

constexpr unsigned kCharacter = 3;  // bytes of nearly all

std::uint64_t bytes_at(const char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
  return bytes;
}

unsigned size_of_first(std::uint64_t bytes) {
  const auto lead = bytes & 0xFFU;
  if ((lead & 0xF0U) == 0xE0U) return kCharacter;
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : 4;
}

std::uint64_t first_of(std::uint64_t bytes, unsigned size) {
  return bytes & ((std::uint64_t{1} << (8 * size)) - 1);
}

// What begins a word, as numbers: its first character; its first two; the only one.

constexpr std::uint64_t two_of(std::uint64_t first, std::uint64_t second) {
  constexpr int kThreeBytes = 24;
  return first | second << kThreeBytes;
}

constexpr std::uint64_t only(std::uint64_t first) { return first | std::uint64_t{1} << 63; }

}  // namespace

WordScan::WordScan(const std::vector<std::vector<std::string>>& sets) {
  std::map<std::string, std::vector<std::uint32_t>> by_word;
  for (const auto& words : sets) {
    for (const auto& word : words) by_word[word].push_back(layout_.sets);
    ++layout_.sets;
  }
  std::vector<Lexicon::Word> words;
  for (auto& [word, of] : by_word) {
    // The longest word is found: what begins it is there too.
    for (auto size = word.size() - 1; size > 0; --size) {
      const auto shorter = by_word.find(word.substr(0, size));
      if (shorter == by_word.end()) continue;
      of.insert(of.end(), shorter->second.begin(), shorter->second.end());
      break;
    }
    const auto bytes = bytes_at((word + std::string(PlainText::kRoom, '\0')).data());
    const auto size = size_of_first(bytes);
    const auto first = first_of(bytes, size);
    const auto rest = bytes >> (8 * size);
    set(first);
    set(size == word.size() ? only(first) : two_of(first, first_of(rest, size_of_first(rest))));
    words.push_back({word, static_cast<std::uint32_t>(layout_.sets_of.size())});
    layout_.sets_of.push_back(of);
  }
  layout_.lexicon = Lexicon(std::move(words));
}

void WordScan::scan(const PlainText& plain, Found& found) const {
  static_assert(PlainText::kRoom >= sizeof(std::uint64_t));
  found.has.resize(layout_.sets);
  for (const auto set : found.sets) found.has[set] = 0;
  found.sets.clear();
  const auto text = plain.text;
  for (std::size_t at = 0; at < text.size();) {
    const auto bytes = bytes_at(text.data() + at);
    const auto size = size_of_first(bytes);
    const auto first = first_of(bytes, size);
    if (has(first)) {  // few characters begin words
      const auto rest = bytes >> (8 * size);
      if (has(two_of(first, first_of(rest, size_of_first(rest)))) || has(only(first)))
        take(text, at, found);
    }
    at += size;
  }
}

void WordScan::set(std::uint64_t beginning) {
  const auto slot = slot_of(beginning);
  layout_.begins[slot / 64] |= std::uint64_t{1} << (slot % 64);
}

void WordScan::take(std::string_view text, std::size_t at, Found& found) const {
  const auto match = layout_.lexicon.longest(text, at);
  if (match.bytes == 0) return;
  for (const auto set : layout_.sets_of[match.id]) {
    if (found.has[set] != 0) continue;
    found.has[set] = 1;
    found.sets.push_back(set);
  }
}

}  // namespace gouji
