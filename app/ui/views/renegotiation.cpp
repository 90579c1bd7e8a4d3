// Renegotiating instead of failing (002): the same control for a commitment, a goal and the date of
// a meeting. Knows where none of them stands on the screen; whoever draws it keeps the focus.
#include <utility>

#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/commitments.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

struct Way {
  Event event;
  std::string label;
};

bool is_goal(const Ref& subject) { return subject.kind == meta::Describe<Goal>::kind; }
bool is_meeting(const Ref& subject) { return subject.kind == meta::Describe<Meeting>::kind; }
bool wants_day(Event way) { return way == Event::new_date || way == Event::smaller_step; }

std::vector<Way> ways_of(const Ref& subject) {
  if (is_meeting(subject)) {
    return {{Event::new_date, t("New date")}, {Event::dropped, t("Cancel it")}};
  }
  if (is_goal(subject)) {
    return {{Event::new_date, t("New date")},
            {Event::smaller_step, t("Smaller goal")},
            {Event::dropped, t("Drop it")}};
  }
  return {{Event::new_date, t("New date")},
          {Event::smaller_step, t("Smaller step")},
          {Event::handed_back, t("Hand back")},
          {Event::dropped, t("Drop")},
          {Event::changed, t("Let it lapse")}};
}

void ways(Context& c, RenegotiationDraft& draft) {
  const std::vector<Way> offered = ways_of(draft.subject);
  std::vector<std::string_view> labels;
  std::size_t selected = 0;
  for (std::size_t i = 0; i < offered.size(); ++i) {
    labels.push_back(offered[i].label);
    if (offered[i].event == draft.way) selected = i;
  }
  draft.way = offered[selected].event;
  if (const auto chosen = c.ui.radio_group("way", t("How to renegotiate"), labels, selected)) {
    draft.way = offered[*chosen].event;
    draft.error.clear();
  }
}

std::string hint(const RenegotiationDraft& draft) {
  if (is_goal(draft.subject)) {
    return t("Goals may change on advice; one line on the reason is worth keeping");
  }
  if (draft.way == Event::changed) {
    return t("Its time has passed, and nobody has to account for it; it can be taken up again");
  }
  if (!is_meeting(draft.subject)) {
    return t("You need not get it right every time; say so early");
  }
  return draft.way == Event::new_date
             ? t("What is due before you meet moves with it")
             : t("Its number goes to the next meeting; open points stay to be carried over");
}

// Three times on one item: perhaps it is too large (002).
std::string smaller_hint(const Ref& subject) {
  if (is_meeting(subject)) return t("It moved three times. Would a shorter meeting help?");
  if (is_goal(subject)) return t("It moved three times. Would a smaller goal help?");
  return t("It moved three times. Would a smaller step help?");
}

bool day_and_words(Context& c, RenegotiationDraft& draft) {
  Ui& ui = c.ui;
  bool submitted = false;
  auto row = ui.row_or_column({.gap = 8, .align = Align::stretch});
  if (std::exchange(draft.wants_focus, false)) {
    ui.focus(draft.way == Event::smaller_step ? "smaller"
             : draft.way == Event::new_date   ? "day"
                                              : "reason");
  }
  if (draft.way == Event::smaller_step) {
    submitted |=
        ui.draft("smaller", draft.smaller,
                 {.label = is_goal(draft.subject) ? t("The smaller goal") : t("The smaller step"),
                  .error = draft.error,
                  .width = fill(2)})
            .submitted;
  }
  if (wants_day(draft.way) && !(is_goal(draft.subject) && draft.way == Event::smaller_step)) {
    const bool has_time = is_meeting(draft.subject);
    submitted |= ui.draft("day", draft.day,
                          {.label = has_time ? t("New date") : t("New day"),
                           .placeholder = has_time ? t("tue 16:00") : t("fri, 30 nov"),
                           .error = draft.way == Event::new_date ? draft.error : std::string{},
                           .capitals = Capitals::off,
                           .spellcheck = false,
                           .width = fill(1)})
                     .submitted;
  }
  submitted |=
      ui.draft("reason", draft.reason,
               {.label = t("Why"), .placeholder = t("One line is enough"), .width = fill(2)})
          .submitted;
  return submitted;
}

// Each says what is meant, or puts into the draft what is missing; true: it was said.
bool submit(Context& c, const Commitment& commitment, RenegotiationDraft& draft) {
  Due due = commitment.due;
  if (wants_day(draft.way) && (draft.way == Event::new_date || !trimmed(draft.day).empty())) {
    if (trimmed(draft.day).empty()) {
      draft.error = t("Choose a day, or write “{words}”", {{"words", t("before we meet")}});
      return false;
    }
    const auto read = read_due(c, draft.day);
    if (!read) {
      draft.error = not_a_day(draft.day);
      return false;
    }
    due = *read;
  }
  if (draft.way == Event::smaller_step && trimmed(draft.smaller).empty()) {
    draft.error = t("Write the smaller step");
    return false;
  }
  c.outbox.mean(
      Renegotiate{commitment.id, draft.way, due, draft.smaller, draft.reason, meeting_going_on(c)});
  return true;
}

bool submit(Context& c, const Goal& goal, RenegotiationDraft& draft) {
  if (draft.way == Event::dropped) {
    c.outbox.mean(SetGoalState{goal.id, GoalState::dropped, draft.reason});
    return true;
  }
  if (draft.way == Event::smaller_step) {
    const std::string smaller = one_line(draft.smaller);
    if (smaller.empty() || smaller == goal.title) {
      draft.error = t("Write the smaller goal");
      return false;
    }
    c.outbox.mean(MakeGoalSmaller{goal.id, smaller, draft.reason});
    return true;
  }
  const auto read = method::read_date(draft.day, c.today, c.words);
  if (!read || !read->day) {
    draft.error = not_a_day(draft.day);
    return false;
  }
  if (goal.until == read->day) {
    draft.error = t("Choose another day, or a smaller goal");
    return false;
  }
  c.outbox.mean(SetGoalUntil{goal.id, read->day, draft.reason});
  return true;
}

bool submit(Context& c, const Meeting& meeting, RenegotiationDraft& draft) {
  if (draft.way == Event::dropped) {
    c.outbox.mean(CancelMeeting{meeting.id, draft.reason});
    return true;
  }
  const auto read = method::read_date(draft.day, c.today, c.words);
  if (!read || (!read->day && !meeting.when)) {
    draft.error = not_a_date(draft.day);
    return false;
  }
  When when = meeting.when.value_or(When{});
  if (read->day) when.day = *read->day;
  if (read->time) when.time = read->time;
  c.outbox.mean(MoveMeeting{meeting.id, when, draft.reason});
  return true;
}

bool submit(Context& c, RenegotiationDraft& draft) {
  if (const auto* goal = find_as<Goal>(c.plan, draft.subject)) return submit(c, *goal, draft);
  if (const auto* meeting = find_as<Meeting>(c.plan, draft.subject)) {
    return submit(c, *meeting, draft);
  }
  const auto* commitment = find_as<Commitment>(c.plan, draft.subject);
  return commitment == nullptr || submit(c, *commitment, draft);
}

CopyLetter letter_about(const Ref& subject) {
  CopyLetter letter{CopyLetter::Kind::renegotiation, {}, {}, {}};
  if (is_meeting(subject)) {
    letter.meeting = id_cast<MeetingTag>(subject.id);
  } else if (is_goal(subject)) {
    letter.goal = id_cast<GoalTag>(subject.id);
  } else {
    letter.commitment = id_cast<CommitmentTag>(subject.id);
  }
  return letter;
}

}  // namespace

bool is_open_for(const std::optional<RenegotiationDraft>& draft, const Ref& subject) {
  return draft && draft->subject == subject;
}

FormEnd draw_renegotiation(Context& c, std::optional<RenegotiationDraft>& open) {
  Ui& ui = c.ui;
  RenegotiationDraft& draft = *open;
  auto box = ui.inset("form", {.gap = 10, .padding = 14, .label = t("Renegotiate")});
  if (method::suggests_smaller_step(c.view(), draft.subject)) {
    ui.small(smaller_hint(draft.subject));
  }
  ways(c, draft);
  bool copies = day_and_words(c, draft);
  ui.small(hint(draft));
  bool saves = false;
  {
    auto row = ui.actions();
    if (ui.button("cancel", t("Cancel"), {.kind = ButtonKind::quiet})) {
      open.reset();
      ui.request_frames(1);
      return FormEnd::stays;
    }
    saves = ui.button("save", t("Save"));
    copies |= ui.button("save-copy", t("Save and copy message"));
  }
  if ((!saves && !copies) || !submit(c, draft)) return FormEnd::none;
  if (copies) c.outbox.push(letter_about(draft.subject));
  const bool stays = wants_day(draft.way);
  open.reset();
  ui.request_frames(1);
  return stays ? FormEnd::stays : FormEnd::goes;
}

}  // namespace ithaca::ui
