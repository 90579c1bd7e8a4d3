// What you agreed to do for each other: two lists, nothing counted on the mentor's side.
#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/commitments.hpp"
#include "ui/form.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

using Filter = Session::Filter;

void filters(Context& c) {
  const std::string open = t("Open");
  const std::string done = t("Done");
  const std::string all = t("All");
  const std::string_view labels[] = {open, done, all};
  if (const auto chosen =
          c.ui.radio_group("filter", t("Show"), labels, static_cast<std::size_t>(c.session.filter),
                           ChoiceLook::segments)) {
    c.session.filter = static_cast<Filter>(*chosen);
  }
}

std::size_t open_count(const Context& c) {
  std::size_t open = 0;
  for (const Commitment* commitment : c.index.commitments(c.plan, c.session.mentorship)) {
    if (commitment->state == CommitmentState::open) ++open;
  }
  return open;
}

// What the chosen ones, as far as they are still open, are to become; one step of undo.
template <class Change>
void change_open(Context& c, Change&& change) {
  change_chosen(c, [&](const Ref& record) -> std::optional<Intent> {
    const auto* commitment = find_as<Commitment>(c.plan, record);
    const bool is_open = commitment != nullptr && commitment->state == CommitmentState::open;
    return is_open ? change(*commitment) : std::nullopt;
  });
}

void give_new_date(Context& c, SelectionDraft& draft) {
  const auto due = trimmed(draft.day).empty() ? std::nullopt : read_due(c, draft.day);
  if (!due) {
    draft.error = trimmed(draft.day).empty()
                      ? t("Choose a day, or write “{words}”", {{"words", t("before we meet")}})
                      : not_a_day(draft.day);
    c.ui.request_frames(1);
    return;
  }
  const std::string reason = draft.reason;
  change_open(c, [&](const Commitment& commitment) -> std::optional<Intent> {
    if (commitment.due == *due && due->kind == Due::Kind::on_day) return std::nullopt;
    return Renegotiate{commitment.id, Event::new_date, *due, {}, reason, {}};
  });
}

void selection_actions(Context& c, const std::string& nothing) {
  Ui& ui = c.ui;
  SelectionDraft& draft = *c.drafts.selection;
  bool wants_date = false;
  {
    auto row = ui.row_or_column({.gap = 8, .align = Align::stretch});
    const FieldResult day = ui.draft("day", draft.day,
                                     {.label = t("New day"),
                                      .placeholder = t("fri, 30 nov"),
                                      .error = draft.error,
                                      .capitals = Capitals::off,
                                      .spellcheck = false,
                                      .width = fill(1)});
    if (day.changed) draft.error.clear();
    wants_date = day.submitted && nothing.empty();
    ui.draft("reason", draft.reason,
             {.label = t("Why"), .placeholder = t("One line is enough"), .width = fill(2)});
  }
  auto row = ui.actions();
  if (ui.button("cancel", t("Cancel"), {.kind = ButtonKind::quiet})) {
    c.drafts.selection.reset();
    return;
  }
  if (ui.button("release", t("Release"), {.disabled_reason = nothing})) {
    const std::string reason = draft.reason;
    change_open(c, [&](const Commitment& commitment) -> std::optional<Intent> {
      return Renegotiate{commitment.id, Event::dropped, {}, {}, reason, {}};
    });
    return;
  }
  wants_date |= ui.button("date", t("New date"), {.disabled_reason = nothing});
  if (ui.button("done", t("Done"), {.disabled_reason = nothing})) {
    change_open(c, [](const Commitment& commitment) -> std::optional<Intent> {
      return TickCommitment{commitment.id, true};
    });
    return;
  }
  if (wants_date) give_new_date(c, draft);
}

std::vector<const Commitment*> shown(const Context& c, ithaca::Owner owner) {
  if (c.session.filter == Filter::open) {
    auto open = method::open_commitments(c.view(), c.session.mentorship, owner);
    if (owner == ithaca::Owner::mentor) {  // what both do stands on the mentee's side, once
      std::erase_if(open, [](const Commitment* it) { return it->owner == ithaca::Owner::both; });
    }
    return open;
  }
  std::vector<const Commitment*> found;
  for (const Commitment* commitment : c.index.commitments(c.plan, c.session.mentorship)) {
    const bool is_side =
        (commitment->owner == ithaca::Owner::mentor) == (owner == ithaca::Owner::mentor);
    const bool is_done = commitment->state == CommitmentState::done;
    if (is_side && (c.session.filter == Filter::all || is_done)) found.push_back(commitment);
  }
  return found;
}

void side(Context& c, ithaca::Owner owner) {
  Ui& ui = c.ui;
  const bool is_mentors = owner == ithaca::Owner::mentor;
  const std::string title =
      is_mentors ? t("{name} offered", {{"name", c.mentor(FirstLetter::capital)}}) : t("I will");
  const std::string person = is_mentors ? c.mentor_full_name() : c.mentee_full_name();
  auto card = ui.card(is_mentors ? Key("mentor") : Key("mentee"), {.gap = 8, .label = title});
  {
    auto head = ui.row({.gap = 12, .align = Align::center});
    ui.avatar(person.empty() ? t("Me") : initials(person),
              is_mentors ? Owner::mentor : Owner::mentee);
    ui.heading(2, title);
  }
  const auto commitments = shown(c, owner);
  if (commitments.empty()) {
    ui.text(is_mentors
                ? t("What your mentor offers is written down here, kindly and without a clock")
                : t("What you agree to do stands here. It is due before you meet again unless you "
                    "choose a day."),
            {.tone = Token::text_soft});
  } else {
    ListOptions options{.label = title};
    for (std::size_t i = 0; i < commitments.size(); ++i) {
      if (c.session.wants_focus(commitments[i]->id)) options.shows = i;
    }
    ui.long_list("list", commitments.size(), options, 62, [&](std::size_t i) {
      auto keyed = ui.keyed(Key(commitments[i]->id.view()), {.align = Align::stretch});
      draw_commitment(c, *commitments[i]);
    });
  }
  if (const auto text = adding_line(
          c, (is_mentors ? "ledger-mentor/" : "ledger-mentee/") + c.session.mentorship.string(),
          {.label = is_mentors ? t("Add what {name} offered", {{"name", c.mentor()}})
                               : t("Add what you will do"),
           .label_hidden = true,
           .placeholder = is_mentors ? t("Add what {name} offered…", {{"name", c.mentor()}})
                                     : t("Add: do, learn or explore… fri"),
           .width = fill()})) {
    const TitleAndDue said = read_title_and_due(c, text->text);
    const Meeting* last = method::meeting_spoken_in(c.view(), c.session.mentorship);
    c.outbox.mean(AddCommitment{c.session.mentorship, owner, said.title, said.due,
                                last == nullptr ? MeetingId{} : last->id, CommitmentKind::act,
                                text->is_private});
  }
}

void lately_done(Context& c) {
  Ui& ui = c.ui;
  const auto done = method::lately_done(c.view(), c.session.mentorship, 30);
  if (done.empty() || c.session.filter != Filter::open) return;
  auto card = ui.card("lately", {.gap = 6, .label = t("Lately done")});
  ui.heading(2, t("Lately done"));
  auto list = ui.list("list", {.label = t("Lately done"), .hairline_first = true});
  for (std::size_t i = 0; i < done.size() && i < 8; ++i) {
    auto item = ui.item(Key(done[i]->id.view()));
    draw_commitment(c, *done[i]);
  }
}

// What an address names is shown, whatever was shown before.
void show_all_for(Context& c, const Commitment& meant) {
  if (!c.session.wants_focus(meant.id)) return;
  if (!(meant.mentorship == c.session.mentorship)) return;
  for (const Commitment* open : shown(c, meant.owner)) {
    if (open->id == meant.id) return;
  }
  c.session.filter = Filter::all;
}

}  // namespace

void draw_follow_through(Context& c) {
  Ui& ui = c.ui;
  const Commitment* meant = c.plan.find<Commitment>(id_cast<CommitmentTag>(c.session.route.item));
  if (c.session.route.item.is_set() && meant == nullptr) {
    draw_missing(c);
    return;
  }
  if (meant != nullptr) show_all_for(c, *meant);
  auto page = ui.page("follow-through");
  {
    auto head =
        ui.row_or_column({.gap = 12, .align = ui.narrow() ? Align::stretch : Align::center});
    {
      auto words = ui.column({.width = fill(), .min_width = kLeastTitle});
      ui.page_title(t("Follow-through"), t("What you agreed to do for each other"));
    }
    auto tools = ui.wrap({.gap = 12, .align = Align::center});
    select_button(c, open_count(c));
    filters(c);
  }
  chosen_bar(c, [&](const std::string& nothing) { selection_actions(c, nothing); });
  auto columns = ui.columns({13, 10}, 760);
  {
    auto left = ui.column({.gap = 18, .align = Align::stretch});
    side(c, ithaca::Owner::mentee);
  }
  {
    auto right = ui.column({.gap = 18, .align = Align::stretch});
    side(c, ithaca::Owner::mentor);
    lately_done(c);
  }
}

}  // namespace ithaca::ui
