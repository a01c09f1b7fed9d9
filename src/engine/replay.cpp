/// A case from its history alone: what as_of answers with, and what verify compares the store against.
#include <algorithm>
#include <array>

#include "engine/core.hpp"

namespace tenon {
namespace {

Refusal broken(const HistoryRow& row, std::string_view problem) {
  return fault("verify.broken")
      .fact("case", to_string(row.id))
      .fact("version", std::to_string(row.version))
      .fact("problem", problem);
}

/// Whether the table has a row that leads from here to the state that was recorded.
bool is_a_step(const RuleBook& book, StateIndex from, EventIndex event, StateIndex to) {
  return std::any_of(book.steps.begin(), book.steps.end(), [&](const Step& step) {
    return step.event == event && has(step.from, from) && (step.stays ? from : step.to) == to;
  });
}

}  // namespace

Result<std::shared_ptr<CaseState>> Engine::Core::replay(const CaseState& of,
                                                        const std::vector<HistoryRow>& rows,
                                                        std::optional<Instant> until) {
  const Definition& definition = *of.definition;
  const auto& book = definition.book();
  const auto state = std::make_shared<CaseState>();
  state->id = of.id;
  state->definition = &definition;
  for (const auto& row : rows) {
    if (until && row.at > *until) break;
    TENON_TRY(const Json payload, parse_json(row.payload, "history"));
    LimitTable limits;
    if (!row.limits.empty()) {
      TENON_TRY(const Json differing, parse_json(row.limits, "limits"));
      TENON_TRY(limits, LimitTable::read(differing, {}));
    }
    const Reckoning by{*settings.calendar, limits, settings.counting};
    const Actor actor{row.actor, row.roles};
    const Context context{row.at, actor, row.party, state->subject, state->frame, *settings.calendar};
    if (row.version != state->version + 1) return broken(row, "a step is missing before it");
    if (row.event == "open") {
      Json record = payload;
      const auto opening = record.find("opening");
      if (opening == record.end()) return broken(row, "no opening");
      TENON_TRY(const Body body, definition.read_opening(*opening));
      record.erase("opening");
      TENON_TRY(const auto opened, read_json<OpeningRecord>(record));
      state->subject = opened.subject;
      state->reference = opened.reference;
      if (opened.parent) state->frame.links.push_back(*opened.parent);
      state->frame.policy = opened.policy;
      state->state = book.initial;
      state->facts = definition.begin(body.get(), context);
      state->opened_at = row.at;
      const Moved moved{.to = state->state, .facts = state->facts.get()};
      TENON_CHECK(move_clocks(state->frame, book, moved, row.at, by));
    } else if (const auto event = book.find_event(row.event)) {
      TENON_TRY(const Body body, definition.read_event(*event, payload));
      const auto after = book.find_state(row.state);
      if (!after || !is_a_step(book, state->state, *event, *after))
        return broken(row, "no such step in the rules");
      const Body facts_before = state->facts;
      state->facts = definition.evolve(facts_before, *event, body.get(), context);
      remember_doer(state->frame, book, *event, row.actor);
      const Moved moved{state->state, event, facts_before.get(), *after, state->facts.get()};
      state->state = *after;
      TENON_CHECK(move_clocks(state->frame, book, moved, row.at, by));
      if (book.is_final(*after)) TENON_CHECK(end_clocks(state->frame, row.at));
    } else if (auto action = read_action(row.event, payload)) {
      if (!*action) return std::move(*action).refusal();
      TENON_CHECK(act(state->frame, book, state->state, **action, context, by));
    } else {
      return broken(row, "unknown event");
    }
    state->version = row.version;
    state->changed_at = row.at;
    state->head = row.digest;
  }
  if (state->version == 0)
    return not_found("case.not_yet").fact("case", to_string(of.id)).fact("opened", to_string(of.opened_at));
  return state;
}

Result<Engine::VerifyReport> Engine::Core::verify(const std::function<void(std::int64_t)>& progress) {
  TENON_CHECK(store->check());
  VerifyReport report;
  std::string heads;
  const auto problem = [&](Refusal refusal) {
    if (report.problems.size() < 100) report.problems.push_back(std::move(refusal));
  };
  CaseQuery query;
  query.limit = 1000;
  Digest all{};
  for (;;) {
    TENON_TRY(const CasePage page, store->find(query));
    for (const auto& each : page.cases) {
      TENON_TRY(const auto rows, store->history(each->id));
      ++report.cases;
      report.rows += static_cast<std::int64_t>(rows.size());
      Digest before{};
      bool whole = true;
      for (const auto& row : rows) {
        if (whole && history_digest(before, row) != row.digest) {
          problem(broken(row, "the digest does not fit: the row was changed"));
          whole = false;
        }
        before = row.digest;
      }
      if (whole && before != each->head)
        problem(broken(rows.empty() ? HistoryRow{} : rows.back(), "the newest step is missing"));
      if (whole && !rows.empty()) {
        auto again = replay(*each, rows, std::nullopt);
        if (!again) problem(std::move(again).refusal());
        else {
          std::string stored;
          std::string replayed;
          each->definition->print_facts(stored, each->facts.get());
          each->definition->print_facts(replayed, (*again)->facts.get());
          if (stored != replayed) problem(broken(rows.back(), "the facts are not what the history says"));
          if ((*again)->state != each->state)
            problem(broken(rows.back(), "the state is not what the history says"));
          if (to_json_text((*again)->frame) != to_json_text(each->frame))
            problem(broken(rows.back(), "documents, links or clocks are not what the history says"));
        }
      }
      std::array<char, 64> chained{};
      std::copy(all.begin(), all.end(), chained.begin());
      std::copy(each->head.begin(), each->head.end(), chained.begin() + 32);
      all = sha256({chained.data(), chained.size()});
      if (progress) progress(report.cases);
    }
    if (!page.next) break;
    query.after = page.next;
  }
  report.digest = to_hex(all);
  return report;
}

}  // namespace tenon
