#include "base/position.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace ithaca {

TEST_CASE("There is always a place between two places") {
  Position low = position_between({}, {});
  Position high = position_between(low, {});
  for (int i = 0; i < 200; ++i) {
    const Position middle = position_between(low, high);
    CHECK(is_position(middle.digits));
    CHECK(low < middle);
    CHECK(middle < high);
    (i % 2 == 0 ? low : high) = middle;
  }
}

TEST_CASE("A place before the first and after the last one") {
  Position first = position_between({}, {});
  for (int i = 0; i < 100; ++i) {
    const Position before = position_between({}, first);
    CHECK(before < first);
    first = before;
  }
}

TEST_CASE("Adding at the end a thousand times keeps the digits few") {
  Position last;
  for (int i = 0; i < 1000; ++i) {
    const Position next = position_between(last, {});
    CHECK(last < next);
    last = next;
  }
  CHECK(last.digits.size() < 40);
}

TEST_CASE("Where two copies chose the same place, the new one comes right after it") {
  const Position same = position_between({}, {});
  CHECK(same < position_between(same, same));
}

TEST_CASE("Many places at once ascend and stay short") {
  const auto places = positions_between({}, {}, 500);
  CHECK(places.size() == 500);
  CHECK(std::is_sorted(places.begin(), places.end()));
  for (const Position& place : places) CHECK(place.digits.size() <= 3);
}

TEST_CASE("Only digits that do not end in zero are a place") {
  CHECK(is_position("1"));
  CHECK(is_position("0z"));
  CHECK_FALSE(is_position(""));
  CHECK_FALSE(is_position("10"));
  CHECK_FALSE(is_position("A"));
}

}  // namespace ithaca
