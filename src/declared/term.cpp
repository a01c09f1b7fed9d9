#include "declared/term.hpp"

#include "declared/known.hpp"
#include "declared/words.hpp"
#include "tenon/time/limit.hpp"

namespace tenon::declared {
namespace {

constexpr std::int64_t day_microseconds = 86'400'000'000;
/// Days from 1400-01-01 to 9999-12-31, the dates there are.
std::int64_t last_day() {
  static const std::int64_t last = std::get<std::int64_t>(value_of(Date(9999, 12, 31)));
  return last;
}

Refusal wrong_kind(const JsonPath& at, const Type& wanted, const Type& found) {
  std::string words;
  for (const auto& each : wanted.words) (words += words.empty() ? ": " : ", ") += each;
  return invalid("declared.wrong_kind")
      .field(at.str())
      .fact("found", name_of(found.kind))
      .fact("expected", std::string(name_of(wanted.kind)) + words);
}

/// 1970-01-01, counted from 1400-01-01.
constexpr std::int64_t epoch = 208'188;

/// Everything that may be referred to at this place, for the refusal of what may not.
std::vector<std::string> references(const Reach& reach) {
  std::vector<std::string> all;
  if (reach.facts)
    for (const auto& each : reach.facts->names()) all.push_back("$fact." + each);
  if (reach.event)
    for (const auto& each : reach.event->names()) all.push_back("$event." + each);
  if (reach.context) {
    all.insert(all.end(), {"$now", "$today", "$actor"});
    for (const auto& each : known_of_case()) all.push_back("$case." + std::string(each.name));
  }
  if (reach.around)
    for (const auto& each : known_around())
      all.push_back("$" + std::string(each.group) + "." + std::string(each.name));
  return all;
}

}  // namespace

Result<Term> Term::refer(std::string_view group, std::string_view name, const Reach& reach,
                         const JsonPath& at) {
  Term term;
  const auto field = [&](const Fields* fields, From from) {
    if (const auto found = fields ? fields->find(name) : std::nullopt) {
      term.from_ = from;
      term.position_ = *found;
      term.type_ = fields->all()[*found].type;
      return true;
    }
    return false;
  };
  if (group == "fact" && field(reach.facts, From::fact)) return term;
  if (group == "event" && field(reach.event, From::event)) return term;
  if (reach.context && name.empty()) {
    if (group == "now") return term.from_ = From::now, term.type_ = {Kind::instant}, term;
    if (group == "today") return term.from_ = From::today, term.type_ = {Kind::date}, term;
    if (group == "actor") return term.from_ = From::actor, term.type_ = {Kind::text}, term;
  }
  if (reach.context && group == "case")
    for (std::size_t i = 0; i < known_of_case().size(); ++i)
      if (known_of_case()[i].name == name)
        return term.from_ = From::case_, term.position_ = i, term.type_ = known_of_case()[i].type, term;
  if (reach.around)
    for (std::size_t i = 0; i < known_around().size(); ++i)
      if (known_around()[i].group == group && known_around()[i].name == name)
        return term.from_ = From::around, term.position_ = i, term.type_ = known_around()[i].type, term;
  std::string written = "$" + std::string(group);
  if (!name.empty()) (written += '.') += name;
  return unknown_name(at, written, references(reach));
}

Result<Term> Term::turned(const Json& json, const Reach& reach, const JsonPath& at) {
  static constexpr std::string_view keys[] = {"from", "plus", "minus", "end_of", "day_of"};
  for (const auto& [key, value] : json.items())
    if (std::find(std::begin(keys), std::end(keys), key) == std::end(keys))
      return with_nearest(detail::unknown_field(at, json, keys, std::size(keys)));
  const auto turn = [&](std::string_view key, Kind from, Kind to, Turn how) -> Result<Term> {
    if (json.size() != 1)
      return contradiction(at, "end_of、day_of 各自单独使用", "end_of and day_of stand alone");
    TENON_TRY(Term term, read_reference(json[std::string(key)], reach, at / key));
    if (term.type_.kind != from || term.turn_ != Turn::none) return wrong_kind(at / key, {from}, term.type_);
    term.type_.kind = to;
    term.turn_ = how;
    return term;
  };
  if (json.contains("end_of")) return turn("end_of", Kind::date, Kind::instant, Turn::end_of_day);
  if (json.contains("day_of")) return turn("day_of", Kind::instant, Kind::date, Turn::day_of);
  if (!json.contains("from")) return detail::missing_field(at / "from");
  const bool plus = json.contains("plus");
  if (json.size() != 2) return contradiction(at, "写明 plus 或 minus 之一", "give one of plus and minus");
  const std::string_view key = plus ? "plus" : "minus";
  TENON_TRY(Term term, read_reference(json["from"], reach, at / "from"));
  TENON_TRY(const Limit by, read_json<Limit>(json[std::string(key)], at / key));
  const bool days = by.unit() == LimitUnit::days;
  const bool minutes = by.unit() == LimitUnit::minutes;
  const bool date = term.type_.kind == Kind::date;
  if (term.turn_ != Turn::none || (!date && term.type_.kind != Kind::instant))
    return wrong_kind(at / "from", {Kind::instant}, term.type_);
  if (!days && (date || !minutes))
    return contradiction(at / key, "日期只能加减 days，时刻还可加减 minutes、hours；工作日请用时限 deadlines",
                         "days are added to a date, days, hours or minutes to an instant; "
                         "working time is for deadlines");
  term.turn_ = Turn::shift;
  term.shift_ = by.count() * (date ? 1 : days ? day_microseconds : 60'000'000);
  if (!plus) term.shift_ = -term.shift_;
  return term;
}

Result<Term> Term::read_reference(const Json& json, const Reach& reach, const JsonPath& at) {
  if (json.is_object()) return turned(json, reach, at);
  if (!json.is_string() || !json.get_ref<const std::string&>().starts_with('$'))
    return detail::wrong_type(at, "a reference such as \"$fact.name\" or \"$now\"", json);
  const std::string_view written = std::string_view(json.get_ref<const std::string&>()).substr(1);
  const auto dot = written.find('.');
  return refer(written.substr(0, dot), dot == written.npos ? std::string_view() : written.substr(dot + 1),
               reach, at);
}

Result<Term> Term::read(const Json& json, const Type& wanted, const Reach& reach, const JsonPath& at) {
  const bool text = json.is_string();
  const std::string_view written = text ? std::string_view(json.get_ref<const std::string&>()) : "";
  if (json.is_object() || (written.starts_with('$') && !written.starts_with("$$"))) {
    TENON_TRY(Term term, read_reference(json, reach, at));
    if (!fits(wanted, term.type_)) return wrong_kind(at, wanted, term.type_);
    return term;
  }
  Term term;
  term.type_ = wanted;
  // A text that begins with a dollar is written with two.
  const Json constant = written.starts_with("$$") ? Json(written.substr(1)) : json;
  if (auto verdict = declared::read(constant, wanted, term.constant_, at); !verdict.allowed())
    return with_nearest(std::move(verdict).refusal());
  term.type_.optional = !is_there(term.constant_);
  return term;
}

const Value& Term::plain(const Sight& sight, Value& scratch) const {
  static const Value absent;
  switch (from_) {
    case From::constant: return constant_;
    case From::fact: return sight.facts ? (*sight.facts)[position_] : absent;
    case From::event: return sight.event ? (*sight.event)[position_] : absent;
    case From::around: return sight.around ? scratch = known_around()[position_].read(*sight.around) : absent;
    default: break;
  }
  if (!sight.context) return absent;
  const Context& context = *sight.context;
  switch (from_) {
    case From::now: return scratch = value_of(context.now);
    case From::today: return scratch = value_of(context.calendar.zone().day_of(context.now));
    case From::actor: return scratch = context.actor.id;
    default: return scratch = known_of_case()[position_].read(context);
  }
}

const Value& Term::look(const Sight& sight, Value& scratch) const {
  const Value& value = plain(sight, scratch);
  if (turn_ == Turn::none || !is_there(value)) return value;
  const std::int64_t number = std::get<std::int64_t>(value);
  if (turn_ == Turn::shift) {
    std::int64_t moved = 0;
    if (__builtin_add_overflow(number, shift_, &moved)) moved = number;
    if (type_.kind == Kind::date) return scratch = std::clamp<std::int64_t>(moved, 0, last_day());
    return scratch = std::clamp(moved, -epoch * day_microseconds, (last_day() - epoch) * day_microseconds);
  }
  if (!sight.context) return scratch = std::monostate();
  const Zone& zone = sight.context->calendar.zone();
  if (turn_ == Turn::day_of) return scratch = value_of(zone.day_of(Instant::from_microseconds(number)));
  const auto next = std::min<std::int64_t>(number + 1, last_day());
  return scratch = value_of(zone.start_of(date_of(Value(next))));
}

}  // namespace tenon::declared
