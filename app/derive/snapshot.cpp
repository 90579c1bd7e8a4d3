#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <limits>

#include "base/translate.hpp"
#include "derive/binary.hpp"
#include "derive/binary_value.hpp"
#include "plan/plan_writer.hpp"

// "ITHP", form, replicas; seen; for each kind its name, its fields' keys, its records; deleted;
// records of unknown kinds; unknown members; xxHash64 of all that.
// A record: id, stamp, a bit for each field that has not its default, the values of those.
namespace ithaca {

namespace {

constexpr std::string_view kMagic = "ITHP";
constexpr unsigned kForm = 1;
constexpr std::size_t kHashSize = 8;

// What a stamp has beyond its base.
constexpr unsigned kHasFields = 1;
constexpr unsigned kHasElements = 2;
constexpr unsigned kHasAlternatives = 4;
constexpr unsigned kHasUnknown = 8;
constexpr unsigned kHasDeletions = 16;

Error damaged(std::size_t at) {
  return {Errc::damaged, std::to_string(at), t("The stored plan is damaged.")};
}

// Writing ------------------------------------------------------------------------------------

}  // namespace

class SnapshotEncoder::Writer {
 public:
  explicit Writer(const Plan& plan) : plan_(plan) {
    body_.number(plan.seen().size());
    for (const auto& [replica, counter] : plan.seen()) {
      body_.number(dots_.place_of(replica));
      body_.number(counter);
    }
    body_.number(Entities::size());
    open_table();
  }

  bool step(std::size_t records) {
    for (; records > 0 && kind_ != kKinds.end(); --records) {
      if (row_ == plan_.table(*kind_).end()) {
        ++kind_;
        open_table();
      } else {
        write_row(row_->first, row_->second);
        ++row_;
      }
    }
    return kind_ != kKinds.end();
  }

  std::string take() {
    write_tail();
    ByteWriter out;
    out.raw(kMagic);
    out.byte(kForm);
    dots_.write_table(out);
    out.raw(body_.bytes());
    out.fixed64(XXH64(out.bytes().data(), out.size(), 0));
    return out.take();
  }

 private:
  void open_table() {
    if (kind_ == kKinds.end()) return;
    const Table& table = plan_.table(*kind_);
    body_.text(kind_->name);
    body_.number(kind_->fields.size() - 1);
    for (const meta::AnyField& field : kind_->fields.subspan(1)) body_.text(field.facts.key);
    body_.number(table.size());
    row_ = table.begin();
  }

  void write_row(const RecordId& id, const Row& row) {
    body_.id(id);
    write_stamp(*row.stamp);
    write_fields(*kind_, row.value.get());
  }

  void write_tail() {
    body_.number(plan_.deleted().size());
    for (const auto& [ref, deletions] : plan_.deleted()) {
      body_.text(ref.kind);
      body_.id(ref.id);
      write_dots(deletions);
    }
    body_.number(plan_.unknown().size());
    for (const auto& [key, record] : plan_.unknown()) {
      for (const std::string* text : {&record.kind, &record.id, &record.json, &record.edited}) {
        body_.text(*text);
      }
    }
    body_.number(plan_.unknown_members().size());
    for (const auto& [key, json] : plan_.unknown_members()) {
      body_.text(key);
      body_.text(json);
    }
  }

  void write_dots(const std::vector<Dot>& dots) {
    body_.number(dots.size());
    for (const Dot& dot : dots) dots_.write(body_, dot);
  }

  void write_stamp(const Stamp& stamp) {
    dots_.write(body_, stamp.base);
    body_.byte(
        (stamp.fields.empty() ? 0 : kHasFields) | (stamp.elements.empty() ? 0 : kHasElements) |
        (stamp.alternatives.empty() ? 0 : kHasAlternatives) |
        (stamp.unknown.empty() ? 0 : kHasUnknown) | (stamp.deletions.empty() ? 0 : kHasDeletions));
    const auto write_list = [&](const auto& list, auto&& write_item) {
      if (list.empty()) return;
      body_.number(list.size());
      for (const auto& item : list) {
        write_item(item);
        dots_.write(body_, item.dot);
      }
    };
    write_list(stamp.fields, [&](const Stamp::FieldDot& item) { body_.number(item.field - 1U); });
    write_list(stamp.elements, [&](const Stamp::ElementDot& item) {
      body_.number(item.field - 1U);
      body_.text(item.element);
    });
    for (const auto* list : {&stamp.alternatives, &stamp.unknown}) {
      write_list(*list, [&](const Stamp::Written& item) {
        body_.text(item.key);
        body_.text(item.json);
      });
    }
    if (!stamp.deletions.empty()) write_dots(stamp.deletions);
  }

  // Bits say which fields have another value than their default; those values follow.
  void write_fields(const meta::Kind& kind, const void* record) {
    const std::size_t bits = body_.size();
    for (std::size_t i = 1; i < kind.fields.size(); i += 8) body_.byte(0);
    for (std::size_t i = 0; i + 1 < kind.fields.size(); ++i) {
      const meta::AnyField& field = kind.fields[i + 1];
      if (kind.is_default(field, record)) continue;
      char& byte = body_.at(bits + i / 8);
      byte = static_cast<char>(static_cast<unsigned char>(byte) | (1U << (i % 8)));
      write_value(body_, field.get(record, space_));
    }
  }

  const Plan& plan_;
  decltype(kKinds.begin()) kind_ = kKinds.begin();  // whose rows are being written
  Table::const_iterator row_;                       // the next one
  std::string space_;
  DotWriter dots_;
  ByteWriter body_;
};

namespace {

// Reading ------------------------------------------------------------------------------------

constexpr std::size_t kNoField = std::numeric_limits<std::size_t>::max();

class SnapshotReader {
 public:
  explicit SnapshotReader(std::string_view bytes) : in_(bytes), writer_(plan_) {}

  Result<Plan> read() {
    in_.raw(kMagic.size() + 1);
    dots_.read_table(in_);
    for (std::size_t n = in_.count(2); n > 0; --n) {
      const Dot seen = dots_.read_set(in_);
      if (!in_.failed()) writer_.seen()[seen.replica] = seen.counter;
    }
    for (std::size_t n = in_.count(); n > 0 && !in_.failed(); --n) read_table();
    read_deleted();
    read_unknown();
    for (std::size_t n = in_.count(2); n > 0; --n) {
      const std::string key{in_.text()};
      const std::string_view json = checked_json();
      if (!in_.failed()) writer_.unknown_members()[key] = json;
    }
    if (!in_.at_end()) return damaged(in_.position());
    for (const auto& [ref, deletions] : plan_.deleted()) {
      const bool is_live =
          plan_.has(ref) || plan_.unknown().count({ref.kind, ref.id.string()}) != 0;
      if (is_live) return damaged(in_.position());
    }
    return std::move(plan_);
  }

 private:
  void read_table() {
    const std::string name{in_.text()};
    keys_.clear();
    for (std::size_t n = in_.count(); n > 0; --n) keys_.emplace_back(in_.text());
    if (const meta::Kind* kind = kind_named(name)) return read_records(*kind);
    for (std::size_t n = in_.count(kIdLength + 2); n > 0 && !in_.failed(); --n) {
      const std::string id = in_.id<RecordTag>().string();
      add_unknown(name, id, read_generic(id, nullptr));
    }
  }

  void read_records(const meta::Kind& kind) {
    fields_.clear();
    for (const std::string& key : keys_) {
      const std::size_t field = kind.number_of(key);
      if (field == 0) in_.fail();  // ids stand before the fields
      fields_.push_back(field == kind.fields.size() ? kNoField : field);
    }
    Table& table = writer_.of(kind);
    for (std::size_t n = in_.count(kIdLength + 2); n > 0 && !in_.failed(); --n) {
      const auto id = in_.id<RecordTag>();
      if (!table.empty() && !(table.rbegin()->first < id)) in_.fail();
      const ByteReader start = in_;
      std::shared_ptr<void> record = kind.make();
      auto stamp = std::make_shared<Stamp>();
      kind.fields[0].set(record.get(), meta::Value::of_text(id.view()));
      const bool is_plain = read_stamp(*stamp) && read_fields_of(kind, record.get());
      if (!is_plain || !is_canonical(kind, record.get(), *stamp)) {
        in_ = start;
        Typed typed = record_of(kind, id, read_generic(id.view(), &kind));
        record = std::move(typed.record);
        *stamp = std::move(typed.stamp);
      }
      if (in_.failed()) return;
      table.emplace_hint(table.end(), id, Row{std::move(record), std::move(stamp)});
    }
  }

  // False for what this version does not know; read_generic reads it again.
  bool read_fields_of(const meta::Kind& kind, void* record) {
    const std::string_view bits = in_.raw((keys_.size() + 7) / 8);
    if (in_.failed()) return false;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      if ((static_cast<unsigned char>(bits[i / 8]) >> (i % 8) & 1U) == 0) continue;
      if (fields_[i] == kNoField) return false;
      const meta::Value value = read_value(in_);
      if (in_.failed() || value.shape == meta::Shape::null) return false;
      if (kind.fields[fields_[i]].set(record, value) != meta::Unreadable::no) return false;
    }
    return true;
  }

  bool read_stamp(Stamp& stamp) {
    stamp.base = dots_.read(in_);
    const unsigned has = in_.byte();
    bool is_known = true;
    const auto read_index = [&] {
      const std::size_t index = read_key_index();
      const std::size_t field = in_.failed() ? kNoField : fields_[index];
      is_known = is_known && field != kNoField;
      return static_cast<std::uint16_t>(is_known ? field : 0);
    };
    for (std::size_t n = has & kHasFields ? in_.count(2) : 0; n > 0; --n) {
      const std::uint16_t field = read_index();
      stamp.fields.push_back({field, dots_.read(in_)});
    }
    for (std::size_t n = has & kHasElements ? in_.count(3) : 0; n > 0; --n) {
      const std::uint16_t field = read_index();
      std::string element{in_.text()};
      stamp.elements.push_back({field, std::move(element), dots_.read(in_)});
    }
    if (has & kHasAlternatives) read_written(stamp.alternatives);
    if (has & kHasUnknown) read_written(stamp.unknown);
    if (has & kHasDeletions) stamp.deletions = read_dots();
    if (has > 31) in_.fail();
    return is_known && !in_.failed();
  }

  std::size_t read_key_index() {
    const std::uint64_t index = in_.number();
    if (index >= keys_.size()) in_.fail();
    return in_.failed() ? 0 : static_cast<std::size_t>(index);
  }

  void read_written(std::vector<Stamp::Written>& out) {
    for (std::size_t n = in_.count(3); n > 0; --n) {
      Stamp::Written written;
      written.key = in_.text();
      written.json = checked_json();
      written.dot = dots_.read(in_);
      out.push_back(std::move(written));
    }
  }

  std::vector<Dot> read_dots() {
    std::vector<Dot> dots;
    for (std::size_t n = in_.count(2); n > 0; --n) dots.push_back(dots_.read_set(in_));
    if (std::adjacent_find(dots.begin(), dots.end(),
                           [](const Dot& a, const Dot& b) { return !(a < b); }) != dots.end()) {
      in_.fail();
    }
    return dots;
  }

  // Empty, or one value in its canonical form.
  std::string_view checked_json() {
    const std::string_view json = in_.text();
    if (!json.empty() && canonical_json(json) != json) in_.fail();
    return json;
  }

  // A record by its keys alone, as the JSON file has it.
  RecordEntries read_generic(std::string_view id, const meta::Kind* kind) {
    Edited edited;
    edited.base = dots_.read(in_);
    const unsigned has = in_.byte();
    const auto read_key = [&] {
      const std::size_t index = read_key_index();
      return in_.failed() ? std::string{} : keys_[index];
    };
    for (std::size_t n = has & kHasFields ? in_.count(2) : 0; n > 0; --n) {
      std::string key = read_key();
      edited.fields.emplace_back(std::move(key), dots_.read(in_));
    }
    for (std::size_t n = has & kHasElements ? in_.count(3) : 0; n > 0; --n) {
      std::string key = read_key();
      std::string element{in_.text()};
      edited.elements.push_back({std::move(key), std::move(element), dots_.read(in_)});
    }
    if (has & kHasAlternatives) read_written(edited.other);
    if (has & kHasUnknown) read_written(edited.other);
    if (has & kHasDeletions) edited.deletions = read_dots();
    Members members;
    members.emplace_back("id", '"' + std::string(id) + '"');
    const std::string_view bits = in_.raw((keys_.size() + 7) / 8);
    for (std::size_t i = 0; i < keys_.size() && !in_.failed(); ++i) {
      if ((static_cast<unsigned char>(bits[i / 8]) >> (i % 8) & 1U) == 0) continue;
      append_json(members.emplace_back(keys_[i], std::string{}).second, read_value(in_));
    }
    return in_.failed() ? RecordEntries{} : entries_of(members, edited, kind);
  }

  void read_deleted() {
    for (std::size_t n = in_.count(kIdLength + 2); n > 0; --n) {
      Ref ref;
      ref.kind = in_.text();
      ref.id = in_.id<RecordTag>();
      std::vector<Dot> deletions = read_dots();
      if (deletions.empty() || !meta::AsText<Ref>::read(meta::AsText<Ref>::write(ref))) in_.fail();
      if (!in_.failed()) writer_.deleted()[ref] = std::move(deletions);
    }
  }

  void read_unknown() {
    const Replicas none;
    for (std::size_t n = in_.count(4); n > 0 && !in_.failed(); --n) {
      UnknownRecord record;
      record.kind = in_.text();
      record.id = in_.text();
      record.json = checked_json();
      record.edited = checked_json();
      const Ref ref = meta::AsText<Ref>::read(record.kind + "/" + record.id).value_or(Ref{});
      Edited edited;
      JsonReader stamps(record.edited);
      if (!ref.is_set() || !read_edited(stamps, none, edited)) in_.fail();
      if (!in_.failed()) take_unknown(record, ref, edited);
    }
  }

  // What was unknown when it was stored may be known by now.
  void take_unknown(const UnknownRecord& record, const Ref& ref, const Edited& edited) {
    const auto read = read_record(record.json, Replicas{}, 0);
    if (!read) return in_.fail();
    if (const meta::Kind* kind = kind_named(ref.kind)) {
      Typed typed = record_of(*kind, ref.id, entries_of(read->members, edited, kind));
      writer_.of(*kind).try_emplace(
          ref.id,
          Row{std::move(typed.record), std::make_shared<const Stamp>(std::move(typed.stamp))});
    } else {
      add_unknown(record.kind, record.id, entries_of(read->members, edited, nullptr));
    }
  }

  void add_unknown(const std::string& kind, const std::string& id, const RecordEntries& entries) {
    if (in_.failed()) return;
    const bool is_new =
        writer_.unknown().emplace(std::pair{kind, id}, unknown_record_of(kind, id, entries)).second;
    if (!is_new || !meta::AsText<Ref>::read(kind + "/" + id)) in_.fail();
  }

  ByteReader in_;
  DotReader dots_;
  Plan plan_;
  PlanWriter writer_;
  std::vector<std::string> keys_;    // of the kind that is being read
  std::vector<std::size_t> fields_;  // their numbers in this version's description
};

}  // namespace

SnapshotEncoder::SnapshotEncoder(const Plan& plan) : writer_(std::make_unique<Writer>(plan)) {}
SnapshotEncoder::~SnapshotEncoder() = default;
bool SnapshotEncoder::step(std::size_t records) { return writer_->step(records); }
std::string SnapshotEncoder::take() { return writer_->take(); }

std::string encode_snapshot(const Plan& plan) {
  SnapshotEncoder encoder(plan);
  while (encoder.step(std::numeric_limits<std::size_t>::max())) {
  }
  return encoder.take();
}

Result<Plan> decode_snapshot(std::string_view bytes) {
  if (bytes.size() < kMagic.size() + 1 + kHashSize || bytes.substr(0, kMagic.size()) != kMagic) {
    return damaged(0);
  }
  const std::string_view content = bytes.substr(0, bytes.size() - kHashSize);
  ByteReader hash(bytes.substr(content.size()));
  if (XXH64(content.data(), content.size(), 0) != hash.fixed64()) return damaged(bytes.size());
  if (static_cast<unsigned char>(content[kMagic.size()]) != kForm) {
    return Error{Errc::too_new, "0",
                 t("A newer version of Ithaca stored this plan. Reload the page to get it.")};
  }
  return SnapshotReader(content).read();
}

}  // namespace ithaca
