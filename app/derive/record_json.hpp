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

// Appends `{"id":…` and the other members, without a closing brace; gives what `edited` says.
// `kind` here and below: null for one that only a newer version knows.
Edited append_members(std::string& out, std::string_view id, const RecordEntries& entries,
                      const meta::Kind* kind);

// The entries of a record whose members were read as canonical JSON.
using Members = std::vector<std::pair<std::string, std::string>>;
RecordEntries entries_of(const Members& members, const Edited& edited, const meta::Kind* kind);

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
void append_record(std::string& out, const meta::Kind& kind, const void* record, const Stamp& stamp,
                   const Replicas& replicas);

}  // namespace ithaca
