#include "declared/consequences.hpp"

#include "declared/words.hpp"
#include "tenon/model/registry.hpp"

namespace tenon::declared {
namespace {

Sight sight_of(const void* facts, const void* event, const Context& context) {
  return {static_cast<const Values*>(facts), static_cast<const Values*>(event), &context, context.around};
}

/// One line of "does".
struct EffectRule {
  Effect::Kind kind = Effect::Kind::open_case;
  std::string what;
  std::optional<Condition> only_if{};
  std::vector<std::pair<std::string, Term>> with{};

  void produce(const Sight& sight, Effects& into) const {
    if (only_if && !only_if->holds(sight)) return;
    Effect effect{kind, what, Role::system, Party::none, payload(sight)};
    if (kind == Effect::Kind::update_record) {
      const auto& id = subject(sight.context->subject);
      if (!id) return;
      effect.record = *id;
    }
    into.push_back(std::move(effect));
  }

 private:
  [[nodiscard]] std::string payload(const Sight& sight) const {
    std::string out = "{";
    Value scratch;
    for (const auto& [name, term] : with) {
      const Value& value = term.look(sight, scratch);
      // In an update null takes a field out; elsewhere absent is the canonical form.
      if (!is_there(value) && kind != Effect::Kind::update_record) continue;
      if (out.size() > 1) out += ',';
      print_json_string(out, name);
      out += ':';
      print(out, term.type(), value);
    }
    return out += '}';
  }
  [[nodiscard]] const std::optional<std::string>& subject(const Subject& of) const {
    return what == "customer"   ? of.customer
           : what == "unit"     ? of.unit
           : what == "sale"     ? of.sale
           : what == "building" ? of.building
                                : of.project;
  }
};

/// The type that a property of a JSON Schema asks for.
Type type_of(const Json& schema) {
  if (schema.contains("anyOf")) return type_of(schema["anyOf"][0]);
  if (schema.contains("enum")) {
    Type type{Kind::choice};
    for (const auto& word : schema["enum"])
      if (word.is_string()) type.words.push_back(word);
    return type;
  }
  const auto word = [&](const char* key) { return schema.value(key, std::string()); };
  if (word("type") == "integer") return {Kind::integer};
  if (word("type") == "boolean") return {Kind::boolean};
  if (word("type") == "array") return {Kind::texts};
  if (word("format") == "money") return {Kind::money};
  if (word("format") == "area") return {Kind::area};
  if (word("format") == "date") return {Kind::date};
  if (word("format") == "date-time") return {Kind::instant};
  return {Kind::text};
}

/// Reads "with" against the schema of what takes it.
Result<void> read_with(EffectRule& rule, const std::optional<Named<Expression>>& with, const Json& schema,
                       bool partly, const Reach& reach, const JsonPath& at) {
  std::vector<std::string> known;
  for (const auto& [name, property] : schema["properties"].items()) known.push_back(name);
  std::set<std::string> given;
  if (with)
    for (const auto& [name, expression] : *with) {
      if (std::find(known.begin(), known.end(), name) == known.end())
        return unknown_name(at / name, name, known);
      Type wanted = type_of(schema["properties"][name]);
      wanted.optional = partly;
      TENON_TRY(Term term, Term::read(expression.json, wanted, reach, at / name));
      const auto& required = schema.value("required", Json::array());
      if (!partly && term.type().optional &&
          std::find(required.begin(), required.end(), name) != required.end())
        return invalid("declared.may_be_absent").field((at / name).str()).fact("fact", name);
      rule.with.emplace_back(name, std::move(term));
      given.insert(name);
    }
  if (partly || !schema.contains("required")) return {};
  for (const auto& name : schema["required"])
    if (!given.contains(name.get<std::string>())) return detail::missing_field(at / name.get<std::string>());
  return {};
}

/// What a workflow that is about this knows of: a sale brings its unit, building and project along.
bool is_about(const OpeningDocument& opening, About what) {
  for (const About about : opening.subject) {
    if (about == what) return true;
    if (what == About::customer && about == About::sale) return true;
    if (what == About::unit && about == About::sale) return true;
    if (what == About::building && (about == About::sale || about == About::unit)) return true;
    if (what == About::project && about != About::customer) return true;
  }
  return false;
}

Result<EffectRule> read_effect(const EffectDocument& from, const Reach& reach, const Draft& draft,
                               const JsonPath& at) {
  const auto count = from.opens.has_value() + from.tells_parent.has_value() + from.updates.has_value() +
                     from.ends_others.has_value();
  if (count != 1)
    return contradiction(at, "opens、tells_parent、updates、ends_others 须恰有一项",
                         "give exactly one of opens, tells_parent, updates and ends_others");
  EffectRule rule;
  if (from.only_if) { TENON_TRY(rule.only_if, named_condition(*from.only_if, reach, draft, at / "only_if")); }
  const JsonPath with = at / "with";
  if (from.opens) {
    rule.what = *from.opens;
    TENON_TRY(const Json schema, draft.directory->opening_of(rule.what, at / "opens"));
    TENON_CHECK(read_with(rule, from.with, schema, false, reach, with));
  } else if (from.tells_parent) {
    rule.kind = Effect::Kind::tell_case;
    rule.what = *from.tells_parent;
    const auto events = draft.directory->events();
    if (std::find(events.begin(), events.end(), rule.what) == events.end())
      return unknown_name(at / "tells_parent", rule.what, events);
    TENON_CHECK(read_with(rule, from.with, draft.directory->event_called(rule.what), false, reach, with));
  } else if (from.updates) {
    rule.kind = Effect::Kind::update_record;
    rule.what = *from.updates;
    const auto about = enum_from<About>(rule.what);
    if (!about) {
      const auto words = enum_names<About>();
      return unknown_name(at / "updates", rule.what, std::span<const std::string_view>(words));
    }
    if (!is_about(draft.document.opening, *about))
      return contradiction(at / "updates", "opening.subject 中没有它：流程不涉及该台账",
                           "the workflow is not about it: name it in opening.subject");
    TENON_CHECK(
        read_with(rule, from.with, record_schema(*enum_from<RecordKind>(rule.what)), true, reach, with));
  } else {
    rule.kind = Effect::Kind::end_others;
    rule.what = *from.ends_others;
  }
  return rule;
}

std::string name_of_effect(const EffectDocument& from) {
  if (from.opens) return "opens " + *from.opens;
  if (from.tells_parent) return "tells_parent " + *from.tells_parent;
  if (from.updates) return "updates " + *from.updates;
  return "ends_others";
}

}  // namespace

Result<NamedCondition> condition_in_book(const std::string& name, const Reach& reach, const Draft& draft,
                                         const JsonPath& at, EditableBook& book) {
  TENON_TRY(Condition read, named_condition(name, reach, draft, at));
  const auto condition = std::make_shared<const Condition>(std::move(read));
  book.keep(condition);
  return NamedCondition{
      book.word(name),
      ConditionFn(condition.get(),
                  [](const void* self, const void* facts, const void* event, const Context& context) {
                    return static_cast<const Condition*>(self)->holds(sight_of(facts, event, context));
                  }),
      condition->asks_event()};
}

Result<void> read_consequences(const std::vector<NoticeDocument>& tells,
                               const std::vector<EffectDocument>& does, const Reach& reach,
                               const Draft& draft, const JsonPath& at, EditableBook& book,
                               EditableConsequences& into) {
  const JsonPath notices = at / "tells";
  for (std::size_t i = 0; i < tells.size(); ++i) {
    const auto& from = tells[i];
    const JsonPath there = notices / i;
    if (from.role.has_value() == from.party.has_value())
      return contradiction(there, "role、party 须恰有一项", "give exactly one of role and party");
    Notice notice;
    if (from.role) notice.role = *from.role;
    else notice.party = *from.party;
    TENON_CHECK(Result<void>(check_code(from.notice, {}, there / "notice")));
    notice.notice = book.word(from.notice);
    TENON_CHECK(Result<void>(check_count(from.via.size(), notice.via.size(), there / "via")));
    std::copy(from.via.begin(), from.via.end(), notice.via.begin());
    if (from.only_if) {
      TENON_TRY(notice.only_if, condition_in_book(*from.only_if, reach, draft, there / "only_if", book));
    }
    into.notices.push_back(notice);
  }
  const JsonPath effects = at / "does";
  for (std::size_t i = 0; i < does.size(); ++i) {
    TENON_TRY(EffectRule read, read_effect(does[i], reach, draft, effects / i));
    const auto rule = std::make_shared<const EffectRule>(std::move(read));
    book.keep(rule);
    into.effects.push_back({book.word(name_of_effect(does[i])),
                            EffectFn(rule.get(), [](const void* self, const void* facts, const void* event,
                                                    const Context& context, Effects& produced) {
                              static_cast<const EffectRule*>(self)->produce(sight_of(facts, event, context),
                                                                            produced);
                            })});
  }
  return {};
}

}  // namespace tenon::declared
