// Intents on records of any kind: typing, privacy, removal.
#include <charconv>
#include <set>

#include "plan/decide_arms.hpp"
#include "plan/query.hpp"

namespace ithaca::decide_arms {
namespace {

Error not_there() {
  return {Errc::bad_syntax,
          {},
          t("The text changed elsewhere while you typed. Your last letters were not taken in")};
}

// A burst of typing in one field is one undo step.
Decided type_into(const Plan& plan, const meta::Kind& kind, const EditText& intent) {
  const std::size_t number = kind.number_of(intent.key);
  if (number == kind.fields.size() || !kind.fields[number].type->is_words) {
    return Error{Errc::not_found, intent.key, {}};
  }
  const meta::AnyField& field = kind.fields[number];
  Changes changes(plan, "Typing");
  const std::shared_ptr<void> copy = changes.copy_of(kind, intent.record.id);
  std::string& text = field.words(copy.get());
  const Splice& splice = intent.splice;
  auto typed = spliced(text, splice);
  if (!typed || !is_boundary(text, splice.at) ||
      !is_boundary(text, splice.at + splice.removed.size())) {
    return not_there();
  }
  if (!is_valid_utf8(splice.inserted)) {
    return Error{Errc::bad_encoding, intent.key, t("That text has letters that cannot be read")};
  }
  if (typed->size() > field.facts.longest) {
    return Error{Errc::too_large, intent.key, t("That is longer than this field can hold")};
  }
  text = *std::move(typed);
  if (changes.put(kind, intent.record.id, copy)) {
    changes.note_splice(static_cast<std::uint16_t>(number), splice);
  }
  changes.merge_with(meta::AsText<Ref>::write(intent.record) + "/" + intent.key);
  return changes.take();
}

template <class T, class Parent>
void remove_children(Changes& changes, Parent T::*parent, const Parent& of) {
  for (const T* part : children(changes.plan(), parent, of)) changes.remove<T>(part->id);
}

// Its lines stay in the note, after those that belong to no item.
void keep_lines_of(Changes& changes, const AgendaItem& item) {
  Position last;
  std::vector<const NoteLine*> lines;
  for (const NoteLine* line : children(changes.plan(), &NoteLine::meeting, item.meeting)) {
    if (!line->agenda_item.is_set()) last = line->position;
    if (line->agenda_item == item.id) lines.push_back(line);
  }
  const std::vector<Position> places = positions_between(last, {}, lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    changes.edit<NoteLine>(lines[i]->id, [&](NoteLine& it) {
      it.agenda_item = {};
      it.position = places[i];
    });
  }
}

void unlink_lines_of(Changes& changes, const Ref& captured) {
  for (const NoteLine* line : children(changes.plan(), &NoteLine::link, captured)) {
    changes.edit<NoteLine>(line->id, [](NoteLine& it) { it.link = {}; });
  }
}

// Every record whose field of that name, of that type, holds the id.
template <class IdType>
void remove_all_of(Changes& changes, std::string_view field_name, const IdType& of) {
  for (const meta::Kind& kind : kKinds) {
    const std::size_t number = kind.number_of(field_name);
    if (number == kind.fields.size()) continue;
    const meta::AnyField& field = kind.fields[number];
    if (field.type != &meta::type_of<IdType>) continue;
    for (const auto& [id, row] : changes.plan().table(kind)) {
      if (*static_cast<const IdType*>(field.of(static_cast<const void*>(row.value.get()))) == of) {
        changes.remove(kind, id);
      }
    }
  }
}

void remove_held_time(Changes& changes, const Ref& subject) {
  remove_children(changes, &HeldTime::subject, subject);
}

void remove_meeting(Changes& changes, const Meeting& meeting) {
  remove_all_of(changes, "meeting", meeting.id);
  remove_held_time(changes, ref_to(meeting));
  changes.remove<Meeting>(meeting.id);
}

// Goals belong to the plan and stay.
void remove_mentorship(Changes& changes, const Mentorship& mentorship) {
  for (const auto& [id, row] : changes.plan().of<Goal>()) {
    if (row.value->mentorships.count(mentorship.id) == 0) continue;
    changes.edit<Goal>(id, [&](Goal& it) { it.mentorships.erase(mentorship.id); });
  }
  for (const Meeting* one : children(changes.plan(), &Meeting::mentorship, mentorship.id)) {
    remove_all_of(changes, "meeting", one->id);
  }
  remove_all_of(changes, "mentorship", mentorship.id);
  changes.remove<Mentorship>(mentorship.id);
}

// In a meeting that was held its words stay, as the item's own.
void remove_items_of(Changes& changes, const Topic& topic) {
  for (const AgendaItem* item : children(changes.plan(), &AgendaItem::topic, topic.id)) {
    const Meeting* meeting = changes.plan().find<Meeting>(item->meeting);
    if (meeting != nullptr && meeting->state == MeetingState::planned) {
      keep_lines_of(changes, *item);
      changes.remove<AgendaItem>(item->id);
    } else {
      changes.edit<AgendaItem>(item->id, [&](AgendaItem& it) {
        it.title = topic.title;
        it.topic = {};
      });
    }
  }
}

// Taken off a meeting to come, a topic waits for another one.
void give_back_topic(Changes& changes, const AgendaItem& item) {
  const Meeting* meeting = changes.plan().find<Meeting>(item.meeting);
  if (meeting == nullptr || meeting->state != MeetingState::planned) return;
  changes.edit<Topic>(item.topic, [](Topic& it) { it.slot = 0; });
}

// Nobody else speaks of them.
void remove_person_of(Changes& changes, const Contact& contact) {
  for (const auto& [id, row] : changes.plan().of<Mentorship>()) {
    if (row.value->mentee == contact.person || row.value->mentor == contact.person) return;
  }
  for (const auto& [id, row] : changes.plan().of<Contact>()) {
    if (!(id == contact.id) && row.value->person == contact.person) return;
  }
  changes.remove<Person>(contact.person);
}

void remove_history_of_removed(Changes& changes) {
  std::set<Ref> removed;
  for (const Edit& edit : changes.so_far().edits) {
    if (!edit.after) removed.insert({std::string(edit.kind->name), edit.id});
  }
  for (const auto& [id, row] : changes.plan().of<History>()) {
    if (removed.count(row.value->subject) != 0) changes.remove<History>(id);
  }
}

// Words are typed, and what the program alone writes is not a person's to set.
bool may_be_set(const meta::AnyField& field) {
  return !field.type->is_words && !field.is_set() && field.facts.merge != meta::Merge::fixed &&
         field.facts.widget != meta::Widget::hidden;
}

meta::Value value_of(const meta::AnyField& field, std::string_view text) {
  if (text.empty() && field.type->may_be_null) return {};
  if (field.type->shape == meta::Shape::yes) {
    return {text == "yes" ? meta::Shape::yes : meta::Shape::no, 0, {}, {}};
  }
  if (field.type->shape != meta::Shape::number) return meta::Value::of_text(text);
  meta::Value value{meta::Shape::number, 0, {}, {}};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value.number);
  if (error != std::errc{} || end != text.data() + text.size()) value.shape = meta::Shape::null;
  return value;
}

}  // namespace

Decided decide_on(const Plan& plan, const EditText& intent, const Env&) {
  if (!plan.has(intent.record)) return gone();
  return type_into(plan, *kind_named(intent.record.kind), intent);
}

Decided decide_on(const Plan& plan, const SetValue& intent, const Env&) {
  if (!plan.has(intent.record)) return gone();
  const meta::Kind& kind = *kind_named(intent.record.kind);
  const std::size_t number = kind.number_of(intent.key);
  if (number == kind.fields.size() || !may_be_set(kind.fields[number])) {
    return Error{Errc::not_found, intent.key, {}};
  }
  const meta::AnyField& field = kind.fields[number];
  Changes changes(plan, "Changed");
  const std::shared_ptr<void> copy = changes.copy_of(kind, intent.record.id);
  if (field.set(copy.get(), value_of(field, intent.value)) != meta::Unreadable::no) {
    return Error{Errc::out_of_range, intent.key,
                 t("“{text}” is nothing that {field} can be",
                   {{"text", intent.value}, {"field", t(field.facts.label)}})};
  }
  changes.put(kind, intent.record.id, copy);
  return changes.take();
}

Decided decide_on(const Plan& plan, const SetPrivate& intent, const Env&) {
  if (!plan.has(intent.record)) return gone();
  Changes changes(plan, intent.is_private ? "Made private" : "No longer private");
  const meta::Kind& kind = *kind_named(intent.record.kind);
  const std::shared_ptr<void> copy = changes.copy_of(kind, intent.record.id);
  const meta::AnyField& field = kind.fields[kind.number_of("private")];
  field.set(copy.get(), {intent.is_private ? meta::Shape::yes : meta::Shape::no, 0, {}, {}});
  changes.put(kind, intent.record.id, copy);
  return changes.take();
}

Decided decide_on(const Plan& plan, const Remove& intent, const Env& env) {
  if (!plan.has(intent.record)) return gone();
  Changes changes(plan, "Deleted");
  if (const auto* mentorship = find_as<Mentorship>(plan, intent.record)) {
    remove_mentorship(changes, *mentorship);
  } else if (const auto* meeting = find_as<Meeting>(plan, intent.record)) {
    pass_slot_on(changes, *meeting);
    remove_meeting(changes, *meeting);
    settle_topics(changes, meeting->mentorship, env);
  } else {
    if (intent.record.kind == meta::Describe<Goal>::kind) {
      const GoalId goal{intent.record.id.text};
      remove_children(changes, &Milestone::goal, goal);
      remove_children(changes, &Path::goal, goal);
    }
    if (const auto* item = find_as<AgendaItem>(plan, intent.record)) {
      keep_lines_of(changes, *item);
      give_back_topic(changes, *item);
    }
    if (const auto* topic = find_as<Topic>(plan, intent.record)) remove_items_of(changes, *topic);
    if (const auto* contact = find_as<Contact>(plan, intent.record)) {
      remove_person_of(changes, *contact);
    }
    unlink_lines_of(changes, intent.record);
    remove_held_time(changes, intent.record);
    changes.remove(*kind_named(intent.record.kind), intent.record.id);
  }
  remove_history_of_removed(changes);
  return changes.take();
}

}  // namespace ithaca::decide_arms
