// Sentences with figures that the grammar did not understand, for whoever adds a wording; sentences
// and rows with figures that were read but took part in no equation, for whoever adds a rule.

#include <fmt/format.h>

#include "base/text.hpp"
#include "facts/name.hpp"
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

std::string text_unchecked(const Report& report, Style style) {
  const bool zh = style.language == Language::zh;
  std::string out;
  for (const auto& document : report.documents) {
    const auto& disclosure = document.disclosure;
    out += fmt::format("{}\n", printable(document.path));
    std::string around;
    std::size_t non_zero = 0;
    std::size_t unchecked = 0;
    for (std::size_t i = 0; i < disclosure.figures.size(); ++i) {
      const auto& figure = disclosure.figures[i];
      if (figure.printed.value == 0) continue;
      ++non_zero;
      if (document.checked[i]) continue;
      ++unchecked;
      if (figure.state == FigureState::unread) continue;
      const auto place = place_at(PlaceRole::stated, figure.span, static_cast<FactId>(i), disclosure);
      if (place.text != around) {
        around = place.text;
        out += fmt::format("{}:{}  {}\n", place.at.line, place.at.column, printable(around));
      }
      out += fmt::format("        {}  {}\n", printable(disclosure.source(figure.span)),
                         printable(name_of(figure.identity, disclosure)));
    }
    out += zh ? fmt::format("不为零的数 {} 个，其中 {} 个没有核对（含没有读懂的）。\n", non_zero,
                            unchecked)
              : fmt::format("{} figures other than zero, {} of them not checked (or unread).\n",
                            non_zero, unchecked);
  }
  return out;
}

}  // namespace gouji
