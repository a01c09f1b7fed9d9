/// tenon workflows, show, limits, schema: what there is, and what its rules say.
#include <algorithm>

#include "command.hpp"
#include "fields.hpp"
#include "kit.hpp"
#include "session.hpp"

namespace cli {
namespace {

int workflows(const Arguments& arguments) {
  arguments.expect(0, 0, "");
  const auto own = Session::of_rules(arguments);
  const auto document = ask(tenon_workflow_list, own ? own->engine() : nullptr);
  if (arguments.has("json")) return print_line(document), done;
  const auto say = speech_of(arguments);
  Table table({say("ID", "编号"), say("VERSION", "版本"), say("TITLE", "名称"), say("STATES", "状态"),
               say("EVENTS", "事件"), say("SOURCE", "依据")});
  const Json listed = parsed(document);
  for (const auto& each : listed["workflows"])
    table.add({text_of(each, "id"), each["version"].dump(), say.of(each["title"]),
               std::to_string(each["states"].size()), std::to_string(each["events"].size()),
               text_of(each, "source")});
  table.print();
  return done;
}

void print_heading(const char* words) {
  print_line("");
  print_line(tinted(words, Tone::strong));
}

/// Steps under the states that they leave, so that a state reads as "what may happen here".
void print_states(const Json& book, const Speech& say) {
  print_heading(say("States, and what leads out of them", "状态与去向"));
  for (const auto& state : book["states"]) {
    const auto id = text_of(state, "id");
    std::string line = "  " + tinted(id, Tone::strong) + "  " + say.of(state["label"]);
    if (state.contains("initial")) line += say("  (cases begin here)", "  （起点）");
    if (state.contains("final")) line += say("  (cases end here)", "  （终点）");
    if (state.contains("waits")) line += "  " + say.of(state["waits"]);
    print_line(line);
    for (const auto& step : book["steps"]) {
      const auto& from = step["from"];
      if (std::find(from.begin(), from.end(), Json(id)) == from.end()) continue;
      std::string to =
          "    " + text_of(step, "event") + " -> " + (step.contains("to") ? text_of(step, "to") : id);
      if (step.contains("when")) to += say("  when ", "  当 ") + short_list(step["when"]);
      if (step.contains("requires")) to += say("  requires ", "  要求 ") + short_list(step["requires"]);
      if (step.contains("documents"))
        to += say("  documents ", "  资料 ") + std::to_string(step["documents"].size());
      if (step.contains("act_of")) to += say("  act of ", "  由 ") + text_of(step, "act_of");
      print_line(to + tinted("  [" + text_of(step, "source") + "]", Tone::faint));
    }
  }
}

void print_events(const Json& book, const Speech& say) {
  print_heading(say("Events and their fields (? may be left out)", "事件与字段（? 可不填）"));
  Table table({say("EVENT", "事件"), say("NAME", "名称"), say("FIELDS", "字段")});
  table.add({"open", say("Opening", "开立"), fields_in_a_line(book["opening"]["fields"])});
  for (const auto& event : book["events"])
    table.add({text_of(event, "id"), say.of(event["label"]), fields_in_a_line(event["fields"])});
  table.print(2);
  if (book["opening"].contains("subject"))
    print_line(say("  Opening needs: ", "  开立须有：") + short_list(book["opening"]["subject"]));
}

void print_roles(const Json& book, const Speech& say) {
  print_heading(say("Who may", "何人办理"));
  std::vector<std::pair<std::string, std::string>> by_roles;  // roles -> events, in order of the rules
  const auto add = [&](const std::string& event, const Json& roles) {
    const auto key = short_list(roles);
    const auto found =
        std::find_if(by_roles.begin(), by_roles.end(), [&](const auto& each) { return each.first == key; });
    if (found == by_roles.end()) by_roles.emplace_back(key, event);
    else if ((", " + found->second + ",").find(", " + event + ",") == std::string::npos)
      found->second += ", " + event;
  };
  add("open", book["opening"]["roles"]);
  for (const auto& step : book["steps"]) add(text_of(step, "event"), step["roles"]);
  for (const auto& [roles, events] : by_roles) {
    print_line("  " + events);
    print_line("    " + tinted(roles, Tone::faint));
  }
}

void print_deadlines(const Json& book, const Speech& say) {
  print_heading(say("Deadlines", "时限"));
  Table table({say("DEADLINE", "时限"), say("NAME", "名称"), say("LIMIT", "期限"), say("RUNS IN", "计时状态"),
               say("ESCALATES TO", "升级至"), say("SOURCE", "依据")});
  for (const auto& each : book["deadlines"])
    table.add({text_of(each, "id"), say.of(each["label"]),
               each.contains("limit") ? text_of(each, "limit") : say("as promised", "按承诺"),
               short_list(each["runs_in"]),
               each.contains("escalates_to") ? short_list(each["escalates_to"]) : "",
               text_of(each, "source")});
  table.print(2);
}

int show(const Arguments& arguments) {
  arguments.expect(1, 1, "ID");
  const auto& id = arguments.rest()[0];
  const auto format = arguments.has("json")
                          ? "json"
                          : arguments.word("format", {"text", "json", "mermaid", "dot", "svg"}, "text");
  const auto language = arguments.word("language", {"zh", "en", "both"}, format == "text" ? "en" : "both");
  const auto own = Session::of_rules(arguments);
  tenon_engine* const engine = own ? own->engine() : nullptr;
  if (format != "text" && format != "json") {
    print(ask(tenon_workflow_diagram, engine, id.c_str(), format.c_str(), language.c_str()));
    return done;
  }
  const auto document = ask(tenon_workflow_describe, engine, id.c_str());
  if (format == "json") return print_line(document), done;
  const Speech say{language == "zh"};
  const Json book = parsed(document);
  const auto& title = book["title"];
  print_line(tinted(id, Tone::strong) + "  " +
             (language == "both" ? text_of(title, "zh") + " " : std::string()) + say.of(title) +
             say(", version ", "，第 ") + book["version"].dump() + say("", " 版") + "  [" +
             text_of(book, "source") + "]");
  print_states(book, say);
  print_events(book, say);
  print_deadlines(book, say);
  print_roles(book, say);
  return done;
}

int limits(const Arguments& arguments) {
  arguments.expect(0, 1, "[ID]");
  const char* const id = arguments.rest().empty() ? nullptr : arguments.rest()[0].c_str();
  const auto own = Session::of_rules(arguments);
  const auto document = ask(tenon_workflow_limits, own ? own->engine() : nullptr, id);
  if (arguments.has("json")) return print_line(document), done;
  const auto say = speech_of(arguments);
  Table table({say("DEADLINE", "时限"), say("FOR", "适用"), say("LIMIT", "期限"), say("WHAT", "事项"),
               say("SOURCE", "依据")});
  const Json listed = parsed(document);
  for (const auto& each : listed["limits"])
    table.add({text_of(each, "deadline"), text_of(each, "key"), text_of(each, "limit"), say.of(each["label"]),
               text_of(each, "source")});
  table.print();
  return done;
}

/// That of a scenario file is the kit's own, not of a document that crosses the C library.
constexpr const char* scenarios = "scenarios";

int schema(const Arguments& arguments) {
  arguments.expect(0, 1, "[NAME]");
  if (!arguments.rest().empty()) {
    const auto& name = arguments.rest()[0];
    if (name == scenarios) return print_line(perform("schema", Json::object(), "")["schema"].dump()), done;
    return print_line(ask(tenon_schema_get, name.c_str())), done;
  }
  Json listed = parsed(ask(tenon_schema_list));
  listed["schemas"].push_back({{"name", scenarios}, {"input", true}});
  if (arguments.has("json")) return print_line(listed.dump()), done;
  for (const auto& each : listed["schemas"]) print_line(text_of(each, "name"));
  return done;
}

}  // namespace

std::vector<Command> workflow_commands() {
  return {
      {"workflows", "", "list the workflows", "",
       with_own_rules(
           {{"json", "", "print one JSON document"}, {"language", "en|zh", "language of the titles"}}),
       workflows},
      {"show", "ID", "show what the rules of a workflow say, or draw it",
       "  tenon show complaint --format svg > complaint.svg",
       with_own_rules({{"format", "F", "text (default), json, mermaid, dot or svg"},
                       {"json", "", "the same as --format json"},
                       {"language", "zh|en|both", "language of text and labels"}}),
       show},
      {"limits", "[ID]", "the time limits that are built in, of one workflow or of all",
       "A company sets its own in the settings: {\"limits\": {\"complaint.resolution\": \"2 working_days\"}}",
       with_own_rules(
           {{"json", "", "print one JSON document"}, {"language", "en|zh", "language of the labels"}}),
       limits},
      {"schema",
       "[NAME]",
       "the JSON Schema of a document that goes in or comes out, or their names",
       "",
       {{"json", "", "print one JSON document"}},
       schema}};
}

}  // namespace cli
