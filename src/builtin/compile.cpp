#include "builtin/compile.hpp"

#include <algorithm>
#include <iterator>

#include "base/sha256.hpp"
#include "builtin/image.hpp"
#include "builtin/snapshot.hpp"

namespace gouji {
namespace {

class Compiler {
 public:
  Expected<CompiledFiles, std::vector<Error>> run(const std::vector<SourceFile>& files) {
    for (const auto& file : files) add(file);
    auto vocabulary = schemas_.finish();
    if (!vocabulary) take(vocabulary.error());
    if (!errors_.empty()) return Unexpected{std::move(errors_)};
    auto rules = load_rules(*vocabulary);
    if (!errors_.empty()) return Unexpected{std::move(errors_)};
    return CompiledFiles{write_snapshot(*vocabulary, rules, Gates(rules, *vocabulary)),
                         write_codes(codes_), encode(rules_), hash_of(files)};
  }

 private:
  void add(const SourceFile& file) {
    auto tree = parse_yaml(file.text, file.path);
    if (!tree) {
      errors_.push_back(tree.error());
    } else if (file.path.starts_with("rules/")) {
      rules_.push_back({file.path, std::move(*tree)});
    } else if (tree->find("classification") != nullptr) {
      take(check_codes(*tree, file.path));
      codes_.add(*tree);
    } else {
      schemas_.add({file.path, std::move(*tree)});
    }
  }

  std::vector<Rule> load_rules(const Vocabulary& vocabulary) {
    std::vector<Rule> out;
    for (const auto& file : rules_) {
      auto rule = load_rule(rule_file(file), vocabulary);
      if (rule) {
        out.push_back(std::move(*rule));
      } else {
        take(rule.error());
      }
    }
    std::sort(out.begin(), out.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
    return out;
  }

  static std::string hash_of(const std::vector<SourceFile>& files) {
    std::string all;
    for (const auto& file : files) {
      for (const auto* part : {&file.path, &file.text}) (all += *part) += '\0';
    }
    return sha256(all);
  }

  void take(const std::vector<Error>& errors) {
    errors_.insert(errors_.end(), errors.begin(), errors.end());
  }

  VocabularyLoader schemas_;
  CodeTables codes_;
  std::vector<BuiltinFile> rules_;
  std::vector<Error> errors_;
};

}  // namespace

Expected<CompiledFiles, std::vector<Error>> compile(const std::vector<SourceFile>& files) {
  return Compiler().run(files);
}

}  // namespace gouji
