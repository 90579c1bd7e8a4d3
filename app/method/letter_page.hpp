// What the letters share: the page, who is named on it, and what may be read for it.
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

// Paragraphs with an empty line between them; an empty one leaves no gap.
class Page {
 public:
  void paragraph(std::string_view text) {
    const std::string_view words = trimmed(text);
    if (words.empty()) return;
    if (!text_.empty()) text_ += "\n";
    text_ += words;
    text_ += "\n";
  }
  void section(std::string_view title, const std::vector<std::string>& lines) {
    std::string body;
    for (const std::string& line : lines) {
      if (!trimmed(line).empty()) body += "\n" + std::string(trimmed(line));
    }
    if (!body.empty()) paragraph(std::string(title) + body);
  }
  void hello(const std::string& name) {
    paragraph(name.empty() ? t("Hello,") : t("Hello {name},", {{"name", name}}));
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

inline std::string due_words_of(const Due& due, const DateWords& words) {
  Commitment then;
  then.due = due;
  return due_words(then, words);
}

inline Due due_of(const std::string& written) {
  return meta::AsText<Due>::read(written).value_or(Due::whenever());
}

}  // namespace ithaca::method
