// Sales as a whole: the journey, the papers that are missing, a building's forecast, one step for many cases.
#include <algorithm>
#include <vector>

#include "world.hpp"

using namespace capi_test;

namespace {

Json journey(World& world, const char* sale) {
  const auto told = ask(tenon_sale_journey, world.engine, sale);
  INFO(told.error_json);
  REQUIRE(told.status == TENON_OK);
  return told.json();
}
/// The member of a list whose `key` is `value`.
Json one_of(const Json& list, const char* key, const Json& value) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const Json& each) { return each[key] == value; });
  INFO("no " << key << " " << value << " in " << list.dump());
  REQUIRE(found != list.end());
  return *found;
}

}  // namespace

TEST_CASE("the journey of a sale says which procedures it needs, and what blocks the first") {
  World world;
  const auto told = journey(world, "S1");
  CHECK(told["schema_version"] == 1);
  CHECK(told["sale"] == "S1");
  CHECK(told["unit"] == "U1");
  CHECK(told["building"] == "B1");
  CHECK(told["at"] == "2026-07-15T01:00:00Z");
  CHECK(told["finished"] == false);
  std::vector<std::string> order;
  for (const auto& step : told["steps"]) order.push_back(step["workflow"]);
  const auto place = [&](const char* workflow) { return std::find(order.begin(), order.end(), workflow); };
  REQUIRE(place("prenotice") != order.end());
  CHECK(place("signing") < place("contract_filing"));
  CHECK(place("contract_filing") < place("prenotice"));
  CHECK(place("prenotice") < place("title"));
  const auto prenotice = one_of(told["steps"], "workflow", "prenotice");
  CHECK(prenotice["progress"] == "blocked");
  CHECK(prenotice["scope"] == "sale");
  CHECK_FALSE(prenotice.contains("case"));
  const auto why = one_of(prenotice["blocked_by"], "code", "journey.needs_first");
  CHECK(why["facts"]["workflow"] == "contract_filing");
  CHECK(why["source"] == "H0 5.8");
  CHECK_FALSE(why["zh"].get<std::string>().empty());
}

TEST_CASE("a sale or building that the registers do not know is not found, by name") {
  World world;
  for (const auto function : {tenon_sale_journey, tenon_sale_missing}) {
    const auto unknown = ask(function, world.engine, "S99");
    CHECK(unknown.status == TENON_NOT_FOUND);
    CHECK(unknown.code == "subject.unknown");
    CHECK(unknown.en.find("S99") != std::string::npos);
    CHECK(ask(function, world.engine, nullptr).field == "sale");
  }
  const auto unknown = ask(tenon_building_forecast, world.engine, "B99");
  CHECK(unknown.status == TENON_NOT_FOUND);
  CHECK(unknown.code == "record.unknown");
  CHECK(ask(tenon_building_forecast, world.engine, nullptr).field == "building");
}

TEST_CASE("missing papers are named with the step that needs them, the form and whose they are") {
  World world;
  const auto told = ask(tenon_sale_missing, world.engine, "S7").json();  // two buyers
  Json identities = Json::array();
  bool contract = false;
  for (const auto& each : told["papers"]) {
    if (each["workflow"] != "prenotice") continue;
    CHECK(each["event"] == "submit");
    if (each["missing"]["document"] == "purchase_contract") contract = each["missing"]["form"] == "original";
    if (each["missing"]["document"].get<std::string>().starts_with("identity_card"))
      identities.push_back(each["missing"]["of"]);
  }
  CHECK(contract);
  CHECK(identities == Json({"C2", "C9"}));
}

TEST_CASE("the forecast of a building counts its sales and says what blocks them") {
  World world;
  const auto told = ask(tenon_building_forecast, world.engine, "B1").json();
  CHECK(told["sales"] == 7);
  CHECK(told["finished"] == 0);
  CHECK(told["outlooks"].size() == 7);
  const auto stage = one_of(told["funnel"], "workflow", "prenotice");
  CHECK(stage["needed"] == 7);
  CHECK(stage["blocked"] == 7);
  CHECK(stage["done"] == 0);
  const auto empty = ask(tenon_building_forecast, world.engine, "B2").json();
  CHECK(empty["sales"] == 0);
  CHECK(empty["outlooks"].empty());
}

TEST_CASE("a step is taken in every case that a query finds, and a refusal in one leaves the others alone") {
  Desk desk;
  const auto first = desk.complaint("T-1");
  const auto second = desk.complaint("T-2");
  const auto graded = desk.complaint("T-3");
  REQUIRE(desk.apply(graded, "set_grade", R"({"grade":"major"})").status == TENON_OK);
  const auto each = [&](const char* query, const char* payload, const char* command = clerk) {
    return ask(tenon_case_apply_each, desk.engine, query, "set_grade", payload, command);
  };

  const auto done = each(R"({"workflow":"complaint","state":"recorded"})", R"({"grade":"ordinary"})").json();
  CHECK(done["done"] == 2);
  CHECK(done["refused"] == 0);
  for (const auto& told : done["cases"]) {
    CHECK(told["state"] == "graded");
    CHECK((told["case"] == first || told["case"] == second));
  }
  desk.complaint("T-4");
  const auto mixed = each(R"({"workflow":"complaint"})", R"({"grade":"ordinary"})").json();
  CHECK(mixed["done"] == 1);
  CHECK(mixed["refused"] == 3);
  for (const auto& told : mixed["cases"]) CHECK(told.contains("state") != told.contains("refusal"));
  const auto nobody = each(R"({"workflow":"complaint","state":"closed"})", R"({"grade":"ordinary"})").json();
  CHECK(nobody["cases"].empty());
}

TEST_CASE("a step for many cases takes no page and nothing that means one case") {
  Desk desk;
  desk.complaint("T-1");
  const auto each = [&](const char* query, const char* command = clerk) {
    return ask(tenon_case_apply_each, desk.engine, query, "set_grade", R"({"grade":"ordinary"})", command);
  };
  CHECK(each(nullptr).field == "query_json");  // all cases are asked for by {}
  CHECK(each(R"({"limit":5})").code == "abi.each_case");
  CHECK(each(R"({"after":"x"})").field == "query.after");
  CHECK(each(R"({"statu":"open"})").code == "json.unknown_key");
  CHECK(each("{}", R"({"actor":{"id":"E","roles":[]},"expected_version":1})").field ==
        "command.expected_version");
  CHECK(each("{}", R"({"actor":{"id":"E","roles":[]},"id":"019a2b3c-0000-7000-8000-00000000000a"})").code ==
        "abi.each_case");
  CHECK(
      each("{}", R"({"actor":{"id":"E","roles":[]},"case":"019a2b3c-0000-7000-8000-00000000000a"})").field ==
      "command.case");
  CHECK(each("{}", "{}").field == "command.actor");
  CHECK(ask(tenon_case_find, desk.engine, "{}").json()["cases"][0]["state"] == "recorded");  // unharmed
}
