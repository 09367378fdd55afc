// Writes what the fuzzers begin with: small PDFs that have a bit of everything, and their pages.
//
//   gouji_fuzz_seeds FOLDER

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "pdf/draw.hpp"
#include "support/pdf_builder.hpp"

namespace {

using gouji::test::PdfBuilder;

std::vector<std::string> files() {
  std::vector<std::string> out;
  const std::vector<double> xs{60, 180, 280, 400, 500};
  PdfBuilder report;
  report.page()
      .text(180, 80, "云岭县水利局2032年度部门决算", 16)
      .text(60, 120, "一、收入决算情况说明")
      .text(84, 150, "本年支出合计300.00万元，其中：基本支出200.00万元，占66.67%。", 9)
      .text(220, 200, "收入支出决算总表", 14)
      .text(400, 230, "单位：万元")
      .table(xs, {240, 260, 280, 300},
             {{"收入", "决算数", "支出", "决算数"},
              {"一、拨款", "3.00", "一、农林水", "3.00"},
              {"总计", "3.00", "总计", "3.00"}})
      .text(60, 320, "注：本表反映总收支。")
      .text(290, 800, "- 1 -", 9);
  report.page().table(xs, {60, 80, 100},
                      {{"213", "农林水支出", "3.00", "3.00"}, {"合计", "", "3.00", "3.00"}});
  out.push_back(report.bytes());
  PdfBuilder odd;
  odd.page(842, 595)
      .entry("/Rotate 90")
      .text(60, 80, "目录")
      .text(60, 100, "一、概况……1")
      .codes(60, 120, "00410042")
      .box(60, 200, 300, 0.5)
      .raw("q 0.7 0.7 -0.7 0.7 300 300 cm BT /F1 40 Tf <003200300033> Tj ET Q")
      .raw("q 1 1 1 rg BT /F1 12 Tf 60 300 Td <0032> Tj ET Q");
  out.push_back(odd.bytes());
  PdfBuilder layers;
  const auto off = std::to_string(layers.next_object()) + " 0 R";
  layers.object("<< /Type /OCG /Name (off) >>");
  layers.catalog("/OCProperties << /OCGs [" + off + "] /D << /OFF [" + off + "] >> >>");
  layers.page(800, 1000)
      .entry("/CropBox [40 20 560 960]")
      .resource("/ExtGState << /G << /ca 0.4 /BM /Multiply >> >> /Properties << /P " + off + " >>")
      .text(100, 200, "支出999.00万元。")
      .raw("q 1 1 1 rg")
      .box(120, 188, 60, 15)
      .raw("Q /OC /P BDC")
      .text(100, 230, "旧稿")
      .raw("EMC q /G gs 1 1 0 rg")
      .box(95, 185, 200, 20)
      .raw("Q q 300 0 0 300 100 300 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xFF EI Q")
      .text(220, 700, "支出决算表", 14)
      .table(xs, {900, 920, 940}, {{"编码", "名称", "合计", "基本"}, {"213", "农林水", "3", "3"}});
  layers.page(800, 1000).table({60, 280, 500}, {60, 80}, {{"合计", "3.00"}});  // its last row
  out.push_back(layers.bytes());
  PdfBuilder plain;  // a table without rules
  auto& page = plain.page().text(220, 80, "支出决算表", 16).text(400, 100, "单位：万元");
  page.text(60, 120, "项目").text(220, 120, "基本支出").text(340, 120, "项目支出");
  double y = 140;
  for (const auto* label : {"合计", "教育支出", "农林水支出"}) {
    page.text(60, y, label).text(230, y, "12.50").text(350, y, "12.50");
    y += 20;
  }
  out.push_back(plain.bytes());
  return out;
}

void write(const std::filesystem::path& path, const std::string& bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::filesystem::path folder = argv[1];
  int number = 0;
  for (auto& bytes : files()) {
    const auto name = "made-" + std::to_string(++number);
    const auto pages = gouji::write_pages(gouji::draw(bytes, nullptr));
    write(folder / "pdf" / name, bytes);
    write(folder / "pages" / name, pages.substr(gouji::kPagesMagic.size()));
  }
  return 0;
}
