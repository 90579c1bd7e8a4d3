#include "derive/record_json.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/sort.hpp"

namespace ithaca {
namespace {

bool read_dot(JsonReader& reader, const Replicas& replicas, Dot& out) {
  std::string text;
  if (reader.peek() != JsonKind::string || !reader.read_string(text)) return false;
  const auto dot = replicas.read(text);
  if (dot) out = *dot;
  return dot.has_value();
}

bool read_text(JsonReader& reader, std::string& out) {
  return reader.next_element() && reader.peek() == JsonKind::string && reader.read_string(out);
}

bool read_fields(JsonReader& reader, const Replicas& replicas, Edited& out) {
  std::string key;
  if (reader.peek() != JsonKind::object || !reader.enter_object()) return false;
  while (reader.next_member(key)) {
    Dot dot;
    if (!read_dot(reader, replicas, dot)) return false;
    out.fields.emplace_back(key, dot);
  }
  return !reader.failed();
}

template <class ReadItem>
bool read_list(JsonReader& reader, ReadItem&& read_item) {
  if (reader.peek() != JsonKind::array || !reader.enter_array()) return false;
  while (reader.next_element()) {
    if (!read_item()) return false;
  }
  return !reader.failed();
}

bool read_element(JsonReader& reader, const Replicas& replicas, Edited& out) {
  Edited::Element element;
  if (reader.peek() != JsonKind::array || !reader.enter_array()) return false;
  if (!read_text(reader, element.key) || !read_text(reader, element.text)) return false;
  if (!reader.next_element() || !read_dot(reader, replicas, element.dot)) return false;
  if (reader.next_element() || reader.failed()) return false;
  out.elements.push_back(std::move(element));
  return true;
}

bool read_other(JsonReader& reader, const Replicas& replicas, Edited& out) {
  Stamp::Written written;
  if (reader.peek() != JsonKind::array || !reader.enter_array()) return false;
  if (!read_text(reader, written.key)) return false;
  if (!reader.next_element() || !read_dot(reader, replicas, written.dot)) return false;
  if (reader.next_element()) {  // without a third item it is the field's default
    if (!reader.copy_value(written.json) || reader.next_element()) return false;
  }
  if (reader.failed()) return false;
  out.other.push_back(std::move(written));
  return true;
}

void append_quoted_dot(std::string& out, const Dot& dot, const Replicas& replicas) {
  out.push_back('"');
  replicas.append(out, dot);
  out.push_back('"');
}

std::span<const meta::AnyField> fields_of(const meta::Kind* kind) {
  return kind == nullptr ? std::span<const meta::AnyField>{} : kind->fields;
}

// Writes one key's entries: one value or one list is shown, the rest goes into `edited`.
class MemberWriter {
 public:
  MemberWriter(const meta::Kind* kind, std::string& out, Edited& edited)
      : kind_(kind), out_(out), edited_(edited) {}

  using Range = std::pair<const Entry*, const Entry*>;

  // `field`: null for a key that is not known.
  void write(std::string_view key, Range range, const meta::AnyField* field) {
    const auto is_element = [](const Entry& entry) { return entry.is_element; };
    const Entry* middle = std::find_if(range.first, range.second, is_element);
    const Range whole{range.first, middle};
    const Range elements{middle, range.second};
    if (elements.first == elements.second) {
      write_whole(key, whole, field);
    } else if (whole.first == whole.second || greatest(whole) < greatest(elements)) {
      write_elements(key, elements);
      set_aside(whole);
    } else {
      write_whole(key, whole, field);
      set_aside(elements);
    }
  }

 private:
  static Dot greatest(Range range) {
    Dot dot;
    for (const Entry* entry = range.first; entry != range.second; ++entry) {
      if (dot < entry->dot) dot = entry->dot;
    }
    return dot;
  }

  void set_aside(Range range) {
    for (const Entry* entry = range.first; entry != range.second; ++entry) {
      edited_.other.push_back({entry->key, entry->dot, entry->json});
    }
  }

  void write_whole(std::string_view key, Range range, const meta::AnyField* field) {
    Dot dot;
    if (range.first != range.second) {
      const Entry& shown = *(range.second - 1);
      dot = shown.dot;
      const bool is_default =
          shown.json.empty() ||
          (field != nullptr && shown.json == json_of(*field, kind_->defaults()));
      if (!is_default && key != "id") append_key(key).append(shown.json);
      set_aside({range.first, range.second - 1});
    } else if (field != nullptr && field->is_set()) {
      return;
    }
    if (!(dot == edited_.base)) edited_.fields.emplace_back(std::string(key), dot);
  }

  void write_elements(std::string_view key, Range range) {
    append_key(key).push_back('[');
    for (const Entry* entry = range.first; entry != range.second;) {
      const Entry* end = entry;
      while (end != range.second && is_same_slot(*entry, *end)) ++end;
      if (out_.back() != '[') out_.push_back(',');
      out_.append(entry->json, 1, entry->json.size() - 2);
      const bool is_by_base = end - entry == 1 && entry->dot == edited_.base;
      JsonReader reader(entry->json);
      std::string text;
      if (!is_by_base && reader.enter_array()) read_text(reader, text);
      for (; entry != end; ++entry) {
        if (!is_by_base) edited_.elements.push_back({std::string(key), text, entry->dot});
      }
    }
    out_.push_back(']');
  }

  std::string& append_key(std::string_view key) {
    out_.push_back(',');
    append_json_string(out_, key);
    out_.push_back(':');
    return out_;
  }

  const meta::Kind* kind_;
  std::string& out_;
  Edited& edited_;
};

}  // namespace

std::size_t Replicas::add(const ReplicaId& id) {
  const auto [it, is_new] = places_.try_emplace(id, ids_.size());
  if (is_new) ids_.push_back(id);
  return it->second;
}

void Replicas::append(std::string& out, const Dot& dot) const {
  if (!dot.is_set()) return;
  const auto it = places_.find(dot.replica);
  out += it == places_.end() ? dot.replica.string() : std::to_string(it->second);
  out.push_back('.');
  out += std::to_string(dot.counter);
}

std::optional<Dot> Replicas::read(std::string_view text) const {
  if (text.empty()) return Dot{};
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return std::nullopt;
  const auto number = [](std::string_view digits, std::uint64_t& out) {
    const char* end = digits.data() + digits.size();
    const auto [rest, error] = std::from_chars(digits.data(), end, out);
    return error == std::errc{} && rest == end && !digits.empty();
  };
  Dot dot;
  if (!number(text.substr(point + 1), dot.counter)) return std::nullopt;
  if (dot.counter == 0 || dot.counter > kGreatestCounter) return std::nullopt;
  if (const auto id = parse_id<ReplicaTag>(text.substr(0, point))) {
    dot.replica = *id;
    return dot;
  }
  std::uint64_t place = 0;
  if (!number(text.substr(0, point), place) || place >= ids_.size()) return std::nullopt;
  dot.replica = ids_[static_cast<std::size_t>(place)];
  return dot;
}

void Edited::put_fields_in_order() {
  using KeyAndDot = std::pair<std::string, Dot>;
  sort_values(fields, [](const KeyAndDot& a, const KeyAndDot& b) { return a.first < b.first; });
}

void append_edited(std::string& out, const Edited& edited, const Replicas& replicas) {
  if (edited.fields.empty() && edited.is_simple() && edited.deletions.empty()) {
    append_quoted_dot(out, edited.base, replicas);
    return;
  }
  const auto comma_unless_first = [&](char first) {
    if (out.back() != first) out.push_back(',');
  };
  out += "{\"by\":";
  append_quoted_dot(out, edited.base, replicas);
  if (!edited.fields.empty()) {
    out += ",\"fields\":{";
    for (const auto& [key, dot] : edited.fields) {
      comma_unless_first('{');
      append_json_string(out, key);
      out.push_back(':');
      append_quoted_dot(out, dot, replicas);
    }
    out.push_back('}');
  }
  if (!edited.elements.empty()) {
    out += ",\"elements\":[";
    for (const Edited::Element& element : edited.elements) {
      comma_unless_first('[');
      out.push_back('[');
      append_json_string(out, element.key);
      out.push_back(',');
      append_json_string(out, element.text);
      out.push_back(',');
      append_quoted_dot(out, element.dot, replicas);
      out.push_back(']');
    }
    out.push_back(']');
  }
  if (!edited.other.empty()) {
    out += ",\"other\":[";
    for (const Stamp::Written& written : edited.other) {
      comma_unless_first('[');
      out.push_back('[');
      append_json_string(out, written.key);
      out.push_back(',');
      append_quoted_dot(out, written.dot, replicas);
      if (!written.json.empty()) out.append(",").append(written.json);
      out.push_back(']');
    }
    out.push_back(']');
  }
  if (!edited.deletions.empty()) {
    out += ",\"deleted\":[";
    for (const Dot& dot : edited.deletions) {
      comma_unless_first('[');
      append_quoted_dot(out, dot, replicas);
    }
    out.push_back(']');
  }
  out.push_back('}');
}

bool read_edited(JsonReader& reader, const Replicas& replicas, Edited& out) {
  if (reader.peek() == JsonKind::string) return read_dot(reader, replicas, out.base);
  if (reader.peek() != JsonKind::object || !reader.enter_object()) return false;
  std::string key;
  while (reader.next_member(key)) {
    bool read = false;
    if (key == "by") {
      read = read_dot(reader, replicas, out.base);
    } else if (key == "fields") {
      read = read_fields(reader, replicas, out);
    } else if (key == "elements") {
      read = read_list(reader, [&] { return read_element(reader, replicas, out); });
    } else if (key == "other") {
      read = read_list(reader, [&] { return read_other(reader, replicas, out); });
    } else if (key == "deleted") {
      read = read_list(reader, [&] {
        return read_dot(reader, replicas, out.deletions.emplace_back()) &&
               out.deletions.back().is_set();
      });
    }
    if (!read) return false;
  }
  return !reader.failed();
}

Edited append_members(std::string& out, std::string_view id, const RecordEntries& entries,
                      const meta::Kind* kind) {
  Edited edited;
  edited.deletions = entries.deletions;
  std::map<std::string_view, MemberWriter::Range> groups;
  for (const Entry& entry : entries.entries) {
    const auto it = groups.try_emplace(entry.key, &entry, &entry).first;
    it->second.second = &entry + 1;
    if (entry.key == "id" && !entry.is_element) edited.base = entry.dot;
  }
  out += "{\"id\":";
  append_json_string(out, id);
  MemberWriter writer(kind, out, edited);
  for (const meta::AnyField& field : fields_of(kind)) {
    const auto it = groups.find(field.facts.key);
    writer.write(field.facts.key, it == groups.end() ? MemberWriter::Range{} : it->second, &field);
    if (it != groups.end()) groups.erase(it);
  }
  for (const auto& [key, range] : groups) writer.write(key, range, nullptr);
  edited.put_fields_in_order();
  return edited;
}

RecordEntries entries_of(const Members& members, const Edited& edited, const meta::Kind* kind) {
  RecordEntries out;
  std::set<std::string_view> present;
  std::map<std::string_view, Dot> fields;
  std::map<std::pair<std::string_view, std::string_view>, std::vector<Dot>> elements;
  for (const auto& [key, dot] : edited.fields) fields.try_emplace(key, dot);
  for (const Edited::Element& element : edited.elements) {
    elements[{element.key, element.text}].push_back(element.dot);
  }
  const auto dot_of = [&](std::string_view key) {
    const auto it = fields.find(key);
    return it == fields.end() ? edited.base : it->second;
  };
  const auto is_known_set = [&](std::string_view key) {
    const std::size_t number = kind == nullptr ? 0 : kind->number_of(key);
    return kind != nullptr && number < kind->fields.size() && kind->fields[number].is_set();
  };
  for (const auto& [key, json] : members) {
    present.insert(key);
    if (key == "id" && !edited.base.is_set()) continue;  // all writes of it were seen and dropped
    if (json == "[]" && is_known_set(key)) continue;
    std::vector<Entry> read;
    add_unknown_value(read, key, json, dot_of(key));
    for (const Entry& entry : read) {
      if (!entry.is_element) {
        out.entries.push_back(entry);
        continue;
      }
      JsonReader reader(entry.json);
      std::string text;
      if (reader.enter_array()) read_text(reader, text);
      const auto dots = elements.find({key, text});
      if (dots == elements.end()) {
        out.entries.push_back({key, entry.json, edited.base, true});
      } else {
        for (const Dot& dot : dots->second) out.entries.push_back({key, entry.json, dot, true});
      }
    }
  }
  for (const meta::AnyField& field : fields_of(kind)) {  // what is not written has its default
    const std::string_view key = field.facts.key;
    const Dot dot = dot_of(key);
    if (field.is_set() || present.count(key) != 0 || !dot.is_set()) continue;
    out.entries.push_back({std::string(key), json_of(field, kind->defaults()), dot, false});
    present.insert(key);
  }
  for (const auto& [key, dot] : edited.fields) {
    if (present.count(key) == 0 && dot.is_set()) out.entries.push_back({key, {}, dot, false});
  }
  for (const Stamp::Written& written : edited.other) {
    out.entries.push_back({written.key, written.json, written.dot, is_element_json(written.json)});
  }
  out.deletions = edited.deletions;
  out.sort();
  return out;
}

Result<ReadRecord> read_record(std::string_view json, const Replicas& replicas, int depth) {
  JsonReader reader(json, depth);
  ReadRecord out;
  std::set<std::string> keys;
  std::string key;
  const auto broken = [&](Errc code, std::string_view where) {
    return Error{reader.failed() ? reader.error() : code, std::string(where), {}};
  };
  if (reader.peek() != JsonKind::object || !reader.enter_object()) {
    return broken(Errc::wrong_type, {});
  }
  while (reader.next_member(key)) {
    if (!keys.insert(key).second) return broken(Errc::duplicate, key);
    if (key == "edited") {
      JsonReader ahead = reader;
      if (read_edited(ahead, replicas, out.edited.emplace())) {
        reader = ahead;
        continue;
      }
      out.edited.reset();
      out.edited_is_unreadable = true;
      std::string ignored;
      if (!reader.copy_value(ignored)) return broken(Errc::bad_syntax, key);
      continue;
    }
    out.members.emplace_back(key, std::string{});
    if (!reader.copy_value(out.members.back().second)) return broken(Errc::bad_syntax, key);
  }
  if (!reader.at_end()) return broken(Errc::bad_syntax, {});
  return out;
}

RecordEntries entries_of(const UnknownRecord& record) {
  const Replicas replicas;
  Edited edited;
  JsonReader reader(record.edited);
  read_edited(reader, replicas, edited);
  const auto read = read_record(record.json, replicas, 0);
  return read ? entries_of(read->members, edited, nullptr) : RecordEntries{};
}

UnknownRecord unknown_record_of(std::string_view kind, std::string_view id,
                                const RecordEntries& entries) {
  UnknownRecord record{std::string(kind), std::string(id), {}, {}};
  const Edited edited = append_members(record.json, id, entries, nullptr);
  record.json.push_back('}');
  append_edited(record.edited, edited, Replicas{});
  return record;
}

void append_record(std::string& out, const UnknownRecord& record, const Replicas& replicas) {
  Edited edited;
  JsonReader reader(record.edited);
  read_edited(reader, Replicas{}, edited);
  out.append(record.json, 0, record.json.size() - 1);
  out += ",\"edited\":";
  append_edited(out, edited, replicas);
  out.push_back('}');
}

void append_record(std::string& out, const meta::Kind& kind, const void* record, const Stamp& stamp,
                   const Replicas& replicas) {
  Edited edited;
  std::string space;
  const auto key_of = [&](std::uint16_t number) {
    return std::string(kind.fields[number].facts.key);
  };
  const std::string_view id = kind.fields[0].get(record, space).text;
  if (!stamp.alternatives.empty() || !stamp.unknown.empty() || !stamp.base.is_set()) {
    edited = append_members(out, id, entries_of(kind, record, stamp), &kind);
  } else {  // the same without a detour, for nearly every record
    out += "{\"id\":\"";
    out += id;
    out.push_back('"');
    for (const meta::AnyField& field : kind.fields.subspan(1)) {
      if (kind.is_default(field, record)) continue;
      out += ",\"";
      out += field.facts.key;
      out += "\":";
      append_json(out, field.get(record, space));
    }
    edited.base = stamp.base;
    edited.deletions = stamp.deletions;
    for (const Stamp::FieldDot& entry : stamp.fields) {
      edited.fields.emplace_back(key_of(entry.field), entry.dot);
    }
    edited.put_fields_in_order();
    for (const Stamp::ElementDot& entry : stamp.elements) {
      edited.elements.push_back({key_of(entry.field), entry.element, entry.dot});
    }
  }
  out += ",\"edited\":";
  append_edited(out, edited, replicas);
  out.push_back('}');
}

}  // namespace ithaca
