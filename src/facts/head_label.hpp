#pragma once
// A head cell as the forms say it.

#include <string>
#include <string_view>

#include "facts/disclosure.hpp"

namespace gouji {

/// In a document on 2024: 预算数 for 2024年预算数, 上年执行数 for 2023年执行数, 预算数 for 预算数(万元).
std::string head_label(std::string_view folded, const Disclosure& disclosure);

}  // namespace gouji
