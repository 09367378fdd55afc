#pragma once
// Tables of several blocks, each with a head of its own: a self-evaluation has its project's money
// above, and its indicators with weights and scores below.

#include "facts/disclosure.hpp"

namespace gouji {

/// Reads the rows below each head that the form's blocks know; every other number stays unread.
void read_blocks(const Table& table, FormTable& out, Disclosure& disclosure);

}  // namespace gouji
