#include "tenon/policy/warranty.hpp"

#include <functional>

#include "policy/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

using Component = WarrantyComponent;

constexpr WarrantyTerm years(std::int32_t n) { return {WarrantyUnit::years, n}; }
constexpr WarrantyTerm months(std::int32_t n) { return {WarrantyUnit::months, n}; }
constexpr WarrantyTerm seasons(std::int32_t n) { return {WarrantyUnit::seasons, n}; }
constexpr WarrantyTerm design_life{WarrantyUnit::design_life, std::nullopt};

/// The table of the Quality Regulation, the Energy Regulation and the rules of 1998.
WarrantyRules rules() {
  WarrantyRules all;
  const auto add = [&](Component component, std::optional<WarrantyTerm> builder,
                       std::optional<WarrantyTerm> minimum) {
    all.components.push_back(
        {component, builder, "art. 40", minimum, "rules of 1998", builder, "contract annex 7"});
  };
  for (const auto component : {Component::foundation, Component::main_structure})
    add(component, design_life, design_life);
  add(Component::roof_waterproofing, years(5), years(3));
  add(Component::seepage, years(5), years(1));
  for (const auto component : {Component::heating, Component::cooling})
    add(component, seasons(2), seasons(1));
  for (const auto component :
       {Component::wiring, Component::plumbing, Component::equipment, Component::fit_out})
    add(component, years(2), {});
  add(Component::insulation, years(5), {});
  for (const auto component :
       {Component::plaster, Component::floor, Component::doors_windows, Component::sanitary_ware})
    add(component, {}, years(1));
  add(Component::lamps_switches, {}, months(6));
  add(Component::pipe_blockage, {}, months(2));
  add(Component::other, {}, {});
  all.heating_season = Season{};
  all.exclusion_source = "Order 80 art. 17";
  return all;
}

WarrantyRequest request(Component component, std::string_view accepted, std::string_view handed_over,
                        std::string_view reported) {
  WarrantyRequest made;
  made.component = component;
  made.accepted_on = day(accepted);
  made.handed_over_on = day(handed_over);
  made.reported_on = day(reported);
  made.design_life_years = 50;
  return made;
}

WarrantyAnswer judged(const WarrantyRequest& asked, const WarrantyRules& by = rules()) {
  auto answer = warranty(asked, by).value();
  check_words(answer.reason);
  REQUIRE(answer.ends.size() == 3);
  for (const auto& end : answer.ends) check_words(end.label);
  return answer;
}

/// The last day covered, of a home accepted on 2024-05-10 and handed over on `handed_over`.
std::string last_day(Component component, std::string_view handed_over = "2024-06-30",
                     std::string_view accepted = "2024-05-10") {
  return to_string(judged(request(component, accepted, handed_over, handed_over)).until.value());
}

WarrantyBasis decided_by(const WarrantyAnswer& answer) {
  for (const auto& end : answer.ends)
    if (end.decides) return end.basis;
  FAIL("no rule decided");
  return {};
}

Result<WarrantyAnswer> after(const std::function<void(WarrantyRequest&, WarrantyRules&)>& change) {
  auto asked = request(Component::heating, "2024-05-10", "2024-06-30", "2024-12-01");
  auto by = rules();
  REQUIRE(warranty(asked, by));
  change(asked, by);
  return warranty(asked, by);
}

}  // namespace

TEST_CASE("each component is covered for its time") {
  CHECK(last_day(Component::roof_waterproofing) == "2029-06-30");
  CHECK(last_day(Component::seepage) == "2029-06-30");
  CHECK(last_day(Component::insulation) == "2029-06-30");
  CHECK(last_day(Component::wiring) == "2026-06-30");
  CHECK(last_day(Component::fit_out) == "2026-06-30");
  CHECK(last_day(Component::plaster) == "2025-06-30");
  CHECK(last_day(Component::lamps_switches) == "2024-12-30");
  CHECK(last_day(Component::pipe_blockage) == "2024-08-30");
  CHECK(last_day(Component::main_structure) == "2074-06-30");
  CHECK(last_day(Component::heating) == "2026-03-15");
}

TEST_CASE("a report on the last day is covered, one on the day after is paid") {
  auto asked = request(Component::wiring, "2024-05-10", "2024-06-30", "2026-06-30");
  const auto last = judged(asked);
  CHECK(last.outcome == WarrantyOutcome::covered);
  CHECK(last.payer == PaymentParty::developer);
  CHECK(has(last.reason.en, "2026-06-30 inclusive"));
  asked.reported_on = day("2026-07-01");
  const auto late = judged(asked);
  CHECK(late.outcome == WarrantyOutcome::expired);
  CHECK(late.payer == PaymentParty::buyer);
  CHECK(late.until == day("2026-06-30"));
  CHECK(has(late.reason.en, "2026-07-01"));
}

TEST_CASE("a month without the day ends on its last day") {
  CHECK(last_day(Component::lamps_switches, "2024-08-31") == "2025-02-28");
  CHECK(last_day(Component::pipe_blockage, "2023-12-31", "2023-12-01") == "2024-02-29");
  CHECK(last_day(Component::plaster, "2024-02-29", "2024-02-01") == "2025-02-28");
}

TEST_CASE("all three ends are shown and the latest decides") {
  auto asked = request(Component::seepage, "2024-05-10", "2024-06-30", "2024-06-30");
  asked.contract_term = years(2);
  asked.contract_clause = "contract annex 7";
  auto answer = judged(asked);  // the contract may not go below what remains of the builder's warranty
  CHECK(answer.until == day("2029-05-10"));
  CHECK(decided_by(answer) == WarrantyBasis::builder);
  CHECK(answer.source == "art. 40");
  CHECK(answer.ends[0].until == day("2029-05-10"));
  CHECK(answer.ends[1].until == day("2025-06-30"));
  CHECK(answer.ends[2].until == day("2026-06-30"));
  CHECK(answer.ends[2].source == "contract annex 7");
  // Sold four and a half years after acceptance: the minimum of 1998 is longer than the rest.
  asked.handed_over_on = asked.reported_on = day("2028-12-01");
  asked.contract_term = months(1);
  answer = judged(asked);
  CHECK(answer.until == day("2029-12-01"));
  CHECK(decided_by(answer) == WarrantyBasis::buyer_minimum);
  asked.contract_term = years(10);
  answer = judged(asked);
  CHECK(answer.until == day("2038-12-01"));
  CHECK(decided_by(answer) == WarrantyBasis::contract);
}

TEST_CASE("no term of a contract makes the warranty shorter than the rules do") {
  for (const auto component : {Component::seepage, Component::wiring, Component::plaster, Component::heating,
                               Component::main_structure})
    for (const auto* handed_over : {"2024-05-10", "2025-01-31", "2028-11-15", "2033-02-28"})
      for (const std::int32_t n : {1, 7, 60, 150}) {
        auto asked = request(component, "2024-05-10", handed_over, handed_over);
        asked.contract_term = months(n);
        asked.contract_clause = "contract annex 7";
        const auto answer = judged(asked);
        for (const auto& end : answer.ends)
          if (end.until) CHECK(*answer.until >= *end.until);
      }
}

TEST_CASE("the minimum of 1998 is one of homes only") {
  auto asked = request(Component::plaster, "2024-05-10", "2024-06-30", "2024-06-30");
  CHECK(judged(asked).outcome == WarrantyOutcome::covered);
  asked.use = UnitUse::shop;
  const auto answer = judged(asked);
  CHECK(answer.outcome == WarrantyOutcome::not_agreed);
  CHECK_FALSE(answer.until);
  CHECK_FALSE(answer.ends[1].until);
  asked.component = Component::wiring;
  CHECK(judged(asked).until == day("2026-06-30"));
}

TEST_CASE("a season counts when it begins on or after the start, and an assumed one is marked") {
  CHECK(last_day(Component::heating, "2024-11-15") == "2026-03-15");
  CHECK(last_day(Component::heating, "2024-11-16") == "2027-03-15");  // the running season is not a whole one
  CHECK(last_day(Component::heating, "2025-02-01") == "2027-03-15");
  auto asked = request(Component::heating, "2024-05-10", "2024-06-30", "2024-12-01");
  CHECK(judged(asked).assumed);
  auto by = rules();
  by.heating_season = Season{11, 1, 4, 15, false, "city heating rule art. 3"};
  CHECK(judged(asked, by).until == day("2026-04-15"));
  CHECK_FALSE(judged(asked, by).assumed);
  CHECK_FALSE(judged(request(Component::wiring, "2024-05-10", "2024-06-30", "2024-12-01")).assumed);
  by.cooling_season = Season{5, 15, 9, 15, true, ""};
  asked.component = Component::cooling;
  CHECK(judged(asked, by).until == day("2026-09-15"));  // handed over within the season of 2024
}

TEST_CASE("what is not covered by its cause is paid, even within the time") {
  auto asked = request(Component::seepage, "2024-05-10", "2024-06-30", "2024-07-01");
  for (const auto cause :
       {WarrantyExclusion::misuse, WarrantyExclusion::third_party, WarrantyExclusion::force_majeure}) {
    asked.cause_excluded = cause;
    const auto answer = judged(asked);
    CHECK(answer.outcome == WarrantyOutcome::excluded);
    CHECK(answer.payer == PaymentParty::buyer);
    CHECK(answer.source == "Order 80 art. 17");
    CHECK(answer.until == day("2029-06-30"));
  }
}

TEST_CASE("the builder answers to the developer while its own warranty runs") {
  auto asked = request(Component::wiring, "2024-05-10", "2024-06-30", "2026-05-10");
  CHECK(judged(asked).builder_liable);
  asked.reported_on = day("2026-05-11");
  CHECK(judged(asked).outcome == WarrantyOutcome::covered);
  CHECK_FALSE(judged(asked).builder_liable);
}

TEST_CASE("what is not agreed is paid, and agreed terms hold for anything") {
  auto asked = request(Component::other, "2024-05-10", "2024-06-30", "2024-07-01");
  asked.accepted_on.reset();  // no rule of the builder's speaks
  CHECK(judged(asked).outcome == WarrantyOutcome::not_agreed);
  asked.contract_term = months(3);
  asked.contract_clause = "contract annex 7";
  CHECK(judged(asked).until == day("2024-09-30"));
}

TEST_CASE("what cannot be judged is refused by its field") {
  expect(after([](auto& r, auto&) { r.accepted_on.reset(); }), "policy.warranty_acceptance_missing",
         "accepted_on", {"heating", "art. 40"});
  expect(after([](auto& r, auto&) { r.handed_over_on = day("2024-05-09"); }), "policy.warranty_dates_order",
         "handed_over_on", {"2024-05-09", "accepted_on, 2024-05-10"});
  expect(after([](auto& r, auto&) { r.reported_on = day("2024-06-29"); }), "policy.warranty_dates_order",
         "reported_on", {"handed_over_on"});
  expect(after([](auto& r, auto&) {
           r.component = Component::foundation;
           r.design_life_years.reset();
         }),
         "policy.warranty_design_life_missing", "design_life_years", {"foundation"});
  expect(after([](auto& r, auto&) { r.design_life_years = 151; }), "policy.out_of_range",
         "design_life_years");
  expect(after([](auto& r, auto&) { r.contract_term = years(2); }), "policy.warranty_clause_missing",
         "contract_clause");
  const auto with_term = [](WarrantyTerm term) {
    return [term](WarrantyRequest& r, WarrantyRules&) {
      r.contract_term = term;
      r.contract_clause = "contract annex 7";
    };
  };
  expect(after(with_term(years(0))), "policy.out_of_range", "contract_term.count");
  expect(after(with_term({WarrantyUnit::years, {}})), "policy.warranty_count", "contract_term.count");
  expect(after([&](auto& r, auto& by) {
           with_term(seasons(2))(r, by);
           r.component = Component::wiring;
         }),
         "policy.warranty_season_component", "contract_term.unit", {"wiring"});
  expect(after([](auto&, auto& by) { by.heating_season.reset(); }), "policy.warranty_season_missing",
         "rules.heating_season");
  expect(after([](auto&, auto& by) { by.heating_season->begin_month = 13; }), "policy.warranty_season_day",
         "rules.heating_season.begin_day", {"13-15"});
  expect(after([](auto&, auto& by) {
           by.heating_season->end_month = 2;
           by.heating_season->end_day = 29;
         }),
         "policy.warranty_season_day", "rules.heating_season.end_day", {"2-29"});
  expect(after([](auto&, auto& by) { by.components.clear(); }), "policy.warranty_no_rule", "component",
         {"heating"});
  expect(after([](auto&, auto& by) { by.components[4].builder->count = 151; }), "policy.out_of_range",
         "rules.heating.builder.count");
}

TEST_CASE("a warranty is asked for and answered in JSON") {
  const auto asked =
      read_json<WarrantyRequest>(
          Json::parse(
              R"({"component": "seepage", "accepted_on": "2024-05-10", "handed_over_on": "2024-06-30",
                             "reported_on": "2029-06-30"})"))
          .value();
  const auto answer = judged(asked);
  CHECK(answer.outcome == WarrantyOutcome::covered);
  CHECK(read_json<WarrantyAnswer>(Json::parse(to_json_text(answer))).value() == answer);
  CHECK(read_json<WarrantyRules>(Json::parse(to_json_text(rules()))).value() == rules());
}
