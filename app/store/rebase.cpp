#include "store/rebase.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ithaca {
namespace {

using Texts = std::vector<std::string>;

Texts joined_sets(const Texts& before, const Texts& after, Texts now) {
  const auto has = [](const Texts& texts, const std::string& text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
  };
  std::erase_if(now,
                [&](const std::string& text) { return has(before, text) && !has(after, text); });
  for (const std::string& text : after) {
    if (!has(now, text)) now.push_back(text);
  }
  return now;
}

// What became of `before` here, done to `now`: where the text on one side of it is still the same.
// Otherwise the whole text is the one that was written here.
std::string joined_texts(const std::string& before, const std::string& after,
                         const std::string& now) {
  const Splice splice = splice_between(before, after);
  const std::size_t end = splice.at + splice.removed.size();
  const std::string_view head = std::string_view(before).substr(0, end);
  const std::string_view tail = std::string_view(before).substr(splice.at);
  const std::string_view there = now;
  if (there.substr(0, head.size()) == head) {
    return std::string(after, 0, splice.at + splice.inserted.size()) + now.substr(head.size());
  }
  if (there.size() >= tail.size() && there.substr(there.size() - tail.size()) == tail) {
    return now.substr(0, now.size() - tail.size()) + after.substr(splice.at);
  }
  return after;
}

// The edit's changes, done to the record as it is now.
std::shared_ptr<void> with_changes_of(const Edit& edit, const void* record) {
  std::shared_ptr<void> now = edit.kind->copy(record);
  const void* before = edit.before.get();
  const void* after = edit.after.get();
  std::string spaces[3];
  for (const meta::AnyField& field : edit.kind->fields) {
    if (field.same(before, after)) continue;
    meta::Value value = field.get(after, spaces[0]);
    if (field.is_set()) {
      value.list = joined_sets(field.get(before, spaces[1]).list, value.list,
                               field.get(record, spaces[2]).list);
      field.set(now.get(), value);
    } else if (field.type->is_words) {
      field.words(now.get()) =
          joined_texts(field.words(before), field.words(after), field.words(record));
    } else {
      field.set(now.get(), value);
    }
  }
  return now;
}

void rebase_edit(const Edit& edit, const Plan& plan, ChangeSet& out) {
  const Row* row = plan.row(*edit.kind, edit.id);
  const auto same_as_now = [&](const Kept<void>& record) {
    return edit.kind->same(record.get(), row->value.get());
  };
  if (!edit.after) {
    if (row != nullptr) out.edits.push_back({edit.kind, edit.id, row->value, nullptr, {}, {}});
    return;
  }
  if (row == nullptr) {
    out.edits.push_back({edit.kind, edit.id, nullptr, edit.after, edit.before_stamp, {}});
    return;
  }
  const Kept<void> now =
      edit.before ? Kept<void>(with_changes_of(edit, row->value.get())) : edit.after;
  if (!same_as_now(now)) out.edits.push_back({edit.kind, edit.id, row->value, now, {}, {}});
}

}  // namespace

ChangeSet rebased(const ChangeSet& changes, const Plan& plan) {
  ChangeSet out;
  out.label = changes.label;
  out.merge_key = changes.merge_key;
  out.seen = changes.seen;
  for (const Edit& edit : changes.edits) rebase_edit(edit, plan, out);
  out.unknown_members = changes.unknown_members;
  out.unknown_edits = changes.unknown_edits;
  for (UnknownEdit& edit : out.unknown_edits) {
    if (edit.after) edit.after->edited.clear();
  }
  return out;
}

ChangeSet difference(const Plan& before, const Plan& after) {
  ChangeSet out;
  for (const meta::Kind& kind : kKinds) {
    for (const auto& [id, row] : before.table(kind)) {
      if (after.row(kind, id) != nullptr) continue;
      out.edits.push_back({&kind, id, row.value, nullptr, row.stamp, nullptr});
    }
    for (const auto& [id, row] : after.table(kind)) {
      const Row* old = before.row(kind, id);
      const bool is_same = old != nullptr && *old->stamp == *row.stamp &&
                           kind.same(old->value.get(), row.value.get());
      if (is_same) continue;
      out.edits.push_back({&kind, id, old == nullptr ? nullptr : old->value, row.value,
                           old == nullptr ? nullptr : old->stamp, row.stamp});
    }
  }
  for (const auto& [key, record] : before.unknown()) {
    if (after.unknown().count(key) == 0) {
      out.unknown_edits.push_back({key.first, key.second, record, std::nullopt});
    }
  }
  for (const auto& [key, record] : after.unknown()) {
    const auto it = before.unknown().find(key);
    if (it != before.unknown().end() && it->second == record) continue;
    out.unknown_edits.push_back(
        {key.first, key.second,
         it == before.unknown().end() ? std::nullopt : std::optional(it->second), record});
  }
  if (!(before.seen() == after.seen())) out.seen = after.seen();
  if (!(before.deleted() == after.deleted())) out.deleted = after.deleted();
  if (before.unknown_members() != after.unknown_members()) {
    out.unknown_members = after.unknown_members();
  }
  return out;
}

}  // namespace ithaca
