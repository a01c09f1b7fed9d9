/// table: what one procedure decides, asked for by document.
#include <algorithm>

#include "tenon/testing/decision_table.hpp"
#include "testing/tasks.hpp"

namespace tenon::testing {
namespace {

struct TableFields {
  std::string workflow;
};
BOOST_DESCRIBE_STRUCT(TableFields, (), (workflow))

Text in_short(const DecisionTable& table) {
  const auto lines = std::to_string(table.lines.size()), tried = std::to_string(table.tried);
  Text text{table.title.zh + "：" + lines + " 行，试办 " + tried + " 次。\n",
            table.title.en + ": " + lines + " lines, from " + tried + " attempts.\n"};
  for (const auto& each : table.unreached) {
    text.zh += "  无法到达 " + each + "\n";
    text.en += "  not reached: " + each + "\n";
  }
  return text;
}

}  // namespace

Result<Json> table_task(const Json& request, const Progress&) {
  TENON_TRY(const auto chosen, choose(request));
  TENON_TRY(const auto fields, read_rest<TableFields>(chosen.rest));
  const auto told = std::find_if(chosen.scenarios.begin(), chosen.scenarios.end(),
                                 [&](const Scenario& each) { return each.workflow == fields.workflow; });
  if (told == chosen.scenarios.end())
    return not_found("testing.nothing_chosen").field("workflow").fact("found", fields.workflow);
  TENON_TRY(const auto table, decide_table(told->file, chosen.rules));
  Json answer = to_json(table);
  answer["passed"] = table.unreached.empty();
  answer["text"] = to_json(in_short(table));
  answer["csv"] = to_csv(table);
  answer["html"] = to_html(table);
  return answer;
}

}  // namespace tenon::testing
