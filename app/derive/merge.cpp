#include "derive/merge.hpp"

#include <map>
#include <memory>
#include <utility>

#include "base/sort.hpp"
#include "derive/join.hpp"
#include "derive/record_json.hpp"
#include "plan/walk.hpp"

namespace ithaca {
namespace {

// Deleted on one side and edited on the other: the join leaves only what the deletion had not seen.
bool was_cut(const RecordEntries& joined, const RecordEntries& whole) {
  return !joined.deletions.empty() && !(joined.entries == whole.entries);
}

// `after`: of the join.
void merge_row(const meta::Kind& kind, const RecordId& id, const Row* before, const Row* other,
               const Row* after, ChangeSet& out) {
  const Kept<void> before_value = before == nullptr ? nullptr : before->value;
  if (after == nullptr) {
    if (before != nullptr) out.edits.push_back({&kind, id, before_value, nullptr, {}, {}});
    return;
  }
  const Row* whole = before == nullptr ? other : before;
  const bool is_one_sided = before == nullptr || other == nullptr;
  if (is_one_sided && !after->stamp->deletions.empty() &&
      was_cut(entries_of(kind, after->value.get(), *after->stamp),
              entries_of(kind, whole->value.get(), *whole->stamp))) {
    auto again = std::make_shared<Stamp>(*whole->stamp);
    again->deletions = after->stamp->deletions;
    if (before != nullptr) out.edits.push_back({&kind, id, before_value, nullptr, {}, {}});
    out.edits.push_back({&kind, id, nullptr, whole->value, std::move(again), nullptr});
    return;
  }
  if (before != nullptr && (before->stamp == after->stamp || *before->stamp == *after->stamp) &&
      (before->value == after->value || kind.same(before->value.get(), after->value.get()))) {
    return;
  }
  out.edits.push_back({&kind, id, before_value, after->value, {}, after->stamp});
}

// What a join holds are records of its two sides, so its table is passed once beside theirs.
void merge_table(const Plan& mine, const Plan& theirs, const Plan& joined, const meta::Kind& kind,
                 ChangeSet& out) {
  const Table& table = joined.table(kind);
  auto next = table.begin();
  walk(mine.table(kind), theirs.table(kind),
       [&](const RecordId& id, const Row* before, const Row* other) {
         const bool is_live = next != table.end() && next->first == id;
         merge_row(kind, id, before, other, is_live ? &next->second : nullptr, out);
         if (is_live) ++next;
       });
}

void replace_row(const meta::Kind& kind, const RecordId& id, const Row* before, const Row* after,
                 ChangeSet& out) {
  const Kept<void> before_value = before == nullptr ? nullptr : before->value;
  if (after == nullptr) {
    out.edits.push_back({&kind, id, before_value, nullptr, {}, {}});
  } else if (before == nullptr) {  // a newer version's values come along by the stamp
    out.edits.push_back({&kind, id, nullptr, after->value, after->stamp, nullptr});
  } else if (!(before->stamp->unknown == after->stamp->unknown)) {
    out.edits.push_back({&kind, id, before_value, nullptr, {}, {}});
    out.edits.push_back({&kind, id, nullptr, after->value, after->stamp, nullptr});
  } else if (!kind.same(before->value.get(), after->value.get())) {
    out.edits.push_back({&kind, id, before_value, after->value, {}, {}});
  }
}

// As merge_row; the whole record loses its old stamps, so that apply writes it anew.
void merge_unknown(const Plan& mine, const Plan& theirs, Plan::Unknown& joined) {
  for (auto& [key, record] : joined) {
    const auto in_mine = mine.unknown().find(key);
    const auto in_theirs = theirs.unknown().find(key);
    const bool is_mine = in_mine != mine.unknown().end();
    if (is_mine == (in_theirs != theirs.unknown().end())) continue;
    const UnknownRecord& whole = is_mine ? in_mine->second : in_theirs->second;
    if (!was_cut(entries_of(record), entries_of(whole))) continue;
    record.json = whole.json;
    record.edited.clear();
  }
}

void compare_unknown(const Plan::Unknown& before, const Plan::Unknown& after, ChangeSet& out) {
  for (const auto& [key, record] : before) {
    if (after.count(key) == 0) {
      out.unknown_edits.push_back({key.first, key.second, record, std::nullopt});
    }
  }
  for (const auto& [key, record] : after) {
    const auto it = before.find(key);
    if (it == before.end()) {
      out.unknown_edits.push_back({key.first, key.second, std::nullopt, record});
    } else if (!(it->second == record)) {
      out.unknown_edits.push_back({key.first, key.second, it->second, record});
    }
  }
}

bool removes_anything(const ChangeSet& changes) {
  bool removes = false;
  for (const Edit& edit : changes.edits) removes = removes || !edit.after;
  for (const UnknownEdit& edit : changes.unknown_edits) removes = removes || !edit.after;
  return removes;
}

}  // namespace

ChangeSet merge_changes(const Plan& mine, const Plan& theirs) {
  const Plan joined = join(mine, theirs);
  ChangeSet out;
  out.label = "Merged a copy";
  if (mine.record_count() == 0) out.edits.reserve(theirs.record_count());
  for (const meta::Kind& kind : kKinds) merge_table(mine, theirs, joined, kind, out);
  Plan::Unknown unknown = joined.unknown();
  merge_unknown(mine, theirs, unknown);
  compare_unknown(mine.unknown(), unknown, out);
  if (!(joined.seen() == mine.seen())) out.seen = joined.seen();
  if (removes_anything(out) || !(joined.deleted() == mine.deleted())) {
    out.deleted = joined.deleted();
  }
  if (!(joined.unknown_members() == mine.unknown_members())) {
    out.unknown_members = joined.unknown_members();
  }
  return out;
}

ChangeSet replace_changes(const Plan& mine, const Plan& theirs) {
  ChangeSet out;
  out.label = "Replaced the plan by a file";
  for (const meta::Kind& kind : kKinds) {
    walk(mine.table(kind), theirs.table(kind),
         [&](const RecordId& id, const Row* before, const Row* after) {
           replace_row(kind, id, before, after, out);
         });
  }
  compare_unknown(mine.unknown(), theirs.unknown(), out);
  for (UnknownEdit& edit : out.unknown_edits) {
    if (edit.after) edit.after->edited.clear();
  }
  std::erase_if(out.unknown_edits, [](const UnknownEdit& edit) {
    return edit.before && edit.after && edit.before->json == edit.after->json;
  });
  if (!(mine.unknown_members() == theirs.unknown_members())) {
    out.unknown_members = theirs.unknown_members();
  }
  return out;
}

std::vector<KindChanges> count_changes(const Plan& mine, const ChangeSet& changes) {
  std::vector<KindChanges> out;
  for (const meta::Kind& kind : kKinds) {
    std::vector<const Edit*> edits;
    for (const Edit& edit : changes.edits) {
      if (edit.kind == &kind) edits.push_back(&edit);
    }
    sort_records(edits, [](const Edit& a, const Edit& b) { return a.id < b.id; });
    KindChanges counts{std::string(kind.name)};
    for (std::size_t first = 0, next = 0; first < edits.size(); first = next) {
      while (next < edits.size() && edits[next]->id == edits[first]->id) ++next;
      const Kept<void>& before = edits[first]->before;  // a record may be edited twice
      const Kept<void>& after = edits[next - 1]->after;
      if (before && after) {
        if (!kind.same(before.get(), after.get())) ++counts.changed;
      } else if (before) {
        ++counts.removed;
      } else if (after) {
        ++counts.added;
      }
    }
    counts.same = mine.table(kind).size() - counts.changed - counts.removed;
    if (counts.added + counts.changed + counts.removed + counts.same > 0) out.push_back(counts);
  }
  std::map<std::string, KindChanges> unknown;
  for (const auto& [key, record] : mine.unknown()) ++unknown[key.first].same;
  for (const UnknownEdit& edit : changes.unknown_edits) {
    KindChanges& counts = unknown[edit.kind];
    const bool is_same = edit.before && edit.after && edit.before->json == edit.after->json;
    if (is_same) continue;
    if (edit.before) --counts.same;
    ++(!edit.before ? counts.added : edit.after ? counts.changed : counts.removed);
  }
  for (auto& [kind, counts] : unknown) {
    counts.kind = kind;
    out.push_back(counts);
  }
  return out;
}

}  // namespace ithaca
