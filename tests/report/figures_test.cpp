#include "tenon/report/figures.hpp"

#include <numeric>

#include "errand.hpp"
#include "support/catch.hpp"
#include "tenon/core/catalogue.hpp"

using namespace tenon;
using namespace tenon::testing;

TEST_CASE("shares are rounded half up, and neither all nor nothing is pretended") {
  CHECK(percent_text(0, 0) == "\u2014");
  CHECK(percent_text(0, 7) == "0.0 %");
  CHECK(percent_text(7, 7) == "100.0 %");
  CHECK(percent_text(4, 7) == "57.1 %");         // 57.142...
  CHECK(percent_text(1, 16) == "6.3 %");         // 6.25, half up
  CHECK(percent_text(2, 3) == "66.7 %");         // 66.66...
  CHECK(percent_text(9999, 10000) == "99.9 %");  // 99.99 would round to 100.0
  CHECK(percent_text(1, 10000) == "0.1 %");      // 0.01 would round to 0.0
  CHECK(percent_text(999'999'999'999'999, 999'999'999'999'999) == "100.0 %");
  CHECK(ratio(4, 7) == Ratio{4, 7, "57.1 %"});
}

TEST_CASE("an empty store has figures: noughts and dashes") {
  auto engine = errand_engine();
  const auto figures = errand_figures(engine);
  CHECK(figures.total.opened == 0);
  CHECK(figures.total.on_time.text == "\u2014");
  CHECK(figures.total.reopened.text == "\u2014");
  CHECK_FALSE(figures.total.close.median_minutes);
  CHECK(figures.workflows.empty());
  CHECK(figures.months.empty());
  CHECK(figures.overdue.empty());
  CHECK(figures.as_of_local == "2026-04-02 00:00");
  CHECK_FALSE(figures.definitions.empty());
}

TEST_CASE("seven errands are counted as by hand") {
  auto engine = errand_engine();
  tell_errands(engine);
  const auto figures = errand_figures(engine);
  const auto& total = figures.total;

  CHECK(total.opened == 7);
  CHECK(total.ended == 3);      // A B C
  CHECK(total.cancelled == 1);  // F
  CHECK(total.open == 3);       // D E G
  CHECK(total.on_hold == 1);    // G
  CHECK(total.overdue == 1);    // D
  CHECK(total.estimated == 0);

  // 5 F, 10 A, 20 G, 30 C, 40 B: the third and the fifth of five
  CHECK(total.first_response.count == 5);
  CHECK(total.first_response.median_minutes == 20);
  CHECK(total.first_response.ninetieth_minutes == 40);
  CHECK(total.first_response.longest_minutes == 40);
  // 60 A, 125 C (the remark of 20:00 does not count), 240 B
  CHECK(total.close.count == 3);
  CHECK(total.close.median_minutes == 125);
  CHECK(total.close.ninetieth_minutes == 240);
  CHECK(total.close.longest_minutes == 240);

  CHECK(total.on_time == Ratio{7, 11, "63.6 %"});   // 4 of 7 responses, 3 of 4 doings
  CHECK(total.reopened == Ratio{1, 3, "33.3 %"});   // C, of A B C
  CHECK(total.satisfied == Ratio{1, 2, "50.0 %"});  // A, of A B
}

TEST_CASE("deadlines are counted by run, and what cannot be judged is not") {
  auto engine = errand_engine();
  tell_errands(engine);
  const auto figures = errand_figures(engine);
  REQUIRE(figures.workflows.size() == 1);
  const auto& deadlines = figures.workflows[0].deadlines;
  REQUIRE(deadlines.size() == 2);

  CHECK(deadlines[0].id == "errand.first_response");
  CHECK(deadlines[0].limit.en == "30 minutes");
  CHECK(deadlines[0].met == 4);      // A, C's second, F, G
  CHECK(deadlines[0].late == 2);     // B, C's first
  CHECK(deadlines[0].missed == 1);   // D, though nobody has let the engine advance
  CHECK(deadlines[0].running == 1);  // E
  CHECK(deadlines[0].paused == 0);
  CHECK(deadlines[0].cut_short == 0);
  CHECK(deadlines[0].on_time == Ratio{4, 7, "57.1 %"});

  CHECK(deadlines[1].met == 3);   // A, C twice
  CHECK(deadlines[1].late == 1);  // B
  CHECK(deadlines[1].missed == 0);
  CHECK(deadlines[1].running == 0);
  CHECK(deadlines[1].paused == 1);     // G
  CHECK(deadlines[1].cut_short == 1);  // F
  CHECK(deadlines[1].on_time == Ratio{3, 4, "75.0 %"});
}

TEST_CASE("cases are told apart by state, month, category and department") {
  auto engine = errand_engine();
  tell_errands(engine);
  const auto figures = errand_figures(engine);
  const auto& errand = figures.workflows.at(0);

  REQUIRE(errand.states.size() == 3);
  CHECK(errand.states[0].count == 2);  // waiting: D E
  CHECK(errand.states[1].count == 1);  // doing: G; F was cancelled
  CHECK(errand.states[2].count == 3);  // done: A B C

  REQUIRE(figures.months.size() == 2);
  CHECK(figures.months[0].month == "2026-03");
  CHECK(figures.months[0].opened == 2);  // A B
  CHECK(figures.months[0].ended == 1);   // A
  CHECK(figures.months[0].still_open == 0);
  CHECK(figures.months[0].on_time == Ratio{2, 4, "50.0 %"});  // A twice met, B twice late
  CHECK(figures.months[1].month == "2026-04");
  CHECK(figures.months[1].opened == 5);
  CHECK(figures.months[1].ended == 2);  // B C
  CHECK(figures.months[1].cancelled == 1);
  CHECK(figures.months[1].still_open == 3);
  CHECK(figures.months[1].on_time == Ratio{5, 7, "71.4 %"});  // C 3 of 4, D 0 of 1, F 1, G 1

  REQUIRE(errand.categories.size() == 1);
  const auto& kinds = errand.categories[0];
  REQUIRE(kinds.rows.size() == 2);
  CHECK(kinds.rows[0].value == "small");
  CHECK(kinds.rows[0].summary.opened == 5);
  CHECK(kinds.rows[1].value == "large");
  CHECK(kinds.rows[1].summary.opened == 2);
  CHECK(kinds.rows[1].summary.overdue == 1);

  REQUIRE(figures.departments.size() == 3);
  CHECK(figures.departments[0].value.empty());  // D E G: the one with an overdue case comes first
  CHECK(figures.departments[0].summary.open == 3);
  CHECK(figures.departments[1].value == "D1");
  CHECK(figures.departments[2].summary.cancelled == 1);

  // 60 minutes; 125 and 240 up to four hours
  REQUIRE(errand.close_times.size() == 11);
  CHECK(errand.close_times[0].count == 1);
  CHECK(errand.close_times[1].count == 2);
  CHECK(errand.marks == std::vector<std::int64_t>{0, 1, 0, 0, 1});
}

TEST_CASE("the overdue list names the deadline that was passed and by how much") {
  auto engine = errand_engine();
  tell_errands(engine);
  const Actor clerk{"E001", {Role::manager}};
  (void)engine.put_record("department", Json{{"id", "D9"}, {"name", "工程部"}}, clerk).value();
  (void)engine.put_record("staff", Json{{"id", "E7"}, {"name", "李工"}, {"roles", {"agent"}}}, clerk).value();
  Story(engine, "2026-03-30T21:00:00Z", {Errand::Kind::small}, "H")
      .act("2026-03-30T21:01:00Z", Assign{"E7", "D9"});

  auto figures = errand_figures(engine);
  REQUIRE(figures.overdue.size() == 2);
  const auto& worst =
      figures.overdue[0];  // H: due 03-30 21:30, now 04-02 00:00: two days, two hours and a half
  CHECK(worst.reference == "H");
  CHECK(worst.title.en == "Errand \u00B7 small");
  CHECK(worst.deadline == "errand.first_response");
  CHECK(worst.due_local == "2026-03-30 21:30");
  CHECK(worst.late_days == 2);
  CHECK(worst.late_hours == 2);
  CHECK(worst.department_name == "工程部");
  CHECK(worst.assignee_name == "李工");
  CHECK(figures.overdue[1].reference == "D");
  CHECK(figures.overdue[1].late_hours == 3);
  CHECK_FALSE(figures.overdue[1].department);

  // due at the very end of the first of April, which is now: late by nothing yet, but late
  Story(engine, "2026-04-01T23:30:00Z", {Errand::Kind::small}, "I");
  CHECK(errand_figures(engine).overdue[2].due_local == "2026-04-01 24:00");

  FiguresOptions one;
  one.overdue_listed = 1;
  figures = errand_figures(engine, one);
  REQUIRE(figures.overdue.size() == 1);
  CHECK(figures.overdue[0].reference == "H");
  CHECK(figures.total.overdue == 3);
}

TEST_CASE("letting the engine advance changes the notices that wait, and no other figure") {
  auto engine = errand_engine();
  tell_errands(engine);
  auto before = errand_figures(engine);
  CHECK(engine.advance(engine.now()).value().missed == 1);
  auto after = errand_figures(engine);
  const auto rows = engine.outbox(0, 100).value();
  const auto waiting = [](const Figures& figures) {
    return std::accumulate(figures.notices.begin(), figures.notices.end(), std::int64_t{0},
                           [](std::int64_t sum, const NoticeFigures& each) { return sum + each.count; });
  };
  CHECK(waiting(after) == std::ssize(rows));
  CHECK(waiting(after) > waiting(before));
  before.notices.clear();
  after.notices.clear();
  CHECK(to_json_text(before) == to_json_text(after));
}

TEST_CASE("a range counts the cases opened in it") {
  auto engine = errand_engine();
  tell_errands(engine);
  FiguresOptions april;
  april.from = *parse_instant("2026-04-01T00:00:00Z");
  april.until = *parse_instant("2026-04-01T22:00:00Z");
  const auto figures = errand_figures(engine, april);
  CHECK(figures.total.opened == 3);  // C D F; G was opened at the end, which is outside
  CHECK(figures.from_local == "2026-04-01 00:00");
}

TEST_CASE("refused records are summed by reason") {
  std::vector<RefusedRecord> records;
  for (int i = 0; i < 5; ++i)
    records.push_back({"a.csv", "K" + std::to_string(i), i + 2, "open", "x.few", "少", "few", {}});
  records.push_back({"a.csv", "L", 0, "begin", "x.one", "一", "one", {{{"found", "7"}}}});
  const auto sums = sum_refused(records);
  CHECK(sums.total == 6);
  REQUIRE(sums.reasons.size() == 2);
  CHECK(sums.reasons[0].code == "x.few");
  CHECK(sums.reasons[0].count == 5);
  CHECK(sums.reasons[0].examples.size() == 3);
  CHECK(sums.reasons[1].examples[0].facts.all[0].value == "7");

  const auto text = to_json_text(records);
  const auto again = read_json<std::vector<RefusedRecord>>(Json::parse(text)).value();
  CHECK(to_json_text(again) == text);
}

TEST_CASE("figures are a document that can be read back, and every one is defined") {
  auto engine = errand_engine();
  tell_errands(engine);
  const auto figures = errand_figures(engine);
  const auto text = to_json_text(figures);
  CHECK(to_json_text(read_json<Figures>(Json::parse(text)).value()) == text);
  CHECK(text == to_json_text(errand_figures(engine)));

  for (const auto* id : {"opened", "ended", "cancelled", "open", "on_hold", "overdue", "first_response",
                         "close", "on_time", "estimated", "reopened", "satisfied"}) {
    INFO(id);
    const auto found = std::find_if(figures.definitions.begin(), figures.definitions.end(),
                                    [&](const auto& each) { return each.id == id; });
    REQUIRE(found != figures.definitions.end());
    CHECK(find_text("report.meaning." + found->id));
    CHECK_FALSE(found->meaning.zh.empty());
    CHECK_FALSE(found->meaning.en.empty());
  }
}

TEST_CASE("a workflow that nobody described is counted by its own words") {
  const auto measures = measures_for(definition_of<Errand>(), {});
  CHECK(measures.first_response == "errand.first_response");
  CHECK(measures.categories == std::vector<std::string>{"kind"});
  for (const auto& each : builtin_measures()) CHECK_FALSE(each.categories.empty());
}
