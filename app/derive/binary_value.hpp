// Field values and dots as bytes: each value with a tag of its shape, so that a reader that does
// not know the field can keep it. Knows no record.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "derive/bytes.hpp"
#include "derive/field_value.hpp"
#include "derive/record_json.hpp"
#include "plan/stamp.hpp"

namespace ithaca {

enum class Shape : std::uint8_t { null, no, yes, number, text, list };

template <class V>
void write_value(ByteWriter& out, const V& value) {
  const auto shape = [&](Shape of) { out.byte(static_cast<unsigned>(of)); };
  if constexpr (std::is_same_v<V, std::string>) {
    shape(Shape::text);
    out.text(value);
  } else if constexpr (std::is_same_v<V, bool>) {
    shape(value ? Shape::yes : Shape::no);
  } else if constexpr (meta::Whole<V>) {
    shape(Shape::number);
    out.signed_number(value);
  } else if constexpr (meta::is_optional<V>) {
    if (value) {
      write_value(out, *value);
    } else {
      shape(Shape::null);
    }
  } else if constexpr (meta::is_set<V>) {
    shape(Shape::list);
    out.number(value.size());
    for (const std::string& text : element_texts(value)) out.text(text);
  } else {
    shape(Shape::text);
    with_text(value, [&](std::string_view text) { out.text(text); });
  }
}

// False where the shape, or the value, is not the field's; the reader may stand anywhere then.
template <class V>
bool read_value(ByteReader& in, const meta::Facts& facts, V& out) {
  if constexpr (meta::is_set<V>) {
    if (in.byte() != static_cast<unsigned>(Shape::list)) return false;
    for (std::size_t n = in.count(); n > 0; --n) {
      typename V::value_type element{};
      if (read_text_value(in.text(), element) != Unreadable::no) return false;
      out.emplace_hint(out.end(), std::move(element));
    }
    return !in.failed();
  } else if constexpr (meta::is_optional<V>) {
    return read_value(in, facts, out.emplace());
  } else {
    const auto shape = static_cast<Shape>(in.byte());
    if constexpr (std::is_same_v<V, std::string>) {
      if (shape != Shape::text) return false;
      out = in.text();
      return !in.failed();
    } else if constexpr (std::is_same_v<V, bool>) {
      out = shape == Shape::yes;
      return out || shape == Shape::no;
    } else if constexpr (meta::Whole<V>) {
      if (shape != Shape::number) return false;
      const std::int64_t value = in.signed_number();
      if (value < facts.least || value > facts.greatest) return false;
      out = static_cast<V>(value);
      return out == value && !in.failed();
    } else {
      return shape == Shape::text && read_text_value(in.text(), out) == Unreadable::no;
    }
  }
}

// Any value, as JSON.
std::string read_value_as_json(ByteReader& in);

// Dots by the place of their replica in a table that stands before them.
class DotWriter {
 public:
  void write(ByteWriter& out, const Dot& dot) {
    if (!dot.is_set()) return out.number(0);
    if (!(last_ == dot.replica) || last_place_ == 0) {
      last_ = dot.replica;
      last_place_ = place_of(dot.replica);
    }
    out.number(last_place_);
    out.number(dot.counter);
  }
  std::size_t place_of(const ReplicaId& id) {  // from 1
    const auto [it, is_new] = places_.try_emplace(id, ids_.size() + 1);
    if (is_new) ids_.push_back(id);
    return it->second;
  }
  void write_table(ByteWriter& out) const {
    out.number(ids_.size());
    for (const ReplicaId& id : ids_) out.id(id);
  }

 private:
  std::map<ReplicaId, std::size_t> places_;
  std::vector<ReplicaId> ids_;
  ReplicaId last_;
  std::size_t last_place_ = 0;
};

class DotReader {
 public:
  void read_table(ByteReader& in) {
    for (std::size_t n = in.count(kIdLength); n > 0; --n) ids_.push_back(in.id<ReplicaTag>());
  }
  Dot read(ByteReader& in) {
    const std::uint64_t place = in.number();
    if (place == 0) return {};
    const std::uint64_t counter = in.number();
    if (place > ids_.size() || counter == 0 || counter > kGreatestCounter) {
      in.fail();
      return {};
    }
    return {ids_[static_cast<std::size_t>(place - 1)], counter};
  }
  Dot read_set(ByteReader& in) {
    const Dot dot = read(in);
    if (!dot.is_set()) in.fail();
    return dot;
  }

 private:
  std::vector<ReplicaId> ids_;
};

}  // namespace ithaca
