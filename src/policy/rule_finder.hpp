#pragma once
// Fetches the rules of a computation from a pack, and keeps the rows that it found.
#include "tenon/policy/requests.hpp"
#include "tenon/time/calendar.hpp"

namespace tenon::policy {

class RuleFinder {
 public:
  RuleFinder(const PolicyPack& pack, std::string region) : pack_(pack), region_(std::move(region)) {}

  template <class T>
  [[nodiscard]] Result<Sourced<T>> get(std::string_view parameter, const Date& on,
                                       const Circumstances& known = {}) {
    TENON_TRY(auto found, pack_.get<T>(parameter, {on, region_, known}));
    rules_.push_back(found.origin);
    return found;
  }
  /// Nothing where the pack has no such parameter, or no row of that day: a rule that was not in force.
  template <class T>
  [[nodiscard]] Result<std::optional<Sourced<T>>> find(std::string_view parameter, const Date& on) {
    auto found = get<T>(parameter, on);
    if (found) return std::optional(*std::move(found));
    const auto& code = found.refusal().code;
    if (code == "policy.no_value" || code == "policy.unknown_parameter") return std::optional<Sourced<T>>();
    return std::move(found).refusal();
  }
  /// A limit in calendar days, a period in months.
  [[nodiscard]] Result<std::int32_t> days(std::string_view parameter, const Date& on, std::string& cite,
                                          const Circumstances& known = {});
  [[nodiscard]] Result<std::int32_t> months(std::string_view parameter, const Date& on, std::string& cite);

  [[nodiscard]] const PolicyPack& pack() const noexcept { return pack_; }
  [[nodiscard]] std::vector<Provenance> rules() && { return std::move(rules_); }

 private:
  const PolicyPack& pack_;
  std::string region_;
  std::vector<Provenance> rules_;
};

[[nodiscard]] Result<AreaRule> area_rule(RuleFinder& finder, const Date& signed_on);
[[nodiscard]] Result<Rate> loan_rate(RuleFinder& finder, const LoanRateBasis& basis, std::int32_t months);
[[nodiscard]] Result<WarrantyRules> warranty_rules(RuleFinder& finder, const WarrantyCall& call);
[[nodiscard]] Result<DelayRules> delay_rules(RuleFinder& finder, const Date& on);
[[nodiscard]] Result<DamagesRules> damages_rules(RuleFinder& finder, const LateDamagesCall& call);

}  // namespace tenon::policy
