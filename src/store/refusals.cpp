#include "store/refusals.hpp"

namespace tenon::store {

Refusal case_unknown(const CaseId& id) { return not_found("case.unknown").fact("case", to_string(id)); }

Refusal conflict_on(std::string_view what, std::int64_t expected, std::int64_t found) {
  return conflict("store.conflict")
      .fact("what", what)
      .fact("expected", std::to_string(expected))
      .fact("found", std::to_string(found));
}
Refusal conflict_on(const CaseId& id, std::int64_t expected, std::int64_t found) {
  return conflict_on("case " + to_string(id), expected, found);
}
Refusal conflict_on(const RecordRow& record, std::int64_t found) {
  return conflict_on(record.kind + " " + record.id, record.version - 1, found);
}

Refusal conflict_on(const Seen::List& list, std::int64_t found) {
  return conflict_on(std::string(name_of(list.scope)) + " " + list.id, list.count, found);
}
Refusal command_seen(const CommandId& id) {
  return conflict("store.command_seen").fact("command", to_string(id));
}

Refusal reference_taken(std::string_view reference, const CaseId& by) {
  return conflict("store.reference_taken").fact("reference", reference).fact("case", to_string(by));
}

Refusal bad_change(const CaseId& id, std::string_view problem) {
  return fault("store.bad_change").fact("case", to_string(id)).fact("problem", problem);
}

Refusal workflow_not_given(const CaseId& id, std::string_view workflow, std::int32_t version,
                           std::string_view known) {
  return not_found("store.workflow_not_given")
      .fact("case", to_string(id))
      .fact("workflow", workflow)
      .fact("version", std::to_string(version))
      .fact("known", known);
}

Verdict check_limit(std::int32_t limit) {
  if (limit >= 1 && limit <= 10000) return {};
  return invalid("store.bad_limit").field("limit").fact("found", std::to_string(limit));
}

Refusal bad_cursor(std::string_view cursor) {
  return invalid("store.bad_cursor").field("after").fact("found", cursor.substr(0, 60));
}

}  // namespace tenon::store
