// A kind of record at run time: the same description as in field.hpp, walked in a loop.
// Knows no plan; a record is a pointer here, and whoever holds it knows its kind.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "meta/field.hpp"
#include "meta/type.hpp"

namespace ithaca::meta {

struct AnyField {
  Facts facts;
  const Type* type = nullptr;
  const void* (*in)(const void* record) = nullptr;

  const void* of(const void* record) const { return in(record); }
  void* of(void* record) const { return const_cast<void*>(in(record)); }

  bool is_set() const { return type->element != nullptr; }
  bool same(const void* a, const void* b) const { return type->same(of(a), of(b)); }
  Value get(const void* record, std::string& space) const { return type->get(of(record), space); }
  // As Type::set; a number outside the field's facts is out of range.
  Unreadable set(void* record, const Value& value) const {
    const bool is_number = value.shape == Shape::number && type->shape == Shape::number;
    if (is_number && (value.number < facts.least || value.number > facts.greatest)) {
      return Unreadable::out_of_range;
    }
    return type->set(of(record), value);
  }
  // Of a field of words alone.
  const std::string& words(const void* record) const {
    return *static_cast<const std::string*>(of(record));
  }
  std::string& words(void* record) const { return *static_cast<std::string*>(of(record)); }
};

struct Kind {
  std::string_view name;             // in files
  std::span<const AnyField> fields;  // the first is the id
  const void* (*defaults)() = nullptr;
  std::shared_ptr<void> (*copy)(const void* record) = nullptr;

  // The field's number, or fields.size() when no field has that key. A key that comes in the order
  // of the description is found at once when the search begins at it.
  std::size_t number_of(std::string_view key, std::size_t from = 0) const;
  std::shared_ptr<void> make() const { return copy(defaults()); }
  bool same(const void* a, const void* b) const;
  bool is_default(const AnyField& field, const void* record) const {
    return field.same(record, defaults());
  }
};

namespace detail {

// One function for each field, and only that: what is done with the field is compiled once.
template <Entity T, std::size_t I>
const void* member(const void* record) {
  return &std::get<I>(Describe<T>::fields).of(*static_cast<const T*>(record));
}

template <Entity T>
inline constexpr auto any_fields = []<std::size_t... I>(std::index_sequence<I...>) {
  return std::array{AnyField{
      std::get<I>(Describe<T>::fields).facts,
      &type_of<typename std::remove_cvref_t<decltype(std::get<I>(Describe<T>::fields))>::value>,
      &member<T, I>}...};
}
(std::make_index_sequence<field_count<T>>{});

}  // namespace detail

template <Entity T>
constexpr Kind describe_kind() {
  return {Describe<T>::kind, detail::any_fields<T>,
          []() -> const void* {
            static const T defaults{};
            return &defaults;
          },
          [](const void* record) -> std::shared_ptr<void> {
            return std::make_shared<T>(*static_cast<const T*>(record));
          }};
}

}  // namespace ithaca::meta
