#pragma once
/// Times as people write and read them. The library takes and gives RFC 3339 with an offset; on the command
/// line a time without one is China's, and lists show China's wall clock.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cli {

/// "2026-11-23", "2026-11-23 10:00" and "2026-11-23T10:00:00" get "+08:00"; everything else is left to the
/// library.
[[nodiscard]] std::string with_offset(std::string_view text);
/// Seconds since 1970 of an RFC 3339 time, or none where it is not one.
[[nodiscard]] std::optional<std::int64_t> seconds_of(std::string_view time);
/// "2026-11-23 10:00" on China's wall clock; what is not a time comes back as it is.
[[nodiscard]] std::string on_the_wall(std::string_view time);

}  // namespace cli
