#include "report/trust.hpp"

#include <algorithm>
#include <array>

namespace gouji {

std::string_view trust_name(Trust trust) {
  constexpr std::array<std::string_view, 3> kNames{"stated", "ruled", "aligned"};
  return kNames[static_cast<std::size_t>(trust)];
}

std::optional<Trust> trust_at(const Span& span, const Disclosure& disclosure) {
  const auto& document = disclosure.document;
  if (document.blocks[span.block].kind != BlockKind::cell) return std::nullopt;
  // The cells of a table follow its title.
  const auto next =
      std::upper_bound(document.tables.begin(), document.tables.end(), std::size_t{span.block},
                       [](std::size_t block, const Table& table) { return block < table.title; });
  if (next == document.tables.begin()) return std::nullopt;
  return std::prev(next)->trust;
}

bool rests_on_alignment(const Verdict& verdict, const Disclosure& disclosure) {
  const auto is_aligned = [&](const Span& span) {
    return trust_at(span, disclosure) == Trust::aligned;
  };
  return is_aligned(verdict.place) ||
         std::any_of(verdict.operands.begin(), verdict.operands.end(),
                     [&](FactId id) { return is_aligned(disclosure.figure(id).span); });
}

}  // namespace gouji
