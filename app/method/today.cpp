#include "method/today.hpp"

#include <algorithm>

namespace ithaca::method {
namespace {

constexpr std::size_t kMostCards = 5;
constexpr std::size_t kMostLate = 2;

using Kind = TodayCard::Kind;

void add_late_cards(std::vector<TodayCard>& cards, const View& view, const MentorshipId& id) {
  std::vector<TodayCard> late;
  for (const DatedCommitment& one : dated_commitments(view, id)) {
    if (!one.days_late || one.commitment->owner == Owner::mentor) continue;
    late.push_back({Kind::late, one.commitment->id, {}, *one.days_late});
  }
  sort_values(late,
              [](const TodayCard& a, const TodayCard& b) { return a.late_days > b.late_days; });
  if (late.size() > kMostLate) late.resize(kMostLate);
  cards.insert(cards.end(), late.begin(), late.end());
}

void add_meeting_card(std::vector<TodayCard>& cards, const View& view,
                      const Mentorship& mentorship) {
  const Meeting* next = next_meeting(view, mentorship.id);
  if (next == nullptr) {
    if (mentorship.state == MentorshipState::active) cards.push_back({Kind::no_date, {}, {}, 0});
    return;
  }
  const bool has_passed = next->when && next->when->day < view.today;
  cards.push_back({has_passed ? Kind::was_it_held : Kind::next_meeting, {}, next->id, 0});
  const bool is_first = last_held(view, mentorship.id) == nullptr;
  if (is_first && !next->briefed && !has_passed) {
    cards.push_back({Kind::first_note, {}, next->id, 0});
  }
}

}  // namespace

std::vector<TodayCard> today_cards(const View& view, const Mentorship& mentorship) {
  std::vector<TodayCard> cards;
  if (!is_at_rest(mentorship)) add_late_cards(cards, view, mentorship.id);
  if (mentorship.state == MentorshipState::looking) {
    cards.push_back({Kind::name_mentor, {}, {}, 0});
  }
  add_meeting_card(cards, view, mentorship);
  for (const Commitment* commitment : to_thank_for(view, mentorship.id)) {
    if (cards.size() == kMostCards) break;
    cards.push_back({Kind::thank, commitment->id, {}, 0});
  }
  return cards;
}

}  // namespace ithaca::method
