#pragma once
/// Two small workflows for what tables can say beyond steps: a leak whose limit depends on how bad it is,
/// whose tenant is to hear of it every hour, and the roofer's visit that is opened with it and reports back.
#include "engine/fixture.hpp"
#include "support/walk.hpp"

namespace tenon::testing {

struct VisitEnded {
  bool made = false;
};
BOOST_DESCRIBE_STRUCT(VisitEnded, (), (made))

struct Visit {
  enum class State : std::uint8_t { planned, made };
  struct Facts {
    std::string roofer;
  };
  struct Opening {
    std::string roofer;
  };
  struct Make {};
  using Event = std::variant<Make>;

  static Facts begin(const Opening& opening, const Context&) { return {opening.roofer}; }
  static Effect tell(bool made) {
    return {
        .kind = Effect::Kind::tell_case, .what = "visit_ended", .payload = to_json_text(VisitEnded{made})};
  }
  static Effect tell_made(const Facts&) { return tell(true); }
  static Effect tell_cancelled(const Facts&, const Cancel&) { return tell(false); }

  static const Rules<Visit> rules;
};

struct Leak {
  enum class State : std::uint8_t { open, covered, dry };
  enum class Size : std::uint8_t { drip, flood };
  struct Facts {
    Size size = Size::drip;
    std::int32_t visits = 0;
  };
  struct Opening {
    Size size = Size::drip;
  };
  struct Measure {
    Size size = Size::drip;
  };
  struct TellTenant {};
  struct Cover {};
  struct Uncover {};
  struct Repair {};
  using Event = std::variant<Measure, TellTenant, Cover, Uncover, Repair, VisitEnded>;

  static Facts begin(const Opening& opening, const Context&) { return {opening.size, 0}; }
  static void evolve(Facts& facts, const Measure& measured, const Context&) { facts.size = measured.size; }
  static void evolve(Facts& facts, const VisitEnded& ended, const Context&) { facts.visits += ended.made; }
  static bool flooding(const Facts& facts) { return facts.size == Size::flood; }
  static bool not_made(const VisitEnded& ended) { return !ended.made; }
  static Effect send_roofer(const Facts&) {
    return {.kind = Effect::Kind::open_case, .what = "visit", .payload = R"({"roofer":"Zhang"})"};
  }
  static std::string_view size(const Facts& facts);

  static const Rules<Leak> rules;
};

BOOST_DESCRIBE_ENUM(Visit::State, planned, made)
BOOST_DESCRIBE_STRUCT(Visit::Facts, (), (roofer))
BOOST_DESCRIBE_STRUCT(Visit::Opening, (), (roofer))
BOOST_DESCRIBE_STRUCT(Visit::Make, (), ())
BOOST_DESCRIBE_ENUM(Leak::State, open, covered, dry)
BOOST_DESCRIBE_ENUM(Leak::Size, drip, flood)
BOOST_DESCRIBE_STRUCT(Leak::Facts, (), (size, visits))
BOOST_DESCRIBE_STRUCT(Leak::Opening, (), (size))
BOOST_DESCRIBE_STRUCT(Leak::Measure, (), (size))
BOOST_DESCRIBE_STRUCT(Leak::TellTenant, (), ())
BOOST_DESCRIBE_STRUCT(Leak::Cover, (), ())
BOOST_DESCRIBE_STRUCT(Leak::Uncover, (), ())
BOOST_DESCRIBE_STRUCT(Leak::Repair, (), ())

// Behind the description, so that the names of the sizes are known.
inline std::string_view Leak::size(const Facts& facts) { return name_of(facts.size); }

// clang-format off
inline constexpr Rules<Visit> Visit::rules = Rules<Visit>("visit", 1, {"上门", "Visit"}, "test")
  .state(State::planned, "已约", "planned").state(State::made, "已到", "made").event<Make>("到场", "make")
  .starts(State::planned, by(Role::agent, Role::system), tells(Role::technician, "visit.planned"))
  .ends(State::made)
  .led_by(Role::manager)
  .when_cancelled(does<&tell_cancelled>, tells(Role::technician, "visit.called_off"))
  .on<Make>(State::planned, State::made, by(Role::technician), does<&tell_made>, cite("test 1"))
  .waits(State::planned, "等师傅", "until the roofer is there");
static_assert(sound<Visit>);

inline constexpr Rules<Leak> Leak::rules = Rules<Leak>("leak", 1, {"漏水", "Leak"}, "test")
  .state(State::open, "漏着", "open").state(State::covered, "盖住", "covered").state(State::dry, "已干", "dry")
  .event<Measure>("测量", "measure").event<TellTenant>("告知租户", "tell the tenant").event<Cover>("盖住", "cover")
  .event<Uncover>("揭开", "uncover").event<Repair>("修好", "repair").event<VisitEnded>("上门结果", "visit ended")
  .starts(State::open, by(Role::agent), tells(Role::manager, "leak.flood", when<&flooding>), does<&send_roofer>)
  .ends(State::dry)
  .led_by(Role::manager)
  .limits_by<&size>()
  .on<Measure>   (any_of(State::open, State::covered), stay, by(Role::agent), tells(Role::manager, "leak.flood", when<&flooding>), tells(Role::agent, "leak.measured"), cite("test 2"))
  .on<TellTenant>(any_of(State::open, State::covered), stay, by(Role::agent), cite("test 3"))
  .on<Cover>     (State::open, State::covered, by(Role::agent), cite("test 4"))
  .on<Uncover>   (State::covered, State::open, by(Role::agent), cite("test 5"))
  .on<Repair>    (any_of(State::open, State::covered), State::dry, by(Role::agent), cite("test 6"))
  .on<VisitEnded>(State::open, stay, by(Role::system), tells(Role::agent, "leak.no_visit", when<&not_made>), cite("test 7"))
  .deadline("leak.repair", {"修好", "Repaired"}, minutes(120), limit_for("flood", minutes(30)), runs_in(State::open), holds_in(State::covered), escalate(Role::supervisor, Role::manager), cite("test 8"))
  .deadline("leak.word", {"告知租户", "Tenant told"}, minutes(60), runs_in(State::open), holds_in(State::covered), restarts_on<TellTenant>(), escalate(Role::supervisor), cite("test 9"))
  .waits(State::covered, "等天晴", "until it stops raining");
static_assert(sound<Leak>);
// clang-format on

/// An engine on leaks and visits, with a clock that tests move.
struct House {
  explicit House(const std::string& kind, LimitTable limits = {}) : file("leaks.db") {
    auto set = std::make_shared<WorkflowSet>();
    REQUIRE(set->add(definition_of<Leak>()));
    REQUIRE(set->add(definition_of<Visit>()));
    Settings settings;
    settings.store = kind == "memory" ? kind : "sqlite:" + file.path();
    settings.durability = Durability::normal;
    settings.clock = clock;
    settings.id_seed = 1;
    settings.workflows = std::move(set);
    settings.limits = std::move(limits);
    auto opened = Engine::open(std::move(settings));
    REQUIRE(opened);
    engine.emplace(std::move(*opened));
  }
  Acting agent() { return engine->as({"A1", {Role::agent}}); }
  Acting manager() { return engine->as({"M1", {Role::manager}}); }
  CaseOf<Leak> leak(Leak::Size size = Leak::Size::drip) {
    auto opened = agent().open<Leak>({}, {size});
    REQUIRE(opened);
    return *opened;
  }
  void wait(std::int64_t minutes) {
    REQUIRE(engine->set_time(engine->now() + of_minutes(minutes)));
    REQUIRE(engine->advance(engine->now()));
  }
  [[nodiscard]] CasePtr get(const CaseId& id) {
    auto got = engine->get(id);
    REQUIRE(got);
    return *got;
  }
  /// The visit that was opened with a leak.
  CaseId visit_of(CaseOf<Leak> leak) { return get(leak.id)->frame.links.at(0).id; }
  /// The newest run of a deadline.
  ClockRun run(CaseOf<Leak> leak, std::string_view id) {
    ClockRun newest;
    for (const auto& each : get(leak.id)->frame.clocks)
      if (Leak::rules.book().deadlines[each.rule].id == id) newest = each;
    return newest;
  }
  std::vector<std::string> events(const CaseId& id) {
    std::vector<std::string> names;
    for (const auto& row : engine->history(id).value()) names.push_back(row.event);
    return names;
  }
  std::vector<std::string> notices(const CaseId& id) {
    std::vector<std::string> told;
    for (const auto& row : engine->outbox(0, 100).value())
      if (row.case_id == id) told.push_back(row.notice);
    return told;
  }
  /// Whether the stored cases are what their histories say.
  void verified() {
    for (const auto& problem : engine->verify().value().problems) FAIL_CHECK(problem.to_json());
  }

  TemporaryFile file;
  Clock clock = Clock::at(monday);
  std::optional<Engine> engine;
};

}  // namespace tenon::testing
