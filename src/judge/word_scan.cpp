#include "judge/word_scan.hpp"

#include <map>

#include "base/text.hpp"

namespace gouji {
namespace {

std::size_t slot(char32_t first, char32_t second) {
  return (first * 31 + second) & (WordScan::kSlots - 1);
}

void set(WordScan::Slots& slots, std::size_t at) {
  slots[at / 64] |= std::uint64_t{1} << (at % 64);
}

bool has(const WordScan::Slots& slots, std::size_t at) {
  return (slots[at / 64] >> (at % 64) & 1U) != 0;
}

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
    const auto first = character_at(word, 0);
    if (first.bytes == word.size()) {
      set(layout_.short_words, slot(first.code, 0));
    } else {
      set(layout_.begins, slot(first.code, character_at(word, first.bytes).code));
    }
    words.push_back({word, static_cast<std::uint32_t>(layout_.sets_of.size())});
    layout_.sets_of.push_back(of);
  }
  layout_.lexicon = Lexicon(std::move(words));
}

void WordScan::scan(std::string_view text, Found& found) const {
  found.has.resize(layout_.sets);
  for (const auto set : found.sets) found.has[set] = 0;
  found.sets.clear();
  char32_t before = 0;  // the character before the one at hand, and where it stands
  std::size_t place = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = character_at(text, at);
    if (has(layout_.begins, slot(before, character.code)) ||
        has(layout_.short_words, slot(before, 0)))
      take(text, place, found);
    before = character.code;
    place = at;
    at += character.bytes;
  }
  if (has(layout_.short_words, slot(before, 0))) take(text, place, found);
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
