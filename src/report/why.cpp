// Why rules said nothing: what is missing for each, with how often and where first.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/reporters.hpp"

namespace gouji {
namespace {

struct Silence {
  std::size_t rule = 0;
  State state = State::not_applicable;
  std::string_view why_zh;
  auto operator<=>(const Silence&) const = default;
};

struct Occurrence {
  const Verdict* first = nullptr;
  std::size_t count = 0;
};

}  // namespace

std::string text_why(const Report& report, const std::vector<Rule>& rules, Style style) {
  const bool zh = style.language == Language::zh;
  std::string out;
  for (const auto& document : report.documents) {
    std::map<Silence, Occurrence> silences;
    for (const auto& verdict : document.verdicts) {
      if (verdict.state != State::not_applicable && verdict.state != State::not_evaluable) continue;
      auto& found = silences[{verdict.rule, verdict.state, verdict.why_not.zh}];
      if (found.first == nullptr) found.first = &verdict;
      found.count += verdict.count;
    }
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const bool any = std::any_of(document.verdicts.begin(), document.verdicts.end(),
                                   [&](const Verdict& v) { return v.rule == i; });
      if (!any) {
        out += fmt::format("{}  {}  {}\n", printable(document.path), rules[i].id,
                           zh ? "没有可查的内容" : "nothing to look at");
      }
    }
    for (const auto& [silence, found] : silences) {
      const auto& why = found.first->why_not;
      const auto state = silence.state == State::not_applicable
                             ? (zh ? "不适用" : "not applicable")
                             : (zh ? "无法判断" : "not evaluable");
      out += fmt::format("{}  {}  {} {}{}", printable(document.path), rules[silence.rule].id, state,
                         found.count, zh ? " 次：" : ": ");
      out += zh ? why.zh : why.en;
      const auto& place = found.first->place;
      if (place.end > place.begin) {
        const auto at = document.disclosure.position(place);
        out += fmt::format("{}{}", zh ? "，首见 " : ", first at ", position_text(at));
      }
      out += '\n';
    }
    const auto& counts = document.counts;
    out += fmt::format(
        fmt::runtime(zh ? "{}  判断 {} 次成立，{} 次不成立，{} 次不适用，{} 次无法判断\n"
                        : "{}  {} verdicts hold, {} fail, {} not applicable, {} not evaluable\n"),
        printable(document.path), counts.holds, counts.fails, counts.not_applicable,
        counts.not_evaluable);
  }
  return out;
}

}  // namespace gouji
