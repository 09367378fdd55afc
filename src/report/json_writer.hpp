#pragma once
// JSON text with two blanks of indentation. Keys in the order in which they are written.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace gouji {

class JsonWriter {
 public:
  JsonWriter& open_object() { return open('{'); }
  JsonWriter& close_object() { return close('}'); }
  JsonWriter& open_array() { return open('['); }
  JsonWriter& close_array() { return close(']'); }

  JsonWriter& key(std::string_view name) {
    next();
    append_string(name);
    out_ += ": ";
    after_key_ = true;
    return *this;
  }
  JsonWriter& string(std::string_view text) { return next(), append_string(text), *this; }
  JsonWriter& null() { return raw("null"); }
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
  template <class Integer>
  JsonWriter& number(Integer value) {
    return raw(fmt::format("{}", value));
  }

  /// A string, or null for an empty one.
  JsonWriter& text(std::string_view value) { return value.empty() ? null() : string(value); }

  std::string take() { return std::move(out_ += '\n'); }

 private:
  JsonWriter& raw(std::string_view text) {
    next();
    out_ += text;
    return *this;
  }
  JsonWriter& open(char bracket) {
    next();
    out_ += bracket;
    empty_.push_back(true);
    return *this;
  }
  JsonWriter& close(char bracket) {
    const bool was_empty = empty_.back();
    empty_.pop_back();
    if (!was_empty) line();
    out_ += bracket;
    return *this;
  }
  void next() {
    if (after_key_) {
      after_key_ = false;
      return;
    }
    if (empty_.empty()) return;
    if (!empty_.back()) out_ += ',';
    empty_.back() = false;
    line();
  }
  void line() {
    out_ += '\n';
    out_.append(empty_.size() * 2, ' ');
  }
  void append_string(std::string_view text) {
    out_ += '"';
    while (true) {
      const auto plain = static_cast<std::size_t>(
          std::find_if(text.begin(), text.end(), is_escaped) - text.begin());
      out_ += text.substr(0, plain);
      if (plain == text.size()) break;
      append_escape(text[plain]);
      text.remove_prefix(plain + 1);
    }
    out_ += '"';
  }
  static bool is_escaped(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
  }
  void append_escape(char c) {
    switch (c) {
      case '"':
        out_ += "\\\"";
        break;
      case '\\':
        out_ += "\\\\";
        break;
      case '\n':
        out_ += "\\n";
        break;
      case '\r':
        out_ += "\\r";
        break;
      case '\t':
        out_ += "\\t";
        break;
      default:
        out_ += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    }
  }

  std::string out_;
  std::vector<bool> empty_;
  bool after_key_ = false;
};

}  // namespace gouji
