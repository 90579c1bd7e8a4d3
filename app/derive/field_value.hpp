// One field's value as JSON text and back, for every type that a field may have.
// Knows no record: whoever walks the fields hands in one value after the other.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "derive/json_text.hpp"
#include "meta/field.hpp"
#include "meta/value.hpp"

namespace ithaca {

// Why a value could not be read. It is kept by its text all the same.
enum class Unreadable : std::uint8_t { no, wrong_type, unknown_value, out_of_range };

template <class V>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<Id<Tag>> = true;

// Calls use(text) with the value's text in files; ids need no copy.
template <meta::TextValue V, class Use>
void with_text(const V& value, Use&& use) {
  if constexpr (is_id<V>) {
    use(value.view());
  } else if constexpr (meta::Named<V>) {
    use(meta::key_of(value));
  } else {
    const std::string text = meta::AsText<V>::write(value);
    use(std::string_view{text});
  }
}

// The elements of a set as texts in ascending order: the order of files, in every version.
template <class V>
std::vector<std::string> element_texts(const std::set<V>& elements) {
  std::vector<std::string> texts;
  texts.reserve(elements.size());
  for (const V& element : elements) texts.push_back(meta::AsText<V>::write(element));
  std::sort(texts.begin(), texts.end());
  return texts;
}

template <class V>
void append_json(std::string& out, const V& value) {
  if constexpr (std::is_same_v<V, std::string>) {
    append_json_string(out, value);
  } else if constexpr (std::is_same_v<V, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (meta::Whole<V>) {
    out += std::to_string(value);
  } else if constexpr (meta::is_optional<V>) {
    if (value) {
      append_json(out, *value);
    } else {
      out += "null";
    }
  } else if constexpr (meta::is_set<V>) {
    out.push_back('[');
    for (const std::string& text : element_texts(value)) {
      if (out.back() != '[') out.push_back(',');
      append_json_string(out, text);
    }
    out.push_back(']');
  } else {
    static_assert(meta::TextValue<V>, "a field of this type has no form in files");
    with_text(value, [&](std::string_view text) { append_json_string(out, text); });
  }
}

template <class V>
std::string json_of(const V& value) {
  std::string out;
  append_json(out, value);
  return out;
}

template <class V>
Unreadable read_text_value(std::string_view text, V& out) {
  auto read = meta::AsText<V>::read(text);
  if (!read) return Unreadable::unknown_value;
  out = std::move(*read);
  return Unreadable::no;
}

inline Unreadable read_whole(std::string_view source, std::int64_t least, std::int64_t greatest,
                             std::int64_t& out) {
  std::int64_t value = 0;
  const char* end = source.data() + source.size();
  const auto [rest, error] = std::from_chars(source.data(), end, value);
  if (error == std::errc::result_out_of_range) return Unreadable::out_of_range;
  if (error != std::errc{} || rest != end) return Unreadable::wrong_type;
  if (value < least || value > greatest) return Unreadable::out_of_range;
  out = value;
  return Unreadable::no;
}

// Reads a value that is no set; a long text is read too, the limit is the caller's. Where it cannot
// be read, the reader may stand anywhere.
template <class V>
Unreadable read_json(JsonReader& reader, const meta::Facts& facts, V& out) {
  if constexpr (std::is_same_v<V, std::string>) {
    const bool read = reader.peek() == JsonKind::string && reader.read_string(out);
    return read ? Unreadable::no : Unreadable::wrong_type;
  } else if constexpr (std::is_same_v<V, bool>) {
    const bool read = reader.peek() == JsonKind::boolean && reader.read_boolean(out);
    return read ? Unreadable::no : Unreadable::wrong_type;
  } else if constexpr (meta::Whole<V>) {
    std::string_view source;
    if (reader.peek() != JsonKind::number || !reader.read_number(source)) {
      return Unreadable::wrong_type;
    }
    const auto least = std::max<std::int64_t>(facts.least, std::numeric_limits<V>::min());
    const auto greatest = std::min<std::int64_t>(facts.greatest, std::numeric_limits<V>::max());
    std::int64_t value = 0;
    const Unreadable problem = read_whole(source, least, greatest, value);
    if (problem == Unreadable::no) out = static_cast<V>(value);
    return problem;
  } else if constexpr (meta::is_optional<V>) {
    if (reader.peek() == JsonKind::null) {
      out.reset();
      return reader.read_null() ? Unreadable::no : Unreadable::wrong_type;
    }
    typename V::value_type value{};
    const Unreadable problem = read_json(reader, facts, value);
    if (problem == Unreadable::no) out = std::move(value);
    return problem;
  } else {
    static_assert(meta::TextValue<V>, "a field of this type has no form in files");
    std::string text;
    if (reader.peek() != JsonKind::string || !reader.read_string(text)) {
      return Unreadable::wrong_type;
    }
    return read_text_value(text, out);
  }
}

}  // namespace ithaca
