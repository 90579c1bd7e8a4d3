// JSON as text (RFC 8259), strictly and within limits: nlohmann/json reads it, one reader hands it
// out piece by piece, and there is one way to write.
// Knows no field and no record. Numbers keep their digits, strings are UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace ithaca {

inline constexpr int kDeepestJson = 64;  // open objects and arrays, in files and in what is kept

enum class JsonKind : std::uint8_t { object, array, string, number, boolean, null, none };

// Hands out one JSON value front to back. The whole text is checked first: after an error every
// call fails, and `error` and `position` say what and where. Copies are cheap: a copy is a place to
// come back to.
class JsonReader {
 public:
  // `depth`: how many objects and arrays are already open around the text.
  // Errors: bad_syntax, bad_encoding (half a surrogate pair), too_large (depth), out_of_range (a
  // number beyond 1.8e308, which RFC 8259 lets a reader refuse).
  explicit JsonReader(std::string_view text, int depth = 0);

  JsonKind peek() const;  // what starts here; `none` where no value does

  bool enter_object();
  // Moves to the next member and reads its key; false at the object's end and after an error.
  // Whether a key stands twice is the caller's to ask, except in copy_value.
  bool next_member(std::string& key);
  bool enter_array();
  bool next_element();

  bool read_string(std::string& out);
  bool read_number(std::string_view& source);  // lives as long as a copy of the reader
  bool read_boolean(bool& out);
  bool read_null();
  // Appends the whole value without white space and with one spelling of each string; members keep
  // their order, numbers their digits. Error: duplicate (a key that stands twice).
  bool copy_value(std::string& out);

  bool at_end() const;  // nothing is left
  bool failed() const { return failed_; }
  Errc error() const { return error_; }
  std::size_t position() const { return position_; }  // byte of the text

  // What a text consists of, in its order; made once and shared by the copies of a reader.
  struct Tape;

 private:
  bool fail(Errc code);
  bool take(JsonKind kind, std::string_view& text);

  std::shared_ptr<const Tape> tape_;
  std::size_t at_ = 0;
  std::size_t position_ = 0;
  Errc error_ = Errc::bad_syntax;
  bool failed_ = false;
};

// The value without white space; empty when the text is not exactly one valid value.
std::string canonical_json(std::string_view text);

// Appends the text in quotes; only what must be escaped is.
void append_json_string(std::string& out, std::string_view text);

}  // namespace ithaca
