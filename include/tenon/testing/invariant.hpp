#pragma once
/// @file testing/invariant.hpp
/// What must never be, said of the cases of one sale or building together, as data that a contract specialist
/// can read:
///
///   {"id": "keys_after_the_money", "source": "H0 5.12",
///    "title": {"zh": "款项未结清不得交钥匙", "en": "no keys before the money is settled"},
///    "never": {"all": [{"case": "handover", "in": ["keys_given", "filed", "handed_over"]},
///                      {"not": {"case": "handover", "has_been": ["settled"]}}]}}
///
/// A condition is one of
///   {"case": W, "in": [states]}        a case of W that is not cancelled is in one of them now
///   {"case": W, "has_been": [states]}  a case of W is or was in one of them, cancelled since or not
///   {"case": W, "is": "there" | "open" | "ended" | "cancelled"}
///   {"record": "unit", "fields": {...}}   the entry that the exploration is about has these values
///   {"all": [...]}, {"any": [...]}, {"not": condition}
/// "facts": {...} beside "in", "has_been" or "is": and the same case has these facts at that moment; null:
/// the fact is not there.
/// Immutable once read; safe from any thread.
/// @since 0.1
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "tenon/core/json.hpp"
#include "tenon/core/text.hpp"
#include "tenon/workflow/workflow_set.hpp"

namespace tenon::testing {

/// One thing that is so of some case, or of a register entry, or is not.
struct Condition {
  enum class About : std::uint8_t { now, ever, record };
  About about = About::now;
  std::string workflow;       ///< or the kind of the entry
  StateSet states = 0;        ///< any of these
  bool cancelled = false;     ///< cancelled cases are meant
  bool in_any_state = false;  ///< "is": cases in these states, cancelled or not as `cancelled` says
  std::vector<std::pair<std::string, Json>> fields;  ///< facts of the case, or fields of the entry
};

/// A set of conditions, one bit each.
using ConditionSet = std::uint64_t;

/// Conditions tied together.
struct Formula {
  enum class Kind : std::uint8_t { one, all, any, none };
  Kind kind = Kind::all;
  std::size_t condition = 0;  ///< of `one`
  std::vector<Formula> parts;
  [[nodiscard]] bool holds(ConditionSet true_ones) const;
};

struct Invariant {
  std::string id;
  Text title;
  std::string source;
  Formula never;
  ConditionSet conditions = 0;  ///< which of them it rests on
};

/// Invariants that are looked after together, and the conditions that they share.
struct Invariants {
  std::vector<Invariant> all;
  std::vector<Condition> conditions;

  /// Reads a list. Refused with the place, what stands there and what may: unknown workflows, states, keys;
  /// two of one id; "testing.too_many_conditions" beyond 64.
  [[nodiscard]] static Result<Invariants> read(const Json& list, const WorkflowSet& workflows,
                                               const JsonPath& at = {});
};

}  // namespace tenon::testing
