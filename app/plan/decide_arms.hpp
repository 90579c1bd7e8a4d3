// One function for each intent; decide.cpp picks it by type, so that a missing arm does not
// compile. Internal to the room: others call decide().
#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include "base/result.hpp"
#include "base/text.hpp"
#include "base/translate.hpp"
#include "plan/change.hpp"
#include "plan/env.hpp"
#include "plan/intent.hpp"

namespace ithaca::decide_arms {

using Decided = Result<ChangeSet>;

Decided decide_on(const Plan& plan, const StartMentorship& intent, const Env& env);
Decided decide_on(const Plan& plan, const SetRhythm& intent, const Env& env);
Decided decide_on(const Plan& plan, const SetMeetingMinutes& intent, const Env& env);
Decided decide_on(const Plan& plan, const NameMentor& intent, const Env& env);
Decided decide_on(const Plan& plan, const NameMentee& intent, const Env& env);
Decided decide_on(const Plan& plan, const LogTouchpoint& intent, const Env& env);

Decided decide_on(const Plan& plan, const EditText& intent, const Env& env);
Decided decide_on(const Plan& plan, const SetValue& intent, const Env& env);
Decided decide_on(const Plan& plan, const SetPrivate& intent, const Env& env);
Decided decide_on(const Plan& plan, const Remove& intent, const Env& env);

Decided decide_on(const Plan& plan, const AddGoal& intent, const Env& env);
Decided decide_on(const Plan& plan, const SetGoalUntil& intent, const Env& env);
Decided decide_on(const Plan& plan, const SetGoalProgress& intent, const Env& env);
Decided decide_on(const Plan& plan, const SetGoalState& intent, const Env& env);
Decided decide_on(const Plan& plan, const MakeGoalSmaller& intent, const Env& env);
Decided decide_on(const Plan& plan, const NoteGoalChange& intent, const Env& env);
Decided decide_on(const Plan& plan, const SetGoalMeasure& intent, const Env& env);
Decided decide_on(const Plan& plan, const SetGoalReading& intent, const Env& env);
Decided decide_on(const Plan& plan, const AddPath& intent, const Env& env);
Decided decide_on(const Plan& plan, const ChoosePath& intent, const Env& env);
Decided decide_on(const Plan& plan, const AgreeMeasure& intent, const Env& env);
Decided decide_on(const Plan& plan, const AddMilestone& intent, const Env& env);
Decided decide_on(const Plan& plan, const SetMilestoneDue& intent, const Env& env);
Decided decide_on(const Plan& plan, const TickMilestone& intent, const Env& env);

Decided decide_on(const Plan& plan, const PlanMeeting& intent, const Env& env);
Decided decide_on(const Plan& plan, const PlanMeetings& intent, const Env& env);
Decided decide_on(const Plan& plan, const MoveMeeting& intent, const Env& env);
Decided decide_on(const Plan& plan, const SetMinutes& intent, const Env& env);
Decided decide_on(const Plan& plan, const CancelMeeting& intent, const Env& env);
Decided decide_on(const Plan& plan, const MarkMissed& intent, const Env& env);
Decided decide_on(const Plan& plan, const MarkBriefed& intent, const Env& env);
Decided decide_on(const Plan& plan, const BeginMeeting& intent, const Env& env);
Decided decide_on(const Plan& plan, const FinishMeeting& intent, const Env& env);
Decided decide_on(const Plan& plan, const AddObjective& intent, const Env& env);

Decided decide_on(const Plan& plan, const AddAgendaItem& intent, const Env& env);
Decided decide_on(const Plan& plan, const SetAgendaMinutes& intent, const Env& env);
Decided decide_on(const Plan& plan, const TickAgendaItem& intent, const Env& env);
Decided decide_on(const Plan& plan, const MoveAgendaItem& intent, const Env& env);
Decided decide_on(const Plan& plan, const PlaceAgendaItem& intent, const Env& env);
Decided decide_on(const Plan& plan, const CarryOver& intent, const Env& env);

Decided decide_on(const Plan& plan, const AddNoteLines& intent, const Env& env);
Decided decide_on(const Plan& plan, const SplitNoteLine& intent, const Env& env);
Decided decide_on(const Plan& plan, const JoinNoteLine& intent, const Env& env);
Decided decide_on(const Plan& plan, const CaptureLine& intent, const Env& env);
Decided decide_on(const Plan& plan, const CaptureWords& intent, const Env& env);

Decided decide_on(const Plan& plan, const AddCommitment& intent, const Env& env);
Decided decide_on(const Plan& plan, const TickCommitment& intent, const Env& env);
Decided decide_on(const Plan& plan, const SetCommitmentDue& intent, const Env& env);
Decided decide_on(const Plan& plan, const Renegotiate& intent, const Env& env);
Decided decide_on(const Plan& plan, const MarkReminded& intent, const Env& env);
Decided decide_on(const Plan& plan, const Thank& intent, const Env& env);

Decided decide_on(const Plan& plan, const AddCaptured& intent, const Env& env);
Decided decide_on(const Plan& plan, const SetAdviceState& intent, const Env& env);
Decided decide_on(const Plan& plan, const TickContact& intent, const Env& env);
Decided decide_on(const Plan& plan, const TickResource& intent, const Env& env);
Decided decide_on(const Plan& plan, const SetQuestionState& intent, const Env& env);

Decided decide_on(const Plan& plan, const AddTopic& intent, const Env& env);
Decided decide_on(const Plan& plan, const MoveTopic& intent, const Env& env);
Decided decide_on(const Plan& plan, const SetTopicMinutes& intent, const Env& env);
Decided decide_on(const Plan& plan, const TickTopic& intent, const Env& env);
Decided decide_on(const Plan& plan, const AddAbsence& intent, const Env& env);
Decided decide_on(const Plan& plan, const HoldTime& intent, const Env& env);

// What several arms say or add.
Error gone();                        // the record was deleted meanwhile
Error empty_text(std::string what);  // a sentence that asks for the words
Error minutes_out_of_range();
// `wanted`: what the meeting before asked of this one; it opens the agenda.
void add_meeting(Changes& changes, const Mentorship& mentorship, const std::optional<When>& when,
                 std::int32_t slot, const std::string& wanted, const Env& env);
// The later planned meetings move up to the number that a meeting no longer uses.
void pass_slot_on(Changes& changes, const Meeting& meeting);
Position last_goal_position(const Plan& plan);
std::int32_t next_slot(const Plan& plan, const MentorshipId& mentorship);
// Brings each topic's agenda item to the planned meeting that has the topic's number: creates it,
// moves it, or takes it away where no such meeting is planned. For every arm that moves a topic or
// a number.
void settle_topics(Changes& changes, const MentorshipId& mentorship, const Env& env);
// The records that `belongs` says yes to, as the change set has them so far, in no order.
template <class T, class Belongs>
std::vector<T> decided_where(const Changes& changes, Belongs&& belongs) {
  std::map<RecordId, const T*> edited;  // null: deleted
  for (const Edit& edit : changes.so_far().edits) {
    if (edit.is<T>()) edited[edit.id] = edit.after_as<T>();
  }
  std::vector<T> found;
  for (const auto& [id, row] : changes.plan().template of<T>()) {
    if (edited.count(id_cast<RecordTag>(id)) == 0 && belongs(*row.value)) {
      found.push_back(*row.value);
    }
  }
  for (const auto& [id, after] : edited) {
    if (after != nullptr && belongs(*after)) found.push_back(*after);
  }
  return found;
}
template <class T, class Parent>
std::vector<T> as_decided(const Changes& changes, Parent T::*parent, const Parent& of) {
  return decided_where<T>(changes, [&](const T& record) { return record.*parent == of; });
}
// The places of records that stand as they shall when the one at `at` came there: it gets a place
// between its neighbours. Where two copies of the plan chose the same place, each gets its own.
std::vector<Position> places_around(std::vector<Position> places, std::size_t at);
// Brings `item` before the one named `before`, or to the end of those that it stands among or comes
// to. False: it stood there already, and nothing was changed.
template <class T>
bool place_before(Changes& changes, std::vector<const T*> items, const T& item,
                  const IdOf<T>& before) {
  const std::vector<const T*> was = items;
  std::erase(items, &item);
  const auto next =
      std::find_if(items.begin(), items.end(), [&](const T* other) { return other->id == before; });
  const auto at = static_cast<std::size_t>(next - items.begin());
  items.insert(next, &item);
  if (items == was) return false;
  std::vector<Position> places;
  for (const T* one : items) places.push_back(one->position);
  places = places_around(std::move(places), at);
  for (std::size_t i = 0; i < items.size(); ++i) {
    changes.edit<T>(items[i]->id, [&](T& it) { it.position = places[i]; });
  }
  return true;
}
// A place for a new item: after all others, before the closing, which stays last.
Position place_before_closing(std::vector<AgendaItem> items);
// The record that a captured line or word becomes, and how the line then says it.
struct MadeRecord {
  Ref ref;
  std::string title;
};
Result<MadeRecord> capture(Changes& changes, const AddCaptured& intent, const GoalId& goal,
                           const Env& env);
void add_history(Changes& changes, const Ref& subject, Event event, std::string from,
                 std::string to, std::string reason, const MeetingId& said_in, const Env& env,
                 std::string field = {});

}  // namespace ithaca::decide_arms
