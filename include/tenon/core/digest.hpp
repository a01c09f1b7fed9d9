#pragma once
/// @file core/digest.hpp
/// SHA-256 (FIPS 180-4, through OpenSSL's libcrypto): what chains the history of a case. Anyone can check a
/// chain with a few lines of any language, which is why it is not a faster but rarer digest.
/// @since 0.1
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tenon {

using Digest = std::array<std::uint8_t, 32>;

/// The digest of `bytes`. Thread-safe; no allocation after a thread's first call.
[[nodiscard]] Digest sha256(std::string_view bytes);
/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string to_hex(const Digest& digest);

}  // namespace tenon
