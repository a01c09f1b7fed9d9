#include <algorithm>
#include <string>

#include "tenon/workflow/rule_book.hpp"
#include "tenon/workflow/soundness.hpp"

namespace tenon {
namespace {

std::string joined_events(const RuleBook& book, StateIndex state) {
  std::string list;
  for (std::size_t event = 0; event < book.events.size(); ++event)
    if (book.first_row(static_cast<EventIndex>(event), state) != 0)
      (list += list.empty() ? "" : ", ") += book.events[event];
  return list;
}

/// "identity_card|passport": either will do.
bool is_one_of(std::string_view alternatives, std::string_view type) {
  for (;;) {
    const auto bar = alternatives.find('|');
    if (alternatives.substr(0, bar) == type) return true;
    if (bar == alternatives.npos) return false;
    alternatives.remove_prefix(bar + 1);
  }
}

std::int32_t held(const Frame& frame, const MissingDocument& wanted) {
  std::int32_t count = 0;
  for (const auto& document : frame.documents)
    if (is_one_of(wanted.document, document.type) && document.form == wanted.form &&
        (!wanted.of || document.of == wanted.of))
      count += document.copies;
  return count;
}

bool waived(const Frame& frame, std::string_view type) {
  for (const auto& waiver : frame.waivers)
    if (waiver.type == type || is_one_of(type, waiver.type)) return true;
  return false;
}

Verdict check_documents(const Step& step, const void* facts, const Context& context) {
  if (step.checklist.size == 0) return {};
  const auto missing = missing_documents(step.checklist, facts, context);
  if (missing.empty()) return {};
  std::string list;
  for (const auto& each : missing) (list += list.empty() ? "" : ", ") += to_string(each);
  return refuse("documents.missing")
      .fact("checklist", step.checklist.name)
      .fact("missing", list)
      .source(step.source);
}

Verdict check_apart(const RuleBook& book, const Step& step, const Context& context) {
  if (step.apart_from == 0) return {};
  for (const auto& doer : context.frame.doers) {
    const auto event = book.find_event(doer.event);
    if (doer.actor == context.actor.id && event && has_event(step.apart_from, *event))
      return refuse("step.same_person")
          .fact("event", book.events[step.event])
          .fact("done", doer.event)
          .fact("actor", doer.actor)
          .source(step.source);
  }
  return {};
}

std::string_view subject_of(Scope scope, const Subject& subject) {
  const auto& id = scope == Scope::sale       ? subject.sale
                   : scope == Scope::unit     ? subject.unit
                   : scope == Scope::building ? subject.building
                                              : subject.project;
  return id ? std::string_view(*id) : std::string_view();
}

}  // namespace

std::string to_string(const MissingDocument& missing) {
  std::string text = missing.document + ": " + std::to_string(missing.count) + " ";
  text += name_of(missing.form);
  if (missing.of) (text += " of ") += *missing.of;
  return text;
}

std::vector<MissingDocument> missing_documents(const Checklist& checklist, const void* facts,
                                               const Context& context) {
  std::vector<MissingDocument> missing;
  const auto ask = [&](const ChecklistItem& item, const std::optional<std::string>& of, Party from) {
    for (const auto& [form, wanted] :
         {std::pair(Form::original, item.originals), std::pair(Form::copy, item.copies)}) {
      MissingDocument each{std::string(item.document), form, wanted, from, of};
      each.count -= held(context.frame, each);
      if (each.count > 0) missing.push_back(std::move(each));
    }
  };
  for (const auto& item : checklist) {
    if ((item.applies && !item.applies(facts)) || waived(context.frame, item.document)) continue;
    if (!item.of_person || !context.around) {
      ask(item, std::nullopt, item.from);
      continue;
    }
    for (const auto& person : context.around->people())
      if (item.of_person(person)) ask(item, person.customer, person.as);
  }
  return missing;
}

Verdict check_dependency(const Dependency& dependency, const Context& context) {
  if (!context.around || (dependency.applies && !dependency.applies(*context.around))) return {};
  const auto others = context.around->cases(dependency.scope, dependency.workflow);
  const OtherCase* blocking = nullptr;
  for (const auto& other : others) {
    if (other.cancelled) continue;
    const bool named = has(dependency.states, other.state_index);
    if (dependency.none_open ? (!other.final && !named) : !named) blocking = &other;
    if (!dependency.none_open || blocking) break;  // the newest counts; any open one stands in the way
  }
  const bool reached = !others.empty() && !blocking &&
                       std::any_of(others.begin(), others.end(), [](const auto& o) { return !o.cancelled; });
  if (dependency.none_open ? !blocking : reached) return {};
  const Label title = context.around->title_of(dependency.workflow);
  const Label state = blocking ? blocking->state_label : Label{"尚未办理", "not begun"};
  return refuse(dependency.none_open ? "journey.still_open" : "journey.needs_first")
      .fact("workflow", dependency.workflow)
      .fact("needed", dependency.state_names)
      .fact("scope", name_of(dependency.scope))
      .fact("subject", subject_of(dependency.scope, context.subject))
      .fact("case", blocking ? to_string(blocking->id) : std::string())
      .fact("found", blocking ? blocking->state : std::string_view("none"))
      .fact("zh_title", title.zh)
      .fact("en_title", title.en)
      .fact("zh_state", state.zh)
      .fact("en_state", state.en)
      .source(dependency.source);
}

void remember_doer(Frame& frame, const RuleBook& book, EventIndex event, const std::string& actor) {
  if (!has_event(book.remembered, event)) return;
  for (auto& doer : frame.doers)
    if (doer.event == book.events[event]) {
      doer.actor = actor;
      return;
    }
  frame.doers.push_back({std::string(book.events[event]), actor});
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
      .fact("needed", to_string(step.roles))
      .fact("held", to_string(context.actor.roles))
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
  if (step.apart_from != 0)
    if (auto verdict = check_apart(book, step, context); !verdict.allowed()) return verdict;
  for (const auto& dependency : step.dependencies)
    if (auto verdict = check_dependency(dependency, context); !verdict.allowed())
      return with_source(std::move(verdict), step);
  if (step.checklist.size > 0)
    if (auto verdict = check_documents(step, facts, context); !verdict.allowed()) return verdict;
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
      effects.push_back(
          {Effect::Kind::notify, std::string(each.notice), each.role, each.party, {}, each.via});
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

const Step* past_the_end(const RuleBook& book) { return book.steps.data() + book.steps.size(); }

/// Conditions, documents and guards, or the reason why there is no step at all.
[[gnu::noinline]] const Step* choose_with_care(const RuleBook& book, StateIndex state, const void* facts,
                                               EventIndex event, const void* body, const Context& context,
                                               const Step* first, Verdict& why) {
  for (const Step* step = first; step != past_the_end(book); ++step) {
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
  const std::size_t first = book.first_row(event, state);  // no row leaves a final state
  const bool open = first != 0 && !context.frame.cancelled && !context.frame.hold;
  const Step* const step = open ? &book.steps[first - 1] : past_the_end(book);
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
