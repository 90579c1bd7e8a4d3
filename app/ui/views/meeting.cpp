// One meeting before and after: its title and phases, the preparation, the wrapping up.
#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/letters.hpp"
#include "method/readiness.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

void phases(Context& c, const Meeting& meeting) {
  const std::string prepare = href_of(route_to(Room::meeting_prepare, meeting.id));
  const std::string meet = href_of(route_to(Room::meeting_live, meeting.id));
  const std::string wrap = href_of(route_to(Room::meeting_wrap_up, meeting.id));
  const std::string prepare_words = t("Prepare");
  const std::string meet_words = t("Meet");
  const std::string wrap_words = t("Wrap up");
  const Room shown = c.session.route.room;
  const TabItem items[] = {{prepare_words, prepare, shown == Room::meeting_prepare},
                           {meet_words, meet, false},
                           {wrap_words, wrap, shown == Room::meeting_wrap_up}};
  c.ui.tabs(t("Phases of the meeting"), items);
}

void main_action(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  if (c.session.route.room == Room::meeting_wrap_up) {
    const bool is_held = meeting.state == MeetingState::held;
    if (ui.button("finish",
                  is_held ? t("Copy recap for {name}", {{"name", c.mentor()}})
                          : t("Finish and copy recap"),
                  {.kind = ButtonKind::primary, .hint = t("Ctrl ↵"), .keys = "Control+Enter"})) {
      c.outbox.push(FinishAndCopy{meeting.id});
    }
    return;
  }
  if (meeting.state == MeetingState::planned && ui.button("move", t("Move or cancel…"))) {
    c.drafts.move = RenegotiationDraft{.subject = ref_to(meeting)};
  }
  if (ui.button("copy", t("Copy brief for {name}", {{"name", c.mentor()}}),
                {.kind = ButtonKind::primary, .hint = t("Ctrl ↵"), .keys = "Control+Enter"})) {
    c.outbox.push(CopyLetter{CopyLetter::Kind::brief, meeting.id, {}});
  }
}

// What else may be made of the brief or the recap.
void other_forms(Context& c, const Meeting& meeting) {
  Ui& ui = c.ui;
  const bool wraps_up = c.session.route.room == Room::meeting_wrap_up;
  const auto kind = wraps_up ? CopyLetter::Kind::recap : CopyLetter::Kind::brief;
  const ButtonOptions quiet{.kind = ButtonKind::quiet};
  auto row = ui.wrap({.gap = 8});
  if (ui.button("print", wraps_up ? t("Print recap…") : t("Print brief…"), quiet)) {
    c.outbox.push(PrintLetter{kind, meeting.id});
  }
  if (!wraps_up && ui.button("print-agenda", t("Print agenda…"), quiet)) {
    c.outbox.push(PrintLetter{CopyLetter::Kind::agenda, meeting.id});
  }
  if (ui.button("markdown", t("Copy as Markdown"), quiet)) {
    c.outbox.push(CopyLetter{kind, meeting.id, {}, true});
  }
}

}  // namespace

void draw_meeting(Context& c) {
  Ui& ui = c.ui;
  const Meeting* meeting = c.plan.find<Meeting>(id_cast<MeetingTag>(c.session.route.item));
  if (meeting == nullptr) {
    draw_missing(c);
    return;
  }
  const bool wraps_up = c.session.route.room == Room::meeting_wrap_up;
  auto page = ui.page(Key(address_of(c.session.route)));
  {
    auto head =
        ui.row_or_column({.gap = 12, .align = ui.narrow() ? Align::stretch : Align::center});
    {
      auto words = ui.column({.width = fill(), .min_width = kLeastTitle});
      ui.page_title(meeting_title(c, *meeting), meeting_when(c, *meeting));
    }
    auto buttons = ui.actions();
    main_action(c, *meeting);
  }
  phases(c, *meeting);
  auto body = ui.keyed(Key(meeting->id.view()), {.gap = 18, .align = Align::stretch});
  if (wraps_up) {
    draw_wrap_up(c, *meeting);
  } else {
    draw_prepare(c, *meeting);
  }
  other_forms(c, *meeting);
}

}  // namespace ithaca::ui
