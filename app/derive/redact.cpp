#include "derive/redact.hpp"

#include <memory>
#include <set>
#include <utility>

#include "plan/plan_writer.hpp"

namespace ithaca {
namespace {

// The records that may be read; each kind asks those it belongs to, which stand before it here.
class Readable {
 public:
  Readable(const Plan& plan, const Audience& audience) : plan_(plan), audience_(audience) {
    add<Mentorship>([&](const Mentorship& one) {
      return !audience_.mentorship.is_set() || one.id == audience_.mentorship;
    });
    add<Person>([&](const Person& one) { return !audience_.mentorship.is_set() || is_in(one.id); });
    add<Goal>([&](const Goal& one) { return belongs_to_any(one.mentorships); });
    add<Milestone>([&](const Milestone& one) { return has(one.goal); });
    add<Meeting>([&](const Meeting& one) { return has(one.mentorship); });
    add<Commitment>([&](const Commitment& one) { return has(one.mentorship); });
    add<Touchpoint>([&](const Touchpoint& one) { return has(one.mentorship); });
    add<AgendaItem>([&](const AgendaItem& one) { return has(one.meeting); });
    // A line stands under its agenda item and says the same as the record captured from it.
    add<NoteLine>([&](const NoteLine& one) {
      return has(one.meeting) && has_or_unset(one.agenda_item) && has_or_unset(one.link);
    });
    add<History>([&](const History& one) { return has(one.subject); });
  }

  bool has(const Ref& ref) const { return refs_.count(ref) != 0; }
  template <class T>
  bool has_id(const IdOf<T>& id) const {
    return has(ref_to<T>(id));
  }

 private:
  template <class T, class May>
  void add(May&& may) {
    for (const auto& [id, row] : plan_.of<T>()) {
      if (!row.value->is_private && may(*row.value)) refs_.insert(ref_to<T>(id));
    }
  }
  bool has(const MentorshipId& id) const { return has_id<Mentorship>(id); }
  bool has(const GoalId& id) const { return has_id<Goal>(id); }
  bool has(const MeetingId& id) const { return has_id<Meeting>(id); }
  bool has_or_unset(const AgendaItemId& id) const { return !id.is_set() || has_id<AgendaItem>(id); }
  bool has_or_unset(const Ref& ref) const { return !ref.is_set() || has(ref); }

  // A goal of the plan that names no mentorship belongs to all of them.
  bool belongs_to_any(const std::set<MentorshipId>& mentorships) const {
    bool belongs = mentorships.empty();
    for (const MentorshipId& id : mentorships) belongs = belongs || has(id);
    return belongs;
  }
  bool is_in(const PersonId& person) const {
    const Mentorship* one = plan_.find<Mentorship>(audience_.mentorship);
    return one != nullptr && has(one->id) && (one->mentee == person || one->mentor == person);
  }

  const Plan& plan_;
  const Audience& audience_;
  std::set<Ref> refs_;
};

template <class V>
inline constexpr bool is_record_id = false;
template <class Tag>
inline constexpr bool is_record_id<Id<Tag>> = true;

// True when the id is of a kind that the plan has, and that record may not be read.
template <class Tag>
bool is_hidden(const Readable& readable, const Id<Tag>& id) {
  bool hidden = false;
  Entities::each([&]<class T>() {
    if constexpr (std::is_same_v<IdOf<T>, Id<Tag>>) {
      hidden = id.is_set() && !readable.has_id<T>(id);
    }
  });
  return hidden;
}

template <class V>
void forget_hidden(const Readable& readable, V& value) {
  if constexpr (is_record_id<V>) {
    if (is_hidden(readable, value)) value = V{};
  } else if constexpr (std::is_same_v<V, Ref>) {
    if (!readable.has(value)) value = V{};
  } else if constexpr (meta::is_set<V>) {
    if constexpr (is_record_id<typename V::value_type>) {
      std::erase_if(value, [&](const auto& id) { return is_hidden(readable, id); });
    }
  }
}

}  // namespace

Plan redact(const Plan& plan, const Audience& audience) {
  const Readable readable(plan, audience);
  const auto no_stamp = std::make_shared<const Stamp>();
  Plan out;
  PlanWriter writer(out);
  Entities::each([&]<class T>() {
    Table<T>& table = writer.of<T>();
    for (const auto& [id, row] : plan.of<T>()) {
      if (!readable.has_id<T>(id)) continue;
      T record = *row.value;
      meta::each_field<T>([&](const auto& f) {
        using Value = typename std::remove_cvref_t<decltype(f)>::value;
        if (f.facts.privacy != meta::Privacy::shared) {
          f.of(record) = Value{};
        } else {
          forget_hidden(readable, f.of(record));
        }
      });
      table.emplace_hint(table.end(), id,
                         Row<T>{std::make_shared<const T>(std::move(record)), no_stamp});
    }
  });
  return out;
}

}  // namespace ithaca
