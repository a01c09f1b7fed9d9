/// What a step leaves behind: its row of history, and rows for the outbox.
#include "engine/core.hpp"

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
  if (!settings.limits.all().empty()) row.limits = limits_that_differ(state, kept);
  row.digest = history_digest(state.head, row);
  state.head = row.digest;
  state.changed_at = mover.at;
  work.change.history.push_back(std::move(row));
}

void Engine::Core::notify(Work& work, const CaseState& state, std::string_view kind, std::string_view notice,
                          Role role, Party party, Instant at, Instant deliver_after,
                          std::string_view fields) {
  OutboxRow row;
  row.case_id = state.id;
  row.version = state.version;
  row.kind = kind;
  row.notice = notice;
  if (party == Party::none) row.role = role;
  else row.party = party;
  row.at = at;
  row.deliver_after = deliver_after;
  row.payload = "{\"workflow\":";
  print_json_string(row.payload, state.definition->book().id);
  row.payload += ",\"state\":";
  print_json_string(row.payload, state.definition->book().states[state.state]);
  if (state.reference) {
    row.payload += ",\"reference\":";
    print_json_string(row.payload, *state.reference);
  }
  row.payload += ",\"subject\":";
  print_json(row.payload, state.subject);
  ((row.payload += ",\"fields\":") += fields) += '}';
  work.change.outbox.push_back(std::move(row));
}

}  // namespace tenon
