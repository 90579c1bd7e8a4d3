// Intents on records of any kind: typing, privacy, removal.
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
Decision type_into(const Plan& plan, const meta::Kind& kind, const EditText& intent) {
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

void remove_meeting(Changes& changes, const Meeting& meeting) {
  remove_children(changes, &AgendaItem::meeting, meeting.id);
  remove_children(changes, &NoteLine::meeting, meeting.id);
  changes.remove<Meeting>(meeting.id);
}

// Goals belong to the plan and stay.
void remove_mentorship(Changes& changes, const Mentorship& mentorship) {
  for (const auto& [id, row] : changes.plan().of<Goal>()) {
    if (row.value->mentorships.count(mentorship.id) == 0) continue;
    changes.edit<Goal>(id, [&](Goal& it) { it.mentorships.erase(mentorship.id); });
  }
  for (const Meeting* one : children(changes.plan(), &Meeting::mentorship, mentorship.id)) {
    remove_meeting(changes, *one);
  }
  remove_children(changes, &Commitment::mentorship, mentorship.id);
  remove_children(changes, &Touchpoint::mentorship, mentorship.id);
  changes.remove<Mentorship>(mentorship.id);
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

}  // namespace

Decision decide_on(const Plan& plan, const EditText& intent, const Env&) {
  if (!plan.has(intent.record)) return gone();
  return type_into(plan, *kind_named(intent.record.kind), intent);
}

Decision decide_on(const Plan& plan, const SetPrivate& intent, const Env&) {
  if (!plan.has(intent.record)) return gone();
  Changes changes(plan, intent.is_private ? "Made private" : "No longer private");
  const meta::Kind& kind = *kind_named(intent.record.kind);
  const std::shared_ptr<void> copy = changes.copy_of(kind, intent.record.id);
  const meta::AnyField& field = kind.fields[kind.number_of("private")];
  field.set(copy.get(), {intent.is_private ? meta::Shape::yes : meta::Shape::no, 0, {}, {}});
  changes.put(kind, intent.record.id, copy);
  return changes.take();
}

Decision decide_on(const Plan& plan, const Remove& intent, const Env&) {
  if (!plan.has(intent.record)) return gone();
  Changes changes(plan, "Deleted");
  if (const auto* mentorship = find_as<Mentorship>(plan, intent.record)) {
    remove_mentorship(changes, *mentorship);
  } else if (const auto* meeting = find_as<Meeting>(plan, intent.record)) {
    pass_slot_on(changes, *meeting);
    remove_meeting(changes, *meeting);
  } else {
    if (const auto* goal = find_as<Goal>(plan, intent.record)) {
      remove_children(changes, &Milestone::goal, goal->id);
    }
    if (const auto* item = find_as<AgendaItem>(plan, intent.record)) keep_lines_of(changes, *item);
    if (intent.record.kind == meta::Describe<Commitment>::kind) {
      unlink_lines_of(changes, intent.record);
    }
    changes.remove(*kind_named(intent.record.kind), intent.record.id);
  }
  remove_history_of_removed(changes);
  return changes.take();
}

}  // namespace ithaca::decide_arms
