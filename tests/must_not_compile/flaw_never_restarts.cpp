// expect: tenon::Gate
// expect: tenon::Gate::Remove
// expect: tenon::Flaw::never_restarts
// expect: this workflow is not sound: read Workflow, Event and What above
// The clock is to start anew when the gate is removed, which ends it.
#include "tenon/workflow/definition.hpp"

namespace tenon {
// clang-format off
struct Gate {
  enum class State { shut, open, gone };
  struct Facts { std::int32_t passed = 0; };
  struct Opening {};
  struct Push {};
  struct Remove {};
  using Event = std::variant<Push, Remove>;
  static Facts begin(const Opening&, const Context&);
  static const Rules<Gate> rules;
};
BOOST_DESCRIBE_ENUM(Gate::State, shut, open, gone)
BOOST_DESCRIBE_STRUCT(Gate::Facts, (), (passed))
BOOST_DESCRIBE_STRUCT(Gate::Opening, (), ())
BOOST_DESCRIBE_STRUCT(Gate::Push, (), ())
BOOST_DESCRIBE_STRUCT(Gate::Remove, (), ())

inline constexpr Rules<Gate> Gate::rules = Rules<Gate>{"gate", 1, {"门", "Gate"}, "H0 1"}
  .state(State::shut, "关", "Shut").state(State::open, "开", "Open").state(State::gone, "拆", "Gone")
  .event<Push>("推", "Push").event<Remove>("拆", "Remove")
  .starts(State::shut, by(Role::security)).ends(State::gone).led_by(Role::manager)
  .on<Push>(State::shut, State::open, by(Role::security), cite("H0 1"))
  .on<Remove>(any_of(State::shut, State::open), State::gone, by(Role::engineering), cite("H0 1"))
  .deadline("gate.open", {"敞开", "Open"}, minutes(30), runs_in(State::shut, State::open), restarts_on<Remove>(), escalate(Role::supervisor), cite("H0 1"));
static_assert(sound<Gate>);
}  // namespace tenon
