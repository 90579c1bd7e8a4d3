// The first start in five keys: a sentence, the mentor's name, "tue 16:00", Enter (method.md 2b).
#include "base/text.hpp"
#include "base/translate.hpp"
#include "derive/sample.hpp"
#include "method/letters.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

std::optional<When> first_meeting(const Context& c, const method::TypedDate& read) {
  When when;
  when.time = read.time;
  when.day = read.day.value_or(c.today);
  return when;
}

// What the typed date means, or what to type; says "or no date yet" beside it.
std::string date_help(const Context& c, const std::string& text) {
  if (trimmed(text).empty()) return t("“tue 16:00”, “24 nov”, or no date yet");
  const auto read = method::read_date(text, c.today, c.words);
  if (!read) return t("“tue 16:00”, “24 nov”, or no date yet");
  return t("{date} · or no date yet",
           {{"date", method::when_words(*first_meeting(c, *read), c.words)}});
}

}  // namespace

void begin_mentorship(Context& c) {
  WelcomeDraft& draft = c.drafts.welcome;
  draft.error.clear();
  draft.wrong = WelcomeDraft::Wrong::nothing;
  StartMentorship intent;
  intent.sentence = draft.sentence;
  intent.purposes = draft.purposes;
  intent.mentor_name = draft.mentor;
  if (trimmed(draft.sentence).empty()) {
    draft.error = t("Say in one sentence what you want from mentoring");
    draft.wrong = WelcomeDraft::Wrong::sentence;
    draft.wants_focus = true;
    c.ui.request_frames(1);
    return;
  }
  if (!trimmed(draft.when).empty()) {
    const auto read = method::read_date(draft.when, c.today, c.words);
    if (!read) {
      draft.error = not_a_date(draft.when);
      draft.wrong = WelcomeDraft::Wrong::when;
      draft.wants_focus = true;
      c.ui.request_frames(1);
      return;
    }
    intent.first_meeting = first_meeting(c, *read);
  }
  c.outbox.mean(std::move(intent));
  c.outbox.push(GoTo{{Room::today, {}}, History::replace});
  draft = {};
}

namespace {

// Within the scope of the field, where its key names it.
void take_focus(Context& c, Key field, WelcomeDraft::Wrong when_wrong) {
  WelcomeDraft& draft = c.drafts.welcome;
  if (!draft.wants_focus || draft.wrong != when_wrong) return;
  draft.wants_focus = false;
  c.ui.focus(field);
}

void purposes(Context& c) {
  auto chips = c.ui.list("purposes", {.label = t("What it is about"),
                                      .hairlines = false,
                                      .row_padding = 0,
                                      .gap = 6,
                                      .side_by_side = true,
                                      .roving = true});
  for (const auto& name : meta::Names<Purpose>::all) {
    auto item = c.ui.item(Key(name.key));
    std::set<Purpose>& chosen = c.drafts.welcome.purposes;
    const bool is_chosen = chosen.count(name.value) != 0;
    if (!c.ui.button("chip", t(name.label), {.kind = ButtonKind::chip, .pressed = is_chosen})) {
      continue;
    }
    if (is_chosen) {
      chosen.erase(name.value);
    } else {
      chosen.insert(name.value);
    }
  }
}

}  // namespace

bool draw_welcome(Context& c) {
  Ui& ui = c.ui;
  WelcomeDraft& draft = c.drafts.welcome;
  auto page = ui.page("welcome", 0);
  auto across = ui.row({.width = fill(), .justify = Justify::center});
  auto middle = ui.column({.gap = 24,
                           .padding = Sides(0, ui.narrow() ? 16 : ui.height() / 6),
                           .width = fill(),
                           .max_width = 640,
                           .align = Align::stretch});
  {
    auto head = ui.row({.gap = 14, .align = Align::center});
    ui.logo(44);
    auto words = ui.column({.width = fill()});
    ui.page_title(t("Ithaca"), t("A mentoring plan that you drive. It stays on this device."));
  }
  bool submitted = false;
  {
    auto card = ui.card("start", {.gap = 16, .padding = ui.narrow() ? 16.0F : 28.0F});
    auto form = ui.region(Region::form, t("Start"), {.gap = 16, .align = Align::stretch});
    {
      auto group = ui.column({.gap = 8, .align = Align::stretch});
      submitted |= ui.draft("sentence", draft.sentence,
                            {.label = t("What do you want from mentoring? One sentence is enough"),
                             .error = draft.wrong == WelcomeDraft::Wrong::sentence ? draft.error
                                                                                   : std::string{},
                             .enter = EnterKey::go,
                             .width = fill()})
                       .submitted;
      take_focus(c, "sentence", WelcomeDraft::Wrong::sentence);
      purposes(c);
    }
    {
      auto pair = ui.columns({1, 1}, 420);
      {
        auto left = ui.column({.gap = 8, .align = Align::stretch});
        submitted |= ui.draft("mentor", draft.mentor,
                              {.label = t("Who is your mentor?"),
                               .help = t("Leave it empty while you are still looking"),
                               .capitals = Capitals::words,
                               .enter = EnterKey::go,
                               .spellcheck = false,
                               .width = fill()})
                         .submitted;
      }
      {
        auto right = ui.column({.gap = 8, .align = Align::stretch});
        submitted |= ui.draft("when", draft.when,
                              {.label = t("When do you meet?"),
                               .help = date_help(c, draft.when),
                               .error = draft.wrong == WelcomeDraft::Wrong::when ? draft.error
                                                                                 : std::string{},
                               .capitals = Capitals::off,
                               .enter = EnterKey::go,
                               .spellcheck = false,
                               .width = fill()})
                         .submitted;
        take_focus(c, "when", WelcomeDraft::Wrong::when);
      }
    }
    {
      auto row = ui.wrap({.gap = 12, .align = Align::center, .justify = Justify::between});
      submitted |= ui.button("go", t("Start"), {.kind = ButtonKind::primary, .hint = "↵"});
      ui.small(is_sample(c.plan) ? t("The sample plan goes when you start; undo brings it back")
                                 : t("No account. No network. Works offline."));
    }
  }
  {
    auto links = ui.wrap({.gap = 24, .padding = Sides(8, 0)});
    if (c.plan.record_count() == 0 && ui.link_button("sample", t("Look at a sample plan"))) {
      c.outbox.push(OpenSample{});
    }
    if (ui.link_button("open", t("Open a plan file"))) c.outbox.push(ChooseFile{});
    if (c.mentorship() != nullptr) {
      ui.link("back", is_sample(c.plan) ? t("Back to the sample plan") : t("Back to your plan"),
              href_of({Room::today, {}}));
    }
  }
  return submitted;
}

}  // namespace ithaca::ui
