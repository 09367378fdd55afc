#include "rules/required.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "rules/plain_text.hpp"

namespace gouji {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kMostWords = 40;

bool is_decimal(char32_t c) { return c >= '0' && c <= '9'; }
bool is_blank(char32_t c) { return c == ' ' || c == '\n' || c == 0x3000; }

/// The plain form of one character of a pattern.
std::string plain(char32_t c) {
  std::string out;
  if (is_decimal(c)) {
    out = "0";
  } else if (!is_blank(c)) {
    append_utf8(out, c);
  }
  return out;
}

std::string joined(const std::string& left, std::string_view right) {
  if (left.ends_with('0') && right.starts_with('0')) right.remove_prefix(1);
  return left + std::string(right);
}

void sort_once(Words& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

/// What is known of a piece of a pattern.
struct Part {
  std::optional<Words> exact;  ///< all plain texts that it can match
  std::vector<Words> sets;     ///< where that is not known
  bool all_digits = false;     ///< it matches nothing but digits,
  std::size_t least = 0;       ///< at least so many
  std::size_t digits = 0;      ///< of the longest run inside it
};

bool has_empty(const Words& words) {
  return std::any_of(words.begin(), words.end(), [](const auto& word) { return word.empty(); });
}

/// Sets that the part requires, whether or not it is exact.
std::vector<Words> sets_of(const Part& part) {
  if (!part.exact) return part.sets;
  if (has_empty(*part.exact)) return {};
  return {*part.exact};
}

/// One piece after the other.
class Sequence {
 public:
  void add(Part part) {
    count_digits(part);
    if (!part.exact) {
      flush();
      sets_.insert(sets_.end(), part.sets.begin(), part.sets.end());
      whole_ = false;
      run_ = {""};
      return;
    }
    if (run_.size() * part.exact->size() > kMostWords) {
      flush();
      whole_ = false;
      keep_last();
    }
    if (run_.size() * part.exact->size() > kMostWords) run_ = {""};
    Words product;
    for (const auto& left : run_) {
      for (const auto& right : *part.exact) product.push_back(joined(left, right));
    }
    sort_once(product);
    run_ = std::move(product);
  }

  Part take() {
    Part out{.all_digits = all_digits_, .least = least_, .digits = std::max(longest_, run_digits_)};
    if (whole_) {
      out.exact = std::move(run_);
    } else {
      flush();
      out.sets = std::move(sets_);
    }
    return out;
  }

 private:
  void count_digits(const Part& part) {
    all_digits_ = all_digits_ && part.all_digits;
    least_ += part.least;
    run_digits_ = part.all_digits ? run_digits_ + part.least : 0;
    longest_ = std::max({longest_, run_digits_, part.digits});
  }

  void flush() {
    if (!has_empty(run_)) sets_.push_back(run_);
  }

  /// What follows stands behind the last character of the run.
  void keep_last() {
    if (has_empty(run_)) {
      run_ = {""};
      return;
    }
    for (auto& word : run_) {
      std::size_t last = 0;
      for (std::size_t at = 0; at < word.size(); at += character_at(word, at).bytes) last = at;
      word.erase(0, last);
    }
    sort_once(run_);
  }

  std::vector<Words> sets_;
  Words run_ = {""};
  bool whole_ = true;
  bool all_digits_ = true;
  std::size_t least_ = 0;
  std::size_t run_digits_ = 0;
  std::size_t longest_ = 0;
};

/// How seldom a text has one of the words, as far as one can tell.
std::size_t rarity(const Words& words) {
  std::size_t out = ~std::size_t{0};
  for (const auto& word : words) {
    std::size_t weight = 0;
    for (const char c : word) {
      const auto byte = static_cast<unsigned char>(c);
      const bool is_common = c == '0' || c == '.' || c == '%';
      const bool begins = byte < 0x80 || byte >= 0xC0;
      if (begins && !is_common)
        weight += byte < 0x80 ? 3 : 2;  // _ and X are rarer than a character
    }
    out = std::min(out, weight);
  }
  return out;
}

const Words* best(const std::vector<Words>& sets) {
  return sets.empty() ? nullptr : &sets[rarest(sets)];
}

Part either(const std::vector<Part>& branches) {
  if (branches.size() == 1) return branches.front();
  Part out{
      .exact = Words(), .all_digits = true, .least = ~std::size_t{0}, .digits = ~std::size_t{0}};
  Words any;
  bool is_required = true;
  for (const auto& branch : branches) {
    out.all_digits = out.all_digits && branch.all_digits;
    out.least = std::min(out.least, branch.least);
    out.digits = std::min(out.digits, branch.digits);
    if (!branch.exact) out.exact.reset();
    if (out.exact) out.exact->insert(out.exact->end(), branch.exact->begin(), branch.exact->end());
    const auto sets = sets_of(branch);
    const auto* one = best(sets);
    is_required = is_required && one != nullptr;
    if (one != nullptr) any.insert(any.end(), one->begin(), one->end());
  }
  if (out.exact) {
    sort_once(*out.exact);
  } else if (is_required) {
    sort_once(any);
    out.sets = {std::move(any)};
  }
  return out;
}

class Analyser {
 public:
  explicit Analyser(std::string_view pattern) : pattern_(pattern) {}

  Required run() {
    const auto part = alternatives(0);
    if (!known_ || at_ != pattern_.size()) return {};
    return {sets_of(part), part.digits};
  }

 private:
  bool done() const { return at_ >= pattern_.size(); }
  bool next_is(char c) const { return !done() && pattern_[at_] == c; }
  bool skip(char c) {
    if (!next_is(c)) return false;
    ++at_;
    return true;
  }
  char32_t character() {
    const auto c = character_at(pattern_, at_);
    at_ += c.bytes;
    return c.code;
  }
  Part unknown() {
    known_ = false;
    at_ = pattern_.size();
    return {};
  }

  Part alternatives(int depth) {
    constexpr int kDeepest = 20;
    if (depth > kDeepest) return unknown();
    std::vector<Part> branches;
    do {
      Sequence sequence;
      while (!done() && !next_is('|') && !next_is(')')) sequence.add(repeated(piece(depth)));
      branches.push_back(sequence.take());
    } while (skip('|'));
    return either(branches);
  }

  Part piece(int depth) {
    const auto c = character();
    switch (c) {
      case '(': {
        if (skip('?') && !skip(':')) return unknown();
        auto part = alternatives(depth + 1);
        return skip(')') ? part : unknown();
      }
      case '[':
        return set();
      case '.':
        return {};
      case '^':
        return {.exact = Words{std::string(1, kPlainBegin)}};
      case '$':
        return {.exact = Words{std::string(1, kPlainEnd)}};
      case '\\':
        return escape();
      case '*':
      case '+':
      case '?':
      case '{':
        return unknown();
      default:
        return literal(c);
    }
  }

  static Part literal(char32_t c) {
    const std::size_t digits = is_decimal(c) ? 1 : 0;
    return {.exact = Words{plain(c)}, .all_digits = digits == 1, .least = digits, .digits = digits};
  }

  Part escape() {
    if (done()) return unknown();
    const auto c = character();
    if (c == 's' || c == 'd' || c == 'w' || c == 'S' || c == 'D' || c == 'W') return {};
    const bool is_word = is_decimal(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return is_word || c >= 0x80 ? unknown() : literal(c);
  }

  /// [，。0-9]: its characters where they can be listed, behind the opening bracket.
  Part set() {
    const bool inverted = skip('^');
    Words words;
    bool listed = !inverted;
    bool all_digits = !inverted;
    for (bool first = true; first || !next_is(']'); first = false) {
      if (done() || next_is('[')) return unknown();
      auto from = character();
      if (from == '\\') {
        if (done()) return unknown();
        from = character();
        listed = listed && from < 0x80 && !is_decimal(from) && (from < 'A' || from > 'z');
      }
      auto until = from;
      if (next_is('-') && at_ + 1 < pattern_.size() && pattern_[at_ + 1] != ']') {
        ++at_;
        if (next_is('\\')) return unknown();
        until = character();
      }
      const bool digits = is_decimal(from) && is_decimal(until);
      all_digits = all_digits && digits;
      listed = listed && (digits || from == until);
      words.push_back(plain(from));
    }
    skip(']');
    sort_once(words);
    Part out{
        .all_digits = all_digits, .least = all_digits ? 1U : 0U, .digits = all_digits ? 1U : 0U};
    if (listed && words.size() <= kMostWords) out.exact = std::move(words);
    return out;
  }

  /// A piece with the * + ? or {n,m} behind it.
  Part repeated(Part part) {
    std::size_t least = 1;
    bool once = false;  // at most
    if (skip('*')) {
      least = 0;
    } else if (skip('?')) {
      least = 0;
      once = true;
    } else if (next_is('{')) {
      const auto count = braces();
      if (!count) return unknown();
      least = *count;
    } else if (!skip('+')) {
      return part;
    }
    skip('?');
    if (next_is('*') || next_is('+') || next_is('?') || next_is('{')) return unknown();
    return times(std::move(part), least, once);
  }

  static Part times(Part part, std::size_t least, bool once) {
    Part out{.all_digits = part.all_digits, .least = part.least * least};
    out.digits = part.all_digits ? out.least : least == 0 ? 0 : part.digits;
    // Digits and blanks are the same however many there are.
    const bool same =
        part.exact && std::all_of(part.exact->begin(), part.exact->end(),
                                  [](const auto& w) { return w.empty() || w == "0"; });
    const bool twice =
        least >= 2 && part.exact && part.exact->size() * part.exact->size() <= kMostWords;
    if (part.exact && (same || once)) {
      out.exact = std::move(part.exact);
      if (least == 0) out.exact->emplace_back();
      sort_once(*out.exact);
    } else if (twice) {
      Words pairs;
      for (const auto& left : *part.exact) {
        for (const auto& right : *part.exact) pairs.push_back(joined(left, right));
      }
      sort_once(pairs);
      if (!has_empty(pairs)) out.sets = {std::move(pairs)};
    } else if (least > 0) {
      out.sets = sets_of(part);
    }
    return out;
  }

  /// The n of {n}, {n,} and {n,m}.
  std::optional<std::size_t> braces() {
    const auto close = pattern_.find('}', at_);
    if (close == std::string_view::npos) return std::nullopt;
    auto inside = pattern_.substr(at_ + 1, close - at_ - 1);
    at_ = close + 1;
    inside = inside.substr(0, inside.find(','));
    constexpr std::size_t kLongest = 4;
    if (inside.empty() || inside.size() > kLongest) return std::nullopt;
    std::size_t out = 0;
    for (const char c : inside) {
      if (!is_decimal(static_cast<unsigned char>(c))) return std::nullopt;
      out = out * 10 + static_cast<std::size_t>(c - '0');
    }
    return out;
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  bool known_ = true;
};

}  // namespace

std::size_t rarest(const std::vector<std::vector<std::string>>& sets) {
  const auto found = std::max_element(sets.begin(), sets.end(), [](const Words& a, const Words& b) {
    return rarity(a) < rarity(b);
  });
  return static_cast<std::size_t>(found - sets.begin());
}

Required required_of(std::string_view pattern) { return Analyser(pattern).run(); }

}  // namespace gouji
