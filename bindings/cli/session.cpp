#include "session.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "times.hpp"

namespace cli {
namespace {

/// The store that was named, by --store or TENON_STORE.
std::optional<std::string> store_named(const Arguments& arguments) {
  if (const auto given = arguments.one("store")) return given;
  if (const char* const usual = std::getenv("TENON_STORE"); usual && *usual) return usual;
  return std::nullopt;
}

std::string store_of(const Arguments& arguments, Store wanted) {
  if (auto named = store_named(arguments)) return *std::move(named);
  if (wanted == Store::may_be_none) return "memory";
  throw BadUsage{"tenon " + arguments.command() + " needs a store.",
                 "Add --store FILE (or \"memory\" to try things out), or set TENON_STORE."};
}

/// "crm.db" -> "sqlite:crm.db"
std::string full_store(const std::string& store, Store wanted) {
  if (store == "memory") return store;
  const auto path = store.starts_with("sqlite:") ? store.substr(7) : store;
  if (path.empty())
    throw BadUsage{"The store has no name.", "Write --store FILE, for example --store crm.db."};
  std::error_code ignored;
  if (wanted != Store::may_be_new && !std::filesystem::exists(path, ignored))
    throw BadUsage{"There is no store " + path + ".",
                   "Check the path; tenon run, open, import and records make one."};
  return "sqlite:" + path;
}

/// A file of a workflow rather than the id of one, which find and each take by the same option.
bool is_workflow_file(const Arguments& arguments, const std::string& word) {
  const bool takes_ids = arguments.command() == "find" || arguments.command() == "each";
  return !takes_ids || word.find_first_of("./") != word.npos;
}

bool is_uuid(std::string_view word) {
  if (word.size() != 36) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? word[i] != '-' : std::isxdigit(static_cast<unsigned char>(word[i])) == 0) return false;
  }
  return true;
}

}  // namespace

std::string read_file(const std::string& path) {
  if (path == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  std::error_code problem;
  if (std::filesystem::is_directory(path, problem)) throw BadUsage{path + " is a folder.", "Name a file."};
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file.is_open() || file.bad())
    throw BadUsage{path + " cannot be read: " + std::strerror(errno) + ".",
                   "Check the path and its permissions."};
  return bytes;
}

void write_file(const std::string& path, std::string_view bytes) {
  if (path == "-") return print(bytes);
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file)
    throw MachineFault{path + " cannot be written: " + std::strerror(errno) + ".",
                       "Check the folder and the disk."};
}

Json read_document(std::string_view text, const std::string& what) {
  try {
    return Json::parse(text);
  } catch (const Json::exception& problem) {
    std::string words = problem.what();
    if (const auto end = words.find("] "); end != std::string::npos) words.erase(0, end + 2);
    throw BadUsage{what + " is not well-formed JSON: " + words + ".", "Give one JSON document in UTF-8."};
  }
}

Speech speech_of(const Arguments& arguments) { return {arguments.one("language").value_or("en") == "zh"}; }

Json settings_of(const Arguments& arguments) {
  Json settings = Json::object();
  if (const auto file = arguments.one("settings")) {
    settings = read_document(read_file(*file), *file);
    if (!settings.is_object())
      throw BadUsage{*file + " is not a JSON object.", "See tenon.h, tenon_engine_open."};
  }
  for (const auto& file : arguments.all("workflow"))
    if (is_workflow_file(arguments, file))
      settings["workflows"].push_back(read_document(read_file(file), file));
  return settings;
}

Session::Session(const Arguments& arguments, Store store)
    : json_(arguments.has("json")), say_(speech_of(arguments)) {
  Json settings = settings_of(arguments);
  if (store == Store::none) settings["store"] = "memory";
  else if (arguments.has("store") || !settings.contains("store"))
    settings["store"] = full_store(store_of(arguments, store), store);
  if (const auto policy = arguments.one("policy")) settings["policy"] = *policy;
  if (const auto now = arguments.one("now")) settings["now"] = with_offset(*now);
  engine_.emplace(settings.dump());
}

std::optional<Session> Session::where_named(const Arguments& arguments) {
  if (!store_named(arguments) && !arguments.has("settings") && !arguments.has("policy") &&
      !arguments.has("workflow"))
    return std::nullopt;
  return std::make_optional<Session>(arguments, Store::may_be_none);
}

std::optional<Session> Session::of_rules(const Arguments& arguments) {
  if (!arguments.has("settings") && !arguments.has("workflow")) return std::nullopt;
  return std::make_optional<Session>(arguments, Store::none);
}

std::optional<std::string> workflow_named(const Arguments& arguments) {
  for (const auto& word : arguments.all("workflow"))
    if (!is_workflow_file(arguments, word)) return word;
  return std::nullopt;
}

std::optional<Json> actor_of(const Arguments& arguments) {
  const auto id = arguments.one("actor");
  if (!id) {
    if (arguments.has("role"))
      throw BadUsage{"--role is given without --actor.", "Say who acts: --actor E017."};
    return std::nullopt;
  }
  Json roles = Json::array();
  for (const auto& each : arguments.all("role"))
    for (std::size_t from = 0; from <= each.size();) {
      const auto comma = std::min(each.find(',', from), each.size());
      if (comma > from) roles.push_back(each.substr(from, comma - from));
      from = comma + 1;
    }
  return Json{{"id", *id}, {"roles", roles}};
}

Json required_actor(const Arguments& arguments) {
  if (auto actor = actor_of(arguments)) return *std::move(actor);
  throw BadUsage{"tenon " + arguments.command() + " needs to know who acts.",
                 "Add --actor ID --role ROLE, for example --actor E017 --role agent."};
}

std::string case_named(const std::string& word) {
  if (is_uuid(word) || word.starts_with("reference:")) return word;
  return "reference:" + word;
}

std::string name_of_case(const Json& document) {
  auto reference = text_of(document, "reference");
  return printable(reference.empty() ? text_of(document, "id") : reference);
}

std::string short_list(const Json& list) {
  std::string all;
  for (const auto& each : list)
    (all += all.empty() ? "" : ", ") += each.is_string() ? each.get<std::string>() : each.dump();
  return all;
}

std::vector<Option> with_own_rules(std::vector<Option> more) {
  more.push_back({"workflow", "FILE", "a workflow of your own, declared in JSON; may be repeated", true});
  more.push_back({"settings", "FILE", "settings of the engine, a JSON document"});
  return more;
}

std::vector<Option> with_store(std::vector<Option> more) {
  std::vector<Option> options{{"store", "S", "a SQLite file, sqlite:PATH or memory (default: TENON_STORE)"},
                              {"settings", "FILE", "settings of the engine, a JSON document"},
                              {"policy", "NAME", "policy pack that new cases begin under: cn, handbook"},
                              {"now", "TIME", "set the clock by hand instead of the system's"},
                              {"json", "", "print JSON and nothing else"},
                              {"language", "en|zh", "language of what is printed for people"}};
  // "find --workflow ID" takes the files as well.
  if (std::none_of(more.begin(), more.end(), [](const Option& each) { return each.name == "workflow"; }))
    options.insert(options.begin() + 2,
                   {"workflow", "FILE", "a workflow of your own, declared in JSON; may be repeated", true});
  options.insert(options.begin(), more.begin(), more.end());
  return options;
}

std::vector<Option> with_actor(std::vector<Option> more) {
  more.push_back({"actor", "ID", "who acts"});
  more.push_back({"role", "ROLE", "with which role; may be repeated, or a list with commas", true});
  return with_store(std::move(more));
}

}  // namespace cli
