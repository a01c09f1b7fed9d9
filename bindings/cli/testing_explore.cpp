/// tenon explore: every order in which linked cases can go on, and what one procedure decides.
#include <filesystem>

#include "command.hpp"
#include "kit.hpp"
#include "session.hpp"

namespace cli {
namespace {

/// A document with the members that are named first in that order, as a person would tell them.
Json in_order(const Json& object, std::initializer_list<const char*> order) {
  Json made = Json::object();
  for (const char* name : order)
    if (object.contains(name)) made[name] = object[name];
  for (const auto& [name, value] : object.items()) made[name] = value;
  return made;
}

/// The scenario as it stands in a file of `folder`: what it names is found from there.
Json moved_to(const std::filesystem::path& folder, Json scenario) {
  for (const char* name : {"world", "folder"})
    if (scenario.contains(name))
      scenario[name] = std::filesystem::relative(text_of(scenario, name), folder).generic_string();
  for (auto& each : scenario["scenarios"]) {
    for (auto& step : each["given"]["steps"]) step = in_order(step, {"open", "do", "case", "name", "as"});
    if (each.contains("when")) each["when"] = in_order(each["when"], {"open", "do", "case", "name", "as"});
    each = in_order(each, {"title", "source", "given", "when", "then"});
  }
  return in_order(scenario, {"scenarios_version", "workflow", "world", "folder", "about"});
}

/// Each way to something that must never be, as a scenario file of its own; how many.
std::size_t write_counterexamples(const Json& explorations, const std::filesystem::path& folder) {
  std::size_t written = 0;
  std::filesystem::create_directories(folder);
  for (const auto& exploration : explorations)
    for (const auto& violation : exploration["violations"]) {
      const auto name =
          text_of(exploration, "name") + "." + text_of(violation, "invariant") + ".scenarios.json";
      write_file((folder / name).string(), moved_to(folder, violation["scenario"]).dump(1) + "\n");
      ++written;
    }
  return written;
}

int table(const Arguments& arguments, const std::string& workflow) {
  Json request = chosen(arguments);
  request["workflow"] = workflow;
  return tell_answer(arguments, perform("table", request, ""));
}

int explore(const Arguments& arguments) {
  if (const auto workflow = arguments.one("table")) return table(arguments, *workflow);
  for (const char* option : {"csv", "html"})
    if (arguments.has(option))
      throw BadUsage{"--" + std::string(option) + " goes with --table.",
                     "Add --table WORKFLOW, or leave it out."};
  const auto say = speech_of(arguments);
  Json answer = perform("explore", chosen(arguments), say("states", "状态"));
  const auto folder = arguments.one("counterexamples");
  const auto written = folder ? write_counterexamples(answer["explorations"], *folder) : 0;
  const auto code = tell_answer(arguments, std::move(answer));
  if (written > 0 && !arguments.has("json"))
    print_line(say("Written: ", "已写入：") + *folder + " (" + std::to_string(written) + ")");
  return code;
}

}  // namespace

std::vector<Command> explore_commands() {
  return {
      {"explore", "[PLACE...]", "try every order in which linked cases can go on; what must never be?",
       "Explorations, or folders that hold some: which cases move, within which bound, and what must never\n"
       "be. Exit code 1 where it can be; the shortest way there is a scenario. With --table, scenarios of "
       "one\n"
       "procedure: every state, event, role and paper is tried, and what becomes of it is a table to sign.\n"
       "  tenon explore scenarios/explore --counterexamples found\n"
       "  tenon explore scenarios --table prenotice --html prenotice.html --csv prenotice.csv",
       with_rules({{"table", "WORKFLOW", "what this procedure decides, instead"},
                   {"csv", "FILE", "write the table there, for spreadsheets (- for standard output)"},
                   {"html", "FILE", "write the table there, as a page to read, print and sign"},
                   {"counterexamples", "FOLDER", "write each way to what must never be as a scenario file"}}),
       explore}};
}

}  // namespace cli
