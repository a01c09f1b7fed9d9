/// What follows from a step, in the same work: notices, cases opened, other cases told.
#include <algorithm>

#include "engine/command_checks.hpp"
#include "engine/core.hpp"

namespace tenon {

Verdict Engine::Core::follow(Work& work, CaseState& state, const Step& step, const void* body,
                             std::string_view payload, const Mover& mover, std::vector<CaseId>* opened) {
  for (const auto& each : step.notices)
    notify(work, state, "notify", each.notice, each.role, each.party, mover.at, mover.at, payload);
  if (step.effects.empty()) return {};

  const Context context{mover.at, mover.actor, mover.party, state.subject, state.frame, *settings.calendar};
  Effects effects;
  for (const auto& produce : step.effects) produce(state.facts.get(), body, context, effects);
  const Actor as_system{mover.actor.id, {Role::system}};
  const Mover follower{as_system, Party::none, mover.at, mover.recorded_at, mover.command};
  for (const auto& effect : effects) {
    if (effect.kind == Effect::Kind::notify) {
      notify(work, state, "notify", effect.what, effect.role, effect.party, mover.at, mover.at,
             effect.payload.empty() ? std::string_view("{}") : std::string_view(effect.payload));
      continue;
    }
    TENON_TRY(const auto fields, parse_json(effect.payload, "effect"));
    auto done = effect.kind == Effect::Kind::open_case
                    ? open_linked(work, state, effect.what, fields, follower, opened)
                    : tell_parents(work, state, effect.what, fields, follower, opened);
    if (!done.allowed()) return done;
  }
  return {};
}

Verdict Engine::Core::open_linked(Work& work, CaseState& state, std::string_view workflow, const Json& fields,
                                  const Mover& follower, std::vector<CaseId>* opened) {
  TENON_TRY(const Definition* definition, settings.workflows->find(workflow));
  TENON_TRY(const Body opening, definition->read_opening(fields));
  const Link parent{state.id, std::string(state.definition->book().id), Relation::opened_by};
  TENON_TRY(const auto child,
            open_case(work, *definition, state.subject, std::nullopt, opening.get(), parent, follower));
  if (opened) opened->push_back(child->id);
  return take_action(work, state, LinkCase{child->id, std::string(workflow), Relation::opened}, follower);
}

Verdict Engine::Core::tell_parents(Work& work, CaseState& state, std::string_view what, const Json& fields,
                                   const Mover& follower, std::vector<CaseId>* opened) {
  const auto links = state.frame.links;  // a copy: what the parents do may come back to this case
  for (const auto& link : links) {
    if (link.relation != Relation::opened_by) continue;
    TENON_TRY(const auto parent, touch(work, link.id));
    const auto& book = parent->definition->book();
    Mover told = follower;
    told.at = std::max(follower.at, parent->changed_at);
    Verdict heard;
    if (const auto event = book.find_event(what)) {
      TENON_TRY(const Body body, parent->definition->read_event(*event, fields));
      if (auto late = catch_up(work, *parent, told.at, nullptr); !late.allowed()) return late;
      const Context there{told.at,         told.actor,    Party::none,
                          parent->subject, parent->frame, *settings.calendar};
      auto may = decide(book, parent->state, parent->facts.get(), *event, body.get(), there);
      if (!may) heard = std::move(may).refusal();
      else if (auto taken = take_step(work, *parent, *event, body.get(), told, opened); !taken.allowed())
        return taken;
    } else {
      heard = unknown_event(book, what);
    }
    // What the other case will not hear is not lost: a person finds it in the outbox.
    if (!heard.allowed())
      notify(work, state, "undelivered", what, Role::supervisor, Party::none, follower.at, follower.at,
             heard.refusal().to_json());
  }
  return {};
}

}  // namespace tenon
