// Which row a pack answers with: by day, place and thing, and what it says where there is none.
#include <set>

#include "policy/pack_examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

std::string rate_of(const PolicyPackPtr& pack, std::string_view parameter, const PolicyQuestion& question) {
  const auto found = pack->get<Rate>(parameter, question);
  return found ? found->value.str() : found.refusal().code;
}
PolicyPackPtr overridden(std::string_view json) {
  auto pack = PolicyPack::china()->with_overrides(json, "ours.json");
  if (!pack) FAIL(pack.refusal().to_json());
  return *pack;
}

}  // namespace

TEST_CASE("a row holds from its first day to its last, both included") {
  const auto china = PolicyPack::china();
  const auto at = [&](std::string_view on, bool old_project = false) {
    PolicyQuestion question{day(on), "CN", {}};
    question.circumstances.old_project = old_project;
    return rate_of(china, "vat.rate", question);
  };
  CHECK(at("2016-04-30") == "0%");
  CHECK(at("2016-05-01") == "11%");
  CHECK(at("2018-04-30") == "11%");
  CHECK(at("2018-05-01") == "10%");
  CHECK(at("2019-03-31") == "10%");
  CHECK(at("2019-04-01") == "9%");
  CHECK(at("2026-01-01") == "9%");
  CHECK(at("2020-01-01", true) == "5%");
}

TEST_CASE("before the first row and after a closed end the answer is a refusal that says what there is") {
  const auto china = PolicyPack::china();
  const auto early = china->find("lpr.five_year", {day("2019-08-19"), "CN", {}});
  REQUIRE_FALSE(early);
  CHECK(early.refusal().code == "policy.no_value");
  CHECK(early.refusal().kind == RefusalKind::refused);
  CHECK(early.refusal().fact("parameter") == "lpr.five_year");
  CHECK(early.refusal().fact("date") == "2019-08-19");
  CHECK(early.refusal().fact("region") == "CN");
  CHECK(early.refusal().fact("known").find("2019-08-20 - 2019-11-19") != std::string_view::npos);
  CHECK(china->find("lpr.five_year", {day("2026-06-19"), "CN", {}}));
  CHECK(china->find("lpr.five_year", {day("2026-06-20"), "CN", {}}).refusal().code == "policy.no_value");
  CHECK(china->find("window_tax", {day("2026-06-20"), "CN", {}}).refusal().kind == RefusalKind::not_found);
  CHECK(china->get<Money>("lpr.five_year", {day("2026-06-19"), "CN", {}}).refusal().code ==
        "policy.other_unit");
}

TEST_CASE("a figure that the city sets is refused with the name of the missing setting") {
  const auto missing =
      PolicyPack::china()->find("maintenance_fund.per_area", {day("2025-01-01"), "330106", {}});
  REQUIRE_FALSE(missing);
  CHECK(missing.refusal().code == "policy.setting_missing");
  CHECK(missing.refusal().text().en.find("maintenance_fund.per_area") != std::string::npos);
  CHECK(missing.refusal().text().en.find("set by the city") != std::string::npos);
}

TEST_CASE("the city's row comes before the province's, and that before the country's") {
  const auto pack = overridden(R"({"deed_tax.statutory":[
    {"from":"2021-09-01","jurisdiction":"330000","value":"4%","cite":"province","confidence":"verified"},
    {"from":"2021-09-01","to":"2025-12-31","jurisdiction":"330100","value":"5%","cite":"city","confidence":"verified"}]})");
  const auto at = [&](std::string region, std::string_view on = "2025-01-01") {
    return rate_of(pack, "deed_tax.statutory", {day(on), std::move(region), {}});
  };
  CHECK(at("330106") == "5%");  // a district of the city
  CHECK(at("330100") == "5%");
  CHECK(at("330206") == "4%");  // another city of the province
  CHECK(at("330000") == "4%");
  CHECK(at("320100") == "3%");
  CHECK(at("CN") == "3%");
  CHECK(at("330106", "2026-01-01") == "4%");  // the city's row has ended; the province's holds
  CHECK(at("330106", "2021-08-31") == "3%");  // neither has begun
  CHECK(at("990101") == "policy.bad_region");
  CHECK(at("33010") == "policy.bad_region");
}

TEST_CASE("a derived rate follows the one it names, and both sources are told") {
  const auto pack = overridden(R"({"deed_tax.statutory":[
    {"from":"2010-01-01","jurisdiction":"330000","value":"4%","cite":"Province's decision","confidence":"verified"}]})");
  auto question = home_question("2009-06-01", "120.00", HomeCount::only);
  question.circumstances.ordinary = true;
  CHECK(pack->get<Rate>("deed_tax.rate", question)->value == rate("1.5%"));  // half of 3 %
  question.on = day("2010-06-01");
  const auto half = pack->get<Rate>("deed_tax.rate", question).value();
  CHECK(half.value == rate("2%"));
  CHECK(half.origin.cite == "财税字〔1999〕210号; Province's decision");
  CHECK(half.origin.confidence == Confidence::general_knowledge_high);  // the weaker of both
  question.circumstances.ordinary = false;
  CHECK(rate_of(pack, "deed_tax.rate", question) == "4%");
}

TEST_CASE("what the answer depends on must be given, and only that") {
  const auto china = PolicyPack::china();
  PolicyQuestion question{day("2012-06-01"), "330106", {}};
  question.circumstances.use = UnitUse::shop;
  CHECK(rate_of(china, "deed_tax.rate", question) == "3%");  // nothing else matters for a shop
  question.circumstances.use = UnitUse::home;
  const auto open = china->get<Rate>("deed_tax.rate", question);
  CHECK(open.refusal().code == "policy.circumstance_missing");
  CHECK_FALSE(open.refusal().field.empty());
  question.circumstances.buyer = BuyerKind::company;
  CHECK(rate_of(china, "deed_tax.rate", question) == "3%");
  question = home_question("2012-06-01", "89.00", HomeCount::only);
  CHECK(china->get<Rate>("deed_tax.rate", question).refusal().field == "ordinary");
  question.circumstances.home_count = HomeCount::second;
  CHECK(rate_of(china, "deed_tax.rate", question) == "3%");  // no row of the day asks further
}

TEST_CASE("after the day that the pack was reviewed through, the answer says so") {
  const auto china = PolicyPack::china();
  CHECK(china->get<Rate>("stamp_duty.developer_rate", {day("2026-11-23"), "CN", {}})->origin.reviewed);
  CHECK_FALSE(china->get<Rate>("stamp_duty.developer_rate", {day("2026-11-24"), "CN", {}})->origin.reviewed);
}

TEST_CASE("overrides give the pack a version of its own, the same for the same overrides") {
  const auto one = overridden(R"({"contract_filing.filed_within":[
    {"from":"2024-01-01","jurisdiction":"330100","value":"15 days","cite":"c","confidence":"verified"}]})");
  const auto same = overridden(R"({ "contract_filing.filed_within" : [
    {"jurisdiction":"330100","from":"2024-01-01","value":"15 days","cite":"c","confidence":"verified"}]})");
  CHECK(one->name().starts_with("cn@2026-11-23+"));
  CHECK(one->name() == same->name());
  const auto limits = one->limits_on(day("2024-06-01"), "330106").value();
  CHECK(limits.at("contract_filing.filed_within").value == days(15));
  CHECK(one->limits_on(day("2023-12-31"), "330106")->at("contract_filing.filed_within").value == days(30));
  CHECK(one->limits_on(day("2024-06-01"), "320100")->at("contract_filing.filed_within").value == days(30));
}

TEST_CASE("an alternative is chosen by its name") {
  const auto handbook = PolicyPack::handbook();
  const auto chosen =
      handbook->with_overrides(R"({"contract_filing.bureau":"working_days"})", "ours.json").value();
  CHECK(handbook->limits_on(day("2024-01-01"))->at("contract_filing.bureau").value == days(5));
  CHECK(chosen->limits_on(day("2024-01-01"))->at("contract_filing.bureau").value == working_days(5));
}

TEST_CASE("limits change on the day that the rule changes") {
  const auto china = PolicyPack::china();
  const auto fund = [&](std::string_view on) {
    return china->limits_on(day(on))->at("mortgage.fund_review");
  };
  CHECK(fund("2026-09-19").value == days(15));
  CHECK(fund("2026-09-20").value == days(10));
  CHECK(fund("2026-09-20").origin.cite == "国务院令第844号");
  CHECK(china->limits_on(day("2021-01-01"), "310115")->at("title.registry").value == working_days(5));
  CHECK(china->limits_on(day("2020-11-26"), "310115")->at("title.registry").value == working_days(30));
  CHECK(china->limits_on(day("2015-02-28"))->count("title.registry") == 0);
}

TEST_CASE("every limit of the handbooks has its deadline's name and a source") {
  const auto limits = PolicyPack::handbook()->limits_on(day("2026-11-01")).value();
  for (const auto* id :
       {"survey_forecast.report", "survey_actual.report", "presale_permit.decision",
        "contract_filing.filed_within", "contract_filing.bureau", "prenotice.certificate",
        "mortgage.bank_review", "mortgage.registration", "mortgage.payout", "mortgage.fund_review",
        "initial_registration.survey", "initial_registration.issue", "title.registry",
        "title.registry[with_loan]", "handover.second_notice", "payment_collection.notice"}) {
    INFO(id);
    REQUIRE(limits.count(id) == 1);
    CHECK_FALSE(limits.at(id).origin.cite.empty());
  }
  CHECK(limits.at("prenotice.certificate").value == working_days(7));
  CHECK(limits.at("title.registry[with_loan]").value == days(20));
}

TEST_CASE("whatever is asked, the row that answers holds on that day, in that place and for that thing") {
  const auto pack = PolicyPack::handbook();
  std::vector<Circumstances> things(1);
  for (const auto use : {UnitUse::home, UnitUse::shop, UnitUse::garage})
    for (const auto count : {HomeCount::only, HomeCount::second, HomeCount::third_or_more})
      for (const auto* size : {"90.00", "90.01", "140.01"}) {
        auto thing = home_question("2000-01-01", size, count).circumstances;
        thing.use = use;
        thing.ordinary = thing.lift = thing.old_project = thing.restricted_city = use == UnitUse::home;
        thing.loan_home = count == HomeCount::only ? LoanHome::first : LoanHome::second;
        thing.years = count == HomeCount::only ? 5 : 6;
        things.push_back(thing);
      }
  std::size_t answers = 0;
  for (const auto& base : {PolicyPack::china(), pack})
    for (const auto& parameter : base->data().parameters) {
      std::set<Date> days;  // around every beginning
      for (const auto& row : parameter.rows)
        for (const int offset : {-1, 0}) days.insert(row.from + boost::gregorian::days(offset));
      for (const auto& on : days)
        for (const auto& thing : things)
          for (const auto* region : {"CN", "110105", "330106"}) {
            const auto found = pack->find(parameter.id, {on, region, thing});
            if (!found) {
              CHECK(found.refusal().code.starts_with("policy."));
              continue;
            }
            const auto& origin = found->origin;
            const auto places = jurisdictions_of(region).value();
            const bool holds = origin.from <= on && (!origin.to || *origin.to >= on) &&
                               std::find(places.begin(), places.end(), origin.jurisdiction) != places.end();
            if (!holds) FAIL(parameter.id << " on " << to_string(on) << " in " << region);
            ++answers;
          }
    }
  CHECK(answers > 10'000);
}
