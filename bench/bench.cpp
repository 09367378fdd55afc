// Start-up and throughput, printed: whole processes against an empty program, the stages on ten
// megabytes of narrative in one process, and how time grows with errors, with rows, and with one
// sentence that does not end.
//
//   gouji_bench GOUJI EMPTY SOURCE_DIR

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <vector>

#include <fmt/format.h>

#include "base/heap.hpp"
#include "judge/text_index.hpp"
#include "run/input.hpp"
#include "run/session.hpp"

extern char** environ;

namespace {

using namespace gouji;
using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration time) {
  return std::chrono::duration<double, std::milli>(time).count();
}

double run_once(const std::vector<std::string>& command) {
  std::vector<char*> argv;
  for (const auto& word : command) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  const auto begin = Clock::now();
  pid_t child = 0;
  if (posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), environ) != 0) return -1;
  int status = 0;
  waitpid(child, &status, 0);
  const auto time = milliseconds(Clock::now() - begin);
  posix_spawn_file_actions_destroy(&actions);
  return time;
}

/// Of several runs: what the program takes, and what it takes beside whatever else the machine
/// does.
struct Times {
  double best = 0;
  double median = 0;
};

template <class Run>
Times times_of(int runs, Run run) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) times.push_back(run());
  std::sort(times.begin(), times.end());
  return {times.front(), times[static_cast<std::size_t>(runs / 2)]};
}

std::string repeated(const std::string& text, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += text + "\n";
  return out;
}

struct RuleTime {
  std::string rule;
  double milliseconds = 0;
};

void print_slowest(std::vector<RuleTime> times) {
  std::sort(times.begin(), times.end(),
            [](const RuleTime& a, const RuleTime& b) { return a.milliseconds > b.milliseconds; });
  constexpr std::size_t kShown = 12;
  times.resize(std::min(times.size(), kShown));
  for (const auto& time : times) fmt::print("  {:<40} {:6.1f} ms\n", time.rule, time.milliseconds);
}

/// The program as it is called, from the file to the report, on one core.
void whole_program(const std::string& program, const std::string& name, const std::string& text) {
  constexpr int kRuns = 21;
  const auto file = std::filesystem::temp_directory_path() /
                    fmt::format("gouji-bench-{}.txt", static_cast<int>(getpid()));
  std::ofstream(file, std::ios::binary) << text;
  const auto times = times_of(kRuns, [&] {
    return run_once(
        {program, "check", "-j1", "--fail-on", "none", "--format", "json", file.string()});
  });
  std::filesystem::remove(file);
  const auto rate = [&](double time) { return static_cast<double>(text.size()) / 1e3 / time; };
  fmt::print("{:<34} {:5.1f} MB, whole program, {} runs: best {:.1f} MB/s, median {:.1f} MB/s\n",
             name, static_cast<double>(text.size()) / 1e6, kRuns, rate(times.best),
             rate(times.median));
}

void throughput(const std::string& name, const std::string& text, const Library& library) {
  const auto megabytes = static_cast<double>(text.size()) / 1e6;
  const auto begin = Clock::now();
  auto document =
      read_document(text, name, {.bytes = text.size() + 1, .line_bytes = text.size() + 1});
  const auto read = Clock::now();
  if (!document) {
    fmt::print("{}: {}\n", name, document.error().what.en);
    return;
  }
  const auto disclosure = extract(std::move(*document), library.vocabulary);
  const auto extracted = Clock::now();
  std::size_t verdicts = 0;
  std::vector<RuleTime> times;
  const TextIndex index(disclosure, library.rules, library.gates);
  times.push_back({"(the shared scan of the text)", milliseconds(Clock::now() - extracted)});
  for (std::size_t i = 0; i < library.rules.size(); ++i) {
    const auto start = Clock::now();
    for (const auto& verdict : judge(library.rules[i], i, disclosure, Detail::findings, index))
      verdicts += verdict.count;
    times.push_back({library.rules[i].id, milliseconds(Clock::now() - start)});
  }
  const auto judged = Clock::now();
  fmt::print(
      "{:<34} {:5.1f} MB, {:>7} figures, {:>8} verdicts: read {:.1f} MB/s, facts {:.1f} MB/s, "
      "rules {:.1f} MB/s, all {:.1f} MB/s\n",
      name, megabytes, disclosure.figures.size(), verdicts,
      1e3 * megabytes / milliseconds(read - begin),
      1e3 * megabytes / milliseconds(extracted - read),
      1e3 * megabytes / milliseconds(judged - extracted),
      1e3 * megabytes / milliseconds(judged - begin));
  print_slowest(std::move(times));
}

/// A package with one table of so many rows: classes of 10 groups of 10 items.
std::string big_package(int items) {
  std::string out =
      "schema: gouji-package/1\nentity: 云岭县水利局\nkind: final-account\nyear: 2018\ntables:\n"
      "  - title: 支出决算表\n    unit: 万元\n    rows:\n"
      "      - [科目编码, 科目名称, 本年支出合计, 基本支出, 项目支出]\n";
  const auto row = [&](const std::string& code, int leaves) {
    out += fmt::format("      - ['{}', 科目{}, {}.00, {}.00, {}.00]\n", code, code, leaves * 3,
                       leaves, leaves * 2);
  };
  row("", items);
  for (int i = 0; i < items; ++i) {
    const auto type = fmt::format("{}", 200 + i / 100);
    const auto group = fmt::format("{}{:02}", type, i / 10 % 10);
    if (i % 100 == 0) row(type, std::min(100, items - i));
    if (i % 10 == 0) row(group, std::min(10, items - i));
    row(fmt::format("{}{:02}", group, i % 10), 1);
  }
  return out;
}

void package(int items, const Library& library) {
  const auto text = big_package(items);
  const auto begin = Clock::now();
  const auto checked = check_text(text, "package.yaml", library, Detail::findings);
  const auto time = milliseconds(Clock::now() - begin);
  if (!checked) return;
  fmt::print("package with {:>6} items: {:.0f} ms, {:.1f} µs an item, {} figures, {} findings\n",
             items, time, 1e3 * time / items, checked->counts.figures, checked->findings.size());
}

/// Thousands of findings, each of figures that stand thousands of times in the text: the time for a
/// megabyte stays what it is, or something looks at all of them for each.
void growth(const std::string& text, const Library& library) {
  for (const std::size_t megabytes : {4, 8, 16}) {
    const auto begin = Clock::now();
    const auto checked =
        check_text(repeated(text, megabytes * 1'000'000), "faulty.txt", library, Detail::findings);
    const auto time = milliseconds(Clock::now() - begin);
    if (!checked) return;
    fmt::print("errors everywhere, {:>2} MB: {:.0f} ms a megabyte, {} findings\n", megabytes,
               time / static_cast<double>(megabytes), checked->findings.size());
  }
}

/// One sentence of megabytes: whatever looks back in it from each of its figures shows in the time
/// for a megabyte, which then grows with the text.
void one_sentence(const Library& library) {
  constexpr std::size_t kShort = 1'000'000;
  constexpr std::size_t kLong = 7'000'000;  // a line may have 8 MiB
  const auto time_of = [&](const std::string& shape, std::size_t bytes) {
    std::string text = "2023年度决算\n公务接待费3万元，";
    while (text.size() < bytes) text += shape;
    const auto begin = Clock::now();
    const auto checked = check_text(text + "\n", "sentence.txt", library, Detail::findings);
    return checked ? 1e6 * milliseconds(Clock::now() - begin) / static_cast<double>(bytes) : 0;
  };
  for (const auto* shape :
       {"比上年收入5万元减少3万元，下降2%，", "教育支出400万元，其中普通教育（款）300万元，",
        "公务接待费3万元，人均2元，比上年增加1万元，增长3%，", "其中：支出1万元（", "其中：",
        "国内接待3批次", "车均3万元与上年持平", "事业收入5万元占本年收入的5%、",
        "（基本支出2万元）", "主要原因是人员增加3人，"}) {
    fmt::print("one sentence: {:4.0f} ms a megabyte of 1 MB, {:4.0f} of 7 MB: {}\n",
               time_of(shape, kShort), time_of(shape, kLong), shape);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  use_large_pages();  // as the program does
  const std::string root = argv[3];
  std::string seed = root + "/../shared/corpus/kashgar-2018-final.txt";
  if (!std::filesystem::exists(seed)) seed = root + "/samples/narrative/clean.txt";

  constexpr int kRuns = 20;
  run_once({argv[1], "check", seed});
  const auto empty = times_of(kRuns, [&] { return run_once({argv[2]}); }).median;
  const auto check = times_of(kRuns, [&] { return run_once({argv[1], "check", seed}); }).median;
  fmt::print(
      "start-up, median of {}: gouji check {:.2f} ms, an empty program {:.2f} ms, difference "
      "{:.2f} ms\n",
      kRuns, check, empty, check - empty);

  const auto library = load_library();
  const auto text = read_file(seed, std::size_t{1} << 30);
  if (!library || !text) return 2;
  constexpr std::size_t kTenMegabytes = 10'000'000;
  const auto narrative = repeated(*text, kTenMegabytes);
  const auto dense = repeated(
      "本年支出合计280.13万元，其中：基本支出238.72万元，占85.22%；项目支出41."
      "41万元，占14.78%。",
      kTenMegabytes);
  whole_program(argv[1], "seed repeated", narrative);
  whole_program(argv[1], "dense with figures", dense);
  throughput("seed repeated", narrative, *library);
  throughput("dense with figures", dense, *library);
  const auto faulty = read_file(root + "/samples/narrative/faulty.txt", std::size_t{1} << 20);
  if (faulty) growth(*faulty, *library);
  one_sentence(*library);
  for (const int items : {1250, 2500, 5000, 10000, 20000}) package(items, *library);
}
