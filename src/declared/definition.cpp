#include "declared/definition.hpp"

namespace tenon::declared {
namespace {

const Values& values(const void* body) { return *static_cast<const Values*>(body); }

}  // namespace

Result<std::shared_ptr<const Definition>> DeclaredDefinition::make(const Draft& draft, EditableBook book) {
  const std::shared_ptr<DeclaredDefinition> made(
      new DeclaredDefinition(std::make_unique<const BoundBook>(std::move(book))));
  made->facts_ = draft.facts;
  made->opening_ = draft.opening;
  made->events_ = draft.fields;
  const JsonPath root = draft.at();
  TENON_TRY(made->begins_,
            read_changes(draft.document.opening.set, draft.opening, draft, root / "opening" / "set"));
  for (std::size_t fact = 0; fact < draft.facts.all().size(); ++fact) {
    const auto& field = draft.facts.all()[fact];
    const bool set = std::any_of(made->begins_.begin(), made->begins_.end(), [&](const Change& change) {
      return change.fact == fact && change.how == Change::How::becomes;
    });
    if (!set && !field.type.optional && !is_there(field.initial))
      return invalid("declared.without_value").field((root / "facts" / fact).str()).fact("fact", field.name);
  }
  const JsonPath events = root / "events";
  for (std::size_t i = 0; i < draft.document.events.size(); ++i) {
    TENON_TRY(auto changes,
              read_changes(draft.document.events[i].set, draft.fields[i], draft, events / i / "set"));
    made->changes_.push_back(std::move(changes));
  }
  return std::shared_ptr<const Definition>(made);
}

Result<Body> DeclaredDefinition::read_opening(const Json& json) const {
  return opening_.read(json, "opening");
}
Result<Body> DeclaredDefinition::read_event(EventIndex event, const Json& json) const {
  return events_[event].read(json, "payload");
}
Result<Body> DeclaredDefinition::read_facts(const Json& json) const { return facts_.read(json, "facts"); }

void DeclaredDefinition::print_opening(std::string& out, const void* opening) const {
  opening_.print(out, values(opening));
}
void DeclaredDefinition::print_event(std::string& out, EventIndex event, const void* body) const {
  events_[event].print(out, values(body));
}
void DeclaredDefinition::print_facts(std::string& out, const void* facts) const {
  facts_.print(out, values(facts));
}

Body DeclaredDefinition::begin(const void* opening, const Context& context) const {
  auto facts = std::make_shared<Values>(facts_.initial());
  const Values before = *facts;
  carry_out(begins_, {&before, &values(opening), &context}, *facts);
  return facts;
}

Body DeclaredDefinition::evolve(const Body& facts, EventIndex event, const void* body,
                                const Context& context) const {
  const auto& changes = changes_[event];
  if (changes.empty()) return facts;
  auto changed = std::make_shared<Values>(values(facts.get()));
  carry_out(changes, {&values(facts.get()), &values(body), &context}, *changed);
  return changed;
}

}  // namespace tenon::declared
