#include "testing/persistent_set.hpp"

#include <algorithm>

namespace tenon::testing {
namespace {

/// A footprint is kept for each event, for opening and for cancelling.
std::size_t kind_of(const Move& move) {
  if (move.kind == Move::Kind::event) return move.event;
  return move.kind == Move::Kind::open ? max_events : max_events + 1;
}

/// Whether a case in this state counts for a dependency: as reached, or as standing in the way.
bool counts(const Dependency& on, const RuleBook& book, StateIndex state) {
  const bool named = has(on.states, state);
  return on.none_open ? !book.is_final(state) && !named : named;
}

}  // namespace

std::size_t Agent::ways_on() const {
  return static_cast<std::size_t>(
      std::count_if(moves.begin(), moves.end(), [](const auto& move) { return move.second->leads_on; }));
}

void PersistentSets::learn(const Agent& agent) {
  for (const auto& [move, answer] : agent.moves) {
    auto& known = footprints_[{agent.workflow, kind_of(*move)}];
    const Footprint seen{answer->cases_read, answer->cases_written, answer->records_read,
                         answer->records_written};
    const auto more = [&](auto Footprint::*set) {
      const auto added = seen.*set & ~(known.*set);
      known.*set |= added;
      return added != 0;
    };
    // Each of them has to be taken in, so no short cut.
    const bool grown = more(&Footprint::cases_read) | more(&Footprint::cases_written) |
                       more(&Footprint::records_read) | more(&Footprint::records_written);
    if (grown) {
      learnt_ = true;
      futures_.clear();
    }
  }
}

PersistentSets::Future PersistentSets::future_of(std::size_t workflow, std::optional<StateIndex> from) const {
  const auto& procedure = space_.procedures()[workflow];
  const auto& book = *procedure.book;
  Future made;
  const auto take_in = [&](std::size_t kind) {
    const auto found = footprints_.find({workflow, kind});
    if (found == footprints_.end()) return;
    made.cases_read |= found->second.cases_read;
    made.cases_written |= found->second.cases_written;
    made.records_read |= found->second.records_read;
    made.records_written |= found->second.records_written;
  };
  StateSet at = from ? only(*from) : only(book.initial);
  if (!from) {
    made.states = at;
    take_in(max_events);
    for (const auto& each : book.opening_dependencies) made.dependencies.push_back(&each);
    if (book.repeat != Repeat::freely) made.cases_read |= procedure.bit;
  }
  for (bool grown = true; std::exchange(grown, false);)
    for (const auto& step : book.steps)
      for (StateIndex state = 0; state < book.states.size(); ++state)
        if (has(step.from & at, state)) {
          const StateSet to = step.stays ? only(state) : only(step.to);
          grown = grown || (to & ~at) != 0;
          at |= to;
          made.states |= to;
        }
  for (const auto& step : book.steps)
    if ((step.from & at) != 0) {
      take_in(step.event);
      for (const auto& each : step.dependencies) made.dependencies.push_back(&each);
    }
  if (exploration_.cancelling) take_in(max_events + 1);
  foresee_conditions(made, workflow, from);
  return made;
}

void PersistentSets::foresee_conditions(Future& into, std::size_t workflow,
                                        std::optional<StateIndex> from) const {
  const auto& book = *space_.procedures()[workflow].book;
  const auto& all = exploration_.invariants.conditions;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& c = all[i];
    bool may = false;
    if (c.about == Condition::About::record) {
      may = (into.records_written & space_.records_of_conditions()) != 0;
    } else if (c.workflow == book.id) {
      const bool here = from && has(c.states, *from);
      const bool later = (into.states & c.states) != 0;
      const bool elsewhere = (into.states & ~c.states) != 0;
      may = exploration_.cancelling || c.cancelled || (!here && later) ||
            (here && (elsewhere || !c.fields.empty()));
    }
    for (const auto& other : space_.procedures())
      may = may || ((into.cases_written & other.bit) != 0 && other.book->id == c.workflow);
    if (may) into.conditions |= ConditionSet{1} << i;
  }
}

const PersistentSets::Future& PersistentSets::future(const Key& state, const Agent& agent) {
  std::optional<StateIndex> from;
  if (!agent.opens) from = space_.local(state[agent.place]).at->state;
  const std::pair of(agent.workflow, from ? std::size_t{*from} : max_states);
  if (const auto found = futures_.find(of); found != futures_.end()) return found->second;
  return futures_.emplace(of, future_of(agent.workflow, from)).first->second;
}

PersistentSets::Present PersistentSets::present(const Key& state, const Agent& agent) const {
  Present made;
  ConditionSet changed = 0;
  const auto before = space_.conditions(state);
  for (const auto& [move, answer] : agent.moves) {
    (void)move;
    made.cases_read |= answer->rests_on_cases;
    made.records_read |= answer->records_read;
    made.records_written |= answer->records_written;
    for (const auto& [place, number] : answer->changes)
      if (std::none_of(made.changes.begin(), made.changes.end(),
                       [&](const auto& c) { return c.place == place && c.to == number; }))
        made.changes.push_back({place, state[place], number});
    if (answer->leads_on) changed |= before ^ space_.conditions(space_.after(state, *answer));
    made.dependencies.insert(made.dependencies.end(), answer->rests_on.begin(), answer->rests_on.end());
  }
  for (const auto& invariant : exploration_.invariants.all)
    if ((invariant.conditions & changed) != 0) made.conditions |= invariant.conditions;
  return made;
}

bool PersistentSets::differs(const Dependency& on, Number from, Number to) const {
  const auto count = [&](Number number) {
    if (number == 0) return false;
    const auto& at = *space_.local(number).at;
    return !at.frame.cancelled && counts(on, at.definition->book(), at.state);
  };
  // One more case may hide, as the newest, what the others have reached.
  return from == 0 || count(from) != count(to) ||
         space_.local(from).at->frame.cancelled.has_value() !=
             space_.local(to).at->frame.cancelled.has_value();
}

bool PersistentSets::may_differ(const Dependency& on, const Key& state, const Agent& other,
                                const Future& later) const {
  const auto& book = *space_.procedures()[other.workflow].book;
  if (on.workflow != book.id) return false;
  if (other.opens || exploration_.cancelling) return true;
  const bool now = counts(on, book, space_.local(state[other.place]).at->state);
  for (StateIndex each = 0; each < book.states.size(); ++each)
    if (has(later.states, each) && counts(on, book, each) != now) return true;
  return false;
}

bool PersistentSets::depends(const Key& state, const Agent& on, const Present& now, const Agent& other,
                             const Future& later) const {
  const auto& procedures = space_.procedures();
  const auto own = procedures[on.workflow].bit;
  // What the other may yet change, and this one looks at or is.
  if ((later.cases_written & (own | now.cases_read)) != 0) return true;
  if ((now.cases_read & procedures[other.workflow].bit) != 0) return true;
  if ((now.records_read & later.records_written) != 0) return true;
  for (const auto* each : now.dependencies) {
    if (may_differ(*each, state, other, later)) return true;
    for (const auto& told : procedures)
      if (told.book->id == each->workflow && (later.cases_written & told.bit) != 0) return true;
  }
  // What this one changes, and the other may yet look at or change.
  if ((now.records_written & (later.records_read | later.records_written)) != 0) return true;
  for (const auto& change : now.changes) {
    const auto& changed = procedures[space_.places()[change.place].workflow];
    if (change.place == other.place) return true;
    if (((later.cases_read | later.cases_written) & changed.bit) != 0) return true;
    for (const auto* each : later.dependencies)
      if (each->workflow == changed.book->id && differs(*each, change.from, change.to)) return true;
  }
  return (now.conditions & later.conditions) != 0;
}

std::vector<AgentSet> PersistentSets::choose(const Key& state, const std::vector<Agent>& agents) {
  using Set = AgentSet;
  const Set all = agents.size() >= 64 ? ~Set{0} : (Set{1} << agents.size()) - 1;
  if (agents.size() < 2 || agents.size() > 64) return {all};
  std::vector<Present> presents;
  std::vector<const Future*> futures;
  for (const auto& agent : agents) presents.push_back(present(state, agent));
  for (const auto& agent : agents) futures.push_back(&future(state, agent));
  std::vector<Set> needs(agents.size());
  std::vector<bool> known(agents.size());
  const auto needed_by = [&](std::size_t i) {
    if (known[i]) return needs[i];
    known[i] = true;
    for (std::size_t j = 0; j < agents.size(); ++j)
      if (j == i || depends(state, agents[i], presents[i], agents[j], *futures[j])) needs[i] |= Set{1} << j;
    return needs[i];
  };
  // Few cases at once, and always the same ones first: a case that has its way to the end before the next
  // begins adds to the states, where taking turns would multiply them.
  std::vector<std::pair<int, Set>> found;  // with the number of cases that can go on
  const auto add = [&](Set set) {
    int able = 0;
    for (std::size_t i = 0; i < agents.size(); ++i) able += (set >> i & 1U) != 0 && agents[i].ways_on() > 0;
    if (std::none_of(found.begin(), found.end(), [&](const auto& other) { return other.second == set; }))
      found.emplace_back(able, set);
  };
  for (std::size_t first = 0; first < agents.size(); ++first) {
    if (agents[first].ways_on() == 0) continue;
    Set set = Set{1} << first, done = 0;
    while (set != done)
      for (std::size_t i = 0; i < agents.size(); ++i)
        if (((set & ~done) >> i & 1U) != 0) {
          done |= Set{1} << i;
          set |= needed_by(i);
        }
    add(set);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  add(all);
  std::vector<Set> sets;
  for (const auto& [able, set] : found) sets.push_back(set);
  return sets;
}

}  // namespace tenon::testing
