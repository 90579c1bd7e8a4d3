#include "base/id.hpp"

#include <doctest/doctest.h>

#include <set>

namespace ithaca {
namespace {
using TestId = Id<struct TestTag>;
}

TEST_CASE("Eighty bits become sixteen characters that are read back") {
  const auto id = id_from_bits<TestTag>(0xFFFF, 0xFFFFFFFFFFFFFFFFULL);
  CHECK(id.string() == "zzzzzzzzzzzzzzzz");
  CHECK(id_from_bits<TestTag>(0, 0).string() == "0000000000000000");
  CHECK(id_from_bits<TestTag>(0x8000, 0).string() == "g000000000000000");
  CHECK(id_from_bits<TestTag>(1, 0).string() == "000g000000000000");
  CHECK(parse_id<TestTag>(id.string()) == id);
}

TEST_CASE("Each bit counts") {
  std::set<TestId> ids;
  for (unsigned bit = 0; bit < 16; ++bit) {
    ids.insert(id_from_bits<TestTag>(static_cast<std::uint16_t>(1U << bit), 0));
  }
  for (unsigned bit = 0; bit < 64; ++bit) {
    ids.insert(id_from_bits<TestTag>(0, std::uint64_t{1} << bit));
  }
  CHECK(ids.size() == 80);
}

TEST_CASE("Ids stand in the order of their texts") {
  const std::string_view texts[] = {"",
                                    "0000000000000000",
                                    "0000000000000001",
                                    "00000000z0000000",
                                    "0000000100000000",
                                    "01z0000000000000",
                                    "0200000000000000",
                                    "g000000000000000",
                                    "zzzzzzzzzzzzzzzz"};
  for (const std::string_view a : texts) {
    for (const std::string_view b : texts) {
      const TestId first = parse_id<TestTag>(a).value_or(TestId{});
      const TestId second = parse_id<TestTag>(b).value_or(TestId{});
      CAPTURE(a);
      CAPTURE(b);
      CHECK((first < second) == (a < b));
      CHECK((first == second) == (a == b));
    }
  }
}

TEST_CASE("What is not sixteen characters of the alphabet is no id") {
  for (const char* text : {"", "0123", "0123456789abcdef0", "0123456789ABCDEF", "0123456789abcdei",
                           "0123456789abcdel", "0123456789abcdeu", "0123456789abcde "}) {
    CHECK_FALSE(parse_id<TestTag>(text));
  }
  CHECK(parse_id<TestTag>("0123456789abcdef"));
}

TEST_CASE("An id without text names nothing") {
  CHECK_FALSE(TestId{}.is_set());
  CHECK(TestId{}.view().empty());
  CHECK(TestId{} < id_from_bits<TestTag>(0, 0));
}

}  // namespace ithaca
