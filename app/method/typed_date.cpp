#include "method/typed_date.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "base/translate.hpp"
#include "method/date_marks.hpp"

namespace ithaca::method {
namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 7> kWeekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};

// English short forms that are no words of their own: "sun", "sat" and "wed" are.
constexpr std::array<std::string_view, 7> kClearShortWeekdays{"mon",  "tue",   "tues", "thu",
                                                              "thur", "thurs", "fri"};
// After these a day belongs to the sentence: "prepare for friday", "every monday", "the sun".
constexpr std::array<std::string_view, 22> kKeepers{
    "for",  "of",   "from", "about", "since", "every", "each", "the",   "a",      "this",    "next",
    "last", "past", "and",  "or",    "to",    "than",  "like", "after", "before", "between", "per"};

// What an input method for Japanese types as a space.
constexpr std::string_view kWideSpace = "\u3000";

// White space that Intl puts into dates and times as well: U+00A0, U+2009, U+202F.
bool is_gap(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == 0xA0 || c == 0x2009 ||
         c == 0x202F;
}

Words words_of(std::string_view text) {
  Words words;
  std::string word;
  const std::string plain = with_plain_marks(folded(text));
  for (std::size_t at = 0; at < plain.size();) {
    const char32_t c = next_code_point(plain, at);
    if (!is_gap(c)) {
      append_code_point(word, c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

// "Nov." and "today." end in a dot that is none of theirs.
std::string_view without_dot(std::string_view word) {
  if (word.size() > 1 && word.back() == '.') word.remove_suffix(1);
  return word;
}

bool is_said(std::string_view word, std::string_view english) {
  word = without_dot(word);
  return word == folded(english) || word == folded(t(english));
}

template <std::size_t Count>
bool is_one_of(std::string_view word, const std::array<std::string_view, Count>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
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

// "24", "24.", "24th"
std::optional<int> day_number(std::string_view word) {
  word = without_dot(word);
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (word.size() > 2 && word.ends_with(ending)) return number(word.substr(0, word.size() - 2));
  }
  return number(word);
}

// The one name that begins with the word: at least `least` letters, or the whole name.
template <class Names>
std::optional<int> named(std::string_view word, const Names& names, std::size_t least) {
  std::optional<int> found;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string name = folded(names[i]);
    if (name == word && !name.empty()) return static_cast<int>(i);
    if (word.size() < least || name.compare(0, word.size(), word) != 0) continue;
    if (found) return std::nullopt;  // "ju" is two months
    found = static_cast<int>(i);
  }
  return found;
}

std::optional<int> weekday_named(std::string_view word, const DateWords& language) {
  word = without_dot(word);
  // Two letters are a weekday in many calendars: "mo", "di".
  if (const auto own = named(word, language.weekdays(), 2)) return own;
  return named(word, kWeekdays, 3);
}

std::optional<int> month_named(std::string_view word, const DateWords& language) {
  word = without_dot(word);
  if (const auto own = named(word, language.months(), 3)) return own;
  return named(word, kMonths, 3);
}

std::optional<ClockTime> clock(int hour, int minute) {
  if (hour > 23 || minute > 59) return std::nullopt;
  return ClockTime{static_cast<std::int16_t>(hour * 60 + minute)};
}

enum class Half : std::uint8_t { whole_day, before_noon, after_noon };

Half half_of(std::string_view word) {
  if (word == "am" || word == "a.m.") return Half::before_noon;
  if (word == "pm" || word == "p.m.") return Half::after_noon;
  return Half::whole_day;
}

std::optional<ClockTime> clock(int hour, int minute, Half half) {
  if (half == Half::whole_day) return clock(hour, minute);
  if (hour < 1 || hour > 12) return std::nullopt;
  return clock(hour % 12 + (half == Half::after_noon ? 12 : 0), minute);
}

// "16:00", "16.30", "16h", "16h30", "4pm", "9:15am"
std::optional<ClockTime> read_time(std::string_view word, Half half) {
  if (word.size() > 2 && half == Half::whole_day) {
    half = half_of(word.substr(word.size() - 2));
    if (half != Half::whole_day) word.remove_suffix(2);
  }
  const std::size_t mark = word.find_first_of(":.h");
  const auto hour = number(word.substr(0, mark));
  if (!hour) return std::nullopt;
  if (mark == std::string_view::npos) {
    return half == Half::whole_day ? std::nullopt : clock(*hour, 0, half);
  }
  const std::string_view tail = word.substr(mark + 1);
  if (tail.empty() && word[mark] == 'h') return clock(*hour, 0, half);
  const auto minute = number(tail);
  if (!minute || tail.size() != 2) return std::nullopt;
  return clock(*hour, *minute, half);
}

std::optional<Day> in_year(int year, int month, int day) {
  return day_of({year, static_cast<unsigned>(month), static_cast<unsigned>(day)});
}

std::optional<Day> upcoming(int month, int day, Day today) {
  for (int ahead = 0; ahead <= 8; ++ahead) {  // 29 February comes at most 8 years later
    const auto found = in_year(civil(today).year + ahead, month, day);
    if (found && !(*found < today)) return found;
  }
  return std::nullopt;
}

// A weekday that is said with a date settles whether the coming one or that of this year is meant,
// or contradicts both.
std::optional<Day> on_weekday(std::optional<Day> date, Weekday wanted, Day today, bool has_year) {
  if (!date || weekday(*date) == wanted) return date;
  if (has_year) return std::nullopt;
  const CivilDate parts = civil(*date);
  const auto this_year =
      in_year(civil(today).year, static_cast<int>(parts.month), static_cast<int>(parts.day));
  return this_year && weekday(*this_year) == wanted ? this_year : std::nullopt;
}

// Whether the language puts the day first, seen from how it writes one.
bool day_comes_first(const DateWords& language, Day today) {
  const auto date = in_year(civil(today).year, 11, 24);
  return date && language.day(*date, DayStyle::date).starts_with("24");
}

std::optional<int> full_year(std::string_view text) {
  const auto year = number(text);
  if (!year) return std::nullopt;
  if (text.size() == 2) return 2000 + *year;
  return text.size() == 4 ? year : std::nullopt;
}

class Reader {
 public:
  Reader(const Words& words, Day today, const DateWords& language)
      : words_(words), today_(today), language_(language) {}

  std::optional<TypedDate> read() {
    TypedDate out;
    while (at_ < words_.size()) {
      if (!out.day && (out.day = read_day())) continue;
      if (!out.time && (out.time = read_clock())) continue;
      const bool links = is_said(word(), "at") || is_said(word(), "on");
      if (!links || at_ + 1 == words_.size()) return std::nullopt;
      // "at 16" is an hour
      const auto hour = number(word(1));
      const bool is_hour =
          is_said(word(), "at") && hour && !out.time && half_of(word(2)) == Half::whole_day;
      ++at_;
      if (is_hour && at_ + 1 == words_.size()) {
        out.time = clock(*hour, 0);
        if (!out.time) return std::nullopt;
        ++at_;
      }
    }
    if (!out.day && !out.time) return std::nullopt;
    return out;
  }

 private:
  std::string_view word(std::size_t ahead = 0) const {
    return at_ + ahead < words_.size() ? std::string_view(words_[at_ + ahead]) : std::string_view{};
  }

  template <class Value>
  std::optional<Value> taken(std::size_t count, std::optional<Value> value) {
    if (value) at_ += count;
    return value;
  }

  // "16:00", "4 pm", "4:15 p.m.", "16 o’clock", "pm 4:15"
  std::optional<ClockTime> read_clock() {
    if (const Half said_first = half_of(word()); said_first != Half::whole_day) {
      const auto hour = number(word(1));
      return taken(2, hour ? clock(*hour, 0, said_first) : read_time(word(1), said_first));
    }
    const Half half = half_of(word(1));
    if (half != Half::whole_day) {
      const auto hour = number(word());
      return taken(2, hour ? clock(*hour, 0, half) : read_time(word(), half));
    }
    if (is_said(word(1), "o’clock") || is_said(word(1), "o'clock")) {
      const auto hour = number(word());
      return taken(2, hour ? clock(*hour, 0) : read_time(word(), half));
    }
    return taken(1, read_time(word(), half));
  }

  std::optional<Day> read_day() {
    if (const auto days = named_distance()) return taken(1, std::optional(today_ + *days));
    if (is_said(word(), "in")) return read_distance();
    const auto named_day = weekday_named(word(), language_);
    if (!named_day) return read_date(std::nullopt);
    const auto wanted = static_cast<Weekday>(*named_day);
    const std::size_t start = at_++;
    const std::size_t after = at_;
    if (const auto dated = read_date(wanted)) return dated;
    if (at_ != after) {  // a date follows that falls on another weekday
      at_ = start;
      return std::nullopt;
    }
    return next_weekday(today_, wanted);
  }

  // "today", "tomorrow", and what the language calls them and the day after: "übermorgen", "明日"
  std::optional<int> named_distance() const {
    if (is_said(word(), "today")) return 0;
    if (is_said(word(), "tomorrow")) return 1;
    for (int days = 0; days < 3; ++days) {
      const std::string own = language_.distance(days, FirstLetter::plain);
      if (without_dot(word()) == with_plain_marks(folded(own))) return days;
    }
    return std::nullopt;
  }

  // A unit may have an ending: "weeks", "Wochen"; a "weekend" is none.
  bool is_unit(std::string_view said, std::string_view english) const {
    for (const std::string& unit : {folded(english), folded(t(english))}) {
      if (said.starts_with(unit) && said.size() <= unit.size() + 2) return true;
    }
    return false;
  }

  // "in 3 days", "in a week", "in 2 months"
  std::optional<Day> read_distance() {
    const auto count = word(1) == "a" ? std::optional(1) : number(word(1));
    if (!count) return std::nullopt;
    const std::string_view unit = without_dot(word(2));
    if (is_unit(unit, "day")) return taken(3, std::optional(today_ + *count));
    if (is_unit(unit, "week")) return taken(3, std::optional(today_ + *count * 7));
    if (!is_unit(unit, "month")) return std::nullopt;
    const CivilDate date = civil(today_);
    const int months = static_cast<int>(date.month) - 1 + *count;
    std::optional<Day> found;
    for (int day = static_cast<int>(date.day); !found && day > 27; --day) {  // 31 Jan: 28 Feb
      found = in_year(date.year + months / 12, months % 12 + 1, day);
    }
    if (!found)
      found = in_year(date.year + months / 12, months % 12 + 1, static_cast<int>(date.day));
    return taken(3, found);
  }

  // A date of numbers and a month, on the weekday that was said before or behind it. Where the two
  // contradict each other nothing is returned; after a weekday that led the words are passed.
  std::optional<Day> read_date(std::optional<Weekday> wanted) {
    bool has_year = false;
    std::optional<Day> date = read_numeric(word(), has_year);
    std::size_t count = 1;
    if (!date) date = read_month(count, has_year);
    if (!date) return std::nullopt;
    const std::size_t start = at_;
    at_ += count;
    if (wanted) return on_weekday(date, *wanted, today_, has_year);
    const auto behind = weekday_named(word(), language_);
    if (!behind) return date;
    ++at_;
    date = on_weekday(date, static_cast<Weekday>(*behind), today_, has_year);
    if (!date) at_ = start;
    return date;
  }

  // "24 nov", "24. nov 2026", "24 de nov", "nov 24"
  std::optional<Day> read_month(std::size_t& count, bool& has_year) const {
    std::size_t ahead = 0;
    auto day = day_number(word());
    std::optional<int> month;
    if (day) {
      ahead = word(1) == "de" || word(1) == "of" ? 2 : 1;
      month = month_named(word(ahead), language_);
    } else {
      month = month_named(word(), language_);
      day = day_number(word(1));
      ahead = 1;
    }
    if (!month || !day) return std::nullopt;
    const std::size_t of = word(ahead + 1) == "de" ? 1 : 0;
    const std::string_view year = word(ahead + 1 + of);
    has_year = year.size() == 4 && number(year);
    count = ahead + 1 + (has_year ? of + 1 : 0);
    return has_year ? in_year(*number(year), *month + 1, *day) : upcoming(*month + 1, *day, today_);
  }

  // "2026-11-24", "--11-24"; "24.11.", "24.11.2026", "24/11/26", "2026/11/24", and "11/24" where
  // the month comes first
  std::optional<Day> read_numeric(std::string_view text, bool& has_year) const {
    if (const auto iso = parse_day(text)) {
      has_year = true;
      return iso;
    }
    if (text.size() == 7 && text.starts_with("--")) {
      const auto month = number(text.substr(2, 2));
      const auto day = number(text.substr(5));
      return month && day ? upcoming(*month, *day, today_) : std::nullopt;
    }
    const bool is_dotted = text.find('.') != std::string_view::npos;
    const char mark = is_dotted ? '.' : '/';
    std::vector<std::string_view> parts;
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = std::min(text.find(mark, start), text.size());
      parts.push_back(text.substr(start, end - start));
      start = end + 1;
    }
    if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
    // "16.30" is a time, "24.11" is none
    if (is_dotted && parts.size() == 2 && text.back() != mark && read_time(text, Half::whole_day)) {
      return std::nullopt;
    }
    has_year = parts.size() == 3;
    const bool year_first = has_year && parts[0].size() == 4;
    const auto year = has_year ? full_year(parts[year_first ? 0 : 2]) : std::nullopt;
    auto day = number(parts[year_first ? 2 : 0]);
    auto month = number(parts[1]);
    if (!day || !month || (has_year && !year)) return std::nullopt;
    const bool month_may_lead = !is_dotted && !year_first;
    if (month_may_lead && (*month > 12 || !day_comes_first(language_, today_)) && *day <= 12) {
      std::swap(day, month);
    }
    if (*month < 1 || *month > 12) return std::nullopt;
    return has_year ? in_year(*year, *month, *day) : upcoming(*month, *day, today_);
  }

  const Words& words_;
  Day today_;
  const DateWords& language_;
  std::size_t at_ = 0;
};

bool links_to_day(std::string_view word) {
  return is_said(word, "by") || is_said(word, "on") || is_said(word, "until");
}

// One word that can mean nothing but a day: a weekday's whole name, "fri", "today", a full date.
bool is_clear_day(std::string_view word, const DateWords& language) {
  word = without_dot(word);
  if (is_said(word, "today") || is_said(word, "tomorrow") || parse_day(word)) return true;
  if (word.starts_with("--")) return true;
  if (is_one_of(word, kClearShortWeekdays) || is_one_of(word, kWeekdays)) return true;
  for (const std::string& name : language.weekdays()) {
    if (word == folded(name)) return true;
  }
  const std::size_t year = word.find_last_of("./");
  return year != std::string_view::npos && full_year(word.substr(year + 1)) &&
         word.find_first_of("./") != year;
}

}  // namespace

std::optional<TypedDate> read_date(std::string_view text, Day today, const DateWords& words) {
  const Words parts = words_of(text);
  if (parts.empty()) return std::nullopt;
  return Reader(parts, today, words).read();
}

std::optional<TrailingDay> read_trailing_day(std::string_view text, Day today,
                                             const DateWords& words) {
  const std::string_view whole = trimmed(text);
  std::vector<std::size_t> starts;
  for (std::size_t i = 1; i < whole.size(); ++i) {
    const bool is_after_wide = i > 3 && whole.substr(i - 3, 3) == kWideSpace;
    if ((whole[i - 1] == ' ' || is_after_wide) && whole[i] != ' ') starts.push_back(i);
  }
  // The longest tail of at most four words that reads as a day alone.
  const std::size_t first = starts.size() > 4 ? starts.size() - 4 : 0;
  for (std::size_t i = first; i < starts.size(); ++i) {
    const std::string_view tail = whole.substr(starts[i]);
    const Words said = words_of(tail);
    if (said.empty() || links_to_day(said.front()) || is_said(said.front(), "at")) continue;
    const auto date = Reader(said, today, words).read();
    if (!date || !date->day || date->time) continue;
    const std::string_view before = trimmed(whole.substr(0, starts[i]));
    const std::size_t last_word = before.find_last_of(' ') + 1;
    const std::string link = folded(before.substr(last_word));
    const bool is_linked = links_to_day(link);
    if (is_one_of(link, kKeepers)) return std::nullopt;
    if (said.size() == 1 && !is_linked && !is_clear_day(said.front(), words)) continue;
    std::string_view rest = is_linked ? trimmed(before.substr(0, last_word)) : before;
    while (rest.ends_with(kWideSpace)) rest.remove_suffix(kWideSpace.size());
    if (!rest.empty() && rest.back() == ',') rest = trimmed(rest.substr(0, rest.size() - 1));
    if (rest.empty()) continue;
    return TrailingDay{std::string(rest), *date->day};
  }
  return std::nullopt;
}

}  // namespace ithaca::method
