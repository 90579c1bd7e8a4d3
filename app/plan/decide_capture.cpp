// What was captured, from a line of a note or from anywhere, and what becomes of it.
#include "plan/decide_arms.hpp"
#include "plan/query.hpp"

namespace ithaca::decide_arms {
namespace {

// What every captured record says of itself.
template <class T>
T said(const Changes& changes, const AddCaptured& intent, const Env& env) {
  T record;
  record.id.text = env.fresh<RecordTag>().text;
  record.mentorship = intent.mentorship;
  record.said_in = intent.said_in;
  record.said_on = env.today;
  record.position =
      position_between(last_position(changes.plan(), &T::mentorship, intent.mentorship), {});
  record.is_private = intent.is_private;
  return record;
}

template <class T>
MadeRecord keep(Changes& changes, T record, const std::string& title) {
  MadeRecord made{ref_to(record), title};
  changes.create(std::move(record));
  return made;
}

template <class T>
MadeRecord titled(Changes& changes, T record, const std::string& title) {
  record.title = title;
  return keep(changes, std::move(record), title);
}

template <class T>
T about(T record, const GoalId& goal) {
  record.goal = goal;
  return record;
}

// "Ana Costa: supplier quality" is a name and why; a known name is that person.
MadeRecord person(Changes& changes, Contact contact, const std::string& title, const Due& due,
                  const Env& env) {
  const std::size_t cut = title.find_first_of(":,");
  const std::string name = one_line(std::string_view(title).substr(0, cut));
  if (cut != std::string::npos) contact.about = one_line(std::string_view(title).substr(cut + 1));
  contact.due = due;
  for (const auto& [id, row] : changes.plan().of<Person>()) {
    if (folded(row.value->name) == folded(name)) contact.person = id;
  }
  if (!contact.person.is_set()) {
    Person person;
    contact.person = person.id = env.fresh<PersonTag>();
    person.name = name.empty() ? title : name;
    person.is_private = contact.is_private;
    changes.create(std::move(person));
  }
  return keep(changes, std::move(contact), title);
}

MadeRecord commitment(Changes& changes, const AddCaptured& intent, Owner owner, const GoalId& goal,
                      const std::string& title, const Env& env) {
  auto record = about(said<Commitment>(changes, intent, env), goal);
  record.owner = owner;
  record.due = intent.due;
  return titled(changes, std::move(record), title);
}

// Links the line to what was made of its words.
Decided capture_line(const Plan& plan, const NoteLineId& id, Captured what,
                     const std::string& words, const Due& due, bool takes_line, const Env& env) {
  const NoteLine* line = plan.find<NoteLine>(id);
  if (line == nullptr) return gone();
  const Meeting* meeting = plan.find<Meeting>(line->meeting);
  if (meeting == nullptr) return gone();
  if (plan.has(line->link)) {
    return Error{Errc::duplicate, {}, t("That line was captured already. Begin a new one")};
  }
  const AgendaItem* item = plan.find<AgendaItem>(line->agenda_item);
  Changes changes(plan, "Captured");
  const auto made =
      capture(changes, {meeting->mentorship, what, words, due, meeting->id, line->is_private},
              item == nullptr ? GoalId{} : item->goal, env);
  if (!made) return made.error();
  changes.edit<NoteLine>(id, [&](NoteLine& it) {
    if (takes_line) it.text = made->title;
    it.link = made->ref;
    // A sign is the mentee's alone, wherever it was written.
    if (what == Captured::signal) it.is_private = true;
  });
  return changes.take();
}

}  // namespace

Result<MadeRecord> capture(Changes& changes, const AddCaptured& intent, const GoalId& goal,
                           const Env& env) {
  const std::string title = one_line(intent.title);
  if (title.empty()) return empty_text(t("Write what you want to keep"));
  if (changes.plan().find<Mentorship>(intent.mentorship) == nullptr) return gone();
  if (intent.said_in.is_set()) {
    const Meeting* said_in = changes.plan().find<Meeting>(intent.said_in);
    if (said_in == nullptr || !(said_in->mentorship == intent.mentorship)) return gone();
  }
  const auto fresh = [&]<class T>(T*) { return said<T>(changes, intent, env); };
  switch (intent.what) {
    case Captured::i_will:
      return commitment(changes, intent, Owner::mentee, goal, title, env);
    case Captured::they_offer:
      return commitment(changes, intent, Owner::mentor, goal, title, env);
    case Captured::advice:
      return titled(changes, about(fresh(static_cast<Advice*>(nullptr)), goal), title);
    case Captured::feedback:
      return titled(changes, fresh(static_cast<Feedback*>(nullptr)), title);
    case Captured::decision:
      return titled(changes, about(fresh(static_cast<ithaca::Decision*>(nullptr)), goal), title);
    case Captured::question:
      return titled(changes, about(fresh(static_cast<Question*>(nullptr)), goal), title);
    case Captured::person:
      return person(changes, fresh(static_cast<Contact*>(nullptr)), title, intent.due, env);
    case Captured::resource: {
      auto resource = fresh(static_cast<Resource*>(nullptr));
      resource.due = intent.due;
      return titled(changes, std::move(resource), title);
    }
    case Captured::signal: {
      auto signal = fresh(static_cast<Signal*>(nullptr));
      signal.is_private = true;
      return titled(changes, std::move(signal), title);
    }
  }
  return gone();
}

Decided decide_on(const Plan& plan, const AddCaptured& intent, const Env& env) {
  Changes changes(plan, "Captured");
  const auto made = capture(changes, intent, {}, env);
  if (!made) return made.error();
  return changes.take();
}

Decided decide_on(const Plan& plan, const CaptureLine& intent, const Env& env) {
  return capture_line(plan, intent.line, intent.what, intent.title, intent.due, true, env);
}

Decided decide_on(const Plan& plan, const CaptureWords& intent, const Env& env) {
  return capture_line(plan, intent.line, intent.what, intent.title, intent.due, false, env);
}

Decided decide_on(const Plan& plan, const SetAdviceState& intent, const Env& env) {
  if (plan.find<Advice>(intent.advice) == nullptr) return gone();
  Changes changes(plan, "Advice considered");
  changes.edit<Advice>(intent.advice, [&](Advice& it) {
    if (it.state == intent.state) return;
    it.state = intent.state;
    const bool is_decided =
        intent.state == AdviceState::applied || intent.state == AdviceState::declined;
    it.decided_on = is_decided ? std::optional(env.today) : std::nullopt;
    it.told_on.reset();  // what the mentor was told is no longer so
  });
  return changes.take();
}

Decided decide_on(const Plan& plan, const TickContact& intent, const Env& env) {
  if (plan.find<Contact>(intent.contact) == nullptr) return gone();
  Changes changes(plan, intent.is_met ? "Contact met" : "Open again");
  changes.edit<Contact>(intent.contact, [&](Contact& it) {
    if (it.met_on.has_value() == intent.is_met) return;
    it.met_on = intent.is_met ? std::optional(env.today) : std::nullopt;
  });
  return changes.take();
}

Decided decide_on(const Plan& plan, const TickResource& intent, const Env& env) {
  if (plan.find<Resource>(intent.resource) == nullptr) return gone();
  Changes changes(plan, intent.is_used ? "Resource used" : "Open again");
  changes.edit<Resource>(intent.resource, [&](Resource& it) {
    if (it.used_on.has_value() == intent.is_used) return;
    it.used_on = intent.is_used ? std::optional(env.today) : std::nullopt;
  });
  return changes.take();
}

Decided decide_on(const Plan& plan, const SetQuestionState& intent, const Env& env) {
  if (plan.find<Question>(intent.question) == nullptr) return gone();
  Changes changes(plan, "Question set");
  changes.edit<Question>(intent.question, [&](Question& it) {
    if (it.state == intent.state) return;
    it.state = intent.state;
    const bool is_answered = intent.state == QuestionState::answered;
    it.answered_on = is_answered ? std::optional(env.today) : std::nullopt;
  });
  return changes.take();
}

}  // namespace ithaca::decide_arms
