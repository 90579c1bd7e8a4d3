// JSON as text (RFC 8259), strictly and within limits: one reader that pulls, one way to write.
// Knows no field and no record. Numbers stay as their source text, strings are UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace ithaca {

inline constexpr int kDeepestJson = 64;  // open objects and arrays, in files and in what is kept

enum class JsonKind : std::uint8_t { object, array, string, number, boolean, null, none };

// Reads one JSON value front to back. After the first error every call fails, and `error` and
// `position` say what and where. The text must be valid UTF-8 and outlive the reader. Copies are
// cheap: a copy is a place to come back to.
class JsonReader {
 public:
  // `depth`: how many objects and arrays are already open around the text.
  explicit JsonReader(std::string_view text, int depth = 0) : text_(text), depth_(depth) {}

  JsonKind peek();  // what starts here; `none` where no value can start

  bool enter_object();
  // Moves to the next member and reads its key; false at the object's end and after an error.
  // Whether a key stands twice is the caller's to ask, except in copy_value.
  bool next_member(std::string& key);
  bool enter_array();
  bool next_element();

  bool read_string(std::string& out);
  bool read_number(std::string_view& source);
  bool read_boolean(bool& out);
  bool read_null();
  // Checks the whole value, however deep, and appends it without white space and with one spelling
  // of each string; members keep their order, numbers their text.
  bool copy_value(std::string& out);

  bool at_end();  // nothing but white space is left
  bool failed() const { return failed_; }
  Errc error() const { return error_; }
  std::size_t position() const { return at_; }

 private:
  bool fail(Errc code);
  void skip_space();
  bool expect(char wanted);
  bool open(char bracket);
  bool step_over_comma(char closing);
  bool read_escape(std::string& out);
  bool read_hex(char32_t& out);
  bool copy_scalar(std::string& out);

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::uint64_t first_ = 0;  // bit n: nothing was read yet in the container at depth n
  Errc error_ = Errc::bad_syntax;
  bool failed_ = false;
};

// The value without white space; empty when the text is not exactly one valid value.
std::string canonical_json(std::string_view text);

// Appends the text in quotes; only what must be escaped is.
void append_json_string(std::string& out, std::string_view text);

}  // namespace ithaca
