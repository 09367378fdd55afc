#include "judge/word_scan.hpp"

#include <map>

namespace gouji {
namespace {

constexpr std::size_t kCharacter = 3;  // bytes of nearly all
static_assert(PlainText::kRoom >= kCharacter);

bool is_of_three(char lead) { return static_cast<unsigned char>(lead) >> 4 == 0xE; }

/// What tells a character of three bytes from others: its last two.
std::uint32_t end_of_three(const char* at) {
  const auto byte = [&](int i) { return std::uint32_t{static_cast<unsigned char>(at[i])}; };
  return byte(1) | byte(2) << 8;
}

/// Of other characters, each byte is one. Requires: kRoom bytes behind the text.
std::uint32_t unit_at(const char* at) {
  return is_of_three(*at) ? end_of_three(at) : static_cast<unsigned char>(*at);
}

constexpr std::uint32_t kEnd = 0;  // of a word of two

std::size_t size_of(std::uint32_t unit) { return unit > 0xFF ? kCharacter : 1; }

}  // namespace

bool WordScan::can_find(std::string_view word) {
  return !word.empty() && word.size() > (is_of_three(word[0]) ? kCharacter : 1);
}

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
    const auto* at = word.c_str();
    const auto first = unit_at(at);
    const auto second = unit_at(at += size_of(first));
    const auto third = unit_at(at += size_of(second));  // kEnd behind the last
    const auto pair = slot_of(first, second);
    set(pair);
    set(slot_of(pair, third));
    words.push_back({word, static_cast<std::uint32_t>(layout_.sets_of.size())});
    layout_.sets_of.push_back(of);
  }
  layout_.lexicon = Lexicon(std::move(words));
}

void WordScan::scan(const PlainText& plain, Found& found) const {
  found.has.resize(layout_.sets);
  for (const auto set : found.sets) found.has[set] = 0;
  found.sets.clear();
  const auto text = plain.text;
  std::uint32_t last = 0;
  std::size_t at = 0;
  const auto look = [&](std::uint32_t unit, std::size_t size) {
    const auto pair = slot_of(last, unit);
    at += size;
    if (has(pair)) {  // 支出 as a word begins, which few places go on as it does
      const auto next = unit_at(text.data() + at);
      if (has(slot_of(pair, next)) || has(slot_of(pair, kEnd)))
        take(text, at - size - size_of(last), found);
    }
    last = unit;
  };
  while (at < text.size()) {
    const char* const here = text.data() + at;
    if (is_of_three(*here)) {
      look(end_of_three(here), kCharacter);
    } else {
      look(static_cast<unsigned char>(*here), 1);
    }
  }
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
