#include "meta/field.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "meta/value.hpp"
#include "plan/plan.hpp"
#include "support/each_field.hpp"

namespace ithaca {

struct Undescribed {
  RecordId id;
  std::string title;
  std::string forgotten;
  bool is_private = false;
};
template <>
struct meta::Describe<Undescribed> {
  static constexpr std::string_view kind = "undescribed";
  static constexpr auto fields =
      std::tuple{field(&Undescribed::id, id_key()), field(&Undescribed::title, line("title", "T")),
                 field(&Undescribed::is_private, check("private", "Private"))};
};
static_assert(!meta::complete<Undescribed>, "a member without a description goes unnoticed");

struct Doubled {
  RecordId id;
  std::string title;
  bool is_private = false;
};
template <>
struct meta::Describe<Doubled> {
  static constexpr std::string_view kind = "doubled";
  static constexpr auto fields =
      std::tuple{field(&Doubled::id, id_key()), field(&Doubled::title, line("private", "T")),
                 field(&Doubled::is_private, check("private", "Private"))};
};
static_assert(!meta::complete<Doubled>, "a key that stands twice goes unnoticed");

TEST_CASE("Keys and kinds are lower case words, since files and links carry them") {
  const auto is_word = [](std::string_view text) {
    return !text.empty() &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos;
  };
  std::set<std::string_view> kinds;
  Entities::each([&]<class T>() {
    CHECK(is_word(meta::Describe<T>::kind));
    CHECK(kinds.insert(meta::Describe<T>::kind).second);
    testing::each_field<T>([&](const auto& f) {
      CHECK(is_word(f.facts.key));
      CHECK(f.facts.key != "edited");  // the stamp's place in files
    });
  });
}

TEST_CASE("Every field that a person sees has a label") {
  Entities::each([&]<class T>() {
    testing::each_field<T>([&](const auto& f) {
      if (f.facts.widget != meta::Widget::hidden) CHECK_FALSE(f.facts.label.empty());
    });
  });
}

TEST_CASE("A field is found by its key") {
  CHECK(meta::field_index<Goal>("id") == 0);
  CHECK(meta::field_index<Goal>("title") == 2);
  CHECK(meta::field_index<Goal>("none") == meta::field_count<Goal>);
}

}  // namespace ithaca
