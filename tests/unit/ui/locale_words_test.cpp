#include "ui/locale_words.hpp"

#include <doctest/doctest.h>

#include "support/fake_ports.hpp"

using namespace ithaca;
using ithaca::test::EnglishLocale;
using ithaca::ui::LocaleWords;

namespace {

class FrenchDistances : public EnglishLocale {
 public:
  std::string distance(int days, FirstLetter letter) const override {
    if (days != 2) return "dans " + std::to_string(days) + " jours";
    return letter == FirstLetter::capital ? "Après-demain" : "après-demain";
  }
};

class WithoutDistances : public EnglishLocale {
 public:
  std::string distance(int, FirstLetter) const override { return {}; }
};

}  // namespace

TEST_CASE("days ahead are named as the language names them") {
  const FrenchDistances locale;
  const LocaleWords words(locale);
  CHECK(words.distance(2, FirstLetter::plain) == "après-demain");
  CHECK(words.distance(2, FirstLetter::capital) == "Après-demain");
  CHECK(words.distance(21, FirstLetter::plain) == "dans 21 jours");
}

TEST_CASE("a browser without words for distances leaves them to the catalogue") {
  const WithoutDistances locale;
  const LocaleWords words(locale);
  const EnglishLocale english;
  for (const FirstLetter letter : {FirstLetter::plain, FirstLetter::capital}) {
    for (const int days : {-30, -2, -1, 0, 1, 2, 30}) {
      CAPTURE(days);
      CHECK(words.distance(days, letter) == english.distance(days, letter));
    }
  }
}
