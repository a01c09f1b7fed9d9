/// tenon test: scenarios as data, run against the rules, with what they crossed of them.
#include <chrono>
#include <cstdio>

#include "command.hpp"
#include "kit.hpp"
#include "session.hpp"

namespace cli {
namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

/// "0.42 s"
std::string seconds_since(SteadyTime begun) {
  const auto took = std::chrono::steady_clock::now() - begun;
  const auto hundredths = std::chrono::duration_cast<std::chrono::milliseconds>(took).count() / 10;
  const auto rest = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + "." + (rest.size() < 2 ? "0" : "") + rest + " s";
}

int list(const Arguments& arguments) {
  const Json answer = perform("list", chosen(arguments), "");
  if (arguments.has("json")) return print_line(answer.dump()), done;
  const auto say = speech_of(arguments);
  Table table({say("NAME", "名称"), say("TITLE", "说明")});
  for (const auto& each : answer["scenarios"])
    table.add({printable(text_of(each, "name")), printable(say.of(each["title"]))});
  table.print();
  return done;
}

void print_failures(const Json& scenarios, const Speech& say) {
  for (const auto& each : scenarios) {
    if (each["passed"].get<bool>()) continue;
    print_line(tinted(say("failed", "不符"), Tone::bad) + "  " +
               tinted(printable(text_of(each, "name")), Tone::strong) + "  " +
               printable(say.of(each["title"])));
    print_differences(each["differences"], say);
  }
}

std::string counted(const Json& counts, const Speech& say) {
  const auto number = [&](const char* name) { return counts[name].get<std::int64_t>(); };
  const auto all = number("passed") + number("failed") + number("left_out");
  std::string line = std::to_string(all) + say(all == 1 ? " scenario: " : " scenarios: ", " 个情景：") +
                     std::to_string(number("passed")) + say(" passed", " 个相符");
  if (number("failed") > 0)
    line += say(", ", "，") + tinted(std::to_string(number("failed")) + say(" failed", " 个不符"), Tone::bad);
  if (number("left_out") > 0)
    line += say(", ", "，") + std::to_string(number("left_out")) + say(" left out", " 个未运行");
  return line + say("; ", "；") + std::to_string(number("commands")) + say(" commands", " 条指令");
}

/// What the scenarios crossed of the rules; those that failed are run again, to show how.
int coverage(const Arguments& arguments) {
  const auto say = speech_of(arguments);
  const Json request = chosen(arguments);
  Json asked = request;
  if (const auto percent = arguments.number("threshold", 0, 100)) asked["thresholds"] = {{"all", *percent}};
  if (arguments.has("coverage-html")) asked["html"] = true;
  Json answer = perform("cover", asked, say("scenarios", "情景"));
  if (const auto file = arguments.one("coverage-html")) {
    write_file(*file, text_of(answer, "html"));
    answer.erase("html");
  }
  if (!arguments.has("json") && !answer["failed"].empty()) {
    Json again = request;
    again["names"] = answer["failed"];
    print_failures(perform("run", again, say("scenarios", "情景"))["scenarios"], say);
  }
  return tell_answer(arguments, std::move(answer));
}

int test(const Arguments& arguments) {
  if (arguments.has("list")) return list(arguments);
  for (const char* option : {"coverage", "threshold", "coverage-html"})
    if (arguments.has(option)) return coverage(arguments);
  const auto say = speech_of(arguments);
  const auto begun = std::chrono::steady_clock::now();
  const Json answer = perform("run", chosen(arguments), say("scenarios", "情景"));
  const auto code = answer["passed"].get<bool>() ? done : refused;
  if (arguments.has("json")) return print_line(answer.dump()), code;
  print_failures(answer["scenarios"], say);
  print_line(counted(answer["counts"], say) + say(" in ", "，用时 ") + seconds_since(begun));
  return code;
}

}  // namespace

std::vector<Command> testing_commands() {
  return {{"test", "[PLACE...]", "run scenarios against the rules",
           "Files of scenarios, or folders that hold some; by default the folder scenarios, else this one.\n"
           "Exit code 1 where one is not as it tells.\n"
           "  tenon test scenarios --only prenotice/refused\n"
           "  tenon test scenarios --workflow bookings.json\n"
           "  tenon test scenarios --threshold 95 --coverage-html coverage.html",
           with_rules({{"only", "NAME", "only scenarios whose name begins so; may be repeated", true},
                       {"list", "", "list the scenarios instead of running them"},
                       {"coverage", "", "say how much of the rules they come across, and what they never do"},
                       {"threshold", "N", "the same, and exit code 1 where it is less than N percent"},
                       {"coverage-html", "FILE", "the same, and write it as a page with the diagrams"}}),
           test}};
}

}  // namespace cli
