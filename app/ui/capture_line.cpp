#include "ui/capture_line.hpp"

#include "base/text.hpp"
#include "base/translate.hpp"
#include "ui/form.hpp"

namespace ithaca::ui {

const CaptureKind& capture_kind(Captured what) {
  for (const CaptureKind& kind : kCaptureKinds) {
    if (kind.what == what) return kind;
  }
  return kCaptureKinds.front();
}

std::optional<Captured> captured_as(const Plan& plan, const Ref& record) {
  if (const auto* commitment = find_as<Commitment>(plan, record)) {
    return commitment->owner == ithaca::Owner::mentor ? Captured::they_offer : Captured::i_will;
  }
  constexpr std::pair<std::string_view, Captured> kKindsOf[] = {
      {meta::Describe<Advice>::kind, Captured::advice},
      {meta::Describe<Feedback>::kind, Captured::feedback},
      {meta::Describe<Decision>::kind, Captured::decision},
      {meta::Describe<Question>::kind, Captured::question},
      {meta::Describe<Contact>::kind, Captured::person},
      {meta::Describe<Resource>::kind, Captured::resource},
      {meta::Describe<Signal>::kind, Captured::signal}};
  for (const auto& [kind, what] : kKindsOf) {
    if (record.kind == kind && plan.has(record)) return what;
  }
  return std::nullopt;
}

std::string capture_label(const Scene& c, Captured what) {
  return t(capture_kind(what).label, {{"name", c.mentor()}});
}

CaptureLine read_captured(const Scene& c, Captured what, std::string_view words) {
  if (!capture_kind(what).takes_day) return {what, std::string(trimmed(words)), Due::whenever()};
  TitleAndDue said = read_title_and_due(c, words);
  return {what, std::move(said.title), said.due};
}

std::optional<CaptureLine> read_capture(const Scene& c, std::string_view line) {
  if (line.size() < 2 || line[0] != '/') return std::nullopt;
  if (line.size() > 2 && line[2] != ' ') return std::nullopt;
  for (const CaptureKind& kind : kCaptureKinds) {
    if (kind.letter == line[1]) return read_captured(c, kind.what, line.substr(2));
  }
  return std::nullopt;
}

std::string tail_binding(bool is_private) {
  return std::string(is_private ? kPrivateTailBinding : kTailBinding);
}

std::string next_date_draft(const MeetingId& meeting) { return "next-date/" + meeting.string(); }

std::string commitment_draft(const MeetingId& meeting, ithaca::Owner owner) {
  return (owner == ithaca::Owner::mentor ? "theirs/" : "mine/") + meeting.string();
}

}  // namespace ithaca::ui
