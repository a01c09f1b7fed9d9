#include "tenon/policy/combined_loan.hpp"

#include <algorithm>

#include "policy/annuity.hpp"

namespace tenon {

Result<CombinedLoan> combined_loan(const CombinedLoanRequest& request) {
  const JsonPath root;
  const auto& fund_day = request.provident_fund.paid_out_on;
  const auto& bank_day = request.bank.paid_out_on;
  if (fund_day && bank_day && *fund_day != *bank_day)
    return invalid("policy.loan_parts_apart")
        .field("bank.paid_out_on")
        .fact("found", to_string(*bank_day))
        .fact("allowed", to_string(*fund_day));
  CombinedLoan both;
  TENON_TRY(both.provident_fund, policy::schedule_at(request.provident_fund, root / "provident_fund"));
  TENON_TRY(both.bank, policy::schedule_at(request.bank, root / "bank"));
  both.months.resize(std::max(both.provident_fund.months.size(), both.bank.months.size()));
  for (std::size_t i = 0; i < both.months.size(); ++i) {
    CombinedMonth& sum = both.months[i];
    sum.month = static_cast<std::int32_t>(i) + 1;
    for (const auto* part : {&both.provident_fund, &both.bank}) {
      if (i >= part->months.size()) continue;
      const LoanMonth& row = part->months[i];
      sum.payment = sum.payment + row.payment;
      sum.principal = sum.principal + row.principal;
      sum.interest = sum.interest + row.interest;
      sum.early = sum.early + row.early;
      sum.balance = sum.balance + row.balance;
    }
  }
  both.first_payment = both.months.front().payment;
  both.total_interest = both.provident_fund.total_interest + both.bank.total_interest;
  both.total_paid = both.provident_fund.total_paid + both.bank.total_paid;
  return both;
}

}  // namespace tenon
