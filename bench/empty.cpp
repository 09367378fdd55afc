// The least that a C++ program costs to start: what start-up is measured against.
#include <iostream>
int main() { std::cout.flush(); }
