#pragma once
/// @file workflows/contract/prenotice.hpp
/// Pre-notice registration [预告登记] of a sale. H0 5.8, H1; Civil Code art. 221.
/// @since 0.1
#include "tenon/workflow/definition.hpp"

namespace tenon {

/// Once the contract is filed, customer service registers the pre-notice: without the registered person's
/// consent a disposal of the property has no effect, which guards the buyer against a second sale. Papers,
/// submission, the bureau's certificate after seven working days; what the bureau returns is mended and
/// submitted again.
struct Prenotice {
  enum class State : std::uint8_t {
    collecting,
    submitted,
    returned,  ///< by the bureau, with what is wrong
    certified  ///< 预告登记证明 is there
  };
  struct Opening {};
  struct Facts {
    std::optional<std::string> acceptance_number;  ///< of the bureau's receipt
    std::optional<std::string> certificate_number;
    std::int32_t returns = 0;
    std::optional<std::string> defect;  ///< why the bureau returned the papers last
  };

  // clang-format off
  /// The papers are complete and handed in at the bureau.
  struct Submit { std::string acceptance_number; };
  /// The bureau gives the papers back.
  struct Return { std::string defect; };
  /// The bureau issues the certificate.
  struct Certify { std::string certificate_number; };
  // clang-format on
  using Event = std::variant<Submit, Return, Certify>;

  static const Rules<Prenotice> rules;
};

BOOST_DESCRIBE_ENUM(Prenotice::State, collecting, submitted, returned, certified)
BOOST_DESCRIBE_STRUCT(Prenotice::Opening, (), ())
BOOST_DESCRIBE_STRUCT(Prenotice::Facts, (), (acceptance_number, certificate_number, returns, defect))
BOOST_DESCRIBE_STRUCT(Prenotice::Submit, (), (acceptance_number))
BOOST_DESCRIBE_STRUCT(Prenotice::Return, (), (defect))
BOOST_DESCRIBE_STRUCT(Prenotice::Certify, (), (certificate_number))

extern template const Definition& definition_of<Prenotice>();

}  // namespace tenon
