#include "workflows/contract/title_checks.hpp"

#include <algorithm>

#include "tenon/workflows/contract/maintenance_fund.hpp"
#include "tenon/workflows/home/handover.hpp"
#include "workflows/checks.hpp"
#include "workflows/contract/of_building.hpp"
#include "workflows/persons.hpp"

namespace tenon::title_checks {
namespace {

constexpr std::size_t number_ends = 4;

/// Name and number as the register has them. A refusal says which of them differs and tells neither.
Verdict agrees(const Title::Shown& shown, const Context& context, const std::string& field) {
  const Customer* const known = context.around->customer(shown.customer);
  const bool same_name = known && known->name == shown.name;
  const bool same_number = known && shown.number_ends.size() == number_ends &&
                           std::any_of(known->identities.begin(), known->identities.end(),
                                       [&](const auto& i) { return i.number.ends_with(shown.number_ends); });
  if (same_name && same_number) return {};
  return refuse("title.identity_disagrees")
      .field(field + (same_name ? ".number_ends" : ".name"))
      .fact("customer", shown.customer)
      .fact("differs", same_name     ? "number"
                       : same_number ? "name"
                                     : "name, number");
}

Verdict stranger(const Title::Shown& shown, const std::string& field) {
  return refuse("title.not_of_contract").field(field + ".customer").fact("customer", shown.customer);
}

/// Refused for whom the contract does not know in that capacity.
template <class May>
Verdict may_have_it(const Title::Shown& shown, const Context& context, const std::string& field, May may) {
  if (!context.around) return {};
  const auto& people = context.around->people();
  if (std::none_of(people.begin(), people.end(),
                   [&](const Person& p) { return p.customer == shown.customer && may(p); }))
    return stranger(shown, field);
  return agrees(shown, context, field);
}

std::optional<Date> delivered_on(const Context& context) {
  for (const auto& other : context.around->cases(Scope::sale, "handover"))
    if (!other.cancelled && other.final)
      return static_cast<const Handover::Facts*>(other.facts)->delivered_on;
  return {};
}

}  // namespace

Verdict paid_as_sale_says(const Title::Opening& o, const Context& context) {
  const Sale* const sale = context.around ? context.around->sale() : nullptr;
  if (!sale || sale->payment == o.payment) return {};
  return refuse("title.payment_differs")
      .field("payload.payment")
      .fact("found", name_of(o.payment))
      .fact("expected", name_of(sale->payment));
}
Verdict promised_as_contract_says(const Title::Opening& o, const Context& context) {
  const Sale* const sale = context.around ? context.around->sale() : nullptr;
  if (!sale) return {};
  std::optional<Date> expected = sale->title_by;
  if (!expected)
    if (const auto day = delivered_on(context)) expected = *day + boost::gregorian::days(90);
  if (!expected || *expected == o.promised_by) return {};
  return refuse("title.promise_differs")
      .field("payload.promised_by")
      .fact("found", to_string(o.promised_by))
      .fact("expected", to_string(*expected))
      .source(sale->title_by ? "H1 ch. 2 5.7" : "法释〔2020〕17号 art. 14");
}

Verdict says_what(const Title::ReportGap& e) { return checks::said(e.what, "what"); }
Verdict buyers_agree_with_contract(const Title::PutInOrder& e, const Context& context) {
  if (!context.around) return {};
  const auto& people = context.around->people();
  for (std::size_t i = 0; i < e.buyers.size(); ++i) {
    const auto& shown = e.buyers[i];
    const std::string field = "payload.buyers[" + std::to_string(i) + "]";
    if (auto verdict = may_have_it(shown, context, field, persons::buys); !verdict.allowed()) return verdict;
  }
  for (const auto& person : people)
    if (person.buys() && std::none_of(e.buyers.begin(), e.buyers.end(),
                                      [&](const auto& shown) { return shown.customer == person.customer; }))
      return refuse("title.buyer_missing").field("payload.buyers").fact("customer", person.customer);
  return {};
}
Verdict fund_is_paid(const Context& context) {
  const Unit* const unit = context.around ? context.around->unit() : nullptr;
  if (!unit || of_building::fund_paid(*context.around)) return {};
  for (const auto& other : context.around->cases(Scope::building, "maintenance_fund")) {
    const auto& units = static_cast<const MaintenanceFund::Facts*>(other.facts)->units;
    if (!other.cancelled && std::find(units.begin(), units.end(), unit->id) != units.end())
      return refuse("title.fund_unpaid")
          .fact("unit", unit->id)
          .fact("case", to_string(other.id))
          .source("H0 5.5");
  }
  return {};
}
Verdict has_filing_number(const Title::FileBuilding& e) {
  return checks::said(e.filing_number, "filing_number");
}
Verdict has_market_number(const Title::SubmitToMarketSection& e) {
  return checks::said(e.acceptance_number, "acceptance_number");
}
Verdict has_title_number(const Title::SubmitToTitleSection& e) {
  return checks::said(e.acceptance_number, "acceptance_number");
}
Verdict says_defect(const Title::Return& e) { return checks::said(e.defect, "defect"); }
Verdict fees_not_paid(const Title::Facts& f) {
  if (!f.registration_fee || !f.transaction_fee) return {};
  return refuse("title.fees_paid_already")
      .fact("registration_fee", f.registration_fee->str())
      .fact("transaction_fee", f.transaction_fee->str());
}
Verdict fees_possible(const Title::PayFees& e) {
  if (auto verdict = checks::not_below_zero(e.registration_fee, "registration_fee"); !verdict.allowed())
    return verdict;
  return checks::not_below_zero(e.transaction_fee, "transaction_fee");
}

Verdict has_notice(const Title::ReceiveNotice& e) { return checks::said(e.notice_number, "notice_number"); }
Verdict fees_paid(const Title::Facts& f) {
  if (f.registration_fee) return {};
  return refuse("title.fees_unpaid");
}
Verdict authority_sealed(const Title::CollectAtBureau& e) {
  if (e.authority_sealed) return {};
  return refuse("title.authority_unsealed").field("payload.authority_sealed");
}
Verdict has_certificate(const Title::CollectAtBureau& e) {
  return checks::said(e.certificate_number, "certificate_number");
}
Verdict names_account_manager(const Title::TakeNoticeToBank& e) {
  return checks::said(e.account_manager, "account_manager");
}
Verdict has_other_rights(const Title::BankCollects& e) {
  return checks::said(e.other_rights_number, "other_rights_number");
}
Verdict has_bank_certificate(const Title::CollectFromBank& e) {
  return checks::said(e.certificate_number, "certificate_number");
}

Verdict names_place(const Title::KeepSafe& e) { return checks::said(e.place, "place"); }
Verdict owner_agrees(const Title::IdentifyOwner& e, const Context& context) {
  return may_have_it(e.owner, context, "payload.owner", [](const Person& p) {
    return (persons::buys_as_person(p) && !p.minor) || persons::guardian(p);
  });
}
Verdict proxys_principal_agrees(const Title::IdentifyProxy& e, const Context& context) {
  return may_have_it(e.owner, context, "payload.owner",
                     [](const Person& p) { return (p.buys() && !p.minor) || persons::guardian(p); });
}
Verdict proxy_shown(const Title::IdentifyProxy& e, const Context& context) {
  if (auto verdict = checks::said(e.proxy, "proxy"); !verdict.allowed()) return verdict;
  // A checklist counts a kind of paper, whoever brought it; here it has to be the proxy's own.
  const auto& held = context.frame.documents;
  const bool copy_kept = std::any_of(held.begin(), held.end(), [](const DocumentHeld& d) {
    return d.from == Party::proxy && d.form == Form::copy &&
           persons::identity.find(d.type) != persons::identity.npos;
  });
  if (copy_kept && e.proxy_number_ends.size() == number_ends) return {};
  return refuse("title.proxy_unidentified")
      .field(copy_kept ? "payload.proxy_number_ends" : "documents")
      .fact("proxy", e.proxy);
}
Verdict names_batch(const Title::JoinLandBatch& e) { return checks::said(e.batch, "batch"); }

}  // namespace tenon::title_checks
