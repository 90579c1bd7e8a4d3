#include "derive/sample.hpp"

#include <optional>
#include <string>

#include "derive/merge.hpp"

namespace ithaca {
namespace {

constexpr std::string_view kSampleMentorship = "samp1e000000s000";

// The next meeting of the sample as it was written; nothing where it plans none.
std::optional<Day> next_day(const Plan& sample) {
  std::optional<Day> next;
  for (const auto& [id, row] : sample.of<Meeting>()) {
    const Meeting& meeting = *row.value;
    if (meeting.state != MeetingState::planned || !meeting.when) continue;
    if (!next || meeting.when->day < *next) next = meeting.when->day;
  }
  return next;
}

int days_to_move(Day next, Day today) {
  const int since = (today - next) % 7;
  const int days_after = since < 0 ? -since : 7 - since;
  return today - next + days_after;
}

// Dates are texts in every format: a field that holds one and nothing else is moved, also in what a
// change was from and to. No text that a person writes is only a date.
void move_dates(const meta::Kind& kind, void* record, int days) {
  std::string space;
  for (const meta::AnyField& field : kind.fields) {
    const meta::Value value = field.get(record, space);
    if (value.shape != meta::Shape::text) continue;
    auto when = meta::AsText<When>::read(value.text);
    if (!when) continue;
    when->day = when->day + days;
    const std::string moved = meta::AsText<When>::write(*when);
    field.set(record, meta::Value::of_text(moved));
  }
}

}  // namespace

bool is_sample(const Plan& plan) {
  const auto mentorships = plan.of<Mentorship>();
  return mentorships.size() == 1 && (*mentorships.begin()).first.view() == kSampleMentorship;
}

ChangeSet sample_changes(const Plan& mine, const Plan& sample, Day today) {
  ChangeSet changes = replace_changes(mine, sample);
  changes.label = "Sample plan opened";
  const auto next = next_day(sample);
  const int days = next ? days_to_move(*next, today) : 0;
  for (Edit& edit : changes.edits) {
    if (!edit.after) continue;
    const std::shared_ptr<void> moved = edit.kind->copy(edit.after.get());
    move_dates(*edit.kind, moved.get(), days);
    edit.after = moved;
  }
  return changes;
}

ChangeSet without_sample(const Plan& sample) {
  ChangeSet changes = replace_changes(sample, {});
  changes.label = "Sample plan put away";
  return changes;
}

}  // namespace ithaca
