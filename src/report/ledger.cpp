// The ledger: every figure with its identity and the verdicts that it took part in.

#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "facts/name.hpp"
#include "report/json_writer.hpp"
#include "report/reporters.hpp"
#include "report/trust.hpp"

namespace gouji {
namespace {

constexpr std::array<std::string_view, 4> kStates{"holds", "fails", "not_applicable",
                                                  "not_evaluable"};
constexpr std::array<std::string_view, 8> kApartKinds{"date",    "limit", "code", "list_number",
                                                      "ordinal", "name",  "bare", "spelled"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kApartNames{
    {{"日期", "date"},
     {"限额", "limit"},
     {"编码", "code"},
     {"序号", "list number"},
     {"次第", "ordinal"},
     {"名称", "name"},
     {"无单位", "no unit"},
     {"约数量词", "spelled count"}}};

/// Verdicts by figure.
std::vector<std::vector<const Verdict*>> by_figure(const Checked& checked) {
  std::vector<std::vector<const Verdict*>> out(checked.disclosure.figures.size());
  for (const auto& verdict : checked.verdicts) {
    if (verdict.state != State::holds && verdict.state != State::fails) continue;
    for (const auto id : verdict.operands) out[static_cast<std::size_t>(id)].push_back(&verdict);
  }
  return out;
}

/// Where a dimension's value comes from: "schemas/….yaml:12", or how it was inherited.
std::string origin_text(Origin origin, const Disclosure& disclosure) {
  switch (origin) {
    case kOriginNone:
      return "-";
    case kOriginHeading:
      return "heading";
    case kOriginInherited:
      return "inherited";
    case kOriginDefault:
      return "default";
    case kOriginGrammar:
      return "grammar";
    case kOriginText:
      return "text";
    default:
      break;
  }
  const auto& phrase = disclosure.vocabulary->phrases[origin];
  return fmt::format("{}:{} {}", disclosure.vocabulary->files[phrase.file], phrase.line,
                     phrase.text);
}

void write_identity(JsonWriter& json, const Figure& figure, const Disclosure& disclosure) {
  json.key("identity").open_object();
  for (std::size_t d = 0; d < kDimensions; ++d) {
    const auto value = figure.identity[static_cast<Dimension>(d)];
    if (value == kNone) continue;
    json.key(kDimensionNames[d]);
    value == kUnknown ? json.null() : json.string(disclosure.symbols->word(value));
  }
  json.close_object();
}

void write_figure(JsonWriter& json, std::size_t index, const Checked& checked,
                  const std::vector<const Verdict*>& verdicts, const std::vector<Rule>& rules,
                  bool trace) {
  const auto& disclosure = checked.disclosure;
  const auto& figure = disclosure.figures[index];
  const auto at = disclosure.position(figure.span);
  json.open_object();
  json.key("text").string(disclosure.source(figure.span));
  json.key("value").string(
      figure.too_large ? "" : number_text(figure.printed.value, *figure.unit, figure.decimals));
  json.key("unit").string(figure.unit->text);
  json.key("decimals").number(figure.decimals);
  json.key("direction").number(figure.direction);
  json.key("state").string(figure.state == FigureState::read ? "read" : "unread");
  json.key("in_reason").boolean(figure.in_reason);
  json.key("checked").boolean(checked.checked[index]);
  json.key("name").text(figure.state == FigureState::read ? name_of(figure.identity, disclosure)
                                                          : "");
  write_identity(json, figure, disclosure);
  json.key("page");
  at.page > 0 ? json.number(at.page) : json.null();
  json.key("line").number(at.line).key("column").number(at.column);
  json.key("section").text(disclosure.section(figure.span));
  const auto place =
      place_at(PlaceRole::stated, figure.span, static_cast<FactId>(index), disclosure);
  json.key("table").text(place.table).key("row").text(place.row).key("head").text(place.column);
  json.key("trust").text(place.trust ? trust_name(*place.trust) : "");
  json.key("clause").string(place.text);
  if (trace) {
    json.key("trace").open_object();
    for (std::size_t d = 0; d < kDimensions; ++d) {
      if (figure.identity[static_cast<Dimension>(d)] == kNone) continue;
      json.key(kDimensionNames[d])
          .string(origin_text(figure.identity.origin(static_cast<Dimension>(d)), disclosure));
    }
    json.close_object();
  }
  json.key("verdicts").open_array();
  for (const auto* verdict : verdicts) {
    json.open_object();
    json.key("rule").string(rules[verdict->rule].id);
    json.key("state").string(kStates[static_cast<std::size_t>(verdict->state)]);
    json.key("corroborating").boolean(rules[verdict->rule].corroborating);
    json.key("equation").text(verdict->equation());
    json.close_object();
  }
  json.close_array();
  json.close_object();
}

std::string identity_text(const Figure& figure, const Disclosure& disclosure) {
  std::string out;
  for (std::size_t d = 0; d < kDimensions; ++d) {
    const auto value = figure.identity[static_cast<Dimension>(d)];
    if (value == kNone) continue;
    out += fmt::format("{}{}={}", out.empty() ? "" : " ", kDimensionNames[d],
                       disclosure.symbols->word(value));
  }
  return out;
}

}  // namespace

std::string json_ledger(const Report& report, const std::vector<Rule>& rules, bool trace) {
  JsonWriter json;
  json.open_object();
  json.key("schema").string("gouji-facts/1");
  json.key("documents").open_array();
  for (const auto& checked : report.documents) {
    const auto& disclosure = checked.disclosure;
    const auto verdicts = by_figure(checked);
    json.open_object();
    json.key("path").string(checked.path);
    json.key("kind").string(disclosure.kind);
    json.key("year");
    disclosure.year ? json.number(*disclosure.year) : json.null();
    json.key("unit").text(disclosure.unit);
    json.key("figures").open_array();
    for (std::size_t i = 0; i < disclosure.figures.size(); ++i)
      write_figure(json, i, checked, verdicts[i], rules, trace);
    json.close_array();
    json.key("apart").open_array();
    for (const auto& apart : disclosure.apart) {
      const auto at = disclosure.position(apart.span);
      json.open_object();
      json.key("text").string(disclosure.source(apart.span));
      json.key("kind").string(kApartKinds[static_cast<std::size_t>(apart.kind)]);
      json.key("page");
      at.page > 0 ? json.number(at.page) : json.null();
      json.key("line").number(at.line).key("column").number(at.column);
      json.close_object();
    }
    json.close_array();
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return json.take();
}

std::string text_ledger(const Report& report, const std::vector<Rule>& rules, Style style,
                        bool trace) {
  const bool zh = style.language == Language::zh;
  std::string out;
  for (const auto& checked : report.documents) {
    const auto& disclosure = checked.disclosure;
    const auto verdicts = by_figure(checked);
    out += fmt::format("{}  {} {} {}\n", printable(checked.path), disclosure.kind,
                       disclosure.year ? fmt::format("{}", *disclosure.year) : "-",
                       printable(disclosure.unit));
    std::string_view section;
    for (std::size_t i = 0; i < disclosure.figures.size(); ++i) {
      const auto& figure = disclosure.figures[i];
      if (const auto here = disclosure.section(figure.span); here != section) {
        section = here;
        out += fmt::format("\n## {}\n", printable(section));
      }
      const auto at = disclosure.position(figure.span);
      const auto state = figure.state == FigureState::unread ? (zh ? "未读" : "unread")
                         : checked.checked[i]                ? (zh ? "已核" : "checked")
                                                             : (zh ? "未核" : "not checked");
      const bool aligned = trust_at(figure.span, disclosure) == Trust::aligned;
      out += fmt::format("{}  {}  [{}]{}{}  {}\n", position_text(at),
                         printable(disclosure.source(figure.span)), state,
                         figure.in_reason ? (zh ? "（原因中）" : " (in a reason)") : "",
                         aligned ? (zh ? "（按对齐读出）" : " (told by alignment)") : "",
                         identity_text(figure, disclosure));
      if (trace) {
        for (std::size_t d = 0; d < kDimensions; ++d) {
          if (figure.identity[static_cast<Dimension>(d)] == kNone) continue;
          out += fmt::format(
              "        {}={}  <- {}\n", kDimensionNames[d],
              disclosure.symbols->word(figure.identity[static_cast<Dimension>(d)]),
              origin_text(figure.identity.origin(static_cast<Dimension>(d)), disclosure));
        }
      }
      for (const auto* verdict : verdicts[i]) {
        const auto& rule = rules[verdict->rule];
        out +=
            fmt::format("        {} {}{}  [{}]\n", verdict->state == State::holds ? "=" : "!",
                        verdict->equation(),
                        rule.corroborating ? (zh ? "（旁证）" : " (corroborating)") : "", rule.id);
      }
    }
    out += fmt::format("\n## {}\n", zh ? "不是数字量的数" : "numbers that are no figures");
    for (const auto& apart : disclosure.apart) {
      const auto at = disclosure.position(apart.span);
      const auto& names = kApartNames[static_cast<std::size_t>(apart.kind)];
      out += fmt::format("{}  {}  {}\n", position_text(at),
                         printable(disclosure.source(apart.span)), zh ? names.first : names.second);
    }
    const auto& counts = checked.counts;
    out += zh ? fmt::format("\n数字 {} 个：读懂 {} 个，已核对 {} 个，只有旁证 {} 个。\n",
                            counts.figures, counts.read, counts.checked, counts.corroborated)
              : fmt::format("\n{} figures: {} read, {} checked, {} only corroborated.\n",
                            counts.figures, counts.read, counts.checked, counts.corroborated);
  }
  return out;
}

}  // namespace gouji
