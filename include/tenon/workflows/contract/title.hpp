#pragma once
/// @file workflows/contract/title.hpp
/// Title certificate [产权证] of a sale. H0 5.10, H1, H2.
/// @since 0.1
#include "tenon/core/money.hpp"
#include "tenon/model/sale.hpp"
#include "tenon/workflow/definition.hpp"

namespace tenon {

/// After the handover the buyer becomes the owner in the register. The papers are put in order by the
/// bureau's standard and checked against the contract, the building's title filing is done, market section
/// and title section have them in turn, the fees are paid. Paid at once, customer service collects the
/// certificate at the bureau; with a loan the bank does, together with its own of other rights, and customer
/// service collects from the bank. The certificate is kept safe until the owner, told by phone and SMS, comes
/// with identity and tax invoices and signs for it. Nobody else gets it but a proxy with written authority.
/// The contract promises a date; past it the developer is liable.
struct Title {
  enum class State : std::uint8_t {
    arranging,            ///< papers are put in order, gaps filled
    in_order,             ///< complete, and agreeing with the contract
    building_filed,       ///< the building's title filing is done
    with_market_section,  ///< 市场处
    with_title_section,   ///< 产权处
    returned,             ///< by the bureau, with what is wrong
    collectable,          ///< at the bureau, paid without a loan
    notice_for_bank,      ///< the collection notice is to go to the bank
    with_bank,            ///< the bank has the notice
    collectable_at_bank,  ///< the bank has fetched both certificates
    collected,            ///< customer service has the certificate in its hands
    kept,                 ///< put away safely
    owner_told,
    identified,  ///< who came may have it
    signed_for,
    handed_out
  };
  struct Opening {
    PaymentMethod payment = PaymentMethod::paid_at_once;  ///< of the sale; by a loan the bank collects
    Date promised_by{1970, 1, 1};  ///< the contract's date; without one 90 days after the handover
  };
  /// A person or company as an identity that was shown, or a copy of it, has them. The register keeps the
  /// number; here its last four characters tell whether it is the same.
  struct Shown {
    std::string customer;  ///< id in the register
    std::string name;
    std::string number_ends;
  };
  struct Facts {
    PaymentMethod payment = PaymentMethod::paid_at_once;
    Instant promised;  ///< 24:00 of the day
    std::int32_t gaps = 0;
    std::optional<std::string> filing_number;                ///< of the building's title filing
    std::optional<std::string> market_number, title_number;  ///< of the sections' receipts
    std::int32_t returns = 0;
    std::optional<std::string> defect;  ///< why the bureau returned the papers last
    std::optional<Money> registration_fee, transaction_fee;
    std::optional<std::string> notice_number;
    std::optional<std::string> account_manager;  ///< of the bank, who took the notice
    std::optional<std::string> other_rights_number, certificate_number;
    std::optional<std::string> kept_at;
    std::int32_t times_told = 0;
    std::optional<std::string> land_batch;  ///< month's batch for the land certificates
    std::optional<std::string> handed_to;   ///< customer to whom, or for whom, it is handed out
    std::optional<std::string> proxy;       ///< name of the proxy who came
  };

  // clang-format off
  /// A paper is missing or wrong: the buyer is asked for it.
  struct ReportGap { std::string what; };
  /// The papers are complete by the bureau's standard and name the buyers as the contract does. Again after a
  /// return.
  struct PutInOrder { std::vector<Shown> buyers; };
  /// The building's title filing is done.
  struct FileBuilding { std::string filing_number; };
  struct SubmitToMarketSection { std::string acceptance_number; };
  struct SubmitToTitleSection { std::string acceptance_number; };
  /// One of the sections gives the papers back.
  struct Return { std::string defect; };
  /// Registration and transaction fee are paid at the bureau.
  struct PayFees { Money registration_fee; Money transaction_fee; };
  /// The bureau issues the collection notice.
  struct ReceiveNotice { std::string notice_number; };
  /// Fetched at the bureau by an authority that carries the company's seal.
  struct CollectAtBureau { std::string certificate_number; bool authority_sealed = false; };
  /// The collection notice is given to the bank's account manager.
  struct TakeNoticeToBank { std::string account_manager; };
  /// The bank has fetched title and other-rights certificate at the bureau.
  struct BankCollects { std::string other_rights_number; };
  struct CollectFromBank { std::string certificate_number; };
  /// Put away: where.
  struct KeepSafe { std::string place; };
  /// By phone and SMS; again when he does not come.
  struct TellOwner {};
  /// A buyer, or the guardian of one under age, in person.
  struct IdentifyOwner { Shown owner; };
  /// Somebody comes for the owner with written authority and both identities.
  struct IdentifyProxy { Shown owner; std::string proxy; std::string proxy_number_ends; };
  struct SignFor {};
  struct HandOut {};
  /// The land certificate is applied for with the batch of this name: "2026-08".
  struct JoinLandBatch { std::string batch; };
  // clang-format on
  using Event =
      std::variant<ReportGap, PutInOrder, FileBuilding, SubmitToMarketSection, SubmitToTitleSection, Return,
                   PayFees, ReceiveNotice, CollectAtBureau, TakeNoticeToBank, BankCollects, CollectFromBank,
                   KeepSafe, TellOwner, IdentifyOwner, IdentifyProxy, SignFor, HandOut, JoinLandBatch>;

  static const Rules<Title> rules;
};

BOOST_DESCRIBE_ENUM(Title::State, arranging, in_order, building_filed, with_market_section,
                    with_title_section, returned, collectable, notice_for_bank, with_bank,
                    collectable_at_bank, collected, kept, owner_told, identified, signed_for, handed_out)
BOOST_DESCRIBE_STRUCT(Title::Opening, (), (payment, promised_by))
BOOST_DESCRIBE_STRUCT(Title::Shown, (), (customer, name, number_ends))
BOOST_DESCRIBE_STRUCT(Title::Facts, (),
                      (payment, promised, gaps, filing_number, market_number, title_number, returns, defect,
                       registration_fee, transaction_fee, notice_number, account_manager, other_rights_number,
                       certificate_number, kept_at, times_told, land_batch, handed_to, proxy))
BOOST_DESCRIBE_STRUCT(Title::ReportGap, (), (what))
BOOST_DESCRIBE_STRUCT(Title::PutInOrder, (), (buyers))
BOOST_DESCRIBE_STRUCT(Title::FileBuilding, (), (filing_number))
BOOST_DESCRIBE_STRUCT(Title::SubmitToMarketSection, (), (acceptance_number))
BOOST_DESCRIBE_STRUCT(Title::SubmitToTitleSection, (), (acceptance_number))
BOOST_DESCRIBE_STRUCT(Title::Return, (), (defect))
BOOST_DESCRIBE_STRUCT(Title::PayFees, (), (registration_fee, transaction_fee))
BOOST_DESCRIBE_STRUCT(Title::ReceiveNotice, (), (notice_number))
BOOST_DESCRIBE_STRUCT(Title::CollectAtBureau, (), (certificate_number, authority_sealed))
BOOST_DESCRIBE_STRUCT(Title::TakeNoticeToBank, (), (account_manager))
BOOST_DESCRIBE_STRUCT(Title::BankCollects, (), (other_rights_number))
BOOST_DESCRIBE_STRUCT(Title::CollectFromBank, (), (certificate_number))
BOOST_DESCRIBE_STRUCT(Title::KeepSafe, (), (place))
BOOST_DESCRIBE_STRUCT(Title::TellOwner, (), ())
BOOST_DESCRIBE_STRUCT(Title::IdentifyOwner, (), (owner))
BOOST_DESCRIBE_STRUCT(Title::IdentifyProxy, (), (owner, proxy, proxy_number_ends))
BOOST_DESCRIBE_STRUCT(Title::SignFor, (), ())
BOOST_DESCRIBE_STRUCT(Title::HandOut, (), ())
BOOST_DESCRIBE_STRUCT(Title::JoinLandBatch, (), (batch))

extern template const Definition& definition_of<Title>();

}  // namespace tenon
