#pragma once
// Amounts of tables in one form, from a transcription made by hand and from a document that was
// read, so that both can be held against each other.

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "facts/disclosure.hpp"

namespace gouji::test {

/// One printed amount: "收入决算表|0|2080501|本年收入合计 = 54.53". Blank cells are none.
using Amounts = std::vector<std::string>;

/// Folded, without any white space: what is the same text whatever its layout.
std::string plain(std::string_view text);

/// The amounts of the `tables` of a truth file, sorted.
Amounts transcribed(const nlohmann::ordered_json& tables);

/// The amounts of the same tables as they were read, sorted. Their columns get the names that the
/// transcription gives them.
Amounts printed(const nlohmann::ordered_json& tables, const Disclosure& disclosure);

}  // namespace gouji::test
