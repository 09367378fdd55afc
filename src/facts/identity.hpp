#pragma once
// What a figure measures: a value, "none" or "unknown" for each dimension.
//
//   本年收入年初预算数274.97万元 -> {item 收入, fund 全部, version 年初预算, period 本年, measure
//   amount}

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/symbols.hpp"

namespace gouji {

enum class Dimension : std::uint8_t {
  item,    ///< 收入, 支出, 三公经费, 车辆 …
  nature,  ///< 基本, 项目, 上缴上级, 经营, 对附属单位补助
  fund,  ///< 全部, 财政拨款, 一般公共预算, 政府性基金, 国有资本经营, 财政专户, 单位资金
  function,   ///< functional class, or the path 类/款/项 as the text names it
  economic,   ///< economic class
  kind,       ///< kinds of one item: 货物, 机要通信用车 …
  aspect,     ///< another side of the item than its amount or number: 价值
  project,    ///< name of a project
  qualifier,  ///< words before the item that the vocabulary does not know, verbatim
  period,     ///< 本年, 上年, or a year
  version,  ///< 年初预算, 全年预算, 调整预算, 预算 (unnamed), 执行数, 拨付数, 决算
  measure,  ///< amount, count, change, growth, share, completion, variance
  base,     ///< what a derived measure compares with
  unit,     ///< counting unit of a count
};
inline constexpr std::size_t kDimensions = 14;

inline constexpr std::array<std::string_view, kDimensions> kDimensionNames{
    "item",    "nature",    "fund",   "function", "economic", "kind", "aspect",
    "project", "qualifier", "period", "version",  "measure",  "base", "unit"};

std::optional<Dimension> dimension_named(std::string_view name);

/// Source of a dimension's value, for `facts --trace`: an index into the vocabulary's phrases, or
/// one of the values below.
using Origin = std::uint16_t;
inline constexpr Origin kOriginNone = 0xFFFF;
inline constexpr Origin kOriginHeading = 0xFFFE;    ///< the heading above
inline constexpr Origin kOriginInherited = 0xFFFD;  ///< the subject before
inline constexpr Origin kOriginDefault = 0xFFFC;    ///< schemas/document.yaml
inline constexpr Origin kOriginGrammar = 0xFFFB;    ///< the shape of the clause
inline constexpr Origin kOriginText = 0xFFFA;       ///< verbatim from the text
inline constexpr Origin kOriginTable = 0xFFF9;      ///< a row, column or title of a table

struct Identity {
  std::array<Symbol, kDimensions> values{};
  std::array<Origin, kDimensions> origins = none_origins();

  Symbol operator[](Dimension d) const { return values[static_cast<std::size_t>(d)]; }
  Origin origin(Dimension d) const { return origins[static_cast<std::size_t>(d)]; }
  bool has(Dimension d) const { return (*this)[d] != kNone; }

  void set(Dimension d, Symbol value, Origin origin) {
    values[static_cast<std::size_t>(d)] = value;
    origins[static_cast<std::size_t>(d)] = origin;
  }
  void clear(Dimension d) { set(d, kNone, kOriginNone); }

  /// Takes each dimension that this identity does not have from `other`, as `origin`.
  void fill(const Identity& other, Origin origin) {
    for (std::size_t i = 0; i < kDimensions; ++i) {
      if (values[i] == kNone && other.values[i] != kNone) {
        values[i] = other.values[i];
        origins[i] = origin;
      }
    }
  }

  /// The same subject, whatever the version.
  bool same_but_version(const Identity& other) const {
    auto mine = values;
    mine[static_cast<std::size_t>(Dimension::version)] =
        other.values[static_cast<std::size_t>(Dimension::version)];
    return mine == other.values;
  }

  bool operator==(const Identity& other) const { return values == other.values; }
  auto operator<=>(const Identity& other) const { return values <=> other.values; }

 private:
  static constexpr std::array<Origin, kDimensions> none_origins() {
    std::array<Origin, kDimensions> out{};
    out.fill(kOriginNone);
    return out;
  }
};

/// A set of dimensions: bit d stands for dimension d.
using Dimensions = std::uint16_t;
static_assert(kDimensions <= 16);
constexpr Dimensions bit(Dimension d) {
  return static_cast<Dimensions>(1U << static_cast<unsigned>(d));
}

/// Those in which two identities have other values.
inline Dimensions differing(const Identity& a, const Identity& b) {
  unsigned out = 0;
  for (unsigned i = 0; i < kDimensions; ++i)
    out |= static_cast<unsigned>(a.values[i] != b.values[i]) << i;
  return static_cast<Dimensions>(out);
}

struct IdentityHash {
  std::size_t operator()(const Identity& identity) const {
    // Two values a step, and each step's high bits into the low ones, which tables go by.
    static_assert(kDimensions % 2 == 0);
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (std::size_t i = 0; i < kDimensions; i += 2) {
      const auto both = std::uint64_t{identity.values[i]} << 32 | identity.values[i + 1];
      hash = (hash ^ both) * 0x9E3779B97F4A7C15U;
      hash ^= hash >> 32;
    }
    return hash;
  }
};

}  // namespace gouji
