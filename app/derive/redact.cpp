#include "derive/redact.hpp"

#include "plan/plan_writer.hpp"

namespace ithaca {
namespace {

bool is_left_out(const Plan& plan, const Ref& ref) {
  bool is_private = false;
  const bool found =
      with_record(plan, ref, [&](const auto& record) { is_private = record.is_private; });
  return !found || is_private;
}

// A relation to a record that was left out would say that it exists.
template <class Value>
void forget_private_relation(const Plan& plan, Value& value) {
  if constexpr (std::is_same_v<Value, Ref>) {
    if (value.is_set() && is_left_out(plan, value)) value = {};
  } else {
    Entities::each([&]<class T>() {
      if constexpr (std::is_same_v<Value, IdOf<T>>) {
        if (value.is_set() && is_left_out(plan, ref_to<T>(value))) value = {};
      } else if constexpr (std::is_same_v<Value, std::set<IdOf<T>>>) {
        std::erase_if(value, [&](const IdOf<T>& id) { return is_left_out(plan, ref_to<T>(id)); });
      }
    });
  }
}

template <class T>
T shared_part(const Plan& plan, const T& record) {
  T out = record;
  meta::each_field<T>([&](const auto& f) {
    using Value = typename std::remove_cvref_t<decltype(f)>::value;
    if (f.facts.key == "id") return;
    if (f.facts.privacy != meta::Privacy::shared) {
      f.of(out) = Value{};
    } else {
      forget_private_relation(plan, f.of(out));
    }
  });
  return out;
}

// A record that only says something of a record that was left out goes with it.
template <class T>
bool belongs_to_private(const Plan& plan, const T& record) {
  if constexpr (requires { record.subject; }) {
    return is_left_out(plan, record.subject);
  } else if constexpr (requires { record.meeting; }) {
    return is_left_out(plan, ref_to<Meeting>(record.meeting));
  } else if constexpr (std::is_same_v<T, Milestone>) {
    return is_left_out(plan, ref_to<Goal>(record.goal));
  } else if constexpr (requires { record.mentorship; }) {
    return is_left_out(plan, ref_to<Mentorship>(record.mentorship));
  } else {
    return false;
  }
}

}  // namespace

Plan redact(const Plan& plan, Audience) {
  Plan out;
  PlanWriter writer(out);
  Entities::each([&]<class T>() {
    const auto no_stamp = std::make_shared<const Stamp>();
    Table<T>& table = writer.of<T>();
    for (const auto& [id, row] : plan.of<T>()) {
      if (row.value->is_private || belongs_to_private(plan, *row.value)) continue;
      table.emplace_hint(
          table.end(), id,
          Row<T>{std::make_shared<const T>(shared_part(plan, *row.value)), no_stamp});
    }
  });
  return out;
}

}  // namespace ithaca
