// Policy packs in the engine: a case keeps the one that it began under, limits stand between the table's and
// the host's, and a change can be looked at before it is made.
#include "support/script.hpp"

namespace tenon::test {
namespace {

Engine open_with(const std::string& policy, const char* limits = "{}") {
  auto settings = Settings::read(R"({"now": "2026-07-15T09:00:00+08:00", "id_seed": 7, "policy": )" + policy +
                                 R"(, "limits": )" + limits + "}");
  if (!settings) throw std::runtime_error(settings.refusal().to_json());
  return Engine::open(*std::move(settings)).value();
}

}  // namespace

TEST_CASE("policy: settings choose a pack by its name, or say which there are") {
  CHECK(open_with(R"("handbook")").settings().policies.active()->id() == "handbook");
  CHECK(open_with(R"("cn")").settings().policies.active()->id() == "cn");
  const auto unknown = Settings::read(R"({"policy": "hk"})");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.refusal().code == "policy.pack_unknown");
  CHECK_FALSE(unknown.refusal().fact("known").empty());
  CHECK_FALSE(Settings::read(R"({"policy": 5})"));
  CHECK_FALSE(Settings::read(R"({"policy": {"pack": []}})"));
}

TEST_CASE("policy: a case is pinned to the pack that it began under, and says so in its history") {
  Script script;
  script.run(
      {{"bring", "presale_permit"}, {"to", "collecting"}, {"about", {{"building", "B1"}}}, {"name", "it"}});
  const auto state = script.get();
  REQUIRE(state->frame.policy);
  CHECK(*state->frame.policy == script.engine().settings().policies.active()->name());
  const auto rows = script.engine().history(state->id).value();
  const Json opening = parse_json(rows.front().payload, "payload").value();
  CHECK(opening["policy"] == *state->frame.policy);
  CHECK(script.engine().verify().value().problems.empty());
}

TEST_CASE("policy: a limit of the pack beats the table's, and the host's beats both") {
  Script script;
  script.run({{"bring", "prenotice"}, {"to", "submitted"}, {"about", {{"sale", "S1"}}}, {"name", "it"}});
  const auto id = script.find("it");
  const auto limit_of = [](const CaseState& state, std::string_view deadline) {
    for (const auto& each : deadlines_of(state))
      if (each.id == deadline) return to_string(each.limit);
    return std::string("none");
  };
  const auto& pack = *script.engine().settings().policies.active();
  const auto limits = pack.limits_on(Date(2026, 7, 15)).value();
  const auto found = limits.find("prenotice.certificate");
  if (found != limits.end())
    CHECK(limit_of(*script.engine().get(id).value(), "prenotice.certificate") ==
          to_string(found->second.value));
  auto pack_limits = LimitTable();
  pack_limits.put("a", working_days(7));
  pack_limits.put("a[loan]", working_days(8));
  pack_limits.put("b", working_days(9));
  LimitTable host;
  host.put("a", working_days(3));
  const auto both = pack_limits.under(host);
  CHECK(both.find("a", "loan", working_days(1)) == working_days(3));  // the pack's narrower one is gone too
  CHECK(both.find("b", "", working_days(1)) == working_days(9));
  CHECK(both.find("c", "", working_days(1)) == working_days(1));
}

TEST_CASE("policy: taxes and fees of a sale are filled in from its registers") {
  Script script;
  const auto answer = script.engine().compute(
      "taxes_and_fees", {{"sale", "S1"}, {"home_count", "only"}, {"leave_out", {"maintenance_fund"}}});
  if (!answer) FAIL(answer.refusal().to_json());
  const Json json = parse_json(*answer, "answer").value();
  CHECK(json["kind"] == "taxes_and_fees");
  CHECK(json["pack"] == script.engine().settings().policies.active()->name());
  bool deed_tax = false;
  for (const auto& line : json["result"]["statement"]["lines"])
    deed_tax = deed_tax || line["item"] == "deed_tax";
  CHECK(deed_tax);
  const auto unknown = script.engine().compute("taxes_and_fees", {{"sale", "S99"}});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.refusal().code == "subject.unknown");
}

TEST_CASE("policy: a change of pack is previewed over the open cases") {
  Script script;
  script.run({{"bring", "prenotice"}, {"to", "submitted"}, {"about", {{"sale", "S1"}}}, {"name", "it"}});
  const auto& active = script.engine().settings().policies.active();
  const auto same = script.engine().preview_policy(active).value();
  CHECK(same.cases > 0);
  CHECK(same.dates.empty());
  CHECK(same.differences.empty());

  const auto changed = active->with_overrides(
      R"({"prenotice.certificate": [{"from": "2026-01-01", "jurisdiction": "CN", "value": "5 working_days",
          "cite": "made up", "confidence": "proposed"}]})",
      "test");
  if (!changed) FAIL(changed.refusal().to_json());
  const auto preview = script.engine().preview_policy(*changed).value();
  REQUIRE(preview.dates.size() == 1);
  const auto& moved = preview.dates.front();
  CHECK(moved.deadline == "prenotice.certificate");
  CHECK(moved.sale == "S1");
  CHECK(to_string(moved.limit_after) == "5 working_days");
  REQUIRE((moved.before && moved.after));
  CHECK(*moved.after < *moved.before);
  CHECK(preview.to == (*changed)->name());
  CHECK_FALSE(preview.differences.empty());
}

TEST_CASE("policy: a case goes on only by the pack that it began under") {
  const auto folder = std::filesystem::temp_directory_path() / "tenon-policy-test";
  std::filesystem::create_directories(folder);
  const auto file = (folder / "crm.db").string();
  std::filesystem::remove(file);
  const auto open = [&](const std::string& policy) {
    auto settings = Settings::read(R"({"store": "sqlite:)" + file + R"(", "policy": )" + policy + "}");
    if (!settings) throw std::runtime_error(settings.refusal().to_json());
    return Engine::open(*std::move(settings)).value();
  };
  const std::string overrides = R"({"overrides": {"prenotice.certificate": [{"from": "2026-01-01",
      "jurisdiction": "CN", "value": "5 working_days", "cite": "made up", "confidence": "proposed"}]}})";
  Command command;
  command.actor = {"E1", {Role::bureau_specialist, Role::customer_service_specialist}};
  {
    auto engine = open(overrides);
    for (const auto& each : procedures()->world()["records"])
      engine.put_record(each["kind"].get<std::string>(), each["record"], {"E0", Role::manager}).value();
    command.event = "open";
    command.workflow = "presale_permit";
    command.subject.building = "B1";
    command.payload = {{"land_mortgaged", false}, {"civil_air_defence_basement", false}};
    auto opened = engine.execute(command);
    if (!opened) FAIL(opened.refusal().to_json());
    command.case_id = opened->case_id;
  }
  auto without = open(R"("cn")");
  command.event = without.get(command.case_id).value()->definition->book().events[0];
  const auto& example = (*procedures()->find("presale_permit"))["events"][command.event];
  command.payload = example.value("payload", Json::object());
  const auto refused = without.execute(command);
  REQUIRE_FALSE(refused);
  CHECK(refused.refusal().code == "policy.pack_unknown");
  std::filesystem::remove_all(folder);
}

TEST_CASE("policy: the same step in every case of a query, each by itself") {
  Script script;
  script.run({{"bring", "prenotice"}, {"to", "submitted"}, {"about", {{"sale", "S1"}}}, {"name", "one"}});
  script.run({{"bring", "prenotice"}, {"to", "collecting"}, {"about", {{"sale", "S2"}}}, {"name", "two"}});
  CaseQuery query;
  query.workflow = "prenotice";
  Command like;
  like.actor = {"E1", {Role::bureau_specialist}};
  like.event = "certify";
  like.payload = {{"certificate_number", "YGZ-7"}};
  const auto report = script.engine().execute_each(query, like).value();
  CHECK(report.done == 1);
  CHECK(report.refused == 1);
  CHECK(script.state("one") == "certified");
  CHECK(script.state("two") == "collecting");
}

}  // namespace tenon::test
