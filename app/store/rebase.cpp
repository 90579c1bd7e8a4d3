#include "store/rebase.hpp"

#include <memory>
#include <utility>

namespace ithaca {
namespace {

template <class Set>
Set joined_sets(const Set& before, const Set& after, Set now) {
  for (const auto& element : before) {
    if (after.count(element) == 0) now.erase(element);
  }
  now.insert(after.begin(), after.end());
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

template <class T>
T with_changes_of(const Edit<T>& edit, T now) {
  meta::each_field<T>([&](const auto& f) {
    using Value = typename std::remove_cvref_t<decltype(f)>::value;
    const Value& before = f.of(*edit.before);
    const Value& after = f.of(*edit.after);
    if (before == after) return;
    if constexpr (meta::is_set<Value>) {
      f.of(now) = joined_sets(before, after, f.of(now));
    } else if constexpr (std::is_same_v<Value, std::string>) {
      f.of(now) = joined_texts(before, after, f.of(now));
    } else {
      f.of(now) = after;
    }
  });
  return now;
}

template <class T>
void rebase_edit(const Edit<T>& edit, const Plan& plan, ChangeSet& out) {
  const Row<T>* row = plan.row<T>(edit.id);
  if (!edit.after) {
    if (row != nullptr) out.edits.emplace_back(Edit<T>{edit.id, row->value, nullptr, {}, {}});
    return;
  }
  if (row == nullptr) {
    out.edits.emplace_back(Edit<T>{edit.id, nullptr, edit.after, edit.before_stamp, {}});
    return;
  }
  if (!edit.before) {
    if (*edit.after == *row->value) return;
    out.edits.emplace_back(Edit<T>{edit.id, row->value, edit.after, {}, {}});
    return;
  }
  T now = with_changes_of(edit, *row->value);
  if (now == *row->value) return;
  out.edits.emplace_back(
      Edit<T>{edit.id, row->value, std::make_shared<const T>(std::move(now)), {}, {}});
}

}  // namespace

ChangeSet rebased(const ChangeSet& changes, const Plan& plan) {
  ChangeSet out;
  out.label = changes.label;
  out.merge_key = changes.merge_key;
  out.seen = changes.seen;
  for (const AnyEdit& any : changes.edits) {
    std::visit([&](const auto& edit) { rebase_edit(edit, plan, out); }, any);
  }
  out.unknown_members = changes.unknown_members;
  out.unknown_edits = changes.unknown_edits;
  for (UnknownEdit& edit : out.unknown_edits) {
    if (edit.after) edit.after->edited.clear();
  }
  return out;
}

ChangeSet difference(const Plan& before, const Plan& after) {
  ChangeSet out;
  Entities::each([&]<class T>() {
    for (const auto& [id, row] : before.of<T>()) {
      if (after.row<T>(id) == nullptr) {
        out.edits.emplace_back(Edit<T>{id, row.value, nullptr, row.stamp, nullptr});
      }
    }
    for (const auto& [id, row] : after.of<T>()) {
      const Row<T>* old = before.row<T>(id);
      if (old != nullptr && *old->value == *row.value && *old->stamp == *row.stamp) continue;
      out.edits.emplace_back(Edit<T>{id, old == nullptr ? nullptr : old->value, row.value,
                                     old == nullptr ? nullptr : old->stamp, row.stamp});
    }
  });
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
