// Writing in a note: letters, Enter, Backspace and pasted lines become intents at once; Alt with an
// arrow moves a point of the agenda or a topic of the roadmap.
#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/roadmap.hpp"
#include "plan/query.hpp"
#include "ui/app.hpp"
#include "ui/capture_line.hpp"
#include "ui/views/views.hpp"

namespace ithaca::ui {
namespace {

// The record of a binding such as "note-line/…/text", when it is a T and this field of it.
template <class T>
std::optional<decltype(T::id)> record_of(std::string_view binding, std::string_view field) {
  const std::size_t end = binding.rfind('/');
  if (end == std::string_view::npos || binding.substr(end + 1) != field) return std::nullopt;
  const auto ref = meta::AsText<Ref>::read(binding.substr(0, end));
  if (!ref || ref->kind != meta::Describe<T>::kind) return std::nullopt;
  return decltype(T::id){ref->id.text};
}

std::optional<NoteLineId> note_line_of(std::string_view binding) {
  return record_of<NoteLine>(binding, "text");
}

// Lines of one kind of note, in order: of one agenda item, or the private ones.
std::vector<const NoteLine*> lines_beside(const Plan& plan, const NoteLine& line) {
  std::vector<const NoteLine*> lines = children(plan, &NoteLine::meeting, line.meeting);
  std::erase_if(lines, [&](const NoteLine* other) {
    return other->is_private != line.is_private ||
           (!line.is_private && !(other->agenda_item == line.agenda_item));
  });
  return lines;
}

}  // namespace

NoteTail& App::tail_of(bool is_private) { return is_private ? drafts_.private_tail : drafts_.tail; }

// Adds lines like `model` and says which is the last of them.
NoteLineId App::add_lines(const NoteLine& model, const NoteLineId& after,
                          std::vector<std::string> texts) {
  const std::size_t count = texts.size();
  const auto known = children(store_.plan(), &NoteLine::meeting, model.meeting);
  std::size_t at = known.size();
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i]->id == after) at = i + 1;
  }
  if (!mean(AddNoteLines{model.meeting, model.agenda_item, after, std::move(texts),
                         model.is_private})) {
    return {};
  }
  const auto now = children(store_.plan(), &NoteLine::meeting, model.meeting);
  return at + count - 1 < now.size() ? now[at + count - 1]->id : NoteLineId{};
}

void App::on_splice(std::string_view binding, const Splice& splice) {
  if (binding == kTailBinding || binding == kPrivateTailBinding) {
    type_into_tail(binding == kPrivateTailBinding, splice);
    return;
  }
  if (const auto line = note_line_of(binding)) {
    type_into_line(*line, splice);
    return;
  }
  const std::size_t end = binding.rfind('/');
  if (end == std::string_view::npos) return;
  const auto ref = meta::AsText<Ref>::read(binding.substr(0, end));
  if (!ref) return;
  remember_words(binding, *ref, binding.substr(end + 1));
  mean(EditText{*ref,
                std::string(binding.substr(end + 1)),
                {splice.at, std::string(splice.removed), std::string(splice.inserted)}});
}

// The first letter makes the record; pasted lines become lines.
void App::type_into_tail(bool is_private, const Splice& splice) {
  NoteTail& tail = tail_of(is_private);
  if (store_.plan().find<NoteLine>(tail.line) != nullptr) {
    type_into_line(tail.line, splice);
    return;
  }
  NoteLine model;
  model.meeting = tail.meeting;
  model.agenda_item = tail.item;
  model.is_private = is_private;
  std::vector<std::string> texts;
  for (const std::string_view text : split_lines(splice.inserted)) texts.emplace_back(text);
  tail.line = add_lines(model, {}, std::move(texts));
}

void App::type_into_line(const NoteLineId& id, const Splice& splice) {
  const NoteLine* line = store_.plan().find<NoteLine>(id);
  if (line == nullptr) return;
  auto parts = split_lines(splice.inserted);
  if (parts.size() == 1) {
    mean(EditText{ref_to(*line),
                  "text",
                  {splice.at, std::string(splice.removed), std::string(splice.inserted)}});
    return;
  }
  // Pasted lines: the first stays here, the rest follow, the last takes what stood behind.
  const std::size_t behind = splice.at + splice.removed.size();
  if (behind > line->text.size()) return;
  std::vector<std::string> texts;
  for (std::size_t i = 1; i < parts.size(); ++i) texts.emplace_back(parts[i]);
  const std::size_t caret = texts.back().size();
  texts.back() += line->text.substr(behind);
  const NoteLine model = *line;
  if (!mean(EditText{ref_to(model),
                     "text",
                     {splice.at, model.text.substr(splice.at), std::string(parts.front())}})) {
    return;
  }
  const NoteLineId last = add_lines(model, id, std::move(texts));
  for (NoteTail* tail : {&drafts_.tail, &drafts_.private_tail}) {
    if (tail->line == id) {
      tail->line = last;
      return;
    }
  }
  focus_line(last, caret);
}

void App::focus_line(const NoteLineId& line, std::size_t caret) {
  focus_binding_ = meta::AsText<Ref>::write(ref_to<NoteLine>(line)) + "/text";
  focus_caret_ = caret;
}

void App::capture_line(const NoteLineId& id) {
  const NoteLine* line = store_.plan().find<NoteLine>(id);
  if (line == nullptr || line->link.is_set()) return;
  const auto capture = read_capture(scene(), line->text);
  if (!capture || capture->title.empty()) return;
  if (mean(ithaca::CaptureLine{id, capture->what, capture->title, capture->due})) tell_done();
}

void App::keep_tail(bool is_private) {
  NoteTail& tail = tail_of(is_private);
  const NoteLine* line = store_.plan().find<NoteLine>(tail.line);
  if (line == nullptr || trimmed(line->text).empty()) return;
  capture_line(line->id);
  tail.line = {};
  store_.end_step();
  platform_.shell.request_frames(2);
}

void App::write_tail(bool is_private, const std::string& words) {
  const NoteTail& tail = tail_of(is_private);
  const NoteLine* line = store_.plan().find<NoteLine>(tail.line);
  const std::string before = line == nullptr ? std::string{} : line->text;
  type_into_tail(is_private, {0, before, words});
  focus_binding_ = tail_binding(is_private);
  focus_caret_ = words.size();
}

Handled App::move_agenda_item(const AgendaItemId& item, const KeyPress& key) {
  if (key.key != "ArrowUp" && key.key != "ArrowDown") return Handled::no;
  if (mean(MoveAgendaItem{item, key.key == "ArrowUp" ? Direction::up : Direction::down})) {
    say_place(item);
  }
  return Handled::yes;
}

void App::say_place(const AgendaItemId& id) {
  const AgendaItem* item = store_.plan().find<AgendaItem>(id);
  if (item == nullptr) return;
  const auto& items = index_.agenda(store_.plan(), item->meeting);
  const auto number = std::find(items.begin(), items.end(), item) - items.begin() + 1;
  announcement_ =
      t("{title}: {number} of {count}", {{"title", method::agenda_title(store_.plan(), *item)},
                                         {"number", static_cast<int>(number)},
                                         {"count", static_cast<int>(items.size())}});
}

// Where a topic stands now, for who cannot see it.
void App::say_place(const TopicId& id) {
  const Topic* topic = store_.plan().find<Topic>(id);
  if (topic == nullptr) return;
  int number = 0;
  int count = 0;
  for (const Topic* other : index_.topics(store_.plan(), topic->mentorship)) {
    if (other->slot != topic->slot) continue;
    ++count;
    if (other->id == id) number = count;
  }
  announcement_ = t("{title}: {place}, {number} of {count}", {{"title", topic->title},
                                                              {"place", topic_place(topic->slot)},
                                                              {"number", number},
                                                              {"count", count}});
}

// On the roadmap to another place; on an agenda, where the topic's words are edited too, within it.
Handled App::move_topic(const TopicId& id, const KeyPress& key, const Caret& caret) {
  using method::TopicWay;
  const Scene now = scene();
  const Topic* topic = now.plan.find<Topic>(id);
  if (topic == nullptr) return Handled::no;
  if (session_.route.room != Room::roadmap) {
    const auto meeting = id_cast<MeetingTag>(session_.route.item);
    for (const AgendaItem* item : index_.agenda(now.plan, meeting)) {
      if (item->topic == id) return move_agenda_item(item->id, key);
    }
    return Handled::no;
  }
  std::optional<TopicWay> way;
  if (key.key == "ArrowUp") way = TopicWay::up;
  if (key.key == "ArrowDown") way = TopicWay::down;
  if (key.key == "ArrowLeft") way = TopicWay::earlier;
  if (key.key == "ArrowRight") way = TopicWay::later;
  if (!way) return Handled::no;
  const auto columns = method::roadmap_columns(now.view(), topic->mentorship);
  const auto move = method::topic_moved(now.view(), columns, *topic, *way);
  if (!move || !mean(*move)) return Handled::yes;
  say_place(id);
  session_.wants_focus_on = id_cast<RecordTag>(id);
  focus_binding_ = meta::AsText<Ref>::write(ref_to<Topic>(id)) + "/title";
  focus_caret_ = caret.end;
  return Handled::yes;
}

// Between the first and the third closing question, past the list that is the second.
Handled App::next_question(std::string_view binding, const KeyPress& key) {
  const bool is_down = key.key == "ArrowDown";
  if (!is_down && key.key != "ArrowUp") return Handled::no;
  const auto meeting = record_of<Meeting>(binding, is_down ? "useful" : "next-time");
  const Meeting* found = meeting ? store_.plan().find<Meeting>(*meeting) : nullptr;
  if (found == nullptr) return Handled::no;
  focus_binding_ = binding_of(*found, is_down ? "next-time" : "useful");
  focus_caret_ = is_down ? found->next_time.size() : found->useful.size();
  return Handled::yes;
}

Handled App::on_field_key(std::string_view binding, const KeyPress& key, const Caret& caret) {
  if (key.alt && !key.command && !key.shift) {
    if (const auto item = record_of<AgendaItem>(binding, "title")) {
      return move_agenda_item(*item, key);
    }
    if (const auto topic = record_of<Topic>(binding, "title"))
      return move_topic(*topic, key, caret);
    return next_question(binding, key);
  }
  if (key.command || key.alt || key.shift) return Handled::no;
  const bool is_tail = binding == kTailBinding || binding == kPrivateTailBinding;
  const bool is_start = caret.start == 0 && caret.end == 0;
  if (is_tail && key.key == "Enter") {
    keep_tail(binding == kPrivateTailBinding);
    return Handled::yes;
  }
  const auto id =
      is_tail ? std::optional(tail_of(binding == kPrivateTailBinding).line) : note_line_of(binding);
  const NoteLine* line = id ? store_.plan().find<NoteLine>(*id) : nullptr;
  if (line == nullptr) return Handled::no;
  if (key.key == "Backspace" && is_start) {
    join_with_line_above(*line);
    return Handled::yes;
  }
  if (!is_tail && key.key == "Enter") {
    const NoteLine before = *line;
    if (mean(SplitNoteLine{before.id, caret.start})) {
      capture_line(before.id);
      const auto lines = lines_beside(store_.plan(), before);
      for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i]->id == before.id) focus_line(lines[i + 1]->id, 0);
      }
    }
    return Handled::yes;
  }
  return Handled::no;
}

void App::join_with_line_above(const NoteLine& line) {
  const auto lines = lines_beside(store_.plan(), line);
  const NoteLine* above = nullptr;
  for (const NoteLine* other : lines) {
    if (other->id == line.id) break;
    above = other;
  }
  if (above == nullptr) return;
  const NoteLineId id = above->id;
  const std::size_t caret = above->text.size();
  const NoteLineId joined = line.id;
  if (!mean(JoinNoteLine{joined})) return;
  for (NoteTail* tail : {&drafts_.tail, &drafts_.private_tail}) {
    if (tail->line == joined) tail->line = {};
  }
  focus_line(id, caret);
}

// What a goal said before its first letter was changed; told once the field is left.
void App::remember_words(std::string_view binding, const Ref& ref, std::string_view key) {
  if (drafts_.words_before && drafts_.words_before->binding == binding) return;
  const meta::Kind& kind = kind_of<Goal>();
  const Row* row = ref.kind == kind.name ? store_.plan().row(kind, ref.id) : nullptr;
  const std::size_t number = kind.number_of(key);
  if (row == nullptr || number == kind.fields.size()) return;
  drafts_.words_before =
      WordsBefore{std::string(binding), kind.fields[number].words(row->value.get())};
}

void App::note_goal_change(std::string_view binding) {
  if (!drafts_.words_before || drafts_.words_before->binding != binding) return;
  const WordsBefore before = *std::exchange(drafts_.words_before, std::nullopt);
  const std::size_t end = binding.rfind('/');
  const auto ref = meta::AsText<Ref>::read(binding.substr(0, end));
  if (!ref || !store_.plan().has(*ref)) return;
  mean(NoteGoalChange{id_cast<GoalTag>(ref->id), std::string(binding.substr(end + 1)),
                      before.words});
}

void App::on_field_left(std::string_view binding) {
  note_goal_change(binding);  // of one step with the last words
  store_.end_step();
  const bool is_tail = binding == kTailBinding || binding == kPrivateTailBinding;
  if (is_tail) {
    capture_line(tail_of(binding == kPrivateTailBinding).line);
  } else if (const auto line = note_line_of(binding)) {
    capture_line(*line);
  }
}

}  // namespace ithaca::ui
