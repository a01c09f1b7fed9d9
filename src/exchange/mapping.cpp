#include "tenon/exchange/mapping.hpp"

#include "exchange/plan_reader.hpp"
#include "tenon/workflow/actions.hpp"
#include "tenon/workflow/workflow_set.hpp"

namespace tenon {

using namespace exchange;

Result<Mapping> Mapping::read(std::string_view json) {
  TENON_TRY(const Json document, parse_json(json, "mapping"));
  TENON_TRY(auto plan, read_plan(document));
  return Mapping(std::make_shared<const Plan>(std::move(plan)));
}

const std::string& Mapping::id() const noexcept { return plan_->id; }
std::int32_t Mapping::version() const noexcept { return plan_->version; }
const Text& Mapping::title() const noexcept { return plan_->title; }
const std::vector<Text>& Mapping::notes() const noexcept { return plan_->notes; }

namespace {

/// Every step of a plan, the opening first.
template <class F>
Verdict for_each_step(const Plan& plan, F f) {
  if (auto verdict = f(plan.open); !verdict.allowed()) return verdict;
  for (const auto& step : plan.steps)
    if (auto verdict = f(step); !verdict.allowed()) return verdict;
  for (const auto& [activity, steps] : plan.on)
    for (const auto& step : steps)
      if (auto verdict = f(step); !verdict.allowed()) return verdict;
  return {};
}

std::string joined(const Json& words) {
  std::string all;
  for (const auto& each : words)
    (all += all.empty() ? "" : ", ") += each.is_string() ? each.get<std::string>() : each.dump();
  return all;
}

/// A word that stands in the mapping itself, where the field takes only certain words.
Verdict check_word(const Json& word, const Json& schema, const std::string& path) {
  if (word.is_null()) return {};
  const Json* one = &schema;
  if (const auto any = one->find("anyOf"); any != one->end()) one = &any->at(0);
  const auto words = one->find("enum");
  if (words == one->end() || std::find(words->begin(), words->end(), word) != words->end()) return {};
  return invalid("mapping.word")
      .field(path)
      .fact("found", word.is_string() ? word.get<std::string>() : word.dump())
      .fact("allowed", joined(*words));
}

Verdict check_value(const ValueRule& rule, const Json& schema) {
  if (rule.kind == ValueRule::Kind::constant) return check_word(rule.constant, schema, rule.path);
  if (rule.values)
    for (const auto& [found, meant] : *rule.values)
      if (auto verdict = check_word(meant, schema, rule.path + ".values." + found); !verdict.allowed())
        return verdict;
  for (const auto* each : {&rule.otherwise, &rule.empty})
    if (*each)
      if (auto verdict = check_word(**each, schema, rule.path); !verdict.allowed()) return verdict;
  return {};
}

Verdict check_fields(const StepRule& step, const Json& schema) {
  const auto& known = schema.at("properties");
  for (const auto& rule : step.fields) {
    const auto field = known.find(rule.name);
    if (field == known.end()) {
      std::string allowed;
      for (const auto& [each, type] : known.items()) (allowed += allowed.empty() ? "" : ", ") += each;
      return invalid("mapping.unknown_field")
          .field(rule.path)
          .fact("event", step.event)
          .fact("allowed", allowed);
    }
    if (auto verdict = check_value(rule, *field); !verdict.allowed()) return verdict;
  }
  for (const auto& needed : schema.at("required")) {
    const auto& name = needed.get_ref<const std::string&>();
    const auto has = [&](const ValueRule& field) { return field.name == name; };
    if (std::none_of(step.fields.begin(), step.fields.end(), has))
      return invalid("mapping.missing_field")
          .field(step.path + ".fields")
          .fact("event", step.event)
          .fact("needed", name);
  }
  return {};
}

Verdict check_step(const StepRule& step, const Definition& definition) {
  const auto& book = definition.book();
  for (const auto* list : {&step.if_state, &step.unless_state})
    for (const auto& state : *list)
      if (!book.find_state(state)) {
        std::string allowed;
        for (const auto each : book.states) (allowed += allowed.empty() ? "" : ", ") += each;
        return invalid("mapping.unknown_state")
            .field(step.path)
            .fact("found", state)
            .fact("allowed", allowed);
      }
  if (step.event == "open") return check_fields(step, definition.opening_schema());
  if (const auto event = book.find_event(step.event))
    return check_fields(step, definition.event_schema(*event));
  if (may_be_sent(step.event) && !label_of_action(step.event).en.empty())
    return check_fields(step, action_schema(step.event));
  std::string allowed;
  for (const auto each : book.events) (allowed += allowed.empty() ? "" : ", ") += each;
  for (const auto each : action_names())
    if (may_be_sent(each)) (allowed += ", ") += each;
  return invalid("mapping.unknown_event")
      .field(step.path + ".event")
      .fact("workflow", book.id)
      .fact("found", step.event)
      .fact("allowed", allowed);
}

/// Goes through all columns that a plan names, with where it names them.
class ColumnCheck {
 public:
  explicit ColumnCheck(std::span<const std::string> columns) : columns_(columns) {}

  Verdict column(const std::string& name, const std::string& path) const {
    if (std::find(columns_.begin(), columns_.end(), name) != columns_.end()) return {};
    std::string allowed;
    for (const auto& each : columns_) (allowed += allowed.empty() ? "" : ", ") += each;
    return invalid("mapping.unknown_column").field(path).fact("found", name).fact("allowed", allowed);
  }
  Verdict pattern(const Template& parts, const std::string& path) const {
    for (const auto& part : parts)
      if (part.column && part.text != "key")
        if (auto verdict = column(part.text, path); !verdict.allowed()) return verdict;
    return {};
  }
  Verdict time(const TimeRule& rule) const {
    if (auto verdict = column(rule.column, rule.path + ".column"); !verdict.allowed()) return verdict;
    return rule.plus_column.empty() ? Verdict() : column(rule.plus_column, rule.path + ".plus.column");
  }
  Verdict value(const ValueRule& rule) const {
    switch (rule.kind) {
      case ValueRule::Kind::constant: return {};
      case ValueRule::Kind::column: return column(rule.column, rule.path + ".column");
      case ValueRule::Kind::pattern: return pattern(rule.pattern, rule.path + ".template");
      case ValueRule::Kind::time: return time(rule.time);
      case ValueRule::Kind::object:
      case ValueRule::Kind::list: return fields(rule.members);
    }
    return {};
  }
  Verdict fields(const Fields& all) const {
    for (const auto& rule : all)
      if (auto verdict = value(rule); !verdict.allowed()) return verdict;
    return {};
  }
  Verdict step(const StepRule& rule) const {
    if (auto verdict = time(rule.at); !verdict.allowed()) return verdict;
    for (const auto& condition : rule.when)
      if (auto verdict = column(condition.column, condition.path + ".column"); !verdict.allowed())
        return verdict;
    return fields(rule.fields);
  }

 private:
  std::span<const std::string> columns_;
};

}  // namespace

Verdict Mapping::check_workflows(const WorkflowSet& workflows) const {
  auto definition = workflows.find(plan_->workflow);
  if (!definition) {
    auto refusal = std::move(definition).refusal();
    refusal.field = "open.workflow";
    return refusal;
  }
  return for_each_step(*plan_, [&](const StepRule& step) { return check_step(step, **definition); });
}

Verdict Mapping::check_columns(std::span<const std::string> columns) const {
  const ColumnCheck check(columns);
  if (plan_->key)
    if (auto verdict = check.column(*plan_->key, "key.column"); !verdict.allowed()) return verdict;
  if (!plan_->activity.empty())
    if (auto verdict = check.column(plan_->activity, "activity"); !verdict.allowed()) return verdict;
  if (auto verdict = check.pattern(plan_->reference, "reference"); !verdict.allowed()) return verdict;
  for (const auto& actor : plan_->actors)
    if (auto verdict = check.value(actor.id); !verdict.allowed()) return verdict;
  if (auto verdict = check.fields(plan_->subject); !verdict.allowed()) return verdict;
  return for_each_step(*plan_, [&](const StepRule& step) { return check.step(step); });
}

}  // namespace tenon
