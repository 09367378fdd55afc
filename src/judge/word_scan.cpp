#include "judge/word_scan.hpp"

#include "base/text.hpp"

namespace gouji {

std::uint32_t WordScan::add(const std::vector<std::string>& words) {
  for (const auto& word : words) by_word_[word].push_back(sets_);
  return sets_++;
}

void WordScan::build() {
  std::vector<Lexicon::Word> words;
  for (auto& [word, sets] : by_word_) {
    // The longest word is found: what begins it is there too.
    for (auto size = word.size() - 1; size > 0; --size) {
      const auto shorter = by_word_.find(word.substr(0, size));
      if (shorter == by_word_.end()) continue;
      sets.insert(sets.end(), shorter->second.begin(), shorter->second.end());
      break;
    }
    const auto first = character_at(word, 0);
    if (first.bytes == word.size()) {
      short_words_.set(slot(first.code, 0));
    } else {
      begins_.set(slot(first.code, character_at(word, first.bytes).code));
    }
    words.push_back({word, static_cast<std::uint32_t>(sets_of_.size())});
    sets_of_.push_back(sets);
  }
  by_word_.clear();
  lexicon_ = Lexicon(std::move(words));
  has_.resize(sets_);
}

const std::vector<std::uint32_t>& WordScan::scan(std::string_view text) {
  for (const auto set : found_) has_[set] = 0;
  found_.clear();
  char32_t before = 0;  // the character before the one at hand, and where it stands
  std::size_t place = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = character_at(text, at);
    if (begins_[slot(before, character.code)] || short_words_[slot(before, 0)]) take(text, place);
    before = character.code;
    place = at;
    at += character.bytes;
  }
  if (short_words_[slot(before, 0)]) take(text, place);
  return found_;
}

void WordScan::take(std::string_view text, std::size_t at) {
  const auto match = lexicon_.longest(text, at);
  if (match.bytes == 0) return;
  for (const auto set : sets_of_[match.id]) {
    if (has_[set] != 0) continue;
    has_[set] = 1;
    found_.push_back(set);
  }
}

}  // namespace gouji
