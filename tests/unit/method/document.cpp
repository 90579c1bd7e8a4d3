#include "method/document.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"

using namespace ithaca;
using method::Document;
using method::Page;

TEST_CASE("A document's lines are those of a printed page, an empty one between two blocks") {
  Page page("A");
  page.paragraph("One line");
  page.list("Steps", {"one", std::string(91, 'x')});
  page.paragraph(std::string(90, 'x') + "\n" + std::string(90, 'y'));
  CHECK(method::line_count(page.take()) == 1 + 1 + 1 + 3 + 1 + 2);
}

TEST_CASE("What fits stays whole; what does not is cut in its longest list") {
  const auto made = [](std::size_t count) {
    Page page("A");
    page.list("Long", std::vector<std::string>(count, "line"));
    page.list("Short", {"one", "two"});
    Document document = page.take();
    method::fit_on_page(document);
    return document;
  };
  // Two headings, one gap, two lines of the short list: 49 are left of 54.
  CHECK(made(49).blocks[1].items.size() == 49);
  const Document cut = made(50);
  CHECK(cut.blocks[1].items.size() == 48);
  CHECK(cut.blocks[1].left_out == 2);
  CHECK(method::left_out_words(cut.blocks[1]) == "and 2 more");
  CHECK(cut.blocks[3].items.size() == 2);
  CHECK(method::line_count(cut) == method::kPageLines);
}

TEST_CASE("One item of each list stays, and the mentee's own words stay whole") {
  Page page("A");
  std::string words = "word";
  for (int i = 0; i < 100; ++i) words += "\nword";
  page.paragraph(words);
  page.list("Steps", {"one", "two", "three"});
  Document document = page.take();
  method::fit_on_page(document);
  CHECK(document.blocks[0].text == words);
  CHECK(document.blocks[2].items == std::vector<std::string>{"one"});
}

TEST_CASE("A line of a list is cut after two lines of the page, at a whole character") {
  Page page("A");
  std::string emoji;
  for (int i = 0; i < 181; ++i) emoji += "🌱";
  page.list("Steps", {std::string(180, 'x'), std::string(181, 'x'), emoji, "two\nlines"});
  const Document document = page.take();
  const auto& items = document.blocks[1].items;
  CHECK(items[0] == std::string(180, 'x'));
  CHECK(items[1] == std::string(179, 'x') + "…");
  CHECK(is_valid_utf8(items[2]));
  CHECK(items[2].size() == 179 * 4 + 3);
  CHECK(items[3] == "two lines");
}
