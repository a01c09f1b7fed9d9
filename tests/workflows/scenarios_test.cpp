// The procedures as the handbooks tell them (tests/scenarios, the format in docs/scenario-files.md): how a
// case comes into each state, which events are possible there, what is refused and why, limits on both sides,
// who is told.
#include <set>

#include "tenon/testing/catch2.hpp"
#include "tenon/workflows/builtin.hpp"

namespace tenon::test {

TENON_SCENARIOS("the procedures do what the handbooks tell", TENON_SOURCE_DIR "/tests/scenarios")

TEST_CASE("each procedure that is built in has its scenarios, with a path to each state") {
  std::set<std::string> named;
  for (const auto& each : testing::find_scenarios({TENON_SOURCE_DIR "/tests/scenarios"}).value())
    named.insert(each.name());
  for (const auto* definition : builtin_workflows().all())
    for (const auto state : definition->book().states)
      for (const auto* sort : {"/path/", "/allowed/"}) {
        const auto name = std::string(definition->book().id) + sort + std::string(state);
        INFO(name);
        CHECK(named.count(name) == 1);
      }
}

}  // namespace tenon::test
