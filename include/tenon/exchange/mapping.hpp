#pragma once
// clang-format off
/// @file exchange/mapping.hpp
/// A mapping says how the records of a file become cases: one JSON document that a CRM team writes for its
/// own export (docs/examples/mappings has one for each of three public formats). It is read strictly, and
/// checked against the workflows and the file before the first record is imported.
///
///   id, version   which mapping. The ids of all commands come from `id`, the key of the record and the step, so
///                 that a second import, also under a later version, repeats what was done instead of doing it again.
///   title, notes  {"zh", "en"}; notes is a list: what is assumed because the file does not say it, and where
///   format        "csv" (with `separator`, default ",") or "xes"
///   zone          of times without an offset: a built-in name, or {"name", "rule"} (POSIX); default Asia/Shanghai
///   times         the forms of times, tried in order: "rfc3339", or a pattern of %Y %m %d %H %I %M %S %p %z and
///                 plain characters; a pattern without a clock time means 00:00
///   key           {"column": name}, or {"content": true}: a digest of the record, for files without a number
///   reference     template of the case's reference; default "<id>:{key}"
///   actors        {name: {"id": VALUE, "roles": [...]}}: who writes the steps down
///   by, at        the actor and TIME of steps that do not say theirs
///   open          a STEP without `event`, with `workflow` and `subject` ({"customer": VALUE, ...}); a record for
///                 which its `when` does not hold is left out. Of a trace it sees the first event.
///   steps         csv: list of STEP, in the order in which they happen
///   activity, on  xes: the attribute that names an activity, and {name: [STEP, ...]}; an activity that is not
///                 listed is refused ("import.unmapped_activity"); [] passes it over
///   on_refusal    what goes on after a refused step: "next_step", "next_event" (xes: with the trace's next event)
///                 or "next_record". A value that cannot be read always ends the record: later steps would stand
///                 on it.
///
/// STEP       {"event": id of an event or action, "at": TIME, "by": actor, "party": outside party,
///             "fields": {name: VALUE}, "when": CONDITION or a list (all hold), "if_state": [...],
///             "unless_state": [...]}
/// TIME       {"column", "plus": "15 days", "clock": "17:00" (for a date alone)}; only days, hours and minutes are
///            added. `plus` may also be {"column", "values": {found: amount}}.
/// VALUE      a text, number or truth value as it stands; {"const": anything}; {"template": "{Product}: {Issue}"};
///            {"column", "values": {found: meant}, "otherwise", "empty", "as": text|integer|boolean|date|time};
///            {"time": TIME}; {"object": {name: VALUE}}; {"list": [VALUE]}. A field whose column is empty is left
///            out, unless `empty` says otherwise; a text that `values` does not list is refused, unless `otherwise`
///            does. A null leaves the field out.
/// CONDITION  {"column", "in": [...]}, {"column", "not_in": [...]} or {"column", "empty": true|false}
///
/// Texts are taken without white space around them. In XES a column is an attribute of the event, or "trace:" and
/// an attribute of the trace. In templates {key} is the record's key, {{ a brace.
///
/// Immutable and cheap to copy; safe from any thread.
/// @since 0.1
// clang-format on
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/core/result.hpp"
#include "tenon/core/text.hpp"

namespace tenon {

class WorkflowSet;
namespace exchange {
struct Plan;
}

class Mapping {
 public:
  /// Reads the document. Refusals: those of reading JSON (core/json.hpp) with the path of the field, and
  /// mapping.not_here, mapping.time_format, mapping.template, mapping.limit, mapping.unknown_actor,
  /// mapping.no_actor, mapping.no_time, mapping.one_of, mapping.empty.
  [[nodiscard]] static Result<Mapping> read(std::string_view json);

  /// Whether workflow, events, states, fields and constant words are those of the engine's workflows.
  /// Refusals: mapping.unknown_event, mapping.unknown_state, mapping.unknown_field, mapping.missing_field,
  /// mapping.word.
  [[nodiscard]] Verdict check_workflows(const WorkflowSet& workflows) const;
  /// Whether every column that the mapping names is there; "mapping.unknown_column" lists what is.
  [[nodiscard]] Verdict check_columns(std::span<const std::string> columns) const;

  [[nodiscard]] const std::string& id() const noexcept;
  [[nodiscard]] std::int32_t version() const noexcept;
  [[nodiscard]] const Text& title() const noexcept;
  [[nodiscard]] const std::vector<Text>& notes() const noexcept;

  /// For this room only.
  [[nodiscard]] const exchange::Plan& plan() const noexcept { return *plan_; }

 private:
  explicit Mapping(std::shared_ptr<const exchange::Plan> plan) : plan_(std::move(plan)) {}
  std::shared_ptr<const exchange::Plan> plan_;
};

}  // namespace tenon
