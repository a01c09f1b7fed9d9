#pragma once
/// @file src/workflows/contract/title_checks.hpp
/// What the steps to a title certificate must satisfy (workflows/contract/title.hpp).
#include "tenon/workflows/contract/title.hpp"

namespace tenon::title_checks {

[[nodiscard]] Verdict paid_as_sale_says(const Title::Opening& o, const Context& context);
/// The contract's date, or without one 90 days after the handover, the law's for homes sold ahead of
/// completion (法释〔2020〕17号 art. 14).
[[nodiscard]] Verdict promised_as_contract_says(const Title::Opening& o, const Context& context);

[[nodiscard]] Verdict says_what(const Title::ReportGap& e);
/// Each buyer of the contract once and nobody else, with the name and number that the register has.
[[nodiscard]] Verdict buyers_agree_with_contract(const Title::PutInOrder& e, const Context& context);
/// The receipt is a paper; where the fund of the building is a case, that must know of the payment too.
[[nodiscard]] Verdict fund_is_paid(const Context& context);
[[nodiscard]] Verdict has_filing_number(const Title::FileBuilding& e);
[[nodiscard]] Verdict has_market_number(const Title::SubmitToMarketSection& e);
[[nodiscard]] Verdict has_title_number(const Title::SubmitToTitleSection& e);
[[nodiscard]] Verdict says_defect(const Title::Return& e);
[[nodiscard]] Verdict fees_not_paid(const Title::Facts& f);
[[nodiscard]] Verdict fees_possible(const Title::PayFees& e);

[[nodiscard]] Verdict has_notice(const Title::ReceiveNotice& e);
[[nodiscard]] Verdict fees_paid(const Title::Facts& f);
[[nodiscard]] Verdict authority_sealed(const Title::CollectAtBureau& e);
[[nodiscard]] Verdict has_certificate(const Title::CollectAtBureau& e);
[[nodiscard]] Verdict names_account_manager(const Title::TakeNoticeToBank& e);
[[nodiscard]] Verdict has_other_rights(const Title::BankCollects& e);
[[nodiscard]] Verdict has_bank_certificate(const Title::CollectFromBank& e);

[[nodiscard]] Verdict names_place(const Title::KeepSafe& e);
/// A buyer of age or a buyer's guardian, with name and number as in the register. A company sends somebody
/// with written authority: a proxy.
[[nodiscard]] Verdict owner_agrees(const Title::IdentifyOwner& e, const Context& context);
[[nodiscard]] Verdict proxys_principal_agrees(const Title::IdentifyProxy& e, const Context& context);
/// The proxy is named and a copy of his own identity is kept.
[[nodiscard]] Verdict proxy_shown(const Title::IdentifyProxy& e, const Context& context);
[[nodiscard]] Verdict names_batch(const Title::JoinLandBatch& e);

}  // namespace tenon::title_checks
