/// tenon journey, missing, forecast: sales as a whole. tenon each: one step in many cases.
#include <algorithm>
#include <map>

#include "command.hpp"
#include "fields.hpp"
#include "session.hpp"
#include "times.hpp"

namespace cli {
namespace {

struct Word {
  const char *en, *zh;
  Tone tone;
};
const Word& word_of(const std::string& id) {
  static const std::map<std::string, Word> words{{"done", {"done", "已完成", Tone::good}},
                                                 {"open", {"open", "办理中", Tone::plain}},
                                                 {"blocked", {"blocked", "受阻", Tone::bad}},
                                                 {"ready", {"ready", "可开立", Tone::strong}},
                                                 {"waiting", {"waiting", "等待外部", Tone::faint}},
                                                 {"failed", {"failed", "未成", Tone::bad}},
                                                 {"cancelled", {"cancelled", "已取消", Tone::faint}},
                                                 {"kept", {"kept", "已按期", Tone::good}},
                                                 {"in_time", {"in time", "可按期", Tone::plain}},
                                                 {"at_risk", {"at risk", "有风险", Tone::bad}},
                                                 {"lost", {"lost", "无法按期", Tone::bad}}};
  static const Word unknown{"", "", Tone::plain};
  const auto found = words.find(id);
  return found == words.end() ? unknown : found->second;
}
std::string shown(const std::string& id, const Speech& say) {
  const auto& word = word_of(id);
  return *word.en ? say(word.en, word.zh) : id;
}

void print_heading(const char* words) {
  print_line("");
  print_line(tinted(words, Tone::strong));
}

std::string sentence(const Json& refusal, const Speech& say) {
  const auto source = text_of(refusal, "source");
  return printable(say.of(refusal)) + (source.empty() ? "" : tinted("  [" + source + "]", Tone::faint));
}

std::string paper(const Json& missing) {
  return text_of(missing, "document") + " (" + missing["count"].dump() + " " + text_of(missing, "form") +
         (missing.contains("of") ? ", " + text_of(missing, "of") : "") + ")";
}

void print_step(const std::string& number, const Json& step, const Speech& say) {
  const auto progress = text_of(step, "progress");
  const auto word = shown(progress, say);
  constexpr std::size_t column = 11;
  std::string line = "  " + std::string(number.size() < 2 ? 2 - number.size() : 0, ' ') + number + "  " +
                     tinted(word, word_of(progress).tone) +
                     std::string(width_of(word) < column ? column - width_of(word) : 1, ' ') +
                     say.of(step["title"]) + "  " + tinted(text_of(step, "workflow"), Tone::faint);
  if (text_of(step, "scope") != "sale") line += say("  of the ", "  所属 ") + text_of(step, "scope");
  if (step.contains("state"))
    line +=
        "  " + say.of(step["state_label"]) + say(" since ", "，始于 ") + on_the_wall(text_of(step, "since"));
  print_line(line);
  const std::string margin(17, ' ');
  for (const auto& each : step["blocked_by"]) print_line(margin + sentence(each, say));
  for (const auto& each : step["limits"])
    print_line(margin + say.of(each["label"]) +
               (each.contains("due") ? say(" due ", "，到期 ") + on_the_wall(text_of(each, "due")) : "") +
               (each.value("missed", false) ? tinted(say("  missed", "  已超期"), Tone::bad) : ""));
}

void print_next(const Json& steps, const Speech& say) {
  Table table({say("PROCEDURE", "流程"), say("DO", "办理"), say("NAME", "名称"), say("WHO", "岗位"),
               say("LACKS", "尚缺")});
  for (const auto& step : steps)
    for (const auto& next : step["next"]) {
      std::string lacks;
      for (const auto& each : next["missing"]) (lacks += lacks.empty() ? "" : ", ") += paper(each);
      if (lacks.empty() && next.contains("refusal")) lacks = printable(say.of(next["refusal"]));
      table.add({text_of(step, "workflow"), text_of(next, "event"), say.of(next["label"]),
                 short_list(next["roles"]) +
                     (next.contains("party") ? say(" for ", " 代 ") + text_of(next, "party") : ""),
                 lacks});
    }
  if (table.empty()) return;
  print_heading(say("Next, and who may do it", "下一步与办理岗位"));
  table.print(2);
}

void print_promises(const Json& promises, const Speech& say) {
  if (promises.empty()) return;
  print_heading(say("Dates", "期限"));
  for (const auto& each : promises) {
    const auto outlook = text_of(each, "outlook");
    const auto earliest = on_the_wall(text_of(each, "earliest")),
               latest = on_the_wall(text_of(each, "latest"));
    const auto reached = earliest == latest ? say("; reached ", "；于 ") + earliest + say("", " 达到")
                                            : say("; reached between ", "；可于 ") + earliest +
                                                  say(" and ", " 至 ") + latest + say("", " 之间达到");
    print_line("  " + tinted(shown(outlook, say), word_of(outlook).tone) + "  " + text_of(each, "workflow") +
               " " + text_of(each, "what") + say(" by ", "，应于 ") + on_the_wall(text_of(each, "by")) +
               reached + tinted("  [" + text_of(each, "source") + "]", Tone::faint));
    for (const auto& link : each["chain"])
      print_line(std::string(6, ' ') + say("until ", "至 ") + on_the_wall(text_of(link, "until")) + "  " +
                 say.of(link["title"]) + ": " + say.of(link["label"]) + "  " +
                 tinted(link.contains("deadline") ? text_of(link, "deadline")
                                                  : say("waits for ", "等待 ") + text_of(link, "waits_for"),
                        Tone::faint));
  }
}

int journey(const Arguments& arguments) {
  arguments.expect(1, 1, "SALE");
  const Session session(arguments, Store::must_exist);
  const auto document = session.ask(tenon_sale_journey, arguments.rest()[0].c_str());
  if (session.json()) return print_line(document), done;
  const auto& say = session.say();
  const Json told = parsed(document);
  print_line(tinted(printable(text_of(told, "sale")), Tone::strong) + say("  unit ", "  单元 ") +
             printable(text_of(told, "unit")) + say(" in ", "，楼栋 ") +
             printable(text_of(told, "building")) + "  " + on_the_wall(text_of(told, "at")) +
             (told["voided"].get<bool>()     ? say("  the contract was voided", "  合同已解除")
              : told["finished"].get<bool>() ? say("  finished", "  已办结")
                                             : ""));
  int number = 0;
  for (const auto& step : told["steps"]) print_step(std::to_string(++number), step, say);
  if (!told["beside"].empty()) {
    print_heading(say("Beside the order", "次序之外"));
    for (const auto& step : told["beside"]) print_step("-", step, say);
  }
  print_next(told["steps"], say);
  print_promises(told["promises"], say);
  return done;
}

/// The names of a paper, or of each that would do: "a|b" is "A / B".
std::string names_of_paper(const std::string& ids, const std::map<std::string, Json>& types,
                           const Speech& say) {
  std::string names;
  for (std::size_t from = 0; from <= ids.size();) {
    const auto end = std::min(ids.find('|', from), ids.size());
    const auto id = ids.substr(from, end - from);
    const auto type = types.find(id);
    (names += names.empty() ? "" : " / ") += type == types.end() ? id : printable(say.of(type->second));
    from = end + 1;
  }
  return names;
}

int missing(const Arguments& arguments) {
  arguments.expect(1, 1, "SALE");
  const Session session(arguments, Store::must_exist);
  const auto document = session.ask(tenon_sale_missing, arguments.rest()[0].c_str());
  if (session.json()) return print_line(document), done;
  const auto& say = session.say();
  std::map<std::string, Json> types;
  const Json known = parsed(session.ask(tenon_document_types));
  for (const auto& each : known["document_types"]) types[text_of(each, "id")] = each;
  Table table({say("PROCEDURE", "流程"), say("STEP", "步骤"), say("COUNT", "份数"), say("FORM", "形式"),
               say("WHOSE", "谁的"), say("FROM", "来自"), say("ONLY IF", "仅当"), say("PAPER", "资料")});
  const Json listed = parsed(document);
  for (const auto& each : listed["papers"]) {
    const auto& lacking = each["missing"];
    const auto from = text_of(lacking, "from");
    table.add({text_of(each, "workflow"), text_of(each, "event"), lacking["count"].dump(),
               text_of(lacking, "form"), printable(text_of(lacking, "of")), from == "none" ? "" : from,
               text_of(each, "only_if"), names_of_paper(text_of(lacking, "document"), types, say)});
  }
  if (table.empty()) return print_line(say("No paper is missing.", "资料齐全。")), done;
  table.print();
  return done;
}

int forecast(const Arguments& arguments) {
  arguments.expect(1, 1, "BUILDING");
  const Session session(arguments, Store::must_exist);
  const auto document = session.ask(tenon_building_forecast, arguments.rest()[0].c_str());
  if (session.json()) return print_line(document), done;
  const auto& say = session.say();
  const Json told = parsed(document);
  const auto count = [&](const char* name) { return told[name].dump(); };
  print_line(tinted(printable(text_of(told, "building")), Tone::strong) + "  " +
             on_the_wall(text_of(told, "at")) + ": " + count("sales") + say(" sales, ", " 份合同，") +
             count("finished") + say(" finished, ", " 份办结，") + count("voided") +
             say(" voided, ", " 份解除，") + count("at_risk") +
             say(" with dates at risk, ", " 份有逾期风险，") + count("lost") +
             say(" with dates lost", " 份无法按期"));
  Table funnel({say("PROCEDURE", "流程"), say("NAME", "名称"), say("NEEDED", "需办"), say("DONE", "已完成"),
                say("OPEN", "办理中"), say("READY", "可开立"), say("BLOCKED", "受阻")});
  for (const auto& each : told["funnel"])
    funnel.add({text_of(each, "workflow"), say.of(each["title"]), each["needed"].dump(), each["done"].dump(),
                each["open"].dump(), each["ready"].dump(), each["blocked"].dump()});
  if (!funnel.empty()) {
    print_heading(say("How many have come how far", "进度"));
    funnel.print(2);
  }
  Table blocked(
      {say("SALE", "合同"), say("UNIT", "单元"), say("NEXT", "下一流程"), say("BLOCKED BY", "受阻于")});
  Table dates({say("SALE", "合同"), say("DATE", "期限"), say("BY", "应于"), say("EARLIEST", "最早"),
               say("LATEST", "最迟"), say("OUTLOOK", "展望")});
  for (const auto& each : told["outlooks"]) {
    if (each["blocked"].get<bool>())
      blocked.add({printable(text_of(each, "sale")), printable(text_of(each, "unit")), text_of(each, "next"),
                   short_list(each["blocked_by"])});
    for (const auto& promise : each["promises"])
      dates.add({printable(text_of(each, "sale")),
                 text_of(promise, "workflow") + " " + text_of(promise, "what"),
                 on_the_wall(text_of(promise, "by")), on_the_wall(text_of(promise, "earliest")),
                 on_the_wall(text_of(promise, "latest")), shown(text_of(promise, "outlook"), say)});
  }
  if (!blocked.empty()) {
    print_heading(say("Blocked", "受阻"));
    blocked.print(2);
  }
  if (!dates.empty()) {
    print_heading(say("Dates at risk or lost", "有风险或无法按期"));
    dates.print(2);
  }
  return done;
}

int each(const Arguments& arguments) {
  arguments.expect(1, 1'000, "EVENT [NAME=VALUE ...]");
  const auto& event = arguments.rest()[0];
  const auto workflow = workflow_named(arguments);
  if (!workflow)
    throw BadUsage{"tenon each needs to know in which cases.",
                   "Add --workflow ID, and --state STATE where not all of its cases are meant."};
  Json command{{"actor", required_actor(arguments)}};
  if (const auto party = arguments.one("party")) command["party"] = *party;
  if (const auto at = arguments.one("at")) command["at"] = with_offset(*at);
  Json query{{"workflow", *workflow}};
  for (const char* field : {"state", "status", "assignee", "department", "customer", "unit", "sale"})
    if (const auto value = arguments.one(field)) query[field] = *value;
  if (arguments.has("overdue")) query["overdue"] = true;
  const Session session(arguments, Store::must_exist);
  const Json fields = fields_of(parsed(session.ask(tenon_workflow_describe, workflow->c_str())), event);
  Json payload = Json::object();
  for (std::size_t i = 1; i < arguments.rest().size(); ++i)
    put_field(payload, arguments.rest()[i], fields, "");
  const auto document = session.ask(tenon_case_apply_each, query.dump().c_str(), event.c_str(),
                                    payload.dump().c_str(), command.dump().c_str());
  const Json told = parsed(document);
  const bool all = told["refused"].get<std::int64_t>() == 0;
  if (session.json()) return print_line(document), all ? done : refused;
  const auto& say = session.say();
  Table table({say("CASE", "单号"), say("STATE", "状态"), say("REFUSED", "未办理的原因")});
  for (const auto& one : told["cases"])
    table.add({text_of(one, "case"), text_of(one, "state"),
               one.contains("refusal") ? printable(say.of(one["refusal"])) : ""});
  if (!table.empty()) table.print();
  print_line(told["done"].dump() + say(" done, ", " 单已办，") + told["refused"].dump() +
             say(" refused", " 单未办"));
  return all ? done : refused;
}

}  // namespace

std::vector<Command> sale_commands() {
  return {
      {"journey", "SALE", "what a sale needs, how far it is, what blocks it, what is next, which dates hold",
       "", with_store({}), journey},
      {"missing", "SALE", "the papers that a sale's open and coming cases still lack", "", with_store({}),
       missing},
      {"forecast", "BUILDING",
       "the sales of a building: how far, what blocks them, whose dates are in danger", "", with_store({}),
       forecast},
      {"each", "EVENT [NAME=VALUE ...]", "take the same step in every case that a query finds",
       "Each case by itself: a refusal in one leaves the others alone, and exit code 1 says that there was "
       "one.\n"
       "  tenon each issue certificate_number=2026-17 --workflow initial_registration --state submitted \\\n"
       "    --store crm.db --actor E017 --role bureau_specialist",
       with_actor({{"workflow", "ID|FILE", "of this workflow; a file declares one of your own", true},
                   {"state", "STATE", "in this state"},
                   {"status", "STATUS", "open, on_hold, ended or cancelled"},
                   {"assignee", "ID", "with this member of staff"},
                   {"department", "ID", "with this department"},
                   {"customer", "ID", "of this customer"},
                   {"unit", "ID", "about this unit"},
                   {"sale", "ID", "about this sale"},
                   {"overdue", "", "with a missed deadline that still runs"},
                   {"party", "PARTY", "the outside party that did it: customer, bank ..."},
                   {"at", "TIME", "when it happened (default: now)"}}),
       each}};
}

}  // namespace cli
