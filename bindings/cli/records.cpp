/// tenon records, tenon outbox: the registers, and what waits for the host.
#include "command.hpp"
#include "session.hpp"
#include "times.hpp"

namespace cli {
namespace {

void print_records(const Json& rows, const Speech& say) {
  Table table({say("ID", "编号"), say("VERSION", "版本"), say("AT", "时间"), say("ACTOR", "办理人"),
               say("RECORD", "内容")});
  for (const auto& row : rows)
    table.add({printable(text_of(row, "id")), row["version"].dump(), on_the_wall(text_of(row, "at")),
               printable(text_of(row, "actor")), printable(row["record"].dump())});
  if (table.empty()) print_line(say("There is none.", "没有记录。"));
  else table.print();
}

int records(const Arguments& arguments) {
  arguments.expect(1, 2, "KIND [ID]");
  const auto& words = arguments.rest();
  const auto& kind = words[0];
  const auto file = arguments.one("put");
  const Session session(arguments, file ? Store::may_be_new : Store::must_exist);
  std::string document;
  if (file) {
    const auto record = read_document(read_file(*file), *file).dump();
    document =
        session.ask(tenon_record_put, kind.c_str(), record.c_str(), required_actor(arguments).dump().c_str(),
                    arguments.number("version", 0, INT64_MAX).value_or(-1));
  } else if (words.size() == 1) {
    const auto after = arguments.one("after").value_or("");
    const auto limit = static_cast<std::int32_t>(arguments.number("limit", 1, 10'000).value_or(100));
    document = session.ask(tenon_record_list, kind.c_str(), after.c_str(), limit);
  } else {
    document = arguments.has("history") ? session.ask(tenon_record_history, kind.c_str(), words[1].c_str())
                                        : session.ask(tenon_record_get, kind.c_str(), words[1].c_str());
  }
  if (session.json()) return print_line(document), done;
  const Json shown = parsed(document);
  if (shown.contains("records")) {
    print_records(shown["records"], session.say());
  } else {
    print_line(kind + " " + printable(text_of(shown, "id")) + session.say()(", version ", "，第 ") +
               shown["version"].dump() + session.say()("", " 版"));
    for (const auto& [name, value] : shown["record"].items())
      print_line("  " + name + ": " + printable(value.is_string() ? value.get<std::string>() : value.dump()));
  }
  return done;
}

int outbox(const Arguments& arguments) {
  arguments.expect(0, 0, "");
  const Session session(arguments, Store::must_exist);
  const auto& say = session.say();
  if (const auto ids = arguments.all("acknowledge"); !ids.empty()) {
    std::vector<std::int64_t> numbers;
    for (const auto& id : ids) numbers.push_back(read_number(id, "--acknowledge", 1, INT64_MAX));
    std::int32_t open = 0;
    tell(tenon_outbox_acknowledge, session.engine(), numbers.data(), numbers.size(), &open);
    if (session.json()) print_line("{\"acknowledged\":" + std::to_string(open) + "}");
    else print_line(say("Acknowledged: ", "已确认：") + std::to_string(open));
    return done;
  }
  const auto document =
      session.ask(tenon_outbox_read, arguments.number("after", 0, INT64_MAX).value_or(0),
                  static_cast<std::int32_t>(arguments.number("limit", 1, 10'000).value_or(100)));
  if (session.json()) return print_line(document), done;
  Table table({"#", say("DELIVER AFTER", "发送不早于"), say("KIND", "类别"), say("NOTICE", "通知"),
               say("WHOM", "对象"), say("CASE", "单号")});
  const Json listed = parsed(document);
  for (const auto& row : listed["notices"])
    table.add({row["id"].dump(), on_the_wall(text_of(row, "deliver_after")), text_of(row, "kind"),
               text_of(row, "notice"), text_of(row, "role") + text_of(row, "party"), text_of(row, "case")});
  if (table.empty()) print_line(say("Nothing waits.", "没有待办通知。"));
  else table.print();
  return done;
}

}  // namespace

std::vector<Command> record_commands() {
  return {{"records", "KIND [ID]", "the registers: list, show or write customers, units, staff ...",
           "KIND is customer, project, building, unit, sale, tenancy, staff or department.\n"
           "  tenon records customer --put c1.json --store crm.db --actor E017 --role agent",
           with_actor({{"put", "FILE", "write the entry in this file (- for standard input)"},
                       {"version", "N", "with --put: the version that must be stored; 0: it must be new"},
                       {"history", "", "every version of ID"},
                       {"after", "ID", "list from after this id"},
                       {"limit", "N", "at most so many (100)"}}),
           records},
          {"outbox", "", "notices that wait for the host, and acknowledging them", "",
           with_store({{"after", "N", "only after this number"},
                       {"limit", "N", "at most so many (100)"},
                       {"acknowledge", "N", "this one is carried out; may be repeated", true}}),
           outbox}};
}

}  // namespace cli
