// Numbers and texts written one after the other as bytes, and read back without ever leaving them.
// Knows no record.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace ithaca {

class ByteWriter {
 public:
  template <class Number>
  void number(Number value) {
    auto bits = static_cast<std::uint64_t>(value);
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
      bytes_.push_back(static_cast<char>(bits & 0xFFU));
      bits >>= 8U;
    }
  }
  void text(std::string_view value) {
    number(static_cast<std::uint64_t>(value.size()));
    bytes_.append(value);
  }
  void raw(std::string_view value) { bytes_.append(value); }
  std::string_view view() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// After the first read past the end everything reads as zero or empty, and ok() is false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  template <class Number>
  Number number() {
    const std::string_view taken = raw(sizeof(Number));
    std::uint64_t bits = 0;
    for (std::size_t i = taken.size(); i-- > 0;) {
      bits = bits << 8U | static_cast<unsigned char>(taken[i]);
    }
    return static_cast<Number>(bits);
  }
  std::string_view text() {
    const auto size = number<std::uint64_t>();
    if (size > rest_.size()) ok_ = false;
    return ok_ ? raw(static_cast<std::size_t>(size)) : std::string_view{};
  }
  std::string_view raw(std::size_t size) {
    if (size > rest_.size()) ok_ = false;
    if (!ok_) return {};
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  bool ok() const { return ok_; }
  bool at_end() const { return ok_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace ithaca
