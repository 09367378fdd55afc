#pragma once
// Where the tests find the project's own files, and the shared material that need not be there.

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace gouji::test {

inline std::string source_path(const std::string& relative) { return std::string(GOUJI_SOURCE_DIR) + "/" + relative; }

inline std::string shared_path(const std::string& relative) {
  return std::string(GOUJI_SOURCE_DIR) + "/../shared/" + relative;
}

inline std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace gouji::test
