#include "tenon/model/registry.hpp"

#include <map>

#include "model/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

/// One right entry of each kind with every field given, in canonical form.
const std::map<RecordKind, std::string_view>& canonical() {
  static const std::map<RecordKind, std::string_view> all{
      {RecordKind::customer,
       R"({"id":"C-1","kind":"person","name":"Li","identities":[{"kind":"resident_id","number":"11010519491231002X","country":"CHN","valid_until":"2030-01-01"}],"contacts":[{"channel":"mobile","value":"13912345678","whom":"Li"}],"birth":"1949-12-31","marital":"married","spouse":"C-2","guardian":"C-3","consents":[{"purpose":"pass_on","version":"1","recipient":"Bank","separate":true,"by_guardian":false,"given":"2026-01-01T00:00:00Z","withdrawn":"2026-02-01T00:00:00Z"}],"grade":"A","special":true,"special_reason":"hard of hearing"})"},
      {RecordKind::project,
       R"({"id":"P-1","name":"Riverside","region":"350200","developer":"Example Homes","address":"1 River Road"})"},
      {RecordKind::building,
       R"({"id":"B-1","project":"P-1","name":"2","presale_permit":"2026-1","permit_date":"2026-01-01","completed":"2027-01-01"})"},
      {RecordKind::unit,
       R"({"id":"U-1","building":"B-1","name":"2-1103","unit_number":"350200001001GB00001F00020003","use":"home","lift":true,"forecast":{"building":"89.50","inner":"70.00"},"actual":{"building":"89.40"},"state":"delivered"})"},
      {RecordKind::sale,
       R"({"id":"S-1","unit":"U-1","ownership":"by_shares","buyers":[{"customer":"C-1","share":"1/3"},{"customer":"C-2","share":"2/3"}],"price":"1200000.00","priced_by":"inner_area","contract_area":{"building":"89.50","inner":"70.00"},"payment":"combined","schedule":[{"from":"own_funds","amount":"400000.00","due":"2026-03-01"},{"from":"bank_loan","amount":"400000.00"},{"from":"provident_fund_loan","amount":"400000.00"}],"subscribed_on":"2026-02-01","signed_on":"2026-03-01","contract_number":"2026-0001","delivery_by":"2027-12-31","title_by":"2028-12-31"})"},
      {RecordKind::tenancy,
       R"({"id":"T-1","unit":"U-1","tenant":"C-1","owner":"C-2","from":"2026-01-01","until":"2026-12-31","area":"89.50","rent":"3000.00","deposit":"6000.00"})"},
      {RecordKind::staff,
       R"({"id":"E-1","name":"Chen","roles":["agent","manager"],"department":"D-1","mobile":"13912345678","since":"2026-01-01","until":"2026-12-31"})"},
      {RecordKind::department,
       R"({"id":"D-1","name":"Customer service","parent":"D-0","head":"E-1","project":"P-1"})"},
  };
  return all;
}

Json entry(RecordKind kind) { return Json::parse(canonical().at(kind)); }

}  // namespace

TEST_CASE("every kind of record goes through the door unchanged") {
  for (auto name : enum_names<RecordKind>()) {
    const auto kind = *enum_from<RecordKind>(name);
    INFO(name);
    const auto printed = check_record(kind, entry(kind), day("2026-11-23"));
    REQUIRE(printed);
    CHECK(*printed == canonical().at(kind));
    CHECK(record_id(entry(kind)).value() == entry(kind)["id"]);
    CHECK_FALSE(label(kind).zh.empty());
  }
}

TEST_CASE("every kind refuses an unknown key by path, and every missing required field by name") {
  for (auto name : enum_names<RecordKind>()) {
    const auto kind = *enum_from<RecordKind>(name);
    INFO(name);
    auto more = entry(kind);
    more["colour"] = "red";
    expect(check_record(kind, more), "json.unknown_key", "colour", {"allowed: id, "});
    const auto schema = record_schema(kind);
    for (const auto& field : schema["required"]) {
      auto less = entry(kind);
      less.erase(field.get<std::string>());
      expect(check_record(kind, less), "json.missing", field.get<std::string>());
    }
    CHECK_FALSE(check_record(kind, Json::array()));
    CHECK_FALSE(check_record(kind, Json(nullptr)));
  }
}

TEST_CASE("fields inside lists are refused by their whole path") {
  auto customer = entry(RecordKind::customer);
  customer["identities"][0]["colour"] = 1;
  expect(check_record(RecordKind::customer, customer), "json.unknown_key", "identities[0].colour");
  auto sale = entry(RecordKind::sale);
  sale["buyers"][1]["share"] = "0.5";
  expect(check_record(RecordKind::sale, sale), "model.share_malformed", "buyers[1].share", {"0.5", "n/d"});
  sale = entry(RecordKind::sale);
  sale["buyers"][1]["share"] = 0.5;
  expect(check_record(RecordKind::sale, sale), "json.wrong_type", "buyers[1].share", {"1/2"});
  sale = entry(RecordKind::sale);
  sale["buyers"][1]["share"] = "1/3";
  expect(check_record(RecordKind::sale, sale), "model.shares_sum", "buyers", {"2/3"});
  auto staff = entry(RecordKind::staff);
  staff["roles"] = Json::array({"agent", "boss"});
  expect(check_record(RecordKind::staff, staff), "json.not_one_of", "roles[1]", {"boss", "agent"});
}

TEST_CASE("what is optional may be absent or null and is left out") {
  const auto printed =
      check_record(RecordKind::department, Json::parse(R"({"name":"Service","id":"D-1","head":null})"));
  CHECK(printed.value() == R"({"id":"D-1","name":"Service"})");
  CHECK(check_record(RecordKind::department, Json::parse(*printed)).value() == *printed);
}

TEST_CASE("the door stores numbers in one form, so that equal numbers are found") {
  auto customer = entry(RecordKind::customer);
  customer["identities"][0]["number"] = "110105 19491231 002x";
  customer["contacts"][0]["value"] = "+86 139 1234 5678";
  CHECK(check_record(RecordKind::customer, customer).value() == canonical().at(RecordKind::customer));
  auto unit = entry(RecordKind::unit);
  unit["unit_number"] = "350200 001001 gb00001 f00020003";
  CHECK(check_record(RecordKind::unit, unit).value() == canonical().at(RecordKind::unit));
  auto staff = entry(RecordKind::staff);
  staff["mobile"] = "139-1234-5678";
  CHECK(check_record(RecordKind::staff, staff).value() == canonical().at(RecordKind::staff));
}

TEST_CASE("the day of the check reaches the birth dates") {
  expect(check_record(RecordKind::customer, entry(RecordKind::customer), day("1949-12-30")),
         "model.identity_birth_in_future", "identities[0].number");
}

TEST_CASE("a number of the wrong type or in the wrong field does not come back whole") {
  auto customer = entry(RecordKind::customer);
  customer["identities"][0]["number"] = 110105194912310021;
  const auto typed = check_record(RecordKind::customer, customer);
  expect(typed, "json.wrong_type", "identities[0].number", {"110*************21"});
  customer = entry(RecordKind::customer);
  customer["id"] = "11010519491231002X/1";
  CHECK_FALSE(has(check_record(RecordKind::customer, customer).refusal().to_json(), "194912"));
  customer = entry(RecordKind::customer);
  customer["kind"] = "11010519491231002X";
  CHECK_FALSE(has(check_record(RecordKind::customer, customer).refusal().to_json(), "194912"));
}

TEST_CASE("the id is found before the rest is read") {
  CHECK(record_id(Json::parse(R"({"id":"a","x":1})")).value() == "a");
  expect(record_id(Json::parse(R"({"x":1})")), "json.missing", "id");
  expect(record_id(Json::parse(R"({"id":7})")), "json.wrong_type", "id");
  expect(record_id(Json::parse(R"({"id":"a b"})")), "model.id_malformed", "id");
  CHECK_FALSE(record_id(Json("a")));
}

TEST_CASE("the schema names every field of the canonical form") {
  for (auto name : enum_names<RecordKind>()) {
    const auto kind = *enum_from<RecordKind>(name);
    const auto schema = record_schema(kind);
    CHECK(schema["title"] == std::string(name));
    CHECK(schema["additionalProperties"] == false);
    // "representative" is an organisation's, the customer here a person, who has chosen no "language"
    CHECK(schema["properties"].size() == entry(kind).size() + 2 * (kind == RecordKind::customer));
    const auto whole = entry(kind);
    for (const auto& [field, value] : whole.items()) CHECK(schema["properties"].contains(field));
  }
}
