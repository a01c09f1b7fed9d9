#pragma once
/// @file report/words.hpp
/// The words of the report, from its catalogue (src/report/texts.json).
#include <string>
#include <string_view>

#include "tenon/core/text.hpp"

namespace tenon::report {

/// The text called "report.<key>"; the key itself where the catalogue lacks it, so that a gap is seen.
[[nodiscard]] Text words(std::string_view key);
/// What people call a fact, and a value of it: "channel", "channel" and "phone_in". An id that the catalogue
/// does not know is shown with blanks for underscores.
[[nodiscard]] Text fact_label(std::string_view fact);
[[nodiscard]] Text value_label(std::string_view fact, std::string_view value);

}  // namespace tenon::report
