// What views asked for, done after the frame was declared.
#include <utility>

#include "base/text.hpp"
#include "base/translate.hpp"
#include "derive/redact.hpp"
#include "documents/letter_text.hpp"
#include "method/checks.hpp"
#include "method/letters.hpp"
#include "method/letters_renegotiation.hpp"
#include "ui/app.hpp"
#include "ui/capture_line.hpp"
#include "ui/form.hpp"

namespace ithaca::ui {
namespace {

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

// What is seen on the spot needs no toast: typing, a tick, a step that a dialog asked for.
bool is_worth_a_toast(const Intent& intent) {
  return std::holds_alternative<Remove>(intent) || std::holds_alternative<TickCommitment>(intent) ||
         std::holds_alternative<Renegotiate>(intent) ||
         std::holds_alternative<CancelMeeting>(intent) ||
         std::holds_alternative<MoveMeeting>(intent) ||
         std::holds_alternative<PlanMeetings>(intent) ||
         std::holds_alternative<SetGoalState>(intent) ||
         std::holds_alternative<MakeGoalSmaller>(intent) ||
         std::holds_alternative<AddCommitment>(intent) ||
         std::holds_alternative<LogTouchpoint>(intent);
}

// Whose mentor reads it: that of the meeting or the commitment, not of the room that is shown.
MentorshipId mentorship_of(const Scene& scene, const CopyLetter& request) {
  if (const Meeting* meeting = scene.plan.find<Meeting>(request.meeting)) {
    return meeting->mentorship;
  }
  const Commitment* commitment = scene.plan.find<Commitment>(request.commitment);
  return commitment == nullptr ? scene.session.mentorship : commitment->mentorship;
}

method::Document renegotiation_of(const CopyLetter& request, const method::Letter& letter,
                                  const MentorshipId& mentorship) {
  if (request.goal.is_set()) return method::goal_renegotiation(letter, mentorship, request.goal);
  if (request.meeting.is_set()) return method::meeting_renegotiation(letter, request.meeting);
  return method::renegotiation(letter, request.commitment);
}

method::Document letter_of(const CopyLetter& request, const method::Letter& letter,
                           const MentorshipId& mentorship, const std::set<Ref>& left_out) {
  switch (request.kind) {
    case CopyLetter::Kind::brief:
      return method::brief(letter, request.meeting, left_out);
    case CopyLetter::Kind::first_note:
      return method::first_note(letter, request.meeting);
    case CopyLetter::Kind::recap:
      return method::recap(letter, request.meeting);
    case CopyLetter::Kind::agenda:
      return method::agenda(letter, request.meeting);
    case CopyLetter::Kind::renegotiation:
      return renegotiation_of(request, letter, mentorship);
    case CopyLetter::Kind::thanks:
      return method::thanks(letter, request.commitment);
    case CopyLetter::Kind::reminder:
      break;
  }
  return method::kind_reminder(letter, request.commitment);
}

std::string copied_words(CopyLetter::Kind kind, const std::string& mentor) {
  switch (kind) {
    case CopyLetter::Kind::brief:
      return t("Brief for {name} copied", {{"name", mentor}});
    case CopyLetter::Kind::recap:
      return t("Recap copied");
    case CopyLetter::Kind::first_note:
      return t("Note for {name} copied", {{"name", mentor}});
    case CopyLetter::Kind::agenda:
      return t("Agenda copied");
    case CopyLetter::Kind::renegotiation:
    case CopyLetter::Kind::thanks:
    case CopyLetter::Kind::reminder:
      break;
  }
  return t("Message for {name} copied", {{"name", mentor}});
}

// What the changes create is the mentee's alone from its first moment (rules 3.6).
void make_private(ChangeSet& changes) {
  for (Edit& edit : changes.edits) {
    const std::size_t number = edit.kind->number_of("private");
    if (edit.before || number == edit.kind->fields.size()) continue;
    const std::shared_ptr<void> copy = edit.kind->copy(edit.after.get());
    edit.kind->fields[number].set(copy.get(), {meta::Shape::yes, 0, {}, {}});
    edit.after = copy;
  }
}

}  // namespace

void App::apply_all(Context& c) {
  for (const Request& request : outbox_.take()) apply(c, request);
}

// Empty when it is private or gone, and the person was told so.
method::Document App::letter(const Scene& scene, const CopyLetter& request) {
  const MentorshipId mentorship = mentorship_of(scene, request);
  const Plan shared = redact(scene.plan, Audience{mentorship});
  Index index;
  const method::View view{shared, index, scene.today};
  method::Document document =
      letter_of(request, {view, words_}, mentorship, drafts_.left_out[request.meeting]);
  if (document.empty()) complain(t("There is nothing to copy: it is private or was deleted"));
  return document;
}

void App::print_letter(const Scene& scene, const PrintLetter& request) {
  const method::Document document = letter(scene, {request.kind, request.meeting});
  if (!document.empty()) platform_.shell.print(document.title, html(document));
}

void App::copy_letter(const Scene& scene, const CopyLetter& request) {
  const method::Document document = letter(scene, request);
  if (document.empty()) return;
  // Copied counts as briefed and as thanked, once it is.
  Meant meant;
  if (request.kind == CopyLetter::Kind::brief || request.kind == CopyLetter::Kind::first_note) {
    meant = std::make_shared<const Intent>(MarkBriefed{request.meeting});
  } else if (request.kind == CopyLetter::Kind::thanks) {
    meant = std::make_shared<const Intent>(Thank{request.commitment});
  } else if (request.kind == CopyLetter::Kind::reminder) {
    meant = std::make_shared<const Intent>(MarkReminded{request.commitment});
  }
  const bool follows_change = request.kind == CopyLetter::Kind::renegotiation;
  copying_.push_back(
      {copied_words(request.kind, scene.mentor()), std::move(meant), follows_change});
  if (request.as_markdown) {
    platform_.clipboard.copy(markdown(document), {});
  } else {
    platform_.clipboard.copy(plain_text(document), html(document));
  }
}

// Each is decided on what the ones before it did; one key makes one step of undo of them.
void App::mean_together(const Together& request) {
  if (request.intents.empty()) return;
  std::int64_t done = 0;
  store_.end_step();
  for (const Meant& intent : request.intents) {
    Result<ChangeSet> changes = decide(store_.plan(), *intent, store_.env());
    if (changes) changes->merge_key = "together";
    if (changes && request.makes_private) make_private(*changes);
    const Result<Done> result =
        changes ? store_.commit(std::move(*changes)) : Result<Done>(changes.error());
    if (!result) {
      complain(result.error().what);
      break;
    }
    ++done;
  }
  store_.end_step();
  if (!request.makes_private && done == static_cast<std::int64_t>(request.intents.size())) {
    tell_done(tn("{count} changed", "{count} changed", done));
  }
}

// What stands in the two lines of adding, and was not entered yet, is meant too.
void App::add_typed_commitments(const Meeting& meeting) {
  const MeetingId id = meeting.id;
  const MentorshipId mentorship = meeting.mentorship;
  for (const auto owner : {ithaca::Owner::mentee, ithaca::Owner::mentor}) {
    const std::string text = std::exchange(drafts_.lines[commitment_draft(id, owner)], {});
    if (trimmed(text).empty()) continue;
    const TitleAndDue said = read_title_and_due(scene(), text);
    mean(AddCommitment{mentorship, owner, said.title, said.due, id, CommitmentKind::act});
  }
}

void App::finish_meeting(const Scene& scene, const MeetingId& id) {
  const Meeting* meeting = scene.plan.find<Meeting>(id);
  if (meeting == nullptr) return;
  const std::string draft = next_date_draft(id);
  std::optional<When> next;
  if (const std::string text = drafts_.lines[draft]; !trimmed(text).empty()) {
    const auto read = method::read_date(text, scene.today, scene.words);
    if (!read || !read->day) {
      drafts_.errors[draft] = not_a_date(text);
      complain(not_a_date(text));
      return;
    }
    next = When{*read->day, read->time, {}};
  }
  add_typed_commitments(*meeting);
  meeting = store_.plan().find<Meeting>(id);
  const bool says_why = !trimmed(meeting->none_because).empty();
  const method::View view{store_.plan(), index_, scene.today};
  if (!says_why && !method::has_step(view, *meeting) && !drafts_.asked_for_next_step) {
    drafts_.asked_for_next_step = true;  // once; a second try is taken
    tell(t("No next step yet: add a small one, or say why not. Finish again to leave it so"));
    return;
  }
  if (!mean(FinishMeeting{id, next})) return;
  drafts_.lines.erase(draft);
  drafts_.errors.erase(draft);
  drafts_.left_out.erase(id);
  drafts_.asked_for_next_step = false;
  copy_letter(this->scene(), {CopyLetter::Kind::recap, id, {}});
  go_to({Room::today, {}}, History::push);
}

// A new goal stands behind all others.
void App::open_newest_goal() {
  const Goal* newest = nullptr;
  for (const auto& [id, row] : store_.plan().of<Goal>()) {
    if (newest == nullptr || newest->position < row.value->position) newest = row.value;
  }
  if (newest != nullptr) go_to({Room::goals, id_cast<RecordTag>(newest->id)}, History::push);
}

void App::apply(Context& c, const Request& request) {
  std::visit(
      Overloaded{[&](const Meant& intent) {
                   if (!mean(*intent)) return;
                   if (is_worth_a_toast(*intent)) tell_done();
                   if (std::holds_alternative<AddGoal>(*intent)) open_newest_goal();
                   if (const auto* move = std::get_if<MoveTopic>(intent.get()))
                     say_place(move->topic);
                 },
                 [&](const Together& together) { mean_together(together); },
                 [&](const CopyLetter& copied) { copy_letter(c, copied); },
                 [&](const PrintLetter& printed) { print_letter(c, printed); },
                 [&](const FinishAndCopy& finish) { finish_meeting(c, finish.meeting); },
                 [&](const WriteTail& tail) { write_tail(tail.is_private, tail.words); },
                 [&](const KeepTail& tail) { keep_tail(tail.is_private); },
                 [&](const GoTo& go) { go_to(go.route, go.history); },
                 [&](const ChooseFile&) { platform_.files.choose(".json,application/json"); },
                 [&](const ExportPlan&) { files_.begin_export(c.plan); },
                 [&](const AcceptImport& accept) {
                   const Result<Done> done =
                       store_.commit(files_.take_changes(c.plan, accept.replaces));
                   if (!done) {
                     complain(done.error().what);
                     return;
                   }
                   tell_done();
                   go_to({Room::today, {}}, History::push);
                 },
                 [&](const CancelImport&) { files_.cancel(); },
                 [&](const DeleteEverything&) {
                   store_.delete_everything();
                   platform_.settings.clear();
                   drafts_ = Drafts{};
                   go_to({}, History::replace);
                 },
                 [&](const ChooseTheme& theme) { choose_theme(theme.scheme); },
                 [&](const ChooseMentorship& choice) { show_mentorship(choice.mentorship); },
                 [&](const Undo&) { move_history(true); },
                 [&](const Redo&) { move_history(false); },
                 [&](const DismissNotices&) { store_.dismiss_notices(); },
                 [&](const Reload&) { platform_.shell.reload(); },
                 [&](const Complain& complaint) { complain(complaint.words); }},
      request);
  platform_.shell.request_frames(2);
}

}  // namespace ithaca::ui
