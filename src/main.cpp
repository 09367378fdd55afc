// argv in, exit status out, and the last catch.

#include <exception>
#include <new>

#include "cli/commands.hpp"

int main(int argc, char** argv) {
  using namespace gouji;
  try {
    const auto options = parse_options(argc, argv);
    return options ? run(*options) : fail(options.error(), Language::zh);
  } catch (const std::bad_alloc&) {
    return fail({{"内存不足", "out of memory"}, {}, {}, {}}, Language::zh);
  } catch (const std::exception& error) {
    return fail(
        {{std::string("内部错误：") + error.what(), std::string("internal error: ") + error.what()},
         {},
         {},
         {"请连同版本号报告这个错误", "please report it with the version"}},
        Language::zh);
  }
}
