#pragma once
/// @file model/unit.hpp
/// What is built and sold: project, building, unit (page 7, "Registers"). Plain values that refer to each
/// other by the host's ids; whether the other record exists is the engine's question. Safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "tenon/core/money.hpp"
#include "tenon/model/unit_number.hpp"
#include "tenon/time/instant.hpp"

namespace tenon {

struct Project {
  std::string id;  ///< the host's own: 1 to 64 of A-Z a-z 0-9 . _ : -
  std::string name;
  std::string region;  ///< GB/T 2260, 6 digits: by it the policy finds the rules of province and city
  std::optional<std::string> developer;  ///< the company that sells
  std::optional<std::string> address;
  friend bool operator==(const Project&, const Project&) = default;
};
BOOST_DESCRIBE_STRUCT(Project, (), (id, name, region, developer, address))

struct Building {
  std::string id;
  std::string project;  ///< id of the project
  std::string name;
  std::optional<std::string> presale_permit;  ///< its number; no contract is signed without one (H0 5.4)
  std::optional<Date> permit_date;            ///< only with the number
  std::optional<Date> completed;              ///< day of the completion acceptance
  friend bool operator==(const Building&, const Building&) = default;
};
BOOST_DESCRIBE_STRUCT(Building, (), (id, project, name, presale_permit, permit_date, completed))

/// Taxes, fees and registration depend on it (H0 5.5; regulation.md 1-3).
enum class UnitUse : std::uint8_t { home, shop, office, garage, storage };
BOOST_DESCRIBE_ENUM(UnitUse, home, shop, office, garage, storage)
[[nodiscard]] Label label(UnitUse use) noexcept;

enum class UnitState : std::uint8_t { on_sale, subscribed, sold, delivered, titled, vacant, let };
BOOST_DESCRIBE_ENUM(UnitState, on_sale, subscribed, sold, delivered, titled, vacant, let)
[[nodiscard]] Label label(UnitState state) noexcept;

/// Building area (with the share of common parts) and inner area, both of one survey. The difference at
/// handover is tested on one or on both, as the contract is priced (regulation.md 5).
struct SurveyedArea {
  Area building;              ///< above 0
  std::optional<Area> inner;  ///< above 0 and at most the building area
  friend bool operator==(const SurveyedArea&, const SurveyedArea&) = default;
};
BOOST_DESCRIBE_STRUCT(SurveyedArea, (), (building, inner))

struct Unit {
  std::string id;
  std::string building;  ///< id of the building
  std::string name;      ///< as on the door: "2-1103"
  std::optional<std::string>
      unit_number;  ///< of the registry; must be one of a building (model/unit_number.hpp)
  UnitUse use = UnitUse::home;
  bool lift = false;                     ///< the maintenance fund depends on it (H0 5.5)
  std::optional<SurveyedArea> forecast;  ///< from survey_forecast (H0 5.3)
  std::optional<SurveyedArea> actual;    ///< from survey_actual; demanded from the state delivered on
  UnitState state = UnitState::on_sale;
  friend bool operator==(const Unit&, const Unit&) = default;
};
BOOST_DESCRIBE_STRUCT(Unit, (), (id, building, name, unit_number, use, lift, forecast, actual, state))

/// Refusals (invalid): model.id_malformed, line_*, region_malformed.
[[nodiscard]] Verdict validate(const Project& project);
/// Refusals (invalid): model.id_malformed, line_*, permit_without_number.
[[nodiscard]] Verdict validate(const Building& building);
/// Refusals (invalid): model.id_malformed, line_*, unit_number_*, area_range, inner_area_larger, and
/// actual_area_missing for a unit delivered or titled: handover settles by the actual area (H0 5.3, H3 2).
[[nodiscard]] Verdict validate(const Unit& unit);

/// Puts the unit number into the form that is stored; one that does not pass its check is left as it is.
void normalise(Unit& unit);

}  // namespace tenon
