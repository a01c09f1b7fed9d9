#pragma once
/// @file engine/policy_preview.hpp
/// What another policy pack would change for the cases that are open: which dates and sums move, by how much.
/// Nothing is changed; a case stays with the pack that it began under.
/// @since 0.1
#include "tenon/engine/command.hpp"
#include "tenon/policy/policies.hpp"

namespace tenon {

/// A limit of an open case that the other pack reckons otherwise.
struct MovedDate {
  CaseId case_;
  std::string workflow;
  std::optional<std::string> sale;
  std::string deadline;
  Limit limit_before, limit_after;
  std::optional<Instant> before, after;  ///< when it is due; none: the clock stands still
};
BOOST_DESCRIBE_STRUCT(MovedDate, (),
                      (case_, workflow, sale, deadline, limit_before, limit_after, before, after))

/// A sum of a sale that the other pack computes otherwise; none where it has no value for it.
struct MovedSum {
  std::string sale;
  std::string item;  ///< a line of the tax and fee list, "total" for the buyer's sum, or "area_settlement"
  std::optional<Money> before, after;
  std::optional<Money> difference;
};
BOOST_DESCRIBE_STRUCT(MovedSum, (), (sale, item, before, after, difference))

struct PolicyPreview {
  std::string to;  ///< name of the pack compared with
  Date on{1970, 1, 1};
  std::int64_t cases = 0;                     ///< open cases looked at
  std::vector<PolicyDifference> differences;  ///< between the active pack and that one
  std::vector<MovedDate> dates;
  std::vector<MovedSum> sums;          ///< of the sales whose signing, or handover, is open
  std::vector<JsonText> not_computed;  ///< sums that a pack refuses to compute, with the reason
};
BOOST_DESCRIBE_STRUCT(PolicyPreview, (), (to, on, cases, differences, dates, sums, not_computed))

}  // namespace tenon
