// The one unit that compiles fmt. Debian 12 has it as a shared library, which costs start-up, or as
// headers, which cost three seconds in every unit; so its definitions are compiled here, once.
#include <fmt/format-inl.h>

namespace fmt::detail {

// What fmt's headers declare `extern template`.
template auto thousands_sep_impl<char>(locale_ref) -> thousands_sep_result<char>;
template auto decimal_point_impl(locale_ref) -> char;

}  // namespace fmt::detail
