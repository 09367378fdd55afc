#pragma once
// The figures of a sample package by address, and one change of each kind to each of them.

#include <map>
#include <string>
#include <vector>

#include "mutation/oracle.hpp"

namespace gouji::mutation {

/// Texts of a package's files by their path.
using Files = std::map<std::string, std::string>;

/// A figure where it is printed.
struct Spot {
  std::string address;
  std::string file;
  int line = 0;
  int column = 0;         ///< in characters, from 1
  std::size_t begin = 0;  ///< byte of the file
  std::string printed;
  bool in_table = false;
};

/// Numbers of tables (01 to 08) and narrative that are figures: all numbers with an address.
std::vector<Spot> find_spots(const Files& files);

struct Mutation {
  Spot spot;
  std::string kind;
  std::string after;
  std::size_t begin = 0;  ///< the bytes that are replaced, if not the figure
  std::string before;
};

/// Deterministic: the place of a change is made from the address.
std::vector<Mutation> mutations_of(const std::vector<Spot>& spots, const Files& files);

Files apply(const Mutation& mutation, Files files);

}  // namespace gouji::mutation
