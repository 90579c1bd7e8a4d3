// Small numbers and texts in and out of a byte string, with every length checked.
// Knows no record; numbers are little-endian base 128, signed ones zigzag.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/id.hpp"
#include "base/text.hpp"

namespace ithaca {

class ByteWriter {
 public:
  void byte(unsigned value) { out_.push_back(static_cast<char>(value)); }
  void number(std::uint64_t value) {
    for (; value >= 0x80U; value >>= 7U) byte(static_cast<unsigned>(value & 0x7FU) | 0x80U);
    byte(static_cast<unsigned>(value));
  }
  void signed_number(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    number((bits << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0));
  }
  void raw(std::string_view bytes) { out_ += bytes; }
  void text(std::string_view text) {
    number(text.size());
    raw(text);
  }
  template <class Tag>
  void id(const Id<Tag>& id) {
    raw({id.text.data(), id.text.size()});
  }
  void fixed64(std::uint64_t value) {
    for (unsigned i = 0; i < 8; ++i) byte(static_cast<unsigned>(value >> (8 * i)) & 0xFFU);
  }

  std::size_t size() const { return out_.size(); }
  const std::string& bytes() const { return out_; }
  std::string take() { return std::move(out_); }
  // For a byte whose value shows later.
  char& at(std::size_t place) { return out_[place]; }

 private:
  std::string out_;
};

// After the first thing that does not fit, `failed` stays true and all that is read is empty.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  bool failed() const { return failed_; }
  bool at_end() const { return !failed_ && at_ == bytes_.size(); }
  std::size_t rest() const { return bytes_.size() - at_; }
  std::size_t position() const { return at_; }
  void fail() { failed_ = true; }

  unsigned byte() {
    if (failed_ || at_ == bytes_.size()) {
      failed_ = true;
      return 0;
    }
    return static_cast<unsigned char>(bytes_[at_++]);
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const unsigned next = byte();
      value |= std::uint64_t{next & 0x7FU} << shift;
      if ((next & 0x80U) == 0) return shift == 63 && next > 1 ? (fail(), 0) : value;
    }
    fail();
    return 0;
  }
  std::int64_t signed_number() {
    const std::uint64_t bits = number();
    return static_cast<std::int64_t>((bits >> 1U) ^ (0 - (bits & 1U)));
  }
  // How many items follow, each of at least `least_size` bytes.
  std::size_t count(std::size_t least_size = 1) {
    const std::uint64_t value = number();
    if (value > rest() / least_size) fail();
    return failed_ ? 0 : static_cast<std::size_t>(value);
  }
  std::string_view raw(std::size_t size) {
    if (failed_ || size > rest()) {
      failed_ = true;
      return {};
    }
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }
  std::string_view text() {  // valid UTF-8
    const std::string_view text = raw(count());
    if (!is_valid_utf8(text)) fail();
    return failed_ ? std::string_view{} : text;
  }
  template <class Tag>
  Id<Tag> id() {  // set
    const auto id = parse_id<Tag>(raw(kIdLength));
    if (!id) fail();
    return id.value_or(Id<Tag>{});
  }
  std::uint64_t fixed64() {
    std::uint64_t value = 0;
    for (unsigned i = 0; i < 8; ++i) value |= std::uint64_t{byte()} << (8 * i);
    return value;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace ithaca
