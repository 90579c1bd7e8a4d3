#include "documents/letter_text.hpp"

#include <doctest/doctest.h>

using namespace ithaca;

namespace {

method::Document of_paragraph(const std::string& text) {
  method::Page page("A");
  page.paragraph(text);
  return page.take();
}

method::Document of_lists() {
  method::Page page("A");
  page.paragraph("Hello,\nagain\n\nand more");
  page.list("Steps", {"one", "", "two", "three"}, 3);
  page.numbered("Offers", {"four", "five"}, 4);
  page.list("Nothing", {"", " "});
  page.prose("Nothing", " \n ");
  return page.take();
}

}  // namespace

TEST_CASE("A document as plain text: headings above their lists, numbers go on") {
  CHECK(plain_text(of_lists()) ==
        "Hello,\nagain\n\nand more\n\nSteps\none\ntwo\nand 1 more\n\nOffers\n4. four\n5. five\n");
  CHECK(plain_text({}).empty());
}

TEST_CASE("A document as Markdown") {
  CHECK(markdown(of_lists()) ==
        "Hello,\\\nagain\n\nand more\n\n## Steps\n\n- one\n- two\n- and 1 more\n\n## Offers\n\n"
        "4. four\n5. five\n");
}

TEST_CASE("A document as HTML") {
  CHECK(html(of_lists()) ==
        "<p>Hello,<br>again</p>\n<p>and more</p>\n<h2>Steps</h2>\n<ul>\n<li>one</li>\n"
        "<li>two</li>\n<li>and 1 more</li>\n</ul>\n<h2>Offers</h2>\n<ol start=\"4\">\n"
        "<li>four</li>\n<li>five</li>\n</ol>\n");
}

TEST_CASE("Words never become markup in Markdown") {
  const auto written = [](const std::string& text) { return markdown(of_paragraph(text)); };
  CHECK(written("# not a heading") == "\\# not a heading\n");
  CHECK(written("- no list\n+ none\n1. none\n12) none\n> none") ==
        "\\- no list\\\n\\+ none\\\n1\\. none\\\n12\\) none\\\n\\> none\n");
  CHECK(written("Title\n===\n---") == "Title\\\n\\===\\\n\\---\n");
  CHECK(written("*a* _b_ `c` [d](e) <b> &amp; ~~f~~ | $g$ \\") ==
        "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<b\\> \\&amp; \\~\\~f\\~\\~ \\| \\$g\\$ \\\\\n");
  CHECK(written("2.5 hours, on 1-2 days") == "2\\.5 hours, on 1-2 days\n");
  CHECK(written("    no code\n\n\tnone") == "no code\n\nnone\n");
}

TEST_CASE("Words never become markup in HTML, and words from the right say so") {
  const auto written = [](const std::string& text) { return html(of_paragraph(text)); };
  CHECK(written("<script>alert(\"1\")</script> & 'x'") ==
        "<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 'x'</p>\n");
  CHECK(written("مرحبا نور") == "<p dir=\"rtl\">مرحبا نور</p>\n");
}
