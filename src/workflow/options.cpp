#include "tenon/workflow/options.hpp"

#include <algorithm>

namespace tenon {
namespace {

void add(std::vector<std::string>& list, std::string_view name) {
  if (std::find(list.begin(), list.end(), name) == list.end()) list.emplace_back(name);
}

Option option_for(const RuleBook& book, StateIndex state, const void* facts, EventIndex event,
                  const Context& context) {
  Option option;
  option.event = book.events[event];
  option.label = book.event_labels[event];
  for (const auto& step : book.steps) {
    if (step.event != event || !has(step.from, state)) continue;
    bool possible = true;
    for (const auto& condition : step.conditions) {
      if (condition.asks_event) add(option.also_asks, condition.name);
      else possible = possible && condition.holds(facts, nullptr, context);
    }
    if (!possible) continue;
    for (const auto& guard : step.guards)
      if (guard.asks_event) add(option.also_asks, guard.name);
    add(option.targets, book.states[step.stays ? state : step.to]);
    option.roles = option.roles | step.roles;
    auto verdict = check_step(book, step, facts, nullptr, context);
    if (verdict.allowed()) option.allowed = true;
    else if (!option.refusal) option.refusal = std::move(verdict).refusal();
  }
  if (option.targets.empty()) option.refusal = not_from_here(book, state, event);
  if (auto closed = check_open(book, state, context.frame); !closed.allowed()) {
    option.allowed = false;
    option.refusal = std::move(closed).refusal();
  }
  if (option.allowed) option.refusal.reset();
  return option;
}

}  // namespace

std::vector<Option> options_of(const RuleBook& book, StateIndex state, const void* facts,
                               const Context& context) {
  std::vector<Option> options;
  for (EventIndex event = 0; event < book.events.size(); ++event)
    options.push_back(option_for(book, state, facts, event, context));
  for (const auto name : action_names()) {
    if (!may_be_sent(name)) continue;
    Option option;
    option.event = name;
    option.label = label_of_action(name);
    option.action = true;
    option.roles = is_for_leaders(name) ? book.leaders : book.participants();
    auto verdict = may_act(book, state, name, context);
    option.allowed = verdict.allowed();
    if (!option.allowed) option.refusal = std::move(verdict).refusal();
    options.push_back(std::move(option));
  }
  return options;
}

}  // namespace tenon
