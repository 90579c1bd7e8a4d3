#include "derive/json_text.hpp"

#include <nlohmann/json.hpp>
#include <set>
#include <utility>
#include <vector>

namespace ithaca {

struct JsonReader::Tape {
  enum class Role : std::uint8_t { value, key, end };
  struct Token {
    Role role = Role::value;
    JsonKind kind = JsonKind::null;  // of an end: of what ends
    std::string text;                // of a string or key; a number's digits; "true", "false"
  };
  std::vector<Token> tokens;
  std::size_t position = 0;
  Errc error = Errc::bad_syntax;
  bool is_valid = false;
};

namespace {

using Role = JsonReader::Tape::Role;

// What nlohmann::json::sax_parse calls for each piece; false stops it.
class TapeWriter {
 public:
  TapeWriter(JsonReader::Tape& tape, int depth) : tape_(tape), depth_(depth) {}

  using Json = nlohmann::json;
  bool null() { return put(Role::value, JsonKind::null, {}); }
  bool boolean(bool truth) { return put(Role::value, JsonKind::boolean, truth ? "true" : "false"); }
  bool number_integer(Json::number_integer_t number) {
    return put(Role::value, JsonKind::number, std::to_string(number));
  }
  bool number_unsigned(Json::number_unsigned_t number) {
    return put(Role::value, JsonKind::number, std::to_string(number));
  }
  bool number_float(Json::number_float_t, const std::string& digits) {
    return put(Role::value, JsonKind::number, digits);
  }
  bool string(std::string& text) { return put(Role::value, JsonKind::string, std::move(text)); }
  bool binary(Json::binary_t&) { return false; }
  bool key(std::string& text) { return put(Role::key, JsonKind::string, std::move(text)); }
  bool start_object(std::size_t) { return open(JsonKind::object); }
  bool start_array(std::size_t) { return open(JsonKind::array); }
  bool end_object() { return close(JsonKind::object); }
  bool end_array() { return close(JsonKind::array); }

  template <class Problem>
  bool parse_error(std::size_t position, const std::string&, const Problem& problem) {
    constexpr int kNumberOverflow = 406;
    tape_.position = position;
    if (problem.id == kNumberOverflow) {
      tape_.error = Errc::out_of_range;
    } else if (std::string_view(problem.what()).find("surrogate") != std::string_view::npos) {
      tape_.error = Errc::bad_encoding;
    }
    return false;
  }

 private:
  bool put(Role role, JsonKind kind, std::string text) {
    tape_.tokens.push_back({role, kind, std::move(text)});
    return true;
  }
  bool open(JsonKind kind) {
    if (++depth_ > kDeepestJson) {
      tape_.error = Errc::too_large;
      return false;
    }
    return put(Role::value, kind, {});
  }
  bool close(JsonKind kind) {
    --depth_;
    return put(Role::end, kind, {});
  }

  JsonReader::Tape& tape_;
  int depth_;
};

bool is_container(JsonKind kind) { return kind == JsonKind::object || kind == JsonKind::array; }

}  // namespace

JsonReader::JsonReader(std::string_view text, int depth) {
  const auto tape = std::make_shared<Tape>();
  // The library passes over a byte order mark, which no JSON text begins with (RFC 8259 8.1), and
  // takes a zero byte for the end of the text.
  const std::size_t zero = text.find('\0');
  if (zero != std::string_view::npos) {
    tape->position = zero;
  } else if (text.substr(0, 1) != "\xEF") {
    TapeWriter writer(*tape, depth);
    tape->is_valid = nlohmann::json::sax_parse(text.begin(), text.end(), &writer);
  }
  tape_ = tape;
  position_ = tape->position;
  if (!tape->is_valid) fail(tape->error);
}

bool JsonReader::fail(Errc code) {
  if (!failed_) {
    failed_ = true;
    error_ = code;
  }
  return false;
}

JsonKind JsonReader::peek() const {
  if (failed_ || at_ == tape_->tokens.size()) return JsonKind::none;
  const Tape::Token& token = tape_->tokens[at_];
  return token.role == Role::value ? token.kind : JsonKind::none;
}

bool JsonReader::take(JsonKind kind, std::string_view& text) {
  if (peek() != kind) return fail(Errc::bad_syntax);
  text = tape_->tokens[at_++].text;
  return true;
}

bool JsonReader::enter_object() {
  std::string_view none;
  return take(JsonKind::object, none);
}

bool JsonReader::enter_array() {
  std::string_view none;
  return take(JsonKind::array, none);
}

bool JsonReader::next_member(std::string& key) {
  if (failed_ || at_ == tape_->tokens.size()) return fail(Errc::bad_syntax);
  const Tape::Token& token = tape_->tokens[at_];
  if (token.role == Role::value) return fail(Errc::bad_syntax);
  ++at_;
  if (token.role == Role::end) return false;
  key = token.text;
  return true;
}

bool JsonReader::next_element() {
  if (failed_ || at_ == tape_->tokens.size()) return fail(Errc::bad_syntax);
  if (tape_->tokens[at_].role != Role::end) return true;
  ++at_;
  return false;
}

bool JsonReader::read_string(std::string& out) {
  std::string_view text;
  if (!take(JsonKind::string, text)) return false;
  out = text;
  return true;
}

bool JsonReader::read_number(std::string_view& source) { return take(JsonKind::number, source); }

bool JsonReader::read_boolean(bool& out) {
  std::string_view text;
  if (!take(JsonKind::boolean, text)) return false;
  out = text == "true";
  return true;
}

bool JsonReader::read_null() {
  std::string_view none;
  return take(JsonKind::null, none);
}

bool JsonReader::copy_value(std::string& out) {
  if (peek() == JsonKind::none) return fail(Errc::bad_syntax);
  std::vector<std::set<std::string_view>> keys;  // of the objects and arrays that are open
  bool follows = false;                          // something that a comma parts from the next
  do {
    const Tape::Token& token = tape_->tokens[at_++];
    if (token.role == Role::end) {
      out.push_back(token.kind == JsonKind::object ? '}' : ']');
      keys.pop_back();
      follows = true;
      continue;
    }
    if (follows) out.push_back(',');
    follows = token.role == Role::value && !is_container(token.kind);
    if (token.kind == JsonKind::string) {
      append_json_string(out, token.text);
    } else if (is_container(token.kind)) {
      out.push_back(token.kind == JsonKind::object ? '{' : '[');
      keys.emplace_back();
    } else {
      out += token.kind == JsonKind::null ? "null" : token.text;
    }
    if (token.role == Role::key) {
      out.push_back(':');
      if (!keys.back().insert(token.text).second) return fail(Errc::duplicate);
    }
  } while (!keys.empty());
  return true;
}

bool JsonReader::at_end() const { return !failed_ && at_ == tape_->tokens.size(); }

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
