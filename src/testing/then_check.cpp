/// What a scenario expects, before anything is run.
#include "tenon/core/catalogue.hpp"
#include "tenon/policy/compute.hpp"
#include "tenon/workflows/builtin.hpp"
#include "testing/faults.hpp"
#include "testing/scenario_checker.hpp"

namespace tenon::testing {
namespace {

constexpr std::string_view statuses[] = {"none", "running", "paused", "missed", "met", "late"};

Result<void> check_list(const Json& list, const JsonPath& at, std::string_view of) {
  if (!list.is_array()) return wrong_type(at, std::string("a list of ") += of, list);
  return {};
}

}  // namespace

Result<void> ScenarioChecker::check_then(const Json& then, const Definition& of, const JsonPath& at) {
  TENON_CHECK(check_keys(then, at,
                         {"state", "facts", "refused", "missing", "cases", "records", "told", "not_told",
                          "told_exactly", "deadlines", "sums"}));
  if (then.empty()) return invalid("testing.nothing_expected").field(at.str());
  if (then.contains("state")) {
    std::vector<std::string_view> states(of.book().states.begin(), of.book().states.end());
    states.push_back("cancelled");
    states.push_back("none");
    TENON_CHECK(check_word(then["state"], at / "state", "state", states));
  }
  if (then.contains("facts")) TENON_CHECK(check_facts(then["facts"], of, at / "facts"));
  if (then.contains("refused")) TENON_CHECK(check_refused(then["refused"], at / "refused"));
  if (then.contains("missing")) {
    TENON_CHECK(check_list(then["missing"], at / "missing", "documents"));
    for (std::size_t i = 0; i < then["missing"].size(); ++i)
      TENON_CHECK(check_text(then["missing"][i], at / "missing" / i));
  }
  if (then.contains("cases")) TENON_CHECK(check_cases(then["cases"], at / "cases"));
  if (then.contains("records")) TENON_CHECK(check_records(then["records"], at / "records"));
  for (const char* key : {"told", "not_told"})
    if (then.contains(key)) TENON_CHECK(check_told(then[key], at / key));
  if (then.contains("told_exactly") && !then["told_exactly"].is_boolean())
    return wrong_type(at / "told_exactly", "true or false", then["told_exactly"]);
  if (then.contains("deadlines"))
    TENON_CHECK(check_deadlines(then["deadlines"], of.book(), at / "deadlines"));
  if (then.contains("sums")) TENON_CHECK(check_sums(then["sums"], at / "sums"));
  return {};
}

Result<void> ScenarioChecker::check_refused(const Json& refused, const JsonPath& at) {
  if (refused == Json(true)) return {};
  TENON_CHECK(check_keys(refused, at, {"code", "facts", "source"}));
  if (!refused.contains("code")) return missing(at / "code");
  TENON_CHECK(check_text(refused["code"], at / "code"));
  const auto code = refused["code"].get<std::string>();
  // A declared workflow brings the words of its refusals along; only the library's own are all known here.
  if (!find_text(code) && builtin_workflows().find(book_->id))
    return unknown_word(at / "code", "refusal code", code, catalogue_codes());
  if (refused.contains("source")) TENON_CHECK(check_text(refused["source"], at / "source"));
  if (!refused.contains("facts")) return {};
  if (!refused["facts"].is_object()) return wrong_type(at / "facts", "an object", refused["facts"]);
  for (const auto& [name, value] : refused["facts"].items())
    TENON_CHECK(check_text(value, at / "facts" / name));
  return {};
}

Result<void> ScenarioChecker::check_facts(const Json& facts, const Definition& of, const JsonPath& at) {
  if (!facts.is_object()) return wrong_type(at, "an object", facts);
  const Json schema = of.facts_schema();
  if (!schema.contains("properties")) return {};
  std::vector<std::string_view> names;
  for (auto each = schema["properties"].begin(); each != schema["properties"].end(); ++each)
    names.push_back(each.key());
  for (const auto& [name, value] : facts.items())
    if (std::find(names.begin(), names.end(), name) == names.end())
      return unknown_word(at / name, "fact", name, names);
  return {};
}

Result<void> ScenarioChecker::check_cases(const Json& cases, const JsonPath& at) {
  if (!cases.is_object()) return wrong_type(at, "an object by name", cases);
  for (const auto& [name, state] : cases.items()) {
    TENON_CHECK(check_text(state, at / name));
    const bool opened = name.starts_with("opened:");
    if (opened) TENON_CHECK(known_workflow(name.substr(7), at / name));
    const RuleBook* const book = book_named(opened ? name.substr(7) : name);
    if (!book) continue;  // a name of the scenario's own
    std::vector<std::string_view> states(book->states.begin(), book->states.end());
    states.push_back("cancelled");
    states.push_back("none");
    TENON_CHECK(check_word(state, at / name, "state", states));
  }
  return {};
}

Result<void> ScenarioChecker::check_records(const Json& records, const JsonPath& at) {
  TENON_CHECK(check_list(records, at, "register entries"));
  for (std::size_t i = 0; i < records.size(); ++i) {
    const auto here = at / i;
    TENON_CHECK(check_keys(records[i], here, {"kind", "id", "fields"}));
    for (const char* key : {"kind", "id", "fields"})
      if (!records[i].contains(key)) return missing(here / key);
    TENON_CHECK(check_word_of<RecordKind>(records[i]["kind"], here / "kind", "register"));
    TENON_CHECK(check_text(records[i]["id"], here / "id"));
    const Json schema = record_schema(*enum_from<RecordKind>(records[i]["kind"].get<std::string>()));
    if (!records[i]["fields"].is_object())
      return wrong_type(here / "fields", "an object", records[i]["fields"]);
    std::vector<std::string_view> names;
    for (auto each = schema["properties"].begin(); each != schema["properties"].end(); ++each)
      names.push_back(each.key());
    for (const auto& [name, value] : records[i]["fields"].items())
      if (std::find(names.begin(), names.end(), name) == names.end())
        return unknown_word(here / "fields" / name, "field", name, names);
  }
  return {};
}

/// Notices of the tables, those that effects make, which have texts, and the engine's own.
Result<void> ScenarioChecker::check_notice(const std::string& notice, const JsonPath& at) {
  if (find_text(notice) || !builtin_workflows().find(book_->id)) return {};
  auto known = catalogue_codes();
  known.push_back("deadline.near");
  const auto add = [&](const auto& from) {
    for (const auto& each : from.notices) known.push_back(each.notice);
  };
  for (const auto* definition : workflows_.all()) {
    add(definition->book().on_opening);
    add(definition->book().on_cancel);
    for (const auto& step : definition->book().steps) add(step);
  }
  return check_word(notice, at, "notice", known);
}

Result<void> ScenarioChecker::check_told(const Json& told, const JsonPath& at) {
  TENON_CHECK(check_list(told, at, "notices"));
  for (std::size_t i = 0; i < told.size(); ++i) {
    const auto here = at / i;
    TENON_CHECK(check_keys(told[i], here, {"notice", "role", "party", "to", "way", "language", "fields"}));
    if (!told[i].contains("notice")) return missing(here / "notice");
    TENON_CHECK(check_text(told[i]["notice"], here / "notice"));
    TENON_CHECK(check_notice(told[i]["notice"].get<std::string>(), here / "notice"));
    if (told[i].contains("role")) TENON_CHECK(check_word_of<Role>(told[i]["role"], here / "role", "role"));
    if (told[i].contains("party"))
      TENON_CHECK(check_word_of<Party>(told[i]["party"], here / "party", "party"));
    if (told[i].contains("way")) TENON_CHECK(check_word_of<Way>(told[i]["way"], here / "way", "way"));
  }
  return {};
}

Result<void> ScenarioChecker::check_deadlines(const Json& deadlines, const RuleBook& of, const JsonPath& at) {
  if (!deadlines.is_object()) return wrong_type(at, "an object by deadline", deadlines);
  std::vector<std::string_view> ids;
  for (const auto& each : of.deadlines) ids.push_back(each.id);
  for (const auto& [id, expected] : deadlines.items()) {
    const auto here = at / id;
    if (!of.find_deadline(id)) return unknown_word(here, "deadline", id, ids);
    TENON_CHECK(check_keys(expected, here, {"status", "due", "told", "tried", "ladder", "warned"}));
    if (expected.contains("status"))
      TENON_CHECK(check_word(expected["status"], here / "status", "status of a deadline", statuses));
    if (expected.contains("due")) {
      TENON_TRY(const Instant due, read_json<Instant>(expected["due"], here / "due"));
      (void)due;
    }
    if (expected.contains("told")) TENON_CHECK(check_word_of<Role>(expected["told"], here / "told", "role"));
    if (expected.contains("ladder")) {
      TENON_CHECK(check_list(expected["ladder"], here / "ladder", "roles"));
      for (std::size_t i = 0; i < expected["ladder"].size(); ++i)
        TENON_CHECK(check_word_of<Role>(expected["ladder"][i], here / "ladder" / i, "role"));
    }
    if (expected.contains("warned")) {
      const Json& warned = expected["warned"];
      TENON_CHECK(check_keys(warned, here / "warned", {"days", "role"}));
      for (const char* key : {"days", "role"})
        if (!warned.contains(key)) return missing(here / "warned" / key);
      TENON_CHECK(check_list(warned["days"], here / "warned" / "days", "numbers of days"));
      for (const auto& day : warned["days"])
        if (!day.is_number_integer()) return wrong_type(here / "warned" / "days", "numbers of days", day);
      TENON_CHECK(check_word_of<Role>(warned["role"], here / "warned" / "role", "role"));
    }
    const bool tried = expected.contains("tried");
    if (tried && !expected["tried"].is_boolean())
      return wrong_type(here / "tried", "true or false", expected["tried"]);
    if (tried && !expected.contains("due")) return missing(here / "due");
  }
  return {};
}

Result<void> ScenarioChecker::check_sums(const Json& sums, const JsonPath& at) {
  TENON_CHECK(check_list(sums, at, "computations"));
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const auto here = at / i;
    TENON_CHECK(check_keys(sums[i], here, {"compute", "request", "gives"}));
    for (const char* key : {"compute", "request", "gives"})
      if (!sums[i].contains(key)) return missing(here / key);
    TENON_CHECK(check_word(sums[i]["compute"], here / "compute", "computation", compute_kinds()));
    for (const char* key : {"request", "gives"})
      if (!sums[i][key].is_object()) return wrong_type(here / key, "an object", sums[i][key]);
    for (const auto& [pointer, value] : sums[i]["gives"].items())
      TENON_CHECK(check_pointer(pointer, here / "gives" / pointer));
  }
  return {};
}

}  // namespace tenon::testing
