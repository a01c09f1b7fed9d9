#pragma once
// The moves of a procedure, as its scenario file tells them: every opening and every event with every payload
// that its paths, steps, events and "allowed" show, and the papers that come before an event.
#include <optional>
#include <string>
#include <vector>

#include "tenon/testing/procedures.hpp"
#include "tenon/workflow/rule_book.hpp"

namespace tenon::testing {

struct Move {
  enum class Kind : std::uint8_t { open, event, cancel };
  Kind kind = Kind::event;
  EventIndex event = 0;
  bool once = false;         ///< at most once in a case: the bound says so
  Json step;                 ///< as a Stage takes it: "open" or "do", payload, as, who
  std::vector<Json> papers;  ///< "receive" steps: handed in at once where the event is refused without them
};

/// Openings first, then events in the order of the table, then, where it is asked for, the cancelling by a
/// leader. Events that only the system takes are left out.
[[nodiscard]] std::vector<Move> moves_of(const Procedures& procedures, const RuleBook& book, bool cancelling);

}  // namespace tenon::testing
