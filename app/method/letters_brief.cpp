// The mentor's one page: selected by date, in the order of the method, cut to what a page holds.
#include <algorithm>
#include <utility>

#include "method/letter_page.hpp"
#include "method/readiness.hpp"

namespace ithaca::method {
namespace {

using Kind = SinceLine::Kind;

// What one brief is made from: the plan, the meeting, what happened since and may be told.
struct Brief {
  const Letter& letter;
  const Meeting& meeting;
  const std::set<Ref>& left_out;
  std::vector<SinceLine> since;

  // Private records are not told, nor what the mentee took out.
  template <class T>
  bool tells(const T& record) const {
    return !record.is_private && left_out.count(ref_to(record)) == 0;
  }
};

std::vector<SinceLine> told(std::vector<SinceLine> lines, const std::set<Ref>& left_out) {
  std::erase_if(lines, [&](const SinceLine& line) {
    return line.is_private || left_out.count(line.record) != 0;
  });
  return lines;
}

std::string heading(const std::string& mentor, const Meeting& meeting, const DateWords& words) {
  const std::string which = meeting_words(meeting, words);
  const std::string minutes = tn("{count} minute", "{count} minutes", meeting.minutes);
  return mentor.empty()
             ? t("For {meeting} ({minutes}):", {{"meeting", which}, {"minutes", minutes}})
             : t("{name}, for {meeting} ({minutes}):",
                 {{"name", mentor}, {"meeting", which}, {"minutes", minutes}});
}

// ---- Since we last met --------------------------------------------------------------------------

// "Ask Priya, from Sat 21 Nov to Mon 23 Nov (she is away)"
std::string moved_words(const SinceLine& line, const std::string& title, const std::string& day,
                        const DateWords& words) {
  std::string out = title;
  const bool had_day = line.from && line.from->kind == Due::Kind::on_day;
  const std::string before = had_day ? words.day(line.from->day, DayStyle::compact) : std::string{};
  if (!day.empty() && had_day && before != day) {
    out =
        t("{title}, from {before} to {day}", {{"title", title}, {"before", before}, {"day", day}});
  } else if (!day.empty()) {
    out = t("{title}, to {day}", {{"title", title}, {"day", day}});
  }
  return in_brackets(out, line.detail);
}

// The choice → what I was thinking → what happened → what I planned next (002).
std::string story_words(const SinceLine& line, const std::string& title) {
  std::string story = title;
  const auto tell = [&](const std::string& words) { story.append(" → ").append(words); };
  if (const std::string why = one_line(line.did); !why.empty()) {
    tell(t("I was thinking: {what}", {{"what", why}}));
  }
  if (const std::string what = one_line(line.detail); !what.empty()) {
    tell(t("what happened: {what}", {{"what", what}}));
  }
  if (const std::string next = one_line(line.next); !next.empty()) {
    tell(t("next: {what}", {{"what", next}}));
  }
  return story;
}

std::string since_words(const Brief& brief, const SinceLine& line) {
  const std::string title = one_line(line.title);
  const Commitment* commitment = find_as<Commitment>(brief.letter.view.plan, line.record);
  const bool has_day = commitment != nullptr && commitment->due.kind == Due::Kind::on_day;
  const std::string day =
      has_day ? brief.letter.words.day(commitment->due.day, DayStyle::compact) : std::string{};
  switch (line.kind) {
    case Kind::decided:
      return story_words(line, title);
    case Kind::moved:
      return moved_words(line, title, day, brief.letter.words);
    case Kind::late:
      return has_day ? t("{title}, which I said for {day}", {{"title", title}, {"day", day}})
                     : title;
    case Kind::open:
      return has_day ? t("{title}, by {day}", {{"title", title}, {"day", day}}) : title;
    default:
      return in_brackets(title, line.detail);
  }
}

std::vector<std::string> since_section(const Brief& brief) {
  struct Part {
    Kind kind;
    std::string label;
  };
  const Part parts[] = {{Kind::done, t("Done:")},          {Kind::moved, t("Moved:")},
                        {Kind::late, t("Not done yet:")},  {Kind::released, t("Let go:")},
                        {Kind::met, t("Talked to:")},      {Kind::used, t("Looked into:")},
                        {Kind::decided, t("Decided:")},    {Kind::answered, t("Answered:")},
                        {Kind::came, t("Thank you for:")}, {Kind::open, t("Still to do:")}};
  std::vector<std::string> lines;
  for (const Part& part : parts) {
    for (const SinceLine& line : brief.since) {
      if (line.kind == part.kind) lines.push_back(part.label + " " + since_words(brief, line));
    }
  }
  return lines;
}

// You suggested → I did → it led to; or considered and declined, with the reason (002, 001).
std::vector<std::string> advice_section(const Brief& brief) {
  std::vector<std::string> lines;
  for (const SinceLine& line : brief.since) {
    const std::string title = one_line(line.title);
    const std::string led_to = one_line(line.detail);
    if (line.kind == Kind::applied) {
      std::string words = t("You suggested: {title}", {{"title", title}});
      if (const std::string did = one_line(line.did); !did.empty()) {
        words += " → " + t("I did: {what}", {{"what", did}});
      }
      if (!led_to.empty()) words += " → " + t("it led to: {what}", {{"what", led_to}});
      lines.push_back(std::move(words));
    } else if (line.kind == Kind::declined) {
      lines.push_back(t("You suggested: {title}", {{"title", title}}) + " → " +
                      (led_to.empty() ? std::string(t("I considered it and decided otherwise"))
                                      : t("I considered it and decided otherwise: {reason}",
                                          {{"reason", led_to}})));
    }
  }
  return lines;
}

// ---- Goals --------------------------------------------------------------------------------------

std::string where_it_stands(const Goal& goal) {
  if (!goal.unit.empty()) {
    return t("{now} of {target} {unit}",
             {{"now", goal.reading}, {"target", goal.target}, {"unit", one_line(goal.unit)}});
  }
  return goal.progress > 0 ? t("{percent} %", {{"percent", goal.progress}}) : std::string{};
}

std::string goal_words(const Brief& brief, const Goal& goal, const SinceLine* moved) {
  const std::string title = one_line(goal.title);
  std::string state = where_it_stands(goal);
  if (moved != nullptr) {
    const std::string words = since_state(*moved, brief.letter.words);
    state = moved->value || moved->kind == Kind::goal_reached || state.empty()
                ? words
                : state + ", " + words;
  }
  return state.empty() ? title : t("{title}: {state}", {{"title", title}, {"state", state}});
}

std::vector<std::string> goal_section(const Brief& brief) {
  std::vector<std::string> lines;
  for (const Goal* goal : goals_of(brief.letter.view, brief.meeting.mentorship)) {
    if (!brief.tells(*goal)) continue;
    const SinceLine* moved = nullptr;
    for (const SinceLine& line : brief.since) {
      if (line.record == ref_to(*goal)) moved = &line;
    }
    const bool is_news = moved != nullptr && moved->kind == Kind::goal_reached;
    if (goal->state != GoalState::active && !is_news) continue;
    lines.push_back(goal_words(brief, *goal, moved));
  }
  return lines;
}

// ---- What a plain reply can name by its number --------------------------------------------------

std::vector<const Question*> questions_of(const Brief& brief) {
  auto found = open_questions(brief.letter.view, brief.meeting.mentorship);
  std::erase_if(found, [&](const Question* one) { return !brief.tells(*one); });
  return found;
}

// Neutral, in the order in which it was said, without dates.
std::vector<const Commitment*> offers_of(const Brief& brief) {
  std::vector<const Commitment*> found;
  const View& view = brief.letter.view;
  for (const Commitment* one : view.index.commitments(view.plan, brief.meeting.mentorship)) {
    const bool is_open = one->owner == Owner::mentor && one->state == CommitmentState::open;
    if (is_open && brief.tells(*one)) found.push_back(one);
  }
  return found;
}

template <class T>
std::vector<std::string> titles_of(const std::vector<const T*>& records) {
  std::vector<std::string> lines;
  for (const T* record : records) lines.push_back(one_line(record->title));
  return lines;
}

// How to answer with the numbers that the page shows, the last list's first ones.
std::string reply_words(std::size_t questions, std::size_t first, std::size_t offers) {
  const auto number = [&](std::size_t at) { return static_cast<std::int64_t>(first + at); };
  if (offers == 0 && questions == 0) return {};
  if (offers == 0) {
    return t("Reply in plain text if that is easier: the number and a line.");
  }
  if (offers == 1) {
    return t("Reply in plain text if that is easier: “{a} yes”, “{a} next week” or “{a} drop”.",
             {{"a", number(0)}});
  }
  if (offers == 2) {
    return t("Reply in plain text if that is easier: “{a} yes, {b} next week”, or “{b} drop”.",
             {{"a", number(0)}, {"b", number(1)}});
  }
  return t("Reply in plain text if that is easier: “{a} yes, {b} next week, {c} drop”.",
           {{"a", number(0)}, {"b", number(1)}, {"c", number(2)}});
}

std::optional<Brief> brief_of(const Letter& letter, const MeetingId& id,
                              const std::set<Ref>& left_out) {
  const Meeting* meeting = shared<Meeting>(letter.view.plan, id);
  if (meeting == nullptr) return std::nullopt;
  if (shared<Mentorship>(letter.view.plan, meeting->mentorship) == nullptr) return std::nullopt;
  return Brief{letter, *meeting, left_out, told(since_lines(letter.view, *meeting), left_out)};
}

// The number of its block; 0: none, since something always stands before it.
std::size_t add_advice(Page& page, const Brief& brief) {
  constexpr std::size_t kMost = 3;
  const std::size_t before = page.size();
  page.list(t("What your advice became"), advice_section(brief), kMost);
  return page.size() == before ? 0 : page.size() - 1;
}

// Whose outcome stands in the block that a page had room for.
std::vector<Ref> advice_in(const Brief& brief, const Document& document, std::size_t block) {
  std::vector<Ref> found;
  if (block == 0) return found;
  for (const SinceLine& line : brief.since) {
    const bool is_advice = line.kind == Kind::applied || line.kind == Kind::declined;
    if (is_advice && found.size() < document.blocks[block].items.size()) {
      found.push_back(line.record);
    }
  }
  return found;
}

// Where a document's reply hint stands, so that it can be said anew of what the page shows.
struct Draft {
  Document document;
  std::size_t hint = 0;    // its block; 0: none, since the first block is the heading
  std::size_t offers = 0;  // the block of the list of offers; 0: none
  std::size_t advice = 0;  // the block of what advice became; 0: none
};

Draft written(const Brief& brief) {
  const Letter& letter = brief.letter;
  const Meeting& meeting = brief.meeting;
  const Mentorship& mentorship = *letter.view.plan.find<Mentorship>(meeting.mentorship);
  const auto questions = titles_of(questions_of(brief));
  const auto offers = titles_of(offers_of(brief));
  Draft draft;
  Page page(t("Brief for meeting {number}", {{"number", meeting.slot}}));
  page.paragraph(
      heading(first_name_of(letter.view.plan, mentorship.mentor), meeting, letter.words));
  page.list(t("What I want from today"), objective_lines(letter, meeting), 3);
  page.prose(t("Where I need your view"), meeting.need_help);
  page.numbered(t("My questions"), questions, 1);
  const auto day = since_day(letter.view, meeting);
  page.list(day ? t("Since we met on {day}", {{"day", letter.words.day(*day, DayStyle::date)}})
                : std::string(t("Since we last met")),
            since_section(brief));
  draft.advice = add_advice(page, brief);
  page.list(t("My goals"), goal_section(brief));
  page.list(t("Agenda"), agenda_lines(letter, meeting));
  page.numbered(t("You kindly offered"), offers, questions.size() + 1);
  if (!offers.empty()) draft.offers = page.size() - 1;
  if (!offers.empty() || !questions.empty()) draft.hint = page.size();
  page.paragraph(reply_words(questions.size(), questions.size() + 1, offers.size()));
  if (held_before(letter.view, meeting) != nullptr) {
    page.paragraph(t("Is there anything you would like to change in how we meet?"));
  }
  page.paragraph(first_name_of(letter.view.plan, mentorship.mentee));
  draft.document = page.take();
  return draft;
}

// Cut to the page, its hint saying what is left.
Draft fitted(const Brief& brief) {
  Draft draft = written(brief);
  fit_on_page(draft.document);
  if (draft.offers != 0) {
    auto& blocks = draft.document.blocks;
    const Block& offers = blocks[draft.offers];
    blocks[draft.hint].text = reply_words(0, offers.first, offers.items.size());
  }
  return draft;
}

// ---- The short update ---------------------------------------------------------------------------

// Nothing to tell, no update; what is simply still to do is none.
std::optional<Brief> update_of(const Letter& letter, const MentorshipId& id) {
  static const std::set<Ref> nothing;
  const Meeting* last = last_held(letter.view, id);
  if (shared<Mentorship>(letter.view.plan, id) == nullptr || last == nullptr || last->is_private) {
    return std::nullopt;
  }
  Brief update{letter, *last, nothing, told(since_last_meeting(letter.view, id), nothing)};
  std::erase_if(update.since, [](const SinceLine& line) { return !is_news(line); });
  return update.since.empty() ? std::nullopt : std::optional(std::move(update));
}

std::vector<std::string> goals_that_moved(const Brief& brief) {
  std::vector<std::string> lines;
  for (const SinceLine& line : brief.since) {
    if (line.kind != Kind::goal_moved && line.kind != Kind::goal_reached) continue;
    lines.push_back(t("{title}: {state}", {{"title", one_line(line.title)},
                                           {"state", since_state(line, brief.letter.words)}}));
  }
  return lines;
}

Draft updated(const Brief& brief) {
  const View& view = brief.letter.view;
  const Mentorship& mentorship = *view.plan.find<Mentorship>(brief.meeting.mentorship);
  const auto day = day_held(brief.meeting);
  Draft draft;
  Page page(t("A short update"));
  page.hello(first_name_of(view.plan, mentorship.mentor));
  page.paragraph(day ? t("a short update since we met on {day}. There is no need to answer.",
                         {{"day", brief.letter.words.day(*day, DayStyle::date)}})
                     : std::string(t("a short update. There is no need to answer.")));
  page.list(t("Since then"), since_section(brief));
  draft.advice = add_advice(page, brief);
  page.list(t("My goals"), goals_that_moved(brief));
  const Meeting* next = next_meeting(view, mentorship.id);
  if (next != nullptr && next->when && !next->is_private) {
    page.paragraph(
        t("We meet again on {when}.", {{"when", when_words(*next->when, brief.letter.words)}}));
  }
  page.paragraph(first_name_of(view.plan, mentorship.mentee));
  draft.document = page.take();
  fit_on_page(draft.document);
  return draft;
}

}  // namespace

Document brief(const Letter& letter, const MeetingId& id, const std::set<Ref>& left_out) {
  const auto about = brief_of(letter, id, left_out);
  return about ? fitted(*about).document : Document{};
}

std::vector<Ref> told_by_brief(const Letter& letter, const MeetingId& id,
                               const std::set<Ref>& left_out) {
  const auto about = brief_of(letter, id, left_out);
  if (!about) return {};
  const Draft draft = fitted(*about);
  return advice_in(*about, draft.document, draft.advice);
}

Document short_update(const Letter& letter, const MentorshipId& id) {
  const auto about = update_of(letter, id);
  return about ? updated(*about).document : Document{};
}

std::vector<Ref> told_by_update(const Letter& letter, const MentorshipId& id) {
  const auto about = update_of(letter, id);
  if (!about) return {};
  const Draft draft = updated(*about);
  return advice_in(*about, draft.document, draft.advice);
}

std::vector<Ref> brief_numbers(const Letter& letter, const MeetingId& id,
                               const std::set<Ref>& left_out) {
  std::vector<Ref> numbers;
  const auto about = brief_of(letter, id, left_out);
  if (!about) return numbers;
  for (const Question* one : questions_of(*about)) numbers.push_back(ref_to(*one));
  for (const Commitment* one : offers_of(*about)) numbers.push_back(ref_to(*one));
  return numbers;
}

}  // namespace ithaca::method
