#include "declared/help.hpp"
#include "tenon/testing/scenario.hpp"

namespace tenon::testing {
namespace {

/// The examples as a host would open an engine on them: both at once, because one waits for the other.
std::shared_ptr<const WorkflowSet> examples() {
  const JsonPath at{nullptr, "workflows"};
  auto set =
      declare_workflows(builtin_workflows(), Json::array({example("fit_out"), example("key_loan")}), at);
  if (!set) FAIL(set.refusal().to_json());
  return *set;
}

}  // namespace

TEST_CASE("the scenarios of the declared examples are so", "[declared]") {
  const auto set = examples();
  const auto all =
      find_scenarios({std::filesystem::path(TENON_SOURCE_DIR) / "docs/examples/workflows/scenarios"}, set);
  if (!all) FAIL(all.refusal().to_json());
  CHECK(all->size() > 60);
  Rules rules;
  rules.workflows = set;
  for (const auto& scenario : *all) {
    const auto report = run(scenario, rules);
    INFO(scenario.name() << "\n" << to_text(scenario, report, Language::en));
    CHECK(report.passed());
  }
}

}  // namespace tenon::testing
