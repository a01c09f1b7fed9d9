/// What a command does to the cases of a work: opens, steps, actions.
#include <algorithm>

#include "engine/command_checks.hpp"
#include "engine/core.hpp"
#include "engine/surroundings.hpp"

namespace tenon {
const Actor& system_actor() {
  static const Actor actor{"system", {Role::system}};
  return actor;
}

Result<std::shared_ptr<CaseState>> Engine::Core::touch(Work& work, const CaseId& id) {
  for (const auto& each : work.change.cases)
    if (each.after->id == id) return each.after;
  std::int64_t base_version = 0;
  std::shared_ptr<CaseState> copy;
  if (auto pending = work.beneath ? work.beneath->find(id) : nullptr) {
    copy = std::make_shared<CaseState>(*pending);
    base_version = pending->version;
  } else {
    TENON_TRY(const CasePtr stored, work.trusts_cache ? load(id) : load_fresh(id));
    copy = std::make_shared<CaseState>(*stored);
    base_version = stored->version;
  }
  work.change.cases.push_back({copy, base_version});
  return copy;
}

Result<std::shared_ptr<CaseState>> Engine::Core::open_case(Work& work, const Definition& definition,
                                                           const Subject& subject,
                                                           const std::optional<std::string>& reference,
                                                           const void* opening,
                                                           const std::optional<Link>& parent,
                                                           const Mover& mover) {
  const auto& book = definition.book();
  const auto state = std::make_shared<CaseState>();
  state->definition = &definition;
  state->state = book.initial;
  TENON_TRY(state->subject, complete_subject(work, book, subject));
  state->reference = reference;
  state->opened_at = mover.at;
  if (parent) state->frame.links.push_back(*parent);

  if (book.needs_sale || book.needs_unit || book.needs_building || book.needs_project)
    state->frame.policy = settings.policies.active()->name();

  const KnownSurroundings around(*this, work, state->subject, state->id, state->frame.policy, mover.at);
  const Context context{mover.at,     mover.actor,        mover.party, state->subject,
                        state->frame, *settings.calendar, &around};
  if (!mover.actor.roles.contains(Role::system) && !book.openers.intersects(mover.actor.roles))
    return not_allowed("step.wrong_role")
        .fact("event", "open")
        .fact("needed", to_string(book.openers))
        .fact("held", to_string(mover.actor.roles))
        .source(book.source);
  TENON_CHECK(Result<void>(check_repeat(book, around, state->subject)));
  state->facts = definition.begin(opening, context);
  const auto with_source = [&](Verdict verdict) {
    auto refusal = std::move(verdict).refusal();
    if (refusal.source.empty()) refusal.source = book.source;
    return refusal;
  };
  for (const auto& dependency : book.opening_dependencies)
    if (auto verdict = check_dependency(dependency, context); !verdict.allowed())
      return with_source(std::move(verdict));
  for (const auto& guard : book.opening_guards)
    if (auto verdict = guard.check(state->facts.get(), opening, context); !verdict.allowed())
      return with_source(std::move(verdict));
  TENON_CHECK(Result<void>(around.failure()));
  const Moved moved{.to = state->state, .facts = state->facts.get()};
  TENON_TRY(const auto kept,
            move_clocks(state->frame, book, moved, mover.at, reckoning(state->frame, mover.at)));

  state->id = CaseId{ids.next(mover.at.microseconds() / 1000)};
  OpeningRecord record{state->subject, reference, parent, state->frame.policy};
  std::string payload = to_json_text(record);
  payload.back() = ',';
  if (payload.size() == 1) payload = "{";  // nothing before the opening
  payload += "\"opening\":";
  definition.print_opening(payload, opening);
  payload += '}';
  append(work, *state, "open", std::move(payload), kept, mover);
  work.change.cases.push_back({state, 0});
  return state;
}

Verdict Engine::Core::take_step(Work& work, CaseState& state, EventIndex event, const void* body,
                                const Mover& mover, std::vector<CaseId>* opened) {
  const auto& book = state.definition->book();
  // A step must not go by other limits because this engine was not given the pack that the case began under.
  if (state.frame.policy) TENON_CHECK(settings.policies.pinned(*state.frame.policy));
  const KnownSurroundings around(*this, work, state.subject, state.id, state.frame.policy, mover.at);
  const Context context{mover.at,    mover.actor,        mover.party, state.subject,
                        state.frame, *settings.calendar, &around};
  auto step = decide(book, state.state, state.facts.get(), event, body, context);
  if (auto failure = around.failure(); !failure.allowed()) return failure;
  if (!step) return std::move(step).refusal();

  const StateIndex before = state.state;
  const StateIndex after = (*step)->stays ? before : (*step)->to;
  const Body facts_before = state.facts;
  // Facts are made without the surroundings, as they are when the case is replayed.
  const Context alone{mover.at, mover.actor, mover.party, state.subject, state.frame, *settings.calendar};
  state.facts = state.definition->evolve(state.facts, event, body, alone);
  remember_doer(state.frame, book, event, mover.actor.id);
  state.state = after;
  const Moved moved{before, event, facts_before.get(), after, state.facts.get()};
  TENON_TRY(const auto kept,
            move_clocks(state.frame, book, moved, mover.at, reckoning(state.frame, mover.at)));
  if (book.is_final(after))
    if (auto ended = end_clocks(state.frame, mover.at); !ended) return std::move(ended).refusal();

  std::string payload;
  state.definition->print_event(payload, event, body);
  Mover recorded = mover;
  if (recorded.party == Party::none) recorded.party = (*step)->party;
  append(work, state, book.events[event], payload, kept, recorded);
  return follow(work, state, **step, body, payload, recorded, opened);
}

Verdict Engine::Core::take_action(Work& work, CaseState& state, const Action& action, const Mover& mover,
                                  std::vector<CaseId>* opened) {
  if (const auto* received = std::get_if<ReceiveDocument>(&action))
    if (auto known = settings.document_types.check(received->type, "payload.type"); !known.allowed())
      return known;
  const Context context{mover.at, mover.actor, mover.party, state.subject, state.frame, *settings.calendar};
  auto done = act(state.frame, state.definition->book(), state.state, action, context,
                  reckoning(state.frame, mover.at));
  if (!done) return std::move(done).refusal();
  std::string payload;
  print_action(payload, action);
  append(work, state, name_of(action), payload, state.frame.clocks.size(), mover);
  const auto* cancel = std::get_if<Cancel>(&action);
  if (!cancel) return {};
  return follow(work, state, state.definition->book().on_cancel, cancel, payload, mover, opened);
}

Result<Outcome> Engine::Core::perform(Work& work, const Command& command) {
  const Instant now = settings.clock.now();
  const Instant at = command.at.value_or(now);
  TENON_CHECK(Result<void>(check_actor(command.actor)));
  if (at > now)
    return invalid("command.in_future").field("at").fact("found", to_string(at)).fact("now", to_string(now));
  const Mover mover{command.actor, command.party, at, now, command.id};

  Outcome outcome;
  outcome.command = command.id;
  std::shared_ptr<CaseState> state;
  if (command.event == "open") {
    TENON_TRY(const Definition* definition, settings.workflows->find(command.workflow));
    TENON_CHECK(Result<void>(check_subject(definition->book(), command.subject)));
    TENON_CHECK(Result<void>(check_reference(command.reference)));
    CaseId taken;
    if (command.reference && work.beneath && work.beneath->has_reference(*command.reference, taken))
      return conflict("store.reference_taken").fact("reference", *command.reference);
    TENON_TRY(const BodyOf body, body_of(*definition, command, std::nullopt));
    TENON_TRY(state, open_case(work, *definition, command.subject, command.reference, body.get, std::nullopt,
                               mover));
    TENON_CHECK(Result<void>(follow_opening(work, *state, body.get, mover, &outcome.opened)));
  } else {
    TENON_TRY(state, touch(work, command.case_id));
    const auto& book = state->definition->book();
    if (!command.workflow.empty() && command.workflow != book.id)
      return not_allowed("command.other_workflow").fact("case", book.id).fact("command", command.workflow);
    if (command.expected_version && *command.expected_version != state->version)
      return conflict("case.stale")
          .fact("expected", std::to_string(*command.expected_version))
          .fact("found", std::to_string(state->version));
    if (at < state->changed_at)
      return refuse("command.before_last_step")
          .field("at")
          .fact("found", to_string(at))
          .fact("last", to_string(state->changed_at));
    if (auto verdict = catch_up(work, *state, at, nullptr); !verdict.allowed())
      return std::move(verdict).refusal();
    Verdict verdict;
    if (const auto event = book.find_event(command.event)) {
      TENON_TRY(const BodyOf body, body_of(*state->definition, command, event));
      verdict = take_step(work, *state, *event, body.get, mover, &outcome.opened);
    } else if (may_be_sent(command.event) && !label_of_action(command.event).en.empty()) {
      TENON_TRY(const Action action, action_of(command));
      const auto* link = std::get_if<LinkCase>(&action);
      if (link && link->relation != Relation::related)
        return invalid("command.relation").field("payload.relation");
      verdict = take_action(work, *state, action, mover, &outcome.opened);
      if (link && verdict.allowed()) {
        TENON_TRY(const auto other, touch(work, link->id));
        verdict =
            take_action(work, *other, LinkCase{state->id, std::string(book.id), Relation::related},
                        {system_actor(), Party::none, std::max(at, other->changed_at), now, command.id});
      }
    } else {
      return unknown_event(book, command.event);
    }
    if (!verdict.allowed()) return std::move(verdict).refusal();
  }
  outcome.case_id = state->id;
  outcome.workflow = state->definition->book().id;
  outcome.version = state->version;
  outcome.state = state->definition->book().states[state->state];
  outcome.status = state->status();
  return outcome;
}

}  // namespace tenon
