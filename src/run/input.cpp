#include "run/input.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "layout/assemble.hpp"
#include "run/page_reader.hpp"

namespace gouji {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestFile = std::size_t{256} << 20;
constexpr std::array<const char*, 3> kPackageNames{"package.yaml", "package.yml", "package.json"};

/// True where `file` is `folder` or below it, all links followed.
bool is_inside(const fs::path& folder, const fs::path& file) {
  std::error_code error;
  const auto root = fs::weakly_canonical(folder, error);
  const auto real = fs::weakly_canonical(file, error);
  if (error) return false;
  const auto relative = real.lexically_relative(root);
  return !relative.empty() && *relative.begin() != "..";
}

PartReader parts_below(fs::path folder) {
  if (folder.empty()) folder = ".";
  return [folder = std::move(folder)](const std::string& part) -> Result<std::string> {
    const auto file = folder / part;
    if (!is_inside(folder, file)) {
      return Unexpected{Error{{"这个文件不在包的文件夹内", "this file is not inside the package"},
                              file.generic_string(),
                              {},
                              {}}};
    }
    return read_file(file.generic_string(), kLargestFile);
  };
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  const auto refuse = [&](Message what) {
    return Unexpected{Error{std::move(what), path == "-" ? "<stdin>" : path, {}, {}}};
  };
  std::error_code error;
  if (path != "-") {
    const auto status = fs::status(path, error);
    if (!fs::exists(status)) return refuse({"没有这个文件", "no such file"});
    if (fs::is_directory(status))
      return refuse({"这是文件夹，不是文件", "this is a folder, not a file"});
    if (!fs::is_regular_file(status) && !fs::is_fifo(status))
      return refuse({"不是普通文件", "not a regular file"});
  }
  std::ifstream file;
  if (path != "-") {
    file.open(path, std::ios::binary);
    if (!file) return refuse({"打不开文件", "the file cannot be opened"});
  }
  std::istream& in = path == "-" ? std::cin : file;
  std::string out;
  // Growing would touch twice the memory; one byte more than expected, to see the end.
  const auto expected = path == "-" ? 0 : fs::file_size(path, error);
  if (!error && expected <= limit) out.reserve(static_cast<std::size_t>(expected) + 1);
  std::string buffer(std::size_t{1} << 16, '\0');
  while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || in.gcount() > 0) {
    out.append(buffer, 0, static_cast<std::size_t>(in.gcount()));
    if (out.size() > limit) {
      return refuse({fmt::format("文件大于 {} MiB", limit >> 20),
                     fmt::format("larger than {} MiB", limit >> 20)});
    }
  }
  if (in.bad()) return refuse({"读文件时出错", "the file could not be read to its end"});
  return out;
}

namespace {

/// A document of pages. A file of nothing but scans has no text that could be checked.
Result<Document> read_paged(std::string_view bytes, const std::string& shown,
                            const PageWords& words, const std::string& password) {
  auto pages = is_pages(bytes) ? read_pages(bytes) : draw_pdf(bytes, password, shown);
  if (!pages) {
    auto error = pages.error();
    error.file = shown;
    return Unexpected{std::move(error)};
  }
  auto document = assemble(std::move(*pages), words);
  document.path = shown;
  document.files = {shown};
  document.sha256 = sha256(bytes);
  if (document.blocks.empty()) {
    return Unexpected{Error{{"页面上没有可读的文字，可能是扫描件（不做文字识别）",
                             "no text on the pages that could be read: a scan, perhaps (no OCR)"},
                            shown,
                            {},
                            {}}};
  }
  return document;
}

}  // namespace

Result<Document> read_bytes(std::string bytes, const std::string& shown, const PartReader& parts,
                            const PageWords& words, const std::string& password) {
  if (is_pages(bytes) || is_pdf(bytes)) return read_paged(bytes, shown, words, password);
  if (is_package(bytes)) return read_package(std::move(bytes), shown, parts);
  return read_document(std::move(bytes), shown);
}

std::optional<Error> write_file(const std::string& path, std::string_view bytes) {
  const auto fail = [&] {
    return Error{{"写不了这个文件", "the file cannot be written"}, path, {}, {}};
  };
  const auto unfinished = path + ".part";
  std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
  if (!out) return fail();
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code error;
  if (out) fs::rename(unfinished, path, error);
  if (out && !error) return std::nullopt;
  fs::remove(unfinished, error);
  return fail();
}

PartReader no_parts() {
  return [](const std::string&) -> Result<std::string> {
    return Unexpected{Error{{"没有文件夹，读不到包中的其他文件",
                             "without a folder, other files of the package cannot be read"},
                            {},
                            {},
                            {}}};
  };
}

Result<Document> read_input(const std::string& path, const std::string& shown,
                            const PageWords& words, const std::string& password) {
  auto file = path;
  auto name = shown;
  std::error_code error;
  if (path != "-" && fs::is_directory(path, error)) {
    const auto slash = [](const std::string& folder) {
      return folder.ends_with('/') ? folder : folder + "/";
    };
    file.clear();
    for (const auto* package : kPackageNames) {
      if (!file.empty() || !fs::exists(fs::path(path) / package, error)) continue;
      file = slash(path) + package;
      name = slash(shown) + package;
    }
    if (file.empty()) {
      return Unexpected{
          Error{{"文件夹里没有 package.yaml", "no package.yaml in the folder"},
                shown,
                {},
                {"检查其中的文件请逐个列出", "to check the files in it, name each of them"}}};
    }
  }
  auto bytes = read_file(file, kLargestFile);
  if (!bytes) {
    auto refused = bytes.error();
    if (path != "-") refused.file = name;
    return Unexpected{std::move(refused)};
  }
  return read_bytes(std::move(*bytes), name,
                    file == "-" ? no_parts() : parts_below(fs::path(file).parent_path()), words,
                    password);
}

std::string package_of(const std::string& file) {
  std::error_code error;
  const auto path = fs::path(file);
  if (fs::is_regular_file(path, error)) {
    constexpr std::size_t kHead = 4096;
    std::string head(kHead, '\0');
    std::ifstream in(file, std::ios::binary);
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    if (is_package(head)) return file;
  }
  for (auto folder = fs::is_directory(path, error) ? path : path.parent_path();;
       folder = folder.parent_path()) {
    for (const auto* name : kPackageNames) {
      if (fs::exists(folder / name, error)) return (folder / name).generic_string();
    }
    if (folder.empty() || folder == folder.parent_path()) return {};
  }
}

}  // namespace gouji
