#pragma once
// Reading a mapping strictly: each key is taken by name, what was not taken is an error with the
// nearest known key as a hint. Errors are collected, so that a file shows all of them at once.

#include <string>
#include <string_view>
#include <vector>

#include "base/yaml.hpp"

namespace gouji {

class YamlReader {
 public:
  /// `node` and `errors` must outlive the reader. A node that is no mapping is reported.
  YamlReader(const YamlNode& node, std::string file, std::vector<Error>& errors);

  const YamlNode* optional(std::string_view key);
  /// Reports a missing key at the mapping's place.
  const YamlNode* required(std::string_view key);

  /// The scalar of an optional key, or `otherwise`; any other node there is reported.
  std::string text(std::string_view key, std::string_view otherwise = {});
  bool boolean(std::string_view key);
  /// A scalar or a sequence of scalars.
  std::vector<std::string> texts(std::string_view key);

  /// Keys that nobody took, in order; they count as taken from here on.
  std::vector<const YamlEntry*> rest();

  /// Reports every key that was not taken.
  void finish();

  void report(const YamlNode& at, Message what, Message hint = {});
  void report(Position at, Message what, Message hint = {});

  std::vector<std::string> scalars(const YamlNode& node);

 private:
  const YamlNode& node_;
  std::string file_;
  std::vector<Error>& errors_;
  std::vector<std::string> known_;
};

/// "你是不是要写“…”" where `word` is close to one of `candidates`; else empty.
Message suggestion(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace gouji
