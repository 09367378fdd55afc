#include "run/page_reader.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <vector>

#include <fmt/format.h>

extern char** environ;

namespace gouji {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kLongest{150};
constexpr std::size_t kLargestOutput = std::size_t{512} << 20;
constexpr const char* kProgram = "gouji-pdf";

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() { close(); }
  void close() {
    if (value_ >= 0) ::close(value_);
    value_ = -1;
  }
  int get() const { return value_; }

 private:
  int value_;
};

std::optional<std::string> find_program() {
  std::error_code error;
  const auto here = fs::read_symlink("/proc/self/exe", error).parent_path();
  if (error) return std::nullopt;
  for (const auto& folder : {here, here / ".." / "libexec" / "gouji", here / ".."}) {
    const auto candidate = folder / kProgram;
    if (fs::is_regular_file(candidate, error)) return candidate.lexically_normal().string();
  }
  return std::nullopt;
}

/// The bytes as a file without a name: the reader of a pipe and its writer could wait for each other.
std::optional<Descriptor> in_memory(std::string_view bytes) {
  Descriptor file(memfd_create("gouji", MFD_CLOEXEC));
  if (file.get() < 0) return std::nullopt;
  for (std::size_t written = 0; written < bytes.size();) {
    const auto more = write(file.get(), bytes.data() + written, bytes.size() - written);
    if (more < 0 && errno == EINTR) continue;
    if (more <= 0) return std::nullopt;
    written += static_cast<std::size_t>(more);
  }
  if (lseek(file.get(), 0, SEEK_SET) != 0) return std::nullopt;
  return file;
}

/// This process's environment, the password in it.
std::vector<std::string> environment_with(const std::string& password) {
  constexpr std::string_view kName = "GOUJI_PDF_PASSWORD=";
  std::vector<std::string> out;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    if (std::string_view(*entry).substr(0, kName.size()) != kName) out.emplace_back(*entry);
  }
  if (!password.empty()) out.push_back(std::string(kName) + password);
  return out;
}

enum class Ending : std::uint8_t { well, badly, too_late, too_much };

/// All that a program writes until it closes its output or the time is over.
Ending read_output(int from, std::string& out) {
  const auto deadline = std::chrono::steady_clock::now() + kLongest;
  constexpr std::size_t kChunk = std::size_t{1} << 18;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return Ending::too_late;
    pollfd waiting{from, POLLIN, 0};
    const auto ready = poll(&waiting, 1, static_cast<int>(left.count()));
    if (ready == 0) return Ending::too_late;
    if (ready < 0) {
      if (errno == EINTR) continue;
      return Ending::badly;
    }
    const auto size = out.size();
    out.resize(size + kChunk);
    const auto got = read(from, out.data() + size, kChunk);
    out.resize(size + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Ending::badly;
    if (got == 0) return Ending::well;
    if (out.size() > kLargestOutput) return Ending::too_much;
  }
}

/// Runs the program with the bytes as its standard input.
Ending run(const std::string& program, std::string_view bytes, const std::string& password,
           std::string& out) {
  auto input = in_memory(bytes);
  std::array<int, 2> ends{};
  if (!input || pipe2(ends.data(), O_CLOEXEC) != 0) return Ending::badly;
  Descriptor from(ends[0]);
  Descriptor to(ends[1]);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input->get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, to.get(), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  auto environment = environment_with(password);
  std::vector<char*> variables;
  for (auto& entry : environment) variables.push_back(entry.data());
  variables.push_back(nullptr);
  auto name = program;
  const std::array<char*, 2> arguments{name.data(), nullptr};
  pid_t child = 0;
  const auto failed = posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(),
                                  variables.data());
  posix_spawn_file_actions_destroy(&actions);
  to.close();
  if (failed != 0) return Ending::badly;
  const auto ending = read_output(from.get(), out);
  if (ending != Ending::well) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  const bool died = !WIFEXITED(status) || WEXITSTATUS(status) != 0;
  return ending == Ending::well && died ? Ending::badly : ending;
}

Message what_failed(PageFailure failure, bool password_given) {
  switch (failure) {
    case PageFailure::password:
      return password_given ? Message{"PDF 已加密，密码不对", "the PDF is encrypted; this is not its password"}
                            : Message{"PDF 已加密，需要密码", "the PDF is encrypted and needs a password"};
    case PageFailure::too_many:
      return {fmt::format("PDF 太大：至多 {} 页，字符、线条也有上限", PageLimits{}.pages),
              fmt::format("the PDF is too large: at most {} pages, and no more glyphs and rules than "
                          "such have",
                          PageLimits{}.pages)};
    case PageFailure::no_pages:
      return {"PDF 中没有页面", "the PDF has no pages"};
    default:
      return {"PDF 已损坏或不完整，无法读取", "the PDF is damaged or incomplete"};
  }
}

}  // namespace

bool is_pdf(std::string_view bytes) {
  constexpr std::size_t kHead = 1024;  // some junk may stand before the mark
  return bytes.substr(0, kHead).find("%PDF-") != std::string_view::npos;
}

bool is_pages(std::string_view bytes) { return bytes.starts_with(kPagesMagic); }

Result<Pages> draw_pdf(std::string_view bytes, const std::string& password,
                       const std::string& shown) {
  const auto refuse = [&](Message what, Message hint = {}) {
    return Unexpected{Error{std::move(what), shown, {}, std::move(hint)}};
  };
  const auto program = find_program();
  if (!program) {
    return refuse({"读 PDF 需要程序 gouji-pdf，没有找到", "reading a PDF needs gouji-pdf, which is not there"},
                  {"它应当与 gouji 放在同一文件夹", "it belongs into the folder of gouji"});
  }
  std::string out;
  switch (run(*program, bytes, password, out)) {
    case Ending::too_late:
      return refuse({fmt::format("PDF 在 {} 秒内没有读完", kLongest.count()),
                     fmt::format("the PDF was not read within {} seconds", kLongest.count())});
    case Ending::too_much:
      return refuse(what_failed(PageFailure::too_many, false));
    case Ending::badly:
      return refuse({"PDF 已损坏，或超出内存、时间限度，无法读取",
                     "the PDF is damaged, or needs more memory or time than it may take"});
    case Ending::well:
      break;
  }
  auto pages = read_pages(out);
  if (!pages) return refuse(what_failed(PageFailure::damaged, false));
  if (pages->failure != PageFailure::none) {
    return refuse(what_failed(pages->failure, !password.empty()),
                  pages->failure == PageFailure::password
                      ? Message{"用 --password 给出", "give it with --password"}
                      : Message{});
  }
  return pages;
}

}  // namespace gouji
