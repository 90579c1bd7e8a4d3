// A place in an ordered list that can always be put between two others (fractional indexing).
// Knows nothing of what is ordered; equal places are told apart by the record's id.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ithaca {

// A fraction between 0 and 1, written as base-36 digits after the point, without trailing zeros.
struct Position {
  std::string digits;

  bool operator==(const Position&) const = default;
  bool operator<(const Position& other) const { return digits < other.digits; }
};

// True for digits 0-9a-z that do not end in 0; the empty text is no position.
bool is_position(std::string_view digits);

// A place after `low` and before `high`; an empty one stands for the start and the end.
// Where low is not before high (two copies chose the same place), it comes right after low.
Position position_between(const Position& low, const Position& high);

// `count` places in ascending order, spread evenly so that none grows long.
std::vector<Position> positions_between(const Position& low, const Position& high,
                                        std::size_t count);

}  // namespace ithaca
