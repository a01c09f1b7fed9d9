/// Steps of a scenario file, before any is taken.
#include "tenon/workflow/actions.hpp"
#include "testing/faults.hpp"
#include "testing/scenario_checker.hpp"
#include "testing/scenario_steps.hpp"

namespace tenon::testing {
namespace {

/// The word that says what sort of step it is.
constexpr std::string_view sorts[] = {"open", "do", "receive", "papers", "bring", "wait", "put"};

Result<void> check_count(const Json& step, const char* key, const JsonPath& at) {
  if (!step.contains(key)) return {};
  if (!step[key].is_number_integer() || step[key] < 0)
    return wrong_type(at / key, "a whole number from 0", step[key]);
  return {};
}

}  // namespace

Result<void> ScenarioChecker::check_actor(const Json& step, const JsonPath& at) {
  if (const auto as = step.find("as"); as != step.end()) {
    const auto here = at / "as";
    if (as->is_array()) {
      if (as->empty()) return wrong_type(here, "a role, or a list of roles", *as);
      for (std::size_t i = 0; i < as->size(); ++i)
        TENON_CHECK(check_word_of<Role>((*as)[i], here / i, "role"));
    } else {
      TENON_CHECK(check_word_of<Role>(*as, here, "role"));
    }
  }
  if (step.contains("who")) TENON_CHECK(check_text(step["who"], at / "who"));
  if (step.contains("party")) TENON_CHECK(check_word_of<Party>(step["party"], at / "party", "party"));
  if (step.contains("at")) {
    TENON_TRY(const Instant when, read_json<Instant>(step["at"], at / "at"));
    (void)when;
  }
  const auto payload = step.find("payload");
  if (payload == step.end()) return {};
  if (!payload->is_object()) return wrong_type(at / "payload", "an object", *payload);
  for (const auto& [field, value] : payload->items())
    if (value.is_string() && value.get_ref<const std::string&>().starts_with("@sale/"))
      TENON_CHECK(check_pointer(value.get<std::string>().substr(5), at / "payload" / field));
  return {};
}

Result<void> ScenarioChecker::check_step(const Json& step, const JsonPath& at) {
  if (step.is_string()) return check_named(step.get<std::string>(), at, {"steps", "events"});
  if (!step.is_object()) return wrong_type(at, "a step", step);
  std::string_view sort;
  for (const auto each : sorts)
    if (step.contains(std::string(each))) sort = each;
  if (sort.empty()) {
    const std::string first = step.empty() ? "{}" : step.begin().key();
    return unknown_word(at, "sort of step", first, sorts);
  }
  if (step.contains("for") && !step["for"].is_array())
    return wrong_type(at / "for", "a list of sales", step["for"]);
  if (step.contains("about")) {
    TENON_TRY(const Subject subject, read_json<Subject>(step["about"], at / "about"));
    (void)subject;
  }
  for (const char* name : {"name", "case"})
    if (step.contains(name)) TENON_CHECK(check_text(step[name], at / name));
  if (sort == "do") return check_do(step, at);
  if (sort == "receive") return check_receive(step, at);
  if (sort == "bring") return check_bring(step, at);
  if (sort == "open") {
    TENON_CHECK(
        check_keys(step, at, {"open", "about", "payload", "as", "who", "party", "at", "name", "for"}));
    TENON_CHECK(known_workflow(step["open"], at / "open"));
    named_[step.value("name", std::string("it"))] = step["open"].get<std::string>();
    return check_actor(step, at);
  }
  if (sort == "papers") {
    TENON_CHECK(check_keys(step, at, {"papers", "without", "for"}));
    TENON_CHECK(check_text(step["papers"], at / "papers"));
    if (step.contains("without")) TENON_CHECK(check_text(step["without"], at / "without"));
    return check_named(step["papers"].get<std::string>(), at / "papers", {"papers"});
  }
  if (sort == "wait") {
    TENON_CHECK(check_keys(step, at, {"wait", "for"}));
    if (step["wait"] == "next_deadline") return {};
    TENON_TRY(const Instant until, read_json<Instant>(step["wait"], at / "wait"));
    (void)until;
    return {};
  }
  TENON_CHECK(check_keys(step, at, {"put", "record", "for"}));
  TENON_CHECK(check_word_of<RecordKind>(step["put"], at / "put", "register"));
  if (!step.contains("record")) return missing(at / "record");
  auto id = record_id(step["record"]);
  if (!id) return within(std::move(id).refusal(), at / "record");
  return {};
}

Result<void> ScenarioChecker::check_named(const std::string& name, const JsonPath& at,
                                          std::initializer_list<const char*> groups) {
  const auto dot = name.find('.');
  const auto workflow = workflow_of(name);
  TENON_CHECK(known_workflow(workflow, at));
  const Json* const document = all_.find(workflow);
  if (!document) return not_found("testing.no_procedure").field(at.str()).fact("workflow", workflow);
  std::vector<std::string> all;
  for (const char* group : groups)
    if (const auto found = document->find(group); found != document->end())
      for (const auto& [each, value] : found->items()) all.push_back(workflow + "." + each);
  const std::vector<std::string_view> words(all.begin(), all.end());
  if (dot == name.npos || std::find(words.begin(), words.end(), name) == words.end())
    return unknown_word(at, groups.begin()[0], name, words);
  return {};
}

Result<void> ScenarioChecker::check_bring(const Json& step, const JsonPath& at) {
  TENON_CHECK(check_keys(step, at, {"bring", "to", "about", "name", "unless_there", "for"}));
  TENON_CHECK(known_workflow(step["bring"], at / "bring"));
  if (step.contains("unless_there") && !step["unless_there"].is_boolean())
    return wrong_type(at / "unless_there", "true or false", step["unless_there"]);
  if (!step.contains("to")) return missing(at / "to");
  const auto workflow = step["bring"].get<std::string>();
  TENON_CHECK(check_word(step["to"], at / "to", "state", book_named(workflow)->states));
  const Json* const document = all_.find(workflow);
  if (!document)
    return not_found("testing.no_procedure").field((at / "bring").str()).fact("workflow", workflow);
  if (!document->contains("paths") || !(*document)["paths"].contains(step["to"].get<std::string>()))
    return not_found("testing.no_path")
        .field((at / "to").str())
        .fact("workflow", workflow)
        .fact("state", step["to"].get<std::string>());
  named_[step.value("name", workflow)] = workflow;
  return {};
}

Result<void> ScenarioChecker::check_do(const Json& step, const JsonPath& at) {
  TENON_CHECK(check_keys(step, at, {"do", "payload", "as", "who", "party", "at", "case", "for"}));
  TENON_CHECK(check_text(step["do"], at / "do"));
  const auto event = step["do"].get<std::string>();
  static constexpr auto actions = action_names();
  const auto name = step.value("case", std::string("it"));
  // Whose case it is: as it was opened or brought; of this procedure where nothing was said of it.
  const auto known = named_.find(name);
  const auto id = known != named_.end()         ? known->second
                  : name.starts_with("opened:") ? name.substr(7)
                  : name == "it"                ? std::string(book_->id)
                  : book_named(name)            ? name
                                                : std::string();
  if (name.starts_with("opened:")) TENON_CHECK(known_workflow(id, at / "case"));
  const bool action = std::find(actions.begin(), actions.end(), event) != actions.end();
  const RuleBook* const book = id.empty() ? nullptr : book_named(id);
  if (!action && book && !book->find_event(event)) {
    std::vector<std::string_view> allowed(book->events.begin(), book->events.end());
    for (const auto each : actions)
      if (may_be_sent(each)) allowed.push_back(each);
    return unknown_word(at / "do", "event", event, allowed);
  }
  return check_actor(step, at);
}

Result<void> ScenarioChecker::check_receive(const Json& step, const JsonPath& at) {
  TENON_CHECK(
      check_keys(step, at, {"receive", "originals", "copies", "of", "from", "case", "as", "who", "for"}));
  TENON_CHECK(check_text(step["receive"], at / "receive"));
  const auto type = step["receive"].get<std::string>();
  if (!all_.plan().document_types().find(type)) {
    std::vector<std::string_view> known;
    for (const auto& each : all_.plan().document_types().all()) known.push_back(each.id);
    return unknown_word(at / "receive", "document type", type, known);
  }
  TENON_CHECK(check_count(step, "originals", at));
  TENON_CHECK(check_count(step, "copies", at));
  if (step.value("originals", 0) + step.value("copies", 0) == 0) return missing(at / "originals");
  if (step.contains("of")) TENON_CHECK(check_text(step["of"], at / "of"));
  if (step.contains("from")) TENON_CHECK(check_word_of<Party>(step["from"], at / "from", "party"));
  return check_actor(step, at);
}

}  // namespace tenon::testing
