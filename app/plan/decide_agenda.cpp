// A meeting's agenda and objectives.
#include <algorithm>

#include "plan/decide_arms.hpp"
#include "plan/query.hpp"

namespace ithaca::decide_arms {
std::vector<Position> places_around(std::vector<Position> places, std::size_t at) {
  const Position low = at == 0 ? Position{} : places[at - 1];
  const Position high = at + 1 == places.size() ? Position{} : places[at + 1];
  if (!high.digits.empty() && !(low < high)) return positions_between({}, {}, places.size());
  places[at] = position_between(low, high);
  return places;
}

Position place_before_closing(std::vector<AgendaItem> items) {
  sort_values(items, [](const AgendaItem& a, const AgendaItem& b) { return stands_before(a, b); });
  Position low;
  for (const AgendaItem& item : items) {
    if (item.source == AgendaSource::closing) return position_between(low, item.position);
    low = item.position;
  }
  return position_between(low, {});
}

Decided decide_on(const Plan& plan, const AddAgendaItem& intent, const Env& env) {
  const std::string title = one_line(intent.title);
  if (title.empty()) return empty_text(t("Write what to talk about"));
  if (plan.find<Meeting>(intent.meeting) == nullptr) return gone();
  AgendaItem item;
  item.id = env.fresh<AgendaItemTag>();
  item.meeting = intent.meeting;
  item.title = title;
  item.minutes = intent.minutes;
  item.position =
      place_before_closing(as_decided(Changes(plan, {}), &AgendaItem::meeting, intent.meeting));
  item.is_private = intent.is_private;
  Changes changes(plan, "Agenda item added");
  changes.create(std::move(item));
  return changes.take();
}

Decided decide_on(const Plan& plan, const SetAgendaMinutes& intent, const Env&) {
  if (plan.find<AgendaItem>(intent.item) == nullptr) return gone();
  if (!is_length(intent.minutes)) return minutes_out_of_range();
  Changes changes(plan, "Minutes set");
  changes.edit<AgendaItem>(intent.item, [&](AgendaItem& it) { it.minutes = intent.minutes; });
  return changes.take();
}

Decided decide_on(const Plan& plan, const TickAgendaItem& intent, const Env&) {
  const AgendaItem* item = plan.find<AgendaItem>(intent.item);
  if (item == nullptr) return gone();
  Changes changes(plan, intent.is_done ? "Talked about" : "Open again");
  changes.edit<AgendaItem>(intent.item, [&](AgendaItem& it) { it.is_done = intent.is_done; });
  changes.edit<Topic>(item->topic, [&](Topic& it) { it.is_done = intent.is_done; });
  return changes.take();
}

Decided decide_on(const Plan& plan, const MoveAgendaItem& intent, const Env& env) {
  const AgendaItem* item = plan.find<AgendaItem>(intent.item);
  if (item == nullptr) return gone();
  const auto items = children(plan, &AgendaItem::meeting, item->meeting);
  const auto at = std::find(items.begin(), items.end(), item);
  const bool is_up = intent.direction == Direction::up;
  if (is_up ? at == items.begin() : at + 1 == items.end()) return ChangeSet{};
  const auto before = is_up ? at - 1 : at + 2;  // `at` is not the last one there
  return decide_on(
      plan, PlaceAgendaItem{item->id, before == items.end() ? AgendaItemId{} : (*before)->id}, env);
}

Decided decide_on(const Plan& plan, const PlaceAgendaItem& intent, const Env&) {
  const AgendaItem* item = plan.find<AgendaItem>(intent.item);
  if (item == nullptr) return gone();
  if (intent.before == intent.item) return ChangeSet{};
  Changes changes(plan, "Agenda item moved");
  if (!place_before(changes, children(plan, &AgendaItem::meeting, item->meeting), *item,
                    intent.before)) {
    return ChangeSet{};
  }
  changes.merge_with("move/" + intent.item.string());
  return changes.take();
}

// A topic goes to the other meeting's number and keeps its words; any other point is written anew.
Decided decide_on(const Plan& plan, const CarryOver& intent, const Env& env) {
  const AgendaItem* item = plan.find<AgendaItem>(intent.item);
  const Meeting* into = plan.find<Meeting>(intent.into);
  if (item == nullptr || into == nullptr) return gone();
  if (item->meeting == intent.into) return ChangeSet{};
  const auto there = children(plan, &AgendaItem::meeting, intent.into);
  for (const AgendaItem* other : there) {
    const bool came_along =
        item->topic.is_set() ? other->topic == item->topic
                             : other->carried_from == item->meeting && other->title == item->title;
    if (came_along) return ChangeSet{};
  }
  AgendaItem carried = *item;
  carried.id = env.fresh<AgendaItemTag>();
  carried.meeting = intent.into;
  carried.is_done = false;
  carried.source = AgendaSource::carried;
  carried.carried_from = item->meeting;
  carried.position =
      place_before_closing(as_decided(Changes(plan, {}), &AgendaItem::meeting, intent.into));
  Changes changes(plan, "Carried over");
  changes.create(std::move(carried));
  changes.edit<Topic>(item->topic, [&](Topic& it) { it.slot = into->slot; });
  return changes.take();
}

Decided decide_on(const Plan& plan, const AddObjective& intent, const Env& env) {
  const std::string title = one_line(intent.title);
  if (title.empty()) return empty_text(t("Write what you want from this meeting"));
  if (plan.find<Meeting>(intent.meeting) == nullptr) return gone();
  Objective objective;
  objective.id = env.fresh<ObjectiveTag>();
  objective.meeting = intent.meeting;
  objective.title = title;
  objective.position =
      position_between(last_position(plan, &Objective::meeting, intent.meeting), {});
  objective.is_private = intent.is_private;
  Changes changes(plan, "Objective added");
  changes.create(std::move(objective));
  return changes.take();
}

}  // namespace ithaca::decide_arms
