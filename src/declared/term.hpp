#pragma once
/// @file declared/term.hpp
/// What a rule that came as data may look at: a constant, a fact, a field of the event, the moment, the
/// actor, what the case is about, an entry of a register. Written "$fact.amount", "$event.day", "$now",
/// "$today", "$actor", "$case.unit", "$sale.price"; {"from": "$today", "plus": "3 days"};
/// {"end_of": "$event.day"}. Total: what is not there is absent, never an error.
#include "declared/fields.hpp"
#include "tenon/workflow/context.hpp"

namespace tenon::declared {

/// What there is to look at when a rule is asked. Each may be null: a term that looks there is absent then.
struct Sight {
  const Values* facts = nullptr;
  const Values* event = nullptr;
  const Context* context = nullptr;
  const Surroundings* around = nullptr;
};

/// What a rule at some place of a document may look at at all.
struct Reach {
  const Fields* facts = nullptr;
  const Fields* event = nullptr;
  bool context = false;  ///< "$now", "$today", "$actor", "$case..."
  bool around = false;   ///< registers and other cases
};

class Term {
 public:
  /// Where the value comes from, as it is written before the dot.
  enum class From : std::uint8_t { constant, fact, event, now, today, actor, case_, around };

  /// Reads a constant of the type, or a reference to something that fits it.
  [[nodiscard]] static Result<Term> read(const Json& json, const Type& wanted, const Reach& reach,
                                         const JsonPath& at);
  /// Reads a reference of any type.
  [[nodiscard]] static Result<Term> read_reference(const Json& json, const Reach& reach, const JsonPath& at);
  /// The reference "$group.name".
  [[nodiscard]] static Result<Term> refer(std::string_view group, std::string_view name, const Reach& reach,
                                          const JsonPath& at);

  [[nodiscard]] const Type& type() const noexcept { return type_; }
  [[nodiscard]] bool asks_event() const noexcept { return from_ == From::event; }
  /// The value: in the sight, or made in `scratch`.
  [[nodiscard]] const Value& look(const Sight& sight, Value& scratch) const;

 private:
  enum class Turn : std::uint8_t { none, shift, end_of_day, day_of };
  [[nodiscard]] static Result<Term> turned(const Json& json, const Reach& reach, const JsonPath& at);
  [[nodiscard]] const Value& plain(const Sight& sight, Value& scratch) const;

  From from_ = From::constant;
  std::size_t position_ = 0;  ///< of a fact, a field, or a line of the table in term.cpp
  Value constant_{};
  Type type_{};
  Turn turn_ = Turn::none;
  std::int64_t shift_ = 0;  ///< days of a date, microseconds of an instant
};

}  // namespace tenon::declared
