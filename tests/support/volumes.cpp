#include "support/volumes.hpp"

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "plan/plan_writer.hpp"
#include "support/random_plan.hpp"

namespace ithaca::testing {
namespace {

constexpr std::array<std::string_view, 48> kWords{
    "the",      "team",  "to",       "review",  "with",     "a",       "goal",    "of",
    "feedback", "and",   "project",  "in",      "next",     "draft",   "meeting", "plan",
    "for",      "talk",  "decision", "on",      "research", "writing", "mentor",  "time",
    "learn",    "from",  "question", "about",   "funding",  "careful", "scope",   "because",
    "we",       "agree", "small",    "step",    "before",   "paper",   "results", "ask",
    "Zürich",   "is",    "not",      "leading", "others",   "that",    "trying",  "again"};

class Builder {
 public:
  Builder(const Volume& volume, std::uint64_t seed)
      : volume_(volume), random_(seed), writer_(plan_) {
    replica_ = fresh<ReplicaTag>();
  }

  Plan build() {
    const Day first = *parse_day("2026-01-05");
    const auto days = static_cast<std::int64_t>(volume_.years * 365);
    const PersonId mentee = add(Person{fresh<PersonTag>(), words(2), {}, {}, false}).id;
    for (std::size_t i = 0; i < volume_.mentorships; ++i) add_mentorship(mentee, first);
    for (std::size_t i = 0; i < volume_.goals; ++i) add_goal(day_in(first, days));
    for (std::size_t i = 0; i < volume_.meetings; ++i) {
      const auto at = static_cast<int>(days * static_cast<std::int64_t>(i) /
                                       static_cast<std::int64_t>(volume_.meetings));
      add_meeting(i, first + at);
    }
    for (std::size_t i = 0; i < volume_.commitments; ++i) add_commitment(i, day_in(first, days));
    while (plan_.record_count() < volume_.records) {
      if (random_.chance(60)) {
        add_advice(day_in(first, days));
        continue;
      }
      Touchpoint one;
      one.id = fresh<TouchpointTag>();
      one.mentorship = any(mentorships_);
      one.day = day_in(first, days);
      one.means = Means::message;
      one.about = words(12);
      add(one);
    }
    const std::size_t events = volume_.records * 5 / 2;
    for (std::size_t i = 0; i < events; ++i) add_event(day_in(first, days));
    writer_.seen()[replica_] = counter_;
    return std::move(plan_);
  }

 private:
  template <class Tag>
  Id<Tag> fresh() {
    const auto [high, low] = random_.bits();
    return id_from_bits<Tag>(high, low);
  }

  template <class Id>
  const Id& any(const std::vector<Id>& ids) {
    return ids[random_.below(ids.size())];
  }

  Day day_in(Day first, std::int64_t days) {
    return first + static_cast<int>(random_.between(0, days - 1));
  }

  std::string words(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
      if (i > 0) out.push_back(' ');
      out += kWords[random_.below(kWords.size())];
    }
    return out;
  }

  // Four of ten records were edited once or twice after they were made.
  template <class T>
  const T& add(T record) {
    Stamp stamp;
    stamp.base = {replica_, ++counter_};
    std::uint16_t field = 0;
    for (std::size_t n = random_.chance(40) ? 1 + random_.below(2) : 0; n > 0; --n) {
      field = static_cast<std::uint16_t>(field + 1 + random_.below(2));
      if (field < meta::field_count<T> && !kind_of<T>().fields[field].is_set()) {
        stamp.fields.push_back({field, {replica_, ++counter_}});
      }
    }
    const auto kept = std::make_shared<const T>(std::move(record));
    writer_.of(kind_of<T>())
        .try_emplace(id_cast<RecordTag>(kept->id),
                     Row{kept, std::make_shared<const Stamp>(std::move(stamp))});
    return *kept;
  }

  void add_mentorship(const PersonId& mentee, Day first) {
    const PersonId mentor = add(Person{fresh<PersonTag>(), words(2), words(3), {}, false}).id;
    Mentorship one;
    one.id = fresh<MentorshipTag>();
    one.mentee = mentee;
    one.mentor = mentor;
    one.purpose = words(9);
    one.purposes = {Purpose::career, Purpose::leadership};
    one.origin = Origin::asked;
    one.rhythm_days = 28;
    one.began = first;
    mentorships_.push_back(add(one).id);
  }

  void add_goal(Day until) {
    Goal goal;
    goal.id = fresh<GoalTag>();
    goal.mentorships = {any(mentorships_)};
    goal.title = words(8);
    goal.specific = words(25);
    goal.measure = words(15);
    goal.until = until;
    goal.progress = static_cast<std::int32_t>(random_.below(101));
    goal.position = last_ = position_between(last_, {});
    goals_.push_back(add(goal).id);
    for (int i = 0; i < 2; ++i) {
      Milestone step;
      step.id = fresh<MilestoneTag>();
      step.goal = goals_.back();
      step.title = words(6);
      step.due = until;
      step.position = last_ = position_between(last_, {});
      add(step);
    }
  }

  void add_meeting(std::size_t number, Day day) {
    Meeting meeting;
    meeting.id = fresh<MeetingTag>();
    meeting.mentorship = mentorships_[number % mentorships_.size()];
    meeting.slot = static_cast<std::int32_t>(number / mentorships_.size() + 1);
    meeting.state = MeetingState::held;
    meeting.when = When{day, ClockTime{16 * 60}, "Europe/Berlin"};
    meeting.place = "video call";
    meeting.need_help = words(30);
    meeting.useful = words(15);
    meeting.next_time = words(12);
    meeting.began = std::int64_t{day.since_epoch} * 86'400'000 + 57'600'000;
    meeting.briefed = day - 1;
    meeting.wrapped_up = day;
    meetings_.push_back(add(meeting).id);
    std::vector<AgendaItemId> items;
    for (std::size_t i = 0; i < volume_.agenda_items_a_meeting; ++i) {
      AgendaItem item;
      item.id = fresh<AgendaItemTag>();
      item.meeting = meetings_.back();
      item.title = words(5);
      item.minutes = 10;
      item.is_done = true;
      item.position = last_ = position_between(last_, {});
      items.push_back(add(item).id);
    }
    const bool is_long = number % 50 == 49;  // a long talk, as it was said
    constexpr std::size_t kLines = 10;
    for (std::size_t i = 0; i < kLines; ++i) {
      NoteLine line;
      line.id = fresh<NoteLineTag>();
      line.meeting = meetings_.back();
      line.agenda_item = items[i * items.size() / kLines];
      line.text = words(is_long ? 220 : 10 + random_.below(43));
      line.position = last_ = position_between(last_, {});
      line.is_private = i == kLines - 1 && random_.chance(20);
      add(line);
    }
  }

  void add_commitment(std::size_t number, Day day) {
    Commitment one;
    one.id = fresh<CommitmentTag>();
    one.mentorship = mentorships_[number % mentorships_.size()];
    one.owner = number % 4 == 3 ? Owner::mentor : Owner::mentee;
    one.title = words(9);
    one.due = number % 3 == 0 ? Due::on(day) : Due{};
    one.said_in = any(meetings_);
    one.said_on = day - 20;
    if (random_.chance(50)) one.goal = any(goals_);
    if (!random_.chance(15)) {
      one.state = CommitmentState::done;
      one.done_on = day;
      one.result = words(14);
    }
    one.position = last_ = position_between(last_, {});
    commitments_.push_back(add(one).id);
  }

  void add_advice(Day day) {
    Advice one;
    one.id = fresh<AdviceTag>();
    one.mentorship = any(mentorships_);
    one.said_in = any(meetings_);
    one.said_on = day;
    one.title = words(12);
    one.state = static_cast<AdviceState>(random_.below(5));
    one.did = words(10);
    one.result = words(10);
    one.position = last_ = position_between(last_, {});
    add(one);
  }

  void add_event(Day day) {
    History event;
    event.id = fresh<HistoryTag>();
    event.subject = ref_to<Commitment>(any(commitments_));
    event.event = Event::new_date;
    event.day = day;
    event.from = format_day(day - 7);
    event.to = format_day(day);
    event.reason = words(7);
    add(event);
  }

  const Volume& volume_;
  Random random_;
  Plan plan_;
  PlanWriter writer_;
  ReplicaId replica_;
  std::uint64_t counter_ = 0;
  Position last_;
  std::vector<MentorshipId> mentorships_;
  std::vector<GoalId> goals_;
  std::vector<MeetingId> meetings_;
  std::vector<CommitmentId> commitments_;
};

}  // namespace

Plan plan_of(const Volume& volume, std::uint64_t seed) { return Builder(volume, seed).build(); }

}  // namespace ithaca::testing
