#pragma once
// Parts of an office that its text tells of one by one:
//
//   一、局本级 / 人员支出1252万元 … 二、市统计调查队 / 人员支出696万元 …
//   市统计调查队：收入978万元，支出978万元
//
// What is said of a part is compared with what is said of the same part only.

#include <string_view>
#include <vector>

#include "facts/disclosure.hpp"

namespace gouji {

/// The part of the office that a folded heading is the name of, without its number; empty where it
/// is none, or the office itself.
std::string_view unit_named(std::string_view heading, const Disclosure& disclosure);

/// The one that a folded paragraph is about: it begins with a number and one of the names `known`,
/// or with a name and a colon.
std::string_view unit_opening(std::string_view paragraph, const std::vector<Symbol>& known,
                              const Disclosure& disclosure);

}  // namespace gouji
