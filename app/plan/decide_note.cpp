#include <algorithm>

#include "plan/decide_arms.hpp"
#include "plan/query.hpp"

namespace ithaca::decide_arms {
namespace {

struct Gap {
  Position low;
  Position high;
};

// The places around the line after `after`, or the end of the meeting's lines.
Gap gap_after(const Plan& plan, const MeetingId& meeting, const NoteLineId& after) {
  const auto lines = children(plan, &NoteLine::meeting, meeting);
  if (!after.is_set()) return {lines.empty() ? Position{} : lines.back()->position, {}};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!(lines[i]->id == after)) continue;
    return {lines[i]->position, i + 1 < lines.size() ? lines[i + 1]->position : Position{}};
  }
  return {lines.empty() ? Position{} : lines.back()->position, {}};
}

}  // namespace

Decision decide_on(const Plan& plan, const AddNoteLines& intent, const Env& env) {
  if (plan.find<Meeting>(intent.meeting) == nullptr) return gone();
  const Gap gap = gap_after(plan, intent.meeting, intent.after);
  const std::size_t count = intent.texts.size();
  const std::vector<Position> places = count == 1 ? std::vector{position_between(gap.low, gap.high)}
                                                  : positions_between(gap.low, gap.high, count);
  Changes changes(plan, "Note written");
  for (std::size_t i = 0; i < count; ++i) {
    NoteLine line;
    line.id = env.fresh<NoteLineTag>();
    line.meeting = intent.meeting;
    line.agenda_item = intent.agenda_item;
    line.text = intent.texts[i];
    line.position = places[i];
    line.is_private = intent.is_private;
    changes.create(std::move(line));
  }
  return changes.take();
}

Decision decide_on(const Plan& plan, const SplitNoteLine& intent, const Env& env) {
  const NoteLine* line = plan.find<NoteLine>(intent.line);
  if (line == nullptr) return gone();
  const std::size_t at = std::min(intent.at, line->text.size());
  if (!is_boundary(line->text, at)) {
    return Error{Errc::bad_encoding, {}, t("The line cannot be split inside a letter")};
  }
  const Gap gap = gap_after(plan, line->meeting, line->id);
  NoteLine rest = *line;
  rest.id = env.fresh<NoteLineTag>();
  rest.text = line->text.substr(at);
  rest.link = {};
  rest.position = position_between(gap.low, gap.high);
  Changes changes(plan, "Note written");
  changes.edit<NoteLine>(line->id, [&](NoteLine& it) { it.text.resize(at); });
  changes.create(std::move(rest));
  return changes.take();
}

Decision decide_on(const Plan& plan, const JoinNoteLine& intent, const Env&) {
  const NoteLine* line = plan.find<NoteLine>(intent.line);
  if (line == nullptr) return gone();
  const NoteLine* above = nullptr;
  for (const NoteLine* other : children(plan, &NoteLine::meeting, line->meeting)) {
    if (other->id == line->id) break;
    if (other->agenda_item == line->agenda_item && other->is_private == line->is_private) {
      above = other;
    }
  }
  Changes changes(plan, "Note written");
  if (above == nullptr) {
    if (line->text.empty()) changes.remove<NoteLine>(line->id);
    return changes.take();
  }
  changes.edit<NoteLine>(above->id, [&](NoteLine& it) {
    it.text += line->text;
    if (!it.link.is_set()) it.link = line->link;
  });
  changes.remove<NoteLine>(line->id);
  return changes.take();
}

Decision decide_on(const Plan& plan, const CaptureCommitment& intent, const Env& env) {
  const NoteLine* line = plan.find<NoteLine>(intent.line);
  if (line == nullptr) return gone();
  const Meeting* meeting = plan.find<Meeting>(line->meeting);
  if (meeting == nullptr) return gone();
  const AgendaItem* item = plan.find<AgendaItem>(line->agenda_item);
  AddCommitment add{meeting->mentorship, intent.owner, intent.title, intent.due, meeting->id};
  Decision decision = decide_on(plan, add, env);
  if (!decision) return decision;
  Edit<Commitment>& created = std::get<Edit<Commitment>>(decision->edits.front());
  Commitment commitment = *created.after;
  if (item != nullptr) commitment.goal = item->goal;
  commitment.is_private = line->is_private;
  const Ref link = ref_to(commitment);
  const std::string title = commitment.title;
  created.after = std::make_shared<const Commitment>(std::move(commitment));
  Changes changes(plan, {});
  changes.edit<NoteLine>(line->id, [&](NoteLine& it) {
    it.text = title;
    it.link = link;
  });
  ChangeSet link_change = changes.take();
  std::move(link_change.edits.begin(), link_change.edits.end(),
            std::back_inserter(decision->edits));
  decision->label = "Captured";
  return decision;
}

}  // namespace ithaca::decide_arms
