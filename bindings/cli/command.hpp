#pragma once
/// The commands of the program, each with what it takes and what it says about itself.
#include <string_view>
#include <vector>

#include "arguments.hpp"

namespace cli {

/// Exit codes, the same for every command.
enum Exit : int { done = 0, refused = 1, bad_input = 2, machine_fault = 3 };

struct Command {
  std::string_view name;
  std::string_view arguments;  ///< "CASE EVENT"
  std::string_view summary;    ///< one line
  std::string_view details;    ///< more, with an example
  std::vector<Option> options;
  int (*run)(const Arguments&);
};

// One list a group, in the file of its name.
[[nodiscard]] std::vector<Command> workflow_commands();
[[nodiscard]] std::vector<Command> run_commands();
[[nodiscard]] std::vector<Command> step_commands();
[[nodiscard]] std::vector<Command> case_commands();
[[nodiscard]] std::vector<Command> sale_commands();
[[nodiscard]] std::vector<Command> compute_commands();
[[nodiscard]] std::vector<Command> policy_commands();
[[nodiscard]] std::vector<Command> time_commands();
[[nodiscard]] std::vector<Command> record_commands();
[[nodiscard]] std::vector<Command> import_commands();
[[nodiscard]] std::vector<Command> report_commands();
[[nodiscard]] std::vector<Command> testing_commands();
[[nodiscard]] std::vector<Command> mutate_commands();
[[nodiscard]] std::vector<Command> explore_commands();
[[nodiscard]] std::vector<Command> backtest_commands();

/// All of them, in the order of `tenon help`.
[[nodiscard]] const std::vector<Command>& all_commands();
/// Prints what there is, or all about one command. Throws BadUsage for a name that is none.
int help(const std::vector<std::string>& words);

/// Which exit code a failed call stands for.
[[nodiscard]] int exit_of(std::int32_t status) noexcept;

}  // namespace cli
