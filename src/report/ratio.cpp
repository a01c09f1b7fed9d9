#include "tenon/report/ratio.hpp"

#include <algorithm>

namespace tenon {

std::string percent_text(std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return "\u2014";
  auto tenths = (2 * 1000 * part + whole) / (2 * whole);
  if (part < whole) tenths = std::min<std::int64_t>(tenths, 999);
  if (part > 0) tenths = std::max<std::int64_t>(tenths, 1);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

Ratio ratio(std::int64_t part, std::int64_t whole) { return {part, whole, percent_text(part, whole)}; }

}  // namespace tenon
