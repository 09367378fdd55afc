#include "report/displaced.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace gouji {
namespace {

/// A column or a row of a table.
struct Strip {
  std::uint32_t table = 0;
  bool column = true;
  std::int32_t number = 0;
  auto operator<=>(const Strip&) const = default;
};

/// What contradicts a strip: findings, each about one of its cells.
struct Contradicted {
  std::set<std::int32_t> cells;  ///< row or column of the cell
  std::set<std::size_t> findings;
};

class Joiner {
 public:
  Joiner(std::vector<Finding>& findings, const std::vector<const Verdict*>& sources,
         const Disclosure& disclosure)
      : findings_(findings), disclosure_(disclosure) {
    for (const auto& figure : disclosure.figures) {
      if (!figure.in_table() || figure.printed.value == 0) continue;
      for (const auto& strip : strips_of(figure)) ++filled_[strip];
    }
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (findings[i].severity != Severity::info && sources[i]->numeric) add(i, *sources[i]);
    }
  }

  /// The strip that most of its cells speak against comes first; a finding belongs to one strip.
  void run() {
    while (!strips_.empty()) {
      const auto best =
          std::max_element(strips_.begin(), strips_.end(),
                           [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
      if (!is_displaced(*best)) return;
      join(best->first, best->second);
      const auto joined = best->second.findings;
      std::erase_if(strips_, [&](const auto& entry) {
        return std::any_of(entry.second.findings.begin(), entry.second.findings.end(),
                           [&](std::size_t finding) { return joined.contains(finding); });
      });
    }
  }

 private:
  std::vector<Strip> strips_of(const Figure& figure) const {
    const auto& row = disclosure_.rows[static_cast<std::size_t>(figure.row)];
    return {{row.table, true, figure.column},
            {row.table, false, static_cast<std::int32_t>(row.line)}};
  }

  /// A sum down a column has many of its cells and does not tell which is displaced.
  void add(std::size_t finding, const Verdict& verdict) {
    std::map<Strip, std::pair<std::size_t, std::int32_t>> seen;  // how many cells, and which
    for (const auto id : verdict.operands) {
      const auto& figure = disclosure_.figure(id);
      if (!figure.in_table()) continue;
      const auto strips = strips_of(figure);
      const std::int32_t places[]{strips[1].number, strips[0].number};
      for (std::size_t i = 0; i < strips.size(); ++i) {
        auto& [count, place] = seen[strips[i]];
        ++count;
        place = places[i];
      }
    }
    for (const auto& [strip, found] : seen) {
      if (found.first > 1) continue;
      strips_[strip].cells.insert(found.second);
      strips_[strip].findings.insert(finding);
    }
  }

  using Entry = std::pair<const Strip, Contradicted>;

  std::tuple<std::size_t, std::size_t> rank(const Entry& entry) const {
    return {entry.second.cells.size() * 100 / std::max<std::size_t>(1, filled(entry.first)),
            entry.second.cells.size()};
  }

  std::size_t filled(const Strip& strip) const {
    const auto found = filled_.find(strip);
    return found == filled_.end() ? 0 : found->second;
  }

  /// Three cells or more, and more of them than agree.
  bool is_displaced(const Entry& entry) const {
    constexpr std::size_t kFewest = 3;
    const auto cells = entry.second.cells.size();
    return cells >= kFewest && cells * 2 > filled(entry.first);
  }

  void join(const Strip& strip, const Contradicted& contradicted) {
    std::set<std::string> roots;
    for (const auto i : contradicted.findings) roots.insert(findings_[i].root);
    if (roots.size() < 2) return;
    std::size_t lead = *contradicted.findings.begin();
    for (const auto i : contradicted.findings) {
      if (weight(findings_[i]) > weight(findings_[lead])) lead = i;
    }
    const auto root = findings_[lead].fingerprint;
    for (auto& finding : findings_) {
      if (roots.contains(finding.root)) finding.root = root;
    }
    auto& message = findings_[lead].message;
    const auto cells = contradicted.cells.size();
    message.zh += fmt::format("（同一{}有 {} 处不符，可能整{}错位）", strip.column ? "栏" : "行",
                              cells, strip.column ? "栏" : "行");
    message.en += fmt::format(" ({} cells of this {} disagree: all of it may be displaced)", cells,
                              strip.column ? "column" : "row");
  }

  /// What the text report shows first.
  static std::tuple<Severity, bool, std::ptrdiff_t> weight(const Finding& finding) {
    const bool at_cause =
        !finding.suspects.empty() && finding.places.front().figure == finding.suspects.front();
    return {finding.severity, at_cause, -static_cast<std::ptrdiff_t>(finding.places.size())};
  }

  std::vector<Finding>& findings_;
  const Disclosure& disclosure_;
  std::map<Strip, std::size_t> filled_;  ///< cells that are not zero
  std::map<Strip, Contradicted> strips_;
};

}  // namespace

void join_displaced(std::vector<Finding>& findings, const std::vector<const Verdict*>& sources,
                    const Disclosure& disclosure) {
  Joiner(findings, sources, disclosure).run();
}

}  // namespace gouji
