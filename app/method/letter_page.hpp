// What the letters share: who is named, what may be read for it, and lines that several have.
// Internal to the room; knows no letter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/letters.hpp"

namespace ithaca::method {

// The record, unless it is gone or private: a private one is not in a redacted plan, and where the
// plan was not redacted a letter must not read it either.
template <class T>
const T* shared(const Plan& plan, const IdOf<T>& id) {
  const T* found = plan.find<T>(id);
  return found == nullptr || found->is_private ? nullptr : found;
}

inline std::string first_name_of(const Plan& plan, const PersonId& id) {
  const Person* person = shared<Person>(plan, id);
  return person == nullptr ? std::string{} : std::string(first_name(person->name));
}

inline std::string in_brackets(const std::string& text, std::string_view note) {
  const std::string words = one_line(note);
  return words.empty() ? text : text + " (" + words + ")";
}

// The points of a meeting with their minutes, as the mentor reads them.
std::vector<std::string> agenda_lines(const Letter& letter, const Meeting& meeting);
// What the mentee wants from the meeting.
std::vector<std::string> objective_lines(const Letter& letter, const Meeting& meeting);
// "meeting 8 on Tuesday 24 November, 16:00, video call"
std::string meeting_words(const Meeting& meeting, const DateWords& words);

inline Due due_of(const std::string& written) {
  return meta::AsText<Due>::read(written).value_or(Due::whenever());
}

}  // namespace ithaca::method
