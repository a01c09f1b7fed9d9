/// What there is to run: the scenarios of files and folders, each with a name that stays.
#include <algorithm>

#include "testing/faults.hpp"
#include "testing/scenario_reader.hpp"
#include "testing/standing.hpp"

namespace tenon::testing {
namespace {

Text title_of(const Json& title) {
  if (title.is_string()) return {title.get<std::string>(), title.get<std::string>()};
  Text text{title.value("zh", std::string()), title.value("en", std::string())};
  if (text.zh.empty()) text.zh = text.en;
  if (text.en.empty()) text.en = text.zh;
  return text;
}

/// "before_the_contract_is_filed": letters and digits of ASCII in lower case, all beyond ASCII as it is.
std::string slug(const std::string& title) {
  std::string out;
  for (const char each : title) {
    const auto c = static_cast<unsigned char>(each);
    const bool kept = c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    if (kept) out += each;
    else if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
    else if (c != '\'' && !out.empty() && out.back() != '_') out += '_';
  }
  while (!out.empty() && out.back() == '_') out.pop_back();
  return out;
}

std::string_view sort_of(const Json& then) {
  if (then.contains("refused")) return "refused";
  if (then.contains("deadlines")) return "deadline";
  if (then.contains("told") || then.contains("not_told"))
    if (!then.contains("state") && !then.contains("facts")) return "told";
  return "done";
}

}  // namespace

std::vector<Scenario> scenarios_of(const ScenarioFilePtr& file) {
  std::vector<Scenario> all;
  const Json& document = file->document();
  const auto add = [&](std::string id, Text title, Scenario::Kind kind, Json body, std::string at) {
    // Two of one title are told apart by number.
    const auto taken = [&](const std::string& name) {
      return std::any_of(all.begin(), all.end(), [&](const Scenario& each) { return each.id == name; });
    };
    auto unique = id;
    for (int n = 2; taken(unique); ++n) unique = id + "_" + std::to_string(n);
    all.push_back(
        {file->workflow(), std::move(unique), std::move(title), kind, file, std::move(body), std::move(at)});
  };
  if (const auto scenarios = document.find("scenarios"); scenarios != document.end())
    for (std::size_t i = 0; i < scenarios->size(); ++i) {
      const Json& each = (*scenarios)[i];
      Text title = title_of(each["title"]);
      auto id = each.contains("id") ? each["id"].get<std::string>()
                                    : std::string(sort_of(each["then"])) + "/" + slug(title.en);
      add(std::move(id), std::move(title), Scenario::Kind::told, each,
          "scenarios[" + std::to_string(i) + "]");
    }
  if (document.contains("paths"))
    for (const auto& state : file->states())
      add("path/" + state, {"到达状态 " + state, "the path to " + state}, Scenario::Kind::path,
          {{"state", state}}, "paths." + state);
  if (document.contains("allowed")) {
    bool first = true;  // what concerns the whole file is said once
    for (const auto& state : file->states()) {
      add("allowed/" + state, {"状态 " + state + " 中可办的步骤", "what is allowed in " + state},
          Scenario::Kind::allowed, {{"state", state}, {"first", first}}, "allowed." + state);
      first = false;
    }
  }
  for (auto& each : standing_of(document, file->states()))
    add(std::move(each.id), std::move(each.title), Scenario::Kind::standing, std::move(each.body),
        std::move(each.at));
  return all;
}

Result<std::vector<Scenario>> find_scenarios(const std::vector<std::filesystem::path>& places,
                                             const std::shared_ptr<const WorkflowSet>& workflows) {
  ScenarioReader reader(workflows);
  std::vector<Scenario> all;
  for (const auto& place : places) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    if (std::filesystem::is_directory(place, error)) {
      for (std::filesystem::directory_iterator each(place, error), end; !error && each != end;
           each.increment(error))
        if (each->path().extension() == ".json") {
          TENON_TRY(const bool ours, reader.is_scenario_file(each->path()));
          if (ours) files.push_back(each->path());
        }
      std::sort(files.begin(), files.end());
    } else if (std::filesystem::exists(place, error)) {
      files.push_back(place);
    }
    if (files.empty()) return not_found("testing.no_scenarios").field(place.string());
    for (const auto& path : files) {
      TENON_TRY(const auto file, reader.read(path));
      auto own = scenarios_of(file);
      std::move(own.begin(), own.end(), std::back_inserter(all));
    }
  }
  return all;
}

}  // namespace tenon::testing
