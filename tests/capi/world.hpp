#pragma once
/// A desk whose registers hold the made-up world of tests/scenarios/world.json: seven sales of one building,
/// none of them signed. It is 15 July 2026, a Wednesday.
#include <fstream>

#include "capi.hpp"

namespace capi_test {

inline const char* const manager = R"({"id":"E0","roles":["manager"]})";

struct World : Desk {
  /// `settings` as of tenon_engine_open, the clock excepted.
  explicit World(Json settings = Json::object()) : Desk(with_clock(std::move(settings)).dump()) {
    const Json world = Json::parse(std::ifstream(TENON_WORLD));
    for (const auto& each : world["records"]) put(each["kind"], each["record"]);
  }
  void put(const std::string& kind, const Json& record) {
    const auto done =
        ask(tenon_record_put, engine, kind.c_str(), record.dump().c_str(), manager, std::int64_t{-1});
    INFO(done.error_json);
    REQUIRE(done.status == TENON_OK);
  }
  /// An entry of the registers with some of its fields changed.
  void change(const std::string& kind, const std::string& id, const Json& fields) {
    Json record = ask(tenon_record_get, engine, kind.c_str(), id.c_str()).json()["record"];
    record.merge_patch(fields);
    put(kind, record);
  }

 private:
  static Json with_clock(Json settings) {
    settings["now"] = "2026-07-15T09:00:00+08:00";
    settings["id_seed"] = 7;
    return settings;
  }
};

}  // namespace capi_test
