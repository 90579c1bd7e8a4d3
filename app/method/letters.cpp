#include "method/letters.hpp"

#include "base/text.hpp"
#include "base/translate.hpp"

namespace ithaca::method {
namespace {

const Person* mentor_of(const Plan& plan, const MentorshipId& id) {
  const Mentorship* mentorship = plan.find<Mentorship>(id);
  return mentorship == nullptr ? nullptr : plan.find<Person>(mentorship->mentor);
}

std::string mentor_name(const Plan& plan, const MentorshipId& id) {
  const Person* mentor = mentor_of(plan, id);
  return mentor == nullptr ? std::string{} : std::string(first_name(mentor->name));
}

std::string mentee_name(const Plan& plan, const MentorshipId& id) {
  const Mentorship* mentorship = plan.find<Mentorship>(id);
  const Person* mentee = mentorship == nullptr ? nullptr : plan.find<Person>(mentorship->mentee);
  return mentee == nullptr ? std::string{} : std::string(first_name(mentee->name));
}

// Paragraphs with an empty line between them; an empty one leaves no gap.
class Page {
 public:
  void paragraph(std::string_view text) {
    const std::string_view words = trimmed(text);
    if (words.empty()) return;
    if (!text_.empty()) text_ += "\n";
    text_ += words;
    text_ += "\n";
  }
  void section(std::string_view title, const std::vector<std::string>& lines) {
    std::string body;
    for (const std::string& line : lines) {
      if (!trimmed(line).empty()) body += "\n" + std::string(trimmed(line));
    }
    if (!body.empty()) paragraph(std::string(title) + body);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

std::string greeting(const Plan& plan, const Meeting& meeting, const DateWords& words) {
  const std::string mentor = mentor_name(plan, meeting.mentorship);
  const std::string minutes = tn("{count} minute", "{count} minutes", meeting.minutes);
  std::string when = meeting.when ? when_words(*meeting.when, words)
                                  : t("meeting {number}", {{"number", meeting.slot}});
  if (!meeting.place.empty()) when += ", " + meeting.place;
  return mentor.empty() ? t("For {when} ({minutes}):", {{"when", when}, {"minutes", minutes}})
                        : t("{name}, for {when} ({minutes}):",
                            {{"name", mentor}, {"when", when}, {"minutes", minutes}});
}

std::string since_line_words(const SinceLine& line, const DateWords& words) {
  switch (line.kind) {
    case SinceLine::Kind::done:
      return line.result.empty() ? line.title : line.title + " (" + line.result + ")";
    case SinceLine::Kind::moved:
    case SinceLine::Kind::open:
      return line.to ? t("{title}, to {day}",
                         {{"title", line.title}, {"day", words.day(*line.to, DayStyle::date)}})
                     : line.title;
    case SinceLine::Kind::late:
    case SinceLine::Kind::released:
      return line.reason.empty() ? line.title : line.title + " (" + line.reason + ")";
    case SinceLine::Kind::goal_moved:
      return t("{title}: {from} → {to} %",
               {{"title", line.title}, {"from", line.from_percent}, {"to", line.to_percent}});
    case SinceLine::Kind::offered:
    case SinceLine::Kind::came:
      break;
  }
  return line.title;
}

std::vector<std::string> since_section(const std::vector<SinceLine>& lines,
                                       const std::set<Ref>& left_out, const DateWords& words) {
  const auto of = [&](SinceLine::Kind kind) {
    std::vector<std::string> found;
    for (const SinceLine& line : lines) {
      if (line.kind == kind && left_out.count(line.record) == 0) {
        found.push_back(since_line_words(line, words));
      }
    }
    return joined(found);
  };
  std::vector<std::string> out;
  const auto add = [&](std::string label, const std::string& body) {
    if (!body.empty()) out.push_back(label + " " + body);
  };
  add(t("Done:"), of(SinceLine::Kind::done));
  add(t("Moved:"), of(SinceLine::Kind::moved));
  add(t("Late, and we should talk about it:"), of(SinceLine::Kind::late));
  add(t("Still to do:"), of(SinceLine::Kind::open));
  add(t("Let go:"), of(SinceLine::Kind::released));
  add(t("Thank you for:"), of(SinceLine::Kind::came));
  return out;
}

std::vector<std::string> goal_section(const Letter& letter, const MentorshipId& mentorship,
                                      const std::vector<SinceLine>& since) {
  std::vector<std::string> lines;
  for (const auto& [id, row] : letter.view.plan.of<Goal>()) {
    const Goal& goal = *row.value;
    if (goal.state != GoalState::active || goal.mentorships.count(mentorship) == 0) continue;
    std::string line = goal.title;
    const Ref ref = ref_to(goal);
    bool moved = false;
    for (const SinceLine& one : since) {
      if (!(one.record == ref)) continue;
      line = since_line_words(one, letter.words);
      moved = true;
    }
    if (!moved && goal.progress > 0) {
      line = t("{title}: {percent} %", {{"title", goal.title}, {"percent", goal.progress}});
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> agenda_section(const Letter& letter, const MeetingId& meeting) {
  std::vector<std::string> lines;
  for (const AgendaItem* item : letter.view.index.agenda(letter.view.plan, meeting)) {
    lines.push_back(item->minutes > 0 ? t("{title} ({minutes} min)",
                                          {{"title", item->title}, {"minutes", item->minutes}})
                                      : item->title);
  }
  return lines;
}

std::vector<std::string> offer_section(const Letter& letter, const MentorshipId& mentorship) {
  std::vector<std::string> lines;
  for (const Commitment* offer : open_commitments(letter.view, mentorship, Owner::mentor)) {
    if (offer->owner != Owner::mentor) continue;
    lines.push_back(std::to_string(lines.size() + 1) + " " + offer->title);
  }
  return lines;
}

}  // namespace

std::string when_words(const When& when, const DateWords& words, DayStyle style) {
  std::string out = words.day(when.day, style);
  if (when.time) out += ", " + words.time(*when.time);
  return out;
}

std::string due_words(const Commitment& commitment, const DateWords& words) {
  switch (commitment.due.kind) {
    case Due::Kind::before_we_meet:
      return t("before we meet");
    case Due::Kind::on_day:
      return words.day(commitment.due.day, DayStyle::compact);
    case Due::Kind::open:
      break;
  }
  return {};
}

std::string brief(const Letter& letter, const MeetingId& id, const std::set<Ref>& left_out) {
  const Plan& plan = letter.view.plan;
  const Meeting* meeting = plan.find<Meeting>(id);
  if (meeting == nullptr) return {};
  const auto since = since_lines(letter.view, *meeting);
  Page page;
  page.paragraph(greeting(plan, *meeting, letter.words));
  page.section(t("What I need help with"), {meeting->need_help});
  const auto since_when = since_day(letter.view, *meeting);
  page.section(since_when
                   ? t("Since {day}", {{"day", letter.words.day(*since_when, DayStyle::date)}})
                   : t("Since we last met"),
               since_section(since, left_out, letter.words));
  page.section(t("Goals"), goal_section(letter, meeting->mentorship, since));
  page.section(t("Agenda"), agenda_section(letter, id));
  const auto offers = offer_section(letter, meeting->mentorship);
  page.section(t("You kindly offered"), offers);
  if (!offers.empty()) {
    page.paragraph(t("Reply in plain text if that is easier: “1 yes, 2 next week, or drop it”."));
  }
  page.paragraph(mentee_name(plan, meeting->mentorship));
  return page.take();
}

std::string first_note(const Letter& letter, const MeetingId& id) {
  const Plan& plan = letter.view.plan;
  const Meeting* meeting = plan.find<Meeting>(id);
  if (meeting == nullptr) return {};
  const Mentorship* mentorship = plan.find<Mentorship>(meeting->mentorship);
  if (mentorship == nullptr) return {};
  const std::string mentor = mentor_name(plan, mentorship->id);
  Page page;
  page.paragraph(meeting->when
                     ? t("{name}, thank you for making time on {when}.",
                         {{"name", mentor}, {"when", when_words(*meeting->when, letter.words)}})
                     : t("{name}, thank you for making time for me.", {{"name", mentor}}));
  page.paragraph(t("What I hope for: {sentence}", {{"sentence", mentorship->purpose}}));
  page.paragraph(
      t("I will bring questions and do my part between meetings; the path stays mine to walk."));
  page.section(t("For our first talk I suggest"), agenda_section(letter, id));
  page.paragraph(
      t("What would you like to get out of it, and where are your limits on time and contact?"));
  page.paragraph(mentee_name(plan, mentorship->id));
  return page.take();
}

std::string recap(const Letter& letter, const MeetingId& id) {
  const Plan& plan = letter.view.plan;
  const Meeting* meeting = plan.find<Meeting>(id);
  if (meeting == nullptr) return {};
  const std::string mentor = mentor_name(plan, meeting->mentorship);
  Page page;
  page.paragraph(mentor.empty() ? t("Thank you for today.")
                                : t("{name}, thank you for today.", {{"name", mentor}}));
  page.section(t("What was useful"), {meeting->useful});
  std::vector<std::string> mine;
  std::vector<std::string> theirs;
  for (const Commitment* commitment : letter.view.index.commitments(plan, meeting->mentorship)) {
    if (!(commitment->said_in == id)) continue;
    const std::string due = due_words(*commitment, letter.words);
    const std::string line = due.empty() ? commitment->title : commitment->title + " (" + due + ")";
    if (commitment->owner != Owner::mentor) mine.push_back(line);
    if (commitment->owner != Owner::mentee) theirs.push_back(line);
  }
  page.section(t("I will"), mine);
  page.section(t("You kindly offered"), theirs);
  if (mine.empty() && theirs.empty() && !meeting->none_because.empty()) {
    page.paragraph(t("No next step this time: {reason}", {{"reason", meeting->none_because}}));
  }
  page.section(t("For next time"), {meeting->next_time});
  const Meeting* next = next_meeting(letter.view, meeting->mentorship);
  if (next != nullptr && next->when && !(next->id == id)) {
    page.paragraph(t("We meet again on {when}. Please correct me where I got something wrong.",
                     {{"when", when_words(*next->when, letter.words)}}));
  } else {
    page.paragraph(t("Please correct me where I got something wrong."));
  }
  page.paragraph(mentee_name(plan, meeting->mentorship));
  return page.take();
}

std::string renegotiation(const Letter& letter, const CommitmentId& id) {
  const Plan& plan = letter.view.plan;
  const Commitment* commitment = plan.find<Commitment>(id);
  if (commitment == nullptr) return {};
  const auto history = letter.view.index.history(plan, ref_to(*commitment));
  const History* last = history.empty() ? nullptr : history.back();
  if (last == nullptr) return {};
  const auto due_text = [&](const std::string& text) -> std::string {
    const auto due = meta::AsText<Due>::read(text);
    if (!due) return text;
    Commitment then = *commitment;
    then.due = *due;
    const std::string due_said = due_words(then, letter.words);
    return due_said.empty() ? t("without a day") : due_said;
  };
  const std::string mentor = mentor_name(plan, commitment->mentorship);
  Page page;
  const bool was_smaller = last->event == Event::smaller_step;
  const std::string what = was_smaller ? last->from : commitment->title;
  page.paragraph(mentor.empty() ? t("I said: {what}.", {{"what", what}})
                                : t("{name}, I said: {what}.", {{"name", mentor}, {"what", what}}));
  if (!last->reason.empty()) page.paragraph(last->reason);
  switch (last->event) {
    case Event::smaller_step:
      page.paragraph(
          t("I propose a smaller step: {step}. Is that fine with you?", {{"step", last->to}}));
      break;
    case Event::handed_back:
      page.paragraph(
          t("I would rather hand it back than keep you waiting. Is that fine with you?"));
      break;
    case Event::dropped:
      page.paragraph(t("I propose to drop it. Is that fine with you?"));
      break;
    case Event::new_date:
    case Event::moved:
    case Event::changed:
      page.paragraph(t("It was due {from}; I propose {to}. Is that fine with you?",
                       {{"from", due_text(last->from)}, {"to", due_text(last->to)}}));
      break;
  }
  page.paragraph(mentee_name(plan, commitment->mentorship));
  return page.take();
}

std::string thanks(const Letter& letter, const CommitmentId& id) {
  const Plan& plan = letter.view.plan;
  const Commitment* commitment = plan.find<Commitment>(id);
  if (commitment == nullptr) return {};
  const std::string mentor = mentor_name(plan, commitment->mentorship);
  Page page;
  page.paragraph(mentor.empty() ? t("Thank you: {what}.", {{"what", commitment->title}})
                                : t("{name}, thank you: {what}.",
                                    {{"name", mentor}, {"what", commitment->title}}));
  page.paragraph(commitment->result);
  page.paragraph(mentee_name(plan, commitment->mentorship));
  return page.take();
}

std::string kind_reminder(const Letter& letter, const CommitmentId& id) {
  const Plan& plan = letter.view.plan;
  const Commitment* commitment = plan.find<Commitment>(id);
  if (commitment == nullptr) return {};
  const std::string mentor = mentor_name(plan, commitment->mentorship);
  Page page;
  page.paragraph(mentor.empty() ? t("You kindly offered: {what}.", {{"what", commitment->title}})
                                : t("{name}, you kindly offered: {what}.",
                                    {{"name", mentor}, {"what", commitment->title}}));
  page.paragraph(
      t("It would still help me. There is no hurry, and please drop it if it is a burden."));
  page.paragraph(mentee_name(plan, commitment->mentorship));
  return page.take();
}

}  // namespace ithaca::method
