#include "tenon/core/ids.hpp"

#include <boost/uuid/name_generator_sha1.hpp>
#include <random>

namespace tenon {
namespace {

/// splitmix64: the well-known mixer of Steele, Lea and Flood; ids need spread, not secrecy.
std::uint64_t mixed(std::uint64_t& state) noexcept {
  std::uint64_t z = (state += 0x9E3779B97F4A7C15U);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string to_string(const Uuid& id) {
  static constexpr char hex[] = "0123456789abcdef";
  std::string out(36, '-');
  std::size_t at = 0;
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) ++at;
    out[at++] = hex[id.data[i] >> 4U];
    out[at++] = hex[id.data[i] & 15U];
  }
  return out;
}

Result<Uuid> parse_uuid(std::string_view text, std::string_view field) {
  Uuid id{};
  std::size_t at = 0;
  bool good = text.size() == 36;
  for (std::size_t i = 0; good && i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) good = text[at++] == '-';
    if (!good) break;
    const int high = hex_value(text[at]);
    const int low = hex_value(text[at + 1]);
    at += 2;
    good = high >= 0 && low >= 0;
    if (good) id.data[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  if (!good) return invalid("id.malformed").field(std::string(field)).fact("found", text.substr(0, 60));
  return id;
}

Uuid uuid_from_name(const Uuid& space, std::string_view name) {
  return boost::uuids::name_generator_sha1(space)(name.data(), name.size());
}

std::uint64_t random_seed() {
  std::random_device entropy;
  return (static_cast<std::uint64_t>(entropy()) << 32U) ^ entropy();
}

Uuid IdSource::next(std::int64_t unix_milliseconds) noexcept {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  {
    const std::lock_guard lock(mutex_);
    high = mixed(state_);
    low = mixed(state_);
  }
  Uuid id{};
  const auto time = static_cast<std::uint64_t>(unix_milliseconds);
  for (unsigned i = 0; i < 6; ++i) id.data[i] = static_cast<std::uint8_t>(time >> (40U - 8U * i));
  for (unsigned i = 0; i < 2; ++i) id.data[6 + i] = static_cast<std::uint8_t>(high >> (8U * i));
  for (unsigned i = 0; i < 8; ++i) id.data[8 + i] = static_cast<std::uint8_t>(low >> (8U * i));
  id.data[6] = static_cast<std::uint8_t>((id.data[6] & 0x0FU) | 0x70U);
  id.data[8] = static_cast<std::uint8_t>((id.data[8] & 0x3FU) | 0x80U);
  return id;
}

}  // namespace tenon
