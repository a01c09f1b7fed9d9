/// Read, decide, commit if nothing has moved; again if something has, and in the end while the others wait.
#include "engine/core.hpp"

namespace tenon {
namespace {

/// How often a command is decided among others, before it is decided while they wait.
constexpr int attempts = 4;

/// The answer to a command of the same id, rebuilt from how it was stored.
Refusal stored_refusal(const std::string& json) {
  Refusal refusal;
  // Ordered: the sentence names the facts in the order in which they were given.
  const auto document = nlohmann::ordered_json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!document.is_object()) return refusal;
  const auto text = [&](const char* key) { return document.value(key, std::string()); };
  refusal.code = text("code");
  refusal.field = text("field");
  refusal.source = text("source");
  for (const auto kind :
       {RefusalKind::not_allowed, RefusalKind::refused, RefusalKind::invalid, RefusalKind::not_found,
        RefusalKind::conflict, RefusalKind::busy, RefusalKind::fault})
    if (name_of(kind) == text("kind")) refusal.kind = kind;
  if (const auto facts = document.find("facts"); facts != document.end())
    for (const auto& [name, value] : facts->items())
      refusal.facts.push_back({name, value.get<std::string>()});
  return refusal;
}

bool is_worth_keeping(RefusalKind kind) {
  return kind == RefusalKind::not_allowed || kind == RefusalKind::refused;
}

}  // namespace

/// What was asked, in canonical form: who, what, about what. Not when: a retry may come later.
Digest body_digest(const Command& command, std::string_view payload) {
  std::string all = command.actor.id;
  for (const auto part : {std::string_view(command.event), std::string_view(command.workflow)})
    (all += '\n') += part;
  (all += '\n') += to_string(command.case_id);
  (all += '\n') += command.reference.value_or("");
  all += '\n';
  print_json(all, command.subject);
  (all += '\n') += payload;
  return sha256(all);
}

CommandId Engine::Core::next_command() { return {ids.next(settings.clock.now().microseconds() / 1000)}; }

Result<CasePtr> Engine::Core::load(const CaseId& id) {
  if (auto cached = cache.find(id)) return cached;
  TENON_TRY(CasePtr stored, store->load(id));
  cache.put(stored);
  return stored;
}

Result<CasePtr> Engine::Core::load_fresh(const CaseId& id) {
  if (auto cached = cache.find(id)) {
    TENON_TRY(const std::int64_t version, store->version_of(id));
    if (version == cached->version) return cached;
    cache.drop(id);
  }
  return load(id);
}

void Engine::Core::publish(Change& change) {
  for (auto& each : change.cases) cache.put(std::move(each.after));
}

namespace {

/// The payload of a command in canonical form, for the digest that tells a repeat from another command. Typed
/// and JSON ways in must agree, so JSON is read and printed again where the workflow is known.
std::string canonical_payload(const Command& command, const Definition* definition) {
  std::string out;
  if (command.event == "open" && definition) {
    if (command.typed) definition->print_opening(out, command.typed);
    else if (auto body = definition->read_opening(command.payload))
      definition->print_opening(out, body->get());
  } else if (const auto event = definition ? definition->book().find_event(command.event) : std::nullopt) {
    if (command.typed) definition->print_event(out, *event, command.typed);
    else if (auto body = definition->read_event(*event, command.payload))
      definition->print_event(out, *event, body->get());
  } else if (command.typed) {
    print_action(out, *static_cast<const Action*>(command.typed));
  } else if (auto action = read_action(command.event, command.payload); action && *action) {
    print_action(out, **action);
  }
  return out;
}

}  // namespace

Result<Outcome> Engine::Core::first_answer(const Command& command, const CommandRow& row) {
  const Definition* definition = nullptr;
  CasePtr state;
  if (!row.case_id.is_nil()) {
    TENON_TRY(state, load_fresh(row.case_id));
    definition = state->definition;
  } else if (auto found = settings.workflows->find(command.workflow)) {
    definition = *found;
  }
  if (body_digest(command, canonical_payload(command, definition)) != row.body)
    return conflict("command.id_reused").field("id").fact("command", to_string(command.id));
  if (!row.refusal.empty()) return stored_refusal(row.refusal);
  Outcome outcome;
  outcome.case_id = row.case_id;
  outcome.workflow = definition->book().id;
  outcome.version = row.version;
  outcome.command = command.id;
  outcome.repeated = true;
  outcome.status = state->status();
  TENON_TRY(const auto rows, store->history(row.case_id));
  for (const auto& each : rows)
    if (each.version == row.version) outcome.state = each.state;
  return outcome;
}

/// A refusal under an id of the caller's is kept, so that a repeat hears the same.
Result<Outcome> Engine::Core::refused(Work* batch, const Command& command, Refusal refusal) {
  if (command.id.is_nil() || !is_worth_keeping(refusal.kind)) return refusal;
  const Definition* definition = nullptr;
  CommandRow row;
  row.id = command.id;
  if (command.event == "open") {
    if (auto found = settings.workflows->find(command.workflow)) definition = *found;
  } else {
    row.case_id = command.case_id;
    if (auto pending = batch ? batch->find(command.case_id) : nullptr) definition = pending->definition;
    else if (auto found = load(command.case_id)) definition = (*found)->definition;
  }
  row.body = body_digest(command, canonical_payload(command, definition));
  row.refusal = refusal.to_json();
  if (batch) {
    batch->change.commands.push_back(std::move(row));
    return refusal;
  }
  Change change;
  change.commands.push_back(std::move(row));
  auto kept = store->commit(change);
  if (!kept && kept.refusal().code != "store.command_seen") return std::move(kept).refusal();
  return refusal;
}

Result<Outcome> Engine::Core::execute(const Command& given) {
  const bool named = !given.id.is_nil();
  Command command = given;
  if (!named) command.id = next_command();
  for (int attempt = 0; attempt < attempts; ++attempt) {
    Work work;
    auto outcome = work_out(work, command, named);
    if (!outcome) {
      if (named) {
        TENON_TRY(const auto seen, store->find_command(command.id));
        if (seen) return first_answer(command, *seen);
      }
      if (!command.case_id.is_nil())  // a refusal must not rest on what someone else has changed meanwhile
        if (const auto cached = cache.find(command.case_id)) {
          TENON_TRY(const auto version, store->version_of(command.case_id));
          if (version != cached->version) {
            cache.drop(command.case_id);
            continue;
          }
        }
      return refused(nullptr, named ? command : given, std::move(outcome).refusal());
    }
    auto committed = store->commit(work.change);
    if (committed) {
      publish(work.change);
      return outcome;
    }
    const auto& code = committed.refusal().code;
    if (named) {  // whatever stood in the way: a repeat hears its first answer
      TENON_TRY(const auto seen, store->find_command(command.id));
      if (seen) return first_answer(command, *seen);
    }
    if (code != "store.conflict") return std::move(committed).refusal();
    for (const auto& each : work.change.cases) cache.drop(each.after->id);
  }
  return execute_alone(command, named);
}

Result<Outcome> Engine::Core::work_out(Work& work, const Command& command, bool named) {
  TENON_TRY(Outcome outcome, perform(work, command));
  if (named) {
    const auto* definition = work.find(outcome.case_id)->definition;
    work.change.commands.push_back({command.id,
                                    body_digest(command, canonical_payload(command, definition)),
                                    outcome.case_id,
                                    outcome.version,
                                    {}});
  }
  return outcome;
}

/// For whom others were faster each time: they wait while this one is decided.
Result<Outcome> Engine::Core::execute_alone(const Command& command, bool named) {
  if (log.takes(LogLevel::info))
    log.add({0, settings.clock.now(), LogLevel::info, "overtaken", command.event, command.actor.id,
             command.case_id, std::nullopt});
  Work work;
  work.trusts_cache = false;
  Result<Outcome> outcome = Outcome();
  auto committed = store->commit_alone(work.change, [&]() -> Verdict {
    outcome = work_out(work, command, named);
    if (!outcome) return outcome.refusal();
    return {};
  });
  if (committed) {
    publish(work.change);
    return outcome;
  }
  if (named) {
    TENON_TRY(const auto seen, store->find_command(command.id));
    if (seen) return first_answer(command, *seen);
  }
  return named ? refused(nullptr, command, std::move(committed).refusal()) : std::move(committed).refusal();
}

void Engine::Core::note(const Command& command, const Result<Outcome>& outcome) {
  const bool machine = !outcome && (outcome.refusal().kind == RefusalKind::fault ||
                                    outcome.refusal().kind == RefusalKind::busy);
  const auto level = outcome ? LogLevel::debug : machine ? LogLevel::error : LogLevel::info;
  if (!log.takes(level)) return;
  LogEntry entry{0,
                 settings.clock.now(),
                 level,
                 outcome ? "done" : outcome.refusal().code,
                 command.event,
                 command.actor.id,
                 {},
                 {}};
  if (outcome) entry.case_ = outcome->case_id;
  else if (!command.case_id.is_nil()) entry.case_ = command.case_id;
  if (!outcome && !outcome.refusal().field.empty()) entry.field = outcome.refusal().field;
  log.add(std::move(entry));
}

Result<Outcome> Engine::Core::execute_in(Work& batch, const Command& given) {
  const bool named = !given.id.is_nil();
  Command command = given;
  if (named) {
    if (const auto* row = batch.find_command(command.id)) {
      const CommandRow seen = *row;
      if (seen.refusal.empty()) {
        const auto state = batch.find(seen.case_id);
        Outcome outcome{seen.case_id,
                        std::string(state->definition->book().id),
                        seen.version,
                        std::string(state->definition->book().states[state->state]),
                        state->status(),
                        command.id,
                        true,
                        {}};
        return outcome;
      }
      return stored_refusal(seen.refusal);
    }
    TENON_TRY(const auto stored, store->find_command(command.id));
    if (stored) return first_answer(command, *stored);
  } else {
    command.id = next_command();
  }
  Work work;
  work.beneath = &batch;
  auto outcome = work_out(work, command, named);
  if (!outcome) return refused(&batch, named ? command : given, std::move(outcome).refusal());
  batch.merge(std::move(work));
  return outcome;
}

Verdict Engine::Core::check(const Command& given) {
  Command command = given;
  if (command.id.is_nil()) command.id = next_command();
  if (!command.case_id.is_nil())
    if (auto fresh = load_fresh(command.case_id); !fresh) return std::move(fresh).refusal();
  Work work;
  auto outcome = perform(work, command);
  if (!outcome) return std::move(outcome).refusal();
  return {};
}

}  // namespace tenon
