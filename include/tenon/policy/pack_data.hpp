#pragma once
/// @file policy/pack_data.hpp
/// The document behind a policy pack: what src/policy/data/*.json hold and what a company writes for its own.
/// Described structs, read strictly; what a field must hold is checked by PolicyPack::load, and
/// docs/policy.md explains it to the person who keeps it. Plain values; safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tenon/core/json.hpp"
#include "tenon/core/text.hpp"
#include "tenon/policy/conditions.hpp"
#include "tenon/policy/rate.hpp"
#include "tenon/policy/statement.hpp"
#include "tenon/policy/value.hpp"
#include "tenon/time/instant.hpp"

namespace tenon {

/// JSON whose form depends on the unit of its parameter.
struct RawValue {
  Json json;
  friend bool operator==(const RawValue&, const RawValue&) = default;
};
template <>
struct JsonCodec<RawValue> {
  static void print(std::string& out, const RawValue& value) { out += value.json.dump(); }
  static Verdict read(const Json& json, RawValue& into, const JsonPath&) {
    return into.json = json, Verdict{};
  }
  static Verdict check(const RawValue&, const JsonPath&) { return {}; }
  static Json schema() { return Json::object(); }
};

/// What every row has: when and where it holds, for what, and who says so.
struct DatedRow {
  Date from{1970, 1, 1};
  std::optional<Date> to;          ///< last day, inclusive; absent: until further notice
  std::string jurisdiction;        ///< "CN", or GB/T 2260 of a province (330000) or city (330100)
  std::optional<Conditions> when;  ///< absent: always
  std::string cite;                ///< instrument and article
  Confidence confidence = Confidence::verified;
  std::optional<Text> note;
  friend bool operator==(const DatedRow&, const DatedRow&) = default;
};
BOOST_DESCRIBE_STRUCT(DatedRow, (), (from, to, jurisdiction, when, cite, confidence, note))

/// A value. A rate may also be derived: {"of": "deed_tax.statutory", "times": "50%"}.
struct ParameterRow : DatedRow {
  RawValue value;
  friend bool operator==(const ParameterRow&, const ParameterRow&) = default;
};
BOOST_DESCRIBE_STRUCT(ParameterRow, (DatedRow), (value))

/// Who sets a parameter that has no value for the whole country.
enum class SetBy : std::uint8_t { province, city, bank, company };
BOOST_DESCRIBE_ENUM(SetBy, province, city, bank, company)

/// Another value that a company may choose by its name: where two handbooks differ, or a text is silent.
struct Alternative {
  std::string name;
  RawValue value;
  std::string cite;
  Confidence confidence = Confidence::verified;
  std::optional<Text> note;
  friend bool operator==(const Alternative&, const Alternative&) = default;
};
BOOST_DESCRIBE_STRUCT(Alternative, (), (name, value, cite, confidence, note))

struct Parameter {
  std::string id;  ///< [a-z0-9_.]; one name for parameters, limits and charges together
  Text title;
  ValueUnit unit = ValueUnit::rate;
  std::optional<SetBy> set_by;     ///< demanded where there are no rows
  std::vector<ParameterRow> rows;  ///< in any order; the first of them for a time, place and thing is found
  std::vector<Alternative> alternatives;
  friend bool operator==(const Parameter&, const Parameter&) = default;
};
BOOST_DESCRIBE_STRUCT(Parameter, (), (id, title, unit, set_by, rows, alternatives))

/// A dated limit of the workflow deadline `id`; its rows have no conditions.
struct DeadlineLimit {
  std::string id;
  Text title;
  std::vector<ParameterRow> rows;
  std::vector<Alternative> alternatives;
  friend bool operator==(const DeadlineLimit&, const DeadlineLimit&) = default;
};
BOOST_DESCRIBE_STRUCT(DeadlineLimit, (), (id, title, rows, alternatives))

/// What the rate or price of a charge is multiplied with.
enum class ChargeBase : std::uint8_t {
  price,                     ///< with VAT
  price_without_vat,         ///< VAT taken out by its stated amount, else by the rate
  price_without_stated_vat,  ///< VAT taken out only where the contract states it as an amount
  building_area,
  item,          ///< once
  owner,         ///< for each owner
  further_owner  ///< for each owner after the first
};
BOOST_DESCRIBE_ENUM(ChargeBase, price, price_without_vat, price_without_stated_vat, building_area, item,
                    owner, further_owner)

/// How a charge comes about: a parameter times a base.
struct ChargeRow : DatedRow {
  std::string parameter;  ///< unit rate with a price, yuan_per_m2 with the area, yuan with pieces
  ChargeBase base = ChargeBase::price;
  Rounding rounding = Rounding::half_up_to_fen;
  std::optional<Money> waived_below;  ///< before rounding; nothing is due below it
  PaymentParty payer = PaymentParty::buyer;
  PaymentParty payee = PaymentParty::other;
  friend bool operator==(const ChargeRow&, const ChargeRow&) = default;
};
BOOST_DESCRIBE_STRUCT(ChargeRow, (DatedRow), (parameter, base, rounding, waived_below, payer, payee))

/// Which day of the sale decides about a charge.
enum class DecidedOn : std::uint8_t { signing, registration };
BOOST_DESCRIBE_ENUM(DecidedOn, signing, registration)

/// A line of the tax and fee list.
struct Charge {
  std::string id;
  Text title;
  std::optional<Conditions> when;  ///< whether there is such a charge at all
  DecidedOn decided_on = DecidedOn::signing;
  bool optional_ = false;  ///< without a value it is reported as left out; else the list is refused
  std::vector<ChargeRow> rows;
  friend bool operator==(const Charge&, const Charge&) = default;
};
BOOST_DESCRIBE_STRUCT(Charge, (), (id, title, when, decided_on, optional_, rows))

/// The whole pack.
struct PackData {
  std::int32_t format = 1;  ///< of this document; 1 is the only one so far
  std::string id;
  std::string version;
  Text title;
  std::optional<std::string> extends;  ///< "cn@2026-11-23": laid over that pack
  std::vector<std::string> without;    ///< ids of the extended pack that are not taken over
  Date reviewed_through{1970, 1, 1};   ///< last day that the rows were checked for; not before the newest row
  std::vector<Parameter> parameters;
  std::vector<DeadlineLimit> limits;
  std::vector<Charge> charges;
  friend bool operator==(const PackData&, const PackData&) = default;
};
BOOST_DESCRIBE_STRUCT(PackData, (),
                      (format, id, version, title, extends, without, reviewed_through, parameters, limits,
                       charges))

}  // namespace tenon
