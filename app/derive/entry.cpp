#include "derive/entry.hpp"

#include <algorithm>
#include <iterator>

#include "base/sort.hpp"

namespace ithaca {

bool is_same_slot(const Entry& a, const Entry& b) {
  return a.key == b.key && a.is_element == b.is_element && (!a.is_element || a.json == b.json);
}

bool comes_before(const Entry& a, const Entry& b) {
  if (a.key != b.key) return a.key < b.key;
  if (a.is_element != b.is_element) return b.is_element;
  if (a.is_element && a.json != b.json) return a.json < b.json;
  return a.dot == b.dot ? a.json < b.json : a.dot < b.dot;
}

// One dot writes one value of a slot; where a file claims two, the greater text stands everywhere.
void RecordEntries::sort() {
  sort_values(entries, [](const Entry& a, const Entry& b) { return comes_before(a, b); });
  const auto first_of_pair =
      std::unique(entries.rbegin(), entries.rend(), [](const Entry& later, const Entry& earlier) {
        return is_same_slot(later, earlier) && later.dot == earlier.dot;
      });
  entries.erase(entries.begin(), first_of_pair.base());
  sort_values(deletions, [](const Dot& a, const Dot& b) { return a < b; });
  deletions.erase(std::unique(deletions.begin(), deletions.end()), deletions.end());
}

bool is_element_json(std::string_view json) {
  if (json.size() < 4 || json.substr(0, 2) != "[\"" || json.substr(json.size() - 2) != "\"]") {
    return false;
  }
  for (std::size_t i = 2; i < json.size(); ++i) {  // canonical: no white space between tokens
    if (json[i] == '\\') {
      ++i;
    } else if (json[i] == '"') {
      return i == json.size() - 2;
    }
  }
  return false;
}

std::string element_json(std::string_view text) {
  std::string out = "[";
  append_json_string(out, text);
  out.push_back(']');
  return out;
}

void add_unknown_value(std::vector<Entry>& entries, const std::string& key, std::string_view json,
                       const Dot& dot) {
  JsonReader reader(json);
  std::vector<Entry> elements;
  std::string text;
  bool is_list = reader.peek() == JsonKind::array && reader.enter_array();
  while (is_list && reader.next_element()) {
    is_list = reader.peek() == JsonKind::string && reader.read_string(text);
    elements.push_back({key, element_json(text), dot, true});
  }
  if (is_list && !elements.empty()) {
    entries.insert(entries.end(), elements.begin(), elements.end());
  } else {
    entries.push_back({key, std::string(json), dot, false});
  }
}

namespace {

Stamp::Written written(const Entry& entry) { return {entry.key, entry.dot, entry.json}; }

// The dots of one element of a set; without any it was written by the record's base.
std::vector<Dot> element_dots(const Stamp& stamp, std::uint16_t field, std::string_view element) {
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

using EntryIterator = std::vector<Entry>::const_iterator;

// Takes the entries of one set; an element that cannot be read is kept as it is.
void take_elements(Typed& out, const meta::AnyField& field, std::uint16_t number,
                   EntryIterator first, EntryIterator last) {
  std::string text;
  std::string spelled;
  for (auto it = first; it != last;) {
    auto end = it;
    while (end != last && is_same_slot(*it, *end)) ++end;
    JsonReader reader(it->json);
    const bool is_text =
        it->is_element && reader.enter_array() && reader.next_element() && reader.read_string(text);
    if (is_text &&
        field.type->add(field.of(out.record.get()), text, spelled) == meta::Unreadable::no) {
      const bool is_by_base = end - it == 1 && it->dot == out.stamp.base;
      for (auto each = it; each != end && !is_by_base; ++each) {
        out.stamp.elements.push_back({number, spelled, each->dot});
      }
    } else {
      for (auto each = it; each != end; ++each) out.stamp.unknown.push_back(written(*each));
    }
    it = end;
  }
}

// Takes the entries of one field, ascending: the last that can be read is shown.
void take_values(Typed& out, const meta::Kind& kind, std::uint16_t number, EntryIterator first,
                 EntryIterator last) {
  const meta::AnyField& field = kind.fields[number];
  const std::shared_ptr<void> other = first == last ? nullptr : kind.make();
  Dot shown;
  bool is_shown = false;
  for (auto it = last; it != first;) {
    --it;
    void* into = is_shown ? other.get() : out.record.get();
    if (it->is_element || read_json_into(kind, field, into, it->json) != meta::Unreadable::no) {
      out.stamp.unknown.push_back(written(*it));
    } else if (is_shown) {
      out.stamp.alternatives.push_back({it->key, it->dot, json_of(field, into)});
    } else {
      is_shown = true;
      shown = it->dot;
    }
  }
  if (!(shown == out.stamp.base)) out.stamp.fields.push_back({number, shown});
}

}  // namespace

RecordEntries entries_of(const meta::Kind& kind, const void* record, const Stamp& stamp) {
  RecordEntries out;
  std::string space;
  for (std::uint16_t number = 0; number < kind.fields.size(); ++number) {
    const meta::AnyField& field = kind.fields[number];
    const std::string key{field.facts.key};
    if (field.is_set()) {
      for (const std::string& text : field.get(record, space).list) {
        for (const Dot& dot : element_dots(stamp, number, text)) {
          out.entries.push_back({key, element_json(text), dot, true});
        }
      }
    } else {
      const Dot dot = stamp.dot_of(number);
      const bool was_written = dot.is_set() || (number != 0 && !kind.is_default(field, record));
      if (was_written) out.entries.push_back({key, json_of(field, record), dot, false});
    }
  }
  for (const auto* list : {&stamp.alternatives, &stamp.unknown}) {
    for (const Stamp::Written& one : *list) {
      out.entries.push_back({one.key, one.json, one.dot, is_element_json(one.json)});
    }
  }
  out.deletions = stamp.deletions;
  out.sort();
  return out;
}

Typed record_of(const meta::Kind& kind, const RecordId& id, const RecordEntries& from) {
  Typed out{kind.make(), {}};
  const std::vector<Entry>& entries = from.entries;
  out.stamp.deletions = from.deletions;
  for (const Entry& entry : entries) {  // ascending, so the last is the one shown
    if (entry.key == "id" && !entry.is_element) out.stamp.base = entry.dot;
    if (kind.number_of(entry.key) == kind.fields.size())
      out.stamp.unknown.push_back(written(entry));
  }
  for (std::uint16_t number = 0; number < kind.fields.size(); ++number) {
    const meta::AnyField& field = kind.fields[number];
    const auto first = std::lower_bound(
        entries.begin(), entries.end(), field.facts.key,
        [](const Entry& entry, std::string_view key) { return entry.key.compare(key) < 0; });
    auto last = first;
    while (last != entries.end() && last->key == field.facts.key) ++last;
    if (field.is_set()) {
      take_elements(out, field, number, first, last);
    } else {
      take_values(out, kind, number, first, last);
    }
  }
  kind.fields[0].set(out.record.get(), meta::Value::of_text(id.view()));
  out.stamp.put_in_order();
  return out;
}

bool is_canonical(const meta::Kind& kind, const void* record, const Stamp& stamp) {
  if (!stamp.unknown.empty() || !stamp.alternatives.empty() || !stamp.elements.empty()) {
    std::string space;
    const auto id = parse_id<RecordTag>(kind.fields[0].get(record, space).text);
    const Typed same = record_of(kind, id.value_or(RecordId{}), entries_of(kind, record, stamp));
    return kind.same(same.record.get(), record) && same.stamp == stamp;
  }
  std::size_t next = stamp.base.is_set() ? 1 : 0;
  for (const Stamp::FieldDot& entry : stamp.fields) {
    if (entry.field < next || entry.field >= kind.fields.size() || entry.dot == stamp.base ||
        kind.fields[entry.field].is_set()) {
      return false;
    }
    next = std::size_t{entry.field} + 1;
  }
  return stamp.fields.empty() || stamp.fields.front().field != 0;
}

}  // namespace ithaca
