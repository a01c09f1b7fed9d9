#pragma once
// The words that a scenario file may use, and the checks of its parts (scenario_check.cpp: the file;
// step_check.cpp: steps; then_check.cpp: what is expected; standing_check.cpp: what is so all the time).
#include <algorithm>
#include <string>
#include <vector>

#include "tenon/model/registry.hpp"
#include "tenon/testing/procedures.hpp"

namespace tenon::testing {

class ScenarioChecker {
 public:
  ScenarioChecker(const Json& document, const Procedures& all, const WorkflowSet& workflows);

  Result<void> check();

 private:
  // scenario_check.cpp
  Result<void> check_workflow();
  Result<void> check_states(const char* group);
  Result<void> check_events();
  Result<void> check_allowed();
  Result<void> check_scenario(const Json& scenario, const JsonPath& at);
  Result<void> check_given(const Json& given, const JsonPath& at);

  // step_check.cpp
  Result<void> check_step(const Json& step, const JsonPath& at);
  Result<void> check_bring(const Json& step, const JsonPath& at);
  Result<void> check_do(const Json& step, const JsonPath& at);
  Result<void> check_receive(const Json& step, const JsonPath& at);
  Result<void> check_named(const std::string& name, const JsonPath& at,
                           std::initializer_list<const char*> groups);
  /// Who acts, and when, in an object that may say so.
  Result<void> check_actor(const Json& step, const JsonPath& at);

  // then_check.cpp
  Result<void> check_then(const Json& then, const Definition& of, const JsonPath& at);
  Result<void> check_refused(const Json& refused, const JsonPath& at);
  Result<void> check_facts(const Json& facts, const Definition& of, const JsonPath& at);
  Result<void> check_cases(const Json& cases, const JsonPath& at);
  Result<void> check_records(const Json& records, const JsonPath& at);
  Result<void> check_notice(const std::string& notice, const JsonPath& at);
  Result<void> check_told(const Json& told, const JsonPath& at);
  Result<void> check_deadlines(const Json& deadlines, const RuleBook& of, const JsonPath& at);
  Result<void> check_sums(const Json& sums, const JsonPath& at);

  // standing_check.cpp
  Result<void> check_standing();
  Result<void> check_groups(const Json& groups, const JsonPath& at);
  Result<void> check_roles_in(const Json& list, const JsonPath& at);
  Result<void> check_roles();
  Result<void> check_entry(const Json& entry, const JsonPath& at);
  Result<void> check_states_of(const std::string& event, const std::vector<Json>& entries,
                               const JsonPath& at);
  Result<void> check_clocks();

  /// The workflow of the case that is called "it" when the scenario's last step is done.
  [[nodiscard]] const Definition* looked_at(const Json& scenario) const;
  [[nodiscard]] Result<void> known_workflow(const Json& id, const JsonPath& at) const;
  [[nodiscard]] const RuleBook* book_named(std::string_view id) const;

  const Json& document_;
  const Procedures& all_;
  const WorkflowSet& workflows_;
  std::vector<std::string_view> ids_;
  const Definition* definition_ = nullptr;
  const RuleBook* book_ = nullptr;
  /// Whose case each name is, as the list that is being looked at has brought and opened them; "" where
  /// several may be.
  std::map<std::string, std::string, std::less<>> named_;
};

/// A text that is one of the words.
[[nodiscard]] Result<void> check_word(const Json& word, const JsonPath& at, std::string_view what,
                                      std::span<const std::string_view> allowed);
[[nodiscard]] Result<void> check_text(const Json& text, const JsonPath& at);
template <DescribedEnum E>
[[nodiscard]] Result<void> check_word_of(const Json& word, const JsonPath& at, std::string_view what) {
  static constexpr auto names = enum_names<E>();
  return check_word(word, at, what, names);
}

}  // namespace tenon::testing
