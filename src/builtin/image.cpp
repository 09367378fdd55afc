#include "builtin/image.hpp"

#include <cstdint>

namespace gouji {
namespace {

class Encoder {
 public:
  void number(std::size_t value) {
    while (value >= 0x80) {
      out.push_back(static_cast<char>((value & 0x7FU) | 0x80U));
      value >>= 7;
    }
    out.push_back(static_cast<char>(value));
  }
  void string(std::string_view text) {
    number(text.size());
    out.append(text);
  }
  void position(Position at) {
    number(static_cast<std::size_t>(at.line));
    number(static_cast<std::size_t>(at.column));
  }
  void node(const YamlNode& node_) {
    number(static_cast<std::size_t>(node_.kind) * 2 + (node_.quoted ? 1 : 0));
    position(node_.at);
    switch (node_.kind) {
      case YamlNode::Kind::null:
        break;
      case YamlNode::Kind::scalar:
        string(node_.scalar);
        break;
      case YamlNode::Kind::sequence:
        number(node_.items.size());
        for (const auto& item : node_.items) node(item);
        break;
      case YamlNode::Kind::mapping:
        number(node_.entries.size());
        for (const auto& entry : node_.entries) {
          string(entry.key);
          position(entry.at);
          node(entry.value);
        }
        break;
    }
  }

  std::string out;
};

class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : bytes_(bytes) {}

  std::size_t number() {
    std::size_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= static_cast<std::size_t>(byte & 0x7FU) << shift;
      if (byte < 0x80) return value;
    }
  }
  std::string_view string() {
    const auto size = number();
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }
  Position position() {
    const auto line = number();
    return {static_cast<int>(line), static_cast<int>(number())};
  }
  void node(YamlNode& out) {
    const auto head = number();
    out.kind = static_cast<YamlNode::Kind>(head / 2);
    out.quoted = head % 2 == 1;
    out.at = position();
    if (out.is_scalar()) {
      out.scalar = string();
    } else if (out.is_sequence()) {
      out.items.resize(number());
      for (auto& item : out.items) node(item);
    } else if (out.is_mapping()) {
      out.entries.resize(number());
      for (auto& entry : out.entries) {
        entry.key = string();
        entry.at = position();
        node(entry.value);
      }
    }
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::string encode(const std::vector<BuiltinFile>& files) {
  Encoder encoder;
  encoder.number(files.size());
  for (const auto& file : files) {
    Encoder root;
    root.node(file.root);
    encoder.string(file.path);
    encoder.string(root.out);
  }
  return std::move(encoder.out);
}

BuiltinFile EncodedFile::decode() const {
  BuiltinFile out{std::string(path), {}};
  Decoder(root).node(out.root);
  return out;
}

std::vector<EncodedFile> files_of(std::string_view image) {
  Decoder decoder(image);
  std::vector<EncodedFile> out(decoder.number());
  for (auto& file : out) {
    file.path = decoder.string();
    file.root = decoder.string();
  }
  return out;
}

std::vector<BuiltinFile> decode(std::string_view image) {
  std::vector<BuiltinFile> out;
  for (const auto& file : files_of(image)) out.push_back(file.decode());
  return out;
}

RuleFile rule_file(BuiltinFile file) {
  constexpr std::string_view kFolder = "rules/";
  constexpr std::string_view kEnd = ".yaml";
  auto id = file.path.substr(kFolder.size(), file.path.size() - kFolder.size() - kEnd.size());
  return {.path = std::move(id), .shown = std::move(file.path), .root = std::move(file.root)};
}

}  // namespace gouji
