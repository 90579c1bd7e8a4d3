// UTF-8 text as bytes and code points: checking, cutting, comparing.
// Knows no language; word boundaries and case beyond ASCII and Latin-1 are the browser's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ithaca {

// Strict (RFC 3629): no overlong forms, no surrogates, nothing past U+10FFFF.
bool is_valid_utf8(std::string_view bytes);

// Byte offset of the first invalid sequence, or npos.
std::size_t first_invalid_utf8(std::string_view bytes);

// True when `at` (bytes) does not stand inside a code point of valid UTF-8.
bool is_boundary(std::string_view text, std::size_t at);

// Reads the code point at `at` and moves `at` past it; U+FFFD for an invalid byte.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_code_point(std::string& out, char32_t code_point);

std::string_view trimmed(std::string_view text);  // ASCII white space off both ends
std::vector<std::string_view> split_lines(std::string_view text);  // at LF, CRLF or CR
std::string one_line(std::string_view text);  // the trimmed lines, a space between them

// The text's beginning, at most so many bytes, no code point cut.
std::string_view start_of(std::string_view text, std::size_t most);

// Lower case for search: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic basics; Latin letters
// lose their accents, so that "Muller" finds "Müller".
std::string folded(std::string_view text);

// The first letter is Hebrew, Arabic or of another script that is written from the right.
bool begins_right_to_left(std::string_view text);

// At most two initials for an avatar: "Judith Brandt" gives "JB"; code points, not bytes; a
// word of signs or pictures has none.
std::string initials(std::string_view name);

// Of words that stand within a sentence or begin it: "today", "Today".
enum class FirstLetter : std::uint8_t { plain, capital };

// The first word of a name, as one says it to the person.
std::string_view first_name(std::string_view name);

}  // namespace ithaca
