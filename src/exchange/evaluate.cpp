#include "exchange/evaluate.hpp"

#include <algorithm>
#include <charconv>

#include "exchange/time_format.hpp"

namespace tenon::exchange {
namespace {

constexpr std::string_view of_trace = "trace:";

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

RefusalBuilder unreadable(std::string_view code, const std::string& path, std::string_view column,
                          std::string_view found) {
  return invalid(code).field(path).fact("column", column).fact("found", found);
}

/// The time in a column by the first form that it follows.
Result<ReadTime> read_column_time(const std::string& column, const std::string& path, const View& view) {
  const auto text = view.text(column);
  for (const auto& format : view.plan.times)
    if (const auto read = read_time(text, format)) return *read;
  std::string forms;
  for (const auto& each : view.plan.times) (forms += forms.empty() ? "" : ", ") += each;
  return unreadable("import.not_a_time", path, column, text).fact("allowed", forms);
}

Result<std::optional<Json>> read_as(const ValueRule& rule, std::string_view text, const View& view) {
  switch (rule.as) {
    case ValueAs::text: return std::optional(Json(std::string(text)));
    case ValueAs::integer: {
      std::int64_t number = 0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (error != std::errc() || end != text.data() + text.size())
        return unreadable("import.not_a_number", rule.path, rule.column, text);
      return std::optional(Json(number));
    }
    case ValueAs::boolean:
      if (text != "true" && text != "false")
        return unreadable("import.not_a_truth_value", rule.path, rule.column, text);
      return std::optional(Json(text == "true"));
    case ValueAs::date: {
      TENON_TRY(const auto time, read_column_time(rule.column, rule.path, view));
      return std::optional(Json(to_string(time.local.day)));
    }
    case ValueAs::time: {
      TENON_TRY(const auto time, read_column_time(rule.column, rule.path, view));
      return std::optional(Json(to_string(instant_of(time, view.plan.zone))));
    }
  }
  return std::optional<Json>();
}

Result<std::optional<Json>> column_value(const ValueRule& rule, const View& view) {
  const auto text = view.text(rule.column);
  if (text.empty() && rule.empty) return rule.empty;
  if (text.empty()) return std::optional<Json>();
  if (!rule.values) return read_as(rule, text, view);
  for (const auto& [found, meant] : *rule.values)
    if (found == text) return std::optional(meant);
  if (rule.otherwise) return std::optional(*rule.otherwise);
  return unreadable("import.unmapped_value", rule.path, rule.column, text);
}

}  // namespace

std::string_view View::text(std::string_view column) const {
  const std::string* found = nullptr;
  if (plan.format == SourceFormat::csv) found = record.find(column);
  else if (column.starts_with(of_trace)) found = record.find(column.substr(of_trace.size()));
  else if (event) found = event->find(column);
  return found ? trimmed(*found) : std::string_view();
}

std::string filled(const Template& parts, const View& view) {
  std::string out;
  for (const auto& part : parts)
    if (!part.column) out += part.text;
    else if (part.text == "key") out += view.key;
    else out += view.text(part.text);
  return out;
}

namespace {

Result<Limit> plus_of(const TimeRule& rule, const View& view) {
  if (rule.plus_column.empty()) return rule.plus;
  const auto text = view.text(rule.plus_column);
  for (const auto& [found, amount] : rule.plus_by)
    if (found == text) return amount;
  return unreadable("import.unmapped_value", rule.path + ".plus", rule.plus_column, text);
}

}  // namespace

Result<Instant> time_of(const TimeRule& rule, const View& view) {
  if (view.text(rule.column).empty())
    return invalid("import.no_time").field(rule.path).fact("column", rule.column);
  TENON_TRY(auto time, read_column_time(rule.column, rule.path, view));
  if (!time.has_clock && rule.clock) time.local.second_of_day = *rule.clock;
  TENON_TRY(const Limit plus, plus_of(rule, view));
  // Days are counted on the wall, so that noon stays noon when the clocks change; minutes are counted as they
  // pass.
  if (plus.unit() == LimitUnit::days && plus.count() > 0) {
    if (time.offset) return instant_of(time, view.plan.zone) + seconds(plus.count() * 86'400);
    time.local.day += boost::gregorian::days(plus.count());
    return instant_of(time, view.plan.zone);
  }
  return instant_of(time, view.plan.zone) + seconds(plus.count() * 60);
}

Result<std::optional<Json>> value_of(const ValueRule& rule, const View& view) {
  switch (rule.kind) {
    case ValueRule::Kind::constant: return std::optional(rule.constant);
    case ValueRule::Kind::column: return column_value(rule, view);
    case ValueRule::Kind::pattern: return std::optional(Json(filled(rule.pattern, view)));
    case ValueRule::Kind::time: {
      if (view.text(rule.time.column).empty()) return std::optional<Json>();
      TENON_TRY(const Instant at, time_of(rule.time, view));
      return std::optional(Json(to_string(at)));
    }
    case ValueRule::Kind::object: {
      TENON_TRY(auto object, fields_of(rule.members, view));
      return std::optional(std::move(object));
    }
    case ValueRule::Kind::list: {
      Json list = Json::array();
      for (const auto& member : rule.members) {
        TENON_TRY(auto value, value_of(member, view));
        if (value) list.push_back(*std::move(value));
      }
      return std::optional(std::move(list));
    }
  }
  return std::optional<Json>();
}

Result<Json> fields_of(const Fields& fields, const View& view) {
  Json object = Json::object();
  for (const auto& field : fields) {
    TENON_TRY(auto value, value_of(field, view));
    if (value && !value->is_null()) object[field.name] = *std::move(value);
  }
  return object;
}

bool holds(const std::vector<Condition>& conditions, const View& view) {
  return std::all_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
    const auto text = view.text(condition.column);
    const bool listed =
        std::find(condition.words.begin(), condition.words.end(), text) != condition.words.end();
    switch (condition.kind) {
      case Condition::Kind::in: return listed;
      case Condition::Kind::not_in: return !listed;
      case Condition::Kind::empty: return text.empty();
      case Condition::Kind::given: return !text.empty();
    }
    return false;
  });
}

Result<Actor> actor_of(const ActorRule& rule, const View& view) {
  TENON_TRY(const auto id, value_of(rule.id, view));
  if (!id || !id->is_string()) return invalid("import.no_actor").field(rule.id.path).fact("actor", rule.name);
  return Actor{id->get<std::string>(), rule.roles};
}

}  // namespace tenon::exchange
