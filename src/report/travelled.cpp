#include "report/travelled.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "facts/name.hpp"

namespace gouji {
namespace {

/// A figure that a finding calls wrong, if the others of its equation are right.
struct Off {
  std::size_t finding = 0;
  FactId figure = kNoFact;
  Micro by = 0;  ///< what it has too much
};

/// Half a unit of the last digit for each of the terms and for their sum.
bool within_rounding(Micro gap, std::size_t figures, Micro step) {
  const auto room = static_cast<Micro>(figures) * step / 2;
  return gap <= room && gap >= -room;
}

/// Wholes by part, as sums that hold say.
class Sums {
 public:
  Sums(const std::vector<Verdict>& verdicts, const std::vector<Rule>& rules,
       const Disclosure& disclosure)
      : disclosure_(disclosure) {
    for (const auto& verdict : verdicts) {
      if (verdict.state != State::holds || !verdict.numeric || rules[verdict.rule].corroborating)
        continue;
      const std::span<const FactId> all(verdict.operands);
      if (verdict.ends.empty()) add(all);
      std::size_t begin = 0;
      for (const auto end : verdict.ends) {
        add(all.subspan(begin, end - begin));
        begin = end;
      }
    }
  }

  /// All wholes that chains of sums lead to from a part.
  std::set<FactId> above(FactId part) const {
    constexpr std::size_t kMost = 200;  // figures above one: more is no tree
    std::set<FactId> seen;
    std::vector<FactId> next{part};
    while (!next.empty() && seen.size() < kMost) {
      const auto found = wholes_.find(next.back());
      next.pop_back();
      if (found == wholes_.end()) continue;
      for (const auto whole : found->second) {
        if (whole != part && seen.insert(whole).second) next.push_back(whole);
      }
    }
    return seen;
  }

 private:
  /// One equation; it says of which figures the whole consists if the figures alone tell it: the
  /// whole is as much as all others together.
  void add(std::span<const FactId> figures) {
    Micro all = 0;
    Micro step = 0;
    for (const auto id : figures) {
      const auto& figure = disclosure_.figure(id);
      if (figure.too_large || __builtin_add_overflow(all, figure.stated().value, &all)) return;
      step = std::max(step, figure.printed.step);
    }
    for (const auto id : figures) {
      const auto value = disclosure_.figure(id).stated().value;
      Micro twice = 0;
      Micro gap = 0;
      if (value == 0 || __builtin_add_overflow(value, value, &twice) ||
          __builtin_sub_overflow(twice, all, &gap) || !within_rounding(gap, figures.size(), step))
        continue;
      for (const auto part : figures) {
        if (part != id) wholes_[part].insert(id);
      }
    }
  }

  const Disclosure& disclosure_;
  std::map<FactId, std::set<FactId>> wholes_;
};

class Folder {
 public:
  Folder(std::vector<Finding>& findings, std::vector<const Verdict*>& sources,
         const Disclosure& disclosure)
      : findings_(findings), sources_(sources), disclosure_(disclosure) {
    for (std::size_t i = 0; i < findings.size(); ++i) take(i);
  }

  /// Two findings of different roots speak of the same amount.
  bool has_pairs() const {
    std::map<std::pair<UnitKind, Micro>, std::string> roots;
    return std::any_of(off_.begin(), off_.end(), [&](const Off& off) {
      const auto& root = findings_[off.finding].root;
      return roots.emplace(std::pair(kind(off.figure), off.by), root).first->second != root;
    });
  }

  void run(const Sums& sums) {
    std::map<FactId, std::vector<const Off*>> by_figure;
    for (const auto& off : off_) by_figure[off.figure].push_back(&off);
    for (const auto& part : off_) {
      for (const auto figure : sums.above(part.figure)) {
        const auto wholes = by_figure.find(figure);
        if (wholes == by_figure.end()) continue;
        for (const auto* whole : wholes->second) take_pair(part, *whole);
      }
    }
    fold();
  }

 private:
  /// The figure that is called wrong is off; where two figures differ, the other may be it.
  void take(std::size_t index) {
    const auto& verdict = *sources_[index];
    const auto& operands = verdict.operands;
    if (findings_[index].severity == Severity::info || !verdict.numeric ||
        verdict.stated == kNoFact || verdict.name != VerdictName::contradiction)
      return;
    const auto other = operands.size() != 2            ? kNoFact
                       : operands[0] == verdict.stated ? operands[1]
                                                       : operands[0];
    const auto by = gap(verdict, other);
    if (!by || !is_more_than_rounding(*by, operands)) return;
    off_.push_back({index, verdict.stated, *by});
    if (other != kNoFact && kind(other) == kind(verdict.stated))
      off_.push_back({index, other, -*by});
  }

  UnitKind kind(FactId figure) const { return disclosure_.figure(figure).unit->kind; }

  /// What the stated figure has too much. An inequality expects no value, but of two figures of one
  /// kind each is off by what lies between them.
  std::optional<Micro> gap(const Verdict& verdict, FactId other) const {
    if (verdict.expected) return verdict.difference;
    if (other == kNoFact) return std::nullopt;
    const auto& a = disclosure_.figure(verdict.stated);
    const auto& b = disclosure_.figure(other);
    Micro out = 0;
    if (a.too_large || b.too_large || kind(verdict.stated) != kind(other) ||
        __builtin_sub_overflow(a.stated().value, b.stated().value, &out))
      return std::nullopt;
    return out;
  }

  /// Small gaps are alike by chance.
  bool is_more_than_rounding(Micro gap, const std::vector<FactId>& operands) const {
    constexpr Micro kDigits = 10;
    Micro step = 0;
    for (const auto id : operands) step = std::max(step, disclosure_.figure(id).printed.step);
    return (gap < 0 ? -gap : gap) / kDigits >= step;
  }

  bool may_be_one(const Off& a, const Off& b) const {
    return a.finding != b.finding && a.by == b.by &&
           findings_[a.finding].root != findings_[b.finding].root &&
           kind(a.figure) == kind(b.figure);
  }

  void take_pair(const Off& part, const Off& whole) {
    if (!may_be_one(part, whole)) return;
    parts_.insert(part.finding);
    met_.insert({part.finding, whole.finding});
    join(findings_[part.finding].root, findings_[whole.finding].root);
  }

  void join(const std::string& gone, const std::string& kept) {
    const auto from = gone;  // either is the root of a finding, which changes below
    const auto into = kept;
    for (auto& finding : findings_) {
      if (finding.root == from) finding.root = into;
    }
  }

  /// Of findings with one root that sums connect, the severest leads, then the whole, then what
  /// stands first.
  void fold() {
    std::map<std::string, std::vector<std::size_t>> groups;
    for (const auto i : met_) groups[findings_[i].root].push_back(i);
    std::set<std::size_t> folded;
    for (auto& [root, members] : groups) {
      const auto weight = [&](std::size_t i) {
        return std::tuple(findings_[i].severity, !parts_.contains(i));
      };
      std::stable_sort(members.begin(), members.end(),
                       [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
      const auto lead = members.front();
      std::erase_if(members,
                    [&](std::size_t i) { return findings_[i].rule != findings_[lead].rule; });
      name(lead, members);
      folded.insert(members.begin() + 1, members.end());
    }
    for (auto i = findings_.size(); i > 0; --i) {
      if (!folded.contains(i - 1)) continue;
      findings_.erase(findings_.begin() + static_cast<std::ptrdiff_t>(i - 1));
      sources_.erase(sources_.begin() + static_cast<std::ptrdiff_t>(i - 1));
    }
  }

  /// Says in the first finding what the others say, and where.
  void name(std::size_t lead, const std::vector<std::size_t>& members) {
    if (members.size() < 2) return;
    constexpr std::size_t kNamed = 3;
    auto& into = findings_[lead];
    Message list;
    for (std::size_t m = 1; m < members.size(); ++m) {
      auto& gone = findings_[members[m]];
      if (m <= kNamed) {
        const auto one = told(gone, *sources_[members[m]]);
        list.zh += (m > 1 ? "；" : "") + one.zh;
        list.en += (m > 1 ? "; " : "") + one.en;
      }
      for (auto& place : gone.places) {
        place.role = PlaceRole::related;
        into.places.push_back(std::move(place));
      }
      if (into.suspects.size() < 2 && !gone.suspects.empty())
        into.suspects.push_back(gone.suspects.front());
    }
    const auto rest = members.size() - 1 - std::min(kNamed, members.size() - 1);
    into.message.zh += fmt::format("（同一差额：{}{}）", list.zh,
                                   rest > 0 ? fmt::format("；等，另有 {} 处", rest) : "");
    into.message.en += fmt::format(" (off by the same amount: {}{})", list.en,
                                   rest > 0 ? fmt::format("; and {} more", rest) : "");
  }

  /// 人员经费55.00万元应为50.00万元; of an inequality the figures that it compares.
  Message told(const Finding& finding, const Verdict& verdict) const {
    const auto what = told_name(disclosure_.figure(verdict.stated).identity, disclosure_,
                                disclosure_.figure(verdict.stated).in_table());
    if (finding.expected.empty()) {
      return {fmt::format("{}：{}", what, finding.equation),
              fmt::format("{}: {}", what, finding.equation)};
    }
    return {fmt::format("{}{}应为{}", what, finding.stated, finding.expected),
            fmt::format("{} {} should be {}", what, finding.stated, finding.expected)};
  }

  std::vector<Finding>& findings_;
  std::vector<const Verdict*>& sources_;
  const Disclosure& disclosure_;
  std::vector<Off> off_;
  std::set<std::size_t> parts_;  ///< findings whose figure is a part of another one's
  std::set<std::size_t> met_;    ///< these and those of their wholes
};

}  // namespace

void fold_travelled(std::vector<Finding>& findings, std::vector<const Verdict*>& sources,
                    const std::vector<Verdict>& verdicts, const std::vector<Rule>& rules,
                    const Disclosure& disclosure) {
  Folder folder(findings, sources, disclosure);
  if (folder.has_pairs()) folder.run(Sums(verdicts, rules, disclosure));
}

}  // namespace gouji
