#include "plan/change.hpp"

#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "plan/plan_writer.hpp"

namespace ithaca {
namespace {

template <class Entry, class Less>
void insert_sorted(std::vector<Entry>& entries, Entry entry, Less less) {
  entries.insert(std::upper_bound(entries.begin(), entries.end(), entry, less), std::move(entry));
}

// A written field loses its alternatives and whatever a newer version had under its key.
void forget_key(Stamp& stamp, std::string_view key) {
  const auto of_key = [&](const Stamp::Written& written) { return written.key == key; };
  std::erase_if(stamp.alternatives, of_key);
  std::erase_if(stamp.unknown, of_key);
}

void write_field(Stamp& stamp, std::uint16_t field, const Dot& dot) {
  std::erase_if(stamp.fields, [&](const Stamp::FieldDot& entry) { return entry.field == field; });
  insert_sorted(stamp.fields, Stamp::FieldDot{field, dot},
                [](const auto& a, const auto& b) { return a.field < b.field; });
}

// The elements that came get the dot, those that went lose theirs; both lists are ascending.
void write_elements(Stamp& stamp, std::uint16_t field, const std::vector<std::string>& before,
                    const std::vector<std::string>& after, const Dot& dot) {
  const auto has = [](const std::vector<std::string>& list, const std::string& element) {
    return std::binary_search(list.begin(), list.end(), element);
  };
  std::erase_if(stamp.elements, [&](const Stamp::ElementDot& entry) {
    return entry.field == field && has(before, entry.element) && !has(after, entry.element);
  });
  for (const std::string& element : after) {
    if (has(before, element)) continue;
    insert_sorted(stamp.elements, Stamp::ElementDot{field, element, dot},
                  [](const auto& a, const auto& b) {
                    return a.field != b.field ? a.field < b.field : a.element < b.element;
                  });
  }
}

bool is_element(const Stamp::Written& written) { return written.json.substr(0, 2) == "[\""; }

// The last write of what this version shows of a field: of a set, of any of its elements.
Dot dot_of_known(const Stamp& stamp, std::uint16_t field, std::string_view key) {
  Dot dot = stamp.dot_of(field);
  for (const Stamp::ElementDot& entry : stamp.elements) {
    if (entry.field == field) dot = std::max(dot, entry.dot);
  }
  for (const Stamp::Written& entry : stamp.unknown) {
    if (entry.key == key && is_element(entry)) dot = std::max(dot, entry.dot);
  }
  return dot;
}

// A deletion taken back: what a newer version wrote comes back with it, all of it written anew, and
// so does the mark that it was deleted elsewhere. Of concurrent values only the shown one stays.
Stamp stamp_again(const meta::Kind& kind, const Stamp& before, const Dot& dot) {
  Stamp stamp;
  stamp.base = dot;
  stamp.deletions = before.deletions;
  for (auto it = before.unknown.rbegin(); it != before.unknown.rend(); ++it) {
    const std::size_t field = kind.number_of(it->key);
    if (!is_element(*it)) {
      const bool is_shown = stamp.unknown.empty() || stamp.unknown.back().key != it->key;
      if (!is_shown) continue;
      if (field < kind.fields.size()) {
        const auto number = static_cast<std::uint16_t>(field);
        if (!(dot_of_known(before, number, it->key) < it->dot)) continue;
        if (!kind.fields[field].is_set()) stamp.fields.push_back({number, Dot{}});
      }
    }
    stamp.unknown.push_back({it->key, dot, it->json});
  }
  stamp.put_in_order();
  return stamp;
}

Stamp stamp_after(const Edit& edit, const Dot& dot) {
  if (!edit.before) {
    if (edit.before_stamp) return stamp_again(*edit.kind, *edit.before_stamp, dot);
    Stamp stamp;
    stamp.base = dot;
    return stamp;
  }
  Stamp stamp = *edit.before_stamp;
  stamp.deletions.clear();
  std::uint16_t number = 0;
  std::string space;
  for (const meta::AnyField& field : edit.kind->fields) {
    const std::uint16_t at = number++;
    if (field.same(edit.before.get(), edit.after.get())) continue;
    if (field.is_set()) {  // a newer version's elements stay
      write_elements(stamp, at, field.get(edit.before.get(), space).list,
                     field.get(edit.after.get(), space).list, dot);
    } else {
      write_field(stamp, at, dot);
      forget_key(stamp, field.facts.key);
    }
  }
  return stamp;
}

bool changes_words_only(const meta::Kind& kind, const void* before, const void* after) {
  for (const meta::AnyField& field : kind.fields) {
    const bool is_words =
        field.facts.widget == meta::Widget::line || field.facts.widget == meta::Widget::prose;
    if (!is_words && !field.same(before, after)) return false;
  }
  return true;
}

void apply_edit(PlanWriter& writer, Edit& edit, const Dot& dot) {
  const TableEntry* known = writer.plan().entry(*edit.kind, edit.id);
  const bool words_only =
      known != nullptr && edit.after &&
      changes_words_only(*edit.kind, known->second.value.get(), edit.after.get());
  edit.before = nullptr;
  if (known != nullptr) {
    edit.before = known->second.value;
    edit.before_stamp = known->second.stamp;
  }
  Table& table = words_only ? writer.words_of(*edit.kind) : writer.of(*edit.kind, edit.id, known);
  const Ref ref{std::string(edit.kind->name), edit.id};
  if (!edit.after) {
    if (known == nullptr) return;
    table.erase(edit.id);
    writer.deleted()[ref].assign(1, dot);
    return;
  }
  Kept<Stamp> stamp = edit.exact_stamp;
  if (!stamp) {
    stamp = std::make_shared<const Stamp>(stamp_after(edit, dot));
    writer.deleted().erase(ref);
  }
  table.insert_or_assign(edit.id, Row{edit.after, std::move(stamp)});
}

void apply_unknown_edit(PlanWriter& writer, UnknownEdit& edit, const Dot& dot) {
  const std::pair key{edit.kind, edit.id};
  const auto it = writer.unknown().find(key);
  edit.before = it == writer.unknown().end() ? std::nullopt : std::optional(it->second);
  const auto id = parse_id<RecordTag>(edit.id);
  const Ref ref{edit.kind, id.value_or(RecordId{})};
  if (!edit.after) {
    if (it == writer.unknown().end()) return;
    writer.unknown().erase(it);
    writer.deleted()[ref].assign(1, dot);
    return;
  }
  UnknownRecord record = *edit.after;
  if (record.edited.empty()) {
    record.edited = '"' + dot.replica.string() + '.' + std::to_string(dot.counter) + '"';
    writer.deleted().erase(ref);
  }
  writer.unknown().insert_or_assign(key, std::move(record));
}

}  // namespace

std::optional<std::string> spliced(std::string_view text, const Splice& splice) {
  if (splice.at > text.size() || text.substr(splice.at, splice.removed.size()) != splice.removed) {
    return std::nullopt;
  }
  std::string out;
  out.reserve(text.size() - splice.removed.size() + splice.inserted.size());
  out.append(text.substr(0, splice.at));
  out.append(splice.inserted);
  out.append(text.substr(splice.at + splice.removed.size()));
  return out;
}

Splice splice_between(std::string_view before, std::string_view after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t head = 0;
  while (head < shorter && before[head] == after[head]) ++head;
  while (head > 0 && (!is_boundary(before, head) || !is_boundary(after, head))) --head;
  std::size_t tail = 0;
  while (tail < shorter - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }
  while (tail > 0 &&
         (!is_boundary(before, before.size() - tail) || !is_boundary(after, after.size() - tail))) {
    --tail;
  }
  return {head, std::string(before.substr(head, before.size() - tail - head)),
          std::string(after.substr(head, after.size() - tail - head))};
}

ChangeSet apply(Plan& plan, ChangeSet changes, const Dot& dot) {
  PlanWriter writer(plan);
  for (Edit& edit : changes.edits) apply_edit(writer, edit, dot);
  for (UnknownEdit& edit : changes.unknown_edits) apply_unknown_edit(writer, edit, dot);
  if (changes.deleted) writer.deleted() = *changes.deleted;
  if (changes.unknown_members) writer.unknown_members() = *changes.unknown_members;
  if (changes.seen) {
    for (const auto& [replica, counter] : *changes.seen) {
      std::uint64_t& known = writer.seen()[replica];
      known = std::max(known, counter);
    }
  }
  if (dot.is_set()) {
    std::uint64_t& known = writer.seen()[dot.replica];
    known = std::max(known, dot.counter);
  }
  return changes;
}

ChangeSet reversed(const ChangeSet& applied) {
  ChangeSet out;
  out.label = applied.label;
  for (auto it = applied.edits.rbegin(); it != applied.edits.rend(); ++it) {
    out.edits.push_back({it->kind, it->id, it->after, it->before, it->before_stamp, nullptr});
  }
  for (auto it = applied.unknown_edits.rbegin(); it != applied.unknown_edits.rend(); ++it) {
    out.unknown_edits.push_back({it->kind, it->id, it->after, it->before});
    if (it->before) out.unknown_edits.back().after->edited.clear();  // written anew
  }
  for (auto it = applied.splices.rbegin(); it != applied.splices.rend(); ++it) {
    out.splices.push_back({applied.edits.size() - 1 - it->edit,
                           it->field,
                           {it->splice.at, it->splice.inserted, it->splice.removed}});
  }
  return out;
}

bool same_records(const Plan& a, const Plan& b) {
  bool same = std::equal(a.unknown().begin(), a.unknown().end(), b.unknown().begin(),
                         b.unknown().end(), [](const auto& one, const auto& other) {
                           return one.first == other.first && one.second.json == other.second.json;
                         });
  for (const meta::Kind& kind : kKinds) {
    same = same && std::equal(a.table(kind).begin(), a.table(kind).end(), b.table(kind).begin(),
                              b.table(kind).end(), [&](const auto& one, const auto& other) {
                                return one.first == other.first &&
                                       kind.same(one.second.value.get(), other.second.value.get());
                              });
  }
  return same;
}

std::size_t Changes::place_of(const meta::Kind& kind, const RecordId& id) const {
  std::size_t place = 0;
  for (; place < set_.edits.size(); ++place) {
    const Edit& edit = set_.edits[place];
    if (edit.kind == &kind && edit.id == id && edit.after) break;
  }
  return place;
}

std::shared_ptr<void> Changes::copy_of(const meta::Kind& kind, const RecordId& id) const {
  const std::size_t place = place_of(kind, id);
  if (place < set_.edits.size()) return kind.copy(set_.edits[place].after.get());
  const Row* row = plan_.row(kind, id);
  return row == nullptr ? nullptr : kind.copy(row->value.get());
}

bool Changes::put(const meta::Kind& kind, const RecordId& id, Kept<void> record) {
  const std::size_t place = place_of(kind, id);
  if (place < set_.edits.size()) {  // a second edit of one record joins the first
    set_.edits[place].after = std::move(record);
    return true;
  }
  const Row* row = plan_.row(kind, id);
  if (row == nullptr || kind.same(row->value.get(), record.get())) return false;
  set_.edits.push_back({&kind, id, row->value, std::move(record), {}, {}});
  return true;
}

bool Changes::remove(const meta::Kind& kind, const RecordId& id) {
  const Row* row = plan_.row(kind, id);
  if (row == nullptr) return false;
  set_.edits.push_back({&kind, id, row->value, nullptr, {}, {}});
  return true;
}

}  // namespace ithaca
