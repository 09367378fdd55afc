#pragma once
// The `patterns:` of a rule. A regular expression is compiled when a text first has what it
// requires: hardly any text does.

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/yaml_reader.hpp"
#include "rules/required.hpp"

namespace re2 {
class RE2;
}

namespace gouji {

struct PlainText;

class TextPatterns {
 public:
  explicit TextPatterns(const std::vector<std::string>& patterns);
  /// With what they require, as required() gave it.
  TextPatterns(const std::vector<std::string>& patterns, std::vector<Required> required);
  ~TextPatterns();
  TextPatterns(const TextPatterns&) = delete;
  TextPatterns& operator=(const TextPatterns&) = delete;

  /// A pattern is found in a text as the source has it, for patterns over blanks, or without blanks
  /// and line breaks: words are broken over lines, and figures are set apart.
  bool is_found(std::string_view text) const;
  /// The same, with room that may be used again.
  bool is_found(std::string_view text, PlainText& plain) const;

  /// Of one of the patterns, in a text that has what it requires.
  bool is_found(std::size_t index, std::string_view text) const;

  /// The words that one of the patterns finds first; empty where none does.
  std::string_view words(std::string_view text) const;

  std::vector<std::string> patterns() const;

  /// What each pattern requires.
  const std::vector<Required>& required() const { return required_; }

 private:
  struct Lazy {
    std::string pattern;
    std::once_flag once;
    std::unique_ptr<const re2::RE2> compiled;
  };
  const re2::RE2& compiled(std::size_t index) const;

  std::vector<Required> required_;
  mutable std::vector<Lazy> lazy_;  ///< never grows
};

/// Reports the patterns that are no regular expressions, and too many or too large ones.
void check_patterns(const std::vector<std::string>& patterns, const YamlNode& node,
                    YamlReader& reader);

}  // namespace gouji
