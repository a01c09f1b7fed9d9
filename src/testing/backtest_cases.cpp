#include "testing/backtest_cases.hpp"

#include <algorithm>

#include "testing/backtest_compare.hpp"

namespace tenon::testing {
namespace {

PartedAt parted_at(const HistoryRow& row) { return {row.event, row.at, row.actor, row.roles}; }

/// The command after which a clock began to run that now reckons otherwise: of those of that moment the one
/// that led into its states.
std::optional<PartedAt> where_dates_parted(const History::Recorded::Case& one, const CaseDifference& dates) {
  const Json& known = dates.before.is_null() ? dates.after : dates.before;
  const auto started = read_json<Instant>(known.value("started", Json()));
  const auto& book = one.state->definition->book();
  const auto deadline = book.find_deadline(dates.what.substr(0, dates.what.find('#')));
  if (!started || !deadline) return std::nullopt;
  std::optional<PartedAt> first, entered;
  bool ran = false;
  for (const auto& row : one.rows) {
    const auto state = book.find_state(row.state);
    const bool runs = state && has(book.deadlines[*deadline].runs, *state);
    if (row.at == *started && !row.command.is_nil()) {
      if (!first) first = parted_at(row);
      if (runs && !ran && !entered) entered = parted_at(row);
    }
    ran = runs;
  }
  return entered ? entered : first;
}

}  // namespace

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

}  // namespace tenon::testing
