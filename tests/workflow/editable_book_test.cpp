#include "tenon/workflow/editable_book.hpp"

#include "support/catch.hpp"
#include "tenon/workflow/describe.hpp"
#include "tenon/workflow/workflow_set.hpp"
#include "tenon/workflows/builtin.hpp"

namespace tenon::test {
namespace {

bool plain_even(int value) { return value % 2 == 0; }

/// A condition with something of its own to look at.
struct AtLeast {
  int bound;
  static bool holds(const void* self, int value) { return value >= static_cast<const AtLeast*>(self)->bound; }
};

}  // namespace

TEST_CASE("a rule function is a plain function, or one with something to look at", "[book]") {
  const RuleFunction<bool(int)> none = nullptr;
  CHECK_FALSE(none);
  constexpr RuleFunction<bool(int)> even = &plain_even;
  CHECK(even);
  CHECK(even(4));
  CHECK_FALSE(even(3));
  const AtLeast ten{10};
  const RuleFunction<bool(int)> at_least_ten(&ten, &AtLeast::holds);
  CHECK(at_least_ten);
  CHECK(at_least_ten(10));
  CHECK_FALSE(at_least_ten(9));
}

TEST_CASE("a book taken apart and bound again says the same of every built-in workflow", "[book]") {
  for (const auto* definition : builtin_workflows().all()) {
    INFO(definition->book().id);
    const ChangedDefinition same(*definition, EditableBook(definition->book()));
    CHECK(describe(same) == describe(*definition));
    const auto& a = same.book();
    const auto& b = definition->book();
    CHECK(std::equal(a.first.begin(), a.first.end(), b.first.begin(), b.first.end()));
    CHECK(a.remembered == b.remembered);
    for (std::size_t i = 0; i < a.steps.size(); ++i) CHECK(a.steps[i].plain == b.steps[i].plain);
  }
}

TEST_CASE("a changed book says what was changed, and an unsound one is not taken", "[book]") {
  const auto* prenotice = builtin_workflows().find("prenotice").value();
  EditableBook rules(prenotice->book());
  rules.version = 2;
  rules.title = rules.word(Text{"改过的预告", "changed pre-notice"});
  const auto event = rules.find_event("certify").value();
  std::erase_if(rules.steps, [&](const auto& step) { return step.event == event; });
  WorkflowSet set;
  const auto added = set.add(std::make_shared<ChangedDefinition>(*prenotice, rules));
  REQUIRE_FALSE(added);
  CHECK(added.refusal().code == "workflow.unsound");
  CHECK(added.refusal().fact("flaw") == "cannot_end");
  CHECK(added.refusal().fact("state") == "collecting");

  EditableBook sound(prenotice->book());
  sound.version = 2;
  sound.deadlines.front().limit = Limit(working_days(9));
  REQUIRE(set.add(std::make_shared<ChangedDefinition>(*prenotice, std::move(sound))));
  CHECK(set.find("prenotice").value()->book().deadlines.front().limit == Limit(working_days(9)));
}

}  // namespace tenon::test
