#include "base/yaml_reader.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace gouji {

Message suggestion(std::string_view word, const std::vector<std::string>& candidates) {
  const auto nearest = did_you_mean(word, candidates);
  if (nearest.empty()) return {};
  return {fmt::format("是不是“{}”？", nearest), fmt::format("did you mean '{}'?", nearest)};
}

YamlReader::YamlReader(const YamlNode& node, std::string file, std::vector<Error>& errors)
    : node_(node), file_(std::move(file)), errors_(errors) {
  if (!node_.is_mapping()) report(node_, {"这里应当是“键: 值”", "a mapping is expected here"});
}

const YamlNode* YamlReader::optional(std::string_view key) {
  known_.emplace_back(key);
  return node_.find(key);
}

const YamlNode* YamlReader::required(std::string_view key) {
  const auto* found = optional(key);
  if (found == nullptr && node_.is_mapping()) {
    report(node_, {fmt::format("缺少“{}”", key), fmt::format("'{}' is missing", key)});
  }
  return found;
}

std::string YamlReader::text(std::string_view key, std::string_view otherwise) {
  const auto* found = optional(key);
  if (found == nullptr) return std::string(otherwise);
  if (found->is_scalar()) return found->scalar;
  report(*found, {fmt::format("“{}”应当是一个词", key), fmt::format("'{}' must be a scalar", key)});
  return std::string(otherwise);
}

bool YamlReader::boolean(std::string_view key) {
  const auto* found = optional(key);
  if (found == nullptr) return false;
  if (found->is_scalar() && !found->quoted) {
    if (found->scalar == "true") return true;
    if (found->scalar == "false") return false;
  }
  report(*found, {fmt::format("“{}”应当是 true 或 false", key),
                  fmt::format("'{}' must be true or false", key)});
  return false;
}

std::vector<std::string> YamlReader::texts(std::string_view key) {
  const auto* found = optional(key);
  return found == nullptr ? std::vector<std::string>{} : scalars(*found);
}

std::vector<std::string> YamlReader::scalars(const YamlNode& node) {
  std::vector<std::string> out;
  if (node.is_scalar()) return {node.scalar};
  if (!node.is_sequence()) {
    report(node, {"这里应当是一个列表", "a list is expected here"});
    return out;
  }
  for (const auto& item : node.items) {
    if (item.is_scalar()) {
      out.push_back(item.scalar);
    } else {
      report(item, {"列表中只能有词", "the list may contain scalars only"});
    }
  }
  return out;
}

std::vector<const YamlEntry*> YamlReader::rest() {
  std::vector<const YamlEntry*> out;
  for (const auto& entry : node_.entries) {
    if (std::find(known_.begin(), known_.end(), entry.key) == known_.end()) out.push_back(&entry);
  }
  for (const auto* entry : out) known_.push_back(entry->key);
  return out;
}

void YamlReader::finish() {
  constexpr std::size_t kMostShown = 20;
  const auto known = known_;
  auto unknown = rest();
  unknown.resize(std::min(unknown.size(), kMostShown));
  for (const auto* entry : unknown) {
    report(entry->at,
           {fmt::format("不认识的键“{}”", entry->key), fmt::format("unknown key '{}'", entry->key)},
           suggestion(entry->key, known));
  }
}

void YamlReader::report(const YamlNode& at, Message what, Message hint) {
  report(at.at, std::move(what), std::move(hint));
}

void YamlReader::report(Position at, Message what, Message hint) {
  errors_.push_back({std::move(what), file_, at, std::move(hint)});
}

}  // namespace gouji
