#include "tenon/workflows/contract/payment_collection.hpp"

#include "tenon/workflow/effects.hpp"
#include "workflows/checks.hpp"
#include "workflows/contract/payment_checks.hpp"

namespace tenon {
namespace {

using Facts = PaymentCollection::Facts;
using Opening = PaymentCollection::Opening;
using State = PaymentCollection::State;
using RecordPayment = PaymentCollection::RecordPayment;
using NamePayoutDate = PaymentCollection::NamePayoutDate;
using Remind = PaymentCollection::Remind;
using DraftNotice = PaymentCollection::DraftNotice;
using ApproveNotice = PaymentCollection::ApproveNotice;
using ReviseNotice = PaymentCollection::ReviseNotice;
using SendNotice = PaymentCollection::SendNotice;
using Pursue = PaymentCollection::Pursue;

std::optional<Instant> pay_by(const Facts& f) { return f.pay_by_end; }

/// The buyer gets the approved words, and sales a copy of them, as with the papers of a loan.
Effects notice_and_copy(const Facts& f) {
  const std::string words = to_json_text(DraftNotice{*f.notice, *f.pay_by});
  Effect letter{Effect::Kind::notify, "payment_collection.notice", Role::system, Party::buyer, words};
  letter.via[0] = Way::letter;
  return {letter,
          {Effect::Kind::notify, "payment_collection.notice_copy", Role::sales_clerk, Party::none, words}};
}

constexpr By collectors =
    by(Role::contract_specialist, Role::mortgage_specialist, Role::customer_service_specialist);
constexpr By finance = by(Role::finance_clerk, Role::finance_supervisor, Role::cashier);
constexpr By heads = by(Role::deputy_manager, Role::manager);

constexpr auto late = any_of(State::reminded, State::notice_drafted, State::notice_approved,
                             State::notice_sent, State::pursued);
constexpr AnyOf<State> dated{late.states | states_of(State::awaiting)};
constexpr AnyOf<State> unpaid{dated.states | states_of(State::awaiting_loan)};

}  // namespace

static Facts begin(const Opening& o, const Context& context) {
  Facts f;
  for (const auto& line : o.schedule) {
    auto& amount = f.amounts.emplace_back();
    amount.from = line.from;
    amount.amount = line.amount;
    amount.due = line.due;
    if (line.due) amount.due_at = checks::end_of(*line.due, context);
  }
  return f;
}
static void evolve(Facts& f, const RecordPayment& e) {
  auto& amount = f.amounts[static_cast<std::size_t>(e.number - 1)];
  amount.paid = amount.paid + e.amount;
}
static void evolve(Facts& f, const NamePayoutDate& e, const Context& context) {
  auto& amount = f.amounts[static_cast<std::size_t>(e.number - 1)];
  amount.due = e.due;
  amount.due_at = checks::end_of(e.due, context);
}
static void evolve(Facts& f, const Remind&) { ++f.reminders; }
static void evolve(Facts& f, const DraftNotice& e, const Context& context) {
  f.notice = e.text;
  f.pay_by = e.pay_by;
  f.pay_by_end = checks::end_of(e.pay_by, context);
}
static void evolve(Facts& f, const SendNotice&) { ++f.notices; }

// clang-format off
inline constexpr Rules<PaymentCollection> PaymentCollection::rules = Rules<PaymentCollection>{"payment_collection", 1, {"回款催缴", "Payment collection"}, "H1 ch. 1, ch. 2 2.3"}
  .state(State::awaiting, "待收款", "Awaiting payment")         .state(State::awaiting_loan, "待确定放款日", "Awaiting the loan's date")
  .state(State::reminded, "已提醒", "Reminded")                 .state(State::notice_drafted, "催款单已起草", "Notice drafted")
  .state(State::notice_approved, "催款单已批准", "Notice approved").state(State::notice_sent, "催款单已发出", "Notice sent")
  .state(State::pursued, "依约追索", "Pursued by the contract") .state(State::collected, "已收齐", "Collected")
  .event<RecordPayment>("登记收款", "Record a payment").event<NamePayoutDate>("确定放款日", "Name the date of the pay-out")
  .event<Remind>("提醒付款", "Remind").event<DraftNotice>("起草催款单", "Draft the notice").event<ApproveNotice>("批准催款单", "Approve the notice")
  .event<ReviseNotice>("退回修改", "Have the notice revised").event<SendNotice>("发出催款单", "Send the notice").event<Pursue>("依约追索", "Pursue")

  .about_sale().once()
  .part_of_sale(cite("H1 ch. 1"))
  .starts(State::awaiting, by(Role::contract_specialist, Role::mortgage_specialist, Role::customer_service_specialist, Role::supervisor), require<&payment::schedule_of_sale>, require<&payment::has_a_date>)
  .ends(State::collected)
  .led_by(Role::supervisor, Role::deputy_manager, Role::manager)

  .on<RecordPayment> (unpaid, State::collected, finance, when<&payment::pays_all>, require<&payment::within_what_is_open>, tells(Role::contract_specialist, "payment_collection.collected"), tells(Role::sales_clerk, "payment_collection.collected"), cite("H1 ch. 1"))
  .on<RecordPayment> (unpaid, State::awaiting_loan, finance, when<&payment::leaves_no_date>, require<&payment::within_what_is_open>, cite("H1 ch. 1"))
  .on<RecordPayment> (dated, State::awaiting, finance, when<&payment::pays_what_is_late>, require<&payment::within_what_is_open>, cite("H1 ch. 1"))
  .on<RecordPayment> (dated, stay, finance, require<&payment::within_what_is_open>, cite("H1 ch. 1"))
  .on<NamePayoutDate>(any_of(State::awaiting, State::awaiting_loan), State::awaiting, collectors, require<&payment::is_open_loan>, require<&payment::date_ahead>, cite("H1 ch. 1"))
  .on<NamePayoutDate>(late, State::awaiting, collectors, when<&payment::takes_away_delay>, require<&payment::is_open_loan>, require<&payment::date_ahead>, cite("H1 ch. 1"))
  .on<NamePayoutDate>(late, stay, collectors, require<&payment::is_open_loan>, require<&payment::date_ahead>, cite("H1 ch. 1"))
  .on<Remind>        (State::awaiting, State::reminded, collectors, when<&payment::something_late>, tells(Party::buyer, "payment_collection.late", Way::phone, Way::sms), cite("H1 ch. 1"))
  .on<Remind>        (State::awaiting, stay, collectors, require<&payment::due_within_a_week>, tells(Party::buyer, "payment_collection.due_soon", Way::sms), cite("default (H1 ch. 1)"))
  .on<DraftNotice>   (any_of(State::reminded, State::notice_sent), State::notice_drafted, collectors, require<&payment::has_words>, require<&payment::pay_by_ahead>, cite("H0 5.6, H1 ch. 1"))
  .on<ApproveNotice> (State::notice_drafted, State::notice_approved, heads, apart_from<DraftNotice>(), cite("H0 5.6, H1 ch. 1"))
  .on<ReviseNotice>  (State::notice_drafted, State::reminded, heads, require<&payment::says_why>, cite("default (H0 5.6)"))
  .on<SendNotice>    (State::notice_approved, State::notice_sent, collectors, require<&payment::pay_by_still_ahead>, does<&notice_and_copy>, cite("H0 5.6, H1 ch. 1"))
  .on<ReviseNotice>  (State::notice_approved, State::reminded, heads, require<&payment::says_why>, cite("default (H0 5.6)"))
  .on<Pursue>        (State::notice_sent, State::pursued, heads, require<&payment::pay_by_passed>, require<&payment::says_how>, tells(Role::finance_manager, "payment_collection.pursued"), tells(Role::sales_manager, "payment_collection.pursued"), cite("H1 ch. 1"))

  .waits(State::awaiting_loan, "放款日由按揭流程确定", "The loan's own case watches over the day of its pay-out")
  .deadline("payment_collection.due",    {"付款期限", "Amount due"},          working_days(3), runs_in(State::awaiting), promised<&payment::next_due>, restarts_on<RecordPayment, NamePayoutDate>(), warned(7), time_of(Party::buyer), escalate(Role::contract_specialist, Role::supervisor, Role::manager), cite("default (H1 ch. 1)"))  // the third rung: three working days after the date
  .deadline("payment_collection.notice", {"发出催款单", "Dunning notice sent"}, working_days(3), runs_in(State::reminded, State::notice_drafted, State::notice_approved), escalate(Role::manager), cite("default (H1 ch. 1)"))
  .deadline("payment_collection.answer", {"催款单期限", "Paid as the notice says"}, working_days(3), runs_in(State::notice_sent), promised<&pay_by>, time_of(Party::buyer), escalate(Role::contract_specialist, Role::supervisor, Role::manager), cite("default (H1 ch. 1)"))
  .deadline("payment_collection.pursuit", {"追索期限", "Claim settled"},      days(90), runs_in(State::pursued), escalate(Role::manager, Role::general_manager), cite("default (法释〔2020〕17号 art. 11: three months after the demand)"));
// clang-format on
static_assert(sound<PaymentCollection>);

template const Definition& definition_of<PaymentCollection>();

}  // namespace tenon
