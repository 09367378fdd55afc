#pragma once
// Ideographs that look alike. Files made by some printers and fonts carry ⻔ (a radical) where the text
// says 门; a person sees no difference, and words are found only by the one that dictionaries use.

namespace gouji {

/// The unified ideograph for a radical or a compatibility ideograph; any other code itself.
char32_t unified(char32_t code);

}  // namespace gouji
