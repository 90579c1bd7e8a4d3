// One function for each intent; decide.cpp picks it by type, so that a missing arm does not
// compile. Internal to the room: others call decide().
#pragma once

#include "base/result.hpp"
#include "base/text.hpp"
#include "base/translate.hpp"
#include "plan/change.hpp"
#include "plan/env.hpp"
#include "plan/intent.hpp"

namespace ithaca::decide_arms {

using Decision = Result<ChangeSet>;

Decision decide_on(const Plan& plan, const StartMentorship& intent, const Env& env);
Decision decide_on(const Plan& plan, const SetRhythm& intent, const Env& env);
Decision decide_on(const Plan& plan, const SetMeetingMinutes& intent, const Env& env);
Decision decide_on(const Plan& plan, const NameMentor& intent, const Env& env);
Decision decide_on(const Plan& plan, const NameMentee& intent, const Env& env);
Decision decide_on(const Plan& plan, const LogTouchpoint& intent, const Env& env);

Decision decide_on(const Plan& plan, const EditText& intent, const Env& env);
Decision decide_on(const Plan& plan, const SetPrivate& intent, const Env& env);
Decision decide_on(const Plan& plan, const Remove& intent, const Env& env);

Decision decide_on(const Plan& plan, const AddGoal& intent, const Env& env);
Decision decide_on(const Plan& plan, const SetGoalUntil& intent, const Env& env);
Decision decide_on(const Plan& plan, const SetGoalProgress& intent, const Env& env);
Decision decide_on(const Plan& plan, const SetGoalState& intent, const Env& env);
Decision decide_on(const Plan& plan, const AgreeMeasure& intent, const Env& env);
Decision decide_on(const Plan& plan, const AddMilestone& intent, const Env& env);
Decision decide_on(const Plan& plan, const SetMilestoneDue& intent, const Env& env);
Decision decide_on(const Plan& plan, const TickMilestone& intent, const Env& env);

Decision decide_on(const Plan& plan, const PlanMeeting& intent, const Env& env);
Decision decide_on(const Plan& plan, const MoveMeeting& intent, const Env& env);
Decision decide_on(const Plan& plan, const SetMinutes& intent, const Env& env);
Decision decide_on(const Plan& plan, const CancelMeeting& intent, const Env& env);
Decision decide_on(const Plan& plan, const MarkMissed& intent, const Env& env);
Decision decide_on(const Plan& plan, const MarkBriefed& intent, const Env& env);
Decision decide_on(const Plan& plan, const BeginMeeting& intent, const Env& env);
Decision decide_on(const Plan& plan, const FinishMeeting& intent, const Env& env);

Decision decide_on(const Plan& plan, const AddAgendaItem& intent, const Env& env);
Decision decide_on(const Plan& plan, const SetAgendaMinutes& intent, const Env& env);
Decision decide_on(const Plan& plan, const TickAgendaItem& intent, const Env& env);
Decision decide_on(const Plan& plan, const MoveAgendaItem& intent, const Env& env);
Decision decide_on(const Plan& plan, const CarryOver& intent, const Env& env);

Decision decide_on(const Plan& plan, const AddNoteLines& intent, const Env& env);
Decision decide_on(const Plan& plan, const SplitNoteLine& intent, const Env& env);
Decision decide_on(const Plan& plan, const JoinNoteLine& intent, const Env& env);
Decision decide_on(const Plan& plan, const CaptureCommitment& intent, const Env& env);

Decision decide_on(const Plan& plan, const AddCommitment& intent, const Env& env);
Decision decide_on(const Plan& plan, const TickCommitment& intent, const Env& env);
Decision decide_on(const Plan& plan, const SetCommitmentDue& intent, const Env& env);
Decision decide_on(const Plan& plan, const Renegotiate& intent, const Env& env);
Decision decide_on(const Plan& plan, const Thank& intent, const Env& env);

// What several arms say or add.
Error gone();                        // the record was deleted meanwhile
Error empty_text(std::string what);  // a sentence that asks for the words
// `wanted`: what the meeting before asked of this one; it opens the agenda.
void add_meeting(Changes& changes, const Mentorship& mentorship, const std::optional<When>& when,
                 std::int32_t slot, const std::string& wanted, const Env& env);
// The later planned meetings move up to the number that a meeting no longer uses.
void pass_slot_on(Changes& changes, const Meeting& meeting);
Position last_goal_position(const Plan& plan);
std::int32_t next_slot(const Plan& plan, const MentorshipId& mentorship);
void add_history(Changes& changes, const Ref& subject, Event event, std::string from,
                 std::string to, std::string reason, const MeetingId& said_in, const Env& env);

}  // namespace ithaca::decide_arms
