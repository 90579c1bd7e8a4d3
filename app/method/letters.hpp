// Texts for the mentor, ready to copy: brief, first note, recap, renegotiation, thanks, kind
// reminder. Knows no way to send anything; reads a plan from which what is private was already left
// out, and passes over private records all the same. No note is ever read.
#pragma once

#include <set>
#include <string>

#include "method/since.hpp"
#include "method/words.hpp"

namespace ithaca::method {

struct Letter {
  const View& view;  // of redact(plan, mentor)
  const DateWords& words;
};

// The mentor's one page (method.md 2): who and when; what I need help with; since we last met;
// goals; agenda with minutes; what you kindly offered, numbered for a plain reply; what to change
// in how we meet. `left_out` are the lines of "since" that the mentee took out. Each letter is
// empty when the record that it is about is gone or private.
std::string brief(const Letter& letter, const MeetingId& meeting, const std::set<Ref>& left_out);

// Before the first meeting: what I hope for, in four lines (003: both prepare).
std::string first_note(const Letter& letter, const MeetingId& meeting);

// After a meeting: thanks for one thing, my steps with dates, what was renegotiated, what you
// offered, the next date.
std::string recap(const Letter& letter, const MeetingId& meeting);

// I said … by …, why not, what I propose, is that fine (002 rule 7); on something the mentor
// offered, that it may wait or be let go.
std::string renegotiation(const Letter& letter, const CommitmentId& commitment);

// What you did, and what it changed (001).
std::string thanks(const Letter& letter, const CommitmentId& commitment);

// You kindly offered …; no hurry, and drop it if it is a burden (003, 000).
std::string kind_reminder(const Letter& letter, const CommitmentId& commitment);

// "before we meet", "Fri 27 Nov" or nothing for an open one.
std::string due_words(const Commitment& commitment, const DateWords& words);

// "Tuesday 24 November, 16:00"
std::string when_words(const When& when, const DateWords& words, DayStyle style = DayStyle::full);

}  // namespace ithaca::method
