// One sentence on how the rhythm holds, with its reasons, never a bare score (002: drift).
// Knows nothing of blame: it never says whose date moved or who was silent.
#pragma once

#include <optional>
#include <string>

#include "method/meetings.hpp"
#include "method/words.hpp"

namespace ithaca::method {

enum class Health : std::uint8_t { steady, watch, drifting, unrated };

struct HealthLine {
  Health health = Health::unrated;
  std::string sentence;
};

// The day of the last contact of any kind: a held meeting or a touchpoint (rules 3.1).
std::optional<Day> last_contact(const View& view, const MentorshipId& mentorship);

// Days since contact over the agreed interval: up to 1.25 steady, up to 2 watch, beyond drifting; a
// date that is set lowers one step; two dates moved in a row, or two meetings in a row without a
// commitment, raise one (method.md 2, capability 8). Days on which either is away do not count
// (rules 3.9). Nothing before the first meeting, nothing while paused (rules 3.2, 3.9).
std::optional<HealthLine> health_line(const View& view, const Mentorship& mentorship,
                                      const DateWords& words);

// "3 weeks", "10 days"
std::string interval_words(int days);

}  // namespace ithaca::method
