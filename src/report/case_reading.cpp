#include "report/case_reading.hpp"

#include <algorithm>

namespace tenon::report {
namespace {

/// Whether it was the cancellation that ended the run: it was the rule's newest, and the case still stood in
/// one of the states that the deadline minds.
bool ended_by_cancelling(const CaseState& state, std::size_t at) {
  const auto& clocks = state.frame.clocks;
  const auto& rule = state.definition->book().deadlines[clocks[at].rule];
  if (!state.frame.cancelled || !has(rule.runs | rule.holds, state.state)) return false;
  return std::none_of(clocks.begin() + static_cast<std::ptrdiff_t>(at) + 1, clocks.end(),
                      [&](const ClockRun& later) { return later.rule == clocks[at].rule; });
}

Fate fate_of(const CaseState& state, std::size_t at, Instant now) {
  const auto& run = state.frame.clocks[at];
  // Half-open, as the engine rings it: what happens at the very limit is late.
  const bool passed = run.missed || (run.due && *run.due <= run.ended.value_or(now));
  if (run.ended) {
    if (passed) return Fate::late;
    return ended_by_cancelling(state, at) ? Fate::cut_short : Fate::met;
  }
  if (passed) return Fate::missed;
  return is_running({run.ledger.data(), run.ledger.size()}) ? Fate::running : Fate::paused;
}

void read_runs(CaseReading& reading, const Measures& measures, Instant now) {
  const auto& state = *reading.state;
  const auto& clocks = state.frame.clocks;
  bool first_seen = false;
  for (std::size_t i = 0; i < clocks.size(); ++i) {
    const auto& run = clocks[i];
    const Fate fate = fate_of(state, i, now);
    reading.runs.push_back({run.rule, fate, run.estimated});
    reading.met += fate == Fate::met;
    reading.judged += fate == Fate::met || fate == Fate::late || fate == Fate::missed;
    reading.estimated += run.estimated;
    if (fate == Fate::missed && reading.open) {
      const Instant at = run.due ? *run.due : *run.missed;
      if (!reading.passed || at < reading.passed_at) {
        reading.passed = &run;
        reading.passed_at = at;
      }
    }
    if (measures.first_response && !first_seen &&
        state.definition->book().deadlines[run.rule].id == *measures.first_response) {
      first_seen = true;
      if (run.ended && !ended_by_cancelling(state, i))
        reading.first_response_minutes = (*run.ended - state.opened_at).microseconds / 60'000'000;
    }
  }
}

std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_null() ? std::string() : value.dump();
}

void read_facts(CaseReading& reading, const Measures& measures) {
  std::string text;
  reading.state->definition->print_facts(text, reading.state->facts.get());
  const Json facts = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  const auto fact = [&](const std::optional<std::string>& name) {
    const auto found = name ? facts.find(*name) : facts.end();
    return found == facts.end() ? Json() : *found;
  };
  if (const Json times = fact(measures.reopened); times.is_boolean()) reading.reopened = times.get<bool>();
  else if (times.is_number_integer()) reading.reopened = times.get<std::int64_t>() > 0;

  if (const Json said = fact(measures.satisfaction); said.is_boolean()) {
    reading.satisfied = said.get<bool>();
  } else if (said.is_string()) {
    reading.satisfied = said.get<std::string>() == "satisfied";
  } else if (said.is_number_integer()) {
    const auto mark = said.get<std::int64_t>();
    reading.satisfied = mark >= 4;
    if (mark >= 1 && mark <= 5) reading.mark = static_cast<std::size_t>(mark);
  }
  for (const auto& category : measures.categories) reading.categories.push_back(text_of(fact(category)));
  const auto& assigned = reading.state->frame.department;
  reading.department = assigned ? *assigned : text_of(fact(measures.department));
}

}  // namespace

Result<Instant> finished_at(Engine& engine, const CaseState& state) {
  // A clock ends only by a step, and after the last step nothing but remarks is taken: a clock that ended
  // when the case was last changed ended with it.
  for (const auto& run : state.frame.clocks)
    if (run.ended == state.changed_at) return state.changed_at;
  TENON_TRY(const auto rows, engine.history(state.id));
  const auto& book = state.definition->book();
  for (const auto& row : rows) {
    const auto reached = book.find_state(row.state);
    if (row.event == "cancel" || (reached && book.is_final(*reached))) return row.at;
  }
  return state.changed_at;
}

Result<CaseReading> read_case(Engine& engine, CasePtr state, const Measures& measures, Instant now) {
  CaseReading reading;
  reading.state = std::move(state);
  reading.status = reading.state->status();
  reading.open = reading.status == CaseStatus::open || reading.status == CaseStatus::on_hold;
  read_runs(reading, measures, now);
  read_facts(reading, measures);
  if (!reading.open) {
    TENON_TRY(reading.finished, finished_at(engine, *reading.state));
    if (reading.status == CaseStatus::ended)
      reading.close_minutes = (*reading.finished - reading.state->opened_at).microseconds / 60'000'000;
  }
  return reading;
}

}  // namespace tenon::report
