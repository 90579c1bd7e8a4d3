// Dates and times as Chinese, Japanese and Korean write them, put into marks that typed_date reads.
// Knows no day: a date that does not exist stays one that does not.
#pragma once

#include <string>
#include <string_view>

namespace ithaca::method {

// "2026年12月1日" becomes "2026-12-01", "12月1日" "--12-01" (as in RFC 6350: no year),
// "午後4時30分" "pm 4:30"; a weekday stands apart; full-width letters, digits and spaces become
// plain ones.
std::string with_plain_marks(std::string_view text);

}  // namespace ithaca::method
