#include "method/today.hpp"

#include <algorithm>

#include "method/checks.hpp"

namespace ithaca::method {
namespace {

constexpr std::size_t kMostCards = 5;
constexpr std::size_t kMostLate = 2;

using Kind = TodayCard::Kind;

void add_late_cards(std::vector<TodayCard>& cards, const View& view, const MentorshipId& id,
                    const DateWords& words) {
  for (const DatedCommitment& dated : late_commitments(view, id)) {
    auto check = late_and_silent(dated, view, words);
    if (!check) continue;
    if (cards.size() == kMostLate) return;
    cards.push_back({Kind::late, check->record, std::move(check->sentence), *dated.days_late});
  }
}

void add_meeting_card(std::vector<TodayCard>& cards, const View& view,
                      const Mentorship& mentorship) {
  const Meeting* next = next_meeting(view, mentorship.id);
  if (next == nullptr) {
    if (mentorship.state == MentorshipState::active) cards.push_back({Kind::no_date});
    return;
  }
  const bool has_passed = next->when && next->when->day < view.today;
  cards.push_back({has_passed ? Kind::was_it_held : Kind::next_meeting, ref_to(*next)});
  const bool is_first = last_held(view, mentorship.id) == nullptr;
  if (is_first && !next->briefed && !has_passed) {
    cards.push_back({Kind::first_note, ref_to(*next)});
  }
}

// Due before the day of the meeting; one that is open has no day.
template <class T>
std::optional<Day> due_by(const T& record, Day meeting) {
  if (record.due.kind == Due::Kind::before_we_meet) return meeting;
  if (record.due.kind == Due::Kind::on_day && !(meeting < record.due.day)) return record.due.day;
  return std::nullopt;
}

void add_thanks_and_advice(std::vector<TodayCard>& cards, const View& view,
                           const MentorshipId& id) {
  const auto advice = undecided_advice(view, id);
  const std::size_t before = cards.size();
  for (const Commitment* commitment : to_thank_for(view, id)) {
    const bool is_last_place = cards.size() + 1 == kMostCards;
    const bool leaves_it = is_last_place && !advice.empty() && cards.size() > before;
    if (cards.size() == kMostCards || leaves_it) break;
    cards.push_back({Kind::thank, ref_to(*commitment)});
  }
  for (const Check& one : advice) {
    if (cards.size() == kMostCards) return;
    cards.push_back({Kind::advice, one.record, one.sentence});
  }
}

}  // namespace

std::vector<Ref> due_before_meeting(const View& view, const MentorshipId& id) {
  struct Item {
    Ref record;
    Day day;
  };
  std::vector<Item> items;
  std::vector<Ref> refs;
  const Meeting* next = next_meeting(view, id);
  const bool is_ahead = next != nullptr && next->when && !(next->when->day < view.today);
  if (!is_ahead || last_held(view, id) == nullptr) return refs;
  const auto add = [&](const Ref& record, std::optional<Day> day) {
    if (day) items.push_back({record, *day});
  };
  const Day meets = next->when->day;
  for (const Contact* one : view.index.contacts(view.plan, id)) {
    if (!one->met_on) add(ref_to(*one), due_by(*one, meets));
  }
  for (const Resource* one : view.index.resources(view.plan, id)) {
    if (!one->used_on) add(ref_to(*one), due_by(*one, meets));
  }
  for (const DatedCommitment& dated : dated_commitments(view, id)) {
    const Commitment& one = *dated.commitment;
    if (one.owner != Owner::mentor && !dated.days_late) add(ref_to(one), due_by(one, meets));
  }
  sort_values(items, [](const Item& a, const Item& b) { return a.day < b.day; });
  for (Item& item : items) refs.push_back(std::move(item.record));
  return refs;
}

std::vector<TodayCard> today_cards(const View& view, const Mentorship& mentorship,
                                   const DateWords& words) {
  std::vector<TodayCard> cards;
  add_late_cards(cards, view, mentorship.id, words);
  if (mentorship.state == MentorshipState::looking) {
    cards.push_back({Kind::name_mentor});
  }
  add_meeting_card(cards, view, mentorship);
  const bool has_room = cards.size() < kMostCards && !is_at_rest(mentorship);
  if (has_room && !due_before_meeting(view, mentorship.id).empty()) {
    cards.push_back({Kind::due_before});
  }
  add_thanks_and_advice(cards, view, mentorship.id);
  return cards;
}

}  // namespace ithaca::method
