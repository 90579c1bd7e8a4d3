#include "store/export_reminder.hpp"

#include "store/numbers.hpp"

namespace ithaca {

bool is_export_due(const LastExport& last, std::uint64_t edits, std::int64_t now_ms) {
  const auto is_long_ago = [&](std::int64_t ms) {
    return ms > now_ms || now_ms - ms >= kExportEveryMs;
  };
  return edits >= last.edits + kEditsWorthAnExport && is_long_ago(last.time_ms) &&
         is_long_ago(last.put_off_ms);
}

std::string encode_last_export(const LastExport& last) {
  return std::to_string(last.edits) + ' ' + std::to_string(last.time_ms) + ' ' +
         std::to_string(last.put_off_ms);
}

std::optional<LastExport> decode_last_export(std::string_view text) {
  const auto numbers = read_numbers<3>(text);
  if (!numbers) return std::nullopt;
  return LastExport{static_cast<std::uint64_t>((*numbers)[0]), (*numbers)[1], (*numbers)[2]};
}

}  // namespace ithaca
