// One suite for every kind of store: what the interface promises, and nothing of how it is kept.
#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "store/places.hpp"

using namespace tenon;
using namespace tenon::testing;

namespace {

Kind any_kind() { return GENERATE(Kind::memory, Kind::sqlite_full, Kind::sqlite_normal); }
Kind any_file() { return GENERATE(Kind::sqlite_full, Kind::sqlite_normal); }

std::vector<CaseId> ids_of(const std::vector<CasePtr>& cases) {
  std::vector<CaseId> ids;
  for (const auto& each : cases) ids.push_back(each->id);
  return ids;
}

std::vector<CaseId> found(Store& store, const CaseQuery& query) {
  return ids_of(store.find(query).value().cases);
}

void append_told(std::vector<std::string>& into, const std::vector<HistoryRow>& rows) {
  for (const auto& row : rows) into.push_back(told(row));
}

RecordRow customer(std::int64_t version, std::string id = "C1") {
  return {"customer",      std::move(id), version,
          minute(version), "E017",        "{\"version\":" + std::to_string(version) + "}"};
}
Result<void> put(Store& store, std::vector<RecordRow> rows) {
  Change change;
  change.records = std::move(rows);
  return store.commit(change);
}
OutboxRow notice(const CaseState& state, std::string what) {
  OutboxRow row;
  row.case_id = state.id;
  row.version = state.version;
  row.kind = "notify";
  row.notice = std::move(what);
  row.role = Role::manager;
  row.at = minute(1);
  row.deliver_after = minute(2);
  row.payload = "{\"door\":\"\xE9\x97\xA8\"}";
  return row;
}

}  // namespace

TEST_CASE("store: a case comes back as it was committed") {
  const Kind kind = any_kind();
  CAPTURE(name_of(kind));
  Place place(kind);
  Keeper keeper(*place);
  const auto opened = keeper.open([](CaseState& door) {
    door.subject = {"C1", "U1", "S1", "B1", "P1"};
    door.reference = "HOST-1";
    door.frame.assignee = "E017";
    door.frame.department = "D1";
    door.frame.documents.push_back({"identity_card", Form::copy, 2, Party::buyer, "box 7"});
  });
  const auto stepped = keeper.step(*opened);

  const auto loaded = place->load(opened->id);
  REQUIRE(why(loaded) == "");
  CHECK(told(**loaded) == told(*stepped));
  CHECK((*loaded)->slot.key == stepped->slot.key);
  CHECK((*loaded)->slot.last_row == stepped->slot.last_row);
  CHECK(stepped->slot.key > 0);
  CHECK(place->version_of(opened->id).value() == 2);
  CHECK(place->find_reference("HOST-1").value() == opened->id);
  CHECK_FALSE(place->find_reference("HOST-2").value());

  const auto unknown = place->load(case_id(999));
  REQUIRE_FALSE(unknown);
  CHECK(unknown.refusal().code == "case.unknown");
  CHECK(unknown.refusal().kind == RefusalKind::not_found);
  CHECK(place->version_of(case_id(999)).value() == 0);
}

TEST_CASE("store: two decisions on one version, and the second is refused") {
  const Kind kind = any_kind();
  CAPTURE(name_of(kind));
  Place place(kind);
  Keeper keeper(*place);
  const auto opened = keeper.open();
  Change first;
  Change second;
  const auto one = step_door(first, *opened, keeper.command());
  const auto two = step_door(second, *opened, keeper.command());
  CHECK(why(place->commit(first)) == "");
  const auto refused = place->commit(second);
  REQUIRE_FALSE(refused);
  CHECK(refused.refusal().code == "store.conflict");
  CHECK(refused.refusal().kind == RefusalKind::conflict);
  CHECK(refused.refusal().fact("expected") == "1");
  CHECK(refused.refusal().fact("found") == "2");
  CHECK(told(**place->load(opened->id)) == told(*one));
  CHECK_FALSE(place->find_command(second.commands[0].id).value());
  CHECK(place->history(opened->id).value().size() == 2);

  Change again;  // the same door opened twice
  open_door(again, 1, keeper.command());
  CHECK(code_of(place->commit(again)) == "store.conflict");
  Change never;  // a step of a door that is not there
  CaseState absent = *opened;
  absent.id = case_id(77);
  absent.slot = {};
  step_door(never, absent, keeper.command());
  CHECK(code_of(place->commit(never)) == "store.conflict");
}

TEST_CASE("store: who decides alone is overtaken by nobody") {
  Place place(any_kind());
  const auto door = Keeper(*place).open();
  constexpr std::uint64_t threads = 4;
  constexpr std::uint64_t each = 20;
  std::atomic<std::uint64_t> refused = 0;
  std::vector<std::thread> crowd;
  for (std::uint64_t t = 0; t < threads; ++t)
    crowd.emplace_back([&, t] {
      for (std::uint64_t i = 0; i < each; ++i) {
        Change change;
        const auto done = place->commit_alone(change, [&]() -> Verdict {
          const auto now = place->load(door->id);
          if (!now) return now.refusal();
          step_door(change, **now, command_id((t + 7) * 1000 + i));
          return {};
        });
        if (!done) ++refused;
      }
    });
  for (auto& one : crowd) one.join();
  CHECK(refused == 0);
  CHECK((*place->load(door->id))->version == 1 + static_cast<std::int64_t>(threads * each));
  CHECK(place->history(door->id)->size() == 1 + threads * each);
}

TEST_CASE("store: what is refused while deciding alone leaves nothing behind, and the store goes on") {
  Place place(any_kind());
  const auto door = Keeper(*place).open();
  Change change;
  const auto done = place->commit_alone(change, [&]() -> Verdict {
    step_door(change, *door, command_id(77));
    return refuse("door.walled_up");
  });
  CHECK(code_of(done) == "door.walled_up");
  CHECK((*place->load(door->id))->version == 1);
  Change next;
  step_door(next, *door, command_id(78));
  CHECK(place->commit(next));
}

TEST_CASE("store: a slot of another store is not believed") {
  const Kind kind = any_kind();
  CAPTURE(name_of(kind));
  Place place(kind);
  Keeper keeper(*place);
  const auto first = keeper.open();
  const auto second = keeper.open();
  CaseState confused = *first;
  const auto slot = GENERATE(CaseState::Slot{0, 0}, CaseState::Slot{2, 2}, CaseState::Slot{99, 99},
                             CaseState::Slot{-1, -1});
  confused.slot = slot;
  const auto stepped = keeper.step(confused);
  CHECK(stepped->slot.key == first->slot.key);
  CHECK(place->history(first->id).value().size() == 2);
  CHECK(place->version_of(second->id).value() == 1);
}

TEST_CASE("store: a refused change leaves nothing behind") {
  const Kind kind = any_kind();
  CAPTURE(name_of(kind));
  Place place(kind);
  Keeper keeper(*place);
  const auto known = keeper.open([](CaseState& door) { door.reference = "HOST-1"; });
  REQUIRE(why(put(*place, {customer(1)})) == "");

  Change change;
  const auto fresh = open_door(change, 50, command_id(5000));
  fresh->reference = "HOST-50";
  const auto stepped = step_door(change, *known, command_id(5001));
  change.outbox.push_back(notice(*fresh, "door.opened"));
  change.records.push_back(customer(2));
  std::string expected;
  SECTION("stale case") {
    keeper.step(*known);
    expected = "store.conflict";
  }
  SECTION("command seen") {
    change.commands[1].id = command_id(1);  // the keeper's first
    expected = "store.command_seen";
  }
  SECTION("command twice in the change") {
    change.commands[1].id = change.commands[0].id;
    expected = "store.command_seen";
  }
  SECTION("reference taken") {
    fresh->reference = "HOST-1";
    expected = "store.reference_taken";
  }
  SECTION("reference twice in the change") {
    stepped->reference = "HOST-50";
    expected = "store.reference_taken";
  }
  SECTION("stale record") {
    change.records[0].version = 4;
    expected = "store.conflict";
  }
  SECTION("history that skips a version") {
    change.history[1].version = 3;
    expected = "store.bad_change";
  }
  SECTION("history of a case that is not in the change") {
    change.history[0].id = case_id(51);
    expected = "store.bad_change";
  }
  SECTION("a case without its history") {
    change.history.pop_back();
    expected = "store.bad_change";
  }
  const auto version = place->version_of(known->id).value();
  const auto refused = place->commit(change);
  INFO(why(refused));
  CHECK(code_of(refused) == expected);
  if (!refused) {
    CHECK(refused.refusal().text().zh.find('{') == std::string::npos);
    CHECK(refused.refusal().text().en.find('{') == std::string::npos);
  }

  for (const bool reopened : {false, true}) {
    if (reopened && !place.survives_closing()) break;
    if (reopened) place.reopen();
    CHECK(place->version_of(fresh->id).value() == 0);
    CHECK(place->version_of(known->id).value() == version);
    CHECK(place->history(known->id).value().size() == static_cast<std::size_t>(version));
    CHECK(place->find_reference("HOST-1").value() == known->id);
    CHECK_FALSE(place->find_reference("HOST-50").value());
    CHECK_FALSE(place->find_command(command_id(5000)).value());
    CHECK_FALSE(place->find_command(command_id(5001)).value());
    CHECK(place->outbox(0, 10).value().empty());
    CHECK(place->record("customer", "C1").value()->version == 1);
    CHECK(place->find({}).value().cases.size() == 1);
    CHECK(why(place->check()) == "");
  }
  // What was refused can be done right afterwards.
  Change right;
  open_door(right, 50, command_id(5000));
  CHECK(why(place->commit(right)) == "");
}

TEST_CASE("store: commands give their first answer back") {
  const Kind kind = any_kind();
  CAPTURE(name_of(kind));
  Place place(kind);
  Change change;
  CommandRow refused;
  refused.id = command_id(7);
  refused.body = sha256("open a door that may not be opened");
  refused.refusal = "{\"kind\":\"refused\"}";
  change.commands.push_back(refused);
  REQUIRE(why(place->commit(change)) == "");
  const auto answer = place->find_command(command_id(7)).value();
  REQUIRE(answer);
  CHECK(answer->id == refused.id);
  CHECK(answer->body == refused.body);
  CHECK(answer->case_id.is_nil());
  CHECK(answer->version == 0);
  CHECK(answer->refusal == refused.refusal);
  CHECK_FALSE(place->find_command(command_id(8)).value());
}

TEST_CASE("store: a reference can move on when its case lets go of it") {
  const Kind kind = any_kind();
  CAPTURE(name_of(kind));
  Place place(kind);
  Keeper keeper(*place);
  const auto first = keeper.open([](CaseState& door) { door.reference = "A"; });
  auto changed = std::make_shared<CaseState>(*first);
  changed->reference = "B";
  const auto stepped = keeper.step(*changed);
  CHECK(stepped->reference == "B");
  CHECK_FALSE(place->find_reference("A").value());
  CHECK(place->find_reference("B").value() == first->id);
  const auto second = keeper.open([](CaseState& door) { door.reference = "A"; });
  CHECK(place->find_reference("A").value() == second->id);
}

TEST_CASE("store: history comes oldest first and its chain holds") {
  const Kind kind = any_kind();
  CAPTURE(name_of(kind));
  Place place(kind);
  Keeper keeper(*place);
  std::vector<std::shared_ptr<CaseState>> doors = {keeper.open(), keeper.open(), keeper.open()};
  for (int round = 0; round < 5; ++round)
    for (auto& door : doors) door = keeper.step(*door);
  for (const auto& door : doors) {
    const auto rows = place->history(door->id).value();
    REQUIRE(rows.size() == 6);
    Digest before{};
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CHECK(rows[i].version == static_cast<std::int64_t>(i) + 1);
      CHECK(rows[i].digest == history_digest(before, rows[i]));
      before = rows[i].digest;
    }
    CHECK(before == door->head);
    CHECK(rows[0].event == "open");
    CHECK(rows[1].event == "push_open");
    CHECK(rows[1].roles == RoleSet{Role::agent, Role::security});
    CHECK(rows[1].party == Party::owner);
  }
  CHECK(code_of(place->history(case_id(99))) == "case.unknown");
}

TEST_CASE("store: the digest is what its description says") {
  HistoryRow row;
  row.id = case_id(1);
  row.command = command_id(2);
  row.version = 3;
  row.event = "push_open";
  row.state = "open";
  row.at = Instant::from_microseconds(-5);
  row.recorded_at = Instant::from_microseconds(1'000'000);
  row.actor = "E017";
  row.roles = {Role::manager, Role::agent};
  row.party = Party::owner;
  row.payload = "{}";
  Digest before{};
  before[0] = 9;
  std::string bytes(before.begin(), before.end());
  bytes.append(row.id.uuid.begin(), row.id.uuid.end());
  bytes.append(row.command.uuid.begin(), row.command.uuid.end());
  bytes += "3\npush_open\nopen\n-5\n1000000\nE017\nagent,manager\nowner\n{}\n";
  CHECK(to_hex(history_digest(before, row)) == to_hex(sha256(bytes)));
}

TEST_CASE("store: a batch writes each case once and every step") {
  const Kind kind = any_kind();
  CAPTURE(name_of(kind));
  Place place(kind);
  Keeper keeper(*place);
  const auto known = keeper.open();
  Change change;
  std::vector<std::shared_ptr<CaseState>> states;
  for (std::uint64_t n = 100; n < 120; ++n) {
    auto door = open_door(change, n, keeper.command());
    for (int steps = 0; steps < 3; ++steps) door = step_door(change, *door, keeper.command());
    states.push_back(door);
  }
  auto last = step_door(change, *known, keeper.command());
  last = step_door(change, *last, keeper.command());
  REQUIRE(why(place->commit(change)) == "");
  for (const auto& door : states) {
    CHECK(told(**place->load(door->id)) == told(*door));
    CHECK(place->history(door->id).value().size() == 4);
  }
  CHECK(told(**place->load(known->id)) == told(*last));
  // The slots are right: what follows is decided on them.
  CHECK(keeper.step(*last)->version == 4);
  CHECK(place->history(known->id).value().back().version == 4);

  Change odd;  // the second state does not build on the first
  step_door(odd, *states[0], keeper.command());
  step_door(odd, *states[0], keeper.command());
  CHECK(code_of(place->commit(odd)) == "store.conflict");
}

TEST_CASE("store: the outbox keeps its order and what is not acknowledged") {
  const Kind kind = any_kind();
  CAPTURE(name_of(kind));
  Place place(kind);
  Keeper keeper(*place);
  const auto door = keeper.open();
  for (int i = 0; i < 3; ++i) {
    Change change;
    change.outbox.push_back(notice(*door, "a" + std::to_string(i)));
    change.outbox.push_back(notice(*door, "b" + std::to_string(i)));
    change.outbox[1].role.reset();
    change.outbox[1].party = Party::owner;
    REQUIRE(why(place->commit(change)) == "");
  }
  auto rows = place->outbox(0, 100).value();
  REQUIRE(rows.size() == 6);
  CHECK(rows[0].notice == "a0");
  CHECK(rows[5].notice == "b2");
  CHECK(rows[0].role == Role::manager);
  CHECK_FALSE(rows[0].party);
  CHECK(rows[1].party == Party::owner);
  auto expected = notice(*door, "a0");
  expected.id = rows[0].id;
  CHECK(to_json_text(rows[0]) == to_json_text(expected));
  CHECK(std::is_sorted(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id < b.id; }));
  CHECK(place->outbox(rows[1].id, 2).value()[0].notice == "a1");
  CHECK(place->outbox(rows[1].id, 2).value().size() == 2);

  const std::int64_t done[] = {rows[0].id, rows[5].id, 123456, rows[0].id};
  CHECK(place->acknowledge(done).value() == 2);
  CHECK(place->acknowledge(done).value() == 0);
  CHECK(place->acknowledge({}).value() == 0);
  CHECK(place->outbox(0, 100).value().size() == 4);
  if (place.survives_closing()) place.reopen();
  // A number is never given twice, even where the last row was acknowledged: a host reads on from it.
  Change change;
  change.outbox.push_back(notice(*door, "later"));
  REQUIRE(why(place->commit(change)) == "");
  const auto later = place->outbox(rows[5].id, 100).value();
  REQUIRE(later.size() == 1);
  CHECK(later[0].notice == "later");
  CHECK(code_of(place->outbox(0, 0)) == "store.bad_limit");
  CHECK(code_of(place->outbox(0, 10001)) == "store.bad_limit");
}

TEST_CASE("store: records keep every version and refuse a stale writer") {
  const Kind kind = any_kind();
  CAPTURE(name_of(kind));
  Place place(kind);
  CHECK_FALSE(place->record("customer", "C1").value());
  REQUIRE(why(put(*place, {customer(1)})) == "");
  REQUIRE(why(put(*place, {customer(2)})) == "");
  const auto stale = put(*place, {customer(2)});
  REQUIRE_FALSE(stale);
  CHECK(stale.refusal().code == "store.conflict");
  CHECK(stale.refusal().fact("what") == "customer C1");
  CHECK(code_of(put(*place, {customer(4)})) == "store.conflict");
  CHECK(code_of(put(*place, {customer(2, "C2")})) == "store.conflict");
  REQUIRE(why(put(*place, {customer(3), customer(4), customer(1, "C0"), customer(1, "C3")})) == "");
  CHECK(code_of(put(*place, {customer(1, "C5"), customer(1, "C5")})) == "store.conflict");

  const auto newest = place->record("customer", "C1").value();
  REQUIRE(newest);
  CHECK(newest->version == 4);
  CHECK(newest->json == "{\"version\":4}");
  CHECK(newest->actor == "E017");
  CHECK(newest->at == minute(4));
  const auto versions = place->record_history("customer", "C1").value();
  REQUIRE(versions.size() == 4);
  CHECK(versions[0].version == 1);
  CHECK(versions[3].version == 4);
  CHECK(place->record_history("customer", "C9").value().empty());
  CHECK(place->record_history("unit", "C1").value().empty());

  const auto all = place->records("customer", "", 10).value();
  REQUIRE(all.size() == 3);
  CHECK(all[0].id == "C0");
  CHECK(all[1].id == "C1");
  CHECK(all[1].version == 4);
  CHECK(all[2].id == "C3");
  CHECK(place->records("customer", "C0", 1).value()[0].id == "C1");
  CHECK(place->records("customer", "C3", 1).value().empty());
  CHECK(place->records("unit", "", 1).value().empty());
}

TEST_CASE("store: cases are found by every field, alone and together") {
  const Kind kind = any_kind();
  CAPTURE(name_of(kind));
  Place place(kind);
  Keeper keeper(*place);
  std::vector<std::shared_ptr<CaseState>> doors;
  for (int i = 0; i < 16; ++i)
    doors.push_back(keeper.open([&](CaseState& door) {
      door.frame.assignee = i % 2 ? "E1" : "E2";
      if (i % 4) door.frame.department = "D" + std::to_string(i % 4);
      door.subject.customer = "C" + std::to_string(i % 3);
      door.subject.unit = "U" + std::to_string(i % 5);
      door.subject.sale = "S" + std::to_string(i);
      if (i % 8 == 7) door.frame.hold = OnHold{"waits", minute(0), minute(900)};
      if (i % 8 == 6) door.frame.cancelled = "by mistake";
    }));
  for (int i = 0; i < 16; i += 3)
    doors[static_cast<std::size_t>(i)] = keeper.step(*doors[static_cast<std::size_t>(i)]);
  for (int i = 0; i < 16; i += 6) {
    auto missed = std::make_shared<CaseState>(*doors[static_cast<std::size_t>(i)]);
    missed->state = static_cast<StateIndex>(Door::State::shut);
    missed = keeper.step(*missed, 5);
    auto rung = std::make_shared<CaseState>(*missed);
    rung->frame.clocks[0].missed = minute(1000 - i);
    // pulled shut would end the clock: keep it running as the engine does when it only rings
    Change change;
    ++rung->version;
    record_step(change, rung, missed->head, "deadline_missed", keeper.command());
    place->commit(change).value();
    doors[static_cast<std::size_t>(i)] = rung;
  }

  const auto check_all = [&](CaseQuery query) {
    std::vector<std::pair<std::int64_t, CaseId>> wanted;
    for (const auto& door : doors) {
      const auto& frame = door->frame;
      const bool fits = (!query.workflow || *query.workflow == "door") &&
                        (!query.state || *query.state == door->definition->book().states[door->state]) &&
                        (!query.status || *query.status == door->status()) &&
                        (!query.assignee || query.assignee == frame.assignee) &&
                        (!query.department || query.department == frame.department) &&
                        (!query.customer || query.customer == door->subject.customer) &&
                        (!query.unit || query.unit == door->subject.unit) &&
                        (!query.sale || query.sale == door->subject.sale) &&
                        (!query.overdue || *query.overdue == overdue_since(frame).has_value());
      const bool by_miss = query.overdue.value_or(false);
      if (fits) wanted.emplace_back(by_miss ? overdue_since(frame)->microseconds() : 0, door->id);
    }
    std::sort(wanted.begin(), wanted.end());  // ids grow in the order of opening
    std::vector<CaseId> ids;
    for (const auto& [at, id] : wanted) ids.push_back(id);
    INFO(to_json_text(query));
    CHECK(found(*place, query) == ids);

    query.limit = 3;  // the same in pages
    std::vector<CaseId> paged;
    for (;;) {
      const auto page = place->find(query).value();
      REQUIRE(page.cases.size() <= 3);
      for (const auto& each : page.cases) paged.push_back(each->id);
      if (!page.next) break;
      REQUIRE(page.cases.size() == 3);
      query.after = page.next;
    }
    CHECK(paged == ids);
  };
  // Every combination of given and not given.
  for (unsigned given = 0; given < 512; ++given) {
    CaseQuery query;
    if (given & 1) query.workflow = "door";
    if (given & 2) query.state = "shut";
    if (given & 4) query.status = CaseStatus::open;
    if (given & 8) query.assignee = "E2";
    if (given & 16) query.department = "D2";
    if (given & 32) query.customer = "C0";
    if (given & 64) query.unit = "U0";
    if (given & 128) query.sale = "S0";
    if (given & 256) query.overdue = (given & 1) != 0;
    check_all(query);
  }
  for (const auto status :
       {CaseStatus::open, CaseStatus::on_hold, CaseStatus::cancelled, CaseStatus::ended}) {
    CaseQuery query;
    query.status = status;
    check_all(query);
  }
  for (const char* state : {"shut", "open", "locked", "walled_up", "no_such_state"}) {
    CaseQuery query;
    query.state = state;
    check_all(query);
  }
  CaseQuery other;
  other.workflow = "window";
  CHECK(found(*place, other).empty());
}

TEST_CASE("store: a cursor of another query, and a limit out of range, are refused") {
  const Kind kind = any_kind();
  CAPTURE(name_of(kind));
  Place place(kind);
  Keeper keeper(*place);
  keeper.open();
  keeper.open();
  CaseQuery query;
  query.limit = 1;
  const auto page = place->find(query).value();
  REQUIRE(page.next);
  query.after = page.next;
  CHECK(place->find(query).value().cases.size() == 1);
  query.overdue = true;
  CHECK(code_of(place->find(query)) == "store.bad_cursor");
  for (const char* bad : {"", "k", "kx", "k1x", "k-1", "o1", "o1.", "k99999999999999999999", "1"}) {
    CaseQuery odd;
    odd.after = bad;
    INFO(bad);
    CHECK(code_of(place->find(odd)) == "store.bad_cursor");
  }
  for (const std::int32_t limit : {0, -1, 10001}) {
    CaseQuery odd;
    odd.limit = limit;
    CHECK(code_of(place->find(odd)) == "store.bad_limit");
  }
}

TEST_CASE("store: what is due comes earliest first") {
  const Kind kind = any_kind();
  CAPTURE(name_of(kind));
  Place place(kind);
  Keeper keeper(*place);
  std::vector<std::shared_ptr<CaseState>> doors;
  for (const std::int64_t limit : {50, 10, 30, 20, 40}) doors.push_back(keeper.step(*keeper.open(), limit));
  keeper.open();  // shut: no clock runs
  const auto held = keeper.open([](CaseState& door) {
    door.frame.hold = OnHold{"waits", minute(0), minute(15)};
  });

  // Opened at minute n and pushed open a minute later: alarms at 52, 13, 34, 25 and 46, the hold ends at 15.
  const std::vector<CaseId> order = {doors[1]->id, held->id,     doors[3]->id,
                                     doors[2]->id, doors[4]->id, doors[0]->id};
  CHECK(ids_of(place->due(minute(1000), 100).value()) == order);
  CHECK(ids_of(place->due(minute(1000), 2).value()) == std::vector<CaseId>(order.begin(), order.begin() + 2));
  CHECK(place->due(minute(13), 100).value().size() == 1);
  CHECK(place->due(minute(13) - Elapsed{1}, 100).value().empty());
  CHECK(place->due(minute(1000), 0).value().empty());

  doors[1] = keeper.step(*doors[1]);  // pulled shut: its alarm is gone
  CHECK(place->due(minute(1000), 100).value().size() == 5);
  if (place.survives_closing()) {
    place.reopen();
    CHECK(place->due(minute(1000), 100).value().size() == 5);
  }
}

TEST_CASE("store: what was read stays as it was read") {
  const Kind kind = any_kind();
  CAPTURE(name_of(kind));
  Place place(kind);
  Keeper keeper(*place);
  const auto opened = keeper.open();
  const auto before = place->load(opened->id).value();
  const auto text = told(*before);
  keeper.step(*opened);
  CHECK(told(*before) == text);
  CHECK(before->version == 1);
}

TEST_CASE("store: everything is there after closing and opening again") {
  const Kind kind = any_file();
  CAPTURE(name_of(kind));
  Place place(kind);
  std::vector<std::string> cases;
  std::vector<std::string> rows;
  std::vector<CaseId> ids;
  {
    Keeper keeper(*place);
    for (int i = 0; i < 10; ++i) {
      auto door = keeper.open([&](CaseState& made) { made.reference = "R" + std::to_string(i); });
      for (int n = 0; n < i; ++n) door = keeper.step(*door);
      ids.push_back(door->id);
      cases.push_back(told(*door));
      append_told(rows, place->history(door->id).value());
    }
    put(*place, {customer(1), customer(2)}).value();
  }
  place.reopen();
  std::vector<std::string> rows_again;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    CHECK(told(**place->load(ids[i])) == cases[i]);
    CHECK(place->find_reference("R" + std::to_string(i)).value() == ids[i]);
    append_told(rows_again, place->history(ids[i]).value());
  }
  CHECK(rows_again == rows);
  CHECK(place->record_history("customer", "C1").value().size() == 2);
  CHECK(why(place->check()) == "");
  // And it goes on from there.
  Keeper keeper(*place, 100);
  const auto door = place->load(ids[3]).value();
  CHECK(keeper.step(*door)->version == door->version + 1);
}

TEST_CASE("store: two stores on one file see each other's commits") {
  const Kind kind = any_file();
  CAPTURE(name_of(kind));
  Place place(kind);
  const auto other = place.another();
  Keeper here(*place);
  Keeper there(*other, 50);
  const auto opened = here.open();
  const auto seen = other->load(opened->id).value();
  CHECK(told(*seen) == told(*opened));
  const auto stepped = there.step(*seen);
  CHECK(place->version_of(opened->id).value() == 2);
  Change late;
  step_door(late, *opened, here.command());
  CHECK(code_of(place->commit(late)) == "store.conflict");
  CHECK(here.step(*stepped)->version == 3);
  CHECK(other->history(opened->id).value().size() == 3);
  CHECK(there.open()->slot.key != here.open()->slot.key);
}
