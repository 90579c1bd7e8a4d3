#include "plan/values.hpp"

#include <algorithm>

namespace ithaca::meta {

std::string AsText<Ref>::write(const Ref& ref) {
  return ref.is_set() ? ref.kind + "/" + ref.id.string() : std::string{};
}

std::optional<Ref> AsText<Ref>::read(std::string_view text) {
  if (text.empty()) return Ref{};
  const std::size_t slash = text.find('/');
  if (slash == 0 || slash == std::string_view::npos) return std::nullopt;
  const auto is_of_a_kind = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
  if (!std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(slash), is_of_a_kind)) {
    return std::nullopt;
  }
  const auto id = parse_id<RecordTag>(text.substr(slash + 1));
  if (!id) return std::nullopt;
  return Ref{std::string(text.substr(0, slash)), *id};
}

std::string AsText<When>::write(const When& when) {
  std::string out = format_day(when.day);
  if (when.time) {
    out += "T" + format_time(*when.time);
    if (!when.zone.empty()) out += "[" + when.zone + "]";
  }
  return out;
}

std::optional<When> AsText<When>::read(std::string_view text) {
  const auto day = parse_day(text.substr(0, 10));
  if (!day) return std::nullopt;
  When when{*day, std::nullopt, {}};
  if (text.size() == 10) return when;
  if (text[10] != 'T') return std::nullopt;
  when.time = parse_time(text.substr(11, 5));
  if (!when.time) return std::nullopt;
  if (text.size() == 16) return when;
  const std::string_view rest = text.substr(16);
  if (rest.size() < 3 || rest.front() != '[' || rest.back() != ']') return std::nullopt;
  when.zone = std::string(rest.substr(1, rest.size() - 2));
  const auto is_of_a_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '+' || c == '-' || c == '/';
  };
  if (!std::all_of(when.zone.begin(), when.zone.end(), is_of_a_name)) return std::nullopt;
  return when;
}

std::string AsText<Due>::write(const Due& due) {
  switch (due.kind) {
    case Due::Kind::before_we_meet:
      return "before-we-meet";
    case Due::Kind::open:
      return "open";
    case Due::Kind::on_day:
      break;
  }
  return format_day(due.day);
}

std::optional<Due> AsText<Due>::read(std::string_view text) {
  if (text == "before-we-meet") return Due{};
  if (text == "open") return Due::whenever();
  if (const auto day = parse_day(text)) return Due::on(*day);
  return std::nullopt;
}

}  // namespace ithaca::meta
