// The mutation check: changes one figure at a time and tells which changes gouji reports, of those
// that the equations can show.
//
//   gouji_mutate SOURCE_DIR [--check]              the clean sample department
//   gouji_mutate TEXT TRUTH.json [--check]         a narrative, by the identities of its truth file
//
// --check: exit status 1 below the targets, 4 where the files are not at hand.

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "document/package.hpp"
#include "mutation/mutations.hpp"
#include "mutation/narrative.hpp"
#include "mutation/oracle.hpp"
#include "run/session.hpp"

namespace {

using namespace gouji;
using namespace gouji::mutation;

std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

struct Tally {
  int all = 0, shown = 0, reported = 0, loud = 0, suspected = 0, unshown_reported = 0, stray = 0;
};

/// What gouji says of a text.
Checked check_narrative(const std::string& file, const std::string& text, const Library& library) {
  auto checked = check_text(text, file, library, Detail::findings);
  if (!checked) {
    fmt::print(stderr, "{}: {}\n", checked.error().file, checked.error().what.en);
    std::exit(2);
  }
  return std::move(*checked);
}

/// What gouji says of the package with these files, or of the one text.
Checked check(const Files& files, const Library& library) {
  if (files.size() == 1) {
    return check_narrative(files.begin()->first, files.begin()->second, library);
  }
  const PartReader parts = [&](const std::string& path) -> Result<std::string> {
    const auto found = files.find(path);
    if (found == files.end()) return Unexpected{Error{{"没有", "missing"}, path, {}, {}}};
    return found->second;
  };
  auto document = read_package(files.at("package.yaml"), "package.yaml", parts);
  if (!document) {
    fmt::print(stderr, "{}: {}\n", document.error().file, document.error().what.en);
    std::exit(2);
  }
  return check_document(std::move(*document), library, Detail::findings);
}

/// Shares of a thousand that have to be reported, reported above a note, and suspected.
struct Targets {
  int reported = 980, loud = 900, suspected = 800, directions = 950;
  bool clean = true;  ///< nothing is found in the text as it is
};

class Run {
 public:
  explicit Run(const Library& library) : library_(library) {}

  void take_sample(const std::string& root) {
    const auto sample = std::filesystem::path(root) / "samples/department/clean";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(sample)) {
      if (!entry.is_regular_file()) continue;
      files_[std::filesystem::relative(entry.path(), sample).generic_string()] =
          slurp(entry.path());
    }
    spots_ = find_spots(files_);
    const auto list = slurp(std::filesystem::path(root) / "tests/mutation/equations.txt");
    ask(read_equations(list));
  }

  void take_narrative(const std::string& text, const std::string& truth) {
    files_["narrative.txt"] = slurp(text);
    auto narrative = read_narrative("narrative.txt", files_.begin()->second, slurp(truth));
    spots_ = std::move(narrative.spots);
    targets_ = {.reported = 970, .loud = 920, .suspected = 0, .directions = 950, .clean = false};
    ask(std::move(narrative.equations));
  }

  bool run() {
    if (targets_.clean) {  // of a real text some rates are on a base of zero
      for (const auto line : oracle_->broken()) fmt::print("equation {}: does not hold\n", line);
    }
    for (const auto& finding : check(files_, library_).findings) {
      if (targets_.clean) fmt::print("the sample is not clean\n");
      known_.insert(fingerprint_of(finding));
    }
    for (const auto& mutation : mutations_of(spots_, files_)) judge_one(mutation);
    print();
    return meets_targets();
  }

 private:
  void ask(std::vector<Equation> equations) {
    Figures figures;
    for (const auto& spot : spots_) {
      figures[spot.address] = spot.printed;
      addresses_[fmt::format("{}:{}:{}", spot.file, spot.line, spot.column)] = spot.address;
    }
    oracle_.emplace(std::move(equations), std::move(figures));
  }

  /// With its message: one note stands for all notes of a kind, and says how many.
  static std::string fingerprint_of(const Finding& finding) {
    return fmt::format("{} {} {}", finding.rule, finding.fingerprint, finding.message.zh);
  }

  void judge_one(const Mutation& mutation) {
    auto& tally = tallies_[mutation.kind];
    const bool word = mutation.kind == "direction";
    const bool can_show = word ? oracle_->can_show_direction(mutation.spot.address)
                               : oracle_->can_show(mutation.spot.address, mutation.after);
    const auto checked = check(apply(mutation, files_), library_);
    auto findings = checked.findings;
    std::erase_if(findings, [&](const Finding& f) { return known_.contains(fingerprint_of(f)); });
    ++tally.all;
    if (!can_show) {
      tally.unshown_reported += findings.empty() ? 0 : 1;
      return;
    }
    ++tally.shown;
    if (findings.empty()) {
      if (misses_.size() < 200) misses_.push_back(mutation);
      return;
    }
    ++tally.reported;
    const bool loud = std::any_of(findings.begin(), findings.end(),
                                  [](const Finding& f) { return f.severity != Severity::info; });
    tally.loud += loud ? 1 : 0;
    bool suspected = false;
    const auto near = oracle_->connected(mutation.spot.address);
    for (const auto& finding : findings) {
      ++by_rule_[finding.rule];
      bool touches = finding.suspects.empty();
      for (const auto suspect : finding.suspects) {
        const auto address = address_of(suspect, checked.disclosure);
        suspected = suspected || address == mutation.spot.address;
        touches = touches || near.contains(address);
      }
      for (const auto& place : finding.places) {
        if (place.figure == kNoFact) continue;
        touches = touches || near.contains(address_of(place.figure, checked.disclosure));
      }
      if (!touches) {
        ++tally.stray;
        if (strays_.size() < 10)
          strays_.push_back(fmt::format("{} {} -> {}: {}", mutation.spot.address, mutation.before,
                                        mutation.after, finding.message.zh));
      }
    }
    tally.suspected += suspected ? 1 : 0;
    if (!suspected && unsuspected_.size() < 12) unsuspected_.push_back(mutation);
  }

  /// A change of a figure may move what stands behind it in its line: places before it are enough
  /// for the changed figure itself.
  std::string address_of(FactId id, const Disclosure& disclosure) const {
    const auto& span = disclosure.figure(id).span;
    const auto at = disclosure.position(span);
    auto file = disclosure.document.file(disclosure.document.blocks[span.block].begin);
    const auto found = addresses_.find(fmt::format("{}:{}:{}", file, at.line, at.column));
    if (found != addresses_.end()) return found->second;
    const auto signed_one = addresses_.find(fmt::format("{}:{}:{}", file, at.line, at.column + 1));
    return signed_one == addresses_.end() ? std::string() : signed_one->second;
  }

  static int percent(int part, int whole) { return whole == 0 ? 100 : 1000 * part / whole; }

  void print() const {
    fmt::print("{:<18} {:>6} {:>6} {:>9} {:>7} {:>9} {:>6}\n", "change", "all", "shown", "reported",
               "loud", "suspects", "stray");
    for (const auto& [kind, t] : tallies_) line(kind, t);
    line("all", total());
    fmt::print("\nreports by rule\n");
    for (const auto& [rule, count] : by_rule_) fmt::print("  {:<36} {}\n", rule, count);
    const auto list = [](const char* title, const std::vector<Mutation>& mutations) {
      fmt::print("\n{}\n", title);
      for (const auto& m : mutations)
        fmt::print("  {} {}: {} -> {}\n", m.spot.address, m.kind, m.before, m.after);
    };
    list("not reported", misses_);
    list("not suspected", unsuspected_);
    fmt::print("\nfindings on figures that no equation connects\n");
    for (const auto& stray : strays_) fmt::print("  {}\n", stray);
  }

  static void line(const std::string& name, const Tally& t) {
    const auto share = [&](int part, int whole) {
      const auto p = percent(part, whole);
      return fmt::format("{}.{}%", p / 10, p % 10);
    };
    fmt::print("{:<18} {:>6} {:>6} {:>9} {:>7} {:>9} {:>6}\n", name, t.all, t.shown,
               share(t.reported, t.shown), share(t.loud, t.shown), share(t.suspected, t.reported),
               t.stray);
  }

  Tally total() const {
    Tally out;
    for (const auto& [kind, t] : tallies_) {
      out.all += t.all;
      out.shown += t.shown;
      out.reported += t.reported;
      out.loud += t.loud;
      out.suspected += t.suspected;
      out.stray += t.stray;
    }
    return out;
  }

  bool meets_targets() const {
    const auto t = total();
    const auto words = tallies_.find("direction");
    const bool told = words == tallies_.end() ||
                      percent(words->second.reported, words->second.shown) >= targets_.directions;
    const bool no_strays = !targets_.clean || (t.stray == 0 && oracle_->broken().empty());
    return percent(t.reported, t.shown) >= targets_.reported &&
           percent(t.loud, t.shown) >= targets_.loud &&
           percent(t.suspected, t.reported) >= targets_.suspected && told && no_strays;
  }

  const Library& library_;
  Files files_;
  Targets targets_;
  std::set<std::string> known_;  ///< findings of the text as it is
  std::vector<Spot> spots_;
  std::map<std::string, std::string> addresses_;  ///< by file:line:column
  std::optional<Oracle> oracle_;
  std::map<std::string, Tally> tallies_;
  std::map<std::string, int> by_rule_;
  std::vector<Mutation> misses_;
  std::vector<Mutation> unsuspected_;
  std::vector<std::string> strays_;
};

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> paths(argv + 1, argv + argc);
  const bool has_targets = std::erase(paths, "--check") > 0;
  if (paths.empty() || paths.size() > 2) return 2;
  for (const auto& path : paths) {
    if (!std::filesystem::exists(path)) return 4;
  }
  const auto library = gouji::load_library();
  if (!library) return 2;
  Run run(*library);
  paths.size() == 1 ? run.take_sample(paths[0]) : run.take_narrative(paths[0], paths[1]);
  const bool good = run.run();
  return has_targets && !good ? 1 : 0;
}
