#pragma once
/// The kit for those who test rules, through tenon_testing.h: one task, one request, one answer.
#include <functional>
#include <string>

#include "arguments.hpp"
#include "terminal.hpp"

namespace cli {

/// Performs a task of the kit and reads its answer; throws Failure. How far it is is shown on standard error
/// where somebody looks, under `label`.
[[nodiscard]] Json perform(const char* task, const Json& request, const std::string& label);

/// {"places", "names"?, "settings"?} of what was typed: places are what is left beside the options, by
/// default the folder scenarios where there is one, else the folder that the command runs in.
[[nodiscard]] Json chosen(const Arguments& arguments);
/// The options that go with them.
[[nodiscard]] std::vector<Option> with_rules(std::vector<Option> more);

/// The path of the store of --store, or TENON_STORE, which has to be there. Throws BadUsage.
[[nodiscard]] std::string store_of(const Arguments& arguments);

/// Writes what the answer has as files where --csv, --html name some, and prints the rest: the document with
/// --json, else the answer's own "text". The exit code that "passed" stands for.
[[nodiscard]] int tell_answer(const Arguments& arguments, Json answer);

/// Where things are that are expected and found, one under the other.
void print_differences(const Json& differences, const Speech& say);

}  // namespace cli
