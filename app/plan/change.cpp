#include "plan/change.hpp"

#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "plan/plan_writer.hpp"

namespace ithaca {
namespace {

// Not a template, so that it is compiled once for all kinds of record.
void put_in_order(Stamp& stamp) {
  std::sort(stamp.fields.begin(), stamp.fields.end(),
            [](const auto& a, const auto& b) { return a.field < b.field; });
  std::sort(stamp.unknown.begin(), stamp.unknown.end(), [](const auto& a, const auto& b) {
    return a.key != b.key ? a.key < b.key : a.json < b.json;
  });
}

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

template <class Set>
void write_elements(Stamp& stamp, std::uint16_t field, const Set& before, const Set& after,
                    const Dot& dot) {
  using Value = typename Set::value_type;
  for (const Value& element : before) {
    if (after.count(element) != 0) continue;
    const std::string text = meta::AsText<Value>::write(element);
    std::erase_if(stamp.elements, [&](const Stamp::ElementDot& entry) {
      return entry.field == field && entry.element == text;
    });
  }
  for (const Value& element : after) {
    if (before.count(element) != 0) continue;
    insert_sorted(stamp.elements,
                  Stamp::ElementDot{field, meta::AsText<Value>::write(element), dot},
                  [](const auto& a, const auto& b) {
                    return a.field != b.field ? a.field < b.field : a.element < b.element;
                  });
  }
}

bool is_element(const Stamp::Written& written) { return written.json.substr(0, 2) == "[\""; }

// A deletion taken back: what a newer version wrote comes back with it, all of it written anew, and
// so does the mark that it was deleted elsewhere. Of concurrent values only the shown one stays.
template <class T>
Stamp stamp_again(const Stamp& before, const Dot& dot) {
  Stamp stamp;
  stamp.base = dot;
  stamp.deletions = before.deletions;
  for (auto it = before.unknown.rbegin(); it != before.unknown.rend(); ++it) {
    const std::size_t field = meta::field_index<T>(it->key);
    if (!is_element(*it)) {
      const bool is_shown = stamp.unknown.empty() || stamp.unknown.back().key != it->key;
      if (!is_shown) continue;
      if (field < meta::field_count<T>) {
        const auto number = static_cast<std::uint16_t>(field);
        if (!(before.dot_of(number) < it->dot)) continue;
        stamp.fields.push_back({number, Dot{}});
      }
    }
    stamp.unknown.push_back({it->key, dot, it->json});
  }
  put_in_order(stamp);
  return stamp;
}

template <class T>
Stamp stamp_after(const Edit<T>& edit, const Dot& dot) {
  if (!edit.before) {
    if (edit.before_stamp) return stamp_again<T>(*edit.before_stamp, dot);
    Stamp stamp;
    stamp.base = dot;
    return stamp;
  }
  Stamp stamp = *edit.before_stamp;
  stamp.deletions.clear();
  meta::each_field_indexed<T>([&](auto i, const auto& f) {
    if (f.of(*edit.before) == f.of(*edit.after)) return;
    const auto field = static_cast<std::uint16_t>(i());
    using Value = typename std::remove_cvref_t<decltype(f)>::value;
    if constexpr (meta::is_set<Value>) {  // a newer version's elements stay
      write_elements(stamp, field, f.of(*edit.before), f.of(*edit.after), dot);
    } else {
      write_field(stamp, field, dot);
      forget_key(stamp, f.facts.key);
    }
  });
  return stamp;
}

template <class T>
bool changes_words_only(const T& before, const T& after) {
  bool words_only = true;
  meta::each_field<T>([&](const auto& f) {
    const bool is_words =
        f.facts.widget == meta::Widget::line || f.facts.widget == meta::Widget::prose;
    if (!is_words && !(f.of(before) == f.of(after))) words_only = false;
  });
  return words_only;
}

template <class T>
void apply_edit(PlanWriter& writer, Edit<T>& edit, const Dot& dot) {
  const auto known = writer.words_of<T>().find(edit.id);
  const bool words_only = known != writer.words_of<T>().end() && edit.after &&
                          changes_words_only(*known->second.value, *edit.after);
  Table<T>& table = words_only ? writer.words_of<T>() : writer.of<T>();
  const Ref ref = ref_to<T>(edit.id);
  const auto it = known;
  if (it != table.end()) {
    edit.before = it->second.value;
    edit.before_stamp = it->second.stamp;
  } else {
    edit.before = nullptr;
  }
  if (!edit.after) {
    if (it == table.end()) return;
    table.erase(it);
    auto& deletions = writer.deleted()[ref];
    deletions.assign(1, dot);
    return;
  }
  Kept<Stamp> stamp = edit.exact_stamp;
  if (!stamp) {
    stamp = std::make_shared<const Stamp>(stamp_after(edit, dot));
    writer.deleted().erase(ref);
  }
  table.insert_or_assign(edit.id, Row<T>{edit.after, std::move(stamp)});
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
  for (AnyEdit& any : changes.edits) {
    std::visit([&](auto& edit) { apply_edit(writer, edit, dot); }, any);
  }
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
    std::visit(
        [&]<class T>(const Edit<T>& edit) {
          out.edits.emplace_back(
              Edit<T>{edit.id, edit.after, edit.before, edit.before_stamp, nullptr});
        },
        *it);
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
  Entities::each([&]<class T>() {
    if (!same || a.of<T>().size() != b.of<T>().size()) {
      same = false;
      return;
    }
    auto other = b.of<T>().begin();
    for (const auto& [id, row] : a.of<T>()) {
      if (!(id == other->first) || !(*row.value == *other->second.value)) same = false;
      ++other;
    }
  });
  return same;
}

}  // namespace ithaca
