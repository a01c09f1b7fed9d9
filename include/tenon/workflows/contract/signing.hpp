#pragma once
/// @file workflows/contract/signing.hpp
/// Signing of the purchase contract [签约]. H0 5.5; H1 ch. 2 3.2-3.3.
/// @since 0.1
#include "tenon/model/sale.hpp"
#include "tenon/workflow/definition.hpp"

namespace tenon {

/// A change to the standard contract; it needs the business department's consent.
struct ContractChange {
  std::string clause;
  std::string wish;
  bool consented = false;
};

/// From the audit form to the contract in the buyer's hands: payment method fixed and money paid, papers of
/// each buyer, contract entered online by sales and customer service together, checked by the buyer, filed
/// online, printed in five copies, signed by both sides, tax and fee list given; the same day in ledger, RIS
/// and early-warning system; then reviewed, its data entered, collected by the buyer, deed tax paid. Signing
/// writes the day and the contract's number into the sale, and marks the unit sold.
///
/// Is the network down, it is reported to the bureau's information centre and the network operator, and the
/// case is put on hold (the action `hold`), which stops its clocks. The daily report of the filing's progress
/// after the first is contract_filing's.
struct Signing {
  enum class State : std::uint8_t {
    preparing,   ///< payment, papers, audit form
    audited,     ///< the audit form is complete and right
    entering,    ///< sales has entered the contract online, customer service has not yet
    checking,    ///< by the buyer: name and identity number above all
    correcting,  ///< the buyer found an error
    checked,
    filed_online,
    form_signed,  ///< the buyer has signed the filing form
    printed,      ///< in five copies
    bound,        ///< floor plan and identity copies pasted in
    both_signed,  ///< buyers and developer
    recorded,     ///< in ledger, RIS and early-warning system
    reviewed,     ///< the signed terms, by a customer-service representative
    closed        ///< data entered, contract collected, deed tax paid
  };
  struct Opening {};
  struct TaxLine {
    std::string item;  ///< "deed_tax"
    Money amount;
  };
  struct Facts {
    std::optional<PaymentMethod> payment;
    Money paid;
    std::optional<ContractChange> change;
    std::optional<std::string> contract_number;
    std::int32_t corrections = 0;
    std::optional<std::string> to_correct;     ///< what the buyer found wrong last
    std::optional<std::string> online_number;  ///< of the online filing
    std::int32_t copies = 0;
    std::optional<Date> signed_on;
    std::optional<Instant> record_by;  ///< end of the day of signing
    std::vector<std::string> signed_by;
    std::optional<Money> tax_total;
    std::vector<TaxLine> tax_list;
    std::optional<std::string> backup;  ///< where the filing system's data were uploaded
    bool data_entered = false;
    std::optional<std::string> collected_by;
    std::optional<Money> deed_tax;
  };

  // clang-format off
  /// The payment method is fixed, as the sale says.
  struct FixPayment { PaymentMethod payment = PaymentMethod::paid_at_once; };
  /// Finance has received money.
  struct RecordPayment { Money amount; std::string receipt_number; };
  /// Somebody wants another wording than the standard contract's.
  struct AskForChange { std::string clause; std::string wish; };
  /// The business department agrees to it, or it stays with the standard.
  struct ConsentToChange {};
  struct DeclineChange { std::string reason; };
  /// The audit form is looked through.
  struct CheckAudit { bool complete = false; bool right = false; };
  /// Sales enters the contract online; with customer service beside it, who confirms.
  struct EnterContract { std::string contract_number; };
  struct CoEnter {};
  /// The buyer has checked the contract, or finds what has to be corrected.
  struct ConfirmContract { bool name_right = false; bool identity_number_right = false; };
  struct AskForCorrection { std::string what; };
  struct FileOnline { std::string online_number; };
  /// The buyer signs the printed filing form.
  struct SignFilingForm {};
  struct PrintCopies { std::int32_t copies = 0; };
  /// Floor plan and identity copies are pasted in.
  struct PasteIn {};
  /// Both sides sign: customers by id, and who signed for the developer.
  struct Sign { std::vector<std::string> buyers; std::string seller; };
  struct GiveTaxList { Money total; std::vector<TaxLine> lines; };
  /// Entered in the three systems, and the day's filing progress reported.
  struct Record { bool ledger = false; bool ris = false; bool early_warning = false; bool progress_reported = false; };
  /// The filing system's data are backed up and uploaded.
  struct BackUp { std::string reference; };
  struct ReviewTerms { std::string finding; };
  /// The customer manager enters the data.
  struct EnterData {};
  /// A buyer takes the contract along.
  struct Collect { std::string customer; bool identity_agrees = false; };
  struct PayDeedTax { Money amount; std::string receipt_number; };
  // clang-format on
  using Event = std::variant<FixPayment, RecordPayment, AskForChange, ConsentToChange, DeclineChange,
                             CheckAudit, EnterContract, CoEnter, ConfirmContract, AskForCorrection,
                             FileOnline, SignFilingForm, PrintCopies, PasteIn, Sign, GiveTaxList, Record,
                             BackUp, ReviewTerms, EnterData, Collect, PayDeedTax>;

  static const Rules<Signing> rules;
};

BOOST_DESCRIBE_ENUM(Signing::State, preparing, audited, entering, checking, correcting, checked, filed_online,
                    form_signed, printed, bound, both_signed, recorded, reviewed, closed)
BOOST_DESCRIBE_STRUCT(Signing::Opening, (), ())
BOOST_DESCRIBE_STRUCT(ContractChange, (), (clause, wish, consented))
BOOST_DESCRIBE_STRUCT(Signing::TaxLine, (), (item, amount))
BOOST_DESCRIBE_STRUCT(Signing::Facts, (),
                      (payment, paid, change, contract_number, corrections, to_correct, online_number, copies,
                       signed_on, record_by, signed_by, tax_total, tax_list, backup, data_entered,
                       collected_by, deed_tax))
BOOST_DESCRIBE_STRUCT(Signing::FixPayment, (), (payment))
BOOST_DESCRIBE_STRUCT(Signing::RecordPayment, (), (amount, receipt_number))
BOOST_DESCRIBE_STRUCT(Signing::AskForChange, (), (clause, wish))
BOOST_DESCRIBE_STRUCT(Signing::ConsentToChange, (), ())
BOOST_DESCRIBE_STRUCT(Signing::DeclineChange, (), (reason))
BOOST_DESCRIBE_STRUCT(Signing::CheckAudit, (), (complete, right))
BOOST_DESCRIBE_STRUCT(Signing::EnterContract, (), (contract_number))
BOOST_DESCRIBE_STRUCT(Signing::CoEnter, (), ())
BOOST_DESCRIBE_STRUCT(Signing::ConfirmContract, (), (name_right, identity_number_right))
BOOST_DESCRIBE_STRUCT(Signing::AskForCorrection, (), (what))
BOOST_DESCRIBE_STRUCT(Signing::FileOnline, (), (online_number))
BOOST_DESCRIBE_STRUCT(Signing::SignFilingForm, (), ())
BOOST_DESCRIBE_STRUCT(Signing::PrintCopies, (), (copies))
BOOST_DESCRIBE_STRUCT(Signing::PasteIn, (), ())
BOOST_DESCRIBE_STRUCT(Signing::Sign, (), (buyers, seller))
BOOST_DESCRIBE_STRUCT(Signing::GiveTaxList, (), (total, lines))
BOOST_DESCRIBE_STRUCT(Signing::Record, (), (ledger, ris, early_warning, progress_reported))
BOOST_DESCRIBE_STRUCT(Signing::BackUp, (), (reference))
BOOST_DESCRIBE_STRUCT(Signing::ReviewTerms, (), (finding))
BOOST_DESCRIBE_STRUCT(Signing::EnterData, (), ())
BOOST_DESCRIBE_STRUCT(Signing::Collect, (), (customer, identity_agrees))
BOOST_DESCRIBE_STRUCT(Signing::PayDeedTax, (), (amount, receipt_number))

extern template const Definition& definition_of<Signing>();

}  // namespace tenon
