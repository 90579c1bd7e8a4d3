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
// A value of a field that no rule guards: a choice, a day, a due, a number, a relation, as files
// have it; empty where the field may be unset. Words are typed, not set.
struct SetValue {
  Ref record;
  std::string key;
  std::string value;
};
struct SetPrivate {
  Ref record;
  bool is_private = false;
};
// Deletes a record and what cannot stand without it (all of a mentorship but its goals; a meeting's
// agenda, note and objectives; a goal's milestones and paths) with its history. The agenda item of
// a topic, taken off before its meeting was held, gives the topic back to no meeting.
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
  bool is_private = false;
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
struct MakeGoalSmaller {  // renegotiated: what is still worth reaching
  GoalId goal;
  std::string title;
  std::string reason;
};
// What a goal said before its words were changed; kept once they are left.
struct NoteGoalChange {
  GoalId goal;
  std::string key;  // of the field
  std::string before;
};
// A measure in a unit: from, to. An empty unit goes back to words.
struct SetGoalMeasure {
  GoalId goal;
  std::string unit;
  std::int32_t start = 0;
  std::int32_t target = 0;
};
struct SetGoalReading {  // where the measure stands, in its unit; the progress follows
  GoalId goal;
  std::int32_t reading = 0;
};
struct AddPath {
  GoalId goal;
  std::string title;
  bool is_private = false;
};
struct ChoosePath {  // unset: open again
  GoalId goal;
  PathId path;
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
  bool is_private = false;
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
// Several at once, each with the next number (002, 003: dates set early hold).
struct PlanMeetings {
  MentorshipId mentorship;
  std::vector<When> dates;
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

struct AddObjective {
  MeetingId meeting;
  std::string title;
  bool is_private = false;
};
struct AddAgendaItem {
  MeetingId meeting;
  std::string title;
  std::int32_t minutes = 0;
  bool is_private = false;
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
// To a place of its own: before another item of its meeting, or to the end (a drag).
struct PlaceAgendaItem {
  AgendaItemId item;
  AgendaItemId before;
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
// What a line, or a word from anywhere, can become.
enum class Captured : std::uint8_t {
  i_will,
  they_offer,
  advice,
  feedback,
  decision,
  question,
  person,
  resource,
  signal
};
// `/i`, `/t`, `/a` …: the line stays in the note, linked to the record made from it.
struct CaptureLine {
  NoteLineId line;
  Captured what = Captured::i_will;
  std::string title;
  Due due;
};
// Words chosen in a line: the line stays as it is and becomes linked.
struct CaptureWords {
  NoteLineId line;
  Captured what = Captured::i_will;
  std::string title;
  Due due;
};
// Captured outside a note. Of a person, what stands after ":" or "," says why.
struct AddCaptured {
  MentorshipId mentorship;
  Captured what = Captured::advice;
  std::string title;
  Due due;
  MeetingId said_in;
  bool is_private = false;  // a sign always is
};
struct SetAdviceState {
  AdviceId advice;
  AdviceState state = AdviceState::heard;
};
struct TickContact {
  ContactId contact;
  bool is_met = true;
};
struct TickResource {
  ResourceId resource;
  bool is_used = true;
};
struct SetQuestionState {
  QuestionId question;
  QuestionState state = QuestionState::open;
};

struct AddTopic {
  MentorshipId mentorship;
  std::string title;
  GoalId goal;
  std::int32_t slot = 0;  // 0: in no meeting yet
  TopicKind kind = TopicKind::talk;
  bool is_private = false;
};
// Into a meeting's column, or into none (0), before another topic there or to the end; refused
// where takes_topic (plan/topic_place.hpp) says no.
struct MoveTopic {
  TopicId topic;
  std::int32_t slot = 0;
  TopicId before;
};
// Its point on the agenda of a meeting to come goes with it, unless that was given other minutes.
struct SetTopicMinutes {
  TopicId topic;
  std::int32_t minutes = 0;  // 0: not said
};
struct TickTopic {
  TopicId topic;
  bool is_done = true;
};
struct AddAbsence {
  MentorshipId mentorship;
  Owner owner = Owner::mentor;
  Day from;
  Day until;
  std::string about;
  bool is_private = false;
};
// Time for the work: to prepare a meeting, for a commitment, for advice that does not come
// naturally, for somebody to contact or something to look into (002).
struct HoldTime {
  Ref subject;
  When when;
  std::int32_t minutes = 60;
};

struct AddCommitment {
  MentorshipId mentorship;
  Owner owner = Owner::mentee;
  std::string title;
  Due due;
  MeetingId said_in;
  CommitmentKind kind = CommitmentKind::act;
  bool is_private = false;
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
  // new_date, smaller_step, handed_back or dropped; changed: its time passed, and it lapses. A new
  // date takes up again what was let go.
  Event way = Event::new_date;
  Due due;              // of new_date and smaller_step
  std::string smaller;  // of smaller_step: what it is now
  std::string reason;
  MeetingId said_in;
};
struct MarkReminded {  // a kind reminder was copied
  CommitmentId commitment;
};
struct Thank {  // what the mentor did was thanked for
  CommitmentId commitment;
};

struct LogTouchpoint {
  MentorshipId mentorship;
  Means means = Means::email;
  std::string about;
  bool is_private = false;
};

using Intent =
    std::variant<StartMentorship, EditText, SetValue, SetPrivate, Remove, SetRhythm,
                 SetMeetingMinutes, NameMentor, NameMentee, AddGoal, SetGoalUntil, SetGoalProgress,
                 SetGoalState, MakeGoalSmaller, NoteGoalChange, SetGoalMeasure, SetGoalReading,
                 AddPath, ChoosePath, AgreeMeasure, AddMilestone, SetMilestoneDue, TickMilestone,
                 PlanMeeting, PlanMeetings, MoveMeeting, SetMinutes, CancelMeeting, MarkMissed,
                 MarkBriefed, BeginMeeting, FinishMeeting, AddObjective, AddAgendaItem,
                 SetAgendaMinutes, TickAgendaItem, MoveAgendaItem, PlaceAgendaItem, CarryOver,
                 AddNoteLines, SplitNoteLine, JoinNoteLine, CaptureLine, CaptureWords, AddCaptured,
                 SetAdviceState, TickContact, TickResource, SetQuestionState, AddTopic, MoveTopic,
                 SetTopicMinutes, TickTopic, AddAbsence, HoldTime, AddCommitment, TickCommitment,
                 SetCommitmentDue, Renegotiate, MarkReminded, Thank, LogTouchpoint>;

}  // namespace ithaca
