#pragma once
/// @file workflows/desk/outcomes.hpp
/// What a case tells the one that gave birth to it when it ends or is cancelled: the same words whoever
/// listens, so that a ticket, a complaint or a follow-up can hear any of them (page 7, "Across cases").
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "tenon/core/json.hpp"

namespace tenon {

enum class ComplaintResult : std::uint8_t { satisfied, unreached, withdrawn, cancelled };
BOOST_DESCRIBE_ENUM(ComplaintResult, satisfied, unreached, withdrawn, cancelled)

/// A complaint that came of this case has ended.
struct ComplaintEnded {
  ComplaintResult result = ComplaintResult::satisfied;
  std::optional<std::string> answer{};  ///< what the customer was told
};
BOOST_DESCRIBE_STRUCT(ComplaintEnded, (), (result, answer))

enum class FollowUpResult : std::uint8_t { satisfied, dissatisfied, unreached, cancelled };
BOOST_DESCRIBE_ENUM(FollowUpResult, satisfied, dissatisfied, unreached, cancelled)

/// A follow-up on this case has its result.
struct FollowUpEnded {
  FollowUpResult result = FollowUpResult::satisfied;
  std::optional<std::int32_t> satisfaction{};  ///< 1 to 5
  std::optional<std::string> remark{};
};
BOOST_DESCRIBE_STRUCT(FollowUpEnded, (), (result, satisfaction, remark))

}  // namespace tenon
