#pragma once
/// @file workflows/contract/project_mortgage_release.hpp
/// Construction-in-progress mortgage of a building and its release [在建工程抵押与撤销]. H1 ch. 2 4.7, 5.5.
/// @since 0.1
#include "tenon/workflow/definition.hpp"

namespace tenon {

/// The bureau specialist has the units of the development plan mortgaged at the housing bureau; as they are
/// sold, the mortgage specialist has them released one by one. A unit that is still mortgaged is neither
/// filed nor pre-notice registered. The handbook says so in two lines: the steps and the release by unit are
/// defaults.
struct ProjectMortgageRelease {
  enum class State : std::uint8_t {
    registering,  ///< the mortgage is being set up
    standing,     ///< no release is asked for
    releasing,    ///< the bureau has a request for at least one unit
    released      ///< every unit is free
  };
  struct Opening {
    std::string mortgagee;           ///< the bank that lends for the project
    std::vector<std::string> units;  ///< ids of the units to mortgage
  };
  /// A unit that the bureau has freed.
  struct Release {
    std::string unit;
    std::string certificate;  ///< number of the 抵押撤销证明
  };
  struct Facts {
    std::string mortgagee;
    std::vector<std::string> planned;  ///< as opened
    std::optional<std::string> certificate;
    std::vector<std::string> mortgaged;  ///< still; none before the mortgage is registered
    std::vector<std::string> asked;      ///< of those, where the release is with the bureau
    std::vector<Release> released;
  };

  // clang-format off
  /// The bureau has registered the mortgage of all planned units.
  struct RegisterMortgage { std::string certificate; };
  /// The unit is sold; with the reference of the mortgagee's consent.
  struct AskRelease { std::string unit; std::string consent; };
  struct ReleaseUnit { std::string unit; std::string certificate; };
  struct RefuseRelease { std::string unit; std::string reason; };
  // clang-format on
  using Event = std::variant<RegisterMortgage, AskRelease, ReleaseUnit, RefuseRelease>;

  static const Rules<ProjectMortgageRelease> rules;
};

BOOST_DESCRIBE_ENUM(ProjectMortgageRelease::State, registering, standing, releasing, released)
BOOST_DESCRIBE_STRUCT(ProjectMortgageRelease::Opening, (), (mortgagee, units))
BOOST_DESCRIBE_STRUCT(ProjectMortgageRelease::Release, (), (unit, certificate))
BOOST_DESCRIBE_STRUCT(ProjectMortgageRelease::Facts, (),
                      (mortgagee, planned, certificate, mortgaged, asked, released))
BOOST_DESCRIBE_STRUCT(ProjectMortgageRelease::RegisterMortgage, (), (certificate))
BOOST_DESCRIBE_STRUCT(ProjectMortgageRelease::AskRelease, (), (unit, consent))
BOOST_DESCRIBE_STRUCT(ProjectMortgageRelease::ReleaseUnit, (), (unit, certificate))
BOOST_DESCRIBE_STRUCT(ProjectMortgageRelease::RefuseRelease, (), (unit, reason))

extern template const Definition& definition_of<ProjectMortgageRelease>();

}  // namespace tenon
