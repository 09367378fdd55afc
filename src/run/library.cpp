#include "run/library.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "builtin/image.hpp"
#include "builtin/snapshot.hpp"
#include "run/input.hpp"

namespace gouji {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 5000;
constexpr std::size_t kLargestYaml = std::size_t{4} << 20;

struct YamlFile {
  std::string relative;  ///< to the folder, without .yaml
  std::string path;
};

/// All YAML files of a folder in order, or the one file.
std::vector<YamlFile> yaml_files(const std::string& path, std::vector<Error>& errors) {
  std::vector<YamlFile> out;
  std::error_code error;
  if (fs::is_regular_file(path, error)) {
    // A single rule: its id is the path below the folder called rules, else its name.
    auto relative = fs::path(path).replace_extension().generic_string();
    if (const auto root = relative.rfind("rules/"); root != std::string::npos)
      relative.erase(0, root + 6);
    else
      relative = fs::path(relative).filename().string();
    return {{relative, path}};
  }
  if (!fs::is_directory(path, error)) {
    errors.push_back({{"没有这个文件或文件夹", "no such file or folder"}, path, {}, {}});
    return out;
  }
  auto entries =
      fs::recursive_directory_iterator(path, fs::directory_options::skip_permission_denied, error);
  for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
    const auto& file = entries->path();
    if (!entries->is_regular_file(error) || file.extension() != ".yaml") continue;
    auto relative = fs::relative(file, path, error);
    out.push_back({relative.replace_extension().generic_string(), file.generic_string()});
    if (out.size() > kMostFiles) break;
  }
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return a.relative < b.relative; });
  if (out.empty())
    errors.push_back({{"文件夹里没有 .yaml 文件", "no .yaml file in the folder"}, path, {}, {}});
  return out;
}

Unexpected<std::vector<Error>> no_page_words(const std::string& path) {
  return Unexpected{std::vector<Error>{
      {{"没有 pages：表格周围的用词", "no pages: the words around tables"}, path, {}, {}}}};
}

class LibraryLoader {
 public:
  explicit LibraryLoader(const LibrarySources& sources) : sources_(sources) {}

  Expected<Library, std::vector<Error>> run() {
    if (sources_.schemas.empty()) {
      take_snapshot();
    } else {
      auto vocabulary = vocabulary_from(sources_.schemas);
      if (!vocabulary) append(vocabulary.error());
      if (!errors_.empty()) return Unexpected{std::move(errors_)};
      library_.vocabulary = std::move(*vocabulary);
      if (library_.vocabulary.pages.money_units.empty())
        return no_page_words(sources_.schemas + "/pages.yaml");
    }
    hashed_.insert(0, builtin_hash());
    const bool as_built =
        sources_.builtin_rules && sources_.schemas.empty() && sources_.rules.empty();
    if (!as_built || sources_.tests) load_rules();
    if (!errors_.empty()) return Unexpected{std::move(errors_)};
    library_.hash = hashed_ == builtin_hash() ? hashed_ : sha256(hashed_);
    return std::move(library_);
  }

 private:
  using LoadedRule = Expected<Rule, std::vector<Error>>;

  void load_rules() {
    library_.rules.clear();
    if (sources_.builtin_rules) load_builtin_rules();
    for (const auto& path : sources_.rules) add_from(path);
    std::sort(library_.rules.begin(), library_.rules.end(),
              [](const Rule& a, const Rule& b) { return a.id < b.id; });
    library_.gates = Gates(library_.rules, library_.vocabulary);
  }

  void take_snapshot() {
    auto snapshot = read_snapshot(builtin_snapshot());
    library_.vocabulary = std::move(snapshot.vocabulary);
    library_.vocabulary.codes =
        std::make_shared<const CodeBook>([] { return read_codes(builtin_codes()); });
    library_.rules = std::move(snapshot.rules);
    library_.gates = std::move(snapshot.gates);
  }

  Expected<Vocabulary, std::vector<Error>> vocabulary_from(const std::string& folder) {
    VocabularyLoader loader;
    CodeTables codes;
    for (const auto& file : yaml_files(folder, errors_)) {
      auto tree = parse(file.path);
      if (!tree) continue;
      if (tree->find("classification") == nullptr) {
        loader.add({file.path, std::move(*tree)});
        continue;
      }
      append(check_codes(*tree, file.path));
      codes.add(*tree);
    }
    auto vocabulary = loader.finish();
    if (vocabulary) {
      vocabulary->codes =
          std::make_shared<const CodeBook>([codes = std::move(codes)] { return codes; });
    }
    return vocabulary;
  }

  /// The rules of the program from their files: with their tests, and against any vocabulary.
  void load_builtin_rules() {
    for (const auto& file : files_of(builtin_rules()))
      add(load_rule(rule_file(file.decode()), library_.vocabulary));
  }

  std::optional<YamlNode> parse(const std::string& path) {
    auto text = read_file(path, kLargestYaml);
    if (!text) {
      errors_.push_back(text.error());
      return std::nullopt;
    }
    hashed_ += *text;
    auto tree = parse_yaml(*text, path);
    if (!tree) {
      errors_.push_back(tree.error());
      return std::nullopt;
    }
    return std::move(*tree);
  }

  void add_from(const std::string& path) {
    for (const auto& file : yaml_files(path, errors_)) {
      if (auto tree = parse(file.path)) {
        add(load_rule({.path = file.relative, .shown = file.path, .root = std::move(*tree)},
                      library_.vocabulary));
      }
    }
  }

  /// A rule of the user's with the id of a built-in one takes its place.
  void add(LoadedRule rule) {
    if (!rule) return append(rule.error());
    const auto same = std::find_if(library_.rules.begin(), library_.rules.end(),
                                   [&](const Rule& r) { return r.id == rule->id; });
    if (same == library_.rules.end()) {
      library_.rules.push_back(std::move(*rule));
    } else {
      *same = std::move(*rule);
    }
  }

  void append(const std::vector<Error>& errors) {
    errors_.insert(errors_.end(), errors.begin(), errors.end());
  }

  const LibrarySources& sources_;
  Library library_;
  std::vector<Error> errors_;
  std::string hashed_;
};

}  // namespace

Expected<Library, std::vector<Error>> load_library(const LibrarySources& sources) {
  return LibraryLoader(sources).run();
}

}  // namespace gouji
