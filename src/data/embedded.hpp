#pragma once
/// @file data/embedded.hpp
/// What the build embeds: every src/<room>/texts.json and the data files, as bytes (src/data/embed.cmake).
#include <span>
#include <string_view>

namespace tenon::data {

/// The text catalogues of all rooms, each one JSON document.
[[nodiscard]] std::span<const std::string_view> texts();

}  // namespace tenon::data
