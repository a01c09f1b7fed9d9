// What a backtest is made of: stores, worlds, settings, declared workflows; and what it answers to whom.
#include <algorithm>

#include "tenon/testing/tasks.hpp"
#include "testing/told.hpp"

using namespace told;

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
