// The sample plan as it is published: whole, plausible at any day, told from a person's own.
#include "derive/sample.hpp"

#include <doctest/doctest.h>

#include <string>

#include "derive/plan_file.hpp"
#include "method/checks.hpp"
#include "method/today.hpp"
#include "support/date_words.hpp"
#include "support/sample_plan.hpp"
#include "support/source_file.hpp"

using namespace ithaca;
using ithaca::testing::day;

namespace {

Plan written_sample() {
  const auto text = ithaca::testing::source_file("assets/sample-plan.json");
  REQUIRE(text);
  auto read = read_plan_file(*text);
  REQUIRE(read);
  CHECK(read->is_whole);
  CHECK(read->report_count == 0);
  return std::move(read->plan);
}

Plan opened(Day today) {
  Plan plan;
  ithaca::testing::SeededIds ids(3);
  const auto [high, low] = ids.bits();
  apply(plan, sample_changes(plan, written_sample(), today),
        {id_from_bits<ReplicaTag>(high, low), 1});
  return plan;
}

const Meeting& numbered(const Plan& plan, std::int32_t slot) {
  for (const auto& [id, row] : plan.of<Meeting>()) {
    const bool stands = row.value->state != MeetingState::cancelled;
    if (stands && row.value->slot == slot) return *row.value;
  }
  FAIL("no such meeting");
  std::abort();
}

}  // namespace

TEST_CASE("the sample plan is a typical year of one mentorship") {
  const Plan plan = written_sample();
  CHECK(plan.of<Mentorship>().size() == 1);
  CHECK(plan.of<Goal>().size() >= 4);
  CHECK(plan.of<Milestone>().size() >= 8);
  CHECK(plan.of<Commitment>().size() >= 40);
  CHECK(plan.of<Advice>().size() >= 12);
  CHECK(plan.of<Decision>().size() >= 5);
  CHECK(plan.of<Question>().size() >= 5);
  CHECK(plan.of<History>().size() >= 20);
  CHECK(plan.unknown().empty());
  std::size_t held = 0;
  for (const auto& [id, row] : plan.of<Meeting>()) {
    const Meeting& meeting = *row.value;
    if (meeting.state != MeetingState::held) continue;
    ++held;
    CHECK_FALSE(meeting.useful.empty());
    CHECK_FALSE(meeting.next_time.empty());
    CHECK(meeting.began == 0);  // an instant would not be moved with the days
  }
  CHECK(held == 12);
}

TEST_CASE("every reference of the sample plan leads to a record of its kind") {
  const Plan plan = written_sample();
  std::string space;
  for (const meta::Kind& kind : kKinds) {
    for (const auto& [id, row] : plan.table(kind)) {
      for (const meta::AnyField& field : kind.fields) {
        if (field.type != &meta::type_of<Ref>) continue;
        const auto& ref = *static_cast<const Ref*>(field.of(row.value.get()));
        CHECK((!ref.is_set() || plan.has(ref)));
      }
    }
  }
  for (const auto& [id, row] : plan.of<NoteLine>()) {
    const AgendaItem* item = plan.find<AgendaItem>(row.value->agenda_item);
    REQUIRE(item != nullptr);
    CHECK(item->meeting == row.value->meeting);
  }
  for (const auto& [id, row] : plan.of<Commitment>()) {
    CHECK(plan.find<Meeting>(row.value->said_in) != nullptr);
  }
  for (const auto& [id, row] : plan.of<Goal>()) {
    const bool is_open = !row.value->path.is_set();
    CHECK((is_open || plan.find<Path>(row.value->path) != nullptr));
  }
}

TEST_CASE("the sample's next meeting is in a few days, whatever the day is, and on its weekday") {
  const Weekday weekday_written = weekday(numbered(written_sample(), 13).when->day);
  for (const Day first : {day(2026, 11, 1), day(2030, 2, 20), day(2019, 12, 25)}) {
    for (int i = 0; i < 14; ++i) {
      const Day today = first + i;
      const Meeting next = numbered(opened(today), 13);
      REQUIRE(next.when);
      CHECK(next.when->day - today >= 1);
      CHECK(next.when->day - today <= 7);
      CHECK(weekday(next.when->day) == weekday_written);
    }
  }
}

TEST_CASE("all dates of the sample move alike: what was said in between too") {
  const Plan before = written_sample();
  const Plan after = opened(day(2031, 5, 7));
  const int days = numbered(after, 13).when->day - numbered(before, 13).when->day;
  CHECK(days % 7 == 0);
  int moved = 0;
  for (const auto& [id, row] : before.of<Commitment>()) {
    const Commitment& then = *row.value;
    const Commitment& now = *after.find<Commitment>(id);
    CHECK(now.title == then.title);
    CHECK(now.done_on.has_value() == then.done_on.has_value());
    if (then.done_on) CHECK(*now.done_on == *then.done_on + days);
    if (then.due.kind == Due::Kind::on_day) {
      CHECK(now.due == Due::on(then.due.day + days));
      ++moved;
    } else {
      CHECK(now.due == then.due);
    }
  }
  CHECK(moved > 3);
  int told = 0;
  for (const auto& [id, row] : before.of<History>()) {
    const History& then = *row.value;
    const History& now = *after.find<History>(id);
    CHECK(now.day == then.day + days);
    if (then.event == Event::new_date) {
      CHECK(*parse_day(now.from) == *parse_day(then.from) + days);
      CHECK(*parse_day(now.to) == *parse_day(then.to) + days);
      ++told;
    } else if (then.event == Event::smaller_step) {
      CHECK(now.from == then.from);
    }
  }
  CHECK(told >= 3);
}

TEST_CASE("on any day the sample shows what the program is for: late, next, thanks and advice") {
  for (int i = 0; i < 7; ++i) {
    const Day today = day(2027, 3, 1) + i;
    const Plan plan = opened(today);
    Index index;
    const method::View view{plan, index, today};
    const Mentorship& mentorship = *(*plan.of<Mentorship>().begin()).second.value;
    std::set<method::TodayCard::Kind> kinds;
    for (const auto& card :
         method::today_cards(view, mentorship, ithaca::testing::EnglishDates{})) {
      kinds.insert(card.kind);
    }
    CHECK(kinds.count(method::TodayCard::Kind::late) == 1);
    CHECK(kinds.count(method::TodayCard::Kind::next_meeting) == 1);
    CHECK(kinds.count(method::TodayCard::Kind::thank) == 1);
    CHECK(kinds.count(method::TodayCard::Kind::advice) == 1);
    CHECK(kinds.count(method::TodayCard::Kind::was_it_held) == 0);
  }
}

TEST_CASE("the sample is told from a person's own plan, and from one that holds both") {
  CHECK_FALSE(is_sample(Plan{}));
  Plan plan = opened(day(2026, 11, 21));
  CHECK(is_sample(plan));
  Mentorship own;
  own.id = *parse_id<MentorshipTag>("0123456789abcdef");
  Changes changes(plan, "Started");
  changes.create(own);
  apply(plan, changes.take(), {*parse_id<ReplicaTag>("0123456789abcdef"), 2});
  CHECK_FALSE(is_sample(plan));
}

TEST_CASE("nothing is left of a sample that was put away, and it can be opened again") {
  Plan plan = opened(day(2026, 11, 21));
  const Plan first = plan;
  const ReplicaId replica = *parse_id<ReplicaTag>("0123456789abcdef");
  const ChangeSet done = apply(plan, without_sample(plan), {replica, 2});
  CHECK(plan.record_count() == 0);
  Plan undone = plan;
  apply(undone, reversed(done), {replica, 3});
  CHECK(same_records(undone, first));
  apply(plan, sample_changes(plan, written_sample(), day(2026, 11, 21)), {replica, 3});
  CHECK(same_records(plan, first));
}
