#pragma once
// The shapes of clauses: letters of tokens in, elements out.
//
//   "S A , B D A , D P"  ->  stated(S, A) base(B) directed(D, A) directed(D, P)
//   2018年度收入280.13万元，同比减少10.8万元，下降3.71%
//
// An element says what stands there, not what it is about: that is resolved in resolver.cpp, which
// knows the subject so far. A token that begins no element is passed over as `other`.

#include <cstdint>
#include <string_view>

namespace gouji {

enum class ElementKind : std::uint8_t {
  other,   ///< one token
  stated,  ///< subject + figure, or a figure alone
  stated_each,  ///< 收入总计和支出总计分别为20万元和30万元: the last subject, and the values
  mention,           ///< a subject without a figure
  base,              ///< 与上年相比
  directed,          ///< 增加7.8万元, 下降3.71%
  rate_in_brackets,  ///< （3.71%） behind a directed amount
  share,             ///< 占[支出合计]的85.22%
  completion,        ///< 完成[年初预算]的95.89%
  variance,          ///< 预决算差异率1.88%
  order,             ///< 决算数大于年初预算数
  reached,           ///< 增至[2023年]20万元
  level,             ///< 持平
  negation,          ///< 无政府性基金预算财政拨款收入
  opener,            ///< 其中：
  classification,    ///< 按功能分类科目（按类级科目公开），
  reason,            ///< 减少的主要原因是：
};

/// A range of tokens, relative to the parsed letters; first == last: empty.
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool empty() const { return first == last; }
};

struct Element {
  ElementKind kind = ElementKind::other;
  TokenRange all;
  TokenRange subject;  ///< the subject's words; of a share its whole, of a completion its base
  TokenRange tail;     ///< behind a path: （项）「年初预算」为, the version
  TokenRange more;  ///< further values, one for each subject before: 分别增加2万元「和3万元」
  bool whole_unknown = false;  ///< 占「…」的85.22%: a share of something not understood
  bool is_path = false;  ///< the subject is a path of classes: 教育支出（类）普通教育（款）
  std::int32_t figure = -1;       ///< token of the figure
  std::int32_t base_figure = -1;  ///< 完成预算「280万元」的95%, 较上年「2.08」减少, 由上年「2万元」增至
  std::int32_t direction = -1;    ///< token of the direction word
};

/// The first token from `at` on that an element may begin with, or letters.size(): those before it
/// are `other`.
std::size_t next_beginning(std::string_view letters, std::size_t at);

/// The element that begins at `at`. Requires: at < letters.size().
Element next_element(std::string_view letters, std::size_t at);

}  // namespace gouji
