#pragma once
/// @file workflows/contract/payment_collection.hpp
/// Collecting the price of a sale [回款催缴]. H1 ch. 1, ch. 2 2.3, 4; a procedure that the handbook only
/// names.
/// @since 0.1
#include "tenon/model/sale.hpp"
#include "tenon/workflow/definition.hpp"

namespace tenon {

/// One case watches the whole payment schedule of a sale, instalment by instalment, the loan's pay-out among
/// them. What is late is reminded of; then a dunning notice is drafted, approved by somebody else, sent and
/// copied to sales; then it is pursued by the contract. Whatever is paid in between brings the case back to
/// the next date. Who collects for whom is said by assigning the case (H1 ch. 2 2.3).
struct PaymentCollection {
  enum class State : std::uint8_t {
    awaiting,       ///< the next amount has a date
    awaiting_loan,  ///< what is left is a loan whose date nobody knows yet
    reminded,       ///< an amount is late, the buyer has been reminded
    notice_drafted,
    notice_approved,
    notice_sent,  ///< the buyer has until a date
    pursued,      ///< by the contract
    collected
  };
  /// One amount of the schedule, and what has come in of it.
  struct Amount {
    MoneySource from = MoneySource::own_funds;
    Money amount;
    Money paid;
    std::optional<Date> due;
    std::optional<Instant> due_at;  ///< the end of that day
    [[nodiscard]] Money open() const { return amount - paid; }
  };
  struct Opening {
    std::vector<Instalment> schedule;  ///< as the sale's record has it
  };
  struct Facts {
    std::vector<Amount> amounts;
    std::int32_t reminders = 0, notices = 0;  ///< sent
    std::optional<std::string> notice;        ///< text of the dunning notice in hand
    std::optional<Date> pay_by;               ///< the date that it names
    std::optional<Instant> pay_by_end;
  };

  // clang-format off
  /// Money of the instalment with this number, counted from 1, has come in.
  struct RecordPayment { std::int32_t number = 1; Money amount; };
  /// The lender's pay-out is due on this day, or on another than thought.
  struct NamePayoutDate { std::int32_t number = 1; Date due{1970, 1, 1}; };
  struct Remind {};
  struct DraftNotice { std::string text; Date pay_by{1970, 1, 1}; };
  struct ApproveNotice {};
  /// Back to whoever drafted it.
  struct ReviseNotice { std::string why; };
  struct SendNotice {};
  /// The claims of the contract are taken up: interest, rescission, suit.
  struct Pursue { std::string how; };
  // clang-format on
  using Event = std::variant<RecordPayment, NamePayoutDate, Remind, DraftNotice, ApproveNotice, ReviseNotice,
                             SendNotice, Pursue>;

  static const Rules<PaymentCollection> rules;
};

BOOST_DESCRIBE_ENUM(PaymentCollection::State, awaiting, awaiting_loan, reminded, notice_drafted,
                    notice_approved, notice_sent, pursued, collected)
BOOST_DESCRIBE_STRUCT(PaymentCollection::Amount, (), (from, amount, paid, due, due_at))
BOOST_DESCRIBE_STRUCT(PaymentCollection::Opening, (), (schedule))
BOOST_DESCRIBE_STRUCT(PaymentCollection::Facts, (), (amounts, reminders, notices, notice, pay_by, pay_by_end))
BOOST_DESCRIBE_STRUCT(PaymentCollection::RecordPayment, (), (number, amount))
BOOST_DESCRIBE_STRUCT(PaymentCollection::NamePayoutDate, (), (number, due))
BOOST_DESCRIBE_STRUCT(PaymentCollection::Remind, (), ())
BOOST_DESCRIBE_STRUCT(PaymentCollection::DraftNotice, (), (text, pay_by))
BOOST_DESCRIBE_STRUCT(PaymentCollection::ApproveNotice, (), ())
BOOST_DESCRIBE_STRUCT(PaymentCollection::ReviseNotice, (), (why))
BOOST_DESCRIBE_STRUCT(PaymentCollection::SendNotice, (), ())
BOOST_DESCRIBE_STRUCT(PaymentCollection::Pursue, (), (how))

extern template const Definition& definition_of<PaymentCollection>();

}  // namespace tenon
