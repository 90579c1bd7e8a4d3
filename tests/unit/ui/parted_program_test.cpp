// The first page before the rest of the program is here: what works, what waits, what is lost:
// nothing.
#include "support/visit.hpp"

using namespace ithaca;
using namespace ithaca::test;

TEST_CASE("the first page asks for no more of the program than it has") {
  FakeDatabase database;
  Visit visit(database, "/today", false);
  visit.type("What do you want from mentoring", "Lead work across teams");
  visit.press("button", "leadership");
  CHECK_FALSE(visit.program.asked);
}

TEST_CASE("what was typed before the program was whole begins the plan when it is") {
  FakeDatabase database;
  Visit visit(database, "/today", false);
  visit.start();
  CHECK(visit.program.asked);
  CHECK(visit.value("What do you want from mentoring") == "Lead work across teams");
  CHECK(visit.app->store().plan().record_count() == 0);
  visit.program.arrive();
  visit.settle();
  CHECK(visit.first<Mentorship>().purpose == "Lead work across teams");
  CHECK(visit.shows("One thing to do"));
}

TEST_CASE("a program that cannot be completed says so, loses nothing, and can be asked again") {
  FakeDatabase database;
  Visit visit(database, "/today", false);
  visit.start();
  visit.program.fail();
  visit.settle();
  CHECK(visit.shows("The rest of Ithaca could not be fetched"));
  CHECK_FALSE(visit.program.asked);
  CHECK_FALSE(database.drafts.empty());
  visit.press("button", "Try again");
  CHECK(visit.program.asked);
  visit.program.arrive();
  visit.settle();
  CHECK(visit.first<Mentorship>().purpose == "Lead work across teams");
}

TEST_CASE("a plan opens once the program is whole, at its address") {
  FakeDatabase database;
  { Visit(database).start(); }
  Visit visit(database, "/goals", false);
  CHECK(visit.program.asked);
  CHECK(visit.shows("Opening your plan"));
  visit.program.arrive();
  visit.settle();
  CHECK(visit.shows("Goals"));
}

TEST_CASE("there is something to show once the plan is read and the part that shows it is here") {
  FakeDatabase database;
  {
    Visit visit(database, "/today", false);
    CHECK_FALSE(visit.app->is_opening());  // the first page
  }
  { Visit(database).start(); }
  Visit visit(database, "/goals", false);
  CHECK(visit.app->is_opening());
  visit.program.arrive();
  visit.settle();
  CHECK_FALSE(visit.app->is_opening());
}

TEST_CASE("a file that was dropped on the first page is read once the program is whole") {
  FakeDatabase database;
  Visit visit(database, "/today", false);
  visit.files.drop("plan.json", "no plan at all");
  visit.settle();
  CHECK(visit.program.asked);
  visit.program.arrive();
  visit.settle();
  CHECK(visit.shows("That did not work"));
}

TEST_CASE("a key of the first page opens its panel once the program is whole") {
  FakeDatabase database;
  Visit visit(database, "/today", false);
  CHECK(visit.app->on_key({.key = "?"}) == ui::Handled::yes);
  visit.settle();
  CHECK(visit.program.asked);
  visit.program.arrive();
  visit.settle();
  CHECK(visit.shows("Keys"));
}
