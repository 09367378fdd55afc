// A package that was written from a document says what the document says: the same findings, the
// same counts of figures.

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "support/documents.hpp"
#include "support/paths.hpp"
#include "support/pdf_builder.hpp"
#include "support/program.hpp"

namespace gouji {
namespace {

using test::only_in;
using test::PdfBuilder;
using test::run_program;
using test::TemporaryFolder;

struct Told {
  std::vector<std::string> findings;  ///< severity, rule, message; sorted
  std::string figures;
};

Told check(const std::string& path) {
  const auto run = run_program({"check", "--format", "json", "--fail-on", "none", path});
  INFO(run.err);
  REQUIRE(run.status == 0);
  const auto document = nlohmann::json::parse(run.out)["documents"][0];
  Told out;
  out.figures = document["figures"].dump();
  for (const auto& finding : document["findings"]) {
    out.findings.push_back(finding["severity"].get<std::string>() + " " +
                           finding["rule"].get<std::string>() + " " +
                           finding["message"].get<std::string>());
  }
  std::sort(out.findings.begin(), out.findings.end());
  return out;
}

void check_package_of(const std::string& pdf) {
  const TemporaryFolder folder;
  const auto package = folder.path("p.yaml");
  const auto run = run_program({"extract", pdf, "-o", package});
  INFO(run.err);
  REQUIRE(run.status == 0);
  const auto before = check(pdf);
  const auto after = check(package);
  CHECK(before.figures == after.figures);
  CHECK(only_in(before.findings, after.findings) == std::vector<std::string>{});
  CHECK(only_in(after.findings, before.findings) == std::vector<std::string>{});
}

PdfBuilder narrative_with_tables() {
  PdfBuilder pdf;
  pdf.page()
      .text(180, 80, "云岭县水利局2032年度部门决算", 16)
      .text(60, 120, "第一部分  部门概况")
      .text(84, 145, "本部门主要职责是管理水库和灌区。")
      .text(60, 170, "第二部分  部门决算表")
      .text(220, 200, "收入支出决算总表", 14)
      .text(60, 230, "编制单位：云岭县水利局")
      .text(400, 230, "单位：万元")
      .table({60, 180, 280, 400, 500}, {240, 260, 280, 300, 320, 340},
             {{"收入", "", "支出", ""},
              {"项目", "决算数", "项目", "决算数"},
              {"一、一般公共预算财政拨款收入", "320.00", "一、农林水支出", "300.00"},
              {"本年收入合计", "320.00", "本年支出合计", "301.00"},
              {"总计", "320.00", "总计", "320.00"}},
             7)
      .text(60, 360, "注：本表反映部门本年度的总收支情况。");
  pdf.page()
      .text(60, 80, "第三部分  部门决算情况说明")
      .text(60, 105, "一、支出决算情况说明")
      .text(84, 130, "2032年度本年支出合计300.00万元，其中：基本支出200.00万元，占66.76%；", 9)
      .text(84, 150, "项目支出100.00万元，占33.33%。", 9)
      .text(60, 175, "二、“三公”经费支出决算情况说明")
      .text(84, 200, "# 因公出国（境）费0.00万元: 公务接待费1.20万元，比上年减少0.30万元，下降20.00%。", 9)
      .text(84, 225, "- 国有资产: 车辆3辆 # 其中一般公务用车2辆。", 9);
  return pdf;
}

TEST_CASE("a package written from a PDF gives the findings of the PDF", "[extract]") {
  const TemporaryFolder folder;
  check_package_of(folder.write("made.pdf", narrative_with_tables().bytes()));
}

TEST_CASE("text that means something to YAML or Markdown is written as it is", "[extract]") {
  const TemporaryFolder folder;
  PdfBuilder pdf;
  pdf.page()
      .text(180, 80, "云岭县水利局2032年度部门预算", 16)
      .text(60, 120, "  # 一级标题：支出预算300.00万元，比上年增加30.00万元，增长11.11%。", 9)
      .text(60, 150, "--- 支出预算\"300.00\"万元\\n，占100%。", 9)
      .text(60, 180, "...", 9)
      .text(60, 210, "| 其他: [a, b] {c: d} & *e !f %g @h `i`", 9);
  pdf.page()
      .text(220, 80, "2032年部门支出预算总表：\"甲\\乙\"", 14)
      .text(400, 110, "单位：元")
      .table({60, 180, 280, 400}, {120, 140, 160},
             {{"科目: 编码", "# 名称", "合计"}, {"213", "- 农林水支出", "3,000,000"}});
  check_package_of(folder.write("made.pdf", pdf.bytes()));
}

TEST_CASE("short lines of a PDF do not become one paragraph in its package", "[extract]") {
  const TemporaryFolder folder;
  PdfBuilder pdf;
  auto& page = pdf.page().text(180, 60, "云岭县水利局2032年度部门决算", 16);
  for (int i = 0; i < 16; ++i) {
    // Each as long as the next, without a full stop: as if they were lines of one text.
    page.text(60, 100 + i * 30, "基本支出决算200.00万元，完成预算的100.00%，与上年持平", 10);
  }
  check_package_of(folder.write("made.pdf", pdf.bytes()));
}

TEST_CASE("packages written from published PDFs give the same findings", "[extract][corpus]") {
  std::error_code error;
  std::filesystem::directory_iterator files(test::shared_path("corpus"), error);
  if (error) SKIP("skipped: the shared corpus is not here");
  for (const auto& entry : files) {
    if (entry.path().extension() != ".pdf") continue;
    const auto path = entry.path().string();
    INFO(path);
    const TemporaryFolder folder;
    const auto run = run_program({"extract", path, "-o", folder.path("p.yaml")});
    if (run.status == 2) continue;  // an empty form: it names no office and no year
    check_package_of(path);
  }
}

}  // namespace
}  // namespace gouji
