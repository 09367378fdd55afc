// Parsing of the command line, and the only file that includes CLI11.

#include "cli/options.hpp"

#include <map>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "base/version.hpp"

namespace gouji {
namespace {

/// Sets `target` from one of the words of `names`; any other word is refused with the list of them.
template <class Enum>
CLI::Option* add_choice(CLI::App& command, const std::string& name, Enum& target,
                        const std::map<std::string, Enum>& names, const std::string& help) {
  std::vector<std::string> words;
  for (const auto& [word, value] : names) words.push_back(word);
  const auto set = [&target, &names](const std::string& word) { target = names.at(word); };
  return command.add_option_function<std::string>(name, set, help)->check(CLI::IsMember(words));
}

const std::map<std::string, Format> kFormats{{"text", Format::text}, {"json", Format::json}};
const std::map<std::string, Format> kRuleFormats{{"text", Format::text},
                                                 {"markdown", Format::markdown}};
const std::map<std::string, FailOn> kFailOn{{"info", FailOn::info},
                                            {"warning", FailOn::warning},
                                            {"error", FailOn::error},
                                            {"none", FailOn::none}};
const std::map<std::string, When> kWhen{
    {"auto", When::automatic}, {"always", When::always}, {"never", When::never}};
const std::map<std::string, Language> kLanguages{{"zh", Language::zh}, {"en", Language::en}};

std::string describe(const CLI::ParseError& error) {
  const std::string_view what = error.what();
  const auto behind = what.substr(std::min(what.find(':') + 1, what.size()));
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
    return fmt::format("不认识的参数：{}", behind);
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
    return fmt::format("缺少参数：{}", what);
  if (dynamic_cast<const CLI::ValidationError*>(&error) != nullptr)
    return fmt::format("参数的值不对：{}", what);
  return fmt::format("命令行有误：{}", what);
}

void add_common(CLI::App& command, Options& options) {
  add_choice(command, "--lang", options.language, kLanguages, "语言（language of messages）");
  command.add_option("--rules", options.rules_paths,
                     "另加的规则：文件或文件夹（rules on top of the built-in ones）");
  command.add_option("--schemas", options.schemas_path,
                     "替换内置词表的文件夹（schemas instead of the built-in ones）");
  add_choice(command, "--color", options.color, kWhen, "颜色（color）");
}

void add_reading(CLI::App& command, Options& options) {
  add_common(command, options);
  command.add_option("FILE", options.files, "文件，- 为标准输入（files; - is standard input）")
      ->required();
  add_choice(command, "--format", options.format, kFormats, "输出（output）");
  command
      .add_option("--jobs,-j", options.jobs, "线程数，0 为处理器数（threads; 0: one a processor）")
      ->check(CLI::Range(0, 1024));
  command.add_option("--password", options.password,
                     "加密 PDF 的密码（password of encrypted PDFs）");
  command.add_option("--stdin-name", options.stdin_name,
                     "标准输入在报告中的名字（name of standard input in reports）");
}

}  // namespace

Result<Options> parse_options(int argc, const char* const* argv) {
  Options options;
  CLI::App app{
      "勾稽 gouji：核对部门预算、决算公开中的每一个数\n(checks every figure of a budget or "
      "final-account disclosure)",
      "gouji"};
  app.require_subcommand(0, 1);
  app.set_version_flag("--version", fmt::format("gouji {}", kVersion));

  auto* check = app.add_subcommand("check", "检查文件（check files）");
  add_reading(*check, options);
  add_choice(*check, "--fail-on", options.fail_on, kFailOn,
             "从哪一级起退出码为 1，默认 warning（exit with 1 from this severity on）");
  check->add_flag("--packages", options.packages,
                  "检查各文件所属的包，其余的略过（the packages that the files belong to）");
  check->add_flag("--why", options.why,
                  "不适用、无法判断的原因（why rules said nothing; text only）");
  auto* facts = app.add_subcommand("facts", "列出读到的每个数（the ledger of figures）");
  add_reading(*facts, options);
  facts->add_flag("--trace", options.trace,
                  "每个维度来自哪一行词表（which schema line gave each dimension）");
  facts->add_flag("--unread", options.unread,
                  "只列出没有读懂的数和所在的句子（only figures that were not read; text only）");
  facts->add_flag("--unchecked", options.unchecked,
                  "只列出读懂而没有核对的非零数（only figures read but not checked; text only）");
  auto* tables = app.add_subcommand("tables", "列出读到的每张表（the tables as they are read）");
  add_reading(*tables, options);
  auto* extract = app.add_subcommand(
      "extract", "把一个文件写成公开包（write a file as a disclosure package）");
  add_reading(*extract, options);
  extract->add_option("-o,--output", options.output, "写到这个文件（the file to write）")->required();
  auto* rules = app.add_subcommand("rules", "列出规则（list the rules）");
  add_common(*rules, options);
  add_choice(*rules, "--format", options.format, kRuleFormats, "输出（output）");
  auto* explain = app.add_subcommand("explain", "说明一条规则（explain a rule）");
  add_common(*explain, options);
  explain->add_option("RULE", options.rule, "规则 id")->required();
  auto* test =
      app.add_subcommand("test", "运行规则文件中的测试（run the tests inside rule files）");
  add_common(*test, options);
  test->add_option("PATH", options.files,
                   "规则文件或文件夹；不写则为内置规则（default: the built-in rules）");

  try {
    app.parse(argc, argv);
  } catch (const CLI::Success&) {  // --help, --version
    const auto commands = app.get_subcommands();
    const bool version = app.get_version_ptr() != nullptr && app.get_version_ptr()->count() > 0;
    options.help =
        version ? app.version() + "\n" : (commands.empty() ? app.help() : commands.front()->help());
    return options;
  } catch (const CLI::ParseError& error) {
    return Unexpected{Error{{describe(error), fmt::format("command line: {}", error.what())},
                            {},
                            {},
                            {"用 gouji --help 查看用法", "see gouji --help"}}};
  }
  const std::pair<CLI::App*, Command> commands[] = {{check, Command::check},
                                                    {facts, Command::facts},
                                                    {rules, Command::rules},
                                                    {explain, Command::explain},
                                                    {test, Command::test},
                                                    {tables, Command::tables},
                                                    {extract, Command::extract}};
  for (const auto& [subcommand, command] : commands) {
    if (subcommand->parsed()) options.command = command;
  }
  if (options.command == Command::none) options.help = app.help();
  return options;
}

}  // namespace gouji
