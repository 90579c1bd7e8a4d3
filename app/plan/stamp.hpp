// Which edit wrote what: dots, version vectors and the stamp that every record carries.
// Knows no entity; merging is a join of dot stores (Almeida, Shoker and Baquero 2018).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "plan/values.hpp"

namespace ithaca {

// One edit of one copy of the plan. Counter 0: no edit at all.
struct Dot {
  ReplicaId replica;
  std::uint64_t counter = 0;

  bool is_set() const { return counter != 0; }
  bool operator==(const Dot&) const = default;
  // The later one is shown where two stand side by side; the replica only breaks a tie.
  bool operator<(const Dot& other) const {
    return counter != other.counter ? counter < other.counter : replica < other.replica;
  }
};

// For each copy, the last of its edits that was seen; all earlier ones were seen too.
using VersionVector = std::map<ReplicaId, std::uint64_t>;

inline bool has_seen(const VersionVector& seen, const Dot& dot) {
  const auto it = seen.find(dot.replica);
  return it != seen.end() && dot.counter <= it->second;
}

// Every field, and every element of a set, was written by `base` unless it is named here.
struct Stamp {
  struct FieldDot {
    std::uint16_t field = 0;  // number of the field in its description
    Dot dot;                  // unset: never written, the value is the default
    bool operator==(const FieldDot&) const = default;
  };
  struct ElementDot {
    std::uint16_t field = 0;  // of a set
    std::string element;      // as a file has it
    Dot dot;
    bool operator==(const ElementDot&) const = default;
  };
  struct Written {
    std::string key;
    Dot dot;
    std::string json;  // canonical JSON of the value
    bool operator==(const Written&) const = default;
  };

  Dot base;
  std::vector<FieldDot> fields;       // ascending by field
  std::vector<ElementDot> elements;   // ascending by field, element
  std::vector<Written> alternatives;  // concurrent values that are not shown; ascending by key, dot
  std::vector<Written> unknown;       // keys and values of a newer version; ascending by key, dot
  std::vector<Dot> deletions;         // deleted there while edited here; ascending

  Dot dot_of(std::uint16_t field) const {
    for (const FieldDot& entry : fields) {
      if (entry.field == field) return entry.dot;
    }
    return base;
  }
  // Each list as described above; elements and deletions are kept in order by whoever adds one.
  void put_in_order();
  bool operator==(const Stamp&) const = default;
};

}  // namespace ithaca
