#pragma once
// Pages of a PDF, drawn by the program gouji-pdf in a process of its own: a file that crashes it,
// fills its memory or keeps it busy for ever costs one error, not the batch.

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "page/page.hpp"

namespace gouji {

/// Told by the first bytes.
bool is_pdf(std::string_view bytes);
bool is_pages(std::string_view bytes);

/// The visible glyphs and rules of all pages. The password may be empty. gouji-pdf is looked for
/// beside the running program, in ../libexec/gouji and one folder up. Errors name `shown`.
Result<Pages> draw_pdf(std::string_view bytes, const std::string& password,
                       const std::string& shown);

}  // namespace gouji
