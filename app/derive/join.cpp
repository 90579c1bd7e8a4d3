#include "derive/join.hpp"

#include <algorithm>
#include <utility>

#include "derive/record_json.hpp"
#include "plan/plan_writer.hpp"
#include "plan/walk.hpp"

namespace ithaca {
namespace {

const std::vector<Dot>& deletions_of(const Plan& plan, const Ref& ref) {
  static const std::vector<Dot> none;
  const auto it = plan.deleted().find(ref);
  return it == plan.deleted().end() ? none : it->second;
}

bool was_deleted(const Plan& plan, const meta::Kind& kind, const RecordId& id) {
  return !plan.deleted().empty() && !deletions_of(plan, {std::string(kind.name), id}).empty();
}

// A record that only `theirs` lacks, and that nobody there has seen or deleted, stays as it is.
bool is_unseen(const Stamp& stamp, const VersionVector& seen) {
  if (!stamp.base.is_set() || has_seen(seen, stamp.base)) return false;
  const auto seen_any = [&](const auto& list) {
    return std::any_of(list.begin(), list.end(),
                       [&](const auto& entry) { return has_seen(seen, entry.dot); });
  };
  return stamp.deletions.empty() && !seen_any(stamp.fields) && !seen_any(stamp.elements) &&
         !seen_any(stamp.alternatives) && !seen_any(stamp.unknown);
}

bool is_same_row(const meta::Kind& kind, const Row& a, const Row& b) {
  return (a.stamp == b.stamp || *a.stamp == *b.stamp) &&
         (a.value == b.value || kind.same(a.value.get(), b.value.get()));
}

RecordEntries entries_in(const Plan& plan, const meta::Kind& kind, const Ref& ref, const Row* row) {
  if (row != nullptr) return entries_of(kind, row->value.get(), *row->stamp);
  return {{}, deletions_of(plan, ref)};
}

class Joiner {
 public:
  Joiner(const Plan& a, const Plan& b) : a_(a), b_(b), writer_(joined_) {}

  Plan join() {
    join_deleted();
    for (const meta::Kind& kind : kKinds) join_table(kind);
    join_unknown();
    join_members();
    writer_.seen() = a_.seen();
    for (const auto& [replica, counter] : b_.seen()) {
      std::uint64_t& known = writer_.seen()[replica];
      known = std::max(known, counter);
    }
    return std::move(joined_);
  }

 private:
  // First for all that were deleted anywhere; the live ones are taken out again.
  void join_deleted() {
    const auto add = [&](const Ref& ref) {
      if (writer_.deleted().count(ref) != 0) return;
      RecordEntries joined = ithaca::join({{}, deletions_of(a_, ref)}, a_.seen(),
                                          {{}, deletions_of(b_, ref)}, b_.seen());
      if (!joined.deletions.empty()) writer_.deleted()[ref] = std::move(joined.deletions);
    };
    for (const auto& [ref, dots] : a_.deleted()) add(ref);
    for (const auto& [ref, dots] : b_.deleted()) add(ref);
  }

  void set_deletions(const Ref& ref, const RecordEntries& joined) {
    writer_.deleted().erase(ref);
    if (!joined.is_live() && !joined.deletions.empty()) {
      writer_.deleted()[ref] = joined.deletions;
    }
  }

  void join_table(const meta::Kind& kind) {
    walk(a_.table(kind), b_.table(kind), [&](const RecordId& id, const Row* in_a, const Row* in_b) {
      join_rows(kind, id, in_a, in_b);
    });
  }

  void join_rows(const meta::Kind& kind, const RecordId& id, const Row* in_a, const Row* in_b) {
    Table& out = writer_.of(kind);
    const auto keep = [&](const Row& row) { out.emplace_hint(out.end(), id, row); };
    if (in_a != nullptr && in_b != nullptr && is_same_row(kind, *in_a, *in_b)) return keep(*in_a);
    if (in_b == nullptr && !was_deleted(b_, kind, id) && is_unseen(*in_a->stamp, b_.seen())) {
      return keep(*in_a);
    }
    if (in_a == nullptr && !was_deleted(a_, kind, id) && is_unseen(*in_b->stamp, a_.seen())) {
      return keep(*in_b);
    }
    const Ref ref{std::string(kind.name), id};
    const RecordEntries joined = ithaca::join(entries_in(a_, kind, ref, in_a), a_.seen(),
                                              entries_in(b_, kind, ref, in_b), b_.seen());
    set_deletions(ref, joined);
    if (!joined.is_live()) return;
    Typed typed = record_of(kind, id, joined);
    keep({std::move(typed.record), std::make_shared<const Stamp>(std::move(typed.stamp))});
  }

  void join_unknown() {
    std::map<std::pair<std::string, std::string>, bool> keys;
    for (const auto& [key, record] : a_.unknown()) keys[key] = true;
    for (const auto& [key, record] : b_.unknown()) keys[key] = true;
    for (const auto& each : keys) {
      const std::pair<std::string, std::string>& key = each.first;  // a lambda captures it
      const auto& [kind, id] = key;
      const Ref ref{kind, parse_id<RecordTag>(id).value_or(RecordId{})};
      const auto entries_in_plan = [&](const Plan& plan) {
        const auto it = plan.unknown().find(key);
        if (it != plan.unknown().end()) return entries_of(it->second);
        return RecordEntries{{}, deletions_of(plan, ref)};
      };
      const RecordEntries joined =
          ithaca::join(entries_in_plan(a_), a_.seen(), entries_in_plan(b_), b_.seen());
      set_deletions(ref, joined);
      if (joined.is_live()) writer_.unknown().emplace(key, unknown_record_of(kind, id, joined));
    }
  }

  // Members of the file itself have no dots: of two values the greater text stands.
  void join_members() {
    writer_.unknown_members() = a_.unknown_members();
    for (const auto& [key, json] : b_.unknown_members()) {
      std::string& value = writer_.unknown_members()[key];
      value = std::max(value, json);
    }
  }

  const Plan& a_;
  const Plan& b_;
  Plan joined_;
  PlanWriter writer_;
};

}  // namespace

RecordEntries join(const RecordEntries& a, const VersionVector& seen_by_a, const RecordEntries& b,
                   const VersionVector& seen_by_b) {
  RecordEntries out;
  const auto is_same_write = [](const Entry& one, const Entry& other) {
    return is_same_slot(one, other) && one.dot == other.dot;
  };
  const auto take = [&](const std::vector<Entry>& from, const std::vector<Entry>& other,
                        const VersionVector& seen_by_other) {
    for (const Entry& entry : from) {
      Entry least = entry;  // of the writes by that dot; a whole value may differ
      if (!entry.is_element) least.json.clear();
      const auto it = std::lower_bound(other.begin(), other.end(), least, comes_before);
      const bool is_in_both = it != other.end() && is_same_write(entry, *it);
      if (is_in_both || !has_seen(seen_by_other, entry.dot)) out.entries.push_back(entry);
    }
  };
  take(a.entries, b.entries, seen_by_b);
  take(b.entries, a.entries, seen_by_a);
  const auto take_deletions = [&](const std::vector<Dot>& from, const std::vector<Dot>& other,
                                  const VersionVector& seen_by_other) {
    for (const Dot& dot : from) {
      const bool is_in_both = std::find(other.begin(), other.end(), dot) != other.end();
      if (is_in_both || !has_seen(seen_by_other, dot)) out.deletions.push_back(dot);
    }
  };
  take_deletions(a.deletions, b.deletions, seen_by_b);
  take_deletions(b.deletions, a.deletions, seen_by_a);
  out.sort();
  return out;
}

Plan join(const Plan& a, const Plan& b) { return Joiner(a, b).join(); }

bool is_same_plan(const Plan& a, const Plan& b) {
  bool same = a.unknown() == b.unknown() && a.deleted() == b.deleted() && a.seen() == b.seen() &&
              a.unknown_members() == b.unknown_members();
  for (const meta::Kind& kind : kKinds) {
    same = same && std::equal(a.table(kind).begin(), a.table(kind).end(), b.table(kind).begin(),
                              b.table(kind).end(), [&](const auto& one, const auto& other) {
                                return one.first == other.first &&
                                       is_same_row(kind, one.second, other.second);
                              });
  }
  return same;
}

}  // namespace ithaca
