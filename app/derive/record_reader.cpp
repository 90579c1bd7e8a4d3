#include "derive/record_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/translate.hpp"

namespace ithaca {
namespace {

std::string sentence_of(Unreadable problem) {
  switch (problem) {
    case Unreadable::wrong_type:
      return t("This value is of another kind than its field. It was kept, but is not shown.");
    case Unreadable::unknown_value:
      return t("This version does not know this value. It was kept, but is not shown.");
    case Unreadable::out_of_range:
      return t("This number is out of range. It was kept, but is not shown.");
    case Unreadable::no:
      break;
  }
  return {};
}

std::string sentence_of(Errc code, std::size_t position) {
  switch (code) {
    case Errc::duplicate:
      return t("A key stands twice in this record. It was left out.");
    case Errc::bad_encoding:
      return t("A text in this record has half a character (a lone surrogate). It was left out.");
    case Errc::wrong_type:
      return t("Something else than a record stands here. It was left out.");
    default:
      return t("This record is no valid JSON at its byte {n}. It was left out.",
               {{"n", static_cast<std::int64_t>(position)}});
  }
}

// How a value of one field is read from JSON; sets are read element by element.
template <class T>
using ReadField = Unreadable (*)(JsonReader&, T&);

template <class T, std::size_t I>
Unreadable read_field(JsonReader& reader, T& record) {
  static constexpr auto f = std::get<I>(meta::Describe<T>::fields);
  using Value = typename std::remove_cvref_t<decltype(f)>::value;
  if constexpr (meta::is_set<Value>) {
    if (reader.peek() != JsonKind::array || !reader.enter_array()) return Unreadable::wrong_type;
    while (reader.next_element()) {
      typename Value::value_type element{};
      const Unreadable problem = read_json(reader, f.facts, element);
      if (problem != Unreadable::no) return problem;
      f.of(record).insert(std::move(element));
    }
    return Unreadable::no;
  } else {
    return read_json(reader, f.facts, f.of(record));
  }
}

template <class T>
constexpr std::array<ReadField<T>, meta::field_count<T>> read_fields = [
]<std::size_t... I>(std::index_sequence<I...>) {
  return std::array<ReadField<T>, sizeof...(I)>{&read_field<T, I>...};
}
(std::make_index_sequence<meta::field_count<T>>{});

template <class T>
std::size_t longest_text(const T& record, std::size_t field) {
  std::size_t beyond = 0;
  meta::each_field_indexed<T>([&](auto i, const auto& f) {
    using Value = typename std::remove_cvref_t<decltype(f)>::value;
    if constexpr (std::is_same_v<Value, std::string>) {
      if (i() == field && f.of(record).size() > f.facts.longest) beyond = f.facts.longest;
    }
  });
  return beyond;
}

bool skip(JsonReader& reader) {
  std::string ignored;
  return reader.copy_value(ignored);
}

template <class T>
std::size_t field_after(std::size_t expected, std::string_view key) {
  static const std::vector<KnownKey>& keys = known_keys<T>();
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::size_t at = (expected + i) % keys.size();
    if (keys[at].key == key) return at;
  }
  return keys.size();
}

template <class T>
bool take_plain_stamp(const Edited& edited, Stamp& out) {
  if (!edited.is_simple()) return false;
  out.base = edited.base;
  out.deletions = edited.deletions;
  for (const auto& [key, dot] : edited.fields) {
    const std::size_t field = meta::field_index<T>(key);
    if (field == 0 || field == meta::field_count<T>) return false;
    out.fields.push_back({static_cast<std::uint16_t>(field), dot});
  }
  std::sort(out.fields.begin(), out.fields.end(),
            [](const auto& a, const auto& b) { return a.field < b.field; });
  const auto is_out_of_order = [](const Dot& a, const Dot& b) { return !(a < b); };
  return out.base.is_set() && is_canonical(T{}, out) &&
         std::adjacent_find(out.deletions.begin(), out.deletions.end(), is_out_of_order) ==
             out.deletions.end();
}

}  // namespace

void RecordReader::do_without_replicas() {
  replicas_ = Replicas{};
  has_replicas_ = false;
}

void RecordReader::report(FileReport::Weight weight, std::string path, std::string what) {
  ++into_.report_count;
  if (into_.reports.size() < kMostReports) {
    into_.reports.push_back({weight, std::move(path), std::move(what)});
  }
}

void RecordReader::read(const std::string& kind, std::size_t place, std::string_view json) {
  kind_ = kind;
  place_ = place;
  bool is_known = false;
  Entities::each([&]<class T>() {
    if (is_known || kind_ != meta::Describe<T>::kind) return;
    is_known = true;
    read_typed<T>(json);
  });
  if (!is_known) read_unknown_kind(json);
}

std::string RecordReader::path(std::string_view key) const {
  std::string out = "/records/" + kind_ + "/" + std::to_string(place_);
  if (!key.empty()) out.append("/").append(key);
  return out;
}

void RecordReader::refuse(Errc code, std::size_t position) { refuse(sentence_of(code, position)); }
void RecordReader::refuse(std::string what) {
  ++into_.refused[kind_];
  report(FileReport::Weight::refused, path(), std::move(what));
}
void RecordReader::refuse_without_id() {
  refuse(t("This record has no id of 16 characters. It was left out."));
}

template <class T>
void RecordReader::read_typed(std::string_view json) {
  JsonReader reader(json, 3);
  T record;
  Edited edited;
  bool has_stamps = false;
  bool is_plain = true;  // every key and value known, nothing concurrent
  std::array<bool, meta::field_count<T>> is_present{};
  std::string key;
  std::size_t expected = 0;  // keys come in the order of the description
  if (reader.peek() != JsonKind::object || !reader.enter_object()) {
    return refuse(Errc::wrong_type, 0);
  }
  while (reader.next_member(key)) {
    const JsonReader value_start = reader;
    if (key == "edited") {
      has_stamps = !std::exchange(has_stamps, true) && read_edited(reader, replicas_, edited);
      if (has_stamps) continue;
      is_plain = false;
      reader = value_start;
      if (!skip(reader)) break;
      continue;
    }
    const std::size_t field = field_after<T>(expected, key);
    if (field == meta::field_count<T>) {
      is_plain = false;
      if (!skip(reader)) break;
      continue;
    }
    if (is_present[field]) return refuse(Errc::duplicate, reader.position());
    is_present[field] = true;
    expected = field + 1;
    const Unreadable problem = read_fields<T>[field](reader, record);
    if (problem != Unreadable::no) {
      is_plain = false;
      reader = value_start;
      if (!skip(reader)) break;
      if (field != 0) report(FileReport::Weight::kept, path(key), sentence_of(problem));
    } else if (const std::size_t longest = longest_text(record, field); longest != 0) {
      report(FileReport::Weight::kept, path(key),
             t("This text is longer than {n} bytes. It was taken whole.",
               {{"n", static_cast<std::int64_t>(longest)}}));
    }
  }
  if (reader.failed() || !reader.at_end()) return refuse(reader.error(), reader.position());
  if (!record.id.is_set()) return refuse_without_id();
  if (!has_stamps) edited.base = file_dot();
  Stamp stamp;
  if (is_plain && take_plain_stamp<T>(edited, stamp)) {
    keep<T>(std::move(record), std::move(stamp));
  } else {
    read_slowly<T>(json, record.id);
  }
}

// By way of the entries, which know everything that a stamp can say.
template <class T>
void RecordReader::read_slowly(std::string_view json, const IdOf<T>& id) {
  auto read = read_record(json, replicas_, 3);
  if (!read) return refuse(read.error().code, 0);
  const RecordEntries entries = entries_of(read->members, stamps_of(*read), known_keys<T>());
  auto [record, stamp] = record_of<T>(id, entries);
  keep<T>(std::move(record), std::move(stamp));
}

Edited RecordReader::stamps_of(const ReadRecord& read) {
  if (read.edited) return *read.edited;
  if (read.edited_is_unreadable && has_replicas_) {
    report(FileReport::Weight::kept, path("edited"),
           t("Which copy edited what cannot be read here. The record was read without it."));
  }
  Edited edited;
  edited.base = file_dot();
  return edited;
}

Dot RecordReader::file_dot() {
  writer_.seen()[file_dot_.replica] = 1;
  return file_dot_;
}

template <class T>
void RecordReader::keep(T record, Stamp stamp) {
  Table<T>& table = writer_.of<T>();
  const std::size_t before = table.size();
  const auto id = record.id;
  table.emplace_hint(table.end(), id,
                     Row<T>{std::make_shared<const T>(std::move(record)),
                            std::make_shared<const Stamp>(std::move(stamp))});
  if (table.size() == before) refuse_twice();
}
void RecordReader::refuse_twice() {
  refuse(t("A record with this id stands in the file already. This one was left out."));
}

void RecordReader::read_unknown_kind(std::string_view json) {
  auto read = read_record(json, replicas_, 3);
  if (!read) return refuse(read.error().code, 0);
  std::string id;
  for (const auto& [key, value] : read->members) {
    if (key != "id") continue;
    JsonReader reader(value);
    if (reader.peek() == JsonKind::string) reader.read_string(id);
  }
  const Ref ref = meta::AsText<Ref>::read(kind_ + "/" + id).value_or(Ref{});
  if (!ref.is_set()) return refuse_without_id();
  const RecordEntries entries = entries_of(read->members, stamps_of(*read), {});
  const auto [it, is_new] =
      writer_.unknown().emplace(std::pair{kind_, id}, unknown_record_of(kind_, id, entries));
  if (!is_new) refuse_twice();
}

}  // namespace ithaca
