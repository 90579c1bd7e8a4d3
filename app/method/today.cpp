#include "method/today.hpp"

namespace ithaca::method {
namespace {

constexpr std::size_t kMostCards = 5;
constexpr std::size_t kMostLate = 2;

using Kind = TodayCard::Kind;

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
  for (const Commitment* commitment : open_commitments(view, mentorship.id, Owner::mentee)) {
    const auto late = days_late(view, *commitment);
    if (!late || cards.size() == kMostLate) break;  // late ones come first
    cards.push_back({Kind::late, commitment->id, {}, *late});
  }
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

std::size_t late_count(const View& view, const MentorshipId& mentorship) {
  std::size_t count = 0;
  for (const Commitment* commitment : open_commitments(view, mentorship, Owner::mentee)) {
    if (is_late(view, *commitment)) ++count;
  }
  return count;
}

}  // namespace ithaca::method
