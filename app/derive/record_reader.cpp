#include "derive/record_reader.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "base/translate.hpp"
#include "derive/plain_record.hpp"

namespace ithaca {
namespace {

using meta::Unreadable;

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
    case Errc::out_of_range:
      return t("A number in this record is too large to be read. It was left out.");
    default:
      return t("This record is no valid JSON at its byte {n}. It was left out.",
               {{"n", static_cast<std::int64_t>(position)}});
  }
}

bool skip(JsonReader& reader) {
  std::string ignored;
  return reader.copy_value(ignored);
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
  if (const meta::Kind* known = kind_named(kind)) {
    read_known(*known, json);
  } else {
    read_unknown_kind(json);
  }
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

void RecordReader::read_known(const meta::Kind& kind, std::string_view json) {
  auto plain = read_plain_record(kind, json, replicas_, 3);
  const auto id = plain ? id_of(kind, plain->record.get()) : std::nullopt;
  if (!id) return read_slowly(kind, json);
  if (!plain->edited) plain->edited.emplace().base = file_dot();
  auto stamp = plain_stamp(kind, plain->record.get(), *plain->edited);
  if (!stamp) return read_slowly(kind, json);
  keep(kind, *id, {std::move(plain->record), std::move(*stamp)});
}

std::optional<RecordId> RecordReader::id_of(const meta::Kind& kind, const void* record) {
  return parse_id<RecordTag>(kind.fields[0].get(record, space_).text);
}

// Says what cannot be shown, and takes the record by way of its entries, which know everything that
// a stamp can say.
void RecordReader::read_slowly(const meta::Kind& kind, std::string_view json) {
  JsonReader reader(json, 3);
  const std::shared_ptr<void> record = kind.make();
  std::vector<bool> is_present(kind.fields.size());
  std::string key;
  if (reader.failed()) return refuse(reader.error(), reader.position());
  if (!reader.enter_object()) return refuse(Errc::wrong_type, 0);
  while (reader.next_member(key)) {
    const JsonReader value_start = reader;
    const std::size_t number = kind.number_of(key);
    if (number == kind.fields.size()) {
      if (!skip(reader)) break;
      continue;
    }
    if (is_present[number]) return refuse(Errc::duplicate, reader.position());
    is_present[number] = true;
    const meta::AnyField& field = kind.fields[number];
    const Unreadable problem = read_json_into(field, record.get(), reader, space_);
    if (problem != Unreadable::no) {
      reader = value_start;
      if (!skip(reader)) break;
      if (number != 0) report(FileReport::Weight::kept, path(key), sentence_of(problem));
    } else if (is_too_long(field, record.get())) {
      report(FileReport::Weight::kept, path(key),
             t("This text is longer than {n} bytes. It was taken whole.",
               {{"n", static_cast<std::int64_t>(field.facts.longest)}}));
    }
  }
  if (reader.failed() || !reader.at_end()) return refuse(reader.error(), reader.position());
  const auto id = id_of(kind, record.get());
  if (!id) return refuse_without_id();
  auto read = read_record(json, replicas_, 3);
  if (!read) return refuse(read.error().code, 0);
  keep(kind, *id, record_of(kind, *id, entries_of(read->members, stamps_of(*read), &kind)));
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

void RecordReader::keep(const meta::Kind& kind, const RecordId& id, Typed typed) {
  Table& table = writer_.of(kind);
  const std::size_t before = table.size();
  table.emplace_hint(
      table.end(), id,
      Row{std::move(typed.record), std::make_shared<const Stamp>(std::move(typed.stamp))});
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
  const RecordEntries entries = entries_of(read->members, stamps_of(*read), nullptr);
  const auto [it, is_new] =
      writer_.unknown().emplace(std::pair{kind_, id}, unknown_record_of(kind_, id, entries));
  if (!is_new) refuse_twice();
}

}  // namespace ithaca
