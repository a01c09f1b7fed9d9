#pragma once
/// @file model/roles.hpp
/// Who may do a step: the roles of staff (page 7 of the domain, "Roles"), sets of them, and the outside
/// parties. Values only, all immutable: safe from any thread. Includes nothing above core/.
/// @since 0.1
#include <bit>
#include <boost/describe.hpp>
#include <cstdint>
#include <initializer_list>
#include <iterator>

#include "tenon/core/json.hpp"
#include "tenon/core/text.hpp"

namespace tenon {

/// A role of a member of staff. One person may hold several (H1 ch. 2: the contract specialist has the title
/// post until titles are due). Documents carry the enumerator's name, never its number, so that the order may
/// change. At most 64, because RoleSet is one word of the machine.
enum class Role : std::uint8_t {
  // Customer service: the desk
  agent,                        ///< takes and makes calls, keeps tickets (H0 1)
  customer_service_specialist,  ///< the on-site specialist of a project, where no narrower post is meant
  headquarters_service,         ///< customer service at headquarters (H3 5)
  front_desk,                   ///< the property manager's desk (H4)
  receptionist,                 ///< the sales office's desk (H1)
  adviser,                      ///< answers visitors' questions at the sales office (H1)
  dispatch_clerk,               ///< hands orders to decorators (H0 4)
  night_duty,                   ///< on the premises at night (H1)
  // Customer service: the posts of contract, loan, title
  contract_specialist,
  mortgage_specialist,
  bureau_specialist,  ///< the outside post at the housing bureau (H1 ch. 2 5)
  title_specialist,
  data_specialist,
  archive_specialist,
  senior_specialist,
  // Customer service: complaints and relations
  complaint_reception,
  complaint_clerk,
  complaint_supervisor,
  complaint_group,  ///< a member of the complaint-handling group, the second level (H1)
  customer_relations_specialist,
  customer_relations_supervisor,
  customer_manager,  ///< looks after named customers; not the head of the department
  // Customer service: who answers for others
  group_leader,    ///< collects the group's problems for the supervisor
  supervisor,      ///< checks what leaves the department (H1 ch. 2 2.4)
  deputy_manager,  ///< stands in for the manager
  manager,         ///< head of customer service
  // Customer service: the estate
  area_assistant,
  housekeeper,
  grounds_foreman,  ///< foreman of cleaning and plants (H4)
  // Customer service: content and data
  data_analyst,
  trainer,
  editor,
  operations,
  // Sales
  sales_clerk,
  sales_manager,
  // Finance
  finance_clerk,
  finance_supervisor,
  finance_manager,
  cashier,
  // Building and repair
  project_department,
  project_company,   ///< the company that owns the project and signs for it (H0 5.6)
  incubation_staff,  ///< takes the buyer round at handover (H0 5.12)
  engineering,
  technician,
  quality_supervision,  ///< the quality-and-safety supervision centre (H3 1)
  contractor,           ///< page 7 lists it with the builders: a firm's person with an account of its own
  site_supervisor,      ///< the supervising engineer of the works, not the desk's supervisor
  // The property manager
  property_manager,
  security,
  cleaning,
  plants,
  // The company
  employee,            ///< anyone on the staff: who asks for leave, a seal, an advance
  department_manager,  ///< head of a department other than customer service
  business_department,
  brand_department,
  administration,
  human_resources,
  seal_keeper,
  head_office,
  general_manager,
  president,
  group,  ///< the parent company

  system,  ///< the library's own steps (a deadline passed); no person holds it
};
// BOOST_DESCRIBE_ENUM takes at most 52 enumerators, so its three parts are written out and the list is given
// in two.
// clang-format off
BOOST_DESCRIBE_MAYBE_UNUSED BOOST_DESCRIBE_ENUM_BEGIN(Role)
BOOST_DESCRIBE_PP_FOR_EACH(BOOST_DESCRIBE_ENUM_ENTRY, Role, agent, customer_service_specialist,
    headquarters_service, front_desk, receptionist, adviser, dispatch_clerk, night_duty, contract_specialist,
    mortgage_specialist, bureau_specialist, title_specialist, data_specialist, archive_specialist,
    senior_specialist, complaint_reception, complaint_clerk, complaint_supervisor, complaint_group,
    customer_relations_specialist, customer_relations_supervisor, customer_manager, group_leader, supervisor,
    deputy_manager, manager, area_assistant, housekeeper, grounds_foreman, data_analyst, trainer, editor,
    operations)
BOOST_DESCRIBE_PP_FOR_EACH(BOOST_DESCRIBE_ENUM_ENTRY, Role, sales_clerk, sales_manager, finance_clerk,
    finance_supervisor, finance_manager, cashier, project_department, project_company, incubation_staff,
    engineering, technician, quality_supervision, contractor, site_supervisor, property_manager, security,
    cleaning, plants, employee, department_manager, business_department, brand_department, administration,
    human_resources, seal_keeper, head_office, general_manager, president, group, system)
BOOST_DESCRIBE_ENUM_END(Role)
static_assert(enum_size<Role> == static_cast<std::size_t>(Role::system) + 1, "describe every role, in order");
// clang-format on
static_assert(enum_size<Role> <= 64, "RoleSet holds 64 roles");

/// An outside party. It does not log on: a member of staff records what it did, and the record says both -
/// the staff member as actor, the party as the one who acted (page 7). That is why it is no Role and grants
/// nothing.
enum class Party : std::uint8_t {
  none,  ///< the actor did it
  customer,
  buyer,
  co_owner,
  spouse,
  guardian,
  proxy,
  owner,
  tenant,
  visitor,
  bank,
  mortgage_broker,
  provident_fund_centre,
  civil_air_defence_office,
  trading_centre,
  housing_bureau,
  property_office,  ///< of the district or the city
  tax_office,
  expert,
  price_bureau,
  security_office,  ///< clears buyers from abroad (H1 ch. 2 3.6)
  police,
  insurer,
  surveyor,
  platform,
  merchant,
  decorator,
  contractor,
};
BOOST_DESCRIBE_ENUM(Party, none, customer, buyer, co_owner, spouse, guardian, proxy, owner, tenant, visitor,
                    bank, mortgage_broker, provident_fund_centre, civil_air_defence_office, trading_centre,
                    housing_bureau, property_office, tax_office, expert, price_bureau, security_office,
                    police, insurer, surveyor, platform, merchant, decorator, contractor)
static_assert(enum_size<Party> == static_cast<std::size_t>(Party::contractor) + 1,
              "describe every party, in order");

/// The name for people, in both languages, of static lifetime; "" for a value outside the enum.
[[nodiscard]] Label label(Role role) noexcept;
[[nodiscard]] Label label(Party party) noexcept;

/// A set of roles in one word. In documents a list of the roles' names; a name given twice counts once.
class RoleSet {
 public:
  constexpr RoleSet() = default;
  constexpr RoleSet(Role role) : bits_(bit(role)) {}
  constexpr RoleSet(std::initializer_list<Role> roles) {
    for (Role role : roles) insert(role);
  }

  [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
  [[nodiscard]] constexpr std::size_t size() const noexcept {
    return static_cast<std::size_t>(std::popcount(bits_));
  }
  [[nodiscard]] constexpr bool contains(Role role) const noexcept { return (bits_ & bit(role)) != 0; }
  [[nodiscard]] constexpr bool intersects(RoleSet other) const noexcept { return (bits_ & other.bits_) != 0; }
  constexpr void insert(Role role) noexcept { bits_ |= bit(role); }
  constexpr void erase(Role role) noexcept { bits_ &= ~bit(role); }

  [[nodiscard]] friend constexpr RoleSet operator|(RoleSet a, RoleSet b) noexcept {
    return from(a.bits_ | b.bits_);
  }
  [[nodiscard]] friend constexpr RoleSet operator&(RoleSet a, RoleSet b) noexcept {
    return from(a.bits_ & b.bits_);
  }
  constexpr RoleSet& operator|=(RoleSet other) noexcept { return bits_ |= other.bits_, *this; }
  friend constexpr bool operator==(RoleSet, RoleSet) = default;

  /// Walks the roles in the order of the enum.
  class iterator {
   public:
    using value_type = Role;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::forward_iterator_tag;
    using pointer = const Role*;
    using reference = Role;
    constexpr iterator() = default;
    constexpr explicit iterator(std::uint64_t rest) : rest_(rest) {}
    constexpr Role operator*() const noexcept { return static_cast<Role>(std::countr_zero(rest_)); }
    constexpr iterator& operator++() noexcept { return rest_ &= rest_ - 1, *this; }
    constexpr iterator operator++(int) noexcept {
      auto before = *this;
      ++*this;
      return before;
    }
    friend constexpr bool operator==(iterator, iterator) = default;

   private:
    std::uint64_t rest_ = 0;
  };
  [[nodiscard]] constexpr iterator begin() const noexcept { return iterator(bits_); }
  [[nodiscard]] constexpr iterator end() const noexcept { return iterator(); }

 private:
  [[nodiscard]] static constexpr std::uint64_t bit(Role role) noexcept {
    return std::uint64_t{1} << (static_cast<unsigned>(role) & 63U);
  }
  [[nodiscard]] static constexpr RoleSet from(std::uint64_t bits) noexcept {
    RoleSet set;
    set.bits_ = bits;
    return set;
  }
  std::uint64_t bits_ = 0;
};

/// "agent, director": what a refusal shows people.
[[nodiscard]] std::string to_string(RoleSet roles);

template <>
struct JsonCodec<RoleSet> {
  static void print(std::string& out, RoleSet value) {
    out += '[';
    bool first = true;
    for (Role role : value) {
      if (!first) out += ',';
      first = false;
      JsonCodec<Role>::print(out, role);
    }
    out += ']';
  }
  static Verdict read(const Json& json, RoleSet& into, const JsonPath& at) {
    if (!json.is_array()) return detail::wrong_type(at, "a list of roles", json);
    into = {};
    for (std::size_t i = 0; i < json.size(); ++i) {
      Role role{};
      if (auto verdict = JsonCodec<Role>::read(json[i], role, at / i); !verdict.allowed()) return verdict;
      into.insert(role);
    }
    return {};
  }
  static Verdict check(RoleSet value, const JsonPath& at) {
    for (Role role : value)
      if (auto verdict = JsonCodec<Role>::check(role, at); !verdict.allowed()) return verdict;
    return {};
  }
  static Json schema() {
    Json schema = detail::schema_of_list(JsonCodec<Role>::schema());
    schema["uniqueItems"] = true;
    return schema;
  }
};

}  // namespace tenon
