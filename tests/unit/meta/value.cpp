#include "meta/value.hpp"

#include <doctest/doctest.h>

#include "plan/plan.hpp"

namespace ithaca {
namespace {

template <class V>
void reads_what_it_writes(std::string_view text) {
  const auto value = meta::AsText<V>::read(text);
  CHECK_MESSAGE(value, std::string(text));
  if (value) CHECK(meta::AsText<V>::write(*value) == text);
}

}  // namespace

TEST_CASE("A moment is a day, a time, and a zone where one is named") {
  reads_what_it_writes<When>("2026-11-24");
  reads_what_it_writes<When>("2026-11-24T16:00");
  reads_what_it_writes<When>("2026-11-24T16:00[Europe/Berlin]");
  reads_what_it_writes<When>("2026-11-24T16:00[Etc/GMT+5]");
  for (const char* text : {"", "2026-11-24T", "2026-11-24T16:00[]", "2026-11-24T16:00[a b]",
                           "2026-11-24 16:00", "2026-11-24T16:00[Europe/Berlin", "2026-11-24Z"}) {
    CHECK_FALSE(meta::AsText<When>::read(text));
  }
}

TEST_CASE("A promise is due before we meet, on a day, or open") {
  reads_what_it_writes<Due>("before-we-meet");
  reads_what_it_writes<Due>("open");
  reads_what_it_writes<Due>("2026-11-24");
  CHECK_FALSE(meta::AsText<Due>::read("soon"));
}

TEST_CASE("A reference is a kind and an id, or nothing") {
  reads_what_it_writes<Ref>("");
  reads_what_it_writes<Ref>("commitment/0123456789abcdef");
  for (const char* text :
       {"commitment", "/0123456789abcdef", "commitment/x", "Commit ment/0123456789abcdef"}) {
    CHECK_FALSE(meta::AsText<Ref>::read(text));
  }
}

TEST_CASE("Every name of an enum is its own") {
  for (const auto& name : meta::Names<CommitmentKind>::all) {
    CHECK(meta::AsText<CommitmentKind>::read(name.key) == name.value);
    CHECK(meta::label_of(name.value) == name.label);
  }
  CHECK_FALSE(meta::AsText<CommitmentKind>::read("newer"));
}

}  // namespace ithaca
