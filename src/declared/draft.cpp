#include "declared/draft.hpp"

#include "declared/words.hpp"

namespace tenon::declared {
namespace {

// As many as one decision may have to walk over, and a reader to keep in mind.
constexpr std::size_t most_fields = 64;
constexpr std::size_t most_words = 64;
constexpr std::size_t most_deadlines = 24;
constexpr std::int32_t form_version = 1;

/// The position of a name in a list.
template <class Index>
Result<Index> position(std::string_view name, const std::vector<std::string>& list, const JsonPath& at) {
  const auto found = std::find(list.begin(), list.end(), name);
  if (found == list.end()) return unknown_name(at, name, list);
  return static_cast<Index>(found - list.begin());
}

template <class Documents, class Name>
Verdict take_names(const Documents& documents, Name Documents::value_type::*name, std::string_view key,
                   std::vector<std::string>& into, std::size_t most, const JsonPath& at) {
  if (auto verdict = check_count(documents.size(), most, at); !verdict.allowed()) return verdict;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const JsonPath each = at / i;
    const auto& text = documents[i].*name;
    if (key == "id" || key == "name")
      if (auto verdict = check_name(text, each / key); !verdict.allowed()) return verdict;
    if (auto verdict = check_new(text, into, each / key); !verdict.allowed()) return verdict;
    into.push_back(text);
  }
  return {};
}

template <class Documents>
Result<Fields> fields_of(const Documents& documents, const JsonPath& at) {
  Fields fields;
  std::vector<std::string> names;
  TENON_CHECK(
      Result<void>(take_names(documents, &Documents::value_type::name, "name", names, most_fields, at)));
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const auto& from = documents[i];
    const JsonPath each = at / i;
    if ((from.type == Kind::choice) == from.words.empty())
      return contradiction(each / "words", "choice 须列出可选的词，其他类型不列",
                           "a choice lists its words, and nothing else does");
    TENON_CHECK(Result<void>(check_count(from.words.size(), most_words, each / "words")));
    for (std::size_t k = 0; k < from.words.size(); ++k)
      TENON_CHECK(Result<void>(check_name(from.words[k], each / "words" / k)));
    fields.add({from.name, {from.type, from.words, from.optional.value_or(false)}, {}});
  }
  return fields;
}

/// A fact begins as its default; a list as empty; what may be absent as absent; all others are set by the
/// opening, which is checked where that is read.
Result<Fields> facts_of(const std::vector<FactDocument>& documents, const JsonPath& at) {
  TENON_TRY(const Fields plain, fields_of(documents, at));
  Fields facts;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    Field fact = plain.all()[i];
    const JsonPath each = at / i;
    if (fact.type.kind == Kind::texts) fact.initial = std::vector<std::string>();
    if (documents[i].default_)
      if (auto verdict = read(documents[i].default_->json, fact.type, fact.initial, each / "default");
          !verdict.allowed())
        return with_nearest(std::move(verdict).refusal());
    facts.add(std::move(fact));
  }
  return facts;
}

}  // namespace

Result<StateIndex> Draft::state(std::string_view name, const JsonPath& where) const {
  return position<StateIndex>(name, states, where);
}
Result<StateSet> Draft::state_set(const std::vector<std::string>& names, const JsonPath& where) const {
  StateSet set = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    TENON_TRY(const StateIndex each, state(names[i], where / i));
    set |= only(each);
  }
  return set;
}
Result<EventIndex> Draft::event(std::string_view name, const JsonPath& where) const {
  return position<EventIndex>(name, events, where);
}
Result<EventSet> Draft::event_set(const std::vector<std::string>& names, const JsonPath& where) const {
  EventSet set = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    TENON_TRY(const EventIndex each, event(names[i], where / i));
    set |= only_event(each);
  }
  return set;
}

Result<Draft> read_draft(const Json& json, const JsonPath& at) {
  // Said first: a newer form has other keys, and they are not to be taken for slips.
  if (json.is_object())
    if (const auto form = json.find("declared_version");
        form != json.end() && form->is_number_integer() && *form != form_version)
      return invalid("declared.form_version")
          .field((at / "declared_version").str())
          .fact("found", form->dump())
          .fact("allowed", std::to_string(form_version));
  auto document = read_json<WorkflowDocument>(json, at);
  if (!document) return with_nearest(std::move(document).refusal());
  Draft draft{*std::move(document), at.str()};
  const auto& from = draft.document;
  const JsonPath root = draft.at();
  TENON_CHECK(Result<void>(check_name(from.id, root / "id")));
  if (from.version < 1) return detail::out_of_range(root / "version", from.version, "1", "2147483647");
  TENON_CHECK(Result<void>(
      take_names(from.states, &StateDocument::id, "id", draft.states, max_states, root / "states")));
  TENON_CHECK(Result<void>(
      take_names(from.events, &EventDocument::id, "id", draft.events, max_events, root / "events")));
  const JsonPath deadlines = root / "deadlines";
  TENON_CHECK(Result<void>(
      take_names(from.deadlines, &DeadlineDocument::id, "", draft.deadlines, most_deadlines, deadlines)));
  for (std::size_t i = 0; i < draft.deadlines.size(); ++i)
    TENON_CHECK(Result<void>(check_code(draft.deadlines[i], from.id, deadlines / i / "id")));
  TENON_CHECK(Result<void>(check_count(from.steps.size(), max_steps, root / "steps")));
  TENON_TRY(draft.facts, facts_of(from.facts, root / "facts"));
  TENON_TRY(draft.opening, fields_of(from.opening.fields, root / "opening" / "fields"));
  const JsonPath events = root / "events";
  for (std::size_t i = 0; i < from.events.size(); ++i) {
    TENON_TRY(Fields fields, fields_of(from.events[i].fields, events / i / "fields"));
    draft.fields.push_back(std::move(fields));
  }
  return draft;
}

bool Directory::is_built_in(std::string_view workflow) const { return base_.find(workflow).has_value(); }

std::vector<std::string> Directory::ids() const {
  std::set<std::string> all;
  for (const auto* each : base_.all()) all.emplace(each->book().id);
  for (const auto& each : drafts_) all.insert(each.document.id);
  return {all.begin(), all.end()};
}

std::vector<std::vector<std::string_view>> Directory::versions(std::string_view workflow) const {
  std::vector<std::vector<std::string_view>> all;
  for (const auto* each : base_.all())
    if (each->book().id == workflow) all.emplace_back(each->book().states.begin(), each->book().states.end());
  for (const auto& each : drafts_)
    if (each.document.id == workflow) all.emplace_back(each.states.begin(), each.states.end());
  return all;
}

Result<StateSet> Directory::states_of(std::string_view workflow, const std::vector<std::string>& names,
                                      const JsonPath& workflow_at, const JsonPath& names_at) const {
  const auto all = versions(workflow);
  if (all.empty()) return unknown_name(workflow_at, workflow, ids());
  StateSet set = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto place = [&](const auto& states) {
      return std::find(states.begin(), states.end(), names[i]) - states.begin();
    };
    for (const auto& states : all) {
      if (place(states) == static_cast<std::ptrdiff_t>(states.size()))
        return unknown_name(names_at / i, names[i], std::span<const std::string_view>(states));
      if (place(states) != place(all.front()))
        return invalid("declared.state_moved")
            .field((names_at / i).str())
            .fact("workflow", workflow)
            .fact("state", names[i]);
    }
    set |= only(static_cast<StateIndex>(place(all.front())));
  }
  return set;
}

Result<Json> Directory::opening_of(std::string_view workflow, const JsonPath& at) const {
  const Draft* newest = nullptr;
  for (const auto& each : drafts_)
    if (each.document.id == workflow && (!newest || newest->document.version < each.document.version))
      newest = &each;
  if (newest) return newest->opening.schema();
  const auto built = base_.find(workflow);
  if (!built) return unknown_name(at, workflow, ids());
  return (*built)->opening_schema();
}

std::vector<std::string> Directory::events() const {
  std::set<std::string> all;
  for (const auto* each : base_.all())
    for (const auto event : each->book().events) all.emplace(event);
  for (const auto& each : drafts_) all.insert(each.events.begin(), each.events.end());
  return {all.begin(), all.end()};
}

Json Directory::event_called(std::string_view name) const {
  for (const auto& each : drafts_)
    for (std::size_t i = 0; i < each.events.size(); ++i)
      if (each.events[i] == name) return each.fields[i].schema();
  for (const auto* each : base_.all())
    if (const auto event = each->book().find_event(name)) return each->event_schema(*event);
  return Json::object();
}

}  // namespace tenon::declared
