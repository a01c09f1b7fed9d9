#pragma once
/// @file workflow/effects.hpp
/// What a step may set going, made by name: for the functions that a table names with `does`.
/// @since 0.1
#include "tenon/core/json.hpp"
#include "tenon/workflow/context.hpp"
#include "tenon/workflow/names.hpp"

namespace tenon {

/// A case of workflow W is opened and linked to this one, about the same subject or about another.
template <class W>
[[nodiscard]] Effect opens(const typename W::Opening& opening, std::optional<Subject> about = {}) {
  Effect effect{Effect::Kind::open_case, std::string(detail::snake_name<W>), Role::system, Party::none,
                to_json_text(opening)};
  effect.subject = std::move(about);
  return effect;
}
/// The case that gave birth to this one hears the event.
template <class E>
[[nodiscard]] Effect tells_parent(const E& event) {
  return {Effect::Kind::tell_case, std::string(detail::snake_name<E>), Role::system, Party::none,
          to_json_text(event)};
}
/// A register entry takes these fields over; the others stay. A field that is null is taken out.
[[nodiscard]] inline Effect updates(std::string_view kind, std::string_view id, const Json& fields) {
  Effect effect{Effect::Kind::update_record, std::string(kind), Role::system, Party::none, fields.dump()};
  effect.record = id;
  return effect;
}

/// Every other open case about the same sale is cancelled, with this reason: a contract that is voided takes
/// what hangs on it along.
[[nodiscard]] inline Effect ends_others(std::string_view reason) {
  return {Effect::Kind::end_others, std::string(reason), Role::system, Party::none, "{}"};
}

}  // namespace tenon
