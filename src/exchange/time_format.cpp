#include "exchange/time_format.hpp"

#include <cstdint>
#include <string>

namespace tenon::exchange {
namespace {

constexpr std::string_view rfc3339 = "rfc3339";

struct Parts {
  int year = -1, month = -1, day = -1, hour = -1, hour12 = -1, minute = 0, second = 0;
  std::optional<bool> afternoon;
  std::optional<std::int32_t> offset;
};

/// Between `least` and `most` digits; -1 where there are fewer.
int take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t count = 0;
  int value = 0;
  while (count < most && count < text.size() && text[count] >= '0' && text[count] <= '9')
    value = value * 10 + (text[count++] - '0');
  if (count < least) return -1;
  text.remove_prefix(count);
  return value;
}

bool take_half(std::string_view& text, Parts& parts) {
  if (text.size() < 2 || (text[1] | 0x20) != 'm') return false;
  const char half = static_cast<char>(text[0] | 0x20);
  if (half != 'a' && half != 'p') return false;
  parts.afternoon = half == 'p';
  text.remove_prefix(2);
  return true;
}

/// "Z", "+08:00" or "+0800".
bool take_offset(std::string_view& text, Parts& parts) {
  if (text.starts_with('Z') || text.starts_with('z')) return parts.offset = 0, text.remove_prefix(1), true;
  if (!text.starts_with('+') && !text.starts_with('-')) return false;
  const int sign = text.starts_with('-') ? -1 : 1;
  text.remove_prefix(1);
  const int hours = take_digits(text, 2, 2);
  if (text.starts_with(':')) text.remove_prefix(1);
  const int minutes = take_digits(text, 2, 2);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return false;
  parts.offset = sign * (hours * 3600 + minutes * 60);
  return true;
}

bool take_part(char letter, std::string_view& text, Parts& parts) {
  switch (letter) {
    case 'Y': return (parts.year = take_digits(text, 4, 4)) >= 1400;
    case 'm': return (parts.month = take_digits(text, 1, 2)) >= 1 && parts.month <= 12;
    case 'd': return (parts.day = take_digits(text, 1, 2)) >= 1 && parts.day <= 31;
    case 'H': return (parts.hour = take_digits(text, 1, 2)) >= 0 && parts.hour <= 23;
    case 'I': return (parts.hour12 = take_digits(text, 1, 2)) >= 1 && parts.hour12 <= 12;
    case 'M': return (parts.minute = take_digits(text, 2, 2)) >= 0 && parts.minute <= 59;
    case 'S': return (parts.second = take_digits(text, 2, 2)) >= 0 && parts.second <= 59;
    case 'p': return take_half(text, parts);
    case 'z': return take_offset(text, parts);
    case '%': return text.starts_with('%') && (text.remove_prefix(1), true);
    default: return false;
  }
}

}  // namespace

bool is_time_format(std::string_view format) {
  if (format == rfc3339) return true;
  static constexpr std::string_view known = "YmdHIMSpz%";
  std::string seen;
  const auto has = [&](char letter) { return seen.find(letter) != seen.npos; };
  for (; !format.empty(); format.remove_prefix(1)) {
    if (format.front() != '%') continue;
    format.remove_prefix(1);
    if (format.empty() || known.find(format.front()) == known.npos) return false;
    if (format.front() == '%') continue;
    if (has(format.front())) return false;
    seen += format.front();
  }
  const bool day = has('Y') && has('m') && has('d');
  const bool clock = has('H') != (has('I') && has('p')) && has('I') == has('p');
  const bool bare = !has('H') && !has('I') && !has('p') && !has('M') && !has('S');
  return day && (clock || bare) && (!has('S') || has('M')) && (!has('H') || !has('I'));
}

std::optional<ReadTime> read_time(std::string_view text, std::string_view format) {
  ReadTime read;
  if (format == rfc3339) {
    const auto at = parse_instant(text);
    if (!at) return std::nullopt;
    read.local = Zone().to_local(*at);
    read.offset = 0;
    read.has_clock = true;
    return read;
  }
  Parts parts;
  for (; !format.empty(); format.remove_prefix(1)) {
    if (format.front() == '%') {
      format.remove_prefix(1);
      if (!take_part(format.front(), text, parts)) return std::nullopt;
    } else {
      if (!text.starts_with(format.front())) return std::nullopt;
      text.remove_prefix(1);
    }
  }
  if (!text.empty()) return std::nullopt;
  const auto last = boost::gregorian::gregorian_calendar::end_of_month_day(
      static_cast<unsigned short>(parts.year), static_cast<unsigned short>(parts.month));
  if (parts.day > last) return std::nullopt;
  if (parts.hour12 > 0) parts.hour = parts.hour12 % 12 + (parts.afternoon.value_or(false) ? 12 : 0);
  read.has_clock = parts.hour >= 0;
  read.local.day = Date(static_cast<unsigned short>(parts.year), static_cast<unsigned short>(parts.month),
                        static_cast<unsigned short>(parts.day));
  read.local.second_of_day = (read.has_clock ? parts.hour * 3600 : 0) + parts.minute * 60 + parts.second;
  read.offset = parts.offset;
  return read;
}

Instant instant_of(const ReadTime& time, const Zone& zone) {
  if (!time.offset) return zone.to_instant(time.local);
  return Zone().to_instant(time.local) - seconds(*time.offset);
}

}  // namespace tenon::exchange
