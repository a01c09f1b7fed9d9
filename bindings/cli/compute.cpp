/// tenon compute: sums, schedules and terms by the rules of a policy pack.
#include <algorithm>

#include "command.hpp"
#include "fields.hpp"
#include "session.hpp"

namespace cli {
namespace {

/// What a kind is asked with; {} for an unknown one, which the library says better.
Json fields_of_kind(const std::string& kind, bool with_registers) {
  const Json listed = parsed(ask(tenon_policy_list, static_cast<tenon_engine*>(nullptr)));
  const auto& kinds = listed["computations"];
  if (std::find(kinds.begin(), kinds.end(), Json(kind)) == kinds.end()) return Json::object();
  Json schema = parsed(ask(tenon_schema_get, ("compute." + kind).c_str()));
  if (with_registers)  // an engine looks these up
    for (const char* name : {"sale", "building"}) schema["properties"][name] = {{"type", "string"}};
  return schema;
}

/// A document ("-": standard input) or fields, or one after the other: a field that is named counts.
Json request_of(const Arguments& arguments, const Json& schema) {
  Json request = Json::object();
  const auto& words = arguments.rest();
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto& word = words[i];
    if (i > 1 || word.find('=') != word.npos) {
      put_field(request, word, schema, "");
      continue;
    }
    request = read_document(read_file(word), word);
    if (!request.is_object())
      throw BadUsage{word + " is not a JSON object.",
                     "tenon schema compute." + words[0] + " says what it holds."};
  }
  return request;
}

bool is_text(const Json& value) {
  return value.is_object() && value.size() == 2 && value.contains("zh") && value.contains("en");
}
std::string cell(const Json& value, const Speech& say) {
  if (value.is_null()) return "";
  if (value.is_string()) return printable(value.get<std::string>());
  if (value.is_boolean()) return value.get<bool>() ? say("yes", "是") : say("no", "否");
  if (is_text(value)) return printable(say.of(value));
  if (value.is_object()) {  // "building 100.00, inner 80.00"
    std::string all;
    for (const auto& [name, part] : value.items())
      (all += all.empty() ? "" : ", ") += name + " " + cell(part, say);
    return all;
  }
  if (value.is_array()) {
    std::string all;
    for (const auto& part : value) (all += all.empty() ? "" : ", ") += cell(part, say);
    return all;
  }
  return value.dump();
}

void print_statement(const Json& statement, const Speech& say) {
  print_line(tinted(say.of(statement["title"]), Tone::strong));
  Table table({say("ITEM", "项目"), say("BASE", "计算基数"), say("RATE", "标准"), say("AMOUNT", "金额"),
               say("PAYER", "付款方"), say("SOURCE", "依据"), say("NOTE", "说明")});
  for (const auto& line : statement["lines"]) {
    std::string base = text_of(line, "base");
    if (line.contains("base_area")) base = text_of(line, "base_area") + " m2";
    if (line.contains("quantity")) base += (base.empty() ? "" : " x ") + line["quantity"].dump();
    table.add({say.of(line["label"]), base,
               line.contains("rate") ? text_of(line, "rate") : text_of(line, "unit_price"),
               text_of(line, "amount"), text_of(line, "payer") + " > " + text_of(line, "payee"),
               printable(text_of(line, "source")),
               line.contains("note") ? printable(say.of(line["note"])) : ""});
  }
  if (!table.empty()) table.print(2);
  std::string total = say("  total ", "  合计 ") + tinted(text_of(statement, "total"), Tone::strong);
  for (const auto& each : statement["by_payer"])
    total += "  " + text_of(each, "payer") + " " + text_of(each, "amount");
  print_line(total);
}

/// A list of objects as a table, its columns in the order in which they are met.
void print_rows(const Json& rows, const Speech& say) {
  std::vector<std::string> columns;
  for (const auto& row : rows)
    for (const auto& [name, value] : row.items())
      if (std::find(columns.begin(), columns.end(), name) == columns.end()) columns.push_back(name);
  Table table(columns);
  for (const auto& row : rows) {
    std::vector<std::string> cells;
    for (const auto& name : columns) cells.push_back(row.contains(name) ? cell(row[name], say) : "");
    table.add(std::move(cells));
  }
  table.print(2);
}

/// Whatever a computation answers, its statement as one.
void print_result(const Json& result, const Speech& say) {
  for (const auto& [name, value] : result.items()) {
    const bool rows = value.is_array() && !value.empty() && value[0].is_object();
    const bool part = value.is_object() && !is_text(value);
    if (name == "statement" || rows || part) continue;
    print_line("  " + name + std::string(name.size() < 18 ? 18 - name.size() : 1, ' ') + cell(value, say));
  }
  for (const auto& [name, value] : result.items()) {
    if (name == "statement") {
      print_statement(value, say);
    } else if (value.is_array() && !value.empty() && value[0].is_object()) {
      print_line(tinted(name, Tone::strong));
      print_rows(value, say);
    } else if (value.is_object() && !is_text(value)) {
      print_line(tinted(name, Tone::strong));
      print_result(value, say);
    }
  }
}

int compute(const Arguments& arguments) {
  arguments.expect(1, 1'000, "KIND [REQUEST.json|-] [NAME=VALUE ...]");
  const auto& kind = arguments.rest()[0];
  const auto session = Session::where_named(arguments);
  const auto request = request_of(arguments, fields_of_kind(kind, session.has_value())).dump();
  const auto document =
      ask(tenon_policy_compute, session ? session->engine() : nullptr, kind.c_str(), request.c_str());
  if (arguments.has("json")) return print_line(document), done;
  const auto say = speech_of(arguments);
  const Json told = parsed(document);
  print_line(tinted(text_of(told, "kind"), Tone::strong) + say("  by the pack ", "  依据政策包 ") +
             text_of(told, "pack"));
  print_result(told["result"], say);
  if (told["rules"].empty()) return done;
  print_line(tinted(say("Rules that it rests on", "所依据的规则"), Tone::strong));
  Table table({say("PARAMETER", "参数"), say("JURISDICTION", "适用地区"), say("FROM", "自"),
               say("SOURCE", "依据"), say("CONFIDENCE", "可信度")});
  for (const auto& each : told["rules"])
    table.add({text_of(each, "parameter"), text_of(each, "jurisdiction"), text_of(each, "from"),
               printable(text_of(each, "cite")),
               text_of(each, "confidence") +
                   (each.value("reviewed", true) ? "" : say(", not reviewed", "，未复核"))});
  table.print(2);
  return done;
}

}  // namespace

std::vector<Command> compute_commands() {
  return {{"compute", "KIND [REQUEST.json|-] [NAME=VALUE ...]",
           "taxes and fees, area settlement, loan schedule, warranty, damages: with every line's source",
           "tenon policy list names the kinds, tenon schema compute.KIND says what each is asked with.\n"
           "With a store, sale=ID (or building=ID) fills in what the registers know.\n"
           "  tenon compute loan_schedule principal=840000.00 months=360 annual_rate=3.5% "
           "repayment=equal_instalments\n"
           "  tenon compute area_settlement sale=S1 --store crm.db",
           with_store({}), compute}};
}

}  // namespace cli
