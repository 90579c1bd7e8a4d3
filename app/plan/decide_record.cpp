// Intents on records of any kind: typing, privacy, removal.
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
      auto text = spliced(f.of(record), intent.splice);
      if (!text) {
        error = not_there();
      } else if (text->size() > f.facts.longest) {
        error = Error{Errc::too_large, {}, t("That is longer than this field can hold")};
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

void remove_meeting_parts(Changes& changes, const MeetingId& meeting) {
  const Plan& plan = changes.plan();
  for (const auto* item : children(plan, &AgendaItem::meeting, meeting)) {
    changes.remove<AgendaItem>(item->id);
  }
  for (const auto* line : children(plan, &NoteLine::meeting, meeting)) {
    changes.remove<NoteLine>(line->id);
  }
}

template <class T>
void remove_with_parts(Changes& changes, const T& record) {
  const Plan& plan = changes.plan();
  if constexpr (std::is_same_v<T, Meeting>) remove_meeting_parts(changes, record.id);
  if constexpr (std::is_same_v<T, Goal>) {
    for (const auto* milestone : children(plan, &Milestone::goal, record.id)) {
      changes.remove<Milestone>(milestone->id);
    }
  }
  if constexpr (std::is_same_v<T, AgendaItem>) {
    for (const auto* line : children(plan, &NoteLine::agenda_item, record.id)) {
      changes.edit<NoteLine>(line->id, [](NoteLine& it) { it.agenda_item = {}; });
    }
  }
  for (const auto* entry : children(plan, &History::subject, ref_to(record))) {
    changes.remove<History>(entry->id);
  }
  changes.remove<T>(record.id);
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
  const bool found = with_record(plan, intent.record,
                                 [&](const auto& record) { remove_with_parts(changes, record); });
  if (!found) return gone();
  return changes.take();
}

}  // namespace ithaca::decide_arms
