#pragma once
// What a scenario expects ("then"), held against what there is on a stage: then_run.cpp, deadline_run.cpp.
#include "tenon/testing/scenario.hpp"

namespace tenon::testing {

class ThenRun {
 public:
  /// @param differences where it is written what is not as expected
  /// @param told_before number of the newest notice when the last step began, for "told_exactly"
  ThenRun(Stage& stage, std::vector<Difference>& differences, std::int64_t told_before)
      : stage_(stage), differences_(differences), told_before_(told_before) {}
  /// @param refusal of the last step, where it was refused
  void check(const Json& then, const std::optional<Refusal>& refusal);

 private:
  void check_refused(const Json& refused, const std::optional<Refusal>& refusal);
  void check_facts(const Json& facts);
  void check_missing(const Json& missing, const std::optional<Refusal>& refusal);
  void check_cases(const Json& cases);
  void check_records(const Json& records);
  /// @param after number of the newest notice that does not count
  void check_told(const Json& notices, bool wanted, std::int64_t after);
  /// Nothing but `notices` was told since the last step began.
  void check_told_exactly(const Json& notices);
  void check_sums(const Json& sums);

  // deadline_run.cpp
  void check_deadlines(const Json& deadlines);
  void check_deadline(const std::string& id, const Json& expected);
  void check_ladder(const std::string& id, const Json& ladder);
  void check_warned(const std::string& id, const Json& warned);

  void differ(std::string at, std::string expected, std::string found,
              std::optional<Refusal> refusal = std::nullopt) {
    differences_.push_back({std::move(at), std::move(expected), std::move(found), std::move(refusal)});
  }

  Stage& stage_;
  std::vector<Difference>& differences_;
  const std::int64_t told_before_;
};

/// Both sentences and the remedy are there, with no placeholder left open.
void check_words(const Refusal& refusal, const std::string& at, std::vector<Difference>& differences);
/// "documents.missing: Documents are missing ..."
[[nodiscard]] std::string said(const Refusal& refusal);
/// A text as it is, anything else as JSON.
[[nodiscard]] std::string plain(const Json& value);

}  // namespace tenon::testing
