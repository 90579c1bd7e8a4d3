#include "ui/form.hpp"

#include <charconv>

#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/letters.hpp"

namespace ithaca::ui {
namespace {

std::string not_a_number(std::string_view text) {
  return t("“{text}” is no whole number", {{"text", text}});
}

}  // namespace

std::optional<std::string> value_field(Context& c, const std::string& name,
                                       const std::string& shown, FieldOptions options) {
  ValueDraft& draft = c.drafts.values[name];
  if (!draft.is_open && !draft.is_restored && draft.error.empty()) draft.text = shown;
  options.error = draft.error;
  const std::string not_taken = t("Typed, and not taken yet");
  if (draft.is_restored) options.help = not_taken;
  const FieldResult result = c.ui.draft(Key(name), draft.text, options);
  if (result.changed) draft.error.clear();
  draft.is_open = result.focused;
  if (result.focused) draft.is_restored = false;
  draft.is_typed = draft.text != shown;
  if (result.escaped) {
    draft.text = shown;
    draft.error.clear();
    draft.is_typed = false;
    return std::nullopt;
  }
  const bool is_said = result.left || result.submitted;
  if (!is_said || draft.text == shown) return std::nullopt;
  draft.is_open = draft.is_typed =
      false;  // what was read of it is shown, also while it has the focus
  return draft.text;
}

void refuse_value(Context& c, const std::string& name, std::string why) {
  c.drafts.values[name].error = std::move(why);
  c.ui.request_frames(1);
}

std::optional<Said<Day>> day_field(Context& c, const std::string& name, std::optional<Day> shown,
                                   FieldOptions options) {
  options.capitals = Capitals::off;
  options.spellcheck = false;
  const std::string words = shown ? c.words.day(*shown, method::DayStyle::compact) : std::string{};
  const auto text = value_field(c, name, words, options);
  if (!text) return std::nullopt;
  if (trimmed(*text).empty()) return Said<Day>{};
  const auto read = method::read_date(*text, c.today, c.words);
  if (!read || !read->day) {
    refuse_value(c, name, not_a_day(*text));
    return std::nullopt;
  }
  return Said<Day>{read->day};
}

std::optional<Said<When>> when_field(Context& c, const std::string& name,
                                     const std::optional<When>& shown, FieldOptions options) {
  options.capitals = Capitals::off;
  options.spellcheck = false;
  const std::string words =
      shown ? method::when_words(*shown, c.words, method::DayStyle::compact) : std::string{};
  const auto text = value_field(c, name, words, options);
  if (!text) return std::nullopt;
  if (trimmed(*text).empty()) return Said<When>{};
  const auto read = method::read_date(*text, c.today, c.words);
  if (!read || (!read->day && !shown)) {
    refuse_value(c, name, not_a_date(*text));
    return std::nullopt;
  }
  When when = shown.value_or(When{});
  if (read->day) when.day = *read->day;
  if (read->time) {
    when.time = read->time;
    when.zone.clear();  // the person's own
  }
  return Said<When>{when};
}

std::optional<int> number_field(Context& c, const std::string& name, int shown,
                                FieldOptions options) {
  options.mode = InputMode::numeric;
  options.spellcheck = false;
  const auto text = value_field(c, name, std::to_string(shown), options);
  if (!text) return std::nullopt;
  const auto value = read_number(*text);
  if (!value) refuse_value(c, name, not_a_number(*text));
  return value;
}

std::optional<int> minutes_field(Context& c, const std::string& name, int shown,
                                 FieldOptions options) {
  const std::string unit = t("min");
  options.placeholder = unit;
  options.mode = InputMode::numeric;
  options.spellcheck = false;
  const auto text =
      value_field(c, name, shown == 0 ? std::string{} : std::to_string(shown), options);
  if (!text) return std::nullopt;
  const auto value = trimmed(*text).empty() ? std::optional(0) : read_number(*text);
  if (value && is_length(*value)) return value;
  refuse_value(c, name, value ? t("Minutes are between 0 and a day") : not_a_number(*text));
  return std::nullopt;
}

std::optional<int> read_number(std::string_view text) {
  const std::string_view digits = trimmed(text);
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::optional<std::string> adding_field(Context& c, const std::string& name, FieldOptions options) {
  return adding_field(c, Key(name), name, options);
}

std::optional<std::string> adding_field(Context& c, Key key, const std::string& name,
                                        FieldOptions options) {
  std::string& text = c.drafts.lines[name];
  std::string& error = c.drafts.errors[name];
  options.error = error;
  options.enter = EnterKey::done;
  const FieldResult result = c.ui.draft(key, text, options);
  if (result.changed) error.clear();
  if (!result.submitted) return std::nullopt;
  if (trimmed(text).empty()) return std::nullopt;
  c.ui.request_frames(1);
  return std::exchange(text, {});
}

std::optional<GoalId> goal_choice(Context& c, const MentorshipId& mentorship, const GoalId& now,
                                  const SelectOptions& options) {
  Choices<GoalId> goals;
  goals.add(t("No goal"), GoalId{});
  for (const Goal* goal : method::goals_of(c.view(), mentorship)) {
    goals.add(goal_words(*goal), goal->id);
  }
  return goals.select(c.ui, "goal", options, now);
}

std::string goal_words(const Goal& goal) {
  return goal.title.empty() ? t("Untitled goal") : goal.title;
}

std::string not_a_day(std::string_view text) {
  return t("“{text}” is no day. Try “fri”, “30 nov” or “2026-11-30”", {{"text", text}});
}

std::string not_a_date(std::string_view text) {
  return t("“{text}” is no date. Try “tue 16:00”, “24 nov” or “2026-11-24 16:00”",
           {{"text", text}});
}

std::optional<Due> read_due(const Scene& c, std::string_view text) {
  const std::string_view words = trimmed(text);
  if (words.empty() || folded(words) == folded(t("before we meet"))) return Due{};
  const auto read = method::read_date(words, c.today, c.words);
  if (!read || !read->day) return std::nullopt;
  return Due::on(*read->day);
}

TitleAndDue read_title_and_due(const Scene& c, std::string_view text) {
  if (auto trailing = method::read_trailing_day(text, c.today, c.words)) {
    return {std::move(trailing->rest), Due::on(trailing->day)};
  }
  return {std::string(trimmed(text)), Due{}};
}

}  // namespace ithaca::ui
