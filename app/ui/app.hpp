// The application: routes events to the plan and the plan to views; applies what views meant.
// Knows no browser: all of it stands behind ports.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ports/clipboard.hpp"
#include "ports/clock.hpp"
#include "ports/files.hpp"
#include "ports/inbox.hpp"
#include "ports/locale.hpp"
#include "ports/program.hpp"
#include "ports/random.hpp"
#include "ports/settings.hpp"
#include "ports/storage.hpp"
#include "ports/versions.hpp"
#include "store/export_reminder.hpp"
#include "store/store.hpp"
#include "ui/application.hpp"
#include "ui/commands.hpp"
#include "ui/context.hpp"
#include "ui/file_flow.hpp"
#include "ui/letter.hpp"
#include "ui/locale_words.hpp"

namespace ithaca::ui {

// Everything of the platform that the application uses; all of it outlives the application.
struct Platform {
  Shell& shell;
  Clock& clock;
  Random& random;
  Storage& storage;
  Clipboard& clipboard;
  Files& files;
  Settings& settings;
  Locale& locale;
  Program& program;
  Versions& versions;
  Inbox& inbox;
};

class App : public Application {
 public:
  explicit App(const Platform& platform);

  void frame(Ui& ui) override;
  bool is_opening() const override;
  Handled on_key(const KeyPress& key) override;
  void on_route(std::string_view route) override;
  void on_hidden() override;
  void on_print() override;
  void on_splice(std::string_view binding, const Splice& splice) override;
  Handled on_field_key(std::string_view binding, const KeyPress& key, const Caret& caret) override;
  void on_field_left(std::string_view binding) override;
  // Events of the ports: at once when one arrives, and before each frame.
  void drain();

  const Store& store() const { return store_; }

 private:
  Scene scene();
  const Plan& shown_plan();  // without what is private, or said elsewhere, while somebody looks on
  bool is_open() const;      // the plan was loaded
  void draw_first(Ui& ui);
  virtual void draw_all(Ui& ui);  // virtual: no optimizer makes it a part of frame() again
  void draw_opening(Ui& ui);
  bool shows_first_page() const;
  bool wants_all() const;
  void go_to(const Route& route, History history);
  bool shows_dialog() const;
  void close_dialogs();
  void choose_mentorship();
  void show_mentorship(const MentorshipId& mentorship);
  void choose_theme(SchemeChoice scheme);
  void keep_time(const Scene& scene);
  std::string page_title(const Scene& scene) const;

  // app_arrivals.cpp
  void take_version(const VersionEvent& event);
  void use_new_version();
  void tend_version();
  bool is_leaving() const;
  bool take_errand(std::string_view address);
  void run_errand(const Scene& scene);

  // app_requests.cpp
  void apply_all(Context& c);
  void apply(Context& c, const Request& request);
  Written letter(const Scene& scene, const CopyLetter& request);
  void copy_letter(const Scene& scene, const CopyLetter& request);
  void print_letter(const Scene& scene, const PrintLetter& request);
  void mean_carried(const Intent& move);
  void mean_together(const Together& request);
  void finish_meeting(const Scene& scene, const MeetingId& meeting);
  void add_typed_commitments(const Meeting& meeting);
  void open_newest_goal();
  void open_sample(const Plan& sample);
  bool close_sample();  // false: it is not open, or stays

  bool mean(const Intent& intent);  // false: refused, and the person was told why
  void tell(std::string words);     // a toast, and said
  void tell_done();                 // what the last intent did, with undo
  void tell_done(std::string what);
  void complain(std::string words);
  void move_history(bool back);
  void take_waiting();
  void take_clipboard(const ClipboardEvent& event);
  void keep_promise();
  bool work_on_saving();
  void take_loaded(const StorageLoaded& loaded);
  void take_drafts(const StorageLoaded& loaded);
  void keep_drafts();
  void draw_toast(Ui& ui);
  void draw_uncopied(Ui& ui);

  // app_keeping.cpp
  void draw_notices(Context& c);
  void draw_ways_back(Context& c);
  std::string notice_words(const Notice& notice) const;
  std::string moment_words(std::int64_t instant_ms) const;
  void show_version(const BackupRead& read);
  void begin_to_keep();
  void remember_last_export();
  void keep_last_export(const LastExport& last);
  void note_export();
  void put_off_export();

  // note_editing.cpp
  NoteTail& tail_of(bool is_private);
  void type_into_tail(bool is_private, const Splice& splice);
  void type_into_line(const NoteLineId& line, const Splice& splice);
  void keep_tail(bool is_private);
  void write_tail(bool is_private, const std::string& words);
  void capture_line(const NoteLineId& line);
  void join_with_line_above(const NoteLine& line);
  void remember_words(std::string_view binding, const Ref& ref, std::string_view key);
  void note_goal_change(std::string_view binding);
  Handled move_agenda_item(const AgendaItemId& item, const KeyPress& key);
  Handled move_topic(const TopicId& topic, const KeyPress& key, const Caret& caret);
  void say_moved(const Intent& intent);  // where what it moved stands now, if it moves something
  void say_place(const TopicId& topic);
  void say_place(const AgendaItemId& item);
  Handled next_question(std::string_view binding, const KeyPress& key);
  void focus_line(const NoteLineId& line, std::size_t caret);
  NoteLineId add_lines(const NoteLine& model, const NoteLineId& after,
                       std::vector<std::string> texts);

  Platform platform_;
  CachedLocale locale_;
  LocaleWords words_;
  Store store_;
  Plan shown_;                        // where something is hidden
  std::uint64_t shown_revision_ = 0;  // of the store's plan that it was made from; 0: of none
  MentorshipId shown_to_;             // who may look on: the mentor of this one
  Index index_;                       // of the plan that is shown
  Index whole_index_;                 // of the whole plan, while another one is shown
  TextIndex texts_;
  Session session_;
  Drafts drafts_;
  Outbox outbox_;
  FileFlow files_;
  std::vector<Command> commands_;

  struct Toast {
    std::string words;
    bool offers_undo = false;
    bool is_complaint = false;
    std::int64_t until_ms = 0;
    std::uint64_t revision =
        0;  // of the plan: undo is offered for as long as nothing was done since
  };
  std::optional<Toast> toast_;

  // A text that the clipboard was asked to take: what is said, and meant, once it did.
  struct Copying {
    std::string words;
    std::vector<Meant> meant;
    bool follows_change = false;  // whose undo is still offered
  };
  std::deque<Copying> copying_;         // in the order in which they were asked for
  std::optional<CopyLetter> promised_;  // to the clipboard: written once what it tells is saved
  struct Uncopied {
    std::string text;
    std::vector<Meant> meant;
  };
  std::optional<Uncopied> uncopied_;  // what the clipboard did not take

  std::optional<LastExport> last_export_;  // nothing before the first edit
  std::optional<bool> is_kept_;            // whether the browser promises to delete nothing

  std::vector<PlatformEvent> waiting_;  // for the next frame of the whole program: files, copies
  bool wants_start_ = false;            // Start was pressed before the program was whole
  bool lacks_rest_ = false;             // it could not be fetched

  bool keeps_program_ = false;  // on this device: asked for
  // What is done about versions once everything is saved.
  enum class Turn : std::uint8_t { none, take_over, start_again } turn_ = Turn::none;
  Errand errand_;  // that the page was opened with, until there is a plan to run it on

  KeptDrafts kept_;  // as the storage has them
  bool drafts_are_restored_ = false;
  std::string announcement_;
  std::string own_route_;      // where the application itself went last
  std::string focus_binding_;  // to be focused in the next frame
  std::size_t focus_caret_ = 0;
};

// The application on this platform, for the page's composition root.
std::unique_ptr<Application> make_application(const Platform& platform);

}  // namespace ithaca::ui
