// Declares an entity's fields once; everything that walks fields derives from here.
// Knows no entity and no format: codec, join, search, forms and redaction live above.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace ithaca::meta {

// How two concurrent values of a field become one (spec: merging is a join of dots).
enum class Merge : std::uint8_t {
  either,  // both are kept, the later one is shown until the owner decides
  each,    // a set: each element is joined for itself
  fixed    // never changes after creation
};

enum class Find : std::uint8_t { no, text };

enum class Widget : std::uint8_t { hidden, line, prose, choice, day, number, check, relation };

// What leaves when a plan is shared (sharing.md): `mine_alone` is in nothing that is shared, ever.
enum class Privacy : std::uint8_t { shared, unless_chosen, mine_alone };

struct Facts {
  std::string_view key;    // name in files: never changes, never reused
  std::string_view label;  // also the translation key
  std::string_view help = {};
  int since = 1;  // schema version that introduced it
  Merge merge = Merge::either;
  Find find = Find::no;
  Widget widget = Widget::hidden;
  Privacy privacy = Privacy::shared;
  std::int64_t least = std::numeric_limits<std::int64_t>::min();     // of a number
  std::int64_t greatest = std::numeric_limits<std::int64_t>::max();  // of a number
  std::size_t longest = 1024;                                        // of a text, in bytes

  constexpr Facts in_version(int version) const {
    Facts facts = *this;
    facts.since = version;
    return facts;
  }
  constexpr Facts with_help(std::string_view text) const {
    Facts facts = *this;
    facts.help = text;
    return facts;
  }
  constexpr Facts private_unless_chosen() const {
    Facts facts = *this;
    facts.privacy = Privacy::unless_chosen;
    return facts;
  }
  constexpr Facts mine_alone() const {
    Facts facts = *this;
    facts.privacy = Privacy::mine_alone;
    return facts;
  }
};

// The kinds of field; a deviation is said on the field's own line.
constexpr Facts id_key() {
  Facts facts{.key = "id", .label = "Id"};
  facts.merge = Merge::fixed;
  return facts;
}
constexpr Facts line(std::string_view key, std::string_view label) {
  Facts facts{.key = key, .label = label};
  facts.find = Find::text;
  facts.widget = Widget::line;
  facts.longest = 16 * 1024;
  return facts;
}
constexpr Facts prose(std::string_view key, std::string_view label) {
  Facts facts{.key = key, .label = label};
  facts.find = Find::text;
  facts.widget = Widget::prose;
  facts.longest = 8 * 1024 * 1024;
  return facts;
}
constexpr Facts choice(std::string_view key, std::string_view label) {
  Facts facts{.key = key, .label = label};
  facts.widget = Widget::choice;
  return facts;
}
constexpr Facts day(std::string_view key, std::string_view label) {
  Facts facts{.key = key, .label = label};
  facts.widget = Widget::day;
  return facts;
}
constexpr Facts number(std::string_view key, std::string_view label, std::int64_t least,
                       std::int64_t greatest) {
  Facts facts{.key = key, .label = label};
  facts.widget = Widget::number;
  facts.least = least;
  facts.greatest = greatest;
  return facts;
}
constexpr Facts check(std::string_view key, std::string_view label) {
  Facts facts{.key = key, .label = label};
  facts.widget = Widget::check;
  return facts;
}
constexpr Facts relation(std::string_view key, std::string_view label) {
  Facts facts{.key = key, .label = label};
  facts.widget = Widget::relation;
  return facts;
}
// A set of values: additions on both sides are united, removals seen are kept.
constexpr Facts set_of(std::string_view key, std::string_view label) {
  Facts facts{.key = key, .label = label};
  facts.merge = Merge::each;
  facts.widget = Widget::relation;
  return facts;
}
// What the program alone writes: positions, instants, zones.
constexpr Facts internal(std::string_view key) { return Facts{.key = key, .label = {}}; }

template <class Owner, class Value>
struct Field {
  using owner = Owner;
  using value = Value;
  Value Owner::*member;
  Facts facts;

  constexpr const Value& of(const Owner& o) const { return o.*member; }
  constexpr Value& of(Owner& o) const { return o.*member; }
};

template <class Owner, class Value>
constexpr Field<Owner, Value> field(Value Owner::*member, Facts facts) {
  return {member, facts};
}

// Specialised right below each entity: `kind` (name in files) and `fields`.
template <class T>
struct Describe;

template <class T>
concept Entity = requires {
  { Describe<T>::kind } -> std::convertible_to<std::string_view>;
  Describe<T>::fields;
};

template <Entity T>
inline constexpr std::size_t field_count =
    std::tuple_size_v<std::remove_cvref_t<decltype(Describe<T>::fields)>>;

// The wire keys in the order of the description: a compiler walks this table far faster than the
// fields themselves, whose every visit is a type of its own.
template <Entity T>
inline constexpr std::array<std::string_view, field_count<T>> field_keys =
    std::apply([](const auto&... f) { return std::array{std::string_view(f.facts.key)...}; },
               Describe<T>::fields);

// The field's number in its description, or field_count<T> when no field has that key.
template <Entity T>
constexpr std::size_t field_index(std::string_view key) {
  std::size_t index = 0;
  while (index < field_count<T> && field_keys<T>[index] != key) ++index;
  return index;
}

namespace detail {

struct Anything {
  template <class T>
  operator T() const noexcept;  // never defined: only ever named in an unevaluated context
};

template <class T, class... Arguments>
constexpr std::size_t arity() {
  if constexpr (requires { T{Arguments{}..., Anything{}}; }) {
    return arity<T, Arguments..., Anything>();
  } else {
    return sizeof...(Arguments);
  }
}

}  // namespace detail

template <class T>
inline constexpr std::size_t member_count = detail::arity<T>();

template <Entity T>
constexpr bool keys_are_unique() {
  for (std::size_t index = 0; index < field_count<T>; ++index) {
    if (field_index<T>(field_keys<T>[index]) != index) return false;
  }
  return true;
}

// `static_assert(complete<Goal>)` below a description fails the build when a member has none,
// when the first field is not the id, or when a key stands twice.
template <Entity T>
inline constexpr bool complete =
    member_count<T> == field_count<T>&& keys_are_unique<T>() && field_index<T>("id") == 0 &&
    field_index<T>("private") < field_count<T>;

}  // namespace ithaca::meta
