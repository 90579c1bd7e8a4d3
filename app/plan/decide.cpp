#include "plan/decide.hpp"

#include "plan/decide_arms.hpp"
#include "plan/query.hpp"

namespace ithaca {
namespace {

bool is_writable(Day day) {
  static const Day first = *day_of({1, 1, 1});
  static const Day last = *day_of({9999, 12, 31});
  return !(day < first) && !(last < day);
}

// What a file of the plan could not hold, by the field's own description.
template <class Value>
std::optional<Error> misfit(const Value& value, const meta::Facts& facts) {
  const std::string where(facts.key);
  if constexpr (std::is_same_v<Value, std::string>) {
    if (value.size() > facts.longest) {
      return Error{Errc::too_large, where, t("That is longer than this field can hold")};
    }
    if (!is_valid_utf8(value)) {
      return Error{Errc::bad_encoding, where, t("That text has letters that cannot be read")};
    }
  } else if constexpr (meta::Whole<Value>) {
    if (value < facts.least || value > facts.greatest) {
      return Error{
          Errc::out_of_range, where,
          t("{field} is between {least} and {greatest}",
            {{"field", t(facts.label)}, {"least", facts.least}, {"greatest", facts.greatest}})};
    }
  } else {
    std::optional<Day> day;
    if constexpr (std::is_same_v<Value, Day> || std::is_same_v<Value, std::optional<Day>>) {
      day = value;
    } else if constexpr (std::is_same_v<Value, std::optional<When>>) {
      if (value) day = value->day;
    } else if constexpr (std::is_same_v<Value, Due>) {
      if (value.kind == Due::Kind::on_day) day = value.day;
    }
    if (day && !is_writable(*day)) {
      return Error{Errc::out_of_range, where, t("The calendar goes from the year 1 to 9999")};
    }
  }
  return std::nullopt;
}

template <class T>
std::optional<Error> misfit_of(const Edit<T>& edit) {
  std::optional<Error> found;
  if (!edit.after) return found;
  meta::each_field<T>([&](const auto& f) {
    if (found || (edit.before && f.of(*edit.before) == f.of(*edit.after))) return;
    found = misfit(f.of(*edit.after), f.facts);
  });
  return found;
}

}  // namespace

Result<ChangeSet> decide(const Plan& plan, const Intent& intent, const Env& env) {
  Result<ChangeSet> decision =
      std::visit([&](const auto& one) { return decide_arms::decide_on(plan, one, env); }, intent);
  // Typing was checked where it was spliced in: a long text is not read again for each key.
  if (!decision || !decision->splices.empty()) return decision;
  for (const AnyEdit& any : decision->edits) {
    if (auto error = std::visit([](const auto& edit) { return misfit_of(edit); }, any)) {
      return *std::move(error);
    }
  }
  return decision;
}

namespace decide_arms {
namespace {

// Two changes of one day keep their order; one decision may write two.
Position last_place_of_history(const Changes& changes, const Ref& subject) {
  Position last = last_position(changes.plan(), &History::subject, subject);
  for (const AnyEdit& any : changes.so_far().edits) {
    const auto* edit = std::get_if<Edit<History>>(&any);
    if (edit == nullptr || !edit->after || !(edit->after->subject == subject)) continue;
    if (last < edit->after->position) last = edit->after->position;
  }
  return last;
}

}  // namespace

Error gone() {
  return {Errc::not_found, {}, t("That is no longer in the plan. It was deleted meanwhile")};
}

Error empty_text(std::string what) { return {Errc::missing, {}, std::move(what)}; }

void add_history(Changes& changes, const Ref& subject, Event event, std::string from,
                 std::string to, std::string reason, const MeetingId& said_in, const Env& env) {
  History entry;
  entry.id = env.fresh<HistoryTag>();
  entry.subject = subject;
  entry.position = position_between(last_place_of_history(changes, subject), {});
  entry.event = event;
  entry.actor = env.actor;
  entry.day = env.today;
  entry.from = std::move(from);
  entry.to = std::move(to);
  entry.reason = one_line(reason);
  entry.said_in = said_in;
  changes.create(std::move(entry));
}

}  // namespace decide_arms
}  // namespace ithaca
