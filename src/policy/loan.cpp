#include "tenon/policy/loan.hpp"

#include <algorithm>

#include "policy/annuity.hpp"
#include "policy/checks.hpp"
#include "tenon/time/duration.hpp"

namespace tenon {
namespace {

using policy::MonthlyRate;

Verdict check_changes(const LoanRequest& request, const JsonPath& at) {
  if (!request.rate_changes.empty() && !request.paid_out_on)
    return invalid("policy.loan_payout_missing").field((at / "paid_out_on").str());
  for (std::size_t i = 0; i < request.rate_changes.size(); ++i) {
    const auto& change = request.rate_changes[i];
    TENON_POLICY_CHECK(
        policy::check_range(change.annual_rate, Rate{}, whole(), at / "rate_changes" / i / "annual_rate"));
    const Date before = i ? request.rate_changes[i - 1].from : *request.paid_out_on;
    if (change.from <= before)
      return invalid("policy.loan_changes_order")
          .field((at / "rate_changes" / i / "from").str())
          .fact("found", to_string(change.from))
          .fact("before", to_string(before));
  }
  return {};
}

Verdict check_early(const LoanRequest& request, const JsonPath& at) {
  std::int32_t before = 0;
  for (std::size_t i = 0; i < request.early_repayments.size(); ++i) {
    const auto& early = request.early_repayments[i];
    const auto path = at / "early_repayments";
    TENON_POLICY_CHECK(
        policy::check_range<std::int64_t>(early.after_month, 1, request.months, path / i / "after_month"));
    TENON_POLICY_CHECK(
        policy::check_range(early.amount, policy::one_fen, policy::most_money, path / i / "amount"));
    if (early.after_month <= before)
      return invalid("policy.loan_early_order")
          .field((path / i / "after_month").str())
          .fact("found", std::to_string(early.after_month))
          .fact("before", std::to_string(before));
    before = early.after_month;
  }
  return {};
}

Verdict check(const LoanRequest& request, const JsonPath& at) {
  TENON_POLICY_CHECK(JsonCodec<LoanRequest>::check(request, at));
  TENON_POLICY_CHECK(
      policy::check_range(request.principal, policy::one_fen, policy::most_money, at / "principal"));
  TENON_POLICY_CHECK(
      policy::check_range<std::int64_t>(request.months, 1, LoanRequest::most_months, at / "months"));
  TENON_POLICY_CHECK(policy::check_range(request.annual_rate, Rate{}, whole(), at / "annual_rate"));
  TENON_POLICY_CHECK(check_changes(request, at));
  return check_early(request, at);
}

/// A loan on its way through the months.
class Running {
 public:
  explicit Running(const LoanRequest& request)
      : repayment_(request.repayment),
        balance_(request.principal),
        annual_(request.annual_rate),
        last_(request.months) {
    spread(1);
  }

  [[nodiscard]] Money balance() const { return balance_; }

  void change_rate(Rate annual, std::int32_t month) {
    annual_ = annual;
    // By equal principal only the interest changes.
    if (repayment_ == Repayment::equal_instalments) spread(month);
  }

  LoanMonth pay(std::int32_t month) {
    LoanMonth row;
    row.month = month;
    row.annual_rate = annual_;
    row.interest = policy::interest_on(balance_, MonthlyRate(annual_));
    row.principal = month == last_ ? balance_ : std::min(balance_, part_of(row.interest));
    row.payment = row.principal + row.interest;
    balance_ = balance_ - row.principal;
    row.balance = balance_;
    return row;
  }

  void repay_early(Money amount, EarlyKeeps keeps, std::int32_t month) {
    balance_ = balance_ - amount;
    if (balance_ == Money{}) return;
    if (keeps == EarlyKeeps::term) spread(month + 1);
    else last_ = month + months_to_clear(last_ - month);
  }

 private:
  /// Spreads the balance over the months from `month` to the last.
  void spread(std::int32_t month) {
    const auto rate = repayment_ == Repayment::equal_instalments ? annual_ : Rate{};
    fixed_ = policy::instalment(balance_, MonthlyRate(rate), last_ - month + 1);
  }
  /// The principal that an ordinary month repays.
  [[nodiscard]] Money part_of(Money interest) const {
    return repayment_ == Repayment::equal_instalments ? fixed_ - interest : fixed_;
  }
  /// In how many months, `most` at most, the balance is gone with what is paid each month.
  [[nodiscard]] std::int32_t months_to_clear(std::int32_t most) const {
    Money left = balance_;
    for (std::int32_t n = 1; n < most; ++n) {
      left = left - part_of(policy::interest_on(left, MonthlyRate(annual_)));
      if (left <= Money{}) return n;
    }
    return most;
  }

  Repayment repayment_;
  Money balance_;
  Rate annual_;
  std::int32_t last_;
  Money fixed_;  ///< the instalment, or the monthly principal
};

Refusal early_too_much(const JsonPath& at, std::size_t i, Money found, Money most) {
  return invalid("policy.loan_early_too_much")
      .field((at / "early_repayments" / i / "amount").str())
      .fact("found", found.str())
      .fact("most", most.str());
}

}  // namespace

Result<LoanSchedule> policy::schedule_at(const LoanRequest& request, const JsonPath& at) {
  TENON_POLICY_CHECK(check(request, at));
  LoanSchedule schedule;
  schedule.convention =
      catalogue_text(request.repayment == Repayment::equal_instalments ? "policy.note_loan_equal_instalments"
                                                                       : "policy.note_loan_equal_principal");
  Running loan(request);
  std::size_t change = 0;
  std::size_t early = 0;
  std::optional<Date> begins = request.paid_out_on;
  for (std::int32_t month = 1; loan.balance() > Money{}; ++month) {
    const auto before = change;
    while (change < request.rate_changes.size() && request.rate_changes[change].from <= *begins) ++change;
    if (change > before) loan.change_rate(request.rate_changes[change - 1].annual_rate, month);
    LoanMonth row = loan.pay(month);
    if (begins) {
      TENON_TRY(row.due, add_months(*request.paid_out_on, CalendarMonths(month), MonthEnd::clamp));
      begins = row.due;
    }
    if (early < request.early_repayments.size() && request.early_repayments[early].after_month == month) {
      const auto& extra = request.early_repayments[early];
      if (extra.amount > row.balance) return early_too_much(at, early, extra.amount, row.balance);
      loan.repay_early(extra.amount, extra.keeps, month);
      row.early = extra.amount;
      row.balance = loan.balance();
      ++early;
    }
    schedule.total_interest = schedule.total_interest + row.interest;
    schedule.months.push_back(std::move(row));
  }
  if (early < request.early_repayments.size())
    return invalid("policy.loan_early_after_end")
        .field((at / "early_repayments" / early / "after_month").str())
        .fact("found", std::to_string(request.early_repayments[early].after_month))
        .fact("most", std::to_string(schedule.months.size()));
  schedule.first_payment = schedule.months.front().payment;
  schedule.last_payment = schedule.months.back().payment;
  schedule.last_month = schedule.months.back().month;
  schedule.total_paid = request.principal + schedule.total_interest;
  return schedule;
}

Result<LoanSchedule> loan_schedule(const LoanRequest& request) { return policy::schedule_at(request, {}); }

}  // namespace tenon
