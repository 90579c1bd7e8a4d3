#include "ui/letter.hpp"

#include "derive/redact.hpp"
#include "method/letters.hpp"
#include "method/letters_renegotiation.hpp"

namespace ithaca::ui {
namespace {

method::Document renegotiation_of(const CopyLetter& request, const method::Letter& letter,
                                  const MentorshipId& mentorship) {
  if (request.goal.is_set()) return method::goal_renegotiation(letter, mentorship, request.goal);
  if (request.meeting.is_set()) return method::meeting_renegotiation(letter, request.meeting);
  return method::renegotiation(letter, request.commitment);
}

method::Document letter_of(const CopyLetter& request, const method::Letter& letter,
                           const MentorshipId& mentorship, const std::set<Ref>& left_out) {
  switch (request.kind) {
    case CopyLetter::Kind::brief:
      return method::brief(letter, request.meeting, left_out);
    case CopyLetter::Kind::first_note:
      return method::first_note(letter, request.meeting);
    case CopyLetter::Kind::recap:
      return method::recap(letter, request.meeting);
    case CopyLetter::Kind::agenda:
      return method::agenda(letter, request.meeting);
    case CopyLetter::Kind::renegotiation:
      return renegotiation_of(request, letter, mentorship);
    case CopyLetter::Kind::thanks:
      return method::thanks(letter, request.commitment);
    case CopyLetter::Kind::update:
      return method::short_update(letter, mentorship);
    case CopyLetter::Kind::became:
      return method::what_became(letter, request.advice);
    case CopyLetter::Kind::plan:
      return method::plan_on_paper(letter, mentorship);
    case CopyLetter::Kind::reminder:
      break;
  }
  return method::kind_reminder(letter, request.commitment);
}

std::vector<Ref> told_by(const CopyLetter& request, const method::Letter& letter,
                         const MentorshipId& mentorship, const std::set<Ref>& left_out) {
  switch (request.kind) {
    case CopyLetter::Kind::brief:
      return method::told_by_brief(letter, request.meeting, left_out);
    case CopyLetter::Kind::update:
      return method::told_by_update(letter, mentorship);
    case CopyLetter::Kind::became:
      return {ref_to<Advice>(request.advice)};
    default:
      return {};
  }
}

}  // namespace

MentorshipId mentorship_of(const Scene& scene, const CopyLetter& request) {
  if (const Meeting* meeting = scene.plan.find<Meeting>(request.meeting)) {
    return meeting->mentorship;
  }
  if (const Advice* advice = scene.plan.find<Advice>(request.advice)) return advice->mentorship;
  const Commitment* commitment = scene.plan.find<Commitment>(request.commitment);
  return commitment == nullptr ? scene.session.mentorship : commitment->mentorship;
}

Written write_letter(const Scene& scene, const CopyLetter& request) {
  const MentorshipId mentorship = mentorship_of(scene, request);
  const Plan shared = redact(scene.plan, scene.index, Audience{mentorship});
  Index index;
  const method::View view{shared, index, scene.today};
  const method::Letter to_mentor{view, scene.words};
  const std::set<Ref>& left_out = scene.drafts.left_out[request.meeting];
  method::Document document = letter_of(request, to_mentor, mentorship, left_out);
  if (document.empty()) return {};
  return {std::move(document), told_by(request, to_mentor, mentorship, left_out)};
}

}  // namespace ithaca::ui
