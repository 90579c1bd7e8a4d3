#include "method/checks.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/goals.hpp"
#include "method/health.hpp"
#include "method/rhythm.hpp"

namespace ithaca::method {
namespace {

// They met, and nothing rests: only then may anything be said.
bool is_running(const View& view, const MentorshipId& id) {
  const Mentorship* mentorship = view.plan.find<Mentorship>(id);
  return mentorship != nullptr && mentorship->state == MentorshipState::active &&
         last_held(view, id) != nullptr;
}

bool is_prepared_for(const View& view, const Meeting& meeting) {
  return meeting.state == MeetingState::planned && is_running(view, meeting.mentorship);
}

std::string mentor_name(const View& view, const MentorshipId& id) {
  const Mentorship* mentorship = view.plan.find<Mentorship>(id);
  const Person* mentor =
      mentorship == nullptr ? nullptr : view.plan.find<Person>(mentorship->mentor);
  const std::string name(mentor == nullptr ? std::string_view{} : first_name(mentor->name));
  return name.empty() ? std::string(t("your mentor")) : name;
}

bool is_frame(const AgendaItem& item) {
  return item.source == AgendaSource::opening || item.source == AgendaSource::goals ||
         item.source == AgendaSource::closing;
}

template <class T>
bool any_said_in(const Records<T>& records, const MeetingId& meeting) {
  return std::any_of(records.begin(), records.end(),
                     [&](const T* one) { return one->said_in == meeting; });
}

bool has_held_time(const View& view, const Commitment& commitment) {
  const auto& times = view.index.held_times(view.plan, commitment.mentorship);
  return std::any_of(times.begin(), times.end(),
                     [&](const HeldTime* one) { return one->subject == ref_to(commitment); });
}

// Days since, without those on which either is away.
int days_that_counted(const View& view, const MentorshipId& id, Day since) {
  return view.today - since - days_away(view, id, since, view.today);
}

// The mentor heard of the preparation, or sat there, on the day or after it.
bool was_met_since(const View& view, const MentorshipId& id, Day day) {
  for (const Meeting* meeting : view.index.meetings(view.plan, id)) {
    const auto held = day_held(*meeting);
    if (held && !(*held < day)) return true;
    if (meeting->briefed && !(*meeting->briefed < day)) return true;
  }
  return false;
}

}  // namespace

bool has_step(const View& view, const Meeting& meeting) {
  const MentorshipId& id = meeting.mentorship;
  const auto& commitments = view.index.commitments(view.plan, id);
  return std::any_of(
             commitments.begin(), commitments.end(),
             [&](const Commitment* one) { return was_agreed_in(view, *one, meeting.id); }) ||
         any_said_in(view.index.contacts(view.plan, id), meeting.id) ||
         any_said_in(view.index.resources(view.plan, id), meeting.id) ||
         any_said_in(view.index.decisions(view.plan, id), meeting.id);
}

std::optional<Check> without_step(const View& view, const Meeting& meeting) {
  if (!trimmed(meeting.none_because).empty() || has_step(view, meeting)) return std::nullopt;
  return Check{
      ref_to(meeting),
      t("No next step yet: add a small one, or say why not. Finish again to leave it so.")};
}

std::optional<Check> no_objective(const View& view, const Meeting& meeting) {
  if (!is_prepared_for(view, meeting)) return std::nullopt;
  if (!view.index.objectives(view.plan, meeting.id).empty()) return std::nullopt;
  return Check{ref_to(meeting),
               t("What do you want from this meeting? One to three aims give it a direction.")};
}

std::optional<Check> nothing_to_talk_about(const View& view, const Meeting& meeting) {
  if (!is_prepared_for(view, meeting)) return std::nullopt;
  const auto& items = view.index.agenda(view.plan, meeting.id);
  if (!std::all_of(items.begin(), items.end(), [](const AgendaItem* it) { return is_frame(*it); }))
    return std::nullopt;
  const auto& topics = view.index.topics(view.plan, meeting.mentorship);
  const auto waits = [&](const Topic* one) {
    return !one->is_done && (one->slot == 0 || one->slot == meeting.slot);
  };
  if (std::any_of(topics.begin(), topics.end(), waits)) return std::nullopt;
  return Check{ref_to(meeting),
               t("No topic waits for this meeting: what would you like to know from {name}?",
                 {{"name", mentor_name(view, meeting.mentorship)}})};
}

std::vector<Check> goals_not_looked_at(const View& view, const MentorshipId& id) {
  std::vector<Check> found;
  if (!is_running(view, id)) return found;
  for (const Goal* one : goals_of(view, id)) {
    const auto time = long_unread(view, id, *one);
    if (!time) continue;
    found.push_back(
        {ref_to(*one), t("“{title}” was not looked at {time}: is it still what you want?",
                         {{"title", one_line(one->title)}, {"time", *time}})});
  }
  return found;
}

std::vector<Check> without_held_time(const View& view, const MentorshipId& id) {
  std::vector<Check> found;
  const Meeting* next = next_meeting(view, id);
  if (!is_running(view, id) || next == nullptr || !next->when) return found;
  for (const DatedCommitment& dated : dated_commitments(view, id)) {
    const Commitment& one = *dated.commitment;
    if (one.owner == Owner::mentor || dated.days_late || !dated.due || next->when->day < *dated.due)
      continue;
    if (has_held_time(view, one)) continue;
    found.push_back({ref_to(one), t("“{title}” is due before you meet: hold an hour for it?",
                                    {{"title", one_line(one.title)}})});
  }
  return found;
}

std::optional<Check> late_and_silent(const DatedCommitment& dated, const View& view,
                                     const DateWords& words) {
  const Commitment& one = *dated.commitment;
  if (!dated.days_late || one.owner == Owner::mentor) return std::nullopt;
  if (!dated.due) {
    return Check{ref_to(one), t("Say early what moves: you need not get it right every time.")};
  }
  const DayStyle style = view.today - *dated.due < 7 ? DayStyle::weekday : DayStyle::date;
  return Check{ref_to(one),
               t("You said {day}. Say early what moves: you need not get it right every time.",
                 {{"day", words.day(*dated.due, style)}})};
}

std::optional<Check> one_sided(const View& view, const MentorshipId& id) {
  constexpr std::size_t kFew = 3;
  if (!is_running(view, id)) return std::nullopt;
  std::vector<const Commitment*> open;
  for (const Commitment* one : view.index.commitments(view.plan, id)) {
    if (one->state == CommitmentState::open) open.push_back(one);
  }
  if (open.size() < kFew || open.front()->owner == Owner::both) return std::nullopt;
  const Owner owner = open.front()->owner;
  const bool is_one_side = std::all_of(open.begin(), open.end(),
                                       [&](const Commitment* one) { return one->owner == owner; });
  if (!is_one_side) return std::nullopt;
  const std::string name = mentor_name(view, id);
  return Check{
      ref_to<Mentorship>(id),
      owner == Owner::mentee
          ? t("All that is open is yours: is there something {name} could help with?",
              {{"name", name}})
          : t("All that is open is with {name}: which next step is yours?", {{"name", name}})};
}

std::vector<Check> undecided_advice(const View& view, const MentorshipId& id) {
  std::vector<Check> found;
  if (!is_running(view, id)) return found;
  for (const Advice* one : view.index.advice(view.plan, id)) {
    const bool is_open = one->state == AdviceState::heard || one->state == AdviceState::thinking;
    if (!is_open || !one->said_on) continue;
    if (one->wait_until && view.today < *one->wait_until) continue;
    if (days_that_counted(view, id, *one->said_on) < kDaysToDecide) continue;
    const Meeting* meeting = view.plan.find<Meeting>(one->said_in);
    found.push_back({ref_to(*one), meeting == nullptr
                                       ? std::string(t("Heard, nothing decided yet"))
                                       : t("Heard in meeting {number}, nothing decided yet",
                                           {{"number", meeting->slot}})});
  }
  return found;
}

std::vector<Check> untold_advice(const View& view, const MentorshipId& id) {
  std::vector<Check> found;
  if (!is_running(view, id)) return found;
  for (const Advice* one : view.index.advice(view.plan, id)) {
    if (one->state != AdviceState::applied || one->told_on || !one->decided_on) continue;
    if (was_met_since(view, id, *one->decided_on)) continue;
    found.push_back(
        {ref_to(*one), t("You applied “{title}”: tell {name} what came of it",
                         {{"title", one_line(one->title)}, {"name", mentor_name(view, id)}})});
  }
  return found;
}

std::optional<Check> more_time_than_agreed(const View& view, const MentorshipId& id) {
  constexpr int kIntervals = 3;
  const Mentorship* mentorship = view.plan.find<Mentorship>(id);
  if (!is_running(view, id) || mentorship->rhythm_days <= 0) return std::nullopt;
  const int days = kIntervals * mentorship->rhythm_days;
  int together = 0;
  for (const Meeting* meeting : view.index.meetings(view.plan, id)) {
    const auto held = day_held(*meeting);
    const bool is_recent = held && view.today - *held < days && !(view.today < *held);
    if (is_recent) together += meeting->minutes;
  }
  const int agreed = kIntervals * mentorship->meeting_minutes;
  if (together <= agreed + mentorship->meeting_minutes) return std::nullopt;
  return Check{ref_to(*mentorship),
               t("You met for {together} minutes in {interval}, and agreed on {agreed}: would less "
                 "suit {name} better?",
                 {{"together", together},
                  {"interval", interval_words(days)},
                  {"agreed", agreed},
                  {"name", mentor_name(view, id)}})};
}

std::vector<Check> preparation_offers(const View& view, const Meeting& meeting) {
  std::vector<Check> offers;
  const auto take = [&](std::optional<Check> check) {
    if (check) offers.push_back(*std::move(check));
  };
  take(no_objective(view, meeting));
  take(nothing_to_talk_about(view, meeting));
  if (!is_prepared_for(view, meeting)) return offers;
  const auto take_all = [&](std::vector<Check> checks) {
    for (Check& check : checks) offers.push_back(std::move(check));
  };
  take_all(goals_not_looked_at(view, meeting.mentorship));
  take_all(untold_advice(view, meeting.mentorship));
  take_all(without_held_time(view, meeting.mentorship));
  return offers;
}

}  // namespace ithaca::method
