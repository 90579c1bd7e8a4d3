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
template <class T>
Decision type_into(const Plan& plan, const T& record, const EditText& intent) {
  Changes changes(plan, "Typing");
  std::optional<Error> error;
  bool found = false;
  meta::each_field_indexed<T>([&](auto i, const auto& f) {
    using Value = typename std::remove_cvref_t<decltype(f)>::value;
    if constexpr (std::is_same_v<Value, std::string>) {
      if (f.facts.key != intent.key) return;
      found = true;
      const std::string& before = f.of(record);
      const Splice& splice = intent.splice;
      auto text = spliced(before, splice);
      if (!text || !is_boundary(before, splice.at) ||
          !is_boundary(before, splice.at + splice.removed.size())) {
        error = not_there();
      } else if (!is_valid_utf8(splice.inserted)) {
        error =
            Error{Errc::bad_encoding, intent.key, t("That text has letters that cannot be read")};
      } else if (text->size() > f.facts.longest) {
        error = Error{Errc::too_large, intent.key, t("That is longer than this field can hold")};
      } else if (changes.edit<T>(record.id, [&](T& copy) { f.of(copy) = std::move(*text); })) {
        changes.note_splice(static_cast<std::uint16_t>(i()), intent.splice);
      }
    }
  });
  if (error) return *error;
  if (!found) return Error{Errc::not_found, intent.key, {}};
  changes.merge_with(meta::AsText<Ref>::write(intent.record) + "/" + intent.key);
  return changes.take();
}

template <class T>
void remove_with_parts(Changes& changes, const T& record);

template <class T, class Parent>
void remove_children(Changes& changes, Parent T::*parent, const Parent& of) {
  for (const T* part : children(changes.plan(), parent, of)) remove_with_parts(changes, *part);
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

template <class T>
void remove_with_parts(Changes& changes, const T& record) {
  const Plan& plan = changes.plan();
  if constexpr (std::is_same_v<T, Mentorship>) {  // goals belong to the plan and stay
    for (const auto& [id, row] : plan.of<Goal>()) {
      if (row.value->mentorships.count(record.id) == 0) continue;
      changes.edit<Goal>(id, [&](Goal& it) { it.mentorships.erase(record.id); });
    }
    remove_children(changes, &Meeting::mentorship, record.id);
    remove_children(changes, &Commitment::mentorship, record.id);
    remove_children(changes, &Touchpoint::mentorship, record.id);
  }
  if constexpr (std::is_same_v<T, Meeting>) {
    for (const AgendaItem* item : children(plan, &AgendaItem::meeting, record.id)) {
      changes.remove<AgendaItem>(item->id);
    }
    for (const NoteLine* line : children(plan, &NoteLine::meeting, record.id)) {
      changes.remove<NoteLine>(line->id);
    }
  }
  if constexpr (std::is_same_v<T, Goal>) {
    remove_children(changes, &Milestone::goal, record.id);
  }
  changes.remove<T>(record.id);
}

void remove_history_of_removed(Changes& changes) {
  std::set<Ref> removed;
  for (const AnyEdit& any : changes.so_far().edits) {
    std::visit(
        [&]<class T>(const Edit<T>& edit) {
          if (!edit.after) removed.insert(ref_to<T>(edit.id));
        },
        any);
  }
  for (const auto& [id, row] : changes.plan().of<History>()) {
    if (removed.count(row.value->subject) != 0) changes.remove<History>(id);
  }
}

}  // namespace

Decision decide_on(const Plan& plan, const EditText& intent, const Env&) {
  Decision decision = gone();
  with_record(plan, intent.record,
              [&](const auto& record) { decision = type_into(plan, record, intent); });
  return decision;
}

Decision decide_on(const Plan& plan, const SetPrivate& intent, const Env&) {
  Changes changes(plan, intent.is_private ? "Made private" : "No longer private");
  const bool found = with_record(plan, intent.record, [&]<class T>(const T& record) {
    changes.edit<T>(record.id, [&](T& copy) { copy.is_private = intent.is_private; });
  });
  if (!found) return gone();
  return changes.take();
}

Decision decide_on(const Plan& plan, const Remove& intent, const Env&) {
  Changes changes(plan, "Deleted");
  const bool found = with_record(plan, intent.record, [&]<class T>(const T& record) {
    if constexpr (std::is_same_v<T, AgendaItem>) keep_lines_of(changes, record);
    if constexpr (std::is_same_v<T, Commitment>) unlink_lines_of(changes, intent.record);
    if constexpr (std::is_same_v<T, Meeting>) pass_slot_on(changes, record);
    remove_with_parts(changes, record);
  });
  if (!found) return gone();
  remove_history_of_removed(changes);
  return changes.take();
}

}  // namespace ithaca::decide_arms
