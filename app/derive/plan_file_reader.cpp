#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>

#include "base/sort.hpp"
#include "base/text.hpp"
#include "base/translate.hpp"
#include "derive/file_scanner.hpp"
#include "derive/plan_file.hpp"
#include "derive/record_reader.hpp"
#include "plan/plan_writer.hpp"

namespace ithaca {
namespace {

std::optional<std::int64_t> natural_number(JsonReader& reader, std::int64_t greatest) {
  std::string space;
  meta::Value value;
  if (read_json(reader, space, value) != meta::Unreadable::no) return std::nullopt;
  const bool is_one =
      value.shape == meta::Shape::number && value.number >= 0 && value.number <= greatest;
  return is_one ? std::optional(value.number) : std::nullopt;
}

}  // namespace
class PlanReader::Work {
 public:
  Work() : writer_(read_.plan), records_(writer_, read_) { XXH64_reset(&hash_, 0); }

  void feed(std::string_view piece) {
    if (text_.size() + piece.size() > kLongestPlanFile) {
      fail(Errc::too_large,
           t("This file is larger than 64 MB. A plan of many years is about 9 MB."));
      text_.clear();
    }
    if (!error_) text_ += piece;
  }

  bool step(std::size_t bytes) {
    if (error_) return false;
    switch (part_) {
      case Part::start:
        start();
        break;
      case Part::encoding:
        check_encoding(bytes);
        break;
      case Part::scan:
        if (!scanner_->step(bytes)) part_ = Part::head;
        break;
      case Part::head:
        read_head();
        break;
      case Part::records:
        read_records(bytes);
        break;
      case Part::done:
        break;
    }
    return !error_ && part_ != Part::done;
  }

  Result<ReadPlan> finish() {
    while (step(kLongestPlanFile)) {
    }
    if (error_) return *error_;
    return std::move(read_);
  }

 private:
  enum class Part : std::uint8_t { start, encoding, scan, head, records, done };

  void fail(Errc code, std::string what, std::string where = {}) {
    if (!error_) error_ = Error{code, std::move(where), std::move(what)};
  }
  void report(FileReport::Weight weight, std::string path, std::string what) {
    records_.report(weight, std::move(path), std::move(what));
  }
  std::string_view piece(const FileScanner::Piece& where) const {
    return std::string_view{text_}.substr(where.at, where.size);
  }

  void start() {
    if (text_.compare(0, 3, "\xEF\xBB\xBF") == 0) text_.erase(0, 3);
    const std::size_t first = text_.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) {
      return fail(Errc::missing, t("This file is empty."));
    }
    if (text_[first] == '[') {
      std::size_t deep = first;
      while (deep < text_.size() && text_[deep] == '[') ++deep;
      if (deep - first > static_cast<std::size_t>(kDeepestJson)) return fail_too_deep(first);
      return fail_other_json();
    }
    if (text_[first] != '{') {
      return fail(Errc::bad_syntax,
                  t("This is no plan: a plan is a JSON file that begins with a curly bracket."));
    }
    part_ = Part::encoding;
  }

  void fail_other_json() {
    fail(Errc::wrong_type,
         t("This is a JSON file, but no plan of Ithaca. Choose a file that Ithaca exported."));
  }
  void fail_too_deep(std::size_t at) {
    fail(Errc::too_large,
         t("This file is nested more than {n} levels deep, which no plan is. Nothing was read.",
           {{"n", kDeepestJson}}),
         std::to_string(at));
  }

  void check_encoding(std::size_t bytes) {
    const std::string_view text = text_;
    std::size_t end = std::min(text.size(), checked_ + std::min(bytes, text.size()));
    while (!is_boundary(text, end)) ++end;
    const std::string_view part = text.substr(checked_, end - checked_);
    const std::size_t invalid = first_invalid_utf8(part);
    if (invalid != std::string_view::npos) {
      const std::string_view rest = text.substr(checked_ + invalid);
      if (!is_cut_character(rest)) {
        const auto at = static_cast<std::int64_t>(checked_ + invalid);
        return fail(Errc::bad_encoding,
                    t("This file is no valid UTF-8 text: byte {n} is damaged. Export it again, or "
                      "open an older backup.",
                      {{"n", at}}),
                    std::to_string(at));
      }
      text_.resize(checked_ + invalid);
      end = text_.size();
    }
    XXH64_update(&hash_, text_.data() + checked_, end - checked_);
    checked_ = end;
    if (checked_ < text_.size()) return;
    const std::uint64_t hash = XXH64_digest(&hash_);
    const auto high = static_cast<std::uint16_t>((hash * 0x9E3779B97F4A7C15ULL) >> 48U);
    records_.use_file_dot({id_from_bits<ReplicaTag>(high, hash), 1});
    scanner_.emplace(text_);
    part_ = Part::scan;
  }

  // The file was cut in the middle of a character: its end is missing, its text is not wrong.
  static bool is_cut_character(std::string_view rest) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(rest[i]); };
    const unsigned char lead = byte(0);
    const std::size_t whole = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    if (lead < 0xC2U || lead > 0xF4U || rest.size() >= whole) return false;
    for (std::size_t i = 1; i < rest.size(); ++i) {
      if ((byte(i) & 0xC0U) != 0x80U) return false;
    }
    return true;
  }

  const FileScanner::Member* member(std::string_view key) const {
    for (const FileScanner::Member& one : scanner_->members()) {
      if (one.key == key) return &one;
    }
    return nullptr;
  }
  std::int64_t whole_number(std::string_view key, std::int64_t otherwise) {
    const FileScanner::Member* found = member(key);
    if (found == nullptr) return otherwise;
    JsonReader reader(piece(found->value));
    return natural_number(reader, 1'000'000'000).value_or(-1);
  }

  void read_head() {
    const FileScanner::End end = scanner_->end();
    if (end == FileScanner::End::too_deep) return fail_too_deep(scanner_->position());
    if (end == FileScanner::End::duplicate_key) {
      return fail(Errc::duplicate,
                  t("The key “{key}” stands twice in this file, so that it is not clear "
                    "which one holds. Nothing was read.",
                    {{"key", scanner_->key()}}),
                  "/" + scanner_->key());
    }
    const FileScanner::Member* mark = member("ithaca");
    if (mark == nullptr || piece(mark->value) != "\"plan\"") {
      if (end == FileScanner::End::whole) return fail_other_json();
      return fail(Errc::bad_syntax,
                  t("This is no plan: the text stops being JSON at byte {n}.",
                    {{"n", static_cast<std::int64_t>(scanner_->position())}}),
                  std::to_string(scanner_->position()));
    }
    const std::int64_t reader = whole_number("minReader", 1);
    if (reader < 0 || reader > kSchemaVersion) {
      return fail(Errc::too_new,
                  t("A newer version of Ithaca wrote this file in a way that this version cannot "
                    "read safely. Open it with the newer version."),
                  "/minReader");
    }
    read_.schema = static_cast<int>(std::max<std::int64_t>(0, whole_number("schema", 0)));
    read_replicas();
    read_deleted();
    read_unknown_members();
    check_end();
    part_ = Part::records;
  }

  void check_end() {
    const FileScanner::End end = scanner_->end();
    const auto at = static_cast<std::int64_t>(scanner_->position());
    if (end == FileScanner::End::whole) {
      const std::string_view rest = std::string_view{text_}.substr(scanner_->position());
      if (rest.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
      report(FileReport::Weight::refused, {},
             t("Something stands after the end of the plan, at byte {n}. It was left out.",
               {{"n", at}}));
      return;
    }
    read_.is_whole = false;
    is_complete_ = false;
    report(FileReport::Weight::refused, {},
           end == FileScanner::End::truncated
               ? t("This file ends in the middle, at byte {n}. What stands before was read.",
                   {{"n", at}})
               : t("This file is damaged at byte {n}. What stands before was read.", {{"n", at}}));
  }

  void read_replicas() {
    const FileScanner::Member* found = member("replicas");
    if (found == nullptr) return;
    JsonReader reader(piece(found->value), 1);
    bool is_valid = reader.peek() == JsonKind::array && reader.enter_array();
    while (is_valid && reader.next_element()) is_valid = read_replica(reader);
    if (is_valid && !reader.failed()) return;
    report(FileReport::Weight::kept, "/replicas",
           t("Which copy edited what cannot be read here. The records were read without it."));
    writer_.seen().clear();
    records_.do_without_replicas();
  }

  bool read_replica(JsonReader& reader) {
    std::string key;
    std::string text;
    std::optional<ReplicaId> id;
    std::int64_t seen = -1;
    if (reader.peek() != JsonKind::object || !reader.enter_object()) return false;
    while (reader.next_member(key)) {
      if (key == "id" && reader.peek() == JsonKind::string && reader.read_string(text)) {
        id = parse_id<ReplicaTag>(text);
      } else if (key == "seen" && reader.peek() == JsonKind::number) {
        seen = natural_number(reader, static_cast<std::int64_t>(kGreatestCounter)).value_or(-1);
        if (seen < 0) return false;
      } else if (!reader.copy_value(text)) {
        return false;
      }
    }
    if (reader.failed() || !id || seen < 0) return false;
    const std::size_t before = records_.replicas().size();
    if (records_.replicas().add(*id) != before) return false;  // twice
    if (seen > 0) writer_.seen()[*id] = static_cast<std::uint64_t>(seen);
    return true;
  }

  void read_deleted() {
    const FileScanner::Member* found = member("deleted");
    if (found == nullptr) return;
    JsonReader reader(piece(found->value), 1);
    bool is_valid = reader.peek() == JsonKind::array && reader.enter_array();
    while (is_valid && reader.next_element()) is_valid = read_deletion(reader);
    if (is_valid && !reader.failed()) return;
    report(FileReport::Weight::refused, "/deleted",
           t("Some of what was deleted cannot be read. Deleted records may come back."));
  }

  bool read_deletion(JsonReader& reader) {
    std::string text;
    if (reader.peek() != JsonKind::array || !reader.enter_array()) return false;
    if (!reader.next_element() || reader.peek() != JsonKind::string || !reader.read_string(text)) {
      return false;
    }
    const auto ref = meta::AsText<Ref>::read(text);
    if (!ref || !ref->is_set()) return false;
    std::vector<Dot> dots;
    while (reader.next_element()) {
      if (reader.peek() != JsonKind::string || !reader.read_string(text)) return false;
      const auto dot = records_.replicas().read(text);
      if (!dot || !dot->is_set()) return !records_.has_replicas();
      dots.push_back(*dot);
    }
    sort_values(dots, [](const Dot& a, const Dot& b) { return a < b; });
    dots.erase(std::unique(dots.begin(), dots.end()), dots.end());
    if (!dots.empty()) writer_.deleted()[*ref] = std::move(dots);
    return !reader.failed();
  }

  void read_unknown_members() {
    constexpr std::array<std::string_view, 6> kKnown{"ithaca",   "schema",  "minReader",
                                                     "replicas", "records", "deleted"};
    for (const FileScanner::Member& one : scanner_->members()) {
      if (std::find(kKnown.begin(), kKnown.end(), one.key) != kKnown.end()) continue;
      JsonReader reader(piece(one.value), 1);
      std::string json;
      if (reader.copy_value(json) && reader.at_end()) {
        writer_.unknown_members().emplace(one.key, std::move(json));
      } else {
        report(FileReport::Weight::refused, "/" + one.key,
               t("This part of the file is no valid JSON. It was left out."));
      }
    }
  }

  void read_records(std::size_t bytes) {
    const std::vector<FileScanner::Kind>& kinds = scanner_->kinds();
    std::size_t done = 0;
    while (kind_ < kinds.size() && done < bytes) {
      const FileScanner::Kind& kind = kinds[kind_];
      if (!kind.is_list) {
        is_complete_ = false;
        report(FileReport::Weight::refused, "/records/" + kind.key,
               t("Something else than a list of records stands here. It was left out."));
      }
      if (record_ < kind.records.size()) {
        const FileScanner::Piece& where = kind.records[record_];
        records_.read(kind.key, record_, piece(where));
        done += where.size + 1;
        ++record_;
      } else {
        ++kind_;
        record_ = 0;
      }
    }
    if (kind_ == kinds.size()) {
      take_out_live_deletions();
      // What was left out was not deleted: a plan that has seen nothing deletes nothing in a merge.
      if (!is_complete_ || !read_.refused.empty()) writer_.seen().clear();
      part_ = Part::done;
    }
  }

  void take_out_live_deletions() {
    std::erase_if(writer_.deleted(), [&](const auto& item) {
      const Ref& ref = item.first;
      const bool is_live =
          read_.plan.has(ref) || read_.plan.unknown().count({ref.kind, ref.id.string()}) != 0;
      if (is_live) {
        report(FileReport::Weight::refused, "/deleted",
               t("A record is there and called deleted as well. It was kept."));
      }
      return is_live;
    });
  }

  std::string text_;
  Part part_ = Part::start;
  std::optional<Error> error_;
  std::size_t checked_ = 0;
  XXH64_state_t hash_;
  std::optional<FileScanner> scanner_;
  std::size_t kind_ = 0;
  std::size_t record_ = 0;
  bool is_complete_ = true;
  ReadPlan read_;
  PlanWriter writer_;
  RecordReader records_;
};

PlanReader::PlanReader() : work_(std::make_unique<Work>()) {}
PlanReader::~PlanReader() = default;
void PlanReader::feed(std::string_view piece) { work_->feed(piece); }
bool PlanReader::step(std::size_t bytes) { return work_->step(bytes); }
Result<ReadPlan> PlanReader::finish() { return work_->finish(); }

Result<ReadPlan> read_plan_file(std::string_view text) {
  PlanReader reader;
  reader.feed(text);
  return reader.finish();
}

}  // namespace ithaca
