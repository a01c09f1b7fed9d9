#include "tenon/testing/stage.hpp"

#include <algorithm>

#include "testing/faults.hpp"

namespace tenon::testing {
namespace {

const std::string it = "it";

std::string text_in(const Json& step, const char* key, const std::string& otherwise) {
  const auto found = step.find(key);
  return found == step.end() ? otherwise : found->get<std::string>();
}

/// "mortgage.loan": the workflow, and what of it.
std::pair<std::string, std::string> parts_of(const std::string& name) {
  const auto dot = name.find('.');
  if (dot == name.npos) return {name, {}};
  return {name.substr(0, dot), name.substr(dot + 1)};
}

const Json* part(const Json* document, const char* group, const std::string& name) {
  if (!document) return nullptr;
  const auto all = document->find(group);
  if (all == document->end()) return nullptr;
  const auto found = all->find(name);
  return found == all->end() ? nullptr : &*found;
}

Refusal no_such_step(const std::string& name) {
  return not_found("testing.no_such_step").fact("found", name);
}

Result<Actor> actor_of(const Json& step, const Json* example) {
  static const Json manager = "manager";
  const auto said = [&](const char* key) -> const Json* {
    if (const auto found = step.find(key); found != step.end()) return &*found;
    if (example)
      if (const auto found = example->find(key); found != example->end()) return &*found;
    return nullptr;
  };
  const Json* const as = said("as") ? said("as") : &manager;
  Actor actor;
  const auto add = [&](const Json& name) -> Result<void> {
    TENON_TRY(const Role role, read_json<Role>(name, JsonPath{nullptr, "as"}));
    actor.roles.insert(role);
    return {};
  };
  if (as->is_array()) {
    for (const auto& each : *as) TENON_CHECK(add(each));
  } else {
    TENON_CHECK(add(*as));
  }
  // A person for each post: who holds several roles is called by the first.
  const Json* const who = said("who");
  if (who) actor.id = who->get<std::string>();
  else actor.id = "E-" + (as->is_array() ? as->front() : *as).get<std::string>();
  return actor;
}

Result<void> say_more(Command& command, const Json& step) {
  if (const auto party = step.find("party"); party != step.end()) {
    TENON_TRY(command.party, read_json<Party>(*party, JsonPath{nullptr, "party"}));
  }
  if (const auto at = step.find("at"); at != step.end()) {
    TENON_TRY(command.at, read_json<Instant>(*at, JsonPath{nullptr, "at"}));
  }
  return {};
}

}  // namespace

Result<Stage> Stage::open(ProceduresPtr procedures, const Rules& rules, Observer* observer,
                          std::unique_ptr<Store> store) {
  TENON_TRY(World world, procedures->plan().make(rules, std::move(store)));
  return Stage(std::move(world), std::move(procedures), observer);
}

Result<void> Stage::attempt(const Json& step) {
  constexpr int deep = 100;  // a path by the paths of all procedures goes some ten deep
  if (depth_ > deep) return refuse("testing.endless").fact("found", as_found(step));
  ++depth_;
  auto done = attempt_one(step);
  --depth_;
  if (done) return done;
  if (depth_ > 0 && stopped_at_.is_null()) stopped_at_ = step;  // the innermost says most
  return done;
}

Result<void> Stage::attempt_one(const Json& step) {
  if (depth_ == 1) stopped_at_ = nullptr;
  if (step.is_string()) return named(step.get_ref<const std::string&>());
  if (const auto only = step.find("for"); only != step.end()) {
    const auto own = step.find("about");
    const Json& about = own == step.end() ? subject_ : *own;
    const auto sale = about.find("sale");
    if (sale == about.end() || std::find(only->begin(), only->end(), *sale) == only->end()) return {};
  }
  if (step.contains("do")) return take_step(step);
  if (step.contains("receive")) return receive(step);
  if (step.contains("papers")) return hand_in(step);
  if (step.contains("open")) return open_case(step);
  if (step.contains("wait")) return wait(step);
  if (step.contains("put")) return put(step);
  if (!step.contains("bring")) return no_such_step(step.dump());
  const auto& workflow = step["bring"].get_ref<const std::string&>();
  const auto own = step.find("about");
  const Json about = own == step.end() ? subject_ : *own;
  if (step.value("unless_there", false)) {
    TENON_TRY(const Subject subject, read_json<Subject>(about, JsonPath{nullptr, "about"}));
    if (is_there(workflow, subject)) return {};
  }
  return bring(workflow, step["to"].get<std::string>(), about, text_in(step, "name", workflow));
}

Result<void> Stage::bring(const std::string& workflow, const std::string& state, const Json& about,
                          const std::string& name) {
  const Json* const path = part(procedures_->find(workflow), "paths", state);
  if (!path)
    return not_found("testing.no_path")
        .field("paths." + state)
        .fact("workflow", workflow)
        .fact("state", state);
  const auto outer = std::exchange(subject_, about);
  const auto kept = cases_;
  Result<void> done;
  for (auto step = path->begin(); done && step != path->end(); ++step) done = attempt(*step);
  const auto made = find(it);
  cases_ = kept;
  subject_ = outer;
  if (!done) return done;
  if (!made) return made.refusal();
  cases_[name] = *made;
  return {};
}

Result<void> Stage::named(const std::string& name) {
  const auto [workflow, what] = parts_of(name);
  const Json* const document = procedures_->find(workflow);
  if (const Json* const steps = part(document, "steps", what)) {
    for (const auto& step : *steps) TENON_CHECK(attempt(step));
    return {};
  }
  if (part(document, "events", what)) return take_step({{"do", what}});
  return no_such_step(name);
}

Result<void> Stage::hand_in(const Json& step) {
  const auto& name = step["papers"].get_ref<const std::string&>();
  const auto [workflow, what] = parts_of(name);
  const Json* const papers = part(procedures_->find(workflow), "papers", what);
  if (!papers) return no_such_step(name);
  const auto without = step.find("without");
  for (const auto& paper : *papers)
    if (without == step.end() || paper["receive"] != *without) TENON_CHECK(attempt(paper));
  return {};
}

Result<Command> Stage::opening(const Json& step) {
  const auto own = step.find("about");
  const Json& about = own == step.end() ? subject_ : *own;
  Command command;
  command.event = "open";
  command.workflow = step["open"].get<std::string>();
  TENON_TRY(command.subject, read_json<Subject>(about, JsonPath{nullptr, "about"}));
  TENON_TRY(command.actor, actor_of(step, nullptr));
  TENON_CHECK(say_more(command, step));
  if (const auto payload = step.find("payload"); payload != step.end()) {
    TENON_TRY(command.payload, filled(*payload, command.subject));
  }
  return command;
}

Result<Command> Stage::event(const Json& step, const CasePtr& on) {
  Command command;
  command.event = step["do"].get<std::string>();
  command.case_id = on->id;
  const Json* const example = part(procedures_->find(on->definition->book().id), "events", command.event);
  TENON_TRY(command.actor, actor_of(step, example));
  TENON_CHECK(say_more(command, step));
  Json payload = Json::object();
  if (example)
    if (const auto fields = example->find("payload"); fields != example->end()) payload = *fields;
  if (const auto fields = step.find("payload"); fields != step.end()) payload.merge_patch(*fields);
  TENON_TRY(command.payload, filled(payload, on->subject));
  return command;
}

Result<void> Stage::open_case(const Json& step) {
  TENON_TRY(Command command, opening(step));
  if (lines_) command.reference = "J-" + std::to_string(++references_);
  TENON_TRY(const Outcome done, execute(command, nullptr));
  cases_[text_in(step, "name", it)] = done.case_id;
  return {};
}

Result<void> Stage::take_step(const Json& step) {
  TENON_TRY(const CasePtr on, get(text_in(step, "case", it)));
  TENON_TRY(const Command command, event(step, on));
  TENON_TRY(const Outcome done, execute(command, on));
  (void)done;
  return {};
}

Result<void> Stage::check(const Json& step) {
  Command command;
  if (step.contains("open")) {
    TENON_TRY(command, opening(step));
  } else {
    TENON_TRY(const CasePtr on, get(text_in(step, "case", it)));
    TENON_TRY(command, event(step, on));
  }
  ++commands_;
  auto verdict = engine().check(command);
  if (verdict.allowed()) return {};
  return std::move(verdict).refusal();
}

Result<void> Stage::receive(const Json& step) {
  TENON_TRY(const CasePtr into, get(text_in(step, "case", it)));
  const auto of = step.find("of");
  if (of == step.end()) return receive_one(step, into, nullptr);
  TENON_TRY(const auto all, persons(*of, into->subject.sale));
  for (const auto& each : all) TENON_CHECK(receive_one(step, into, &each));
  return {};
}

Result<void> Stage::receive_one(const Json& step, const CasePtr& into, const Json* of) {
  Command command;
  command.event = "receive_document";
  command.case_id = into->id;
  if (step.contains("as")) {
    TENON_TRY(command.actor, actor_of(step, nullptr));
  } else {  // anybody who has to do with the case
    for (const Role role : into->definition->book().participants())
      if (role != Role::system) command.actor = {"E-desk", role};
  }
  for (const auto& [form, key] : {std::pair("original", "originals"), std::pair("copy", "copies")}) {
    const auto count = step.value(key, 0);
    if (count == 0) continue;
    command.payload = {{"type", step["receive"]}, {"form", form}, {"copies", count}};
    if (of) command.payload["of"] = *of;
    command.payload["from"] = text_in(step, "from", "none");
    TENON_TRY(const Outcome done, execute(command, into));
    (void)done;
  }
  return {};
}

Result<void> Stage::put(const Json& step) {
  const auto& kind = step["put"].get_ref<const std::string&>();
  TENON_CHECK(world_.put(kind, step["record"]));
  if (!lines_) return {};
  TENON_TRY(const Json record, world_.record(kind, step["record"]["id"].get<std::string>()));
  write({{"do", "put_record"},
         {"kind", kind},
         {"record", record},
         {"actor", {{"id", "E0"}, {"roles", {"manager"}}}}});
  return {};
}

Result<void> Stage::wait(const Json& step) {
  const auto& until = step["wait"].get_ref<const std::string&>();
  if (until == "next_deadline") {
    TENON_TRY(const Instant at, world_.advance_to_next_deadline());
    (void)at;
  } else {
    TENON_TRY(const Instant at, parse_instant(until, "wait"));
    TENON_CHECK(world_.wait_until(at));
  }
  const auto now = to_string(world_.now());
  write({{"do", "set_time"}, {"to", now}});
  write({{"do", "advance"}, {"to", now}});
  return {};
}

bool Stage::is_there(const std::string& workflow, const Subject& about) {
  CaseQuery query;
  query.workflow = workflow;
  query.sale = about.sale;
  query.unit = about.sale ? std::nullopt : about.unit;
  query.building = about.sale || about.unit ? std::nullopt : about.building;
  const auto found = engine().find(query);
  return found && !found->cases.empty();
}

Result<Outcome> Stage::execute(const Command& command, const CasePtr& before) {
  ++commands_;
  auto outcome = engine().execute(command);
  if (observer_) observer_->tried(world_, command, before, outcome);
  if (outcome) write(command, before);
  return outcome;
}

Result<CaseId> Stage::find(const std::string& name) {
  if (const auto found = cases_.find(name); found != cases_.end()) return found->second;
  CaseQuery query;
  query.workflow = name.starts_with("opened:") ? name.substr(7) : name;
  query.limit = 10'000;
  TENON_TRY(const CasePage page, engine().find(query));
  if (!page.cases.empty()) return page.cases.back()->id;
  return not_found("testing.no_such_case").fact("found", name);
}

Result<CasePtr> Stage::get(const std::string& name) {
  TENON_TRY(const CaseId id, find(name));
  return engine().get(id);
}

std::string Stage::state(const std::string& name) {
  const auto found = get(name);
  if (!found) return "none";
  const CaseState& state = **found;
  return state.frame.cancelled ? "cancelled" : std::string(state.definition->book().states[state.state]);
}

}  // namespace tenon::testing
