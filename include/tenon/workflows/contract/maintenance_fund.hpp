#pragma once
/// @file workflows/contract/maintenance_fund.hpp
/// Maintenance fund of a building [维修基金缴存]. H0 5.5, H1 ch. 2 5.6.
/// @since 0.1
#include "tenon/workflow/definition.hpp"

namespace tenon {

/// The bureau specialist opens the building's account at the bureau's fund centre. Each unit is paid for, by
/// its area, and gets a payment certificate; what buyers have paid into the developer's special account is
/// offset. Once every unit of the list is paid for, the rest is withdrawn.
struct MaintenanceFund {
  enum class State : std::uint8_t {
    opening,     ///< the account
    collecting,  ///< some units are not paid for yet
    complete,    ///< all are; the rest may be withdrawn
    closed
  };
  struct Opening {
    std::vector<std::string> units;  ///< ids of all units that have to pay
  };
  /// A unit that is paid for.
  struct Payment {
    std::string unit;
    Area area;  ///< that it was reckoned by
    Money amount;
    std::string certificate;  ///< number of the payment certificate
  };
  struct Facts {
    std::vector<std::string> units;
    std::optional<std::string> account;
    std::vector<Payment> payments;
    Money paid, offset, withdrawn;
  };

  // clang-format off
  struct OpenAccount { std::string account; };
  struct PayForUnit { std::string unit; Area area; Money amount; std::string certificate; };
  /// What the developer's special account holds for units that are paid for.
  struct Offset { Money amount; std::string reference; };
  struct WithdrawRest { Money amount; };
  // clang-format on
  using Event = std::variant<OpenAccount, PayForUnit, Offset, WithdrawRest>;

  static const Rules<MaintenanceFund> rules;
};

BOOST_DESCRIBE_ENUM(MaintenanceFund::State, opening, collecting, complete, closed)
BOOST_DESCRIBE_STRUCT(MaintenanceFund::Opening, (), (units))
BOOST_DESCRIBE_STRUCT(MaintenanceFund::Payment, (), (unit, area, amount, certificate))
BOOST_DESCRIBE_STRUCT(MaintenanceFund::Facts, (), (units, account, payments, paid, offset, withdrawn))
BOOST_DESCRIBE_STRUCT(MaintenanceFund::OpenAccount, (), (account))
BOOST_DESCRIBE_STRUCT(MaintenanceFund::PayForUnit, (), (unit, area, amount, certificate))
BOOST_DESCRIBE_STRUCT(MaintenanceFund::Offset, (), (amount, reference))
BOOST_DESCRIBE_STRUCT(MaintenanceFund::WithdrawRest, (), (amount))

extern template const Definition& definition_of<MaintenanceFund>();

}  // namespace tenon
