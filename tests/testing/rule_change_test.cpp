// A change of the rules by data: that each kind does what it says, and what is said where it names nothing.
#include "tenon/testing/rule_change.hpp"

#include <set>

#include "tenon/testing/mutants.hpp"
#include "tenon/workflow/describe.hpp"
#include "tenon/workflows/builtin.hpp"
#include "testing/lending.hpp"

namespace tenon::test {
namespace {

using namespace tenon::testing;

RuleChange change_of(const char* json) {
  return read_json<RuleChange>(parse_json(json, "change").value()).value();
}
/// The table after a change, sound or not, as it describes itself.
Json described(const WorkflowSet& rules, const RuleChange& change) {
  INFO(id_of(change));
  const Definition& base = **rules.find(change.workflow);
  EditableBook book(base.book());
  const auto made = apply(change, book, rules);
  if (!made) FAIL(made.refusal().to_json());
  return describe(ChangedDefinition(base, std::move(book)));
}
Json described(const char* json) { return described(*lending_rules(), change_of(json)); }
Refusal refused(const char* json) {
  const auto change = change_of(json);
  const auto made = changed(*lending_rules(), std::span(&change, 1));
  REQUIRE_FALSE(made);
  return made.refusal();
}

}  // namespace

TEST_CASE("a change of the rules changes what it names and nothing else") {
  struct Wanted {
    const char* change;
    const char* at;  // in the description
    const char* becomes;
  };
  const Wanted all[] = {
      {R"({"workflow":"lending","kind":"guard_dropped","event":"renew","what":"renewed_once_at_most"})",
       "/steps/1/requires", "null"},
      {R"({"workflow":"lending","kind":"guard_negated","event":"open","what":"old_enough"})",
       "/opening/requires", R"(["not old_enough"])"},
      {R"({"workflow":"lending","kind":"condition_negated","event":"give_back","row":1,"what":"undamaged"})",
       "/steps/2/when", R"(["not undamaged"])"},
      {R"({"workflow":"lending","kind":"role_added","event":"lend","what":"trainer"})", "/steps/0/roles",
       R"(["agent","trainer"])"},
      {R"({"workflow":"lending","kind":"role_dropped","event":"open","what":"agent"})", "/opening/roles",
       R"(["trainer"])"},
      {R"({"workflow":"lending","kind":"target_changed","event":"lend","to":"lost"})", "/steps/0/to",
       R"("lost")"},
      {R"({"workflow":"lending","kind":"target_changed","event":"lend","to":"stay"})", "/steps/0/stays",
       "true"},
      {R"({"workflow":"lending","kind":"from_added","event":"renew","what":"asked"})", "/steps/1/from",
       R"(["asked","lent"])"},
      {R"({"workflow":"lending","kind":"from_removed","event":"give_up","what":"asked"})", "/steps/4/from",
       R"(["lent"])"},
      {R"({"workflow":"lending","kind":"step_dropped","event":"give_back","row":2})", "/steps/3/event",
       R"("give_up")"},
      {R"({"workflow":"lending","kind":"document_dropped","event":"lend","what":"identity_card"})",
       "/steps/0/documents/0/document", R"("proxy_authority")"},
      {R"({"workflow":"lending","kind":"originals_changed","event":"lend","what":"identity_card","to":"2"})",
       "/steps/0/documents/0/originals", "2"},
      {R"({"workflow":"lending","kind":"copies_changed","event":"lend","what":"identity_card","to":"1"})",
       "/steps/0/documents/0/copies", "1"},
      {R"({"workflow":"lending","kind":"document_always_asked","event":"lend","what":"proxy_authority"})",
       "/steps/0/documents/1/only_if", "null"},
      {R"({"workflow":"lending","kind":"apart_from_dropped","event":"give_back","row":2,"what":"lend"})",
       "/steps/3/not_by_who_did", "null"},
      {R"({"workflow":"lending","kind":"notice_dropped","event":"give_back","row":1,"what":"lending.rare_back"})",
       "/steps/2/tells", "null"},
      {R"({"workflow":"lending","kind":"notice_always","event":"give_back","row":1,"what":"lending.rare_back"})",
       "/steps/2/tells/0/only_if", "null"},
      {R"({"workflow":"lending","kind":"way_dropped","event":"give_back","row":2,"what":"lending.to_be_paid",
           "to":"letter"})",
       "/steps/3/tells/0/via", "null"},
      {R"({"workflow":"lending","kind":"limit_changed","deadline":"lending.back","to":"15 days"})",
       "/deadlines/1/limit", R"("15 days")"},
      {R"({"workflow":"lending","kind":"keyed_limit_changed","deadline":"lending.back","what":"rare",
           "to":"4 days"})",
       "/deadlines/1/limit_for/rare", R"("4 days")"},
      {R"({"workflow":"lending","kind":"keyed_limit_dropped","deadline":"lending.back","what":"rare"})",
       "/deadlines/1/limit_for", "null"},
      {R"({"workflow":"lending","kind":"ladder_dropped","deadline":"lending.back","what":"manager"})",
       "/deadlines/1/escalates_to", R"(["agent"])"},
      {R"({"workflow":"lending","kind":"warning_changed","deadline":"lending.back","what":"1","to":"2"})",
       "/deadlines/1/warned_days_before", "[2]"},
      {R"({"workflow":"lending","kind":"restart_dropped","deadline":"lending.back","what":"renew"})",
       "/deadlines/1/restarts_on", "null"},
      {R"({"workflow":"lending","kind":"leader_added","what":"trainer"})", "/leaders",
       R"(["manager","trainer"])"},
  };
  const Json before = describe(definition_of<Lending>());
  for (const auto& each : all) {
    INFO(each.change);
    const Json after = described(each.change);
    const Json::json_pointer at(each.at);
    CHECK((after.contains(at) ? after[at] : Json()) == Json::parse(each.becomes));
    CHECK(after != before);
  }
}

TEST_CASE("of one place the other rows stay as they are") {
  const Json before = describe(definition_of<Lending>());
  Json after =
      described(R"({"workflow":"lending","kind":"role_dropped","event":"give_back","row":2,"what":"agent"})");
  after["steps"][3]["roles"] = before["steps"][3]["roles"];
  CHECK(after == before);
}

TEST_CASE("every change that is listed for a table can be made, and makes another table of it") {
  const auto& rules = builtin_workflows();
  for (const char* workflow : {"prenotice", "signing", "contract_cancellation", "follow_up"}) {
    const Definition& definition = **rules.find(workflow);
    const Json before = describe(definition);
    std::set<std::string> ids;
    for (const auto& change : mutants_of(definition, rules)) {
      INFO(id_of(change));
      CHECK(ids.insert(id_of(change)).second);
      EditableBook book(definition.book());
      REQUIRE(apply(change, book, rules));
      CHECK(describe(ChangedDefinition(definition, std::move(book))) != before);
      CHECK(read_json<RuleChange>(to_json(change)).value() == change);
      for (const auto& text : {sentence(change, rules).zh, sentence(change, rules).en}) {
        CHECK(text.find('{') == std::string::npos);
        CHECK_FALSE(text.starts_with("change."));  // a sentence that is not in the catalogue
      }
    }
    CHECK(ids.size() > 80);
  }
}

TEST_CASE("a change is told by the labels of what it names") {
  const auto change =
      change_of(R"({"workflow":"prenotice","kind":"from_removed","event":"submit","what":"returned"})");
  CHECK(sentence(change, builtin_workflows()).en ==
        "Pre-notice registration: “Submit” may no longer be done in Returned.");
  CHECK(sentence(change, builtin_workflows()).zh == "预告登记：在被退回时不能再办“递交”。");
  CHECK(id_of(change) == "prenotice/submit/from_removed/returned");
}

TEST_CASE("a dependency takes or refuses another state of the case that is waited for") {
  const auto change = change_of(
      R"({"workflow":"prenotice","kind":"dependency_widened","event":"open","what":"contract_filing",
          "to":"sealed"})");
  const Json after = described(builtin_workflows(), change);
  CHECK(after["opening"]["after"][0]["reached"] == "sealed, filed");
}

TEST_CASE("a change that names nothing in the table is refused with what is there") {
  const auto no_guard =
      refused(R"({"workflow":"lending","kind":"guard_dropped","event":"renew","what":"old_enough"})");
  CHECK(no_guard.code == "change.not_there");
  CHECK(no_guard.field == "changes[0].what");
  CHECK(no_guard.fact("found") == "old_enough");
  CHECK(no_guard.fact("allowed") == "renewed_once_at_most");

  CHECK(refused(R"({"workflow":"lending","kind":"step_dropped","event":"burn"})").fact("allowed") ==
        "open, cancel, lend, renew, give_back, give_up");
  const auto several = refused(R"({"workflow":"lending","kind":"step_dropped","event":"give_back"})");
  CHECK(several.code == "change.several");
  CHECK(several.fact("rows") == "2");
  CHECK(refused(R"({"workflow":"lending","kind":"step_dropped","event":"give_back","row":3})").field ==
        "changes[0].row");
  CHECK(refused(R"({"workflow":"lending","kind":"role_added","event":"lend","what":"clown"})").code ==
        "json.not_one_of");
  CHECK(refused(R"({"workflow":"lending","kind":"role_added","event":"lend","what":"agent"})").code ==
        "change.nothing");
  CHECK(refused(R"({"workflow":"lending","kind":"role_dropped","event":"lend","what":"manager"})").code ==
        "change.not_there");
  CHECK(refused(R"({"workflow":"lending","kind":"limit_changed","deadline":"lending.back"})").code ==
        "change.field_missing");
  CHECK(refused(R"({"workflow":"lending","kind":"limit_changed","deadline":"lending.back","to":"2 moons"})")
            .code == "time.bad_limit");
  const auto unused =
      refused(R"({"workflow":"lending","kind":"leader_added","event":"lend","what":"trainer"})");
  CHECK(unused.code == "change.field_unused");
  CHECK(unused.field == "changes[0].event");
  CHECK(refused(R"({"workflow":"borrowing","kind":"leader_added","what":"trainer"})").code ==
        "workflow.unknown");
  CHECK(refused(R"({"workflow":"lending","kind":"target_changed","event":"lend","to":"returned"})").code ==
        "workflow.unsound");
}

TEST_CASE("changes are read from a document that a person writes") {
  const auto read = read_changes(parse_json(
                                     R"({"changes_version": 1, "changes": [
            {"workflow": "lending", "kind": "limit_changed", "deadline": "lending.back", "to": "7 days"},
            {"workflow": "lending", "kind": "role_dropped", "event": "renew", "what": "trainer"}]})",
                                     "changes")
                                     .value());
  REQUIRE(read);
  const auto made = changed(*lending_rules(), *read);
  REQUIRE(made);
  const Json after = describe(**(*made)->find("lending"));
  CHECK(after["deadlines"][1]["limit"] == "7 days");
  CHECK(after["steps"][1]["roles"] == Json{"agent"});
  CHECK(read_changes(Json{{"changes_version", 2}, {"changes", Json::array()}}).refusal().code ==
        "json.out_of_range");
  CHECK(read_changes(Json{{"changes_version", 1}, {"changes", {{{"workflow", "x"}}}}}).refusal().field ==
        "changes[0].kind");
}

}  // namespace tenon::test
