#include "method/since.hpp"

#include "base/text.hpp"
#include "base/translate.hpp"

namespace ithaca::method {
namespace {

using Kind = SinceLine::Kind;

// The last meeting, and what counts as since then.
struct Since {
  Day day;
  MeetingId meeting;

  bool has(const std::optional<Day>& on) const { return on && !(*on < day); }
  // Said in the meeting itself: both know it.
  bool is_news(const History& entry) const {
    return !(entry.day < day) && !(entry.said_in == meeting);
  }
};

template <class T>
SinceLine line_about(Kind kind, const T& record) {
  SinceLine line;
  line.kind = kind;
  line.record = ref_to(record);
  line.is_private = record.is_private;
  return line;
}

template <class T>
SinceLine titled(Kind kind, const T& record, const std::string& detail) {
  SinceLine line = line_about(kind, record);
  line.title = record.title;
  line.detail = detail;
  return line;
}

// ---- Commitments --------------------------------------------------------------------------------

// The first and the last change of a commitment since.
struct Moves {
  const History* first_date = nullptr;
  const History* last = nullptr;
};

Moves moves_since(const View& view, const Commitment& commitment, const Since& since) {
  Moves moves;
  for (const History* entry : view.index.history(view.plan, ref_to(commitment))) {
    if (!since.is_news(*entry)) continue;
    const bool is_date = entry->event == Event::new_date || entry->event == Event::moved;
    if (is_date && moves.first_date == nullptr) moves.first_date = entry;
    moves.last = entry;
  }
  return moves;
}

void tell_move(SinceLine& line, const Moves& moves) {
  if (moves.last == nullptr) return;
  line.detail = moves.last->reason;
  line.is_private |= moves.last->is_private;
  if (moves.first_date == nullptr) return;
  line.from = meta::AsText<Due>::read(moves.first_date->from);
  line.is_private |= moves.first_date->is_private;
}

SinceLine open_line(const View& view, const DatedCommitment& dated, const Since& since) {
  const Commitment& commitment = *dated.commitment;
  if (commitment.owner == Owner::mentor) {
    return titled(Kind::offered, commitment, commitment.result);
  }
  const Moves moves = moves_since(view, commitment, since);
  SinceLine line = titled(moves.last == nullptr ? Kind::open : Kind::moved, commitment, {});
  tell_move(line, moves);
  line.to = dated.due;
  if (dated.days_late) {
    line.kind = Kind::late;
    line.late_days = *dated.days_late;
  }
  return line;
}

// Nothing where it was closed before.
std::optional<SinceLine> closed_line(const View& view, const Commitment& commitment,
                                     const Since& since) {
  const bool is_mentors = commitment.owner == Owner::mentor;
  if (commitment.state == CommitmentState::done) {
    if (!since.has(commitment.done_on)) return std::nullopt;
    return titled(is_mentors ? Kind::came : Kind::done, commitment, commitment.result);
  }
  const Moves moves = is_mentors ? Moves{} : moves_since(view, commitment, since);
  if (moves.last == nullptr) return std::nullopt;
  SinceLine line = titled(Kind::released, commitment, {});
  tell_move(line, moves);
  return line;
}

void add_commitments(std::vector<SinceLine>& lines, const View& view, const MentorshipId& id,
                     const Since& since) {
  for (const DatedCommitment& dated : dated_commitments(view, id)) {
    lines.push_back(open_line(view, dated, since));
  }
  for (const Commitment* one : view.index.commitments(view.plan, id)) {
    if (one->state == CommitmentState::open) continue;
    if (auto line = closed_line(view, *one, since)) lines.push_back(*std::move(line));
  }
}

// ---- Goals --------------------------------------------------------------------------------------

// A file may say anything.
std::optional<int> number_of(const std::string& text) {
  const bool is_negative = text.starts_with('-');
  const std::string digits = text.substr(is_negative ? 1 : 0);
  if (digits.empty() || digits.size() > 9) return std::nullopt;
  int number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return is_negative ? -number : number;
}

// The first entry since that says from where the goal moved: in its unit where it has one.
const History* first_movement(const std::vector<const History*>& news, bool in_unit) {
  for (const History* entry : news) {
    if (entry->event == Event::moved && (entry->field == "reading") == in_unit) return entry;
  }
  return nullptr;
}

void tell_movement(SinceLine& line, const Goal& goal, const std::vector<const History*>& news) {
  const bool in_unit = !goal.unit.empty();
  const History* first = first_movement(news, in_unit);
  if (first == nullptr) return;
  const auto from = number_of(first->from);
  const int now = in_unit ? goal.reading : goal.progress;
  if (!from || *from == now) return;
  if (!in_unit && (*from < 0 || *from > 100)) return;
  line.value = from;
  line.new_value = now;
  line.unit = goal.unit;
  line.is_private |= first->is_private;
}

void tell_change(SinceLine& line, const Goal& goal, const History& entry) {
  if (entry.event == Event::new_date && goal.until && entry.from != format_day(*goal.until)) {
    line.to = goal.until;
    line.detail = entry.reason;
    line.is_private |= entry.is_private;
    return;
  }
  const bool is_state = entry.event == Event::changed && entry.field.empty();
  if (!is_state || goal.state == GoalState::active || entry.to != meta::key_of(goal.state)) return;
  line.kind = goal.state == GoalState::reached ? Kind::goal_reached : Kind::released;
  line.detail = entry.reason;
  line.is_private |= entry.is_private;
}

std::optional<SinceLine> goal_line(const View& view, const Goal& goal, const Since& since) {
  std::vector<const History*> news;
  for (const History* entry : view.index.history(view.plan, ref_to(goal))) {
    if (since.is_news(*entry)) news.push_back(entry);
  }
  SinceLine line = titled(Kind::goal_moved, goal, {});
  tell_movement(line, goal, news);
  for (const History* entry : news) tell_change(line, goal, *entry);
  if (line.kind == Kind::goal_moved && !line.value && !line.to) return std::nullopt;
  return line;
}

// ---- What was said, met, used, decided ----------------------------------------------------------

void add_advice(std::vector<SinceLine>& lines, const View& view, const MentorshipId& id,
                const Since& since) {
  for (const Advice* one : view.index.advice(view.plan, id)) {
    if (!since.has(one->decided_on)) continue;
    if (one->state == AdviceState::applied) {
      lines.push_back(titled(Kind::applied, *one, one->result));
      lines.back().did = one->did;
    } else if (one->state == AdviceState::declined) {
      lines.push_back(titled(Kind::declined, *one, one->result));
    }
  }
}

void add_met(std::vector<SinceLine>& lines, const View& view, const MentorshipId& id,
             const Since& since) {
  for (const Contact* one : view.index.contacts(view.plan, id)) {
    const Person* person = view.plan.find<Person>(one->person);
    if (person == nullptr || !since.has(one->met_on)) continue;
    SinceLine line = line_about(Kind::met, *one);
    line.title = person->name;
    line.detail = one->result;
    line.is_private |= person->is_private;
    lines.push_back(std::move(line));
  }
}

void add_used(std::vector<SinceLine>& lines, const View& view, const MentorshipId& id,
              const Since& since) {
  for (const Resource* one : view.index.resources(view.plan, id)) {
    if (since.has(one->used_on)) lines.push_back(titled(Kind::used, *one, one->took));
  }
}

// A decision of the last meeting is news once something happened.
void add_decided(std::vector<SinceLine>& lines, const View& view, const MentorshipId& id,
                 const Since& since) {
  for (const Decision* one : view.index.decisions(view.plan, id)) {
    if (!since.has(one->said_on)) continue;
    if (one->said_in == since.meeting && trimmed(one->happened).empty()) continue;
    lines.push_back(titled(Kind::decided, *one, one->happened));
    lines.back().did = one->thinking;
    lines.back().next = one->next;
  }
}

void add_answered(std::vector<SinceLine>& lines, const View& view, const MentorshipId& id,
                  const Since& since) {
  for (const Question* one : view.index.questions(view.plan, id)) {
    if (one->state != QuestionState::answered || !since.has(one->answered_on)) continue;
    lines.push_back(titled(Kind::answered, *one, one->answer));
  }
}

}  // namespace

std::optional<Day> since_day(const View& view, const Meeting& meeting) {
  if (const Meeting* before = held_before(view, meeting)) return day_held(*before);
  const Mentorship* mentorship = view.plan.find<Mentorship>(meeting.mentorship);
  return mentorship == nullptr ? std::nullopt : mentorship->began;
}

namespace {

std::vector<SinceLine> lines_since(const View& view, const Meeting* before) {
  const auto day = before == nullptr ? std::nullopt : day_held(*before);
  if (!day) return {};
  const Since since{*day, before->id};
  std::vector<SinceLine> lines;
  add_commitments(lines, view, before->mentorship, since);
  add_advice(lines, view, before->mentorship, since);
  add_met(lines, view, before->mentorship, since);
  add_used(lines, view, before->mentorship, since);
  add_decided(lines, view, before->mentorship, since);
  add_answered(lines, view, before->mentorship, since);
  for (const Goal* goal : goals_of(view, before->mentorship)) {
    if (auto line = goal_line(view, *goal, since)) lines.push_back(*std::move(line));
  }
  sort_values(lines, [](const SinceLine& a, const SinceLine& b) { return a.kind < b.kind; });
  return lines;
}

}  // namespace

std::vector<SinceLine> since_lines(const View& view, const Meeting& meeting) {
  return lines_since(view, held_before(view, meeting));
}

std::vector<SinceLine> since_last_meeting(const View& view, const MentorshipId& mentorship) {
  return lines_since(view, last_held(view, mentorship));
}

bool is_news(const SinceLine& line) {
  return line.kind != Kind::open && line.kind != Kind::offered && line.kind != Kind::late;
}

std::string movement_words(const SinceLine& line) {
  if (!line.value) return {};
  if (line.unit.empty()) {
    return t("{from} → {to} %", {{"from", *line.value}, {"to", line.new_value}});
  }
  return t("{from} → {to} {unit}",
           {{"from", *line.value}, {"to", line.new_value}, {"unit", one_line(line.unit)}});
}

std::string since_state(const SinceLine& line, const DateWords& words) {
  const std::string to = line.to ? words.day(*line.to, DayStyle::date) : std::string{};
  switch (line.kind) {
    case Kind::done:
      return t("done");
    case Kind::late:
      return t("late");
    case Kind::moved: {
      if (to.empty()) return t("moved");
      if (!line.from || line.from->kind != Due::Kind::on_day || line.from->day == line.to) {
        return to;
      }
      return t("{from} → {to}", {{"from", words.day(line.from->day, DayStyle::date)}, {"to", to}});
    }
    case Kind::open:
      return to.empty() ? std::string(t("open")) : to;
    case Kind::released:
      return t("let go");
    case Kind::applied:
      return t("applied");
    case Kind::declined:
      return t("declined");
    case Kind::met:
      return t("met");
    case Kind::used:
      return t("used");
    case Kind::decided:
      return t("decided");
    case Kind::answered:
      return t("answered");
    case Kind::goal_moved: {
      const std::string movement = movement_words(line);
      if (to.empty()) return movement;
      const std::string until = t("now by {day}", {{"day", to}});
      return movement.empty() ? until : movement + ", " + until;
    }
    case Kind::goal_reached:
      return t("reached");
    case Kind::offered:
      return t("offered");
    case Kind::came:
      break;
  }
  return t("came");
}

std::string since_detail(const SinceLine& line) {
  std::string words;
  for (const std::string* part : {&line.did, &line.detail, &line.next}) {
    const std::string said = one_line(*part);
    if (said.empty()) continue;
    if (!words.empty()) words += " → ";
    words += said;
  }
  return words;
}

}  // namespace ithaca::method
