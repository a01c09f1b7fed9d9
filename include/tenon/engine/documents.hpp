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

/// {"id","workflow","workflow_version","version","state","status","subject","reference","opened_at","changed_at",
///  "facts":{...},"deadlines":[...],"assignee",...,"documents":[...],"links":[...]}
void print_case(std::string& out, const CaseState& state);
void print_option(std::string& out, const Option& option);
void print_history_row(std::string& out, const HistoryRow& row);
void print_outbox_row(std::string& out, const OutboxRow& row);
void print_record(std::string& out, const RecordRow& row);
void print_verify(std::string& out, const Engine::VerifyReport& report);

/// Prints a list with `print` for each element.
template <class List, class Print>
void print_list(std::string& out, const List& list, Print print) {
  out += '[';
  bool first = true;
  for (const auto& each : list) {
    if (!first) out += ',';
    first = false;
    print(out, each);
  }
  out += ']';
}

}  // namespace tenon
