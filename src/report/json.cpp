#include <array>

#include "base/version.hpp"
#include "report/json_writer.hpp"
#include "report/remarks.hpp"
#include "report/reporters.hpp"
#include "report/trust.hpp"

namespace gouji {
namespace {

constexpr std::array<std::string_view, 3> kRoles{"stated", "operand", "related"};

void write_place(JsonWriter& json, const Place& place, const Disclosure& disclosure) {
  json.open_object();
  json.key("role").string(kRoles[static_cast<std::size_t>(place.role)]);
  json.key("page");
  place.at.page > 0 ? json.number(place.at.page) : json.null();
  json.key("section").text(place.section);
  json.key("table").text(place.table);
  json.key("row").text(place.row);
  json.key("column");
  place.table.empty() ? json.number(place.at.column) : json.string(place.column);
  json.key("trust").text(place.trust ? trust_name(*place.trust) : "");
  json.key("file").text(place.file);
  json.key("line").number(place.at.line);
  json.key("text").string(place.text);
  json.key("figure").text(
      place.figure == kNoFact ? "" : disclosure.source(disclosure.figure(place.figure).span));
  json.close_object();
}

void write_finding(JsonWriter& json, const Finding& finding, const Disclosure& disclosure,
                   Language language) {
  const auto say = [&](const Message& message) -> const std::string& {
    return language == Language::zh ? message.zh : message.en;
  };
  json.open_object();
  json.key("rule").string(finding.rule);
  json.key("severity").string(kSeverityNames[static_cast<std::size_t>(finding.severity)]);
  json.key("verdict").string(kVerdictNames[static_cast<std::size_t>(finding.verdict)]);
  json.key("message").string(say(finding.message));
  json.key("expected").text(finding.expected);
  json.key("stated").text(finding.stated);
  json.key("difference").text(finding.difference);
  json.key("equation").text(finding.equation);
  json.key("advice").text(say(finding.advice));
  // Indices into `places` of the figures that may be wrong.
  json.key("suspects").open_array();
  for (const auto suspect : finding.suspects) {
    for (std::size_t i = 0; i < finding.places.size(); ++i) {
      if (finding.places[i].figure == suspect) json.number(i);
    }
  }
  json.close_array();
  json.key("places").open_array();
  for (const auto& place : finding.places) write_place(json, place, disclosure);
  json.close_array();
  json.key("root").string(finding.root);
  json.key("fingerprint").string(finding.fingerprint);
  json.key("suppressed").null();
  json.close_object();
}

void write_document(JsonWriter& json, const Checked& checked, Language language) {
  const auto& disclosure = checked.disclosure;
  json.open_object();
  json.key("path").string(checked.path);
  json.key("sha256").string(disclosure.document.sha256);
  json.key("format").string(disclosure.document.format);
  json.key("kind").string(disclosure.kind);
  json.key("year");
  if (disclosure.year) {
    json.number(*disclosure.year);
  } else {
    json.null();
  }
  json.key("unit").text(disclosure.unit);
  const auto& counts = checked.counts;
  json.key("figures").open_object();
  json.key("total").number(counts.figures).key("read").number(counts.read);
  json.key("checked").number(counts.checked).key("corroborated").number(counts.corroborated);
  json.close_object();
  json.key("verdicts").open_object();
  json.key("holds").number(counts.holds).key("fails").number(counts.fails);
  json.key("not_applicable").number(counts.not_applicable);
  json.key("not_evaluable").number(counts.not_evaluable).key("exempt").number(0);
  json.close_object();
  json.key("remarks").open_array();  // what of its pages was not read
  for (const auto& remark : disclosure.document.remarks) {
    json.open_object();
    json.key("page").number(remark.page);
    json.key("kind").string(kRemarkNames[static_cast<std::size_t>(remark.kind)]);
    json.key("count").number(remark.count);
    json.close_object();
  }
  json.close_array();
  json.key("findings").open_array();
  for (const auto& finding : checked.findings) write_finding(json, finding, disclosure, language);
  json.close_array();
  json.close_object();
}

void write_error(JsonWriter& json, const Error& error, Language language) {
  json.open_object();
  json.key("path").string(error.file);
  json.key("line");
  error.at.line > 0 ? json.number(error.at.line) : json.null();
  json.key("column");
  error.at.line > 0 ? json.number(error.at.column) : json.null();
  json.key("message").string(language == Language::zh ? error.what.zh : error.what.en);
  json.close_object();
}

}  // namespace

std::string json_report(const Report& report, const std::string& rules_hash, Language language) {
  JsonWriter json;
  std::array<std::size_t, 3> severities{};
  json.open_object();
  json.key("schema").string("gouji-report/1");
  json.key("tool").open_object();
  json.key("name").string("gouji").key("version").string(kVersion);
  json.key("rules").string("sha256:" + rules_hash);
  json.close_object();
  json.key("documents").open_array();
  for (const auto& document : report.documents) {
    write_document(json, document, language);
    for (const auto& finding : document.findings)
      ++severities[static_cast<std::size_t>(finding.severity)];
  }
  json.close_array();
  json.key("unreadable").open_array();
  for (const auto& error : report.unreadable) write_error(json, error, language);
  json.close_array();
  json.key("summary").open_object();
  json.key("documents").number(report.documents.size()).key("errors").number(severities[2]);
  json.key("warnings").number(severities[1]).key("notes").number(severities[0]);
  json.key("unreadable").number(report.unreadable.size());
  json.close_object();
  json.close_object();
  return json.take();
}

}  // namespace gouji
