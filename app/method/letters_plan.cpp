// The plan on paper: what the mentor may read of it, in the order in which one talks about it.
#include <utility>

#include "method/commitments.hpp"
#include "method/letter_page.hpp"
#include "method/roadmap.hpp"

namespace ithaca::method {
namespace {

std::string numbers_of(const Goal& goal) {
  if (goal.unit.empty()) return {};
  return t("{now} of {target} {unit}",
           {{"now", goal.reading}, {"target", goal.target}, {"unit", one_line(goal.unit)}});
}

std::string state_of(const Goal& goal) {
  if (goal.state != GoalState::active) return t(meta::label_of(goal.state));
  return goal.progress > 0 ? t("{percent} %", {{"percent", goal.progress}}) : std::string{};
}

std::string step_words(const Milestone& step, const DateWords& words) {
  const std::string title = one_line(step.title);
  if (step.done_on) {
    return t("Done: {what}",
             {{"what", in_brackets(title, words.day(*step.done_on, DayStyle::with_year))}});
  }
  return step.due ? t("{title}, by {day}",
                      {{"title", title}, {"day", words.day(*step.due, DayStyle::with_year)}})
                  : title;
}

std::vector<std::string> goal_lines(const Letter& letter, const Goal& goal) {
  std::vector<std::string> lines;
  const auto add = [&](const std::string& label, const std::string& words) {
    if (!words.empty()) lines.push_back(label + " " + words);
  };
  add(t("What exactly:"), one_line(goal.specific));
  add(t("How we will know:"), in_brackets(one_line(goal.measure), numbers_of(goal)));
  if (goal.measure.empty()) add(t("Where it stands:"), numbers_of(goal));
  if (goal.until) add(t("Until:"), letter.words.day(*goal.until, DayStyle::with_year));
  for (const Milestone* step : letter.view.index.milestones(letter.view.plan, goal.id)) {
    if (!step->is_private) lines.push_back(step_words(*step, letter.words));
  }
  if (lines.empty()) lines.push_back(t("One sentence so far"));
  return lines;
}

std::vector<std::string> open_lines(const Letter& letter, const MentorshipId& mentorship,
                                    Owner owner) {
  std::vector<std::string> lines;
  for (const Commitment* one : letter.view.index.commitments(letter.view.plan, mentorship)) {
    const bool is_meant = one->owner == owner && one->state == CommitmentState::open;
    if (!is_meant || one->is_private) continue;
    // Nobody sets a volunteer a date that they did not name.
    const bool is_asked = owner == Owner::mentor && one->due.kind != Due::Kind::on_day;
    lines.push_back(in_brackets(one_line(one->title),
                                is_asked ? std::string{} : due_words(one->due, letter.words)));
  }
  return lines;
}

std::vector<std::string> topics_to_come(const Letter& letter, const MentorshipId& mentorship) {
  std::vector<std::string> lines;
  for (const RoadmapColumn& column : roadmap_columns(letter.view, mentorship)) {
    if (column.is_held()) continue;
    for (const Topic* topic : column.topics) {
      if (topic->is_private) continue;
      lines.push_back(t("Meeting {number}: {title}",
                        {{"number", column.slot}, {"title", one_line(topic->title)}}));
    }
  }
  return lines;
}

std::vector<std::string> decision_lines(const Letter& letter, const MentorshipId& mentorship) {
  std::vector<std::string> lines;
  for (const Decision* one : letter.view.index.decisions(letter.view.plan, mentorship)) {
    if (!one->is_private) lines.push_back(one_line(one->title));
  }
  return lines;
}

void add_next_meeting(Page& page, const Letter& letter, const MentorshipId& mentorship) {
  const Meeting* next = next_meeting(letter.view, mentorship);
  if (next == nullptr || next->is_private) return;
  page.list(t("Next: {meeting}", {{"meeting", meeting_words(*next, letter.words)}}),
            agenda_lines(letter, *next));
}

std::string heading(const Plan& plan, const Mentorship& mentorship) {
  const Person* mentee = shared<Person>(plan, mentorship.mentee);
  const Person* mentor = shared<Person>(plan, mentorship.mentor);
  const std::string mine = mentee == nullptr ? std::string{} : one_line(mentee->name);
  const std::string theirs = mentor == nullptr ? std::string{} : one_line(mentor->name);
  if (mine.empty() && theirs.empty()) return t("Mentoring plan");
  if (mine.empty()) return t("Mentoring plan with {name}", {{"name", theirs}});
  if (theirs.empty()) return t("Mentoring plan of {name}", {{"name", mine}});
  return t("Mentoring plan of {mentee} with {mentor}", {{"mentee", mine}, {"mentor", theirs}});
}

}  // namespace

Document plan_on_paper(const Letter& letter, const MentorshipId& id) {
  const Plan& plan = letter.view.plan;
  const Mentorship* mentorship = shared<Mentorship>(plan, id);
  if (mentorship == nullptr) return {};
  const std::string title = heading(plan, *mentorship);
  Page page(title);
  const std::string today = letter.words.day(letter.view.today, DayStyle::with_year);
  page.prose(in_brackets(title, today), one_line(mentorship->purpose));
  for (const Goal* goal : goals_of(letter.view, id)) {
    if (goal->is_private) continue;
    page.list(in_brackets(one_line(goal->title), state_of(*goal)), goal_lines(letter, *goal));
  }
  add_next_meeting(page, letter, id);
  page.list(t("I will"), open_lines(letter, id, Owner::mentee));
  page.list(t("We will"), open_lines(letter, id, Owner::both));
  page.list(t("You kindly offered"), open_lines(letter, id, Owner::mentor));
  page.list(t("To talk about"), topics_to_come(letter, id));
  page.list(t("Decided"), decision_lines(letter, id));
  return page.take();
}

}  // namespace ithaca::method
