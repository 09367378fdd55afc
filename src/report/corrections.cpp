#include "report/corrections.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "facts/name.hpp"
#include "judge/text_index.hpp"
#include "report/correction.hpp"

namespace gouji {
namespace {

/// Documents in which everything is wrong are told soon enough.
constexpr std::size_t kMostTrials = 200;
constexpr std::size_t kFewestTrials = 20;
constexpr std::size_t kMostLooks = 60'000;  ///< figures of all trials
/// Of a document of which corrections are tried; the largest that are published have a third.
constexpr std::size_t kMostFiguresOfDocument = 20'000;
constexpr std::size_t kMostFigures = 8;

/// One instance of a rule, whatever its figures are worth.
struct Instance {
  std::size_t rule = 0;
  Span place;
  std::vector<FactId> figures;
  bool operator<(const Instance& other) const {
    const auto key = [](const Instance& i) {
      return std::tie(i.rule, i.place.block, i.place.begin, i.place.end, i.figures);
    };
    return key(*this) < key(other);
  }
};

Instance instance_of(const Verdict& verdict) {
  auto figures = verdict.operands;
  std::sort(figures.begin(), figures.end());
  return {verdict.rule, verdict.place, std::move(figures)};
}

/// How a finding reads once another figure is corrected.
struct Restated {
  Message message;
  Message advice;
  std::string equation;
  std::string expected;
  std::string difference;
};

struct Trial {
  Candidate candidate;
  std::vector<std::size_t> settles;  ///< findings, in order
  std::map<std::size_t, std::string> equations;
  std::map<std::size_t, Restated> others;  ///< findings that still fail, with the corrected figure
  std::size_t breaks = 0;                  ///< equations that held

  /// Better first: what a correction settles more than it breaks.
  std::tuple<std::ptrdiff_t, std::size_t> worth() const {
    return {std::ssize(settles) - static_cast<std::ptrdiff_t>(breaks), settles.size()};
  }
};

class Corrector {
 public:
  Corrector(std::vector<Finding>& findings, const std::vector<const Verdict*>& sources,
            const std::vector<Verdict>& verdicts, const std::vector<Rule>& rules,
            const Disclosure& disclosure, const Companions* others)
      : findings_(findings),
        sources_(sources),
        verdicts_(verdicts),
        rules_(rules),
        disclosure_(disclosure),
        others_(others),
        most_trials_(trials_for(disclosure.figures.size())) {}

  void run() {
    if (most_trials_ == 0) return;
    for (const auto& claim : disclosure_.claims) {
      if (!says_up_and_down(claim)) continue;
      turned_by_.try_emplace(claim.delta, &claim);
      turned_by_.try_emplace(claim.rate, &claim);
    }
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < findings_.size(); ++i) {
      if (findings_[i].severity != Severity::info) groups[findings_[i].root].push_back(i);
    }
    for (auto& [root, group] : groups) {
      if (tried_ >= most_trials_) break;
      if (group.size() > 1) solve(std::move(group));
    }
  }

 private:
  static std::size_t trials_for(std::size_t figures) {
    if (figures > kMostFiguresOfDocument) return 0;
    return std::clamp(kMostLooks / std::max<std::size_t>(1, figures), kFewestTrials, kMostTrials);
  }

  static bool says_up_and_down(const Claim& claim) {
    return claim.kind == ClaimKind::change && claim.delta_direction != Direction::none &&
           claim.rate_direction != Direction::none && claim.delta_direction != claim.rate_direction;
  }

  /// The best correction takes what it settles; then what is left is looked at alone.
  void solve(std::vector<std::size_t> group) {
    std::string first;
    while (group.size() > 1) {
      const auto shared = shared_figures(group);
      std::vector<Trial> trials;
      for (const auto& candidate : candidates(group, shared)) {
        if (tried_++ >= most_trials_) break;
        if (auto trial = judge_with(candidate, group, Detail::findings); !trial.settles.empty())
          trials.push_back(std::move(trial));
      }
      const auto best = confirmed(trials, group);
      if (!best) break;
      const bool alone = std::none_of(trials.begin(), trials.end(), [&](const Trial& other) {
        return other.candidate != best->candidate && other.worth() == best->worth();
      });
      take(*best, alone && best->breaks == 0, group);
      if (first.empty()) first = findings_[best->settles.front()].root;
    }
    if (first.empty()) return;
    // A choice of the template is no equation; it stays with the figure that it stands beside.
    for (const auto i : group) {
      if (!is_equation(i)) findings_[i].root = first;
    }
    std::erase_if(group, [&](std::size_t i) { return !is_equation(i); });
    if (!group.empty()) part(group);
  }

  /// The best trial of which the equations say so themselves: most trials are decided by what
  /// fails, as writing down everything that holds takes long.
  std::optional<Trial> confirmed(std::vector<Trial>& trials,
                                 const std::vector<std::size_t>& group) {
    const auto cause = suspect_of(group);
    while (!trials.empty()) {
      const auto best =
          std::max_element(trials.begin(), trials.end(), [&](const Trial& a, const Trial& b) {
            return std::tuple(a.worth(), a.candidate.figure == cause) <
                   std::tuple(b.worth(), b.candidate.figure == cause);
          });
      auto trial = judge_with(best->candidate, group, Detail::ledger);
      if (!trial.settles.empty() && trial.worth() == best->worth()) return trial;
      trials.erase(best);
    }
    return std::nullopt;
  }

  bool is_equation(std::size_t finding) const {
    return sources_[finding]->numeric || !sources_[finding]->operands.empty();
  }

  /// The figures of two findings or more: nothing else settles both. Findings about directions
  /// have no figures; what they share is a change that says up and down at once.
  std::vector<FactId> shared_figures(const std::vector<std::size_t>& group) const {
    std::map<FactId, int> uses;
    for (const auto i : group) {
      for (const auto id : sources_[i]->operands) ++uses[id];
    }
    std::vector<FactId> out;
    for (const auto& [id, count] : uses) {
      if (count > 1 || claim_turned_by(id) != nullptr) out.push_back(id);
    }
    std::stable_sort(out.begin(), out.end(), [&](FactId a, FactId b) { return uses[a] > uses[b]; });
    if (out.size() > kMostFigures) out.resize(kMostFigures);
    return out;
  }

  std::set<Candidate> candidates(const std::vector<std::size_t>& group,
                                 const std::vector<FactId>& shared) const {
    std::set<Candidate> out;
    const auto add = [&](FactId id, Micro value) {
      const auto& figure = disclosure_.figure(id);
      const auto now = figure.stated().value;
      const auto rounded = round_to({value, 1}, figure.printed.step);
      if (rounded && *rounded != now && (*rounded < 0) == (now < 0))
        out.insert({id, *rounded, false});
    };
    for (const auto id : shared) {
      const auto& figure = disclosure_.figure(id);
      if (figure.too_large) continue;
      if (claim_turned_by(id) != nullptr) out.insert({id, -figure.stated().value, true});
      for (const auto i : group) {
        const auto& verdict = *sources_[i];
        const auto& operands = verdict.operands;
        if (!verdict.numeric || std::find(operands.begin(), operands.end(), id) == operands.end())
          continue;
        if (operands.size() == 2) {
          const auto& other = disclosure_.figure(operands[0] == id ? operands[1] : operands[0]);
          if (!other.too_large && other.unit->kind == figure.unit->kind)
            add(id, other.stated().value);
        }
        if (!verdict.expected || verdict.stated == kNoFact) continue;
        if (verdict.stated == id) {
          add(id, *verdict.expected);
        } else if (disclosure_.figure(verdict.stated).unit->kind == figure.unit->kind) {
          add_off(id, verdict.difference, add);
        }
      }
    }
    return out;
  }

  /// A term of a sum that is off by so much, this way or the other.
  template <class Add>
  void add_off(FactId id, Micro by, const Add& add) const {
    const auto now = disclosure_.figure(id).stated().value;
    Micro value = 0;
    if (!__builtin_add_overflow(now, by, &value)) add(id, value);
    if (!__builtin_sub_overflow(now, by, &value)) add(id, value);
  }

  /// A change that says up and down at once, with this figure on one side.
  const Claim* claim_turned_by(FactId id) const {
    const auto found = turned_by_.find(id);
    return found == turned_by_.end() ? nullptr : found->second;
  }

  FactId suspect_of(const std::vector<std::size_t>& group) const {
    const auto& suspects = findings_[group.front()].suspects;
    return suspects.empty() ? kNoFact : suspects.front();
  }

  /// Rules that look at a figure, and those of the findings.
  std::set<std::size_t> rules_of(FactId id, const std::vector<std::size_t>& group) const {
    std::set<std::size_t> out;
    for (const auto i : group) out.insert(sources_[i]->rule);
    for (const auto& verdict : verdicts_) {
      const auto& operands = verdict.operands;
      if (verdict.numeric && std::find(operands.begin(), operands.end(), id) != operands.end())
        out.insert(verdict.rule);
    }
    return out;
  }

  Trial judge_with(const Candidate& candidate, const std::vector<std::size_t>& group,
                   Detail detail) {
    Trial out{.candidate = candidate, .settles = {}, .equations = {}};
    if (!copy_) {
      copy_ = std::make_unique<Disclosure>(disclosure_);
      text_ = std::make_unique<TextIndex>(*copy_);
    }
    const auto rules = rules_of(candidate.figure, group);
    const auto failing = failing_of(rules);
    change(candidate);
    std::map<Instance, const Verdict*> held;
    std::map<Instance, const Verdict*> fails;
    std::vector<std::vector<Verdict>> all;
    all.reserve(rules.size());
    for (const auto rule : rules)
      all.push_back(judge(rules_[rule], rule, *copy_, detail, *text_, others_));
    restore(candidate);
    for (const auto& verdicts : all) {
      for (const auto& verdict : verdicts) {
        if (verdict.state == State::holds) held.emplace(instance_of(verdict), &verdict);
        if (verdict.state == State::fails) fails.emplace(instance_of(verdict), &verdict);
      }
    }
    for (const auto i : group) {
      const auto key = instance_of(*sources_[i]);
      const auto found = held.find(key);
      if (const auto still = fails.find(key); still != fails.end()) {
        if (still->second->wording) out.others.emplace(i, restated(*still->second));
        continue;
      }
      if (detail == Detail::ledger && sources_[i]->numeric && found == held.end()) continue;
      out.settles.push_back(i);
      if (found != held.end()) out.equations[i] = found->second->equation();
    }
    out.breaks = static_cast<std::size_t>(std::count_if(
        fails.begin(), fails.end(), [&](const auto& now) { return !failing.contains(now.first); }));
    return out;
  }

  Restated restated(const Verdict& verdict) const {
    Restated out{verdict.wording->message, verdict.wording->advice, verdict.wording->equation, "",
                 ""};
    if (verdict.stated == kNoFact || !verdict.expected) return out;
    const auto& figure = disclosure_.figure(verdict.stated);
    out.expected = amount_text(*verdict.expected, *figure.unit, figure.decimals);
    out.difference = number_text(verdict.difference, *figure.unit, figure.decimals);
    return out;
  }

  std::set<Instance> failing_of(const std::set<std::size_t>& rules) const {
    std::set<Instance> out;
    for (const auto& verdict : verdicts_) {
      if (verdict.state == State::fails && rules.contains(verdict.rule))
        out.insert(instance_of(verdict));
    }
    return out;
  }

  void change(const Candidate& candidate) {
    auto& figure = copy_->figures[static_cast<std::size_t>(candidate.figure)];
    if (!candidate.turned) {
      figure.printed.value =
          figure.direction < 0 && figure.printed.value > 0 ? -candidate.value : candidate.value;
      return;
    }
    figure.direction = -figure.direction;
    for (auto& claim : copy_->claims) {
      if (claim.kind != ClaimKind::change) continue;
      if (claim.delta == candidate.figure) claim.delta_direction = claim.rate_direction;
      if (claim.rate == candidate.figure) claim.rate_direction = claim.delta_direction;
    }
  }

  void restore(const Candidate& candidate) {
    const auto at = static_cast<std::size_t>(candidate.figure);
    copy_->figures[at] = disclosure_.figures[at];
    if (candidate.turned) copy_->claims = disclosure_.claims;
  }

  void take(const Trial& trial, bool is_sure, std::vector<std::size_t>& group) {
    part(trial.settles);
    for (const auto i : trial.settles) {
      auto& finding = findings_[i];
      if (!is_sure || trial.settles.size() < 2) continue;
      finding.suspects = {trial.candidate.figure};
      const auto stated = sources_[i]->stated;
      if (sources_[i]->numeric && stated != kNoFact && stated != trial.candidate.figure)
        finding.suspects.push_back(stated);
      finding.advice =
          advice_for(trial.candidate, claim_turned_by(trial.candidate.figure), disclosure_);
      const auto equation = trial.equations.find(i);
      finding.evidence = evidence(rules_[sources_[i]->rule],
                                  equation == trial.equations.end() ? "" : equation->second);
    }
    if (is_sure && trial.settles.size() > 1) restate(trial, group);
    std::erase_if(group, [&](std::size_t i) {
      return std::find(trial.settles.begin(), trial.settles.end(), i) != trial.settles.end();
    });
  }

  /// What still fails is told with the figure as it has to be.
  void restate(const Trial& trial, const std::vector<std::size_t>& group) {
    for (const auto i : group) {
      const auto found = trial.others.find(i);
      if (found == trial.others.end()) continue;
      auto& finding = findings_[i];
      const auto& operands = sources_[i]->operands;
      const auto culprit = trial.candidate.figure;
      if (sources_[i]->stated == culprit ||
          std::find(operands.begin(), operands.end(), culprit) == operands.end())
        continue;
      const auto& told = found->second;
      const auto by = corrected(trial.candidate, disclosure_);
      finding.message = {told.message.zh + fmt::format("（按改正后的{}）", by),
                         told.message.en + fmt::format(" (with the corrected {})", by)};
      finding.advice = told.advice;
      finding.equation = told.equation;
      finding.expected = told.expected;
      finding.difference = told.difference;
    }
  }

  /// A root of their own.
  void part(const std::vector<std::size_t>& findings) {
    const auto root = findings_[findings.front()].fingerprint;
    for (const auto i : findings) findings_[i].root = root;
  }

  std::vector<Finding>& findings_;
  const std::vector<const Verdict*>& sources_;
  const std::vector<Verdict>& verdicts_;
  const std::vector<Rule>& rules_;
  const Disclosure& disclosure_;
  const Companions* others_;
  std::unordered_map<FactId, const Claim*> turned_by_;
  std::unique_ptr<Disclosure> copy_;  ///< in which figures are changed; made when it is needed
  std::unique_ptr<TextIndex> text_;
  std::size_t most_trials_;
  std::size_t tried_ = 0;
};

}  // namespace

void try_corrections(std::vector<Finding>& findings, const std::vector<const Verdict*>& sources,
                     const std::vector<Verdict>& verdicts, const std::vector<Rule>& rules,
                     const Disclosure& disclosure, const Companions* others) {
  Corrector(findings, sources, verdicts, rules, disclosure, others).run();
}

}  // namespace gouji
