#pragma once
/// @file workflows/contract/contract_cancellation.hpp
/// Cancellation of a signed contract [合同作废]. H1 ch. 2 3.7, 5.4, which only name it.
/// @since 0.1
#include "tenon/workflow/definition.hpp"

namespace tenon {

/// A leader approves, the contract specialist makes the documents, the bureau specialist has the contract
/// voided. What the contract carries is undone where it is there: the filing (filing_change), the pre-notice,
/// the loan. Only then finance refunds, for no money goes back while the bank's mortgage stands; every copy
/// of the contract is taken back and voided, and the unit is on sale again. The sale's other open cases end
/// with it. The steps after the bureau's are defaults.
struct ContractCancellation {
  enum class State : std::uint8_t {
    drafting,
    requested,  ///< waits for a leader
    approved,
    documented,  ///< the contract specialist's papers are together
    unwinding,   ///< voided with the bureau; filing, pre-notice and loan are being undone
    refunded,
    retrieved,  ///< every copy of the contract is back and voided
    voided,     ///< and the unit is on sale
    declined
  };
  struct Opening {
    std::string reason;
  };
  struct Facts {
    std::string reason;
    std::optional<std::string> declined_because;
    std::optional<std::string> voiding_number;                                         ///< of the bureau
    std::optional<std::string> filing_cancelled, prenotice_cancelled, loan_cancelled;  ///< their numbers
    std::optional<Money> refund;
    std::int32_t copies = 0;
  };

  // clang-format off
  /// The request with its reason goes to a leader.
  struct Request {};
  struct Approve {};
  struct Decline { std::string reason; };
  /// The agreement to cancel and what belongs to it.
  struct PrepareDocuments {};
  /// The bureau voids the contract.
  struct VoidAtBureau { std::string number; };
  /// The filing is cancelled (by filing_change), the bureau takes the pre-notice out, the bank ends the loan.
  struct CancelFiling { std::string number; };
  struct CancelPrenotice { std::string number; };
  struct CancelLoan { std::string number; };
  struct Refund { Money amount; std::string receipt_number; };
  /// All copies of the contract are taken back and voided.
  struct TakeBackCopies { std::int32_t copies = 0; };
  struct PutOnSale {};
  // clang-format on
  using Event = std::variant<Request, Approve, Decline, PrepareDocuments, VoidAtBureau, CancelFiling,
                             CancelPrenotice, CancelLoan, Refund, TakeBackCopies, PutOnSale>;

  static const Rules<ContractCancellation> rules;
};

BOOST_DESCRIBE_ENUM(ContractCancellation::State, drafting, requested, approved, documented, unwinding,
                    refunded, retrieved, voided, declined)
BOOST_DESCRIBE_STRUCT(ContractCancellation::Opening, (), (reason))
BOOST_DESCRIBE_STRUCT(ContractCancellation::Facts, (),
                      (reason, declined_because, voiding_number, filing_cancelled, prenotice_cancelled,
                       loan_cancelled, refund, copies))
BOOST_DESCRIBE_STRUCT(ContractCancellation::Request, (), ())
BOOST_DESCRIBE_STRUCT(ContractCancellation::Approve, (), ())
BOOST_DESCRIBE_STRUCT(ContractCancellation::Decline, (), (reason))
BOOST_DESCRIBE_STRUCT(ContractCancellation::PrepareDocuments, (), ())
BOOST_DESCRIBE_STRUCT(ContractCancellation::VoidAtBureau, (), (number))
BOOST_DESCRIBE_STRUCT(ContractCancellation::CancelFiling, (), (number))
BOOST_DESCRIBE_STRUCT(ContractCancellation::CancelPrenotice, (), (number))
BOOST_DESCRIBE_STRUCT(ContractCancellation::CancelLoan, (), (number))
BOOST_DESCRIBE_STRUCT(ContractCancellation::Refund, (), (amount, receipt_number))
BOOST_DESCRIBE_STRUCT(ContractCancellation::TakeBackCopies, (), (copies))
BOOST_DESCRIBE_STRUCT(ContractCancellation::PutOnSale, (), ())

extern template const Definition& definition_of<ContractCancellation>();

}  // namespace tenon
