#include "ui/picture.hpp"

#include <doctest/doctest.h>

#include <string>

#include "imgui.h"
#include "support/headless_ui.hpp"
#include "ui/widgets/core.hpp"
#include "ui/widgets/ui.hpp"

using namespace ithaca;
using ithaca::test::HeadlessUi;
using ui::Ui;

TEST_CASE("A picture is unchanged where a frame draws what the frame before it drew") {
  std::string words = "Prepare";
  HeadlessUi page([&](Ui& ui) { ui.button("go", words, {.kind = ui::ButtonKind::primary}); });
  ui::Picture& picture = page.core().picture();
  const auto draw = [&] {
    page.run();
    return picture.is_unchanged();
  };
  draw();
  CHECK(draw());
  words = "Meet";
  CHECK_FALSE(draw());
  CHECK(draw());
  page.resize(1281, 800);
  draw();
  CHECK(draw());
}

TEST_CASE(
    "A picture whose texture waits to be sent is to be drawn, though its triangles are the same") {
  HeadlessUi page([&](Ui& ui) { ui.button("go", "Prepare"); });
  page.run();
  page.run();
  ui::Picture& picture = page.core().picture();
  REQUIRE(picture.is_unchanged());
  REQUIRE(!picture.atlas().TexList.empty());
  picture.atlas().TexList[0]->SetStatus(ImTextureStatus_WantUpdates);
  CHECK_FALSE(picture.is_unchanged());
}

TEST_CASE("A picture of another size is another picture") {
  HeadlessUi page([](Ui&) {});  // nothing but the ground
  page.run();
  page.run();
  REQUIRE(page.core().picture().is_unchanged());
  ui::Picture& picture = page.core().picture();
  picture.begin(picture.width() + 1, picture.height());
  picture.end();
  CHECK_FALSE(picture.is_unchanged());
}
