#include "tenon/engine/documents.hpp"

namespace tenon {
namespace {

enum class Deed : std::uint8_t { open, apply };
BOOST_DESCRIBE_ENUM(Deed, open, apply)

/// A command document but for "case" and "payload", which have shapes of their own.
struct CommandDocument {
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
BOOST_DESCRIBE_STRUCT(CommandDocument, (),
                      (do_, workflow, event, subject, reference, expected_version, actor, party, at, id))

/// Appends `"name":value` pairs of one object.
class Fields {
 public:
  explicit Fields(std::string& out) : out_(out) { out_ += '{'; }
  ~Fields() { out_ += '}'; }
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;

  std::string& name(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    print_json_string(out_, name);
    return out_ += ':';
  }
  template <class T>
  void add(std::string_view field, const T& value) {
    if constexpr (is_optional<T>)
      if (!value) return;
    print_json(name(field), value);
  }
  void text(std::string_view field, std::string_view value) { print_json_string(name(field), value); }
  void raw(std::string_view field, std::string_view json) { name(field) += json; }

 private:
  std::string& out_;
  bool first_ = true;
};

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
  // "do" is a keyword of C++, so the described field has another name.
  if (rest.contains("do_")) return invalid("json.unknown_key").field("command.do_").fact("allowed", "do");
  if (const auto given = rest.find("do"); given != rest.end()) {
    rest["do_"] = std::move(*given);
    rest.erase("do");
  } else {
    return detail::missing_field(root / "do");
  }
  auto read = read_json<CommandDocument>(rest, root);
  if (!read) {
    auto refusal = std::move(read).refusal();
    if (refusal.field == "command.do_") refusal.field = "command.do";
    for (auto& fact : refusal.facts)
      if (fact.value.starts_with("do_,")) fact.value.erase(2, 1);
    return refusal;
  }

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

void print_case(std::string& out, const CaseState& state) {
  const auto& book = state.definition->book();
  Fields fields(out);
  fields.add("id", state.id);
  fields.text("workflow", book.id);
  fields.add("workflow_version", book.version);
  fields.add("version", state.version);
  fields.text("state", book.states[state.state]);
  fields.add("status", state.status());
  fields.add("subject", state.subject);
  fields.add("reference", state.reference);
  fields.add("opened_at", state.opened_at);
  fields.add("changed_at", state.changed_at);
  state.definition->print_facts(fields.name("facts"), state.facts.get());
  fields.add("deadlines", deadlines_of(state));
  fields.add("assignee", state.frame.assignee);
  fields.add("department", state.frame.department);
  fields.add("hold", state.frame.hold);
  fields.add("cancelled", state.frame.cancelled);
  fields.add("comments", state.frame.comments);
  fields.add("documents", state.frame.documents);
  fields.add("waivers", state.frame.waivers);
  fields.add("attachments", state.frame.attachments);
  fields.add("links", state.frame.links);
  fields.text("digest", to_hex(state.head));
}

void print_option(std::string& out, const Option& option) {
  Fields fields(out);
  fields.text("event", option.event);
  {
    Fields label(fields.name("label"));
    label.text("zh", option.label.zh);
    label.text("en", option.label.en);
  }
  fields.add("action", option.action);
  fields.add("allowed", option.allowed);
  if (option.refusal) fields.raw("refusal", option.refusal->to_json());
  fields.add("to", option.targets);
  if (!option.also_asks.empty()) fields.add("also_asks", option.also_asks);
  fields.add("roles", option.roles);
}

void print_history_row(std::string& out, const HistoryRow& row) {
  Fields fields(out);
  fields.add("version", row.version);
  fields.text("event", row.event);
  fields.text("state", row.state);
  fields.add("at", row.at);
  fields.add("recorded_at", row.recorded_at);
  fields.text("actor", row.actor);
  fields.add("roles", row.roles);
  if (row.party != Party::none) fields.add("party", row.party);
  if (!row.command.is_nil()) fields.add("command", row.command);
  fields.raw("payload", row.payload);
  if (!row.limits.empty()) fields.raw("limits", row.limits);
  fields.text("digest", to_hex(row.digest));
}

void print_outbox_row(std::string& out, const OutboxRow& row) {
  Fields fields(out);
  fields.add("id", row.id);
  fields.add("case", row.case_id);
  fields.add("version", row.version);
  fields.text("kind", row.kind);
  fields.text("notice", row.notice);
  fields.add("role", row.role);
  fields.add("party", row.party);
  fields.add("at", row.at);
  fields.add("deliver_after", row.deliver_after);
  fields.raw("payload", row.payload);
}

void print_record(std::string& out, const RecordRow& row) {
  Fields fields(out);
  fields.text("kind", row.kind);
  fields.text("id", row.id);
  fields.add("version", row.version);
  fields.add("at", row.at);
  fields.text("actor", row.actor);
  fields.raw("record", row.json);
}

void print_verify(std::string& out, const Engine::VerifyReport& report) {
  Fields fields(out);
  fields.add("cases", report.cases);
  fields.add("rows", report.rows);
  fields.text("digest", report.digest);
  print_list(fields.name("problems"), report.problems,
             [](std::string& to, const Refusal& each) { to += each.to_json(); });
}

}  // namespace tenon
