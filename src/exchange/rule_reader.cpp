#include "exchange/plan_reader.hpp"

namespace tenon::exchange {
namespace {

Result<std::int32_t> read_clock(const std::string& text, const JsonPath& at) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : 100; };
  if (text.size() == 5 && text[2] == ':') {
    const int hour = digit(0) * 10 + digit(1);
    const int minute = digit(3) * 10 + digit(4);
    if (hour < 24 && minute < 60) return hour * 3600 + minute * 60;
  }
  return invalid("mapping.clock").field(at.str()).fact("found", text);
}

Verdict read_amount(const Json& json, Limit& into, const JsonPath& at) {
  if (auto verdict = JsonCodec<Limit>::read(json, into, at); !verdict.allowed()) return verdict;
  if (into.unit() == LimitUnit::minutes || into.unit() == LimitUnit::days) return {};
  return invalid("mapping.limit").field(at.str()).fact("found", to_string(into));
}

/// "15 days", or {"column", "values": {found: amount}}.
Verdict read_plus(const Json& json, TimeRule& into, const JsonPath& at) {
  if (!json.is_object()) return read_amount(json, into.plus, at);
  auto entry = Entry::of(json, at, {"column", "values"});
  if (!entry) return std::move(entry).refusal();
  if (auto verdict = entry->name("column", into.plus_column); !verdict.allowed()) return verdict;
  const auto* values = entry->find("values");
  const auto there = entry->at("values");
  if (!values) return detail::missing_field(there);
  if (!values->is_object()) return detail::wrong_type(there, "an object {found: amount}", *values);
  for (const auto& [found, amount] : values->items()) {
    auto& made = into.plus_by.emplace_back(found, Limit());
    if (auto verdict = read_amount(amount, made.second, there / found); !verdict.allowed()) return verdict;
  }
  return {};
}

/// The way in which a value's object speaks, told by the one key that it must have.
std::string_view way_of(const Json& json) {
  static constexpr std::string_view ways[] = {"const", "column", "template", "time", "object", "list"};
  std::string_view way;
  for (const auto each : ways)
    if (json.contains(each)) {
      if (!way.empty()) return {};
      way = each;
    }
  return way;
}

Verdict read_column(const Json& json, ValueRule& into, const JsonPath& at) {
  auto entry = Entry::of(json, at, {"column", "values", "otherwise", "empty", "as"});
  if (!entry) return std::move(entry).refusal();
  if (auto verdict = entry->name("column", into.column); !verdict.allowed()) return verdict;
  if (auto verdict = entry->optional("as", into.as); !verdict.allowed()) return verdict;
  if (const auto* values = entry->find("values")) {
    const auto there = entry->at("values");
    if (!values->is_object() || values->empty())
      return detail::wrong_type(there, "an object {found: meant}", *values);
    into.values.emplace();
    for (const auto& [found, meant] : values->items()) {
      if (meant.is_structured())
        return detail::wrong_type(there / found, "a text, number or truth value", meant);
      into.values->emplace_back(found, meant);
    }
  }
  if (const auto* otherwise = entry->find_any("otherwise")) {
    if (!into.values)
      return invalid("mapping.not_here").field(entry->at("otherwise").str()).fact("needs", "values");
    into.otherwise = *otherwise;
  }
  if (const auto* empty = entry->find_any("empty")) into.empty = *empty;
  return {};
}

}  // namespace

Result<Template> read_template(std::string_view text, const JsonPath& at) {
  Template parts;
  std::string plain;
  const auto refused = [&](std::string_view problem) {
    return invalid("mapping.template").field(at.str()).fact("found", text).fact("problem", problem);
  };
  const auto whole = text;
  while (!text.empty()) {
    const char c = text.front();
    if ((c == '{' || c == '}') && text.substr(1).starts_with(c)) {
      plain += c;
      text.remove_prefix(2);
    } else if (c == '{') {
      const auto end = text.find('}');
      if (end == text.npos) return refused("a brace that is not closed");
      if (end == 1) return refused("a brace without a column");
      if (!plain.empty()) parts.push_back({false, std::exchange(plain, {})});
      parts.push_back({true, std::string(text.substr(1, end - 1))});
      text.remove_prefix(end + 1);
    } else if (c == '}') {
      return refused("a closing brace alone; write }} for a brace");
    } else {
      plain += c;
      text.remove_prefix(1);
    }
  }
  if (!plain.empty()) parts.push_back({false, std::move(plain)});
  if (parts.empty()) return invalid("mapping.empty").field(at.str()).fact("found", whole);
  return parts;
}

Result<TimeRule> read_time_rule(const Json& json, const JsonPath& at) {
  TimeRule rule;
  rule.path = at.str();
  TENON_TRY(const Entry entry, Entry::of(json, at, {"column", "plus", "clock"}));
  TENON_CHECK(Result<void>(entry.name("column", rule.column)));
  if (const auto* plus = entry.find("plus"))
    TENON_CHECK(Result<void>(read_plus(*plus, rule, entry.at("plus"))));
  if (std::string clock; entry.has("clock")) {
    TENON_CHECK(Result<void>(entry.required("clock", clock)));
    TENON_TRY(rule.clock, read_clock(clock, entry.at("clock")));
  }
  return rule;
}

Result<ValueRule> read_value(const Json& json, const JsonPath& at) {
  ValueRule rule;
  rule.path = at.str();
  if (!json.is_structured()) return rule.constant = json, rule;
  const auto way = json.is_object() ? way_of(json) : std::string_view();
  if (way.empty())
    return invalid("mapping.one_of")
        .field(rule.path)
        .fact("allowed", "const, column, template, time, object, list");
  if (way == "column") {
    rule.kind = ValueRule::Kind::column;
    TENON_CHECK(Result<void>(read_column(json, rule, at)));
    return rule;
  }
  TENON_TRY(const Entry entry, Entry::of(json, at, {way}));
  const JsonPath there = entry.at(way);
  const Json& inner = *entry.find(way);
  if (way == "const") {
    rule.constant = inner;
  } else if (way == "template") {
    rule.kind = ValueRule::Kind::pattern;
    std::string text;
    TENON_CHECK(Result<void>(entry.required(way, text)));
    TENON_TRY(rule.pattern, read_template(text, there));
  } else if (way == "time") {
    rule.kind = ValueRule::Kind::time;
    TENON_TRY(rule.time, read_time_rule(inner, there));
  } else if (way == "object") {
    rule.kind = ValueRule::Kind::object;
    TENON_TRY(rule.members, read_fields(inner, there));
  } else {
    rule.kind = ValueRule::Kind::list;
    if (!inner.is_array()) return detail::wrong_type(there, "a list", inner);
    for (std::size_t i = 0; i < inner.size(); ++i) {
      TENON_TRY(auto member, read_value(inner[i], there / i));
      rule.members.push_back(std::move(member));
    }
  }
  return rule;
}

Result<Fields> read_fields(const Json& json, const JsonPath& at) {
  if (!json.is_object()) return detail::wrong_type(at, "an object", json);
  Fields fields;
  for (const auto& [name, value] : json.items()) {
    TENON_TRY(auto rule, read_value(value, at / name));
    rule.name = name;
    fields.push_back(std::move(rule));
  }
  return fields;
}

namespace {

Result<Condition> read_condition(const Json& json, const JsonPath& at) {
  Condition condition;
  condition.path = at.str();
  TENON_TRY(const Entry entry, Entry::of(json, at, {"column", "in", "not_in", "empty"}));
  TENON_CHECK(Result<void>(entry.name("column", condition.column)));
  if (entry.has("in") + entry.has("not_in") + entry.has("empty") != 1)
    return invalid("mapping.one_of").field(condition.path).fact("allowed", "in, not_in, empty");
  if (bool empty = false; entry.has("empty")) {
    TENON_CHECK(Result<void>(entry.required("empty", empty)));
    condition.kind = empty ? Condition::Kind::empty : Condition::Kind::given;
    return condition;
  }
  const bool in = entry.has("in");
  condition.kind = in ? Condition::Kind::in : Condition::Kind::not_in;
  TENON_CHECK(Result<void>(entry.required(in ? "in" : "not_in", condition.words)));
  if (condition.words.empty()) return invalid("mapping.empty").field(entry.at(in ? "in" : "not_in").str());
  return condition;
}

}  // namespace

Result<std::vector<Condition>> read_conditions(const Json& json, const JsonPath& at) {
  std::vector<Condition> all;
  if (!json.is_array()) {
    TENON_TRY(auto one, read_condition(json, at));
    all.push_back(std::move(one));
    return all;
  }
  for (std::size_t i = 0; i < json.size(); ++i) {
    TENON_TRY(auto one, read_condition(json[i], at / i));
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace tenon::exchange
