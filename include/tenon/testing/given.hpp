#pragma once
/// @file testing/given.hpp
/// A rule tried in C++: given, when, then, with the events of the workflow as the compiler knows them. Cases
/// come into their states by the paths of the scenario files, so that a test says only what it is about.
///
///   const auto procedures = tenon::testing::Procedures::read("tests/scenarios").value();
///
///   CHECK(given<Prenotice>(procedures)
///             .about({.sale = "S1"})
///             .in(Prenotice::State::submitted)
///             .by(Role::bureau_specialist)
///             .when(Prenotice::Certify{"YGZ-1"})
///             .then(leads_to(Prenotice::State::certified), told("prenotice.certified", Party::buyer)));
///
///   CHECK(given<Prenotice>(procedures)
///             .in(Prenotice::State::collecting)
///             .step({{"papers", "prenotice.all"}, {"without", "purchase_contract"}})
///             .by(Role::bureau_specialist)
///             .when(Prenotice::Submit{"YG-2026-1"})
///             .then(refused("documents.missing").with("missing", "purchase_contract: 1 original")));
///
/// A step before `when` that is refused is a difference ("given[1]"), never an exception. One story is told
/// once, in one thread.
/// @since 0.1
#include <iosfwd>
#include <vector>

#include "tenon/engine/acting.hpp"
#include "tenon/testing/matchers.hpp"
#include "tenon/testing/scenario.hpp"

namespace tenon::testing {

/// How a story ended: true where everything was as expected; printed, the differences.
struct Ending {
  Report report;
  [[nodiscard]] explicit operator bool() const noexcept { return report.passed(); }
};
std::ostream& operator<<(std::ostream& out, const Ending& ending);

/// What a story does whatever its workflow is.
class AnyStory {
 public:
  AnyStory(const AnyStory&) = delete;
  AnyStory& operator=(const AnyStory&) = delete;
  [[nodiscard]] Stage& stage() { return *stage_; }

 protected:
  AnyStory(ProceduresPtr procedures, const Rules& rules);
  ~AnyStory() = default;
  void bring(std::string_view workflow, std::string_view state);
  void take(const Json& step);
  /// A command of which only who gives it is still to be said; `tried`: a refusal is the answer.
  void take(Command command, bool tried);
  [[nodiscard]] Ending end(const std::vector<const Expected*>& expected);

  std::optional<Stage> stage_;
  Actor actor_;

 private:
  [[nodiscard]] bool went_well() const { return report_.passed() && !refusal_; }
  void note(const Refusal& refusal);
  Report report_;
  std::optional<Refusal> refusal_;
  std::size_t steps_ = 0;
  std::int64_t told_before_ = 0;
};

template <class W>
class Story : public AnyStory {
 public:
  explicit Story(ProceduresPtr procedures, const Rules& rules = {})
      : AnyStory(std::move(procedures), rules) {}

  /// What cases are about from here on; without it, what the procedure's file says.
  Story& about(const Subject& subject) {
    if (stage_) stage_->about(Json::parse(to_json_text(subject)));
    return *this;
  }
  /// Brings a case into this state by the path of the procedure's file.
  Story& in(typename W::State state) {
    bring(definition_of<W>().book().id, name_of(state));
    return *this;
  }
  /// Who acts from here on.
  Story& by(RoleSet roles, std::string id = "E1") {
    actor_ = {std::move(id), roles};
    return *this;
  }
  /// Any step of a scenario (testing/stage.hpp); has to be done.
  Story& step(const Json& step) {
    take(step);
    return *this;
  }
  Story& wait_until(Instant until) { return step({{"wait", to_string(until)}}); }
  /// An event that has to be done.
  template <class E>
  Story& done(const E& event) {
    return event_of(event, false);
  }
  /// The event that is tried.
  template <class E>
  Story& when(const E& event) {
    return event_of(event, true);
  }
  /// The opening that is tried.
  Story& when_opened(const typename W::Opening& opening) {
    Command command;
    command.event = "open";
    command.workflow = definition_of<W>().book().id;
    command.typed = &opening;
    command.typed_for = &definition_of<W>().book();
    take(std::move(command), true);
    return *this;
  }
  /// What is so then.
  template <class... Expectation>
  [[nodiscard]] Ending then(const Expectation&... expected) {
    return end({static_cast<const Expected*>(&expected)...});
  }

 private:
  template <class E>
  Story& event_of(const E& event, bool tried) {
    constexpr EventIndex index = ::tenon::Rules<W>::template event_index<E>;
    Command command;
    command.event = definition_of<W>().book().events[index];
    command.typed = &event;
    command.typed_for = &definition_of<W>().book();
    take(std::move(command), tried);
    return *this;
  }
};

template <class W>
[[nodiscard]] Story<W> given(ProceduresPtr procedures, const Rules& rules = {}) {
  return Story<W>(std::move(procedures), rules);
}

}  // namespace tenon::testing
