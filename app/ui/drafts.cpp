#include "ui/drafts.hpp"

#include <string_view>

#include "base/text.hpp"

namespace ithaca::ui {
namespace {

// "renegotiation/<id>/reason": the form, whose it is, the field.
struct Name {
  std::string_view form;
  std::string_view of;
  std::string_view field;
};

Name read_name(std::string_view name) {
  const std::size_t first = name.find('/');
  if (first == std::string_view::npos) return {name, {}, {}};
  const std::size_t last = name.rfind('/');
  if (last == first) return {name.substr(0, first), name.substr(first + 1), name.substr(first + 1)};
  return {name.substr(0, first), name.substr(first + 1, last - first - 1), name.substr(last + 1)};
}

class Keeper {
 public:
  explicit Keeper(KeptDrafts& kept) : kept_(kept) {}
  void begin(std::string_view form, std::string_view of = {}) {
    prefix_ = std::string(form) + "/";
    if (!of.empty()) prefix_ += std::string(of) + "/";
  }
  void keep(std::string_view field, std::string_view text) {
    if (!text.empty()) kept_.insert_or_assign(prefix_ + std::string(field), std::string(text));
  }

 private:
  KeptDrafts& kept_;
  std::string prefix_;
};

void keep_form(Keeper& keeper, std::string_view form,
               const std::optional<RenegotiationDraft>& draft) {
  if (!draft || (draft->day.empty() && draft->smaller.empty() && draft->reason.empty())) return;
  keeper.begin(form, meta::AsText<Ref>::write(draft->subject));
  keeper.keep("way", meta::key_of(draft->way));
  keeper.keep("day", draft->day);
  keeper.keep("smaller", draft->smaller);
  keeper.keep("reason", draft->reason);
}

std::string words_of(const std::set<Purpose>& purposes) {
  std::string words;
  for (const Purpose purpose : purposes) words += std::string(meta::key_of(purpose)) + "\n";
  return words;
}

std::string words_of(const std::set<Ref>& refs) {
  std::string words;
  for (const Ref& ref : refs) words += meta::AsText<Ref>::write(ref) + "\n";
  return words;
}

template <class Value>
std::set<Value> read_set(std::string_view words) {
  std::set<Value> values;
  for (const std::string_view line : split_lines(words)) {
    if (line.empty()) continue;
    if (const auto value = meta::AsText<Value>::read(line)) values.insert(*value);
  }
  return values;
}

void restore_welcome(WelcomeDraft& draft, std::string_view field, const std::string& text) {
  if (field == "sentence") draft.sentence = text;
  if (field == "mentor") draft.mentor = text;
  if (field == "when") draft.when = text;
  if (field == "purposes") draft.purposes = read_set<Purpose>(text);
}

void restore_renegotiation(RenegotiationDraft& draft, std::string_view field,
                           const std::string& text) {
  if (field == "way") draft.way = meta::AsText<Event>::read(text).value_or(draft.way);
  if (field == "day") draft.day = text;
  if (field == "smaller") draft.smaller = text;
  if (field == "reason") draft.reason = text;
}

// One of the two forms of renegotiation, unless what it is about is gone.
void restore_form(std::optional<RenegotiationDraft>& draft, std::string_view of,
                  std::string_view field, const std::string& text, const Plan& plan) {
  const auto subject = meta::AsText<Ref>::read(of);
  if (!subject || !plan.has(*subject)) return;
  if (!draft || !(draft->subject == *subject)) draft = RenegotiationDraft{.subject = *subject};
  restore_renegotiation(*draft, field, text);
}

void restore_capture(CaptureDraft& draft, std::string_view field, const std::string& text) {
  if (field == "what" && text.size() == 1 && text[0] >= '0' && text[0] <= '8') {
    draft.what = static_cast<Captured>(text[0] - '0');
  }
  if (field == "text") draft.text = text;
  if (field == "private") draft.is_private = true;
}

void restore_touchpoint(TouchpointDraft& draft, std::string_view field, const std::string& text) {
  if (field == "means") draft.means = meta::AsText<Means>::read(text).value_or(draft.means);
  if (field == "about") draft.about = text;
  if (field == "private") draft.is_private = true;
}

constexpr std::string_view kPrivate = "/private";

}  // namespace

std::string private_draft(const std::string& line) { return line + std::string(kPrivate); }

KeptDrafts kept_of(const Drafts& drafts) {
  KeptDrafts kept;
  Keeper keeper(kept);
  keeper.begin("welcome");
  keeper.keep("sentence", drafts.welcome.sentence);
  keeper.keep("mentor", drafts.welcome.mentor);
  keeper.keep("when", drafts.welcome.when);
  keeper.keep("purposes", words_of(drafts.welcome.purposes));
  keep_form(keeper, "renegotiation", drafts.renegotiation);
  keep_form(keeper, "move", drafts.move);
  if (const auto& draft = drafts.capture; draft && !draft->text.empty()) {
    keeper.begin("capture", draft->mentorship.view());
    keeper.keep("what", std::to_string(static_cast<int>(draft->what)));
    keeper.keep("text", draft->text);
    if (draft->is_private) keeper.keep("private", "yes");
  }
  if (const auto& draft = drafts.touchpoint; draft && !draft->about.empty()) {
    keeper.begin("touchpoint", draft->mentorship.view());
    keeper.keep("means", meta::key_of(draft->means));
    keeper.keep("about", draft->about);
    if (draft->is_private) keeper.keep("private", "yes");
  }
  keeper.begin("line");
  for (const auto& [name, text] : drafts.lines) keeper.keep(name, text);
  keeper.begin("value");
  for (const auto& [name, value] : drafts.values) {
    if (value.is_typed) keeper.keep(name, value.text);
  }
  keeper.begin("left-out");
  for (const auto& [meeting, refs] : drafts.left_out) keeper.keep(meeting.view(), words_of(refs));
  return kept;
}

void restore(Drafts& drafts, const KeptDrafts& kept, const Plan& plan) {
  for (const auto& [name, text] : kept) {
    const Name parts = read_name(name);
    const RecordId id = parse_id<RecordTag>(parts.of).value_or(RecordId{});
    const std::string rest = name.substr(std::min(name.size(), parts.form.size() + 1));
    if (parts.form == "welcome") {
      restore_welcome(drafts.welcome, parts.field, text);
    } else if (parts.form == "line") {
      drafts.lines[rest] = text;
      if (rest.ends_with(kPrivate)) {
        drafts.private_lines.insert(rest.substr(0, rest.size() - kPrivate.size()));
      }
    } else if (parts.form == "value") {
      ValueDraft& value = drafts.values[rest];
      value.text = text;
      value.is_typed = value.is_restored = true;
    } else if (parts.form == "left-out") {
      drafts.left_out[id_cast<MeetingTag>(id)] = read_set<Ref>(text);
    } else if (parts.form == "renegotiation") {
      restore_form(drafts.renegotiation, parts.of, parts.field, text, plan);
    } else if (parts.form == "capture") {
      const auto mentorship = id_cast<MentorshipTag>(id);
      if (plan.find<Mentorship>(mentorship) == nullptr) continue;
      if (!drafts.capture) drafts.capture = CaptureDraft{.mentorship = mentorship};
      restore_capture(*drafts.capture, parts.field, text);
    } else if (parts.form == "touchpoint") {
      const auto mentorship = id_cast<MentorshipTag>(id);
      if (plan.find<Mentorship>(mentorship) == nullptr) continue;
      if (!drafts.touchpoint) drafts.touchpoint = TouchpointDraft{.mentorship = mentorship};
      restore_touchpoint(*drafts.touchpoint, parts.field, text);
    } else if (parts.form == "move") {
      restore_form(drafts.move, parts.of, parts.field, text, plan);
    }
  }
}

}  // namespace ithaca::ui
