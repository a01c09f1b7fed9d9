#include <set>

#include "declared/help.hpp"

namespace tenon::testing {
namespace {

/// What is wrong with the door, where, and what is said of it.
struct Wrong {
  const char* what;
  Json document;
  const char* code;
  const char* field;
  std::vector<std::string> said{};
};

Json door(const std::string& pointer, Json value) { return with(door_document(), pointer, std::move(value)); }
Json guard_that(Json condition) { return door("/guards/hinges_hold/that", std::move(condition)); }
Json sale_door() { return door("/opening/subject", {"sale"}); }

std::vector<Wrong> wrong_documents() {
  const Json times{{"fact", "times_opened"}};
  const auto times_and = [&](const char* key, Json value) {
    Json condition = times;
    condition[key] = std::move(value);
    return condition;
  };
  // clang-format off
  return {
      // The shape
      {"no object", Json("door"), "json.wrong_type", "workflows[0]", {"an object"}},
      {"a newer form", door("/declared_version", 2), "declared.form_version", "workflows[0].declared_version", {"form 2", "form 1"}},
      {"a key misspelt", door("/stats", Json::array()), "declared.misspelt_name", "workflows[0].stats", {"did you mean states"}},
      {"a key far from all", door("/zebra", 1), "json.unknown_key", "workflows[0].zebra", {"allowed: ", "part_of_sale"}},
      {"no steps' event", without(door_document(), "/steps/0/event"), "json.missing", "workflows[0].steps[0].event"},
      {"a role misspelt", door("/steps/0/roles", {"agnet"}), "declared.misspelt_name", "workflows[0].steps[0].roles[0]", {"did you mean agent"}},
      {"a limit that is none", door("/deadlines/0/limit", "soon"), "time.bad_limit", "workflows[0].deadlines[0].limit", {"soon"}},
      {"a version below one", door("/version", 0), "json.out_of_range", "workflows[0].version"},
      {"a label in one language", without(door_document(), "/states/0/label/zh"), "json.missing", "workflows[0].states[0].label.zh"},
      // Names
      {"an id with capitals", door("/id", "Door"), "declared.bad_name", "workflows[0].id", {"Door"}},
      {"an id of the library's", door("/id", "complaint"), "declared.bad_code", "workflows[0].deadlines[0].id"},
      {"a state twice", door("/states/1/id", "shut"), "declared.twice", "workflows[0].states[1].id", {"shut"}},
      {"a state misspelt", door("/steps/0/to", "opne"), "declared.misspelt_name", "workflows[0].steps[0].to", {"opne", "did you mean open"}},
      {"a state far from all", door("/steps/0/from", {"sky"}), "declared.unknown_name", "workflows[0].steps[0].from[0]", {"allowed: shut, open, locked, walled_up"}},
      {"an event misspelt", door("/steps/0/event", "push_opne"), "declared.misspelt_name", "workflows[0].steps[0].event", {"push_open"}},
      {"a guard misspelt", door("/steps/0/requires", {"hinges_hld"}), "declared.misspelt_name", "workflows[0].steps[0].requires[0]", {"hinges_hold"}},
      {"a guard never used", without(door_document(), "/steps/0/requires"), "declared.never_used", "workflows[0].guards.hinges_hold"},
      {"a condition never used", door("/conditions", {{"worn", times_and("at_least", 3)}}), "declared.never_used", "workflows[0].conditions.worn"},
      {"a deadline of another's name", door("/deadlines/0/id", "stands_open"), "declared.bad_code", "workflows[0].deadlines[0].id", {"door."}},
      {"a code of another's name", door("/guards/hinges_hold/refusal/code", "gate.worn"), "declared.bad_code", "workflows[0].guards.hinges_hold.refusal.code", {"gate.worn", "door."}},
      {"a document type misspelt", door("/steps/0/documents", {{{"document", "identity_crad"}, {"originals", 1}}}), "documents.unknown_type", "workflows[0].steps[0].documents[0].document", {"identity_card"}},
      {"a workflow misspelt", door("/steps/0/after", {{{"workflow", "handovr"}, {"of_same", "unit"}, {"reached", {"filed"}}}}), "declared.misspelt_name", "workflows[0].steps[0].after[0].workflow", {"handover"}},
      {"a state of another workflow misspelt", door("/steps/0/after", {{{"workflow", "handover"}, {"of_same", "unit"}, {"reached", {"filled"}}}}), "declared.misspelt_name", "workflows[0].steps[0].after[0].reached[0]", {"filed"}},
      // States and steps
      {"no first state", without(door_document(), "/states/0/is"), "declared.contradiction", "workflows[0].states", {"exactly one state is \"initial\""}},
      {"two goals", door("/states/2/is", "goal"), "declared.contradiction", "workflows[0].states", {"goal"}},
      {"a step that goes and stays", door("/steps/0/stays", true), "declared.contradiction", "workflows[0].steps[0]", {"to", "stays"}},
      {"a step from nowhere", door("/steps/0/from", Json::array()), "json.missing", "workflows[0].steps[0].from"},
      {"a limit and a promise", door("/deadlines/0/promised", "name"), "declared.contradiction", "workflows[0].deadlines[0]"},
      {"a promise that is no time", with(without(door_document(), "/deadlines/0/limit"), "/deadlines/0/promised", "name"), "declared.wrong_kind", "workflows[0].deadlines[0].promised", {"text", "instant"}},
      {"limits by a text", door("/limits_by", "name"), "declared.wrong_kind", "workflows[0].limits_by", {"text", "choice"}},
      {"a limit for a key without limits_by", door("/deadlines/0/limit_for", {{"big", "2 hours"}}), "declared.contradiction", "workflows[0].deadlines[0].limit_for"},
      {"once about nothing", door("/opening/repeat", "once"), "declared.contradiction", "workflows[0].opening.repeat"},
      {"part of a sale that it is not about", door("/part_of_sale", {{"source", "test"}}), "declared.contradiction", "workflows[0].part_of_sale"},
      {"a notice to nobody", door("/steps/2/tells", {{{"notice", "door.locked"}}}), "declared.contradiction", "workflows[0].steps[2].tells[0]"},
      {"a notice by three ways", door("/steps/2/tells/0/via", {"sms", "phone", "letter"}), "declared.too_many", "workflows[0].steps[2].tells[0].via", {"3", "2"}},
      {"an effect that is two", door("/steps/2/does", {{{"opens", "door"}, {"ends_others", "why"}}}), "declared.contradiction", "workflows[0].steps[2].does[0]"},
      {"a paper of which none is asked for", door("/steps/0/documents", {{{"document", "identity_card"}}}), "declared.contradiction", "workflows[0].steps[0].documents[0]"},
      // Fields
      {"a type misspelt", door("/facts/0/type", "txet"), "declared.misspelt_name", "workflows[0].facts[0].type", {"text"}},
      {"a choice without words", door("/facts/0/type", "choice"), "declared.contradiction", "workflows[0].facts[0].words"},
      {"a default of another type", door("/facts/1/default", "none"), "json.wrong_type", "workflows[0].facts[1].default", {"whole number"}},
      {"a number with a fraction", door("/facts/1/default", 1.5), "json.wrong_type", "workflows[0].facts[1].default", {"whole number"}},
      {"a fact that never gets a value", without(door_document(), "/facts/1/default"), "declared.without_value", "workflows[0].facts[1]", {"times_opened"}},
      {"a fact set that is none", door("/events/0/set", {{"times_opnd", 1}}), "declared.misspelt_name", "workflows[0].events[0].set.times_opnd", {"times_opened"}},
      {"a field of another event", door("/events/0/set", {{"key_with", "$event.key_with"}}), "declared.unknown_name", "workflows[0].events[0].set.key_with", {"$fact.key_with"}},
      {"a text into a number", door("/events/2/set", {{"times_opened", "$event.key_with"}}), "declared.wrong_kind", "workflows[0].events[2].set.times_opened", {"text", "integer"}},
      {"what may be absent into what may not", door("/events/0/set", {{"name", "$fact.key_with"}}), "declared.may_be_absent", "workflows[0].events[0].set.name"},
      {"nothing into what may not be absent", door("/events/0/set", {{"name", nullptr}}), "json.wrong_type", "workflows[0].events[0].set.name", {"a text"}},
      {"a sum of texts", door("/events/0/set", {{"name", {{"add", "x"}}}}), "declared.wrong_kind", "workflows[0].events[0].set.name.add"},
      {"a register into a fact", door("/events/0/set", {{"key_with", "$sale.contract_number"}}), "declared.unknown_name", "workflows[0].events[0].set.key_with"},
      // Conditions
      {"a condition that is no object", guard_that(7), "json.wrong_type", "workflows[0].guards.hinges_hold.that", {"a condition"}},
      {"a condition on nothing", guard_that(Json::object()), "declared.unknown_name", "workflows[0].guards.hinges_hold.that"},
      {"a condition on two things", guard_that({{"fact", "times_opened"}, {"event", "reason"}}), "declared.contradiction", "workflows[0].guards.hinges_hold.that", {"all or any"}},
      {"a condition that compares nothing", guard_that(times), "declared.compares_nothing", "workflows[0].guards.hinges_hold.that", {"less_than"}},
      {"a comparison misspelt", guard_that(times_and("les_than", 3)), "declared.misspelt_name", "workflows[0].guards.hinges_hold.that.les_than", {"less_than"}},
      {"a comparison of another type's", guard_that(times_and("before", "$today")), "declared.unknown_name", "workflows[0].guards.hinges_hold.that.before", {"at_least"}},
      {"a constant of another type", guard_that(times_and("less_than", "3")), "json.wrong_type", "workflows[0].guards.hinges_hold.that.less_than", {"whole number"}},
      {"a number with a fraction to compare with", guard_that(times_and("less_than", 2.5)), "json.wrong_type", "workflows[0].guards.hinges_hold.that.less_than"},
      {"nothing to compare with", guard_that(times_and("equals", nullptr)), "json.wrong_type", "workflows[0].guards.hinges_hold.that.equals"},
      {"a reference of another type", guard_that(times_and("less_than", "$fact.name")), "declared.wrong_kind", "workflows[0].guards.hinges_hold.that.less_than", {"text", "integer"}},
      {"a reference to nothing", guard_that(times_and("less_than", "$fact.times_open")), "declared.misspelt_name", "workflows[0].guards.hinges_hold.that.less_than", {"$fact.times_opened"}},
      {"an empty list of conditions", guard_that({{"all", Json::array()}}), "json.wrong_type", "workflows[0].guards.hinges_hold.that.all"},
      {"a fault deep inside", guard_that({{"any", {times_and("at_least", 1), {{"not", times_and("at_most", "x")}}}}}), "json.wrong_type", "workflows[0].guards.hinges_hold.that.any[1].not.at_most"},
      {"working days where a calendar would have to decide", guard_that({{"term", "$today"}, {"before", {{"from", "$today"}, {"plus", "3 working_days"}}}}), "declared.contradiction", "workflows[0].guards.hinges_hold.that.before.plus", {"working time is for deadlines"}},
      {"hours added to a day", guard_that({{"term", "$today"}, {"before", {{"from", "$today"}, {"plus", "3 hours"}}}}), "declared.contradiction", "workflows[0].guards.hinges_hold.that.before.plus"},
      {"a deadline misspelt", guard_that({{"missed", "door.stand_open"}}), "declared.misspelt_name", "workflows[0].guards.hinges_hold.that.missed", {"door.stands_open"}},
      {"a condition that rests on itself", with(guard_that("worn"), "/conditions", {{"worn", {{"not", "worn"}}}}), "declared.circle", "workflows[0].conditions.worn.not", {"worn"}},
      {"papers that would depend on the event", with(door("/steps/0/documents", {{{"document", "identity_card"}, {"copies", 1}, {"only_if", "said"}}}), "/conditions", {{"said", {{"event", "reason"}, {"is_set", true}}}}), "declared.unknown_name", "workflows[0].conditions.said.event", {"$fact.name"}},
      {"another case looked at by papers", with(door("/steps/0/documents", {{{"document", "identity_card"}, {"copies", 1}, {"only_if", "seen"}}}), "/conditions", {{"seen", {{"workflow", "handover"}, {"of_same", "unit"}, {"in", {"filed"}}}}}), "declared.not_here", "workflows[0].conditions.seen.workflow"},
      // Guards
      {"a placeholder that nothing fills", door("/guards/hinges_hold/refusal/en", "It has been opened {time} times."), "declared.unknown_name", "workflows[0].guards.hinges_hold.refusal.en", {"time", "times_opened"}},
      {"a refusal that says nothing of what helps", without(door_document(), "/guards/hinges_hold/refusal/remedy"), "json.missing", "workflows[0].guards.hinges_hold.refusal.remedy"},
      {"a sentence in one language", door("/guards/hinges_hold/refusal/zh", ""), "declared.contradiction", "workflows[0].guards.hinges_hold.refusal.zh"},
      {"a field that the event has not", door("/guards/hinges_hold/field", "reason"), "declared.unknown_name", "workflows[0].guards.hinges_hold.field"},
      // What follows
      {"an opening without what it demands", door("/steps/2/does", {{{"opens", "door"}}}), "json.missing", "workflows[0].steps[2].does[0].with.name"},
      {"an opening with what it has not", door("/steps/2/does", {{{"opens", "door"}, {"with", {{"nmae", "x"}}}}}), "declared.misspelt_name", "workflows[0].steps[2].does[0].with.nmae", {"name"}},
      {"an opening with what may be absent", door("/steps/2/does", {{{"opens", "door"}, {"with", {{"name", "$fact.key_with"}}}}}), "declared.may_be_absent", "workflows[0].steps[2].does[0].with.name"},
      {"an update of what it is not about", door("/steps/2/does", {{{"updates", "unit"}, {"with", {{"state", "sold"}}}}}), "declared.contradiction", "workflows[0].steps[2].does[0].updates"},
      {"an update with a word that is none", with(sale_door(), "/steps/2/does", {{{"updates", "unit"}, {"with", {{"state", "sould"}}}}}), "declared.misspelt_name", "workflows[0].steps[2].does[0].with.state", {"sold"}},
      {"an event that no workflow has", door("/steps/2/does", {{{"tells_parent", "pull_shu"}}}), "declared.misspelt_name", "workflows[0].steps[2].does[0].tells_parent", {"pull_shut"}},
      // As of any workflow
      {"an event named like an action", with(door("/events/4/id", "cancel"), "/steps/4/event", "cancel"), "workflow.reserved_event", "workflows[0]", {"cancel"}},
  };
  // clang-format on
}

}  // namespace

TEST_CASE("a document that cannot be taken says where, what stands there and what may", "[declared]") {
  for (const auto& wrong : wrong_documents()) {
    INFO(wrong.what);
    const auto read = declare(wrong.document);
    REQUIRE_FALSE(read);
    const auto& refusal = read.refusal();
    INFO(refusal.to_json());
    CHECK(refusal.code == wrong.code);
    CHECK(refusal.field == wrong.field);
    CHECK(refusal.kind == RefusalKind::invalid);
    const Text text = refusal.text();
    CHECK(text.zh != refusal.code);
    CHECK(text.zh.find('{') == std::string::npos);
    CHECK(text.en.find('{') == std::string::npos);
    CHECK_FALSE(refusal.remedy().en.empty());
    for (const auto& words : wrong.said) {
      INFO("said: " << words);
      CHECK(refusal.to_json().find(Json(words).dump().substr(1, Json(words).dump().size() - 2)) !=
            std::string::npos);
    }
  }
}

TEST_CASE("a document of more states, events or deadlines than a table holds is refused with the number",
          "[declared]") {
  auto many = [](const char* list, std::size_t count) {
    Json document = door_document();
    const Json last = document[list].back();
    while (document[list].size() < count) {
      document[list].push_back(last);
      document[list].back()["id"] =
          (list == std::string("deadlines") ? "door.d" : "s") + std::to_string(document[list].size());
    }
    return declare(document);
  };
  for (const auto& [list, most] :
       {std::pair("states", 32), std::pair("events", 48), std::pair("deadlines", 24)}) {
    const auto read = many(list, static_cast<std::size_t>(most) + 1);
    REQUIRE_FALSE(read);
    CHECK(read.refusal().code == "declared.too_many");
    CHECK(read.refusal().field == "workflows[0]." + std::string(list));
    CHECK(read.refusal().fact("allowed") == std::to_string(most));
  }
}

TEST_CASE("an id that the library has is not taken, whatever its version", "[declared]") {
  Json document = door_document();
  document["id"] = "complaint";
  document["version"] = 7;
  document["deadlines"][0]["id"] = "complaint.stands_open";
  const auto read = declare(document);
  REQUIRE_FALSE(read);
  CHECK(read.refusal().code == "declared.built_in");
  CHECK(read.refusal().field == "workflows[0].id");
}

TEST_CASE("what is wrong in the second document is said of the second", "[declared]") {
  Json second = door_document();
  second["version"] = 2;
  second["steps"][1]["to"] = "shutt";
  const JsonPath at{nullptr, "settings.workflows"};
  const auto read = declare_workflows(builtin_workflows(), Json::array({door_document(), second}), at);
  REQUIRE_FALSE(read);
  CHECK(read.refusal().field == "settings.workflows[1].steps[1].to");
  const auto twice =
      declare_workflows(builtin_workflows(), Json::array({door_document(), door_document()}), at);
  REQUIRE_FALSE(twice);
  CHECK(twice.refusal().code == "workflow.twice");
  CHECK(twice.refusal().field == "settings.workflows[1]");
  CHECK_FALSE(declare_workflows(builtin_workflows(), door_document(), at));
}

TEST_CASE("conditions that name each other cannot grow without end", "[declared]") {
  Json document = door_document();
  document["conditions"]["c0"] = {{"fact", "times_opened"}, {"at_least", 0}};
  for (int i = 1; i < 40; ++i) {
    const std::string last = "c" + std::to_string(i - 1);
    document["conditions"]["c" + std::to_string(i)] = {{"all", {last, last}}};
  }
  document["guards"]["hinges_hold"]["that"] = "c39";
  const auto read = declare(document);
  REQUIRE_FALSE(read);
  CHECK(read.refusal().code == "declared.too_many");
}

TEST_CASE("whatever stands anywhere in a document, it is taken or refused with a place in it", "[declared]") {
  const Json key_loan = example("key_loan");
  const Json others[] = {nullptr,        7,         -1.5,          true, "x", "$fact.keys", Json::array(),
                         Json::object(), Json{"x"}, Json{{"x", 1}}};
  std::size_t taken = 0;
  std::size_t refused = 0;
  const Json flat = key_loan.flatten();
  std::set<std::string> places;  // each value, and each list and object above it
  for (const auto& [pointer, value] : flat.items())
    for (Json::json_pointer at(pointer); !at.empty(); at.pop_back()) places.insert(at.to_string());
  for (const auto& place : places) {
    const Json::json_pointer at(place);
    for (const auto& other : others) {
      Json changed = key_loan;
      changed[at] = other;
      const auto read = declare(changed);
      if (read) {
        ++taken;
        continue;
      }
      ++refused;
      if (read.refusal().field.rfind("workflows[0]", 0) != 0)
        FAIL_CHECK(at.to_string() << " " << other << " " << read.refusal().to_json());
    }
  }
  CHECK(taken > 100);
  CHECK(refused > 3000);
}

}  // namespace tenon::testing
