#pragma once
/// Two states of one case, side by side.
#include "testing/backtest_side.hpp"

namespace tenon::testing {

/// A case as a document that two sides can be compared by: ids as in the history.
struct CaseStanding {
  const Definition* definition = nullptr;
  std::string state, status;
  Json facts;
  std::map<std::string, Json> dates;  ///< by deadline, "#2" behind its second run

  /// @param side null: the case is of the history itself
  [[nodiscard]] static CaseStanding of(const CaseState& state, const Side* side);
};

/// What differs: outcome, dates, sums, facts.
/// @param with_facts false: what a case lacks because it was stopped is not told fact by fact
[[nodiscard]] std::vector<CaseDifference> differences_between(const CaseStanding& before,
                                                              const CaseStanding& after, bool with_facts);

/// Where the control did not come to what the history has; none: it did.
[[nodiscard]] std::optional<NotReproducible> unlike(const CaseStanding& recorded,
                                                    const CaseStanding& replayed);

/// Sums that the packs compute for the case's sale (taxes and fees of a signing, settlement of a handover),
/// where they differ. What one of them refuses to compute goes to `refused`.
[[nodiscard]] std::vector<CaseDifference> sums_between(Side& control, const CaseState& before, Side& changed,
                                                       const CaseState& after, const Json& circumstances,
                                                       std::vector<NotComputed>& refused);

}  // namespace tenon::testing
