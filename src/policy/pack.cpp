#include "tenon/policy/pack.hpp"

#include <algorithm>

#include "policy/pack_table.hpp"

namespace tenon {
namespace policy {
namespace {

/// 2 for a city, 1 for a province, 0 for the country.
int level_of(std::string_view jurisdiction) noexcept {
  if (jurisdiction == nationwide) return 0;
  return jurisdiction.ends_with("0000") ? 1 : 2;
}

Label label_of(std::optional<SetBy> set_by) noexcept {
  if (!set_by) return {};
  switch (*set_by) {
    case SetBy::province: return {"省", "province"};
    case SetBy::city: return {"市", "city"};
    case SetBy::bank: return {"银行", "bank"};
    case SetBy::company: return {"本单位", "company"};
  }
  return {};
}

/// "use home, building_area 89.00": what a person would say of the circumstances.
std::string told(const Circumstances& known) {
  const auto json = Json::parse(to_json_text(known));
  std::string all;
  for (const auto& [name, value] : json.items())
    all += (all.empty() ? "" : ", ") + name + " " +
           (value.is_string() ? value.get<std::string>() : value.dump());
  return all.empty() ? "-" : all;
}

}  // namespace

std::string text_of(const RowValue& value) {
  if (const auto* plain = std::get_if<Value>(&value)) return tenon::to_string(*plain);
  const auto& derived = std::get<Derived>(value);
  return derived.times.str() + " * " + derived.of;
}

bool before(const DatedRow& a, int layer_a, const DatedRow& b, int layer_b) noexcept {
  if (layer_a != layer_b) return layer_a > layer_b;
  if (const auto one = level_of(a.jurisdiction), other = level_of(b.jurisdiction); one != other)
    return one > other;
  return within(conditions_of(a), conditions_of(b));
}

const Conditions& conditions_of(const DatedRow& row) noexcept {
  static const Conditions none;
  return row.when ? *row.when : none;
}

std::string span_of(const DatedRow& row) {
  const auto from = to_string(row.from);
  return row.to ? from + " - " + to_string(*row.to) : from + " -";
}

Refusal no_value(std::string_view parameter, const Text& title, std::optional<SetBy> set_by,
                 const PolicyQuestion& question, const std::vector<const DatedRow*>& otherwise) {
  std::string known;
  for (const auto* row : otherwise)
    known += (known.empty() ? "" : ", ") + row->jurisdiction + " " + span_of(*row);
  return refuse(set_by ? "policy.setting_missing" : "policy.no_value")
      .fact("parameter", parameter)
      .fact("zh_title", title.zh)
      .fact("en_title", title.en)
      .fact("date", to_string(question.on))
      .fact("region", question.region)
      .fact("circumstances", told(question.circumstances))
      .fact("known", known.empty() ? "-" : known)
      .fact("zh_set_by", label_of(set_by).zh)
      .fact("en_set_by", label_of(set_by).en);
}

Refusal circumstance_missing(std::string_view parameter, const Text& title, std::string_view missing,
                             const PolicyQuestion& question) {
  return invalid("policy.circumstance_missing")
      .field(std::string(missing))
      .fact("parameter", parameter)
      .fact("zh_title", title.zh)
      .fact("en_title", title.en)
      .fact("date", to_string(question.on))
      .fact("region", question.region);
}

}  // namespace policy

namespace {

using policy::ValueSlot;
using policy::ValueTable;

Result<const ValueSlot*> slot_for(std::string_view id, const ValueTable& table,
                                  const PolicyQuestion& question) {
  TENON_TRY(const auto places, jurisdictions_of(question.region));
  const auto chosen = policy::select(table.slots, question.on, places, question.circumstances);
  if (!chosen.open.empty()) return policy::circumstance_missing(id, table.title, chosen.open, question);
  if (chosen.found) return chosen.found;
  std::vector<const DatedRow*> otherwise;
  for (const auto* slot : chosen.otherwise) otherwise.push_back(&slot->row);
  return policy::no_value(id, table.title, table.set_by, question, otherwise);
}

Provenance origin_of(std::string_view id, const PolicyPack& pack, const DatedRow& row, const Date& day) {
  return {std::string(id), pack.name(), row.jurisdiction, row.from,
          row.to,          row.cite,    row.confidence,   day <= pack.data().reviewed_through,
          row.note};
}

}  // namespace

Result<Sourced<Value>> PolicyPack::find(std::string_view parameter, const PolicyQuestion& question) const {
  const auto table = table_->values.find(parameter);
  if (table == table_->values.end())
    return not_found("policy.unknown_parameter").fact("found", parameter).fact("pack", name());
  TENON_TRY(const auto* slot, slot_for(parameter, table->second, question));
  auto origin = origin_of(parameter, *this, slot->row, question.on);
  if (const auto* plain = std::get_if<Value>(&slot->value)) return Sourced<Value>{*plain, std::move(origin)};
  const auto& derived = std::get<policy::Derived>(slot->value);
  TENON_TRY(const auto followed, get<Rate>(derived.of, question));
  TENON_TRY(const auto rate, times(followed.value, derived.times));
  origin.cite += "; " + followed.origin.cite;
  origin.confidence = std::max(origin.confidence, followed.origin.confidence);
  if (!origin.note) origin.note = followed.origin.note;
  return Sourced<Value>{Value(rate), std::move(origin)};
}

Refusal PolicyPack::other_unit(std::string_view parameter) const {
  const auto table = table_->values.find(parameter);
  return refuse("policy.other_unit")
      .fact("parameter", parameter)
      .fact("pack", name())
      .fact("found", table == table_->values.end() ? "" : name_of(table->second.unit));
}

Result<std::map<std::string, Sourced<Limit>>> PolicyPack::limits_on(const Date& day,
                                                                    std::string_view region) const {
  TENON_TRY(const auto places, jurisdictions_of(region));
  std::map<std::string, Sourced<Limit>> all;
  for (const auto& [id, table] : table_->values) {
    if (!table.deadline) continue;
    const auto chosen = policy::select(table.slots, day, places, {});
    if (!chosen.found) continue;
    const auto* value = std::get_if<Value>(&chosen.found->value);
    if (const auto* limit = value ? std::get_if<Limit>(value) : nullptr)
      all.emplace(id, Sourced<Limit>{*limit, origin_of(id, *this, chosen.found->row, day)});
  }
  return all;
}

}  // namespace tenon
