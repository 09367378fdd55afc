#include "cli/commands.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "base/heap.hpp"
#include "base/yaml_reader.hpp"
#include "report/package_writer.hpp"
#include "run/input.hpp"
#include "run/rule_tests.hpp"
#include "run/session.hpp"

namespace gouji {
namespace {

/// By Binding::Kind.
constexpr std::array<std::string_view, 5> kBindings{"let", "for_each", "group", "join", "join"};

/// A value that lives as long as the process: taking it apart would only take time.
template <class T>
const T& kept(T value) {
  static std::vector<std::unique_ptr<const T>>& all = *new std::vector<std::unique_ptr<const T>>;
  all.push_back(std::make_unique<const T>(std::move(value)));
  return *all.back();
}

Style style_for(const Options& options, int descriptor) {
  const auto* no_color = std::getenv("NO_COLOR");
  const bool wanted = options.color == When::always ||
                      (options.color == When::automatic && isatty(descriptor) != 0 &&
                       (no_color == nullptr || *no_color == '\0'));
  return {options.language, wanted};
}

/// False where the reader of standard output is gone or the disk is full; that is said once.
bool print(const std::string& text) {
  const bool written =
      std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!written) std::fputs("gouji: 输出写不出去（output cannot be written）\n", stderr);
  return written;
}

int report_all(const std::vector<Error>& errors, const Options& options) {
  const auto style = style_for(options, STDERR_FILENO);
  for (const auto& error : errors) std::fputs(error_line(error, style).c_str(), stderr);
  return 2;
}

/// Each package once, in the order in which its first file was named.
std::vector<Input> packages_of(const Options& options) {
  std::vector<Input> out;
  for (const auto& file : options.files) {
    const auto package = package_of(file);
    const bool known = std::any_of(out.begin(), out.end(),
                                   [&](const Input& input) { return input.path == package; });
    if (!package.empty() && !known) out.push_back({package, package});
  }
  return out;
}

std::vector<Input> inputs_of(const Options& options) {
  if (options.packages) return packages_of(options);
  std::vector<Input> out;
  for (const auto& file : options.files) {
    out.push_back({file, file == "-" ? options.stdin_name : file, options.password});
  }
  return out;
}

/// Pages that are scans, and no table that is known: what has to be there was not read.
bool misses_content(const Report& report) {
  return std::any_of(report.documents.begin(), report.documents.end(), [](const Checked& checked) {
    const auto& remarks = checked.disclosure.document.remarks;
    const auto& tables = checked.disclosure.tables;
    return std::any_of(remarks.begin(), remarks.end(),
                       [](const Remark& r) { return r.kind == RemarkKind::scanned; }) &&
           std::none_of(tables.begin(), tables.end(),
                        [](const FormTable& table) { return table.form != nullptr; });
  });
}

int exit_status(const Report& report, FailOn fail_on) {
  if (!report.unreadable.empty() || misses_content(report)) return 2;
  if (fail_on == FailOn::none) return 0;
  for (const auto& document : report.documents) {
    for (const auto& finding : document.findings) {
      if (static_cast<int>(finding.severity) >= static_cast<int>(fail_on)) return 1;
    }
  }
  return 0;
}

int check(const Options& options, const Library& library, Documents documents) {
  if (documents.empty() && options.format == Format::text) {  // files of no package
    const bool zh = options.language == Language::zh;
    return print(zh ? "没有需要检查的包。\n" : "No package to check.\n") ? 0 : 2;
  }
  const auto& report =
      kept(check_documents(std::move(documents), library, Detail::findings, options.jobs));
  const auto style = style_for(options, STDOUT_FILENO);
  auto text = options.format == Format::json ? json_report(report, library.hash, options.language)
                                             : text_report(report, style);
  if (options.why && options.format == Format::text) text += text_why(report, library.rules, style);
  return print(text) ? exit_status(report, options.fail_on) : 2;
}

int facts(const Options& options, const Library& library, Documents documents) {
  const auto& report =
      kept(check_documents(std::move(documents), library, Detail::ledger, options.jobs));
  const auto style = style_for(options, STDOUT_FILENO);
  const auto text = options.format == Format::json
                        ? json_ledger(report, library.rules, options.trace)
                    : options.unread    ? text_unread(report, style)
                    : options.unchecked ? text_unchecked(report, style)
                                        : text_ledger(report, library.rules, style, options.trace);
  const bool printed = print(text);
  if (!report.unreadable.empty()) return report_all(report.unreadable, options);
  return printed ? 0 : 2;
}

int tables(const Options& options, const Library& library) {
  std::vector<TablesOf> documents;
  std::vector<Error> unreadable;
  for (const auto& input : inputs_of(options)) {
    auto document = read_input(input.path, input.shown, library.vocabulary.pages, input.password);
    if (!document) {
      unreadable.push_back(document.error());
      continue;
    }
    documents.push_back({input.shown, gouji::extract(std::move(*document), library.vocabulary)});
  }
  const bool printed = print(options.format == Format::json
                                 ? json_tables(documents, options.language)
                                 : text_tables(documents, style_for(options, STDOUT_FILENO)));
  if (!unreadable.empty()) return report_all(unreadable, options);
  return printed ? 0 : 2;
}

/// Nothing is written unless all of it is.
int extract(const Options& options, const Library& library) {
  if (options.files.size() != 1) {
    return report_all({{{"extract 一次处理一个文件", "extract takes one file"}, {}, {}, {}}},
                      options);
  }
  const auto input = inputs_of(options).front();
  auto document = read_input(input.path, input.shown, library.vocabulary.pages, input.password);
  if (!document) return report_all({document.error()}, options);
  const auto disclosure = gouji::extract(std::move(*document), library.vocabulary);
  const auto package = write_package(disclosure);
  if (!package) return report_all({package.error()}, options);
  if (options.output == "-") return print(*package) ? 0 : 2;
  if (auto error = write_file(options.output, *package)) return report_all({*error}, options);
  return 0;
}

int rules(const Options& options, const Library& library) {
  if (options.format == Format::markdown) return print(markdown_catalogue(library.rules)) ? 0 : 2;
  const bool zh = options.language == Language::zh;
  std::string out;
  for (const auto& rule : library.rules) {
    const auto severity =
        rule.corroborating ? (zh ? "旁证" : "corroborating")
                           : std::string(kSeverityNames[static_cast<std::size_t>(rule.severity)]);
    out += fmt::format("{:<42} {:<8} {}\n", rule.id, severity, zh ? rule.title.zh : rule.title.en);
  }
  out += zh ? fmt::format("共 {} 条规则。\n", library.rules.size())
            : fmt::format("{} rules.\n", library.rules.size());
  return print(out) ? 0 : 2;
}

void explain_examples(const Rule& rule, bool zh, std::string& out) {
  for (const auto& test : rule.tests) {
    out += fmt::format(
        "\n{} {}\n", zh ? "例" : "example",
        test.name.empty() ? test.expect : fmt::format("{}（{}）", test.name, test.expect));
    std::string_view text = test.text;
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      out += fmt::format("    {}\n", text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }
}

int explain(const Options& options, const Library& library) {
  const bool zh = options.language == Language::zh;
  const auto found = std::find_if(library.rules.begin(), library.rules.end(),
                                  [&](const Rule& r) { return r.id == options.rule; });
  if (found == library.rules.end()) {
    std::vector<std::string> ids;
    for (const auto& rule : library.rules) ids.push_back(rule.id);
    return report_all(
        {{{fmt::format("没有规则“{}”", options.rule), fmt::format("no rule '{}'", options.rule)},
          {},
          {},
          suggestion(options.rule, ids)}},
        options);
  }
  const auto& rule = *found;
  auto out = fmt::format("{}  [{}]\n{}\n\n{}\n", rule.id,
                         rule.corroborating
                             ? (zh ? "旁证" : "corroborating")
                             : std::string(kSeverityNames[static_cast<std::size_t>(rule.severity)]),
                         zh ? rule.title.zh : rule.title.en, zh ? rule.why.zh : rule.why.en);
  for (const auto& binding : rule.bindings) {
    out += fmt::format("\n{}: {}", kBindings[static_cast<std::size_t>(binding.kind)], binding.name);
  }
  if (!rule.when_source.empty()) out += fmt::format("\nwhen:  {}", rule.when_source);
  out += fmt::format("\ncheck: {}\n", rule.check_source);
  for (const auto& basis : rule.basis) out += fmt::format("{}：{}\n", zh ? "依据" : "basis", basis);
  if (!rule.since.empty()) out += fmt::format("{}：{}\n", zh ? "自版本" : "since", rule.since);
  explain_examples(rule, zh, out);
  return print(out) ? 0 : 2;
}

int test(const Options& options) {
  LibrarySources sources{.rules = options.files.empty() ? options.rules_paths : options.files,
                         .schemas = options.schemas_path,
                         .builtin_rules = options.files.empty(),
                         .tests = true};
  const auto library = load_library(sources);
  if (!library) return report_all(library.error(), options);
  const bool zh = options.language == Language::zh;
  const auto result = test_rules(*library);
  std::string out;
  for (const auto& failure : result.failures) {
    out += fmt::format("{}:{} {} {}：{}\n", failure.file, failure.line, failure.rule, failure.test,
                       zh ? failure.what.zh : failure.what.en);
  }
  out += zh ? fmt::format("{} 条规则，{} 个测试，{} 个失败。\n", library->rules.size(), result.run,
                          result.failures.size())
            : fmt::format("{} rules, {} tests, {} failed.\n", library->rules.size(), result.run,
                          result.failures.size());
  if (!print(out)) return 2;
  return result.failures.empty() ? 0 : 1;
}

}  // namespace

int fail(const Error& error, Language language) {
  std::fputs(error_line(error, {language, false}).c_str(), stderr);
  return 2;
}

int run(const Options& options) {
  if (!options.help.empty()) return print(options.help) ? 0 : 2;
  if (options.command == Command::test) return test(options);
  use_large_pages();
  const auto& library = kept(load_library({.rules = options.rules_paths,
                                           .schemas = options.schemas_path,
                                           .tests = options.command == Command::explain}));
  if (!library) return report_all(library.error(), options);
  switch (options.command) {
    case Command::check:
      return check(options, *library, read_files(inputs_of(options), library->vocabulary.pages, options.jobs));
    case Command::facts:
      return facts(options, *library, read_files(inputs_of(options), library->vocabulary.pages, options.jobs));
    case Command::tables:
      return tables(options, *library);
    case Command::extract:
      return extract(options, *library);
    case Command::rules:
      return rules(options, *library);
    default:
      return explain(options, *library);
  }
}

}  // namespace gouji
