/// tenon: the workflows from the command line, on the C library alone.
#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>

#include "command.hpp"
#include "session.hpp"

namespace cli {

int exit_of(std::int32_t status) noexcept {
  switch (status) {
    case TENON_OK: return done;
    case TENON_INVALID: return bad_input;
    case TENON_BUSY:
    case TENON_FAULT: return machine_fault;
    default: return refused;
  }
}

namespace {

const Command& find_command(const std::string& name) {
  std::vector<std::string_view> known{"help"};
  for (const auto& command : all_commands()) {
    if (command.name == name) return command;
    known.push_back(command.name);
  }
  const auto near = nearest(name, known);
  throw BadUsage{"There is no command " + name + ".",
                 near.empty() ? "tenon help lists the commands." : "Did you mean tenon " + near + "?"};
}

int dispatch(const std::vector<std::string>& words) {
  if (words.empty()) {
    help({});
    return bad_input;
  }
  const auto& first = words.front();
  if (first == "--version" || first == "version") {
    print_line(std::string("tenon ") + tenon_version() + " (ABI " + std::to_string(tenon_abi_version()) +
               ")");
    return done;
  }
  if (first == "help" || first == "--help" || first == "-h") return help({words.begin() + 1, words.end()});
  if (first.starts_with('-'))
    throw BadUsage{"The command comes before its options; found " + first + ".",
                   "tenon help lists the commands."};
  const auto& command = find_command(first);
  for (const auto& word : words) {
    if (word == "--") break;
    if (word == "--help" || word == "-h") return help({first});
  }
  const Arguments arguments(command.name, {words.begin() + 1, words.end()}, command.options);
  // What is made to be read by others may be in both languages; they check the word themselves.
  constexpr std::array<std::string_view, 4> in_both{"show", "report", "ledger", "handbook"};
  if (arguments.has("language") && std::find(in_both.begin(), in_both.end(), command.name) == in_both.end())
    (void)arguments.word("language", {"en", "zh"}, "en");
  return command.run(arguments);
}

/// A failed call: told to people on standard error, and to programs that asked for JSON on standard output.
int tell_failure(const Failure& failure, const std::vector<std::string>& words) {
  bool json = false;
  Speech say;
  for (std::size_t i = 0; i < words.size(); ++i) {
    json = json || words[i] == "--json";
    if (words[i] == "--language=zh" ||
        (words[i] == "--language" && i + 1 < words.size() && words[i + 1] == "zh"))
      say.chinese = true;
  }
  complain(failure, say);
  if (json) print_line("{\"error\":" + failure.json + "}");
  return exit_of(failure.status);
}

int run(const std::vector<std::string>& words) {
  try {
    int code = done;
    try {
      code = dispatch(words);
    } catch (const Failure& failure) { code = tell_failure(failure, words); }
    finish_output();
    return code;
  } catch (const BadUsage& usage) {
    complain(usage.what, usage.remedy);
    return bad_input;
  } catch (const MachineFault& problem) {
    complain(problem.what, problem.remedy);
    return machine_fault;
  } catch (const std::exception& problem) {
    const auto* const json = dynamic_cast<const Json::type_error*>(&problem);
    if (json && json->id == 316) {  // a document could not be printed
      complain("What was typed is not UTF-8.", "Convert it to UTF-8, or set the terminal to it.");
      return bad_input;
    }
    complain(std::string("A fault of the program itself: ") + problem.what(),
             "Please report it with the version.");
    return machine_fault;
  }
}

}  // namespace
}  // namespace cli

int main(int argc, char** argv) {
  if (tenon_abi_version() != TENON_ABI_VERSION) {
    std::fprintf(
        stderr,
        "tenon: this program needs ABI %d of libtenon, found %d (library %s). Install both together.\n",
        TENON_ABI_VERSION, static_cast<int>(tenon_abi_version()), tenon_version());
    return cli::machine_fault;
  }
  return cli::run({argv + (argc > 0 ? 1 : 0), argv + argc});
}
