/// How a condition is read: by the key that says what is looked at, then the keys that say what of it.
#include "declared/condition.hpp"
#include "declared/words.hpp"

namespace tenon::declared {

class ConditionReader {
 public:
  ConditionReader(const Reach& reach, const Draft& draft) : reach_(reach), draft_(draft) {}

  Result<Condition> read(const Json& json, const JsonPath& at) {
    // Named conditions that each name the last one twice double with every name.
    TENON_CHECK(Result<void>(check_count(++parts_, most_parts, at)));
    if (json.is_string()) return named(json.get_ref<const std::string&>(), at);
    if (!json.is_object()) return detail::wrong_type(at, "a condition, or the name of one", json);
    std::string_view subject;
    for (const auto key : subjects) {
      if (!json.contains(key)) continue;
      // "workflow" beside a register's name cannot be: one thing is looked at.
      if (!subject.empty())
        return contradiction(at, "一个条件只看一件事；多件请用 all 或 any",
                             "a condition looks at one thing; join several by all or any");
      subject = key;
    }
    if (subject.empty()) {
      const auto& items = json.items();
      const std::string found = json.empty() ? std::string() : items.begin().key();
      return unknown_name(at, found, std::span<const std::string_view>(subjects));
    }
    const Json& value = json[std::string(subject)];
    if (subject == "all" || subject == "any") return joined(json, subject, at);
    if (subject == "not") return negated(json, at);
    if (subject == "document") return held(json, at);
    if (subject == "role") return role(json, at);
    if (subject == "missed") return missed(json, at);
    if (subject == "workflow") return other_case(json, at);
    if (!value.is_string() && !value.is_object()) return detail::wrong_type(at / subject, "a name", value);
    if (subject == "term") return compared(json, Term::read_reference(value, reach_, at / subject), at);
    if (!value.is_string()) return detail::wrong_type(at / subject, "a name", value);
    return compared(json, Term::refer(subject, value.get_ref<const std::string&>(), reach_, at / subject),
                    at);
  }

  Result<Condition> named(const std::string& name, const JsonPath& at) {
    std::vector<std::string> known;
    if (const auto& all = draft_.document.conditions)
      for (const auto& [each, expression] : *all) {
        if (each != name) {
          known.push_back(each);
          continue;
        }
        if (std::find(path_.begin(), path_.end(), name) != path_.end())
          return invalid("declared.circle").field(at.str()).fact("found", name);
        draft_.used.insert(name);
        path_.push_back(name);
        const JsonPath root = draft_.at();
        auto made = read(expression.json, root / "conditions" / each);
        path_.pop_back();
        return made;
      }
    return unknown_name(at, name, known);
  }

 private:
  using Is = Condition::Is;
  static constexpr std::string_view subjects[] = {
      "all",      "any",     "not",    "fact",     "event",    "case", "sale",   "unit",
      "building", "project", "buyers", "document", "workflow", "role", "missed", "term"};

  static constexpr std::size_t most_parts = 500;

  /// Refuses keys but these.
  static Verdict only_keys(const Json& json, std::initializer_list<std::string_view> keys,
                           const JsonPath& at) {
    for (const auto& [key, value] : json.items())
      if (std::find(keys.begin(), keys.end(), key) == keys.end())
        return with_nearest(detail::unknown_field(at, json, keys.begin(), keys.size()));
    return {};
  }

  Result<Condition> joined(const Json& json, std::string_view key, const JsonPath& at) {
    TENON_CHECK(Result<void>(only_keys(json, {key}, at)));
    const Json& list = json[std::string(key)];
    if (!list.is_array() || list.empty())
      return detail::wrong_type(at / key, "a list of conditions, at least one", list);
    Condition made;
    made.is_ = key == "all" ? Is::all : Is::any;
    const JsonPath there = at / key;
    for (std::size_t i = 0; i < list.size(); ++i) {
      TENON_TRY(Condition part, read(list[i], there / i));
      made.parts_.push_back(std::move(part));
    }
    return made;
  }

  Result<Condition> negated(const Json& json, const JsonPath& at) {
    TENON_CHECK(Result<void>(only_keys(json, {"not"}, at)));
    Condition made;
    made.is_ = Is::no;
    TENON_TRY(Condition part, read(json["not"], at / "not"));
    made.parts_.push_back(std::move(part));
    return made;
  }

  Result<Condition> held(const Json& json, const JsonPath& at) {
    TENON_CHECK(Result<void>(only_keys(json, {"document", "form"}, at)));
    TENON_CHECK(needs(reach_.context, "document", at));
    Condition made;
    made.is_ = Is::held;
    TENON_TRY(made.name_, read_json<std::string>(json["document"], at / "document"));
    TENON_CHECK(Result<void>(draft_.directory->documents().check(made.name_, (at / "document").str())));
    if (json.contains("form")) {
      auto form = read_json<Form>(json["form"], at / "form");
      if (!form) return with_nearest(std::move(form).refusal());
      made.form_ = *form;
    }
    return made;
  }

  Result<Condition> role(const Json& json, const JsonPath& at) {
    TENON_CHECK(Result<void>(only_keys(json, {"role"}, at)));
    TENON_CHECK(needs(reach_.context, "role", at));
    Condition made;
    made.is_ = Is::role;
    auto roles = read_json<RoleSet>(json["role"], at / "role");
    if (!roles) return with_nearest(std::move(roles).refusal());
    made.roles_ = *roles;
    return made;
  }

  Result<Condition> missed(const Json& json, const JsonPath& at) {
    TENON_CHECK(Result<void>(only_keys(json, {"missed"}, at)));
    TENON_CHECK(needs(reach_.context, "missed", at));
    Condition made;
    made.is_ = Is::missed;
    TENON_TRY(const std::string id, read_json<std::string>(json["missed"], at / "missed"));
    const auto found = std::find(draft_.deadlines.begin(), draft_.deadlines.end(), id);
    if (found == draft_.deadlines.end()) return unknown_name(at / "missed", id, draft_.deadlines);
    made.number_ = found - draft_.deadlines.begin();
    return made;
  }

  Result<Condition> other_case(const Json& json, const JsonPath& at) {
    TENON_CHECK(Result<void>(only_keys(json, {"workflow", "of_same", "in"}, at)));
    TENON_CHECK(needs(reach_.around, "workflow", at));
    for (const std::string_view key : {"of_same", "in"})
      if (!json.contains(key)) return detail::missing_field(at / key);
    Condition made;
    made.is_ = Is::other_case;
    TENON_TRY(made.name_, read_json<std::string>(json["workflow"], at / "workflow"));
    auto scope = read_json<Scope>(json["of_same"], at / "of_same");
    if (!scope) return with_nearest(std::move(scope).refusal());
    made.scope_ = *scope;
    TENON_TRY(const auto states, read_json<std::vector<std::string>>(json["in"], at / "in"));
    TENON_TRY(made.states_, draft_.directory->states_of(made.name_, states, at / "workflow", at / "in"));
    return made;
  }

  static Result<void> needs(bool there, std::string_view what, const JsonPath& at) {
    if (there) return {};
    return invalid("declared.not_here").field((at / what).str()).fact("found", what);
  }

  /// What has to be so of the term; several are all to hold.
  Result<Condition> compared(const Json& json, Result<Term> left, const JsonPath& at) {
    if (!left) return std::move(left).refusal();
    const Type& type = left->type();
    Condition all;
    for (const auto& [key, value] : json.items()) {
      if (std::find(std::begin(subjects), std::end(subjects), key) != std::end(subjects)) continue;
      const auto allowed = operators(type.kind);
      if (std::find(allowed.begin(), allowed.end(), key) == allowed.end())
        return unknown_name(at / key, key, std::span<const std::string_view>(allowed));
      Condition one;
      one.left_ = *left;
      TENON_CHECK(right_of(one, key, value, type, at / key));
      all.parts_.push_back(std::move(one));
    }
    if (all.parts_.empty()) {
      const auto allowed = operators(type.kind);
      std::string list;
      for (const auto each : allowed) (list += list.empty() ? "" : ", ") += each;
      return invalid("declared.compares_nothing").field(at.str()).fact("allowed", list);
    }
    if (all.parts_.size() == 1) return Condition(all.parts_.front());
    return all;
  }

  static std::vector<std::string_view> operators(Kind kind) {
    std::vector<std::string_view> all{"is_set"};
    if (kind == Kind::texts)
      return all.insert(all.end(), {"contains", "length_at_least", "length_at_most"}), all;
    all.insert(all.end(), {"equals", "one_of"});
    if (kind == Kind::text) all.insert(all.end(), {"length_at_least", "length_at_most"});
    if (kind == Kind::date || kind == Kind::instant)
      all.insert(all.end(), {"before", "after", "not_before", "not_after"});
    if (kind == Kind::integer || kind == Kind::money || kind == Kind::area)
      all.insert(all.end(), {"less_than", "more_than", "at_least", "at_most"});
    return all;
  }

  Result<void> right_of(Condition& one, std::string_view key, const Json& value, Type type,
                        const JsonPath& at) {
    static constexpr std::pair<std::string_view, Is> by_name[] = {{"equals", Is::equal},
                                                                  {"one_of", Is::one_of},
                                                                  {"less_than", Is::less},
                                                                  {"more_than", Is::more},
                                                                  {"at_least", Is::at_least},
                                                                  {"at_most", Is::at_most},
                                                                  {"before", Is::less},
                                                                  {"after", Is::more},
                                                                  {"not_before", Is::at_least},
                                                                  {"not_after", Is::at_most},
                                                                  {"is_set", Is::set},
                                                                  {"contains", Is::contains},
                                                                  {"length_at_least", Is::length_at_least},
                                                                  {"length_at_most", Is::length_at_most}};
    one.is_ = std::find_if(std::begin(by_name), std::end(by_name), [&](const auto& each) {
                return each.first == key;
              })->second;
    type.optional = false;
    if (one.is_ == Is::set) {
      TENON_TRY(const bool there, read_json<bool>(value, at));
      if (!there) one.is_ = Is::unset;
      return {};
    }
    if (one.is_ == Is::length_at_least || one.is_ == Is::length_at_most) {
      TENON_TRY(const auto length, read_json<std::uint32_t>(value, at));
      one.number_ = length;
      return {};
    }
    if (one.is_ == Is::one_of) {
      if (!value.is_array() || value.empty()) return detail::wrong_type(at, "a list of values", value);
      for (std::size_t i = 0; i < value.size(); ++i)
        if (auto verdict = declared::read(value[i], type, one.words_.emplace_back(), at / i);
            !verdict.allowed())
          return with_nearest(std::move(verdict).refusal());
      return {};
    }
    if (one.is_ == Is::contains) type = {Kind::text};
    TENON_TRY(one.right_, Term::read(value, type, reach_, at));
    return {};
  }

  const Reach& reach_;
  const Draft& draft_;
  std::size_t parts_ = 0;            ///< of the whole condition
  std::vector<std::string> path_{};  ///< of conditions that are being read, each named by the one before
};

Result<Condition> read_condition(const Json& json, const Reach& reach, const Draft& draft,
                                 const JsonPath& at) {
  return ConditionReader(reach, draft).read(json, at);
}
Result<Condition> named_condition(const std::string& name, const Reach& reach, const Draft& draft,
                                  const JsonPath& at) {
  return ConditionReader(reach, draft).named(name, at);
}

}  // namespace tenon::declared
