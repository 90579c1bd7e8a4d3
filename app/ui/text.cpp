#include "ui/text.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "ui/hash.hpp"

namespace ithaca::ui {
namespace {

constexpr std::uint32_t kEntryLife = 240;  // frames
constexpr float kSlack = 0.02F;  // CSS px: sums of the same advances may differ by rounding

struct Range {
  char32_t first, last;
};

// Sorted. Scripts and marks that a font draws only as a run.
constexpr Range kShaped[] = {
    {0x0300, 0x036F},   {0x0483, 0x0489},   {0x0590, 0x109F},   {0x1100, 0x11FF},
    {0x1680, 0x16FF},   {0x1700, 0x1CFF},   {0x1DC0, 0x1DFF},   {0x200C, 0x200F},
    {0x202A, 0x202E},   {0x2066, 0x2069},   {0x20D0, 0x20FF},   {0x2DE0, 0x2DFF},
    {0x302A, 0x302F},   {0x3099, 0x309A},   {0xA800, 0xABFF},   {0xD7B0, 0xD7FF},
    {0xFB1D, 0xFDFF},   {0xFE00, 0xFE0F},   {0xFE20, 0xFE2F},   {0xFE70, 0xFEFE},
    {0x10A00, 0x11FFF}, {0x16F00, 0x16F9F}, {0x1E000, 0x1EFFF}, {0x1F1E6, 0x1F1FF},
    {0x1F3FB, 0x1F3FF}, {0xE0000, 0xE01EF}};

constexpr Range kRightToLeft[] = {{0x0590, 0x08FF}, {0x200F, 0x200F},   {0xFB1D, 0xFDFF},
                                  {0xFE70, 0xFEFE}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}};

// Signs without a direction of their own: punctuation, arrows, symbols, emoji.
constexpr Range kNeutral[] = {{0x2000, 0x2BFF}, {0x3000, 0x3004}, {0x1F000, 0x1FAFF}};

// Scripts written without spaces, where a line may break at every letter.
constexpr Range kIdeographic[] = {{0x2E80, 0x2FFF},   {0x3001, 0x30FF},  {0x3105, 0x4DBF},
                                  {0x4E00, 0x9FFF},   {0xF900, 0xFAFF},  {0xFF01, 0xFF9F},
                                  {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFF}};

template <std::size_t Count>
bool is_in(const Range (&ranges)[Count], char32_t code_point) {
  const Range* found =
      std::lower_bound(std::begin(ranges), std::end(ranges), code_point,
                       [](const Range& range, char32_t value) { return range.last < value; });
  return found != std::end(ranges) && found->first <= code_point;
}

bool closes(char32_t c) {  // never begins a line
  constexpr std::u32string_view kClosers =
      U"、。，．！？：；）」』】〉》〕］｝・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ";
  return kClosers.find(c) != std::u32string_view::npos;
}
bool opens(char32_t c) {  // never ends a line
  constexpr std::u32string_view kOpeners = U"（「『【〈《〔［｛";
  return kOpeners.find(c) != std::u32string_view::npos;
}

// Whether a line may break between two characters, neither of which is a space.
bool breaks_between(char32_t before, char32_t after) {
  if (before == 0x200B) return true;
  if (is_in(kIdeographic, before) || is_in(kIdeographic, after)) {
    return !closes(after) && !opens(before) &&
           !(after < 0x80 && !is_in(kIdeographic, after) &&
             (after == ',' || after == '.' || after == ')' || after == '!' || after == '?' ||
              after == ':'));
  }
  const bool letter_after =
      (after >= 'a' && after <= 'z') || (after >= 'A' && after <= 'Z') || after > 0xBF;
  if (before == '-' || before == 0x2010) return letter_after;
  return before == 0x2013 || before == 0x2014;
}

bool is_space(char32_t c) { return c == ' ' || c == '\t'; }

}  // namespace

bool needs_shaping(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0xCC) {  // below U+0300
      ++at;
      continue;
    }
    if (is_in(kShaped, next_code_point(text, at))) return true;
  }
  return false;
}

bool is_right_to_left(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == 0x200E) return false;  // left-to-right mark
    if (is_in(kRightToLeft, c)) return true;
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= 0xC0 && c != 0xD7 && c != 0xF7 && !is_in(kNeutral, c));
    if (letter) return false;
  }
  return false;
}

void TextEngine::begin_frame() {
  ++frame_;
  if (fonts_.density() != density_ || fonts_.edition() != edition_) {
    density_ = fonts_.density();
    edition_ = fonts_.edition();
    entries_.clear();
    read_baselines();
  }
  if (frame_ % kEntryLife != 0) return;
  for (auto at = entries_.begin(); at != entries_.end();) {
    at = frame_ - at->second.last_used > kEntryLife ? entries_.erase(at) : std::next(at);
  }
}

void TextEngine::read_baselines() {
  std::array<LineFace, std::size(kTextStyles) * 2> lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const TextStyle style = kTextStyles[i / 2];
    lines[i] = {{style.size, i % 2 == 1}, style.line_height};
  }
  fonts_.baselines(lines, baselines_);
}

float TextEngine::baseline(TextFace face) {
  return baselines_[std::size_t{face.style} * 2 + (face.strong ? 1 : 0)];
}

float TextEngine::measure(TextFace face, std::string_view text, bool shaped) {
  const FontFace font = face.font();
  if (shaped) return fonts_.run_width(font, text);
  float width = 0;
  const float digit = face.tabular ? fonts_.digit_advance(font) : 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    width += face.tabular && c >= '0' && c <= '9' ? digit : fonts_.advance(font, c);
  }
  return width;
}

float TextEngine::width_of(TextFace face, std::string_view text) {
  return measure(face, text, needs_shaping(text));
}

TextEngine::Entry& TextEngine::entry(TextFace face, std::string_view text) {
  const std::uint64_t key = mix_hash(static_cast<std::uint64_t>(face.style) |
                                         (face.strong ? 256U : 0U) | (face.tabular ? 512U : 0U),
                                     text);
  auto [found, fresh] = entries_.try_emplace(key);
  Entry& known = found->second;
  known.last_used = frame_;
  if (!fresh) return known;
  known.shape.shaped = needs_shaping(text);
  known.shape.right_to_left = known.shape.shaped && is_right_to_left(text);
  std::vector<TextLine> parts;  // no width at all: every part on a line of its own
  std::vector<TextLine> whole;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t feed = std::min(text.find('\n', begin), text.size());
    const auto from = static_cast<std::uint32_t>(begin);
    const auto to = static_cast<std::uint32_t>(feed);
    known.shape.natural_width =
        std::max(known.shape.natural_width,
                 measure(face, text.substr(begin, feed - begin), known.shape.shaped));
    break_paragraph(face, text, from, to, -1, known.shape.shaped, Spaces::collapse_at_breaks,
                    parts);
    begin = feed + 1;
  }
  for (const TextLine& part : parts) {
    known.shape.least_width = std::max(known.shape.least_width, part.width);
  }
  return known;
}

const TextShape& TextEngine::shape(TextFace face, std::string_view text) {
  return entry(face, text).shape;
}

const std::vector<TextLine>& TextEngine::lines(TextFace face, std::string_view text, float width,
                                               Spaces spaces) {
  Entry& known = entry(face, text);
  for (const Broken& broken : known.broken) {
    if (broken.width == width && broken.spaces == spaces) return broken.lines;
  }
  if (known.broken.size() >= 4) known.broken.erase(known.broken.begin());
  Broken broken;
  broken.width = width;
  broken.spaces = spaces;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t feed = std::min(text.find('\n', begin), text.size());
    break_paragraph(face, text, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(feed),
                    width, known.shape.shaped, spaces, broken.lines);
    begin = feed + 1;
  }
  known.broken.push_back(std::move(broken));
  return known.broken.back().lines;
}

// Greedy, as browsers do. `width` below zero breaks wherever a break is allowed.
void TextEngine::break_paragraph(TextFace face, std::string_view text, std::uint32_t begin,
                                 std::uint32_t end, float width, bool shaped, Spaces spaces,
                                 std::vector<TextLine>& out) {
  const FontFace font = face.font();
  const float digit = face.tabular ? fonts_.digit_advance(font) : 0;
  const bool everywhere = width < 0;
  std::uint32_t line = begin;        // where the line begins
  std::uint32_t break_end = begin;   // where it would end if it broke at the last chance
  std::uint32_t break_next = begin;  // and where the next one would begin
  float pen = 0;                     // width from `line` to `at`
  float pen_at_break = 0;            // visible width up to break_end
  float pen_after_break = 0;         // and with the spaces after it
  char32_t before = 0;
  std::uint32_t word = begin;  // of a shaped text: where the measured part begins
  float pen_at_word = 0;

  const auto finish = [&](std::uint32_t to, std::uint32_t next, float visible, float passed) {
    out.push_back({line, to, visible});
    line = next;
    pen -= passed;
    pen_at_word -= passed;
    break_end = break_next = line;
    pen_at_break = pen_after_break = 0;
  };

  for (std::size_t at = begin; at < end;) {
    const auto here = static_cast<std::uint32_t>(at);
    const char32_t c = next_code_point(text, at);
    const auto after = static_cast<std::uint32_t>(at);
    float advance = 0;
    if (shaped) {
      if (is_space(before) != is_space(c)) {
        word = here;
        pen_at_word = pen;
      }
      advance = pen_at_word + fonts_.run_width(font, text.substr(word, after - word)) - pen;
    } else {
      advance = face.tabular && c >= '0' && c <= '9' ? digit : fonts_.advance(font, c);
    }
    const bool starts_word = here > line && !is_space(c) &&
                             (is_space(before) || (before != 0 && breaks_between(before, c)));
    if (starts_word) {
      if (!is_space(before)) {
        break_end = here;
        pen_at_break = pen;
      }
      break_next = here;
      pen_after_break = pen;
      if (everywhere) finish(break_end, here, pen_at_break, pen);
    } else if (is_space(c) && !is_space(before) && here > line) {
      break_end = here;
      pen_at_break = pen;
    }
    const bool hangs = is_space(c);  // white space at a break takes no room
    if (!everywhere && !hangs && pen + advance > width + kSlack && here > line) {
      if (break_next > line) {
        finish(spaces == Spaces::keep ? break_next : break_end, break_next, pen_at_break,
               pen_after_break);
      }
      if (pen + advance > width + kSlack && here > line) {
        finish(here, here, pen, pen);  // a word longer than the line
        if (shaped) {
          word = here;
          pen_at_word = 0;
          advance = fonts_.run_width(font, text.substr(word, after - word));
        }
      }
    }
    pen += advance;
    before = c;
  }
  std::uint32_t last = end;
  if (spaces == Spaces::collapse_at_breaks) {
    while (last > line && is_space(static_cast<unsigned char>(text[last - 1]))) --last;
  }
  out.push_back(
      {line, last, last == end ? pen : measure(face, text.substr(line, last - line), shaped)});
}

}  // namespace ithaca::ui
