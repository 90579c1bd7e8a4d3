#include "ui/capture_line.hpp"

#include "ui/form.hpp"

namespace ithaca::ui {

std::optional<CaptureLine> read_capture(const Scene& c, std::string_view line) {
  if (line.size() < 2 || line[0] != '/') return std::nullopt;
  const char kind = line[1];
  if (kind != 'i' && kind != 't') return std::nullopt;
  if (line.size() > 2 && line[2] != ' ') return std::nullopt;
  TitleAndDue said = read_title_and_due(c, line.substr(2));
  return CaptureLine{kind == 'i' ? ithaca::Owner::mentee : ithaca::Owner::mentor,
                     std::move(said.title), said.due};
}

std::string tail_binding(bool is_private) {
  return std::string(is_private ? kPrivateTailBinding : kTailBinding);
}

std::string next_date_draft(const MeetingId& meeting) { return "next-date/" + meeting.string(); }

std::string commitment_draft(const MeetingId& meeting, ithaca::Owner owner) {
  return (owner == ithaca::Owner::mentor ? "theirs/" : "mine/") + meeting.string();
}

}  // namespace ithaca::ui
