// The procedures as the handbooks tell them (tests/scenarios, the format in tenon/testing/scenario.hpp): how
// a case comes into each state, which events are possible there, what is refused and why, limits on both
// sides, who is told.
#include "tenon/testing/catch2.hpp"
#include "tenon/workflows/builtin.hpp"

namespace tenon::test {

TENON_SCENARIOS("the procedures do what the handbooks tell", TENON_SOURCE_DIR "/tests/scenarios")

TEST_CASE("each procedure that is built in has its scenarios, with a path to each state") {
  for (const auto* definition : builtin_workflows().all()) {
    const std::string id(definition->book().id);
    INFO(id);
    const auto file = testing::ScenarioFile::read(TENON_SOURCE_DIR "/tests/scenarios/" + id + ".json");
    if (!file) FAIL(file.refusal().to_json());
    for (const auto* part : {"paths", "events", "allowed"}) CHECK((*file)->document().contains(part));
  }
}

}  // namespace tenon::test
