#pragma once
// A PDF to pages, in this process: what crashes Poppler ends it. gouji itself starts the program
// gouji-pdf instead (src/run/page_reader.hpp).

#include <string>

#include "page/page.hpp"

namespace gouji {

/// What a person sees of each page, or why the file cannot be drawn. `bytes` stay as they are, but
/// Poppler takes no constant ones; the password may be null.
Pages draw(std::string& bytes, const char* password);

}  // namespace gouji
