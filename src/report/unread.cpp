// Sentences with figures that the grammar did not understand, for whoever adds a wording.

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/reporters.hpp"

namespace gouji {

std::string text_unread(const Report& report, Style style) {
  const bool zh = style.language == Language::zh;
  std::string out;
  for (const auto& checked : report.documents) {
    const auto& disclosure = checked.disclosure;
    out += fmt::format("{}\n", printable(checked.path));
    const Span* clause = nullptr;
    std::size_t unread = 0;
    for (const auto& figure : disclosure.figures) {
      if (figure.state != FigureState::unread) continue;
      ++unread;
      if (clause == nullptr || !(*clause == figure.clause)) {
        clause = &figure.clause;
        const auto at = disclosure.position(*clause);
        out +=
            fmt::format("{}  {}\n", position_text(at), printable(disclosure.source(*clause)));
      }
      out += fmt::format("        {}\n", printable(disclosure.source(figure.span)));
    }
    out += zh ? fmt::format("数字 {} 个，其中 {} 个没有读懂。\n", disclosure.figures.size(), unread)
              : fmt::format("{} figures, {} of them unread.\n", disclosure.figures.size(), unread);
  }
  return out;
}

}  // namespace gouji
