#include "derive/json_text.hpp"

#include <doctest/doctest.h>

#include <string>

namespace ithaca {
namespace {

Errc error_of(std::string_view text) {
  JsonReader reader(text);
  std::string out;
  const bool read = reader.copy_value(out) && reader.at_end();
  CHECK_FALSE(read);
  return reader.error();
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

TEST_CASE("Canonical JSON has no white space, one spelling of texts, and numbers as they were") {
  CHECK(
      canonical_json(" { \"a\" : [ 1 , 2.50 , 1e300 , 18446744073709551616 ] , \"b\" : null } ") ==
      "{\"a\":[1,2.50,1e300,18446744073709551616],\"b\":null}");
  CHECK(canonical_json("\"\\u0041\\/\\u00e9\\ud83d\\ude00\"") == "\"A/é😀\"");
  CHECK(canonical_json("\"\\u0000\\b\\f\\n\\r\\t\\\"\\\\\"") ==
        "\"\\u0000\\u0008\\u000c\\n\\r\\t\\\"\\\\\"");
  CHECK(canonical_json("true") == "true");
  CHECK(canonical_json("[]") == "[]");
  CHECK(canonical_json("{}") == "{}");
  CHECK(canonical_json("{\"z\":1,\"a\":2}") == "{\"z\":1,\"a\":2}");
}

TEST_CASE("What RFC 8259 forbids is refused") {
  for (const char* text : {"",
                           " ",
                           "[1,]",
                           "[,1]",
                           "{\"a\":1,}",
                           "{,}",
                           "{\"a\" 1}",
                           "[1 2]",
                           "01",
                           "-",
                           "+1",
                           ".5",
                           "5.",
                           "1e",
                           "1e+",
                           "0x10",
                           "NaN",
                           "Infinity",
                           "tru",
                           "nul",
                           "'a'",
                           "\"a",
                           "\"\t\"",
                           "\"\\x\"",
                           "\"\\u12\"",
                           "[",
                           "{",
                           "]",
                           "[1}",
                           "{\"a\"",
                           "{a:1}",
                           "[1]x",
                           "// c\n1",
                           "\xEF\xBB\xBF"
                           "1",
                           "[\"a\",\n4\n,1,",
                           "{\"a\":\"b\"}#",
                           "[-]",
                           "[1.e1]",
                           "[\"\\\x80\"]"}) {
    CHECK_MESSAGE(canonical_json(text).empty(), std::string(text));
  }
}

TEST_CASE("A zero byte ends no text: what stands behind it is not passed over") {
  using namespace std::string_view_literals;
  for (const std::string_view text :
       {"123\0"sv, "[1]\0"sv, "[1]\0 and more"sv, "\0"sv, "[1,\0 2]"sv, "\"a\0b\""sv}) {
    CHECK_MESSAGE(canonical_json(text).empty(), std::string(text));
  }
}

TEST_CASE("A number that no double holds is refused, and said to be too large") {
  CHECK(error_of("1e400") == Errc::out_of_range);
  CHECK(error_of("[-1e999]") == Errc::out_of_range);
  CHECK(canonical_json("-0") == "0");
}

TEST_CASE("Half a surrogate pair is no text") {
  CHECK(error_of("\"\\ud800\"") == Errc::bad_encoding);
  CHECK(error_of("\"\\ud800x\"") == Errc::bad_encoding);
  CHECK(error_of("\"\\udc00\"") == Errc::bad_encoding);
  CHECK(error_of("\"\\ud800\\u0041\"") == Errc::bad_encoding);
}

TEST_CASE("A key that stands twice is refused, at any depth, however it is spelled") {
  CHECK(error_of("{\"a\":1,\"a\":2}") == Errc::duplicate);
  CHECK(error_of("[{\"b\":{\"a\":1,\"\\u0061\":2}}]") == Errc::duplicate);
  CHECK_FALSE(canonical_json("[{\"a\":1},{\"a\":2}]").empty());
}

TEST_CASE("Sixty-four levels are read, sixty-five are not") {
  CHECK(canonical_json(nested(64)) == nested(64));
  CHECK(error_of(nested(65)) == Errc::too_large);
  CHECK(error_of(std::string(1000000, '[')) == Errc::too_large);
  JsonReader inside("[[]]", 63);
  std::string out;
  CHECK_FALSE(inside.copy_value(out));
}

TEST_CASE("A written text is read back, whatever is in it") {
  std::string every_byte;
  for (int c = 0; c < 128; ++c) every_byte.push_back(static_cast<char>(c));
  for (const std::string& text :
       {std::string{}, every_byte, std::string{"日本 👩🏽‍💻 \xE2\x80\xA8"}}) {
    std::string json;
    append_json_string(json, text);
    JsonReader reader(json);
    std::string back;
    CHECK(reader.read_string(back));
    CHECK(reader.at_end());
    CHECK(back == text);
  }
}

}  // namespace ithaca
