/// The forecast of a journey: when each procedure can be done, which dates are in danger and through what.
/// The arithmetic is workflow/route.hpp's.
#include <algorithm>

#include "engine/journey.hpp"

namespace tenon {
std::optional<Awaited> JourneyReader::awaited(View& view, const Dependency& dependency) {
  if (dependency.none_open || (dependency.applies && !dependency.applies(*view.around))) return std::nullopt;
  Part* const part = view.find(dependency.workflow);
  if (!part) return std::nullopt;
  if (part->newest && has(dependency.states, part->newest->state)) return std::nullopt;  // it is as far
  const auto busy = std::find(view.under_way.begin(), view.under_way.end(), dependency.workflow);
  if (busy != view.under_way.end()) return std::nullopt;
  time_part(view, *part);
  for (const auto& each : part->times)
    if (has(dependency.states, each.state)) return Awaited{each.earliest, each.latest};
  return std::nullopt;
}

void JourneyReader::time_part(View& view, Part& part) {
  if (part.timed) return;
  part.timed = true;
  if (part.is_done()) return;
  const auto& book = part.book();
  view.under_way.push_back(book.id);
  Awaited start{now_, now_};
  const bool fresh = !part.newest || part.is_over();
  if (fresh)
    for (const auto& dependency : book.opening_dependencies)
      if (const auto other = awaited(view, dependency)) {
        start.earliest = std::max(start.earliest, other->earliest);
        start.latest = std::max(start.latest, other->latest);
      }
  static const std::vector<ClockRun> none;
  const Frame empty;
  const Frame& frame = fresh ? empty : part.newest->frame;
  const auto key = fresh || !book.limit_key ? std::string_view() : book.limit_key(part.newest->facts.get());
  part.times =
      timeline(book, fresh ? book.initial : part.newest->state, fresh ? none : frame.clocks, key, start,
               core_.reckoning(frame, now_), [&](const Dependency& each) { return awaited(view, each); });
  view.under_way.pop_back();
}

/// What made `reached` as late as it is: back from it, through the procedures that it waited for.
std::vector<ChainLink> JourneyReader::chain_to(View& view, Part& part, std::size_t reached, int depth) {
  std::vector<ChainLink> chain;
  if (depth > 24) return chain;
  const auto& book = part.book();
  const auto before = [&](const Dependency& dependency) {
    Part* const other = view.find(dependency.workflow);
    if (!other) return;
    for (std::size_t i = 0; i < other->times.size(); ++i)
      if (has(dependency.states, other->times[i].state)) {
        chain = chain_to(view, *other, i, depth + 1);
        return;
      }
  };
  std::size_t from = 0;
  for (std::size_t i = reached; i > 0; --i)
    if (part.times[i].waited_for) {
      before(*part.times[i].waited_for);
      from = i - 1;
      break;
    }
  if (chain.empty() && !part.newest)
    for (const auto& dependency : book.opening_dependencies) {
      const auto other = awaited(view, dependency);
      if (other && other->latest == part.times[0].latest) before(dependency);
      if (!chain.empty()) break;
    }
  for (std::size_t i = from; i < reached; ++i) {
    const auto& next = part.times[i + 1];
    if (!next.deadline && !next.waited_for) continue;  // takes no time
    ChainLink link{std::string(book.id), std::string(book.states[part.times[i].state]), text_of(book.title),
                   text_of(book.state_labels[part.times[i].state]), next.latest};
    if (next.waited_for) link.waits_for = next.waited_for->workflow;
    else link.deadline = book.deadlines[*next.deadline].id;
    chain.push_back(std::move(link));
  }
  return chain;
}

/// When the case first came to one of these states.
Instant JourneyReader::kept_since(const CaseState& state, StateSet keeping) {
  const auto rows = core_.store->history(state.id);
  if (rows)
    for (const auto& row : *rows)
      if (const auto found = state.definition->book().find_state(row.state); found && has(keeping, *found))
        return row.at;
  return state.changed_at;
}

void JourneyReader::add_promises(View& view, Part& part, std::vector<Promise>& into) {
  const auto& book = part.book();
  const auto judge = [&](Promise promise, std::size_t reached) {
    promise.outlook = promise.earliest > promise.by ? Outlook::lost
                      : promise.latest > promise.by ? Outlook::at_risk
                                                    : Outlook::in_time;
    if (promise.outlook != Outlook::in_time) promise.chain = chain_to(view, part, reached, 0);
    into.push_back(std::move(promise));
  };
  if (book.sale.must_end_by) {
    const auto date = book.sale.must_end_by(*view.around);
    const auto& zone = core_.settings.calendar->zone();
    if (date) {
      Promise promise;
      promise.workflow = book.id;
      promise.what = book.sale.date_name;
      promise.source = book.sale.source;
      promise.by = zone.start_of(*date + boost::gregorian::days(1));
      const StateSet keeping = book.sale.kept_in | only(book.goal);
      if (part.newest && has(keeping, part.newest->state)) {
        promise.earliest = promise.latest = kept_since(*part.newest, keeping);
        promise.outlook = promise.latest <= promise.by ? Outlook::kept : Outlook::lost;
        into.push_back(std::move(promise));
      } else {
        for (std::size_t i = 0; i < part.times.size(); ++i) {
          if (!has(keeping, part.times[i].state)) continue;
          promise.earliest = part.times[i].earliest;
          promise.latest = part.times[i].latest;
          judge(std::move(promise), i);
          break;
        }
      }
    }
  }
  // The dates of an open case: promised ones, and limits that an outside party's time or another case makes
  // unreachable.
  if (!part.newest || part.is_over()) return;
  for (const auto& run : part.newest->frame.clocks) {
    if (run.ended || !run.due) continue;
    const Deadline& deadline = book.deadlines[run.rule];
    for (std::size_t i = 1; i < part.times.size(); ++i) {
      if (has(deadline.runs | deadline.holds, part.times[i].state)) continue;
      const auto& at = part.times[i];
      if (at.earliest > *run.due || run.missed || (deadline.promise && at.latest > *run.due))
        judge({std::string(book.id), std::string(deadline.id), std::string(deadline.source), *run.due,
               at.earliest, at.latest},
              i);
      break;
    }
  }
}

}  // namespace tenon
