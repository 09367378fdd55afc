#include "facts/lexicon.hpp"

#include <algorithm>
#include <bit>
#include <map>

#include "facts/raw_character.hpp"

namespace gouji {
namespace {

constexpr int kKeyBits = 24;
// Flags beside the character of a node.
constexpr std::uint32_t kIsNext = std::uint32_t{1} << 30;    ///< a child of the node before it
constexpr std::uint32_t kBranches = std::uint32_t{1} << 31;  ///< it has more than one child

// An edge in one number: where it begins, its character, where it ends.
constexpr int kNodeBits = 20;
constexpr std::uint64_t kChild = (std::uint64_t{1} << kNodeBits) - 1;

constexpr std::uint64_t edge_of(std::uint32_t node, std::uint32_t character) {
  return (std::uint64_t{node} << kKeyBits | character) << kNodeBits;
}

/// Where to look first in a table whose last place is `last`, one less than a power of two.
constexpr std::size_t place_of(std::uint64_t key, std::size_t last) {
  return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15U >> 40) & last;
}
constexpr std::size_t place_of(std::uint32_t first, std::uint32_t second, std::size_t last) {
  return place_of(std::uint64_t{first} << kKeyBits | second, last);
}

/// Places for so many entries, and as many to spare: what is not there is soon missed.
std::size_t places_for(std::size_t entries) { return std::bit_ceil(entries * 2 + 2); }

/// The tree as it grows: a child stands behind its parent.
struct Branch {
  std::uint32_t character = 0;
  std::uint32_t parent = 0;
  std::uint32_t depth = 0;
  std::uint32_t word = Lexicon::kNoWord;
  std::uint32_t words = 0;  ///< that begin so
  std::vector<std::uint32_t> children;
};

std::vector<Branch> tree_of(const std::vector<Lexicon::Word>& words) {
  std::vector<Branch> tree(1);
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> known;
  for (const auto& word : words) {
    std::uint32_t here = 0;
    for (std::size_t at = 0; at < word.text.size();) {
      const auto [key, bytes] = raw_character_at(word.text, at);
      at += bytes;
      const auto next = static_cast<std::uint32_t>(tree.size());
      const auto [edge, is_new] = known.try_emplace({here, key}, next);
      if (is_new) {
        tree[here].children.push_back(next);
        tree.push_back(
            {.character = key, .parent = here, .depth = tree[here].depth + 1, .children = {}});
      }
      here = edge->second;
    }
    tree[here].word = word.id;
    tree[here].words = 1;
  }
  for (auto i = tree.size(); i-- > 1;) tree[tree[i].parent].words += tree[i].words;
  return tree;
}

/// The branches in the order of a walk that takes the child that most words go through first.
std::vector<std::uint32_t> walk_of(std::vector<Branch>& tree) {
  std::vector<std::uint32_t> out;
  for (std::vector<std::uint32_t> left{0}; !left.empty();) {
    out.push_back(left.back());
    left.pop_back();
    auto& children = tree[out.back()].children;
    std::stable_sort(children.begin(), children.end(),
                     [&](auto a, auto b) { return tree[a].words < tree[b].words; });
    left.insert(left.end(), children.begin(), children.end());
  }
  return out;
}

std::vector<Lexicon::Stem> table_of(const std::vector<Lexicon::Stem>& stems) {
  std::vector<Lexicon::Stem> table(places_for(stems.size()));
  const auto last = table.size() - 1;
  for (const auto& stem : stems) {
    auto place = place_of(stem.first, stem.second, last);
    while (table[place].first != 0) place = (place + 1) & last;
    table[place] = stem;
  }
  return table;
}

std::vector<std::uint64_t> table_of(const std::vector<std::uint64_t>& edges) {
  std::vector<std::uint64_t> table(places_for(edges.size()));
  const auto last = table.size() - 1;
  for (const auto edge : edges) {
    auto place = place_of(edge >> kNodeBits, last);
    while (table[place] != 0) place = (place + 1) & last;
    table[place] = edge;
  }
  return table;
}

}  // namespace

Lexicon::Lexicon(std::vector<Word> words) {
  if (words.empty()) return;
  auto tree = tree_of(words);
  std::vector<Stem> stems;
  std::vector<std::uint64_t> edges;
  std::vector<std::uint32_t> place(tree.size());  // of a branch among the nodes
  for (const auto at : walk_of(tree)) {
    const auto& branch = tree[at];
    const auto& parent = tree[branch.parent];
    const auto node = static_cast<std::uint32_t>(layout_.nodes.size());
    place[at] = node;
    auto character = branch.character;
    if (branch.children.size() > 1) character |= kBranches;
    if (branch.depth == 1 && branch.word != kNoWord) {
      stems.push_back({branch.character, 0, node, branch.word});
    } else if (branch.depth == 2) {
      stems.push_back({parent.character, branch.character, node, parent.word});
    } else if (branch.depth > 2 && place[branch.parent] + 1 == node) {
      character |= kIsNext;
    } else if (branch.depth > 2) {
      edges.push_back(edge_of(place[branch.parent], branch.character) | node);
    }
    layout_.nodes.push_back({character, branch.word});
  }
  layout_.nodes.emplace_back();
  layout_.stems = table_of(stems);
  layout_.edges = table_of(edges);
  for (const auto& word : words) {
    const auto code = character_at(word.text, 0).code;
    if (layout_.begins.size() <= code / 64) layout_.begins.resize(code / 64 + 1);
    layout_.begins[code / 64] |= std::uint64_t{1} << (code % 64);
  }
}

/// Null where no word begins so.
const Lexicon::Stem* Lexicon::stem_of(std::uint32_t first, std::uint32_t second) const {
  const auto* const stems = layout_.stems.data();
  const auto last = layout_.stems.size() - 1;
  for (auto place = place_of(first, second, last);; place = (place + 1) & last) {
    const auto& stem = stems[place];
    if (stem.first == first && stem.second == second) return &stem;
    if (stem.first == 0) return nullptr;
  }
}

/// A child that does not stand behind its parent, or 0.
std::uint32_t Lexicon::child_of(std::uint32_t node, std::uint32_t character) const {
  const auto* const edges = layout_.edges.data();
  const auto last = layout_.edges.size() - 1;
  const auto edge = edge_of(node, character);
  for (auto place = place_of(edge >> kNodeBits, last);; place = (place + 1) & last) {
    if ((edges[place] & ~kChild) == edge) return static_cast<std::uint32_t>(edges[place] & kChild);
    if (edges[place] == 0) return 0;
  }
}

Lexicon::Match Lexicon::longest_from(std::string_view text, std::size_t at) const {
  const auto first = raw_character_at(text, at);
  auto end = at + first.bytes;
  const auto second = end < text.size() ? raw_character_at(text, end) : RawCharacter{};
  const auto* stem = stem_of(first.key, second.key);
  if (stem == nullptr && second.bytes > 0) stem = stem_of(first.key, 0);
  if (stem == nullptr) return {};
  Match best;
  if (stem->alone != kNoWord) best = {stem->alone, first.bytes};
  if (stem->second == 0) return best;
  end += second.bytes;
  const auto* const nodes = layout_.nodes.data();
  for (auto node = stem->node;;) {
    if (nodes[node].word != kNoWord)
      best = {nodes[node].word, static_cast<std::uint32_t>(end - at)};
    if (end >= text.size()) return best;
    const auto next = raw_character_at(text, end);
    if ((nodes[node + 1].character & ~kBranches) == (next.key | kIsNext)) {
      ++node;
    } else {
      if ((nodes[node].character & kBranches) == 0) return best;
      node = child_of(node, next.key);
      if (node == 0) return best;
    }
    end += next.bytes;
  }
}

}  // namespace gouji
