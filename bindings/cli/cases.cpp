/// tenon get, history, explain, find: cases as they are and were.
#include "command.hpp"
#include "session.hpp"
#include "times.hpp"

namespace cli {
namespace {

/// A value as a person reads it.
std::string shown(const Json& value) {
  if (value.is_string()) {
    const auto text = value.get<std::string>();
    return seconds_of(text) ? on_the_wall(text) : printable(text);
  }
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  return printable(value.dump());
}

void print_pair(const std::string& name, const std::string& value) {
  constexpr std::size_t column = 18;
  const auto wide = width_of(name);
  print_line("  " + name + std::string(wide < column ? column - wide : 1, ' ') + value);
}

void print_deadlines(const Json& found, const Speech& say) {
  if (!found.contains("deadlines") || found["deadlines"].empty()) return;
  Table table({"#", say("DEADLINE", "时限"), say("STATUS", "情况"), say("LIMIT", "期限"),
               say("STARTED", "开始"), say("DUE", "到期"), say("ENDED", "结束")});
  std::size_t number = 0;
  for (const auto& each : found["deadlines"]) {
    const auto status = text_of(each, "status");
    const auto tone = status == "missed" || status == "late" ? Tone::bad : Tone::plain;
    (void)tone;
    table.add({std::to_string(number++), text_of(each, "id"), status, text_of(each, "limit"),
               on_the_wall(text_of(each, "started")),
               on_the_wall(text_of(each, "due")) +
                   (each.value("estimated", false) ? say(" (estimated)", "（估计）") : ""),
               on_the_wall(text_of(each, "ended"))});
  }
  table.print(2);
}

void print_case(const Json& found, const Speech& say) {
  print_line(tinted(name_of_case(found), Tone::strong) + "  " + text_of(found, "workflow") + "  " +
             tinted(text_of(found, "state"), Tone::good) + "  (" + text_of(found, "status") +
             say(", version ", "，第 ") + found["version"].dump() + say(")", " 版）"));
  print_pair(say("id", "编号"), text_of(found, "id"));
  for (const auto& [name, value] : found["subject"].items()) print_pair(name, shown(value));
  print_pair(say("opened", "开立"), on_the_wall(text_of(found, "opened_at")));
  print_pair(say("changed", "变动"), on_the_wall(text_of(found, "changed_at")));
  for (const char* name : {"assignee", "department", "cancelled"})
    if (found.contains(name)) print_pair(name, shown(found[name]));
  if (found.contains("hold"))
    print_pair(say("on hold until", "暂停至"), on_the_wall(text_of(found["hold"], "until")) + "  " +
                                                   printable(text_of(found["hold"], "reason")));
  for (const auto& link : found["links"])
    print_pair(text_of(link, "relation"), text_of(link, "workflow") + " " + text_of(link, "id"));
  print_line(tinted(say("Facts", "事实"), Tone::strong));
  for (const auto& [name, value] : found["facts"].items()) print_pair(name, shown(value));
  if (found.contains("deadlines") && !found["deadlines"].empty()) {
    print_line(tinted(say("Deadlines", "时限"), Tone::strong));
    print_deadlines(found, say);
  }
}

int get(const Arguments& arguments) {
  arguments.expect(1, 1, "CASE");
  const Session session(arguments, Store::must_exist);
  const auto which = case_named(arguments.rest()[0]);
  const auto at = arguments.one("at");
  const auto document = at ? session.ask(tenon_case_as_of, which.c_str(), with_offset(*at).c_str())
                           : session.ask(tenon_case_get, which.c_str());
  if (session.json()) return print_line(document), done;
  print_case(parsed(document), session.say());
  return done;
}

int history(const Arguments& arguments) {
  arguments.expect(1, 1, "CASE");
  const Session session(arguments, Store::must_exist);
  const auto document = session.ask(tenon_case_history, case_named(arguments.rest()[0]).c_str());
  if (session.json()) return print_line(document), done;
  const auto& say = session.say();
  Table table({"#", say("AT", "时间"), say("EVENT", "事件"), say("STATE", "状态"), say("ACTOR", "办理人"),
               say("FIELDS", "内容")});
  const Json listed = parsed(document);
  for (const auto& row : listed["history"]) {
    auto actor = printable(text_of(row, "actor"));
    if (row.contains("party")) actor += say(" for ", " 代 ") + text_of(row, "party");
    std::string fields;
    for (const auto& [name, value] : row["payload"].items())
      (fields += fields.empty() ? "" : "  ") += name + "=" + shown(value);
    table.add({row["version"].dump(), on_the_wall(text_of(row, "at")), text_of(row, "event"),
               text_of(row, "state"), actor, fields});
  }
  table.print();
  return done;
}

/// Which run of the case's deadlines is meant: a number, or the id of a deadline (its newest run).
std::optional<std::int32_t> run_named(const Json& found, const std::string& word) {
  if (!word.empty() && word.find_first_not_of("0123456789") == word.npos)
    return static_cast<std::int32_t>(read_number(word, "The number of the deadline", 0, 100'000));
  std::optional<std::int32_t> newest;
  std::int32_t number = 0;
  for (const auto& each : found["deadlines"]) {
    if (text_of(each, "id") == word) newest = number;
    ++number;
  }
  return newest;
}

int explain(const Arguments& arguments) {
  arguments.expect(1, 2, "CASE [DEADLINE]");
  const Session session(arguments, Store::must_exist);
  const auto& say = session.say();
  const auto which = case_named(arguments.rest()[0]);
  const Json found = parsed(session.ask(tenon_case_get, which.c_str()));
  if (arguments.rest().size() == 1 && found["deadlines"].size() != 1) {
    if (session.json())
      throw BadUsage{"tenon explain --json needs a DEADLINE.",
                     "Give its id or number; tenon get lists them."};
    print_line(
        say("Which one? tenon explain CASE with a number or an id:", "要看哪一条？请加上序号或编号："));
    print_deadlines(found, say);
    return done;
  }
  const auto run =
      arguments.rest().size() == 1 ? std::optional<std::int32_t>(0) : run_named(found, arguments.rest()[1]);
  if (!run)
    throw BadUsage{"The case has no deadline " + arguments.rest()[1] + ".", "tenon get lists its deadlines."};
  const auto document = session.ask(tenon_case_explain, which.c_str(), *run);
  if (session.json()) return print_line(document), done;
  const Json told = parsed(document);
  print_line(tinted(text_of(told, "limit"), Tone::strong) + "  " + say("by the calendar ", "日历 ") +
             text_of(told, "calendar") + "  " + text_of(told, "zone"));
  Table table({say("DAY", "日期"), say("KIND", "类别"), say("COUNTED", "计入"), say("TOTAL", "累计"),
               say("WHY", "原因")});
  for (const auto& row : told["rows"])
    table.add({text_of(row, "date"), text_of(row, "kind") + (row.value("estimated", false) ? "?" : ""),
               row["counted"].dump(), row["total"].dump(),
               say.of(row["reason"]) + (row.contains("notice") ? "  " + text_of(row, "notice") : "")});
  table.print(2);
  if (told.contains("due_local"))
    print_line(say("  due ", "  到期 ") + tinted(text_of(told, "due_local"), Tone::strong) +
               (told.value("estimated", false)
                    ? say("  (estimated: a year's calendar is not published)", "（估计：年度放假安排未公布）")
                    : ""));
  else print_line(say("  not due: the clock stands still", "  暂停计时，无到期时间"));
  return done;
}

int find(const Arguments& arguments) {
  arguments.expect(0, 0, "");
  const Session session(arguments, Store::must_exist);
  Json query = Json::object();
  for (const char* field : {"state", "status", "assignee", "department", "customer", "unit", "sale", "after"})
    if (const auto value = arguments.one(field)) query[field] = *value;
  if (const auto workflow = workflow_named(arguments)) query["workflow"] = *workflow;
  if (arguments.has("overdue")) query["overdue"] = true;
  query["limit"] = arguments.number("limit", 1, 10'000).value_or(100);
  const auto document = session.ask(tenon_case_find, query.dump().c_str());
  if (session.json()) return print_line(document), done;
  const auto& say = session.say();
  const Json page = parsed(document);
  Table table({say("CASE", "单号"), say("WORKFLOW", "流程"), say("STATE", "状态"), say("STATUS", "情况"),
               say("OPENED", "开立"), say("CHANGED", "变动"), say("ASSIGNEE", "经办")});
  for (const auto& each : page["cases"])
    table.add({name_of_case(each), text_of(each, "workflow"), text_of(each, "state"), text_of(each, "status"),
               on_the_wall(text_of(each, "opened_at")), on_the_wall(text_of(each, "changed_at")),
               printable(text_of(each, "assignee"))});
  if (table.empty()) return print_line(say("No case answers.", "没有符合的单。")), done;
  table.print();
  if (page.contains("next"))
    print_line(say("There are more: --after ", "还有：--after ") + text_of(page, "next"));
  return done;
}

}  // namespace

std::vector<Command> case_commands() {
  return {
      {"get", "CASE", "show a case, now or as it stood", "", with_store({{"at", "TIME", "as it stood then"}}),
       get},
      {"history", "CASE", "every step of a case", "", with_store({}), history},
      {"explain", "CASE [DEADLINE]", "how a deadline came about, day by day",
       "DEADLINE is its id (complaint.resolution) or its number in tenon get.", with_store({}), explain},
      {"find", "", "cases that answer a query", "  tenon find --workflow complaint --overdue --store crm.db",
       with_store({{"workflow", "ID|FILE", "of this workflow; a file declares one of your own", true},
                   {"state", "STATE", "in this state"},
                   {"status", "STATUS", "open, on_hold, ended or cancelled"},
                   {"assignee", "ID", "with this member of staff"},
                   {"department", "ID", "with this department"},
                   {"customer", "ID", "of this customer"},
                   {"unit", "ID", "about this unit"},
                   {"sale", "ID", "about this sale"},
                   {"overdue", "", "with a missed deadline that still runs"},
                   {"limit", "N", "at most so many (100; up to 10000)"},
                   {"after", "CURSOR", "the next page: what the page before named"}}),
       find}};
}

}  // namespace cli
