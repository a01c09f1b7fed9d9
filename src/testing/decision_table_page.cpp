/// A decision table to read: as CSV, as a page to sign, as JSON.
#include <algorithm>

#include "report/page.hpp"
#include "tenon/core/catalogue.hpp"
#include "tenon/model/document_type.hpp"
#include "tenon/testing/decision_table.hpp"
#include "tenon/workflows/rule_words.hpp"
#include "testing/tasks.hpp"

namespace tenon::testing {
namespace {

Text words(std::string_view key) {
  const auto* const found = find_text("decision." + std::string(key));
  return found ? found->sentence : Text{std::string(key), std::string(key)};
}

/// Labels of what a line names.
class Labels {
 public:
  explicit Labels(const DecisionTable& table) : table_(table) {}
  [[nodiscard]] Text state(const std::string& name) const { return found(table_.states, name); }
  [[nodiscard]] Text event(const std::string& name) const { return found(table_.events, name); }
  [[nodiscard]] Text events(const Decision& line) const {
    return joined(line.events, [&](const auto& name) { return event(name); });
  }
  [[nodiscard]] static Text roles(const Decision& line) {
    return joined(line.roles, [](const std::string& name) {
      const auto role = enum_from<Role>(name);
      return role ? text_of(label(*role)) : Text{name, name};
    });
  }
  [[nodiscard]] Text asks(const Decision& line) const {
    return joined(line.asks, [&](const auto& name) { return rule_words(table_.workflow, name); });
  }
  [[nodiscard]] static Text given(const Decision& line) {
    Text text = words("given_" + std::string(name_of_given(line.given)));
    if (line.what.empty()) return text;
    Text what{line.what, line.what};
    if (line.given == Decision::Given::without_paper) what = papers(line.what);
    return {text.zh + " " + what.zh, text.en + " " + what.en};
  }
  [[nodiscard]] Text outcome(const Decision& line) const {
    if (line.refusal) return line.refusal->text();
    const Text to = state(line.to), leads = words("leads_to");
    return {leads.zh + to.zh, leads.en + " " + to.en};
  }
  [[nodiscard]] static std::string_view name_of_given(Decision::Given given) {
    switch (given) {
      case Decision::Given::prepared: return "prepared";
      case Decision::Given::unprepared: return "unprepared";
      case Decision::Given::without_paper: return "without_paper";
      case Decision::Given::other_payload: return "other_payload";
      case Decision::Given::impossible: break;
    }
    return "impossible";
  }

 private:
  static Text found(const std::map<std::string, Text>& labels, const std::string& name) {
    const auto at = labels.find(name);
    return at == labels.end() ? Text{name, name} : at->second;
  }
  template <class Name>
  static Text joined(const std::vector<std::string>& names, Name&& name) {
    Text all;
    for (const auto& each : names) {
      const Text one = name(each);
      (all.zh += all.zh.empty() ? "" : "、") += one.zh;
      (all.en += all.en.empty() ? "" : ", ") += one.en;
    }
    return all;
  }
  static Text papers(const std::string& alternatives) {
    Text all;
    for (std::size_t at = 0; at <= alternatives.size();) {
      const auto bar = std::min(alternatives.find('|', at), alternatives.size());
      const auto id = alternatives.substr(at, bar - at);
      const auto* const type = builtin_document_types().find(id);
      const Text one = type ? Text{type->zh, type->en} : Text{id, id};
      (all.zh += all.zh.empty() ? "" : "/") += one.zh;
      (all.en += all.en.empty() ? "" : "/") += one.en;
      at = bar + 1;
    }
    return all;
  }

  const DecisionTable& table_;
};

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == text.npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + '"';
}

std::string both(const Text& text) {
  if (text.zh == text.en) return report::escaped(text.zh);
  return report::escaped(text.zh) + "<br><small>" + report::escaped(text.en) + "</small>";
}

constexpr std::string_view columns[] = {"state", "event", "given", "roles", "outcome", "asks", "source"};

constexpr std::string_view style =
    "body{font-family:sans-serif;margin:2em;line-height:1.35}table{border-collapse:collapse;width:100%}td{"
    "overflow-wrap:anywhere}"
    "th,td{border:1px solid #999;padding:.3em .5em;text-align:left;vertical-align:top;font-size:90%}"
    "tr{break-inside:avoid}thead{display:table-header-group}small{color:#555}.no{background:#f6f0f0}"
    ".sign td{height:2.5em;width:33%}@media print{body{margin:0}}";

}  // namespace

std::string to_csv(const DecisionTable& table) {
  const Labels labels(table);
  std::string out =
      "state,state_zh,state_en,event,event_zh,event_en,given,what,roles,to,code,zh,en,asks,source\r\n";
  for (const auto& line : table.lines) {
    const Text state = labels.state(line.state), event = labels.events(line), outcome = labels.outcome(line);
    const auto list = [](const std::vector<std::string>& names) {
      std::string all;
      for (const auto& name : names) (all += all.empty() ? "" : " ") += name;
      return all;
    };
    const std::string cells[] = {line.state,
                                 state.zh,
                                 state.en,
                                 list(line.events),
                                 event.zh,
                                 event.en,
                                 std::string(Labels::name_of_given(line.given)),
                                 line.what,
                                 list(line.roles),
                                 line.to,
                                 line.refusal ? line.refusal->code : "",
                                 outcome.zh,
                                 outcome.en,
                                 list(line.asks),
                                 line.source};
    for (std::size_t i = 0; i < std::size(cells); ++i) (out += i == 0 ? "" : ",") += quoted(cells[i]);
    out += "\r\n";
  }
  return out;
}

std::string to_html(const DecisionTable& table) {
  const Labels labels(table);
  const Text title = words("title");
  std::string out = "<!doctype html>\n<html lang=\"zh\"><head><meta charset=\"utf-8\"><title>" +
                    report::escaped(table.title.zh + " / " + table.title.en) + "</title><style>";
  (out += style) += "</style></head><body>\n<h1>";
  out += report::escaped(table.title.zh) + " " + report::escaped(table.title.en) + "</h1>\n<p>";
  out += both(title) + "</p>\n<p><code>" + report::escaped(table.workflow) + "@" +
         std::to_string(table.version) + "</code> · " + report::escaped(table.source) + " · " +
         report::escaped(table.policy) + " · " + to_string(table.now) + "</p>\n<table><thead><tr>";
  for (const auto column : columns) out += "<th>" + both(words("column_" + std::string(column))) + "</th>";
  out += "</tr></thead><tbody>\n";
  for (const auto& line : table.lines) {
    out += line.refusal ? "<tr class=\"no\">" : "<tr>";
    for (const auto& cell :
         {labels.state(line.state), labels.events(line), Labels::given(line), Labels::roles(line),
          labels.outcome(line), labels.asks(line), Text{line.source, line.source}})
      out += "<td>" + both(cell) + "</td>";
    out += "</tr>\n";
  }
  out += "</tbody></table>\n<p>" + both(words("bound")) + "</p>\n";
  for (const auto& state : table.unreached)
    out += "<p>" + both(words("unreached")) + ": " + report::escaped(state) + "</p>\n";
  out += "<table class=\"sign\"><tr>";
  for (const char* line : {"checked_by", "approved_by", "date"}) out += "<td>" + both(words(line)) + "</td>";
  return out + "</tr></table>\n</body></html>\n";
}

Json to_json(const DecisionTable& table) {
  Json lines = Json::array();
  for (const auto& line : table.lines) {
    Json out = {{"state", line.state},
                {"events", line.events},
                {"given", std::string(Labels::name_of_given(line.given))},
                {"roles", line.roles},
                {"asks", line.asks},
                {"source", line.source}};
    if (!line.what.empty()) out["what"] = line.what;
    if (line.refusal) out["refusal"] = Json::parse(line.refusal->to_json());
    else out["to"] = line.to;
    lines.push_back(std::move(out));
  }
  return {{"workflow", table.workflow}, {"title", to_json(table.title)},    {"version", table.version},
          {"source", table.source},     {"policy", table.policy},           {"now", to_string(table.now)},
          {"about", table.about},       {"bound", to_json(words("bound"))}, {"unreached", table.unreached},
          {"tried", table.tried},       {"lines", std::move(lines)}};
}

}  // namespace tenon::testing
