#pragma once
/// @file workflows/contract/initial_registration.hpp
/// Initial registration [初始登记, 大产权] of a building. H0 5.9.
/// @since 0.1
#include "tenon/core/money.hpp"
#include "tenon/workflow/definition.hpp"

namespace tenon {

/// The developer has the completed building entered in the register at the registry of county level or above,
/// before any buyer's title is applied for. The form is filled truthfully; the registry surveys on the spot
/// within five days and issues within ten days after that. Common places, facilities and management rooms are
/// registered along and get no certificate.
struct InitialRegistration {
  enum class State : std::uint8_t {
    collecting,
    form_filled,
    submitted,
    surveyed,  ///< by the registry, on the spot
    returned,  ///< by the registry, with what is wrong
    recorded
  };
  struct Opening {};
  struct Facts {
    std::vector<std::string> common_places;  ///< registered along, without a certificate
    std::optional<std::string> acceptance_number;
    std::int32_t returns = 0;
    std::optional<std::string> defect;  ///< why the registry returned the papers last
    std::optional<std::string> certificate_number;
    std::optional<Money> fee;
  };

  // clang-format off
  /// The form is filled; it names the common places, facilities and management rooms. Again after a return.
  struct FillForm { std::vector<std::string> common_places; };
  /// Form and papers are handed in at the registry.
  struct Submit { std::string acceptance_number; };
  /// The registry has been on the spot.
  struct SurveyOnSite {};
  /// The registry gives the papers back.
  struct Return { std::string defect; };
  /// Reviewed and issued, against the fee.
  struct Record { std::string certificate_number; Money fee; };
  // clang-format on
  using Event = std::variant<FillForm, Submit, SurveyOnSite, Return, Record>;

  static const Rules<InitialRegistration> rules;
};

BOOST_DESCRIBE_ENUM(InitialRegistration::State, collecting, form_filled, submitted, surveyed, returned,
                    recorded)
BOOST_DESCRIBE_STRUCT(InitialRegistration::Opening, (), ())
BOOST_DESCRIBE_STRUCT(InitialRegistration::Facts, (),
                      (common_places, acceptance_number, returns, defect, certificate_number, fee))
BOOST_DESCRIBE_STRUCT(InitialRegistration::FillForm, (), (common_places))
BOOST_DESCRIBE_STRUCT(InitialRegistration::Submit, (), (acceptance_number))
BOOST_DESCRIBE_STRUCT(InitialRegistration::SurveyOnSite, (), ())
BOOST_DESCRIBE_STRUCT(InitialRegistration::Return, (), (defect))
BOOST_DESCRIBE_STRUCT(InitialRegistration::Record, (), (certificate_number, fee))

extern template const Definition& definition_of<InitialRegistration>();

}  // namespace tenon
