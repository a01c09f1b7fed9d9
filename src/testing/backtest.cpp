#include "tenon/testing/backtest.hpp"

#include <algorithm>
#include <chrono>

#include "testing/backtest_change.hpp"
#include "testing/backtest_compare.hpp"
#include "testing/backtest_log.hpp"
#include "testing/backtest_play.hpp"

namespace tenon::testing {
namespace {

using Recorded = History::Recorded;

/// What the play has told of a case so far.
struct Notes {
  std::optional<PartedAt> first;
  std::optional<Refusal> refusal;
  std::string stood;  ///< where the control stood after the command that was refused
  std::optional<CaseId> follows;
  std::int64_t follow_ups = 0;
  std::optional<NotReproducible> not_reproducible;
};

PartedAt parted_at(const HistoryRow& row) { return {row.event, row.at, row.actor, row.roles}; }

class Comparison {
 public:
  Comparison(const Recorded& recorded, Side& control, Side& changed, Backtest& into)
      : recorded_(recorded),
        control_(control),
        changed_(changed),
        into_(into),
        notes_(recorded.cases.size()) {}

  void hear(const Played& played);
  Result<void> check_control();
  /// @param with_sums whether the two sides reckon by different packs
  Result<void> compare(bool with_sums, const Json& circumstances);

 private:
  [[nodiscard]] std::optional<CaseId> cause_of(const Refusal& refusal, std::size_t of);
  [[nodiscard]] Refusal as_recorded(Refusal refusal) const;
  [[nodiscard]] CaseDifferences headed(std::size_t of) const;
  Result<void> compare_case(std::size_t of, const Json* circumstances);
  Result<void> compare_extra();

  const Recorded& recorded_;
  Side& control_;
  Side& changed_;
  Backtest& into_;
  std::vector<Notes> notes_;
};

/// A refusal names cases as the side has them; people know them as the store has them.
Refusal Comparison::as_recorded(Refusal refusal) const {
  for (auto& fact : refusal.facts) fact.value = changed_.as_recorded(fact.value);
  return refusal;
}

/// The case that had parted before and for which this one is refused: the one that the refusal names, or the
/// newest of the workflow that it names about the same sale.
std::optional<CaseId> Comparison::cause_of(const Refusal& refusal, std::size_t of) {
  const auto& own = *recorded_.cases[of].state;
  if (refusal.code == "backtest.no_case") {
    if (notes_[of].first || !recorded_.cases[of].parent) return std::nullopt;
    return recorded_.cases[of].parent;
  }
  if (const auto id = parse_uuid(refusal.fact("case"))) {
    const auto found = recorded_.find.find(CaseId{*id});
    if (found == recorded_.find.end() || found->second == of || !notes_[found->second].first)
      return std::nullopt;
    return CaseId{*id};
  }
  const auto workflow = refusal.fact("workflow");
  const bool is_of_sale = refusal.fact("scope") == "sale";
  std::optional<CaseId> cause;
  for (std::size_t i = 0; i < recorded_.cases.size(); ++i) {
    const auto& other = *recorded_.cases[i].state;
    const bool together = is_of_sale ? own.subject.sale && other.subject.sale == own.subject.sale
                                     : own.subject.building && other.subject.building == own.subject.building;
    if (i != of && together && notes_[i].first && other.definition->book().id == workflow) cause = other.id;
  }
  return cause;
}

void Comparison::hear(const Played& played) {
  const auto& row = recorded_.row(*played.row);
  const auto of = played.row->case_;
  auto& notes = notes_[of];
  ++into_.commands;
  if (played.control.refusal) {
    if (notes.not_reproducible) return;
    notes.not_reproducible = NotReproducible{row.id, {}, {}, "command", row.event, {}, {}};
    notes.not_reproducible->replayed = played.control.refusal->code;
    notes.not_reproducible->refusal = played.control.refusal;
    return;
  }
  if (const auto& refusal = played.changed.refusal) {
    if (notes.first || refusal->code == "backtest.no_case") {
      ++notes.follow_ups;
      if (!notes.follows && !notes.first) notes.follows = cause_of(*refusal, of);
      return;
    }
    notes.refusal = as_recorded(*refusal);
    notes.follows = cause_of(*notes.refusal, of);
    notes.first = parted_at(row);
    notes.stood = played.control.state;
    return;
  }
  const bool same =
      played.control.state == played.changed.state && played.control.status == played.changed.status;
  if (!same && !notes.first) notes.first = parted_at(row);
}

Result<void> Comparison::check_control() {
  for (std::size_t i = 0; i < recorded_.cases.size(); ++i) {
    const auto& state = *recorded_.cases[i].state;
    auto& no = notes_[i].not_reproducible;
    if (!no) {
      TENON_TRY(const CasePtr replayed, control_.find(i));
      if (!replayed) no = NotReproducible{{}, {}, {}, "missing", {}, {}, {}};
      else no = unlike(CaseStanding::of(state, nullptr), CaseStanding::of(*replayed, &control_));
    }
    if (!no) continue;
    no->id = state.id;
    no->workflow = state.definition->book().id;
    no->reference = state.reference;
    into_.not_reproducible.push_back(*no);
  }
  return {};
}

CaseDifferences Comparison::headed(std::size_t of) const {
  const auto& state = *recorded_.cases[of].state;
  const auto& notes = notes_[of];
  CaseDifferences all{state.id,
                      std::string(state.definition->book().id),
                      state.reference,
                      state.subject,
                      notes.first,
                      notes.refusal,
                      notes.follows,
                      notes.follow_ups,
                      {}};
  if (notes.refusal)
    all.differences.push_back({DifferenceKind::refused, notes.first->event, Json{{"state", notes.stood}},
                               Json::parse(notes.refusal->to_json(), nullptr, false)});
  return all;
}

/// The command after which a clock began to run that now reckons otherwise.
std::optional<PartedAt> where_dates_parted(const Recorded::Case& one, const CaseDifference& dates) {
  const Json& known = dates.before.is_null() ? dates.after : dates.before;
  const auto started = read_json<Instant>(known.value("started", Json()));
  if (!started) return std::nullopt;
  for (const auto& row : one.rows)
    if (row.at == *started && !row.command.is_nil()) return parted_at(row);
  return std::nullopt;
}

Result<void> Comparison::compare_case(std::size_t of, const Json* circumstances) {
  TENON_TRY(const CasePtr before, control_.find(of));
  TENON_TRY(const CasePtr after, changed_.find(of));
  if (!before) return {};
  auto all = headed(of);
  const auto stood = CaseStanding::of(*before, &control_);
  if (!after) {
    all.differences.push_back(
        {DifferenceKind::not_opened, "state", {{"state", stood.state}, {"status", stood.status}}, Json()});
  } else {
    // What was refused has left its facts unsaid: they would only repeat the refusal.
    for (auto& each : differences_between(stood, CaseStanding::of(*after, &changed_), !all.refusal))
      all.differences.push_back(std::move(each));
    if (circumstances)
      for (auto& each : sums_between(control_, *before, changed_, *after, *circumstances, into_.not_computed))
        all.differences.push_back(std::move(each));
  }
  if (all.differences.empty()) return {};
  for (const auto& each : all.differences)
    if (!all.first && each.kind == DifferenceKind::dates)
      all.first = where_dates_parted(recorded_.cases[of], each);
  into_.differing.push_back(std::move(all));
  return {};
}

/// Cases that only the changed side has. What the control opened beyond the history, too, is none of the
/// change's doing.
Result<void> Comparison::compare_extra() {
  std::map<std::pair<std::string, std::string>, std::int64_t> in_control;
  const auto whose = [](const CaseState& state, const Side& side) {
    std::string parent;
    for (const auto& link : state.frame.links)
      if (link.relation == Relation::opened_by) parent = side.as_recorded(to_string(link.id));
    return std::pair(parent, std::string(state.definition->book().id));
  };
  for (const auto& id : control_.extra()) {
    TENON_TRY(const CasePtr state, control_.engine().get(id));
    ++in_control[whose(*state, control_)];
  }
  for (const auto& id : changed_.extra()) {
    TENON_TRY(const CasePtr state, changed_.engine().get(id));
    const auto key = whose(*state, changed_);
    if (in_control[key]-- > 0) continue;
    CaseDifferences one;
    one.workflow = key.second;
    one.subject = state->subject;
    if (const auto parent = parse_uuid(key.first)) one.follows = CaseId{*parent};
    const auto standing = CaseStanding::of(*state, &changed_);
    one.differences.push_back(
        {DifferenceKind::opened, "state", Json(), {{"state", standing.state}, {"status", standing.status}}});
    into_.differing.push_back(std::move(one));
  }
  return {};
}

Result<void> Comparison::compare(bool with_sums, const Json& circumstances) {
  for (std::size_t i = 0; i < recorded_.cases.size(); ++i)
    if (!notes_[i].not_reproducible) TENON_CHECK(compare_case(i, with_sums ? &circumstances : nullptr));
  return compare_extra();
}

/// The lines of the log, each asked of both sides when its turn comes.
class Asking {
 public:
  Asking(std::vector<LogLine> lines, Side& control, Side& changed, Backtest& into)
      : lines_(std::move(lines)), control_(control), changed_(changed), into_(into) {}

  void ask_up_to(std::size_t row) {
    for (; next_ < lines_.size() && lines_[next_].before <= row; ++next_) {
      const auto& line = lines_[next_];
      auto before = control_.check(line.command);
      auto after = changed_.check(line.command);
      if (!before.allowed()) ++into_.lines_asked;
      const bool same = before.allowed() ? after.allowed()
                                         : !after.allowed() && before.refusal().code == after.refusal().code;
      if (same) continue;
      LineDifference one{line.number, line.workflow, line.reference, {}, {}, {}};
      one.asked = {line.command.event, line.command.at.value_or(control_.engine().now()),
                   line.command.actor.id, line.command.actor.roles};
      if (!before.allowed()) one.before = std::move(before).refusal();
      if (!after.allowed()) one.after = std::move(after).refusal();
      into_.lines.push_back(std::move(one));
    }
  }

 private:
  std::vector<LogLine> lines_;
  Side& control_;
  Side& changed_;
  Backtest& into_;
  std::size_t next_ = 0;
};

/// Says in which of the two documents a field stands that a side cannot be opened with.
Result<std::unique_ptr<Side>> named(Result<std::unique_ptr<Side>> side, const std::string& document) {
  if (side) return side;
  Refusal refusal = std::move(side).refusal();
  refusal.field = document + (refusal.code == "policy.pack_unknown" ? "policy" : refusal.field);
  return refusal;
}

}  // namespace

std::int64_t Backtest::count(DifferenceKind kind) const noexcept {
  return std::count_if(differing.begin(), differing.end(), [&](const CaseDifferences& each) {
    return std::any_of(each.differences.begin(), each.differences.end(),
                       [&](const CaseDifference& difference) { return difference.kind == kind; });
  });
}

Result<Backtest> backtest(const History& history, const BacktestChange& change,
                          const BacktestOptions& options) {
  const auto begun = std::chrono::steady_clock::now();
  const auto& recorded = history.recorded();
  Backtest result;
  result.cases = history.cases();
  result.from = recorded.from;
  result.until = recorded.until;
  result.zone = options.settings.calendar->zone();

  Settings as_it_is = options.settings;
  as_it_is.workflows = recorded.workflows;
  TENON_TRY(const Settings as_it_would_be, settings_under(change, as_it_is));
  result.changes = in_words(change, as_it_is);
  TENON_TRY(const auto control, named(Side::open(recorded, as_it_is, /*pinned=*/true), "settings."));
  TENON_TRY(const auto changed, named(Side::open(recorded, as_it_would_be, !change.policies), "change."));

  TENON_TRY(auto lines, read_log(options.log, recorded, control->engine()));
  Asking asking(std::move(lines), *control, *changed, result);
  Comparison comparison(recorded, *control, *changed, result);
  bool stopped = false;
  constexpr std::int64_t seldom = 200;
  const auto heard = [&](const Played& played) -> Result<bool> {
    comparison.hear(played);
    if (options.progress && result.commands % seldom == 0)
      stopped = !options.progress(result.commands, recorded.commands);
    return !stopped;
  };
  const auto before = [&](std::size_t row) -> Result<void> {
    asking.ask_up_to(row);
    return {};
  };
  TENON_CHECK(Play(recorded, *control, *changed).run(before, heard));
  if (!stopped) asking.ask_up_to(recorded.rows.size());
  result.left_out = recorded.commands - result.commands;
  if (!stopped) TENON_CHECK(comparison.check_control());
  for (Side* const side : {control.get(), changed.get()}) TENON_CHECK(side->ring(side->engine().now()));
  TENON_CHECK(comparison.compare(change.policies.has_value(), options.circumstances));
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  return result;
}

}  // namespace tenon::testing
