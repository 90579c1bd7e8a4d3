#include "derive/json_text.hpp"

#include <set>
#include <vector>

#include "base/text.hpp"

namespace ithaca {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool JsonReader::fail(Errc code) {
  if (!failed_) {
    failed_ = true;
    error_ = code;
  }
  return false;
}

void JsonReader::skip_space() {
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') return;
    ++at_;
  }
}

bool JsonReader::expect(char wanted) {
  skip_space();
  if (failed_ || at_ >= text_.size() || text_[at_] != wanted) return fail(Errc::bad_syntax);
  ++at_;
  return true;
}

JsonKind JsonReader::peek() {
  skip_space();
  if (failed_ || at_ >= text_.size()) return JsonKind::none;
  switch (text_[at_]) {
    case '{':
      return JsonKind::object;
    case '[':
      return JsonKind::array;
    case '"':
      return JsonKind::string;
    case 't':
    case 'f':
      return JsonKind::boolean;
    case 'n':
      return JsonKind::null;
    default:
      return text_[at_] == '-' || is_digit(text_[at_]) ? JsonKind::number : JsonKind::none;
  }
}

bool JsonReader::open(char bracket) {
  if (!expect(bracket)) return false;
  if (depth_ >= kDeepestJson) return fail(Errc::too_large);
  first_ |= std::uint64_t{1} << static_cast<unsigned>(depth_);
  ++depth_;
  return true;
}

bool JsonReader::enter_object() { return open('{'); }
bool JsonReader::enter_array() { return open('['); }

// True when another item follows; closes the container when none does.
bool JsonReader::step_over_comma(char closing) {
  skip_space();
  if (failed_) return false;
  const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(depth_ - 1);
  const bool is_first = (first_ & bit) != 0;
  first_ &= ~bit;
  if (at_ < text_.size() && text_[at_] == closing) {
    ++at_;
    --depth_;
    return false;
  }
  return is_first || expect(',');
}

bool JsonReader::next_member(std::string& key) {
  return step_over_comma('}') && read_string(key) && expect(':');
}

bool JsonReader::next_element() { return step_over_comma(']'); }

bool JsonReader::read_hex(char32_t& out) {
  if (text_.size() - at_ < 4) return fail(Errc::bad_syntax);
  out = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = text_[at_];
    out <<= 4U;
    if (is_digit(c)) {
      out |= static_cast<char32_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      out |= static_cast<char32_t>(c - 'a' + 10);
    } else if (c >= 'A' && c <= 'F') {
      out |= static_cast<char32_t>(c - 'A' + 10);
    } else {
      return fail(Errc::bad_syntax);
    }
    ++at_;
  }
  return true;
}

bool JsonReader::read_escape(std::string& out) {
  if (at_ >= text_.size()) return fail(Errc::bad_syntax);
  const char c = text_[at_++];
  constexpr std::string_view kNames = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  if (const std::size_t i = kNames.find(c); i != std::string_view::npos) {
    out.push_back(kMeanings[i]);
    return true;
  }
  if (c != 'u') return fail(Errc::bad_syntax);
  char32_t unit = 0;
  if (!read_hex(unit)) return false;
  if (unit >= 0xDC00 && unit <= 0xDFFF) return fail(Errc::bad_encoding);
  if (unit >= 0xD800 && unit <= 0xDBFF) {
    char32_t low = 0;
    if (text_.substr(at_, 2) != "\\u") return fail(Errc::bad_encoding);
    at_ += 2;
    if (!read_hex(low)) return false;
    if (low < 0xDC00 || low > 0xDFFF) return fail(Errc::bad_encoding);
    unit = 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
  }
  append_code_point(out, unit);
  return true;
}

bool JsonReader::read_string(std::string& out) {
  out.clear();
  if (!expect('"')) return false;
  for (;;) {
    const std::size_t start = at_;
    while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' &&
           static_cast<unsigned char>(text_[at_]) >= 0x20) {
      ++at_;
    }
    out.append(text_.substr(start, at_ - start));
    if (at_ >= text_.size()) return fail(Errc::bad_syntax);
    const char c = text_[at_];
    if (c == '"') {
      ++at_;
      return true;
    }
    if (c != '\\') return fail(Errc::bad_syntax);  // a control character, unescaped
    ++at_;
    if (!read_escape(out)) return false;
  }
}

bool JsonReader::read_number(std::string_view& source) {
  if (peek() != JsonKind::number) return fail(Errc::bad_syntax);
  const std::size_t start = at_;
  const auto here = [&] { return at_ < text_.size() ? text_[at_] : '\0'; };
  const auto skip_digits = [&] {
    const std::size_t from = at_;
    while (is_digit(here())) ++at_;
    return at_ > from;
  };
  if (here() == '-') ++at_;
  if (here() == '0') {
    ++at_;
  } else if (!skip_digits()) {
    return fail(Errc::bad_syntax);
  }
  if (here() == '.') {
    ++at_;
    if (!skip_digits()) return fail(Errc::bad_syntax);
  }
  if (here() == 'e' || here() == 'E') {
    ++at_;
    if (here() == '+' || here() == '-') ++at_;
    if (!skip_digits()) return fail(Errc::bad_syntax);
  }
  source = text_.substr(start, at_ - start);
  return true;
}

bool JsonReader::read_boolean(bool& out) {
  skip_space();
  if (failed_) return false;
  out = text_.substr(at_, 4) == "true";
  if (!out && text_.substr(at_, 5) != "false") return fail(Errc::bad_syntax);
  at_ += out ? 4 : 5;
  return true;
}

bool JsonReader::read_null() {
  skip_space();
  if (failed_ || text_.substr(at_, 4) != "null") return fail(Errc::bad_syntax);
  at_ += 4;
  return true;
}

bool JsonReader::copy_scalar(std::string& out) {
  switch (peek()) {
    case JsonKind::string: {
      std::string text;
      if (!read_string(text)) return false;
      append_json_string(out, text);
      return true;
    }
    case JsonKind::number: {
      std::string_view source;
      if (!read_number(source)) return false;
      out += source;
      return true;
    }
    case JsonKind::boolean: {
      bool value = false;
      if (!read_boolean(value)) return false;
      out += value ? "true" : "false";
      return true;
    }
    case JsonKind::null:
      if (!read_null()) return false;
      out += "null";
      return true;
    default:
      return fail(Errc::bad_syntax);
  }
}

bool JsonReader::copy_value(std::string& out) {
  struct Open {
    bool is_object = false;
    bool has_items = false;
    std::set<std::string> keys;
  };
  std::vector<Open> open_around;
  std::string key;
  do {
    const JsonKind kind = peek();
    if (kind == JsonKind::object || kind == JsonKind::array) {
      const bool is_object = kind == JsonKind::object;
      if (!(is_object ? enter_object() : enter_array())) return false;
      out.push_back(is_object ? '{' : '[');
      open_around.push_back({is_object, false, {}});
    } else if (!copy_scalar(out)) {
      return false;
    }
    while (!open_around.empty()) {  // on to the next item, closing what has none left
      Open& around = open_around.back();
      const bool has_more = around.is_object ? next_member(key) : next_element();
      if (failed_) return false;
      if (!has_more) {
        out.push_back(around.is_object ? '}' : ']');
        open_around.pop_back();
        continue;
      }
      if (around.has_items) out.push_back(',');
      around.has_items = true;
      if (around.is_object) {
        append_json_string(out, key);
        out.push_back(':');
        if (!around.keys.insert(key).second) return fail(Errc::duplicate);
      }
      break;
    }
  } while (!open_around.empty());
  return true;
}

bool JsonReader::at_end() {
  skip_space();
  return !failed_ && at_ == text_.size();
}

std::string canonical_json(std::string_view text) {
  JsonReader reader(text);
  std::string out;
  if (!reader.copy_value(out) || !reader.at_end()) out.clear();
  return out;
}

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out.push_back('"');
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text.substr(start, i - start));
    start = i + 1;
    out.push_back('\\');
    switch (c) {
      case '"':
      case '\\':
        out.push_back(static_cast<char>(c));
        break;
      case '\n':
        out.push_back('n');
        break;
      case '\t':
        out.push_back('t');
        break;
      case '\r':
        out.push_back('r');
        break;
      default:
        out += "u00";
        out.push_back(kHex[c >> 4U]);
        out.push_back(kHex[c & 15U]);
    }
  }
  out.append(text.substr(start));
  out.push_back('"');
}

}  // namespace ithaca
