// What a pack may not be: one file for each mistake (must_fail/), each naming the code and the path that it
// must be refused with. A new mistake needs a file and no code.
#include "policy/pack_examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

Result<PolicyPackPtr> load_fixture(const Json& fixture, const std::string& file) {
  const PolicyPackPtr known[] = {PolicyPack::china()};
  if (fixture.contains("overrides"))
    return PolicyPack::china()->with_overrides(fixture["overrides"].dump(), file);
  if (fixture.contains("text")) return PolicyPack::load(fixture["text"].get<std::string>(), file, known);
  return PolicyPack::load(fixture["pack"].dump(), file, known);
}

}  // namespace

TEST_CASE("each mistake in a pack is refused with its file and the path of its field") {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(policy_tests() / "must_fail")) {
    INFO(entry.path().filename().string());
    const auto fixture = Json::parse(read_file(entry.path()));
    const auto pack = load_fixture(fixture, "ours.json");
    REQUIRE_FALSE(pack);
    const auto& refusal = pack.refusal();
    INFO(refusal.to_json());
    CHECK(refusal.code == fixture["expect"].get<std::string>());
    const auto at = fixture["at"].get<std::string>();
    CHECK(refusal.field == (at.empty() ? "ours.json" : "ours.json: " + at));
    CHECK(refusal.kind == RefusalKind::invalid);
    for (const auto& text : {refusal.text().en, refusal.text().zh}) {
      CHECK(text.find("ours.json") != text.npos);
      CHECK(text.find('{') == text.npos);  // every blank is filled
    }
    ++count;
  }
  CHECK(count >= 50);
}

TEST_CASE("a pack without those mistakes is read, and printed as it was read") {
  const PolicyPackPtr known[] = {PolicyPack::china()};
  for (const auto& entry : std::filesystem::directory_iterator(policy_tests() / "good")) {
    INFO(entry.path().filename().string());
    const auto text = read_file(entry.path());
    const auto pack = PolicyPack::load(text, "ours.json", known);
    if (!pack) FAIL(pack.refusal().to_json());
    const auto again = PolicyPack::load(to_json_text((*pack)->data()), "again.json", known).value();
    CHECK(again->data() == (*pack)->data());
  }
}

TEST_CASE("the packs that the library carries pass their own checks and survive being printed") {
  const auto china = PolicyPack::china();
  CHECK(china->name() == "cn@2026-11-23");
  CHECK(PolicyPack::load(to_json_text(china->data()), "cn.json").value()->data() == china->data());
  const PolicyPackPtr known[] = {china};
  const auto handbook = PolicyPack::handbook();
  CHECK(handbook->data().extends == "cn@2026-11-23");
  CHECK(PolicyPack::load(to_json_text(handbook->data()), "handbook.json", known).value()->data() ==
        handbook->data());
}

TEST_CASE("a misplaced value is told with what was found and what is allowed, in both languages") {
  const auto refused = PolicyPack::china()
                           ->with_overrides(R"({"deed_tax.statutory":[{"from":"2024-01-01",
      "jurisdiction":"330000","value":0.04,"cite":"x","confidence":"verified"}]})",
                                            "hangzhou.json")
                           .refusal();
  CHECK(refused.text().en ==
        "hangzhou.json: deed_tax.statutory[0].value: expected a value of unit rate, such as \"1.5%\"; found "
        "0.04.");
  CHECK(refused.text().zh ==
        "hangzhou.json: deed_tax.statutory[0].value：应为 rate（例如 \"1.5%\"），收到 0.04。");
}
