#include "tenon/workflow/describe.hpp"

#include "tenon/workflow/actions.hpp"

namespace tenon {
namespace {

Json both(const Label& label) { return {{"zh", label.zh}, {"en", label.en}}; }

Json states_in(const RuleBook& book, StateSet set) {
  Json names = Json::array();
  for (StateIndex state = 0; state < book.states.size(); ++state)
    if (has(set, state)) names.push_back(book.states[state]);
  return names;
}

Json names_of(RoleSet roles) {
  Json names = Json::array();
  for (const Role role : roles) names.push_back(name_of(role));
  return names;
}

template <class List>
Json named(const List& list) {
  Json names = Json::array();
  for (const auto& each : list) names.push_back(each.name);
  return names;
}

void add_consequences(Json& json, const Consequences& all) {
  for (const auto& notice : all.notices) {
    Json told{{"whom", notice.party == Party::none ? name_of(notice.role) : name_of(notice.party)},
              {"notice", notice.notice}};
    if (notice.only_if.holds) told["only_if"] = notice.only_if.name;
    for (const auto& way : notice.via)
      if (way) told["via"].push_back(name_of(*way));
    json["tells"].push_back(std::move(told));
  }
  if (!all.effects.empty()) json["does"] = named(all.effects);
}

Json describe_dependency(const Dependency& dependency) {
  Json json{{"workflow", dependency.workflow},
            {"of_same", name_of(dependency.scope)},
            {dependency.none_open ? "none_open" : "reached", dependency.state_names},
            {"source", dependency.source}};
  if (dependency.none_open) json["none_open"] = true;
  if (dependency.applies) json["only_if"] = dependency.condition_name;
  return json;
}

Json describe_step(const RuleBook& book, const Step& step) {
  Json json{{"event", book.events[step.event]},
            {"from", states_in(book, step.from)},
            {"roles", names_of(step.roles)},
            {"source", step.source}};
  if (step.stays) json["stays"] = true;
  else json["to"] = book.states[step.to];
  if (step.party != Party::none) json["act_of"] = name_of(step.party);
  if (!step.conditions.empty()) json["when"] = named(step.conditions);
  if (!step.guards.empty()) json["requires"] = named(step.guards);
  for (EventIndex event = 0; event < book.events.size(); ++event)
    if (has_event(step.apart_from, event)) json["not_by_who_did"].push_back(book.events[event]);
  for (const auto& dependency : step.dependencies) json["after"].push_back(describe_dependency(dependency));
  for (const auto& item : step.checklist) {
    Json document{{"document", item.document}, {"originals", item.originals}, {"copies", item.copies}};
    if (item.from != Party::none) document["from"] = name_of(item.from);
    if (item.applies) document["only_if"] = item.condition_name;
    if (item.of_person) document["of_each"] = item.person_name;
    if (!item.source.empty()) document["source"] = item.source;
    json["documents"].push_back(std::move(document));
  }
  add_consequences(json, step);
  return json;
}

Json describe_deadline(const RuleBook& book, const Deadline& deadline) {
  Json json{{"id", deadline.id},
            {"label", both(deadline.label)},
            {"runs_in", states_in(book, deadline.runs)},
            {"holds_in", states_in(book, deadline.holds)},
            {"source", deadline.source}};
  if (deadline.promise) json["promised"] = true;
  else json["limit"] = to_string(deadline.limit);
  for (const auto& each : deadline.keyed) json["limit_for"][std::string(each.key)] = to_string(each.limit);
  for (EventIndex event = 0; event < book.events.size(); ++event)
    if (has_event(deadline.restarts, event)) json["restarts_on"].push_back(book.events[event]);
  if (deadline.time_of != Party::none) json["time_of"] = name_of(deadline.time_of);
  for (const auto days : deadline.warnings) json["warned_days_before"].push_back(days);
  for (const Role role : deadline.ladder) json["escalates_to"].push_back(name_of(role));
  return json;
}

}  // namespace

Json summarise(const RuleBook& book) {
  Json states = Json::array();
  for (const auto state : book.states) states.push_back(state);
  Json events = Json::array();
  for (const auto event : book.events) events.push_back(event);
  return {{"id", book.id},    {"version", book.version}, {"title", both(book.title)},
          {"states", states}, {"events", events},        {"source", book.source}};
}

Json describe(const Definition& definition) {
  const auto& book = definition.book();
  Json json = summarise(book);
  json["schema_version"] = 1;
  json["states"] = Json::array();
  for (StateIndex state = 0; state < book.states.size(); ++state) {
    Json each{{"id", book.states[state]}, {"label", both(book.state_labels[state])}};
    if (state == book.initial) each["initial"] = true;
    if (book.is_final(state)) each["final"] = true;
    for (const auto& wait : book.waits)
      if (wait.state == state) each["waits"] = both(wait.reason);
    json["states"].push_back(std::move(each));
  }
  json["events"] = Json::array();
  for (EventIndex event = 0; event < book.events.size(); ++event)
    json["events"].push_back({{"id", book.events[event]},
                              {"label", both(book.event_labels[event])},
                              {"fields", definition.event_schema(event)}});
  json["opening"] = {{"roles", names_of(book.openers)},
                     {"requires", named(book.opening_guards)},
                     {"fields", definition.opening_schema()}};
  add_consequences(json["opening"], book.on_opening);
  if (!book.on_cancel.empty()) add_consequences(json["when_cancelled"], book.on_cancel);
  for (const auto& [needed, name] :
       {std::pair(book.needs_customer, "customer"), std::pair(book.needs_unit, "unit"),
        std::pair(book.needs_sale, "sale"), std::pair(book.needs_building, "building"),
        std::pair(book.needs_project, "project")})
    if (needed) json["opening"]["subject"].push_back(name);
  for (const auto& dependency : book.opening_dependencies)
    json["opening"]["after"].push_back(describe_dependency(dependency));
  if (book.repeat != Repeat::freely)
    json["opening"]["repeat"] = book.repeat == Repeat::once ? "once" : "one_at_a_time";
  if (book.sale.part) {
    json["part_of_sale"] = {{"source", book.sale.source}};
    if (book.sale.needed) json["part_of_sale"]["only_if"] = book.sale.condition_name;
    if (book.sale.must_end_by) json["part_of_sale"]["must_end_by"] = book.sale.date_name;
  }
  json["facts"] = definition.facts_schema();
  json["leaders"] = names_of(book.leaders);
  for (const auto& step : book.steps) json["steps"].push_back(describe_step(book, step));
  json["deadlines"] = Json::array();
  for (const auto& deadline : book.deadlines) json["deadlines"].push_back(describe_deadline(book, deadline));
  for (const auto action : action_names())
    if (may_be_sent(action))
      json["actions"].push_back({{"id", action},
                                 {"label", both(label_of_action(action))},
                                 {"leaders_only", is_for_leaders(action)},
                                 {"fields", action_schema(action)}});
  return json;
}

Diagram diagram_of(const RuleBook& book, std::span<const std::int64_t> counts) {
  Diagram diagram;
  diagram.id = book.id;
  diagram.title = text_of(book.title);
  for (StateIndex state = 0; state < book.states.size(); ++state) {
    DiagramNode node;
    node.id = book.states[state];
    node.label = text_of(book.state_labels[state]);
    if (state == book.initial) node.kind = NodeKind::initial;
    else if (book.is_final(state)) node.kind = NodeKind::final;
    if (state < counts.size()) node.count = counts[state];
    for (const auto& deadline : book.deadlines) node.timed = node.timed || has(deadline.runs, state);
    diagram.nodes.push_back(std::move(node));
  }
  for (const auto& step : book.steps)
    for (StateIndex from = 0; from < book.states.size(); ++from) {
      if (!has(step.from, from)) continue;
      DiagramEdge edge;
      edge.from = from;
      edge.to = step.stays ? from : step.to;
      edge.label = {std::string(book.event_labels[step.event].zh),
                    std::string(book.event_labels[step.event].en)};
      diagram.edges.push_back(std::move(edge));
    }
  return diagram;
}

}  // namespace tenon
