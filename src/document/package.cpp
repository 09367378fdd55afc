#include "document/package.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "base/text.hpp"
#include "base/yaml_reader.hpp"
#include "document/csv.hpp"
#include "document/encoding.hpp"
#include "document/submission.hpp"

namespace gouji {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20;
constexpr std::size_t kMostBytesTogether = std::size_t{256} << 20;
constexpr std::size_t kMostTables = 200;
constexpr std::size_t kMostColumns = 200;
constexpr std::size_t kMostRows = 200'000;
constexpr std::size_t kMostCells = 2'000'000;
constexpr YamlLimits kYaml{.bytes = kMostBytes, .nodes = 3'000'000, .depth = 16};

/// The path stays below the folder by its words alone; links are the part reader's business.
bool stays_inside(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.find('\\') != std::string_view::npos ||
      path.find(':') != std::string_view::npos) {
    return false;
  }
  for (std::size_t at = 0; at <= path.size();) {
    const auto end = std::min(path.find('/', at), path.size());
    if (path.substr(at, end - at) == "..") return false;
    at = end + 1;
  }
  return true;
}

/// A cell before it is a block.
struct RawCell {
  std::string_view text;
  Position at;
};

class PackageReader {
 public:
  PackageReader(const std::string& path, const PartReader& parts) : parts_(parts) {
    document_.path = path;
    document_.files = {path};
    document_.format = "package";
  }

  Result<Document> run(std::string bytes) {
    hashed_ = sha256(bytes);
    together_ = bytes.size();
    auto text = decode_text(std::move(bytes), document_.path, kMostBytes);
    if (!text) return Unexpected{text.error()};
    package_ = std::move(*text);
    auto root = parse_yaml(package_, document_.path, kYaml);
    if (!root) return Unexpected{root.error()};
    read(*root);
    if (!errors_.empty()) return Unexpected{std::move(errors_.front())};
    if (document_.blocks.empty()) {
      return Unexpected{
          Error{{"包中没有文字，也没有表格", "the package has neither text nor tables"},
                document_.path,
                {},
                {}}};
    }
    document_.sha256 = document_.files.size() == 1 ? hashed_ : sha256(hashed_);
    return std::move(document_);
  }

 private:
  void read(const YamlNode& root) {
    YamlReader reader(root, document_.path, errors_);
    if (const auto* schema = reader.required("schema");
        schema != nullptr && schema->scalar != "gouji-package/1") {
      reader.report(*schema, {"schema 应当是 gouji-package/1", "schema must be gouji-package/1"});
    }
    auto& about = document_.submission.emplace(read_submission(reader));
    const auto* narrative = reader.optional("narrative");
    const auto* tables = reader.optional("tables");
    about.has_tables = about.has_tables && tables != nullptr;
    reader.finish();
    if (!errors_.empty()) return;
    // What stands first in the package stands first in the document.
    const bool tables_first =
        narrative != nullptr && tables != nullptr && tables->at < narrative->at;
    if (tables_first) read_tables(*tables);
    if (narrative != nullptr && errors_.empty()) read_narrative(*narrative);
    if (tables != nullptr && !tables_first && errors_.empty()) read_tables(*tables);
  }

  /// The bytes of another file as text; its index in `files`. Reports what is wrong.
  std::optional<std::pair<std::string, std::uint32_t>> part(const YamlNode& node) {
    if (!node.is_scalar() || !stays_inside(node.scalar)) {
      fail(node.at, {fmt::format("路径“{}”不在包内", node.scalar),
                     fmt::format("path '{}' is not inside the package", node.scalar)});
      return std::nullopt;
    }
    const auto slash = document_.path.rfind('/');
    const auto shown =
        (slash == std::string::npos ? "" : document_.path.substr(0, slash + 1)) + node.scalar;
    auto bytes = parts_(node.scalar);
    if (!bytes) {
      auto error = bytes.error();
      if (error.file.empty()) error.file = shown;
      errors_.push_back(std::move(error));
      return std::nullopt;
    }
    together_ += bytes->size();
    if (together_ > kMostBytesTogether) {
      fail(node.at, {fmt::format("包大于 {} MiB", kMostBytesTogether >> 20),
                     fmt::format("the package is larger than {} MiB", kMostBytesTogether >> 20)});
      return std::nullopt;
    }
    hashed_ += sha256(*bytes);
    auto text = decode_text(std::move(*bytes), shown, kMostBytes);
    if (!text) {
      errors_.push_back(text.error());
      return std::nullopt;
    }
    document_.files.push_back(shown);
    return std::pair(std::move(*text), static_cast<std::uint32_t>(document_.files.size() - 1));
  }

  void read_narrative(const YamlNode& node) {
    if (node.is_scalar()) return add_narrative(node.scalar, origin_of(node));
    YamlReader reader(node, document_.path, errors_);
    const auto* file = reader.required("file");
    reader.finish();
    if (file == nullptr || !errors_.empty()) return;
    if (auto text = part(*file)) add_narrative(text->first, {.file = text->second, .line = 1});
  }

  void add_narrative(std::string_view text, LineOrigin origin) {
    const auto begin = document_.source.size();
    document_.source += text;
    auto error = read_lines(document_, begin, origin, {});
    if (document_.source.size() > begin && document_.source.back() != '\n') {
      document_.source += '\n';
    }
    document_.format = "package";  // Markdown inside makes no Markdown of it
    if (!error) return;
    error->file = document_.files[origin.file];
    errors_.push_back(std::move(*error));
  }

  /// Lines of a literal block scalar stand as they are below its mark, indented; of any other
  /// scalar only the beginning has a place.
  LineOrigin origin_of(const YamlNode& node) const {
    LineOrigin out{.line = node.at.line, .column = node.at.column};
    const auto wanted = std::string_view(node.scalar).substr(0, node.scalar.find('\n'));
    for (const auto line : {node.at.line, node.at.line + 1}) {
      const auto text = package_line(line);
      const auto at = text.find(wanted);
      const bool literal = at != std::string_view::npos && at + wanted.size() == text.size() &&
                           trimmed(text.substr(0, at)).empty();
      if (literal) return {.line = line, .column = static_cast<int>(at) + 1};
    }
    return out;
  }

  std::string_view package_line(int number) const {
    std::string_view rest = package_;
    for (int i = 1; i < number && !rest.empty(); ++i) {
      rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    }
    return rest.substr(0, rest.find('\n'));
  }

  void read_tables(const YamlNode& node) {
    if (node.kind == YamlNode::Kind::null) return;
    if (!node.is_sequence()) {
      return fail(node.at, {"tables 应当是一个列表", "tables must be a list"});
    }
    if (node.items.size() > kMostTables) {
      return fail(node.at, {fmt::format("表格超过 {} 张", kMostTables),
                            fmt::format("more than {} tables", kMostTables)});
    }
    for (const auto& item : node.items) {
      read_table(item);
      if (!errors_.empty()) return;
    }
  }

  void read_table(const YamlNode& node) {
    YamlReader reader(node, document_.path, errors_);
    const auto* title = reader.required("title");
    const auto* unit = reader.optional("unit");
    const auto* notes = reader.optional("notes");
    const auto* file = reader.optional("file");
    const auto* rows = reader.optional("rows");
    if ((file == nullptr) == (rows == nullptr)) {
      reader.report(node, {"表格需要 file 或 rows 之一", "a table needs either file or rows"});
    }
    reader.finish();
    if (!errors_.empty()) return;
    Table table;
    table.title = add_block(BlockKind::table_title, title->scalar, 0, title->at);
    if (unit != nullptr) table.unit = unit_of(unit->scalar);
    const bool filled = file != nullptr ? add_rows_of(*file, table) : add_rows(*rows, table);
    if (!filled) return;
    if (notes != nullptr) {
      for (const auto& note : notes->is_sequence() ? notes->items : std::vector{*notes}) {
        table.notes.push_back(add_block(BlockKind::note, note.scalar, 0, note.at));
      }
    }
    document_.tables.push_back(std::move(table));
  }

  /// 万元 of 金额单位：万元.
  static std::string unit_of(std::string_view text) {
    auto folded = fold(text);
    if (const auto colon = folded.rfind(':'); colon != std::string::npos) {
      folded.erase(0, colon + 1);
    }
    return folded;
  }

  bool add_rows(const YamlNode& node, Table& table) {
    if (!node.is_sequence()) {
      fail(node.at, {"rows 应当是一个列表", "rows must be a list"});
      return false;
    }
    std::vector<std::vector<RawCell>> rows;
    for (const auto& row : node.items) {
      auto& cells = rows.emplace_back();
      for (const auto& cell : row.items) {
        if (!cell.items.empty() || !cell.entries.empty()) {
          fail(cell.at, {"单元格应当是文字", "a cell must be a text"});
          return false;
        }
        cells.push_back({cell.scalar, cell.at});
      }
      if (!row.is_sequence()) {
        fail(row.at, {"一行应当是单元格的列表", "a row is a list of cells"});
        return false;
      }
    }
    return add_cells(rows, 0, node.at, table);
  }

  bool add_rows_of(const YamlNode& file, Table& table) {
    const auto text = part(file);
    if (!text) return false;
    const auto parsed = parse_csv(text->first, document_.files[text->second]);
    if (!parsed) {
      errors_.push_back(parsed.error());
      return false;
    }
    std::vector<std::vector<RawCell>> rows;
    for (const auto& row : *parsed) {
      auto& cells = rows.emplace_back();
      for (const auto& field : row) cells.push_back({field.text, field.at});
    }
    return add_cells(rows, text->second, file.at, table);
  }

  bool add_cells(const std::vector<std::vector<RawCell>>& rows, std::uint32_t file, Position at,
                 Table& table) {
    for (const auto& row : rows) table.columns = std::max(table.columns, row.size());
    rows_ += rows.size();
    cells_ += rows.size() * table.columns;
    if (table.columns > kMostColumns || rows_ > kMostRows || cells_ > kMostCells) {
      fail(at, {fmt::format("表格太大：至多 {} 列、{} 行", kMostColumns, kMostRows),
                fmt::format("too large: at most {} columns, {} rows", kMostColumns, kMostRows)});
      return false;
    }
    table.cells.reserve(rows.size() * table.columns);
    for (const auto& row : rows) {
      for (std::size_t column = 0; column < table.columns; ++column) {
        const bool empty = column >= row.size() || trimmed(row[column].text).empty();
        table.cells.push_back(empty
                                  ? -1
                                  : static_cast<std::int32_t>(add_block(
                                        BlockKind::cell, row[column].text, file, row[column].at)));
      }
    }
    return true;
  }

  /// A piece of text with a place of its own.
  std::size_t add_block(BlockKind kind, std::string_view text, std::uint32_t file, Position at) {
    Block block{.kind = kind, .begin = document_.source.size(), .folded = {}};
    document_.lines.push_back(
        {.begin = block.begin, .file = file, .line = at.line, .column = at.column});
    document_.source.append(text).append("\n");
    block.end = document_.source.size() - 1;
    block.folded = fold(document_.source, block.begin, block.end);
    document_.blocks.push_back(std::move(block));
    return document_.blocks.size() - 1;
  }

  void fail(Position at, Message what) {
    errors_.push_back({std::move(what), document_.path, at, {}});
  }

  const PartReader& parts_;
  Document document_;
  std::string package_;
  std::string hashed_;
  std::size_t together_ = 0;
  std::size_t rows_ = 0;
  std::size_t cells_ = 0;
  std::vector<Error> errors_;
};

}  // namespace

/// The key stands at the beginning of a line, or in JSON behind the opening brace or a comma; the
/// first 4,096 bytes decide.
bool is_package(std::string_view bytes) {
  constexpr std::size_t kHead = 4096;
  const auto head = bytes.substr(0, kHead);
  const auto at = head.find("gouji-package/");
  if (at == std::string_view::npos) return false;
  const auto key = head.substr(0, at).rfind("schema");
  if (key == std::string_view::npos) return false;
  const auto between = head.substr(key + 6, at - key - 6);
  if (between.find(':') == std::string_view::npos || between.size() > 16) return false;
  auto before = head.substr(0, key);
  while (!before.empty() && (before.back() == '"' || before.back() == '\'')) {
    before.remove_suffix(1);
  }
  const auto last = before.find_last_not_of(" \t\r");
  if (last == std::string_view::npos) return true;
  const char mark = before[last];
  return mark == '\n' || mark == '{' || mark == ',' || mark == '\xBF';  // \xBF ends a BOM
}

Result<Document> read_package(std::string bytes, const std::string& path, const PartReader& parts) {
  return PackageReader(path, parts).run(std::move(bytes));
}

}  // namespace gouji
