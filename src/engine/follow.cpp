/// What follows from a step, in the same work: notices, cases opened, other cases told.
#include <algorithm>
#include <utility>

#include "engine/command_checks.hpp"
#include "engine/core.hpp"
#include "engine/surroundings.hpp"

namespace tenon {
namespace {
/// Cases that open each other, or tell each other, without end are a flaw that no table shows by itself.
constexpr std::uint8_t deepest = 16;
}  // namespace

Verdict Engine::Core::follow(Work& work, CaseState& state, const Consequences& what, const void* body,
                             std::string_view payload, const Mover& mover, std::vector<CaseId>* opened) {
  if (what.empty()) return {};
  if (mover.depth == deepest)
    return fault("engine.effects_without_end")
        .fact("workflow", state.definition->book().id)
        .fact("depth", std::to_string(deepest));
  const KnownSurroundings around(*this, work, state.subject, state.id, state.frame.policy, mover.at);
  const Context context{mover.at,    mover.actor,        mover.party, state.subject,
                        state.frame, *settings.calendar, &around};
  const Actor as_system{mover.actor.id, {Role::system}};
  const Mover follower{as_system,         Party::none,   mover.at,
                       mover.recorded_at, mover.command, static_cast<std::uint8_t>(mover.depth + 1)};
  for (const auto& effect : effects_of(what, state.facts.get(), body, context)) {
    if (effect.kind == Effect::Kind::notify) {
      notify(work, state, {effect.what, effect.role, effect.party, effect.via}, mover.at, mover.at,
             effect.payload.empty() ? payload : std::string_view(effect.payload), &around);
      continue;
    }
    TENON_TRY(const auto fields, parse_json(effect.payload, "effect"));
    if (effect.kind == Effect::Kind::update_record) {
      TENON_CHECK(update_record(work, effect.what, effect.record, fields, mover));
      continue;
    }
    if (effect.kind == Effect::Kind::end_others) {
      if (auto ended = end_others(work, state, effect.what, follower, opened); !ended.allowed()) return ended;
      continue;
    }
    auto done = effect.kind == Effect::Kind::open_case
                    ? open_linked(work, state, effect.what, fields, effect.subject, follower, opened)
                    : tell_parents(work, state, effect.what, fields, follower, opened);
    if (!done.allowed()) return done;
  }
  return around.failure();
}

Verdict Engine::Core::open_linked(Work& work, CaseState& state, std::string_view workflow, const Json& fields,
                                  const std::optional<Subject>& about, const Mover& follower,
                                  std::vector<CaseId>* opened) {
  TENON_TRY(const Definition* definition, settings.workflows->find(workflow));
  TENON_TRY(const Body opening, definition->read_opening(fields));
  const Link parent{state.id, std::string(state.definition->book().id), Relation::opened_by};
  TENON_TRY(const auto child, open_case(work, *definition, about.value_or(state.subject), std::nullopt,
                                        opening.get(), parent, follower));
  if (opened) opened->push_back(child->id);
  auto linked =
      take_action(work, state, LinkCase{child->id, std::string(workflow), Relation::opened}, follower);
  if (!linked.allowed()) return linked;
  return follow_opening(work, *child, opening.get(), follower, opened);
}

Verdict Engine::Core::end_others(Work& work, const CaseState& state, const std::string& reason,
                                 const Mover& follower, std::vector<CaseId>* opened) {
  if (!state.subject.sale) return {};
  const KnownSurroundings around(*this, work, state.subject, state.id, state.frame.policy, follower.at);
  const auto others = around.of_sale();
  TENON_CHECK(Result<void>(around.failure()));
  for (const auto& other : others) {
    if (other->status() == CaseStatus::ended || other->status() == CaseStatus::cancelled) continue;
    TENON_TRY(const auto ending, touch(work, other->id));
    Mover told = follower;
    told.at = std::max(follower.at, ending->changed_at);
    if (auto done = take_action(work, *ending, Cancel{reason}, told, opened); !done.allowed()) return done;
  }
  return {};
}

Verdict Engine::Core::follow_opening(Work& work, CaseState& state, const void* opening, const Mover& mover,
                                     std::vector<CaseId>* opened) {
  const auto& what = state.definition->book().on_opening;
  if (what.empty()) return {};
  std::string payload;
  state.definition->print_opening(payload, opening);
  return follow(work, state, what, opening, payload, mover, opened);
}

Verdict Engine::Core::tell_parents(Work& work, CaseState& state, std::string_view what, const Json& fields,
                                   const Mover& follower, std::vector<CaseId>* opened) {
  const auto links = state.frame.links;  // a copy: what the parents do may come back to this case
  for (const auto& link : links) {
    if (link.relation != Relation::opened_by) continue;
    // Looked up in the store: a refusal that rests on a stale copy would not be noticed by the commit.
    const bool trusted = std::exchange(work.trusts_cache, false);
    auto touched = touch(work, link.id);
    work.trusts_cache = trusted;
    TENON_TRY(const auto parent, std::move(touched));
    const auto& book = parent->definition->book();
    Mover told = follower;
    told.at = std::max(follower.at, parent->changed_at);
    Verdict heard;
    if (const auto event = book.find_event(what)) {
      TENON_TRY(const Body body, parent->definition->read_event(*event, fields));
      if (auto late = catch_up(work, *parent, told.at, nullptr); !late.allowed()) return late;
      const KnownSurroundings around(*this, work, parent->subject, parent->id, parent->frame.policy, told.at);
      const Context there{told.at,       told.actor,         Party::none, parent->subject,
                          parent->frame, *settings.calendar, &around};
      auto may = decide(book, parent->state, parent->facts.get(), *event, body.get(), there);
      if (auto failure = around.failure(); !failure.allowed()) return failure;
      if (!may) heard = std::move(may).refusal();
      else if (auto taken = take_step(work, *parent, *event, body.get(), told, opened); !taken.allowed())
        return taken;
    } else {
      heard = unknown_event(book, what);
    }
    if (heard.allowed()) continue;
    // What the other case will not hear is not lost: a person finds it in the outbox.
    notify(work, state, {what, Role::supervisor, Party::none, {}, "undelivered"}, follower.at, follower.at,
           heard.refusal().to_json());
    auto& cases = work.change.cases;  // that case has not changed: it is no part of the change
    cases.erase(std::remove_if(cases.begin(), cases.end(),
                               [](const auto& each) { return each.after->version == each.base_version; }),
                cases.end());
  }
  return {};
}

}  // namespace tenon
