#include "method/letters.hpp"

#include <vector>

#include "method/letter_page.hpp"

namespace ithaca::method {
namespace {

// The words of an agenda item as the mentor reads them: "last time you wanted" speaks to the
// mentee.
std::string agenda_words(const Letter& letter, const Meeting& meeting, const AgendaItem& item) {
  const std::string title = one_line(agenda_title(letter.view.plan, item));
  const Meeting* before = held_before(letter.view, meeting);
  if (item.source != AgendaSource::opening || before == nullptr) return title;
  const std::string wanted = one_line(before->next_time);
  if (before->is_private || wanted.empty() || !title.ends_with(wanted)) return title;
  return t("From last time: {words}", {{"words", wanted}});
}

// ---- What was agreed on in a meeting ------------------------------------------------------------

// Said in it, or renegotiated in it.
struct Agreed {
  const Commitment* commitment;
  std::string moved_from;
};

std::vector<Agreed> agreed_in(const Letter& letter, const Meeting& meeting) {
  std::vector<Agreed> agreed;
  const Plan& plan = letter.view.plan;
  for (const Commitment* commitment : letter.view.index.commitments(plan, meeting.mentorship)) {
    const bool is_let_go = commitment->state == CommitmentState::released ||
                           commitment->state == CommitmentState::lapsed;
    if (commitment->is_private || is_let_go) continue;
    Agreed one{commitment, {}};
    bool belongs = commitment->said_in == meeting.id;
    for (const History* entry : letter.view.index.history(plan, ref_to(*commitment))) {
      if (!(entry->said_in == meeting.id) || entry->is_private) continue;
      belongs = true;
      const bool is_date = entry->event == Event::new_date || entry->event == Event::moved;
      if (is_date && one.moved_from.empty()) {
        one.moved_from = due_words(due_of(entry->from), letter.words);
      }
    }
    if (belongs) agreed.push_back(std::move(one));
  }
  return agreed;
}

std::string agreed_words(const Agreed& agreed, const DateWords& words) {
  const Commitment& commitment = *agreed.commitment;
  // Nobody sets a volunteer a date that they did not name.
  const bool is_asked =
      commitment.owner == Owner::mentor && commitment.due.kind != Due::Kind::on_day;
  const std::string due = is_asked ? std::string{} : due_words(commitment.due, words);
  const std::string title = one_line(commitment.title);
  if (due.empty() || agreed.moved_from.empty() || agreed.moved_from == due) {
    return in_brackets(title, due);
  }
  return in_brackets(
      title, t("{day}, moved from {before}", {{"day", due}, {"before", agreed.moved_from}}));
}

// Whom to contact and what to look into are steps of the mentee's too (002: on your calendar).
void add_contacts_and_resources(std::vector<std::string>& mine, const Letter& letter,
                                const Meeting& meeting) {
  const View& view = letter.view;
  for (const Contact* one : view.index.contacts(view.plan, meeting.mentorship)) {
    const Person* person = shared<Person>(view.plan, one->person);
    if (!(one->said_in == meeting.id) || one->is_private || person == nullptr) continue;
    const std::string name = one_line(person->name);
    const std::string about = one_line(one->about);
    mine.push_back(in_brackets(
        about.empty() ? t("Contact {name}", {{"name", name}})
                      : t("Contact {name}: {about}", {{"name", name}, {"about", about}}),
        due_words(one->due, letter.words)));
  }
  for (const Resource* one : view.index.resources(view.plan, meeting.mentorship)) {
    if (!(one->said_in == meeting.id) || one->is_private) continue;
    mine.push_back(in_brackets(t("Look into: {title}", {{"title", one_line(one->title)}}),
                               due_words(one->due, letter.words)));
  }
}

struct Steps {
  std::vector<std::string> mine;
  std::vector<std::string> ours;
  std::vector<std::string> theirs;
  bool empty() const { return mine.empty() && ours.empty() && theirs.empty(); }
};

Steps steps_of(const Letter& letter, const Meeting& meeting) {
  Steps steps;
  for (const Agreed& one : agreed_in(letter, meeting)) {
    const Owner owner = one.commitment->owner;
    auto& list = owner == Owner::mentee ? steps.mine
                 : owner == Owner::both ? steps.ours
                                        : steps.theirs;
    list.push_back(agreed_words(one, letter.words));
  }
  add_contacts_and_resources(steps.mine, letter, meeting);
  return steps;
}

std::vector<std::string> decided_in(const Letter& letter, const Meeting& meeting) {
  std::vector<std::string> lines;
  const View& view = letter.view;
  for (const Decision* one : view.index.decisions(view.plan, meeting.mentorship)) {
    if (!(one->said_in == meeting.id) || one->is_private) continue;
    const std::string next = one_line(one->next);
    lines.push_back(next.empty() ? one_line(one->title)
                                 : t("{title}; next: {step}",
                                     {{"title", one_line(one->title)}, {"step", next}}));
  }
  return lines;
}

// Answered on the day of the meeting.
std::vector<std::string> answered_in(const Letter& letter, const Meeting& meeting) {
  std::vector<std::string> lines;
  const View& view = letter.view;
  const auto day = day_held(meeting);
  for (const Question* one : view.index.questions(view.plan, meeting.mentorship)) {
    const bool is_answered = one->state == QuestionState::answered && day;
    if (!is_answered || one->answered_on != day || one->is_private) continue;
    const std::string answer = one_line(one->answer);
    lines.push_back(answer.empty() ? one_line(one->title) : one_line(one->title) + " → " + answer);
  }
  return lines;
}

// "Speak at two forums: two talks held (2 → 4 talks)": both know how achievement is measured (001).
std::vector<std::string> measures_agreed_in(const Letter& letter, const Meeting& meeting) {
  std::vector<std::string> lines;
  for (const Goal* goal : goals_of(letter.view, meeting.mentorship)) {
    if (goal->is_private || !(goal->measure_agreed_in == meeting.id)) continue;
    const std::string words = one_line(goal->measure);
    const std::string numbers =
        goal->unit.empty()
            ? std::string{}
            : t("{from} → {to} {unit}",
                {{"from", goal->start}, {"to", goal->target}, {"unit", one_line(goal->unit)}});
    const std::string title = one_line(goal->title);
    lines.push_back(
        words.empty()
            ? in_brackets(title, numbers)
            : in_brackets(t("{title}: {state}", {{"title", title}, {"state", words}}), numbers));
  }
  return lines;
}

// Thanks for one specific thing (method.md 2: the message kit).
void thank(Page& page, const Letter& letter, const Meeting& meeting) {
  const auto day = day_held(meeting);
  const bool is_today = !day || *day == letter.view.today;
  const std::string on = day ? letter.words.day(*day, DayStyle::full) : std::string{};
  if (trimmed(meeting.useful).empty()) {
    page.paragraph(is_today ? std::string(t("Thank you for today."))
                            : t("Thank you for our talk on {day}.", {{"day", on}}));
    return;
  }
  page.paragraph(
      is_today ? std::string(t("Thank you for today, and most of all for this:"))
               : t("Thank you for our talk on {day}, and most of all for this:", {{"day", on}}));
  page.paragraph(meeting.useful);
}

}  // namespace

std::string meeting_words(const Meeting& meeting, const DateWords& words) {
  std::string out = meeting.when
                        ? t("meeting {number} on {when}",
                            {{"number", meeting.slot}, {"when", when_words(*meeting.when, words)}})
                        : t("meeting {number}", {{"number", meeting.slot}});
  const std::string place = one_line(meeting.place);
  return place.empty() ? out : out + ", " + place;
}

std::vector<std::string> agenda_lines(const Letter& letter, const Meeting& meeting) {
  std::vector<std::string> lines;
  for (const AgendaItem* item : letter.view.index.agenda(letter.view.plan, meeting.id)) {
    const Topic* topic = letter.view.plan.find<Topic>(item->topic);
    if (item->is_private || (topic != nullptr && topic->is_private)) continue;
    const std::string title = agenda_words(letter, meeting, *item);
    lines.push_back(item->minutes > 0 ? t("{title} ({minutes} min)",
                                          {{"title", title}, {"minutes", item->minutes}})
                                      : title);
  }
  return lines;
}

std::vector<std::string> objective_lines(const Letter& letter, const Meeting& meeting) {
  std::vector<std::string> lines;
  for (const Objective* one : letter.view.index.objectives(letter.view.plan, meeting.id)) {
    if (!one->is_private) lines.push_back(one_line(one->title));
  }
  return lines;
}

std::string when_words(const When& when, const DateWords& words, DayStyle style) {
  std::string out = words.day(when.day, style);
  if (when.time) out += ", " + words.time(*when.time);
  return out;
}

std::string due_words(const Due& due, const DateWords& words) {
  switch (due.kind) {
    case Due::Kind::before_we_meet:
      return t("before we meet");
    case Due::Kind::on_day:
      return words.day(due.day, DayStyle::compact);
    case Due::Kind::open:
      break;
  }
  return {};
}

Document first_note(const Letter& letter, const MeetingId& id) {
  const Plan& plan = letter.view.plan;
  const Meeting* meeting = shared<Meeting>(plan, id);
  if (meeting == nullptr) return {};
  const Mentorship* mentorship = shared<Mentorship>(plan, meeting->mentorship);
  if (mentorship == nullptr) return {};
  Page page(t("A note before meeting {number}", {{"number", meeting->slot}}));
  page.hello(first_name_of(plan, mentorship->mentor));
  page.paragraph(meeting->when ? t("Thank you for making time for me on {when}.",
                                   {{"when", when_words(*meeting->when, letter.words)}})
                               : std::string(t("Thank you for making time for me.")));
  page.prose(t("What I hope for"), one_line(mentorship->purpose));
  page.prose(t("What I need help with"), meeting->need_help);
  page.paragraph(
      t("I will come prepared, take notes and follow up on what we agree. The work is mine to do; "
        "your view is what I am asking for."));
  page.list(t("For our first talk I suggest"), agenda_lines(letter, *meeting));
  page.paragraph(
      t("What would you like to get out of it? And where are your limits: how often, how long, and "
        "how may I reach you between meetings?"));
  page.paragraph(first_name_of(plan, mentorship->mentee));
  return page.take();
}

Document recap(const Letter& letter, const MeetingId& id) {
  const Plan& plan = letter.view.plan;
  const Meeting* meeting = shared<Meeting>(plan, id);
  if (meeting == nullptr) return {};
  const Mentorship* mentorship = shared<Mentorship>(plan, meeting->mentorship);
  if (mentorship == nullptr) return {};
  Page page(t("Recap of meeting {number}", {{"number", meeting->slot}}));
  page.hello(first_name_of(plan, mentorship->mentor));
  thank(page, letter, *meeting);
  const Steps steps = steps_of(letter, *meeting);
  page.list(t("I will"), steps.mine);
  page.list(t("We will"), steps.ours);
  page.list(t("You kindly offered"), steps.theirs);
  const std::string none = one_line(meeting->none_because);
  if (steps.empty() && !none.empty()) {
    page.paragraph(t("No next step this time: {reason}", {{"reason", none}}));
  }
  page.list(t("What was decided"), decided_in(letter, *meeting));
  page.list(t("What you answered"), answered_in(letter, *meeting));
  page.list(t("How we will both know"), measures_agreed_in(letter, *meeting));
  page.prose(t("For next time"), meeting->next_time);
  const Meeting* next = next_meeting(letter.view, mentorship->id);
  if (next != nullptr && next->when && !next->is_private && !(next->id == id)) {
    page.paragraph(
        t("We meet again on {when}.", {{"when", when_words(*next->when, letter.words)}}));
  }
  page.paragraph(t("If I got something wrong, please tell me."));
  page.paragraph(first_name_of(plan, mentorship->mentee));
  return page.take();
}

Document agenda(const Letter& letter, const MeetingId& id) {
  const Meeting* meeting = shared<Meeting>(letter.view.plan, id);
  if (meeting == nullptr) return {};
  if (shared<Mentorship>(letter.view.plan, meeting->mentorship) == nullptr) return {};
  const std::string title = t("Agenda of meeting {number}", {{"number", meeting->slot}});
  Page page(title);
  std::string line = meeting->when ? when_words(*meeting->when, letter.words) : std::string{};
  const std::string place = one_line(meeting->place);
  if (!line.empty() && !place.empty()) line += ", ";
  page.prose(title,
             in_brackets(line + place, tn("{count} minute", "{count} minutes", meeting->minutes)));
  page.list(t("What I want from today"), objective_lines(letter, *meeting));
  page.list(t("Agenda"), agenda_lines(letter, *meeting));
  return page.take();
}

}  // namespace ithaca::method
