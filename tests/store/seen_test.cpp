// What a change was decided on without changing it: on every kind of store, a commit is refused where it has
// moved meanwhile, and taken where it has not.
#include "store/places.hpp"

using namespace tenon;
using namespace tenon::testing;

namespace {

Kind any_kind() { return GENERATE(Kind::memory, Kind::sqlite_full, Kind::sqlite_normal); }

Result<void> put_customer(Store& store, std::int64_t version) {
  Change change;
  change.records.push_back({"customer", "C1", version, minute(version), "E017", "{}"});
  return store.commit(change);
}

/// A change that opens door 100 and looked at `seen` on the way.
Result<void> open_having_seen(Store& store, Seen seen, std::uint64_t door = 100) {
  Change change;
  open_door(change, door, command_id(door));
  change.seen = std::move(seen);
  return store.commit(change);
}

void about(CaseState& door) { door.subject = {"C1", "U1", "S1", "B1", "P1"}; }

}  // namespace

TEST_CASE("store: a case that was looked at must not have moved") {
  Place place(any_kind());
  Keeper keeper(*place);
  const auto other = keeper.open(about);
  Seen seen;
  seen.cases.emplace_back(other->id, other->version);
  keeper.step(*other);
  const auto late = open_having_seen(*place, seen);
  REQUIRE_FALSE(late);
  CHECK(late.refusal().code == "store.conflict");
  CHECK(place->version_of(case_id(100)).value() == 0);

  seen.cases = {{other->id, other->version + 1}};
  CHECK(why(open_having_seen(*place, seen)) == "");
}

TEST_CASE("store: a list of cases that was looked at must not have grown") {
  Place place(any_kind());
  Keeper keeper(*place);
  keeper.open(about);
  const auto list = [](Scope scope, std::string id, std::string workflow, std::int64_t count) {
    Seen seen;
    seen.lists.push_back({scope, std::move(id), std::move(workflow), count});
    return seen;
  };
  std::uint64_t door = 100;
  for (const auto& [scope, id] : {std::pair(Scope::sale, "S1"), std::pair(Scope::unit, "U1"),
                                  std::pair(Scope::building, "B1"), std::pair(Scope::project, "P1")}) {
    CAPTURE(name_of(scope));
    CHECK(why(open_having_seen(*place, list(scope, id, "", 1), ++door)) == "");
    CHECK(why(open_having_seen(*place, list(scope, id, "door", 1), ++door)) == "");
    CHECK(why(open_having_seen(*place, list(scope, id, "mortgage", 0), ++door)) == "");
    CHECK(why(open_having_seen(*place, list(scope, "other", "", 0), ++door)) == "");
    const auto late = open_having_seen(*place, list(scope, id, "", 0), ++door);
    REQUIRE_FALSE(late);
    CHECK(late.refusal().code == "store.conflict");
  }
}

TEST_CASE("store: a register entry that was looked at must not have changed, nor appeared") {
  Place place(any_kind());
  Seen seen;
  seen.records.push_back({"customer", "C1", 0});
  CHECK(why(open_having_seen(*place, seen)) == "");
  REQUIRE(put_customer(*place, 1));
  const auto appeared = open_having_seen(*place, seen, 101);
  REQUIRE_FALSE(appeared);
  CHECK(appeared.refusal().code == "store.conflict");
  seen.records.front().version = 1;
  REQUIRE(put_customer(*place, 2));
  CHECK_FALSE(open_having_seen(*place, seen, 102));
  seen.records.front().version = 2;
  CHECK(why(open_having_seen(*place, seen, 103)) == "");
}

TEST_CASE("store: cases are found by sale, unit, building and project") {
  Place place(any_kind());
  Keeper keeper(*place);
  const auto one = keeper.open(about);
  keeper.open([](CaseState& door) { door.subject.building = "B2"; });
  CaseQuery query;
  query.building = "B1";
  query.workflow = "door";
  const auto found = place->find(query).value().cases;
  REQUIRE(found.size() == 1);
  CHECK(found.front()->id == one->id);
  query.workflow = "mortgage";
  CHECK(place->find(query).value().cases.empty());
  CaseQuery by_project;
  by_project.project = "P1";
  CHECK(place->find(by_project).value().cases.size() == 1);
}
