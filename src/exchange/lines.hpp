#pragma once
/// Lines of a file that is being read: where one is, and where bytes are not UTF-8.
#include <algorithm>
#include <cstdint>
#include <string_view>

#include "tenon/core/text.hpp"

namespace tenon::exchange {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

[[nodiscard]] inline std::string_view without_mark(std::string_view bytes) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  return bytes;
}

[[nodiscard]] inline std::int64_t line_ends_in(std::string_view bytes) {
  return std::count(bytes.begin(), bytes.end(), '\n');
}

/// The first line, from 1, that is not UTF-8; 0 where all is well. No character of UTF-8 holds the byte of a
/// line end.
[[nodiscard]] inline std::int64_t line_not_utf8(std::string_view bytes) {
  if (is_utf8(bytes)) return 0;
  for (std::int64_t line = 1;; ++line) {
    const auto end = bytes.find('\n');
    if (!is_utf8(bytes.substr(0, end)) || end == bytes.npos) return line;
    bytes.remove_prefix(end + 1);
  }
}

}  // namespace tenon::exchange
