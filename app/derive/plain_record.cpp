#include "derive/plain_record.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace ithaca {

std::optional<PlainRecord> read_plain_record(const meta::Kind& kind, std::string_view json,
                                             const Replicas& replicas, int depth) {
  JsonReader reader(json, depth);
  PlainRecord out{kind.make(), {}};
  std::vector<bool> is_present(kind.fields.size());
  std::string key;
  std::string space;
  std::size_t expected = 0;  // keys come in the order of the description
  if (!reader.enter_object()) return std::nullopt;
  while (reader.next_member(key)) {
    if (key == "edited") {
      if (out.edited || !read_edited(reader, replicas, out.edited.emplace())) return std::nullopt;
      continue;
    }
    const std::size_t number = kind.number_of(key, expected);
    if (number == kind.fields.size() || is_present[number]) return std::nullopt;
    is_present[number] = true;
    expected = number + 1;
    const meta::AnyField& field = kind.fields[number];
    const bool is_read =
        read_json_into(field, out.record.get(), reader, space) == meta::Unreadable::no;
    if (!is_read || is_too_long(field, out.record.get())) return std::nullopt;
  }
  if (reader.failed() || !reader.at_end()) return std::nullopt;
  return out;
}

std::optional<Stamp> plain_stamp(const meta::Kind& kind, const void* record, const Edited& edited) {
  if (!edited.is_simple() || !edited.base.is_set()) return std::nullopt;
  Stamp stamp;
  stamp.base = edited.base;
  stamp.deletions = edited.deletions;
  for (const auto& [key, dot] : edited.fields) {
    const std::size_t field = kind.number_of(key);
    if (field == 0 || field == kind.fields.size()) return std::nullopt;
    stamp.fields.push_back({static_cast<std::uint16_t>(field), dot});
  }
  stamp.put_in_order();
  const auto is_out_of_order = [](const Dot& a, const Dot& b) { return !(a < b); };
  const bool is_plain = is_canonical(kind, record, stamp) &&
                        std::adjacent_find(stamp.deletions.begin(), stamp.deletions.end(),
                                           is_out_of_order) == stamp.deletions.end();
  return is_plain ? std::optional(std::move(stamp)) : std::nullopt;
}

}  // namespace ithaca
