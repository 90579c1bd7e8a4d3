// Synthetic plans as large as real ones: the volumes that the program is designed for (method.md,
// section 4). The same for the same seed. Knows no test framework.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "plan/plan.hpp"

namespace ithaca::testing {

struct Volume {
  std::string_view name;
  std::size_t mentorships;
  std::size_t meetings;
  std::size_t goals;
  std::size_t commitments;
  std::size_t agenda_items_a_meeting;
  std::size_t records;  // all but history; advice and touchpoints fill up
  std::size_t years;
};

inline constexpr Volume kLight{"light, 1 year", 1, 8, 4, 37, 5, 215, 1};
inline constexpr Volume kTypical{"typical, 1 year", 1, 12, 4, 51, 5, 292, 1};
inline constexpr Volume kHeavyYear{"heavy, 1 year", 3, 44, 12, 198, 5, 1001, 1};
inline constexpr Volume kHeavyDecade{"heavy, 10 years", 14, 458, 111, 2082, 5, 10389, 10};
inline constexpr Volume kStress{"stress, 10 years", 40, 2840, 260, 12617, 4, 58091, 10};

// 2.5 history records for each record; a meeting's note has 350 words on average in about ten
// lines, the longest about 2,200 words.
Plan plan_of(const Volume& volume, std::uint64_t seed = 1);

}  // namespace ithaca::testing
