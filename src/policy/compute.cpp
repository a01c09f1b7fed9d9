#include "tenon/policy/compute.hpp"

#include <algorithm>

#include "policy/rule_finder.hpp"

namespace tenon {
namespace {

using policy::RuleFinder;

/// What a kind is asked with, and how its answer is made.
struct Taxes {
  using Call = TaxesCall;
  using Answer = TaxesAnswer;
  static Result<Answer> answer(const Call& call, RuleFinder& finder, const Calendar&) {
    return taxes_and_fees(call, finder.pack());
  }
};
struct Settlement {
  using Call = AreaSettlementCall;
  using Answer = AreaSettlement;
  static Result<Answer> answer(const Call& call, RuleFinder& finder, const Calendar&) {
    TENON_TRY(const auto rule, policy::area_rule(finder, call.signed_on));
    return settle_area(call, rule);
  }
};
struct SettlementTable {
  using Call = AreaSettlementTableCall;
  using Answer = AreaSettlementTable;
  static Result<Answer> answer(const Call& call, RuleFinder& finder, const Calendar&) {
    TENON_TRY(const auto rule, policy::area_rule(finder, call.signed_on));
    return settle_areas(call, rule);
  }
};

/// `at` is where the loan stands in the request.
Result<LoanRequest> loan_of(const LoanCall& call, RuleFinder& finder, const JsonPath& at) {
  if (call.annual_rate.has_value() == call.basis.has_value())
    return invalid("policy.loan_rate_once").field((at / "annual_rate").str());
  LoanRequest loan;
  if (call.annual_rate) {
    loan.annual_rate = *call.annual_rate;
  } else {
    TENON_TRY(loan.annual_rate, policy::loan_rate(finder, *call.basis, call.months));
  }
  loan.principal = call.principal;
  loan.months = call.months;
  loan.repayment = call.repayment;
  loan.paid_out_on = call.paid_out_on;
  loan.rate_changes = call.rate_changes;
  loan.early_repayments = call.early_repayments;
  return loan;
}
struct Loan {
  using Call = LoanCall;
  using Answer = LoanSchedule;
  static Result<Answer> answer(const Call& call, RuleFinder& finder, const Calendar&) {
    TENON_TRY(const auto loan, loan_of(call, finder, {}));
    return loan_schedule(loan);
  }
};
struct Combined {
  using Call = CombinedLoanCall;
  using Answer = CombinedLoan;
  static Result<Answer> answer(const Call& call, RuleFinder& finder, const Calendar&) {
    CombinedLoanRequest loans;
    const JsonPath root;
    TENON_TRY(loans.provident_fund, loan_of(call.provident_fund, finder, root / "provident_fund"));
    TENON_TRY(loans.bank, loan_of(call.bank, finder, root / "bank"));
    return combined_loan(loans);
  }
};
struct Warranty {
  using Call = WarrantyCall;
  using Answer = WarrantyAnswer;
  static Result<Answer> answer(const Call& call, RuleFinder& finder, const Calendar&) {
    TENON_TRY(const auto rules, policy::warranty_rules(finder, call));
    return warranty(call, rules);
  }
};
struct Damages {
  using Call = LateDamagesCall;
  using Answer = LateDamages;
  static Result<Answer> answer(const Call& call, RuleFinder& finder, const Calendar& calendar) {
    TENON_TRY(const auto delay, policy::delay_rules(finder, call.delay.as_of));
    TENON_TRY(const auto rules, policy::damages_rules(finder, call));
    return late_damages(call, delay, rules, calendar);
  }
};

template <class Call>
std::string region_of(const Call& call) {
  if constexpr (requires { call.region; }) return call.region;
  else return std::string(nationwide);
}

template <class Kind>
Result<std::string> run(std::string_view name, const Json& json, const Policies& policies,
                        const Calendar& calendar) {
  TENON_TRY(const auto call, read_json<typename Kind::Call>(json));
  auto pack = policies.active();
  if (call.pack) { TENON_TRY(pack, policies.pinned(*call.pack)); }
  RuleFinder finder(*pack, region_of(call));
  TENON_TRY(auto answer, Kind::answer(call, finder, calendar));
  Computed<typename Kind::Answer> computed{std::string(name), pack->name(), std::move(answer), {}};
  computed.rules = std::move(finder).rules();
  if constexpr (requires { computed.result.rules; }) computed.rules = computed.result.rules;
  return to_json_text(computed);
}
template <class Kind>
Json schema() {
  return {{"request", JsonCodec<typename Kind::Call>::schema()},
          {"answer", JsonCodec<Computed<typename Kind::Answer>>::schema()}};
}

struct Entry {
  std::string_view kind;
  Result<std::string> (*run)(std::string_view, const Json&, const Policies&, const Calendar&);
  Json (*schema)();
};
template <class Kind>
constexpr Entry entry(std::string_view kind) {
  return {kind, &run<Kind>, &schema<Kind>};
}
constexpr Entry entries[] = {
    entry<Settlement>("area_settlement"), entry<SettlementTable>("area_settlement_table"),
    entry<Combined>("combined_loan"),     entry<Damages>("late_damages"),
    entry<Loan>("loan_schedule"),         entry<Taxes>("taxes_and_fees"),
    entry<Warranty>("warranty"),
};

Result<const Entry*> entry_of(std::string_view kind) {
  const auto found = std::ranges::find(entries, kind, &Entry::kind);
  if (found != std::end(entries)) return found;
  std::string allowed;
  for (const auto& each : entries) allowed += (allowed.empty() ? "" : ", ") + std::string(each.kind);
  return not_found("policy.kind_unknown").fact("found", kind).fact("allowed", allowed);
}

}  // namespace

std::vector<std::string_view> compute_kinds() {
  std::vector<std::string_view> all;
  for (const auto& each : entries) all.push_back(each.kind);
  return all;
}

Result<std::string> compute(std::string_view kind, const Json& request, const Policies& policies,
                            const Calendar& calendar) {
  TENON_TRY(const auto* found, entry_of(kind));
  return found->run(kind, request, policies, calendar);
}

Result<Json> compute_schema(std::string_view kind) {
  TENON_TRY(const auto* found, entry_of(kind));
  return found->schema();
}

}  // namespace tenon
