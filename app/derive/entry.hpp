// A record as the dot store sees it: entries of (field, dot, value), one for each write that
// stands. Knows no rule of joining; typed records and records of unknown kinds become the same
// entries.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "derive/field_value.hpp"
#include "plan/plan.hpp"

namespace ithaca {

struct Entry {
  std::string key;   // of the field
  std::string json;  // canonical; empty: the field's default; `["…"]`: one element of a set
  Dot dot;
  bool is_element = false;

  bool operator==(const Entry&) const = default;
};

// Entries of one slot are writes of the same thing: a field, or one element of a set.
bool is_same_slot(const Entry& a, const Entry& b);
// Ascending by key, elements after whole values, then by element, dot and value.
bool comes_before(const Entry& a, const Entry& b);

struct RecordEntries {
  std::vector<Entry> entries;  // ascending
  std::vector<Dot> deletions;  // ascending

  bool is_live() const { return !entries.empty(); }
  bool operator==(const RecordEntries&) const = default;
  void sort();
};

// True for `["…"]`, an array of exactly one text.
bool is_element_json(std::string_view json);
std::string element_json(std::string_view text);

// A value under a key that is not known as a field: an array of texts is a set (meta/value.hpp
// knows no other list), so each text becomes an entry of its own; anything else is one value.
void add_unknown_value(std::vector<Entry>& entries, const std::string& key, std::string_view json,
                       const Dot& dot);

RecordEntries entries_of(const meta::Kind& kind, const void* record, const Stamp& stamp);

// A record of a known kind with its stamp.
struct Typed {
  std::shared_ptr<void> record;
  Stamp stamp;
};
// The record of these entries, with its stamp in the one form that each state has. A field without
// a readable entry has its default; entries that this version cannot read are kept.
Typed record_of(const meta::Kind& kind, const RecordId& id, const RecordEntries& from);

// True where the stamp is in the form that record_of gives, and nothing kept could now be read.
bool is_canonical(const meta::Kind& kind, const void* record, const Stamp& stamp);

}  // namespace ithaca
