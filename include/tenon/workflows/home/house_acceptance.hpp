#pragma once
/// @file workflows/home/house_acceptance.hpp
/// Acceptance of a building before it is delivered [房屋验收 / 承接查验]. H3 4, H1.
/// @since 0.1
#include "tenon/workflow/definition.hpp"
#include "tenon/workflows/home/inspection.hpp"

namespace tenon {

/// After the completion acceptance customer service makes a plan, and every unit is inspected by it with the
/// project department, the contractor and the supervising engineer. Each finding becomes a repair of the
/// unit; project department and supervising engineer check the mending, customer service inspects again. The
/// contractor hands over the keys, counted. The building is ready when no unit has an open finding that
/// blocks handover; a unit with one is left out of the delivery (default rule, the handbooks have no grades)
/// and admitted later. A unit's delivery can be revoked at any time. Closed once nothing is left open.
struct HouseAcceptance {
  enum class State : std::uint8_t {
    planning,
    inspecting,
    mending,  ///< every unit has been inspected: findings mended and inspected again, keys counted
    ready,    ///< for delivery, but for the units left out
    closed    ///< nothing is open any more
  };
  enum class Outcome : std::uint8_t { pending, passed, failed };
  /// A unit's place in the plan.
  struct Slot {
    std::string unit;
    Date day{1970, 1, 1};
  };
  /// A unit that is not to be delivered yet, and why.
  struct LeftOut {
    std::string unit;
    std::string reason;
  };
  struct UnitResult {
    std::string unit;
    Date planned{1970, 1, 1};
    Outcome outcome = Outcome::pending;   ///< failed: some finding is open
    std::optional<std::string> record{};  ///< reference of the acceptance record
    std::vector<inspection::Item> items{};
    std::vector<inspection::Keys> keys{};
    std::optional<std::string> left_out{};  ///< why it is not delivered
  };

  struct Opening {
    Date completed{1970, 1, 1};  ///< day of the completion acceptance
    std::string certificate;     ///< its number
  };
  struct Facts {
    Date completed{1970, 1, 1};
    std::string certificate;
    std::vector<UnitResult> units;
    inspection::Findings findings;
    std::optional<Instant> plan_ends;  ///< end of the last day of the plan
  };

  // clang-format off
  /// Which unit is inspected on which day.
  struct MakePlan { std::vector<Slot> schedule; };
  /// A unit is inspected on another day.
  struct MoveSlot { std::string unit; Date day{1970, 1, 1}; std::string reason; };
  /// A unit is inspected together with the project department, the contractor and the supervising engineer.
  struct InspectUnit {
    std::string unit;
    std::string project_department, contractor, site_supervisor;  ///< who was there for each
    std::vector<inspection::Item> items;
    std::vector<inspection::Fault> faults{};
    std::string record;  ///< reference of the acceptance record
  };
  /// A fault comes to light afterwards.
  struct ReportFault { std::string unit; inspection::Fault fault; };
  /// A repair came to nothing: another is ordered.
  struct OrderAgain { std::int32_t finding = 0; };
  /// The mending was looked at, for the project department or as supervising engineer.
  struct CheckMending { std::int32_t finding = 0; };
  /// Customer service inspects what was mended.
  struct InspectAgain { std::int32_t finding = 0; bool good = false; std::optional<std::string> remark{}; };
  /// The contractor hands over a unit's keys, counted.
  struct CountKeys { std::string unit; std::vector<inspection::Keys> keys; };
  /// The building may be delivered, but for these units.
  struct DeclareReady { std::vector<LeftOut> left_out{}; };
  /// A unit is taken out of the delivery.
  struct RevokeUnit { std::string unit; std::string reason; };
  /// A unit that was left out may be delivered now.
  struct AdmitUnit { std::string unit; };
  /// Nothing is open any more.
  struct Close {};
  // clang-format on
  using Event =
      std::variant<MakePlan, MoveSlot, InspectUnit, ReportFault, OrderAgain, RepairEnded, CheckMending,
                   InspectAgain, CountKeys, DeclareReady, RevokeUnit, AdmitUnit, Close>;

  static const Rules<HouseAcceptance> rules;
};

BOOST_DESCRIBE_ENUM(HouseAcceptance::State, planning, inspecting, mending, ready, closed)
BOOST_DESCRIBE_ENUM(HouseAcceptance::Outcome, pending, passed, failed)
BOOST_DESCRIBE_STRUCT(HouseAcceptance::Slot, (), (unit, day))
BOOST_DESCRIBE_STRUCT(HouseAcceptance::LeftOut, (), (unit, reason))
BOOST_DESCRIBE_STRUCT(HouseAcceptance::UnitResult, (),
                      (unit, planned, outcome, record, items, keys, left_out))
BOOST_DESCRIBE_STRUCT(HouseAcceptance::Opening, (), (completed, certificate))
BOOST_DESCRIBE_STRUCT(HouseAcceptance::Facts, (), (completed, certificate, units, findings, plan_ends))
BOOST_DESCRIBE_STRUCT(HouseAcceptance::MakePlan, (), (schedule))
BOOST_DESCRIBE_STRUCT(HouseAcceptance::MoveSlot, (), (unit, day, reason))
BOOST_DESCRIBE_STRUCT(HouseAcceptance::InspectUnit, (),
                      (unit, project_department, contractor, site_supervisor, items, faults, record))
BOOST_DESCRIBE_STRUCT(HouseAcceptance::ReportFault, (), (unit, fault))
BOOST_DESCRIBE_STRUCT(HouseAcceptance::OrderAgain, (), (finding))
BOOST_DESCRIBE_STRUCT(HouseAcceptance::CheckMending, (), (finding))
BOOST_DESCRIBE_STRUCT(HouseAcceptance::InspectAgain, (), (finding, good, remark))
BOOST_DESCRIBE_STRUCT(HouseAcceptance::CountKeys, (), (unit, keys))
BOOST_DESCRIBE_STRUCT(HouseAcceptance::DeclareReady, (), (left_out))
BOOST_DESCRIBE_STRUCT(HouseAcceptance::RevokeUnit, (), (unit, reason))
BOOST_DESCRIBE_STRUCT(HouseAcceptance::AdmitUnit, (), (unit))
BOOST_DESCRIBE_STRUCT(HouseAcceptance::Close, (), ())

/// Whether the acceptance lets a unit be delivered: it was inspected, is not left out, and no finding of it
/// that blocks handover is open.
[[nodiscard]] bool may_be_delivered(const HouseAcceptance::Facts& facts, std::string_view unit);

extern template const Definition& definition_of<HouseAcceptance>();

}  // namespace tenon
