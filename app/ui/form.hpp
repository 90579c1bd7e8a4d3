// Fields that several views use: text of a record, a date as one types it, a number, "add one
// more". Knows no view and no intent; it returns what the person said, read and checked.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/translate.hpp"
#include "method/typed_date.hpp"
#include "ui/context.hpp"

namespace ithaca::ui {

// A field of a record: its letters go to the plan as they are typed.
template <class T>
FieldResult record_field(Context& c, const T& record, std::string_view key, std::string_view value,
                         const FieldOptions& options) {
  const std::string binding = binding_of(record, key);
  return c.ui.field(Key(binding), binding, value, options);
}

// A text that becomes a value when the field is left or submitted. Nothing while it is typed, when
// it was not changed, or after Escape.
std::optional<std::string> value_field(Context& c, const std::string& name,
                                       const std::string& shown, FieldOptions options);
// Shows why a value was not taken, beside the field of that name.
void refuse_value(Context& c, const std::string& name, std::string why);

// What the person said about a date: set to one, or taken away.
template <class Value>
struct Said {
  std::optional<Value> value;
};
std::optional<Said<Day>> day_field(Context& c, const std::string& name, std::optional<Day> shown,
                                   FieldOptions options);
std::optional<Said<When>> when_field(Context& c, const std::string& name,
                                     const std::optional<When>& shown, FieldOptions options);
std::optional<int> number_field(Context& c, const std::string& name, int shown,
                                FieldOptions options);
// Minutes up to a day; an empty field is 0, where none are said.
std::optional<int> minutes_field(Context& c, const std::string& name, int shown,
                                 FieldOptions options);

// A whole number, or nothing for any other text.
std::optional<int> read_number(std::string_view text);

// One line that adds to a list, emptied after Enter; the focus stays, so that the next can follow.
// `name` is that of its draft; the field is named by `key`, or by the draft.
std::optional<std::string> adding_field(Context& c, const std::string& name, FieldOptions options);
std::optional<std::string> adding_field(Context& c, Key key, const std::string& name,
                                        FieldOptions options);

// A choice among values, each with its words; the first one where none of them is the value now.
template <class Value>
struct Choices {
  std::vector<std::string> words;
  std::vector<Value> values;

  void add(std::string shown, Value value) {
    words.push_back(std::move(shown));
    values.push_back(std::move(value));
  }
  std::optional<Value> select(Ui& ui, Key key, const SelectOptions& options,
                              const Value& now) const {
    const std::vector<std::string_view> shown(words.begin(), words.end());
    const auto at = std::find(values.begin(), values.end(), now) - values.begin();
    const std::size_t selected =
        static_cast<std::size_t>(at) < values.size() ? static_cast<std::size_t>(at) : 0;
    const auto chosen = ui.select(key, shown, selected, options);
    return chosen ? std::optional(values[*chosen]) : std::nullopt;
  }
};
// Among the values of an enumeration, by their names.
template <class Enum>
std::optional<Enum> enum_choice(Ui& ui, Key key, const SelectOptions& options, Enum now) {
  Choices<Enum> choices;
  for (const auto& name : meta::Names<Enum>::all) choices.add(t(name.label), name.value);
  return choices.select(ui, key, options, now);
}
// The goal that something is for, among those of a mentorship, or none; unset takes it away.
std::optional<GoalId> goal_choice(Context& c, const MentorshipId& mentorship, const GoalId& now,
                                  const SelectOptions& options);
std::string goal_words(const Goal& goal);  // its words, or that it has none yet

// "“soon” is no day. Try “fri”, “30 nov” or “2026-11-30”"
std::string not_a_day(std::string_view text);
std::string not_a_date(std::string_view text);  // where a time may stand too

// Reads a due date: empty is "before we meet", else a day.
std::optional<Due> read_due(const Scene& c, std::string_view text);
// A title with a day at its end: "Start a list fri".
struct TitleAndDue {
  std::string title;
  Due due;
};
TitleAndDue read_title_and_due(const Scene& c, std::string_view text);

}  // namespace ithaca::ui
