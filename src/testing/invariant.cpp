#include "tenon/testing/invariant.hpp"

#include <algorithm>

#include "tenon/model/registry.hpp"
#include "testing/faults.hpp"

namespace tenon::testing {
namespace {

class Reader {
 public:
  explicit Reader(const WorkflowSet& workflows) : workflows_(workflows) {}

  Result<Invariant> invariant(const Json& json, const JsonPath& at) {
    TENON_CHECK(Result<void>(check_keys(json, at, {"id", "title", "source", "never"})));
    for (const char* needed : {"id", "title", "source", "never"})
      if (!json.contains(needed)) return missing(at / needed);
    Invariant made;
    TENON_TRY(made.id, read_json<std::string>(json["id"], at / "id"));
    TENON_TRY(made.source, read_json<std::string>(json["source"], at / "source"));
    TENON_TRY(made.title, read_json<Text>(json["title"], at / "title"));
    seen_ = 0;
    TENON_TRY(made.never, formula(json["never"], at / "never"));
    made.conditions = seen_;
    return made;
  }
  std::vector<Condition> conditions;

 private:
  Result<Formula> formula(const Json& json, const JsonPath& at) {
    if (!json.is_object()) return wrong_type(at, "a condition", json);
    Formula made;
    for (const auto& [key, kind] :
         {std::pair("all", Formula::Kind::all), std::pair("any", Formula::Kind::any)})
      if (json.contains(key)) {
        TENON_CHECK(Result<void>(check_keys(json, at, {key})));
        const auto here = at / key;
        if (!json[key].is_array() || json[key].empty())
          return wrong_type(here, "a list of conditions", json[key]);
        made.kind = kind;
        for (std::size_t i = 0; i < json[key].size(); ++i) {
          TENON_TRY(auto part, formula(json[key][i], here / i));
          made.parts.push_back(std::move(part));
        }
        return made;
      }
    if (json.contains("not")) {
      TENON_CHECK(Result<void>(check_keys(json, at, {"not"})));
      made.kind = Formula::Kind::none;
      TENON_TRY(auto part, formula(json["not"], at / "not"));
      made.parts.push_back(std::move(part));
      return made;
    }
    TENON_TRY(const Condition condition, json.contains("record") ? of_record(json, at) : of_case(json, at));
    made.kind = Formula::Kind::one;
    TENON_TRY(made.condition, place_of(condition, at));
    seen_ |= ConditionSet{1} << made.condition;
    return made;
  }

  Result<Condition> of_case(const Json& json, const JsonPath& at) {
    TENON_CHECK(Result<void>(check_keys(json, at, {"case", "in", "has_been", "is", "facts"})));
    if (!json.contains("case")) return missing(at / "case");
    Condition made;
    TENON_TRY(made.workflow, read_json<std::string>(json["case"], at / "case"));
    const auto definition = workflows_.find(made.workflow);
    if (!definition) {
      std::vector<std::string_view> known;
      for (const auto* each : workflows_.all()) known.push_back(each->book().id);
      return unknown_word(at / "case", "workflow", made.workflow, known);
    }
    const auto& book = (*definition)->book();
    const auto count = json.contains("in") + json.contains("has_been") + json.contains("is");
    if (count != 1) return invalid("testing.one_of_three").field(at.str());
    if (json.contains("is")) {
      static constexpr std::string_view words[] = {"there", "open", "ended", "cancelled"};
      TENON_TRY(const auto word, read_json<std::string>(json["is"], at / "is"));
      if (std::find(std::begin(words), std::end(words), word) == std::end(words))
        return unknown_word(at / "is", "status", word, words);
      const auto every = static_cast<StateSet>((std::uint64_t{1} << book.states.size()) - 1);
      made.states = word == "open" ? every & ~book.finals : word == "ended" ? book.finals : every;
      made.cancelled = word == "cancelled";
      made.in_any_state = word == "there";
    } else {
      const char* const key = json.contains("in") ? "in" : "has_been";
      made.about = json.contains("in") ? Condition::About::now : Condition::About::ever;
      TENON_TRY(const auto names, read_json<std::vector<std::string>>(json[key], at / key));
      if (names.empty()) return wrong_type(at / key, "a list of states", json[key]);
      const auto list = at / key;
      for (std::size_t i = 0; i < names.size(); ++i) {
        const auto state = book.find_state(names[i]);
        if (!state)
          return unknown_word(list / i, "state", names[i], {book.states.data(), book.states.size()});
        made.states |= only(*state);
      }
    }
    if (json.contains("facts")) {
      const auto here = at / "facts";
      if (!json["facts"].is_object()) return wrong_type(here, "an object", json["facts"]);
      const Json schema = (*definition)->facts_schema();
      std::vector<std::string> names;
      for (const auto& [name, of] : schema.at("properties").items()) names.push_back(name);
      const std::vector<std::string_view> known(names.begin(), names.end());
      for (const auto& [name, value] : json["facts"].items()) {
        if (std::find(names.begin(), names.end(), name) == names.end())
          return unknown_word(here / name, "fact", name, known);
        made.fields.emplace_back(name, value);
      }
    }
    return made;
  }

  static Result<Condition> of_record(const Json& json, const JsonPath& at) {
    TENON_CHECK(Result<void>(check_keys(json, at, {"record", "fields"})));
    if (!json.contains("fields")) return missing(at / "fields");
    static constexpr std::string_view kinds[] = {"sale", "unit", "building", "project"};
    Condition made;
    made.about = Condition::About::record;
    TENON_TRY(made.workflow, read_json<std::string>(json["record"], at / "record"));
    if (std::find(std::begin(kinds), std::end(kinds), made.workflow) == std::end(kinds))
      return unknown_word(at / "record", "kind of entry", made.workflow, kinds);
    if (!json["fields"].is_object()) return wrong_type(at / "fields", "an object", json["fields"]);
    for (const auto& [name, value] : json["fields"].items()) made.fields.emplace_back(name, value);
    return made;
  }

  /// Conditions that say the same are one.
  Result<std::size_t> place_of(const Condition& wanted, const JsonPath& at) {
    const auto same = [&](const Condition& c) {
      return c.about == wanted.about && c.workflow == wanted.workflow && c.states == wanted.states &&
             c.cancelled == wanted.cancelled && c.in_any_state == wanted.in_any_state &&
             c.fields == wanted.fields;
    };
    const auto found = std::find_if(conditions.begin(), conditions.end(), same);
    if (found == conditions.end() && conditions.size() == 64)
      return invalid("testing.too_many_conditions").field(at.str()).fact("allowed", "64");
    const auto place = static_cast<std::size_t>(found - conditions.begin());
    if (found == conditions.end()) conditions.push_back(wanted);
    return place;
  }

  const WorkflowSet& workflows_;
  ConditionSet seen_ = 0;
};

}  // namespace

bool Formula::holds(ConditionSet true_ones) const {
  const auto part_holds = [&](const Formula& part) { return part.holds(true_ones); };
  switch (kind) {
    case Kind::one: return (true_ones >> condition & 1U) != 0;
    case Kind::all: return std::all_of(parts.begin(), parts.end(), part_holds);
    case Kind::any: return std::any_of(parts.begin(), parts.end(), part_holds);
    case Kind::none: break;
  }
  return std::none_of(parts.begin(), parts.end(), part_holds);
}

Result<Invariants> Invariants::read(const Json& list, const WorkflowSet& workflows, const JsonPath& at) {
  if (!list.is_array()) return wrong_type(at, "a list", list);
  Reader reader(workflows);
  Invariants made;
  for (std::size_t i = 0; i < list.size(); ++i) {
    TENON_TRY(auto one, reader.invariant(list[i], at / i));
    for (const auto& before : made.all)
      if (before.id == one.id)
        return invalid("testing.twice").field((at / i / "id").str()).fact("found", one.id);
    made.all.push_back(std::move(one));
  }
  made.conditions = std::move(reader.conditions);
  return made;
}

}  // namespace tenon::testing
