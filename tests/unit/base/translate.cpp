#include "base/translate.hpp"

#include <doctest/doctest.h>

namespace ithaca {

TEST_CASE("a sentence that begins with a name from the right keeps its own direction") {
  CHECK(t("{name} offers", {{"name", "فاطمة"}}) == "\u200Eفاطمة offers");
  CHECK(t("{name}", {{"name", "فاطمة"}}) == "فاطمة");
  CHECK(t("“{goal}” waits", {{"goal", "فاطمة"}}) == "\u200E“فاطمة” waits");
  CHECK(t("{name} offers", {{"name", "Judith"}}) == "Judith offers");
  CHECK(t("Copy brief for {name}", {{"name", "فاطمة"}}) == "Copy brief for فاطمة");
}

TEST_CASE("Named values stand where their names stood") {
  CHECK(t("Copy brief for {name}", {{"name", "Judith"}}) == "Copy brief for Judith");
  CHECK(t("{a} and {b} and {a}", {{"a", 1}, {"b", 2}}) == "1 and 2 and 1");
  CHECK(t("nothing to fill") == "nothing to fill");
}

TEST_CASE("A name without a value stays as it is, and so does an open bracket") {
  CHECK(t("{other}", {{"name", "x"}}) == "{other}");
  CHECK(t("an open {", {{"name", "x"}}) == "an open {");
}

TEST_CASE("A value that looks like a name is not filled in again") {
  CHECK(t("{a}{b}", {{"a", "{b}"}, {"b", "x"}}) == "{b}x");
}

TEST_CASE("One and many have their own words") {
  CHECK(tn("{count} day late", "{count} days late", 1) == "1 day late");
  CHECK(tn("{count} day late", "{count} days late", 2) == "2 days late");
  CHECK(tn("{count} day", "{count} days", 0) == "0 days");
}

TEST_CASE("The pseudo language is longer and keeps the names of values") {
  use_catalogue(pseudo_catalogue());
  const std::string sentence = t("Copy brief for {name}", {{"name", "Judith"}});
  use_catalogue(english_catalogue());
  CHECK(sentence.size() > std::string{"Copy brief for Judith"}.size());
  CHECK(sentence.find("Judith") != std::string::npos);
  CHECK(sentence.front() == '[');
}

}  // namespace ithaca
