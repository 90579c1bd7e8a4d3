// The described fields of a record, one after another, each as its own type.
// Knows no record; for tests only: the product walks descriptions as data.
#pragma once

#include <tuple>
#include <type_traits>
#include <utility>

#include "meta/field.hpp"

namespace ithaca::testing {

template <meta::Entity T, class Visitor>
constexpr void each_field(Visitor&& visit) {
  std::apply([&](const auto&... f) { (visit(f), ...); }, meta::Describe<T>::fields);
}

// visit(std::integral_constant<std::size_t, I>, field)
template <meta::Entity T, class Visitor>
constexpr void each_field_indexed(Visitor&& visit) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (visit(std::integral_constant<std::size_t, I>{}, std::get<I>(meta::Describe<T>::fields)), ...);
  }
  (std::make_index_sequence<meta::field_count<T>>{});
}

}  // namespace ithaca::testing
