#include "testing/watched_reads.hpp"

#include <algorithm>

#include "tenon/workflow/editable_book.hpp"

namespace tenon::testing {
namespace {

/// What every watched function has at hand. Owned by the watched set.
struct Watch {
  std::shared_ptr<const WorkflowSet> base;
  std::shared_ptr<ReadLog> log;
};

class WatchedSurroundings final : public Surroundings {
 public:
  WatchedSurroundings(const Surroundings& inner, const Watch& watch) : inner_(inner), watch_(watch) {}
  [[nodiscard]] const Sale* sale() const override { return inner_.sale(); }
  [[nodiscard]] const Unit* unit() const override { return inner_.unit(); }
  [[nodiscard]] const Building* building() const override { return inner_.building(); }
  [[nodiscard]] const Project* project() const override { return inner_.project(); }
  [[nodiscard]] const Customer* customer(std::string_view id) const override { return inner_.customer(id); }
  [[nodiscard]] const Unit* unit(std::string_view id) const override { return inner_.unit(id); }
  [[nodiscard]] const std::vector<Person>& people() const override { return inner_.people(); }
  [[nodiscard]] std::vector<OtherCase> cases(Scope scope, std::string_view workflow) const override {
    watch_.log->cases |= bit_of(*watch_.base, workflow);
    return inner_.cases(scope, workflow);
  }
  [[nodiscard]] Label title_of(std::string_view workflow) const override { return inner_.title_of(workflow); }
  [[nodiscard]] const PolicyPack* policy() const override { return inner_.policy(); }

 private:
  const Surroundings& inner_;
  const Watch& watch_;
};

/// A function of a table and the watch over it.
template <class Function>
struct Bound {
  Function original;
  std::shared_ptr<const Watch> watch;
};

template <class R, class... A>
auto watching(const RuleFunction<R(const void*, const void*, const Context&, A...)>& original,
              const std::shared_ptr<const Watch>& watch, EditableBook& book) {
  using Function = RuleFunction<R(const void*, const void*, const Context&, A...)>;
  if (!original) return Function();
  auto bound = std::make_shared<const Bound<Function>>(Bound<Function>{original, watch});
  book.keep(bound);
  return Function(
      bound.get(),
      +[](const void* with, const void* facts, const void* event, const Context& context, A... more) -> R {
        const auto& to = *static_cast<const Bound<Function>*>(with);
        if (!context.around) return to.original(facts, event, context, more...);
        const WatchedSurroundings around(*context.around, *to.watch);
        const Context seen{context.now,   context.actor,    context.party, context.subject,
                           context.frame, context.calendar, &around};
        return to.original(facts, event, seen, more...);
      });
}
AroundConditionFn watching(const AroundConditionFn& original, const std::shared_ptr<const Watch>& watch,
                           EditableBook& book) {
  if (!original) return original;
  auto bound = std::make_shared<const Bound<AroundConditionFn>>(Bound<AroundConditionFn>{original, watch});
  book.keep(bound);
  return {bound.get(), +[](const void* with, const Surroundings& around) {
            const auto& to = *static_cast<const Bound<AroundConditionFn>*>(with);
            return to.original(WatchedSurroundings(around, *to.watch));
          }};
}
EffectFn watching_effects(const EffectFn& original, const std::shared_ptr<const Watch>& watch,
                          EditableBook& book) {
  auto bound = std::make_shared<const Bound<EffectFn>>(
      Bound<EffectFn>{watching<void, Effects&>(original, watch, book), watch});
  book.keep(bound);
  return {bound.get(), +[](const void* with, const void* facts, const void* event, const Context& context,
                           Effects& effects) {
            const auto& to = *static_cast<const Bound<EffectFn>*>(with);
            to.original(facts, event, context, effects);
            for (const auto& effect : effects)
              to.watch->log->all_of_sale |= effect.kind == Effect::Kind::end_others;
          }};
}

void watch_consequences(EditableConsequences& of, const std::shared_ptr<const Watch>& watch,
                        EditableBook& book) {
  for (auto& notice : of.notices) notice.only_if.holds = watching(notice.only_if.holds, watch, book);
  for (auto& effect : of.effects) effect.produce = watching_effects(effect.produce, watch, book);
}
void watch_dependencies(std::vector<Dependency>& of, const std::shared_ptr<const Watch>& watch,
                        EditableBook& book) {
  for (auto& each : of) each.applies = watching(each.applies, watch, book);
}

EditableBook watched_book(const RuleBook& rules, const std::shared_ptr<const Watch>& watch) {
  EditableBook book(rules);
  for (auto& guard : book.opening_guards) guard.check = watching(guard.check, watch, book);
  watch_dependencies(book.opening_dependencies, watch, book);
  watch_consequences(book.on_opening, watch, book);
  watch_consequences(book.on_cancel, watch, book);
  for (auto& step : book.steps) {
    for (auto& condition : step.conditions) condition.holds = watching(condition.holds, watch, book);
    for (auto& guard : step.guards) guard.check = watching(guard.check, watch, book);
    watch_dependencies(step.dependencies, watch, book);
    watch_consequences(step, watch, book);
  }
  return book;
}

}  // namespace

WorkflowMask bit_of(const WorkflowSet& workflows, std::string_view id) {
  const auto& all = workflows.all();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i]->book().id == id) return WorkflowMask{1} << std::min<std::size_t>(i, 63);
  return 0;
}

Result<std::shared_ptr<const WorkflowSet>> watched(std::shared_ptr<const WorkflowSet> base,
                                                   std::shared_ptr<ReadLog> log) {
  const auto watch = std::make_shared<const Watch>(Watch{base, std::move(log)});
  auto set = std::make_shared<WorkflowSet>();
  for (const auto* each : base->all())
    TENON_CHECK(set->add(std::make_shared<ChangedDefinition>(*each, watched_book(each->book(), watch))));
  return std::shared_ptr<const WorkflowSet>(std::move(set));
}

}  // namespace tenon::testing
