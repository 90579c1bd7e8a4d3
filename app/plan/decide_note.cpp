#include <algorithm>

#include "plan/decide_arms.hpp"
#include "plan/query.hpp"

namespace ithaca::decide_arms {
namespace {

struct Gap {
  Position low;
  Position high;
};

// The places around the line after `after`, or the end of the lines of the agenda item (of none:
// those before the first item). Only lines of one item have an order among themselves, so that
// each item's end stays open and places stay short.
Gap gap_after(const Plan& plan, const MeetingId& meeting, const AgendaItemId& item,
              const NoteLineId& after) {
  Gap gap;
  bool is_past = false;
  for (const NoteLine* line : children(plan, &NoteLine::meeting, meeting)) {
    if (!(line->agenda_item == item)) continue;
    if (is_past) {
      gap.high = line->position;
      break;
    }
    gap.low = line->position;
    is_past = line->id == after;
  }
  return gap;
}

}  // namespace

Decided decide_on(const Plan& plan, const AddNoteLines& intent, const Env& env) {
  if (plan.find<Meeting>(intent.meeting) == nullptr) return gone();
  if (intent.agenda_item.is_set()) {
    const AgendaItem* item = plan.find<AgendaItem>(intent.agenda_item);
    if (item == nullptr || !(item->meeting == intent.meeting)) return gone();
  }
  std::vector<std::string_view> texts;
  for (const std::string& text : intent.texts) {
    for (const std::string_view line : split_lines(text)) texts.push_back(line);
  }
  const Gap gap = gap_after(plan, intent.meeting, intent.agenda_item, intent.after);
  const std::size_t count = texts.size();
  const std::vector<Position> places = count == 1 ? std::vector{position_between(gap.low, gap.high)}
                                                  : positions_between(gap.low, gap.high, count);
  Changes changes(plan, "Note written");
  for (std::size_t i = 0; i < count; ++i) {
    NoteLine line;
    line.id = env.fresh<NoteLineTag>();
    line.meeting = intent.meeting;
    line.agenda_item = intent.agenda_item;
    line.text = std::string(texts[i]);
    line.position = places[i];
    line.is_private = intent.is_private;
    changes.create(std::move(line));
  }
  return changes.take();
}

Decided decide_on(const Plan& plan, const SplitNoteLine& intent, const Env& env) {
  const NoteLine* line = plan.find<NoteLine>(intent.line);
  if (line == nullptr) return gone();
  const std::size_t at = std::min(intent.at, line->text.size());
  if (!is_boundary(line->text, at)) {
    return Error{Errc::bad_encoding, {}, t("The line cannot be split inside a letter")};
  }
  const Gap gap = gap_after(plan, line->meeting, line->agenda_item, line->id);
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

Decided decide_on(const Plan& plan, const JoinNoteLine& intent, const Env&) {
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

}  // namespace ithaca::decide_arms
