#pragma once
/// What a mapping comes to once it is read: rules that are followed record by record.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tenon/core/json.hpp"
#include "tenon/exchange/mapping.hpp"
#include "tenon/model/roles.hpp"
#include "tenon/time/limit.hpp"
#include "tenon/time/zone.hpp"

namespace tenon::exchange {

struct TimeRule {
  std::string path;  ///< where in the document it stands, for refusals
  std::string column;
  Limit plus;
  std::string plus_column;  ///< what is added depends on what stands there; empty: always `plus`
  std::vector<std::pair<std::string, Limit>> plus_by;
  std::optional<std::int32_t> clock;  ///< second of the day, for a date alone
};

struct TemplatePart {
  bool column = false;
  std::string text;
};
using Template = std::vector<TemplatePart>;

enum class ValueAs : std::uint8_t { text, integer, boolean, date, time };
BOOST_DESCRIBE_ENUM(ValueAs, text, integer, boolean, date, time)

struct ValueRule {
  enum class Kind : std::uint8_t { constant, column, pattern, time, object, list } kind = Kind::constant;
  std::string name;  ///< of the field that it fills, where it fills one
  std::string path;
  Json constant;
  std::string column;
  ValueAs as = ValueAs::text;
  std::optional<std::vector<std::pair<std::string, Json>>> values;
  std::optional<Json> otherwise, empty;
  Template pattern;
  TimeRule time;
  std::vector<ValueRule> members;  ///< of an object or list
};
using Fields = std::vector<ValueRule>;

struct Condition {
  enum class Kind : std::uint8_t { in, not_in, empty, given } kind = Kind::in;
  std::string path;
  std::string column;
  std::vector<std::string> words;
};

struct StepRule {
  std::string path;
  std::string event;
  std::size_t turn =
      0;  ///< how many steps of the same event stand before it in the list: part of the command's id
  std::size_t actor = 0;
  TimeRule at;
  Party party = Party::none;
  Fields fields;
  std::vector<Condition> when;
  std::vector<std::string> if_state, unless_state;
};

struct ActorRule {
  std::string name;
  ValueRule id;
  RoleSet roles;
};

enum class SourceFormat : std::uint8_t { csv, xes };
BOOST_DESCRIBE_ENUM(SourceFormat, csv, xes)
enum class OnRefusal : std::uint8_t { next_step, next_event, next_record };
BOOST_DESCRIBE_ENUM(OnRefusal, next_step, next_event, next_record)

struct Plan {
  std::string id;
  std::int32_t version = 1;
  Text title;
  std::vector<Text> notes;
  SourceFormat format = SourceFormat::csv;
  char separator = ',';
  Zone zone;
  std::vector<std::string> times;
  std::optional<std::string> key;  ///< the column; none: a digest of the content
  Template reference;
  std::vector<ActorRule> actors;
  std::string workflow;
  Fields subject;
  StepRule open;
  std::vector<StepRule> steps;
  std::string activity;
  std::vector<std::pair<std::string, std::vector<StepRule>>> on;
  OnRefusal on_refusal = OnRefusal::next_record;
};

}  // namespace tenon::exchange
