#pragma once
/// What the play tells of each case, and how the cases of the two sides compare in the end.
#include "testing/backtest_play.hpp"

namespace tenon::testing {

class Comparison {
 public:
  Comparison(const History::Recorded& recorded, Side& control, Side& changed, Backtest& into)
      : recorded_(recorded),
        control_(control),
        changed_(changed),
        into_(into),
        notes_(recorded.cases.size()) {}

  void hear(const Played& played);
  Result<void> check_control();
  /// @param with_sums whether the two sides reckon by different packs
  Result<void> compare(bool with_sums, const Json& circumstances);

 private:
  /// What the play has told of a case so far.
  struct Notes {
    std::optional<PartedAt> first;
    std::optional<Refusal> refusal;
    std::string stood;  ///< where the control stood after the command that was refused
    std::optional<CaseId> follows;
    std::int64_t follow_ups = 0;
    std::optional<NotReproducible> not_reproducible;
  };

  [[nodiscard]] std::optional<CaseId> cause_of(const Refusal& refusal, std::size_t of);
  [[nodiscard]] Refusal as_recorded(Refusal refusal) const;
  [[nodiscard]] CaseDifferences headed(std::size_t of) const;
  Result<void> compare_case(std::size_t of, const Json* circumstances);
  Result<void> compare_extra();

  const History::Recorded& recorded_;
  Side& control_;
  Side& changed_;
  Backtest& into_;
  std::vector<Notes> notes_;
};

}  // namespace tenon::testing
