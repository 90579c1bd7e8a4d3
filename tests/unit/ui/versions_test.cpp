// A newer version of the program, the program kept for days without a network, and what the system
// opens Ithaca for.
#include "support/visit.hpp"

using namespace ithaca;
using namespace ithaca::test;

namespace {

constexpr const char* kReady = "A new version of Ithaca is ready";
constexpr const char* kReload = "Reload now to use the new version";
constexpr const char* kLater = "Later: keep to this version for now";

bool offers(const Visit& visit, std::string_view name) {
  return visit.page->find("button", name) != nullptr;
}

void begin_plan(Visit& visit) {
  visit.start();
  visit.settle();
}

}  // namespace

TEST_CASE("the program is kept once the plan is open, and once only") {
  FakeDatabase database;
  Visit visit(database);
  CHECK(visit.versions.kept == 1);
  begin_plan(visit);
  CHECK(visit.versions.kept == 1);
}

TEST_CASE("a newer version is said once, and used when it is asked for") {
  FakeDatabase database;
  Visit visit(database);
  begin_plan(visit);
  CHECK(!visit.shows(kReady));
  visit.versions.tell(VersionWaits{});
  visit.settle();
  CHECK(visit.page->announced() == kReady);
  CHECK(visit.shows(kReady));
  CHECK(visit.versions.taken_over == 0);
  visit.press("button", kReload);
  CHECK(visit.versions.taken_over == 1);
  CHECK(visit.versions.started_again == 0);
  visit.versions.tell(VersionChanged{});
  visit.settle();
  CHECK(visit.versions.started_again == 1);
}

TEST_CASE("a newer version can wait, and is found again in the settings and among the commands") {
  FakeDatabase database;
  Visit visit(database);
  begin_plan(visit);
  visit.versions.tell(VersionWaits{});
  visit.settle();
  visit.press("button", kLater);
  CHECK(!offers(visit, kReload));
  visit.go("/goals");
  CHECK(!offers(visit, kReload));
  visit.go("/settings");
  visit.press("button", kReload);
  CHECK(visit.versions.taken_over == 1);
  visit.go("/today");
  visit.press("button", "Search or jump to…");
  CHECK(visit.page->focus("combobox", "Search or jump to…"));
  CHECK(visit.page->type("Search or jump to…", "new version"));
  visit.settle();
  CHECK(visit.shows("Reload to use the new version"));
}

TEST_CASE("a newer version is not offered while people talk") {
  FakeDatabase database;
  Visit visit(database);
  begin_plan(visit);
  visit.versions.tell(VersionWaits{});
  visit.go("/meetings/" + visit.first<Meeting>().id.string() + "/meet");
  CHECK(!offers(visit, kReload));
  visit.go("/today");
  CHECK(offers(visit, kReload));
}

TEST_CASE("a page is left for a newer version only when everything is saved") {
  FakeDatabase database;
  Visit visit(database, "/goals");
  begin_plan(visit);
  visit.go("/goals");
  visit.type("New goal, in one sentence", "Own the billing");
  CHECK(visit.page->submit("New goal, in one sentence"));
  visit.page->run();  // the edit is on its way
  visit.versions.tell(VersionChanged{});
  CHECK(visit.app->store().save_state().kind == SaveState::Kind::saving);
  CHECK(visit.versions.started_again == 0);
  visit.settle();
  CHECK(visit.app->store().save_state().kind == SaveState::Kind::saved);
  CHECK(visit.versions.started_again == 1);
}

TEST_CASE("a page whose edits cannot be saved stays, with what was written") {
  FakeDatabase database;
  Visit visit(database);
  begin_plan(visit);
  visit.storage.fail_from = visit.storage.writes;
  visit.storage.fail_count = 1000;
  visit.go("/goals");
  visit.type("New goal, in one sentence", "Own the billing");
  visit.submit("New goal, in one sentence");
  CHECK(visit.app->store().save_state().kind == SaveState::Kind::not_saved);
  visit.versions.tell(VersionWaits{});
  visit.versions.tell(VersionChanged{});
  visit.settle();
  CHECK(visit.versions.started_again == 0);
  CHECK(!offers(visit, kReload));
  CHECK(offers(visit, "Export"));
}

TEST_CASE("a plan that a newer version wrote is reloaded into the version that waits") {
  FakeDatabase database;
  Visit visit(database);
  begin_plan(visit);
  visit.versions.tell(VersionWaits{});
  visit.inbox.push(StorageEvent{StorageClosed{StorageTrouble::replaced}});
  visit.settle();
  visit.press("button", "Reload");
  CHECK(visit.versions.taken_over == 1);
}

TEST_CASE("the settings say whether Ithaca opens without a network, and if not why") {
  FakeDatabase database;
  Visit visit(database);
  begin_plan(visit);
  visit.go("/settings");
  CHECK(visit.shows("The program is being kept on this device"));
  const std::pair<Offline, const char*> sayings[] = {
      {Offline::ready, "Ready to be used without a network"},
      {Offline::one_file, "it needs no network"},
      {Offline::insecure, "insecure address"},
      {Offline::missing, "does not keep programs"},
      {Offline::failed, "tried again at your next visit"},
  };
  for (const auto& [offline, words] : sayings) {
    visit.versions.tell(OfflineKnown{offline});
    visit.settle();
    CHECK(visit.shows(words));
  }
}

// ---- Errands ----------------------------------------------------------------------------------

TEST_CASE("an errand is told from the address of a screen") {
  using Kind = ui::Errand::Kind;
  CHECK(ui::parse_errand("/prepare").kind == Kind::prepare);
  CHECK(ui::parse_errand("/capture").kind == Kind::capture);
  CHECK(ui::parse_errand("/capture").words.empty());
  CHECK(ui::parse_errand("/capture/a/b: 50 %").words == "a/b: 50 %");
  for (const char* const address : {"", "/", "/captured", "/prepare/x", "/today", "capture"}) {
    CHECK(ui::parse_errand(address).kind == Kind::none);
  }
}

TEST_CASE("the shortcut to prepare leads to the next meeting, or to all when there is none") {
  FakeDatabase database;
  {
    Visit visit(database);
    begin_plan(visit);
  }
  Visit visit(database, "/prepare");
  CHECK(visit.address == "/meetings/" + visit.first<Meeting>().id.string() + "/prepare");
  visit.go("/meetings");
  visit.go("/prepare");
  CHECK(visit.address == "/meetings/" + visit.first<Meeting>().id.string() + "/prepare");
}

TEST_CASE("the shortcut to capture opens the form where one is") {
  FakeDatabase database;
  {
    Visit visit(database);
    begin_plan(visit);
  }
  Visit visit(database, "/capture");
  CHECK(visit.address == "/today");
  CHECK(visit.page->find("dialog", "Capture") != nullptr);
  visit.press("button", "Close");
  visit.go("/goals");
  visit.go("/capture");
  CHECK(visit.address == "/goals");
  CHECK(visit.page->find("dialog", "Capture") != nullptr);
  CHECK(visit.value("What").empty());
}

TEST_CASE("words that another program shares stand in the form, behind what was begun there") {
  FakeDatabase database;
  {
    Visit visit(database);
    begin_plan(visit);
  }
  Visit visit(database, "/capture/Ask Samira: 5/6 done? مرحبا");
  CHECK(visit.value("What") == "Ask Samira: 5/6 done? مرحبا");
  visit.press("radio", "Judith offers");
  visit.go("/capture/and Tom");
  CHECK(visit.value("What") == "Ask Samira: 5/6 done? مرحبا and Tom");
  CHECK(visit.page->find("radio", "Judith offers")->checked);
}

TEST_CASE("a capture that was begun before a reload is there when more words are shared") {
  FakeDatabase database;
  {
    Visit visit(database);
    begin_plan(visit);
    visit.press("button", "Capture");
    visit.type("What", "Ask Samira");
  }
  Visit visit(database, "/capture/and Tom");
  CHECK(visit.value("What") == "Ask Samira and Tom");
}

TEST_CASE("what was shared before there is a plan waits for it") {
  FakeDatabase database;
  Visit visit(database, "/capture/Ask Samira");
  CHECK(visit.page->find("dialog", "Capture") == nullptr);
  visit.start();
  visit.settle();
  CHECK(visit.value("What") == "Ask Samira");
}
