// The journey of a sale: which cases it needs, in what order (end of page 2 of the domain), what stands in
// the way, what is next and for whom, and which dates can still be kept.
#include <algorithm>
#include <fstream>

#include "support/script.hpp"

namespace tenon::test {
namespace {

Json sale(const std::string& id) { return {{"sale", id}}; }

std::vector<std::string> order_of(const Journey& journey) {
  std::vector<std::string> ids;
  for (const auto& step : journey.steps) ids.push_back(step.workflow);
  return ids;
}
const JourneyStep& step_of(const Journey& journey, std::string_view workflow) {
  for (const auto& step : journey.steps)
    if (step.workflow == workflow) return step;
  throw std::runtime_error("the journey has no " + std::string(workflow));
}
bool has_step(const Journey& journey, std::string_view workflow) {
  const auto ids = order_of(journey);
  return std::find(ids.begin(), ids.end(), workflow) != ids.end();
}
/// Each stands before the next.
void check_order(const Journey& journey, const std::vector<std::string>& wanted) {
  const auto ids = order_of(journey);
  auto from = ids.begin();
  for (const auto& each : wanted) {
    std::string all;
    for (const auto& id : ids) all += id + " ";
    INFO(each << " in its place among " << all);
    from = std::find(from, ids.end(), each);
    REQUIRE(from != ids.end());
  }
}
bool may_do(const NextStep& next, Role role) { return next.roles.contains(role); }
const Promise* promise_of(const Journey& journey, std::string_view workflow, std::string_view what) {
  for (const auto& promise : journey.promises)
    if (promise.workflow == workflow && promise.what == what) return &promise;
  return nullptr;
}
void bring(Script& script, const std::string& workflow, const std::string& state, const Json& about) {
  script.run({{"bring", workflow}, {"to", state}, {"about", about}, {"unless_there", true}});
}

}  // namespace

TEST_CASE("journey: a sale's cases stand in the order of the handbooks") {
  Script script;
  const auto by_loan = script.engine().journey("S2").value();
  check_order(by_loan, {"presale_permit", "signing", "contract_filing", "prenotice", "mortgage"});
  check_order(by_loan, {"contract_filing", "house_acceptance", "product_delivery", "handover", "title"});
  check_order(by_loan, {"survey_actual", "initial_registration", "title"});
  CHECK_FALSE(by_loan.finished);
  CHECK(by_loan.building == "B1");
}

TEST_CASE("journey: payment and buyers decide which cases a sale needs") {
  Script script;
  for (const auto& [id, loan, abroad] :
       {std::tuple("S1", false, false), std::tuple("S2", true, false), std::tuple("S3", false, false),
        std::tuple("S4", false, false), std::tuple("S5", false, true), std::tuple("S6", true, false),
        std::tuple("S7", true, false)}) {
    INFO(id);
    const auto journey = script.engine().journey(id).value();
    CHECK(has_step(journey, "mortgage") == loan);
    CHECK(has_step(journey, "foreign_buyer_clearance") == abroad);
    for (const auto* always : {"signing", "contract_filing", "prenotice", "handover", "title"})
      CHECK(has_step(journey, always));
    if (abroad) check_order(journey, {"foreign_buyer_clearance", "signing"});
  }
}

TEST_CASE("journey: what blocks a sale is said in words that a clerk understands") {
  Script script;
  const auto before = script.engine().journey("S1").value();
  const auto& signing = step_of(before, "signing");
  CHECK(signing.progress == Progress::blocked);
  REQUIRE(signing.blocked_by.size() == 1);
  const Json why = parse_json(signing.blocked_by.front().text, "refusal").value();
  CHECK(why["code"] == "journey.needs_first");
  CHECK(why["facts"]["workflow"] == "presale_permit");
  CHECK_THAT(why["zh"].get<std::string>(), Catch::Matchers::Contains("预售许可证"));
  CHECK_THAT(why["zh"].get<std::string>(), Catch::Matchers::Contains("尚未办理"));
  CHECK_THAT(why["en"].get<std::string>(), Catch::Matchers::Contains("not begun"));
  CHECK(step_of(before, "presale_permit").progress == Progress::ready);
  CHECK(step_of(before, "presale_permit").scope == Scope::building);

  bring(script, "presale_permit", "granted", {{"building", "B1"}});
  const auto after = script.engine().journey("S1").value();
  CHECK(step_of(after, "presale_permit").progress == Progress::done);
  CHECK(step_of(after, "signing").progress == Progress::ready);
  CHECK(step_of(after, "signing").blocked_by.empty());
  REQUIRE(step_of(after, "signing").next.size() == 1);
  CHECK(step_of(after, "signing").next.front().event == "open");
  CHECK(may_do(step_of(after, "signing").next.front(), Role::contract_specialist));
}

TEST_CASE("journey: an open case says what is next, for whom, and which papers it waits for") {
  Script script;
  bring(script, "prenotice", "collecting", sale("S7"));
  const auto journey = script.engine().journey("S7").value();
  const auto& prenotice = step_of(journey, "prenotice");
  CHECK(prenotice.progress == Progress::blocked);
  REQUIRE(prenotice.next.size() == 1);
  const auto& submit = prenotice.next.front();
  CHECK(submit.event == "submit");
  CHECK_FALSE(submit.allowed);
  CHECK(may_do(submit, Role::bureau_specialist));
  std::vector<std::string> whose;
  for (const auto& missing : submit.missing)
    if (missing.of) whose.push_back(*missing.of);
  CHECK(whose == std::vector<std::string>{"C2", "C9"});  // both buyers bring their own

  bring(script, "prenotice", "submitted", sale("S1"));
  const auto& waiting = step_of(script.engine().journey("S1").value(), "prenotice");
  CHECK(waiting.progress == Progress::waiting);  // the bureau is to act
}

TEST_CASE("journey: a whole customer file says what each person still owes") {
  Script script;
  const auto papers = script.engine().missing_papers("S2").value();
  const auto owes = [&](std::string_view workflow, std::string_view document, std::string_view of,
                        Form form) {
    std::int32_t count = 0;
    for (const auto& each : papers)
      if (each.workflow == workflow && each.missing.document == document && each.missing.of == of &&
          each.missing.form == form)
        count += each.missing.count;
    return count;
  };
  // H0 5.6: identity cards of buyer and spouse, original and four copies each; income certificates, two each.
  CHECK(owes("mortgage", "income_certificate", "C2", Form::original) == 2);
  CHECK(owes("mortgage", "income_certificate", "C3", Form::original) == 2);
}

TEST_CASE("journey: a date that nobody can keep any more is lost, and the chain says through what") {
  Script script;
  script.run({{"put", "sale"},
              {"record", {{"id", "S1"}, {"delivery_by", "2026-07-20"}, {"title_by", "2028-06-30"}}}});
  const auto journey = script.engine().journey("S1").value();
  const auto* delivery = promise_of(journey, "handover", "delivery_date");
  REQUIRE(delivery);
  CHECK(delivery->outlook == Outlook::lost);
  CHECK(delivery->earliest > delivery->by);
  CHECK(delivery->latest >= delivery->earliest);
  REQUIRE_FALSE(delivery->chain.empty());
  CHECK(delivery->chain.back().until <= delivery->latest);
  CHECK(std::is_sorted(delivery->chain.begin(), delivery->chain.end(),
                       [](const ChainLink& a, const ChainLink& b) { return a.until < b.until; }));
  const auto* title = promise_of(journey, "title", "title_date");
  REQUIRE(title);
  CHECK(title->outlook == Outlook::in_time);
  CHECK(title->chain.empty());
}

TEST_CASE("journey: a date between the quickest and the slowest way is at risk") {
  Script script;
  const auto title_of = [&] {
    const auto journey = script.engine().journey("S1").value();
    return *promise_of(journey, "title", "title_date");
  };
  const auto day = [](Instant at) { return to_string(Calendar::china()->zone().day_of(at)); };
  const auto first = title_of();
  REQUIRE(first.earliest < first.latest);
  const auto put = [&](const std::string& date) {
    script.run(
        {{"put", "sale"}, {"record", {{"id", "S1"}, {"delivery_by", "2026-07-16"}, {"title_by", date}}}});
  };
  put(day(first.latest));
  CHECK(title_of().outlook == Outlook::in_time);  // the end of that day
  put(day(first.earliest));
  CHECK(title_of().outlook == Outlook::at_risk);
  CHECK_FALSE(title_of().chain.empty());
}

TEST_CASE("journey: a sale nobody knows is refused by name") {
  Script script;
  const auto journey = script.engine().journey("S99");
  REQUIRE_FALSE(journey);
  CHECK(journey.refusal().code == "subject.unknown");
  CHECK(journey.refusal().fact("found") == "S99");
}

TEST_CASE("journey: the forecast of a building counts its sales by procedure") {
  Script script;
  bring(script, "contract_filing", "filed", sale("S1"));
  const auto forecast = script.engine().forecast("B1").value();
  CHECK(forecast.sales == 7);
  CHECK(forecast.finished == 0);
  for (const auto& stage : forecast.funnel) {
    INFO(stage.workflow);
    CHECK(stage.needed == stage.done + stage.open + stage.blocked + stage.ready);
    if (stage.workflow == "contract_filing") CHECK(stage.done == 1);
    if (stage.workflow == "mortgage") CHECK(stage.needed == 3);
    if (stage.workflow == "foreign_buyer_clearance") CHECK(stage.needed == 1);
  }
  CHECK(forecast.outlooks.size() == 7);
  CHECK_FALSE(script.engine().forecast("B99"));
}

TEST_CASE("journey: a voided contract ends the sale's other cases") {
  Script script;
  bring(script, "contract_filing", "submitted", sale("S1"));
  bring(script, "contract_cancellation", "voided", sale("S1"));
  const auto journey = script.engine().journey("S1").value();
  CHECK(journey.voided);
  CaseQuery open;
  open.sale = "S1";
  open.status = CaseStatus::open;
  CHECK(script.engine().find(open).value().cases.empty());
}

TEST_CASE("journey: who looked at another case decides anew where it has moved meanwhile") {
  // Two engines on one file: the one cancels the permit's case while the other opens the signing. The
  // signing either comes first or is refused; it never stands on a permit that was not there.
  Script script;
  bring(script, "presale_permit", "submitted", {{"building", "B1"}});
  const auto refused = script.attempt({{"open", "signing"},
                                       {"about", sale("S1")},
                                       {"as", "contract_specialist"},
                                       {"payload", Json::object()}});
  REQUIRE(refused);
}

// Not a test: writes the lines that tests/journeys plays. Run after a procedure has changed:
//   test_engine "[.record]" and then commit tests/journeys/sale_by_loan.jsonl
TEST_CASE("record the journey of a sale with a loan", "[.record]") {
  std::ofstream out(std::filesystem::path(TENON_SOURCE_DIR) / "tests/journeys/sale_by_loan.jsonl");
  out << "# A sale with a bank's loan, from the presale permit to the title, by the paths of "
         "tests/scenarios.\n"
         "# Made up. Written by test_engine \"[.record]\".\n";
  Script script(&out);
  bring(script, "signing", "closed", sale("S2"));
  bring(script, "prenotice", "certified", sale("S2"));
  bring(script, "mortgage", "funded", sale("S2"));
  bring(script, "payment_collection", "collected", sale("S2"));
  bring(script, "title", "handed_out", sale("S2"));
  CHECK(script.engine().journey("S2").value().finished);
}

}  // namespace tenon::test
