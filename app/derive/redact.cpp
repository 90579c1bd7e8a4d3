#include "derive/redact.hpp"

#include <array>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "plan/plan_writer.hpp"

namespace ithaca {
namespace {

// The records that may be read: from what belongs to a mentorship down, so that a letter costs what
// its mentorship holds and not what the plan does.
class Readable {
 public:
  Readable(const Plan& plan, Index& index, const Audience& audience) : plan_(plan), index_(index) {
    add_mentorships(audience);
    add_people(audience);
    for (const MentorshipId& id : ids_of<Mentorship>()) add_of_mentorship(id);
    add_goals();
    for (const MeetingId& id : ids_of<Meeting>()) add_of_meeting(id);
    // Signals and the time that the mentee holds are the mentee's alone: in nothing shared, ever.
    for (const meta::Kind& kind : kKinds) {
      if (&kind != &kind_of<History>()) add_history(kind);
    }
  }

  const std::set<RecordId>& of(const meta::Kind& kind) const { return ids_[place_of(kind)]; }
  bool has(const meta::Kind& kind, const RecordId& id) const { return of(kind).count(id) != 0; }
  bool has(const Ref& ref) const {
    const meta::Kind* kind = kind_named(ref.kind);
    return kind != nullptr && has(*kind, ref.id);
  }

 private:
  static std::size_t place_of(const meta::Kind& kind) {
    return static_cast<std::size_t>(&kind - kKinds.data());
  }
  template <class T>
  bool has(const IdOf<T>& id) const {
    return has(kind_of<T>(), id_cast<RecordTag>(id));
  }
  template <class T>
  bool has_or_unset(const IdOf<T>& id) const {
    return !id.is_set() || has<T>(id);
  }
  template <class T>
  std::vector<IdOf<T>> ids_of() const {
    std::vector<IdOf<T>> ids;
    for (const RecordId& id : of(kind_of<T>())) ids.push_back(IdOf<T>{id.text});
    return ids;
  }

  template <class T>
  void add(const T& one) {
    if (!one.is_private) ids_[place_of(kind_of<T>())].insert(id_cast<RecordTag>(one.id));
  }
  template <class T>
  void add_all(const Records<T>& records) {
    for (const T* one : records) add(*one);
  }

  void add_mentorships(const Audience& audience) {
    for (const auto& [id, row] : plan_.of<Mentorship>()) {
      if (!audience.mentorship.is_set() || id == audience.mentorship) add(*row.value);
    }
  }

  // Of one mentorship, both who are in it and whom they brought up.
  void add_people(const Audience& audience) {
    if (!audience.mentorship.is_set()) {
      for (const auto& [id, row] : plan_.of<Person>()) add(*row.value);
      return;
    }
    if (!has<Mentorship>(audience.mentorship)) return;
    const auto add_person = [&](const PersonId& id) {
      if (const Person* person = plan_.find<Person>(id)) add(*person);
    };
    const Mentorship& one = *plan_.find<Mentorship>(audience.mentorship);
    add_person(one.mentee);
    add_person(one.mentor);
    for (const Contact* contact : index_.contacts(plan_, one.id)) {
      if (!contact->is_private) add_person(contact->person);
    }
  }

  void add_of_mentorship(const MentorshipId& id) {
    add_all(index_.topics(plan_, id));
    add_all(index_.meetings(plan_, id));
    add_all(index_.commitments(plan_, id));
    add_all(index_.advice(plan_, id));
    add_all(index_.feedback(plan_, id));
    add_all(index_.decisions(plan_, id));
    add_all(index_.questions(plan_, id));
    add_all(index_.resources(plan_, id));
    add_all(index_.absences(plan_, id));
    add_all(index_.touchpoints(plan_, id));
    for (const Contact* one : index_.contacts(plan_, id)) {
      if (has<Person>(one->person)) add(*one);
    }
  }

  void add_goals() {
    for (const auto& [id, row] : plan_.of<Goal>()) {
      if (!belongs_to_any(row.value->mentorships)) continue;
      add(*row.value);
    }
    for (const GoalId& id : ids_of<Goal>()) {
      add_all(index_.milestones(plan_, id));
      add_all(index_.paths(plan_, id));
    }
  }
  // A goal of the plan that names no mentorship belongs to all of them.
  bool belongs_to_any(const std::set<MentorshipId>& mentorships) const {
    bool belongs = mentorships.empty();
    for (const MentorshipId& id : mentorships) belongs = belongs || has<Mentorship>(id);
    return belongs;
  }

  void add_of_meeting(const MeetingId& id) {
    add_all(index_.objectives(plan_, id));
    for (const AgendaItem* one : index_.agenda(plan_, id)) {
      if (has_or_unset<Topic>(one->topic)) add(*one);
    }
    // A line stands under its agenda item and says the same as the record captured from it.
    for (const NoteLine* one : index_.note(plan_, id)) {
      const bool may_link = !one->link.is_set() || has(one->link);
      if (has_or_unset<AgendaItem>(one->agenda_item) && may_link) add(*one);
    }
  }

  // Of a goal that several mentorships share, what was said with another mentor stays there.
  void add_history(const meta::Kind& kind) {
    for (const RecordId& id : of(kind)) {
      for (const History* one : index_.history(plan_, Ref{std::string(kind.name), id})) {
        if (has_or_unset<Meeting>(one->said_in)) add(*one);
      }
    }
  }

  const Plan& plan_;
  Index& index_;
  std::array<std::set<RecordId>, Entities::size()> ids_;
};

// The kind that an id of this type names, or null: a kind is named by the type of its own id.
const meta::Kind* named_by(const meta::Type* type) {
  for (const meta::Kind& kind : kKinds) {
    if (kind.fields[0].type == type) return &kind;
  }
  return nullptr;
}

// True when the text is a reference to a record that may not be read.
bool is_hidden(const Readable& readable, const meta::Type& type, std::string_view text) {
  if (text.empty()) return false;
  if (&type == &meta::type_of<Ref>) {
    return !readable.has(meta::AsText<Ref>::read(text).value_or(Ref{}));
  }
  const meta::Kind* kind = named_by(&type);
  return kind != nullptr && !readable.has(*kind, parse_id<RecordTag>(text).value_or(RecordId{}));
}

void forget_hidden(const Readable& readable, const meta::Kind& kind, const meta::AnyField& field,
                   void* record) {
  std::string space;
  meta::Value value = field.get(record, space);
  if (field.is_set()) {
    const auto hidden = [&](const std::string& text) {
      return is_hidden(readable, *field.type->element, text);
    };
    if (std::erase_if(value.list, hidden) > 0) field.set(record, value);
  } else if (value.shape == meta::Shape::text && is_hidden(readable, *field.type, value.text)) {
    field.set(record, field.get(kind.defaults(), space));
  }
}

}  // namespace

Plan redact(const Plan& plan, Index& index, const Audience& audience) {
  const Readable readable(plan, index, audience);
  const auto no_stamp = std::make_shared<const Stamp>();
  Plan out;
  PlanWriter writer(out);
  std::string space;
  for (const meta::Kind& kind : kKinds) {
    Table& table = writer.of(kind);
    for (const RecordId& id : readable.of(kind)) {
      const std::shared_ptr<void> record = kind.copy(plan.row(kind, id)->value.get());
      for (const meta::AnyField& field : kind.fields) {
        if (field.facts.privacy != meta::Privacy::shared) {
          field.set(record.get(), field.get(kind.defaults(), space));
        } else {
          forget_hidden(readable, kind, field, record.get());
        }
      }
      table.emplace_hint(table.end(), id, Row{record, no_stamp});
    }
  }
  return out;
}

namespace {

// The record itself where it has nothing of its own to hide.
Kept<void> without_private_fields(const meta::Kind& kind, const Kept<void>& record) {
  std::shared_ptr<void> copy;
  std::string space;
  for (const meta::AnyField& field : kind.fields) {
    if (field.facts.privacy == meta::Privacy::shared) continue;
    if (kind.is_default(field, record.get())) continue;
    if (!copy) copy = kind.copy(record.get());
    field.set(copy.get(), field.get(kind.defaults(), space));
  }
  return copy ? Kept<void>(copy) : record;
}

}  // namespace

Plan without_private(const Plan& plan, Index& index, const Audience& audience) {
  const Readable readable(plan, index, audience);
  Plan out;
  PlanWriter writer(out);
  for (const meta::Kind& kind : kKinds) {
    Table& table = writer.of(kind);
    for (const RecordId& id : readable.of(kind)) {
      const Row& row = *plan.row(kind, id);
      table.emplace_hint(table.end(), id, Row{without_private_fields(kind, row.value), row.stamp});
    }
  }
  return out;
}

}  // namespace ithaca
