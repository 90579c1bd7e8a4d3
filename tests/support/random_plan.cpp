#include "support/random_plan.hpp"

#include <algorithm>
#include <array>

#include "derive/join.hpp"
#include "derive/merge.hpp"
#include "derive/record_json.hpp"
#include "plan/plan_writer.hpp"

namespace ithaca::testing {

std::uint64_t Random::next() {
  state_ += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

std::int64_t Random::between(std::int64_t least, std::int64_t greatest) {
  const auto span = static_cast<std::uint64_t>(greatest) - static_cast<std::uint64_t>(least) + 1;
  const std::uint64_t offset = span == 0 ? next() : next() % span;
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(least) + offset);
}

std::string random_text(Random& random) {
  using namespace std::string_literals;
  static const std::array<std::string, 16> kTexts{""s,
                                                  "Ask for feedback on the talk"s,
                                                  "a \"quoted\" word and a \\ backslash"s,
                                                  "two\nlines\tand a tab"s,
                                                  "Größe, naïve, Ærø"s,
                                                  "日本語のメモ"s,
                                                  "👩🏽‍💻🇩🇪"s,
                                                  "שלום, mixed"s,
                                                  "nul\0byte"s,
                                                  "\x01\x1F\x7F"s,
                                                  "\xE2\x80\xA8 line separator"s,
                                                  "[\"a\"]"s,
                                                  "{\"id\":1}"s,
                                                  "null"s,
                                                  "</script>"s,
                                                  "x"s};
  std::string out = kTexts[random.below(kTexts.size())];
  if (random.chance(30)) out += ' ' + kTexts[random.below(kTexts.size())];
  return out;
}

Copies::Copies(std::size_t count, Newer newer) : newer_(newer), plans_(count), done_(count) {}

Dot Copies::next_dot(std::size_t copy) const {
  const auto replica = id_number<ReplicaTag>(1000 + copy);
  const auto it = plans_[copy].seen().find(replica);
  return {replica, (it == plans_[copy].seen().end() ? 0 : it->second) + 1};
}

ChangeSet Copies::commit(std::size_t copy, ChangeSet changes) {
  return apply(plans_[copy], std::move(changes), next_dot(copy));
}

// Calls use.template operator()<T>() with one random kind.
template <class Use>
static void with_kind(Random& random, Use&& use) {
  const std::size_t wanted = random.below(Entities::size());
  Entities::each([&]<class T>() {
    if (Entities::index_of<T>() == wanted) use.template operator()<T>();
  });
}

void Copies::create(Random& random, std::size_t copy) {
  with_kind(random, [&]<class T>() {
    IdOf<T> id;
    id.text = id_number<RecordTag>(random.below(6)).text;
    if (plans_[copy].find<T>(id) != nullptr) return;
    Changes changes(plans_[copy], "Create");
    changes.create(random_record<T>(random, id));
    done_[copy].push_back(commit(copy, changes.take()));
  });
}

void Copies::edit(Random& random, std::size_t copy) {
  with_kind(random, [&]<class T>() {
    const TableOf<T> table = plans_[copy].of<T>();
    if (table.empty()) return;
    const auto row = std::next(table.begin(), static_cast<long>(random.below(table.size())));
    Changes changes(plans_[copy], "Edit");
    changes.edit<T>(row->first, [&](T& record) { edit_at_random(random, record); });
    ChangeSet set = changes.take();
    if (!set.empty()) done_[copy].push_back(commit(copy, std::move(set)));
  });
}

void Copies::remove(Random& random, std::size_t copy) {
  with_kind(random, [&]<class T>() {
    const TableOf<T> table = plans_[copy].of<T>();
    if (table.empty()) return;
    const auto row = std::next(table.begin(), static_cast<long>(random.below(table.size())));
    Changes changes(plans_[copy], "Delete");
    changes.remove<T>(row->first);
    done_[copy].push_back(commit(copy, changes.take()));
  });
}

// As a newer version would: a key that only it knows, a value that only it can read, an element of
// a set that only it has, or a whole record.
void Copies::write_unknown(Random& random, std::size_t copy) {
  static const std::array<std::string, 6> kValues{"0.10", "1e300",    "{\"a\":[1,{\"b\":null}]}",
                                                  "true", "\"text\"", "[\"x\"]"};
  const Dot dot = next_dot(copy);
  const std::string& json = kValues[random.below(kValues.size())];
  PlanWriter writer(plans_[copy]);
  if (random.chance(30)) {
    const std::string id = id_number<RecordTag>(random.below(3)).string();
    const auto it = plans_[copy].unknown().find({"dream", id});
    if (it == plans_[copy].unknown().end()) {
      RecordEntries entries;
      entries.entries.push_back({"id", '"' + id + '"', dot, false});
      entries.entries.push_back({"mood", json, dot, is_element_json(json)});
      entries.sort();
      writer.unknown()[{"dream", id}] = unknown_record_of("dream", id, entries);
      writer.deleted().erase(Ref{"dream", *parse_id<RecordTag>(id)});
    } else if (random.chance(30)) {
      writer.unknown().erase({"dream", id});
      writer.deleted()[Ref{"dream", *parse_id<RecordTag>(id)}] = {dot};
    } else {
      RecordEntries entries = entries_of(it->second);
      std::erase_if(entries.entries, [](const Entry& entry) { return entry.key == "mood"; });
      entries.entries.push_back({"mood", json, dot, is_element_json(json)});
      entries.deletions.clear();
      entries.sort();
      writer.unknown()[{"dream", id}] = unknown_record_of("dream", id, entries);
    }
  } else {
    const meta::Kind& kind = kKinds[random.below(kKinds.size())];
    Table& table = writer.of(kind);
    if (!table.empty()) {
      auto& [id, row] = *std::next(table.begin(), static_cast<long>(random.below(table.size())));
      RecordEntries entries = entries_of(kind, row.value.get(), *row.stamp);
      std::string key = "newer-key";
      if (newer_ == Newer::values_too && random.chance(50)) {
        const meta::AnyField& known = kind.fields[1 + random.below(kind.fields.size() - 1)];
        key = std::string(known.facts.key);
        if (!known.is_set()) {
          std::erase_if(entries.entries, [&](const Entry& entry) { return entry.key == key; });
        }
      } else {
        std::erase_if(entries.entries,
                      [&](const Entry& entry) { return entry.key == key && !entry.is_element; });
      }
      entries.entries.push_back({key, json, dot, is_element_json(json)});
      entries.deletions.clear();
      entries.sort();
      Typed typed = record_of(kind, id, entries);
      row = {std::move(typed.record), std::make_shared<const Stamp>(std::move(typed.stamp))};
    }
  }
  writer.seen()[dot.replica] = dot.counter;
}

void Copies::act(std::uint64_t number) {
  Random random(number);
  const std::size_t copy = random.below(plans_.size());
  const std::size_t what = random.below(100);
  if (what < 25) {
    create(random, copy);
  } else if (what < 60) {
    edit(random, copy);
  } else if (what < 70) {
    remove(random, copy);
  } else if (what < 75) {
    if (done_[copy].empty()) return;
    ChangeSet last = std::move(done_[copy].back());
    done_[copy].pop_back();
    commit(copy, reversed(last));
  } else if (what < 85) {
    write_unknown(random, copy);
  } else {
    const std::size_t other = random.below(plans_.size());
    if (random.chance(50)) {
      plans_[copy] = join(plans_[copy], plans_[other]);
      done_[copy].clear();
    } else {
      ChangeSet merge = merge_changes(plans_[copy], plans_[other]);
      if (!merge.empty()) done_[copy].push_back(commit(copy, std::move(merge)));
    }
  }
}

Plan random_plan(std::uint64_t seed, std::size_t actions, Newer newer) {
  Random random(seed);
  Copies copies(3, newer);
  for (std::size_t i = 0; i < actions; ++i) copies.act(random.next());
  Plan plan = join(join(copies[0], copies[1]), copies[2]);
  if (random.chance(50)) {
    PlanWriter(plan).unknown_members()["newer-member"] = "{\"number\":1.50}";
  }
  return plan;
}

}  // namespace ithaca::testing
