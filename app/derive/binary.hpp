// The plan and its changes as bytes for the store: whole as a snapshot, one change set as an entry
// of the log. Knows no storage; both forms name fields by key, so another version reads them too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "plan/change.hpp"
#include "plan/plan.hpp"

namespace ithaca {

// The whole plan, stamps and unknown members included, with a hash over it at the end.
std::string encode_snapshot(const Plan& plan);

// The same, some records at a time, so that a page stays alive meanwhile. The plan outlives it and
// does not change.
class SnapshotEncoder {
 public:
  explicit SnapshotEncoder(const Plan& plan);
  ~SnapshotEncoder();
  bool step(std::size_t records);  // true: there is more to do
  std::string take();              // once there is not

 private:
  class Writer;
  std::unique_ptr<Writer> writer_;
};

// Errors: damaged (length or hash do not fit), too_new (a form that this version cannot read).
// Keys, kinds and values that this version does not know are kept and written back.
Result<Plan> decode_snapshot(std::string_view bytes);

struct DecodedChanges {
  ChangeSet changes;
  Dot dot;
};

// What apply(plan, …, dot) returned: of each edit only the fields that changed, with their values
// before and after; typed text as its splice; created and deleted records whole.
// A deleted record may also be named only, where the plan will have it when the change is read.
enum class Deleted : std::uint8_t { whole, named };
std::string encode_changes(const ChangeSet& applied, const Dot& dot,
                           Deleted deleted = Deleted::whole);

// The same, some edits at a time. The change set outlives it and does not change.
class ChangesEncoder {
 public:
  ChangesEncoder(const ChangeSet& applied, const Dot& dot, Deleted deleted = Deleted::whole);
  ~ChangesEncoder();
  bool step(std::size_t edits);  // true: there is more to do
  std::string take();            // once there is not

 private:
  class Writer;
  std::unique_ptr<Writer> writer_;
};

// `plan` gives what the change left alone: the plan as it stood before the change (to apply it
// again, with the decoded dot: the result is the plan that was encoded) or right after it (to take
// it back: apply reversed(changes) with a fresh dot). Errors: damaged, too_new, and not_found when
// a changed record, or the text that a splice stands in, is not in the plan.
Result<DecodedChanges> decode_changes(std::string_view bytes, const Plan& plan);

}  // namespace ithaca
