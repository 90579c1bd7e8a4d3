// A field's value without its type in C++: what the codecs, the join and undo handle, so that each
// is compiled once and not once for every field. Knows no record and no format.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "meta/value.hpp"

namespace ithaca::meta {

// What a value is in every format. The numbers stand in snapshots: never changed, never reused.
enum class Shape : std::uint8_t { null, no, yes, number, text, list };

struct Value {
  Shape shape = Shape::null;
  std::int64_t number = 0;
  std::string_view text;          // lives as long as the field it was taken from, or as `space`
  std::vector<std::string> list;  // ascending when taken from a field: the order of files

  static Value of_text(std::string_view text) { return {Shape::text, 0, text, {}}; }
};

// Why a field cannot hold a value. What came with a file is kept by its text all the same.
enum class Unreadable : std::uint8_t { no, wrong_type, unknown_value, out_of_range };

// One for each type that a field may have. The pointers are to values of that type.
struct Type {
  Shape shape = Shape::text;  // of what it holds; `yes` stands for both truths
  bool may_be_null = false;
  bool is_words = false;                                   // free text, which people type
  std::string_view pattern = {};                           // of a text, ECMA-262, for the schema
  std::span<const std::string_view> (*names)() = nullptr;  // of an enum
  const Type* element = nullptr;                           // of a set
  bool (*same)(const void*, const void*) = nullptr;
  Value (*get)(const void* from, std::string& space) = nullptr;
  // Leaves the field as it is where the value is not one of its own.
  Unreadable (*set)(void* to, const Value& value) = nullptr;
  // Of a set: adds one element; `spelled` is how files have it.
  Unreadable (*add)(void* to, std::string_view element, std::string& spelled) = nullptr;
};

namespace detail {

template <class V>
bool same(const void* a, const void* b) {
  return *static_cast<const V*>(a) == *static_cast<const V*>(b);
}

template <class V>
inline constexpr bool is_id = false;
template <class Tag>
inline constexpr bool is_id<Id<Tag>> = true;

template <Named E>
inline constexpr auto names_of = [] {
  std::array<std::string_view, Names<E>::all.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = Names<E>::all[i].key;
  return names;
}();

// How each kind of type is got and set; chosen below.
template <class V>
struct Access {  // of a TextValue
  static Value get(const void* from, std::string& space) {
    const V& value = *static_cast<const V*>(from);
    if constexpr (is_id<V>) {
      return Value::of_text(value.view());
    } else if constexpr (Named<V>) {
      return Value::of_text(key_of(value));
    } else {
      space = AsText<V>::write(value);
      return Value::of_text(space);
    }
  }
  static Unreadable set(void* to, const Value& value) {
    if (value.shape != Shape::text) return Unreadable::wrong_type;
    auto read = AsText<V>::read(value.text);
    if (!read) return Unreadable::unknown_value;
    *static_cast<V*>(to) = std::move(*read);
    return Unreadable::no;
  }
};

template <>
struct Access<std::string> {
  static Value get(const void* from, std::string&) {
    return Value::of_text(*static_cast<const std::string*>(from));
  }
  static Unreadable set(void* to, const Value& value) {
    if (value.shape != Shape::text) return Unreadable::wrong_type;
    *static_cast<std::string*>(to) = value.text;
    return Unreadable::no;
  }
};

template <>
struct Access<bool> {
  static Value get(const void* from, std::string&) {
    return {*static_cast<const bool*>(from) ? Shape::yes : Shape::no, 0, {}, {}};
  }
  static Unreadable set(void* to, const Value& value) {
    if (value.shape != Shape::yes && value.shape != Shape::no) return Unreadable::wrong_type;
    *static_cast<bool*>(to) = value.shape == Shape::yes;
    return Unreadable::no;
  }
};

template <Whole V>
struct Access<V> {
  static Value get(const void* from, std::string&) {
    return {Shape::number, *static_cast<const V*>(from), {}, {}};
  }
  static Unreadable set(void* to, const Value& value) {
    if (value.shape != Shape::number) return Unreadable::wrong_type;
    if (value.number < std::numeric_limits<V>::min() ||
        value.number > std::numeric_limits<V>::max()) {
      return Unreadable::out_of_range;
    }
    *static_cast<V*>(to) = static_cast<V>(value.number);
    return Unreadable::no;
  }
};

template <class V>
struct Access<std::optional<V>> {
  static Value get(const void* from, std::string& space) {
    const auto& value = *static_cast<const std::optional<V>*>(from);
    return value ? Access<V>::get(&*value, space) : Value{};
  }
  static Unreadable set(void* to, const Value& value) {
    auto& field = *static_cast<std::optional<V>*>(to);
    if (value.shape == Shape::null) {
      field.reset();
      return Unreadable::no;
    }
    V held{};
    const Unreadable problem = Access<V>::set(&held, value);
    if (problem == Unreadable::no) field = std::move(held);
    return problem;
  }
};

// The elements' texts in ascending order, in every version.
void put_in_order(std::vector<std::string>& texts);

template <class V>
struct Access<std::set<V>> {
  static Value get(const void* from, std::string&) {
    Value out{Shape::list, 0, {}, {}};
    for (const V& element : *static_cast<const std::set<V>*>(from)) {
      out.list.push_back(AsText<V>::write(element));
    }
    put_in_order(out.list);
    return out;
  }
  static Unreadable set(void* to, const Value& value) {
    if (value.shape != Shape::list) return Unreadable::wrong_type;
    std::set<V> read;
    for (const std::string& text : value.list) {
      auto element = AsText<V>::read(text);
      if (!element) return Unreadable::unknown_value;
      read.insert(std::move(*element));
    }
    *static_cast<std::set<V>*>(to) = std::move(read);
    return Unreadable::no;
  }
  static Unreadable add(void* to, std::string_view text, std::string& spelled) {
    auto element = AsText<V>::read(text);
    if (!element) return Unreadable::unknown_value;
    spelled = AsText<V>::write(*element);
    static_cast<std::set<V>*>(to)->insert(std::move(*element));
    return Unreadable::no;
  }
};

template <class V>
struct TypeOf;

template <class V>
constexpr Type describe() {
  Type type;
  if constexpr (is_optional<V>) {
    type = describe<typename V::value_type>();
    type.may_be_null = true;
  } else if constexpr (is_set<V>) {
    type.shape = Shape::list;
    type.element = &TypeOf<typename V::value_type>::type;
    type.add = &Access<V>::add;
  } else if constexpr (std::same_as<V, std::string>) {
    type.is_words = true;
  } else if constexpr (std::same_as<V, bool>) {
    type.shape = Shape::yes;
  } else if constexpr (Whole<V>) {
    type.shape = Shape::number;
  } else {
    static_assert(TextValue<V>, "a field of this type has no form in files");
    type.pattern = AsText<V>::pattern;
    if constexpr (Named<V>) {
      type.names = []() -> std::span<const std::string_view> { return names_of<V>; };
    }
  }
  type.same = &same<V>;
  type.get = &Access<V>::get;
  type.set = &Access<V>::set;
  return type;
}

template <class V>
struct TypeOf {
  static constexpr Type type = describe<V>();
};

}  // namespace detail

// Two fields are of one type exactly when these are one object.
template <class V>
inline constexpr const Type& type_of = detail::TypeOf<V>::type;

}  // namespace ithaca::meta
