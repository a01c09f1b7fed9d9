#include "tenon/core/text.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace tenon {

bool is_utf8(std::string_view bytes) noexcept {
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* const end = at + bytes.size();
  while (at < end) {
    if (end - at >= 8) {  // most texts are ASCII runs: eight at a time
      std::uint64_t eight = 0;
      std::memcpy(&eight, at, 8);
      if ((eight & 0x8080808080808080U) == 0) {
        at += 8;
        continue;
      }
    }
    if (*at < 0x80) {
      ++at;
      continue;
    }
    int more = 0;
    std::uint32_t point = 0;
    std::uint32_t least = 0;
    if ((*at & 0xE0U) == 0xC0) more = 1, point = *at & 0x1FU, least = 0x80;
    else if ((*at & 0xF0U) == 0xE0) more = 2, point = *at & 0x0FU, least = 0x800;
    else if ((*at & 0xF8U) == 0xF0) more = 3, point = *at & 0x07U, least = 0x10000;
    else return false;
    if (end - at <= more) return false;
    for (int i = 1; i <= more; ++i) {
      if ((at[i] & 0xC0U) != 0x80) return false;
      point = (point << 6U) | (at[i] & 0x3FU);
    }
    if (point < least || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return false;
    at += more + 1;
  }
  return true;
}

}  // namespace tenon
