#include <algorithm>

#include "command.hpp"
#include "terminal.hpp"

namespace cli {
namespace {

constexpr std::string_view exit_codes =
    "Exit codes: 0 done; 1 refused, or a check failed; 2 bad usage or input; 3 the machine's fault.\n"
    "A time is RFC 3339; without an offset (2026-11-23 10:00) it is China's. NO_COLOR is respected.\n";

void help_on(const Command& command) {
  std::string usage = "usage: tenon " + std::string(command.name);
  if (!command.arguments.empty()) usage += " " + std::string(command.arguments);
  print_line(usage + " [options]");
  print_line("");
  print_line(command.summary);
  if (!command.details.empty()) {
    print_line("");
    print_line(command.details);
  }
  print_line("");
  std::size_t widest = 0;
  const auto written = [](const Option& option) {
    return "--" + std::string(option.name) + (option.value.empty() ? "" : " " + std::string(option.value));
  };
  for (const auto& option : command.options) widest = std::max(widest, written(option).size());
  for (const auto& option : command.options) {
    const auto left = written(option);
    print_line("  " + left + std::string(widest - left.size() + 2, ' ') + std::string(option.help));
  }
  print_line("");
  print(exit_codes);
}

}  // namespace

const std::vector<Command>& all_commands() {
  static const std::vector<Command> all = [] {
    std::vector<Command> list;
    for (const auto group :
         {workflow_commands, run_commands, step_commands, case_commands, sale_commands, time_commands,
          record_commands, compute_commands, policy_commands, import_commands, report_commands,
          testing_commands, mutate_commands, explore_commands, backtest_commands})
      for (auto& command : group()) list.push_back(std::move(command));
    return list;
  }();
  return all;
}

int help(const std::vector<std::string>& words) {
  if (words.empty()) {
    print_line("usage: tenon COMMAND [arguments] [options]");
    print_line("");
    for (const auto& command : all_commands())
      print_line("  " + std::string(command.name) + std::string(12 - command.name.size(), ' ') +
                 std::string(command.summary));
    print_line("  help        all about one command: tenon help run");
    print_line("");
    print_line("A first try:  tenon show complaint");
    print_line(
        "  tenon open complaint --store try.db --reference T-1 --customer C1 --actor E017 --role "
        "complaint_clerk \\");
    print_line(
        "    --field channel=phone --field target=quality --field about=\"a crack\" --field asked=repair");
    print_line("  tenon options T-1 --store try.db --actor E017 --role complaint_clerk");
    print_line("");
    print(exit_codes);
    return done;
  }
  std::vector<std::string_view> known;
  for (const auto& command : all_commands()) {
    if (command.name == words.front()) return help_on(command), done;
    known.push_back(command.name);
  }
  const auto near = nearest(words.front(), known);
  throw BadUsage{"There is no command " + words.front() + ".",
                 near.empty() ? "tenon help lists the commands." : "Did you mean tenon help " + near + "?"};
}

}  // namespace cli
