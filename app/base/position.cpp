#include "base/position.hpp"

#include <algorithm>

namespace ithaca {
namespace {

constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuvwxyz";
constexpr int kBase = 36;

int digit_at(std::string_view digits, std::size_t i) {
  return i < digits.size() ? static_cast<int>(kDigits.find(digits[i])) : 0;
}

enum class Step { half, smallest };  // how far to go where nothing stands above

// Writes the smallest place after `floor` with nothing above. As many digits count as 9s do before
// 10: k leading z are followed by a number of k + 1 digits, so that thousands of appended lines
// need five digits and not hundreds.
void append_after(std::string& out, std::string_view floor) {
  std::size_t run = 0;
  while (run < floor.size() && floor[run] == kDigits.back()) ++run;
  std::string number(floor.substr(run, run + 1));
  number.resize(run + 1, kDigits.front());
  for (std::size_t i = number.size(); i-- > 0;) {
    const int digit = digit_at(number, i) + 1;
    const bool fits = digit < (i == 0 ? kBase - 1 : kBase);  // a first z opens the next length
    number[i] =
        kDigits[fits ? static_cast<std::size_t>(digit) : (i + 1 == number.size() ? 1U : 0U)];
    if (fits) {
      out.append(run, kDigits.back());
      out += number;
      return;
    }
  }
  out.append(run + 1, kDigits.back());
  out.append(run + 1, kDigits.front());
  out.push_back(kDigits[1]);
}

Position between(const Position& low, const Position& high, Step step) {
  bool has_ceiling = !high.digits.empty() && low.digits < high.digits;
  std::string out;
  for (std::size_t i = 0;; ++i) {
    const int floor = digit_at(low.digits, i);
    if (!has_ceiling && step == Step::smallest) {
      append_after(out, std::string_view(low.digits).substr(std::min(i, low.digits.size())));
      return {out};
    }
    const int ceiling = has_ceiling ? digit_at(high.digits, i) : kBase;
    if (ceiling - floor > 1) {
      out.push_back(kDigits[static_cast<std::size_t>(floor + (ceiling - floor) / 2)]);
      return {out};
    }
    out.push_back(kDigits[static_cast<std::size_t>(floor)]);
    if (floor < ceiling) has_ceiling = false;  // already below: what follows may be anything
  }
}

void fill(std::vector<Position>& out, const Position& low, const Position& high,
          std::size_t count) {
  if (count == 0) return;
  const Position middle = between(low, high, Step::half);
  fill(out, low, middle, (count - 1) / 2);
  out.push_back(middle);
  fill(out, middle, high, count - 1 - (count - 1) / 2);
}

}  // namespace

bool is_position(std::string_view digits) {
  return !digits.empty() && digits.back() != '0' &&
         digits.find_first_not_of(kDigits) == std::string_view::npos;
}

Position position_between(const Position& low, const Position& high) {
  return between(low, high, Step::smallest);  // appending is the common case: few digits
}

std::vector<Position> positions_between(const Position& low, const Position& high,
                                        std::size_t count) {
  std::vector<Position> out;
  out.reserve(count);
  fill(out, low, high, count);
  return out;
}

}  // namespace ithaca
