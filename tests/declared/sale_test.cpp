#include "declared/help.hpp"

namespace tenon::testing {
namespace {

/// A gift that the house promises to those who borrow, to be handed over by the day of delivery.
Json gift() {
  return Json::parse(R"({
    "declared_version": 1, "id": "gift", "version": 1, "title": {"zh": "赠礼", "en": "Gift"}, "source": "House rule 9",
    "facts": [{"name": "worth", "type": "money"}, {"name": "till", "type": "date", "optional": true}],
    "states": [
      {"id": "promised", "label": {"zh": "已承诺", "en": "Promised"}, "is": "initial"},
      {"id": "given", "label": {"zh": "已赠送", "en": "Given"}, "is": "goal"}],
    "events": [{"id": "give", "label": {"zh": "赠送", "en": "Give"}, "fields": [{"name": "to", "type": "text"}]}],
    "opening": {"roles": ["sales_clerk"], "subject": ["sale"], "repeat": "once",
      "fields": [{"name": "worth", "type": "money"}], "set": {"worth": "$event.worth"}, "requires": ["modest"]},
    "leaders": ["sales_manager"],
    "part_of_sale": {"only_if": "borrows", "must_end_by": "$sale.delivery_by", "source": "House rule 9"},
    "conditions": {"borrows": {"sale": "payment", "one_of": ["bank_mortgage", "provident_fund", "combined"]}},
    "guards": {
      "modest": {"that": {"all": [{"fact": "worth", "at_most": "5000.00"}, {"fact": "worth", "less_than": "$sale.price"}]},
        "shows": {"worth": "$fact.worth", "price": "$sale.price", "unit": "$case.unit", "use": "$unit.use"},
        "refusal": {"code": "gift.too_dear", "zh": "赠礼 {worth}，房价 {price}（{unit}，{use}）",
                    "en": "A gift of {worth} at a price of {price} ({unit}, {use}).",
                    "remedy": {"zh": "请换小的。", "en": "Choose a smaller one."}}},
      "buyer_is_no_company": {"that": {"buyers": "organisation", "equals": false},
        "refusal": {"code": "gift.company", "zh": "不赠单位。", "en": "Companies get none.",
                    "remedy": {"zh": "无。", "en": "Nothing does."}}}},
    "steps": [{"event": "give", "from": ["promised"], "to": "given", "roles": ["sales_clerk"],
      "requires": ["buyer_is_no_company"], "tells": [{"party": "buyer", "notice": "gift.given", "via": ["sms"]}],
      "does": [{"updates": "sale", "with": {"contract_number": "$event.to"}}], "source": "House rule 9"}],
    "deadlines": [{"id": "gift.giving", "label": {"zh": "赠送", "en": "Given"}, "limit": "20 working_days", "runs_in": ["promised"],
      "escalates_to": ["sales_manager"], "source": "House rule 9"}]
  })");
}

struct Sales : Declaration {
  explicit Sales(const std::string& store = "memory") : Declaration(gift(), store) {
    std::ifstream made_up(std::filesystem::path(TENON_SOURCE_DIR) / "tests/scenarios/world.json");
    const Json world = Json::parse(made_up);
    REQUIRE(engine->set_time(*parse_instant(world["now"].get<std::string>())));
    for (const auto& each : world["records"])
      put(*enum_from<RecordKind>(each["kind"].get<std::string>()), each["record"]);
  }
  static Subject sale(const char* id) {
    Subject subject;
    subject.sale = id;
    return subject;
  }
  std::optional<JourneyStep> in_journey(const char* id) {
    const auto journey = engine->journey(id).value();
    for (const auto* list : {&journey.steps, &journey.beside})
      for (const auto& each : *list)
        if (each.workflow == "gift") return each;
    return std::nullopt;
  }
};

}  // namespace

TEST_CASE("a declared workflow is a part of the sales that its condition asks for", "[declared]") {
  Sales it(GENERATE(as<std::string>(), "memory", "sqlite"));
  CHECK_FALSE(it.in_journey("S1"));  // paid at once
  const auto before = it.in_journey("S2");
  REQUIRE(before);
  CHECK(before->progress == Progress::ready);
  CHECK(before->title.en == "Gift");

  const auto id = it.opens("gift", {{"worth", "300.00"}}, {Role::sales_clerk}, Sales::sale("S2"));
  CHECK(it.in_journey("S2")->progress == Progress::open);
  CHECK(it.in_journey("S2")->limits.at(0).id == "gift.giving");
  bool promised = false;
  for (const auto& each : it.engine->journey("S2").value().promises)
    promised = promised || (each.workflow == "gift" && each.what == "sale.delivery_by" &&
                            each.outlook == Outlook::in_time);
  CHECK(promised);
  CHECK(it.try_open("gift", {{"worth", "1.00"}}, {Role::sales_clerk}, Sales::sale("S2")).refusal().code ==
        "case.open_already");

  it.must(id, "give", {{"to", "HT-2026-9"}}, {Role::sales_clerk});
  CHECK(it.in_journey("S2")->progress == Progress::done);
  const auto row = it.engine->outbox(0, 10).value().at(0);
  CHECK(row.notice == "gift.given");
  CHECK(Json::parse(row.payload)["to"] == "C2");
  CHECK(Json::parse(row.payload)["way"] == "sms");
  CHECK(Json::parse(it.engine->record("sale", "S2").value().json)["contract_number"] == "HT-2026-9");
  CHECK(it.try_open("gift", {{"worth", "1.00"}}, {Role::sales_clerk}, Sales::sale("S2")).refusal().code ==
        "case.done_already");
  it.verified();
}

TEST_CASE("a guard looks at the registers, and shows what it saw there", "[declared]") {
  Sales it;
  const auto dear = it.try_open("gift", {{"worth", "5000.01"}}, {Role::sales_clerk}, Sales::sale("S2"));
  REQUIRE_FALSE(dear);
  CHECK(dear.refusal().text().en == "A gift of 5000.01 at a price of 1200000.00 (U2, home).");
  CHECK(dear.refusal().source == "House rule 9");
  const auto company = it.opens("gift", {{"worth", "1.00"}}, {Role::sales_clerk}, Sales::sale("S4"));
  CHECK(it.apply(company, "give", {{"to", "x"}}, {Role::sales_clerk}).refusal().code == "gift.company");
}

TEST_CASE("what an update writes is checked as any entry of the register", "[declared]") {
  Sales it;
  const auto id = it.opens("gift", {{"worth", "300.00"}}, {Role::sales_clerk}, Sales::sale("S2"));
  const auto refused = it.apply(id, "give", {{"to", ""}}, {Role::sales_clerk});
  REQUIRE_FALSE(refused);
  CHECK(refused.refusal().code.starts_with("model."));
  CHECK(it.state(id) == "promised");
}

}  // namespace tenon::testing
