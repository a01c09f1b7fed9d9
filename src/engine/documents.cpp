#include "tenon/engine/documents.hpp"

namespace tenon {
namespace {

enum class Deed : std::uint8_t { open, apply };
BOOST_DESCRIBE_ENUM(Deed, open, apply)

/// A command document but for "case" and "payload", which have shapes of their own.
struct CommandParts {
  Deed do_ = Deed::apply;
  std::optional<std::string> workflow;
  std::optional<std::string> event;
  std::optional<Subject> subject;
  std::optional<std::string> reference;
  std::optional<std::int64_t> expected_version;
  Actor actor;
  std::optional<Party> party;
  std::optional<Instant> at;
  std::optional<CommandId> id;
};
BOOST_DESCRIBE_STRUCT(CommandParts, (),
                      (do_, workflow, event, subject, reference, expected_version, actor, party, at, id))

}  // namespace

Result<Command> read_command(Engine& engine, const Json& document) {
  const JsonPath root{nullptr, "command"};
  if (!document.is_object()) return detail::wrong_type(root, "an object", document);
  Json rest = document;
  Json payload = Json::object();
  Json target;
  if (const auto given = rest.find("payload"); given != rest.end()) {
    payload = std::move(*given);
    rest.erase("payload");
  }
  if (const auto given = rest.find("case"); given != rest.end()) {
    target = std::move(*given);
    rest.erase("case");
  }
  auto read = read_json<CommandParts>(rest, root);
  if (!read) return std::move(read).refusal();

  Command command;
  command.actor = std::move(read->actor);
  command.party = read->party.value_or(Party::none);
  command.at = read->at;
  command.id = read->id.value_or(CommandId{});
  command.payload = std::move(payload);
  if (read->do_ == Deed::open) {
    if (!read->workflow) return detail::missing_field(root / "workflow");
    if (read->event) return invalid("command.field_not_here").field("command.event").fact("do", "open");
    if (!target.is_null()) return invalid("command.field_not_here").field("command.case").fact("do", "open");
    command.event = "open";
    command.workflow = *std::move(read->workflow);
    command.subject = std::move(read->subject).value_or(Subject{});
    command.reference = std::move(read->reference);
    return command;
  }
  if (!read->event) return detail::missing_field(root / "event");
  if (read->subject) return invalid("command.field_not_here").field("command.subject").fact("do", "apply");
  if (read->reference)
    return invalid("command.field_not_here").field("command.reference").fact("do", "apply");
  command.event = *std::move(read->event);
  command.workflow = std::move(read->workflow).value_or("");
  command.expected_version = read->expected_version;
  if (target.is_object() && target.size() == 1 && target.contains("reference") &&
      target["reference"].is_string()) {
    const auto& reference = target["reference"].get_ref<const std::string&>();
    TENON_TRY(const auto found, engine.find_reference(reference));
    if (!found) return not_found("case.unknown_reference").field("command.case").fact("reference", reference);
    command.case_id = *found;
  } else if (target.is_null()) {
    return detail::missing_field(root / "case");
  } else {
    TENON_TRY(command.case_id, read_json<CaseId>(target, root / "case"));
  }
  return command;
}

CaseDocument document_of(const CaseState& state) {
  const auto& book = state.definition->book();
  CaseDocument document;
  document.id = state.id;
  document.workflow = book.id;
  document.workflow_version = book.version;
  document.version = state.version;
  document.state = book.states[state.state];
  document.status = state.status();
  document.subject = state.subject;
  document.reference = state.reference;
  document.opened_at = state.opened_at;
  document.changed_at = state.changed_at;
  document.facts.text.clear();
  state.definition->print_facts(document.facts.text, state.facts.get());
  document.deadlines = deadlines_of(state);
  document.assignee = state.frame.assignee;
  document.department = state.frame.department;
  document.hold = state.frame.hold;
  document.cancelled = state.frame.cancelled;
  document.comments = state.frame.comments;
  document.documents = state.frame.documents;
  document.waivers = state.frame.waivers;
  document.attachments = state.frame.attachments;
  document.links = state.frame.links;
  document.doers = state.frame.doers;
  document.policy = state.frame.policy;
  document.digest = to_hex(state.head);
  return document;
}

OptionDocument document_of(const Option& option) {
  OptionDocument document{option.event, text_of(option.label), option.action,    option.allowed,
                          std::nullopt, option.targets,        option.also_asks, option.roles};
  if (option.refusal) document.refusal = JsonText{option.refusal->to_json()};
  return document;
}

HistoryDocument document_of(const HistoryRow& row) {
  HistoryDocument document{row.version,     row.event,     row.state,    row.at,
                           row.recorded_at, row.actor,     row.roles,    std::nullopt,
                           std::nullopt,    {row.payload}, std::nullopt, to_hex(row.digest)};
  if (row.party != Party::none) document.party = row.party;
  if (!row.command.is_nil()) document.command = row.command;
  if (!row.limits.empty()) document.limits = JsonText{row.limits};
  return document;
}

NoticeDocument document_of(const OutboxRow& row) {
  return {row.id,   row.case_id, row.version, row.kind,          row.notice,
          row.role, row.party,   row.at,      row.deliver_after, {row.payload}};
}

RecordDocument document_of(const RecordRow& row) {
  return {row.kind, row.id, row.version, row.at, row.actor, {row.json}};
}

VerifyDocument document_of(const Engine::VerifyReport& report) {
  VerifyDocument document{report.cases, report.rows, report.digest, {}};
  for (const auto& each : report.problems) document.problems.push_back({each.to_json()});
  return document;
}

Json command_schema() {
  Json schema = JsonCodec<CommandParts>::schema();
  schema["properties"]["payload"] = {{"type", "object"}};
  schema["properties"]["case"] = {
      {"anyOf", Json::array({{{"type", "string"}},
                             {{"type", "object"},
                              {"properties", {{"reference", {{"type", "string"}}}}},
                              {"required", {"reference"}},
                              {"additionalProperties", false}}})}};
  return schema;
}

}  // namespace tenon
