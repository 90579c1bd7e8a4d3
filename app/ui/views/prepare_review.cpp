// What is read again to prepare a meeting: the goals, the questions that are open, what the last
// meeting came to, and what else would help (002). Knows no brief; what is ticked out here is left
// out there.
#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/checks.hpp"
#include "method/goals.hpp"
#include "method/readiness.hpp"
#include "method/since.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

std::string where_it_stands(const Goal& goal) {
  return goal.unit.empty()
             ? t("{percent} %", {{"percent", goal.progress}})
             : t("{now} of {target} {unit}",
                 {{"now", goal.reading}, {"target", goal.target}, {"unit", one_line(goal.unit)}});
}

void goal_again(Context& c, const Goal& goal) {
  Ui& ui = c.ui;
  const std::string title = goal.title.empty() ? t("Untitled goal") : goal.title;
  auto row = ui.row({.gap = 12, .align = Align::baseline});
  {
    auto words = ui.column({.gap = 2, .width = fill()});
    ui.link("open", title, href_of({Room::goals, id_cast<RecordTag>(goal.id)}),
            {.underlined = false, .name = t("Goal: {title}", {{"title", title}}), .width = fill()});
    if (const auto time = method::long_unread(c.view(), c.session.mentorship, goal)) {
      ui.small(t("not looked at {time}: is it still what you want?", {{"time", *time}}));
    }
  }
  ui.small(where_it_stands(goal));
}

// ---- Questions ----------------------------------------------------------------------------------

void question_row(Context& c, const Meeting& meeting, const Question& question) {
  Ui& ui = c.ui;
  const Ref ref = ref_to(question);
  std::set<Ref>& left_out = c.drafts.left_out[meeting.id];
  const bool is_in = left_out.count(ref) == 0 && !question.is_private;
  auto row = ui.row({.gap = 12, .align = Align::baseline});
  if (ui.checkbox(
          "in", t("In the brief: {title}", {{"title", question.title}}), is_in,
          {.disabled_reason = question.is_private ? t("It is only for you") : std::string{}})) {
    is_in ? void(left_out.insert(ref)) : void(left_out.erase(ref));
  }
  const float apart = ui.touch() ? 14 : 2;  // two lines of links
  auto words = ui.column({.gap = apart, .width = fill(), .align = Align::stretch});
  ui.link("open", question.title.empty() ? t("Question") : question.title,
          href_of({Room::captured, ref.id}), {.underlined = false, .width = fill()});
  auto foot = ui.wrap({.gap = 12, .line_gap = 2});
  private_mark(c, question.is_private);
  if (const std::string said = meeting_short(c, question.said_in); !said.empty()) ui.small(said);
  const auto becomes = [&](Key key, const std::string& label, const std::string& name,
                           QuestionState state) {
    if (ui.link_button(key, label,
                       {.size = TextSize::small, .tone = Token::text_soft, .name = name})) {
      c.outbox.mean(SetQuestionState{question.id, state});
    }
  };
  becomes("mine", t("mine to work out"),
          t("Mine to work out: {title}", {{"title", question.title}}), QuestionState::mine);
  becomes("answered", t("answered"), t("Answered: {title}", {{"title", question.title}}),
          QuestionState::answered);
}

// "I did not understand…" and "I see it differently…" begin one (001).
void add_question(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  const std::string name = "question/" + meeting.mentorship.string();
  if (const auto text = adding_line(c, name,
                                    {.label = t("Add a question"),
                                     .label_hidden = true,
                                     .placeholder = t("What do you want to ask, or say?"),
                                     .width = fill()})) {
    const Meeting* said_in = method::meeting_spoken_in(c.view(), meeting.mentorship);
    c.outbox.mean(AddCaptured{meeting.mentorship, Captured::question, text->text, Due::whenever(),
                              said_in == nullptr ? MeetingId{} : said_in->id, text->is_private});
  }
  std::string& begun = c.drafts.lines[begun_in(c, name)];
  if (!begun.empty()) return;
  auto starters = ui.wrap({.gap = 8, .align = Align::center});
  const auto starter = [&](Key key, const std::string& label, const std::string& words) {
    if (!ui.button(key, label, {.kind = ButtonKind::chip})) return;
    begun = words;
    ui.focus(Key(name));
    ui.request_frames(1);
  };
  starter("unclear", t("I did not understand…"), t("I did not understand: "));
  starter("differs", t("I see it differently…"), t("I see it differently: "));
}

// ---- The last meeting ---------------------------------------------------------------------------

void answer(Context& c, Key key, const std::string& question, const std::string& words) {
  if (trimmed(words).empty()) return;
  auto keyed = c.ui.keyed(key, {.gap = 2, .align = Align::stretch});
  c.ui.small(question);
  c.ui.text(words);
}

// The second answer is the list of what each agreed to do.
void agreed_then(Context& c, const Meeting& before) {
  std::vector<std::string> lines;
  for (const Commitment* one : c.index.commitments(c.plan, before.mentorship)) {
    if (!(one->said_in == before.id)) continue;
    lines.push_back(one->owner == ithaca::Owner::mentor
                        ? t("{name}: {title}", {{"name", c.mentor()}, {"title", one->title}})
                        : one->title);
  }
  if (lines.empty()) {
    answer(c, "none", t("No next step, because"), before.none_because);
    return;
  }
  auto keyed = c.ui.keyed("agreed", {.gap = 2, .align = Align::stretch});
  c.ui.small(t("Each of you wanted to do"));
  auto list = c.ui.list(
      "list", {.label = t("Each of you wanted to do"), .hairlines = false, .row_padding = 1});
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto item = c.ui.item(Key(static_cast<std::uint64_t>(i)));
    c.ui.text(lines[i]);
  }
}

void note_again(Context& c, const Meeting& before) {
  Ui& ui = c.ui;
  std::vector<const NoteLine*> lines;
  for (const NoteLine* line : c.index.note(c.plan, before.id)) {
    if (!trimmed(line->text).empty()) lines.push_back(line);
  }
  if (lines.empty()) {
    ui.small(t("No note was taken"));
    return;
  }
  const bool is_open = c.drafts.reads_note_of == before.id;
  if (ui.button("note", is_open ? t("Fold the note") : t("Read the note again"),
                {.kind = ButtonKind::quiet,
                 .icon = is_open ? Icon::chevron_down : Icon::chevron_right,
                 .expanded = is_open})) {
    c.drafts.reads_note_of = is_open ? MeetingId{} : before.id;
    ui.request_frames(1);
  }
  if (!is_open) return;
  constexpr float kUsualHeight = 30;
  ui.long_list("lines", lines.size(),
               {.label = t("Note of meeting {number}", {{"number", before.slot}}),
                .hairlines = false,
                .row_padding = 4},
               kUsualHeight, [&](std::size_t i) {
                 const NoteLine& line = *lines[i];
                 auto keyed = ui.keyed(Key(line.id.view()), {.align = Align::stretch});
                 ui.text(line.text);
                 private_mark(c, line.is_private);
               });
}

}  // namespace

void draw_goals_again(Context& c, const Meeting& meeting) {
  std::vector<const Goal*> goals = method::goals_of(c.view(), meeting.mentorship);
  std::erase_if(goals, [](const Goal* goal) { return goal->state != GoalState::active; });
  if (goals.empty()) return;
  Ui& ui = c.ui;
  const std::string title = t("Your goals");
  auto card = ui.card("goals", {.gap = 6, .label = title});
  ui.heading(2, title);
  constexpr float kUsualHeight = 44;
  ui.long_list("list", goals.size(), {.label = title, .hairline_first = true}, kUsualHeight,
               [&](std::size_t i) {
                 auto keyed = ui.keyed(Key(goals[i]->id.view()), {.align = Align::stretch});
                 goal_again(c, *goals[i]);
               });
}

void draw_open_questions(Context& c, const Meeting& meeting) {
  const auto questions = method::open_questions(c.view(), meeting.mentorship);
  if (questions.empty() && method::last_held(c.view(), meeting.mentorship) == nullptr) return;
  Ui& ui = c.ui;
  const std::string title = t("Your questions");
  auto card = ui.card("questions", {.gap = 8, .label = title});
  ui.heading(2, title);
  if (questions.empty()) {
    ui.small(t("What you did not understand or see differently comes up again here"));
  } else {
    constexpr float kUsualHeight = 56;
    ui.long_list("list", questions.size(), {.label = title, .hairline_first = true}, kUsualHeight,
                 [&](std::size_t i) {
                   auto keyed = ui.keyed(Key(questions[i]->id.view()), {.align = Align::stretch});
                   question_row(c, meeting, *questions[i]);
                 });
  }
  add_question(c, meeting);
}

void draw_last_note(Context& c, const Meeting& meeting) {
  const Meeting* before = method::held_before(c.view(), meeting);
  if (before == nullptr) return;
  Ui& ui = c.ui;
  const std::string title = t("What you wrote in meeting {number}", {{"number", before->slot}});
  auto card = ui.card("last-note", {.gap = 10, .label = title});
  ui.heading(2, title);
  answer(c, "useful", t("What was useful"), before->useful);
  agreed_then(c, *before);
  answer(c, "next", t("What should change, or be the focus"), before->next_time);
  note_again(c, *before);
}

void draw_offers(Context& c, const Meeting& meeting) {
  auto offers = method::preparation_offers(c.view(), meeting);
  std::erase_if(offers, [](const method::Check& offer) {  // these stand where they belong
    return offer.record.kind == meta::Describe<Goal>::kind ||
           offer.record.kind == meta::Describe<Meeting>::kind;
  });
  if (offers.empty()) return;
  Ui& ui = c.ui;
  const std::string title = t("If you have a minute more");
  auto card = ui.card("offers", {.gap = 6, .flat = true, .label = title});
  ui.heading(2, title, {.size = TextSize::body, .weight = Weight::strong});
  constexpr float kUsualHeight = 30;
  ui.long_list("list", offers.size(), {.label = title, .hairlines = false, .row_padding = 4},
               kUsualHeight, [&](std::size_t i) {
                 auto keyed = ui.keyed(Key(meta::AsText<Ref>::write(offers[i].record)),
                                       {.align = Align::stretch});
                 const auto route = route_to(c.plan, offers[i].record);
                 if (route) {
                   ui.link("open", offers[i].sentence, href_of(*route),
                           {.underlined = false, .width = fill()});
                 } else {
                   ui.text(offers[i].sentence);
                 }
               });
}

void draw_aims(Context& c, const Meeting& meeting) {
  const auto& aims = c.index.objectives(c.plan, meeting.id);
  if (aims.empty()) return;
  auto box = c.ui.inset("aims", {.gap = 4, .padding = 14, .label = t("What you want from today")});
  c.ui.small(t("What you want from today"));
  auto list = c.ui.list("list", {.label = t("What you want from today"),
                                 .hairlines = false,
                                 .row_padding = 2,
                                 .ordered = true});
  for (const Objective* aim : aims) {
    auto item = c.ui.item(Key(aim->id.view()));
    c.ui.text(aim->title, {.size = TextSize::reading});
  }
}

}  // namespace ithaca::ui
