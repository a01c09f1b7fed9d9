#include "tenon/workflows/contract/contract_filing.hpp"

#include "tenon/workflows/contract/signing.hpp"
#include "workflows/checks.hpp"
#include "workflows/contract/of_building.hpp"
#include "workflows/persons.hpp"

namespace tenon {
namespace {

using State = ContractFiling::State;
using Facts = ContractFiling::Facts;
using Submit = ContractFiling::Submit;
using Reject = ContractFiling::Reject;
using Seal = ContractFiling::Seal;
using CollectForm = ContractFiling::CollectForm;
using HandOn = ContractFiling::HandOn;
using ReportProgress = ContractFiling::ReportProgress;

constexpr ChecklistItem papers[] = {
    {.document = "contract_filing_application", .originals = 1, .source = "H0 5.7"},
    {.document = "business_licence", .copies = 1, .source = "H0 5.7"},
    {.document = "letter_of_authority", .originals = 1, .source = "H0 5.7"},
    {.document = "identity_card", .copies = 1, .source = "H0 5.7: the agent's"},
    {.document = "purchase_contract", .originals = 3, .source = "H0 5.7: new contract (3)"},
};
constexpr Checklist filing_papers{"filing_papers", papers, std::size(papers)};

// A second set: the bureau has kept the one that came with the papers.
constexpr ChecklistItem errand[] = {
    {.document = "letter_of_authority", .originals = 2, .source = "H0 5.7"},
    {.document = "identity_card", .copies = 2, .source = "H0 5.7: the agent's"},
};
constexpr Checklist collecting_papers{"collecting_papers", errand, std::size(errand)};

/// begin cannot see the sale, and the month runs from its day of signing: so the opening says it.
Verdict signed_on_that_day(const ContractFiling::Opening& o, const Context& context) {
  const Sale* const sale = context.around ? context.around->sale() : nullptr;
  if (!sale || sale->signed_on == o.signed_on) return {};
  return refuse("contract_filing.signing_day")
      .field("payload.signed_on")
      .fact("found", to_string(o.signed_on))
      .fact("expected", sale->signed_on ? to_string(*sale->signed_on) : std::string("none"))
      .source("H1");
}
Verdict has_receipt(const Submit& e) { return checks::said(e.acceptance_number, "acceptance_number"); }
Verdict says_defect(const Reject& e) { return checks::said(e.defect, "defect"); }
Verdict has_filing(const Facts& f, const Seal& e, const Context& context) {
  if (auto missing = checks::said(e.filing_number, "filing_number"); !missing.allowed()) return missing;
  if (e.filed_on < f.signed_on)
    return refuse("contract_filing.before_signing")
        .field("payload.filed_on")
        .fact("found", to_string(e.filed_on))
        .fact("signed_on", to_string(f.signed_on));
  return checks::by_today(e.filed_on, "filed_on", context);
}
Verdict says_to_whom(const HandOn& e) { return checks::said(e.to, "to"); }
Verdict says_progress(const ReportProgress& e) { return checks::said(e.progress, "progress"); }

/// The end of a last day, moved behind days off (Civil Code art. 203). In a year without a published calendar
/// by the weekday alone: a filing is not refused for want of a holiday notice.
Instant end_of(const Date& last, const Calendar& calendar) {
  const auto rolled = calendar.roll(last, Roll::following, UnknownYear::estimate);
  return calendar.zone().start_of((rolled ? rolled->value : last) + boost::gregorian::days(1));
}

std::optional<Instant> month_after_signing(const Facts& f) { return f.file_by; }
std::optional<Instant> thirty_days_after_signing(const Facts& f) { return f.file_by_law; }

constexpr By clerks =
    by(Role::customer_service_specialist, Role::bureau_specialist, Role::contract_specialist);

}  // namespace

static Facts begin(const ContractFiling::Opening& o, const Context& context) {
  Facts f;
  f.signed_on = o.signed_on;
  f.file_by = end_of(sales::month_later(o.signed_on), context.calendar);
  f.file_by_law = end_of(o.signed_on + boost::gregorian::days(30), context.calendar);
  return f;
}
static void evolve(Facts& f, const Submit& e) { f.acceptance_number = e.acceptance_number; }
static void evolve(Facts& f, const Reject& e) {
  ++f.rejections;
  f.defect = e.defect;
}
static void evolve(Facts& f, const Seal& e) {
  f.filing_number = e.filing_number;
  f.filed_on = e.filed_on;
}
static void evolve(Facts& f, const HandOn& e) { f.handed_to = e.to; }

// clang-format off
inline constexpr Rules<ContractFiling> ContractFiling::rules = Rules<ContractFiling>{"contract_filing", 1, {"合同备案", "Contract filing"}, "H0 5.7; H1; H1 ch. 2 3.2, 5.3"}
  .state(State::collecting, "收集资料",     "Collecting papers")
  .state(State::submitted,  "已递交",       "Submitted")
  .state(State::rejected,   "被驳回",       "Rejected")
  .state(State::sealed,     "已盖章",       "Sealed by the bureau")
  .state(State::collected,  "已领备案表",   "Form collected")
  .state(State::filed,      "备案完成",     "Filed and handed on")
  .event<Submit>("递交", "Submit").event<Reject>("驳回", "Reject").event<Seal>("盖备案章", "Seal")
  .event<CollectForm>("领取备案表", "Collect the form").event<HandOn>("移交合同", "Hand on").event<ReportProgress>("报告进度", "Report progress")

  .about_sale().once()
  .part_of_sale(must_end_by<&sales::filing_date>, cite("H1: within one month of signing"))
  .starts(State::collecting, clerks, require<&signed_on_that_day>,
          after<Signing, Signing::State::both_signed, Signing::State::recorded, Signing::State::reviewed, Signing::State::closed>(Scope::sale, "H1"))
  .ends(State::filed)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)

  .on<Submit>        (any_of(State::collecting, State::rejected), State::submitted, clerks, needs(filing_papers), require<&of_building::unit_is_free>, require<&has_receipt>, cite("H0 5.7"))
  .on<Reject>        (State::submitted, State::rejected, clerks, act_of(Party::housing_bureau), require<&says_defect>, cite("H0 5.7"))
  .on<Seal>          (State::submitted, State::sealed,   clerks, act_of(Party::housing_bureau), require<&has_filing>, tells(Party::buyer, "contract_filing.sealed", Way::letter), cite("H0 5.7"))
  .on<CollectForm>   (State::sealed, State::collected, clerks, needs(collecting_papers), cite("H0 5.7"))
  .on<HandOn>        (State::collected, State::filed,  clerks, require<&says_to_whom>, tells(Role::mortgage_specialist, "contract_filing.filed"), cite("H0 5.7"))
  .on<ReportProgress>(any_of(State::collecting, State::submitted, State::rejected, State::sealed, State::collected), stay, clerks, require<&says_progress>, cite("H1 ch. 2 3.2"))

  .deadline("contract_filing.month",        {"签约后一个月内备案", "Filed within a month of signing"},  days(31), promised<&month_after_signing>, runs_in(State::collecting, State::submitted, State::rejected), warned(7, 1), escalate(Role::supervisor, Role::manager), cite("H1; Civil Code art. 200-203"))
  .deadline("contract_filing.filed_within", {"签约后三十日内备案", "Filed within thirty days of signing"}, days(30), promised<&thirty_days_after_signing>, runs_in(State::collecting, State::submitted, State::rejected), escalate(Role::supervisor, Role::manager), cite("城市房地产开发经营管理条例 art. 26"))
  .deadline("contract_filing.bureau",       {"房管局备案", "Sealed by the bureau"},          days(5), runs_in(State::submitted), time_of(Party::housing_bureau), escalate(Role::bureau_specialist, Role::supervisor), cite("H0 5.7: 3-5 days"))
  .deadline("contract_filing.correcting",   {"更正后再报", "Corrected and submitted again"}, working_days(2), runs_in(State::rejected), escalate(Role::supervisor, Role::manager), cite("default (H0 5.7)"))
  .deadline("contract_filing.handing_on",   {"领表并移交合同", "Form collected, contracts handed on"}, working_days(3), runs_in(State::sealed, State::collected), escalate(Role::supervisor, Role::manager), cite("default (H0 5.7)"))
  .deadline("contract_filing.progress",     {"每日报告进度", "Progress reported daily"},     working_days(1), runs_in(State::collecting, State::submitted, State::rejected, State::sealed, State::collected), restarts_on<ReportProgress>(), escalate(Role::supervisor), cite("H1 ch. 2 3.2"));
// clang-format on
static_assert(sound<ContractFiling>);

template const Definition& definition_of<ContractFiling>();

}  // namespace tenon
