// The whole application with doubles behind its ports: one visit of a person, frame by frame.
// Checks on its own that what a test presses and types into is there.
#pragma once

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "support/fake_ports.hpp"
#include "support/headless_ui.hpp"
#include "ui/app.hpp"

namespace ithaca::test {

// A page whose address changes as a browser's does: told after the event that changed it.
class TestShell : public ui::Shell {
 public:
  void request_frames(int) override {}
  void wake_after(std::chrono::milliseconds delay) override { wakes_after = delay; }
  void navigate(std::string_view route, ui::History) override { asked = std::string(route); }
  void go_back() override {}
  void set_title(std::string_view) override {}
  void set_language(std::string_view) override {}
  void choose_scheme(ui::SchemeChoice) override {}
  void reload() override {}
  void save_all_kept() override { ++saved_all; }
  void print(std::string_view title, std::string_view html) override {
    printed_title = std::string(title);
    printed = std::string(html);
  }

  std::chrono::milliseconds wakes_after{};
  std::optional<std::string> asked;
  std::string printed_title;
  std::string printed;
  int saved_all = 0;
};

// One visit: the page is open for as long as this lives.
class Visit {
 public:
  explicit Visit(FakeDatabase& database, std::string_view route = "/today", bool is_whole = true,
                 bool opens_before_frame = false)
      : storage(database, inbox), clipboard(inbox), files(inbox), program(inbox), versions(inbox) {
    program.whole = is_whole;
    app.emplace(ui::Platform{shell, clock, random, storage, clipboard, files, settings, locale,
                             program, versions, inbox});
    if (opens_before_frame) {
      storage.settle();
      app->drain();
    }
    page.emplace(*app);
    go(route);
  }
  void go(std::string_view route) {
    app->on_route(route);
    settle();
  }
  void settle() {
    for (int i = 0; i < 4; ++i) {
      page->run();
      storage.settle();
      app->drain();
      if (const auto route = std::exchange(shell.asked, std::nullopt)) {
        address = *route;
        app->on_route(*route);
      }
    }
    page->run();
  }
  void press(std::string_view role, std::string_view name) {
    INFO(page->outline());
    CHECK(page->press(role, name));
    settle();
  }
  // Each letter is an edit of its own, of the first goal's name.
  void type_letters(int count) {
    const std::string binding = ui::binding_of(first<Goal>(), "title");
    for (int i = 0; i < count; ++i) app->on_splice(binding, {0, {}, "x"});
    settle();
  }
  void type(std::string_view field, std::string_view text) {
    INFO(page->outline());
    CHECK(page->focus("textbox", field));
    CHECK(page->type(field, text));
    settle();
  }
  void submit(std::string_view field) {
    CHECK(page->submit(field));
    settle();
  }
  std::string value(std::string_view field) const {
    const SeenNode* node = page->find("textbox", field);
    return node == nullptr ? "(no such field)" : node->value;
  }
  bool shows(std::string_view text) const { return page->shows(text); }
  void start() {
    type("What do you want from mentoring", "Lead work across teams");
    type("Who is your mentor?", "Judith Brandt");
    type("When do you meet?", "tue 16:00");
    press("button", "Start");
  }
  template <class T>
  const T& first() const {
    const auto& rows = app->store().plan().of<T>();
    REQUIRE(rows.begin() != rows.end());
    return *(*rows.begin()).second.value;
  }

  Inbox inbox;
  TestShell shell;
  FixedClock clock;
  SeededRandom random{7};
  FakeStorage storage;
  RecordingClipboard clipboard;
  RecordingFiles files;
  PartedProgram program;
  RecordingVersions versions;
  MemorySettings settings;
  EnglishLocale locale;
  std::optional<ui::App> app;
  std::optional<HeadlessUi> page;
  std::string address;
};

}  // namespace ithaca::test
