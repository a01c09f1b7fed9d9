/// tenon open, tenon apply, tenon options: one step at a time.
#include "command.hpp"
#include "fields.hpp"
#include "session.hpp"
#include "times.hpp"

namespace cli {
namespace {

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
  const Json book = parsed(session.ask(tenon_workflow_describe, text_of(found, "workflow").c_str()));
  Table may({say("MAY", "可办"), say("NAME", "名称"), say("LEADS TO", "去向"), say("FIELDS", "字段")});
  Table may_not({say("MAY NOT", "不可办"), say("NAME", "名称"), say("WHY", "原因")});
  std::string elsewhere;  // what does not start from this state needs no line of its own
  const Json listed = parsed(document);
  for (const auto& each : listed["options"]) {
    const auto event = text_of(each, "event");
    const Json refusal = each.value("refusal", Json::object());
    if (each["allowed"].get<bool>())
      may.add(
          {event, say.of(each["label"]), short_list(each["to"]), fields_in_a_line(fields_of(book, event))});
    else if (text_of(refusal, "code") == "step.not_from_here")
      (elsewhere += elsewhere.empty() ? "" : ", ") += event;
    else may_not.add({event, say.of(each["label"]), printable(say.of(refusal))});
  }
  if (!may.empty()) may.print(2);
  else print_line(say("  This actor may do nothing here.", "  此人此时无可办理。"));
  if (!may_not.empty()) may_not.print(2);
  if (!elsewhere.empty())
    print_line(tinted(say("  not from here: ", "  此状态下没有：") + elsewhere, Tone::faint));
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
