// Two copies of a plan become one: the join of their dot stores, the same in any order and
// grouping, and twice changes nothing. Knows no screen: what a person is shown of a merge is
// merge.hpp's.
#pragma once

#include "derive/entry.hpp"
#include "plan/plan.hpp"

namespace ithaca {

// A write stands if both copies have it, or one has it and the other has not seen it. Of a field's
// concurrent writes the one with the later dot is shown, the others are the stamp's alternatives;
// each element of a set is joined for itself; a deletion is a write of the record, and a record is
// there when any of its fields' writes stands. Records of unknown kinds are joined alike.
Plan join(const Plan& a, const Plan& b);

// The same for one record; a record that is not there has deletions only.
RecordEntries join(const RecordEntries& a, const VersionVector& seen_by_a, const RecordEntries& b,
                   const VersionVector& seen_by_b);

// Everything equal: records, stamps, what was seen and deleted, what is unknown.
bool is_same_plan(const Plan& a, const Plan& b);

}  // namespace ithaca
