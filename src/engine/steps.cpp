/// What a command does to the cases of a work: opens, steps, actions, and everything that follows from them.
#include <algorithm>

#include "engine/core.hpp"

namespace tenon {
namespace {

constexpr std::size_t max_id_bytes = 128;

Verdict check_actor(const Actor& actor) {
  if (actor.id.empty() || actor.id.size() > max_id_bytes || !is_utf8(actor.id) ||
      std::any_of(actor.id.begin(), actor.id.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
    return invalid("command.actor")
        .field("actor.id")
        .fact("found", is_utf8(actor.id) ? actor.id.substr(0, 40) : "?");
  if (actor.roles.empty()) return invalid("command.no_role").field("actor.roles").fact("actor", actor.id);
  if (actor.roles.contains(Role::system)) return invalid("command.system_role").field("actor.roles");
  return {};
}

Verdict check_subject(const RuleBook& book, const Subject& subject) {
  const auto lacking = [&](bool needed, const std::optional<std::string>& given,
                           std::string_view field) -> Verdict {
    if (given && (given->empty() || given->size() > max_id_bytes || !is_utf8(*given)))
      return invalid("command.subject").field("subject." + std::string(field));
    if (needed && !given)
      return invalid("command.subject_missing")
          .field("subject." + std::string(field))
          .fact("workflow", book.id);
    return {};
  };
  if (auto v = lacking(book.needs_customer, subject.customer, "customer"); !v.allowed()) return v;
  if (auto v = lacking(book.needs_unit, subject.unit, "unit"); !v.allowed()) return v;
  if (auto v = lacking(book.needs_sale, subject.sale, "sale"); !v.allowed()) return v;
  if (auto v = lacking(false, subject.building, "building"); !v.allowed()) return v;
  return lacking(false, subject.project, "project");
}

/// The value of an opening or event: the caller's own C++ object, or one read from the command's JSON.
struct BodyOf {
  Body owned;
  const void* get = nullptr;
};

Result<BodyOf> body_of(const Definition& definition, const Command& command,
                       std::optional<EventIndex> event) {
  const auto& book = definition.book();
  if (command.typed) {
    if (command.typed_for && (command.typed_for->id != book.id || command.typed_for->version != book.version))
      return not_allowed("command.other_workflow")
          .fact("case", book.id)
          .fact("command", command.typed_for->id);
    auto verdict =
        event ? definition.check_event(*event, command.typed) : definition.check_opening(command.typed);
    if (!verdict.allowed()) return std::move(verdict).refusal();
    return BodyOf{nullptr, command.typed};
  }
  auto read =
      event ? definition.read_event(*event, command.payload) : definition.read_opening(command.payload);
  if (!read) return std::move(read).refusal();
  return BodyOf{*read, read->get()};
}

Result<Action> action_of(const Command& command) {
  if (command.typed) {
    const auto& action = *static_cast<const Action*>(command.typed);
    if (auto verdict = check_action(action); !verdict.allowed()) return std::move(verdict).refusal();
    return action;
  }
  return *read_action(command.event, command.payload);
}

Refusal unknown_event(const RuleBook& book, std::string_view event) {
  std::string known;
  for (const auto each : book.events) (known += known.empty() ? "" : ", ") += each;
  for (const auto each : action_names())
    if (may_be_sent(each)) (known += ", ") += each;
  return invalid("command.unknown_event")
      .field("event")
      .fact("workflow", book.id)
      .fact("found", event)
      .fact("allowed", known);
}

std::string limits_that_differ(const CaseState& state, std::size_t clocks_before) {
  std::string out;
  for (std::size_t i = clocks_before; i < state.frame.clocks.size(); ++i) {
    const auto& run = state.frame.clocks[i];
    const auto& deadline = state.definition->book().deadlines[run.rule];
    if (run.promised || run.limit == deadline.limit) continue;
    out += out.empty() ? "{" : ",";
    print_json_string(out, deadline.id);
    out += ':';
    print_json(out, run.limit);
  }
  return out.empty() ? out : out + "}";
}

}  // namespace

const Actor& system_actor() {
  static const Actor actor{"system", {Role::system}};
  return actor;
}

void Engine::Core::append(Work& work, CaseState& state, std::string_view event, std::string payload,
                          std::size_t clocks_before, const Mover& mover) {
  HistoryRow row;
  row.id = state.id;
  row.version = ++state.version;
  row.event = event;
  row.state = state.definition->book().states[state.state];
  row.at = mover.at;
  row.recorded_at = mover.recorded_at;
  row.actor = mover.actor.id;
  row.roles = mover.actor.roles;
  row.party = mover.party;
  row.command = mover.command;
  row.payload = std::move(payload);
  if (!settings.limits.all().empty()) row.limits = limits_that_differ(state, clocks_before);
  row.digest = history_digest(state.head, row);
  state.head = row.digest;
  state.changed_at = mover.at;
  work.change.history.push_back(std::move(row));
}

void Engine::Core::notify(Work& work, const CaseState& state, std::string_view kind, std::string_view notice,
                          std::optional<Role> role, std::optional<Party> party, Instant at,
                          Instant deliver_after, std::string_view fields) {
  OutboxRow row;
  row.case_id = state.id;
  row.version = state.version;
  row.kind = kind;
  row.notice = notice;
  row.role = role;
  row.party = party;
  row.at = at;
  row.deliver_after = deliver_after;
  row.payload = "{\"workflow\":";
  print_json_string(row.payload, state.definition->book().id);
  row.payload += ",\"state\":";
  print_json_string(row.payload, state.definition->book().states[state.state]);
  if (state.reference) {
    row.payload += ",\"reference\":";
    print_json_string(row.payload, *state.reference);
  }
  row.payload += ",\"subject\":";
  print_json(row.payload, state.subject);
  ((row.payload += ",\"fields\":") += fields) += '}';
  work.change.outbox.push_back(std::move(row));
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
    TENON_TRY(const CasePtr stored, load(id));
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
  state->subject = subject;
  state->reference = reference;
  state->opened_at = mover.at;
  if (parent) state->frame.links.push_back(*parent);

  const Context context{mover.at, mover.actor, mover.party, state->subject, state->frame, *settings.calendar};
  if (!mover.actor.roles.contains(Role::system) && !book.openers.intersects(mover.actor.roles)) {
    std::string needed;
    for (const Role role : book.openers) (needed += needed.empty() ? "" : ", ") += name_of(role);
    std::string held;
    for (const Role role : mover.actor.roles) (held += held.empty() ? "" : ", ") += name_of(role);
    return not_allowed("step.wrong_role")
        .fact("event", "open")
        .fact("needed", needed)
        .fact("held", held)
        .source(book.source);
  }
  state->facts = definition.begin(opening, context);
  for (const auto& guard : book.opening_guards)
    if (auto verdict = guard.check(state->facts.get(), opening, context); !verdict.allowed()) {
      auto refusal = std::move(verdict).refusal();
      if (refusal.source.empty()) refusal.source = book.source;
      return refusal;
    }
  TENON_CHECK(
      move_clocks(state->frame, book, state->facts.get(), std::nullopt, state->state, mover.at, reckoning()));

  state->id = CaseId{ids.next(mover.at.microseconds() / 1000)};
  OpeningRecord record{subject, reference, parent};
  std::string payload = to_json_text(record);
  payload.back() = ',';
  if (payload.size() == 1) payload = "{";  // nothing before the opening
  payload += "\"opening\":";
  definition.print_opening(payload, opening);
  payload += '}';
  append(work, *state, "open", std::move(payload), 0, mover);
  work.change.cases.push_back({state, 0});
  return state;
}

Verdict Engine::Core::take_step(Work& work, CaseState& state, EventIndex event, const void* body,
                                const Mover& mover, std::vector<CaseId>* opened) {
  const auto& book = state.definition->book();
  const Context context{mover.at, mover.actor, mover.party, state.subject, state.frame, *settings.calendar};
  auto step = decide(book, state.state, state.facts.get(), event, body, context);
  if (!step) return std::move(step).refusal();

  const StateIndex before = state.state;
  const StateIndex after = (*step)->stays ? before : (*step)->to;
  state.facts = state.definition->evolve(state.facts, event, body, context);
  state.state = after;
  const auto clocks = state.frame.clocks.size();
  if (auto moved = move_clocks(state.frame, book, state.facts.get(), before, after, mover.at, reckoning());
      !moved)
    return std::move(moved).refusal();
  if (book.is_final(after))
    if (auto ended = end_clocks(state.frame, mover.at); !ended) return std::move(ended).refusal();

  std::string payload;
  state.definition->print_event(payload, event, body);
  Mover recorded = mover;
  if (recorded.party == Party::none) recorded.party = (*step)->party;
  append(work, state, book.events[event], payload, clocks, recorded);
  return follow(work, state, **step, body, payload, recorded, opened);
}

Verdict Engine::Core::follow(Work& work, CaseState& state, const Step& step, const void* body,
                             std::string_view payload, const Mover& mover, std::vector<CaseId>* opened) {
  for (const auto& each : step.notices)
    notify(work, state, "notify", each.notice,
           each.party == Party::none ? std::optional(each.role) : std::nullopt,
           each.party == Party::none ? std::nullopt : std::optional(each.party), mover.at, mover.at, payload);
  if (step.effects.empty()) return {};

  const Context context{mover.at, mover.actor, mover.party, state.subject, state.frame, *settings.calendar};
  Effects effects;
  for (const auto& produce : step.effects) produce(state.facts.get(), body, context, effects);
  const Actor as_system{mover.actor.id, {Role::system}};
  const Mover follower{as_system, Party::none, mover.at, mover.recorded_at, mover.command};
  for (const auto& effect : effects) {
    if (effect.kind == Effect::Kind::notify) {
      notify(work, state, "notify", effect.what,
             effect.party == Party::none ? std::optional(effect.role) : std::nullopt,
             effect.party == Party::none ? std::nullopt : std::optional(effect.party), mover.at, mover.at,
             effect.payload.empty() ? std::string_view("{}") : std::string_view(effect.payload));
      continue;
    }
    auto fields = parse_json(effect.payload, "effect");
    if (!fields) return std::move(fields).refusal();
    if (effect.kind == Effect::Kind::open_case) {
      auto definition = settings.workflows->find(effect.what);
      if (!definition) return std::move(definition).refusal();
      auto opening = (*definition)->read_opening(*fields);
      if (!opening) return std::move(opening).refusal();
      const Link parent{state.id, std::string(state.definition->book().id), Relation::opened_by};
      auto child =
          open_case(work, **definition, state.subject, std::nullopt, opening->get(), parent, follower);
      if (!child) return std::move(child).refusal();
      if (opened) opened->push_back((*child)->id);
      auto linked = take_action(work, state, LinkCase{(*child)->id, effect.what, Relation::opened}, follower);
      if (!linked.allowed()) return linked;
      continue;
    }
    // tell_case: those that gave birth to this one hear of it.
    const auto links = state.frame.links;
    for (const auto& link : links) {
      if (link.relation != Relation::opened_by) continue;
      auto parent = touch(work, link.id);
      if (!parent) return std::move(parent).refusal();
      const Definition& other = *(*parent)->definition;
      const Mover told{as_system, Party::none, std::max(mover.at, (*parent)->changed_at), mover.recorded_at,
                       mover.command};
      Verdict verdict;
      if (const auto event = other.book().find_event(effect.what)) {
        auto heard = other.read_event(*event, *fields);
        if (!heard) return std::move(heard).refusal();
        if (auto late = catch_up(work, **parent, told.at, nullptr); !late.allowed()) return late;
        const Context there{told.at,          as_system,         Party::none, (*parent)->subject,
                            (*parent)->frame, *settings.calendar};
        auto may =
            decide(other.book(), (*parent)->state, (*parent)->facts.get(), *event, heard->get(), there);
        if (!may) verdict = std::move(may).refusal();
        else if (auto taken = take_step(work, **parent, *event, heard->get(), told, opened); !taken.allowed())
          return taken;
      } else {
        verdict = unknown_event(other.book(), effect.what);
      }
      // What the other case will not hear is not lost: a person finds it in the outbox.
      if (!verdict.allowed())
        notify(work, state, "undelivered", effect.what, Role::supervisor, std::nullopt, mover.at, mover.at,
               verdict.refusal().to_json());
    }
  }
  return {};
}

Verdict Engine::Core::take_action(Work& work, CaseState& state, const Action& action, const Mover& mover) {
  const Context context{mover.at, mover.actor, mover.party, state.subject, state.frame, *settings.calendar};
  auto done = act(state.frame, state.definition->book(), state.state, action, context, reckoning());
  if (!done) return std::move(done).refusal();
  std::string payload;
  print_action(payload, action);
  append(work, state, name_of(action), std::move(payload), state.frame.clocks.size(), mover);
  return {};
}

Verdict Engine::Core::catch_up(Work& work, CaseState& state, Instant until, AdvanceReport* report) {
  for (;;) {
    const auto alarm = next_alarm(state.frame);
    if (!alarm || *alarm > until) return {};
    // Late by nature: a promised date may lie before the opening, and history does not run backwards.
    const Instant at = std::max(*alarm, state.changed_at);
    const Mover mover{system_actor(), Party::none, at, settings.clock.now(), CommandId{}};
    if (state.frame.hold && state.frame.hold->until == *alarm) {
      if (auto verdict = take_action(work, state, Resume{}, mover); !verdict.allowed()) return verdict;
      if (report) ++report->resumed;
      continue;
    }
    const auto which = due_ring(state.frame, until);
    if (!which) return {};
    const auto& deadline = state.definition->book().deadlines[state.frame.clocks[which->run].rule];
    const DeadlineMissed missed{std::string(deadline.id), which->rung, which->at};
    if (auto verdict = take_action(work, state, missed, mover); !verdict.allowed()) return verdict;
    auto open_again = settings.calendar->next_service_moment(at, settings.counting.unknown);
    notify(work, state, "notify", which->rung == 0 ? "deadline.missed" : "deadline.escalated",
           deadline.ladder[which->rung], std::nullopt, at, open_again ? open_again->value : at,
           to_json_text(missed));
    if (report) ++(which->rung == 0 ? report->missed : report->escalated);
  }
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
    if (command.reference && (command.reference->empty() || command.reference->size() > max_id_bytes ||
                              !is_utf8(*command.reference)))
      return invalid("command.reference").field("reference");
    CaseId taken;
    if (command.reference && work.beneath && work.beneath->has_reference(*command.reference, taken))
      return conflict("store.reference_taken").fact("reference", *command.reference);
    TENON_TRY(const BodyOf body, body_of(*definition, command, std::nullopt));
    TENON_TRY(state, open_case(work, *definition, command.subject, command.reference, body.get, std::nullopt,
                               mover));
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
      verdict = take_action(work, *state, action, mover);
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
