#include "tenon/workflow/soundness.hpp"
#include "declared/help.hpp"

namespace tenon::testing {
namespace {

struct Unsound {
  const char* flaw;
  Json document;
  const char* state;
  const char* event;
};

Json door(const std::string& pointer, Json value) { return with(door_document(), pointer, std::move(value)); }

/// One document for each flaw of tests/must_not_compile/flaw_*.cpp.
std::vector<Unsound> unsound_documents() {
  Json open_again = door_document();
  open_again["steps"].push_back({{"event", "push_open"},
                                 {"from", {"shut"}},
                                 {"to", "locked"},
                                 {"roles", {"agent"}},
                                 {"source", "test 1"}});
  Json reopened = door_document();
  reopened["steps"].push_back({{"event", "pull_shut"},
                               {"from", {"walled_up"}},
                               {"to", "shut"},
                               {"roles", {"agent"}},
                               {"source", "test 2"}});
  Json idle = door_document();
  idle["events"].push_back({{"id", "knock"}, {"label", {{"zh", "敲门"}, {"en", "knock"}}}});
  return {
      {"unreachable", without(door_document(), "/steps/2"), "locked", ""},
      {"cannot_end",
       door("/steps/4/from", {"shut"}).patch(Json::parse(R"([{"op":"remove","path":"/steps/3"}])")), "locked",
       ""},
      {"left_after_end", reopened, "walled_up", ""},
      {"can_be_forgotten", without(door_document(), "/states/2/waits"), "locked", ""},
      {"event_never_used", idle, "", "knock"},
      {"steps_compete", open_again, "shut", ""},
      {"nobody_may", door("/steps/1/roles", Json::array()), "open", ""},
      {"nobody_may", door("/opening/roles", Json::array()), "shut", ""},
      {"without_label", door("/states/1/label/zh", ""), "open", ""},
      {"without_label", door("/events/1/label/en", ""), "", "pull_shut"},
      {"without_source", door("/steps/3/source", ""), "locked", ""},
      {"without_source", door("/deadlines/0/source", ""), "open", ""},
      {"nobody_hears", door("/deadlines/0/escalates_to", Json::array()), "open", ""},
      {"never_restarts", door("/deadlines/0/restarts_on", {"lock"}), "", "lock"},
  };
}

}  // namespace

TEST_CASE("each flaw that stops the build of a C++ table refuses a document in the same word", "[declared]") {
  for (const auto& each : unsound_documents()) {
    INFO(each.flaw);
    const auto read = declare(each.document);
    REQUIRE_FALSE(read);
    const auto& refusal = read.refusal();
    INFO(refusal.to_json());
    CHECK(refusal.code == "workflow.unsound");
    CHECK(refusal.fact("workflow") == "door");
    CHECK(refusal.fact("flaw") == each.flaw);
    if (*each.state) CHECK(refusal.fact("state") == each.state);
    if (*each.event) CHECK(refusal.fact("event") == each.event);
    CHECK(refusal.field == "workflows[0]");
  }
}

TEST_CASE("a declared workflow passes the very check that a C++ table passes", "[declared]") {
  const auto set = declare(door_document());
  REQUIRE(set);
  CHECK(check_soundness((*set)->find("door").value()->book()).allowed());
}

}  // namespace tenon::testing
