#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/place_text.hpp"
#include "report/remarks.hpp"
#include "report/reporters.hpp"

namespace gouji {
namespace {

constexpr std::size_t kPlacesShown = 8;

struct Colors {
  std::string_view bold, red, yellow, blue, dim, off;
};
constexpr Colors kPlain{"", "", "", "", "", ""};
constexpr Colors kAnsi{"\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;34m", "\x1b[2m", "\x1b[0m"};

class TextWriter {
 public:
  explicit TextWriter(Style style) : style_(style), c_(style.color ? kAnsi : kPlain) {}

  std::string run(const Report& report) {
    for (const auto& document : report.documents) write(document);
    for (const auto& error : report.unreadable) out_ += error_line(error, style_);
    closing(report);
    return std::move(out_);
  }

 private:
  std::string_view say(std::string_view zh, std::string_view en) const {
    return style_.language == Language::zh ? zh : en;
  }
  std::string_view say(const Message& message) const { return say(message.zh, message.en); }

  void write(const Checked& document) {
    disclosure_ = &document.disclosure;
    // Findings of one cause stand together, behind the weightiest of them.
    std::vector<std::string> order;
    std::map<std::string, std::vector<const Finding*>> by_root;
    for (const auto& finding : document.findings) {
      auto& group = by_root[finding.root];
      if (group.empty()) order.push_back(finding.root);
      group.push_back(&finding);
    }
    for (const auto& root : order) {
      auto& group = by_root[root];
      std::stable_sort(group.begin(), group.end(),
                       [&](const auto* a, const auto* b) { return weight(*a) > weight(*b); });
      head(document.path, *group.front());
      body(*group.front());
      consequences(group);
      out_ += '\n';
    }
    for (const auto& message : remark_messages(document.disclosure.document.remarks)) {
      out_ += fmt::format("{}: {}\n", printable(document.path), say(message));
    }
  }

  /// What one correction settles is evidence for it; anything else has yet to be looked at.
  void consequences(const std::vector<const Finding*>& group) {
    const auto& lead = *group.front();
    const auto is_settled = [&](const Finding& f) {
      return !lead.evidence.zh.empty() && !f.evidence.zh.empty() &&
             f.suspects.front() == lead.suspects.front();
    };
    bool first = true;
    for (std::size_t i = 1; i < group.size(); ++i) {
      if (!is_settled(*group[i])) continue;
      if (std::exchange(first, false))
        out_ += fmt::format("      = {}\n", say("改后相符的还有：", "then these agree too:"));
      evidence(*group[i]);
    }
    first = true;
    for (std::size_t i = 1; i < group.size(); ++i) {
      if (is_settled(*group[i])) continue;
      if (std::exchange(first, false))
        out_ += fmt::format("      = {}\n", say("同一原因还有：", "the same cause shows in:"));
      also(*group[i]);
    }
  }

  void evidence(const Finding& finding) {
    out_ += fmt::format("          {} {} {}[{}]{}\n", position_of(finding.places.front()),
                        printable(say(finding.evidence)), c_.dim, finding.rule, c_.off);
  }

  /// With the name of the file, where there are several.
  static std::string position_of(const Place& place) {
    return (place.file.empty() ? "" : printable(short_name(place.file)) + ":") +
           position_text(place.at);
  }

  /// What leads a group: the severest, then what says most plainly what is wrong, stands at the
  /// cause or in its clause, says what is to be written there, has fewest figures.
  std::tuple<Severity, bool, bool, bool, bool, std::ptrdiff_t> weight(const Finding& f) const {
    const bool plain = f.verdict == VerdictName::leftover || f.verdict == VerdictName::direction;
    const auto figure = f.places.front().figure;
    const bool known = !f.suspects.empty() && figure != kNoFact;
    const bool at_cause = known && figure == f.suspects.front();
    const bool beside = known && disclosure_->figure(figure).clause ==
                                     disclosure_->figure(f.suspects.front()).clause;
    return {f.severity, plain, at_cause, beside, !f.expected.empty(), -std::ssize(f.places)};
  }

  void head(const std::string& path, const Finding& finding) {
    const auto& place = finding.places.front();
    const auto& at = place.at;
    out_ +=
        fmt::format("{}{}:{}:{} {}{}:{} {}{}{} {}[{}]{}\n", c_.bold,
                    printable(place.file.empty() ? path : place.file), position_text(at), c_.off,
                    color_of(finding.severity), severity_name(finding.severity), c_.off, c_.bold,
                    printable(say(finding.message)), c_.off, c_.dim, finding.rule, c_.off);
    if (const auto where = printable(say(where_text(place))); !where.empty())
      out_ += fmt::format("      {}{}{}{}\n", c_.dim, say("在 ", "in "), where, c_.off);
  }

  /// The clause with carets under what is wrong, the equation, the other places, the advice.
  void body(const Finding& finding) {
    const auto& place = finding.places.front();
    const auto number = fmt::format("{}", place.at.line);
    const auto before = std::string_view(place.text).substr(0, place.mark_begin);
    const auto marked =
        std::string_view(place.text).substr(place.mark_begin, place.mark_end - place.mark_begin);
    out_ += fmt::format("{:>5} | {}\n", number, printable(place.text));
    if (is_marked(place, marked)) {
      out_ += fmt::format(
          "      | {}{}{}{}\n",
          std::string(static_cast<std::size_t>(terminal_width(printable(before))), ' '),
          color_of(finding.severity),
          std::string(static_cast<std::size_t>(std::max(1, terminal_width(printable(marked)))),
                      '^'),
          c_.off);
    }
    if (!finding.equation.empty()) {
      out_ += fmt::format("      = {}{}\n", say("算式：", "equation: "), finding.equation);
    }
    places(finding);
    const bool aligned = std::any_of(finding.places.begin(), finding.places.end(),
                                     [](const Place& at) { return at.trust == Trust::aligned; });
    if (aligned) {
      out_ += fmt::format("      = {}\n", say("表格没有框线，各栏按对齐读出，请先对照原表",
                                              "the table has no rules, its columns are told by "
                                              "alignment: look at the page first"));
    }
    if (!say(finding.advice).empty()) {
      out_ +=
          fmt::format("      = {}{}\n", say("建议：", "advice: "), printable(say(finding.advice)));
    }
  }

  /// A figure, or words of the text; not most of a sentence.
  static bool is_marked(const Place& place, std::string_view marked) {
    constexpr int kWidest = 60;
    if (marked.empty()) return false;
    return place.figure != kNoFact ||
           (marked.size() < place.text.size() && terminal_width(printable(marked)) <= kWidest);
  }

  /// A sum of many names no zeros, as its equation does.
  bool is_left_out(const Place& place, const Finding& finding) const {
    constexpr std::size_t kFew = 4;
    return finding.places.size() > kFew && place.role == PlaceRole::operand &&
           place.figure != kNoFact && disclosure_->figure(place.figure).in_table() &&
           disclosure_->figure(place.figure).printed.value == 0;
  }

  void places(const Finding& finding) {
    std::vector<const Place*> shown;
    const bool is_cluster = finding.verdict == VerdictName::rounding &&
                            finding.places.back().role == PlaceRole::related;
    for (std::size_t i = 1; i < finding.places.size(); ++i) {
      const auto& place = finding.places[i];
      // Of many equations the places are those of their totals.
      if (is_cluster ? place.role == PlaceRole::related : !is_left_out(place, finding))
        shown.push_back(&place);
    }
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (i == kPlacesShown) {
        out_ += fmt::format("      = {}\n", style_.language == Language::zh
                                                ? fmt::format("……另有 {} 处", shown.size() - i)
                                                : fmt::format("... and {} more", shown.size() - i));
        return;
      }
      const auto& place = *shown[i];
      const auto mark =
          std::string_view(place.text).substr(place.mark_begin, place.mark_end - place.mark_begin);
      const auto where = printable(say(where_text(place)));
      out_ += fmt::format(
          "      = {} {} {}{}\n", say("见", "see"), position_of(place),
          printable(shortened(mark.empty() ? place.text : mark, 40)),
          where.empty() ? "" : "  " + std::string(c_.dim) + where + std::string(c_.off));
    }
  }

  void also(const Finding& finding) {
    out_ += fmt::format("          {} {} {}[{}]{}\n", position_of(finding.places.front()),
                        printable(say(finding.message)), c_.dim, finding.rule, c_.off);
    if (!finding.equation.empty()) out_ += fmt::format("              {}\n", finding.equation);
  }

  void closing(const Report& report) {
    std::array<std::size_t, 3> severities{};
    Counts total;
    std::size_t findings = 0;
    for (const auto& document : report.documents) {
      std::map<std::string, Severity> roots;  // one mistake is counted once
      for (const auto& finding : document.findings) {
        auto& severity = roots.emplace(finding.root, finding.severity).first->second;
        severity = std::max(severity, finding.severity);
      }
      for (const auto& [root, severity] : roots) ++severities[static_cast<std::size_t>(severity)];
      findings += document.findings.size();
      total.figures += document.counts.figures;
      total.read += document.counts.read;
      total.checked += document.counts.checked;
      total.corroborated += document.counts.corroborated;
    }
    const auto more = findings - severities[0] - severities[1] - severities[2];
    if (report.documents.empty()) {
      const auto files = report.unreadable.size();
      out_ += style_.language == Language::zh
                  ? fmt::format("没有检查任何文件：{} 个文件读不了。\n", files)
                  : fmt::format("Nothing was checked: {} unreadable file{}.\n", files,
                                files == 1 ? "" : "s");
      return;
    }
    const auto not_checked = total.figures - total.checked;
    const bool nothing = total.checked == 0 && findings == 0;
    if (style_.language == Language::zh) {
      out_ += fmt::format("{} 个文件：{} 处错误，{} 处警告，{} 处提示", report.documents.size(),
                          severities[2], severities[1], severities[0]);
      if (more > 0) out_ += fmt::format("（另有由此引起的 {} 处）", more);
      if (!report.unreadable.empty())
        out_ += fmt::format("；{} 个文件读不了", report.unreadable.size());
      out_ += fmt::format("。\n数字 {} 个：已核对 {} 个，未核对 {} 个（其中 {} 个没有读懂",
                          total.figures, total.checked, not_checked, total.figures - total.read);
      if (total.corroborated > 0) out_ += fmt::format("，{} 个只有旁证", total.corroborated);
      out_ += "）。\n";
      if (nothing) out_ += "没有核对任何数字：不能说明文件没有问题。\n";
      return;
    }
    const auto counted = [](std::size_t n, std::string_view word) {
      return fmt::format("{} {}{}", n, word, n == 1 ? "" : "s");
    };
    out_ += fmt::format("{}: {}, {}, {}", counted(report.documents.size(), "file"),
                        counted(severities[2], "error"), counted(severities[1], "warning"),
                        counted(severities[0], "note"));
    if (more > 0) out_ += fmt::format(" ({} more from the same causes)", more);
    if (!report.unreadable.empty())
      out_ += fmt::format("; {} unreadable", report.unreadable.size());
    out_ += fmt::format(".\n{} figures: {} checked, {} not checked ({} not read", total.figures,
                        total.checked, not_checked, total.figures - total.read);
    if (total.corroborated > 0) out_ += fmt::format(", {} only corroborated", total.corroborated);
    out_ += ").\n";
    if (nothing) out_ += "Nothing was checked: this does not mean that nothing is wrong.\n";
  }

  std::string_view color_of(Severity severity) const {
    return severity == Severity::error     ? c_.red
           : severity == Severity::warning ? c_.yellow
                                           : c_.blue;
  }
  std::string_view severity_name(Severity severity) const {
    switch (severity) {
      case Severity::error:
        return say("错误", "error");
      case Severity::warning:
        return say("警告", "warning");
      case Severity::info:
        return say("提示", "note");
    }
    return {};
  }

  Style style_;
  const Disclosure* disclosure_ = nullptr;  ///< of the document that is being written
  const Colors& c_;
  std::string out_;
};

}  // namespace

std::string error_line(const Error& error, Style style) {
  const auto& c = style.color ? kAnsi : kPlain;
  const bool zh = style.language == Language::zh;
  std::string out;
  if (!error.file.empty()) {
    out += fmt::format("{}{}", c.bold, printable(error.file));
    if (error.at.line > 0) out += fmt::format(":{}:{}", error.at.line, error.at.column);
    out += fmt::format(":{} ", c.off);
  }
  out += fmt::format("{}{}:{} {}", c.red, zh ? "错误" : "error", c.off,
                     printable(zh ? error.what.zh : error.what.en));
  const auto& hint = zh ? error.hint.zh : error.hint.en;
  if (!hint.empty())
    out += fmt::format("{}{}{}", zh ? "（" : " (", printable(hint), zh ? "）" : ")");
  return out + '\n';
}

std::string text_report(const Report& report, Style style) { return TextWriter(style).run(report); }

}  // namespace gouji
