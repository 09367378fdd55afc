#include "rules/text_patterns.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <re2/re2.h>

#include "base/find_word.hpp"
#include "rules/plain_text.hpp"

namespace gouji {
namespace {

constexpr std::size_t kMostPatterns = 200;

std::unique_ptr<const re2::RE2> compile(const std::string& pattern) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(std::int64_t{16} << 20);
  return std::make_unique<const re2::RE2>(pattern, options);
}

/// Text without blanks and line breaks, wide ones too; nothing where there is no narrow one. `kept`
/// gets the place of each byte.
std::optional<std::string> unspaced(std::string_view text,
                                    std::vector<std::size_t>* kept = nullptr) {
  constexpr std::string_view kWide = "\xE3\x80\x80";  // U+3000
  constexpr std::string_view kBlanks = " \n";
  const bool has_blank = std::any_of(kBlanks.begin(), kBlanks.end(), [&](char c) {
    return text.find(c) != std::string_view::npos;  // one memchr each
  });
  if (!has_blank) return std::nullopt;
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const bool wide = text.substr(at, kWide.size()) == kWide;
    if (!wide && kBlanks.find(text[at]) == std::string_view::npos) {
      out += text[at];
      if (kept != nullptr) kept->push_back(at);
    }
    at += wide ? kWide.size() : 1;
  }
  return out;
}

bool has_required(const Required& required, const PlainText& plain) {
  const auto has = [&](const std::string& word) { return includes(plain.text, word); };
  return plain.digits >= required.digits &&
         std::all_of(required.sets.begin(), required.sets.end(),
                     [&](const auto& set) { return std::any_of(set.begin(), set.end(), has); });
}

}  // namespace

TextPatterns::TextPatterns(const std::vector<std::string>& patterns) : TextPatterns(patterns, {}) {
  for (const auto& pattern : patterns) required_.push_back(required_of(pattern));
}

TextPatterns::TextPatterns(const std::vector<std::string>& patterns, std::vector<Required> required)
    : required_(std::move(required)), lazy_(patterns.size()) {
  for (std::size_t i = 0; i < patterns.size(); ++i) lazy_[i].pattern = patterns[i];
}

TextPatterns::~TextPatterns() = default;

std::vector<std::string> TextPatterns::patterns() const {
  std::vector<std::string> out;
  for (const auto& lazy : lazy_) out.push_back(lazy.pattern);
  return out;
}

const re2::RE2& TextPatterns::compiled(std::size_t index) const {
  auto& lazy = lazy_[index];
  std::call_once(lazy.once, [&] { lazy.compiled = compile(lazy.pattern); });
  return *lazy.compiled;
}

bool TextPatterns::is_found(std::size_t index, std::string_view text) const {
  const auto& pattern = compiled(index);
  if (re2::RE2::PartialMatch({text.data(), text.size()}, pattern)) return true;
  const auto joined = unspaced(text);
  return joined && re2::RE2::PartialMatch(*joined, pattern);
}

std::string_view TextPatterns::words(std::string_view text) const {
  std::vector<std::size_t> kept;
  const auto joined = unspaced(text, &kept);
  PlainText plain;
  plain.take(text);
  std::string_view out;
  for (std::size_t i = 0; i < lazy_.size(); ++i) {
    if (!has_required(required_[i], plain)) continue;
    const auto& pattern = compiled(i);
    const auto search = [&](std::string_view where, re2::StringPiece& found) {
      return pattern.Match({where.data(), where.size()}, 0, where.size(), re2::RE2::UNANCHORED,
                           &found, 1);
    };
    re2::StringPiece found;
    std::string_view one;
    if (search(text, found)) {
      one = {found.data(), found.size()};
    } else if (joined && search(*joined, found) && !found.empty()) {
      const auto begin = static_cast<std::size_t>(found.data() - joined->data());
      const auto first = kept[begin];
      one = text.substr(first, kept[begin + found.size() - 1] + 1 - first);
    }
    if (!one.empty() && (out.empty() || one.data() < out.data())) out = one;
  }
  return out;
}

bool TextPatterns::is_found(std::string_view text) const {
  PlainText plain;
  return is_found(text, plain);
}

bool TextPatterns::is_found(std::string_view text, PlainText& plain) const {
  bool is_plain = false;
  for (std::size_t i = 0; i < required_.size(); ++i) {
    const auto& pattern = lazy_[i].pattern;
    const bool from_end = pattern.ends_with('$') && !pattern.starts_with('^');  // soon decided
    if (!from_end) {
      if (!std::exchange(is_plain, true)) plain.take(text);
      if (!has_required(required_[i], plain)) continue;
    }
    if (is_found(i, text)) return true;
  }
  return false;
}

void check_patterns(const std::vector<std::string>& patterns, const YamlNode& node,
                    YamlReader& reader) {
  if (patterns.size() > kMostPatterns) {
    reader.report(node, {"patterns 太多", "too many patterns"});
    return;
  }
  bool all_good = true;
  std::string all;
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    all += (all.empty() ? "(?:" : "|(?:") + patterns[i] + ")";
    const auto compiled = compile(patterns[i]);
    if (compiled->ok()) continue;
    all_good = false;
    const auto& at = node.is_sequence() ? node.items[i] : node;
    reader.report(at, {fmt::format("正则表达式有误：{}", compiled->error()),
                       fmt::format("bad regular expression: {}", compiled->error())});
  }
  if (all_good && !compile(all)->ok())
    reader.report(node, {"patterns 合起来太大", "the patterns are too large together"});
}

}  // namespace gouji
