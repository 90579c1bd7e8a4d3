#include "method/letters_renegotiation.hpp"

#include "method/letter_page.hpp"

namespace ithaca::method {
namespace {

bool is_proposal(const Goal&, const History& entry) {
  const bool is_dropped = entry.event == Event::changed && entry.field.empty() &&
                          meta::AsText<GoalState>::read(entry.to) == GoalState::dropped;
  return is_dropped || entry.event == Event::new_date || entry.event == Event::smaller_step;
}

bool is_proposal(const Meeting&, const History& entry) {
  return entry.event == Event::moved ||
         (entry.event == Event::changed &&
          meta::AsText<MeetingState>::read(entry.to) == MeetingState::cancelled);
}

// What was proposed last, or nothing.
template <class T>
const History* last_proposal(const View& view, const T& record) {
  const History* last = nullptr;
  for (const History* entry : view.index.history(view.plan, ref_to(record))) {
    if (!entry->is_private && is_proposal(record, *entry)) last = entry;
  }
  return last;
}

std::string what_was_wanted(const std::string& title, const std::optional<Day>& until,
                            const DateWords& words) {
  if (!until) return t("I said I would reach this: {what}.", {{"what", title}});
  return t("I said I would reach this by {day}: {what}.",
           {{"day", words.day(*until, DayStyle::compact)}, {"what", title}});
}

std::string where_it_stands(const Goal& goal) {
  if (!goal.unit.empty()) {
    return t("So far: {now}, on the way from {from} to {to} {unit}.",
             {{"now", goal.reading},
              {"unit", one_line(goal.unit)},
              {"from", goal.start},
              {"to", goal.target}});
  }
  return goal.progress == 0 ? std::string{}
                            : t("So far I am at {percent} %.", {{"percent", goal.progress}});
}

std::string proposal(const Goal& goal, const History* change, const DateWords& words) {
  if (change != nullptr && change->event == Event::smaller_step) {
    return t("I propose a smaller goal: {what}. Is that fine with you?",
             {{"what", one_line(goal.title)}});
  }
  if (change != nullptr && change->event == Event::changed) {
    return t("I propose to let it go. Is that fine with you?");
  }
  if (!goal.until) return t("I propose to leave the day open. Is that fine with you?");
  return t("I propose {day} instead. Is that fine with you?",
           {{"day", words.day(*goal.until, DayStyle::compact)}});
}

}  // namespace

Document goal_renegotiation(const Letter& letter, const MentorshipId& id, const GoalId& goal_id) {
  const Plan& plan = letter.view.plan;
  const Goal* goal = shared<Goal>(plan, goal_id);
  const Mentorship* mentorship = shared<Mentorship>(plan, id);
  if (goal == nullptr || mentorship == nullptr) return {};
  const History* change = last_proposal(letter.view, *goal);
  if (change == nullptr && !goal->until) return {};
  const bool is_smaller = change != nullptr && change->event == Event::smaller_step;
  const bool is_date = change == nullptr || change->event == Event::new_date;
  const std::optional<Day> before = change == nullptr ? std::nullopt : parse_day(change->from);
  Page page(t("Message"));
  page.hello(first_name_of(plan, mentorship->mentor));
  page.paragraph(what_was_wanted(one_line(is_smaller ? change->from : goal->title),
                                 is_date ? before : goal->until, letter.words));
  page.paragraph(where_it_stands(*goal));
  if (change != nullptr) page.paragraph(change->reason);
  page.paragraph(change == nullptr ? t("I propose {day}. Is that fine with you?",
                                       {{"day", letter.words.day(*goal->until, DayStyle::compact)}})
                                   : proposal(*goal, change, letter.words));
  page.paragraph(first_name_of(plan, mentorship->mentee));
  return page.take();
}

Document meeting_renegotiation(const Letter& letter, const MeetingId& id) {
  const Plan& plan = letter.view.plan;
  const Meeting* meeting = shared<Meeting>(plan, id);
  if (meeting == nullptr || !meeting->when) return {};
  const Mentorship* mentorship = shared<Mentorship>(plan, meeting->mentorship);
  if (mentorship == nullptr) return {};
  const History* change = last_proposal(letter.view, *meeting);
  const std::string now = when_words(*meeting->when, letter.words);
  Page page(t("Message"));
  page.hello(first_name_of(plan, mentorship->mentor));
  if (change == nullptr) {
    page.paragraph(t("I propose {when} for our meeting. Does that suit you?", {{"when", now}}));
  } else if (change->event == Event::moved) {
    const auto before = meta::AsText<When>::read(change->from);
    if (before) {
      page.paragraph(
          t("We said we would meet on {when}.", {{"when", when_words(*before, letter.words)}}));
    }
    page.paragraph(change->reason);
    page.paragraph(t("I propose {when} instead. Does that suit you?", {{"when", now}}));
  } else {
    page.paragraph(t("We said we would meet on {when}.", {{"when", now}}));
    page.paragraph(change->reason);
    page.paragraph(t("I have to cancel this one. When would suit you instead?"));
  }
  page.paragraph(first_name_of(plan, mentorship->mentee));
  return page.take();
}

}  // namespace ithaca::method
