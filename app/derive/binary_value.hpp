// Field values and dots as bytes: each value with a tag of its shape, so that a reader that does
// not know the field can keep it. Knows no record.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "derive/bytes.hpp"
#include "derive/field_value.hpp"
#include "derive/record_json.hpp"
#include "plan/stamp.hpp"

namespace ithaca {

void write_value(ByteWriter& out, const meta::Value& value);
// Reads any value; its text lies in the bytes. Where there is none, `in` has failed.
meta::Value read_value(ByteReader& in);

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
