#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/headless_ui.hpp"

using namespace ithaca;
using ithaca::test::HeadlessUi;

TEST_CASE("a button is a named node and its press arrives once") {
  int presses = 0;
  HeadlessUi ui([&](ui::Ui& u) {
    auto page = u.page("p");
    if (u.button("go", "Prepare", {.kind = ui::ButtonKind::primary})) ++presses;
  });
  CHECK(ui.find("button", "Prepare") != nullptr);
  CHECK(ui.press("button", "Prepare"));
  CHECK(presses == 1);
  ui.run();
  CHECK(presses == 1);
  CHECK(ui.uncovered().empty());
}
