#pragma once
/// @file engine/acting.hpp
/// The typed way in: a member of staff opens cases of a workflow and applies its events, checked by the
/// compiler.
///
///   auto loan = clerk.open<Ticket>({.customer = "C1"}, Ticket::Opening{...});
///   auto outcome = clerk.apply(*loan, Ticket::AnswerAtOnce{...});
///
/// @since 0.1
#include <utility>

#include "tenon/engine/batch.hpp"
#include "tenon/engine/engine.hpp"

namespace tenon {

/// A case whose workflow the compiler knows. Only an id: it holds no state and cannot go stale.
template <class W>
struct CaseOf {
  CaseId id;
};

/// What may be said along with a command.
struct With {
  CommandId id{};
  Party party = Party::none;
  std::optional<Instant> at{};
  std::optional<std::int64_t> expected_version{};
  std::optional<std::string> reference{};
};

/// An engine together with who acts. Cheap to make and to copy; must not outlive the engine.
class Acting {
 public:
  Acting(Engine& engine, Actor actor) : engine_(&engine), actor_(std::move(actor)) {}

  template <class W>
  [[nodiscard]] Result<CaseOf<W>> open(Subject subject, const typename W::Opening& opening,
                                       const With& with = {}) {
    Command command = make(with);
    command.event = "open";
    command.workflow = definition_of<W>().book().id;
    command.subject = std::move(subject);
    command.reference = with.reference;
    command.typed = &opening;
    command.typed_for = &definition_of<W>().book();
    TENON_TRY(const Outcome outcome, engine_->execute(command));
    return CaseOf<W>{outcome.case_id};
  }

  /// Applies an event of W. An event of another workflow does not compile.
  template <class W, class E>
  [[nodiscard]] Result<Outcome> apply(CaseOf<W> to, const E& event, const With& with = {}) {
    constexpr EventIndex index = Rules<W>::template event_index<E>;
    Command command = make(with);
    command.event = definition_of<W>().book().events[index];
    command.case_id = to.id;
    command.expected_version = with.expected_version;
    command.typed = &event;
    command.typed_for = &definition_of<W>().book();
    return engine_->execute(command);
  }

  /// Does one of the actions that every case has (workflow/actions.hpp).
  template <class A>
  requires(boost::mp11::mp_contains<Action, A>::value)
      [[nodiscard]] Result<Outcome> act(const CaseId& on, const A& action, const With& with = {}) {
    const Action any(action);
    Command command = make(with);
    command.event = name_of(any);
    command.case_id = on;
    command.expected_version = with.expected_version;
    command.typed = &any;
    return engine_->execute(command);
  }

  template <class W>
  [[nodiscard]] Result<std::vector<Option>> options(CaseOf<W> of) {
    return engine_->options(of.id, actor_);
  }
  [[nodiscard]] const Actor& actor() const noexcept { return actor_; }

 private:
  [[nodiscard]] Command make(const With& with) const {
    Command command;
    command.id = with.id;
    command.actor = actor_;
    command.party = with.party;
    command.at = with.at;
    return command;
  }

  Engine* engine_;
  Actor actor_;
};

}  // namespace tenon
