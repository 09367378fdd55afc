// Who publishes what for which year, whatever a web site puts around the title.

#include <catch2/catch_test_macros.hpp>

#include "facts/disclosure.hpp"
#include "run/library.hpp"

namespace gouji {
namespace {

/// Kind, year and office.
std::string head_of(const std::string& text) {
  static const auto library = load_library();
  REQUIRE(library);
  auto document = read_document(text, "text");
  REQUIRE(document);
  const auto read = extract(std::move(*document), library->vocabulary);
  return read.kind + " " + std::to_string(read.year.value_or(0)) + " " + read.unit;
}

constexpr const char* kBody = "\n一、收入决算情况说明\n本年收入合计1233万元。\n";

}  // namespace

TEST_CASE("what a web site has around a title is none of it", "[facts]") {
  for (const std::string above : {"",
                                  "2020年9月1日\n",
                                  "（2020年9月1日）\n",
                                  "2020年9月\n",
                                  "二〇二〇年九月一日\n",
                                  "发布时间：2020年9月1日 来源：云岭县教育局\n",
                                  "云岭县教育局\n2020年8月20日\n",
                                  "云岭县教育局 2020年8月20日\n",
                                  "索引号：123/2020-00086 公开日期：2020-09-02\n",
                                  "您当前的位置：首页>政务公开>预算/决算>决算\n",
                                  "首页 > 政务公开 > 部门预算\n",
                                  "附件\n",
                                  "附件1\n",
                                  "附件1：\n",
                                  "附件：\n",
                                  "附件2.\n",
                                  "附件：1.部门决算表\n",
                                  "—5—\n",
                                  "- 5 -\n",
                                  "【字体：大 中 小】 【打印】\n",
                                  "浏览次数：120次\n",
                                  "云岭县人民政府办公室\n",
                                  "来源：云岭县财政局\n您现在的位置：首页\n2020年9月1日\n"}) {
    INFO(above);
    CHECK(head_of(above + "云岭县青山中学2019年度部门决算" + kBody) ==
          "final-account 2019 云岭县青山中学");
    CHECK(head_of(above + "2019年度云岭县青山中学部门决算公开" + kBody) ==
          "final-account 2019 云岭县青山中学");
  }
  CHECK(head_of("公开时间：2020年9月1日\n2019年度\n云岭县青山中学部门决算" + std::string(kBody)) ==
        "final-account 2019 云岭县青山中学");
  CHECK(head_of("首页>部门预算\n2020年9月1日\n云岭县青山中学\n2019年度部门决算\n2020年9月" +
                std::string(kBody)) == "final-account 2019 云岭县青山中学");
  CHECK(head_of("附件：云岭县青山中学2019年度部门决算" + std::string(kBody)) ==
        "final-account 2019 云岭县青山中学");
}

TEST_CASE("a level behind the year is no office", "[facts]") {
  const std::string body = "\n2022年，一般公共预算收入85亿元。\n";
  CHECK(head_of("云岭市东湖区2022年区本级决算草案报告" + body) ==
        "final-account 2022 云岭市东湖区");
  CHECK(head_of("云岭镇2021年度镇财政决算报告" + body) == "final-account 2021 云岭镇");
  CHECK(head_of("关于云岭市2021年市级决算草案的报告" + body) == "final-account 2021 云岭市");
}

}  // namespace gouji
