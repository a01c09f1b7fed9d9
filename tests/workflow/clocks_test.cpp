#include "tenon/workflow/clocks.hpp"

#include "tenon/workflow/describe.hpp"
#include "workflow/leak.hpp"

namespace {

using namespace tenon;
using namespace tenon::testing;
using test::in_minutes;
using test::monday_ten;
using Size = Leak::Size;
using LeakWalk = test::Walk<Leak>;

#define ON_EVERY_STORE() House it(GENERATE(as<std::string>(), "memory", "sqlite"))

LeakWalk drip() { return LeakWalk({Size::drip}); }

TEST_CASE("a clock starts anew on the events that it restarts on, and on no other step") {
  auto walk = drip();
  walk.later(in_minutes(20)).does(Leak::Measure{Size::drip});
  CHECK(walk.due("leak.word") == monday_ten + in_minutes(60));
  walk.does(Leak::TellTenant{});
  CHECK(walk.due("leak.word") == monday_ten + in_minutes(80));
  CHECK(walk.runs_of("leak.word") == 2);
  CHECK(walk.due("leak.repair") == monday_ten + in_minutes(120));
  CHECK(walk.runs_of("leak.repair") == 1);
}

TEST_CASE("a clock that restarts while it stands still has its whole limit before it when it runs on") {
  auto walk = drip();
  walk.later(in_minutes(50)).does(Leak::Cover{}).later(in_minutes(30)).does(Leak::TellTenant{});
  CHECK_FALSE(walk.is_running("leak.word"));
  walk.later(in_minutes(30)).does(Leak::Uncover{});
  CHECK(walk.due("leak.word") == monday_ten + in_minutes(110 + 60));
}

TEST_CASE("a missed clock that restarts is missed again, and told from the first rung") {
  auto walk = drip();
  walk.later(in_minutes(61)).rang({"leak.word -> supervisor"});
  walk.does(Leak::TellTenant{}).later(in_minutes(58)).quiet();
  walk.later(in_minutes(2)).rang({"leak.repair -> supervisor", "leak.word -> supervisor"});
}

TEST_CASE("a step that changes the key changes the limit of the open clock, which keeps its ledger") {
  auto walk = drip();
  walk.later(in_minutes(10)).does(Leak::Cover{}).later(in_minutes(40)).does(Leak::Uncover{});
  CHECK(walk.due("leak.repair") == monday_ten + in_minutes(160));
  walk.later(in_minutes(5)).does(Leak::Measure{Size::flood});
  CHECK(walk.due("leak.repair") == monday_ten + in_minutes(70));
  CHECK(walk.due("leak.word") == monday_ten + in_minutes(100));  // the same for every size
  walk.does(Leak::Measure{Size::drip});
  CHECK(walk.due("leak.repair") == monday_ten + in_minutes(160));
  CHECK(walk.runs_of("leak.repair") == 1);
}

TEST_CASE("a limit that the new key has passed already is missed at once") {
  auto walk = drip();
  walk.later(in_minutes(45)).does(Leak::Measure{Size::flood}).later(in_minutes(0));
  walk.rang({"leak.repair -> supervisor"});
}

TEST_CASE("a miss under the old key stays in the history; the case is overdue only by the new one") {
  ON_EVERY_STORE();
  const auto leak = it.leak(Size::flood);
  it.wait(40);
  CHECK(it.run(leak, "leak.repair").missed == monday + of_minutes(30));
  REQUIRE(it.agent().apply(leak, Leak::Measure{Size::drip}));
  CHECK_FALSE(it.run(leak, "leak.repair").missed);
  CHECK(it.run(leak, "leak.repair").due == monday + of_minutes(120));
  it.verified();
  REQUIRE(it.agent().apply(leak, Leak::TellTenant{}));
  it.wait(45);
  REQUIRE(it.agent().apply(leak, Leak::TellTenant{}));
  it.wait(36);
  CHECK(it.run(leak, "leak.repair").missed == monday + of_minutes(120));
  CHECK(it.events(leak.id) == std::vector<std::string>{"open", "link_case", "deadline_missed", "measure",
                                                       "tell_tenant", "tell_tenant", "deadline_missed"});
  CHECK(it.engine->as_of(leak.id, monday + of_minutes(39)).value()->frame.clocks.at(0).missed ==
        monday + of_minutes(30));
  it.verified();
}

TEST_CASE("a miss that the new limit knows too stays one, even while the clock stands still") {
  ON_EVERY_STORE();
  const auto leak = it.leak();
  it.wait(125);
  REQUIRE(it.agent().apply(leak, Leak::Cover{}));
  REQUIRE(it.agent().apply(leak, Leak::Measure{Size::flood}));
  CHECK(it.run(leak, "leak.repair").missed == monday + of_minutes(120));
  it.verified();
}

TEST_CASE("a limit set by hand stays as set when the key changes; the next run has the table's") {
  ON_EVERY_STORE();
  const auto leak = it.leak();
  REQUIRE(it.manager().act(leak.id, ChangeLimit{"leak.repair", minutes(200), "no roofer before noon"}));
  CHECK(it.run(leak, "leak.repair").limit_set_by == "M1");
  REQUIRE(it.agent().apply(leak, Leak::Measure{Size::flood}));
  CHECK(it.run(leak, "leak.repair").due == monday + of_minutes(200));
  REQUIRE(it.manager().act(leak.id, ChangeLimit{"leak.word", minutes(10), "tenant is worried"}));
  REQUIRE(it.agent().apply(leak, Leak::TellTenant{}));
  CHECK(it.run(leak, "leak.word").due == monday + of_minutes(60));
  it.verified();
}

TEST_CASE("the host's own limits hold for the new key, and the row says what they were") {
  const auto limits =
      LimitTable::read(Json{{"leak.repair[flood]", "20 minutes"}, {"leak.word[flood]", "15 minutes"}}, {});
  House it("sqlite", *limits);
  const auto leak = it.leak();
  REQUIRE(it.agent().apply(leak, Leak::Measure{Size::flood}));
  CHECK(it.run(leak, "leak.repair").due == monday + of_minutes(20));
  CHECK(it.run(leak, "leak.word").due == monday + of_minutes(15));
  const auto rows = it.engine->history(leak.id).value();
  CHECK(rows.at(0).limits.empty());
  CHECK(rows.back().limits == R"({"leak.repair":"20 minutes","leak.word":"15 minutes"})");
  REQUIRE(it.agent().apply(leak, Leak::Measure{Size::drip}));
  CHECK(it.run(leak, "leak.word").due == monday + of_minutes(60));
  it.verified();
}

TEST_CASE("a host's limit that is the table's for another key is replayed as what it was") {
  House it("sqlite", *LimitTable::read(Json{{"leak.repair[flood]", "120 minutes"}}, {}));
  const auto leak = it.leak(Size::flood);
  CHECK(it.run(leak, "leak.repair").due == monday + of_minutes(120));
  it.verified();
}

TEST_CASE("a key that changes back and forth while time runs is replayed to the same clocks") {
  ON_EVERY_STORE();
  const auto leak = it.leak();
  for (const int minutes : {7, 26, 3, 31, 80}) {
    it.wait(minutes);
    REQUIRE(it.agent().apply(leak, Leak::Measure{Size::flood}));
    REQUIRE(it.agent().apply(leak, Leak::Cover{}));
    it.wait(minutes);
    REQUIRE(it.agent().apply(leak, Leak::Uncover{}));
    REQUIRE(it.agent().apply(leak, Leak::TellTenant{}));
    REQUIRE(it.agent().apply(leak, Leak::Measure{Size::drip}));
    it.verified();
  }
  REQUIRE(it.agent().apply(leak, Leak::Repair{}));
  it.verified();
}

TEST_CASE("a restart that can never come is a flaw of the table, in the words of the build") {
  RuleBook book = Leak::rules.book();
  std::vector<Deadline> deadlines(book.deadlines.begin(), book.deadlines.end());
  for (auto& deadline : deadlines)
    if (deadline.id == "leak.word") deadline.restarts = only_event(*book.find_event("repair"));
  book.deadlines = deadlines;
  const auto verdict = check_soundness(book);
  REQUIRE_FALSE(verdict.allowed());
  CHECK(verdict.refusal().fact("flaw") == "never_restarts");
  CHECK(verdict.refusal().fact("event") == "repair");
}

TEST_CASE("the description names the events that a clock restarts on") {
  const auto json = describe(definition_of<Leak>());
  CHECK(json["deadlines"][1]["restarts_on"] == Json::array({"tell_tenant"}));
  CHECK_FALSE(json["deadlines"][0].contains("restarts_on"));
}

}  // namespace
