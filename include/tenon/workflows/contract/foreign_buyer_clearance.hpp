#pragma once
/// @file workflows/contract/foreign_buyer_clearance.hpp
/// Clearance of a buyer from abroad [境外人士购房备案审批]. H1 ch. 2 3.6.
/// @since 0.1
#include "tenon/workflow/definition.hpp"

namespace tenon {

/// A buyer from abroad, Hong Kong, Macao or Taiwan is filed by the contract specialist with the security
/// office, which clears or refuses. Signing waits for it. After a refusal a new case may be opened.
struct ForeignBuyerClearance {
  enum class State : std::uint8_t { collecting, submitted, cleared, refused };
  struct Opening {};
  struct Facts {
    std::optional<std::string> receipt_number;  ///< of the security office
    std::optional<std::string> clearance_number;
    std::optional<std::string> refused_because;
  };

  // clang-format off
  /// The papers are complete and filed with the security office.
  struct Submit { std::string receipt_number; };
  /// The security office clears the purchase.
  struct Clear { std::string clearance_number; };
  /// The security office refuses it.
  struct Refuse { std::string reason; };
  // clang-format on
  using Event = std::variant<Submit, Clear, Refuse>;

  static const Rules<ForeignBuyerClearance> rules;
};

BOOST_DESCRIBE_ENUM(ForeignBuyerClearance::State, collecting, submitted, cleared, refused)
BOOST_DESCRIBE_STRUCT(ForeignBuyerClearance::Opening, (), ())
BOOST_DESCRIBE_STRUCT(ForeignBuyerClearance::Facts, (), (receipt_number, clearance_number, refused_because))
BOOST_DESCRIBE_STRUCT(ForeignBuyerClearance::Submit, (), (receipt_number))
BOOST_DESCRIBE_STRUCT(ForeignBuyerClearance::Clear, (), (clearance_number))
BOOST_DESCRIBE_STRUCT(ForeignBuyerClearance::Refuse, (), (reason))

extern template const Definition& definition_of<ForeignBuyerClearance>();

}  // namespace tenon
