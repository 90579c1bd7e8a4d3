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
  CommitmentId commitment = {};
  Event way = Event::new_date;
  std::string day = {};
  std::string smaller = {};
  std::string reason = {};
  std::string error = {};
  bool wants_focus = false;  // of its first field, once
};

struct CaptureDraft {
  MentorshipId mentorship = {};
  ithaca::Owner owner = ithaca::Owner::mentee;
  std::string text = {};
  std::string error = {};
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

struct MoveDraft {
  MeetingId meeting = {};
  enum class Way : std::uint8_t { move, cancel } way = Way::move;
  std::string when = {};
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
};

// The line at the end of a note: empty until the first letter makes a record of it.
struct NoteTail {
  MeetingId meeting = {};
  AgendaItemId item;
  bool is_private = false;
  NoteLineId line;
};

struct Drafts {
  WelcomeDraft welcome;
  std::optional<RenegotiationDraft> renegotiation;
  std::optional<CaptureDraft> capture;
  std::optional<MoveDraft> move;
  std::optional<SeriesDraft> series;
  ithaca::Owner absent = ithaca::Owner::mentor;  // who is away, in the form that says so
  std::optional<std::string> palette;            // what is searched for, while it is open
  std::optional<std::string> confirmation;       // the word typed to delete everything
  GoalId shows_changes_of;                       // its history is unfolded
  bool shows_keys = false;
  bool shows_mentorships = false;
  std::map<std::string, ValueDraft> values;   // by the name of the field
  std::map<std::string, std::string> lines;   // of adding one more: by the name of the list
  std::map<std::string, std::string> errors;  // beside such a line
  NoteTail tail;
  NoteTail private_tail;
  std::map<MeetingId, AgendaItemId> current_item;  // of a meeting that is being held
  AgendaItemId agenda_item_in_hand;                // its actions are open, on a phone
  std::map<MeetingId, std::set<Ref>> left_out;     // of the brief
  bool asked_for_next_step = false;                // a meeting without any was asked about once
};

// What was typed, by the name of its form and field; nothing that is empty. What a person confirms
// with or looks for is not among it.
using KeptDrafts = std::map<std::string, std::string>;
KeptDrafts kept_of(const Drafts& drafts);
// Brings back what was kept, unless the record that it is about is gone.
void restore(Drafts& drafts, const KeptDrafts& kept, const Plan& plan);

}  // namespace ithaca::ui
