#include <algorithm>
#include <set>

#include "policy/pack_check.hpp"
#include "policy/pack_table.hpp"
#include "tenon/core/digest.hpp"

namespace tenon {
namespace data {
extern const char tenon_data_policy_cn[];
extern const std::size_t tenon_data_policy_cn_size;
extern const char tenon_data_policy_handbook[];
extern const std::size_t tenon_data_policy_handbook_size;
}  // namespace data

namespace policy {
namespace {

const JsonPath root;

Result<RowValue> compile_value(const Json& json, ValueUnit unit, const JsonPath& at) {
  if (unit != ValueUnit::rate || !json.is_object()) {
    TENON_TRY(auto value, read_value(json, unit, at));
    return RowValue(std::move(value));
  }
  Derived derived;
  for (const auto& [key, part] : json.items()) {
    if (key == "of") TENON_CHECK(Result<void>(JsonCodec<std::string>::read(part, derived.of, at / "of")));
    else if (key == "times")
      TENON_CHECK(Result<void>(JsonCodec<Rate>::read(part, derived.times, at / "times")));
    else {
      static constexpr std::string_view allowed[] = {"of", "times"};
      return detail::unknown_field(at, json, allowed, 2);
    }
  }
  if (derived.of.empty()) return detail::missing_field(at / "of");
  return RowValue(std::move(derived));
}

/// Adds the rows of one document to a table, each checked with its path.
class Layer {
 public:
  explicit Layer(PackTable& table) : table_(table) {}

  Result<void> add(const Parameter& parameter, bool deadline, const JsonPath& at) {
    TENON_CHECK(check_head(parameter.id, parameter.title, at, deadline));
    TENON_TRY(auto* target, open(parameter, deadline, at));
    TENON_CHECK(add_alternatives(parameter, *target, at / "alternatives"));
    if (parameter.rows.empty() && !parameter.set_by && target->slots.empty())
      return invalid("policy.no_rows").field((at / "rows").str()).fact("parameter", parameter.id);
    return add_rows(parameter.rows, *target, at / "rows");
  }

  Result<void> add_rows(const std::vector<ParameterRow>& rows, ValueTable& target, const JsonPath& at) {
    TENON_CHECK(check_rows(dated(rows), at));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto here = at / i;
      if (target.deadline && rows[i].when)
        return invalid("policy.limit_conditions").field((here / "when").str());
      TENON_TRY(auto value, compile_value(rows[i].value.json, target.unit, here / "value"));
      target.slots.push_back({rows[i], table_.layers - 1, here.str(), std::move(value)});
    }
    return {};
  }

  Result<void> add(const Charge& charge, const JsonPath& at) {
    TENON_CHECK(check_head(charge.id, charge.title, at));
    if (charge.when) TENON_CHECK(check_conditions(*charge.when, at / "when"));
    const auto rows = at / "rows";
    if (charge.rows.empty()) return invalid("policy.no_rows").field(rows.str()).fact("parameter", charge.id);
    TENON_CHECK(check_rows(dated(charge.rows), rows));
    auto found = std::ranges::find(table_.charges, charge.id, &ChargeTable::id);
    if (found == table_.charges.end())
      found = table_.charges.insert(found, ChargeTable{charge.id, {}, {}, {}, {}, {}});
    found->title = charge.title;
    found->when = charge.when;
    found->decided_on = charge.decided_on;
    found->optional = charge.optional_;
    for (std::size_t i = 0; i < charge.rows.size(); ++i)
      found->slots.push_back({charge.rows[i], table_.layers - 1, (rows / i).str(), charge.rows[i]});
    return {};
  }

 private:
  Result<void> check_head(const std::string& id, const Text& title, const JsonPath& at,
                          bool deadline = false) {
    TENON_CHECK(deadline ? check_limit_id(id, at / "id") : check_pack_id(id, at / "id"));
    if (!ids_.insert(id).second)
      return invalid("policy.duplicate_id").field((at / "id").str()).fact("found", id);
    return check_title(title, at / "title");
  }

  Result<ValueTable*> open(const Parameter& parameter, bool deadline, const JsonPath& at) {
    auto [place, fresh] = table_.values.try_emplace(parameter.id);
    auto& target = place->second;
    if (!fresh && (target.unit != parameter.unit || target.deadline != deadline))
      return invalid("policy.unit_changed")
          .field((at / (deadline ? "id" : "unit")).str())
          .fact("parameter", parameter.id)
          .fact("found", name_of(parameter.unit))
          .fact("expected", name_of(target.unit));
    target.title = parameter.title;
    target.unit = parameter.unit;
    target.deadline = deadline;
    if (parameter.set_by) target.set_by = parameter.set_by;
    return &target;
  }

  Result<void> add_alternatives(const Parameter& parameter, ValueTable& target, const JsonPath& at) {
    for (std::size_t i = 0; i < parameter.alternatives.size(); ++i) {
      const auto& each = parameter.alternatives[i];
      const auto here = at / i;
      TENON_CHECK(check_pack_id(each.name, here / "name"));
      TENON_CHECK(check_citation(each.cite, here / "cite"));
      TENON_CHECK(compile_value(each.value.json, parameter.unit, here / "value"));
      target.alternatives.insert_or_assign(each.name, each);
      for (std::size_t k = 0; k < i; ++k)
        if (parameter.alternatives[k].name == each.name)
          return invalid("policy.duplicate_id").field((here / "name").str()).fact("found", each.name);
    }
    return {};
  }

  PackTable& table_;
  std::set<std::string> ids_;
};

Refusal unknown_parameter(std::string_view id, std::string at, std::string_view pack) {
  return invalid("policy.unknown_parameter").field(std::move(at)).fact("found", id).fact("pack", pack);
}

/// Where it is to be mended: in the row, or, for a row of a lower layer, at what was taken away under it.
std::string place_of(const PackTable& table, int layer, std::string at, const std::string& target) {
  return layer == table.layers - 1 ? std::move(at) : target;
}

/// Derived rates follow a plain one; a charge multiplies what its parameter's unit allows.
Result<void> check_references(const PackTable& table, std::string_view pack) {
  const auto plain = [](const ValueSlot& slot) { return std::holds_alternative<Value>(slot.value); };
  for (const auto& [id, values] : table.values)
    for (const auto& slot : values.slots) {
      const auto* derived = std::get_if<Derived>(&slot.value);
      if (!derived) continue;
      const auto at = place_of(table, slot.layer, slot.at + ".value.of", derived->of);
      const auto target = table.values.find(derived->of);
      if (target == table.values.end()) return unknown_parameter(derived->of, at, pack);
      if (target->second.unit != ValueUnit::rate || !std::ranges::all_of(target->second.slots, plain))
        return invalid("policy.bad_reference").field(at).fact("parameter", id).fact("found", derived->of);
    }
  const auto unit_of = [](ChargeBase base) {
    if (base == ChargeBase::building_area) return ValueUnit::yuan_per_m2;
    return base < ChargeBase::building_area ? ValueUnit::rate : ValueUnit::yuan;
  };
  for (const auto& charge : table.charges)
    for (const auto& slot : charge.slots) {
      const auto& id = slot.charge.parameter;
      const auto target = table.values.find(id);
      if (target == table.values.end())
        return unknown_parameter(id, place_of(table, slot.layer, slot.at + ".parameter", id), pack);
      if (target->second.unit != unit_of(slot.charge.base))
        return invalid("policy.charge_unit")
            .field(place_of(table, slot.layer, slot.at + ".base", id))
            .fact("found", name_of(slot.charge.base))
            .fact("parameter", id)
            .fact("unit", name_of(target->second.unit));
    }
  return {};
}

Result<void> check_reviewed(const PackData& data) {
  Date newest{1400, 1, 1};
  const auto look = [&](const auto& groups) {
    for (const auto& group : groups)
      for (const auto& row : group.rows) newest = std::max(newest, row.from);
  };
  look(data.parameters);
  look(data.limits);
  look(data.charges);
  if (newest <= data.reviewed_through) return {};
  return invalid("policy.not_reviewed")
      .field("reviewed_through")
      .fact("found", to_string(data.reviewed_through))
      .fact("newest", to_string(newest));
}

Result<void> take_over(const PackData& data, const PolicyPack& base, PackTable& table) {
  table = base.table();
  const auto at = root / "without";
  for (std::size_t i = 0; i < data.without.size(); ++i) {
    const auto& id = data.without[i];
    const auto dropped = table.values.erase(id) +
                         std::erase_if(table.charges, [&](const ChargeTable& each) { return each.id == id; });
    if (dropped == 0) return unknown_parameter(id, (at / i).str(), base.name());
  }
  return {};
}

Parameter as_parameter(const DeadlineLimit& limit) {
  return {limit.id, limit.title, ValueUnit::limit, std::nullopt, limit.rows, limit.alternatives};
}

Result<void> compile(const PackData& data, const PolicyPack* base, PackTable& table) {
  if (data.format != 1) return detail::out_of_range(root / "format", data.format, "1", "1");
  TENON_CHECK(check_pack_id(data.id, root / "id"));
  TENON_CHECK(check_version(data.version, root / "version"));
  TENON_CHECK(check_title(data.title, root / "title"));
  if (base) TENON_CHECK(take_over(data, *base, table));
  else if (!data.without.empty()) return invalid("policy.without_nothing").field("without");
  ++table.layers;
  Layer layer(table);
  const auto parameters = root / "parameters";
  for (std::size_t i = 0; i < data.parameters.size(); ++i)
    TENON_CHECK(layer.add(data.parameters[i], false, parameters / i));
  const auto limits = root / "limits";
  for (std::size_t i = 0; i < data.limits.size(); ++i)
    TENON_CHECK(layer.add(as_parameter(data.limits[i]), true, limits / i));
  const auto charges = root / "charges";
  for (std::size_t i = 0; i < data.charges.size(); ++i) TENON_CHECK(layer.add(data.charges[i], charges / i));
  TENON_CHECK(check_references(table, data.id + "@" + data.version));
  return check_reviewed(data);
}

/// A row for ever that says what the alternative says.
ParameterRow row_of(const Alternative& chosen, const ValueTable& table) {
  ParameterRow row;
  row.from = Date(1400, 1, 1);
  for (const auto& slot : table.slots)
    row.from = row.from.year() == 1400 ? slot.row.from : std::min(row.from, slot.row.from);
  row.jurisdiction = nationwide;
  row.cite = chosen.cite;
  row.confidence = chosen.confidence;
  row.note = chosen.note;
  row.value = chosen.value;
  return row;
}

Result<std::vector<ParameterRow>> rows_of(const Json& json, const ValueTable& table, const JsonPath& at) {
  if (!json.is_string()) return read_json<std::vector<ParameterRow>>(json, at);
  const auto name = json.get<std::string>();
  const auto chosen = table.alternatives.find(name);
  if (chosen != table.alternatives.end()) return std::vector<ParameterRow>{row_of(chosen->second, table)};
  std::vector<std::string_view> names;
  for (const auto& [each, value] : table.alternatives) names.push_back(each);
  return detail::not_one_of(at, name, names.data(), names.size());
}

Refusal in_file(Refusal refusal, std::string_view file) {
  refusal.field = std::string(file) + (refusal.field.empty() ? "" : ": " + refusal.field);
  return refusal;
}

}  // namespace
}  // namespace policy

/// The part of loading that makes packs.
struct PackLoader {
  static Result<PolicyPackPtr> make(PackData data, const PolicyPack* base) {
    auto table = std::make_unique<policy::PackTable>();
    TENON_CHECK(policy::compile(data, base, *table));
    return PolicyPackPtr(new PolicyPack(std::move(data), std::move(table)));
  }

  static Result<PolicyPackPtr> read(std::string_view json, std::string_view file,
                                    std::span<const PolicyPackPtr> known) {
    TENON_TRY(auto parsed, parse_json(json, file));
    TENON_TRY(auto data, read_json<PackData>(parsed));
    const PolicyPack* base = nullptr;
    if (data.extends) {
      std::string names;
      for (const auto& each : known) {
        if (each->name() == *data.extends) base = each.get();
        names += (names.empty() ? "" : ", ") + each->name();
      }
      if (!base)
        return invalid("policy.unknown_base")
            .field("extends")
            .fact("found", *data.extends)
            .fact("known", names);
    }
    return make(std::move(data), base);
  }

  static Result<PolicyPackPtr> overlay(const PolicyPack& base, std::string_view json, std::string_view file) {
    TENON_TRY(auto parsed, parse_json(json, file));
    if (!parsed.is_object()) return detail::wrong_type(policy::root, "an object", parsed);
    auto data = base.data_;
    data.version += "+" + to_hex(sha256(parsed.dump())).substr(0, 12);
    auto table = std::make_unique<policy::PackTable>(*base.table_);
    ++table->layers;
    policy::Layer layer(*table);
    for (const auto& [id, value] : parsed.items()) {
      const auto at = policy::root / std::string_view(id);
      const auto target = table->values.find(id);
      if (target == table->values.end()) return policy::unknown_parameter(id, at.str(), base.name());
      TENON_TRY(auto rows, policy::rows_of(value, target->second, at));
      TENON_CHECK(layer.add_rows(rows, target->second, at));
    }
    TENON_CHECK(policy::check_references(*table, base.name()));
    return PolicyPackPtr(new PolicyPack(std::move(data), std::move(table)));
  }
};

PolicyPack::PolicyPack(PackData data, std::unique_ptr<policy::PackTable> table)
    : data_(std::move(data)), table_(std::move(table)) {}
PolicyPack::~PolicyPack() = default;

Result<PolicyPackPtr> PolicyPack::load(std::string_view json, std::string_view file,
                                       std::span<const PolicyPackPtr> known) {
  auto pack = PackLoader::read(json, file, known);
  if (!pack) return policy::in_file(std::move(pack).refusal(), file);
  return pack;
}

Result<PolicyPackPtr> PolicyPack::with_overrides(std::string_view json, std::string_view file) const {
  auto pack = PackLoader::overlay(*this, json, file);
  if (!pack) return policy::in_file(std::move(pack).refusal(), file);
  return pack;
}

PolicyPackPtr PolicyPack::china() {
  static const PolicyPackPtr built_in =
      load({data::tenon_data_policy_cn, data::tenon_data_policy_cn_size}, "cn.json").value();
  return built_in;
}

PolicyPackPtr PolicyPack::handbook() {
  static const PolicyPackPtr built_in = [] {
    const PolicyPackPtr base[] = {china()};
    return load({data::tenon_data_policy_handbook, data::tenon_data_policy_handbook_size}, "handbook.json",
                base)
        .value();
  }();
  return built_in;
}

}  // namespace tenon
