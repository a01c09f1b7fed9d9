#pragma once
/// A workflow small enough to keep in one's head: a door that must not stand open. For tests of what lies
/// around workflows (store, engine), which would otherwise lean on a procedure of the house.
#include <variant>

#include "tenon/workflow/definition.hpp"

namespace tenon::testing {

struct Door {
  enum class State : std::uint8_t { shut, open, locked, walled_up };
  struct Facts {
    std::string name;
    std::int32_t times_opened = 0;
    std::optional<std::string> key_with;
  };
  struct Opening {
    std::string name;
  };
  struct PushOpen {};
  struct PullShut {};
  struct Lock {
    std::string key_with;
  };
  struct Unlock {};
  struct WallUp {
    std::string reason;
  };
  using Event = std::variant<PushOpen, PullShut, Lock, Unlock, WallUp>;

  static Facts begin(const Opening& opening, const Context&) { return {opening.name, 0, std::nullopt}; }
  static void evolve(Facts& facts, const PushOpen&, const Context&) { ++facts.times_opened; }
  static void evolve(Facts& facts, const Lock& lock, const Context&) { facts.key_with = lock.key_with; }
  static void evolve(Facts& facts, const Unlock&, const Context&) { facts.key_with.reset(); }

  /// A door may be opened three times; the fourth is refused with the facts.
  static Verdict hinges_hold(const Facts& facts) {
    if (facts.times_opened < 3) return {};
    return refuse("door.hinges_worn").fact("times_opened", std::to_string(facts.times_opened));
  }

  static const Rules<Door> rules;
};
BOOST_DESCRIBE_ENUM(Door::State, shut, open, locked, walled_up)
BOOST_DESCRIBE_STRUCT(Door::Facts, (), (name, times_opened, key_with))
BOOST_DESCRIBE_STRUCT(Door::Opening, (), (name))
BOOST_DESCRIBE_STRUCT(Door::PushOpen, (), ())
BOOST_DESCRIBE_STRUCT(Door::PullShut, (), ())
BOOST_DESCRIBE_STRUCT(Door::Lock, (), (key_with))
BOOST_DESCRIBE_STRUCT(Door::Unlock, (), ())
BOOST_DESCRIBE_STRUCT(Door::WallUp, (), (reason))

// clang-format off
inline constexpr Rules<Door> Door::rules = Rules<Door>("door", 1, {"\u95e8", "Door"}, "test")
  .state(State::shut,      "\u5173\u4e0a",   "shut")
  .state(State::open,      "\u5f00\u7740",   "open")
  .state(State::locked,    "\u9501\u4e0a",   "locked")
  .state(State::walled_up, "\u5c01\u6b7b",   "walled up")
  .event<PushOpen>("\u63a8\u5f00", "push open")
  .event<PullShut>("\u62c9\u4e0a", "pull shut")
  .event<Lock>    ("\u4e0a\u9501", "lock")
  .event<Unlock>  ("\u5f00\u9501", "unlock")
  .event<WallUp>  ("\u780c\u5899", "wall up")

  .starts(State::shut, by(Role::agent, Role::security))
  .ends(State::walled_up)
  .led_by(Role::manager)

  .on<PushOpen>(State::shut,   State::open,      by(Role::agent, Role::security), require<&Door::hinges_hold>, cite("test 1"))
  .on<PullShut>(State::open,   State::shut,      by(Role::agent, Role::security), cite("test 2"))
  .on<Lock>    (State::shut,   State::locked,    by(Role::security), tells(Role::manager, "door.locked"), cite("test 3"))
  .on<Unlock>  (State::locked, State::shut,      by(Role::security), cite("test 4"))
  .on<WallUp>  (any_of(State::shut, State::locked), State::walled_up, by(Role::manager), cite("test 5"))

  .deadline("door.stands_open", {"\u95e8\u5f00\u7740", "Door stands open"}, minutes(30), runs_in(State::open),
            escalate(Role::security, Role::manager), cite("test 6"))
  .waits(State::shut,   "\u7b49\u4eba\u5f00", "until somebody opens it")
  .waits(State::locked, "\u7b49\u4eba\u5f00", "until somebody unlocks it");
// clang-format on
static_assert(sound<Door>);

}  // namespace tenon::testing
