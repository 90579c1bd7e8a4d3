#include "ui/text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "support/headless_ui.hpp"
#include "ui/widgets/core.hpp"

using namespace ithaca;
using namespace ithaca::ui;

namespace {

// The lines that a paragraph of that width is broken into; letters are 7.5 wide, ideographs 15.
std::vector<std::string> lines_of(std::string_view text, float width) {
  test::HeadlessUi page([&](Ui& ui) {
    auto place = ui.column({.width = fixed(width)});
    ui.text(text);
  });
  std::vector<std::string> lines;
  const Twin& twin = page.core().twin();
  std::string joined;
  for (const TwinNode& node : twin.nodes()) joined = node.text;
  for (std::size_t begin = 0; begin <= joined.size();) {
    const std::size_t end = std::min(joined.find('\n', begin), joined.size());
    lines.push_back(joined.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

// How many lines of body text, 22 high, such a paragraph takes.
int line_count(std::string_view text, float width) {
  test::HeadlessUi page([&](Ui& ui) {
    auto place = ui.column({.width = fixed(width)});
    ui.text(text);
  });
  float height = 0;
  for (const TwinNode& node : page.core().twin().nodes()) height = node.rect.height;
  return static_cast<int>(height / 22 + 0.5F);
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("lines break at spaces, which belong to neither line") {
  CHECK(lines_of("one two three", 60) == Lines{"one two", "three"});
  CHECK(lines_of("one two three", 98) == Lines{"one two three"});
  CHECK(lines_of("one\ntwo", 400) == Lines{"one", "two"});
}

TEST_CASE("a word longer than its place is cut, a hyphen is a place to break") {
  CHECK(line_count("incomprehensible", 60) == 2);
  CHECK(line_count("one-page plan", 45) == 3);
}

TEST_CASE("a word that is cut or broken after a hyphen stays whole for find, copy and speech") {
  CHECK(lines_of("incomprehensible", 60) == Lines{"incomprehensible"});
  CHECK(lines_of("one-page plan", 45) == Lines{"one-page plan"});
}

TEST_CASE("ideographs break anywhere but before what closes") {
  CHECK(line_count("日本語の文章。", 45) == 3);  // 日本語 | の文 | 章。
  CHECK(line_count("日本語の文章", 45) == 2);
}

TEST_CASE("scripts that join or reorder are drawn as runs") {
  for (const char* text :
       {"مرحبا", "שלום", "नमस्ते", "สวัสดี", "e\xCC\x81", "👨‍👩‍👧", "👍🏽", "🇩🇪"}) {
    CHECK(needs_shaping(text));
  }
  for (const char* text : {"Ärger – “quoted” … ×", "Съешь", "ψυχή", "日本語", "한국어", "🎉 😀"}) {
    CHECK(!needs_shaping(text));
  }
  CHECK(is_right_to_left("— مرحبا hello"));
  CHECK(!is_right_to_left("hello مرحبا"));
}
