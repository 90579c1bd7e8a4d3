// The one function that every visible string passes through.
// Knows no views; the catalogue is handed in, English is the key and the fallback.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace ithaca {

// A named value of a sentence: `{name}` in the text becomes its words.
struct Named {
  std::string_view name;
  std::string value;
  Named(std::string_view key, std::string_view text) : name(key), value(text) {}
  Named(std::string_view key, std::int64_t number) : name(key), value(std::to_string(number)) {}
  Named(std::string_view key, int number) : name(key), value(std::to_string(number)) {}
};

class Catalogue {
 public:
  virtual ~Catalogue() = default;
  // The sentence in the person's language, or the key itself.
  virtual std::string sentence(std::string_view english) const = 0;
  // The form for `count` in the person's language (CLDR plural rules).
  virtual std::string plural(std::string_view one, std::string_view many,
                             std::int64_t count) const = 0;
};

// English as written in the source.
const Catalogue& english_catalogue();
// Longer words, accents and brackets: what was not translated, or does not fit, shows.
const Catalogue& pseudo_catalogue();

// The catalogue in use; it must outlive its use. English at the start.
void use_catalogue(const Catalogue& catalogue);

// t("Copy brief for {name}", {{"name", "Judith"}})
std::string t(std::string_view english, std::initializer_list<Named> values = {});

// tn("{count} day late", "{count} days late", 2) gives "2 days late"; {count} is filled in.
std::string tn(std::string_view one, std::string_view many, std::int64_t count,
               std::initializer_list<Named> values = {});

}  // namespace ithaca
