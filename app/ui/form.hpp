// Fields that several views use: text of a record, a date as one types it, a number, "add one
// more". Knows no view and no intent; it returns what the person said, read and checked.
#pragma once

#include <optional>
#include <string>

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

// A whole number, or nothing for any other text.
std::optional<int> read_number(std::string_view text);

// One line that adds to a list, emptied after Enter; the focus stays, so that the next can follow.
std::optional<std::string> adding_field(Context& c, const std::string& name, FieldOptions options);

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
