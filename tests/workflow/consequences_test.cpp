#include "tenon/workflow/describe.hpp"
#include "workflow/leak.hpp"

namespace {

using namespace tenon;
using namespace tenon::testing;
using Size = Leak::Size;
using Strings = std::vector<std::string>;

#define ON_EVERY_STORE() House it(GENERATE(as<std::string>(), "memory", "sqlite"))

/// Opens itself, which no table shows.
struct Mirror {
  enum class State : std::uint8_t { seen, gone };
  struct Facts {};
  struct Opening {};
  struct Leave {};
  using Event = std::variant<Leave>;
  static Facts begin(const Opening&, const Context&) { return {}; }
  static Effect another(const Facts&) {
    return {.kind = Effect::Kind::open_case, .what = "mirror", .payload = "{}"};
  }
  static const Rules<Mirror> rules;
};
BOOST_DESCRIBE_ENUM(Mirror::State, seen, gone)
BOOST_DESCRIBE_STRUCT(Mirror::Facts, (), ())
BOOST_DESCRIBE_STRUCT(Mirror::Opening, (), ())
BOOST_DESCRIBE_STRUCT(Mirror::Leave, (), ())
// clang-format off
inline constexpr Rules<Mirror> Mirror::rules = Rules<Mirror>("mirror", 1, {"镜", "Mirror"}, "test")
  .state(State::seen, "照着", "seen").state(State::gone, "走了", "gone").event<Leave>("走", "leave")
  .starts(State::seen, by(Role::agent), does<&another>)
  .ends(State::gone)
  .on<Leave>(State::seen, State::gone, by(Role::agent), cite("test 1"))
  .waits(State::seen, "等人走", "until somebody leaves");
static_assert(sound<Mirror>);
// clang-format on

TEST_CASE("a notice with a condition goes out only where it holds for the facts after the step") {
  ON_EVERY_STORE();
  const auto leak = it.leak();
  CHECK(it.notices(leak.id).empty());
  REQUIRE(it.agent().apply(leak, Leak::Measure{Size::flood}));
  CHECK(it.notices(leak.id) == Strings{"leak.flood", "leak.measured"});
  REQUIRE(it.agent().apply(leak, Leak::Measure{Size::drip}));
  CHECK(it.notices(leak.id) == Strings{"leak.flood", "leak.measured", "leak.measured"});
}

TEST_CASE("the opening of a case is told like a step, with its fields") {
  ON_EVERY_STORE();
  const auto leak = it.leak(Size::flood);
  const auto told = it.engine->outbox(0, 10).value().at(0);
  CHECK(told.case_id == leak.id);
  CHECK(told.notice == "leak.flood");
  CHECK(told.role == Role::manager);
  CHECK(Json::parse(told.payload)["fields"] == Json{{"size", "flood"}});
}

TEST_CASE("a case opened with another is linked both ways and named in the outcome") {
  ON_EVERY_STORE();
  Command open;
  open.actor = {"A1", {Role::agent}};
  open.event = "open";
  open.workflow = "leak";
  open.payload = Json{{"size", "drip"}};
  const auto outcome = it.engine->execute(open);
  REQUIRE(outcome);
  REQUIRE(outcome->opened.size() == 1);
  const auto visit = it.get(outcome->opened[0]);
  CHECK(visit->frame.links.at(0).id == outcome->case_id);
  CHECK(visit->frame.links.at(0).relation == Relation::opened_by);
  CHECK(it.get(outcome->case_id)->frame.links.at(0).id == visit->id);
  CHECK(outcome->version == 2);
  CHECK(it.notices(visit->id) == Strings{"visit.planned"});
  it.verified();
}

TEST_CASE("a case that ends tells the one that it came of") {
  ON_EVERY_STORE();
  const auto leak = it.leak();
  REQUIRE(it.engine->as({"T1", {Role::technician}}).apply(CaseOf<Visit>{it.visit_of(leak)}, Visit::Make{}));
  CHECK(it.events(leak.id) == Strings{"open", "link_case", "visit_ended"});
  CHECK(it.notices(leak.id).empty());
  it.verified();
}

TEST_CASE("a case that is cancelled tells the one that it came of, which would wait for ever otherwise") {
  ON_EVERY_STORE();
  const auto leak = it.leak();
  const auto visit = it.visit_of(leak);
  REQUIRE(it.manager().act(visit, Cancel{"the roofer is ill"}));
  CHECK(it.get(visit)->frame.cancelled == "the roofer is ill");
  CHECK(it.events(leak.id) == Strings{"open", "link_case", "visit_ended"});
  CHECK(it.engine->history(leak.id).value().back().payload == R"({"made":false})");
  CHECK(it.engine->history(leak.id).value().back().actor == "M1");
  CHECK(it.notices(leak.id) == Strings{"leak.no_visit"});
  CHECK(it.notices(visit) == Strings{"visit.planned", "visit.called_off"});
  it.verified();
}

TEST_CASE("what a cancelled case has to tell and nobody hears is found in the outbox") {
  ON_EVERY_STORE();
  const auto leak = it.leak();
  const auto visit = it.visit_of(leak);
  REQUIRE(it.agent().apply(leak, Leak::Repair{}));
  REQUIRE(it.manager().act(visit, Cancel{"nothing to do any more"}));
  const auto rows = it.engine->outbox(0, 10).value();
  const auto undelivered =
      std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row.kind == "undelivered"; });
  REQUIRE(undelivered != rows.end());
  CHECK(undelivered->case_id == visit);
  CHECK(undelivered->role == Role::supervisor);
  CHECK(Json::parse(undelivered->payload)["fields"]["code"] == "case.ended");
  CHECK(it.get(visit)->frame.cancelled);
  it.verified();
}

TEST_CASE("cases that open each other without end are a fault, and nothing of them is kept") {
  auto set = std::make_shared<WorkflowSet>();
  REQUIRE(set->add(definition_of<Mirror>()));
  Settings settings;
  settings.workflows = set;
  settings.clock = Clock::at(monday);
  auto engine = Engine::open(settings).value();
  const auto refusal = engine.as({"A1", {Role::agent}}).open<Mirror>({}, {}).refusal();
  CHECK(refusal.code == "engine.effects_without_end");
  CHECK(refusal.fact("workflow") == "mirror");
  CHECK(engine.find({}).value().cases.empty());
}

TEST_CASE("the description shows what follows: from steps, from the opening, from a cancellation") {
  const auto leak = describe(definition_of<Leak>());
  const Json flood{{"whom", "manager"}, {"notice", "leak.flood"}, {"only_if", "flooding"}};
  CHECK(leak["opening"]["tells"] == Json::array({flood}));
  CHECK(leak["opening"]["does"] == Json::array({"send_roofer"}));
  CHECK(leak["steps"][0]["tells"][0] == flood);
  CHECK_FALSE(leak["steps"][0]["tells"][1].contains("only_if"));
  CHECK_FALSE(leak.contains("when_cancelled"));
  const auto visit = describe(definition_of<Visit>());
  CHECK(visit["when_cancelled"]["does"] == Json::array({"tell_cancelled"}));
  CHECK(visit["when_cancelled"]["tells"][0]["notice"] == "visit.called_off");
  CHECK(visit["steps"][0]["does"] == Json::array({"tell_made"}));
}

}  // namespace
