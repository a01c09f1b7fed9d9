/// tenon open, tenon apply, tenon options: one step at a time.
#include <algorithm>

#include "command.hpp"
#include "session.hpp"
#include "times.hpp"

namespace cli {
namespace {

/// The schema of a field, seen through "or null".
Json schema_of(const Json& fields, const std::string& name) {
  if (!fields.contains("properties") || !fields["properties"].contains(name)) return Json::object();
  const Json& found = fields["properties"][name];
  return found.contains("anyOf") ? found["anyOf"][0] : found;
}

/// A typed value: the field's own type decides how it is read; the library judges it.
Json read_value(const std::string& text, const Json& schema) {
  const auto type = text_of(schema, "type");
  if (type == "string" || schema.contains("enum"))
    return text_of(schema, "format") == "date-time" ? Json(with_offset(text)) : Json(text);
  Json value = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  return value.is_discarded() ? Json(text) : value;
}

/// --payload and --field name=value (a.b=value for a field within a field) as one document.
std::string payload_of(const Arguments& arguments, const Json& fields) {
  Json payload = Json::object();
  if (const auto given = arguments.one("payload")) payload = read_document(*given, "--payload");
  if (!payload.is_object())
    throw BadUsage{"--payload is not a JSON object.", "Write --payload '{\"name\": \"value\"}'."};
  for (const auto& field : arguments.all("field")) {
    const auto equals = field.find('=');
    if (equals == field.npos || equals == 0)
      throw BadUsage{"--field " + field + " has no value.", "Write --field name=value."};
    Json* into = &payload;
    Json schema = fields;
    std::size_t from = 0;
    for (;;) {
      const auto dot = std::min(field.find('.', from), equals);
      const auto name = field.substr(from, dot - from);
      schema = schema_of(schema, name);
      into = &(*into)[name];
      if (dot == equals) break;
      if (!into->is_object()) *into = Json::object();
      from = dot + 1;
    }
    *into = read_value(field.substr(equals + 1), schema);
  }
  return payload.dump();
}

/// What open and apply share: who, on whose behalf, when, under which id.
Json command_of(const Arguments& arguments) {
  Json command{{"actor", required_actor(arguments)}};
  if (const auto party = arguments.one("party")) command["party"] = *party;
  if (const auto at = arguments.one("at")) command["at"] = with_offset(*at);
  if (const auto id = arguments.one("id")) command["id"] = *id;
  return command;
}

int print_outcome(const Session& session, const std::string& document) {
  if (session.json()) return print_line(document), done;
  const Json outcome = parsed(document);
  const auto& say = session.say();
  print_line(text_of(outcome, "workflow") + " " + text_of(outcome, "case_id"));
  print_line(say("  state   ", "  状态  ") + tinted(text_of(outcome, "state"), Tone::good) + "  (" +
             text_of(outcome, "status") + say(", version ", "，第 ") + outcome["version"].dump() +
             say(")", " 版）"));
  if (outcome.value("repeated", false))
    print_line(
        say("  This command had been done before; nothing was changed.", "  该命令先前已执行，没有改动。"));
  for (const auto& opened : outcome["opened"])
    print_line(say("  opened  ", "  另开立  ") + opened.get<std::string>());
  return done;
}

int open(const Arguments& arguments) {
  arguments.expect(1, 1, "WORKFLOW");
  Json command = command_of(arguments);
  for (const char* part : {"customer", "unit", "sale", "building", "project"})
    if (const auto id = arguments.one(part)) command["subject"][part] = *id;
  if (const auto reference = arguments.one("reference")) command["reference"] = *reference;
  const Session session(arguments, Store::may_be_new);
  const auto& workflow = arguments.rest()[0];
  const Json book = parsed(session.ask(tenon_workflow_describe, workflow.c_str()));
  const auto payload = payload_of(arguments, book["opening"]["fields"]);
  return print_outcome(
      session, session.ask(tenon_case_open, workflow.c_str(), payload.c_str(), command.dump().c_str()));
}

/// The fields of an event or action of a workflow; {} where there is none, which the library will say better.
Json fields_of(const Json& book, const std::string& event) {
  for (const char* kind : {"events", "actions"})
    for (const auto& each : book[kind])
      if (text_of(each, "id") == event) return each["fields"];
  return Json::object();
}

int apply(const Arguments& arguments) {
  arguments.expect(2, 2, "CASE EVENT");
  Json command = command_of(arguments);
  if (const auto version = arguments.number("version", 1, INT64_MAX)) command["expected_version"] = *version;
  const Session session(arguments, Store::must_exist);
  const auto which = case_named(arguments.rest()[0]);
  const auto& event = arguments.rest()[1];
  const Json found = parsed(session.ask(tenon_case_get, which.c_str()));
  const Json book = parsed(session.ask(tenon_workflow_describe, text_of(found, "workflow").c_str()));
  const auto payload = payload_of(arguments, fields_of(book, event));
  if (!arguments.has("check"))
    return print_outcome(session, session.ask(tenon_case_apply, which.c_str(), event.c_str(), payload.c_str(),
                                              command.dump().c_str()));
  command["do"] = "apply";
  command["case"] = text_of(found, "id");
  command["event"] = event;
  command["payload"] = parsed(payload);
  tell(tenon_case_check, session.engine(), command.dump().c_str());
  print_line(session.json() ? "{\"allowed\":true}" : session.say()("It would be done.", "可以办理。"));
  return done;
}

int options(const Arguments& arguments) {
  arguments.expect(1, 1, "CASE");
  const auto actor = required_actor(arguments).dump();
  const Session session(arguments, Store::must_exist);
  const auto which = case_named(arguments.rest()[0]);
  const auto document = session.ask(tenon_case_options, which.c_str(), actor.c_str());
  if (session.json()) return print_line(document), done;
  const auto& say = session.say();
  const Json found = parsed(session.ask(tenon_case_get, which.c_str()));
  print_line(name_of_case(found) + "  " + text_of(found, "workflow") + say(" is ", " 处于 ") +
             tinted(text_of(found, "state"), Tone::strong));
  Table may({say("MAY", "可办"), say("NAME", "名称"), say("LEADS TO", "去向"), say("ALSO ASKS", "还要看")});
  Table may_not({say("MAY NOT", "不可办"), say("NAME", "名称"), say("WHY", "原因")});
  const Json listed = parsed(document);
  for (const auto& each : listed["options"]) {
    if (each["allowed"].get<bool>())
      may.add({text_of(each, "event"), say.of(each["label"]), short_list(each["to"]),
               each.contains("also_asks") ? short_list(each["also_asks"]) : ""});
    else
      may_not.add({text_of(each, "event"), say.of(each["label"]),
                   each.contains("refusal") ? printable(say.of(each["refusal"])) : ""});
  }
  if (!may.empty()) may.print(2);
  else print_line(say("  This actor may do nothing here.", "  此人此时无可办理。"));
  if (!may_not.empty()) may_not.print(2);
  return done;
}

const std::vector<Option>& deed_options() {
  static const std::vector<Option> all{
      {"field", "NAME=VALUE", "one field; may be repeated; a.b=VALUE for a field within a field", true},
      {"payload", "JSON", "all fields as one document"},
      {"party", "PARTY", "the outside party that did it: customer, bank ..."},
      {"at", "TIME", "when it happened (default: now)"},
      {"id", "UUID", "id of the command: a repeat of it changes nothing"}};
  return all;
}

std::vector<Option> joined(std::vector<Option> first, const std::vector<Option>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

}  // namespace

std::vector<Command> step_commands() {
  return {
      {"open", "WORKFLOW", "open a case",
       "  tenon open complaint --store crm.db --customer C1 --reference T-17 --actor E017 --role "
       "complaint_clerk \\\n"
       "    --field channel=phone --field target=quality --field about=\"a crack\" --field asked=\"repair\"",
       with_actor(joined({{"customer", "ID", "whom the case is about"},
                          {"unit", "ID", "which unit"},
                          {"sale", "ID", "which sale"},
                          {"building", "ID", "which building"},
                          {"project", "ID", "which project"},
                          {"reference", "TEXT", "your own number of the case"}},
                         deed_options())),
       open},
      {"apply", "CASE EVENT",
       "take a step in a case, or do what every case can do (comment, assign, hold ...)",
       "CASE is an id or your own reference.\n"
       "  tenon apply T-17 set_grade --field grade=ordinary --store crm.db --actor E017 --role "
       "complaint_clerk",
       with_actor(joined({{"check", "", "only say whether it would be done"},
                          {"version", "N", "refuse where the case has moved on from this version"}},
                         deed_options())),
       apply},
      {"options", "CASE", "what an actor may do with a case now, and why not the rest", "", with_actor({}),
       options}};
}

}  // namespace cli
