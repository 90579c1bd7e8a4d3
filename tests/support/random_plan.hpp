// Random plans, and copies of one plan that are edited, deleted from and joined at random: the same
// for the same numbers. Knows no test framework.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "plan/change.hpp"
#include "plan/env.hpp"
#include "plan/plan.hpp"
#include "support/each_field.hpp"

namespace ithaca::testing {

// SplitMix64 (Steele, Lea and Flood 2014).
class Random final : public IdSource {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next();
  // 0 to `bound` - 1
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
  std::int64_t between(std::int64_t least, std::int64_t greatest);
  bool chance(unsigned percent) { return next() % 100 < percent; }
  std::pair<std::uint16_t, std::uint64_t> bits() override {
    const std::uint64_t high = next();
    return {static_cast<std::uint16_t>(high), next()};
  }

 private:
  std::uint64_t state_;
};

// Words, or what tends to break: quotes, controls, emoji, the other direction, a NUL byte.
std::string random_text(Random& random);

// One of few, so that records refer to each other and copies create the same one.
template <class Tag>
Id<Tag> id_number(std::size_t number) {
  return id_from_bits<Tag>(0, 0x9E3779B97F4A7C15ULL * (number + 1));
}

template <class V>
V random_value(Random& random, const meta::Facts& facts) {
  if constexpr (std::is_same_v<V, std::string>) {
    return random_text(random);
  } else if constexpr (std::is_same_v<V, bool>) {
    return random.chance(50);
  } else if constexpr (meta::Whole<V>) {
    const auto least = std::max<std::int64_t>(facts.least, std::numeric_limits<V>::min());
    const auto greatest = std::min<std::int64_t>(facts.greatest, std::numeric_limits<V>::max());
    return static_cast<V>(random.between(least, greatest));
  } else if constexpr (meta::is_optional<V>) {
    if (random.chance(30)) return std::nullopt;
    return random_value<typename V::value_type>(random, facts);
  } else if constexpr (meta::is_set<V>) {
    V out;
    for (std::size_t n = random.below(4); n > 0; --n) {
      out.insert(random_value<typename V::value_type>(random, facts));
    }
    return out;
  } else if constexpr (meta::Named<V>) {
    return meta::Names<V>::all[random.below(meta::Names<V>::all.size())].value;
  } else if constexpr (std::is_same_v<V, Day>) {
    return Day{static_cast<std::int32_t>(random.between(-10000, 40000))};
  } else if constexpr (std::is_same_v<V, Due>) {
    const std::size_t kind = random.below(3);
    if (kind == 0) return Due{};
    return kind == 1 ? Due::whenever() : Due::on(random_value<Day>(random, facts));
  } else if constexpr (std::is_same_v<V, When>) {
    When when{random_value<Day>(random, facts), std::nullopt, {}};
    if (random.chance(70)) when.time = ClockTime{static_cast<std::int16_t>(random.below(1440))};
    if (when.time && random.chance(50)) when.zone = "Europe/Berlin";
    return when;
  } else if constexpr (std::is_same_v<V, Position>) {
    return position_between({}, {});
  } else if constexpr (std::is_same_v<V, Ref>) {
    if (random.chance(40)) return {};
    return Ref{"commitment", id_number<RecordTag>(random.below(6))};
  } else {
    if (random.chance(30)) return {};
    V id;
    id.text = id_number<RecordTag>(random.below(6)).text;
    return id;
  }
}

template <class T>
T random_record(Random& random, const IdOf<T>& id) {
  T record;
  each_field<T>([&](const auto& f) {
    using Value = typename std::remove_cvref_t<decltype(f)>::value;
    if (random.chance(60)) f.of(record) = random_value<Value>(random, f.facts);
  });
  record.id = id;
  return record;
}

// Changes one random field, or several.
template <class T>
void edit_at_random(Random& random, T& record) {
  const auto id = record.id;
  const std::size_t wanted = 1 + random.below(meta::field_count<T> - 1);
  each_field_indexed<T>([&](auto i, const auto& f) {
    using Value = typename std::remove_cvref_t<decltype(f)>::value;
    if (i() != wanted && !random.chance(10)) return;
    f.of(record) = random_value<Value>(random, f.facts);
  });
  record.id = id;
}

// What a newer version wrote: keys and records that only it knows, or also values that this version
// cannot read under keys that it knows.
enum class Newer : std::uint8_t { members_only, values_too };

// Several copies of one plan. Each number given to `act` is one thing that somebody does on one of
// them: create, edit, delete, take back, receive another's copy, or write what only a newer version
// knows.
class Copies {
 public:
  explicit Copies(std::size_t count, Newer newer = Newer::values_too);

  void act(std::uint64_t number);
  const Plan& operator[](std::size_t copy) const { return plans_[copy]; }
  std::size_t size() const { return plans_.size(); }

  // Applies to one copy with its next dot; gives what apply gave.
  ChangeSet commit(std::size_t copy, ChangeSet changes);
  Dot next_dot(std::size_t copy) const;

 private:
  void create(Random& random, std::size_t copy);
  void edit(Random& random, std::size_t copy);
  void remove(Random& random, std::size_t copy);
  void write_unknown(Random& random, std::size_t copy);

  Newer newer_;
  std::vector<Plan> plans_;
  std::vector<std::vector<ChangeSet>> done_;
};

// A plan with a bit of everything, unknown members, concurrent values and deletions included.
Plan random_plan(std::uint64_t seed, std::size_t actions = 60, Newer newer = Newer::values_too);

}  // namespace ithaca::testing
