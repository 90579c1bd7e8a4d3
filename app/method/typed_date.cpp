#include "method/typed_date.hpp"

#include <vector>

#include "base/text.hpp"
#include "base/translate.hpp"

namespace ithaca::method {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : folded(text)) {
    if (c == ' ' || c == '\t' || c == ',' || c == '\n') {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else {
      word.push_back(c);
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::optional<int> number(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// At least three letters of a name, or the whole of a shorter one.
bool abbreviates(std::string_view word, std::string_view name) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  const std::string whole = folded(name);
  const std::size_t least = whole.size() < 3 ? whole.size() : 3;
  return word.size() >= least && whole.compare(0, word.size(), word) == 0;
}

template <std::size_t Count>
std::optional<int> name_index(std::string_view word,
                              const std::array<std::string_view, Count>& english,
                              const std::array<std::string, Count>& own) {
  for (std::size_t i = 0; i < Count; ++i) {
    if (abbreviates(word, own[i]) || abbreviates(word, english[i])) return static_cast<int>(i);
  }
  // Two letters are a weekday in many calendars: "mo", "di".
  if (Count == 7 && word.size() == 2) {
    for (std::size_t i = 0; i < Count; ++i) {
      if (folded(own[i]).compare(0, 2, word) == 0) return static_cast<int>(i);
    }
  }
  return std::nullopt;
}

std::optional<ClockTime> clock(int hour, int minute) {
  if (hour > 23 || minute > 59) return std::nullopt;
  return ClockTime{static_cast<std::int16_t>(hour * 60 + minute)};
}

// "16:00", "16.30", "16h", "16h30", "4pm", "9:15am"
std::optional<ClockTime> read_time(std::string_view word) {
  int shift = 0;
  bool has_half = false;
  if (word.size() > 2 && (word.ends_with("am") || word.ends_with("pm"))) {
    has_half = true;
    shift = word.ends_with("pm") ? 12 : 0;
    word.remove_suffix(2);
  }
  const std::size_t mark = word.find_first_of(":.h");
  if (mark == std::string_view::npos && !has_half) return std::nullopt;
  const auto hour = number(word.substr(0, mark));
  const std::string_view tail =
      mark == std::string_view::npos ? std::string_view{} : word.substr(mark + 1);
  const bool is_whole_hour = tail.empty() && (has_half || word[mark] == 'h');
  const auto minute = is_whole_hour ? std::optional(0) : number(tail);
  if (!hour || !minute || (!is_whole_hour && tail.size() != 2)) return std::nullopt;
  if (!has_half) return clock(*hour, *minute);
  if (*hour < 1 || *hour > 12) return std::nullopt;
  return clock(*hour % 12 + shift, *minute);
}

std::optional<Day> next_date(int month_index, int day, std::optional<int> year, Day today) {
  const auto in_year = [&](int y) {
    return day_of({y, static_cast<unsigned>(month_index + 1), static_cast<unsigned>(day)});
  };
  if (year) return in_year(*year);
  for (int ahead = 0; ahead <= 8; ++ahead) {  // 29 February comes at most 8 years later
    const auto found = in_year(civil(today).year + ahead);
    if (found && !(*found < today)) return found;
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(const std::vector<std::string>& words, Day today, const DateWords& language)
      : words_(words), today_(today), language_(language) {}

  std::optional<TypedDate> read() {
    TypedDate out;
    for (at_ = 0; at_ < words_.size();) {
      const std::size_t before = at_;
      if (!out.day) {
        out.day = read_day();
        if (out.day) continue;
      }
      at_ = before;
      if (!out.time) {
        out.time = time_here();
        if (out.time) continue;
      }
      at_ = before;
      if (words_[at_] == "at" || words_[at_] == "on" || words_[at_] == "um" ||
          words_[at_] == "am") {
        ++at_;
        if (at_ < words_.size()) continue;
      }
      return std::nullopt;
    }
    if (!out.day && !out.time) return std::nullopt;
    return out;
  }

 private:
  std::string_view word(std::size_t ahead = 0) const {
    return at_ + ahead < words_.size() ? std::string_view(words_[at_ + ahead]) : std::string_view{};
  }

  std::optional<ClockTime> time_here() {
    const auto time = read_time(word());
    if (time) ++at_;
    return time;
  }

  std::optional<Day> read_day() {
    if (word() == "today" || word() == folded(t("today"))) return taken(1, today_);
    if (word() == "tomorrow" || word() == folded(t("tomorrow"))) return taken(1, today_ + 1);
    if (const auto iso = parse_day(word())) return taken(1, *iso);
    if (word() == "in") return read_distance();
    if (const auto name = name_index<7>(word(), kWeekdays, language_.weekdays())) {
      const Day plain = next_weekday(today_, static_cast<Weekday>(*name));
      ++at_;
      // "tue 24 nov": the date says which one
      if (const auto dated = read_month_day()) return dated;
      return plain;
    }
    return read_month_day();
  }

  std::optional<Day> read_distance() {
    const auto count = number(word(1));
    if (!count) return std::nullopt;
    const std::string_view unit = word(2);
    if (unit.starts_with("day")) return taken(3, today_ + *count);
    if (unit.starts_with("week")) return taken(3, today_ + *count * 7);
    return std::nullopt;
  }

  // "24 nov", "24. nov 2026", "nov 24", "24/11", "24.11.", "24.11.2026"
  std::optional<Day> read_month_day() {
    std::string_view first = word();
    if (const auto numeric = read_numeric(first)) return taken(1, *numeric);
    if (!first.empty() && first.back() == '.') first.remove_suffix(1);
    if (const auto day = number(first)) {
      const auto month = name_index<12>(word(1), kMonths, language_.months());
      if (month) return dated(*month, *day);
      return std::nullopt;
    }
    const auto month = name_index<12>(word(), kMonths, language_.months());
    const auto day = number(word(1));
    if (month && day) return dated(*month, *day);
    return std::nullopt;
  }

  std::optional<Day> dated(int month, int day) {
    const auto year = number(word(2));
    const bool has_year = year && *year > 1900;
    return taken(has_year ? 3 : 2, next_date(month, day, has_year ? year : std::nullopt, today_));
  }

  std::optional<Day> read_numeric(std::string_view text) const {
    std::vector<int> parts;
    std::size_t start = 0;
    while (start < text.size()) {
      const std::size_t mark = text.find_first_of("./", start);
      const auto part = number(text.substr(start, mark - start));
      if (!part) return std::nullopt;
      parts.push_back(*part);
      if (mark == std::string_view::npos) break;
      start = mark + 1;
    }
    const bool ends_with_dot = text.ends_with(".");
    if (parts.size() < 2 || parts.size() > 3 || parts[1] < 1 || parts[1] > 12) return std::nullopt;
    // "16.30" is a time; "24.11." and "24/11" are days
    if (parts.size() == 2 && text.find('/') == std::string_view::npos && !ends_with_dot) {
      return std::nullopt;
    }
    return next_date(parts[1] - 1, parts[0],
                     parts.size() == 3 ? std::optional(parts[2]) : std::nullopt, today_);
  }

  std::optional<Day> taken(std::size_t count, std::optional<Day> day) {
    if (day) at_ += count;
    return day;
  }

  const std::vector<std::string>& words_;
  Day today_;
  const DateWords& language_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<TypedDate> read_date(std::string_view text, Day today, const DateWords& words) {
  const std::vector<std::string> parts = words_of(text);
  if (parts.empty()) return std::nullopt;
  return Reader(parts, today, words).read();
}

std::optional<TrailingDay> read_trailing_day(std::string_view text, Day today,
                                             const DateWords& words) {
  const std::string_view whole = trimmed(text);
  // The longest tail of at most four words that reads as a day alone.
  std::vector<std::size_t> starts;
  for (std::size_t i = 1; i < whole.size(); ++i) {
    if (whole[i - 1] == ' ' && whole[i] != ' ') starts.push_back(i);
  }
  const std::size_t first = starts.size() > 4 ? starts.size() - 4 : 0;
  for (std::size_t i = first; i < starts.size(); ++i) {
    const std::string_view tail = whole.substr(starts[i]);
    const auto date = read_date(tail, today, words);
    if (!date || !date->day || date->time) continue;
    std::string_view rest = trimmed(whole.substr(0, starts[i]));
    for (const std::string_view link : {std::string_view(" by"), std::string_view(" on")}) {
      if (rest.ends_with(link)) rest.remove_suffix(link.size());
    }
    if (!rest.empty() && rest.back() == ',') rest.remove_suffix(1);
    if (trimmed(rest).empty()) continue;
    return TrailingDay{std::string(trimmed(rest)), *date->day};
  }
  return std::nullopt;
}

}  // namespace ithaca::method
