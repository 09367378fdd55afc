#pragma once
// Codes of the functional and economic classifications (schemas/codes/): what a code is called, and
// in which years. An unknown code is unknown, never wrong. Read when first asked for: a narrative
// without tables needs none.

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "base/yaml.hpp"
#include "facts/identity.hpp"

namespace gouji {

enum class Confidence : std::uint8_t { low, medium, high, verified };

struct Code {
  std::string code;  ///< 3, 5 or 7 digits
  std::string name;  ///< folded
  int from = 0;      ///< first year of account, 0: not known
  int until = 9999;
  Confidence confidence = Confidence::low;

  bool holds_in(int year) const { return from <= year && year <= until; }
};

class Codes {
 public:
  Codes() = default;
  explicit Codes(std::vector<Code> codes);
  /// All entries of a code, one for each name that it had.
  std::vector<const Code*> find(std::string_view code) const;
  /// The code with this name and this many digits in a year; empty where none or several.
  std::string_view named(std::string_view name, std::size_t digits, int year) const;
  /// How many digits the codes with this name have, in any year: 1 for three, 2 for five, 4 for
  /// seven, added up.
  unsigned widths(std::string_view name) const;

 private:
  std::vector<Code> codes_;
  std::unordered_multimap<std::string, std::size_t> by_code_;
  std::unordered_multimap<std::string, std::size_t> by_name_;
};

/// What the files of codes say.
struct CodeTables {
  std::vector<Code> function;
  std::vector<Code> economic;

  /// Takes a file that check_codes() finds nothing wrong with.
  void add(const YamlNode& root);
};

/// The classifications, one for each dimension that has codes.
class CodeBook {
 public:
  using Source = std::function<CodeTables()>;
  /// `source` is asked once, by whoever comes first.
  explicit CodeBook(Source source) : source_(std::move(source)) {}
  const Codes& of(Dimension dimension) const;

 private:
  void load() const;

  Source source_;
  mutable std::once_flag once_;
  mutable Codes function_;
  mutable Codes economic_;
};

/// What is wrong with a code file: for those that users write.
std::vector<Error> check_codes(const YamlNode& root, const std::string& file);

}  // namespace gouji
