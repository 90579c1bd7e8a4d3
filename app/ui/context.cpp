#include "ui/context.hpp"

#include "base/text.hpp"
#include "base/translate.hpp"

namespace ithaca::ui {
namespace {

std::string name_of(const Plan& plan, const PersonId& id) {
  const Person* person = plan.find<Person>(id);
  return person == nullptr ? std::string{} : person->name;
}

}  // namespace

void Outbox::push(Request request) { requests_.push_back(std::move(request)); }

std::vector<Request> Outbox::take() { return std::exchange(requests_, {}); }

std::string Scene::mentor(FirstLetter letter) const {
  return mentor_of(session.mentorship, letter);
}

std::string Scene::mentor_of(const MentorshipId& id, FirstLetter letter) const {
  const Mentorship* one = plan.find<Mentorship>(id);
  const std::string full_name = one == nullptr ? std::string{} : name_of(plan, one->mentor);
  const std::string name(first_name(full_name));
  if (!name.empty()) return name;
  return letter == FirstLetter::capital ? t("Your mentor") : t("your mentor");
}

std::string Scene::mentor_full_name() const {
  const Mentorship* shown = mentorship();
  return shown == nullptr ? std::string{} : name_of(plan, shown->mentor);
}

std::string Scene::mentee_full_name() const {
  const Mentorship* shown = mentorship();
  return shown == nullptr ? std::string{} : name_of(plan, shown->mentee);
}

}  // namespace ithaca::ui
