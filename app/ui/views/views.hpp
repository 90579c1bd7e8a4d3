// One function for each screen, and the frame around them.
// Views never include each other; they share form.hpp and what is declared here.
#pragma once

#include <functional>

#include "method/roadmap.hpp"
#include "ui/context.hpp"

namespace ithaca::ui {

// Rail, bars, the page of the room, what stands above it.
void draw_frame(Context& c);
// All that is shown while there is no mentorship; true: the person pressed Start. Stands in the
// program's first part (ports/program.hpp); what Start does is begin_mentorship, in the rest.
bool draw_first_page(Context& c);
void begin_mentorship(Context& c);

bool draw_welcome(Context& c);  // true: Start was pressed
void draw_today(Context& c);
void draw_goals(Context& c);
void draw_meetings(Context& c);
void draw_meeting(Context& c);       // prepare and wrap up, below one title
void draw_meeting_live(Context& c);  // fills the window
void draw_follow_through(Context& c);
void draw_roadmap(Context& c);
void draw_time_line(Context& c);  // the other look of the roadmap
void draw_captured(Context& c);
void draw_settings(Context& c);
// Parts of Settings: one earlier version of the plan, as a row that leads to it; all of them; what
// the browser promises about keeping it.
void draw_version(Context& c, const EarlierVersion& version);
void draw_earlier_versions(Context& c);
void draw_promise(Context& c);
void draw_more(Context& c);
void draw_missing(Context& c);

// One goal: its words, its steps; the ways to it; how it moved and why.
void draw_goal(Context& c, const Goal& goal);
void draw_goal_paths(Context& c, const Goal& goal);
void draw_goal_movement(Context& c, const Goal& goal);

void draw_prepare(Context& c, const Meeting& meeting);
void draw_wrap_up(Context& c, const Meeting& meeting);
// What is read again to prepare: the goals, the questions that are open, the last meeting's answers
// and note, and what else would help (002).
void draw_goals_again(Context& c, const Meeting& meeting);
void draw_open_questions(Context& c, const Meeting& meeting);
void draw_last_note(Context& c, const Meeting& meeting);
void draw_offers(Context& c, const Meeting& meeting);
// The mentor's page as it would be copied, folded until it is asked for.
void draw_letter_shown(Context& c, const Meeting& meeting);
// What the mentee wants from the meeting, to open it with (002).
void draw_aims(Context& c, const Meeting& meeting);
// Time for the work: one tick holds it, a second one lets it go.
void draw_hold_row(Context& c, const MentorshipId& mentorship, const Ref& subject,
                   const std::string& words, Day day, int minutes);

// Parts of Meetings: planning as many as are missing to five; who is away and when.
void draw_next_five(Context& c, const Mentorship& mentorship);
void draw_absences(Context& c, const Mentorship& mentorship);
void draw_between_meetings(Context& c, const Mentorship& mentorship);

// Dialogs, drawn when their draft is open.
void draw_capture(Context& c);
void draw_palette(Context& c);
void draw_keys(Context& c);
void draw_mentorships(Context& c);
void draw_move_meeting(Context& c);
void draw_touchpoint(Context& c);

// A record as what was captured: a row with its words, unfolding to all that belongs to it.
void draw_captured_record(Context& c, const Ref& record);
// "Only for you", to be switched.
void private_switch(Context& c, const Ref& record, bool is_private, const std::string& title);
// The same as a small lock, where a row has little room.
void private_lock(Context& c, const Ref& record, bool is_private, const std::string& title,
                  bool is_faint);
// Says of a row that it is only for the mentee; nothing where it is shared (rules 3.6).
void private_mark(Context& c, bool is_private);
// One line that adds to a list, with a lock beside it: whether what is entered is shared or only
// for the mentee is chosen and seen before it is entered, and stays chosen (rules 3.6).
struct NewLine {
  std::string text;
  bool is_private = false;
};
std::string begun_in(const Context& c, const std::string& name);  // the draft that it shows now
std::optional<NewLine> adding_line(Context& c, const std::string& name, FieldOptions options);
// "Fri 27 Nov, only for you": the same as the end of a line of words.
std::string with_private_mark(const std::string& words, bool is_private);

// Choosing several rows of a long list, to change them as one step. The button stands above a list
// of five rows or more; the box, while it is pressed, before each row (true: it was drawn).
void select_button(Context& c, std::size_t rows);
bool choose_box(Context& c, const Ref& record, const std::string& title);
// What is chosen, and below it what `actions` draws; it is told why nothing can be done yet.
void chosen_bar(Context& c, const std::function<void(const std::string& nothing)>& actions);
// Ends the choosing with one step of undo; nothing where `change` gives nothing.
void change_chosen(Context& c, const std::function<std::optional<Intent>(const Ref&)>& change);

// The form of a renegotiation, the same for a commitment, a goal and a meeting's date; open must
// hold one. Closing it resets `open`; who draws it brings the focus back to what stays.
enum class FormEnd : std::uint8_t { none, stays, goes };  // still open; closed, and its subject …
FormEnd draw_renegotiation(Context& c, std::optional<RenegotiationDraft>& open);
bool is_open_for(const std::optional<RenegotiationDraft>& draft, const Ref& subject);

// A commitment as a row: check box, words, day; the renegotiation below it when it is open.
void draw_commitment(Context& c, const Commitment& commitment);

// Things that more than one view says.
std::string meeting_title(const Context& c, const Meeting& meeting);  // "Meeting 8"
std::string meeting_when(const Context& c, const Meeting& meeting);  // "Tuesday 24 November, 16:00"
std::string meeting_short(const Context& c, const MeetingId& meeting);  // "meeting 7"
// What a change says of itself: "New date: before we meet → Fri 4 Dec", "Lapsed".
std::string change_words(const Context& c, const ithaca::History& change);
// The meeting that is being held or wrapped up on this page, in which things are said now.
MeetingId meeting_going_on(const Context& c);
// A card that is named `label`; it can go to each of the columns that takes it, or to none.
void draw_topic(Context& c, const std::vector<method::RoadmapColumn>& columns, const Topic& topic,
                const std::string& label);
std::string topic_place(std::int32_t slot);  // "Meeting 8"; 0: "Not in a meeting yet"
std::string topic_words(const Context& c, const Topic& topic);      // "Observe · Lead a project"
std::string column_when(const Context& c, const Meeting& meeting);  // "Tue 24 Nov", "3 Nov · held"
std::string absence_words(const Context& c, const Absence& absence);  // "Judith: 24 Dec – 6 Jan"
std::string away_words(const Context& c, const MentorshipId& mentorship,
                       Day day);  // "Judith is away then"; empty when both are there
std::string lateness(int days);   // "2 days late"
Route route_to(Room room, const MeetingId& meeting);
std::optional<Route> route_to(const Plan& plan, const Ref& record);  // to where it is shown
// The focus comes to the one thing that is asked for, once, where no keyboard rises for it.
void begin_with(Context& c, const Meeting& meeting, std::string_view field);

}  // namespace ithaca::ui
