#pragma once
/// Which spots a change of the rules can make itself felt at.
#include <map>

#include "tenon/testing/mutants.hpp"

namespace tenon::testing {

/// What is known before a mutant is run. `exactly`: what is changed was asked there. `nearby`: its row was
/// looked at, its clock ran. A scenario that touches neither goes its way unchanged.
struct Consulted {
  std::vector<std::uint32_t> exactly;
  std::vector<std::uint32_t> nearby;
};

class MutantPlaces {
 public:
  explicit MutantPlaces(const std::vector<Spot>& spots);
  [[nodiscard]] Consulted find(const RuleChange& change) const;

 private:
  const std::vector<Spot>& spots_;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_place_;
};

}  // namespace tenon::testing
