#include "plan/decide_arms.hpp"
#include "plan/query.hpp"

namespace ithaca::decide_arms {

Decided decide_on(const Plan& plan, const StartMentorship& intent, const Env& env) {
  const std::string sentence = one_line(intent.sentence);
  if (sentence.empty()) {
    return empty_text(t("Say in one sentence what you want from mentoring"));
  }
  Changes changes(plan, "Started");
  // The mentee of an earlier mentorship is the same person.
  PersonId mentee;
  for (const auto& [id, row] : plan.of<Mentorship>()) {
    if (plan.find<Person>(row.value->mentee) != nullptr) mentee = row.value->mentee;
  }
  if (!mentee.is_set()) {
    Person person;
    mentee = person.id = env.fresh<PersonTag>();
    changes.create(std::move(person));
  }
  Mentorship mentorship;
  mentorship.id = env.fresh<MentorshipTag>();
  mentorship.mentee = mentee;
  mentorship.purpose = sentence;
  mentorship.purposes = intent.purposes;
  mentorship.began = env.today;
  const std::string mentor_name = one_line(intent.mentor_name);
  if (mentor_name.empty()) {
    mentorship.state = MentorshipState::looking;
  } else {
    Person mentor;
    mentorship.mentor = mentor.id = env.fresh<PersonTag>();
    mentor.name = mentor_name;
    changes.create(std::move(mentor));
  }
  Goal goal;
  goal.id = env.fresh<GoalTag>();
  goal.mentorships = {mentorship.id};
  goal.title = sentence;
  goal.position = position_between(last_goal_position(plan), {});
  changes.create(std::move(goal));
  if (!mentor_name.empty() || intent.first_meeting) {  // a date without a name is kept
    add_meeting(changes, mentorship, intent.first_meeting, 1, {}, env);
  }
  changes.create(std::move(mentorship));
  return changes.take();
}

Decided decide_on(const Plan& plan, const SetRhythm& intent, const Env&) {
  if (intent.days < 0 || intent.days > 3660) {
    return Error{
        Errc::out_of_range, {}, t("Meet at least every ten years, or leave the rhythm open")};
  }
  if (plan.find<Mentorship>(intent.mentorship) == nullptr) return gone();
  Changes changes(plan, "Rhythm set");
  changes.edit<Mentorship>(intent.mentorship,
                           [&](Mentorship& it) { it.rhythm_days = intent.days; });
  return changes.take();
}

Decided decide_on(const Plan& plan, const SetMeetingMinutes& intent, const Env&) {
  if (intent.minutes < 1 || !is_length(intent.minutes)) {
    return Error{Errc::out_of_range, {}, t("A meeting takes between 1 minute and a day")};
  }
  if (plan.find<Mentorship>(intent.mentorship) == nullptr) return gone();
  Changes changes(plan, "Length set");
  changes.edit<Mentorship>(intent.mentorship,
                           [&](Mentorship& it) { it.meeting_minutes = intent.minutes; });
  return changes.take();
}

Decided decide_on(const Plan& plan, const NameMentor& intent, const Env& env) {
  const Mentorship* mentorship = plan.find<Mentorship>(intent.mentorship);
  if (mentorship == nullptr) return gone();
  const std::string name = one_line(intent.name);
  if (name.empty()) return empty_text(t("Write your mentor’s name"));
  Changes changes(plan, "Mentor named");
  if (plan.find<Person>(mentorship->mentor) != nullptr) {
    changes.edit<Person>(mentorship->mentor, [&](Person& it) { it.name = name; });
    return changes.take();
  }
  Person mentor;
  mentor.id = env.fresh<PersonTag>();
  mentor.name = name;
  const PersonId id = mentor.id;
  changes.create(std::move(mentor));
  changes.edit<Mentorship>(intent.mentorship, [&](Mentorship& it) {
    it.mentor = id;
    if (it.state == MentorshipState::looking) it.state = MentorshipState::active;
  });
  return changes.take();
}

Decided decide_on(const Plan& plan, const NameMentee& intent, const Env& env) {
  const Mentorship* mentorship = plan.find<Mentorship>(intent.mentorship);
  if (mentorship == nullptr) return gone();
  const std::string name = one_line(intent.name);
  Changes changes(plan, "Name changed");
  if (plan.find<Person>(mentorship->mentee) != nullptr) {
    changes.edit<Person>(mentorship->mentee, [&](Person& it) { it.name = name; });
    return changes.take();
  }
  Person mentee;
  mentee.id = env.fresh<PersonTag>();
  mentee.name = name;
  const PersonId id = mentee.id;
  changes.create(std::move(mentee));
  changes.edit<Mentorship>(intent.mentorship, [&](Mentorship& it) { it.mentee = id; });
  return changes.take();
}

Decided decide_on(const Plan& plan, const LogTouchpoint& intent, const Env& env) {
  if (plan.find<Mentorship>(intent.mentorship) == nullptr) return gone();
  Changes changes(plan, "Contact noted");
  Touchpoint touchpoint;
  touchpoint.id = env.fresh<TouchpointTag>();
  touchpoint.mentorship = intent.mentorship;
  touchpoint.day = env.today;
  touchpoint.means = intent.means;
  touchpoint.about = one_line(intent.about);
  touchpoint.is_private = intent.is_private;
  changes.create(std::move(touchpoint));
  return changes.take();
}

}  // namespace ithaca::decide_arms
