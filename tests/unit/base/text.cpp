#include "base/text.hpp"

#include <doctest/doctest.h>

#include <string>

namespace ithaca {

TEST_CASE("Valid UTF-8 is told from every kind of invalid UTF-8") {
  CHECK(is_valid_utf8(""));
  CHECK(is_valid_utf8("plain words, longer than eight bytes"));
  CHECK(is_valid_utf8("Größe 日本語 👩🏽‍💻 שלום"));
  CHECK(is_valid_utf8(std::string_view{"a\0b", 3}));
  CHECK(is_valid_utf8("\xF4\x8F\xBF\xBF"));            // U+10FFFF
  CHECK_FALSE(is_valid_utf8("\xC0\xAF"));              // overlong
  CHECK_FALSE(is_valid_utf8("\xE0\x80\x80"));          // overlong
  CHECK_FALSE(is_valid_utf8("\xF0\x80\x80\x80"));      // overlong
  CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));          // a surrogate
  CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));      // past U+10FFFF
  CHECK_FALSE(is_valid_utf8("\x80"));                  // a tail without a head
  CHECK_FALSE(is_valid_utf8("abc\xE2\x82"));           // cut
  CHECK_FALSE(is_valid_utf8("\xFF\xD8\xFF\xE0JFIF"));  // a picture
}

TEST_CASE("The place of the first invalid byte is found, wherever it stands among eight") {
  for (std::size_t before = 0; before < 20; ++before) {
    const std::string text = std::string(before, 'a') + "\xFF" + std::string(20, 'b');
    CHECK(first_invalid_utf8(text) == before);
  }
  CHECK(first_invalid_utf8("ééé") == std::string_view::npos);
}

TEST_CASE("A boundary stands between code points only") {
  const std::string_view text = "aé日";
  CHECK(is_boundary(text, 0));
  CHECK(is_boundary(text, 1));
  CHECK_FALSE(is_boundary(text, 2));
  CHECK(is_boundary(text, 3));
  CHECK_FALSE(is_boundary(text, 5));
  CHECK(is_boundary(text, text.size()));
  CHECK_FALSE(is_boundary(text, text.size() + 1));
}

TEST_CASE("Code points are read and written alike") {
  for (const char32_t c : {U'a', U'é', U'日', U'👩', char32_t{0x10FFFF}}) {
    std::string text;
    append_code_point(text, c);
    std::size_t at = 0;
    CHECK(next_code_point(text, at) == c);
    CHECK(at == text.size());
  }
  std::size_t at = 0;
  CHECK(next_code_point("\xFF", at) == 0xFFFD);
  CHECK(at == 1);
}

TEST_CASE("Lines end at LF, CRLF and CR") {
  CHECK(split_lines("a\nb\r\nc\rd") == std::vector<std::string_view>{"a", "b", "c", "d"});
  CHECK(split_lines("") == std::vector<std::string_view>{""});
  CHECK(split_lines("a\n") == std::vector<std::string_view>{"a", ""});
}

TEST_CASE("White space comes off both ends and no further") {
  CHECK(trimmed("  a b \n") == "a b");
  CHECK(trimmed(" \t ").empty());
}

TEST_CASE("Folding drops case and accents, so that a plain keyboard finds every name") {
  CHECK(folded("Müller") == "muller");
  CHECK(folded("ÅNGSTRÖM") == "angstrom");
  CHECK(folded("Straße") == "strasse");
  CHECK(folded("Łódź") == "lodz");
  CHECK(folded("ŠKODA") == "skoda");
  CHECK(folded("e\xCC\x81") == "e");  // a combining accent
  CHECK(folded("ΑΒΓ") == "αβγ");
  CHECK(folded("ПРИВЕТ Ё") == "привет ё");
  CHECK(folded("日本") == "日本");
}

TEST_CASE("Initials are code points of the first and the last word") {
  CHECK(initials("Judith Brandt") == "JB");
  CHECK(initials("Ana María de la Cruz") == "AC");
  CHECK(initials("Élodie") == "É");
  CHECK(initials("  ").empty());
  CHECK(initials("فاطمة الزهراء 👩‍👩‍👧") == "فا");
  CHECK(initials("Zoë 👩 Ng") == "ZN");
  CHECK(initials("🎯").empty());
  CHECK(initials("Judith (mentor)") == "J");
  CHECK(begins_right_to_left("فاطمة"));
  CHECK(!begins_right_to_left("Judith"));
  CHECK(first_name("Judith Brandt") == "Judith");
  CHECK(first_name("Judith") == "Judith");
}

}  // namespace ithaca
