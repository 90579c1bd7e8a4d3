// Planning: the next five dates, days away, and the roadmap, as a person meets them.
#include "support/visit.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

std::vector<std::string> planned_days(const Visit& visit) {
  std::vector<std::string> days;
  const MentorshipId mentorship = visit.first<Mentorship>().id;
  for (const Meeting* meeting :
       children(visit.app->store().plan(), &Meeting::mentorship, mentorship)) {
    days.push_back(meeting->when ? format_day(meeting->when->day) : "none");
  }
  return days;
}

void be_away(Visit& visit, std::string_view first, std::string_view last) {
  visit.type("First day away", first);
  visit.type("Last day away", last);
  visit.press("button", "Add days away");
}

}  // namespace

TEST_CASE("the first five meetings get their dates at once, around the days that Judith is away") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();  // Tuesday 24 November, 16:00
  visit.go("/meetings");
  CHECK(visit.shows("Say when one of you is away"));
  be_away(visit, "14 dec", "6 jan");
  CHECK(visit.shows("Judith: 14 Dec – 6 Jan"));
  visit.press("button", "Plan 4 more…");
  visit.press("button", "Plan 4 meetings");
  CHECK(planned_days(visit) == std::vector<std::string>{"2026-11-24", "2027-01-12", "2027-02-02",
                                                        "2027-02-23", "2027-03-16"});
  CHECK(visit.first<Meeting>().when->time == ClockTime{16 * 60});
  CHECK(visit.shows("Meetings planned"));
  CHECK_FALSE(visit.page->find("button", "Plan "));
  visit.press("button", "Undo");
  CHECK(planned_days(visit).size() == 1);
}

TEST_CASE("a suggested date can be changed and taken out, and one that cannot be read holds all") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/meetings");
  visit.press("button", "Plan 4 more…");
  CHECK(visit.value("Date 1") == "Tue 15 Dec, 16:00");
  visit.type("Date 1", "soonish");
  visit.submit("Date 1");
  CHECK(visit.page->find("button", "Plan 4 meetings")->disabled);
  visit.type("Date 1", "thu 17 dec");
  visit.submit("Date 1");
  visit.press("button", "Take out: Tue 5 Jan 2027, 16:00");
  visit.type("Date 4", "");
  visit.submit("Date 4");
  visit.press("button", "Plan 2 meetings");
  CHECK(planned_days(visit) == std::vector<std::string>{"2026-11-24", "2026-12-17", "2027-01-26"});
}

TEST_CASE("a meeting on a day away says so, and offers the next free day") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/meetings");
  visit.press("radio", "Me");
  be_away(visit, "23 nov", "24 nov");
  CHECK(visit.shows("You are away then"));
  visit.press("button", "Move meeting 1: You are away then");
  CHECK(visit.value("New date") == "Tue 1 Dec");
  visit.press("button", "Move the meeting");
  CHECK(planned_days(visit) == std::vector<std::string>{"2026-12-01"});
  CHECK(visit.first<Meeting>().when->time == ClockTime{16 * 60});
  CHECK_FALSE(visit.shows("You are away then"));
}

TEST_CASE("days away are one day without a last one, are refused backwards, and can be deleted") {
  FakeDatabase database;
  Visit visit(database);
  visit.start();
  visit.go("/meetings");
  be_away(visit, "soon", "");
  CHECK(visit.page->find("textbox", "First day away")->description.find("is no day") !=
        std::string::npos);
  be_away(visit, "24 dec", "2026-12-20");
  CHECK(visit.page->find("textbox", "Last day away")->description ==
        "The last day comes before the first");
  visit.type("Why, if you like", "travel");
  be_away(visit, "24 dec", "");
  CHECK(visit.first<Absence>().from == visit.first<Absence>().until);
  CHECK(visit.first<Absence>().about == "travel");
  CHECK(visit.value("First day away").empty());
  visit.press("button", "Delete: Judith: 24 Dec");
  CHECK(visit.app->store().plan().of<Absence>().empty());
}
