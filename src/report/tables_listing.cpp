// The tables of a document as gouji sees them: which form each is, its title, page, unit, heads and
// cells as printed.

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/json_writer.hpp"
#include "report/reporters.hpp"
#include "report/trust.hpp"

namespace gouji {
namespace {

/// One table with what is needed to print it.
class Listed {
 public:
  Listed(const FormTable& form_table, const Disclosure& disclosure)
      : form_table_(form_table),
        disclosure_(disclosure),
        table_(disclosure.document.tables[form_table.table]) {}

  const Table& table() const { return table_; }
  const FormTable& form_table() const { return form_table_; }

  std::string_view text(std::int32_t block) const {
    if (block < 0) return {};
    const auto& at = disclosure_.document.blocks[static_cast<std::size_t>(block)];
    return disclosure_.document.text(at.begin, at.end);
  }
  std::string_view title() const { return text(static_cast<std::int32_t>(table_.title)); }
  std::string_view form() const {
    return form_table_.form == nullptr ? std::string_view()
                                       : std::string_view(form_table_.form->id);
  }
  int page() const {
    return disclosure_.document.position(disclosure_.document.blocks[table_.title].begin).page;
  }
  std::string_view trust() const { return trust_name(table_.trust); }

 private:
  const FormTable& form_table_;
  const Disclosure& disclosure_;
  const Table& table_;
};

void write_json(JsonWriter& json, const Listed& listed, Language language) {
  const auto& table = listed.table();
  json.open_object();
  json.key("form").text(listed.form());
  json.key("title").text(listed.title());
  json.key("page");
  listed.page() > 0 ? json.number(listed.page()) : json.null();
  json.key("unit").text(table.unit);
  json.key("trust").string(listed.trust());
  const auto& why = listed.form_table().why_not;
  json.key("why_not").text(language == Language::zh ? why.zh : why.en);
  json.key("heads").open_array();  // of each column, from the outer to the inner one
  for (std::size_t column = 0; column < table.columns; ++column) {
    json.open_array();
    if (column < listed.form_table().paths.size()) {
      for (const auto& head : listed.form_table().paths[column]) json.string(head);
    }
    json.close_array();
  }
  json.close_array();
  json.key("head_rows").number(listed.form_table().body);
  json.key("rows").open_array();
  for (std::size_t row = 0; row < table.rows(); ++row) {
    json.open_array();
    for (std::size_t column = 0; column < table.columns; ++column) {
      json.string(listed.text(table.cell(row, column)));
    }
    json.close_array();
  }
  json.close_array();
  json.key("notes").open_array();
  for (const auto note : table.notes) json.string(listed.text(static_cast<std::int32_t>(note)));
  json.close_array();
  json.close_object();
}

void write_text(std::string& out, const Listed& listed, bool zh) {
  const auto& table = listed.table();
  out += fmt::format("\n## {}\n", listed.title().empty()
                                      ? std::string(zh ? "（无标题）" : "(no title)")
                                      : printable(listed.title()));
  const auto& why = listed.form_table().why_not;
  out += fmt::format("{}{}", zh ? "表样：" : "form: ",
                     listed.form().empty() ? (zh ? why.zh : why.en) : std::string(listed.form()));
  if (listed.page() > 0) out += fmt::format("{}{}", zh ? "，页：" : ", page: ", listed.page());
  out += fmt::format("{}{}", zh ? "，单位：" : ", unit: ",
                     table.unit.empty() ? (zh ? "不明" : "unknown") : printable(table.unit));
  out += fmt::format("{}{}\n", zh ? "，来自：" : ", trust: ", listed.trust());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t column = 0; column < table.columns; ++column) {
      out += column > 0 ? " | " : "";
      out += printable(listed.text(table.cell(row, column)));
    }
    out += '\n';
  }
  for (const auto note : table.notes) {
    out += fmt::format("{}\n", printable(listed.text(static_cast<std::int32_t>(note))));
  }
}

}  // namespace

std::string json_tables(const std::vector<TablesOf>& documents, Language language) {
  JsonWriter json;
  json.open_object();
  json.key("schema").string("gouji-tables/1");
  json.key("documents").open_array();
  for (const auto& document : documents) {
    json.open_object();
    json.key("path").string(document.path);
    json.key("tables").open_array();
    for (const auto& table : document.disclosure.tables) {
      write_json(json, Listed(table, document.disclosure), language);
    }
    json.close_array();
    json.close_object();
  }
  json.close_array();
  json.close_object();
  return json.take();
}

std::string text_tables(const std::vector<TablesOf>& documents, Style style) {
  const bool zh = style.language == Language::zh;
  std::string out;
  for (const auto& document : documents) {
    out += fmt::format("{}\n", printable(document.path));
    for (const auto& table : document.disclosure.tables) {
      write_text(out, Listed(table, document.disclosure), zh);
    }
  }
  return out;
}

}  // namespace gouji
