/// What a sale needs, how far it is, and what stands in the way.
#include "engine/journey.hpp"

#include <algorithm>

namespace tenon {
namespace {

/// Somebody who may do the step and did none of those before it.
Actor whoever_may(const Step& step) { return {"?", step.roles}; }

/// Nearer to the goal, or to another end.
bool leads_on(const std::vector<std::size_t>& away, const Step& step, StateIndex from) {
  return away[from] != no_way && !step.stays && (away[step.to] == no_way || away[step.to] < away[from]);
}

/// The row's own conditions, those that look at the event left out.
bool is_possible(const Step& step, const void* facts, const Context& context) {
  return std::all_of(step.conditions.begin(), step.conditions.end(), [&](const NamedCondition& each) {
    return each.asks_event || each.holds(facts, nullptr, context);
  });
}

}  // namespace

void JourneyReader::add_part(View& view, std::string_view workflow, Scope scope) {
  if (view.find(workflow)) return;
  const auto found = core_.settings.workflows->find(workflow);
  if (!found) return;
  const auto& book = (*found)->book();
  if (book.sale.part && book.sale.needed && !book.sale.needed(*view.around)) return;
  // What it waits for comes before it.
  const auto add_all = [&](std::span<const Dependency> dependencies) {
    for (const auto& each : dependencies) {
      if (each.none_open || (each.applies && !each.applies(*view.around))) continue;
      add_part(view, each.workflow, each.scope);
      if (Part* const awaited = view.find(each.workflow)) awaited->accepted |= each.states;
    }
  };
  view.under_way.push_back(workflow);
  const auto is_under_way = [&](std::string_view id) {
    return std::count(view.under_way.begin(), view.under_way.end(), id) > 1;
  };
  if (!is_under_way(workflow)) {
    add_all(book.opening_dependencies);
    for (const auto& step : book.steps) add_all(step.dependencies);
  }
  view.under_way.pop_back();
  if (view.find(workflow)) return;

  Part part;
  part.definition = *found;
  part.scope = scope;
  for (const auto& other : view.around->cases(scope, workflow)) {
    if (other.cancelled) {
      part.cancelled = true;
      continue;
    }
    if (auto state = core_.load_fresh(other.id)) part.newest = *state;
    break;
  }
  view.parts.push_back(std::move(part));
}

Result<std::unique_ptr<JourneyReader::View>> JourneyReader::look(std::string_view sale) {
  auto view = std::make_unique<View>();
  view->policy = core_.settings.policies.active()->name();
  RuleBook about_sale;
  about_sale.id = "journey";
  about_sale.needs_sale = true;
  Subject asked;
  asked.sale = sale;
  TENON_TRY(view->subject, core_.complete_subject(view->work, about_sale, asked));
  view->around =
      std::make_unique<KnownSurroundings>(core_, view->work, view->subject, view->none, view->policy, now_);
  for (const auto* definition : core_.settings.workflows->all())
    if (definition->book().sale.part) add_part(*view, definition->book().id, Scope::sale);
  for (const auto& each : view->around->of_sale()) {
    const bool over = each->status() == CaseStatus::ended || each->status() == CaseStatus::cancelled;
    if (!over && !view->find(each->definition->book().id)) view->beside.push_back(each);
  }
  TENON_CHECK(Result<void>(view->around->failure()));
  return view;
}

JourneyStep JourneyReader::step_of_case(View& view, const Part& part) {
  const auto& book = part.book();
  const CaseState& state = *part.newest;
  JourneyStep step;
  step.workflow = book.id;
  step.title = text_of(book.title);
  step.scope = part.scope;
  step.case_ = state.id;
  step.state = book.states[state.state];
  step.state_label = text_of(book.state_labels[state.state]);
  step.since = state.changed_at;
  if (part.is_over()) {
    step.progress = part.is_done() ? Progress::done : Progress::failed;
    return step;
  }
  for (const auto& run : state.frame.clocks)
    if (!run.ended)
      step.limits.push_back({std::string(book.deadlines[run.rule].id),
                             text_of(book.deadlines[run.rule].label), run.due, run.missed.has_value()});
  if (state.frame.hold) {
    step.progress = Progress::blocked;
    step.blocked_by.push_back({check_open(book, state.state, state.frame).refusal().to_json()});
    return step;
  }
  const KnownSurroundings around(core_, view.work, state.subject, state.id, state.frame.policy, now_);
  const auto away = steps_to_goal(book);
  bool ours = false, theirs = false;
  for (const auto& row : book.steps) {
    if (!has(row.from, state.state)) continue;
    const Actor actor = whoever_may(row);
    const Context context{now_,   actor, Party::none, state.subject, state.frame, *core_.settings.calendar,
                          &around};
    const bool forward = leads_on(away, row, state.state);
    if (!is_possible(row, state.facts.get(), context)) continue;
    auto verdict = check_step(book, row, state.facts.get(), nullptr, context);
    if (!forward && (!row.stays || !verdict.allowed())) continue;
    NextStep next{std::string(book.events[row.event]), text_of(book.event_labels[row.event]), row.roles};
    if (row.party != Party::none) next.party = row.party;
    next.missing = missing_documents(row.checklist, state.facts.get(), context);
    next.allowed = verdict.allowed();
    if (!next.allowed) next.refusal = JsonText{verdict.refusal().to_json()};
    const bool known = std::any_of(step.next.begin(), step.next.end(), [&](const NextStep& each) {
      return each.event == next.event && each.allowed == next.allowed;
    });
    if (known) continue;
    if (next.allowed) (next.party && forward ? theirs : ours) = true;
    else if (forward) step.blocked_by.push_back(*next.refusal);
    step.next.push_back(std::move(next));
  }
  std::stable_sort(step.next.begin(), step.next.end(),
                   [](const NextStep& a, const NextStep& b) { return a.allowed && !b.allowed; });
  step.progress = ours ? Progress::open : theirs ? Progress::waiting : Progress::blocked;
  if (step.progress != Progress::blocked) step.blocked_by.clear();
  return step;
}

JourneyStep JourneyReader::step_of(View& view, Part& part) {
  JourneyStep step;
  if (part.newest) {
    step = step_of_case(view, part);
  } else {
    const auto& book = part.book();
    step.workflow = book.id;
    step.title = text_of(book.title);
    step.scope = part.scope;
    step.progress = part.cancelled ? Progress::cancelled : Progress::ready;
    const Frame empty;
    const Actor actor{"?", book.openers};
    const Context context{
        now_, actor, Party::none, view.subject, empty, *core_.settings.calendar, view.around.get()};
    for (const auto& dependency : book.opening_dependencies)
      if (auto verdict = check_dependency(dependency, context); !verdict.allowed())
        step.blocked_by.push_back({verdict.refusal().to_json()});
    if (!step.blocked_by.empty()) step.progress = Progress::blocked;
    else step.next.push_back({"open", {"开立", "Open"}, book.openers, std::nullopt, true});
  }
  time_part(view, part);
  if (part.is_done()) step.earliest = step.latest = part.newest->changed_at;
  else if (!part.times.empty() && part.times.back().state == part.book().goal) {
    step.earliest = part.times.back().earliest;
    step.latest = part.times.back().latest;
  }
  return step;
}

Result<Journey> JourneyReader::read(std::string_view sale) {
  TENON_TRY(const auto view, look(sale));
  Journey journey;
  journey.sale = sale;
  journey.unit = view->subject.unit.value_or("");
  journey.building = view->subject.building.value_or("");
  journey.at = now_;
  journey.finished = true;
  for (auto& part : view->parts) {
    journey.steps.push_back(step_of(*view, part));
    // The building's own procedures may go on for other homes: what this sale needed of them, it has had.
    if (part.scope == Scope::sale) journey.finished = journey.finished && part.is_done();
    add_promises(*view, part, journey.promises);
  }
  for (const auto& each : view->beside) {
    Part part;
    part.definition = each->definition;
    part.newest = each;
    journey.beside.push_back(step_of_case(*view, part));
  }
  for (const auto& each : view->around->cases(Scope::sale, "contract_cancellation"))
    journey.voided = journey.voided || (each.final && each.state == "voided");
  TENON_CHECK(Result<void>(view->around->failure()));
  return journey;
}

Result<std::vector<MissingPaper>> JourneyReader::missing_papers(std::string_view sale) {
  TENON_TRY(const auto view, look(sale));
  std::vector<MissingPaper> all;
  for (const auto& part : view->parts) {
    if (part.scope != Scope::sale || part.is_over()) continue;
    const auto& book = part.book();
    const Frame empty;
    const Actor nobody{"?", {}};
    const Context context{now_,
                          nobody,
                          Party::none,
                          view->subject,
                          part.newest ? part.newest->frame : empty,
                          *core_.settings.calendar,
                          view->around.get()};
    for (const Step* const step : route(book, part.newest ? part.newest->state : book.initial))
      for (const auto& item : step->checklist) {
        ChecklistItem asked = item;
        std::optional<std::string> only_if;
        if (!part.newest && item.applies) {  // what decides it is not known yet
          only_if = item.condition_name;
          asked.applies = nullptr;
        }
        const Checklist line{step->checklist.name, &asked, 1};
        const void* const facts = part.newest ? part.newest->facts.get() : nullptr;
        for (auto& missing : missing_documents(line, facts, context))
          all.push_back(
              {std::string(book.id), std::string(book.events[step->event]), std::move(missing), only_if});
      }
  }
  TENON_CHECK(Result<void>(view->around->failure()));
  return all;
}

}  // namespace tenon
