#pragma once
// Values as bytes and back, for what a build step prepares and the program of the same build reads:
// byte order and sizes are the machine's own.
//
// A struct is archived field by field. `fields(value)` ties them; it takes the struct apart with a
// structured binding, so that a field that nobody lists does not compile. What is not its fields
// (a class that keeps an invariant) is an overload of the Writer and the Reader that derive from
// these: each calls the most derived one, `Self`.

#include <array>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace gouji {

template <class T>
inline constexpr bool kIsFlat =
    std::is_trivially_copyable_v<T> && !std::is_class_v<T> && !std::is_pointer_v<T>;
template <class T, std::size_t N>
inline constexpr bool kIsFlat<std::array<T, N>> = kIsFlat<T>;
/// A struct without padding or pointers that says `static constexpr bool flat = true`.
template <class T>
requires(T::flat) inline constexpr bool kIsFlat<T> = std::has_unique_object_representations_v<T>;

/// A class that is made from, and shows, how its values are laid out.
template <class T>
concept HasLayout = requires(const T& value) {
  typename T::Layout;
  { value.layout() } -> std::same_as<const typename T::Layout&>;
};

template <class Self>
class ArchiveWriter {
 public:
  template <class T>
  void operator()(const T& value) {
    if constexpr (kIsFlat<T>) {
      raw(&value, sizeof value);
    } else if constexpr (HasLayout<T>) {
      self()(value.layout());
    } else {
      std::apply([this](const auto&... field) { (self()(field), ...); }, fields(value));
    }
  }
  void operator()(const std::string& text) {
    size(text.size());
    raw(text.data(), text.size());
  }
  template <class T>
  void operator()(const std::vector<T>& list) {
    size(list.size());
    if constexpr (kIsFlat<T>) {
      raw(list.data(), list.size() * sizeof(T));
    } else {
      for (const auto& item : list) self()(item);
    }
  }
  template <class T>
  void operator()(const std::optional<T>& value) {
    self()(value.has_value());
    if (value) self()(*value);
  }
  template <class A, class B>
  void operator()(const std::pair<A, B>& pair) {
    self()(pair.first);
    self()(pair.second);
  }
  template <class K, class V>
  void operator()(const std::map<K, V>& map) {
    size(map.size());
    for (const auto& entry : map) self()(entry);
  }

  std::string bytes;

 private:
  Self& self() { return static_cast<Self&>(*this); }
  void size(std::size_t count) { self()(static_cast<std::uint32_t>(count)); }
  void raw(const void* data, std::size_t count) {
    bytes.append(static_cast<const char*>(data), count);
  }
};

/// Requires: the bytes of an ArchiveWriter, and the same types in the same order.
template <class Self>
class ArchiveReader {
 public:
  explicit ArchiveReader(std::string_view bytes) : bytes_(bytes) {}

  template <class T>
  void operator()(T& value) {
    if constexpr (kIsFlat<T>) {
      raw(&value, sizeof value);
    } else if constexpr (HasLayout<T>) {
      value = T(next<typename T::Layout>());
    } else {
      std::apply([this](auto&... field) { (self()(field), ...); }, fields(value));
    }
  }
  void operator()(std::string& text) { text = view(); }
  template <class T>
  void operator()(std::vector<T>& list) {
    list.resize(size());
    if constexpr (kIsFlat<T>) {
      raw(list.data(), list.size() * sizeof(T));
    } else {
      for (auto& item : list) self()(item);
    }
  }
  template <class T>
  void operator()(std::optional<T>& value) {
    bool has_value = false;
    self()(has_value);
    if (has_value) self()(value.emplace());
  }
  template <class A, class B>
  void operator()(std::pair<A, B>& pair) {
    self()(pair.first);
    self()(pair.second);
  }
  template <class K, class V>
  void operator()(std::map<K, V>& map) {
    for (auto left = size(); left > 0; --left) {
      std::pair<K, V> entry;
      self()(entry);
      map.insert(map.end(), std::move(entry));
    }
  }

  /// The next string, as long as the bytes are there.
  std::string_view view() {
    const auto count = size();
    at_ += count;
    return bytes_.substr(at_ - count, count);
  }

  template <class T>
  T next() {
    T value{};
    self()(value);
    return value;
  }

 private:
  Self& self() { return static_cast<Self&>(*this); }
  std::size_t size() { return next<std::uint32_t>(); }
  void raw(void* data, std::size_t count) {
    if (count != 0) std::memcpy(data, bytes_.data() + at_, count);
    at_ += count;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace gouji
