/// Deadlines that a scenario expects, tried a second before and at the moment where it says so.
#include <algorithm>

#include "testing/then_run.hpp"

namespace tenon::testing {
namespace {

/// The newest run of a deadline: a clock may have been started anew.
std::optional<DeadlineView> last_run(const CaseState& state, std::string_view id) {
  std::optional<DeadlineView> last;
  for (auto& each : deadlines_of(state))
    if (each.id == id) last = std::move(each);
  return last;
}

/// As a scenario writes it: "2026-09-25T00:00:00+08:00".
std::string on_the_wall(const Zone& zone, Instant at) {
  const auto minutes = zone.offset_at(at) / 60;
  auto text = to_string(at + seconds(std::int64_t{minutes} * 60));
  text.pop_back();  // the Z
  const auto ahead = minutes < 0 ? -minutes : minutes;
  const auto two = [](std::int32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return text + (minutes < 0 ? "-" : "+") + two(ahead / 60) + ":" + two(ahead % 60);
}

/// Of a notice about this deadline: whom it went to, and its fields.
struct Call {
  std::string notice, role;
  Json fields;
};
std::vector<Call> calls_of(World& world, const CaseId& of, std::string_view id) {
  std::vector<Call> calls;
  const auto rows = world.told();
  if (!rows) return calls;
  for (const auto& row : *rows) {
    if (row.case_id != of || !row.role || !row.notice.starts_with("deadline.")) continue;
    Json fields = Json::parse(row.payload).value("fields", Json::object());
    if (fields.value("deadline", std::string()) == id)
      calls.push_back({row.notice, std::string(name_of(*row.role)), std::move(fields)});
  }
  return calls;
}

}  // namespace

void ThenRun::check_deadlines(const Json& deadlines) {
  // Those that are tried move the clock: in the order in which they fall due, after all that are only looked
  // at.
  std::vector<std::pair<std::string, const Json*>> tried;
  for (const auto& [id, expected] : deadlines.items())
    if (expected.value("tried", false)) tried.emplace_back(id, &expected);
    else check_deadline(id, expected);
  std::sort(tried.begin(), tried.end(), [](const auto& a, const auto& b) {
    return *parse_instant((*a.second)["due"].template get<std::string>()) <
           *parse_instant((*b.second)["due"].template get<std::string>());
  });
  for (const auto& [id, expected] : tried) check_deadline(id, *expected);
}

void ThenRun::check_deadline(const std::string& id, const Json& expected) {
  const auto at = "then.deadlines." + id;
  const bool tried = expected.value("tried", false);
  std::optional<Instant> due;
  if (const auto said_due = expected.find("due"); said_due != expected.end())
    due = *parse_instant(said_due->get<std::string>());
  const auto look = [&](const std::string& status, const std::string& when) {
    const auto state = stage_.get();
    const auto run = state ? last_run(**state, id) : std::nullopt;
    const std::string found = run ? run->status : "none";
    if (!status.empty() && found != status) return differ(at + ".status", status + when, found), false;
    if (!due) return true;
    if (!run) return differ(at + ".due", plain(expected["due"]), "none"), false;
    if (run->due && *run->due != *due)
      return differ(at + ".due", plain(expected["due"]),
                    on_the_wall(stage_.engine().settings().calendar->zone(), *run->due)),
             false;
    return true;
  };
  const auto wait = [&](Instant until) {
    const auto done = stage_.world().wait_until(until);
    if (!done) differ(at, "waited until " + to_string(until), said(done.refusal()), done.refusal());
    return done.has_value();
  };
  if (tried) {
    if (!look("running", "")) return;
    if (!wait(*due - seconds(1)) || !look("running", " a second before it is due")) return;
    if (!wait(*due) || !look("missed", " at the moment it is due")) return;
  }
  if (!look(expected.value("status", std::string()), "")) return;
  if (expected.contains("warned")) check_warned(id, expected["warned"]);
  if (expected.contains("ladder")) return check_ladder(id, expected["ladder"]);
  const auto told = expected.find("told");
  if (told == expected.end()) return;
  const auto rows = stage_.world().told();
  std::string heard;
  if (rows)
    for (const auto& row : *rows) {
      if (row.notice != "deadline.missed" || !row.role) continue;
      if (name_of(*row.role) == told->get_ref<const std::string&>()) return;
      (heard += heard.empty() ? "" : ", ") += name_of(*row.role);
    }
  differ(at + ".told", told->get<std::string>(), heard.empty() ? "nobody" : heard);
}

/// Who hears of a miss: the first when it is missed, each next one limit later, and nobody after the last.
void ThenRun::check_ladder(const std::string& id, const Json& ladder) {
  const auto at = "then.deadlines." + id + ".ladder";
  const auto state = stage_.get();
  if (!state) return differ(at, ladder.dump(), said(state.refusal()), state.refusal());
  Json heard = Json::array();
  // A rung more than is expected shows that nobody else is told; clocks of others ring in between.
  for (int turns = 0; turns < 64; ++turns) {
    heard = Json::array();
    for (const auto& call : calls_of(stage_.world(), (*state)->id, id))
      if (call.notice != "deadline.near") heard.push_back(call.role);
    if (heard.size() > ladder.size() || !stage_.world().advance_to_next_deadline()) break;
  }
  if (heard != ladder) differ(at, ladder.dump(), heard.dump());
}

void ThenRun::check_warned(const std::string& id, const Json& warned) {
  const auto at = "then.deadlines." + id + ".warned";
  const auto state = stage_.get();
  if (!state) return differ(at, warned.dump(), said(state.refusal()), state.refusal());
  Json days = Json::array();
  for (const auto& call : calls_of(stage_.world(), (*state)->id, id)) {
    if (call.notice != "deadline.near") continue;
    days.push_back(call.fields["days"]);
    if (call.role != warned["role"]) differ(at + ".role", plain(warned["role"]), call.role);
  }
  if (days != warned["days"]) differ(at + ".days", warned["days"].dump(), days.dump());
}

}  // namespace tenon::testing
