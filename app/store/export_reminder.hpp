// When a word about exporting is worth it: by how much was edited since the last export. Knows no
// clock, no screen, and no place to keep what it needs to know.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ithaca {

// What is known of the last export; before the first one, of the edit at which counting began.
struct LastExport {
  std::uint64_t edits = 0;  // that the plan had seen by then: Store::edits
  std::int64_t time_ms = 0;
  std::int64_t put_off_ms = 0;  // when the person said "Later"; 0: never

  bool operator==(const LastExport&) const = default;
};

// Each letter is an edit: so many are the notes of a meeting or two.
inline constexpr std::uint64_t kEditsWorthAnExport = 500;
inline constexpr std::int64_t kExportEveryMs = 7 * std::int64_t{86'400'000};

// At most once a week. A date in the future is a clock that was wrong: it keeps nothing back.
bool is_export_due(const LastExport& last, std::uint64_t edits, std::int64_t now_ms);

std::string encode_last_export(const LastExport& last);
std::optional<LastExport> decode_last_export(std::string_view text);

}  // namespace ithaca
