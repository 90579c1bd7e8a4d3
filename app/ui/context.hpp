// What a view is handed: the plan to read, the drafts to write in, the outbox for what was meant.
// Knows no store: intents are applied after drawing, so that a frame shows one state.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "derive/search.hpp"
#include "method/document.hpp"
#include "method/meetings.hpp"
#include "method/words.hpp"
#include "plan/intent.hpp"
#include "ports/versions.hpp"
#include "store/backups.hpp"
#include "store/save_state.hpp"
#include "ui/drafts.hpp"
#include "ui/route.hpp"
#include "ui/widgets/ui.hpp"

namespace ithaca::ui {

// What a view may ask for beside intents; done by the application after the frame.
struct CopyLetter {
  enum class Kind : std::uint8_t {
    brief,
    first_note,
    recap,
    agenda,
    renegotiation,
    thanks,
    reminder,
    update,  // between two meetings
    became,  // of advice
    plan     // the whole of it, on paper
  };
  Kind kind = Kind::brief;
  MeetingId meeting = {};
  CommitmentId commitment = {};
  bool as_markdown = false;  // else as plain and as formatted text
  GoalId goal = {};
  AdviceId advice = {};
};
struct PrintLetter {
  CopyLetter::Kind kind = CopyLetter::Kind::brief;
  MeetingId meeting = {};
};
// Closes the meeting, plans the next one where a date was given, copies the recap.
struct FinishAndCopy {
  MeetingId meeting = {};
};
// Puts words into the line being written, or keeps it and begins the next.
struct WriteTail {
  bool is_private = false;
  std::string words;
};
struct KeepTail {
  bool is_private = false;
};
struct GoTo {
  Route route;
  History history = History::push;
};
struct ChooseFile {};
struct ExportPlan {};
struct OpenSample {};   // where there is no plan yet
struct CloseSample {};  // and start one's own
struct AcceptImport {
  bool replaces = false;
};
struct CancelImport {};
struct PutOffExport {};  // "Later"
struct ListVersions {};
struct OpenVersion {  // an earlier state of the plan, to be looked at before it is gone back to
  std::string name;
};
struct AskToKeep {};    // the browser, to delete nothing here on its own
struct SaveAllKept {};  // as a file, whatever state it is in
struct DeleteEverything {};
struct ChooseTheme {
  SchemeChoice scheme = SchemeChoice::system;
};
struct ChooseMentorship {
  MentorshipId mentorship;
};
struct Undo {};
struct Redo {};
struct DismissNotices {};
struct Reload {};
struct UseNewVersion {};
struct Complain {  // an error that no field can show
  std::string words;
};

// An intent stands behind a pointer: moving a variant of forty structs about is code for each.
using Meant = std::shared_ptr<const Intent>;
// Several intents that are one step: taken back together.
struct Together {
  std::vector<Meant> intents;
};
// What a pointer carried elsewhere: a step of its own, said where it is and offered to be undone.
struct Carried {
  Meant move;
};
using Request =
    std::variant<Meant, Together, Carried, CopyLetter, PrintLetter, FinishAndCopy, WriteTail,
                 KeepTail, GoTo, ChooseFile, ExportPlan, OpenSample, CloseSample, AcceptImport,
                 CancelImport, PutOffExport, ListVersions, OpenVersion, AskToKeep, SaveAllKept,
                 DeleteEverything, ChooseTheme, ChooseMentorship, Undo, Redo, DismissNotices,
                 UseNewVersion, Reload, Complain>;

class Outbox {
 public:
  void push(Request request);
  template <class I>
  void mean(I intent) {
    push(std::make_shared<const Intent>(std::move(intent)));
  }
  template <class I>
  void carry(I intent) {
    push(Carried{std::make_shared<const Intent>(std::move(intent))});
  }
  std::vector<Request> take();
  bool empty() const { return requests_.empty(); }

 private:
  std::vector<Request> requests_;
};

// The mentor's page as it would be copied now, and what it was made of.
struct LetterShown {
  MeetingId meeting;
  std::uint64_t revision = 0;  // of the plan; 0: not made yet
  Day today;
  std::set<Ref> left_out;
  method::Document document;
  std::uint64_t changing = 0;  // a revision that came since; it is made anew when typing rests
  std::int64_t rests_at_ms = 0;
};

// What this tab shows: plain values.
struct Session {
  Route route;
  MentorshipId mentorship;
  SchemeChoice scheme = SchemeChoice::system;
  RecordId wants_focus_on;  // what an address or a move names, to go to, once
  enum class Filter : std::uint8_t { open, done, all } filter = Filter::open;
  Captured captured = Captured::advice;  // the kind that the room of what was captured shows
  bool hides_private = false;            // somebody looks at the screen
  enum class RoadmapLook : std::uint8_t { columns, time_line } roadmap_look = RoadmapLook::columns;
  bool shows_earlier_meetings = false;  // on the roadmap
  TopicId topic_in_hand;                // what can be done with it is open
  bool shows_all_due = false;           // on Today, of what is due before the next meeting
  std::optional<LetterShown> letter;    // unfolded to be read before it is copied
  Offline offline = Offline::unknown;
  bool has_new_version = false;  // it waits to be used
  bool puts_off_new_version = false;

  template <class Tag>
  bool wants_focus(const Id<Tag>& id) const {
    return wants_focus_on.is_set() && wants_focus_on == id_cast<RecordTag>(id);
  }
};

// What is known and what may be meant, with or without a frame being drawn.
struct Scene {
  const Plan& plan;
  Index& index;
  TextIndex& texts;
  Day today;
  std::int64_t now_ms;
  const method::DateWords& words;
  Session& session;
  Drafts& drafts;
  Outbox& outbox;
  SaveState save;
  // Newest first; nothing until they were asked for.
  const std::optional<std::vector<EarlierVersion>>& earlier_versions;
  std::optional<bool> is_kept;  // what the browser promises; nothing until it answered
  bool is_export_due;

  method::View view() const { return {plan, index, today}; }
  const Mentorship* mentorship() const { return plan.find<Mentorship>(session.mentorship); }
  // The mentor's first name, or "your mentor".
  std::string mentor(FirstLetter letter = FirstLetter::plain) const;
  // The same of another mentorship.
  std::string mentor_of(const MentorshipId& mentorship,
                        FirstLetter letter = FirstLetter::plain) const;
  std::string mentor_full_name() const;
  std::string mentee_full_name() const;
};

struct Context : Scene {
  Context(const Scene& scene, Ui& shown) : Scene(scene), ui(shown) {}
  Ui& ui;
};

// "meeting/<id>/<key>": where the letters of a field go.
template <class T>
std::string binding_of(const T& record, std::string_view key) {
  return meta::AsText<Ref>::write(ref_to(record)) + "/" + std::string(key);
}

}  // namespace ithaca::ui
