#pragma once
/// @file workflows/contract/mortgage.hpp
/// Loan of a sale [银行按揭 / 公积金贷款]: from the list of papers to the pay-out. H0 5.6, 5.8, H1, H1 ch.
/// 2 4.
/// @since 0.1
#include "tenon/workflow/definition.hpp"

namespace tenon {

/// The buyer is told which papers are wanted and brings them; late ones are reminded in writing. Interview,
/// copies, invoice; the loan contract is signed together with the spouse; project company and group seal the
/// guarantee; the lender decides; with the pre-notice certificate the mortgage is registered; the lender pays
/// out. Whoever gets stuck, before the lender or with it, is shown a way out that fits the problem. In a
/// combined loan the bank decides first, then the provident-fund centre.
struct Mortgage {
  enum class State : std::uint8_t {
    informing,       ///< the buyer has no list yet
    collecting,      ///< the buyer brings the papers
    interviewing,    ///< borrower and lender have an appointment
    invoicing,       ///< copies are made; finance exchanges the receipt for an invoice
    arranging,       ///< place and date of signing are still to be named
    signing,         ///< they are named
    guaranteeing,    ///< signed; the project company seals
    countersealing,  ///< then the group
    sealed,          ///< the papers may go to the lender
    bank_review,
    fund_review,  ///< by the provident-fund centre
    problem,      ///< the lender said no, or the customer will not get a loan like this
    approved,
    registering,  ///< the papers are at the housing bureau
    registered,   ///< the bureau's receipt is there
    awaiting_funds,
    funded,
    withdrawn  ///< paid otherwise
  };
  enum class Kind : std::uint8_t { bank, fund, combined };
  enum class Problem : std::uint8_t { income_too_low, bad_credit, loan_too_high, lender_unwilling };
  enum class WayOut : std::uint8_t { co_borrower, more_first_payment, provident_fund, other_bank };
  enum class NoticeKind : std::uint8_t { reminder, formal_notice };

  struct Opening {
    Kind kind = Kind::bank;
    Money principal;     ///< all that is lent, as the sale's schedule says
    std::string lender;  ///< name of the bank, or of the provident-fund centre
  };
  /// A notice to the buyer on its way through the house. Without initialisers: clang reads those of a nested
  /// struct too late for the optional below.
  struct Draft {
    NoticeKind kind;
    std::string text;
    bool approved, sent;
  };
  struct Facts {
    Kind kind = Kind::bank;
    Money principal;
    std::string lender;
    bool separate_registers = false;   ///< the spouse is entered in a household register of his own
    std::optional<Instant> papers_by;  ///< the contract's date for the buyer's papers
    std::optional<Draft> draft;        ///< the last one
    std::int32_t reminders = 0, formal_notices = 0;  ///< sent
    std::optional<std::string> project_filing;       ///< of the project at the provident-fund centre
    std::optional<Instant> interview_at;
    std::optional<std::string> invoice;
    std::optional<Instant> sign_by;
    std::optional<std::string> contract;
    std::optional<std::string> co_borrower;  ///< id of a customer
    std::optional<Instant> with_lender;      ///< since when the papers lie with the lender that decides now
    bool bank_approved = false;              ///< combined: the fund centre is next
    std::int32_t rejections = 0;
    std::optional<Problem> problem;
    std::optional<std::string> acceptance;      ///< number of the bureau's receipt of the papers
    std::optional<std::string> other_rights;    ///< number of the certificate 他项权证
    std::optional<std::string> rule_to_review;  ///< a rule of state that came in while the case was open
  };

  // clang-format off
  /// The buyer has been given the list of papers, and the date by which the contract wants them.
  struct GiveList { Instant papers_by; bool separate_registers = false; };
  /// A reminder, or after one a formal notice, to a buyer who is late.
  struct DraftNotice { NoticeKind kind = NoticeKind::reminder; std::string text; };
  struct ApproveNotice {};
  struct SendNotice {};
  /// The provident-fund centre has the project on file.
  struct RecordProjectFiling { std::string number; };
  /// Borrower and lender meet.
  struct BookInterview { Instant at; };
  /// The interview took place and the copies are made.
  struct MakeCopies {};
  /// Finance takes back the receipt of the first payment and gives an invoice.
  struct ExchangeInvoice { std::string invoice; };
  /// Where and by when the loan contract is signed.
  struct NameSigning { std::string place; Instant by; };
  /// The date has passed; the buyer is urged.
  struct Urge {};
  /// By every borrower and spouse, at the same meeting: ids of customers.
  struct SignLoanContract { std::string number; Money principal; std::vector<std::string> signed_by; };
  /// Guarantee and mortgage contract.
  struct SealByProjectCompany {};
  struct SealByGroup {};
  struct SubmitToLender {};
  struct TrackProgress { std::string note; };
  struct Approve { std::string number; };
  struct Reject { Problem problem = Problem::lender_unwilling; std::string reason; };
  /// Seen before the lender has decided.
  struct ReportProblem { Problem problem = Problem::income_too_low; std::string what; };
  /// With what it changes: the co-borrower, the smaller loan, the kind and name of another lender.
  struct TakeWayOut {
    WayOut way = WayOut::other_bank;
    std::optional<std::string> co_borrower{};
    std::optional<Money> principal{};
    std::optional<std::string> lender{};
    Instant papers_by{};  ///< the new papers
  };
  /// What the lender found wrong is mended.
  struct Resubmit { std::string mended; };
  /// The buyer pays without a loan; the sale has been agreed anew.
  struct PayOtherwise { std::string how; };
  struct SubmitRegistration { std::string acceptance; };
  struct ReturnRegistration { std::string defect; };
  /// The bureau has registered the mortgage and given its receipt.
  struct Register { std::string other_rights; };
  /// The lender has the bureau's receipt.
  struct HandOverReceipt {};
  struct PayOut { Money amount; };
  /// A new rule of state, with the plan to meet it: the case is listed for review and goes on.
  struct RecordNewRule { std::string rule; std::string plan; };
  struct ReviewRule { std::string finding; };
  // clang-format on
  using Event =
      std::variant<GiveList, DraftNotice, ApproveNotice, SendNotice, RecordProjectFiling, BookInterview,
                   MakeCopies, ExchangeInvoice, NameSigning, Urge, SignLoanContract, SealByProjectCompany,
                   SealByGroup, SubmitToLender, TrackProgress, Approve, Reject, ReportProblem, TakeWayOut,
                   Resubmit, PayOtherwise, SubmitRegistration, ReturnRegistration, Register, HandOverReceipt,
                   PayOut, RecordNewRule, ReviewRule>;

  static const Rules<Mortgage> rules;
};

BOOST_DESCRIBE_ENUM(Mortgage::State, informing, collecting, interviewing, invoicing, arranging, signing,
                    guaranteeing, countersealing, sealed, bank_review, fund_review, problem, approved,
                    registering, registered, awaiting_funds, funded, withdrawn)
BOOST_DESCRIBE_ENUM(Mortgage::Kind, bank, fund, combined)
BOOST_DESCRIBE_ENUM(Mortgage::Problem, income_too_low, bad_credit, loan_too_high, lender_unwilling)
BOOST_DESCRIBE_ENUM(Mortgage::WayOut, co_borrower, more_first_payment, provident_fund, other_bank)
BOOST_DESCRIBE_ENUM(Mortgage::NoticeKind, reminder, formal_notice)
BOOST_DESCRIBE_STRUCT(Mortgage::Opening, (), (kind, principal, lender))
BOOST_DESCRIBE_STRUCT(Mortgage::Draft, (), (kind, text, approved, sent))
BOOST_DESCRIBE_STRUCT(Mortgage::Facts, (),
                      (kind, principal, lender, separate_registers, papers_by, draft, reminders,
                       formal_notices, project_filing, interview_at, invoice, sign_by, contract, co_borrower,
                       with_lender, bank_approved, rejections, problem, acceptance, other_rights,
                       rule_to_review))
BOOST_DESCRIBE_STRUCT(Mortgage::GiveList, (), (papers_by, separate_registers))
BOOST_DESCRIBE_STRUCT(Mortgage::DraftNotice, (), (kind, text))
BOOST_DESCRIBE_STRUCT(Mortgage::ApproveNotice, (), ())
BOOST_DESCRIBE_STRUCT(Mortgage::SendNotice, (), ())
BOOST_DESCRIBE_STRUCT(Mortgage::RecordProjectFiling, (), (number))
BOOST_DESCRIBE_STRUCT(Mortgage::BookInterview, (), (at))
BOOST_DESCRIBE_STRUCT(Mortgage::MakeCopies, (), ())
BOOST_DESCRIBE_STRUCT(Mortgage::ExchangeInvoice, (), (invoice))
BOOST_DESCRIBE_STRUCT(Mortgage::NameSigning, (), (place, by))
BOOST_DESCRIBE_STRUCT(Mortgage::Urge, (), ())
BOOST_DESCRIBE_STRUCT(Mortgage::SignLoanContract, (), (number, principal, signed_by))
BOOST_DESCRIBE_STRUCT(Mortgage::SealByProjectCompany, (), ())
BOOST_DESCRIBE_STRUCT(Mortgage::SealByGroup, (), ())
BOOST_DESCRIBE_STRUCT(Mortgage::SubmitToLender, (), ())
BOOST_DESCRIBE_STRUCT(Mortgage::TrackProgress, (), (note))
BOOST_DESCRIBE_STRUCT(Mortgage::Approve, (), (number))
BOOST_DESCRIBE_STRUCT(Mortgage::Reject, (), (problem, reason))
BOOST_DESCRIBE_STRUCT(Mortgage::ReportProblem, (), (problem, what))
BOOST_DESCRIBE_STRUCT(Mortgage::TakeWayOut, (), (way, co_borrower, principal, lender, papers_by))
BOOST_DESCRIBE_STRUCT(Mortgage::Resubmit, (), (mended))
BOOST_DESCRIBE_STRUCT(Mortgage::PayOtherwise, (), (how))
BOOST_DESCRIBE_STRUCT(Mortgage::SubmitRegistration, (), (acceptance))
BOOST_DESCRIBE_STRUCT(Mortgage::ReturnRegistration, (), (defect))
BOOST_DESCRIBE_STRUCT(Mortgage::Register, (), (other_rights))
BOOST_DESCRIBE_STRUCT(Mortgage::HandOverReceipt, (), ())
BOOST_DESCRIBE_STRUCT(Mortgage::PayOut, (), (amount))
BOOST_DESCRIBE_STRUCT(Mortgage::RecordNewRule, (), (rule, plan))
BOOST_DESCRIBE_STRUCT(Mortgage::ReviewRule, (), (finding))

extern template const Definition& definition_of<Mortgage>();

}  // namespace tenon
