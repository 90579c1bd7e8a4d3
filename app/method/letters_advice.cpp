// The letter in which the mentor hears what became of a piece of advice.
#include "method/letter_page.hpp"

namespace ithaca::method {
namespace {

// I tried it, this happened, and what it helps with (002: show that you apply it).
void tell_applied(Page& page, const Letter& letter, const Advice& advice) {
  page.paragraph(t("You suggested: {what}.", {{"what", one_line(advice.title)}}));
  const std::string did = one_line(advice.did);
  page.paragraph(did.empty() ? std::string(t("I tried it."))
                             : t("I tried it: {what}.", {{"what", did}}));
  const std::string result = one_line(advice.result);
  if (!result.empty()) page.paragraph(t("This happened: {what}.", {{"what", result}}));
  const std::string pass_on = one_line(advice.pass_on);
  if (!pass_on.empty()) {
    page.paragraph(t("What I take from it, and will pass on: {what}.", {{"what", pass_on}}));
  }
  const Goal* goal = shared<Goal>(letter.view.plan, advice.goal);
  page.paragraph(goal == nullptr ? std::string(t("Thank you: I take it with me."))
                                 : t("Thank you: I take it with me, for a goal of mine: {goal}.",
                                     {{"goal", one_line(goal->title)}}));
}

// A differing opinion is to be voiced (001); the path is the mentee's (002).
void tell_declined(Page& page, const Advice& advice) {
  page.paragraph(t("I understood your advice so: {what}.", {{"what", one_line(advice.title)}}));
  const std::string reason = one_line(advice.result);
  if (!reason.empty()) {
    page.paragraph(t("What does not fit for me is this: {reason}.", {{"reason", reason}}));
  }
  page.paragraph(
      t("I thought about it and would rather go another way. Please tell me what I miss."));
}

}  // namespace

Document what_became(const Letter& letter, const AdviceId& id) {
  const Plan& plan = letter.view.plan;
  const Advice* advice = shared<Advice>(plan, id);
  if (advice == nullptr) return {};
  const Mentorship* mentorship = shared<Mentorship>(plan, advice->mentorship);
  const bool is_declined = advice->state == AdviceState::declined;
  if (mentorship == nullptr || (!is_declined && advice->state != AdviceState::applied)) return {};
  Page page(t("What your advice became"));
  page.hello(first_name_of(plan, mentorship->mentor));
  is_declined ? tell_declined(page, *advice) : tell_applied(page, letter, *advice);
  page.paragraph(first_name_of(plan, mentorship->mentee));
  return page.take();
}

}  // namespace ithaca::method
