#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "facts/name.hpp"
#include "judge/direction.hpp"
#include "report/corrections.hpp"
#include "report/displaced.hpp"
#include "report/finding.hpp"
#include "report/travelled.hpp"
#include "report/trust.hpp"
#include "rules/text_patterns.hpp"

namespace gouji {
namespace {

Severity severity_of(const Rule& rule, VerdictName name) {
  if (const auto own = rule.severities.find(name); own != rule.severities.end()) return own->second;
  switch (name) {
    case VerdictName::rounding:
    case VerdictName::unlikely_rounding:
    case VerdictName::zero_base:
      return Severity::info;
    case VerdictName::copying:
    case VerdictName::truncation:
      return std::min(rule.severity, Severity::warning);
    default:
      return rule.severity;
  }
}

std::string fingerprint(const Verdict& verdict, const Finding& finding,
                        const Disclosure& disclosure) {
  std::string key = finding.rule + '\n';
  key.append(kVerdictNames[static_cast<std::size_t>(finding.verdict)]).append("\n");
  for (const auto id : verdict.operands) {
    const auto& figure = disclosure.figure(id);
    for (std::size_t d = 0; d < kDimensions; ++d) {
      key.append(disclosure.symbols->word(figure.identity[static_cast<Dimension>(d)])).append("|");
    }
    key.append(disclosure.source(figure.span)).append("\n");
  }
  if (verdict.operands.empty()) {
    key.append(disclosure.source(verdict.place)).append(finding.message.zh);
  }
  return sha256(key).substr(0, 16);
}

/// The first words in quotation marks of a message that stand in the text.
std::string_view quoted_in(std::string_view text, std::string_view message) {
  constexpr std::string_view kOpen = "“";
  constexpr std::string_view kClose = "”";
  for (auto at = message.find(kOpen); at != std::string_view::npos;) {
    at += kOpen.size();
    const auto end = message.find(kClose, at);
    if (end == std::string_view::npos) break;
    const auto found = text.find(message.substr(at, end - at));
    // Not those of a title: 《“三公”经费支出决算表》.
    const auto before = message.substr(0, at);
    const auto title = before.rfind("《");
    const bool in_title =
        title != std::string_view::npos && before.find("》", title) == std::string_view::npos;
    if (end > at && !in_title && found != std::string_view::npos)
      return text.substr(found, end - at);
    at = message.find(kOpen, end);
  }
  return {};
}

/// What the rule's patterns find in its sentence, or the message quotes of it.
std::string_view words_of(const Verdict& verdict, const Rule& rule, const Disclosure& disclosure) {
  const auto kind = disclosure.document.blocks[verdict.place.block].kind;
  if (verdict.stated != kNoFact || verdict.state != State::fails || kind == BlockKind::table_title)
    return {};
  const auto text = disclosure.source(verdict.place);
  const bool forbidden = rule.compiled && rule.check_source.starts_with("not matches(");
  return forbidden ? rule.compiled->words(text) : quoted_in(text, verdict.wording->message.zh);
}

/// All but the first three and the last two digits of a long number.
void mask_numbers(Place& place) {
  constexpr std::size_t kFirst = 3;
  constexpr std::size_t kLast = 2;
  constexpr std::size_t kLong = 9;
  auto& text = place.text;
  for (std::size_t at = 0; at < text.size();) {
    auto end = at;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (end - at >= kLong)
      std::fill(text.begin() + static_cast<std::ptrdiff_t>(at + kFirst),
                text.begin() + static_cast<std::ptrdiff_t>(end - kLast), '*');
    at = end + 1;
  }
}

/// Adds the words to the message. A report is passed on: long numbers of persons are not repeated.
void name_words(Finding& finding, std::string_view words) {
  constexpr std::size_t kLongest = 24;
  constexpr std::ptrdiff_t kPersonal = 9;  // digits
  if (words.empty()) return;
  if (std::count_if(words.begin(), words.end(), is_digit) >= kPersonal) {
    mask_numbers(finding.places.front());
    return;
  }
  std::string said(words);
  std::erase_if(said, [](char c) { return c == '\n' || c == '\r'; });
  if (finding.message.zh.find("“" + said + "”") != std::string::npos) return;
  said = shortened(said, kLongest);
  finding.message.zh += fmt::format("：“{}”", said);
  finding.message.en += fmt::format(": '{}'", said);
}

Finding finding_of(const Verdict& verdict, const Rule& rule, std::string_view words,
                   const Disclosure& disclosure) {
  Finding out{.rule = rule.id,
              .severity = severity_of(rule, *verdict.name),
              .verdict = *verdict.name,
              .message = verdict.wording->message,
              .advice = verdict.wording->advice,
              .equation = verdict.wording->equation};
  if (rests_on_alignment(verdict, disclosure)) {
    out.severity = std::min(out.severity, Severity::warning);
  }
  if (verdict.stated != kNoFact) {
    const auto& figure = disclosure.figure(verdict.stated);
    out.places.push_back(place_at(PlaceRole::stated, figure.span, verdict.stated, disclosure));
    if (verdict.expected) {
      out.stated = amount_text(figure.stated().value, *figure.unit, figure.decimals);
      out.expected = amount_text(*verdict.expected, *figure.unit, figure.decimals);
      out.difference = number_text(verdict.difference, *figure.unit, figure.decimals);
    }
  } else {
    out.places.push_back(place_at(PlaceRole::stated, verdict.place, kNoFact, disclosure, words));
  }
  for (const auto id : verdict.operands) {
    if (id != verdict.stated) {
      out.places.push_back(
          place_at(PlaceRole::operand, disclosure.figure(id).span, id, disclosure));
    }
  }
  out.fingerprint = fingerprint(verdict, out, disclosure);
  out.root = out.fingerprint;
  name_words(out, words);
  return out;
}

/// Figures that may be the cause of a failing verdict: its operands; without any, those in its
/// place. What a template left behind has nothing to do with the other figures of its sentence.
std::vector<FactId> candidates(const Verdict& verdict, std::string_view words,
                               const Disclosure& disclosure) {
  if (!verdict.operands.empty()) return verdict.operands;
  std::vector<FactId> out;
  const bool is_left_behind = verdict.name == VerdictName::leftover && !words.empty();
  const auto is_apart = [&](const Figure& figure) {
    if (!is_left_behind) return false;
    const auto text = disclosure.source(figure.span);
    return text.data() + text.size() <= words.data() || text.data() >= words.data() + words.size();
  };
  const auto& place = verdict.place;
  for (auto figure = first_figure(place, disclosure); figure != disclosure.figures.end();
       ++figure) {
    if (figure->span.block != place.block || figure->span.end > place.end) break;
    if (is_apart(*figure)) continue;
    out.push_back(static_cast<FactId>(figure - disclosure.figures.begin()));
  }
  return out;
}

/// Figures whose direction word their own change contradicts: 比上年「增加10.80万元」，下降3.71% of
/// a value that went down.
std::set<FactId> misdirected_figures(const Disclosure& disclosure) {
  std::set<FactId> out;
  for (const auto& claim : disclosure.claims) {
    const auto [amount, rate] = std::pair(claim.delta_direction, claim.rate_direction);
    const bool opposite = amount != Direction::none && rate != Direction::none && amount != rate;
    if (claim.kind != ClaimKind::change || !opposite) continue;
    if (const auto fits = fitting_direction(claim, disclosure))
      out.insert(*fits == amount ? claim.rate : claim.delta);
  }
  return out;
}

/// Finds causes: again and again the figure that most failing equations and fewest holding ones
/// share.
class Causes {
 public:
  Causes(const std::vector<Verdict>& verdicts, const std::vector<Rule>& rules,
         const Disclosure& disclosure)
      : holds_(disclosure.figures.size(), 0), misdirected_(misdirected_figures(disclosure)) {
    for (const auto& verdict : verdicts) {
      if (verdict.state != State::holds || !verdict.numeric || rules[verdict.rule].corroborating)
        continue;
      for (const auto id : verdict.operands) ++holds_[static_cast<std::size_t>(id)];
    }
  }

  void add(std::size_t finding, std::vector<FactId> figures, FactId stated) {
    for (const auto id : figures) members_[id].insert(finding);
    stated_[finding] = stated;
    figures_[finding] = std::move(figures);
  }

  /// finding -> figure that explains it
  std::map<std::size_t, FactId> solve() {
    std::map<std::size_t, FactId> cause;
    std::set<Rank> ranked;
    for (const auto& entry : members_) ranked.insert(rank(entry));
    while (!ranked.empty()) {
      const auto best = figure_of(*ranked.rbegin());
      const auto explained = members_[best];
      for (const auto finding : explained) {
        cause[finding] = best;
        for (const auto id : figures_[finding]) leave(finding, id, ranked);
      }
    }
    return cause;
  }

  int holds(FactId id) const { return holds_[static_cast<std::size_t>(id)]; }
  bool is_misdirected(FactId id) const { return misdirected_.contains(id); }

 private:
  /// Larger is likelier: a direction word that the figures contradict, the share of failures among
  /// its equations, how many fail, itself stated; of equal ones the first figure.
  using Rank = std::tuple<bool, int, int, bool, FactId>;
  static FactId figure_of(const Rank& rank) { return -std::get<4>(rank); }

  /// A finding that is explained no longer speaks against its figures.
  void leave(std::size_t finding, FactId id, std::set<Rank>& ranked) {
    const auto member = members_.find(id);
    if (member == members_.end()) return;
    ranked.erase(rank(*member));
    member->second.erase(finding);
    if (member->second.empty()) {
      members_.erase(member);
    } else {
      ranked.insert(rank(*member));
    }
  }

  Rank rank(const std::pair<const FactId, std::set<std::size_t>>& entry) const {
    const bool is_stated =
        std::any_of(entry.second.begin(), entry.second.end(),
                    [&](std::size_t finding) { return stated_.at(finding) == entry.first; });
    const auto fails = static_cast<int>(entry.second.size());
    const auto all = fails + holds_[static_cast<std::size_t>(entry.first)];
    return {misdirected_.contains(entry.first), all == 0 ? 0 : 100 * fails / all, fails, is_stated,
            -entry.first};
  }

  std::vector<int> holds_;
  std::set<FactId> misdirected_;
  std::map<FactId, std::set<std::size_t>> members_;
  std::map<std::size_t, std::vector<FactId>> figures_;
  std::map<std::size_t, FactId> stated_;
};

/// A finding is large: what is sorted are their places.
void sort_by_place(std::vector<Finding>& findings) {
  using Key = std::tuple<std::uint32_t, std::uint32_t, int, std::size_t>;
  std::vector<Key> order;
  order.reserve(findings.size());
  for (const auto& finding : findings) {
    const auto& span = finding.places.front().span;
    order.emplace_back(span.block, span.begin, -static_cast<int>(finding.severity), order.size());
  }
  std::sort(order.begin(), order.end());
  std::vector<Finding> sorted;
  sorted.reserve(findings.size());
  for (const auto& key : order) sorted.push_back(std::move(findings[std::get<3>(key)]));
  findings = std::move(sorted);
}

/// What a rule says once has one cause wherever it stands: a name written wrongly throughout.
void join_alike(std::vector<Finding>& findings, const std::vector<Rule>& rules) {
  std::set<std::string> once;
  for (const auto& rule : rules) {
    if (rule.once) once.insert(rule.id);
  }
  std::map<std::string, std::string> roots;
  for (auto& finding : findings) {
    if (!once.contains(finding.rule)) continue;
    finding.root =
        roots.emplace(finding.rule + '\n' + finding.message.zh, finding.root).first->second;
  }
}

/// Notes of one rule, all rounding notes together, and what a template left behind in many places
/// become one finding with a count.
void fold_alike(std::vector<Finding>& findings) {
  constexpr int kMany = 5;  // leftovers of one rule: the text is a template, not a slip
  std::map<std::string, int> leftovers;
  for (const auto& finding : findings) {
    if (finding.verdict == VerdictName::leftover) ++leftovers[finding.rule];
  }
  std::map<std::string, std::size_t> first;
  std::map<std::size_t, std::size_t> more;
  std::set<std::size_t> rounded;
  std::vector<Finding> out;
  out.reserve(findings.size());
  for (auto& finding : findings) {
    const bool many = finding.verdict == VerdictName::leftover && leftovers[finding.rule] > kMany;
    if (finding.severity != Severity::info && !many) {
      out.push_back(std::move(finding));
      continue;
    }
    const bool rounds = finding.verdict == VerdictName::rounding ||
                        finding.verdict == VerdictName::unlikely_rounding;
    const auto [known, is_new] = first.emplace(rounds ? "rounding" : finding.rule, out.size());
    if (is_new) {
      out.push_back(std::move(finding));
      continue;
    }
    auto& into = out[known->second];
    ++more[known->second];
    if (rounds) rounded.insert(known->second);
    if (!finding.places.empty()) {
      auto place = std::move(finding.places.front());
      place.role = PlaceRole::related;
      into.places.push_back(std::move(place));
    }
  }
  for (const auto& [index, count] : more) {
    auto& message = out[index].message;
    if (rounded.contains(index)) {
      message.zh += fmt::format("（尾差共 {} 处，各数四舍五入所致，可不改）", count + 1);
      message.en += fmt::format(" ({} places in all where rounding explains it)", count + 1);
      continue;
    }
    message.zh += fmt::format("（同类共 {} 处）", count + 1);
    message.en += fmt::format(" ({} places in all)", count + 1);
  }
  findings = std::move(out);
}

}  // namespace

std::vector<Finding> diagnose(const std::vector<Verdict>& verdicts, const std::vector<Rule>& rules,
                              const Disclosure& disclosure, const Companions* others) {
  std::vector<const Verdict*> sources;
  for (const auto& verdict : verdicts) {
    if (verdict.name) sources.push_back(&verdict);
  }
  std::vector<Finding> findings;
  findings.reserve(sources.size());
  Causes causes(verdicts, rules, disclosure);
  for (const auto* source : sources) {
    const auto& rule = rules[source->rule];
    const auto words = words_of(*source, rule, disclosure);
    findings.push_back(finding_of(*source, rule, words, disclosure));
    if (findings.back().severity != Severity::info)
      causes.add(findings.size() - 1, candidates(*source, words, disclosure), source->stated);
  }
  std::map<FactId, std::string> roots;
  for (const auto& [index, figure] : causes.solve()) {
    auto& finding = findings[index];
    finding.root = roots.emplace(figure, finding.fingerprint).first->second;
    if (sources[index]->numeric || causes.is_misdirected(figure))
      finding.suspects.push_back(figure);
    if (sources[index]->numeric && sources[index]->stated != figure &&
        sources[index]->stated != kNoFact) {
      finding.suspects.push_back(sources[index]->stated);
    }
  }
  try_corrections(findings, sources, verdicts, rules, disclosure, others);
  join_displaced(findings, sources, disclosure);
  fold_travelled(findings, sources, verdicts, rules, disclosure);
  sort_by_place(findings);
  join_alike(findings, rules);
  fold_alike(findings);
  return findings;
}

}  // namespace gouji
