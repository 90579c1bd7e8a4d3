// The quick way to read a record as JSON: without the detour by its entries (entry.hpp), which only
// records need that hold something unknown or concurrent.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "derive/record_json.hpp"

namespace ithaca {

// A record that holds nothing but known members, each of them once and as its field takes it:
// nearly every record, read without the detour by its entries. Nothing for any other.
struct PlainRecord {
  std::shared_ptr<void> record;
  std::optional<Edited> edited;
};
std::optional<PlainRecord> read_plain_record(const meta::Kind& kind, std::string_view json,
                                             const Replicas& replicas, int depth);
// Its stamp; nothing where `edited` says more than the fields of the record can have.
std::optional<Stamp> plain_stamp(const meta::Kind& kind, const void* record, const Edited& edited);

}  // namespace ithaca
