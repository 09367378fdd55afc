#include "base/yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>

#include <fmt/format.h>

#include "base/text.hpp"

namespace gouji {
namespace {

/// Thrown by the builder through yaml-cpp's parser; never leaves this file.
struct Refused {
  Message what;
  Position at;
};

/// Columns in characters: yaml-cpp counts bytes.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') starts_.push_back(i + 1);
    }
  }

  /// yaml-cpp takes the end of the file for the end of a quoted scalar: look for the closing quote.
  bool is_unterminated(const YAML::Mark& mark) const {
    if (mark.line < 0 || static_cast<std::size_t>(mark.line) >= starts_.size()) return false;
    const auto at = starts_[static_cast<std::size_t>(mark.line)] +
                    static_cast<std::size_t>(std::max(mark.column, 0));
    if (at >= text_.size() || (text_[at] != '"' && text_[at] != '\'')) return false;
    const char quote = text_[at];
    for (auto i = at + 1; i < text_.size(); ++i) {
      if (quote == '"' && text_[i] == '\\') {
        ++i;
      } else if (text_[i] == quote) {
        if (quote == '"' || i + 1 >= text_.size() || text_[i + 1] != quote) return false;
        ++i;  // '' inside single quotes
      }
    }
    return true;
  }

  /// Marks come in order: each count goes on where the one before ended.
  Position position(const YAML::Mark& mark) const {
    if (mark.line < 0) return {};
    const auto line = std::min(static_cast<std::size_t>(mark.line), starts_.size() - 1);
    const auto begin = std::min(starts_[line], text_.size());
    const auto at =
        std::min(begin + static_cast<std::size_t>(std::max(mark.column, 0)), text_.size());
    if (line != last_line_ || at < last_at_) {
      last_line_ = line;
      last_at_ = begin;
      last_column_ = 1;
    }
    last_column_ += static_cast<int>(count_characters(text_.substr(last_at_, at - last_at_)));
    last_at_ = at;
    return {static_cast<int>(line) + 1, last_column_};
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_{0};
  mutable std::size_t last_line_ = 0;
  mutable std::size_t last_at_ = 0;
  mutable int last_column_ = 1;
};

class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const Lines& lines, const YamlLimits& limits) : lines_(lines), limits_(limits) {}

  YamlNode take_root() { return root_ ? std::move(*root_) : YamlNode{}; }

  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add({.at = lines_.position(mark)}, anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto known = anchors_.find(anchor);
    if (known == anchors_.end()) {
      throw Refused{{"别名指向自身", "an alias refers to itself"}, lines_.position(mark)};
    }
    count(size_of(known->second), lines_.position(mark));
    add(known->second, 0);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    if (tag == "!" && lines_.is_unterminated(mark)) {
      throw Refused{{"引号没有结束", "the quotation mark is never closed"}, lines_.position(mark)};
    }
    add({.kind = YamlNode::Kind::scalar,
         .quoted = tag == "!",
         .at = lines_.position(mark),
         .scalar = value},
        anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open(YamlNode::Kind::sequence, mark, anchor);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(YamlNode::Kind::mapping, mark, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    YamlNode node;
    YAML::anchor_t anchor = 0;
    std::optional<YamlEntry> key;  ///< a mapping's key that waits for its value
  };

  void count(std::size_t nodes, Position at) {
    count_ += nodes;
    if (count_ > limits_.nodes) {
      throw Refused{{fmt::format("节点超过 {} 个（别名展开计算在内）", limits_.nodes),
                     fmt::format("more than {} nodes (aliases counted out)", limits_.nodes)},
                    at};
    }
  }

  static std::size_t size_of(const YamlNode& node) {
    std::size_t size = 1;
    for (const auto& item : node.items) size += size_of(item);
    for (const auto& entry : node.entries) size += 1 + size_of(entry.value);
    return size;
  }

  void open(YamlNode::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    const auto at = lines_.position(mark);
    if (static_cast<int>(stack_.size()) >= limits_.depth) {
      throw Refused{{fmt::format("嵌套超过 {} 层", limits_.depth),
                     fmt::format("nested deeper than {} levels", limits_.depth)},
                    at};
    }
    stack_.push_back({.node = {.kind = kind, .at = at}, .anchor = anchor, .key = {}});
  }

  void close() {
    auto done = std::move(stack_.back());
    stack_.pop_back();
    add(std::move(done.node), done.anchor);
  }

  void add(YamlNode node, YAML::anchor_t anchor) {
    count(1, node.at);
    if (anchor != 0) anchors_[anchor] = node;
    if (stack_.empty()) {
      root_ = std::move(node);
      return;
    }
    auto& parent = stack_.back();
    if (parent.node.is_sequence()) {
      parent.node.items.push_back(std::move(node));
    } else if (parent.key) {
      parent.key->value = std::move(node);
      parent.node.entries.push_back(std::move(*parent.key));
      parent.key.reset();
    } else {
      begin_entry(parent, std::move(node));
    }
  }

  static void begin_entry(Open& parent, YamlNode key) {
    if (!key.is_scalar()) {
      throw Refused{{"键必须是单个词", "a key must be a scalar"}, key.at};
    }
    constexpr std::size_t kMostKeys = 2000;
    if (parent.node.entries.size() >= kMostKeys) {
      throw Refused{{fmt::format("一处的键超过 {} 个", kMostKeys),
                     fmt::format("more than {} keys in one mapping", kMostKeys)},
                    key.at};
    }
    if (parent.node.find(key.scalar) != nullptr) {
      throw Refused{
          {fmt::format("键“{}”重复", key.scalar), fmt::format("key '{}' stands twice", key.scalar)},
          key.at};
    }
    parent.key = YamlEntry{.key = std::move(key.scalar), .at = key.at, .value = {}};
  }

  const Lines& lines_;
  const YamlLimits& limits_;
  std::size_t count_ = 0;
  std::vector<Open> stack_;
  std::map<YAML::anchor_t, YamlNode> anchors_;
  std::optional<YamlNode> root_;
};

Error refusal(Message what, const std::string& file, Position at, Message hint = {}) {
  return {.what = std::move(what), .file = file, .at = at, .hint = std::move(hint)};
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const auto& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

// Written out: clang 14 crashes on a defaulted comparison of a recursive type.
bool YamlNode::operator==(const YamlNode& other) const {
  return kind == other.kind && quoted == other.quoted && at == other.at && scalar == other.scalar &&
         items == other.items && entries == other.entries;
}

bool YamlEntry::operator==(const YamlEntry& other) const {
  return key == other.key && at == other.at && value == other.value;
}

Result<YamlNode> parse_yaml(std::string_view text, const std::string& file, YamlLimits limits) {
  if (text.size() > limits.bytes) {
    return Unexpected{refusal({fmt::format("文件大于 {} 字节", limits.bytes),
                               fmt::format("larger than {} bytes", limits.bytes)},
                              file, {})};
  }
  if (const auto bad = find_invalid_utf8(text); bad != std::string_view::npos) {
    return Unexpected{refusal({"不是 UTF-8 文本", "not UTF-8 text"}, file, position_of(text, bad))};
  }
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
    return Unexpected{refusal({"文件中有 NUL 字符", "a NUL character in the file"}, file,
                              position_of(text, nul))};
  }
  const Lines lines(text);
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    TreeBuilder builder(lines, limits);
    if (!parser.HandleNextDocument(builder)) {
      return Unexpected{refusal({"文件为空", "the file is empty"}, file, {})};
    }
    auto root = builder.take_root();
    TreeBuilder second(lines, limits);
    if (parser.HandleNextDocument(second)) {
      return Unexpected{refusal({"一个文件只能有一个 YAML 文档", "more than one YAML document"},
                                file, second.take_root().at)};
    }
    return root;
  } catch (const Refused& refused) {
    return Unexpected{refusal(refused.what, file, refused.at)};
  } catch (const YAML::Exception& error) {
    return Unexpected{refusal(
        {fmt::format("YAML 语法错误：{}", error.msg), fmt::format("YAML syntax: {}", error.msg)},
        file, lines.position(error.mark))};
  }
}

}  // namespace gouji
