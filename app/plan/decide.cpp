#include "plan/decide.hpp"

#include "plan/decide_arms.hpp"
#include "plan/query.hpp"

namespace ithaca {
namespace {

// What a file of the plan could not hold, by the field's own description: what is written there
// must be read again as the same value.
std::optional<Error> misfit(const meta::Kind& kind, const meta::AnyField& field,
                            const void* record) {
  const meta::Facts& facts = field.facts;
  const std::string where(facts.key);
  std::string space;
  const meta::Value value = field.get(record, space);
  if (field.type->is_words) {
    if (value.text.size() > facts.longest) {
      return Error{Errc::too_large, where, t("That is longer than this field can hold")};
    }
    if (!is_valid_utf8(value.text)) {
      return Error{Errc::bad_encoding, where, t("That text has letters that cannot be read")};
    }
    return std::nullopt;
  }
  const std::shared_ptr<void> read = kind.make();
  const bool is_read = field.set(read.get(), value) == meta::Unreadable::no;
  if (!is_read || !field.same(read.get(), record)) {
    if (value.shape == meta::Shape::number) {
      return Error{
          Errc::out_of_range, where,
          t("{field} is between {least} and {greatest}",
            {{"field", t(facts.label)}, {"least", facts.least}, {"greatest", facts.greatest}})};
    }
    return Error{Errc::out_of_range, where, t("The calendar goes from the year 1 to 9999")};
  }
  return std::nullopt;
}

std::optional<Error> misfit_of(const Edit& edit) {
  if (!edit.after) return std::nullopt;
  for (const meta::AnyField& field : edit.kind->fields) {
    if (edit.before && field.same(edit.before.get(), edit.after.get())) continue;
    if (auto found = misfit(*edit.kind, field, edit.after.get())) return found;
  }
  return std::nullopt;
}

}  // namespace

Result<ChangeSet> decide(const Plan& plan, const Intent& intent, const Env& env) {
  Result<ChangeSet> decision =
      std::visit([&](const auto& one) { return decide_arms::decide_on(plan, one, env); }, intent);
  // Typing was checked where it was spliced in: a long text is not read again for each key.
  if (!decision || !decision->splices.empty()) return decision;
  for (const Edit& edit : decision->edits) {
    if (auto error = misfit_of(edit)) return *std::move(error);
  }
  return decision;
}

namespace decide_arms {
namespace {

// Two changes of one day keep their order; one decision may write two.
Position last_place_of_history(const Changes& changes, const Ref& subject) {
  Position last = last_position(changes.plan(), &History::subject, subject);
  for (const Edit& edit : changes.so_far().edits) {
    const History* entry = edit.after_as<History>();
    if (entry == nullptr || !(entry->subject == subject)) continue;
    if (last < entry->position) last = entry->position;
  }
  return last;
}

}  // namespace

Error gone() {
  return {Errc::not_found, {}, t("That is no longer in the plan. It was deleted meanwhile")};
}

Error empty_text(std::string what) { return {Errc::missing, {}, std::move(what)}; }

Error minutes_out_of_range() {
  return {Errc::out_of_range, {}, t("Minutes are between 0 and a day")};
}

void add_history(Changes& changes, const Ref& subject, Event event, std::string from,
                 std::string to, std::string reason, const MeetingId& said_in, const Env& env,
                 std::string field) {
  History entry;
  entry.id = env.fresh<HistoryTag>();
  entry.subject = subject;
  entry.position = position_between(last_place_of_history(changes, subject), {});
  entry.event = event;
  entry.actor = env.actor;
  entry.day = env.today;
  entry.field = std::move(field);
  entry.from = std::move(from);
  entry.to = std::move(to);
  entry.reason = one_line(reason);
  entry.said_in = said_in;
  changes.create(std::move(entry));
}

}  // namespace decide_arms
}  // namespace ithaca
