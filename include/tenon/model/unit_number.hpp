#pragma once
/// @file model/unit_number.hpp
/// The real-estate unit number (GB/T 37346-2019): what the registry calls a unit by. 28 characters, no
/// checksum, so a number that passes is well formed and no more. Safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "tenon/core/json.hpp"

namespace tenon {

/// What stands on the parcel: the 20th character.
enum class UnitNumberKind : std::uint8_t {
  building,  ///< F: building and unit follow, 4 digits each
  forest,    ///< L
  other,     ///< Q
  bare_land  ///< W, then eight zeros
};
BOOST_DESCRIBE_ENUM(UnitNumberKind, building, forest, other, bare_land)

struct UnitNumber {
  std::string number;  ///< the 28 characters, capitals, without blanks
  std::string
      parcel;  ///< the first 19: county 6, cadastral district 3, sub-district 3, parcel feature 2, serial 5
  UnitNumberKind kind = UnitNumberKind::building;
  friend bool operator==(const UnitNumber&, const UnitNumber&) = default;
};

/// Reads a unit number; blanks and hyphens are dropped (certificates print it in groups of 6, 6, 7 and 9).
/// Parcel feature: first G (state), J (collective) or Z (disputed); second one of A B S X C D E F L N H G W
/// Y. County digits are not looked up. A parcel's 19 characters alone are refused: they name land, not a
/// unit.
///
/// Refusals (invalid): model.unit_number_length; model.unit_number_part, which names the part.
[[nodiscard]] Result<UnitNumber> check_unit_number(std::string_view number,
                                                   std::string_view field = "unit_number");

}  // namespace tenon
