#pragma once
/// @file workflow/diagram_text.hpp
/// Texts as all writers of diagrams take them: clean UTF-8, in the languages asked for.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/workflow/diagram.hpp"

namespace tenon::drawing {

/// The code point at `at`, which moves past it; U+FFFD for bytes that are not UTF-8. Precondition: at < size.
[[nodiscard]] char32_t next_code_point(std::string_view bytes, std::size_t& at) noexcept;

/// `bytes` as well-formed UTF-8 without control characters, which XML forbids; line breaks and tabs become
/// spaces.
[[nodiscard]] std::string clean_text(std::string_view bytes);

/// The cleaned lines of a text in a language: none where it is empty, two only for Language::both.
[[nodiscard]] std::vector<std::string> lines_of(const Text& text, Language language);

/// The same for a node, which falls back to its id.
[[nodiscard]] std::vector<std::string> lines_of(const DiagramNode& node, Language language);

/// Lines side by side.
[[nodiscard]] std::string one_line(const std::vector<std::string>& texts);

}  // namespace tenon::drawing
