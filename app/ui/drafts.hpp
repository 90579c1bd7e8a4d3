// What was begun and not yet said: forms, open dialogs, the line being written; and which of it
// outlives the page. Knows no storage, and no plan but to ask whether a record is still there: a
// field of a record is no draft, its letters are committed as they come.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "plan/intent.hpp"
#include "plan/plan.hpp"

namespace ithaca::ui {

// A text that becomes a value when it is left or submitted: a date, a number.
struct ValueDraft {
  std::string text = {};
  std::string error = {};
  bool is_open = false;      // has the focus; else it shows what the record says
  bool is_typed = false;     // differs from what the record says
  bool is_restored = false;  // was typed before the page was closed, and not touched since
};

struct RenegotiationDraft {
  Ref subject = {};  // a commitment, a goal, or a meeting whose date is meant
  Event way = Event::new_date;
  std::string day = {};
  std::string smaller = {};
  std::string reason = {};
  std::string error = {};
  bool wants_focus = false;  // of its first field, once
};

struct CaptureDraft {
  MentorshipId mentorship = {};
  Captured what = Captured::i_will;
  std::string text = {};
  std::string error = {};
  bool is_private = false;
};

// A mail, a call, a few words between meetings.
struct TouchpointDraft {
  MentorshipId mentorship = {};
  Means means = Means::email;
  std::string about = {};
  bool is_private = false;
};

struct WelcomeDraft {
  std::string sentence = {};
  std::set<Purpose> purposes = {};
  std::string mentor = {};
  std::string when = {};
  std::string error = {};
  enum class Wrong : std::uint8_t { nothing, sentence, when } wrong = Wrong::nothing;
  bool wants_focus = false;  // of the field that is wrong
};

// Several rows of a list that are to be changed at once.
struct SelectionDraft {
  std::set<Ref> chosen = {};
  std::string day = {};
  std::string reason = {};
  std::string error = {};
};

// The dates of the next meetings, as suggested and changed, before all are planned at once.
struct SeriesDraft {
  struct Date {
    std::size_t number = 0;  // names its field
    When when = {};
    bool is_out = false;
  };
  MentorshipId mentorship = {};
  std::vector<Date> dates = {};
  bool wants_focus = true;  // it was just opened
};

// The line at the end of a note: empty until the first letter makes a record of it.
struct NoteTail {
  MeetingId meeting = {};
  AgendaItemId item;
  bool is_private = false;
  NoteLineId line;
};

// Words chosen in a line of a note; kept while the focus goes to what to do with them.
struct ChosenWords {
  NoteLineId line;
  std::string words = {};
};

// What of a goal is unfolded though it is empty.
struct GoalUnfolded {
  GoalId goal = {};
  bool letters = false;
  bool numbers = false;
  bool obstacle = false;
  bool paths = false;
  // Where the focus goes when what it was on is gone.
  enum class Focus : std::uint8_t {
    stays,
    renegotiate,
    numbers,  // the form to begin counting with
    counted,
    obstacle,
    paths,
    offer_of_numbers
  } focus = Focus::stays;
};

// What a field of a goal said before it was typed into, until it is left.
struct WordsBefore {
  std::string binding;
  std::string words;
};

struct Drafts {
  WelcomeDraft welcome;
  std::optional<RenegotiationDraft> renegotiation;
  std::optional<CaptureDraft> capture;
  std::optional<TouchpointDraft> touchpoint;
  std::optional<RenegotiationDraft> move;  // of a meeting's date, in a dialog
  std::optional<SelectionDraft> selection;
  std::optional<SeriesDraft> series;
  ithaca::Owner absent = ithaca::Owner::mentor;  // who is away, in the form that says so
  CommitmentId shows_details_of;
  CommitmentId shows_history_of;
  std::optional<std::string> palette;       // what is searched for, while it is open
  std::optional<std::string> confirmation;  // the word typed to delete everything
  GoalUnfolded unfolded;
  std::optional<WordsBefore> words_before;
  GoalId shows_changes_of;  // its history is unfolded
  bool shows_keys = false;
  bool shows_mentorships = false;
  std::map<std::string, ValueDraft> values;   // by the name of the field
  std::map<std::string, std::string> lines;   // of adding one more: by the name of the list
  std::map<std::string, std::string> errors;  // beside such a line
  std::set<std::string> private_lines;        // whose next words are only for the mentee
  Ref open_record;                            // its details are unfolded
  ChosenWords chosen;                         // to be captured
  bool shows_more_kinds = false;              // of what can be captured, on a phone
  MeetingId reads_note_of;                    // its note is unfolded beside the preparation
  MeetingId closes;                           // the meeting whose closing is open in meeting mode
  MeetingId keeps_note;                       // the one whose note stays, though time is nearly up
  NoteTail tail;
  NoteTail private_tail;
  std::map<MeetingId, AgendaItemId> current_item;  // of a meeting that is being held
  AgendaItemId agenda_item_in_hand;                // its actions are open
  std::map<MeetingId, std::set<Ref>> left_out;     // of the brief
  bool asked_for_next_step = false;                // a meeting without any was asked about once
};

// What was typed, by the name of its form and field; nothing that is empty. What a person confirms
// with or looks for is not among it.
using KeptDrafts = std::map<std::string, std::string>;
KeptDrafts kept_of(const Drafts& drafts);
// What is begun in a line of adding, only for the mentee, is a draft of its own: beside the shared
// one, which a screen that hides what is private still shows.
std::string private_draft(const std::string& line);

// Brings back what was kept, unless the record that it is about is gone.
void restore(Drafts& drafts, const KeptDrafts& kept, const Plan& plan);

}  // namespace ithaca::ui
