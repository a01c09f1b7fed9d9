/// tenon mutate: whether the scenarios would notice a change of the rules.
#include "command.hpp"
#include "kit.hpp"
#include "session.hpp"

namespace cli {
namespace {

int mutate(const Arguments& arguments) {
  Json request = chosen(arguments);
  request.erase("names");  // --only picks mutants here, not scenarios
  if (const auto only = arguments.all("only"); !only.empty()) request["only"] = only;
  if (const auto threads = arguments.number("jobs", 1, 1024)) request["threads"] = *threads;
  if (const auto file = arguments.one("results")) request["results"] = *file;
  if (const auto file = arguments.one("equivalent")) request["equivalents"] = *file;
  const auto say = speech_of(arguments);
  return tell_answer(arguments, perform("mutate", request, say("mutants", "变异")));
}

}  // namespace

std::vector<Command> mutate_commands() {
  return {
      {"mutate", "[PLACE...]", "change the rules one small thing at a time: does a scenario notice?",
       "A change that no scenario notices survives, and is listed with the case that is missing. Exit code "
       "1\n"
       "where one does. With --results a second run tries only what has changed meanwhile.\n"
       "  tenon mutate scenarios --only prenotice/ --results build/mutants.json",
       with_rules(
           {{"only", "ID", "only mutants whose id begins so (\"prenotice/submit\"); may be repeated", true},
            {"jobs", "N", "how many are tried at a time (default: as many as the machine has cores)"},
            {"results", "FILE", "where results are kept from run to run"},
            {"equivalent", "FILE", "mutants that are known to make no difference, with the reason"}}),
       mutate}};
}

}  // namespace cli
