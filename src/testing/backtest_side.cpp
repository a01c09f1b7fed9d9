#include "testing/backtest_side.hpp"

#include <algorithm>

#include "testing/shared_store.hpp"

namespace tenon::testing {
namespace {

using Recorded = History::Recorded;

/// Every id of a case within the document, wherever it stands: links, and what the facts say of other cases.
template <class Found>
void each_id(Json& document, const Found& found) {
  constexpr std::size_t length = 36;
  if (document.is_string()) {
    auto& text = document.get_ref<std::string&>();
    if (text.size() != length || text[8] != '-') return;
    if (const auto id = parse_uuid(text)) found(CaseId{*id}, text);
    return;
  }
  if (document.is_structured())
    for (auto& each : document) each_id(each, found);
}

}  // namespace

Result<std::unique_ptr<Side>> Side::open(const Recorded& recorded, const Settings& settings, bool pinned) {
  std::unique_ptr<Side> side(new Side(recorded));
  side->here_.resize(recorded.cases.size());
  Settings own = settings;
  own.store = "memory";
  own.connection = nullptr;
  own.id_seed = 1;  // what a seed is does not matter: the same play gives the same ids
  own.log = LogLevel::off;
  own.workflows = workflows_of(settings);
  Instant begin = recorded.from;
  if (!recorded.records.empty()) begin = std::min(begin, recorded.records.front().at);
  own.clock = Clock::at(begin);
  const std::shared_ptr<Store> store = open_memory_store(*own.workflows);
  std::set<std::string> packs{own.policies.active()->name()};
  if (pinned)
    for (const auto& each : recorded.cases)
      if (each.policy) packs.insert(*each.policy);
  const auto active = own.policies.active()->name();
  for (const auto& pack : packs) {
    TENON_TRY(own.policies, own.policies.activating(pack));
    TENON_TRY(Engine engine, Engine::open(own, std::make_unique<SharedStore>(store)));
    auto& engines = side->engines_;
    engines.emplace(pack == active ? engines.begin() : engines.end(), pack, std::move(engine));
  }
  return side;
}

Engine& Side::engine_of(const std::optional<std::string>& pack) {
  for (auto& [name, engine] : engines_)
    if (pack && name == *pack) return engine;
  return engines_.front().second;
}

Result<void> Side::set_time(Instant now) {
  if (now <= engine().now()) return {};
  return engine().set_time(now);
}

Result<void> Side::ring(Instant until) {
  TENON_TRY(const auto report, engine().advance(until));
  (void)report;
  return {};
}

Result<Command> Side::command_of(const Recorded::Row& at) const {
  const auto& row = recorded_.row(at);
  const auto& one = recorded_.cases[at.case_];
  Command command;
  command.actor = {row.actor, row.roles};
  command.party = row.party;
  command.at = row.at;
  command.event = row.event;
  TENON_TRY(Json payload, parse_json(row.payload, "history"));
  each_id(payload, [&](const CaseId& id, std::string& text) {
    const auto found = recorded_.find.find(id);
    if (found != recorded_.find.end() && here_[found->second]) text = to_string(*here_[found->second]);
  });
  if (row.event == "open") {
    command.workflow = one.state->definition->book().id;
    command.reference = one.state->reference;
    command.subject = one.state->subject;
    command.payload = std::move(payload["opening"]);
    return command;
  }
  if (!here_[at.case_]) return not_found("backtest.no_case").fact("case", to_string(row.id));
  command.case_id = *here_[at.case_];
  command.payload = std::move(payload);
  return command;
}

void Side::pair(std::size_t recorded, const CaseId& here) {
  here_[recorded] = here;
  there_.emplace(here, recorded);
}

/// A case that a step opened is the one that the same command opened in the history, for the same case and of
/// the same workflow, in their order.
Result<void> Side::name(const Outcome& outcome, const CommandId& command) {
  for (const auto& id : outcome.opened) {
    TENON_TRY(const CasePtr child, engine().get(id));
    std::optional<std::size_t> found;
    for (const auto& link : child->frame.links) {
      const auto parent = there_.find(link.id);
      if (link.relation != Relation::opened_by || parent == there_.end()) continue;
      const auto& known = recorded_.cases[parent->second].state->id;
      const auto children =
          recorded_.children.find({known, command, std::string(child->definition->book().id)});
      if (children == recorded_.children.end()) continue;
      for (const auto each : children->second)
        if (!here_[each] && !found) found = each;
    }
    if (found) pair(*found, id);
    else extra_.push_back(id);
  }
  return {};
}

Result<Outcome> Side::execute(const Recorded::Row& at) {
  TENON_TRY(const Command command, command_of(at));
  TENON_TRY(const Outcome outcome, engine_of(recorded_.cases[at.case_].policy).execute(command));
  if (command.event == "open") pair(at.case_, outcome.case_id);
  TENON_CHECK(name(outcome, recorded_.row(at).command));
  return outcome;
}

Verdict Side::check(Command command) {
  if (!command.case_id.is_nil()) {
    const auto found = recorded_.find.find(command.case_id);
    if (found == recorded_.find.end() || !here_[found->second])
      return not_found("backtest.no_case").fact("case", to_string(command.case_id));
    command.case_id = *here_[found->second];
  }
  return engine().check(command);
}

Result<void> Side::put(const RecordRow& row, const Json& fields) {
  Json whole = fields;
  if (const auto known = engine().record(row.kind, row.id)) {
    TENON_TRY(whole, parse_json(known->json, "record"));
    whole.merge_patch(fields);
  }
  TENON_TRY(const auto put, engine().put_record(row.kind, whole, {row.actor, {Role::manager}}));
  (void)put;
  return {};
}

Result<bool> Side::has(const RecordRow& row) {
  const auto known = engine().record(row.kind, row.id);
  return known && known->version >= row.version && known->json == row.json;
}

Result<CasePtr> Side::find(std::size_t recorded) {
  if (!here_[recorded]) return CasePtr();
  return engine().get(*here_[recorded]);
}

Json Side::as_recorded(Json document) const {
  each_id(document, [&](const CaseId& id, std::string& text) {
    if (const auto found = there_.find(id); found != there_.end())
      text = to_string(recorded_.cases[found->second].state->id);
  });
  return document;
}

std::string Side::as_recorded(const std::string& id) const {
  return as_recorded(Json(id)).get<std::string>();
}

}  // namespace tenon::testing
