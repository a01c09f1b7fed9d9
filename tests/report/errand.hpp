#pragma once
/// A workflow small enough to count by hand, and an engine with a handful of its cases.
#include <variant>

#include "tenon/engine/acting.hpp"
#include "tenon/report/figures.hpp"

namespace tenon::testing {

struct Errand {
  enum class State : std::uint8_t { waiting, doing, done };
  enum class Kind : std::uint8_t { small, large };
  struct Opening {
    Kind kind = Kind::small;
    std::optional<std::string> department{};
    std::optional<std::string> note{};
  };
  struct Facts {
    Kind kind = Kind::small;
    std::optional<std::string> department;
    std::optional<std::string> note;
    std::int32_t times_redone = 0;
    std::optional<std::int32_t> mark;
  };
  struct Begin {};
  struct Redo {};
  struct Finish {
    std::optional<std::int32_t> mark{};
  };
  using Event = std::variant<Begin, Redo, Finish>;

  static Facts begin(const Opening& opening, const Context&) {
    return {opening.kind, opening.department, opening.note, 0, std::nullopt};
  }
  static void evolve(Facts& facts, const Redo&, const Context&) { ++facts.times_redone; }
  static void evolve(Facts& facts, const Finish& finish, const Context&) { facts.mark = finish.mark; }

  static const Rules<Errand> rules;
};
BOOST_DESCRIBE_ENUM(Errand::State, waiting, doing, done)
BOOST_DESCRIBE_ENUM(Errand::Kind, small, large)
BOOST_DESCRIBE_STRUCT(Errand::Opening, (), (kind, department, note))
BOOST_DESCRIBE_STRUCT(Errand::Facts, (), (kind, department, note, times_redone, mark))
BOOST_DESCRIBE_STRUCT(Errand::Begin, (), ())
BOOST_DESCRIBE_STRUCT(Errand::Redo, (), ())
BOOST_DESCRIBE_STRUCT(Errand::Finish, (), (mark))

// clang-format off
inline constexpr Rules<Errand> Errand::rules = Rules<Errand>("errand", 1, {"差事", "Errand"}, "test")
  .state(State::waiting, "等待", "waiting")
  .state(State::doing,   "办理", "doing")
  .state(State::done,    "办完", "done")
  .event<Begin>("开始", "begin").event<Redo>("重来", "redo").event<Finish>("完成", "finish")
  .starts(State::waiting, by(Role::agent))
  .ends(State::done)
  .led_by(Role::manager)
  .on<Begin> (State::waiting, State::doing,   by(Role::agent), cite("test 1"))
  .on<Redo>  (State::doing,   State::waiting, by(Role::agent), cite("test 2"))
  .on<Finish>(State::doing,   State::done,    by(Role::agent), cite("test 3"))
  .deadline("errand.first_response", {"响应", "Response"}, minutes(30),  runs_in(State::waiting), escalate(Role::manager), cite("test 4"))
  .deadline("errand.doing",          {"办理", "Doing"},    minutes(120), runs_in(State::doing),   escalate(Role::manager), cite("test 5"));
// clang-format on
static_assert(sound<Errand>);

/// Every hour counts and the wall clock is UTC, so that sums can be done in the head.
inline Engine errand_engine() {
  static const WorkflowSet set = [] {
    WorkflowSet made;
    made.add(definition_of<Errand>()).value();
    return made;
  }();
  Settings settings;
  settings.workflows = std::shared_ptr<const WorkflowSet>(std::shared_ptr<void>(), &set);
  settings.calendar = Calendar::around_the_clock();
  settings.clock = Clock::at(*parse_instant("2026-04-02T00:00:00Z"));
  settings.id_seed = 1;
  return std::move(Engine::open(settings)).value();
}

inline const std::vector<Measures>& errand_measures() {
  static const std::vector<Measures> all = {{.workflow = "errand",
                                             .first_response = "errand.first_response",
                                             .reopened = "times_redone",
                                             .satisfaction = "mark",
                                             .department = "department",
                                             .categories = {"kind"}}};
  return all;
}

/// One errand, told as a story of times.
class Story {
 public:
  Story(Engine& engine, std::string_view at, const Errand::Opening& opening,
        std::optional<std::string> reference = {})
      : desk_(engine.as({"E017", {Role::agent}})), manager_(engine.as({"E001", {Role::manager}})) {
    With with{.at = *parse_instant(at)};
    with.reference = std::move(reference);
    id_ = desk_.open<Errand>({}, opening, with).value();
  }
  template <class E>
  Story& then(std::string_view at, const E& event) {
    (void)desk_.apply(id_, event, {.at = *parse_instant(at)}).value();
    return *this;
  }
  template <class A>
  Story& act(std::string_view at, const A& action) {
    (void)manager_.act(id_.id, action, {.at = *parse_instant(at)}).value();
    return *this;
  }

 private:
  Acting desk_, manager_;
  CaseOf<Errand> id_;
};

/// Seven errands. Limits: response 30 minutes, doing 120; what happens at the very limit is late.
///   A small D1  opened 03-31 22:00, begun 22:10 met, finished 23:00 met, mark 5
///   B small D1  opened 03-31 22:00, begun 22:40 late, finished 04-01 02:00 late, mark 2
///   C large D2  opened 04-01 10:00, begun 10:30 late (at the limit), redone 11:00 met, begun 11:05 met,
///               finished 12:05 met, no mark; a remark at 20:00
///   D large     opened 04-01 20:00, not begun: missed at 20:30, 3 h 30 min before now
///   E small     opened 04-01 23:50, not begun: running
///   F small D2  opened 04-01 21:00, begun 21:05 met, cancelled 21:30: doing cut short
///   G small     opened 04-01 22:00, begun 22:20 met, on hold from 22:30: doing paused
inline void tell_errands(Engine& engine) {
  using Kind = Errand::Kind;
  Story(engine, "2026-03-31T22:00:00Z", {Kind::small, "D1"}, "A")
      .then("2026-03-31T22:10:00Z", Errand::Begin{})
      .then("2026-03-31T23:00:00Z", Errand::Finish{5});
  Story(engine, "2026-03-31T22:00:00Z", {Kind::small, "D1"}, "B")
      .then("2026-03-31T22:40:00Z", Errand::Begin{})
      .then("2026-04-01T02:00:00Z", Errand::Finish{2});
  Story(engine, "2026-04-01T10:00:00Z", {Kind::large, "D2"}, "C")
      .then("2026-04-01T10:30:00Z", Errand::Begin{})
      .then("2026-04-01T11:00:00Z", Errand::Redo{})
      .then("2026-04-01T11:05:00Z", Errand::Begin{})
      .then("2026-04-01T12:05:00Z", Errand::Finish{})
      .act("2026-04-01T20:00:00Z", Comment{"came back to say thanks"});
  Story(engine, "2026-04-01T20:00:00Z", {Kind::large}, "D");
  Story(engine, "2026-04-01T23:50:00Z", {Kind::small}, "E");
  Story(engine, "2026-04-01T21:00:00Z", {Kind::small, "D2"}, "F")
      .then("2026-04-01T21:05:00Z", Errand::Begin{})
      .act("2026-04-01T21:30:00Z", Cancel{"twice"});
  Story(engine, "2026-04-01T22:00:00Z", {Kind::small}, "G")
      .then("2026-04-01T22:20:00Z", Errand::Begin{})
      .act("2026-04-01T22:30:00Z", Hold{"spare part", *parse_instant("2026-04-03T00:00:00Z")});
}

inline Figures errand_figures(Engine& engine, FiguresOptions options = {}) {
  options.measures = &errand_measures();
  return figures_of(engine, options).value();
}

}  // namespace tenon::testing
