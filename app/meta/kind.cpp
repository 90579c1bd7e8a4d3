#include "meta/kind.hpp"

namespace ithaca::meta {

std::size_t Kind::number_of(std::string_view key, std::size_t from) const {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::size_t at = from + i < fields.size() ? from + i : from + i - fields.size();
    if (fields[at].facts.key == key) return at;
  }
  return fields.size();
}

bool Kind::same(const void* a, const void* b) const {
  for (const AnyField& field : fields) {
    if (!field.same(a, b)) return false;
  }
  return true;
}

}  // namespace ithaca::meta
