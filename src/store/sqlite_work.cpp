#include "store/sqlite_work.hpp"

#include "tenon/workflow/clocks.hpp"

namespace tenon::store {

Verdict Work::prepare() {
  if (!change) return {};
  if (auto planned = plan_change(*change, plan); !planned.allowed()) return planned;
  boost::container::small_vector<std::size_t, 2> ends;  // views only once the text has stopped moving
  ends.reserve(plan.cases.size() * 2);
  for (const auto& planned : plan.cases) {
    const auto& after = *planned.after;
    after.definition->print_facts(text, after.facts.get());
    ends.push_back(text.size());
    print_json(text, after.frame);
    ends.push_back(text.size());
  }
  printed.reserve(plan.cases.size());
  std::size_t from = 0;
  const auto next_view = [&](std::size_t end) {
    const auto view = std::string_view(text).substr(from, end - from);
    from = end;
    return view;
  };
  for (std::size_t i = 0; i < plan.cases.size(); ++i) {
    const auto& after = *plan.cases[i].after;
    const auto facts = next_view(ends[2 * i]);
    const auto frame = next_view(ends[2 * i + 1]);
    printed.push_back({facts, frame, after.definition->book().states[after.state], after.status(),
                       next_alarm(after.frame), overdue_since(after.frame)});
  }
  return {};
}

}  // namespace tenon::store
