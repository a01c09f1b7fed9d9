/// tenon report, ledger, handbook, verify, backup: what the store adds up to, and what the rules say.
#include <filesystem>

#include "command.hpp"
#include "session.hpp"
#include "times.hpp"

namespace cli {
namespace {

Json figures_options(const Arguments& arguments) {
  Json options = Json::object();
  for (const char* name : {"from", "until"})
    if (const auto time = arguments.one(name)) options[name] = with_offset(*time);
  for (const auto& file : arguments.all("refusals")) {
    const Json report = read_document(read_file(file), file);
    if (!report.is_object() || !report.contains("imports"))
      throw BadUsage{file + " is no report of an import.", "tenon import --report FILE writes one."};
    for (const auto& each : report["imports"]) options["imports"].push_back(each);
  }
  return options;
}

void print_summary(const Json& figures, const Speech& say) {
  Table table({say("WORKFLOW", "流程"), say("OPENED", "开立"), say("ENDED", "办结"), say("CANCELLED", "取消"),
               say("OPEN", "未结"), say("OVERDUE", "超期"), say("ON TIME", "按时"),
               say("SATISFIED", "满意")});
  const auto add = [&](const std::string& name, const Json& sum) {
    table.add({name, sum["opened"].dump(), sum["ended"].dump(), sum["cancelled"].dump(), sum["open"].dump(),
               sum["overdue"].dump(), text_of(sum["on_time"], "text"), text_of(sum["satisfied"], "text")});
  };
  for (const auto& each : figures["workflows"]) add(text_of(each, "id"), each["summary"]);
  add(say("all", "合计"), figures["total"]);
  table.print();
}

int report(const Arguments& arguments) {
  arguments.expect(0, 0, "");
  const auto file = arguments.one("out");
  Json options = figures_options(arguments);
  const Session session(arguments, Store::must_exist);
  const auto figures = session.ask(tenon_report_figures, options.dump().c_str());
  if (file) {
    options["language"] = arguments.word("language", {"zh", "en", "both"}, "both");
    if (const auto title = arguments.one("title")) options["title"] = {{"zh", *title}, {"en", *title}};
    if (const auto name = arguments.one("organisation"))
      options["organisation"] = {{"zh", *name}, {"en", *name}};
    if (arguments.has("made-up")) options["made_up"] = true;
    write_file(*file, session.ask(tenon_report_html, options.dump().c_str()));
    if (*file == "-") return done;
  }
  if (session.json()) return print_line(figures), done;
  print_summary(parsed(figures), session.say());
  if (file) print_line(session.say()("Written: ", "已写入：") + *file);
  return done;
}

int ledger(const Arguments& arguments) {
  arguments.expect(1, 1, "WORKFLOW");
  const Session session(arguments, Store::must_exist);
  Json options{{"workflow", arguments.rest()[0]}};
  options["language"] = arguments.word("language", {"zh", "en", "both"}, "both");
  for (const char* name : {"from", "until"})
    if (const auto time = arguments.one(name)) options[name] = with_offset(*time);
  write_file(arguments.one("out").value_or("-"), session.ask(tenon_report_ledger, options.dump().c_str()));
  return done;
}

/// A folder gets the page by its usual name.
std::string page_in(const std::string& out) {
  std::error_code ignored;
  if (!out.ends_with('/') && !std::filesystem::is_directory(out, ignored)) return out;
  std::filesystem::create_directories(out, ignored);
  return (std::filesystem::path(out) / "handbook.html").string();
}

int handbook(const Arguments& arguments) {
  Json options{{"language", arguments.word("language", {"zh", "en", "both"}, "both")}};
  if (!arguments.rest().empty()) options["workflows"] = arguments.rest();
  if (const auto title = arguments.one("title")) options["title"] = {{"zh", *title}, {"en", *title}};
  if (const auto name = arguments.one("organisation"))
    options["organisation"] = {{"zh", *name}, {"en", *name}};
  if (const auto day = arguments.one("on")) options["on"] = *day;
  const auto session = Session::where_named(arguments);
  const auto page = ask(tenon_handbook, session ? session->engine() : nullptr, options.dump().c_str());
  const auto file = page_in(arguments.one("out").value_or("handbook.html"));
  write_file(file, page);
  if (file == "-") return done;
  if (arguments.has("json")) return print_line(Json{{"written", file}}.dump()), done;
  print_line(speech_of(arguments)("Written: ", "已写入：") + file);
  return done;
}

int verify(const Arguments& arguments) {
  arguments.expect(0, 0, "");
  const Session session(arguments, Store::must_exist);
  const auto& say = session.say();
  const auto document = session.ask(tenon_engine_verify);
  const Json found = parsed(document);
  const auto code = found["problems"].empty() ? done : refused;
  if (session.json()) return print_line(document), code;
  print_line(
      found["cases"].dump() + say(" cases, ", " 单，") + found["rows"].dump() + say(" steps: ", " 步：") +
      (code == done ? tinted(say("whole", "完好"), Tone::good) : tinted(say("broken", "有损坏"), Tone::bad)));
  print_line("  " + text_of(found, "digest"));
  for (const auto& each : found["problems"]) complain({TENON_FAULT, text_of(each, "code"), each.dump()}, say);
  return code;
}

int backup(const Arguments& arguments) {
  arguments.expect(1, 1, "FILE");
  const Session session(arguments, Store::must_exist);
  const auto& path = arguments.rest()[0];
  tell(tenon_engine_backup, session.engine(), path.c_str());
  if (session.json()) return print_line(Json{{"written", path}}.dump()), done;
  print_line(session.say()("Written: ", "已写出：") + path);
  return done;
}

}  // namespace

std::vector<Command> report_commands() {
  const std::vector<Option> span{{"from", "TIME", "only cases opened at or after"},
                                 {"until", "TIME", "only cases opened before"}};
  auto page = span;
  page.insert(page.begin(), {"out", "FILE", "write the page there (HTML; - for standard output)"});
  page.push_back(
      {"refusals", "FILE", "what an import refused (tenon import --report); may be repeated", true});
  page.push_back({"title", "TEXT", "title of the page"});
  page.push_back({"organisation", "TEXT", "whose figures these are"});
  page.push_back({"made-up", "", "say on the page that the data are invented"});
  auto table = span;
  table.insert(table.begin(), {"out", "FILE", "write the table there (default: standard output)"});
  return {
      {"report", "", "the figures of the desk: in brief, as JSON, or as a page for people",
       "--language may also be both, for the page.\n"
       "  tenon report --store crm.db --out report.html",
       with_store(page), report},
      {"ledger", "WORKFLOW", "a ledger as a table (CSV), one row a case", "", with_store(table), ledger},
      {"handbook", "[WORKFLOW...]", "the procedures as a handbook for people, written from the rules (HTML)",
       "Without a store it tells what is built in; with one, its own workflows, limits and policy pack.\n"
       "--language zh, en or both is what a reader sees first; both stand in the page.\n"
       "  tenon handbook --out handbook.html --language zh signing mortgage title",
       with_store({{"out", "FILE",
                    "write it there, or into FOLDER/ (default: handbook.html); - for standard output"},
                   {"on", "DAY", "the day whose rates and fees are told: 2026-11-23"},
                   {"title", "TEXT", "title of the page"},
                   {"organisation", "TEXT", "whose rules these are"}}),
       handbook},
      {"verify", "", "check every chain of digests and replay every history",
       "Exit code 1 where something is broken. Keep the digest elsewhere to notice a lost tail.",
       with_store({}), verify},
      {"backup", "FILE", "write a copy of the store as it stands, while others go on",
       "The file must not be there yet. tenon verify --store FILE checks it.", with_store({}), backup}};
}

}  // namespace cli
