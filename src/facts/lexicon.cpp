#include "facts/lexicon.hpp"

#include <algorithm>
#include <bit>
#include <map>

namespace gouji {
namespace {

constexpr int kKeyBits = 24;

// The kind of a node: how many bytes its label has, and flags.
constexpr std::uint32_t kBytes = 15;
constexpr std::uint32_t kMostBytes = 8;
constexpr std::uint32_t kBranches = 16;   ///< it has more than one child
constexpr std::uint32_t kFirstOnly = 32;  ///< of a stem: the word is its first character

/// A label as it is kept: its bytes last in the number, so that others are shifted out.
constexpr std::uint64_t label_of(std::uint64_t bytes, std::uint32_t size) {
  return bytes << (8 * (kMostBytes - size));
}

bool leads_to(std::uint64_t bytes, const Lexicon::Node& node) {
  return label_of(bytes, node.kind & kBytes) == node.label;
}

/// What stands for a character, and perhaps others, in a set of those that go on.
constexpr std::uint32_t next_bit(std::uint32_t character) {
  return std::uint32_t{1} << (character * 0x9E3779B1U >> 27);
}

// An edge in one number: the first child of the node that it leaves, its character, where it ends.
constexpr int kNodeBits = 20;
constexpr std::uint64_t kEnd = (std::uint64_t{1} << kNodeBits) - 1;

constexpr std::uint64_t edge_of(std::uint32_t child, std::uint32_t character) {
  return (std::uint64_t{child} << kKeyBits | character) << kNodeBits;
}

/// Where to look first in a table whose last place is `last`, one less than a power of two.
constexpr std::size_t place_of(std::uint64_t key, std::size_t last) {
  return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15U >> 40) & last;
}

constexpr std::uint64_t stem_key(std::uint32_t first, std::uint32_t second) {
  return std::uint64_t{second} << kKeyBits | first;
}

/// Places for so many entries, and three times as many to spare: hardly any is not where it is
/// looked for first, and what is not there is soon missed.
std::size_t places_for(std::size_t entries) { return std::bit_ceil(entries * 4 + 2); }

constexpr std::uint32_t kInStem = 2;  // characters

/// The tree as it grows: a child stands behind its parent.
struct Branch {
  std::uint32_t character = 0;  ///< the first that leads here
  std::uint64_t label = 0;      ///< all that do, as bytes
  std::uint32_t bytes = 0;      ///< of the label
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
        tree.push_back({.character = key,
                        .label = bytes_at(std::string_view(word.text).substr(0, at), at - bytes),
                        .bytes = bytes,
                        .parent = here,
                        .depth = tree[here].depth + 1,
                        .children = {}});
      }
      here = edge->second;
    }
    tree[here].word = word.id;
    tree[here].words = 1;
  }
  for (auto i = tree.size(); i-- > 1;) tree[tree[i].parent].words += tree[i].words;
  return tree;
}

/// Takes in the only child of a branch, and its only child, as long as no word ends between them
/// and the label is not too long.
void join_only_children(std::vector<Branch>& tree, std::uint32_t at) {
  auto& branch = tree[at];
  while (branch.word == Lexicon::kNoWord && branch.children.size() == 1) {
    auto& child = tree[branch.children.front()];
    if (branch.bytes + child.bytes > kMostBytes) return;
    branch.label |= child.label << (8 * branch.bytes);
    branch.bytes += child.bytes;
    branch.word = child.word;
    branch.children = std::vector(child.children);
    for (const auto grandchild : branch.children) tree[grandchild].parent = at;
  }
}

/// The branches in the order of a walk that takes the child that most words go through first.
std::vector<std::uint32_t> walk_of(std::vector<Branch>& tree) {
  std::vector<std::uint32_t> out;
  for (std::vector<std::uint32_t> left{0}; !left.empty();) {
    out.push_back(left.back());
    left.pop_back();
    if (tree[out.back()].depth > kInStem) join_only_children(tree, out.back());
    auto& children = tree[out.back()].children;
    std::stable_sort(children.begin(), children.end(),
                     [&](auto a, auto b) { return tree[a].words < tree[b].words; });
    left.insert(left.end(), children.begin(), children.end());
  }
  return out;
}

std::vector<Lexicon::Node> table_of(const std::vector<Lexicon::Node>& stems) {
  std::vector<Lexicon::Node> table(places_for(stems.size()));
  const auto last = table.size() - 1;
  for (const auto& stem : stems) {
    auto place = place_of(stem.label, last);
    while (table[place].label != 0) place = (place + 1) & last;
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

/// The tree in the order of a walk, laid out.
class Layouter {
 public:
  explicit Layouter(std::vector<Branch> tree) : tree_(std::move(tree)), place_(tree_.size()) {}

  Lexicon::Layout run() {
    const auto walk = walk_of(tree_);
    std::uint32_t nodes = 0;
    for (const auto at : walk) {
      if (tree_[at].depth > kInStem) place_[at] = nodes++;
    }
    Lexicon::Layout out;
    std::vector<Lexicon::Node> stems;
    std::vector<std::uint64_t> edges;
    for (const auto at : walk) {
      const auto& branch = tree_[at];
      if (branch.depth > kInStem) {
        out.nodes.push_back(node_of(branch, label_of(branch.label, branch.bytes)));
      } else if (branch.depth == kInStem) {
        stems.push_back(stem_of(branch, tree_[branch.parent]));
      } else if (branch.word != Lexicon::kNoWord) {
        stems.push_back(
            {.label = stem_key(branch.character, 0), .word = branch.word, .kind = kFirstOnly});
      }
      if (branch.depth >= kInStem) add_edges(branch, edges);
    }
    out.stems = table_of(stems);
    out.edges = table_of(edges);
    return out;
  }

 private:
  /// Requires: children in the order of walk_of().
  std::uint32_t first_child(const Branch& branch) const { return place_[branch.children.back()]; }

  Lexicon::Node node_of(const Branch& branch, std::uint64_t label) const {
    Lexicon::Node out{.label = label, .word = branch.word, .kind = branch.bytes};
    if (branch.children.empty()) return out;
    if (branch.children.size() > 1) out.kind |= kBranches;
    for (const auto child : branch.children) out.next |= next_bit(tree_[child].character);
    out.child = first_child(branch);
    return out;
  }

  Lexicon::Node stem_of(const Branch& branch, const Branch& first) const {
    auto out = node_of(branch, stem_key(first.character, branch.character));
    if (out.word == Lexicon::kNoWord && first.word != Lexicon::kNoWord) {
      out.word = first.word;
      out.kind |= kFirstOnly;
    }
    return out;
  }

  void add_edges(const Branch& branch, std::vector<std::uint64_t>& edges) const {
    for (std::size_t i = 0; i + 1 < branch.children.size(); ++i) {
      const auto child = branch.children[i];
      edges.push_back(edge_of(first_child(branch), tree_[child].character) | place_[child]);
    }
  }

  std::vector<Branch> tree_;
  std::vector<std::uint32_t> place_;  ///< of a branch among the nodes
};

}  // namespace

Lexicon::Lexicon(std::vector<Word> words) {
  if (words.empty()) return;
  layout_ = Layouter(tree_of(words)).run();
  for (const auto& word : words) {
    const auto slot = slot_of(raw_character_at(word.text, 0).key);
    layout_.begins[slot / 64] |= std::uint64_t{1} << (slot % 64);
  }
}

/// Null where no word begins so.
const Lexicon::Node* Lexicon::stem_of(std::uint64_t key) const {
  const auto* const stems = layout_.stems.data();
  const auto last = layout_.stems.size() - 1;
  for (auto place = place_of(key, last);; place = (place + 1) & last) {
    if (stems[place].label == 0) return nullptr;
    if (stems[place].label == key) return &stems[place];
  }
}

const Lexicon::Node* Lexicon::child_of(const Node& node, std::uint32_t character) const {
  const auto* const edges = layout_.edges.data();
  const auto last = layout_.edges.size() - 1;
  const auto edge = edge_of(node.child, character);
  for (auto place = place_of(edge >> kNodeBits, last);; place = (place + 1) & last) {
    if (edges[place] == 0) return nullptr;
    if ((edges[place] & ~kEnd) == edge) return &layout_.nodes[edges[place] & kEnd];
  }
}

template <class Text>
Lexicon::Match Lexicon::walk(const Text& text, std::size_t at) const {
  const auto pair = raw_pair_of(bytes_at(text, at));
  const auto* node = stem_of(stem_key(pair.first.key, pair.second.key));
  if (node == nullptr) node = stem_of(stem_key(pair.first.key, 0));
  if (node == nullptr) return {};
  auto size = pair.bytes();
  Match best;
  if (node->word != kNoWord)
    best = {node->word, (node->kind & kFirstOnly) != 0 ? pair.first.bytes : size};
  for (;;) {
    const auto next = bytes_at(text, at + size);
    const auto character = raw_character_of(next).key;
    if ((node->next & next_bit(character)) == 0) return best;
    const auto* child = &layout_.nodes[node->child];
    if (!leads_to(next, *child)) {
      if ((node->kind & kBranches) == 0) return best;
      child = child_of(*node, character);
      if (child == nullptr || !leads_to(next, *child)) return best;
    }
    node = child;
    size += node->kind & kBytes;
    if (node->word != kNoWord) best = {node->word, size};
  }
}

Lexicon::Match Lexicon::longest_from(std::string_view text, std::size_t at) const {
  return walk(text, at);
}

Lexicon::Match Lexicon::longest_from(const RoomyText& text, std::size_t at) const {
  return walk(text, at);
}

}  // namespace gouji
