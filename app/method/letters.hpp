// Texts for the mentor, ready to copy: brief, first note, recap, short update, what advice became,
// renegotiation, thanks, kind reminder. Knows no way to send anything; reads a plan from which what
// is private was already left out, and passes over private records all the same. No note is ever
// read.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "method/document.hpp"
#include "method/since.hpp"
#include "method/words.hpp"

namespace ithaca::method {

struct Letter {
  const View& view;  // of redact(plan, mentor)
  const DateWords& words;
};

// The mentor's one page, which fits a printed one (method.md 2, its order is the order here): who
// and when; what I want from today; where I need your view; my questions, numbered; since we last
// met; what your advice became; goals; agenda with minutes; what you kindly offered, its numbers
// after those of the questions, for a plain reply; what to change in how we meet. `left_out` are
// the records that the mentee took out. Each letter is empty when the record that it is about is
// gone or private.
Document brief(const Letter& letter, const MeetingId& meeting, const std::set<Ref>& left_out);

// What the numbers of a brief stand for, from 1: open questions, then what the mentor offered. A
// reply is read by them, whatever the page had room for.
std::vector<Ref> brief_numbers(const Letter& letter, const MeetingId& meeting,
                               const std::set<Ref>& left_out);

// Before the first meeting: what I hope for, in four lines (003: both prepare).
Document first_note(const Letter& letter, const MeetingId& meeting);

// After a meeting: thanks for one thing, my steps with dates, what was renegotiated, what you
// offered, what was decided and answered, the next date (002, 003, 004).
Document recap(const Letter& letter, const MeetingId& meeting);

// The agenda alone, to lay on the table: objectives, points with minutes.
Document agenda(const Letter& letter, const MeetingId& meeting);

// I said … by …, why not, what I propose, is that fine (002 rule 7); on something the mentor
// offered, that it may wait or be let go.
Document renegotiation(const Letter& letter, const CommitmentId& commitment);

// The plan itself, to be kept or laid on the table: purpose, goals with how we will know and their
// steps, the next meeting, what each side does, topics to come, decisions. As long as it is.
Document plan_on_paper(const Letter& letter, const MentorshipId& mentorship);

// What you did, what it changed, and what I will pass on (001, 004).
Document thanks(const Letter& letter, const CommitmentId& commitment);

// You kindly offered …; why it would still help; no hurry, drop it if it is a burden (003, 000).
Document kind_reminder(const Letter& letter, const CommitmentId& commitment);

// Between two meetings, a few lines that are the mentee's to send (000): what was done, met,
// decided and moved since the last one, what advice became, which goals moved. Empty when nothing
// did.
Document short_update(const Letter& letter, const MentorshipId& mentorship);

// You suggested … → I tried … → this happened → what I take from it and pass on, and what it helps
// with (002, 000); of declined advice:
// I understood …, what does not fit, tell me what I miss (001). Empty of advice that is not
// decided.
Document what_became(const Letter& letter, const AdviceId& advice);

// The advice of which the brief, or the update, tells what became of it, as far as there was room.
std::vector<Ref> told_by_brief(const Letter& letter, const MeetingId& meeting,
                               const std::set<Ref>& left_out);
std::vector<Ref> told_by_update(const Letter& letter, const MentorshipId& mentorship);

// "before we meet", "Fri 27 Nov" or nothing for an open one.
std::string due_words(const Due& due, const DateWords& words);

// "Tuesday 24 November, 16:00"
std::string when_words(const When& when, const DateWords& words, DayStyle style = DayStyle::full);

}  // namespace ithaca::method
