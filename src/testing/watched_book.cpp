/// A table in which everything that can be counted is: each function calls the one it stands for and notes
/// what that said. Marks of the watch's own, which always say yes, stand before and behind them.
#include "testing/watch_tally.hpp"

namespace tenon::testing {
namespace {

using Tally = Watch::Tally;

/// A guard, a condition or an effect, and where its outcomes are counted.
template <class Fn>
struct Counted {
  Fn original;
  Tally* tally;
  SpotIndex yes, no;
};
/// A line of a checklist or another case, which its row has to wait with.
template <class Fn>
struct Awaited {
  Fn original;
  Tally* tally;
  WatchedRow* row;
  SpotIndex in_order, not_needed;
};
/// Where a row begins, is in order, or has been taken.
struct Mark {
  Tally* tally;
  WatchedRow* row;
  SpotIndex spot;
};

class Watcher {
 public:
  Watcher(const RuleBook& book, Tally& tally) : plain_(book), made_(book), tally_(tally) {}

  EditableBook watched() {
    auto& watched = tally_.books[std::string(made_.id)];
    watched = {};
    watched.id = made_.id;
    opening(watched);
    rows();
    cancelling();
    for (const auto& deadline : plain_.deadlines) watched.clocks.push_back(clock(deadline));
    place_ = {.workflow = watched.id};
    if (plain_.repeat != Repeat::freely) watched.repeat_refused = add(SpotKind::repeat_refused);
    watched.leader_refused = add(SpotKind::leader_refused);
    watched.action_tried = add(SpotKind::action_tried);
    events(watched);
    return std::move(made_);
  }

 private:
  SpotIndex add(SpotKind kind, std::optional<std::string> what = {}) {
    Spot spot = place_;
    spot.kind = kind;
    spot.what = std::move(what);
    return tally_.add(std::move(spot));
  }
  template <class T>
  const T* kept(T thing) {
    auto shared = std::make_shared<const T>(std::move(thing));
    made_.keep(shared);
    return shared.get();
  }

  void opening(WatchedBook& watched) {
    place_ = {.workflow = watched.id, .event = std::string(opening_event)};
    WatchedRow& row = watched.opening;
    row.event = opening_event;
    row.role_refused = add(SpotKind::role_refused);
    watched.opening_tried = add(SpotKind::event_tried);
    dependencies(made_.opening_dependencies, row);
    guards(made_.opening_guards);
    made_.opening_guards.insert(made_.opening_guards.begin(), mark_in_order(row));
    consequences(made_.on_opening, add(SpotKind::opened));
  }

  void cancelling() {
    place_ = {.workflow = std::string(made_.id), .event = std::string(cancelling_event)};
    consequences(made_.on_cancel, add(SpotKind::cancelled));
  }

  /// A row from several states becomes a row from each, one after the other: only so is it known from where
  /// it was taken. What they have in common is counted in common.
  void rows() {
    std::vector<EditableStep> split;
    std::vector<std::int32_t> seen(made_.events.size(), 0);
    for (const auto& step : made_.steps) {
      const auto event = made_.events[step.event];
      place_ = {.workflow = std::string(made_.id), .event = std::string(event)};
      ++seen[step.event];
      if (rows_of(made_, event).size() > 1) place_.row = seen[step.event];
      each_from(step, split);
    }
    made_.steps = std::move(split);
  }

  void each_from(EditableStep step, std::vector<EditableStep>& split) {
    WatchedRow& row = tally_.rows.emplace_back();
    row.event = *place_.event;
    row.role_refused = add(SpotKind::role_refused);
    if (step.apart_from != 0) row.same_person_refused = add(SpotKind::same_person_refused);
    conditions(step.conditions);
    dependencies(step.dependencies, row);
    checklist(step.checklist, row);
    guards(step.guards);
    step.guards.insert(step.guards.begin(), mark_in_order(row));
    consequences(step, no_spot);
    const StateSet from = step.from;
    for (StateIndex state = 0; state < made_.states.size(); ++state) {
      if (!has(from, state)) continue;
      place_.from = made_.states[state];
      EditableStep& one = split.emplace_back(step);
      one.from = only(state);
      one.conditions.insert(one.conditions.begin(), mark_tried(row, add(SpotKind::step_tried)));
      one.effects.insert(one.effects.begin(), mark_taken(add(SpotKind::step_taken)));
      place_.from.reset();
    }
  }

  NamedCondition mark_tried(WatchedRow& row, SpotIndex spot) {
    const auto* mark = kept(Mark{&tally_, &row, spot});
    return {"looked at", ConditionFn(mark, [](const void* with, const void*, const void*, const Context&) {
              const auto& at = *static_cast<const Mark*>(with);
              at.tally->look_at(*at.row);
              at.tally->count(at.spot);
              return true;
            })};
  }
  NamedGuard mark_in_order(WatchedRow& row) {
    const auto* mark = kept(Mark{&tally_, &row, no_spot});
    return {"papers and other cases in order",
            GuardFn(mark, [](const void* with, const void*, const void*, const Context&) -> Verdict {
              const auto& at = *static_cast<const Mark*>(with);
              at.tally->in_order(*at.row);
              return {};
            })};
  }
  NamedEffect mark_taken(SpotIndex spot) {
    const auto* mark = kept(Mark{&tally_, nullptr, spot});
    return {"taken", EffectFn(mark, [](const void* with, const void*, const void*, const Context&, Effects&) {
              const auto& at = *static_cast<const Mark*>(with);
              at.tally->count(at.spot);
            })};
  }

  void guards(std::vector<NamedGuard>& list) {
    const auto names = names_in(list);
    for (std::size_t i = 0; i < list.size(); ++i) {
      const auto* counted =
          kept(Counted<GuardFn>{list[i].check, &tally_, add(SpotKind::guard_allowed, names[i]),
                                add(SpotKind::guard_refused, names[i])});
      list[i].check = GuardFn(
          counted, [](const void* with, const void* facts, const void* event, const Context& context) {
            const auto& of = *static_cast<const Counted<GuardFn>*>(with);
            Verdict verdict = of.original(facts, event, context);
            of.tally->count(verdict.allowed() ? of.yes : of.no);
            return verdict;
          });
    }
  }

  NamedCondition counted_condition(NamedCondition condition, SpotIndex yes, SpotIndex no) {
    const auto* counted = kept(Counted<ConditionFn>{condition.holds, &tally_, yes, no});
    condition.holds = ConditionFn(
        counted, [](const void* with, const void* facts, const void* event, const Context& context) {
          const auto& of = *static_cast<const Counted<ConditionFn>*>(with);
          const bool holds = !of.original || of.original(facts, event, context);
          of.tally->count(holds ? of.yes : of.no);
          return holds;
        });
    return condition;
  }
  void conditions(std::vector<NamedCondition>& list) {
    const auto names = names_in(list);
    for (std::size_t i = 0; i < list.size(); ++i)
      list[i] = counted_condition(list[i], add(SpotKind::condition_held, names[i]),
                                  add(SpotKind::condition_failed, names[i]));
  }

  void dependencies(std::vector<Dependency>& list, WatchedRow& row) {
    const auto names = names_in(list);
    for (std::size_t i = 0; i < list.size(); ++i) {
      row.unmet.emplace(list[i].workflow, add(SpotKind::dependency_unmet, names[i]));
      const auto* awaited = kept(Awaited<AroundConditionFn>{
          list[i].applies, &tally_, &row, add(SpotKind::dependency_met, names[i]), no_spot});
      list[i].applies = AroundConditionFn(awaited, [](const void* with, const Surroundings& around) {
        const auto& of = *static_cast<const Awaited<AroundConditionFn>*>(with);
        const bool applies = !of.original || of.original(around);
        if (applies) of.row->pending.push_back(of.in_order);
        return applies;
      });
    }
  }

  void checklist(Checklist& list, WatchedRow& row) {
    if (list.size == 0) return;
    const auto names = names_in(list);
    std::vector<ChecklistItem> items(list.begin(), list.end());
    for (std::size_t i = 0; i < items.size(); ++i) {
      const SpotIndex lacking = add(SpotKind::document_missing, names[i]);
      const SpotIndex present = add(SpotKind::document_present, names[i]);
      row.missing.emplace(items[i].document, std::pair(lacking, present));
      const SpotIndex unneeded = items[i].applies ? add(SpotKind::document_not_needed, names[i]) : no_spot;
      const auto* awaited =
          kept(Awaited<ItemConditionFn>{items[i].applies, &tally_, &row, present, unneeded});
      items[i].applies = ItemConditionFn(awaited, [](const void* with, const void* facts) {
        const auto& of = *static_cast<const Awaited<ItemConditionFn>*>(with);
        const bool applies = !of.original || of.original(facts);
        if (applies) of.row->pending.push_back(of.in_order);
        else of.tally->count(of.not_needed);
        return applies;
      });
    }
    list = made_.checklist(list.name, std::move(items));
  }

  /// @param happened counted where it comes to this at all
  void consequences(EditableConsequences& all, SpotIndex happened) {
    const auto notices = names_in(all.notices);
    for (std::size_t i = 0; i < notices.size(); ++i) {
      auto& condition = all.notices[i].only_if;
      const SpotIndex kept_back = condition.holds ? add(SpotKind::notice_kept_back, notices[i]) : no_spot;
      condition = counted_condition(condition, add(SpotKind::notice_sent, notices[i]), kept_back);
    }
    const auto effects = names_in(all.effects);
    for (std::size_t i = 0; i < effects.size(); ++i) {
      const auto* counted = kept(Counted<EffectFn>{all.effects[i].produce, &tally_,
                                                   add(SpotKind::effect_happened, effects[i]), no_spot});
      all.effects[i].produce = EffectFn(counted, [](const void* with, const void* facts, const void* event,
                                                    const Context& context, Effects& made) {
        const auto& of = *static_cast<const Counted<EffectFn>*>(with);
        const auto before = made.size();
        of.original(facts, event, context, made);
        if (made.size() > before) of.tally->count(of.yes);
      });
    }
    if (happened != no_spot) all.effects.insert(all.effects.begin(), mark_taken(happened));
  }

  WatchedBook::Clock clock(const Deadline& deadline) {
    place_ = {.workflow = std::string(made_.id), .deadline = std::string(deadline.id)};
    WatchedBook::Clock clock{
        add(SpotKind::deadline_ran), add(SpotKind::deadline_kept), add(SpotKind::deadline_missed), {}, {}};
    for (const auto& name : names_in(std::vector<Role>(deadline.ladder.begin(), deadline.ladder.end())))
      clock.ladder.push_back(add(SpotKind::ladder_called, name));
    for (const auto days : deadline.warnings)
      clock.warnings[days] = add(SpotKind::warning_given, std::to_string(days));
    return clock;
  }

  void events(WatchedBook& watched) {
    for (const auto event : made_.events)
      for (const auto state : made_.states) {
        place_ = {.workflow = watched.id, .event = std::string(event), .from = std::string(state)};
        watched.event_tried.push_back(add(SpotKind::event_tried));
      }
  }

  const RuleBook& plain_;
  EditableBook made_;
  Tally& tally_;
  Spot place_;
};

}  // namespace

EditableBook watched_book(const RuleBook& book, Watch::Tally& tally) {
  return Watcher(book, tally).watched();
}

}  // namespace tenon::testing
