#pragma once
/// @file workflows/home/outcomes.hpp
/// What a repair tells the case that it came of when it ends or is cancelled: the same words for an
/// acceptance, a handover, or a case of the desk.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "tenon/core/json.hpp"

namespace tenon {

enum class RepairResult : std::uint8_t {
  mended,
  declined,   ///< the customer did not consent to the price
  withdrawn,  ///< by whoever reported it
  cancelled
};
BOOST_DESCRIBE_ENUM(RepairResult, mended, declined, withdrawn, cancelled)

/// A repair that came of this case has ended.
struct RepairEnded {
  RepairResult result = RepairResult::mended;
  std::optional<std::int32_t> finding{};  ///< number of the finding that it mended, where it came of one
  std::optional<std::string> contractor{};
};
BOOST_DESCRIBE_STRUCT(RepairEnded, (), (result, finding, contractor))

}  // namespace tenon
