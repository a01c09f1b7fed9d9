#include <unistd.h>

#include <cstdio>

#include "capi.hpp"

using namespace capi_test;

TEST_CASE("settings that are wrong are refused by field") {
  tenon_engine* engine = nullptr;
  const auto unknown = tell(tenon_engine_open, R"({"stroe":"memory"})", &engine);
  CHECK(unknown.status == TENON_INVALID);
  CHECK(unknown.code == "json.unknown_key");
  CHECK(unknown.field == "settings.stroe");
  CHECK(engine == nullptr);
  const auto store = tell(tenon_engine_open, R"({"store":"oracle:x"})", &engine);
  CHECK(store.code == "settings.store");
}

TEST_CASE("a store that cannot be opened is a fault, not a crash") {
  tenon_engine* engine = nullptr;
  const auto gone = tell(tenon_engine_open, R"({"store":"sqlite:/nowhere/at/all/crm.db"})", &engine);
  CHECK(gone.status == TENON_FAULT);
  CHECK_FALSE(gone.en.empty());
  CHECK(engine == nullptr);
}

TEST_CASE("execute opens a case and takes a step; a repeated id changes nothing") {
  Desk desk;
  const char* const open =
      R"({"do":"open","workflow":"complaint","subject":{"customer":"C1"},"reference":"T-17",
          "payload":{"channel":"phone","target":"staff","about":"rude","asked":"an apology"},
          "actor":{"id":"E017","roles":["complaint_clerk"]},"id":"019a2b3c-0000-7000-8000-000000000001"})";
  const auto first = ask(tenon_engine_execute, desk.engine, open);
  INFO(first.en);
  REQUIRE(first.status == TENON_OK);
  CHECK(first.json()["schema_version"] == 1);
  CHECK(first.json()["state"] == "recorded");
  CHECK(first.json()["repeated"] == false);
  const auto again = ask(tenon_engine_execute, desk.engine, open);
  CHECK(again.json()["repeated"] == true);
  CHECK(again.json()["case_id"] == first.json()["case_id"]);
  const auto step =
      ask(tenon_engine_execute, desk.engine,
          R"({"do":"apply","case":{"reference":"T-17"},"event":"set_grade","payload":{"grade":"ordinary"},
                            "actor":{"id":"E017","roles":["complaint_clerk"]},"expected_version":1})");
  INFO(step.en);
  CHECK(step.json()["state"] == "graded");
  const auto stale =
      ask(tenon_engine_execute, desk.engine,
          R"({"do":"apply","case":{"reference":"T-17"},"event":"comment","payload":{"text":"x"},
                             "actor":{"id":"E017","roles":["complaint_clerk"]},"expected_version":1})");
  CHECK(stale.status == TENON_CONFLICT);
  CHECK(stale.code == "case.stale");
}

TEST_CASE("a manual clock moves forward only, and advancing rings the alarms once") {
  Desk desk;
  desk.complaint();  // the first measures are due in 30 minutes
  CHECK(tell(tenon_engine_set_time, desk.engine, "2026-03-02T09:00:00+08:00").status == TENON_REFUSED);
  CHECK(tell(tenon_engine_set_time, desk.engine, "2026-03-02T11:00:00+08:00").status == TENON_OK);
  const auto rung = ask(tenon_engine_advance, desk.engine, nullptr, 0);
  INFO(rung.en);
  CHECK(rung.json()["missed"] == 1);
  CHECK(rung.json()["more"] == false);
  CHECK(ask(tenon_engine_advance, desk.engine, nullptr, 0).json()["missed"] == 0);
  CHECK(ask(tenon_engine_advance, desk.engine, "2027-01-01T00:00:00Z", 0).code == "command.in_future");
  CHECK(ask(tenon_engine_advance, desk.engine, nullptr, -1).code == "abi.count");
}

TEST_CASE("the system's clock is not moved by hand") {
  Desk desk("{}");
  CHECK(tell(tenon_engine_set_time, desk.engine, "2099-01-01T00:00:00Z").code == "time.clock_is_system");
}

TEST_CASE("verify finds a sound store whole") {
  Desk desk;
  desk.complaint();
  const auto found = ask(tenon_engine_verify, desk.engine);
  INFO(found.en);
  CHECK(found.json()["cases"] == 1);
  CHECK(found.json()["rows"] == 1);
  CHECK(found.json()["problems"].empty());
}

TEST_CASE("a SQLite store outlives its engine") {
  const std::string path = "/tmp/tenon-capi-" + std::to_string(::getpid()) + ".db";
  const auto settings = Json{{"store", "sqlite:" + path}, {"now", "2026-03-02T10:00:00+08:00"}}.dump();
  std::string id;
  {
    Desk desk(settings);
    id = desk.complaint("T-1");
  }
  {
    Desk desk(settings);
    CHECK(ask(tenon_case_get, desk.engine, "reference:T-1").json()["id"] == id);
  }
  for (const char* suffix : {"", "-wal", "-shm"}) std::remove((path + suffix).c_str());
}
