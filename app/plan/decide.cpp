#include "plan/decide.hpp"

#include "plan/decide_arms.hpp"

namespace ithaca {

Result<ChangeSet> decide(const Plan& plan, const Intent& intent, const Env& env) {
  return std::visit([&](const auto& one) { return decide_arms::decide_on(plan, one, env); },
                    intent);
}

namespace decide_arms {

Error gone() {
  return {Errc::not_found, {}, t("That is no longer in the plan. It was deleted meanwhile")};
}

Error empty_text(std::string what) { return {Errc::missing, {}, std::move(what)}; }

std::string one_line(std::string_view text) {
  std::string out;
  for (const std::string_view line : split_lines(trimmed(text))) {
    const std::string_view words = trimmed(line);
    if (words.empty()) continue;
    if (!out.empty()) out.push_back(' ');
    out += words;
  }
  return out;
}

void add_history(Changes& changes, const Ref& subject, Event event, std::string from,
                 std::string to, std::string reason, const MeetingId& said_in, const Env& env) {
  History entry;
  entry.id = env.fresh<HistoryTag>();
  entry.subject = subject;
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
