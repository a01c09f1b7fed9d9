#include "kit.hpp"

#include <cstdlib>
#include <filesystem>
#include <optional>

#include "command.hpp"
#include "session.hpp"
#include "tenon_testing.h"

namespace cli {
namespace {

/// Told about from within a call of the C library: what happens here stays here.
std::int32_t show(void* with, const char* line) noexcept {
  try {
    const Json told = Json::parse(line);
    static_cast<Progress*>(with)->show(told.at("done").get<std::int64_t>(),
                                       told.at("of").get<std::int64_t>());
  } catch (const std::exception&) {}  // a line that cannot be shown is no reason to stop
  return 0;
}

}  // namespace

Json perform(const char* task, const Json& request, const std::string& label) {
  char* answer = nullptr;
  std::int32_t status = TENON_OK;
  {
    Progress progress(label);
    status = tenon_testing_perform(task, request.dump().c_str(), is_error_a_terminal() ? show : nullptr,
                                   &progress, &answer);
  }
  const std::string text = answer ? answer : "";
  tenon_testing_free(answer);
  if (text.empty()) throw MachineFault{"There is not enough memory.", "Close other programs."};
  Json document = parsed(text);
  if (status != TENON_OK) throw Failure{status, text_of(document, "code"), text};
  return document;
}

Json chosen(const Arguments& arguments) {
  Json places = arguments.rest();
  if (places.empty()) places.push_back(std::filesystem::is_directory("scenarios") ? "scenarios" : ".");
  for (const auto& place : places)
    if (!std::filesystem::exists(place.get<std::string>()))
      throw BadUsage{"There is no " + place.get<std::string>() + ".",
                     "Name files of scenarios, or folders that hold some."};
  Json request{{"places", std::move(places)}};
  if (const auto names = arguments.all("only"); !names.empty()) request["names"] = names;
  if (Json settings = settings_of(arguments); !settings.empty()) request["settings"] = std::move(settings);
  return request;
}

std::vector<Option> with_rules(std::vector<Option> more) {
  more.push_back({"workflow", "FILE", "a workflow of your own, declared in JSON; may be repeated", true});
  more.push_back({"settings", "FILE", "which rules hold, a JSON document: policy, workflows"});
  more.push_back({"json", "", "print one JSON document"});
  more.push_back({"language", "en|zh", "language of what is printed for people"});
  return more;
}

std::string store_of(const Arguments& arguments) {
  auto named = arguments.one("store");
  if (!named)
    if (const char* const usual = std::getenv("TENON_STORE"); usual && *usual) named = usual;
  if (!named)
    throw BadUsage{"tenon " + arguments.command() + " needs a store.",
                   "Add --store FILE, or set TENON_STORE."};
  const auto path = named->starts_with("sqlite:") ? named->substr(7) : *named;
  if (!std::filesystem::exists(path))
    throw BadUsage{"There is no store " + path + ".", "Check the path; tenon run, open and import make one."};
  return path;
}

int tell_answer(const Arguments& arguments, Json answer) {
  bool printed = false;  // what was asked for on standard output stands there alone
  for (const char* form : {"csv", "html"}) {
    if (const auto file = arguments.one(form)) {
      write_file(*file, text_of(answer, form));
      printed = printed || *file == "-";
    }
    answer.erase(form);
  }
  const auto code = answer["passed"].get<bool>() ? done : refused;
  if (printed) return code;
  const auto say = speech_of(arguments);
  const auto text = say.of(answer["text"]);
  answer.erase("text");
  if (arguments.has("json")) print_line(answer.dump());
  else print(text.ends_with('\n') ? text : text + "\n");
  return code;
}

void print_differences(const Json& differences, const Speech& say) {
  const auto row = [&](const char* label, std::string_view text, Tone tone) {
    const std::string name = label;
    print_line("      " + name + std::string(width_of(name) < 10 ? 10 - width_of(name) : 1, ' ') +
               tinted(text.empty() ? say("nothing", "无") : text, tone));
  };
  for (const auto& each : differences) {
    print_line("    " + printable(text_of(each, "at")));
    row(say("expected", "应为"), printable(text_of(each, "expected")), Tone::good);
    row(say("found", "实为"), printable(text_of(each, "found")), Tone::bad);
    if (each.contains("refusal")) {
      const auto source = text_of(each["refusal"], "source");
      print_line("                " + printable(say.of(each["refusal"])) +
                 (source.empty() ? "" : " [" + printable(source) + "]"));
    }
  }
}

}  // namespace cli
