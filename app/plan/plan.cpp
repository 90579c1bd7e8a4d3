#include "plan/plan.hpp"

#include <cstring>

namespace ithaca {

constexpr std::array<meta::Kind, Entities::size()> kKinds = Entities::kinds();

const meta::Kind* kind_named(std::string_view name) {
  for (const meta::Kind& kind : kKinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

RecordId id_in(const void* field) {
  RecordId id;
  std::memcpy(id.text.data(), field, kIdLength);
  return id;
}

const TableEntry* Plan::entry(const meta::Kind& kind, const RecordId& id) const {
  const Table& entries = table(kind);
  const auto it = entries.find(id);
  return it == entries.end() ? nullptr : &*it;
}

const Row* Plan::row(const meta::Kind& kind, const RecordId& id) const {
  const TableEntry* found = entry(kind, id);
  return found == nullptr ? nullptr : &found->second;
}

bool Plan::has(const Ref& ref) const {
  const meta::Kind* kind = kind_named(ref.kind);
  return kind != nullptr && row(*kind, ref.id) != nullptr;
}

std::size_t Plan::record_count() const {
  std::size_t count = unknown_.size();
  for (const Table& rows : tables_) count += rows.size();
  return count;
}

}  // namespace ithaca
