// The one function that every visible string passes through.
// Knows no views; the catalogue is handed in, English is the key and the fallback.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace ithaca {

// A named value of a sentence: `{name}` in the text becomes its words. It only looks at the text,
// so that the hundreds of places that name one need not build a string and take it down.
struct Named {
  std::string_view name;
  std::string_view text = {};
  std::int64_t number = 0;
  bool is_number = false;
  Named(std::string_view key, std::string_view words) : name(key), text(words) {}
  Named(std::string_view key, std::int64_t value) : name(key), number(value), is_number(true) {}
  Named(std::string_view key, int value) : Named(key, std::int64_t{value}) {}
};

// A sentence of the catalogue, for as long as the program runs; a string where one is wanted.
struct Words : std::string_view {
  using std::string_view::string_view;
  explicit Words(std::string_view words) : std::string_view(words) {}
  operator std::string() const { return std::string(data(), size()); }
};

class Catalogue {
 public:
  virtual ~Catalogue() = default;
  // The sentence in the person's language, as long as the catalogue is there; or the key itself.
  virtual std::string_view sentence(std::string_view english) const = 0;
  // The form for `count` in the person's language (CLDR plural rules).
  virtual std::string_view plural(std::string_view one, std::string_view many,
                                  std::int64_t count) const = 0;
};

// English as written in the source.
const Catalogue& english_catalogue();
// Longer words, accents and brackets: what was not translated, or does not fit, shows.
const Catalogue& pseudo_catalogue();

// The catalogue in use; it must outlive its use. English at the start.
void use_catalogue(const Catalogue& catalogue);

// t("Copy brief for {name}", {{"name", "Judith"}})
std::string t(std::string_view english, std::initializer_list<Named> values);
// A text that is no literal, such as a field's label.
std::string t(std::string_view english);
// t("Cancel")
Words sentence(std::string_view literal);
template <std::size_t N>
Words t(const char (&literal)[N]) {
  return sentence(std::string_view(literal, N - 1));
}

// tn("{count} day late", "{count} days late", 2) gives "2 days late"; {count} is filled in.
std::string tn(std::string_view one, std::string_view many, std::int64_t count,
               std::initializer_list<Named> values = {});

}  // namespace ithaca
