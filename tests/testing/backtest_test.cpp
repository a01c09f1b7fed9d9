// What a change of the rules would have meant: whom it would have stopped, which dates and sums would be
// others.
#include "testing/told.hpp"

using namespace told;

TEST_CASE("played again under the same rules, a history comes to what the store holds") {
  const Told told(long_story);
  const auto history = told.history();
  CHECK(history.cases() >= 5);
  CHECK(history.commands() > 30);
  const auto same = backtest(history, {}).value();
  INFO(to_text(same, Language::both));
  CHECK(same.passed());
  CHECK(same.commands == history.commands());
  CHECK(same.left_out == 0);
}

TEST_CASE("a change that touches nothing that happened makes no difference") {
  const Told told(long_story);
  CHECK(told.under(rule({{"workflow", "prenotice"},
                         {"kind", "guard_dropped"},
                         {"event", "return"},
                         {"what", "says_defect"}}))
            .passed());
}

TEST_CASE("a shorter limit shows the deadline that would have been missed, and where its clock began") {
  const Told told(R"([
    {"bring": "prenotice", "to": "collecting", "name": "it"},
    {"wait": "2026-07-17T09:00:00+08:00"},
    {"papers": "prenotice.all"},
    {"do": "submit", "payload": {"acceptance_number": "YG-2026-1"}, "as": "bureau_specialist"},
    {"wait": "2026-07-22T09:00:00+08:00"},
    {"do": "certify", "payload": {"certificate_number": "YGZ-7"}, "as": "bureau_specialist"}
  ])");
  const auto check = [&](const Json& change, const char* deadline, const char* event, const char* missed) {
    const auto result = told.under(change);
    REQUIRE(result.differing.size() == 1);
    const auto* const dates = find(result.differing[0], DifferenceKind::dates, deadline);
    REQUIRE(dates);
    CHECK(dates->before["status"] == "met");
    CHECK(dates->after["status"] == "late");
    CHECK(dates->after["missed"] == missed);
    REQUIRE(result.differing[0].first);
    CHECK(result.differing[0].first->event == event);
    CHECK(to_json(result)["totals"]["newly_missed"] == 1);
    CHECK(to_json(result)["totals"]["newly_kept"] == 0);
  };
  check({{"limits", {{"prenotice.certificate", "1 working_day"}}}}, "prenotice.certificate", "submit",
        "2026-07-20T16:00:00Z");
  const auto in_table = [](const char* deadline) {
    return rule({{"workflow", "prenotice"},
                 {"kind", "limit_changed"},
                 {"deadline", deadline},
                 {"to", "1 working_days"}});
  };
  check(in_table("prenotice.papers"), "prenotice.papers", "open", "2026-07-16T16:00:00Z");

  // The pack that the cases began under has a limit of its own for this one.
  const auto beneath = told.under(in_table("prenotice.certificate"));
  CHECK(beneath.differing.empty());
  REQUIRE(beneath.changes.size() == 2);
  CHECK(beneath.changes[1].en.find("does not count") != std::string::npos);
}

TEST_CASE("a rule made tighter names the first refusal, counts what follows and finds who waits for whom") {
  const Told told(R"([{"bring": "prenotice", "to": "certified"}])");
  const auto result = told.under(rule({{"workflow", "contract_filing"},
                                       {"kind", "role_dropped"},
                                       {"event", "submit"},
                                       {"what", "bureau_specialist"}}));
  const auto* const filing = find(result, "contract_filing");
  REQUIRE(filing);
  REQUIRE(filing->refusal);
  CHECK(filing->refusal->code == "step.wrong_role");
  REQUIRE(filing->first);
  CHECK(filing->first->event == "submit");
  CHECK(filing->follow_ups > 0);
  CHECK_FALSE(filing->follows);
  const auto* const outcome = find(*filing, DifferenceKind::outcome);
  REQUIRE(outcome);
  CHECK(outcome->before["state"] == "filed");
  CHECK(outcome->after["state"] == "collecting");

  const auto* const notice = find(result, "prenotice");
  REQUIRE(notice);
  CHECK(find(*notice, DifferenceKind::not_opened));
  REQUIRE(notice->refusal);
  CHECK(notice->refusal->code == "journey.needs_first");
  CHECK(notice->refusal->fact("case") == to_string(filing->id));
  REQUIRE(notice->follows);
  CHECK(*notice->follows == filing->id);
  CHECK(to_json(result)["totals"]["following"] == 1);
  CHECK_FALSE(find(result, "signing"));
}

TEST_CASE("a dropped guard shows which refused commands of a log would pass now") {
  const Told told(R"([{"bring": "signing", "to": "preparing"}, {"wait": "2026-07-16T09:00:00+08:00"}])");
  auto engine = engine_on(told.path());
  const auto id = to_string(cases_of(engine, "signing").at(0)->id);
  const auto line = [&](const char* amount, const char* role) {
    return Json{{"do", "apply"},
                {"case", id},
                {"event", "record_payment"},
                {"at", "2026-07-15 10:00"},
                {"payload", {{"amount", amount}, {"receipt_number", "SJ-9"}}},
                {"actor", {{"id", "E7"}, {"roles", {role}}}}}
               .dump() +
           "\n";
  };
  const auto log = "# what the desk tried\n" + line("0.00", "finance_clerk") + line("0.00", "agent");
  const auto result = told.under(rule({{"workflow", "signing"},
                                       {"kind", "guard_dropped"},
                                       {"event", "record_payment"},
                                       {"what", "is_some_money"}}),
                                 log);
  INFO(to_json(result).dump(1));
  CHECK(result.differing.empty());
  CHECK(result.lines_asked == 2);
  REQUIRE(result.lines.size() == 1);
  CHECK(result.lines[0].line == 2);
  REQUIRE(result.lines[0].before);
  CHECK(result.lines[0].before->code == "contract.no_amount");
  CHECK_FALSE(result.lines[0].after);
  CHECK_FALSE(result.passed());
}

TEST_CASE("a line of the log that the store has is not asked again, and a broken one is named") {
  const Told told(R"([{"bring": "prenotice", "to": "collecting"}])");
  auto engine = engine_on(told.path());
  const auto row = engine.history(cases_of(engine, "prenotice").at(0)->id)->front();
  const auto log = Json{{"do", "open"},
                        {"workflow", "prenotice"},
                        {"subject", {{"sale", "S1"}}},
                        {"at", to_string(row.at)},
                        {"actor", {{"id", row.actor}, {"roles", {"customer_service_specialist"}}}}}
                       .dump();
  CHECK(told.under({{"limits", {{"prenotice.papers", "2 working_days"}}}}, log).lines_asked == 0);

  BacktestOptions options;
  options.log = log + "\n{\"do\": \"open\"}\n";
  const auto broken = backtest(told.history(), {}, options);
  REQUIRE_FALSE(broken);
  CHECK(broken.refusal().code == "backtest.bad_line");
  CHECK(broken.refusal().fact("line") == "2");
}

TEST_CASE("another pack moves dates and sums, and says what it cannot compute") {
  const Told told(R"([{"bring": "prenotice", "to": "submitted"}])");
  const Json ours = Json::parse(R"({"active": "handbook", "overrides": {
    "prenotice.certificate": [{"from": "2026-01-01", "jurisdiction": "CN", "value": "5 working_days",
                               "cite": "made up", "confidence": "proposed"}],
    "maintenance_fund.per_area": [{"from": "2026-01-01", "jurisdiction": "370200", "value": "70.00",
                                   "cite": "made up", "confidence": "proposed"}]}})");
  const auto result = told.under({{"policy", ours}});
  INFO(to_text(result, Language::en));
  const auto* const notice = find(result, "prenotice");
  REQUIRE(notice);
  const auto* const dates = find(*notice, DifferenceKind::dates, "prenotice.certificate");
  REQUIRE(dates);
  CHECK(dates->before["limit"] == "7 working_days");
  CHECK(dates->after["limit"] == "5 working_days");
  const auto* const signing = find(result, "signing");
  REQUIRE(signing);
  const auto* const fund = find(*signing, DifferenceKind::sums, "taxes_and_fees.maintenance_fund");
  REQUIRE(fund);
  CHECK(fund->before == "6500.00");
  CHECK(fund->after == "7000.00");
  CHECK(find(*signing, DifferenceKind::sums, "taxes_and_fees.total"));
  CHECK(result.not_computed.empty());

  // The pack of today's law leaves the fund's rate to the city.
  BacktestOptions options;
  options.circumstances = {{"home_count", "only"}};
  const auto law =
      backtest(told.history(), BacktestChange::read({{"policy", "cn"}}).value(), options).value();
  REQUIRE(law.not_computed.size() == 1);
  CHECK(law.not_computed[0].changed);
  CHECK(law.not_computed[0].refusal.code == "policy.setting_missing");
}

TEST_CASE("a case that a step no longer opens is missed, and what it would have told with it") {
  const Told told(long_story);
  const auto result = told.under(rule(
      {{"workflow", "repair"}, {"kind", "effect_dropped"}, {"event", "sign"}, {"what", "open_follow_up"}}));
  const auto* const call = find(result, "follow_up");
  REQUIRE(call);
  CHECK(find(*call, DifferenceKind::not_opened));
  CHECK(result.count(DifferenceKind::not_opened) == 1);
}
