// A store whose content is one value: it answers as the store in memory does, and is taken back in no time.
#include "tenon/testing/fork_store.hpp"
#include "support/catch.hpp"
#include "tenon/testing/stage.hpp"

using namespace tenon;
using namespace tenon::testing;

namespace {

const std::filesystem::path scenarios = std::filesystem::path(TENON_SOURCE_DIR) / "tests/scenarios";

Stage stage_on(std::unique_ptr<Store> store) {
  auto stage = Stage::open(Procedures::read(scenarios).value(), {}, nullptr, std::move(store));
  if (!stage) FAIL(stage.refusal().to_json());
  return *std::move(stage);
}
void take(Stage& stage, const Json& step) {
  const auto done = stage.attempt(step);
  if (!done) FAIL(done.refusal().to_json());
}
std::vector<std::string> listed(Engine& engine, CaseQuery query) {
  std::vector<std::string> found;
  for (;;) {
    const auto page = engine.find(query).value();
    for (const auto& each : page.cases)
      found.push_back(std::string(each->definition->book().id) + " v" + std::to_string(each->version) + " " +
                      to_string(each->id));
    if (!page.next) return found;
    query.after = page.next;
  }
}

}  // namespace

TEST_CASE("fork store: answers as the store in memory does") {
  auto in_memory = stage_on(nullptr), forked = stage_on(std::make_unique<ForkStore>());
  for (auto* stage : {&in_memory, &forked}) {
    stage->about({{"sale", "S1"}});
    take(*stage, {{"bring", "prenotice"}, {"to", "submitted"}});
    take(*stage, {{"wait", "2027-01-15T09:00:00+08:00"}});
  }
  CaseQuery of_sale, one_by_one, overdue, by_state;
  of_sale.sale = "S1";
  one_by_one.limit = 1;
  overdue.overdue = true;
  overdue.limit = 2;
  by_state.state = "submitted";
  for (const auto& query : {CaseQuery(), of_sale, one_by_one, overdue, by_state}) {
    const auto found = listed(forked.engine(), query);
    CHECK_FALSE(found.empty());
    CHECK(found == listed(in_memory.engine(), query));
  }
  CHECK(forked.world().record("unit", "U1").value() == in_memory.world().record("unit", "U1").value());
  CHECK(forked.engine().record("unit", "U1").value().version ==
        in_memory.engine().record("unit", "U1").value().version);
  const auto until = parse_instant("2028-12-31T00:00:00+08:00").value();
  const auto due = forked.engine().due(until, 100).value(), same = in_memory.engine().due(until, 100).value();
  REQUIRE(due.size() == same.size());
  for (std::size_t i = 0; i < due.size(); ++i) CHECK(due[i]->id == same[i]->id);
}

TEST_CASE("fork store: a world is taken back to any earlier moment, and goes on from there") {
  auto own = std::make_unique<ForkStore>();
  auto& store = *own;
  auto stage = stage_on(std::move(own));
  stage.about({{"sale", "S1"}});
  take(stage, {{"bring", "prenotice"}, {"to", "submitted"}, {"name", "it"}});
  const auto submitted = store.content();
  take(stage, {{"do", "certify"}});
  const auto certified = store.content();
  CHECK(stage.state() == "certified");
  store.restore(submitted);
  CHECK(stage.state() == "submitted");
  take(stage, {{"do", "return"}});
  CHECK(stage.state() == "returned");
  store.restore(certified);
  CHECK(stage.state() == "certified");
  CHECK(submitted.cases.back()->version < certified.cases.back()->version);
}

TEST_CASE("fork store: a commit that rests on what has moved is refused") {
  auto own = std::make_unique<ForkStore>();
  auto& store = *own;
  auto stage = stage_on(std::move(own));
  stage.about({{"sale", "S1"}});
  take(stage, {{"bring", "prenotice"}, {"to", "submitted"}, {"name", "it"}});
  const auto now = stage.get().value();
  Change change;
  change.records.push_back({"unit", "U1", 1, now->changed_at, "E1", "{}"});  // of which there is a version
  CHECK(store.commit(change).refusal().code == "store.conflict");
  change.records.clear();
  change.seen.cases.emplace_back(now->id, now->version + 1);
  change.records.push_back({"unit", "U-new", 1, now->changed_at, "E1", "{}"});
  CHECK(store.commit(change).refusal().code == "store.conflict");
  change.seen.cases = {{now->id, now->version}};
  change.seen.lists.push_back({Scope::sale, "S1", "prenotice", 2});
  CHECK(store.commit(change).refusal().code == "store.conflict");
  change.seen.lists.back().count = 1;
  CHECK(store.commit(change));
  CHECK(store.record("unit", "U-new").value()->version == 1);
}

TEST_CASE("fork store: says what it does not keep, and what it was asked for") {
  ForkStore store;
  CHECK(store.history({}).refusal().code == "testing.not_kept");
  CHECK(store.backup("x").refusal().code == "store.no_file");
  CHECK_FALSE(store.record("unit", "U9").value());
  CHECK_FALSE(store.load({}));
  CHECK(store.looked().records == std::vector<std::pair<std::string, std::string>>{{"unit", "U9"}});
  CHECK(store.looked().cases.size() == 1);
  store.forget_looked();
  CHECK(store.looked().records.empty());
}
