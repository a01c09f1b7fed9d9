#pragma once
/// @file workflows/home/inspection.hpp
/// Inspecting a home: the items looked at, the findings, and the rounds of mending and inspecting again until
/// each has passed. What the acceptance of a building (H3 4) and the handover of a home (H0 5.12, H4) share.
/// Plain described data and pure functions; safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/core/json.hpp"
#include "tenon/model/roles.hpp"
#include "tenon/workflows/home/outcomes.hpp"

namespace tenon::inspection {

/// Whose work it is.
enum class Trade : std::uint8_t {
  structure,
  waterproofing,
  plaster,
  floor,
  doors_windows,
  plumbing,
  electricity,
  gas,
  heating,
  fire_equipment,
  fit_out,
  other
};
BOOST_DESCRIBE_ENUM(Trade, structure, waterproofing, plaster, floor, doors_windows, plumbing, electricity,
                    gas, heating, fire_equipment, fit_out, other)

/// How grave a finding is. The handbooks have no grades; that one of them keeps a home from being delivered
/// is a default of ours (H3 4).
enum class Grade : std::uint8_t { blocks_handover, serious, minor };
BOOST_DESCRIBE_ENUM(Grade, blocks_handover, serious, minor)

/// One thing looked at, and whether it was in order.
struct Item {
  std::string place;  ///< "kitchen"
  Trade trade = Trade::other;
  bool good = true;
  std::optional<std::string> note{};
  friend bool operator==(const Item&, const Item&) = default;
};
BOOST_DESCRIBE_STRUCT(Item, (), (place, trade, good, note))

/// What is wrong, as whoever inspects says it.
struct Fault {
  std::string place;
  Trade trade = Trade::other;
  Grade grade = Grade::minor;
  std::string description;
  std::optional<std::string> picture{};  ///< where the host keeps it
  friend bool operator==(const Fault&, const Fault&) = default;
};
BOOST_DESCRIBE_STRUCT(Fault, (), (place, trade, grade, description, picture))

enum class Stage : std::uint8_t {
  mending,
  not_mended,  ///< its repair ended without the work being done: to be ordered again
  mended,      ///< to be inspected again
  passed
};
BOOST_DESCRIBE_ENUM(Stage, mending, not_mended, mended, passed)

/// Who looked at the mending, and for whom.
struct Check {
  Role as = Role::project_department;
  std::string who;
  friend bool operator==(const Check&, const Check&) = default;
};
BOOST_DESCRIBE_STRUCT(Check, (), (as, who))

/// A fault with its history.
struct Finding {
  std::int32_t number = 0;  ///< from 1, in the order of their being found in this case
  std::string unit;
  Fault fault;
  Stage stage = Stage::mending;
  std::int32_t rounds = 1;  ///< how often it has been given to be mended
  std::vector<Check> checks{};
  std::optional<std::string> passed_by{};  ///< who inspected it last and found it good
  friend bool operator==(const Finding&, const Finding&) = default;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (number, unit, fault, stage, rounds, checks, passed_by))
using Findings = std::vector<Finding>;

/// Keys of one kind, counted.
struct Keys {
  std::string what;  ///< "front door"
  std::int32_t count = 0;
  friend bool operator==(const Keys&, const Keys&) = default;
};
BOOST_DESCRIBE_STRUCT(Keys, (), (what, count))

[[nodiscard]] inline bool is_open(const Finding& f) { return f.stage != Stage::passed; }
/// Open, and of the grade that keeps a home from being delivered.
[[nodiscard]] inline bool blocks(const Finding& f) {
  return is_open(f) && f.fault.grade == Grade::blocks_handover;
}
/// The finding of that number, or null.
[[nodiscard]] const Finding* find(const Findings& findings, std::int32_t number);
/// Whether any finding of the unit is open, and whether one blocks.
[[nodiscard]] bool any_open(const Findings& findings, std::string_view unit);
[[nodiscard]] bool any_blocking(const Findings& findings, std::string_view unit);
/// The open ones for people: "2 kitchen: the drain leaks"; with a unit only its own.
[[nodiscard]] std::string open_ones(const Findings& findings, std::string_view unit = {});

/// Adds faults as findings, numbered on.
void add(Findings& findings, std::string_view unit, const std::vector<Fault>& faults);
/// A repair of one of them has ended. A number that is not there is passed over: a guard has refused it.
void hear(Findings& findings, const RepairEnded& repair);
/// Somebody looked at the mending.
void check(Findings& findings, std::int32_t number, const Check& by);
/// Inspected again: good, or back to be mended in another round, to be checked anew.
void judge(Findings& findings, std::int32_t number, bool good, std::string_view by);
/// Given to be mended again after a repair that came to nothing.
void order_again(Findings& findings, std::int32_t number);

}  // namespace tenon::inspection
