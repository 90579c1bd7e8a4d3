// One record as JSON: its members, and `edited`, which says which edit wrote what.
// Knows no file around the record; a dot is written by its replica's number in a table, or its id.
//
//   {"id":"…","title":"…","edited":"0.12"}                     everything by edit 12 of replica 0
//   "edited":{"by":"0.12",
//             "fields":{"title":"1.4"},                        "": never written
//             "elements":[["purposes","career","1.5"]],
//             "other":[["title","0.9","A concurrent title"]],  not shown
//             "deleted":["1.7"]}                               deleted there while edited here
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "derive/entry.hpp"

namespace ithaca {

inline constexpr std::uint64_t kGreatestCounter = 9007199254740991;  // 2^53 - 1: exact in JSON

// The replicas of a file; a dot names one by its place.
class Replicas {
 public:
  // Returns the replica's place; a new one comes last.
  std::size_t add(const ReplicaId& id);
  std::size_t size() const { return ids_.size(); }

  // "3.12", or "<16 characters>.12" for a replica that is not in the table; empty for no dot.
  void append(std::string& out, const Dot& dot) const;
  std::optional<Dot> read(std::string_view text) const;

 private:
  std::vector<ReplicaId> ids_;
  std::map<ReplicaId, std::size_t> places_;
};

// `edited` of one record.
struct Edited {
  struct Element {
    std::string key;
    std::string text;
    Dot dot;
  };
  Dot base;
  std::vector<std::pair<std::string, Dot>> fields;  // ascending by key when written
  std::vector<Element> elements;
  std::vector<Stamp::Written> other;
  std::vector<Dot> deletions;

  bool is_simple() const { return elements.empty() && other.empty(); }
  void put_fields_in_order();  // by key
};
void append_edited(std::string& out, const Edited& edited, const Replicas& replicas);
bool read_edited(JsonReader& reader, const Replicas& replicas, Edited& out);

// What a kind's description says to the writer: its keys in order, with what need not be written.
struct KnownKey {
  std::string_view key;
  std::string default_json;
  bool is_set = false;
};
template <class T>
const std::vector<KnownKey>& known_keys() {
  static const std::vector<KnownKey> keys = [] {
    std::vector<KnownKey> out;
    const T defaults{};
    meta::each_field_indexed<T>([&](auto i, const auto& f) {
      out.push_back({f.facts.key, json_of(f.of(defaults)), is_set_field<T>[i()]});
    });
    return out;
  }();
  return keys;
}

// Appends `{"id":…` and the other members, without a closing brace; gives what `edited` says.
Edited append_members(std::string& out, std::string_view id, const RecordEntries& entries,
                      const std::vector<KnownKey>& known);

// The entries of a record whose members were read as canonical JSON.
using Members = std::vector<std::pair<std::string, std::string>>;
RecordEntries entries_of(const Members& members, const Edited& edited,
                         const std::vector<KnownKey>& known);

RecordEntries entries_of(const UnknownRecord& record);
UnknownRecord unknown_record_of(std::string_view kind, std::string_view id,
                                const RecordEntries& entries);

struct ReadRecord {
  Members members;               // without `edited`
  std::optional<Edited> edited;  // absent, or of a form that this version cannot read
  bool edited_is_unreadable = false;
};
// `depth`: objects and arrays open around the record. Errors: bad_syntax, bad_encoding (half a
// surrogate pair), too_large (depth), duplicate, wrong_type, with the member's key as the place.
Result<ReadRecord> read_record(std::string_view json, const Replicas& replicas, int depth);

// The whole record on one line.
void append_record(std::string& out, const UnknownRecord& record, const Replicas& replicas);
template <class T>
void append_record(std::string& out, const T& record, const Stamp& stamp,
                   const Replicas& replicas) {
  Edited edited;
  if (!stamp.alternatives.empty() || !stamp.unknown.empty() || !stamp.base.is_set()) {
    edited = append_members(out, record.id.view(), entries_of(record, stamp), known_keys<T>());
  } else {  // the same without a detour, for nearly every record
    static const T defaults{};
    const std::vector<KnownKey>& keys = known_keys<T>();
    out += "{\"id\":\"";
    out += record.id.view();
    out.push_back('"');
    meta::each_field_indexed<T>([&](auto i, const auto& f) {
      if (i() == 0 || f.of(record) == f.of(defaults)) return;
      out += ",\"";
      out += f.facts.key;
      out += "\":";
      append_json(out, f.of(record));
    });
    edited.base = stamp.base;
    edited.deletions = stamp.deletions;
    for (const Stamp::FieldDot& entry : stamp.fields) {
      edited.fields.emplace_back(std::string(keys[entry.field].key), entry.dot);
    }
    edited.put_fields_in_order();
    for (const Stamp::ElementDot& entry : stamp.elements) {
      edited.elements.push_back({std::string(keys[entry.field].key), entry.element, entry.dot});
    }
  }
  out += ",\"edited\":";
  append_edited(out, edited, replicas);
  out.push_back('}');
}

}  // namespace ithaca
