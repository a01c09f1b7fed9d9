#pragma once
// One run of one scenario: the stage, and what was not as expected. Parts: scenario_run.cpp (paths, given and
// when), allowed_run.cpp, then_run.cpp.
#include "testing/then_run.hpp"

namespace tenon::testing {

class ScenarioRun {
 public:
  ScenarioRun(const Scenario& scenario, const Rules& rules, Observer* observer)
      : scenario_(scenario), document_(scenario.file->document()), rules_(rules), observer_(observer) {}
  Report run();

 private:
  // scenario_run.cpp
  /// A world of the file's; false where there is none to be had.
  bool set_stage();
  void leave_stage();
  void run_told();
  void run_path();
  bool take_path(const std::string& state, const std::string& at);
  bool take_all(const Json& steps, const std::string& at);
  bool take(const Json& step, const std::string& at);
  /// The step that is tried; its refusal is the answer.
  std::optional<Refusal> attempt(const Json& step);
  /// The book by which the case's workflow runs here.
  const RuleBook* book();

  // allowed_run.cpp
  void run_allowed();
  void try_refused(const std::string& state, const std::vector<std::string>& events);
  void try_allowed(const std::string& state, const std::string& event, const Json& leads);

  // standing_run.cpp
  void run_standing();
  std::optional<Json> come_to_opening(const std::string& initial);
  void try_roles(Json step);
  void check_clocks(const std::string& state, const Json& clocks);

  /// Both sentences and the remedy are there, with no placeholder left open.
  void check_words(const Refusal& refusal, const std::string& at) {
    testing::check_words(refusal, at, report_.differences);
  }

  void differ(std::string at, std::string expected, std::string found,
              std::optional<Refusal> refusal = std::nullopt);

  const Scenario& scenario_;
  const Json& document_;
  const Rules& rules_;
  Observer* const observer_;
  std::optional<Stage> stage_;
  std::int64_t told_before_ =
      0;  ///< number of the newest notice when the last step began, where that matters
  Report report_;
};

}  // namespace tenon::testing
