/// tenon due, tenon advance: what the clocks say.
#include "advance.hpp"
#include "command.hpp"
#include "session.hpp"
#include "times.hpp"

namespace cli {

Json advance_to(tenon_engine* engine, const std::optional<std::string>& to, bool show) {
  constexpr std::int64_t cases_a_call = 2'000;
  if (to) {
    const auto wanted = seconds_of(*to);
    const auto now = seconds_of(text_of(parsed(ask(tenon_engine_now, engine)), "now"));
    if (wanted && now && *wanted > *now) {
      tenon_error* error = nullptr;
      const auto status = tenon_engine_set_time(engine, to->c_str(), &error);
      if (status != TENON_OK && std::string_view(tenon_error_code(error)) == "time.clock_is_system")
        tenon_error_free(error);  // then advancing says that this is the future
      else check(status, error);
    }
  }
  std::optional<Progress> progress;
  if (show) progress.emplace("advancing");
  Json sum;
  for (;;) {
    const Json report = parsed(ask(tenon_engine_advance, engine, to ? to->c_str() : nullptr, cases_a_call));
    if (sum.is_null()) {
      sum = report;
    } else {
      for (const char* name : {"cases", "missed", "escalated", "resumed"})
        sum[name] = sum[name].get<std::int64_t>() + report[name].get<std::int64_t>();
      sum["more"] = report["more"];
    }
    if (!report["more"].get<bool>()) return sum;
    if (progress) progress->show(sum["cases"].get<std::int64_t>(), 0);
  }
}

namespace {

/// The deadlines of a case that a look at the clock is about: passed, or due by then.
void add_rows(Table& table, const Json& found, std::int64_t until) {
  const auto row = [&](const std::string& what, const std::string& when, const std::string& status) {
    table.add({on_the_wall(when), name_of_case(found), text_of(found, "workflow"), text_of(found, "state"),
               what, status, printable(text_of(found, "assignee"))});
  };
  if (found.contains("hold"))
    return row("hold", text_of(found["hold"], "until"), printable(text_of(found["hold"], "reason")));
  for (const auto& each : found["deadlines"]) {
    const auto status = text_of(each, "status");
    const auto due = text_of(each, "due");
    const auto at = seconds_of(due);
    if (status == "missed" || (status == "running" && at && *at <= until))
      row(text_of(each, "id"), due.empty() ? text_of(each, "missed") : due, status);
  }
}

int due(const Arguments& arguments) {
  arguments.expect(0, 0, "");
  const Session session(arguments, Store::must_exist);
  const auto& say = session.say();
  const auto limit = static_cast<std::int32_t>(arguments.number("limit", 1, 10'000).value_or(100));
  auto until = text_of(parsed(session.ask(tenon_engine_now)), "now");
  if (const auto given = arguments.one("until")) until = with_offset(*given);
  const auto document = session.ask(tenon_case_due, until.c_str(), limit);
  if (session.json()) return print_line(document), done;
  const Json listed = parsed(document);
  if (listed["cases"].empty())
    return print_line(say("Nothing is due by ", "无到期事项，截至 ") + on_the_wall(until) + "."), done;
  Table table({say("DUE", "到期"), say("CASE", "单号"), say("WORKFLOW", "流程"), say("STATE", "状态"),
               say("DEADLINE", "时限"), say("STATUS", "情况"), say("ASSIGNEE", "经办")});
  for (const auto& each : listed["cases"]) add_rows(table, each, seconds_of(until).value_or(INT64_MAX));
  table.print();
  if (listed["cases"].size() == static_cast<std::size_t>(limit))
    print_line(say("There may be more: --limit N", "可能还有：--limit N"));
  return done;
}

int advance(const Arguments& arguments) {
  arguments.expect(0, 0, "");
  const Session session(arguments, Store::must_exist);
  const auto& say = session.say();
  auto to = arguments.one("to");
  if (to) to = with_offset(*to);
  const Json report = advance_to(session.engine(), to, /*show=*/true);
  if (session.json()) return print_line(report.dump()), done;
  print_line(say("Rung up to ", "已推进至 ") + on_the_wall(text_of(report, "until")) + ":");
  print_line("  " + report["cases"].dump() + say(" cases, ", " 单，") + report["missed"].dump() +
             say(" deadlines missed, ", " 个时限超期，") + report["escalated"].dump() +
             say(" escalations, ", " 次升级，") + report["resumed"].dump() +
             say(" holds ended", " 个暂停到期"));
  return done;
}

}  // namespace

std::vector<Command> time_commands() {
  return {{"due", "", "cases in which something rings by a time, earliest first",
           "What was rung for the last time is overdue, not due: tenon find --overdue.",
           with_store({{"until", "TIME", "up to then (default: now)"},
                       {"limit", "N", "at most so many cases (100)"}}),
           due},
          {"advance", "", "ring every alarm that is due: deadlines missed, escalations, holds that ran out",
           "Call it as often as you like; twice changes nothing. With --now the clock stands where you say.",
           with_store({{"to", "TIME", "up to then (default: now)"}}), advance}};
}

}  // namespace cli
