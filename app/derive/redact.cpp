#include "derive/redact.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/sort.hpp"
#include "plan/plan_writer.hpp"

namespace ithaca {
namespace {

// The records that may be read: from what belongs to a mentorship down, so that a letter costs what
// its mentorship holds and not what the plan does.
class Readable {
 public:
  using Entries = std::vector<const void*>;  // TableEntry

  Readable(const Plan& plan, Index& index, const Audience& audience) : plan_(plan), index_(index) {
    add_mentorships(audience);
    add_people(audience);
    for (const MentorshipId& id : ids_of<Mentorship>()) add_of_mentorship(id);
    add_goals();
    for (const MeetingId& id : ids_of<Meeting>()) add_agenda(id);
    for (const MeetingId& id : ids_of<Meeting>()) add_note(id);
    // Signals and the time that the mentee holds are the mentee's alone: in nothing shared, ever.
    for (const meta::Kind& kind : kKinds) {
      const bool is_history = &kind == &kind_of<History>();
      if (!is_history && index_.may_have_history(plan_, kind)) add_history(kind);
    }
  }

  template <class Use>
  void for_each(const meta::Kind& kind, const Use& use) const {
    for (const void* entry : of(kind)) use(*static_cast<const TableEntry*>(entry));
  }
  bool has(const meta::Kind& kind, const RecordId& id) const {
    const Entries& entries = of(kind);
    const auto at = std::partition_point(entries.begin(), entries.end(),
                                         [&](const void* entry) { return id_at(entry) < id; });
    return at != entries.end() && id_at(*at) == id;
  }
  bool has(const Ref& ref) const {
    const meta::Kind* kind = kind_named(ref.kind);
    return kind != nullptr && has(*kind, ref.id);
  }

 private:
  struct OfKind {
    Entries entries;
    bool is_in_order = true;
  };

  static const RecordId& id_at(const void* entry) {
    return static_cast<const TableEntry*>(entry)->first;
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
    for_each(kind_of<T>(), [&](const TableEntry& one) { ids.push_back(IdOf<T>{one.first.text}); });
    return ids;
  }

  // By their ids, each once. Put in order where they are asked for, which is seldom between two
  // that are added.
  const Entries& of(const meta::Kind& kind) const {
    OfKind& known = kinds_[kind_place(kind)];
    if (!known.is_in_order) {
      Entries& entries = known.entries;
      sort_pointers(entries, [](const void* a, const void* b) { return id_at(a) < id_at(b); });
      entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
      known.is_in_order = true;
    }
    return known.entries;
  }

  template <class T>
  void add(const TableEntry& one) {
    if (record_in<T>(one)->is_private) return;
    OfKind& known = kinds_[kind_place(kind_of<T>())];
    known.entries.push_back(&one);
    known.is_in_order = false;
  }
  template <class T>
  void add_all(const Records<T>& records) {
    for (const TableEntry* one : records.entries()) add<T>(*one);
  }
  template <class T, class May>
  void add_where(const Records<T>& records, const May& may) {
    for (const TableEntry* one : records.entries()) {
      if (may(*record_in<T>(*one))) add<T>(*one);
    }
  }

  void add_mentorships(const Audience& audience) {
    for (const TableEntry& one : plan_.table(kind_of<Mentorship>())) {
      const bool is_meant =
          !audience.mentorship.is_set() || record_in<Mentorship>(one)->id == audience.mentorship;
      if (is_meant) add<Mentorship>(one);
    }
  }

  // Of one mentorship, both who are in it and whom they brought up.
  void add_people(const Audience& audience) {
    if (!audience.mentorship.is_set()) {
      for (const TableEntry& one : plan_.table(kind_of<Person>())) add<Person>(one);
      return;
    }
    if (!has<Mentorship>(audience.mentorship)) return;
    const auto add_person = [&](const PersonId& id) {
      const TableEntry* one = plan_.entry(kind_of<Person>(), id_cast<RecordTag>(id));
      if (one != nullptr) add<Person>(*one);
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
    add_where(index_.contacts(plan_, id),
              [&](const Contact& one) { return has<Person>(one.person); });
  }

  void add_goals() {
    for (const TableEntry& one : plan_.table(kind_of<Goal>())) {
      if (belongs_to_any(record_in<Goal>(one)->mentorships)) add<Goal>(one);
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

  void add_agenda(const MeetingId& id) {
    add_all(index_.objectives(plan_, id));
    add_where(index_.agenda(plan_, id),
              [&](const AgendaItem& one) { return has_or_unset<Topic>(one.topic); });
  }
  // A line stands under its agenda item and says the same as the record captured from it.
  void add_note(const MeetingId& id) {
    add_where(index_.note(plan_, id), [&](const NoteLine& one) {
      const bool may_link = !one.link.is_set() || has(one.link);
      return has_or_unset<AgendaItem>(one.agenda_item) && may_link;
    });
  }

  // Of a goal that several mentorships share, what was said with another mentor stays there.
  void add_history(const meta::Kind& kind) {
    Ref subject{std::string(kind.name), {}};
    for_each(kind, [&](const TableEntry& one) {
      subject.id = one.first;
      add_where(index_.history(plan_, subject),
                [&](const History& entry) { return has_or_unset<Meeting>(entry.said_in); });
    });
  }

  const Plan& plan_;
  Index& index_;
  mutable std::array<OfKind, Entities::size()> kinds_;
};

// The kind that an id of this type names, or null: a kind is named by the type of its own id.
const meta::Kind* named_by(const meta::Type* type) {
  for (const meta::Kind& kind : kKinds) {
    if (kind.fields[0].type == type) return &kind;
  }
  return nullptr;
}

// A field that refers to records, of one kind or, where it is null, of the kind that it says.
struct Relation {
  const meta::AnyField* field;
  const meta::Kind* kind;
};

// What a record of one kind may have to leave out.
struct Withheld {
  std::vector<const meta::AnyField*> fields;  // private unless chosen, or the mentee's alone
  std::vector<Relation> relations;
};

std::vector<const meta::AnyField*> private_fields(const meta::Kind& kind) {
  std::vector<const meta::AnyField*> fields;
  for (const meta::AnyField& field : kind.fields) {
    if (field.facts.privacy != meta::Privacy::shared) fields.push_back(&field);
  }
  return fields;
}

std::vector<Relation> relations_of(const meta::Kind& kind) {
  std::vector<Relation> relations;
  for (const meta::AnyField& field : kind.fields.subspan(1)) {  // the first is its own id
    if (field.facts.privacy != meta::Privacy::shared) continue;
    const meta::Type* type = field.is_set() ? field.type->element : field.type;
    const meta::Kind* named = named_by(type);
    if (named != nullptr || type == &meta::type_of<Ref>) relations.push_back({&field, named});
  }
  return relations;
}

bool is_hidden(const Readable& readable, const Relation& relation, const RecordId& id) {
  return id.is_set() && !readable.has(*relation.kind, id);
}
bool is_hidden(const Readable& readable, const Ref& ref) {
  return ref.is_set() && !readable.has(ref);
}
bool is_hidden(const Readable& readable, const Relation& relation, const void* value) {
  if (relation.kind != nullptr) return is_hidden(readable, relation, id_in(value));
  return is_hidden(readable, *static_cast<const Ref*>(value));
}
bool is_hidden(const Readable& readable, const Relation& relation, const std::string& element) {
  if (relation.kind == nullptr) {
    return is_hidden(readable, meta::AsText<Ref>::read(element).value_or(Ref{}));
  }
  return is_hidden(readable, relation, parse_id<RecordTag>(element).value_or(RecordId{}));
}

// The record itself where it has nothing to leave out, and most have not.
Kept<void> readable_part(const Readable& readable, const meta::Kind& kind, const Withheld& withheld,
                         const Kept<void>& record) {
  std::shared_ptr<void> copy;
  std::string space;
  const auto change = [&](const meta::AnyField& field, const meta::Value& value) {
    if (!copy) copy = kind.copy(record.get());
    field.set(copy.get(), value);
  };
  for (const meta::AnyField* field : withheld.fields) {
    if (kind.is_default(*field, record.get())) continue;
    change(*field, field->get(kind.defaults(), space));
  }
  for (const Relation& relation : withheld.relations) {
    const meta::AnyField& field = *relation.field;
    if (!field.is_set()) {
      if (!is_hidden(readable, relation, field.of(record.get()))) continue;
      change(field, field.get(kind.defaults(), space));
      continue;
    }
    meta::Value value = field.get(record.get(), space);
    const auto hidden = [&](const std::string& one) { return is_hidden(readable, relation, one); };
    if (std::erase_if(value.list, hidden) > 0) change(field, value);
  }
  return copy ? Kept<void>(copy) : record;
}

}  // namespace

Plan redact(const Plan& plan, Index& index, const Audience& audience) {
  const Readable readable(plan, index, audience);
  const auto no_stamp = std::make_shared<const Stamp>();
  Plan out;
  PlanWriter writer(out);
  for (const meta::Kind& kind : kKinds) {
    const Withheld withheld{private_fields(kind), relations_of(kind)};
    Table& table = writer.of(kind);
    readable.for_each(kind, [&](const TableEntry& one) {
      table.emplace_hint(table.end(), one.first,
                         Row{readable_part(readable, kind, withheld, one.second.value), no_stamp});
    });
  }
  return out;
}

Plan without_private(const Plan& plan, Index& index, const Audience& audience) {
  const Readable readable(plan, index, audience);
  Plan out;
  PlanWriter writer(out);
  for (const meta::Kind& kind : kKinds) {
    const Withheld withheld{private_fields(kind), {}};
    Table& table = writer.of(kind);
    readable.for_each(kind, [&](const TableEntry& one) {
      const Row& row = one.second;
      table.emplace_hint(table.end(), one.first,
                         Row{readable_part(readable, kind, withheld, row.value), row.stamp});
    });
  }
  return out;
}

}  // namespace ithaca
