#pragma once
/// @file report/ratio.hpp
/// A share of a whole, exact, and as the text that people read. Plain value; safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <string>

#include "tenon/core/json.hpp"

namespace tenon {

/// `part` of `whole`. Both numbers are always given, so that a percentage can be checked and two can be
/// added.
struct Ratio {
  std::int64_t part = 0;
  std::int64_t whole = 0;
  std::string text = "\u2014";  ///< percent_text(part, whole)
  friend bool operator==(const Ratio&, const Ratio&) = default;
};
BOOST_DESCRIBE_STRUCT(Ratio, (), (part, whole, text))

/// The share with one decimal: "93.1 %". Rounded half up, with one exception: what is not all is never shown
/// as 100.0 %, and what is not nothing never as 0.0 %; 9 999 of 10 000 is "99.9 %". Of nothing (`whole` is 0)
/// there is no share: a dash, not 0 %. Precondition: 0 <= part <= whole < 10^15.
[[nodiscard]] std::string percent_text(std::int64_t part, std::int64_t whole);
/// The ratio with its text.
[[nodiscard]] Ratio ratio(std::int64_t part, std::int64_t whole);

}  // namespace tenon
