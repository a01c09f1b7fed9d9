#pragma once
/// @file engine/documents.hpp
/// What the engine takes and gives as JSON: the documents that cross the C ABI, the command line and Python.
/// Every document printed here has fields in a fixed order and no white space.
///
/// A command:
///   {"do": "open", "workflow": "complaint", "subject": {"customer": "C1"}, "reference": "T-17", "payload":
///   {...},
///    "actor": {"id": "E017", "roles": ["complaint_reception"]}, "party": "customer", "at": "...", "id":
///    "..."}
///   {"do": "apply", "case": "<id>", "event": "grade", "payload": {...}, "expected_version": 3, "actor":
///   {...}}
/// "case" may also be {"reference": "T-17"}. Optional: payload (default {}), party, at, id, expected_version.
/// @since 0.1
#include <string>
#include <string_view>

#include "tenon/engine/engine.hpp"

namespace tenon {

/// Reads a command document. `engine` resolves references to ids.
[[nodiscard]] Result<Command> read_command(Engine& engine, const Json& document);

/// JSON Schema of a command document.
[[nodiscard]] Json command_schema();

// ---- what comes out: described data, so that the printed document and its schema are one thing ----

struct CaseDocument {
  CaseId id;
  std::string workflow;
  std::int32_t workflow_version = 0;
  std::int64_t version = 0;
  std::string state;
  CaseStatus status = CaseStatus::open;
  Subject subject;
  std::optional<std::string> reference;
  Instant opened_at, changed_at;
  JsonText facts;
  std::vector<DeadlineView> deadlines;
  std::optional<std::string> assignee, department;
  std::optional<OnHold> hold;
  std::optional<std::string> cancelled;
  std::int32_t comments = 0;
  std::vector<DocumentHeld> documents;
  std::vector<Waiver> waivers;
  std::vector<Attachment> attachments;
  std::vector<Link> links;
  std::vector<Doer> doers{};            ///< of events after which somebody else has to act
  std::optional<std::string> policy{};  ///< the pack that the case began under
  std::string digest;
};
BOOST_DESCRIBE_STRUCT(CaseDocument, (),
                      (id, workflow, workflow_version, version, state, status, subject, reference, opened_at,
                       changed_at, facts, deadlines, assignee, department, hold, cancelled, comments,
                       documents, waivers, attachments, links, doers, policy, digest))

struct OptionDocument {
  std::string event;
  Text label;
  bool action = false;
  bool allowed = false;
  std::optional<JsonText> refusal;
  std::vector<std::string> to, also_asks;
  RoleSet roles;
};
BOOST_DESCRIBE_STRUCT(OptionDocument, (), (event, label, action, allowed, refusal, to, also_asks, roles))

struct HistoryDocument {
  std::int64_t version = 0;
  std::string event, state;
  Instant at, recorded_at;
  std::string actor;
  RoleSet roles;
  std::optional<Party> party;
  std::optional<CommandId> command;
  JsonText payload;
  std::optional<JsonText> limits;
  std::string digest;
};
BOOST_DESCRIBE_STRUCT(HistoryDocument, (),
                      (version, event, state, at, recorded_at, actor, roles, party, command, payload, limits,
                       digest))

struct NoticeDocument {
  std::int64_t id = 0;
  CaseId case_;
  std::int64_t version = 0;
  std::string kind, notice;
  std::optional<Role> role;
  std::optional<Party> party;
  Instant at, deliver_after;
  JsonText payload;
};
BOOST_DESCRIBE_STRUCT(NoticeDocument, (),
                      (id, case_, version, kind, notice, role, party, at, deliver_after, payload))

struct RecordDocument {
  std::string kind, id;
  std::int64_t version = 0;
  Instant at;
  std::string actor;
  JsonText record;
};
BOOST_DESCRIBE_STRUCT(RecordDocument, (), (kind, id, version, at, actor, record))

struct VerifyDocument {
  std::int64_t cases = 0, rows = 0;
  std::string digest;
  std::vector<JsonText> problems;
};
BOOST_DESCRIBE_STRUCT(VerifyDocument, (), (cases, rows, digest, problems))

[[nodiscard]] CaseDocument document_of(const CaseState& state);
[[nodiscard]] OptionDocument document_of(const Option& option);
[[nodiscard]] HistoryDocument document_of(const HistoryRow& row);
[[nodiscard]] NoticeDocument document_of(const OutboxRow& row);
[[nodiscard]] RecordDocument document_of(const RecordRow& row);
[[nodiscard]] VerifyDocument document_of(const Engine::VerifyReport& report);
/// For lists: appends the document of one of its elements.
template <class T>
void print_document(std::string& out, const T& element) {
  print_json(out, document_of(element));
}

}  // namespace tenon
