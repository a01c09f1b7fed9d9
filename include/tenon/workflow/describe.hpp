#pragma once
/// @file workflow/describe.hpp
/// A workflow told from its rules alone: as one JSON document for programs, as a diagram for people. Pure.
/// @since 0.1
#include "tenon/workflow/definition.hpp"
#include "tenon/workflow/diagram.hpp"

namespace tenon {

/// Everything the table says: states, events with the JSON Schema of their fields, steps with roles,
/// conditions, guards, documents, what follows ("tells", "does") and sources, deadlines, and the actions that
/// every case has. What follows from an opening and from a cancellation stands under "opening" and
/// "when_cancelled".
[[nodiscard]] Json describe(const Definition& definition);
/// In a line: id, version, titles, states and events. What `tenon workflows --json` lists.
[[nodiscard]] Json summarise(const RuleBook& book);

/// States as nodes (marked where a deadline runs), steps as edges named after their events. `counts` is how
/// many cases are in each state, in the order of the book's states; empty: no numbers are drawn.
[[nodiscard]] Diagram diagram_of(const RuleBook& book, std::span<const std::int64_t> counts = {});

}  // namespace tenon
