#include "judge/text_scan.hpp"

#include <algorithm>
#include <optional>

#include <re2/re2.h>

#include "rules/functions.hpp"

namespace gouji {
namespace {

bool is_call(const Expr& expr, Function function) {
  return expr.operation == Operation::call && static_cast<Function>(expr.index) == function;
}

bool is_over(const Rule& rule, Function function) {
  return is_text_rule(rule) && is_call(rule.bindings.front().value, function);
}

/// The patterns of all text rules over sentences as one; empty where there are none.
std::string all_patterns(const std::vector<Rule>& rules) {
  std::string out;
  for (const auto& rule : rules) {
    if (!is_over(rule, Function::sentences)) continue;
    out += (out.empty() ? "(?:" : "|(?:") + rule.compiled->pattern() + ")";
  }
  return out;
}

/// Text without blanks and line breaks, wide ones too; nothing where there is no narrow one.
std::optional<std::string> unspaced(std::string_view text) {
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
    if (!wide && kBlanks.find(text[at]) == std::string_view::npos) out += text[at];
    at += wide ? kWide.size() : 1;
  }
  return out;
}

}  // namespace

bool is_found(const re2::RE2& patterns, std::string_view text) {
  if (re2::RE2::PartialMatch({text.data(), text.size()}, patterns)) return true;
  const auto joined = unspaced(text);
  return joined && re2::RE2::PartialMatch(*joined, patterns);
}

bool is_text_rule(const Rule& rule) {
  if (rule.bindings.size() != 1 || rule.when || rule.compiled == nullptr) return false;
  const auto& binding = rule.bindings.front();
  const bool selects = is_call(binding.value, Function::sentences) ||
                       is_call(binding.value, Function::paragraphs) ||
                       is_call(binding.value, Function::headings);
  if (!selects || binding.kind != Binding::Kind::for_each) return false;
  if (rule.check.operation != Operation::logical_not) return false;
  const auto& test = rule.check.operands.front();
  if (!is_call(test, Function::matches)) return false;
  const auto& subject = test.operands.front();
  return subject.operation == Operation::field &&
         subject.operands.front().operation == Operation::name &&
         subject.operands.front().index == 0;
}

TextScan::TextScan(const std::vector<Rule>& rules, const Disclosure& disclosure) {
  constexpr std::size_t kShort = std::size_t{1} << 16;  // compiling takes as long as reading this
  if (disclosure.document.source.size() < kShort) return;
  const auto all = all_patterns(rules);
  if (all.empty()) return;
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(std::int64_t{16} << 20);
  const re2::RE2 patterns(all, options);
  if (!patterns.ok()) return;
  is_used_ = true;
  for (const auto& sentence : disclosure.sentences) {
    if (is_found(patterns, disclosure.source(sentence.span))) matches_.push_back(sentence.span);
  }
  const auto& blocks = disclosure.document.blocks;
  for (const auto& table : disclosure.document.tables) {
    for (const auto note : table.notes) {
      const Span span{static_cast<std::uint32_t>(note), 0,
                      static_cast<std::uint32_t>(blocks[note].folded.text().size())};
      if (is_found(patterns, disclosure.source(span))) matches_.push_back(span);
    }
  }
  std::sort(matches_.begin(), matches_.end(), [](const Span& a, const Span& b) {
    return std::pair(a.block, a.begin) < std::pair(b.block, b.begin);
  });
}

bool TextScan::may_match(const Span& span) const {
  const auto before = [](const Span& a, const Span& b) {
    return std::pair(a.block, a.begin) < std::pair(b.block, b.begin);
  };
  return !is_used_ || std::binary_search(matches_.begin(), matches_.end(), span, before);
}

bool matches(const Rule& rule, const Span& span, const Disclosure& disclosure) {
  return is_found(*rule.compiled, disclosure.source(span));
}

}  // namespace gouji
