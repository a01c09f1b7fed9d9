#pragma once
/// @file engine/command_checks.hpp
/// What can be said of a command before any case is looked at: who sends it, what it is about, what it
/// carries.
#include "tenon/engine/command.hpp"
#include "tenon/workflow/actions.hpp"
#include "tenon/workflow/definition.hpp"

namespace tenon {

/// The value of an opening or event: the caller's own C++ object, or one read from the command's JSON.
struct BodyOf {
  Body owned;
  const void* get = nullptr;
};

[[nodiscard]] Verdict check_actor(const Actor& actor);
[[nodiscard]] Verdict check_subject(const RuleBook& book, const Subject& subject);
[[nodiscard]] Verdict check_reference(const std::optional<std::string>& reference);

/// Without an event: the opening.
[[nodiscard]] Result<BodyOf> body_of(const Definition& definition, const Command& command,
                                     std::optional<EventIndex> event);
[[nodiscard]] Result<Action> action_of(const Command& command);
[[nodiscard]] Refusal unknown_event(const RuleBook& book, std::string_view event);

}  // namespace tenon
