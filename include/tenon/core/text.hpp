#pragma once
/// @file core/text.hpp
/// Text for people, always in Chinese and English. Ids are never translated.
/// @since 0.1
#include <cstdint>
#include <string>
#include <string_view>

namespace tenon {

/// A short name in both languages, with static lifetime: what a rules table is labelled with.
struct Label {
  std::string_view zh;
  std::string_view en;
  friend constexpr bool operator==(const Label&, const Label&) = default;
};

/// A sentence in both languages that owns its characters (UTF-8).
struct Text {
  std::string zh;
  std::string en;
  friend bool operator==(const Text&, const Text&) = default;
};

[[nodiscard]] inline Text text_of(const Label& label) {
  return {std::string(label.zh), std::string(label.en)};
}

/// Which language a drawing or a listing is written in. Where a text lacks it, the other stands in.
/// @since 0.1
enum class Language : std::uint8_t {
  zh,    ///< Chinese only
  en,    ///< English only
  both,  ///< Chinese first, English under it
};

/// Whether `bytes` is well-formed UTF-8 (no overlong forms, no surrogates, nothing above U+10FFFF).
[[nodiscard]] bool is_utf8(std::string_view bytes) noexcept;

}  // namespace tenon
