// What a person means, as plain structs: one variant, one arm in decide for each.
// Knows no button and no key: views make intents, decide says what they do.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "plan/change.hpp"
#include "plan/plan.hpp"

namespace ithaca {

// The first five keys: a sentence, a mentor or none yet, a date or none yet.
struct StartMentorship {
  std::string sentence;  // becomes the purpose, and the first goal (002, 003)
  std::set<Purpose> purposes;
  std::string mentor_name;  // empty: still looking
  std::optional<When> first_meeting;
};

// Typing in any text field of any record. `key` is the field's key in its description.
struct EditText {
  Ref record;
  std::string key;
  Splice splice;
};
struct SetPrivate {
  Ref record;
  bool is_private = false;
};
// Deletes a record and what cannot stand without it (a mentorship's meetings, commitments and
// touchpoints, a meeting's agenda and note, a goal's milestones) with its history. Goals stay.
struct Remove {
  Ref record;
};

struct SetRhythm {
  MentorshipId mentorship;
  std::int32_t days = 0;
};
struct SetMeetingMinutes {
  MentorshipId mentorship;
  std::int32_t minutes = 45;
};
struct NameMentor {
  MentorshipId mentorship;
  std::string name;
};
struct NameMentee {
  MentorshipId mentorship;
  std::string name;
};

struct AddGoal {
  MentorshipId mentorship;
  std::string title;
};
struct SetGoalUntil {
  GoalId goal;
  std::optional<Day> until;
  std::string reason;  // kept in the history when a date is replaced
};
struct SetGoalProgress {
  GoalId goal;
  std::int32_t percent = 0;
};
struct SetGoalState {
  GoalId goal;
  GoalState state = GoalState::active;
  std::string reason;
};
struct AgreeMeasure {  // "agreed in meeting 1" (001)
  GoalId goal;
  MeetingId meeting;
};
struct AddMilestone {
  GoalId goal;
  std::string title;
  std::optional<Day> due;
};
struct SetMilestoneDue {
  MilestoneId milestone;
  std::optional<Day> due;
};
struct TickMilestone {
  MilestoneId milestone;
  bool is_done = true;
};

struct PlanMeeting {
  MentorshipId mentorship;
  std::optional<When> when;
};
struct MoveMeeting {
  MeetingId meeting;
  std::optional<When> when;
  std::string reason;
};
struct SetMinutes {  // of one meeting
  MeetingId meeting;
  std::int32_t minutes = 45;
};
struct CancelMeeting {
  MeetingId meeting;
  std::string reason;
};
struct MarkMissed {
  MeetingId meeting;
};
struct MarkBriefed {
  MeetingId meeting;
};
struct BeginMeeting {
  MeetingId meeting;
};
// Closes a meeting: it was held, today if its day is still to come. A next date plans the next
// meeting in the same step; one that is planned already gets it only if it has no date.
struct FinishMeeting {
  MeetingId meeting;
  std::optional<When> next;
};

struct AddAgendaItem {
  MeetingId meeting;
  std::string title;
  std::int32_t minutes = 0;
};
struct SetAgendaMinutes {
  AgendaItemId item;
  std::int32_t minutes = 0;
};
struct TickAgendaItem {
  AgendaItemId item;
  bool is_done = true;
};
enum class Direction : std::uint8_t { up, down };
struct MoveAgendaItem {
  AgendaItemId item;
  Direction direction = Direction::up;
};
// A point that an earlier meeting left open comes along, labelled, and only when asked.
struct CarryOver {
  AgendaItemId item;
  MeetingId into;
};

// Lines go after `after`, or to the end of the agenda item's lines when it is unset.
struct AddNoteLines {
  MeetingId meeting;
  AgendaItemId agenda_item;
  NoteLineId after;
  std::vector<std::string> texts;
  bool is_private = false;
};
// Enter in the middle of a line: what stands after byte `at` becomes the next line.
struct SplitNoteLine {
  NoteLineId line;
  std::size_t at = 0;
};
// Backspace at the start of a line: it joins the one above.
struct JoinNoteLine {
  NoteLineId line;
};
// `/i` and `/t`: the line stays in the note, linked to the commitment made from it.
struct CaptureCommitment {
  NoteLineId line;
  Owner owner = Owner::mentee;
  std::string title;
  Due due;
};

struct AddCommitment {
  MentorshipId mentorship;
  Owner owner = Owner::mentee;
  std::string title;
  Due due;
  MeetingId said_in;
  CommitmentKind kind = CommitmentKind::act;
};
struct TickCommitment {
  CommitmentId commitment;
  bool is_done = true;
};
struct SetCommitmentDue {  // set right after writing it down: no renegotiation
  CommitmentId commitment;
  Due due;
};
// Instead of failing: said early, with a reason, on any commitment of either side (002).
struct Renegotiate {
  CommitmentId commitment;
  Event way = Event::new_date;  // new_date, smaller_step, handed_back or dropped
  Due due;                      // of new_date and smaller_step
  std::string smaller;          // of smaller_step: what it is now
  std::string reason;
  MeetingId said_in;
};
struct Thank {  // what the mentor did was thanked for
  CommitmentId commitment;
};

struct LogTouchpoint {
  MentorshipId mentorship;
  Means means = Means::email;
  std::string about;
};

using Intent = std::variant<
    StartMentorship, EditText, SetPrivate, Remove, SetRhythm, SetMeetingMinutes, NameMentor,
    NameMentee, AddGoal, SetGoalUntil, SetGoalProgress, SetGoalState, AgreeMeasure, AddMilestone,
    SetMilestoneDue, TickMilestone, PlanMeeting, MoveMeeting, SetMinutes, CancelMeeting, MarkMissed,
    MarkBriefed, BeginMeeting, FinishMeeting, AddAgendaItem, SetAgendaMinutes, TickAgendaItem,
    MoveAgendaItem, CarryOver, AddNoteLines, SplitNoteLine, JoinNoteLine, CaptureCommitment,
    AddCommitment, TickCommitment, SetCommitmentDue, Renegotiate, Thank, LogTouchpoint>;

}  // namespace ithaca
