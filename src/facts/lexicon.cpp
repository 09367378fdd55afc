#include "facts/lexicon.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace gouji {

struct Lexicon::Entry {
  std::u32string text;
  std::uint32_t id;
};

Lexicon::Lexicon(std::vector<Word> words) {
  std::vector<Entry> entries;
  entries.reserve(words.size());
  for (const auto& word : words) {
    Entry entry{{}, word.id};
    for (std::size_t i = 0; i < word.text.size();) {
      const auto c = character_at(word.text, i);
      entry.text.push_back(c.code);
      i += c.bytes;
    }
    entries.push_back(std::move(entry));
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.text < b.text; });
  const auto root = build(entries, 0, entries.size(), 0);
  for (std::uint32_t i = 0; i < layout_.nodes[root].edges; ++i) {
    const auto& edge = layout_.edges[layout_.nodes[root].first_edge + i];
    if (edge.code >= 0x10000) continue;
    auto& page = layout_.page_of[edge.code >> 8];
    if (page == 0) {
      page = static_cast<std::uint16_t>(layout_.pages.size());
      layout_.pages.emplace_back();
    }
    layout_.pages[page][edge.code & 0xFFU] = edge.node;
  }
}

std::uint32_t Lexicon::build(const std::vector<Entry>& entries, std::size_t first, std::size_t last,
                             std::size_t depth) {
  const auto self = static_cast<std::uint32_t>(layout_.nodes.size());
  layout_.nodes.emplace_back();
  if (first < last && entries[first].text.size() == depth) {
    layout_.nodes[self].id = entries[first].id;
    ++first;
  }
  std::vector<Edge> children;
  while (first < last) {
    const auto code = entries[first].text[depth];
    auto next = first;
    while (next < last && entries[next].text[depth] == code) ++next;
    children.push_back({code, build(entries, first, next, depth + 1)});
    first = next;
  }
  layout_.nodes[self].first_edge = static_cast<std::uint32_t>(layout_.edges.size());
  layout_.nodes[self].edges = static_cast<std::uint32_t>(children.size());
  layout_.edges.insert(layout_.edges.end(), children.begin(), children.end());
  return self;
}

Lexicon::Match Lexicon::longest(std::string_view text, std::size_t at) const {
  const auto first = character_at(text, at);
  auto node = start(first.code);
  if (node == 0) return {};
  auto end = at + first.bytes;
  Match best;
  for (;;) {
    const auto& here = layout_.nodes[node];
    if (here.id != kNoWord) {
      best = {here.id, static_cast<std::uint32_t>(end - at)};
    }
    if (here.edges == 0 || end >= text.size()) return best;
    const auto c = character_at(text, end);
    const auto* begin = layout_.edges.data() + here.first_edge;
    const auto* stop = begin + here.edges;
    const auto* edge = std::lower_bound(begin, stop, c.code,
                                        [](const Edge& e, char32_t code) { return e.code < code; });
    if (edge == stop || edge->code != c.code) return best;
    node = edge->node;
    end += c.bytes;
  }
}

}  // namespace gouji
