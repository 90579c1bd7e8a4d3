// What stands around every room: rail, top bar, bottom bar, banners, dialogs.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/translate.hpp"
#include "derive/sample.hpp"
#include "method/today.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

struct RoomEntry {
  Room room;
  Icon icon;
  std::string label;
};

std::vector<RoomEntry> rooms() {
  return {{Room::today, Icon::sun, t("Today")},
          {Room::meetings, Icon::calendar, t("Meetings")},
          {Room::goals, Icon::target, t("Goals")},
          {Room::follow_through, Icon::checklist, t("Follow-through")},
          {Room::roadmap, Icon::columns, t("Roadmap")}};
}

// A room appears when there is something in it.
bool has_captured(const Context& c) {
  const MentorshipId& mentorship = c.session.mentorship;
  return !c.index.advice(c.plan, mentorship).empty() ||
         !c.index.feedback(c.plan, mentorship).empty() ||
         !c.index.decisions(c.plan, mentorship).empty() ||
         !c.index.questions(c.plan, mentorship).empty() ||
         !c.index.contacts(c.plan, mentorship).empty() ||
         !c.index.resources(c.plan, mentorship).empty() ||
         !c.index.signals(c.plan, mentorship).empty();
}

bool is_current(const Context& c, Room room) {
  const Room shown = c.session.route.room;
  if (room == Room::meetings) {
    return shown == Room::meetings || shown == Room::meeting_prepare ||
           shown == Room::meeting_wrap_up;
  }
  return shown == room;
}

std::string late_badge(const Context& c, Room room) {
  if (room != Room::follow_through || c.mentorship() == nullptr) return {};
  const std::size_t late = method::late_commitments(c.view(), c.mentorship()->id).size();
  return late == 0 ? std::string{} : std::to_string(late);
}

void rail_entry(Context& c, const RoomEntry& entry) {
  const std::string badge = late_badge(c, entry.room);
  const std::string href = href_of({entry.room, {}});
  const std::string badge_name =
      badge.empty() ? std::string{} : t("{count} late", {{"count", badge}});
  c.ui.rail_item(Key(href), {.label = entry.label,
                             .href = href,
                             .icon = entry.icon,
                             .current = is_current(c, entry.room),
                             .badge = badge,
                             .badge_name = badge_name});
}

// "7 meetings", or when the first one is.
std::string relationship_line(const Context& c) {
  const Mentorship* mentorship = c.mentorship();
  if (mentorship == nullptr) return {};
  const std::size_t held = method::held_count(c.view(), mentorship->id);
  if (held > 0) {
    return tn("{count} meeting", "{count} meetings", static_cast<std::int64_t>(held));
  }
  const Meeting* next = method::next_meeting(c.view(), mentorship->id);
  if (next == nullptr || !next->when) return t("no meeting yet");
  const int days = next->when->day - c.today;
  return t("first meeting on {day}",
           {{"day", c.words.day(next->when->day, days >= 0 && days < 7 ? method::DayStyle::weekday
                                                                       : method::DayStyle::date)}});
}

void draw_person(Context& c) {
  Ui& ui = c.ui;
  const std::string name = c.mentor_full_name();
  const std::string shown = name.empty() ? t("Still looking") : name;
  if (ui.breadth() == Breadth::medium) {
    if (ui.icon_button("person", Icon::person, t("{name}: your mentorships", {{"name", shown}}))) {
      c.drafts.shows_mentorships = true;
    }
    return;
  }
  auto card = ui.card("person", {.gap = 2, .padding = 10});
  auto row = ui.row({.gap = 10, .align = Align::center});
  ui.avatar(initials(shown), Owner::mentor);
  {
    auto words = ui.column({.width = fill()});
    if (ui.link_button("mentorships", shown,
                       {.weight = Weight::strong,
                        .underlined = false,
                        .name = t("{name}: your mentorships", {{"name", shown}}),
                        .max_lines = 2})) {
      c.drafts.shows_mentorships = true;
    }
    ui.small(relationship_line(c));
  }
}

void draw_rail(Context& c) {
  Ui& ui = c.ui;
  auto rail = ui.rail(t("Rooms"));
  {
    auto brand =
        ui.row({.gap = 12, .padding = Sides(12, 0), .min_height = 40, .align = Align::center});
    ui.logo(20);
    if (ui.breadth() == Breadth::wide) {
      ui.text(t("Ithaca"), {.size = TextSize::section, .weight = Weight::strong});
    }
  }
  ui.space(6);
  draw_person(c);
  ui.space(8);
  for (const RoomEntry& entry : rooms()) rail_entry(c, entry);
  if (has_captured(c)) rail_entry(c, {Room::captured, Icon::bulb, t("Captured")});
  ui.spacer();
  rail_entry(c, {Room::settings, Icon::gear, t("Settings")});
}

struct SavedWords {
  std::string words;
  Icon icon = Icon::check;
  Token tone = Token::text_soft;
};

SavedWords saved_words(const Context& c) {
  switch (c.save.kind) {
    case SaveState::Kind::loading:
      return {t("Opening…"), Icon::clock, Token::text_soft};
    case SaveState::Kind::saved:
      return {t("Saved on this device")};
    case SaveState::Kind::saving:
      return {t("Saving…"), Icon::clock, Token::text_soft};
    case SaveState::Kind::following:
      return {t("Open in another tab too"), Icon::info, Token::text_soft};
    case SaveState::Kind::not_saved:
    case SaveState::Kind::memory_only:
      return {t("Not saved"), Icon::warning, Token::attention};
    case SaveState::Kind::read_only:
      break;
  }
  return {t("Read only"), Icon::warning, Token::attention};
}

void draw_saved(Context& c) {
  const SavedWords saved = saved_words(c);
  auto row = c.ui.row({.gap = 8, .align = Align::center});
  c.ui.icon(saved.icon, saved.tone);
  c.ui.small(saved.words, saved.tone);
}

void open_capture(Context& c) {
  c.drafts.capture = CaptureDraft{.mentorship = c.session.mentorship};
}
void open_palette(Context& c) { c.drafts.palette = std::string{}; }

void draw_top_bar(Context& c) {
  Ui& ui = c.ui;
  auto bar = ui.top_bar();
  constexpr float kTightWidth = 760;  // of the window: below it the search is its icon alone
  const bool searches = ui.width() < kTightWidth
                            ? ui.icon_button("search", Icon::search, t("Search or jump to…"))
                            : ui.button("search", t("Search or jump to…"),
                                        {.kind = ButtonKind::field,
                                         .icon = Icon::search,
                                         .hint = t("Ctrl K"),
                                         .keys = "Control+K",
                                         .width = fixed(320)});
  if (searches) open_palette(c);
  ui.spacer();
  draw_saved(c);
  if (ui.button("capture", t("Capture"), {.icon = Icon::plus})) open_capture(c);
}

void draw_phone_bar(Context& c) {
  Ui& ui = c.ui;
  auto bar = ui.top_bar();
  const std::string name = c.mentor_full_name();
  const std::string shown = name.empty() ? t("Still looking") : name;
  const bool is_tiny = ui.width() < 260;  // then the name takes its place
  if (!is_tiny) ui.avatar(initials(shown), Owner::mentor);
  {
    auto place = ui.column({.width = fill()});
    if (ui.link_button("mentorships", shown,
                       {.weight = Weight::strong,
                        .underlined = false,
                        .name = t("{name}: your mentorships", {{"name", shown}}),
                        .max_lines = is_tiny ? 2 : 1})) {
      c.drafts.shows_mentorships = true;
    }
  }
  if (c.save.kind != SaveState::Kind::saved) draw_saved(c);
  auto corner = ui.row({.padding = Sides(0, 0, -std::min(ui.icon_inset(), ui.page_margin()), 0)});
  if (ui.icon_button("search", Icon::search, t("Search or jump to…"),
                     {.kind = ButtonKind::quiet})) {
    open_palette(c);
  }
}

void draw_bottom_bar(Context& c) {
  Ui& ui = c.ui;
  std::array<std::string, 5> labels = {t("Today"), t("Meetings"), t("Capture"), t("Follow-through"),
                                       t("More")};
  std::array<std::string, 5> hrefs;
  std::string badge, badge_name;
  std::array<NavItem, 5> items;
  const auto place = [&](std::size_t i, std::optional<Room> room, Icon icon) {
    if (room) hrefs[i] = href_of({*room, {}});
    items[i] = {.label = labels[i],
                .href = hrefs[i],
                .icon = icon,
                .current = room && is_current(c, *room)};
    if (!room || *room != Room::follow_through) return;
    badge = late_badge(c, *room);
    if (badge.empty()) return;
    badge_name = t("{count} late", {{"count", badge}});
    items[i].badge = badge;
    items[i].badge_name = badge_name;
  };
  place(0, Room::today, Icon::sun);
  place(1, Room::meetings, Icon::calendar);
  place(2, std::nullopt, Icon::plus);
  place(3, Room::follow_through, Icon::checklist);
  place(4, Room::more, Icon::more);
  if (ui.bottom_bar(t("Rooms"), items)) open_capture(c);
}

std::string trouble_words(StorageTrouble trouble) {
  switch (trouble) {
    case StorageTrouble::none:
      break;
    case StorageTrouble::missing:
      return t("this browser has no storage for it");
    case StorageTrouble::insecure:
      return t("the page was opened over an insecure address");
    case StorageTrouble::refused:
      return t("the browser refuses it, perhaps in private mode");
    case StorageTrouble::blocked:
      return t("another tab holds an older version open");
    case StorageTrouble::silent:
      return t("the browser’s storage does not answer");
    case StorageTrouble::full:
      return t("the device has no space left");
    case StorageTrouble::aborted:
      return t("the browser took the write back");
    case StorageTrouble::closed:
      return t("the browser closed its storage");
    case StorageTrouble::replaced:
      return t("a newer version of Ithaca took over in another tab");
    case StorageTrouble::newer:
      return t("a newer version of Ithaca wrote it");
    case StorageTrouble::conflict:
      return t("another tab wrote first");
  }
  return t("the browser did not say why");
}

void save_banner(Context& c) {
  Ui& ui = c.ui;
  const bool is_read_only = c.save.kind == SaveState::Kind::read_only;
  auto banner = ui.banner("not-saved", BannerKind::attention);
  const std::string why = trouble_words(c.save.trouble);
  ui.text(is_read_only
              ? t("You can read, not write, here: {why}. Reload to go on.", {{"why", why}})
              : t("Not saved on this device: {why}. What you write stays only while this page is "
                  "open. Export it to keep it.",
                  {{"why", why}}),
          {.width = fill()});
  if (is_read_only) {
    if (ui.button("reload", t("Reload"))) {
      if (c.session.has_new_version) {
        c.outbox.push(UseNewVersion{});
      } else {
        c.outbox.push(Reload{});
      }
    }
  } else if (ui.button("export", t("Export"))) {
    c.outbox.push(ExportPlan{});
  }
}

// While somebody looks on; said, so that nothing seems lost.
void hidden_banner(Context& c) {
  auto banner = c.ui.banner("hidden", BannerKind::note);
  c.ui.text(t("What is private is hidden on this screen"), {.width = fill()});
  if (c.ui.button("show", t("Show it"), {.hint = "h"})) c.session.hides_private = false;
}

// Above every room: nobody takes it for their own, and the way out is one press.
void sample_banner(Context& c) {
  auto banner = c.ui.banner("sample", BannerKind::note);
  c.ui.text(c.ui.narrow() ? t("A sample plan")
                          : t("This is a sample plan: look around, change what you like"),
            {.size = c.ui.narrow() ? TextSize::small : TextSize::body, .width = fill()});
  if (c.ui.button("own", t("Start my own plan"))) c.outbox.push(CloseSample{});
}

// Said once, and never while people talk. In the settings it stands in its place.
bool needs_version_banner(const Context& c) {
  const Room room = c.session.route.room;
  return c.session.has_new_version && !c.session.puts_off_new_version &&
         room != Room::meeting_live && room != Room::settings;
}

void version_banner(Context& c) {
  auto banner = c.ui.banner("new-version", BannerKind::note);
  c.ui.text(t("A new version of Ithaca is ready"), {.width = fill()});
  auto row = c.ui.actions();
  if (c.ui.button("reload", t("Reload now"), {.name = t("Reload now to use the new version")})) {
    c.outbox.push(UseNewVersion{});
  }
  if (c.ui.button("later", t("Later"),
                  {.kind = ButtonKind::quiet, .name = t("Later: keep to this version for now")})) {
    c.session.puts_off_new_version = true;
  }
}

constexpr BoxOptions kWhole{.width = fill(), .height = fill(), .align = Align::stretch};

bool needs_save_banner(const Context& c) {
  return c.save.kind == SaveState::Kind::not_saved || c.save.kind == SaveState::Kind::memory_only ||
         c.save.kind == SaveState::Kind::read_only;
}

void draw_banners(Context& c) {
  if (needs_save_banner(c)) {
    save_banner(c);
  } else if (needs_version_banner(c)) {
    version_banner(c);
  }
  if (is_sample(c.plan)) sample_banner(c);
  if (c.mentorship() != nullptr && c.session.hides_private) hidden_banner(c);
}

void draw_room(Context& c) {
  switch (c.session.route.room) {
    case Room::today:
      draw_today(c);
      return;
    case Room::meetings:
      draw_meetings(c);
      return;
    case Room::meeting_prepare:
    case Room::meeting_wrap_up:
      draw_meeting(c);
      return;
    case Room::meeting_live:
      draw_meeting_live(c);
      return;
    case Room::goals:
      draw_goals(c);
      return;
    case Room::follow_through:
      draw_follow_through(c);
      return;
    case Room::roadmap:
      draw_roadmap(c);
      return;
    case Room::captured:
      draw_captured(c);
      return;
    case Room::settings:
      draw_settings(c);
      return;
    case Room::more:
      draw_more(c);
      return;
    case Room::welcome:  // a page without the frame
      return;
    case Room::missing:
      draw_missing(c);
      return;
  }
}

void draw_dialogs(Context& c) {
  if (c.drafts.capture) draw_capture(c);
  if (c.drafts.palette) draw_palette(c);
  if (c.drafts.move) draw_move_meeting(c);
  if (c.drafts.touchpoint) draw_touchpoint(c);
  if (c.drafts.shows_keys) draw_keys(c);
  if (c.drafts.shows_mentorships) draw_mentorships(c);
}

}  // namespace

bool draw_first_page(Context& c) {
  c.ui.skip_link(t("Skip to the page"));
  auto outer = c.ui.column(kWhole);
  c.ui.above_page([&] {
    if (needs_save_banner(c)) save_banner(c);
  });
  return draw_welcome(c);
}

void draw_frame(Context& c) {
  Ui& ui = c.ui;
  const Room room = c.session.route.room;
  const bool has_plan = c.mentorship() != nullptr;
  if (room == Room::welcome || (!has_plan && room != Room::settings)) {
    if (draw_first_page(c)) begin_mentorship(c);
  } else {
    ui.skip_link(t("Skip to the page"));
    auto outer = ui.column(kWhole);
    ui.above_page([&] { draw_banners(c); });
    if (!has_plan || room == Room::meeting_live) {
      draw_room(c);
    } else if (ui.narrow()) {
      ui.above_page([&] { draw_phone_bar(c); });
      draw_room(c);
      draw_bottom_bar(c);
    } else {
      auto sides = ui.row(kWhole);
      draw_rail(c);
      auto right = ui.column(kWhole);
      ui.above_page([&] { draw_top_bar(c); });
      draw_room(c);
    }
  }
  draw_dialogs(c);
}

void draw_more(Context& c) {
  Ui& ui = c.ui;
  auto page = ui.page("more", 720);
  ui.page_title(t("More"));
  auto list = ui.list("rooms", {.label = t("Rooms")});
  const auto entry = [&](Room room, Icon icon, const std::string& label) {
    auto item = ui.item(Key(label));
    auto row = ui.row({.gap = 12, .min_height = 32, .align = Align::center});
    ui.icon(icon);
    ui.link("open", label, href_of({room, {}}), {.underlined = false, .width = fill()});
  };
  entry(Room::goals, Icon::target, t("Goals"));
  entry(Room::roadmap, Icon::columns, t("Roadmap"));
  entry(Room::captured, Icon::bulb, t("Captured"));
  entry(Room::settings, Icon::gear, t("Settings"));
}

void draw_missing(Context& c) {
  Ui& ui = c.ui;
  auto page = ui.page("missing", 720);
  ui.page_title(t("There is nothing at this address"));
  ui.text(t("It may have been deleted, or the address was cut off. Your plan is safe."));
  ui.space(12);
  ui.link("today", t("Go to Today"), href_of({Room::today, {}}));
}

}  // namespace ithaca::ui
