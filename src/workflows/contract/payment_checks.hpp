#pragma once
/// @file src/workflows/contract/payment_checks.hpp
/// What is open and what is late in a payment schedule, and the guards of its table.
#include "tenon/workflows/contract/payment_collection.hpp"

namespace tenon::payment {

using Facts = PaymentCollection::Facts;
using Amount = PaymentCollection::Amount;

/// The instalment with that number, counted from 1; null where there is none.
[[nodiscard]] const Amount* amount_at(const std::vector<Amount>& amounts, std::int32_t number);
/// When the next open amount is due; nothing where none that is open has a date.
[[nodiscard]] std::optional<Instant> next_due(const Facts& f);

// Opening
[[nodiscard]] Verdict schedule_of_sale(const PaymentCollection::Opening& o, const Context& context);
[[nodiscard]] Verdict has_a_date(const PaymentCollection::Opening& o);

// Payments, as the schedule will look once the money is counted
[[nodiscard]] bool pays_all(const Facts& f, const PaymentCollection::RecordPayment& e);
[[nodiscard]] bool leaves_no_date(const Facts& f, const PaymentCollection::RecordPayment& e);
[[nodiscard]] bool pays_what_is_late(const Facts& f, const PaymentCollection::RecordPayment& e,
                                     const Context& context);
[[nodiscard]] bool takes_away_delay(const Facts& f, const PaymentCollection::NamePayoutDate& e,
                                    const Context& context);
[[nodiscard]] Verdict within_what_is_open(const Facts& f, const PaymentCollection::RecordPayment& e);
[[nodiscard]] Verdict is_open_loan(const Facts& f, const PaymentCollection::NamePayoutDate& e);
[[nodiscard]] Verdict date_ahead(const PaymentCollection::NamePayoutDate& e, const Context& context);

// Delay
[[nodiscard]] bool something_late(const Facts& f, const Context& context);
[[nodiscard]] Verdict due_within_a_week(const Facts& f, const Context& context);
[[nodiscard]] Verdict has_words(const PaymentCollection::DraftNotice& e);
[[nodiscard]] Verdict pay_by_ahead(const PaymentCollection::DraftNotice& e, const Context& context);
[[nodiscard]] Verdict says_why(const PaymentCollection::ReviseNotice& e);
[[nodiscard]] Verdict pay_by_still_ahead(const Facts& f, const Context& context);
[[nodiscard]] Verdict pay_by_passed(const Facts& f, const Context& context);
[[nodiscard]] Verdict says_how(const PaymentCollection::Pursue& e);

}  // namespace tenon::payment
