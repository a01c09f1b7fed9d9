/// tenon backtest: what a change of the rules would have meant for a store's history.
#include "command.hpp"
#include "kit.hpp"
#include "session.hpp"

namespace cli {
namespace {

int backtest(const Arguments& arguments) {
  arguments.expect(0, 0, "");
  Json request{{"store", store_of(arguments)}};
  const auto change = arguments.one("change");
  if (!change)
    throw BadUsage{"tenon backtest needs to know what is changed.",
                   "Add --change FILE: {\"rules\": [...], \"limits\": {...}, \"policy\": ...}."};
  request["change"] = read_document(read_file(*change), *change);
  if (const auto log = arguments.one("commands")) request["commands"] = *log;
  if (Json settings = settings_of(arguments); !settings.empty()) request["settings"] = std::move(settings);
  const auto say = speech_of(arguments);
  return tell_answer(arguments, perform("backtest", request, say("commands", "指令")));
}

}  // namespace

std::vector<Command> backtest_commands() {
  return {
      {"backtest", "", "play a store's history under changed rules, and list what would differ",
       "Plays every command once more, in memory, under the rules as they are and as they would be: which\n"
       "cases would stand elsewhere, which steps would be refused, which dates and sums move. The store is\n"
       "only read. Exit code 1 where something would differ, as diff has it. Refused commands are not in\n"
       "the store: those that would pass now are found in a log of commands (as tenon run takes them).\n"
       "  tenon backtest --store crm.db --change shorter.json --csv differences.csv\n"
       "shorter.json: {\"limits\": {\"prenotice.papers\": \"3 working_days\"}}",
       with_rules({{"store", "S", "a SQLite file, or sqlite:PATH (default: TENON_STORE)"},
                   {"change", "FILE", "rules, limits, policy and workflows that are changed"},
                   {"commands", "FILE", "a log of commands, JSON lines, for those that were refused"},
                   {"csv", "FILE", "write the differences there as a table (- for standard output)"}}),
       backtest}};
}

}  // namespace cli
