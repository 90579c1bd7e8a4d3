#include "base/text.hpp"

#include <cstring>

namespace ithaca {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// Length of the valid sequence at `at`, 0 when there is none.
std::size_t sequence_length(std::string_view s, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const auto is_tail = [&](std::size_t i) { return i < s.size() && (byte(i) & 0xC0U) == 0x80U; };
  const unsigned char lead = byte(at);
  if (lead < 0x80U) return 1;
  if (lead >= 0xC2U && lead <= 0xDFU) return is_tail(at + 1) ? 2 : 0;
  if (lead >= 0xE0U && lead <= 0xEFU) {
    if (!is_tail(at + 1) || !is_tail(at + 2)) return 0;
    if (lead == 0xE0U && byte(at + 1) < 0xA0U) return 0;
    if (lead == 0xEDU && byte(at + 1) > 0x9FU) return 0;
    return 3;
  }
  if (lead >= 0xF0U && lead <= 0xF4U) {
    if (!is_tail(at + 1) || !is_tail(at + 2) || !is_tail(at + 3)) return 0;
    if (lead == 0xF0U && byte(at + 1) < 0x90U) return 0;
    if (lead == 0xF4U && byte(at + 1) > 0x8FU) return 0;
    return 4;
  }
  return 0;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

// Plain letters for U+00C0..U+017F, lower case; '\0' where the letter has no plain form.
char plain_latin(char32_t c) {
  static constexpr char kLatin1[] =
      "aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0\0aaaaaa\0ceeeeiiii\0nooooo\0ouuuuy\0y";
  static constexpr char kExtendedA[] =
      "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii\0\0jjkkkllllllllll"
      "nnnnnnnnnoooooo\0\0rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
  static_assert(sizeof kLatin1 == 64 + 1 && sizeof kExtendedA == 128 + 1);
  if (c >= 0xC0 && c <= 0xFF) return kLatin1[c - 0xC0];
  if (c >= 0x100 && c <= 0x17F) return kExtendedA[c - 0x100];
  return '\0';
}

char32_t lower(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

bool is_ascii_letter_or_digit(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view bytes) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;
  std::size_t at = 0;
  while (at < bytes.size()) {
    std::uint64_t eight = kHighBits;
    if (bytes.size() - at >= sizeof eight) std::memcpy(&eight, bytes.data() + at, sizeof eight);
    if ((eight & kHighBits) == 0) {
      at += sizeof eight;
      continue;
    }
    const std::size_t length = sequence_length(bytes, at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

bool is_valid_utf8(std::string_view bytes) {
  return first_invalid_utf8(bytes) == std::string_view::npos;
}

bool is_boundary(std::string_view text, std::size_t at) {
  if (at > text.size()) return false;
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const std::size_t length = sequence_length(text, at);
  if (length == 0) {
    ++at;
    return kReplacement;
  }
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[i]));
  };
  char32_t value = byte(at);
  if (length == 2) value &= 0x1FU;
  if (length == 3) value &= 0x0FU;
  if (length == 4) value &= 0x07U;
  for (std::size_t i = 1; i < length; ++i) value = (value << 6U) | (byte(at + i) & 0x3FU);
  at += length;
  return value;
}

void append_code_point(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\n' && text[i] != '\r') continue;
    lines.push_back(text.substr(start, i - start));
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
    start = i + 1;
  }
  lines.push_back(text.substr(start));
  return lines;
}

std::string_view start_of(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && !is_boundary(text, most)) --most;
  return text.substr(0, most);
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const std::string_view line : split_lines(text)) {
    const std::string_view words = trimmed(line);
    if (words.empty()) continue;
    if (!out.empty()) out.push_back(' ');
    out += words;
  }
  return out;
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c >= 0x300 && c <= 0x36F) continue;  // combining accents
    if (c == 0xDF) {
      out += "ss";
    } else if (const char plain = plain_latin(c); plain != '\0') {
      out.push_back(plain);
    } else {
      append_code_point(out, lower(c));
    }
  }
  return out;
}

bool begins_right_to_left(std::string_view text) {
  std::size_t at = 0;
  const char32_t c = text.empty() ? U'\0' : next_code_point(text, at);
  return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
         (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF) ||
         (c >= 0x1E800 && c <= 0x1EFFF);
}

std::string initials(std::string_view name) {
  std::string first;
  std::string last;
  bool at_word = true;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(name, at);
    if (c < 0x80 && is_space(static_cast<char>(c))) {
      at_word = true;
    } else if (at_word) {
      at_word = false;
      const bool is_picture = (c >= 0x2000 && c <= 0x2BFF) || c >= 0x1F000;
      if (is_picture || (c < 0x80 && !is_ascii_letter_or_digit(c))) continue;
      (first.empty() ? first : last).assign(name.substr(start, at - start));
    }
  }
  return first + last;
}

std::string_view first_name(std::string_view name) {
  const std::string_view whole = trimmed(name);
  return whole.substr(0, whole.find(' '));
}

}  // namespace ithaca
