#pragma once
// Memory in large pieces. A page that is touched for the first time is an interrupt, and the pages
// of a short run, one by one, are a third of its time.

namespace gouji {

/// To be called once, before there is much on the heap: lets the heap of this thread grow by many
/// megabytes at a time and asks for huge pages below it. Where the system has none, nothing
/// changes.
void use_large_pages();

}  // namespace gouji
