#include "method/date_marks.hpp"

#include <optional>

#include "base/text.hpp"

namespace ithaca::method {
namespace {

bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

char32_t narrow(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  return c == 0x3000 ? U' ' : c;
}

// The marks of each unit: Chinese and Japanese, then Korean.
constexpr std::u32string_view kYear = U"年년";
constexpr std::u32string_view kMonth = U"月월";
constexpr std::u32string_view kDay = U"日号號일";
constexpr std::u32string_view kHour = U"時时点點시";
constexpr std::u32string_view kMinute = U"分분";
constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九十";

class Marks {
 public:
  explicit Marks(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) text_ += narrow(next_code_point(text, at));
  }

  std::string plain() {
    while (at_ < text_.size()) {
      if (take_date() || take_time() || take_half() || take_weekday()) continue;
      const char32_t c = text_[at_++];
      append_code_point(out_, c == U'(' || c == U')' ? U' ' : c);
    }
    return std::move(out_);
  }

 private:
  char32_t peek(std::size_t at) const { return at < text_.size() ? text_[at] : U'\0'; }

  // A number with one of the marks behind it, and what lies before it; moves `at` past both.
  std::optional<int> number_with(std::size_t& at, std::u32string_view marks) const {
    std::size_t end = at;
    while (peek(end) == U' ') ++end;
    const std::size_t begin = end;
    int value = 0;
    int ten = 0;  // what 十 has made so far
    for (; end - begin < 4; ++end) {
      const char32_t c = peek(end);
      const std::size_t numeral = kNumerals.find(c);
      if (c >= U'0' && c <= U'9') {
        value = value * 10 + static_cast<int>(c - U'0');
      } else if (numeral == 10) {
        ten = (value == 0 ? 1 : value) * 10;
        value = 0;
      } else if (numeral != std::u32string_view::npos) {
        value = value * 10 + static_cast<int>(numeral);
      } else {
        break;
      }
    }
    if (end == begin) return std::nullopt;
    while (peek(end) == U' ') ++end;
    if (!is_one_of(peek(end), marks)) return std::nullopt;
    at = end + 1;
    return ten + value;
  }

  bool follows_number() const {
    const char32_t before = at_ == 0 ? U' ' : text_[at_ - 1];
    return before >= U'0' && before <= U'9';
  }

  void put(int number, std::size_t digits) {
    std::string text = std::to_string(number);
    while (text.size() < digits) text.insert(text.begin(), '0');
    out_ += text;
  }

  bool take_date() {
    if (follows_number()) return false;
    std::size_t at = at_;
    const auto year = number_with(at, kYear);
    const auto month = number_with(at, kMonth);
    const auto day = month ? number_with(at, kDay) : std::nullopt;
    if (!month || !day) return false;
    out_ += ' ';
    if (year) {
      put(*year, 4);
    } else {
      out_ += '-';
    }
    out_ += '-';
    put(*month, 2);
    out_ += '-';
    put(*day, 2);
    out_ += ' ';
    at_ = at;
    return true;
  }

  bool take_time() {
    if (follows_number()) return false;
    std::size_t at = at_;
    const auto hour = number_with(at, kHour);
    if (!hour) return false;
    int minutes = 0;
    if (const auto said = number_with(at, kMinute)) {
      minutes = *said;
    } else if (peek(at) == U'半' || peek(at) == U'반') {
      minutes = 30;
      ++at;
    }
    out_ += ' ';
    put(*hour, 1);
    out_ += ':';
    put(minutes, 2);
    out_ += ' ';
    at_ = at;
    return true;
  }

  bool take_half() {
    const std::u32string_view word = std::u32string_view(text_).substr(at_, 2);
    const bool before_noon = word == U"午前" || word == U"上午" || word == U"오전";
    const bool after_noon = word == U"午後" || word == U"下午" || word == U"오후";
    if (!before_noon && !after_noon) return false;
    out_ += before_noon ? " am " : " pm ";
    at_ += 2;
    return true;
  }

  // Chinese has a short form, "周二", and writes either right behind the date.
  bool take_weekday() {
    const bool is_short = is_one_of(peek(at_), U"周週");
    if (!is_short || !is_one_of(peek(at_ + 1), U"一二三四五六日")) return false;
    out_ += " 星期";
    append_code_point(out_, peek(at_ + 1));
    at_ += 2;
    return true;
  }

  std::u32string text_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string with_plain_marks(std::string_view text) { return Marks(text).plain(); }

}  // namespace ithaca::method
