// What a change of the rules would have meant for what is recorded: stores made by scenarios, played again.
#include "tenon/testing/backtest.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/catch.hpp"
#include "tenon/declared/declared.hpp"
#include "tenon/testing/stage.hpp"
#include "tenon/testing/tasks.hpp"

using namespace tenon;
using namespace tenon::testing;

namespace {

const std::string sources = TENON_SOURCE_DIR;

ProceduresPtr procedures() {
  static const ProceduresPtr all = Procedures::read(sources + "/tests/scenarios").value();
  return all;
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

class Folder {
 public:
  Folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "tenon-backtest-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string file(const char* name) const { return path_ + "/" + name; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

Engine engine_on(const std::string& path) {
  Settings settings;
  settings.store = "sqlite:" + path;
  return Engine::open(settings).value();
}
std::vector<CasePtr> cases_of(Engine& engine, const char* workflow) {
  CaseQuery query;
  query.workflow = workflow;
  return engine.find(query)->cases;
}

/// A store in which the steps were taken.
class Told {
 public:
  explicit Told(const std::string& steps) {
    auto store = open_sqlite_store({path(), Durability::normal}, procedures()->plan().workflows());
    REQUIRE(store);
    auto stage = Stage::open(procedures(), {}, nullptr, *std::move(store));
    REQUIRE(stage);
    stage->about({{"sale", "S1"}});
    for (const auto& step : Json::parse(steps)) {
      const auto done = stage->attempt(step);
      INFO(step.dump() << ": " << (done ? "" : done.refusal().to_json()));
      REQUIRE(done);
    }
  }
  [[nodiscard]] std::string path() const { return folder_.file("store.db"); }
  [[nodiscard]] std::string folder() const { return folder_.path(); }
  [[nodiscard]] History history() const { return History::read(path()).value(); }
  [[nodiscard]] Backtest under(const Json& change, const std::string& log = {}) const {
    const auto read = BacktestChange::read(change);
    INFO((read ? "" : read.refusal().to_json()));
    REQUIRE(read);
    BacktestOptions options;
    options.log = log;
    auto result = backtest(history(), *read, options);
    INFO((result ? "" : result.refusal().to_json()));
    REQUIRE(result);
    INFO(to_text(*result, Language::en));
    CHECK(result->not_reproducible.empty());
    return *std::move(result);
  }

 private:
  Folder folder_;
};

Json rule(Json change) { return {{"rules", Json::array({std::move(change)})}}; }

const CaseDifferences* find(const Backtest& backtest, std::string_view workflow) {
  for (const auto& each : backtest.differing)
    if (each.workflow == workflow) return &each;
  return nullptr;
}
const CaseDifference* find(const CaseDifferences& one, DifferenceKind kind, std::string_view what = {}) {
  for (const auto& each : one.differences)
    if (each.kind == kind && (what.empty() || each.what == what)) return &each;
  return nullptr;
}

/// Cases that open each other, a clock that is missed, and registers that change on the way.
const std::string long_story = R"([
  {"bring": "repair", "to": "following_up", "about": {"unit": "U1", "customer": "C1"}, "name": "leak"},
  {"bring": "prenotice", "to": "submitted", "name": "notice"},
  {"put": "customer", "record": {"id": "C1", "special": true, "special_reason": "made up"}},
  {"wait": "2026-08-20T09:00:00+08:00"},
  {"do": "certify", "payload": {"certificate_number": "YGZ-7"}, "as": "bureau_specialist", "case": "notice"},
  {"put": "customer", "record": {"id": "C1", "special": false, "special_reason": null}}
])";

}  // namespace

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

TEST_CASE("what the settings do not explain is not put down to the change") {
  // Played with a limit of the host's own that the backtest is not told of.
  Json world = procedures()->world();
  world["settings"]["limits"] = {{"ticket.first_response", "3 hours"}};
  auto made = World::make(world).value();
  Command command;
  command.actor = {"E1", {Role::agent}};
  command.event = "open";
  command.workflow = "ticket";
  command.subject.customer = "C1";
  command.payload = {
      {"kind", "repair"}, {"channel", "phone_in"}, {"priority", "normal"}, {"content", "no heating"}};
  REQUIRE(made.engine().execute(command));
  const auto history = History::of(made.engine()).value();
  const auto change = BacktestChange::read({{"limits", {{"ticket.first_response", "1 hours"}}}}).value();

  const auto untold = backtest(history, change).value();
  REQUIRE(untold.not_reproducible.size() == 1);
  CHECK(untold.not_reproducible[0].what == "deadlines");
  CHECK(untold.differing.empty());
  CHECK_FALSE(untold.passed());

  BacktestOptions options;
  options.settings = made.engine().settings();
  const auto result = backtest(history, change, options).value();
  CHECK(result.not_reproducible.empty());
  REQUIRE(result.differing.size() == 1);
  CHECK(result.differing[0].differences[0].before["limit"] == "3 hours");
  CHECK(result.differing[0].differences[0].after["limit"] == "1 hour");
}

TEST_CASE("a world that was never written to a file is played as well") {
  auto stage = Stage::open(procedures());
  REQUIRE(stage);
  stage->about({{"sale", "S1"}});
  for (const auto& step : Json::parse(long_story)) REQUIRE(stage->attempt(step));
  const auto history = History::of(stage->engine()).value();
  const auto same = backtest(history, {}).value();
  INFO(to_text(same, Language::en));
  CHECK(same.passed());
}

TEST_CASE("a declared workflow is tried in its next version") {
  const Json first = Json::parse(bytes_of(sources + "/docs/examples/workflows/key_loan.json"));
  Settings settings =
      Settings::read(Json{{"workflows", {first}}, {"now", "2026-07-15T09:00:00+08:00"}}.dump()).value();
  auto engine = Engine::open(settings).value();
  const Actor keeper{"E0", {Role::manager}};
  for (const auto& each : procedures()->world()["records"])
    REQUIRE(engine.put_record(each["kind"].get<std::string>(), each["record"], keeper));
  Command command;
  command.actor = {"E1", {Role::housekeeper}};
  command.event = "open";
  command.workflow = "key_loan";
  command.subject.unit = "U1";
  command.payload = {{"borrower", "Wang"},
                     {"purpose", "paint the hall"},
                     {"keys", 3},
                     {"back_by", "2026-07-15T17:00:00+08:00"}};
  const auto opened = engine.execute(command);
  INFO((opened ? "" : opened.refusal().to_json()));
  REQUIRE(opened);
  const auto history = History::of(engine).value();
  BacktestOptions options;
  options.settings = settings;
  CHECK(backtest(history, {}, options)->passed());

  Json next = first;
  next["version"] = 2;
  next["guards"]["counts_keys"]["that"]["at_most"] = 2;
  const auto change = BacktestChange::read({{"workflows", {next}}}).value();
  const auto result = backtest(history, change, options).value();
  INFO(to_text(result, Language::en));
  REQUIRE(result.differing.size() == 1);
  REQUIRE(result.differing[0].refusal);
  CHECK(result.differing[0].refusal->code == "key_loan.keys_not_counted");
  CHECK(result.changes.size() == 1);

  const auto unknown = BacktestChange::read({{"workflows", {{{"id", "parking"}}}}}).value();
  const auto refused = backtest(history, unknown, options);
  REQUIRE_FALSE(refused);
  CHECK(refused.refusal().field == "change.workflows[0].id");
}

TEST_CASE("the store is only read, and what is none is refused") {
  const Told told(R"([{"bring": "prenotice", "to": "collecting"}])");
  const auto before = bytes_of(told.path());
  CHECK(told.history().cases() > 0);
  CHECK(bytes_of(told.path()) == before);
  CHECK(std::distance(std::filesystem::directory_iterator(told.folder()), {}) == 1);

  const Folder folder;
  std::ofstream(folder.file("note.txt")) << "not a store";
  for (const auto* name : {"note.txt", "absent.db"}) {
    const auto refused = History::read(folder.file(name));
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().code == "backtest.no_store");
    CHECK(refused.refusal().field == "store");
  }
  CHECK_FALSE(std::filesystem::exists(folder.file("absent.db")));
}

TEST_CASE("a store that another engine has open is read as it stands") {
  const Told told(R"([{"bring": "prenotice", "to": "collecting"}])");
  auto open = engine_on(told.path());
  const Actor keeper{"E0", {Role::manager}};
  REQUIRE(open.put_record(
      "project", {{"id", "P9"}, {"name", "made up"}, {"region", "370200"}, {"developer", "X"}}, keeper));
  const auto history = told.history();
  CHECK(backtest(history, {})->passed());
}

TEST_CASE("a change says which field is wrong") {
  const auto refused = [](const Json& change) {
    const auto read = BacktestChange::read(change);
    return read ? std::string() : read.refusal().field;
  };
  CHECK(refused(Json::array()) == "change");
  CHECK(refused({{"rule", Json::array()}}) == "change.rule");
  CHECK(refused({{"limits", {{"ticket.resolution", "soon"}}}}) == "change.limits.ticket.resolution");
  CHECK(refused({{"policy", "mars"}}) == "change.policy");
  CHECK(refused({{"rules", {{{"workflow", "ticket"}, {"kind", "guard_lost"}}}}}) == "change.rules[0].kind");
  const Told told(R"([{"bring": "prenotice", "to": "collecting"}])");
  const auto limits = BacktestChange::read({{"limits", {{"ticket.nothing", "1 hours"}}}}).value();
  const auto made = backtest(told.history(), limits);
  REQUIRE_FALSE(made);
  CHECK(made.refusal().field == "change.limits.ticket.nothing");
  const auto rules =
      BacktestChange::read(
          rule({{"workflow", "ticket"}, {"kind", "guard_dropped"}, {"event", "submit"}, {"what", "x"}}))
          .value();
  const auto none = backtest(told.history(), rules);
  REQUIRE_FALSE(none);
  CHECK(none.refusal().field == "change.rules[0].what");
}

TEST_CASE("whoever asks by document gets the totals, a text and a table, and may stop") {
  const Told told(long_story);
  const Json request{{"store", "sqlite:" + told.path()},
                     {"change", {{"limits", {{"prenotice.certificate", "1 working_day"}}}}}};
  const auto answer = perform("backtest", request).value();
  CHECK(answer["passed"] == false);
  CHECK(answer["totals"]["differing"] == 1);
  CHECK(answer["text"]["zh"].get<std::string>().starts_with("回测："));
  CHECK(answer["text"]["en"].get<std::string>().find("prenotice.certificate") != std::string::npos);
  const auto csv = answer["csv"].get<std::string>();
  CHECK(csv.starts_with("case,reference,workflow,"));
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 2);

  Json unknown = request;
  unknown["chnge"] = 1;
  const auto refused = perform("backtest", unknown);
  REQUIRE_FALSE(refused);
  CHECK(refused.refusal().field == "request.chnge");

  BacktestOptions options;
  options.progress = [](std::int64_t, std::int64_t) { return false; };
  const auto stopped = backtest(told.history(), {}, options).value();
  CHECK(stopped.commands + stopped.left_out == told.history().commands());
  if (told.history().commands() >= 200) CHECK(stopped.left_out > 0);
}
