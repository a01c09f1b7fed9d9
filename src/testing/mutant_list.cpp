/// Every small change of a table that is worth a try.
#include <algorithm>

#include "tenon/testing/mutants.hpp"
#include "testing/rule_names.hpp"

namespace tenon::testing {
namespace {

class Lister {
 public:
  Lister(const Definition& of, const WorkflowSet& all) : book_(of.book()), all_(all) {}

  std::vector<RuleChange> every() {
    opening();
    for (const auto event : book_.events) {
      const auto rows = rows_of(book_, event);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        place_ = {.workflow = std::string(book_.id), .event = std::string(event)};
        if (rows.size() > 1) place_.row = static_cast<std::int32_t>(i + 1);
        row(book_.steps[rows[i]], i + 1 == rows.size());
      }
    }
    place_ = {.workflow = std::string(book_.id), .event = std::string(cancelling_event)};
    consequences(book_.on_cancel);
    for (const auto& each : book_.deadlines) {
      place_ = {.workflow = std::string(book_.id), .deadline = std::string(each.id)};
      deadline(each);
    }
    place_ = {.workflow = std::string(book_.id)};
    workflow();
    return std::move(found_);
  }

 private:
  void add(ChangeKind kind, std::optional<std::string> what = {}, std::optional<std::string> to = {}) {
    auto& made = found_.emplace_back(place_);
    made.kind = kind;
    made.what = std::move(what);
    made.to = std::move(to);
  }
  void add_each(ChangeKind kind, const std::vector<std::string>& names) {
    for (const auto& name : names) add(kind, name);
  }

  void opening() {
    place_ = {.workflow = std::string(book_.id), .event = std::string(opening_event)};
    guards(book_.opening_guards);
    roles(book_.openers, ChangeKind::role_added, ChangeKind::role_dropped);
    dependencies(book_.opening_dependencies);
    consequences(book_.on_opening);
  }

  void row(const EditableStep& step, bool last) {
    guards(step.guards);
    add_each(ChangeKind::condition_dropped, names_in(step.conditions));
    add_each(ChangeKind::condition_negated, names_in(step.conditions));
    roles(step.roles, ChangeKind::role_added, ChangeKind::role_dropped);
    targets(step);
    if (last) other_states(step);
    from_states(step);
    checklist(step.checklist);
    dependencies(step.dependencies);
    add_each(ChangeKind::apart_from_dropped, names_in(book_, step.apart_from));
    consequences(step);
  }

  void guards(const std::vector<NamedGuard>& list) {
    add_each(ChangeKind::guard_dropped, names_in(list));
    add_each(ChangeKind::guard_negated, names_in(list));
  }

  /// Those who have to do with the workflow and not with this step are the ones that are mistaken for others.
  void roles(RoleSet may, ChangeKind added, ChangeKind dropped) {
    RoleSet all = book_.openers | book_.leaders;
    for (const auto& step : book_.steps) all |= step.roles;
    all.erase(Role::system);
    for (const Role role : all) add(may.contains(role) ? dropped : added, std::string(name_of(role)));
  }

  /// Two other targets: first those of other rows from the same states, then the neighbours in the list.
  void targets(const EditableStep& step) {
    std::vector<StateIndex> others;
    const auto offer = [&](std::size_t state) {
      const auto to = static_cast<StateIndex>(state);
      if (state >= book_.states.size() || others.size() == 2 || (!step.stays && to == step.to)) return;
      if (step.stays && step.from == only(to)) return;  // which would stay as well
      if (std::find(others.begin(), others.end(), to) == others.end()) others.push_back(to);
    };
    for (const auto& other : book_.steps)
      if (!other.stays && (other.from & step.from) != 0) offer(other.to);
    if (!step.stays) {
      offer(step.to + std::size_t{1});
      if (step.to > 0) offer(step.to - std::size_t{1});
    }
    for (const auto to : others) add(ChangeKind::target_changed, {}, std::string(book_.states[to]));
  }

  /// In which states an event may be tried at all is a matter of the event: one row stands for all.
  void other_states(const EditableStep& step) {
    StateSet taken = book_.finals;
    for (const auto& other : book_.steps)
      if (other.event == step.event) taken |= other.from;
    for (StateIndex state = 0; state < book_.states.size(); ++state)
      if (!has(taken, state)) add(ChangeKind::from_added, std::string(book_.states[state]));
  }

  void from_states(const EditableStep& step) {
    const auto from = names_in(book_, step.from);
    if (from.size() > 1) add_each(ChangeKind::from_removed, from);
    else add(ChangeKind::step_dropped);
  }

  void checklist(const Checklist& list) {
    const auto names = names_in(list);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const ChecklistItem& item = list.items[i];
      add(ChangeKind::document_dropped, names[i]);
      const auto by_one = [&](ChangeKind kind, std::int32_t count, std::int32_t other) {
        if (count > 1 || (count == 1 && other > 0)) add(kind, names[i], std::to_string(count - 1));
        if (count > 0) add(kind, names[i], std::to_string(count + 1));
      };
      by_one(ChangeKind::originals_changed, item.originals, item.copies);
      by_one(ChangeKind::copies_changed, item.copies, item.originals);
      if (item.applies) add(ChangeKind::document_always_asked, names[i]);
      if (item.of_person) add(ChangeKind::document_asked_of_all, names[i]);
    }
  }

  void dependencies(const std::vector<Dependency>& list) {
    const auto names = names_in(list);
    for (std::size_t i = 0; i < names.size(); ++i) {
      add(ChangeKind::dependency_dropped, names[i]);
      if (list[i].applies) add(ChangeKind::dependency_always, names[i]);
      if (const auto other = all_.find(list[i].workflow))
        states_of_other(list[i], (*other)->book(), names[i]);
    }
  }

  /// One state fewer, each; and up to two more: those from which the states of the dependency are reached.
  void states_of_other(const Dependency& dependency, const RuleBook& other, const std::string& name) {
    StateSet near = 0;
    for (const auto& step : other.steps)
      if (!step.stays && (has(dependency.states, step.to) || dependency.states == 0)) near |= step.from;
    int widened = 0;
    for (auto state = static_cast<StateIndex>(other.states.size()); state-- > 0;) {
      const std::string called(other.states[state]);
      if (has(dependency.states, state)) {
        if ((dependency.states & ~only(state)) != 0 || dependency.none_open)
          add(ChangeKind::dependency_narrowed, name, called);
      } else if (has(near, state) && !other.is_final(state) && widened < 2) {
        add(ChangeKind::dependency_widened, name, called);
        ++widened;
      }
    }
  }

  void consequences(const EditableConsequences& all) {
    const auto names = names_in(all.notices);
    for (std::size_t i = 0; i < names.size(); ++i) {
      add(ChangeKind::notice_dropped, names[i]);
      if (all.notices[i].only_if.holds) {
        add(ChangeKind::notice_always, names[i]);
        add(ChangeKind::notice_condition_negated, names[i]);
      }
      for (const auto& way : names_in(all.notices[i])) add(ChangeKind::way_dropped, names[i], way);
    }
    add_each(ChangeKind::effect_dropped, names_in(all.effects));
  }

  template <class Use>
  static void by_one_unit(const Limit& limit, Use use) {
    const auto made = [&](std::int64_t count) {
      switch (limit.unit()) {
        case LimitUnit::minutes: return minutes(count);
        case LimitUnit::working_minutes: return working_minutes(count);
        case LimitUnit::working_days: return working_days(count);
        case LimitUnit::days: break;
      }
      return days(count);
    };
    if (limit.count() > 0) use(to_string(made(limit.count() - 1)));
    use(to_string(made(limit.count() + 1)));
  }

  void deadline(const EditableDeadline& of) {
    if (!of.promise)
      by_one_unit(of.limit, [&](std::string to) { add(ChangeKind::limit_changed, {}, std::move(to)); });
    const auto keys = names_in(of.keyed);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      by_one_unit(of.keyed[i].limit,
                  [&](std::string to) { add(ChangeKind::keyed_limit_changed, keys[i], std::move(to)); });
      add(ChangeKind::keyed_limit_dropped, keys[i]);
    }
    add_each(ChangeKind::ladder_dropped, names_in(of.ladder));
    for (const auto days : of.warnings) {
      add(ChangeKind::warning_dropped, std::to_string(days));
      add(ChangeKind::warning_changed, std::to_string(days), std::to_string(days + 1));
    }
    add_each(ChangeKind::runs_in_removed, names_in(book_, of.runs));
    add_each(ChangeKind::holds_in_removed, names_in(book_, of.holds));
    add_each(ChangeKind::restart_dropped, names_in(book_, of.restarts));
  }

  void workflow() {
    roles(book_.leaders, ChangeKind::leader_added, ChangeKind::leader_dropped);
    if (book_.repeat == Repeat::once) add(ChangeKind::repeat_loosened, {}, "one_at_a_time");
    if (book_.repeat != Repeat::freely) add(ChangeKind::repeat_loosened, {}, "freely");
  }

  EditableBook book_;
  const WorkflowSet& all_;
  RuleChange place_;
  std::vector<RuleChange> found_;
};

}  // namespace

std::vector<RuleChange> mutants_of(const Definition& definition, const WorkflowSet& all) {
  return Lister(definition, all).every();
}

}  // namespace tenon::testing
