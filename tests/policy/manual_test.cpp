// What docs/policy.md tells the keeper of a company's packs is taken by the loader, and is what the packs
// say.
#include "policy/pack_examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

/// The fenced pieces of JSON, in order.
std::vector<Json> snippets() {
  const auto text = read_file(std::filesystem::path(TENON_SOURCE_DIR) / "docs" / "policy.md");
  std::vector<Json> all;
  for (auto at = text.find("```json\n"); at != text.npos; at = text.find("```json\n", at)) {
    at += 8;
    all.push_back(Json::parse(text.substr(at, text.find("```", at) - at)));
  }
  return all;
}

}  // namespace

TEST_CASE("the manual's row is the one in the pack") {
  const auto row = snippets().at(0);
  for (const auto& parameter : PolicyPack::china()->data().parameters)
    if (parameter.id == row["id"].get<std::string>()) CHECK(read_json<Parameter>(row).value() == parameter);
  CHECK(row["id"] == "stamp_duty.per_certificate");
}

TEST_CASE("the manual's overrides are taken, and do what it says") {
  const auto pack = PolicyPack::china()->with_overrides(snippets().at(1).dump(), "manual");
  if (!pack) FAIL(pack.refusal().to_json());
  PolicyQuestion question{day("2025-01-01"), "330106", {}};
  question.circumstances.lift = true;
  CHECK((*pack)->get<Money>("maintenance_fund.per_area", question)->value == money("65.00"));
  CHECK((*pack)->limits_on(day("2025-01-01"))->at("presale_permit.decision").value == working_days(10));
  CHECK(PolicyPack::china()->limits_on(day("2025-01-01"))->at("presale_permit.decision").value == days(10));
}

TEST_CASE("the manual names every condition and unit that a row may have") {
  const auto text = read_file(std::filesystem::path(TENON_SOURCE_DIR) / "docs" / "policy.md");
  for (const auto& field : detail::fields_of<Conditions>) {
    INFO(field.key);
    CHECK(text.find("`" + std::string(field.key) + "`") != text.npos);
  }
  for (const auto unit : enum_names<ValueUnit>()) {
    INFO(unit);
    CHECK(text.find("`" + std::string(unit) + "`") != text.npos);
  }
}
