// What views asked for, done after the frame was declared.
#include <utility>

#include "base/text.hpp"
#include "base/translate.hpp"
#include "derive/sample.hpp"
#include "documents/letter_text.hpp"
#include "method/checks.hpp"
#include "method/letters.hpp"
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

Meant meant(Intent intent) { return std::make_shared<const Intent>(std::move(intent)); }

// Copied counts as briefed, as thanked, as written: what it says of advice the mentor knows now.
std::vector<Meant> meant_by(const CopyLetter& request, const Scene& scene,
                            const MentorshipId& mentorship, const std::vector<Ref>& tells) {
  std::vector<Meant> all;
  if (request.kind == CopyLetter::Kind::brief || request.kind == CopyLetter::Kind::first_note) {
    all.push_back(meant(MarkBriefed{request.meeting}));
  } else if (request.kind == CopyLetter::Kind::thanks) {
    all.push_back(meant(Thank{request.commitment}));
  } else if (request.kind == CopyLetter::Kind::reminder) {
    all.push_back(meant(MarkReminded{request.commitment}));
  } else if (request.kind == CopyLetter::Kind::update) {
    all.push_back(meant(LogTouchpoint{mentorship, Means::message, t("A short update")}));
  }
  for (const Ref& told : tells) {
    const auto* advice = find_as<Advice>(scene.plan, told);
    if (advice == nullptr || advice->told_on) continue;
    all.push_back(meant(SetValue{told, "told-on", format_day(scene.today)}));
  }
  return all;
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
    case CopyLetter::Kind::update:
      return t("Short update copied, and noted as a contact");
    case CopyLetter::Kind::renegotiation:
    case CopyLetter::Kind::thanks:
    case CopyLetter::Kind::reminder:
    case CopyLetter::Kind::became:
    case CopyLetter::Kind::plan:
      break;
  }
  return t("Message for {name} copied", {{"name", mentor}});
}

}  // namespace

void App::apply_all(Context& c) {
  for (const Request& request : outbox_.take()) apply(c, request);
}

// Empty when it is private or gone, and the person was told so.
Written App::letter(const Scene& scene, const CopyLetter& request) {
  Written written = write_letter(scene, request);
  if (written.document.empty()) {
    complain(t("There is nothing to copy: it is private or was deleted"));
  }
  return written;
}

void App::print_letter(const Scene& scene, const PrintLetter& request) {
  const method::Document document = letter(scene, {request.kind, request.meeting}).document;
  if (!document.empty()) platform_.shell.print(document.title, html(document));
}

void App::copy_letter(const Scene& scene, const CopyLetter& request) {
  const Written written = letter(scene, request);
  const method::Document& document = written.document;
  if (document.empty()) return;
  std::vector<Meant> meant = meant_by(request, scene, mentorship_of(scene, request), written.tells);
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
    const Result<Done> result =
        changes ? store_.commit(std::move(*changes)) : Result<Done>(changes.error());
    if (!result) {
      complain(result.error().what);
      break;
    }
    ++done;
  }
  store_.end_step();
  if (done == static_cast<std::int64_t>(request.intents.size())) {
    tell_done(tn("{count} changed", "{count} changed", done));
  }
}

void App::say_moved(const Intent& intent) {
  if (const auto* topic = std::get_if<MoveTopic>(&intent)) say_place(topic->topic);
  if (const auto* step = std::get_if<MoveAgendaItem>(&intent)) say_place(step->item);
  if (const auto* placed = std::get_if<PlaceAgendaItem>(&intent)) say_place(placed->item);
}

// The focus goes along.
void App::mean_carried(const Intent& move) {
  store_.end_step();
  const std::uint64_t before = store_.plan().revision();
  if (!mean(move) || store_.plan().revision() == before) return;
  store_.end_step();
  tell_done();
  say_moved(move);
  if (const auto* topic = std::get_if<MoveTopic>(&move)) {
    session_.wants_focus_on = id_cast<RecordTag>(topic->topic);
  } else if (const auto* item = std::get_if<PlaceAgendaItem>(&move)) {
    session_.wants_focus_on = id_cast<RecordTag>(item->item);
  }
}

// What stands in the two lines of adding, and was not entered yet, is meant too.
void App::add_typed_commitments(const Meeting& meeting) {
  const MeetingId id = meeting.id;
  const MentorshipId mentorship = meeting.mentorship;
  for (const auto owner : {ithaca::Owner::mentee, ithaca::Owner::mentor}) {
    const std::string line = commitment_draft(id, owner);
    for (const bool is_private : {false, true}) {
      const std::string draft = is_private ? private_draft(line) : line;
      const std::string text = std::exchange(drafts_.lines[draft], {});
      if (trimmed(text).empty()) continue;
      const TitleAndDue said = read_title_and_due(scene(), text);
      mean(AddCommitment{mentorship, owner, said.title, said.due, id, CommitmentKind::act,
                         is_private});
    }
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
  const method::View view{store_.plan(), index_, scene.today};
  const auto asks = method::without_step(view, *meeting);
  if (asks && !drafts_.asked_for_next_step) {
    drafts_.asked_for_next_step = true;  // once; a second try is taken
    tell(asks->sentence);
    return;
  }
  if (!mean(FinishMeeting{id, next})) return;
  drafts_.lines.erase(draft);
  drafts_.errors.erase(draft);
  drafts_.left_out.erase(id);
  drafts_.asked_for_next_step = false;
  platform_.clipboard.promise();
  promised_ = CopyLetter{CopyLetter::Kind::recap, id, {}};
  go_to({Room::today, {}}, History::push);
}

void App::keep_promise() {
  if (!promised_ || store_.save_state().kind == SaveState::Kind::saving) return;
  const CopyLetter letter = *promised_;
  promised_.reset();
  copy_letter(scene(), letter);
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
                   if (std::holds_alternative<StartMentorship>(*intent)) close_sample();
                   if (!mean(*intent)) return;
                   if (is_worth_a_toast(*intent)) tell_done();
                   if (std::holds_alternative<AddGoal>(*intent)) open_newest_goal();
                   say_moved(*intent);
                 },
                 [&](const Together& together) { mean_together(together); },
                 [&](const Carried& carried) { mean_carried(*carried.move); },
                 [&](const CopyLetter& copied) { copy_letter(c, copied); },
                 [&](const PrintLetter& printed) { print_letter(c, printed); },
                 [&](const FinishAndCopy& finish) { finish_meeting(c, finish.meeting); },
                 [&](const WriteTail& tail) { write_tail(tail.is_private, tail.words); },
                 [&](const KeepTail& tail) { keep_tail(tail.is_private); },
                 [&](const GoTo& go) { go_to(go.route, go.history); },
                 [&](const ChooseFile&) { platform_.files.choose(".json,application/json"); },
                 [&](const ExportPlan&) { files_.begin_export(store_.plan()); },
                 [&](const OpenSample&) { platform_.files.open_sample(); },
                 [&](const CloseSample&) {
                   if (!close_sample()) return;
                   tell_done();
                   go_to({Room::today, {}}, History::push);
                 },
                 [&](const AcceptImport& accept) {
                   const Result<Done> done =
                       store_.commit(files_.take_changes(store_.plan(), accept.replaces));
                   if (!done) {
                     complain(done.error().what);
                     return;
                   }
                   tell_done();
                   go_to({Room::today, {}}, History::push);
                 },
                 [&](const CancelImport&) { files_.cancel(); },
                 [&](const PutOffExport&) { put_off_export(); },
                 [&](const ListVersions&) { platform_.storage.list_backups(); },
                 [&](const OpenVersion& open) { platform_.storage.read_backup(open.name); },
                 [&](const AskToKeep&) { platform_.storage.ask_to_keep(); },
                 [&](const SaveAllKept&) { platform_.shell.save_all_kept(); },
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
                 [&](const UseNewVersion&) { use_new_version(); },
                 [&](const Reload&) { platform_.shell.reload(); },
                 [&](const Complain& complaint) { complain(complaint.words); }},
      request);
  platform_.shell.request_frames(2);
}

}  // namespace ithaca::ui
