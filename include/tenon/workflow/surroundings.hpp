#pragma once
/// @file workflow/surroundings.hpp
/// What a guard may look at beyond its own case: the registers that the case is about, the persons of the
/// sale, the other cases of the same sale, unit, building or project, and the policy that the case is pinned
/// to. The engine hands it in and sees to it that a step is not taken on what has changed meanwhile. Read
/// only; lives for the call. Facts are never made of it (evolve does not see it), so that history alone
/// replays a case: what a step takes from here goes into its event, and a guard compares.
/// @since 0.1
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tenon/model/customer.hpp"
#include "tenon/model/roles.hpp"
#include "tenon/model/sale.hpp"
#include "tenon/model/unit.hpp"
#include "tenon/workflow/frame.hpp"

namespace tenon {

class PolicyPack;  // policy/pack.hpp

/// What two cases have in common.
enum class Scope : std::uint8_t { sale, unit, building, project };
BOOST_DESCRIBE_ENUM(Scope, sale, unit, building, project)

/// A person or company of the sale, as far as papers and signatures depend on it.
struct Person {
  std::string customer;     ///< id of the customer
  Party as = Party::buyer;  ///< buyer (the first), co_owner, spouse, guardian
  bool organisation = false;
  bool minor = false;        ///< below 18 years of age today (Civil Code art. 17)
  bool from_abroad = false;  ///< identified by a passport, or a permit of Hong Kong, Macao or Taiwan
  bool has_spouse = false;   ///< married
  /// Buys: the first buyer or a co-owner.
  [[nodiscard]] bool buys() const { return as == Party::buyer || as == Party::co_owner; }
};

/// Another case, as a guard sees it.
struct OtherCase {
  CaseId id;
  std::string_view workflow;
  std::string_view state;
  Label state_label{};
  std::uint8_t state_index = 0;
  bool final = false;
  bool cancelled = false;
  const void* facts = nullptr;  ///< of that workflow's type; lives as long as the surroundings
  Instant opened_at, changed_at;
  const Frame* frame = nullptr;
};

class Surroundings {
 public:
  virtual ~Surroundings() = default;

  // The registers, each null where the case is not about one or the register does not know it.
  [[nodiscard]] virtual const Sale* sale() const = 0;
  [[nodiscard]] virtual const Unit* unit() const = 0;
  [[nodiscard]] virtual const Building* building() const = 0;
  [[nodiscard]] virtual const Project* project() const = 0;
  [[nodiscard]] virtual const Customer* customer(std::string_view id) const = 0;
  /// Another unit of the building, by id.
  [[nodiscard]] virtual const Unit* unit(std::string_view id) const = 0;
  /// First buyer, co-owners, then spouses and guardians; without a sale the customer of the case.
  [[nodiscard]] virtual const std::vector<Person>& people() const = 0;

  /// The cases of a workflow about the same sale, unit, building or project, newest first, this one left out.
  [[nodiscard]] virtual std::vector<OtherCase> cases(Scope scope, std::string_view workflow) const = 0;
  /// The name of a workflow for people; empty where the engine has none of that id.
  [[nodiscard]] virtual Label title_of(std::string_view workflow) const = 0;
  /// The policy pack that the case is pinned to; null where the engine has none.
  [[nodiscard]] virtual const PolicyPack* policy() const = 0;
};

}  // namespace tenon
