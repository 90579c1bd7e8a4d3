// The letters about one commitment.
#include "method/letter_page.hpp"

namespace ithaca::method {
namespace {

// Who writes to whom about one commitment; nothing where it is gone or private.
struct About {
  const Commitment* commitment = nullptr;
  std::string mentor;
  std::string mentee;
  explicit operator bool() const { return commitment != nullptr; }
};

About about(const Letter& letter, const CommitmentId& id) {
  const Plan& plan = letter.view.plan;
  const Commitment* commitment = shared<Commitment>(plan, id);
  if (commitment == nullptr) return {};
  const Mentorship* mentorship = shared<Mentorship>(plan, commitment->mentorship);
  if (mentorship == nullptr) return {};
  return {commitment, first_name_of(plan, mentorship->mentor),
          first_name_of(plan, mentorship->mentee)};
}

std::string what_was_said(Owner owner, const std::string& what, const Due& due,
                          const DateWords& words) {
  const bool ours = owner == Owner::both;
  switch (due.kind) {
    case Due::Kind::on_day: {
      const std::string day = words.day(due.day, DayStyle::compact);
      return ours ? t("We said we would do this by {day}: {what}.", {{"day", day}, {"what", what}})
                  : t("I said I would do this by {day}: {what}.", {{"day", day}, {"what", what}});
    }
    case Due::Kind::before_we_meet:
      return ours ? t("We said we would do this before we meet: {what}.", {{"what", what}})
                  : t("I said I would do this before we meet: {what}.", {{"what", what}});
    case Due::Kind::open:
      break;
  }
  return ours ? t("We said we would do this: {what}.", {{"what", what}})
              : t("I said I would do this: {what}.", {{"what", what}});
}

std::string smaller_step(const std::string& step, const Due& due, const DateWords& words) {
  switch (due.kind) {
    case Due::Kind::on_day:
      return t("I propose a smaller step by {day}: {step}. Is that fine with you?",
               {{"day", words.day(due.day, DayStyle::compact)}, {"step", step}});
    case Due::Kind::before_we_meet:
      return t("I propose a smaller step before we meet: {step}. Is that fine with you?",
               {{"step", step}});
    case Due::Kind::open:
      break;
  }
  return t("I propose a smaller step: {step}. Is that fine with you?", {{"step", step}});
}

std::string new_date(const Due& due, const DateWords& words) {
  switch (due.kind) {
    case Due::Kind::on_day:
      return t("I propose {day} instead. Is that fine with you?",
               {{"day", words.day(due.day, DayStyle::compact)}});
    case Due::Kind::before_we_meet:
      return t("I propose to do it before we meet next. Is that fine with you?");
    case Due::Kind::open:
      break;
  }
  return t("I propose to leave the day open. Is that fine with you?");
}

// Else it was taken up again.
bool lapses(const History& change) { return change.to == meta::key_of(CommitmentState::lapsed); }

// What the mentee proposes on a commitment of their own, or of both.
std::string proposal(const History& change, const Due& due, const DateWords& words) {
  switch (change.event) {
    case Event::smaller_step:
      return smaller_step(one_line(change.to), due, words);
    case Event::handed_back:
      return t("I would rather hand it back now than keep you waiting. Is that fine with you?");
    case Event::dropped:
      return t("I propose to let it go. Is that fine with you?");
    case Event::changed:
      if (!lapses(change)) break;
      return t("Its time has passed, so I propose to leave it at that. Is that fine with you?");
    case Event::new_date:
    case Event::moved:
      break;
  }
  return new_date(due, words);
}

// What the mentee says about something that the mentor offered: it only ever gets lighter.
std::string relief(const History& change, const Due& due, const DateWords& words) {
  switch (change.event) {
    case Event::smaller_step:
      return t("A smaller step would help me just as much: {step}.",
               {{"step", one_line(change.to)}});
    case Event::changed:
      if (!lapses(change)) break;
      [[fallthrough]];
    case Event::handed_back:
    case Event::dropped:
      return t("Please do not feel bound to it any longer. Thank you for offering.");
    case Event::new_date:
    case Event::moved:
      break;
  }
  if (due.kind != Due::Kind::on_day) return t("There is no hurry; whenever it suits you.");
  return t("There is no hurry; {day} is fine too.",
           {{"day", words.day(due.day, DayStyle::compact)}});
}

}  // namespace

Document renegotiation(const Letter& letter, const CommitmentId& id) {
  const About about_it = about(letter, id);
  if (!about_it) return {};
  const Commitment& commitment = *about_it.commitment;
  const History* last = nullptr;
  const History* date_before_step = nullptr;
  for (const History* entry : letter.view.index.history(letter.view.plan, ref_to(commitment))) {
    if (entry->is_private) continue;
    date_before_step = last != nullptr && last->event == Event::moved ? last : nullptr;
    last = entry;
  }
  if (last == nullptr) return {};
  const bool is_step = last->event == Event::smaller_step;
  const std::string what = one_line(is_step ? last->from : commitment.title);
  const bool is_dated = !is_step && last->event != Event::changed;
  Due due_before = is_dated ? due_of(last->from) : commitment.due;
  if (is_step && date_before_step != nullptr) due_before = due_of(date_before_step->from);
  Page page(t("Renegotiation"));
  page.hello(about_it.mentor);
  if (commitment.owner == Owner::mentor) {
    page.paragraph(t("You kindly offered: {what}.", {{"what", what}}));
    page.paragraph(last->reason);
    page.paragraph(relief(*last, commitment.due, letter.words));
  } else {
    page.paragraph(what_was_said(commitment.owner, what, due_before, letter.words));
    page.paragraph(last->reason);
    page.paragraph(proposal(*last, commitment.due, letter.words));
  }
  page.paragraph(about_it.mentee);
  return page.take();
}

Document thanks(const Letter& letter, const CommitmentId& id) {
  const About about_it = about(letter, id);
  if (!about_it) return {};
  Page page(t("Thanks"));
  page.hello(about_it.mentor);
  page.paragraph(
      t("You kindly offered: {what}.", {{"what", one_line(about_it.commitment->title)}}));
  page.paragraph(t("You did, and I want to thank you."));
  page.prose(t("What it changed for me"), about_it.commitment->result);
  page.prose(t("What I will pass on"), about_it.commitment->pass_on);
  page.paragraph(about_it.mentee);
  return page.take();
}

Document kind_reminder(const Letter& letter, const CommitmentId& id) {
  const About about_it = about(letter, id);
  if (!about_it) return {};
  Page page(t("A kind reminder"));
  page.hello(about_it.mentor);
  page.paragraph(
      t("You kindly offered: {what}.", {{"what", one_line(about_it.commitment->title)}}));
  const Goal* goal = shared<Goal>(letter.view.plan, about_it.commitment->goal);
  page.paragraph(
      goal == nullptr
          ? std::string(
                t("It would still help me. There is no hurry, and please drop it if it is a "
                  "burden."))
          : t("It would still help me with a goal of mine: {goal}. There is no hurry, and please "
              "drop it if it is a burden.",
              {{"goal", one_line(goal->title)}}));
  page.paragraph(about_it.mentee);
  return page.take();
}

}  // namespace ithaca::method
