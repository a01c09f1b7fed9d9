#include "testing/mutant_places.hpp"

#include <algorithm>
#include <initializer_list>

#include "testing/rule_names.hpp"

namespace tenon::testing {
namespace {

/// "prenotice/submit#2", "prenotice/prenotice.papers", "prenotice/": spots and changes have it alike.
template <class Placed>
std::string place_of(const Placed& placed) {
  std::string place = placed.workflow + "/";
  if (placed.event) place += *placed.event;
  if (placed.row) place += "#" + std::to_string(*placed.row);
  if (placed.deadline) place += *placed.deadline;
  return place;
}

/// What a kind of change asks for: spots of these kinds; whether they have to name the same thing.
struct Wanted {
  std::vector<SpotKind> exactly;
  std::vector<SpotKind> nearby;
  bool same_what = true;
};
Wanted wanted_for(const RuleChange& change) {
  using enum SpotKind;
  const std::vector<SpotKind> row =
      change.event == opening_event ? std::vector{event_tried, opened} : std::vector{step_tried};
  switch (change.kind) {
    case ChangeKind::guard_dropped:
    case ChangeKind::guard_negated: return {{guard_allowed, guard_refused}, {}};
    case ChangeKind::condition_dropped:
    case ChangeKind::condition_negated: return {{condition_held, condition_failed}, {}};
    case ChangeKind::role_added:
    case ChangeKind::role_dropped: return {{role_refused}, row, false};
    case ChangeKind::target_changed:
    case ChangeKind::step_dropped:
    case ChangeKind::from_removed: return {{step_taken}, row, false};
    case ChangeKind::from_added: return {{event_tried}, {}, false};
    case ChangeKind::document_dropped:
    case ChangeKind::originals_changed:
    case ChangeKind::copies_changed:
    case ChangeKind::document_always_asked:
    case ChangeKind::document_asked_of_all:
      return {{document_missing, document_present, document_not_needed}, row};
    case ChangeKind::dependency_dropped:
    case ChangeKind::dependency_widened:
    case ChangeKind::dependency_narrowed:
    case ChangeKind::dependency_always: return {{dependency_unmet, dependency_met}, row};
    case ChangeKind::apart_from_dropped: return {{same_person_refused}, row, false};
    case ChangeKind::notice_dropped:
    case ChangeKind::notice_always:
    case ChangeKind::notice_condition_negated:
    case ChangeKind::way_dropped: return {{notice_sent, notice_kept_back}, {}};
    case ChangeKind::effect_dropped: return {{effect_happened}, {}};
    case ChangeKind::ladder_dropped: return {{ladder_called, deadline_missed}, {deadline_ran}, false};
    case ChangeKind::warning_changed:
    case ChangeKind::warning_dropped: return {{warning_given}, {deadline_ran}, false};
    case ChangeKind::limit_changed:
    case ChangeKind::keyed_limit_changed:
    case ChangeKind::keyed_limit_dropped:
    case ChangeKind::runs_in_removed:
    case ChangeKind::holds_in_removed:
    case ChangeKind::restart_dropped: return {{deadline_missed}, {deadline_ran}, false};
    case ChangeKind::leader_added:
    case ChangeKind::leader_dropped: return {{leader_refused}, {action_tried}, false};
    case ChangeKind::repeat_loosened: return {{repeat_refused}, {}, false};
    case ChangeKind::sale_always_needs:
    case ChangeKind::sale_date_dropped:
    case ChangeKind::sale_never_needs: break;
  }
  return {};
}

bool among(SpotKind kind, const std::vector<SpotKind>& kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace

MutantPlaces::MutantPlaces(const std::vector<Spot>& spots) : spots_(spots) {
  for (std::size_t i = 0; i < spots.size(); ++i)
    by_place_[place_of(spots[i])].push_back(static_cast<std::uint32_t>(i));
}

Consulted MutantPlaces::find(const RuleChange& change) const {
  Consulted found;
  const Wanted wanted = wanted_for(change);
  // Whether an event is tried where it has no row is counted by the event, not by one of its rows.
  RuleChange at = change;
  if (change.kind == ChangeKind::from_added) at.row.reset();
  const auto place = by_place_.find(place_of(at));
  if (place == by_place_.end()) return found;
  const bool of_state = change.kind == ChangeKind::from_added || change.kind == ChangeKind::from_removed;
  for (const auto spot : place->second) {
    const Spot& each = spots_[spot];
    if (of_state && each.from != change.what) continue;
    if (among(each.kind, wanted.exactly) && (!wanted.same_what || each.what == change.what))
      found.exactly.push_back(spot);
    else if (among(each.kind, wanted.nearby)) found.nearby.push_back(spot);
  }
  return found;
}

}  // namespace tenon::testing
