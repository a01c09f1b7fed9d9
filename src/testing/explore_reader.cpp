/// Explorations as documents.
#include <fstream>
#include <sstream>

#include "tenon/testing/explore.hpp"
#include "tenon/workflows/builtin.hpp"
#include "testing/faults.hpp"

namespace tenon::testing {
namespace {

Result<Json> document_at(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return not_found("testing.no_file").field(path.string());
  std::ostringstream text;
  text << in.rdbuf();
  return parse_json(text.str(), path.filename().string());
}

Result<const RuleBook*> book_named(const WorkflowSet& workflows, const std::string& id, const JsonPath& at) {
  if (auto found = workflows.find(id)) return &(*found)->book();
  std::vector<std::string_view> known;
  for (const auto* each : workflows.all()) known.push_back(each->book().id);
  return unknown_word(at, "workflow", id, known);
}

/// {"signing": ["record_payment"]}
Result<std::map<std::string, std::vector<std::string>>> events_of(const Json& json, const JsonPath& at,
                                                                  const WorkflowSet& workflows) {
  std::map<std::string, std::vector<std::string>> made;
  if (!json.is_object()) return wrong_type(at, "lists of events by workflow", json);
  for (const auto& [id, list] : json.items()) {
    TENON_TRY(const RuleBook* book, book_named(workflows, id, at / id));
    const auto here = at / id;
    TENON_TRY(auto events, read_json<std::vector<std::string>>(list, here));
    for (std::size_t i = 0; i < events.size(); ++i)
      if (events[i] != "open" && events[i] != "cancel" && !book->find_event(events[i]))
        return unknown_word(here / i, "event", events[i], {book->events.data(), book->events.size()});
    made[id] = std::move(events);
  }
  return made;
}

Result<std::int64_t> count_in(const Json& document, const char* key, std::int64_t otherwise) {
  if (!document.contains(key)) return otherwise;
  const JsonPath at{nullptr, key};
  TENON_TRY(const auto count, read_json<std::int64_t>(document[key], at));
  if (count < 1)
    return invalid("testing.not_above_zero").field(at.str()).fact("found", std::to_string(count));
  return count;
}

}  // namespace

Result<Exploration> Exploration::read(const std::filesystem::path& path,
                                      const std::shared_ptr<const WorkflowSet>& workflows) {
  TENON_TRY(const Json document, document_at(path));
  auto made = parse(document, path.parent_path(), path.stem().string(), workflows);
  if (!made) {
    auto refusal = std::move(made).refusal();
    refusal.field = path.filename().string() + (refusal.field.empty() ? "" : ": " + refusal.field);
    return refusal;
  }
  return made;
}

Result<Exploration> Exploration::parse(const Json& document, const std::filesystem::path& folder,
                                       const std::string& name,
                                       const std::shared_ptr<const WorkflowSet>& workflows) {
  const JsonPath root;
  TENON_CHECK(
      Result<void>(check_keys(document, root,
                              {"explore_version", "title", "about", "procedures", "start", "cases", "once",
                               "without", "moves", "cancel", "waits", "depth", "states", "invariants"})));
  for (const char* needed : {"explore_version", "title", "about", "cases"})
    if (!document.contains(needed)) return missing(root / needed);
  if (document["explore_version"] != 1)
    return invalid("testing.version")
        .field("explore_version")
        .fact("found", as_found(document["explore_version"]));
  Exploration made;
  made.name = name;
  TENON_TRY(made.title, read_json<Text>(document["title"], root / "title"));
  made.folder = folder;
  if (document.contains("procedures")) {
    TENON_TRY(const auto where, read_json<std::string>(document["procedures"], root / "procedures"));
    made.folder = (folder / where).lexically_normal();
  }
  TENON_TRY(made.procedures, Procedures::read(made.folder, workflows));
  if (workflows) made.workflows = workflows;
  else made.workflows = {std::shared_ptr<void>(), &made.procedures->plan().workflows()};
  TENON_TRY(const auto subject, read_json<Subject>(document["about"], root / "about"));
  (void)subject;
  made.about = document["about"];
  if (document.contains("start")) made.start = document["start"];
  if (!made.start.is_array()) return wrong_type(root / "start", "a list of steps", made.start);
  const auto of_cases = root / "cases";
  if (!document["cases"].is_object()) return wrong_type(of_cases, "numbers by workflow", document["cases"]);
  for (const auto& [id, most] : document["cases"].items()) {
    TENON_TRY(const auto* book, book_named(*made.workflows, id, of_cases / id));
    (void)book;
    TENON_TRY(const auto count, read_json<std::int32_t>(most, of_cases / id));
    if (count < 1 || count > 9)
      return invalid("testing.cases_range").field((of_cases / id).str()).fact("found", std::to_string(count));
    made.cases[id] = count;
  }
  for (const auto& [key, into] : {std::pair("once", &made.once), std::pair("without", &made.without)})
    if (document.contains(key)) { TENON_TRY(*into, events_of(document[key], root / key, *made.workflows)); }
  if (document.contains("moves")) {
    const auto at = root / "moves";
    if (!document["moves"].is_object())
      return wrong_type(at, "lists of steps by workflow", document["moves"]);
    for (const auto& [id, steps] : document["moves"].items()) {
      TENON_TRY(const auto* book, book_named(*made.workflows, id, at / id));
      const auto here = at / id;
      if (!steps.is_array()) return wrong_type(here, "a list of steps", steps);
      for (std::size_t i = 0; i < steps.size(); ++i) {
        if (!steps[i].is_object()) return wrong_type(here / i, "a step", steps[i]);
        const auto event = steps[i].value("do", Json());
        if (!steps[i].contains("open") && !event.is_string()) return missing(here / i / "do");
        if (event.is_string() && !book->find_event(event.get<std::string>()))
          return unknown_word(here / i / "do", "event", event.get<std::string>(),
                              {book->events.data(), book->events.size()});
        made.moves[id].push_back(steps[i]);
      }
    }
  }
  if (document.contains("cancel")) {
    TENON_TRY(made.cancelling, read_json<bool>(document["cancel"], root / "cancel"));
  }
  if (document.contains("waits")) {
    TENON_TRY(made.waits, read_json<std::vector<Instant>>(document["waits"], root / "waits"));
  }
  TENON_TRY(made.depth, count_in(document, "depth", made.depth));
  TENON_TRY(made.states, count_in(document, "states", made.states));
  if (document.contains("invariants")) {
    Json list = document["invariants"];
    if (list.is_string()) { TENON_TRY(list, document_at(folder / list.get<std::string>())); }
    TENON_TRY(made.invariants, Invariants::read(list, *made.workflows, root / "invariants"));
  }
  return made;
}

}  // namespace tenon::testing
