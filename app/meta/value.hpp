// What a field may hold, and how each such value is one text, number, truth or list in a file.
// Knows no format: JSON and the binary snapshot are two writers of the same few shapes.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/position.hpp"

namespace ithaca::meta {

// Names of an enum's values in files (never changed, never reused) and on screen.
template <class E>
struct NameOf {
  E value;
  std::string_view key;
  std::string_view label;
};

// Specialised beside each enum: `static constexpr std::array<NameOf<E>, n> all`.
template <class E>
struct Names;

template <class E>
concept Named = std::is_enum_v<E> && requires {
  Names<E>::all.size();
};

template <Named E>
constexpr std::string_view key_of(E value) {
  for (const auto& name : Names<E>::all) {
    if (name.value == value) return name.key;
  }
  return {};
}
template <Named E>
constexpr std::string_view label_of(E value) {
  for (const auto& name : Names<E>::all) {
    if (name.value == value) return name.label;
  }
  return {};
}

// Values written as one short text. `read` gives nothing for text that is no such value.
template <class V>
struct AsText;

template <class V>
concept TextValue = requires(const V& value, std::string_view text) {
  { AsText<V>::write(value) } -> std::convertible_to<std::string>;
  { AsText<V>::read(text) } -> std::same_as<std::optional<V>>;
  { AsText<V>::pattern } -> std::convertible_to<std::string_view>;  // ECMA-262, for the schema
};

template <Named E>
struct AsText<E> {
  static constexpr std::string_view pattern = {};  // the schema lists the names
  static std::string write(E value) { return std::string(key_of(value)); }
  static std::optional<E> read(std::string_view text) {
    for (const auto& name : Names<E>::all) {
      if (name.key == text) return name.value;
    }
    return std::nullopt;
  }
};

template <class Tag>
struct AsText<Id<Tag>> {
  static constexpr std::string_view pattern = "^([0-9a-hjkmnp-tv-z]{16})?$";
  static std::string write(const Id<Tag>& id) { return id.string(); }
  static std::optional<Id<Tag>> read(std::string_view text) {
    if (text.empty()) return Id<Tag>{};
    return parse_id<Tag>(text);
  }
};

template <>
struct AsText<Day> {
  static constexpr std::string_view pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
  static std::string write(Day day) { return format_day(day); }
  static std::optional<Day> read(std::string_view text) { return parse_day(text); }
};

template <>
struct AsText<Position> {
  static constexpr std::string_view pattern = "^[0-9a-z]*$";
  static std::string write(const Position& position) { return position.digits; }
  static std::optional<Position> read(std::string_view text) {
    if (!text.empty() && !is_position(text)) return std::nullopt;
    return Position{std::string(text)};
  }
};

template <class V>
inline constexpr bool is_optional = false;
template <class V>
inline constexpr bool is_optional<std::optional<V>> = true;
template <class V>
inline constexpr bool is_set = false;
template <class V>
inline constexpr bool is_set<std::set<V>> = true;

template <class V>
concept Whole = std::same_as<V, std::int32_t> || std::same_as<V, std::int64_t>;

// Every value that a field may have; a field of another type does not compile in the codec.
//   std::string | bool | Whole | TextValue | std::optional<TextValue> | std::set<TextValue>

}  // namespace ithaca::meta
