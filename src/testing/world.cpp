#include "tenon/testing/world.hpp"

#include <algorithm>
#include <limits>

#include "tenon/model/registry.hpp"

namespace tenon::testing {
namespace {

/// Who keeps the registers of a made-up world.
const Actor& registrar() {
  static const Actor actor{"E0", {Role::manager}};
  return actor;
}

}  // namespace

Result<World> World::make(const Json& given, const Rules& rules) {
  TENON_TRY(const WorldPlan plan, WorldPlan::read(given));
  return plan.make(rules);
}

Result<void> World::wait_until(Instant until) {
  TENON_CHECK(engine_.set_time(until));
  TENON_TRY(const auto report, engine_.advance(until));
  (void)report;
  return {};
}

Result<Instant> World::advance_to_next_deadline() {
  constexpr auto for_ever = Instant::from_microseconds(std::numeric_limits<std::int64_t>::max());
  TENON_TRY(const auto next, engine_.due(for_ever, 1));
  const auto alarm = next.empty() ? std::nullopt : next_alarm(next.front()->frame);
  if (!alarm) return refuse("testing.nothing_due").fact("now", to_string(now()));
  const Instant at = std::max(*alarm, now());  // a promised date may lie before the opening
  TENON_CHECK(wait_until(at));
  return at;
}

Result<void> World::put(std::string_view kind, const Json& record) {
  TENON_TRY(const std::string id, record_id(record));
  Json whole = record;
  if (const auto known = engine_.record(kind, id)) {
    TENON_TRY(whole, parse_json(known->json, "record"));
    whole.merge_patch(record);
  }
  TENON_TRY(const auto row, engine_.put_record(kind, whole, registrar()));
  (void)row;
  return {};
}

Result<Json> World::record(std::string_view kind, std::string_view id) {
  TENON_TRY(const RecordRow row, engine_.record(kind, id));
  return parse_json(row.json, "record");
}

Result<std::vector<OutboxRow>> World::told() {
  constexpr std::int32_t page = 10'000;
  std::vector<OutboxRow> all;
  for (std::int64_t after = 0;;) {
    TENON_TRY(auto rows, engine_.outbox(after, page));
    const bool more = static_cast<std::int32_t>(rows.size()) == page;
    std::move(rows.begin(), rows.end(), std::back_inserter(all));
    if (!more) return all;
    after = all.back().id;
  }
}

}  // namespace tenon::testing
