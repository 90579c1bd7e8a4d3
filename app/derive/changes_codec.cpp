#include <algorithm>
#include <optional>
#include <tuple>

#include "base/translate.hpp"
#include "derive/binary.hpp"
#include "derive/binary_value.hpp"
#include "derive/plain_record.hpp"

// Form, replicas; dot, label, merge key; the edits; those of unknown kinds; what a join adds.
// A record stands whole as its JSON, where it is created, deleted or joined; of any other edit only
// the fields that changed, each as its key and its values before and after, or as splices.
namespace ithaca {
namespace {

constexpr unsigned kForm = 1;

enum class Step : std::uint8_t {
  create,
  create_again,
  create_exact,
  remove,
  change,
  join,
  remove_named  // what the plan has under that name
};
enum class How : std::uint8_t { values, splices };

constexpr unsigned kHasSeen = 1;
constexpr unsigned kHasDeleted = 2;
constexpr unsigned kHasUnknownMembers = 4;

Error damaged(std::size_t at) {
  return {Errc::damaged, std::to_string(at), t("A stored change is damaged.")};
}
Error not_found(std::string where) {
  return {Errc::not_found, std::move(where),
          t("A stored change belongs to a record that is not in the plan.")};
}

std::string record_text(const Edit& edit, const void* record, const Stamp& stamp) {
  std::string out;
  append_record(out, *edit.kind, record, stamp, Replicas{});
  return out;
}

}  // namespace

// Writing ------------------------------------------------------------------------------------

class ChangesEncoder::Writer {
 public:
  Writer(const ChangeSet& changes, const Dot& dot, Deleted deleted)
      : changes_(changes), dot_(dot), deleted_(deleted) {
    dots_.write(body_, dot);
    body_.text(changes.label);
    body_.text(changes.merge_key);
    body_.number(changes.edits.size());
  }

  bool step(std::size_t edits) {
    for (; edits > 0 && next_ < changes_.edits.size(); --edits) {
      write_edit(changes_.edits[next_], next_);
      ++next_;
    }
    return next_ < changes_.edits.size();
  }

  std::string take() {
    body_.number(changes_.unknown_edits.size());
    for (const UnknownEdit& edit : changes_.unknown_edits) write_unknown(edit);
    body_.byte((changes_.seen ? kHasSeen : 0) | (changes_.deleted ? kHasDeleted : 0) |
               (changes_.unknown_members ? kHasUnknownMembers : 0));
    if (changes_.seen) write_seen(*changes_.seen);
    if (changes_.deleted) write_deleted(*changes_.deleted);
    if (changes_.unknown_members) {
      body_.number(changes_.unknown_members->size());
      for (const auto& [key, json] : *changes_.unknown_members) {
        body_.text(key);
        body_.text(json);
      }
    }
    ByteWriter out;
    out.byte(kForm);
    dots_.write_table(out);
    out.raw(body_.bytes());
    return out.take();
  }

 private:
  void step(Step step) { body_.byte(static_cast<unsigned>(step)); }

  void write_edit(const Edit& edit, std::size_t at) {
    body_.text(edit.kind->name);
    body_.id(edit.id);
    if (!edit.after) {
      if (edit.before && deleted_ == Deleted::named) return step(Step::remove_named);
      step(Step::remove);
      if (!edit.before) return body_.text({});  // it was gone already
      const Stamp none;
      body_.text(
          record_text(edit, edit.before.get(), edit.before_stamp ? *edit.before_stamp : none));
    } else if (edit.before && edit.exact_stamp) {
      step(Step::join);
      body_.text(record_text(edit, edit.after.get(), *edit.exact_stamp));
      write_fields(edit, {}, at, ValuesOf::before);
    } else if (edit.before) {
      step(Step::change);
      write_fields(edit, changes_.splices, at, ValuesOf::both);
    } else if (edit.exact_stamp) {
      step(Step::create_exact);
      body_.text(record_text(edit, edit.after.get(), *edit.exact_stamp));
    } else if (edit.before_stamp) {
      step(Step::create_again);
      body_.text(record_text(edit, edit.after.get(), *edit.before_stamp));
    } else {
      step(Step::create);
      Stamp stamp;
      stamp.base = dot_;
      body_.text(record_text(edit, edit.after.get(), stamp));
    }
  }

  enum class ValuesOf : std::uint8_t { before, both };

  void write_fields(const Edit& edit, const std::vector<SpliceNote>& notes, std::size_t at,
                    ValuesOf values) {
    ByteWriter fields;
    std::uint64_t count = 0;
    std::string space;
    const void* before = edit.before.get();
    const void* after = edit.after.get();
    for (std::size_t number = 0; number < edit.kind->fields.size(); ++number) {
      const meta::AnyField& field = edit.kind->fields[number];
      const bool is_typed =
          field.type->is_words &&
          write_splices(fields, field, splices_of(notes, at, number), before, after);
      if (!is_typed) {
        if (field.same(before, after)) continue;
        fields.text(field.facts.key);
        if (values == ValuesOf::both) fields.byte(static_cast<unsigned>(How::values));
        write_value(fields, field.get(before, space));
        if (values == ValuesOf::both) write_value(fields, field.get(after, space));
      }
      ++count;
    }
    body_.number(count);
    body_.raw(fields.bytes());
  }

  // False where the splices do not say what became of the text.
  static bool write_splices(ByteWriter& fields, const meta::AnyField& field,
                            const std::vector<const Splice*>& splices, const void* before,
                            const void* after) {
    const std::size_t size = field.words(before).size();
    if (!explains(splices, size, field.words(after).size())) return false;
    fields.text(field.facts.key);
    fields.byte(static_cast<unsigned>(How::splices));
    fields.number(size);
    fields.number(splices.size());
    for (const Splice* splice : splices) {
      fields.number(splice->at);
      fields.text(splice->removed);
      fields.text(splice->inserted);
    }
    return true;
  }

  static std::vector<const Splice*> splices_of(const std::vector<SpliceNote>& notes,
                                               std::size_t edit, std::size_t field) {
    std::vector<const Splice*> out;
    for (const SpliceNote& note : notes) {
      if (note.edit == edit && note.field == field) out.push_back(&note.splice);
    }
    return out;
  }

  // By lengths alone: a long text is not read again for a key press.
  static bool explains(const std::vector<const Splice*>& splices, std::size_t before,
                       std::size_t after) {
    std::size_t size = before;
    for (const Splice* splice : splices) {
      if (splice->at > size || splice->removed.size() > size - splice->at) return false;
      size = size - splice->removed.size() + splice->inserted.size();
    }
    return !splices.empty() && size == after;
  }

  void write_unknown(const UnknownEdit& edit) {
    body_.text(edit.kind);
    body_.text(edit.id);
    for (const auto* side : {&edit.before, &edit.after}) {
      body_.byte(*side ? 1 : 0);
      if (!*side) continue;
      body_.text((*side)->json);
      body_.text((*side)->edited);
    }
  }

  void write_seen(const VersionVector& seen) {
    body_.number(seen.size());
    for (const auto& [replica, counter] : seen) dots_.write(body_, {replica, counter});
  }

  void write_deleted(const Plan::Deleted& deleted) {
    body_.number(deleted.size());
    for (const auto& [ref, dots] : deleted) {
      body_.text(ref.kind);
      body_.id(ref.id);
      body_.number(dots.size());
      for (const Dot& dot : dots) dots_.write(body_, dot);
    }
  }

  const ChangeSet& changes_;
  const Dot dot_;
  const Deleted deleted_;
  std::size_t next_ = 0;  // edit to write
  DotWriter dots_;
  ByteWriter body_;
};

// Reading ------------------------------------------------------------------------------------

namespace {

class ChangesReader {
 public:
  ChangesReader(std::string_view bytes, const Plan& plan) : in_(bytes), plan_(plan) {}

  Result<DecodedChanges> read() {
    if (in_.byte() != kForm && !in_.failed()) {
      return Error{Errc::too_new, "0",
                   t("A newer version of Ithaca stored this change. Reload the page to get it.")};
    }
    dots_.read_table(in_);
    out_.dot = dots_.read(in_);
    out_.changes.label = in_.text();
    out_.changes.merge_key = in_.text();
    for (std::size_t n = in_.count(); n > 0 && is_sound(); --n) read_edit();
    for (std::size_t n = in_.count(); n > 0 && is_sound(); --n) read_unknown();
    const unsigned has = in_.byte();
    if (has & kHasSeen) read_seen();
    if (has & kHasDeleted) read_deleted();
    if (has & kHasUnknownMembers) read_members();
    if (has > 7) in_.fail();
    if (error_) return *error_;
    if (!in_.at_end()) return damaged(in_.position());
    return std::move(out_);
  }

 private:
  bool is_sound() const { return !in_.failed() && !error_; }

  void read_edit() {
    const meta::Kind* kind = kind_named(in_.text());
    const RecordId id = in_.id<RecordTag>();
    const auto step = static_cast<Step>(in_.byte());
    if (kind == nullptr) return in_.fail();
    Edit edit{kind, id, nullptr, nullptr, nullptr, nullptr};
    switch (step) {
      case Step::create:
        edit.after = read_record_text(*kind, id).first;
        break;
      case Step::create_again:
        std::tie(edit.after, edit.before_stamp) = read_record_text(*kind, id);
        break;
      case Step::create_exact:
        std::tie(edit.after, edit.exact_stamp) = read_record_text(*kind, id);
        break;
      case Step::remove:
        std::tie(edit.before, edit.before_stamp) = read_record_text(*kind, id);
        break;
      case Step::remove_named:
        if (const Row* row = plan_.row(*kind, id)) {
          edit.before = row->value;
          edit.before_stamp = row->stamp;
        }
        break;
      case Step::join: {
        std::tie(edit.after, edit.exact_stamp) = read_record_text(*kind, id);
        if (!is_sound() || !edit.after) return in_.fail();
        const std::shared_ptr<void> before = kind->copy(edit.after.get());
        read_fields(*kind, before.get(), nullptr);
        edit.before = before;
        break;
      }
      case Step::change: {
        const Row* row = plan_.row(*kind, id);
        if (row == nullptr) {
          error_ = not_found(id.string());
          return;
        }
        const std::shared_ptr<void> before = kind->copy(row->value.get());
        const std::shared_ptr<void> after = kind->copy(row->value.get());
        read_fields(*kind, before.get(), after.get());
        edit.before = before;
        edit.after = after;
        edit.before_stamp = row->stamp;
        break;
      }
      default:
        in_.fail();
    }
    if (is_sound()) out_.changes.edits.push_back(std::move(edit));
  }

  std::pair<Kept<void>, Kept<Stamp>> read_record_text(const meta::Kind& kind, const RecordId& id) {
    const std::string_view text = in_.text();
    if (in_.failed() || text.empty()) return {};
    if (auto plain = read_plain_record(kind, text, Replicas{}, 0); plain && plain->edited) {
      if (auto stamp = plain_stamp(kind, plain->record.get(), *plain->edited)) {
        kind.fields[0].set(plain->record.get(), meta::Value::of_text(id.view()));
        return {std::move(plain->record), std::make_shared<const Stamp>(std::move(*stamp))};
      }
    }
    const auto read = read_record(text, Replicas{}, 0);
    if (!read || !read->edited) {
      in_.fail();
      return {};
    }
    Typed typed = record_of(kind, id, entries_of(read->members, *read->edited, &kind));
    return {std::move(typed.record), std::make_shared<const Stamp>(std::move(typed.stamp))};
  }

  // Of a join only the values before are stored, and `after` is null.
  void read_fields(const meta::Kind& kind, void* before, void* after) {
    for (std::size_t n = in_.count(2); n > 0 && is_sound(); --n) {
      const std::string_view key = in_.text();
      const How how = after == nullptr ? How::values : static_cast<How>(in_.byte());
      const std::size_t number = kind.number_of(key);
      if (number == 0 || number == kind.fields.size()) return in_.fail();
      const meta::AnyField& field = kind.fields[number];
      bool is_read = false;
      if (how == How::splices) {
        is_read = field.type->is_words && read_splices(field.words(before), field.words(after),
                                                       static_cast<std::uint16_t>(number));
      } else if (how == How::values) {
        is_read = field.set(before, read_value(in_)) == meta::Unreadable::no &&
                  (after == nullptr || field.set(after, read_value(in_)) == meta::Unreadable::no);
      }
      if (!is_read) in_.fail();
    }
  }

  // The text in the plan is the one before the splices or the one after them; lengths tell, and
  // where they are equal, what stands at the first splice.
  bool read_splices(std::string& before, std::string& after, std::uint16_t field) {
    const std::uint64_t size_before = in_.number();
    std::vector<Splice> splices;
    std::size_t size_after = static_cast<std::size_t>(size_before);
    for (std::size_t n = in_.count(3); n > 0; --n) {
      Splice splice;
      splice.at = static_cast<std::size_t>(in_.number());
      splice.removed = in_.text();
      splice.inserted = in_.text();
      if (in_.failed() || splice.removed.size() > size_after) return false;
      size_after = size_after - splice.removed.size() + splice.inserted.size();
      splices.push_back(std::move(splice));
    }
    const std::string text = before;
    const bool fits = (text.size() == size_before && play(text, splices, after)) ||
                      (text.size() == size_after && play_back(text, splices, before));
    if (!fits && !in_.failed()) {
      error_ = Error{Errc::not_found, std::to_string(in_.position()),
                     t("A stored change belongs to a text that is not in the plan.")};
    }
    for (Splice& splice : splices) {
      out_.changes.splices.push_back({out_.changes.edits.size(), field, std::move(splice)});
    }
    return fits;
  }

  static bool play(const std::string& text, const std::vector<Splice>& splices, std::string& out) {
    std::string played = text;
    for (const Splice& splice : splices) {
      auto next = spliced(played, splice);
      if (!next) return false;
      played = std::move(*next);
    }
    out = std::move(played);
    return true;
  }
  static bool play_back(const std::string& text, const std::vector<Splice>& splices,
                        std::string& out) {
    std::vector<Splice> reversed_splices;
    for (auto it = splices.rbegin(); it != splices.rend(); ++it) {
      reversed_splices.push_back({it->at, it->inserted, it->removed});
    }
    return play(text, reversed_splices, out);
  }

  void read_unknown() {
    UnknownEdit edit;
    edit.kind = in_.text();
    edit.id = in_.text();
    if (!meta::AsText<Ref>::read(edit.kind + "/" + edit.id)) in_.fail();
    for (auto* side : {&edit.before, &edit.after}) {
      const unsigned has = in_.byte();
      if (has > 1) in_.fail();
      if (has != 1) continue;
      UnknownRecord& record = side->emplace();
      record.kind = edit.kind;
      record.id = edit.id;
      record.json = checked_json();
      record.edited = checked_json();
      const auto read = read_record(record.json, Replicas{}, 0);
      Edited edited;
      JsonReader stamps(record.edited);
      const bool has_stamps = record.edited.empty() || read_edited(stamps, Replicas{}, edited);
      if (!read || !has_stamps) in_.fail();
    }
    if (!in_.failed()) out_.changes.unknown_edits.push_back(std::move(edit));
  }

  std::string checked_json() {
    const std::string_view json = in_.text();
    if (!json.empty() && canonical_json(json) != json) in_.fail();
    return std::string(json);
  }

  void read_seen() {
    VersionVector& seen = out_.changes.seen.emplace();
    for (std::size_t n = in_.count(2); n > 0; --n) {
      const Dot dot = dots_.read_set(in_);
      if (!in_.failed()) seen[dot.replica] = dot.counter;
    }
  }

  void read_deleted() {
    Plan::Deleted& deleted = out_.changes.deleted.emplace();
    for (std::size_t n = in_.count(kIdLength + 2); n > 0; --n) {
      Ref ref;
      ref.kind = in_.text();
      ref.id = in_.id<RecordTag>();
      std::vector<Dot> dots;
      for (std::size_t m = in_.count(2); m > 0; --m) dots.push_back(dots_.read_set(in_));
      if (dots.empty() || !meta::AsText<Ref>::read(meta::AsText<Ref>::write(ref))) in_.fail();
      if (!in_.failed()) deleted[ref] = std::move(dots);
    }
  }

  void read_members() {
    auto& members = out_.changes.unknown_members.emplace();
    for (std::size_t n = in_.count(2); n > 0; --n) {
      const std::string key{in_.text()};
      std::string json = checked_json();
      if (!in_.failed()) members[key] = std::move(json);
    }
  }

  ByteReader in_;
  const Plan& plan_;
  DotReader dots_;
  DecodedChanges out_;
  std::optional<Error> error_;
};

}  // namespace

ChangesEncoder::ChangesEncoder(const ChangeSet& applied, const Dot& dot, Deleted deleted)
    : writer_(std::make_unique<Writer>(applied, dot, deleted)) {}
ChangesEncoder::~ChangesEncoder() = default;
bool ChangesEncoder::step(std::size_t edits) { return writer_->step(edits); }
std::string ChangesEncoder::take() { return writer_->take(); }

std::string encode_changes(const ChangeSet& applied, const Dot& dot, Deleted deleted) {
  ChangesEncoder encoder(applied, dot, deleted);
  while (encoder.step(applied.edits.size() + 1)) {
  }
  return encoder.take();
}

Result<DecodedChanges> decode_changes(std::string_view bytes, const Plan& plan) {
  return ChangesReader(bytes, plan).read();
}

}  // namespace ithaca
