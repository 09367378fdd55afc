#pragma once
// The built program as a user starts it: arguments in, exit status and both outputs out.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::test {

/// A folder of its own for one test, removed with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  /// Where a file of that name stands, whether or not it exists.
  std::string path(std::string_view name) const;
  /// Writes a file, with the folders above it; returns its path.
  std::string write(std::string_view name, std::string_view bytes) const;

 private:
  std::filesystem::path root_;
};

struct ProgramRun {
  int status = -1;  ///< exit status; 128 + the number of a signal that ended the program
  std::string out;
  std::string err;
};

/// Runs the program with empty standard input. `stdout_path`: where its output goes instead.
ProgramRun run_program(const std::vector<std::string>& arguments,
                       const std::string& stdout_path = {});

std::vector<std::string> lines(std::string_view text);

}  // namespace gouji::test
