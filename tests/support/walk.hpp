#pragma once
/// Walks one case of a workflow by the pure functions alone: decide, evolve, move_clocks. No engine, no
/// store.
///
///   auto walk = Walk<Ticket>(opening).as({Role::agent});
///   walk.does(Ticket::Submit{...}).at(State::submitted).later(minutes(31)).missed("ticket.first_response");
///   walk.refused(Ticket::Accept{}, "step.not_from_here");
#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "tenon/core/catalogue.hpp"
#include "tenon/workflow/actions.hpp"
#include "tenon/workflow/definition.hpp"

namespace tenon::test {

/// Monday, 23 November 2026, 10:00 in Shanghai: an ordinary working day with three more behind it.
inline const Instant monday_ten = Instant::from_seconds(1'795'399'200);

[[nodiscard]] inline Elapsed in_minutes(std::int64_t n) { return seconds(n * 60); }
[[nodiscard]] inline Elapsed in_days(std::int64_t n) { return seconds(n * 86'400); }

inline RoleSet every_role() {
  RoleSet all;
  for (const auto name : enum_names<Role>())
    if (const auto role = enum_from<Role>(name); *role != Role::system) all.insert(*role);
  return all;
}

template <class W>
class Walk {
 public:
  using State = typename W::State;

  explicit Walk(const typename W::Opening& opening, RoleSet roles = every_role(),
                std::string_view id = "opener")
      : actor_{std::string(id), roles} {
    refusal_ = try_open(opening);
    if (!refusal_) return;
    UNSCOPED_INFO("opening refused: " << refusal_->to_json());
  }
  /// The code that an opening is refused with; empty if it is taken.
  [[nodiscard]] static std::string opening(const typename W::Opening& opening, RoleSet roles = every_role()) {
    Walk walk(opening, roles);
    walk.check_words();
    return walk.refusal_ ? walk.refusal_->code : std::string();
  }

  Walk& as(RoleSet roles, std::string_view id = "E017") {
    return actor_ = Actor{std::string(id), roles}, *this;
  }
  Walk& came_of(std::string_view workflow) {
    frame_.links.push_back({CaseId{}, std::string(workflow), Relation::opened_by});
    return *this;
  }

  /// Takes the step; the test fails where it is refused.
  template <class E>
  Walk& does(const E& event) {
    const auto refusal = attempt(event);
    INFO((refusal ? refusal->to_json() : std::string()));
    REQUIRE_FALSE(refusal);
    return *this;
  }
  /// The step is refused with this code, and nothing has changed; the words are there in both languages.
  template <class E>
  Walk& refused(const E& event, std::string_view code) {
    const auto before = state_;
    const auto refusal = attempt(event);
    REQUIRE(refusal);
    CHECK(refusal->code == code);
    CHECK(state_ == before);
    check_words();
    return *this;
  }
  template <class E>
  [[nodiscard]] std::optional<Refusal> attempt(const E& event) {
    refusal_.reset();
    told_.clear();
    effects_.clear();
    const Context context{now_, actor_, Party::none, subject_, frame_, *calendar_};
    const auto index = Rules<W>::template event_index<E>;
    const auto step = decide(book(), state_, &facts_, index, &event, context);
    if (!step) return refusal_ = step.refusal();
    const auto facts_before = facts_;
    if constexpr (requires { W::evolve(facts_, event, context); }) W::evolve(facts_, event, context);
    const auto before = state_;
    if (!(*step)->stays) state_ = (*step)->to;
    REQUIRE(move_clocks(frame_, book(), {before, index, &facts_before, state_, &facts_}, now_, by()));
    if (book().is_final(state_)) REQUIRE(end_clocks(frame_, now_));
    follow(**step, &event);
    return {};
  }
  /// A leader cancels the case; told() and effects() say what follows.
  Walk& cancelled(std::string_view reason) {
    const Context context{now_, actor_, Party::none, subject_, frame_, *calendar_};
    const Cancel cancel{std::string(reason)};
    REQUIRE(act(frame_, book(), state_, cancel, context, by()));
    follow(book().on_cancel, &cancel);
    return *this;
  }

  /// Time goes by; the clocks ring.
  Walk& later(Elapsed time) {
    now_ = now_ + time;
    missed_.clear();
    while (const auto which = due_ring(frame_, book(), now_)) {
      const auto& rule = book().deadlines[frame_.clocks[which->run].rule];
      missed_.push_back(std::string(rule.id) + " -> " + std::string(name_of(rule.ladder[which->rung])));
      REQUIRE(ring(frame_, book(), *which, by()));
    }
    return *this;
  }
  Walk& limits(const char* json) {
    limits_ = LimitTable::read(Json::parse(json), {}).value();
    return *this;
  }

  Walk& at(State state) {
    CHECK(name_of(static_cast<State>(state_)) == name_of(state));
    return *this;
  }
  /// Exactly these rang in the last later(): "ticket.call_back -> supervisor".
  Walk& rang(const std::vector<std::string>& expected) {
    CHECK(missed_ == expected);
    return *this;
  }
  Walk& quiet() { return rang({}); }
  /// When the deadline that is running is reached.
  [[nodiscard]] std::optional<Instant> due(std::string_view id) const {
    for (const auto& run : frame_.clocks)
      if (!run.ended && book().deadlines[run.rule].id == id) return run.due;
    return {};
  }
  [[nodiscard]] bool is_running(std::string_view id) const { return due(id).has_value(); }
  [[nodiscard]] std::size_t runs_of(std::string_view id) const {
    return static_cast<std::size_t>(
        std::count_if(frame_.clocks.begin(), frame_.clocks.end(),
                      [&](const ClockRun& run) { return book().deadlines[run.rule].id == id; }));
  }

  [[nodiscard]] const typename W::Facts& facts() const { return facts_; }
  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] const std::vector<std::string>& told() const { return told_; }
  [[nodiscard]] const Effects& effects() const { return effects_; }
  [[nodiscard]] const Refusal& refusal() const { return refusal_.value(); }
  /// Both sentences of the last refusal carry this word.
  Walk& says(std::string_view word) {
    CHECK_THAT(refusal_.value().text().zh, Catch::Matchers::Contains(std::string(word)));
    CHECK_THAT(refusal_.value().text().en, Catch::Matchers::Contains(std::string(word)));
    return *this;
  }

  [[nodiscard]] static const RuleBook& book() { return definition_of<W>().book(); }

 private:
  [[nodiscard]] Reckoning by() const {
    return {*calendar_, limits_, Counting{.unknown = UnknownYear::estimate}};
  }
  std::optional<Refusal> try_open(const typename W::Opening& opening) {
    const Context context{now_, actor_, Party::none, subject_, frame_, *calendar_};
    facts_ = W::begin(opening, context);
    if (!book().openers.intersects(actor_.roles)) return not_allowed("step.wrong_role");
    for (const auto& guard : book().opening_guards)
      if (auto verdict = guard.check(&facts_, &opening, context); !verdict.allowed())
        return std::move(verdict).refusal();
    state_ = book().initial;
    REQUIRE(move_clocks(frame_, book(), {.to = state_, .facts = &facts_}, now_, by()));
    follow(book().on_opening, &opening);
    return {};
  }
  /// Notices go to told(), the rest to effects().
  void follow(const Consequences& what, const void* body) {
    told_.clear();
    effects_.clear();
    const Context context{now_, actor_, Party::none, subject_, frame_, *calendar_};
    for (auto& effect : effects_of(what, &facts_, body, context))
      if (effect.kind == Effect::Kind::notify)
        told_.push_back(
            std::string(effect.party == Party::none ? name_of(effect.role) : name_of(effect.party)) + ": " +
            effect.what);
      else effects_.push_back(std::move(effect));
  }
  /// A refusal has words in both languages, every placeholder filled, and says what would lift it.
  void check_words() const {
    if (!refusal_ || refusal_->code.starts_with("step.") || refusal_->code.starts_with("case.")) return;
    const auto text = refusal_->text();
    const auto remedy = refusal_->remedy();
    for (const auto& words : {text.zh, text.en, remedy.zh, remedy.en}) {
      INFO(refusal_->code << ": " << words);
      CHECK_FALSE(words.empty());
      CHECK(words.find('{') == words.npos);
    }
    for (const auto& fact : refusal_->facts) {
      INFO(refusal_->code << " does not say " << fact.name);
      CHECK((text.zh + remedy.zh).find(fact.value) != std::string::npos);
      CHECK((text.en + remedy.en).find(fact.value) != std::string::npos);
    }
  }

  CalendarPtr calendar_ = Calendar::china();
  LimitTable limits_;
  Actor actor_;
  Subject subject_;
  Frame frame_;
  typename W::Facts facts_{};
  StateIndex state_ = 0;
  Instant now_ = monday_ten;
  std::optional<Refusal> refusal_;
  std::vector<std::string> told_, missed_;
  Effects effects_;
};

/// Everything that people read is there: labels of states, events, deadlines, and words of every notice.
inline void check_readable(const RuleBook& book) {
  for (std::size_t i = 0; i < book.states.size(); ++i) {
    INFO(book.states[i]);
    CHECK_FALSE(book.state_labels[i].zh.empty());
    CHECK_FALSE(book.state_labels[i].en.empty());
  }
  for (std::size_t i = 0; i < book.events.size(); ++i) {
    INFO(book.events[i]);
    CHECK_FALSE(book.event_labels[i].zh.empty());
    CHECK_FALSE(book.event_labels[i].en.empty());
  }
  for (const auto& deadline : book.deadlines) {
    INFO(deadline.id);
    CHECK(deadline.id.starts_with(std::string(book.id) + "."));
    CHECK_FALSE(deadline.label.zh.empty());
    CHECK_FALSE(deadline.label.en.empty());
    CHECK_FALSE(deadline.source.empty());
    CHECK(deadline.ladder.size() >= 1);
  }
  const auto check_notices = [](const Consequences& all) {
    for (const auto& notice : all.notices) {
      INFO(notice.notice);
      const auto* words = find_text(notice.notice);
      REQUIRE(words);
      CHECK_FALSE(words->sentence.zh.empty());
      CHECK_FALSE(words->sentence.en.empty());
    }
  };
  for (const auto& step : book.steps) check_notices(step);
  check_notices(book.on_opening);
  check_notices(book.on_cancel);
}

}  // namespace tenon::test
