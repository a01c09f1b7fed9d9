#pragma once
/// Times as files write them, by a pattern; no locale.
#include <optional>
#include <string_view>

#include "tenon/time/zone.hpp"

namespace tenon::exchange {

/// Whether a pattern can be read: "rfc3339", or a day (%Y %m %d) and what there is of a clock time.
[[nodiscard]] bool is_time_format(std::string_view format);

struct ReadTime {
  LocalTime local;
  std::optional<std::int32_t> offset;  ///< seconds, where the text itself says
  bool has_clock = false;
};
/// Reads all of `text`; nothing where it does not follow the pattern or is no time of any day.
[[nodiscard]] std::optional<ReadTime> read_time(std::string_view text, std::string_view format);
/// Leap seconds and fractions aside, the instant meant.
[[nodiscard]] Instant instant_of(const ReadTime& time, const Zone& zone);

}  // namespace tenon::exchange
