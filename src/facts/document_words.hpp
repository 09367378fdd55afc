#pragma once
// What schemas/document.yaml says of whole documents: titles, headings, offices, defaults.

#include <string>
#include <vector>

#include "base/yaml_reader.hpp"
#include "facts/vocabulary.hpp"

namespace gouji {

/// Adds what `reader` says of documents to `vocabulary`; `file` is its name in messages.
void read_document_words(YamlReader& reader, const std::string& file, Vocabulary& vocabulary,
                         std::vector<Error>& errors);

}  // namespace gouji
