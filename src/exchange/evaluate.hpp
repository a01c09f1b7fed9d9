#pragma once
/// Follows the rules of a plan for one record: what a value is, when a step happens, whether it is wanted.
#include <optional>

#include "exchange/plan.hpp"
#include "tenon/exchange/source.hpp"
#include "tenon/workflow/context.hpp"

namespace tenon::exchange {

/// A record as rules see it: a row, or an event within its trace.
struct View {
  const Plan& plan;
  const SourceRecord& record;
  const SourceEvent* event = nullptr;  ///< of a trace
  const std::string& key;

  /// The text of a column without white space around it; empty where there is none.
  [[nodiscard]] std::string_view text(std::string_view column) const;
};

/// The value of a rule; none: the field is left out. Refusals: import.unmapped_value, import.not_a_number,
/// import.not_a_truth_value, import.not_a_time.
[[nodiscard]] Result<std::optional<Json>> value_of(const ValueRule& rule, const View& view);
/// A JSON object of the fields that are not left out.
[[nodiscard]] Result<Json> fields_of(const Fields& fields, const View& view);
[[nodiscard]] std::string filled(const Template& parts, const View& view);
/// Refusals: import.not_a_time, import.no_time.
[[nodiscard]] Result<Instant> time_of(const TimeRule& rule, const View& view);
[[nodiscard]] bool holds(const std::vector<Condition>& conditions, const View& view);
[[nodiscard]] Result<Actor> actor_of(const ActorRule& rule, const View& view);

}  // namespace tenon::exchange
