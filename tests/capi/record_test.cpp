#include "capi.hpp"

using namespace capi_test;

namespace {
const char* const wang =
    R"({"id":"C1","kind":"person","name":"Wang","contacts":[{"channel":"mobile","value":"13800138000"}],"special":false})";
}

TEST_CASE("a register entry is written, read, listed and kept in every version") {
  Desk desk;
  const auto first = ask(tenon_record_put, desk.engine, "customer", wang, clerk_alone, std::int64_t{0});
  INFO(first.en);
  REQUIRE(first.status == TENON_OK);
  CHECK(first.json()["version"] == 1);
  auto changed = Json::parse(wang);
  changed["name"] = "Wang Fang";
  const auto text = changed.dump();
  CHECK(ask(tenon_record_put, desk.engine, "customer", text.c_str(), clerk_alone, std::int64_t{0}).code ==
        "record.stale");
  CHECK(ask(tenon_record_put, desk.engine, "customer", text.c_str(), clerk_alone, std::int64_t{-1})
            .json()["version"] == 2);
  CHECK(ask(tenon_record_get, desk.engine, "customer", "C1").json()["record"]["name"] == "Wang Fang");
  CHECK(ask(tenon_record_history, desk.engine, "customer", "C1").json()["records"].size() == 2);
  CHECK(ask(tenon_record_list, desk.engine, "customer", nullptr, 10).json()["records"].size() == 1);
  CHECK(ask(tenon_record_list, desk.engine, "customer", "C1", 10).json()["records"].empty());
  CHECK(ask(tenon_record_put, desk.engine, "customer", text.c_str(), clerk_alone, std::int64_t{-2}).code ==
        "abi.count");
}

TEST_CASE("register entries that are wrong or missing are refused") {
  Desk desk;
  CHECK(ask(tenon_record_get, desk.engine, "customer", "C9").code == "record.unknown");
  CHECK(ask(tenon_record_history, desk.engine, "customer", "C9").code == "record.unknown");
  CHECK(ask(tenon_record_put, desk.engine, "planet", wang, clerk_alone, std::int64_t{-1}).status ==
        TENON_INVALID);
  CHECK(ask(tenon_record_put, desk.engine, "customer", R"({"id":"C1"})", clerk_alone, std::int64_t{-1})
            .status == TENON_INVALID);
  CHECK(ask(tenon_record_list, desk.engine, "customer", nullptr, 0).code == "query.limit");
}

TEST_CASE("notices wait in the outbox until they are acknowledged") {
  Desk desk;
  const auto id = desk.complaint();
  REQUIRE(desk.apply(id, "set_grade", R"({"grade":"major"})").status == TENON_OK);
  const auto waiting = ask(tenon_outbox_read, desk.engine, std::int64_t{0}, 10).json()["notices"];
  REQUIRE_FALSE(waiting.empty());
  CHECK(waiting[0]["case"] == id);
  std::vector<std::int64_t> ids;
  for (const auto& each : waiting) ids.push_back(each["id"]);
  std::int32_t open = 0;
  CHECK(tell(tenon_outbox_acknowledge, desk.engine, ids.data(), ids.size(), &open).status == TENON_OK);
  CHECK(open == static_cast<std::int32_t>(ids.size()));
  CHECK(ask(tenon_outbox_read, desk.engine, std::int64_t{0}, 10).json()["notices"].empty());
  CHECK(tell(tenon_outbox_acknowledge, desk.engine, ids.data(), ids.size(), &open).status == TENON_OK);
  CHECK(open == 0);
  CHECK(tell(tenon_outbox_acknowledge, desk.engine, nullptr, std::size_t{0}, nullptr).status == TENON_OK);
  CHECK(ask(tenon_outbox_read, desk.engine, std::int64_t{0}, 0).code == "query.limit");
}
