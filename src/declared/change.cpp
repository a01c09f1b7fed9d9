#include "declared/change.hpp"

#include <limits>

#include "declared/words.hpp"

namespace tenon::declared {
namespace {

bool can_be_added(Kind kind) { return kind == Kind::integer || kind == Kind::money || kind == Kind::area; }

std::int64_t changed(std::int64_t from, std::int64_t by, bool grows) {
  std::int64_t result = 0;
  if (!(grows ? __builtin_add_overflow(from, by, &result) : __builtin_sub_overflow(from, by, &result)))
    return result;
  return from < 0 ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
}

Result<Change> read_change(std::size_t fact, const Json& json, const Reach& reach, const Draft& draft,
                           const JsonPath& at) {
  const auto& field = draft.facts.all()[fact];
  Change change{fact};
  Type wanted = field.type;
  const Json* by = &json;
  std::string_view key;
  if (json.is_object() && json.size() == 1) {
    for (const auto& [name, how] : {std::pair(std::string_view("add"), Change::How::grows),
                                    std::pair(std::string_view("subtract"), Change::How::shrinks),
                                    std::pair(std::string_view("append"), Change::How::takes_in)})
      if (json.contains(name)) change.how = how, key = name, by = &json[std::string(name)];
    const bool fits =
        key.empty() || (key == "append" ? wanted.kind == Kind::texts : can_be_added(wanted.kind));
    if (!fits)
      return invalid("declared.wrong_kind")
          .field((at / key).str())
          .fact("found", name_of(wanted.kind))
          .fact("expected", key == "append" ? "texts" : "integer, money, area");
    if (!key.empty()) wanted.optional = true;  // what is absent adds nothing
    if (key == "append") wanted.kind = Kind::text;
  }
  TENON_TRY(change.by, Term::read(*by, wanted, reach, key.empty() ? at : at / key));
  if (change.by.type().optional && !wanted.optional)
    return invalid("declared.may_be_absent").field(at.str()).fact("fact", field.name);
  return change;
}

}  // namespace

Result<std::vector<Change>> read_changes(const std::optional<Named<Expression>>& set, const Fields& event,
                                         const Draft& draft, const JsonPath& at) {
  std::vector<Change> changes;
  if (!set) return changes;
  // No registers: a case is replayed from its history alone.
  const Reach reach{&draft.facts, &event, true, false};
  for (const auto& [name, expression] : *set) {
    const auto fact = draft.facts.find(name);
    if (!fact) return unknown_name(at / name, name, draft.facts.names());
    TENON_TRY(Change change, read_change(*fact, expression.json, reach, draft, at / name));
    changes.push_back(std::move(change));
  }
  return changes;
}

void carry_out(const std::vector<Change>& changes, const Sight& sight, Values& into) {
  Value scratch;
  for (const auto& change : changes) {
    const Value& by = change.by.look(sight, scratch);
    Value& fact = into[change.fact];
    if (change.how == Change::How::becomes) {
      fact = by;
      continue;
    }
    if (!is_there(by)) continue;
    if (change.how == Change::How::takes_in) {
      std::get<std::vector<std::string>>(fact).push_back(std::get<std::string>(by));
      continue;
    }
    const auto* const before = std::get_if<std::int64_t>(&fact);
    fact = changed(before ? *before : 0, std::get<std::int64_t>(by), change.how == Change::How::grows);
  }
}

}  // namespace tenon::declared
