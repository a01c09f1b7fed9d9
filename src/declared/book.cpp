#include "declared/book.hpp"

#include "declared/consequences.hpp"
#include "declared/guard.hpp"
#include "declared/words.hpp"

namespace tenon::declared {
namespace {

Result<void> read_states(const Draft& draft, EditableBook& book) {
  const JsonPath root = draft.at();
  const JsonPath states = root / "states";
  std::size_t initial = 0, goal = 0;
  for (StateIndex i = 0; i < draft.states.size(); ++i) {
    const auto& from = draft.document.states[i];
    book.states.push_back(book.word(from.id));
    book.state_labels.push_back(book.word(from.label));
    if (from.waits) book.waits.push_back({i, book.word(*from.waits)});
    if (!from.is) continue;
    if (*from.is == Place::initial) ++initial, book.initial = i;
    else book.finals |= only(i);
    if (*from.is == Place::goal) ++goal, book.goal = i;
  }
  if (initial != 1)
    return contradiction(states, "须恰有一个状态 \"is\": \"initial\"", "exactly one state is \"initial\"");
  if (goal != 1)
    return contradiction(states, "须恰有一个状态 \"is\": \"goal\"",
                         "exactly one state is the \"goal\"; other ends are \"end\"");
  return {};
}

Result<void> read_opening(const Draft& draft, EditableBook& book) {
  const auto& from = draft.document.opening;
  const JsonPath root = draft.at();
  const JsonPath at = root / "opening";
  book.openers = from.roles;
  for (const About about : from.subject) switch (about) {
      case About::customer: book.needs_customer = true; break;
      case About::unit: book.needs_unit = true; break;
      case About::sale: book.needs_sale = true; break;
      case About::building: book.needs_building = true; break;
      case About::project: book.needs_project = true; break;
    }
  book.repeat = from.repeat.value_or(Repeat::freely);
  if (book.repeat != Repeat::freely &&
      !(book.needs_sale || book.needs_unit || book.needs_building || book.needs_project))
    return contradiction(at / "repeat", "opening.subject 须含 sale、unit、building 或 project",
                         "it counts cases about one sale, unit, building or project: name it in subject");
  const Reach reach{&draft.facts, &draft.opening, true, true};
  for (std::size_t i = 0; i < from.requires_.size(); ++i) {
    const JsonPath guards = at / "requires";
    TENON_TRY(const NamedGuard guard,
              named_guard(from.requires_[i], "opening", reach, draft, guards / i, book));
    book.opening_guards.push_back(guard);
  }
  for (std::size_t i = 0; i < from.after.size(); ++i) {
    const JsonPath after = at / "after";
    TENON_TRY(const Dependency made, read_dependency(from.after[i], book.source, draft, after / i, book));
    book.opening_dependencies.push_back(made);
  }
  return read_consequences(from.tells, from.does, reach, draft, at, book, book.on_opening);
}

Result<EditableStep> read_step(const StepDocument& from, const Draft& draft, const JsonPath& at,
                               EditableBook& book) {
  EditableStep step;
  TENON_TRY(step.event, draft.event(from.event, at / "event"));
  if (from.from.empty()) return detail::missing_field(at / "from");
  TENON_TRY(step.from, draft.state_set(from.from, at / "from"));
  step.stays = from.stays.value_or(false);
  if (step.stays == from.to.has_value())
    return contradiction(at, "to 与 \"stays\": true 取一", "give \"to\", or say \"stays\": true");
  if (from.to) { TENON_TRY(step.to, draft.state(*from.to, at / "to")); }
  step.roles = from.roles;
  step.party = from.act_of.value_or(Party::none);
  step.source = book.word(from.source);
  const Reach reach{&draft.facts, &draft.fields[step.event], true, true};
  const JsonPath when = at / "when";
  for (std::size_t i = 0; i < from.when.size(); ++i) {
    TENON_TRY(const NamedCondition condition, condition_in_book(from.when[i], reach, draft, when / i, book));
    step.conditions.push_back(condition);
  }
  const JsonPath guards = at / "requires";
  for (std::size_t i = 0; i < from.requires_.size(); ++i) {
    TENON_TRY(const NamedGuard guard,
              named_guard(from.requires_[i], "payload", reach, draft, guards / i, book));
    step.guards.push_back(guard);
  }
  TENON_TRY(step.apart_from, draft.event_set(from.not_by_who_did, at / "not_by_who_did"));
  const JsonPath after = at / "after";
  for (std::size_t i = 0; i < from.after.size(); ++i) {
    TENON_TRY(const Dependency made, read_dependency(from.after[i], step.source, draft, after / i, book));
    step.dependencies.push_back(made);
  }
  TENON_TRY(step.checklist, read_checklist(from.documents, draft.document.id + "." + from.event, draft,
                                           at / "documents", book));
  TENON_CHECK(read_consequences(from.tells, from.does, reach, draft, at, book, step));
  return step;
}

/// A condition or guard that no rule names would never be asked.
Result<void> check_used(const Draft& draft) {
  const JsonPath root = draft.at();
  const auto check = [&](std::string_view key, const auto& all) -> Result<void> {
    if (!all) return {};
    const JsonPath there = root / key;
    for (const auto& [name, each] : *all) {
      TENON_CHECK(Result<void>(check_name(name, there / name)));
      if (!draft.used.contains(name))
        return invalid("declared.never_used").field((there / name).str()).fact("found", name);
    }
    return {};
  };
  TENON_CHECK(check("conditions", draft.document.conditions));
  return check("guards", draft.document.guards);
}

}  // namespace

Result<EditableBook> read_book(const Draft& draft) {
  EditableBook book;
  const auto& from = draft.document;
  const JsonPath root = draft.at();
  book.id = book.word(from.id);
  book.version = from.version;
  book.title = book.word(from.title);
  book.source = book.word(from.source);
  TENON_CHECK(read_states(draft, book));
  for (const auto& event : from.events) {
    book.events.push_back(book.word(event.id));
    book.event_labels.push_back(book.word(event.label));
  }
  for (const Role role : from.leaders) book.leaders.insert(role);
  TENON_CHECK(read_opening(draft, book));
  const JsonPath steps = root / "steps";
  for (std::size_t i = 0; i < from.steps.size(); ++i) {
    TENON_TRY(EditableStep step, read_step(from.steps[i], draft, steps / i, book));
    book.steps.push_back(std::move(step));
  }
  TENON_CHECK(read_deadlines(draft, book));
  TENON_CHECK(read_part_of_sale(draft, book));
  if (from.when_cancelled) {
    // The cancellation carries a reason only; what follows looks at the facts.
    const Reach reach{&draft.facts, nullptr, true, true};
    TENON_CHECK(read_consequences(from.when_cancelled->tells, from.when_cancelled->does, reach, draft,
                                  root / "when_cancelled", book, book.on_cancel));
  }
  TENON_CHECK(check_used(draft));
  return book;
}

}  // namespace tenon::declared
