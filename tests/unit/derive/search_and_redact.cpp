#include <doctest/doctest.h>

#include "derive/plan_file.hpp"
#include "derive/redact.hpp"
#include "derive/schema.hpp"
#include "derive/search.hpp"
#include "support/random_plan.hpp"
#include "support/source_file.hpp"

namespace ithaca {
namespace {

using testing::id_number;

template <class T>
void add(Plan& plan, T record) {
  Changes changes(plan, "Add");
  changes.create(std::move(record));
  const auto it = plan.seen().find(id_number<ReplicaTag>(1));
  apply(plan, changes.take(),
        {id_number<ReplicaTag>(1), it == plan.seen().end() ? 1 : it->second + 1});
}

// What an index finds that read the whole plan.
std::vector<Ref> found_in(TextIndex& index, const Plan& plan, std::string_view query,
                          std::size_t limit) {
  while (index.work(plan, query, limit)) {
  }
  return index.found();
}

std::vector<Ref> find_text(const Plan& plan, std::string_view query, std::size_t limit) {
  TextIndex index;
  return found_in(index, plan, query, limit);
}

Person person(std::size_t number, std::string name, std::string notes = {}) {
  Person one;
  one.id = id_number<PersonTag>(number);
  one.name = std::move(name);
  one.notes = std::move(notes);
  return one;
}

Mentorship mentorship(std::size_t number, std::size_t mentor) {
  Mentorship one;
  one.id = id_number<MentorshipTag>(number);
  one.mentee = id_number<PersonTag>(0);
  one.mentor = id_number<PersonTag>(mentor);
  one.purpose = "purpose " + std::to_string(number);
  return one;
}

// Two mentors; a goal that both know, with words of either.
Plan two_mentorships() {
  Plan plan;
  add(plan, person(0, "Mira"));
  add(plan, person(1, "Judith", "likes tea"));
  add(plan, person(2, "Bo"));
  add(plan, mentorship(1, 1));
  add(plan, mentorship(2, 2));
  Goal goal;
  goal.id = id_number<GoalTag>(1);
  goal.title = "Lead";
  goal.mentorships = {id_number<MentorshipTag>(1), id_number<MentorshipTag>(2)};
  goal.measure_agreed_in = id_number<MeetingTag>(2);
  add(plan, goal);
  for (std::size_t i = 1; i <= 2; ++i) {
    Meeting meeting;
    meeting.id = id_number<MeetingTag>(i);
    meeting.mentorship = id_number<MentorshipTag>(i);
    add(plan, meeting);
    NoteLine line;
    line.id = id_number<NoteLineTag>(i);
    line.meeting = meeting.id;
    line.text = "said in " + std::to_string(i);
    add(plan, line);
  }
  return plan;
}

Plan shared_with_first(const Plan& plan) {
  Index index;
  return redact(plan, index, {id_number<MentorshipTag>(1)});
}

}  // namespace

TEST_CASE("Search finds every word, in any field, without regard to case and accents") {
  Plan plan;
  add(plan, person(1, "Jürgen Müller", "Met in Łódź"));
  add(plan, person(2, "Judith", ""));
  const auto found = [&](std::string_view query) { return find_text(plan, query, 10).size(); };
  CHECK(found("muller") == 1);
  CHECK(found("MÜLLER jurgen") == 1);
  CHECK(found("muller lodz") == 1);
  CHECK(found("muller\vlodz\f") == 1);  // as some programs paste line breaks
  CHECK(found("j") == 2);
  CHECK(found("judith muller") == 0);
  CHECK(found("") == 0);
  CHECK(found("  ") == 0);
  CHECK(find_text(plan, "j", 1).size() == 1);
}

TEST_CASE("Of what was moved its history is read, not the history of that history") {
  Plan plan = two_mentorships();
  History moved;
  moved.id = id_number<HistoryTag>(1);
  moved.subject = ref_to<Meeting>(id_number<MeetingTag>(1));
  add(plan, moved);
  for (std::size_t i = 2; i < 100; ++i) {  // no rule makes these, but a file may hold them
    History of_history;
    of_history.id = id_number<HistoryTag>(i);
    of_history.subject = ref_to(moved);
    add(plan, of_history);
  }
  const Plan shared = shared_with_first(plan);
  CHECK(shared.of<History>().size() == 1);
  CHECK(shared.find<History>(moved.id) != nullptr);
}

TEST_CASE("A mentor reads nothing of another mentorship") {
  const Plan shared = shared_with_first(two_mentorships());
  CHECK(shared.of<Mentorship>().size() == 1);
  CHECK(shared.of<Person>().size() == 2);
  CHECK(shared.find<Person>(id_number<PersonTag>(2)) == nullptr);
  CHECK(shared.find<Person>(id_number<PersonTag>(1))->notes.empty());
  CHECK(shared.of<Meeting>().size() == 1);
  CHECK(shared.of<NoteLine>().size() == 1);
  const Goal& goal = *shared.find<Goal>(id_number<GoalTag>(1));
  CHECK(goal.mentorships == std::set<MentorshipId>{id_number<MentorshipTag>(1)});
  CHECK_FALSE(goal.measure_agreed_in.is_set());
  CHECK(shared.seen().empty());
  CHECK(shared.deleted().empty());
}

TEST_CASE("What was said with one mentor about a shared goal is not read by the other") {
  Plan plan = two_mentorships();
  for (std::size_t i = 1; i <= 2; ++i) {
    History said;
    said.id = id_number<HistoryTag>(i);
    said.subject = ref_to<Goal>(id_number<GoalTag>(1));
    said.said_in = id_number<MeetingTag>(i);
    said.reason = "said with mentor " + std::to_string(i);
    add(plan, said);
  }
  History alone;
  alone.id = id_number<HistoryTag>(3);
  alone.subject = ref_to<Goal>(id_number<GoalTag>(1));
  alone.reason = "said to nobody";
  add(plan, alone);
  const std::string file = write_plan_file(shared_with_first(plan));
  CHECK(file.find("said with mentor 1") != std::string::npos);
  CHECK(file.find("said with mentor 2") == std::string::npos);
  CHECK(file.find("said to nobody") != std::string::npos);
  CHECK(file.find("Bo") == std::string::npos);
}

TEST_CASE(
    "While somebody looks on, a screen shows nothing of another mentorship, nor of what was said") {
  Plan plan = two_mentorships();
  for (std::size_t i = 1; i <= 2; ++i) {
    History said;
    said.id = id_number<HistoryTag>(i);
    said.subject = ref_to<Goal>(id_number<GoalTag>(1));
    said.said_in = id_number<MeetingTag>(i);
    add(plan, said);
  }
  Index index;
  const Plan shown = without_private(plan, index, {id_number<MentorshipTag>(1)});
  CHECK(shown.of<Mentorship>().size() == 1);
  CHECK(shown.find<Person>(id_number<PersonTag>(1)) != nullptr);
  CHECK(shown.find<Person>(id_number<PersonTag>(2)) == nullptr);
  CHECK(shown.find<Meeting>(id_number<MeetingTag>(2)) == nullptr);
  CHECK(shown.of<NoteLine>().size() == 1);
  CHECK(shown.find<Goal>(id_number<GoalTag>(1)) != nullptr);
  CHECK(shown.find<History>(id_number<HistoryTag>(1)) != nullptr);
  CHECK(shown.find<History>(id_number<HistoryTag>(2)) == nullptr);
  CHECK(without_private(plan, index, {}).of<Mentorship>().size() == 2);
}

TEST_CASE("Private records take what belongs to them along") {
  Plan plan = two_mentorships();
  Commitment secret;
  secret.id = id_number<CommitmentTag>(1);
  secret.mentorship = id_number<MentorshipTag>(1);
  secret.title = "look for another job";
  secret.is_private = true;
  add(plan, secret);
  History event;
  event.id = id_number<HistoryTag>(1);
  event.subject = ref_to(secret);
  event.reason = "another job takes longer";
  add(plan, event);
  NoteLine line;
  line.id = id_number<NoteLineTag>(3);
  line.meeting = id_number<MeetingTag>(1);
  line.text = "I will look for another job";
  line.link = ref_to(secret);
  add(plan, line);
  const Plan shared = shared_with_first(plan);
  CHECK(write_plan_file(shared).find("another job") == std::string::npos);
  CHECK(shared.of<NoteLine>().size() == 1);
}

TEST_CASE("The published schema of the plan file is the one that the descriptions say") {
  CHECK_MESSAGE(testing::is_golden("assets/plan.schema.json", plan_file_schema()),
                "assets/plan.schema.json is stale: run the unit tests with UPDATE_GOLDEN=1");
}

TEST_CASE("An index of texts follows the plan and gives what a fresh search gives") {
  testing::Random random(7);
  testing::Copies copies(1);
  TextIndex index;
  for (int round = 0; round < 200; ++round) {
    copies.act(random.next());
    for (const char* query : {"a", "ö", "e a", "zzz", ""}) {
      CHECK(found_in(index, copies[0], query, 5) == find_text(copies[0], query, 5));
      CHECK(found_in(index, copies[0], query, 1000) == find_text(copies[0], query, 1000));
    }
  }
}

TEST_CASE("An index of texts lets go of records that are gone") {
  Plan plan = two_mentorships();
  TextIndex index;
  CHECK(found_in(index, plan, "judith", 9).size() == 1);
  Changes changes(plan, "Delete");
  changes.remove<Person>(id_number<PersonTag>(1));
  apply(plan, changes.take(), {id_number<ReplicaTag>(1), 99});
  index.work(plan, "judith", 9);
  CHECK(index.found().empty());
  CHECK(found_in(index, plan, "mira", 9).size() == 1);
}

TEST_CASE("A long plan is read and looked through in pieces, and what was found is there at once") {
  Plan plan;
  constexpr std::size_t kPeople = 300;
  const std::string notes(16 * 1024, 'x');
  for (std::size_t i = 0; i < kPeople; ++i) {
    add(plan, person(i, "Judith " + std::to_string(i), notes));
  }
  TextIndex index;
  std::size_t pieces = 1;
  std::size_t found = 0;
  while (index.work(plan, "judith", kPeople)) {
    CHECK(index.found().size() > found);
    found = index.found().size();
    ++pieces;
  }
  CHECK(pieces > 4);
  CHECK(index.found().size() == kPeople);
  CHECK(index.work(plan, "nobody", kPeople));  // another word: all is looked through again
  CHECK(found_in(index, plan, "nobody", kPeople).empty());
  CHECK(found_in(index, plan, "judith 29", 20).size() == 13);  // 29, 129, 229, 290 to 299
}

TEST_CASE("A change while a plan is read loses nothing of what was read") {
  Plan plan = two_mentorships();
  const std::string notes(600 * 1024, 'x');
  add(plan, person(3, "Ann", notes));
  add(plan, person(4, "Zoe", notes));
  TextIndex index;
  REQUIRE(index.work(plan, "zoe", 9));
  add(plan, person(5, "Bea"));
  CHECK(found_in(index, plan, "ann", 9).size() == 1);
  CHECK(found_in(index, plan, "zoe", 9).size() == 1);
  CHECK(found_in(index, plan, "bea", 9).size() == 1);
  CHECK(found_in(index, plan, "judith", 9).size() == 1);
}

}  // namespace ithaca
