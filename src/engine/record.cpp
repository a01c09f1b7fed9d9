/// What a step leaves behind: its row of history, and rows for the outbox.
#include "engine/core.hpp"
#include "engine/surroundings.hpp"

namespace tenon {
namespace {

/// The limits that this step read and that are not the table's: what replaying the step must know of the
/// host's own limits at that time.
std::string limits_that_differ(const CaseState& state, std::size_t kept) {
  std::string out;
  const auto& book = state.definition->book();
  for (std::size_t i = kept; i < state.frame.clocks.size(); ++i) {
    const auto& run = state.frame.clocks[i];
    const auto& deadline = book.deadlines[run.rule];
    if (run.ended || deadline.promise || run.limit_set_by) continue;
    if (run.limit == limit_in_table(book, deadline, state.facts.get())) continue;
    out += out.empty() ? "{" : ",";
    print_json_string(out, deadline.id);
    out += ':';
    print_json(out, run.limit);
  }
  return out.empty() ? out : out + "}";
}

}  // namespace

void Engine::Core::append(Work& work, CaseState& state, std::string_view event, std::string payload,
                          std::size_t kept, const Mover& mover) {
  HistoryRow row;
  row.id = state.id;
  row.version = ++state.version;
  row.event = event;
  row.state = state.definition->book().states[state.state];
  row.at = mover.at;
  row.recorded_at = mover.recorded_at;
  row.actor = mover.actor.id;
  row.roles = mover.actor.roles;
  row.party = mover.party;
  row.command = mover.command;
  row.payload = std::move(payload);
  if (!settings.limits.all().empty() || state.frame.policy) row.limits = limits_that_differ(state, kept);
  row.digest = history_digest(state.head, row);
  state.head = row.digest;
  state.changed_at = mover.at;
  work.change.history.push_back(std::move(row));
}

namespace {

/// Those of the sale whom a notice to this party means: all buyers are told what the buyer is told.
std::vector<std::string> recipients(Party party, const CaseState& state, const Surroundings* around) {
  std::vector<std::string> all;
  const bool buyers = party == Party::buyer || party == Party::owner || party == Party::customer;
  if (around && (buyers || party == Party::co_owner || party == Party::spouse || party == Party::guardian))
    for (const auto& person : around->people())
      if (buyers ? person.buys() : person.as == party) all.push_back(person.customer);
  if (all.empty() && buyers && state.subject.customer) all.push_back(*state.subject.customer);
  return all;
}

}  // namespace

void Engine::Core::notify(Work& work, const CaseState& state, const Told& told, Instant at,
                          Instant deliver_after, std::string_view fields, const Surroundings* around) {
  OutboxRow row;
  row.case_id = state.id;
  row.version = state.version;
  row.kind = told.kind;
  row.notice = told.notice;
  if (told.party == Party::none) row.role = told.role;
  else row.party = told.party;
  row.at = at;
  row.deliver_after = deliver_after;
  std::string head = "{\"workflow\":";
  print_json_string(head, state.definition->book().id);
  head += ",\"state\":";
  print_json_string(head, state.definition->book().states[state.state]);
  if (state.reference) {
    head += ",\"reference\":";
    print_json_string(head, *state.reference);
  }
  head += ",\"subject\":";
  print_json(head, state.subject);
  std::string tail = ",\"fields\":";
  (tail += fields) += '}';

  const auto add = [&](std::string_view to, Language language, std::optional<Way> way) {
    row.payload = head;
    if (!to.empty()) {
      print_json_string(row.payload += ",\"to\":", to);
      print_json(row.payload += ",\"language\":", language);
    }
    if (way) print_json(row.payload += ",\"way\":", *way);
    row.payload += tail;
    work.change.outbox.push_back(row);
  };
  auto to = recipients(told.party, state, around);
  if (to.empty()) to.emplace_back();
  for (const auto& each : to) {
    const auto* known = around && !each.empty() ? around->customer(each) : nullptr;
    const auto language = known && known->language ? *known->language : Language::zh;
    if (!told.via[0]) add(each, language, std::nullopt);
    for (const auto& way : told.via)
      if (way) add(each, language, way);
  }
}

}  // namespace tenon
