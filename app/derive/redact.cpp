#include "derive/redact.hpp"

#include <memory>
#include <set>
#include <utility>

#include "plan/plan_writer.hpp"

namespace ithaca {
namespace {

// The records that may be read; each kind asks those it belongs to, which stand before it here.
class Readable {
 public:
  Readable(const Plan& plan, const Audience& audience) : plan_(plan), audience_(audience) {
    add<Mentorship>([&](const Mentorship& one) {
      return !audience_.mentorship.is_set() || one.id == audience_.mentorship;
    });
    for (const auto& [id, row] : plan_.of<Contact>()) {
      const Contact& one = *row.value;
      if (one.mentorship == audience_.mentorship && !one.is_private) contacts_.insert(one.person);
    }
    add<Person>([&](const Person& one) { return !audience_.mentorship.is_set() || is_in(one.id); });
    add<Goal>([&](const Goal& one) { return belongs_to_any(one.mentorships); });
    add<Milestone>([&](const Milestone& one) { return has(one.goal); });
    add<Path>([&](const Path& one) { return has(one.goal); });
    add<Topic>([&](const Topic& one) { return has(one.mentorship); });
    add<Meeting>([&](const Meeting& one) { return has(one.mentorship); });
    add<Objective>([&](const Objective& one) { return has(one.meeting); });
    add<Commitment>([&](const Commitment& one) { return has(one.mentorship); });
    add<Advice>([&](const Advice& one) { return has(one.mentorship); });
    add<Feedback>([&](const Feedback& one) { return has(one.mentorship); });
    add<Decision>([&](const Decision& one) { return has(one.mentorship); });
    add<Question>([&](const Question& one) { return has(one.mentorship); });
    add<Contact>([&](const Contact& one) { return has(one.mentorship) && has_person(one.person); });
    add<Resource>([&](const Resource& one) { return has(one.mentorship); });
    add<Absence>([&](const Absence& one) { return has(one.mentorship); });
    // Signals and the time that the mentee holds are the mentee's alone: in nothing shared, ever.
    add<Touchpoint>([&](const Touchpoint& one) { return has(one.mentorship); });
    add<AgendaItem>([&](const AgendaItem& one) {
      return has(one.meeting) && (!one.topic.is_set() || has_id<Topic>(one.topic));
    });
    // A line stands under its agenda item and says the same as the record captured from it.
    add<NoteLine>([&](const NoteLine& one) {
      return has(one.meeting) && has_or_unset(one.agenda_item) && has_or_unset(one.link);
    });
    // Of a goal that several mentorships share, what was said with another mentor stays there.
    add<History>([&](const History& one) {
      return has(one.subject) && (!one.said_in.is_set() || has(one.said_in));
    });
  }

  bool has(const Ref& ref) const { return refs_.count(ref) != 0; }
  template <class T>
  bool has_id(const IdOf<T>& id) const {
    return has(ref_to<T>(id));
  }

 private:
  template <class T, class May>
  void add(May&& may) {
    for (const auto& [id, row] : plan_.of<T>()) {
      if (!row.value->is_private && may(*row.value)) refs_.insert(ref_to<T>(id));
    }
  }
  bool has(const MentorshipId& id) const { return has_id<Mentorship>(id); }
  bool has(const GoalId& id) const { return has_id<Goal>(id); }
  bool has(const MeetingId& id) const { return has_id<Meeting>(id); }
  bool has_or_unset(const AgendaItemId& id) const { return !id.is_set() || has_id<AgendaItem>(id); }
  bool has_or_unset(const Ref& ref) const { return !ref.is_set() || has(ref); }

  // A goal of the plan that names no mentorship belongs to all of them.
  bool belongs_to_any(const std::set<MentorshipId>& mentorships) const {
    bool belongs = mentorships.empty();
    for (const MentorshipId& id : mentorships) belongs = belongs || has(id);
    return belongs;
  }
  bool is_in(const PersonId& person) const {
    const Mentorship* one = plan_.find<Mentorship>(audience_.mentorship);
    if (one == nullptr || !has(one->id)) return false;
    return one->mentee == person || one->mentor == person || contacts_.count(person) != 0;
  }
  bool has_person(const PersonId& id) const { return has_id<Person>(id); }

  const Plan& plan_;
  const Audience& audience_;
  std::set<Ref> refs_;
  std::set<PersonId> contacts_;  // brought up in this mentorship
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
  return kind != nullptr && !readable.has(Ref{std::string(kind->name),
                                              parse_id<RecordTag>(text).value_or(RecordId{})});
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

Plan redact(const Plan& plan, const Audience& audience) {
  const Readable readable(plan, audience);
  const auto no_stamp = std::make_shared<const Stamp>();
  Plan out;
  PlanWriter writer(out);
  std::string space;
  for (const meta::Kind& kind : kKinds) {
    Table& table = writer.of(kind);
    for (const auto& [id, row] : plan.table(kind)) {
      if (!readable.has(Ref{std::string(kind.name), id})) continue;
      const std::shared_ptr<void> record = kind.copy(row.value.get());
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

Plan without_private(const Plan& plan, const Audience& audience) {
  const Readable readable(plan, audience);
  Plan out;
  PlanWriter writer(out);
  for (const meta::Kind& kind : kKinds) {
    Table& table = writer.of(kind);
    for (const auto& [id, row] : plan.table(kind)) {
      if (!readable.has(Ref{std::string(kind.name), id})) continue;
      table.emplace_hint(table.end(), id, Row{without_private_fields(kind, row.value), row.stamp});
    }
  }
  return out;
}

}  // namespace ithaca
