/// tenon policy, tenon documents: what packs say and would change, and which papers are known.
#include <filesystem>

#include "command.hpp"
#include "session.hpp"
#include "times.hpp"

namespace cli {
namespace {

tenon_engine* engine_of(const std::optional<Session>& session) {
  return session ? session->engine() : nullptr;
}

int list(const Arguments& arguments) {
  const auto session = Session::where_named(arguments);
  const auto document = ask(tenon_policy_list, engine_of(session));
  if (arguments.has("json")) return print_line(document), done;
  const auto say = speech_of(arguments);
  const Json told = parsed(document);
  Table table({say("PACK", "政策包"), say("TITLE", "名称"), say("REVIEWED THROUGH", "复核至"),
               say("ACTIVE", "现用")});
  for (const auto& each : told["packs"])
    table.add({text_of(each, "name"), printable(say.of(each["title"])), text_of(each, "reviewed_through"),
               each["active"].get<bool>() ? say("yes", "是") : ""});
  table.print();
  print_line(say("computations: ", "可计算：") + short_list(told["computations"]));
  return done;
}

void print_rows(const Json& rows, const Speech& say) {
  Table table({say("VALUE", "值"), say("FROM", "自"), say("TO", "至"), say("WHERE", "地区"),
               say("WHEN", "条件"), say("SOURCE", "依据"), say("CONFIDENCE", "可信度")});
  for (const auto& row : rows) {
    std::string when;
    const Json conditions = row.value("when", Json::object());
    for (const auto& [name, value] : conditions.items()) {
      if (value.is_array() && value.empty()) continue;  // no condition
      (when += when.empty() ? "" : ", ") += name + " ";
      when += value.is_array()    ? short_list(value)
              : value.is_string() ? value.get<std::string>()
                                  : value.dump();
    }
    const Json value = row.contains("value") ? row["value"] : row.value("parameter", Json());
    table.add({value.is_string() ? printable(value.get<std::string>()) : printable(value.dump()),
               text_of(row, "from"), text_of(row, "to"), text_of(row, "jurisdiction"), printable(when),
               printable(text_of(row, "cite")), text_of(row, "confidence")});
  }
  if (!table.empty()) table.print(4);
}

int show(const Arguments& arguments, const std::string& name) {
  const auto session = Session::where_named(arguments);
  const auto document = ask(tenon_policy_get, engine_of(session), name.c_str());
  if (arguments.has("json")) return print_line(document), done;
  const auto say = speech_of(arguments);
  const Json told = parsed(document);
  const Json& pack = told["pack"];
  print_line(tinted(text_of(told, "name"), Tone::strong) + "  " + printable(say.of(pack["title"])) +
             (pack.contains("extends") ? say(", laid over ", "，叠加于 ") + text_of(pack, "extends") : "") +
             say(", reviewed through ", "，复核至 ") + text_of(pack, "reviewed_through"));
  for (const auto& [group, words] : {std::pair{"parameters", say("Parameters", "参数")},
                                     {"limits", say("Limits of deadlines", "时限")},
                                     {"charges", say("Charges", "收费项目")}}) {
    if (pack[group].empty()) continue;
    print_line("");
    print_line(tinted(words, Tone::strong));
    for (const auto& each : pack[group]) {
      std::string line =
          "  " + tinted(text_of(each, "id"), Tone::strong) + "  " + printable(say.of(each["title"]));
      if (each.contains("unit")) line += "  (" + text_of(each, "unit") + ")";
      if (each.contains("set_by")) line += say("  set by the ", "  由其规定：") + text_of(each, "set_by");
      print_line(line);
      print_rows(each["rows"], say);
    }
  }
  return done;
}

int check(const Arguments& arguments, const std::string& file) {
  const auto document = ask(tenon_policy_check, read_file(file).c_str());
  if (arguments.has("json")) return print_line(document), done;
  const auto say = speech_of(arguments);
  const Json told = parsed(document);
  print_line(text_of(told, "name") + say(" is whole: ", " 完整：") + told["parameters"].dump() +
             say(" parameters, ", " 个参数，") + told["limits"].dump() + say(" limits, ", " 个时限，") +
             told["charges"].dump() + say(" charges of its own", " 个收费项目"));
  return done;
}

/// A pack or overrides in a file, else the name of a pack.
std::string change_named(const std::string& word) {
  std::error_code ignored;
  if (word == "-" || word.ends_with(".json") || std::filesystem::exists(word, ignored))
    return read_file(word);
  return word;
}

int preview(const Arguments& arguments, const std::string& to) {
  const auto change = change_named(to);
  const Session session(arguments, Store::must_exist);
  const auto document = session.ask(tenon_policy_preview, change.c_str());
  if (session.json()) return print_line(document), done;
  const auto& say = session.say();
  const Json told = parsed(document);
  const auto size = [&](const char* name) { return std::to_string(told[name].size()); };
  print_line(tinted(text_of(told, "to"), Tone::strong) + say(" on ", "，") + text_of(told, "on") + ": " +
             size("differences") + say(" rules differ, ", " 条规则不同；在 ") + told["cases"].dump() +
             say(" open cases, ", " 个在办单中，") + size("dates") + say(" dates and ", " 个期限、") +
             size("sums") + say(" sums move", " 个金额变动"));
  Table rules({say("RULE", "规则"), say("WHERE", "地区"), say("BEFORE", "现在"), say("AFTER", "之后"),
               say("SOURCE", "依据")});
  for (const auto& each : told["differences"])
    rules.add({text_of(each, "id"), text_of(each, "jurisdiction"), printable(text_of(each, "before")),
               printable(text_of(each, "after")), printable(text_of(each, "cite"))});
  if (!rules.empty()) rules.print(2);
  Table dates({say("CASE", "单号"), say("SALE", "合同"), say("DEADLINE", "时限"), say("LIMIT", "期限"),
               say("DUE BEFORE", "原到期"), say("DUE AFTER", "新到期")});
  for (const auto& each : told["dates"])
    dates.add({text_of(each, "case"), printable(text_of(each, "sale")), text_of(each, "deadline"),
               text_of(each, "limit_before") + " > " + text_of(each, "limit_after"),
               on_the_wall(text_of(each, "before")), on_the_wall(text_of(each, "after"))});
  if (!dates.empty()) dates.print(2);
  Table sums({say("SALE", "合同"), say("ITEM", "项目"), say("BEFORE", "原金额"), say("AFTER", "新金额"),
              say("DIFFERENCE", "差额")});
  for (const auto& each : told["sums"])
    sums.add({printable(text_of(each, "sale")), text_of(each, "item"), text_of(each, "before"),
              text_of(each, "after"), text_of(each, "difference")});
  if (!sums.empty()) sums.print(2);
  for (const auto& each : told["not_computed"])
    print_line(say("  not computed: ", "  未能计算：") + printable(say.of(each)));
  return done;
}

int policy(const Arguments& arguments) {
  arguments.expect(1, 2, "list | show NAME | check FILE | preview NAME|FILE");
  const auto& what = arguments.rest()[0];
  if (what == "list" && arguments.rest().size() == 1) return list(arguments);
  using Run = int (*)(const Arguments&, const std::string&);
  for (const auto& [name, run] :
       {std::pair<const char*, Run>{"show", show}, {"check", check}, {"preview", preview}}) {
    if (what != name) continue;
    arguments.expect(2, 2,
                     std::string(name) + (what == "show"    ? " NAME"
                                          : what == "check" ? " FILE"
                                                            : " NAME|FILE"));
    return run(arguments, arguments.rest()[1]);
  }
  arguments.expect(1, 1, "list");
  const auto near = nearest(what, {"list", "show", "check", "preview"});
  throw BadUsage{"tenon policy cannot " + what + ".", near.empty()
                                                          ? "Use one of: list, show, check, preview."
                                                          : "Did you mean tenon policy " + near + "?"};
}

int documents(const Arguments& arguments) {
  arguments.expect(0, 0, "");
  const auto session = Session::where_named(arguments);
  const auto document = ask(tenon_document_types, engine_of(session));
  if (arguments.has("json")) return print_line(document), done;
  const auto say = speech_of(arguments);
  Table table({say("ID", "编号"), say("NAME", "名称"), say("WHOSE", "出自"), say("SENSITIVITY", "密级"),
               say("KEPT", "保存"), say("SEALS", "印章"), say("SOURCE", "依据")});
  const Json listed = parsed(document);
  for (const auto& each : listed["document_types"])
    table.add({text_of(each, "id"), printable(say.of(each)), text_of(each, "whose"),
               text_of(each, "sensitivity"), each["kept_years"].dump() + say(" years", " 年"),
               short_list(each["seals"]), text_of(each, "source")});
  table.print();
  return done;
}

}  // namespace

std::vector<Command> policy_commands() {
  return {
      {"policy", "list | show NAME | check FILE | preview NAME|FILE",
       "policy packs: which there are, what one says, whether one is whole, what it would change",
       "preview compares the open cases of a store with a pack that is known, with one in a FILE, or with\n"
       "{\"overrides\": {...}} in a FILE; nothing is changed.\n"
       "  tenon policy preview handbook --store crm.db",
       with_store({}), policy},
      {"documents", "", "the types of documents that may be handed in", "", with_store({}), documents}};
}

}  // namespace cli
