/// Cases: changed through the one door, read as documents.
#include "guard.hpp"
#include "tenon/engine/documents.hpp"

using namespace tenon;
using namespace tenon::capi;

namespace {

constexpr std::string_view by_reference = "reference:";

/// A command document made of its parts. Parts that have a parameter of their own are not taken from the
/// rest.
Result<Json> join_command(const Engine& engine, std::string_view deed,
                          std::initializer_list<std::pair<const char*, Json>> parts, const char* payload_json,
                          const char* command_json) {
  TENON_TRY(Json command, json_in(engine, command_json, "command_json", "command"));
  if (!command.is_object()) return detail::wrong_type(JsonPath{nullptr, "command"}, "an object", command);
  TENON_TRY(Json payload, json_in(engine, payload_json ? payload_json : "{}", "payload_json", "payload"));
  const auto put = [&](const char* name, Json value) -> Verdict {
    if (command.contains(name))
      return invalid("command.field_not_here").field(std::string("command.") + name).fact("do", deed);
    command[name] = std::move(value);
    return {};
  };
  if (auto done = put("do", deed); !done.allowed()) return std::move(done).refusal();
  if (auto done = put("payload", std::move(payload)); !done.allowed()) return std::move(done).refusal();
  for (const auto& [name, value] : parts)
    if (auto done = put(name, value); !done.allowed()) return std::move(done).refusal();
  return command;
}

Result<std::string> carry_out(Engine& engine, const Json& json) {
  TENON_TRY(const Command command, read_command(engine, json));
  TENON_TRY(const Outcome done, engine.execute(command));
  return document(to_json_text(done));
}

Result<CaseId> case_in(Engine& engine, const char* text) {
  TENON_TRY(const auto name, text_in(text, "case_id"));
  if (name.starts_with(by_reference)) {
    const auto reference = name.substr(by_reference.size());
    TENON_TRY(const auto found, engine.find_reference(reference));
    if (!found) return not_found("case.unknown_reference").field("case_id").fact("reference", reference);
    return *found;
  }
  TENON_TRY(const Uuid id, parse_uuid(name, "case_id"));
  return CaseId{id};
}

std::string case_document(const CaseState& state) { return document(to_json_text(document_of(state))); }

void print_pointed(std::string& out, const CasePtr& state) { print_json(out, document_of(*state)); }

}  // namespace

int32_t tenon_case_open(tenon_engine* engine, const char* workflow, const char* payload_json,
                        const char* command_json, tenon_text** outcome, tenon_error** error) {
  return answered(outcome, error, "outcome", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const auto name, text_in(workflow, "workflow"));
    TENON_TRY(const Json command,
              join_command(*on, "open", {{"workflow", Json(name)}}, payload_json, command_json));
    return carry_out(*on, command);
  });
}

int32_t tenon_case_apply(tenon_engine* engine, const char* case_id, const char* event,
                         const char* payload_json, const char* command_json, tenon_text** outcome,
                         tenon_error** error) {
  return answered(outcome, error, "outcome", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const CaseId id, case_in(*on, case_id));
    TENON_TRY(const auto name, text_in(event, "event"));
    TENON_TRY(const Json command,
              join_command(*on, "apply", {{"case", Json(to_string(id))}, {"event", Json(name)}}, payload_json,
                           command_json));
    return carry_out(*on, command);
  });
}

int32_t tenon_case_apply_each(tenon_engine* engine, const char* query_json, const char* event,
                              const char* payload_json, const char* command_json, tenon_text** report,
                              tenon_error** error) {
  return answered(report, error, "report", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(Json query_document, json_in(*on, query_json, "query_json", "query"));
    const JsonPath query_path{nullptr, "query"};
    for (const char* page : {"limit", "after"})
      if (query_document.is_object() && query_document.contains(page))
        return invalid("abi.each_case").field((query_path / page).str());
    if (query_document.is_object()) query_document["limit"] = CaseQuery{}.limit;
    TENON_TRY(const auto query, read_json<CaseQuery>(query_document, query_path));
    TENON_TRY(const auto name, text_in(event, "event"));
    TENON_TRY(Json command,
              join_command(*on, "apply", {{"case", Json(to_string(CaseId{}))}, {"event", Json(name)}},
                           payload_json, command_json));
    for (const char* of_one_case : {"id", "expected_version"})  // they would mean one case
      if (command.contains(of_one_case))
        return invalid("abi.each_case").field(std::string("command.") + of_one_case);
    TENON_TRY(const Command like, read_command(*on, command));
    TENON_TRY(const EachReport done, on->execute_each(query, like));
    return document(to_json_text(done));
  });
}

int32_t tenon_case_check(tenon_engine* engine, const char* command_json, tenon_error** error) {
  return guarded(error, [&]() -> Result<void> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const Json json, json_in(*on, command_json, "command_json", "command"));
    TENON_TRY(const Command command, read_command(*on, json));
    return on->check(command);
  });
}

int32_t tenon_case_get(tenon_engine* engine, const char* case_id, tenon_text** text, tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const CaseId id, case_in(*on, case_id));
    TENON_TRY(const CasePtr state, on->get(id));
    return case_document(*state);
  });
}

int32_t tenon_case_options(tenon_engine* engine, const char* case_id, const char* actor_json,
                           tenon_text** text, tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const CaseId id, case_in(*on, case_id));
    TENON_TRY(const Actor actor, actor_in(actor_json));
    TENON_TRY(const auto options, on->options(id, actor));
    return list_document("options", options, print_document<Option>);
  });
}

int32_t tenon_case_history(tenon_engine* engine, const char* case_id, tenon_text** text,
                           tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const CaseId id, case_in(*on, case_id));
    TENON_TRY(const CasePtr state, on->get(id));  // an unknown case is an error, not an empty history
    TENON_TRY(const auto rows, on->history(state->id));
    return list_document("history", rows, print_document<HistoryRow>);
  });
}

int32_t tenon_case_as_of(tenon_engine* engine, const char* case_id, const char* at, tenon_text** text,
                         tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const CaseId id, case_in(*on, case_id));
    TENON_TRY(const Instant when, time_in(at, "at"));
    TENON_TRY(const CasePtr state, on->as_of(id, when));
    return case_document(*state);
  });
}

int32_t tenon_case_explain(tenon_engine* engine, const char* case_id, int32_t run, tenon_text** text,
                           tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(const CaseId id, case_in(*on, case_id));
    if (run < 0)
      return invalid("abi.count").field("run").fact("argument", "run").fact("found", std::to_string(run));
    TENON_TRY(const auto explanation, on->explain(id, static_cast<std::size_t>(run)));
    return document(to_json_text(explanation));
  });
}

int32_t tenon_case_find(tenon_engine* engine, const char* query_json, tenon_text** page,
                        tenon_error** error) {
  return answered(page, error, "page", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    TENON_TRY(Json json, optional_json_in(query_json, "query_json", "query"));
    if (json.is_object() && !json.contains("limit")) json["limit"] = CaseQuery{}.limit;
    TENON_TRY(const auto query, read_json<CaseQuery>(json, JsonPath{nullptr, "query"}));
    TENON_TRY(const CasePage found, on->find(query));
    auto out = list_document("cases", found.cases, print_pointed);
    if (found.next) {
      out.back() = ',';
      out += "\"next\":";
      print_json(out, *found.next);
      out += '}';
    }
    return out;
  });
}

int32_t tenon_case_due(tenon_engine* engine, const char* until, int32_t limit, tenon_text** text,
                       tenon_error** error) {
  return answered(text, error, "document", [&]() -> Result<std::string> {
    TENON_TRY(Engine* const on, live_engine(engine));
    Instant by = on->now();
    if (until) { TENON_TRY(by, time_in(until, "until")); }
    if (auto fine = page_limit(limit); !fine.allowed()) return std::move(fine).refusal();
    TENON_TRY(const auto cases, on->due(by, limit));
    return list_document("cases", cases, print_pointed);
  });
}
