// A record as the dot store sees it: entries of (field, dot, value), one for each write that
// stands. Knows no rule of joining; typed records and records of unknown kinds become the same
// entries.
#pragma once

#include <algorithm>
#include <array>
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
// The same for a stamp's alternatives and unknown values.
void put_kept_values_in_order(Stamp& stamp);

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

namespace detail {

template <class V>
Unreadable read_entry(const std::string& json, const meta::Facts& facts, V& out) {
  out = V{};
  if (json.empty()) return Unreadable::no;
  JsonReader reader(json);
  const Unreadable problem = read_json(reader, facts, out);
  return problem == Unreadable::no && !reader.at_end() ? Unreadable::wrong_type : problem;
}

template <class V>
bool read_element(const std::string& json, V& out) {
  JsonReader reader(json);
  std::string text;
  return reader.enter_array() && reader.next_element() && reader.read_string(text) &&
         read_text_value(text, out) == Unreadable::no;
}

inline std::vector<Dot> element_dots(const Stamp& stamp, std::uint16_t field,
                                     std::string_view element) {
  std::vector<Dot> dots;
  const auto is_earlier = [&](const Stamp::ElementDot& entry, std::string_view text) {
    return entry.field != field ? entry.field < field : entry.element.compare(text) < 0;
  };
  auto it = std::lower_bound(stamp.elements.begin(), stamp.elements.end(), element, is_earlier);
  for (; it != stamp.elements.end() && it->field == field && it->element == element; ++it) {
    dots.push_back(it->dot);
  }
  if (dots.empty()) dots.push_back(stamp.base);
  return dots;
}

}  // namespace detail

template <class T>
inline constexpr std::array<bool, meta::field_count<T>> is_set_field = [] {
  std::array<bool, meta::field_count<T>> is_set{};
  meta::each_field_indexed<T>([&](auto i, const auto& f) {
    is_set[i()] = meta::is_set<typename std::remove_cvref_t<decltype(f)>::value>;
  });
  return is_set;
}();

template <class T>
RecordEntries entries_of(const T& record, const Stamp& stamp) {
  RecordEntries out;
  const T defaults{};
  meta::each_field_indexed<T>([&](auto i, const auto& f) {
    using Value = typename std::remove_cvref_t<decltype(f)>::value;
    const std::string key{f.facts.key};
    const auto field = static_cast<std::uint16_t>(i());
    if constexpr (meta::is_set<Value>) {
      for (const std::string& text : element_texts(f.of(record))) {
        for (const Dot& dot : detail::element_dots(stamp, field, text)) {
          out.entries.push_back({key, element_json(text), dot, true});
        }
      }
    } else {
      const Dot dot = stamp.dot_of(field);
      const bool was_written = dot.is_set() || (field != 0 && !(f.of(record) == f.of(defaults)));
      if (was_written) out.entries.push_back({key, json_of(f.of(record)), dot, false});
    }
  });
  for (const auto* list : {&stamp.alternatives, &stamp.unknown}) {
    for (const Stamp::Written& written : *list) {
      out.entries.push_back(
          {written.key, written.json, written.dot, is_element_json(written.json)});
    }
  }
  out.deletions = stamp.deletions;
  out.sort();
  return out;
}

// The typed record of these entries, with its stamp in the one form that each state has. A field
// without a readable entry has its default; entries that this version cannot read are kept.
template <class T>
std::pair<T, Stamp> record_of(const IdOf<T>& id, const RecordEntries& from) {
  std::pair<T, Stamp> out;
  T& record = out.first;
  Stamp& stamp = out.second;
  const std::vector<Entry>& entries = from.entries;
  stamp.deletions = from.deletions;
  const auto written = [](const Entry& e) { return Stamp::Written{e.key, e.dot, e.json}; };
  for (const Entry& entry : entries) {  // ascending, so the last is the one shown
    if (entry.key == "id" && !entry.is_element) stamp.base = entry.dot;
  }
  for (const Entry& entry : entries) {
    if (meta::field_index<T>(entry.key) == meta::field_count<T>) {
      stamp.unknown.push_back(written(entry));
    }
  }
  meta::each_field_indexed<T>([&](auto i, const auto& f) {
    using Value = typename std::remove_cvref_t<decltype(f)>::value;
    const auto field = static_cast<std::uint16_t>(i());
    const auto key_less = [](const Entry& e, std::string_view key) {
      return e.key.compare(key) < 0;
    };
    const auto first = std::lower_bound(entries.begin(), entries.end(), f.facts.key, key_less);
    auto last = first;
    while (last != entries.end() && last->key == f.facts.key) ++last;
    if constexpr (meta::is_set<Value>) {
      for (auto it = first; it != last;) {
        auto end = it;
        while (end != last && is_same_slot(*it, *end)) ++end;
        typename Value::value_type element{};
        if (it->is_element && detail::read_element(it->json, element)) {
          const bool is_by_base = end - it == 1 && it->dot == stamp.base;
          const std::string text = meta::AsText<typename Value::value_type>::write(element);
          for (auto each = it; each != end && !is_by_base; ++each) {
            stamp.elements.push_back({field, text, each->dot});
          }
          f.of(record).insert(std::move(element));
        } else {
          for (auto each = it; each != end; ++each) stamp.unknown.push_back(written(*each));
        }
        it = end;
      }
    } else {
      Dot shown;
      bool is_shown = false;
      for (auto it = last; it != first;) {
        --it;
        Value value{};
        if (it->is_element || detail::read_entry(it->json, f.facts, value) != Unreadable::no) {
          stamp.unknown.push_back(written(*it));
        } else if (is_shown) {
          stamp.alternatives.push_back({it->key, it->dot, json_of(value)});
        } else {
          is_shown = true;
          shown = it->dot;
          f.of(record) = std::move(value);
        }
      }
      if (!(shown == stamp.base)) stamp.fields.push_back({field, shown});
    }
  });
  record.id = id;
  put_kept_values_in_order(stamp);
  return out;
}

// True where the stamp is in the form that record_of gives, and nothing kept could now be read.
template <class T>
bool is_canonical(const T& record, const Stamp& stamp) {
  if (!stamp.unknown.empty() || !stamp.alternatives.empty() || !stamp.elements.empty()) {
    const auto [same_record, same_stamp] = record_of<T>(record.id, entries_of(record, stamp));
    return same_record == record && same_stamp == stamp;
  }
  std::size_t next = stamp.base.is_set() ? 1 : 0;
  for (const Stamp::FieldDot& entry : stamp.fields) {
    if (entry.field < next || entry.field >= meta::field_count<T> || entry.dot == stamp.base ||
        is_set_field<T>[entry.field]) {
      return false;
    }
    next = std::size_t{entry.field} + 1;
  }
  return stamp.fields.empty() || stamp.fields.front().field != 0;
}

}  // namespace ithaca
