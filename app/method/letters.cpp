#include "method/letters.hpp"

#include <vector>

#include "method/letter_page.hpp"

namespace ithaca::method {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

std::string in_brackets(const std::string& text, std::string_view note) {
  const std::string words = one_line(note);
  return words.empty() ? text : text + " (" + words + ")";
}

// "meeting 8 on Tuesday 24 November, 16:00, video call"
std::string meeting_words(const Meeting& meeting, const DateWords& words) {
  std::string out = meeting.when
                        ? t("meeting {number} on {when}",
                            {{"number", meeting.slot}, {"when", when_words(*meeting.when, words)}})
                        : t("meeting {number}", {{"number", meeting.slot}});
  const std::string place = one_line(meeting.place);
  return place.empty() ? out : out + ", " + place;
}

std::string heading(const std::string& mentor, const Meeting& meeting, const DateWords& words) {
  const std::string which = meeting_words(meeting, words);
  const std::string minutes = tn("{count} minute", "{count} minutes", meeting.minutes);
  return mentor.empty()
             ? t("For {meeting} ({minutes}):", {{"meeting", which}, {"minutes", minutes}})
             : t("{name}, for {meeting} ({minutes}):",
                 {{"name", mentor}, {"meeting", which}, {"minutes", minutes}});
}

// What happened since, without what is private and what the mentee took out.
std::vector<SinceLine> told(const Letter& letter, const Meeting& meeting,
                            const std::set<Ref>& left_out) {
  std::vector<SinceLine> lines = since_lines(letter.view, meeting);
  std::erase_if(lines, [&](const SinceLine& line) {
    return line.is_private || left_out.count(line.record) != 0;
  });
  return lines;
}

std::string since_line_words(const Letter& letter, const SinceLine& line) {
  const std::string title = one_line(line.title);
  const Commitment* commitment =
      letter.view.plan.find<Commitment>(CommitmentId{line.record.id.text});
  const bool has_day = commitment != nullptr && commitment->due.kind == Due::Kind::on_day;
  const std::string day =
      has_day ? letter.words.day(commitment->due.day, DayStyle::compact) : std::string{};
  switch (line.kind) {
    case SinceLine::Kind::done:
      return in_brackets(title, line.result);
    case SinceLine::Kind::moved:
      return in_brackets(has_day ? t("{title}, to {day}", {{"title", title}, {"day", day}}) : title,
                         line.reason);
    case SinceLine::Kind::open:
      return has_day ? t("{title}, by {day}", {{"title", title}, {"day", day}}) : title;
    case SinceLine::Kind::late:
      return has_day ? t("{title}, which I said for {day}", {{"title", title}, {"day", day}})
                     : title;
    case SinceLine::Kind::released:
      return in_brackets(title, line.reason);
    case SinceLine::Kind::goal_moved:
      return t("{title}: {from} → {to} %",
               {{"title", title}, {"from", line.from_percent}, {"to", line.to_percent}});
    case SinceLine::Kind::offered:
    case SinceLine::Kind::came:
      break;
  }
  return title;
}

std::vector<std::string> since_section(const Letter& letter, const std::vector<SinceLine>& lines) {
  const auto of = [&](SinceLine::Kind kind) {
    std::vector<std::string> found;
    for (const SinceLine& line : lines) {
      if (line.kind == kind) found.push_back(since_line_words(letter, line));
    }
    return joined(found);
  };
  std::vector<std::string> out;
  const auto add = [&](const std::string& label, const std::string& body) {
    if (!body.empty()) out.push_back(label + " " + body);
  };
  add(t("Done:"), of(SinceLine::Kind::done));
  add(t("Moved:"), of(SinceLine::Kind::moved));
  add(t("Not done yet:"), of(SinceLine::Kind::late));
  add(t("Still to do:"), of(SinceLine::Kind::open));
  add(t("Let go:"), of(SinceLine::Kind::released));
  add(t("Thank you for:"), of(SinceLine::Kind::came));
  return out;
}

std::vector<std::string> goal_section(const Letter& letter, const MentorshipId& mentorship,
                                      const std::vector<SinceLine>& since,
                                      const std::set<Ref>& left_out) {
  std::vector<std::string> lines;
  for (const Goal* goal : goals_of(letter.view, mentorship)) {
    const Ref ref = ref_to(*goal);
    if (goal->is_private || left_out.count(ref) != 0) continue;
    const SinceLine* moved = nullptr;
    for (const SinceLine& line : since) {
      if (line.record == ref) moved = &line;
    }
    const bool is_news = moved != nullptr && goal->state == GoalState::reached;
    if (goal->state != GoalState::active && !is_news) continue;
    const std::string title = one_line(goal->title);
    if (is_news) {
      lines.push_back(t("{title}: reached", {{"title", title}}));
    } else if (moved != nullptr) {
      lines.push_back(since_line_words(letter, *moved));
    } else if (goal->progress > 0) {
      lines.push_back(t("{title}: {percent} %", {{"title", title}, {"percent", goal->progress}}));
    } else {
      lines.push_back(title);
    }
  }
  return lines;
}

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

std::vector<std::string> agenda_section(const Letter& letter, const Meeting& meeting) {
  std::vector<std::string> lines;
  for (const AgendaItem* item : letter.view.index.agenda(letter.view.plan, meeting.id)) {
    if (item->is_private) continue;
    const std::string title = agenda_words(letter, meeting, *item);
    lines.push_back(item->minutes > 0 ? t("{title} ({minutes} min)",
                                          {{"title", title}, {"minutes", item->minutes}})
                                      : title);
  }
  return lines;
}

// Neutral, in the order in which it was said, without dates; numbered for a plain reply.
std::vector<std::string> offer_section(const Letter& letter, const MentorshipId& mentorship,
                                       const std::set<Ref>& left_out) {
  std::vector<std::string> lines;
  for (const Commitment* offer : letter.view.index.commitments(letter.view.plan, mentorship)) {
    if (offer->owner != Owner::mentor || offer->state != CommitmentState::open) continue;
    if (offer->is_private || left_out.count(ref_to(*offer)) != 0) continue;
    lines.push_back(std::to_string(lines.size() + 1) + ". " + one_line(offer->title));
  }
  return lines;
}

// What was agreed on in the meeting: said in it, or renegotiated in it.
struct Agreed {
  const Commitment* commitment;
  std::string moved_from;
};

std::vector<Agreed> agreed_in(const Letter& letter, const Meeting& meeting) {
  std::vector<Agreed> agreed;
  const Plan& plan = letter.view.plan;
  for (const Commitment* commitment : letter.view.index.commitments(plan, meeting.mentorship)) {
    if (commitment->is_private || commitment->state == CommitmentState::released) continue;
    Agreed one{commitment, {}};
    bool belongs = commitment->said_in == meeting.id;
    for (const History* entry : letter.view.index.history(plan, ref_to(*commitment))) {
      if (!(entry->said_in == meeting.id) || entry->is_private) continue;
      belongs = true;
      const bool is_date = entry->event == Event::new_date || entry->event == Event::moved;
      if (is_date && one.moved_from.empty()) {
        one.moved_from = due_words_of(due_of(entry->from), letter.words);
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
  const std::string due = is_asked ? std::string{} : due_words(commitment, words);
  const std::string title = one_line(commitment.title);
  if (due.empty() || agreed.moved_from.empty() || agreed.moved_from == due) {
    return in_brackets(title, due);
  }
  return in_brackets(
      title, t("{day}, moved from {before}", {{"day", due}, {"before", agreed.moved_from}}));
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
  const Meeting* meeting = shared<Meeting>(plan, id);
  if (meeting == nullptr) return {};
  const Mentorship* mentorship = shared<Mentorship>(plan, meeting->mentorship);
  if (mentorship == nullptr) return {};
  const auto since = told(letter, *meeting, left_out);
  Page page;
  page.paragraph(heading(first_name_of(plan, mentorship->mentor), *meeting, letter.words));
  page.section(t("What I need help with"), {meeting->need_help});
  const auto day = since_day(letter.view, *meeting);
  page.section(day ? t("Since we met on {day}", {{"day", letter.words.day(*day, DayStyle::date)}})
                   : t("Since we last met"),
               since_section(letter, since));
  page.section(t("My goals"), goal_section(letter, mentorship->id, since, left_out));
  page.section(t("Agenda"), agenda_section(letter, *meeting));
  const auto offers = offer_section(letter, mentorship->id, left_out);
  page.section(t("You kindly offered"), offers);
  if (offers.size() == 1) {
    page.paragraph(t("A reply in plain text is enough: “1 yes”, “1 next week” or “1 drop it”."));
  } else if (!offers.empty()) {
    page.paragraph(t("A reply in plain text is enough: “1 yes, 2 next week”, or “2 drop it”."));
  }
  if (held_before(letter.view, *meeting) != nullptr) {
    page.paragraph(t("Is there anything you would like to change in how we meet?"));
  }
  page.paragraph(first_name_of(plan, mentorship->mentee));
  return page.take();
}

std::string first_note(const Letter& letter, const MeetingId& id) {
  const Plan& plan = letter.view.plan;
  const Meeting* meeting = shared<Meeting>(plan, id);
  if (meeting == nullptr) return {};
  const Mentorship* mentorship = shared<Mentorship>(plan, meeting->mentorship);
  if (mentorship == nullptr) return {};
  Page page;
  page.hello(first_name_of(plan, mentorship->mentor));
  page.paragraph(meeting->when ? t("Thank you for making time for me on {when}.",
                                   {{"when", when_words(*meeting->when, letter.words)}})
                               : t("Thank you for making time for me."));
  page.section(t("What I hope for"), {one_line(mentorship->purpose)});
  page.section(t("What I need help with"), {meeting->need_help});
  page.paragraph(
      t("I will come prepared, take notes and follow up on what we agree. The work is mine to do; "
        "your view is what I am asking for."));
  page.section(t("For our first talk I suggest"), agenda_section(letter, *meeting));
  page.paragraph(
      t("What would you like to get out of it? And where are your limits: how often, how long, and "
        "how may I reach you between meetings?"));
  page.paragraph(first_name_of(plan, mentorship->mentee));
  return page.take();
}

std::string recap(const Letter& letter, const MeetingId& id) {
  const Plan& plan = letter.view.plan;
  const Meeting* meeting = shared<Meeting>(plan, id);
  if (meeting == nullptr) return {};
  const Mentorship* mentorship = shared<Mentorship>(plan, meeting->mentorship);
  if (mentorship == nullptr) return {};
  Page page;
  page.hello(first_name_of(plan, mentorship->mentor));
  const auto day = day_held(*meeting);
  page.paragraph(!day || *day == letter.view.today
                     ? t("Thank you for today.")
                     : t("Thank you for our talk on {day}.",
                         {{"day", letter.words.day(*day, DayStyle::full)}}));
  page.section(t("What was useful to me"), {meeting->useful});
  std::vector<std::string> mine;
  std::vector<std::string> ours;
  std::vector<std::string> theirs;
  for (const Agreed& one : agreed_in(letter, *meeting)) {
    const Owner owner = one.commitment->owner;
    auto& list = owner == Owner::mentee ? mine : owner == Owner::both ? ours : theirs;
    list.push_back(agreed_words(one, letter.words));
  }
  page.section(t("I will"), mine);
  page.section(t("We will"), ours);
  page.section(t("You kindly offered"), theirs);
  const std::string none = one_line(meeting->none_because);
  if (mine.empty() && ours.empty() && theirs.empty() && !none.empty()) {
    page.paragraph(t("No next step this time: {reason}", {{"reason", none}}));
  }
  page.section(t("For next time"), {meeting->next_time});
  const Meeting* next = next_meeting(letter.view, mentorship->id);
  if (next != nullptr && next->when && !next->is_private && !(next->id == id)) {
    page.paragraph(
        t("We meet again on {when}.", {{"when", when_words(*next->when, letter.words)}}));
  }
  page.paragraph(t("If I got something wrong, please tell me."));
  page.paragraph(first_name_of(plan, mentorship->mentee));
  return page.take();
}

}  // namespace ithaca::method
