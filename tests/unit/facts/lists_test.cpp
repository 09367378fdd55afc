// What belongs to which whole, and what a figure without words of its own is about.

#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "document/pieces.hpp"
#include "facts/name.hpp"
#include "run/library.hpp"

namespace gouji {
namespace {

const Library& library() {
  static const auto loaded = load_library();
  REQUIRE(loaded);
  return *loaded;
}

Disclosure read(const std::string& text) {
  auto document = read_document("2023年度甲局部门决算公开说明\n" + text + "\n", "text");
  REQUIRE(document);
  return extract(std::move(*document), library().vocabulary);
}

std::vector<const Claim*> claims(const Disclosure& disclosure, ClaimKind kind) {
  std::vector<const Claim*> out;
  for (const auto& claim : disclosure.claims) {
    if (claim.kind == kind) out.push_back(&claim);
  }
  return out;
}

std::string text_of(const Disclosure& disclosure, FactId id) {
  return id == kNoFact ? "-" : std::string(disclosure.source(disclosure.figure(id).span));
}

}  // namespace

TEST_CASE("a list that was opened at a paragraph's end goes on in numbered paragraphs", "[facts]") {
  const auto d = read(
      "本年支出合计30.00万元，比上年增加1.00万元。其中：\n1.基本支出20.00万元，占66.67%"
      "，主要原因是调资。\n2.项目支出10.00万元，占33.33%。\n三公经费1.00万元。");
  const auto lists = claims(d, ClaimKind::parts);
  REQUIRE(lists.size() == 1);
  CHECK(lists[0]->parts.size() == 2);
  CHECK(lists[0]->complete);
  const auto shares = claims(d, ClaimKind::share);
  REQUIRE(shares.size() == 2);
  for (const auto* share : shares) CHECK(text_of(d, share->base) == "30.00万元");
}

TEST_CASE("an amount that a list does not explain leaves it incomplete", "[facts]") {
  const auto known = read("本年支出合计30.00万元，其中：基本支出20.00万元，项目支出10.00万元。");
  const auto unknown =
      read("本年支出合计30.00万元，其中：基本支出20.00万元，项目支出8.00万元，奇怪支付2.00万元。");
  CHECK(claims(known, ClaimKind::parts).at(0)->complete);
  CHECK_FALSE(claims(unknown, ClaimKind::parts).at(0)->complete);
}

TEST_CASE("the second of two distributed changes is not a new amount", "[facts]") {
  const auto d = read("收、支总计各是41.25万元。与上年相比，收、支总计各减少1.20万元,1.30万元。");
  REQUIRE(d.figures.size() == 3);
  CHECK(d.figures[1].state == FigureState::read);
  CHECK(d.figures[2].state == FigureState::unread);
}

TEST_CASE("支出决算 goes on with the subject before it, and with none it is not read", "[facts]") {
  const auto d = read("公务接待费年初预算为2.00万元，支出决算为1.50万元。");
  CHECK(name_of(d.figures.at(1).identity, d) == "公务接待费");
  const auto alone = read("。主要用于甲。年初预算为2.00万元，支出决算为1.50万元。");
  CHECK(alone.figures.at(1).state == FigureState::unread);
}

TEST_CASE("words that nobody knows become part of the identity, never disappear", "[facts]") {
  const auto d = read("共有车辆7辆。安排购置车辆1辆，其中：机要通信用车0辆、其他用车1辆。");
  REQUIRE(d.figures.size() == 4);
  CHECK_FALSE(d.figures[0].identity == d.figures[1].identity);
  CHECK(d.figures[3].identity[Dimension::qualifier] == d.figures[1].identity[Dimension::qualifier]);
}

TEST_CASE("a path of classes is a subject of its own, figure or not", "[facts]") {
  const auto d =
      read("教育支出（类）普通教育（款）初中教育（项）。年初预算为2.00万元，支出决算为1.50万元。");
  REQUIRE(d.figures.size() == 2);
  CHECK(name_of(d.figures[1].identity, d) == "初中教育(项)");
  CHECK(d.figures[0].state == FigureState::read);
}

}  // namespace gouji

namespace gouji {

TEST_CASE("what follows a figure that was not read is not about the subject before it", "[facts]") {
  const auto d = read(
      "收入预算100.00万元，其中：一般公共预算拨款90.00万元，占90.00%；奇怪专户拨款10.00万元，占10."
      "00%。");
  REQUIRE(d.figures.size() == 5);
  CHECK(d.figures[3].state == FigureState::unread);
  CHECK(d.figures[4].state == FigureState::unread);
}

TEST_CASE("brackets explain the subject before them", "[facts]") {
  const auto d = read(
      "本年收入合计55.00万元，其中：财政拨款收入54.00万元（其中一般公共预算44."
      "00万元，政府性基金预算10.00万元），占98.18%；其他收入1.00万元，占1.82%。");
  const auto shares = claims(d, ClaimKind::share);
  REQUIRE(shares.size() == 2);
  CHECK(text_of(d, shares[0]->subject) == "54.00万元");
}

TEST_CASE("a reason explains the claims of its own sentence", "[facts]") {
  const auto d = read(
      "财政拨款收入13.00万元，与上年相比，减少9.00万元，下降40.91%。财政拨款收入年初预算数10."
      "00万元，决算数13.00万元，预决算差异率30.00%，差异主要原因是追加项目。");
  CHECK(claims(d, ClaimKind::change).at(0)->reason < 0);
  CHECK(claims(d, ClaimKind::variance).at(0)->reason >= 0);
}

TEST_CASE("figures of projects without a name are compared with nothing", "[facts]") {
  const auto d = read(
      "2.培训项目，绩效自评得分为98分。项目全年预算数为100.00万元。\n3."
      "宣传项目，绩效自评得分为96分。项目全年预算数为200.00万元。");
  for (const auto& figure : d.figures) CHECK(figure.identity[Dimension::project] == kUnknown);
}

}  // namespace gouji

namespace gouji {

TEST_CASE("numbered paragraphs inside a numbered paragraph do not end its list", "[facts]") {
  const auto d = read(
      "一般公共预算财政拨款支出600.00万元，具体情况如下：\n1.教育支出310.00万元，其中：\n"
      "（1）教育支出（类）甲（款）乙（项）300.00万元；\n（2）教育支出（类）甲（款）丙（项）10."
      "00万元。\n"
      "2.农林水支出290.00万元。\n");
  const auto lists = claims(d, ClaimKind::parts);
  const auto outer = std::find_if(lists.begin(), lists.end(), [&](const Claim* c) {
    return text_of(d, c->subject) == "600.00万元";
  });
  REQUIRE(outer != lists.end());
  CHECK((*outer)->parts.size() == 2);
}

TEST_CASE("a list that is cut, or longer than any, is not taken for complete", "[facts]") {
  const std::string opened = "一般公共预算财政拨款支出9000.00万元，按功能分类：教育支出5.00万元";
  const auto parts_of = [](const std::string& text) {
    const auto d = read(text);
    const auto lists = claims(d, ClaimKind::parts);
    REQUIRE(lists.size() == 1);
    CHECK_FALSE(lists[0]->complete);
    return lists[0]->parts.size();
  };
  std::string names;  // no part, and no figure
  while (names.size() < kLongestPiece) names += "，某某单位某某项目";
  CHECK(parts_of(opened + "，农林水支出3.00万元" + names + "，卫生健康支出2.00万元。") == 2);

  std::string many = "一般公共预算财政拨款支出9000.00万元，其中：\n";
  for (int i = 1000; i < 2100; ++i)
    many += "（1）教育支出（类）普通教育（款）第" + std::to_string(i) + "小学（项）1.00万元。\n";
  CHECK(parts_of(many) == 1000);
}

}  // namespace gouji
