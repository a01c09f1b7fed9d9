#pragma once
/// @file workflow/options.hpp
/// "What may I do now, and why not the rest?", answered by the guards that decide.
/// @since 0.1
#include <optional>
#include <string>
#include <vector>

#include "tenon/workflow/actions.hpp"

namespace tenon {

/// One thing that could be done with a case, and if not now, why not.
struct Option {
  std::string event;
  Label label;
  bool action = false;  ///< one of those that every case has
  bool allowed = false;
  std::optional<Refusal> refusal;
  std::vector<std::string> targets;    ///< states that it may lead to
  std::vector<std::string> also_asks;  ///< conditions and guards that look at the event's fields as well
  RoleSet roles;                       ///< who may
};

/// Every event of the workflow, then every action, with its answer for this actor. Pure.
[[nodiscard]] std::vector<Option> options_of(const RuleBook& book, StateIndex state, const void* facts,
                                             const Context& context);

}  // namespace tenon
