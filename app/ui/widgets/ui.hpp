// The widget layer: what a view calls to show something and to learn what the person did.
// Knows no plan, no store and no browser. A frame is declared, then placed, then drawn and mirrored
// into the accessible twin, so a widget may be declared before anything about its place is known.
//
//   void TodayView::draw(Ui& ui) {
//     auto page = ui.page("today");
//     ui.page_title(t("Tuesday with Judith"), t("Saturday 21 November"));
//     auto card = ui.card("prepare");
//     auto row = ui.row({.gap = 12, .align = Align::center});
//     {
//       auto words = ui.column({.width = fill()});                   // leading, takes what is left
//       ui.text(t("Meeting 8"), {.weight = Weight::strong});
//     }
//     if (ui.button("go", t("Prepare"), {.kind = ButtonKind::primary})) outbox.push(…);
//   }
//
// Invariants: a press arrives only through the twin (click, key, screen reader, extension), never
// from the canvas. Reading order and tab order are the order of declaration. A box ends where its
// Scope ends. Strings are copied; they may be temporaries. Keys are unique among siblings.
#pragma once

#include <chrono>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "ui/application.hpp"
#include "ui/widgets/types.hpp"

namespace ithaca::ui {

class Ui;
class Core;

// An open box; its end closes it. Keep it in a named variable: `auto row = ui.row();`
class [[nodiscard]] Scope {
 public:
  Scope(Scope&& other) noexcept
      : ui_(std::exchange(other.ui_, nullptr)), id_(other.id_), boxes_(other.boxes_) {}
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
  Scope& operator=(Scope&&) = delete;
  ~Scope();
  NodeId id() const { return id_; }
  void end();  // closes it early

 private:
  friend class Ui;
  Scope(Ui* ui, NodeId id, int boxes = 1) : ui_(ui), id_(id), boxes_(boxes) {}
  Ui* ui_;
  NodeId id_;
  int boxes_;  // that it closes
};

// A dialog or panel, open for as long as it is declared:
// `if (renaming_) { auto dialog = ui.dialog(…); …; if (dialog.dismissed()) renaming_ = false; }`
class [[nodiscard]] DialogScope {
 public:
  DialogScope(Scope scope, bool dismissed) : scope_(std::move(scope)), dismissed_(dismissed) {}
  // Escape, the back button of a sheet, or a click beside it: the application closes it.
  bool dismissed() const { return dismissed_; }

 private:
  Scope scope_;
  bool dismissed_;
};

class Ui {
 public:
  explicit Ui(Core& core) : core_(core) {}
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  // ---- The place -------------------------------------------------------------------------------
  float width() const;  // of the window, CSS px
  float height() const;
  Breadth breadth() const;  // < 600 narrow, < 900 medium, else wide
  bool narrow() const { return breadth() == Breadth::narrow; }
  bool touch() const;  // the first pointer is a finger
  // Text is so large that hardly two words stand beside each other: every row may break.
  bool tiny() const;
  bool low() const;  // so low that a bar that stays would take too much of it
  bool reduced_motion() const;
  Scheme scheme() const;
  float control_height() const;  // 36 with a mouse, 44 with a finger
  float page_margin() const;     // 32, narrow 16
  float icon_inset() const;      // of the icon from the edge of a button that is only an icon

  // ---- Boxes -----------------------------------------------------------------------------------
  Scope column(const BoxOptions& options = {});
  Scope row(const BoxOptions& options = {});   // children keep their size; fill() takes the rest
  Scope wrap(const BoxOptions& options = {});  // a row that breaks: chips, tags, buttons
  // A row, which breaks where what it holds does not fit; a column of full width when narrow.
  Scope row_or_column(const BoxOptions& options = {});
  // Side by side by weight with a gap of 18; one below the other when `breadth()` is narrow or the
  // place is smaller than `stack_below`. Each child of it is a column of its own.
  Scope columns(std::initializer_list<float> weights, float stack_below = 700);
  Scope actions();  // buttons in a row that breaks; equal widths when narrow
  Scope keyed(Key key,
              const BoxOptions& options = {});  // a column whose keys live in a space of their own
  Scope region(Region region, std::string_view label, const BoxOptions& options = {});
  void space(float pixels);  // along the flow, CSS px
  void spacer();             // takes what is left
  void divider();            // a hairline across

  Scope card(Key key, const CardOptions& options = {});
  Scope inset(Key key, const CardOptions& options = {});  // a soft panel inside a card
  Scope quote(Key key);                                   // a bar at the left
  Scope banner(Key key, BannerKind kind);                 // role status; put text and buttons in it

  // Scrolls down when its content is higher than its place; a native scroll container.
  Scope scroll_area(Key key, std::string_view label, const BoxOptions& options = {});

  // ---- The frame of the app --------------------------------------------------------------------
  void skip_link(std::string_view label);  // first of all; goes to the page
  Scope rail(std::string_view label);      // nav at the left: 224, or 64 when medium
  void rail_item(Key key, const NavItem& item);
  Scope top_bar();  // header, 56 high; what does not fit breaks into lines
  // Nav at the bottom: a link each, or a button where there is no address; true: it was pressed.
  // Names stand below their icons as long as their words fit beside each other.
  bool bottom_bar(std::string_view label, std::span<const NavItem> items);
  void lower_edge();  // of the window: the open box stands there, and toasts keep above it
  // What stands above the page: declared here, or, where the window is low, at the top of the page
  // that follows, with which it scrolls away.
  void above_page(std::function<void()> declare);
  // The main region: fills the rest, scrolls, at most `max_width` wide inside. When `key` differs
  // from the last frame's, it scrolls to its top and focus goes to the page's title.
  Scope page(Key key, float max_width = 1080);

  // ---- Text ------------------------------------------------------------------------------------
  void page_title(std::string_view title, std::string_view subtitle = {});  // the h1 of the page
  void heading(int level, std::string_view text,
               const TextOptions& options = {.size = TextSize::section,
                                             .weight = Weight::strong});  // h2, h3
  void text(std::string_view text, const TextOptions& options = {});
  void small(std::string_view text, Token tone = Token::text_soft);
  void icon(Icon icon, Token tone = Token::text_soft, float size = 18);
  void logo(float size);
  void kbd(std::string_view keys);  // a key cap
  void chip(std::string_view text, ChipKind kind = ChipKind::neutral);
  void avatar(std::string_view initials, Owner owner, float size = 28);  // decoration, not named
  // 0…1, 6 px high; in `parts` where it counts a few things.
  void progress(std::string_view name, float fraction, Width width = fill(), int parts = 0);
  void line_chart(std::string_view name, std::span<const ChartPoint> points,
                  std::string_view last_label, float height = 120,
                  std::span<const ChartPoint> dashed = {});

  // ---- Things to press -------------------------------------------------------------------------
  bool button(Key key, std::string_view label, const ButtonOptions& options = {});
  bool icon_button(Key key, Icon icon, std::string_view name, const ButtonOptions& options = {});
  void link(Key key, std::string_view label, std::string_view href,
            const LinkOptions& options = {});
  bool link_button(Key key, std::string_view label,
                   const LinkOptions& options = {});  // looks like a link, acts
  // A link or a button that holds boxes: a row or a card to press. Its name is `name`.
  Scope link_box(Key key, std::string_view name, std::string_view href,
                 const CardOptions& options = {});
  bool checkbox(Key key, std::string_view name, bool checked, const CheckOptions& options = {});
  std::optional<std::size_t> radio_group(Key key, std::string_view name,
                                         std::span<const std::string_view> choices,
                                         std::optional<std::size_t> selected,
                                         ChoiceLook look = ChoiceLook::buttons);
  std::optional<std::size_t> select(Key key, std::span<const std::string_view> choices,
                                    std::size_t selected, const SelectOptions& options = {});
  void tabs(std::string_view label, std::span<const TabItem> items);  // links with aria-current

  // ---- Text fields -----------------------------------------------------------------------------
  // Bound: each splice goes to the FieldSink at once under `binding`; `value` is what the model
  // holds.
  FieldResult field(Key key, std::string_view binding, std::string_view value,
                    const FieldOptions& options = {});
  // Draft: splices are put into `draft` when the field is declared next.
  FieldResult draft(Key key, std::string& draft, const FieldOptions& options = {});
  // A list below the field declared last (`.suggests = true`), while the field keeps the focus;
  // over what is below, or in a dialog part of it.
  // Up, Down, Enter, Tab and Escape are the list's as long as it is declared.
  SuggestionsResult suggestions(Key key, std::string_view name, std::span<const Suggestion> items);

  // ---- Lists -----------------------------------------------------------------------------------
  Scope list(Key key, const ListOptions& options = {});
  Scope item(Key key);  // a row of the list around it
  // Rows by number; only those near the view are declared, the others keep their measured height.
  void long_list(Key key, std::size_t count, const ListOptions& options, float usual_height,
                 const std::function<void(std::size_t)>& row);
  // Name and value, side by side or stacked: the fields of a goal.
  Scope facts(Key key, float name_width = 130);
  Scope fact(Key key, std::string_view name);

  // ---- Rows that a pointer carries: what keys and a menu do as well ----------------------------
  // In a row of a list: the mark by which a finger takes the row; a mouse takes it by any part that
  // is no field, and sees the mark while it is there. No stop of Tab. `row` is what dropped() calls
  // it.
  void grip(std::string_view name, std::string_view row, bool low = false);
  // The open box takes rows, between those that are declared in it.
  void drop_place(std::string_view place);
  std::string_view carried() const;  // the row that a pointer carries now; empty: none
  // What was let go over a place that it was not in yet, once; asked when all is declared.
  std::optional<Dropped> dropped();

  // ---- Above the page --------------------------------------------------------------------------
  // Modal, named by its title; a sheet from below when narrow. Focus moves in and comes back.
  DialogScope dialog(Key key, std::string_view title, std::string_view close_name,
                     float width = 480);
  // A small panel below what was declared last: menus. Closed by the application.
  DialogScope popover(Key key, std::string_view name, float width = 280);
  // A message at the lower edge, for as long as it is declared; put text and one button in it.
  Scope toast(Key key);
  // Said once by assistive technology, politely.
  void announce(std::string_view message);

  // ---- Focus and motion ------------------------------------------------------------------------
  NodeId id_of(Key key) const;  // of a child with that key, here
  bool has_focus(Key key) const;
  bool is_in_use(NodeId id) const;  // the pointer or the focus is in that row or box
  void focus(Key key);              // when the frame ends
  void focus_field(std::string_view binding, std::optional<std::size_t> caret = {});
  std::string_view focused_binding() const;  // empty when no bound field has the focus
  void scroll_to(Key key);                   // into view
  // Goes to `target` within `duration`, ease-out; jumps when the system asks for less motion.
  float animate(Key key, float target,
                std::chrono::milliseconds duration = std::chrono::milliseconds(120));
  void request_frames(int count);

  Core& core() { return core_; }

 private:
  friend class Scope;
  void close_boxes(int count);
  void words(std::string_view text, const TextOptions& options, int heading_level);
  Core& core_;
};

}  // namespace ithaca::ui
