#pragma once
/// @file workflows/contract/presale_permit.hpp
/// Presale permit [预售许可证] of a building. H0 5.4; H1 ch. 2 5.1; regulation.md 10.
/// @since 0.1
#include "tenon/workflow/definition.hpp"

namespace tenon {

/// The development area [规模] that the bureau approves for a year.
struct DevelopmentScale {
  std::string approval_number;
  std::int32_t year = 0;
  Area area;
};

/// How far a building is, and who has sealed the statement of it.
struct BuildingProgress {
  Money invested;                 ///< in the building, so far
  Money planned;                  ///< its whole construction investment
  Date photographed{1970, 1, 1};  ///< the day of the site photographs
  bool sealed_by_developer = false;
  bool sealed_by_contractor = false;
  bool sealed_by_supervisor = false;  ///< the supervising engineer [监理]
};

/// No contract is signed for a building without it. The bureau first approves the development area of the
/// year; then the papers come together, among them the proof that the invested share meets the rule, with a
/// progress statement that developer, contractor and supervising engineer have sealed; they are submitted,
/// and the bureau grants the permit or returns them to be mended. The number and the day of the permit go
/// into the register of buildings.
struct PresalePermit {
  enum class State : std::uint8_t {
    awaiting_scale,  ///< the bureau has not approved the year's development area [规模] yet
    collecting,
    submitted,
    returned,  ///< by the bureau, with what is wrong
    granted
  };
  struct Opening {
    bool land_mortgaged = false;              ///< then the mortgagee has to consent in writing
    bool civil_air_defence_basement = false;  ///< one that is to be sold or transferred
  };
  struct Facts {
    bool land_mortgaged = false;
    bool civil_air_defence_basement = false;
    std::optional<DevelopmentScale> scale;
    std::optional<BuildingProgress> progress;
    std::optional<std::string> acceptance_number;  ///< of the bureau's receipt
    std::int32_t returns = 0;
    std::optional<std::string> defect;  ///< why the bureau returned the papers last
    std::optional<std::string> permit_number;
    std::optional<Date> granted_on;
  };

  // clang-format off
  /// The bureau approves the development area of the year.
  struct ApproveScale { DevelopmentScale scale; };
  /// The proof of the invested share is there, with its seals; a newer one replaces it.
  struct ProveInvestment { BuildingProgress progress; };
  /// The papers are complete and handed in; the originals that are only shown have been seen.
  struct Submit { std::string acceptance_number; bool originals_seen = false; };
  /// The bureau gives the papers back.
  struct Return { std::string defect; };
  /// The bureau grants the permit.
  struct Grant { std::string permit_number; Date granted_on{1970, 1, 1}; };
  // clang-format on
  using Event = std::variant<ApproveScale, ProveInvestment, Submit, Return, Grant>;

  static const Rules<PresalePermit> rules;
};

BOOST_DESCRIBE_ENUM(PresalePermit::State, awaiting_scale, collecting, submitted, returned, granted)
BOOST_DESCRIBE_STRUCT(PresalePermit::Opening, (), (land_mortgaged, civil_air_defence_basement))
BOOST_DESCRIBE_STRUCT(DevelopmentScale, (), (approval_number, year, area))
BOOST_DESCRIBE_STRUCT(BuildingProgress, (),
                      (invested, planned, photographed, sealed_by_developer, sealed_by_contractor,
                       sealed_by_supervisor))
BOOST_DESCRIBE_STRUCT(PresalePermit::Facts, (),
                      (land_mortgaged, civil_air_defence_basement, scale, progress, acceptance_number,
                       returns, defect, permit_number, granted_on))
BOOST_DESCRIBE_STRUCT(PresalePermit::ApproveScale, (), (scale))
BOOST_DESCRIBE_STRUCT(PresalePermit::ProveInvestment, (), (progress))
BOOST_DESCRIBE_STRUCT(PresalePermit::Submit, (), (acceptance_number, originals_seen))
BOOST_DESCRIBE_STRUCT(PresalePermit::Return, (), (defect))
BOOST_DESCRIBE_STRUCT(PresalePermit::Grant, (), (permit_number, granted_on))

extern template const Definition& definition_of<PresalePermit>();

}  // namespace tenon
