#include <string>

#include "tenon/workflow/rule_book.hpp"
#include "tenon/workflow/soundness.hpp"

namespace tenon {
namespace {

std::string joined_events(const RuleBook& book, StateIndex state) {
  std::string list;
  for (std::size_t event = 0; event < book.events.size(); ++event)
    if (book.first[event][state] != 0) (list += list.empty() ? "" : ", ") += book.events[event];
  return list;
}

std::string joined_roles(RoleSet roles) {
  std::string list;
  for (const Role role : roles) (list += list.empty() ? "" : ", ") += name_of(role);
  return list;
}

std::int32_t held(const Frame& frame, std::string_view type, Form form) {
  std::int32_t count = 0;
  for (const auto& document : frame.documents)
    if (document.type == type && document.form == form) count += document.copies;
  return count;
}

bool waived(const Frame& frame, std::string_view type) {
  for (const auto& waiver : frame.waivers)
    if (waiver.type == type) return true;
  return false;
}

Verdict check_documents(const Step& step, const void* facts, const Frame& frame) {
  if (step.checklist.size == 0) return {};
  const auto missing = missing_documents(step.checklist, facts, frame);
  if (missing.empty()) return {};
  std::string list;
  for (const auto& each : missing) (list += list.empty() ? "" : ", ") += each;
  return refuse("documents.missing")
      .fact("checklist", step.checklist.name)
      .fact("missing", list)
      .source(step.source);
}

}  // namespace

std::vector<std::string> missing_documents(const Checklist& checklist, const void* facts,
                                           const Frame& frame) {
  std::vector<std::string> missing;
  const auto lacking = [&](const ChecklistItem& item, std::int32_t wanted, Form form, std::string_view unit) {
    const auto short_by = wanted - held(frame, item.document, form);
    if (short_by > 0)
      missing.push_back(std::string(item.document) + ": " + std::to_string(short_by) + " " +
                        std::string(unit));
  };
  for (std::size_t i = 0; i < checklist.size; ++i) {
    const auto& item = checklist.items[i];
    if ((item.applies && !item.applies(facts)) || waived(frame, item.document)) continue;
    lacking(item, item.originals, Form::original, "original");
    lacking(item, item.copies, Form::copy, "copy");
  }
  return missing;
}

Verdict check_open(const RuleBook& book, StateIndex state, const Frame& frame) {
  if (book.is_final(state))
    return not_allowed("case.ended").fact("workflow", book.id).fact("state", book.states[state]);
  if (frame.cancelled) return not_allowed("case.cancelled").fact("reason", *frame.cancelled);
  if (frame.hold)
    return refuse("case.on_hold")
        .fact("reason", frame.hold->reason)
        .fact("since", to_string(frame.hold->since));
  return {};
}

[[gnu::cold]] static Verdict wrong_role(const RuleBook& book, const Step& step, const Context& context) {
  return not_allowed("step.wrong_role")
      .fact("event", book.events[step.event])
      .fact("needed", joined_roles(step.roles))
      .fact("held", joined_roles(context.actor.roles))
      .source(step.source);
}

[[gnu::cold]] static Verdict with_source(Verdict verdict, const Step& step) {
  auto refusal = std::move(verdict).refusal();
  if (refusal.source.empty()) refusal.source = step.source;
  return refusal;
}

Verdict check_step(const RuleBook& book, const Step& step, const void* facts, const void* body,
                   const Context& context) {
  if (!step.roles.intersects(context.actor.roles)) return wrong_role(book, step, context);
  if (step.checklist.size > 0)
    if (auto verdict = check_documents(step, facts, context.frame); !verdict.allowed()) return verdict;
  for (const auto& guard : step.guards) {
    if (!body && guard.asks_event) continue;
    auto verdict = guard.check(facts, body, context);
    if (!verdict.allowed()) return with_source(std::move(verdict), step);
  }
  return {};
}

Effects effects_of(const Consequences& of, const void* facts, const void* body, const Context& context) {
  Effects effects;
  for (const auto& each : of.notices)
    if (!each.only_if.holds || each.only_if.holds(facts, body, context))
      effects.push_back({Effect::Kind::notify, std::string(each.notice), each.role, each.party, {}});
  for (const auto& each : of.effects) each.produce(facts, body, context, effects);
  return effects;
}

Refusal not_from_here(const RuleBook& book, StateIndex state, EventIndex event) {
  return not_allowed("step.not_from_here")
      .fact("workflow", book.id)
      .fact("state", book.states[state])
      .fact("event", book.events[event])
      .fact("allowed", joined_events(book, state));
}

namespace {

/// Conditions, documents and guards, or the reason why there is no step at all.
[[gnu::noinline]] const Step* choose_with_care(const RuleBook& book, StateIndex state, const void* facts,
                                               EventIndex event, const void* body, const Context& context,
                                               const Step* first, Verdict& why) {
  for (const Step* step = first; step != book.steps.end(); ++step) {
    if (step->event != event || !has(step->from, state)) continue;
    bool taken = true;
    for (const auto& condition : step->conditions) taken = taken && condition.holds(facts, body, context);
    if (!taken) continue;
    why = check_step(book, *step, facts, body, context);
    return why.allowed() ? step : nullptr;
  }
  why = check_open(book, state, context.frame);
  // Rows may exist without one whose conditions hold: as if there were no step.
  if (why.allowed()) why = not_from_here(book, state, event);
  return nullptr;
}

}  // namespace

const Step* choose(const RuleBook& book, StateIndex state, const void* facts, EventIndex event,
                   const void* body, const Context& context, Verdict& why) {
  const std::size_t first = book.first[event][state];  // no row leaves a final state
  const bool open = first != 0 && !context.frame.cancelled && !context.frame.hold;
  const Step* const step = open ? &book.steps[first - 1] : book.steps.end();
  // The way that most steps go, without a verdict changing hands.
  if (open && step->plain && step->roles.intersects(context.actor.roles)) return step;
  return choose_with_care(book, state, facts, event, body, context, step, why);
}

Result<const Step*> decide(const RuleBook& book, StateIndex state, const void* facts, EventIndex event,
                           const void* body, const Context& context) {
  Verdict why;
  const Step* step = choose(book, state, facts, event, body, context, why);
  if (!step) return std::move(why).refusal();
  return step;
}

Verdict check_soundness(const RuleBook& book) {
  static constexpr std::string_view words[] = {"none",           "unreachable",      "cannot_end",
                                               "left_after_end", "can_be_forgotten", "event_never_used",
                                               "steps_compete",  "nobody_may",       "without_label",
                                               "without_source", "nobody_hears",     "never_restarts"};
  const FlawAt at = find_flaw(book);
  if (at.what == Flaw::none) return {};
  return invalid("workflow.unsound")
      .fact("workflow", book.id)
      .fact("flaw", words[static_cast<std::size_t>(at.what)])
      .fact("state", at.of_event ? std::string_view() : book.states[at.state])
      .fact("event", book.events.empty() ? std::string_view() : book.events[at.event]);
}

}  // namespace tenon
