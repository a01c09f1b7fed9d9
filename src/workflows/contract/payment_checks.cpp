#include "workflows/contract/payment_checks.hpp"

#include <algorithm>

#include "workflows/checks.hpp"

namespace tenon::payment {
namespace {

using RecordPayment = PaymentCollection::RecordPayment;
using NamePayoutDate = PaymentCollection::NamePayoutDate;

constexpr std::int32_t reminder_days = 7;  // default (H1 ch. 1)

bool is_open(const Amount& amount) { return amount.open() > Money{}; }
std::vector<Amount> once_paid(const Facts& f, const RecordPayment& e) {
  auto amounts = f.amounts;
  if (amount_at(amounts, e.number)) {
    auto& paid = amounts[static_cast<std::size_t>(e.number - 1)].paid;
    paid = paid + e.amount;
  }
  return amounts;
}
bool late_in(const std::vector<Amount>& amounts, Instant now) {
  return std::any_of(amounts.begin(), amounts.end(),
                     [&](const Amount& each) { return is_open(each) && each.due_at && *each.due_at <= now; });
}
std::string shown(const Instalment& line) {
  return std::string(name_of(line.from)) + " " + line.amount.str() + " " +
         (line.due ? to_string(*line.due) : "-");
}
Verdict no_such_amount(std::int32_t number, const Facts& f) {
  return refuse("payment_collection.no_such_amount")
      .field("payload.number")
      .fact("found", std::to_string(number))
      .fact("count", std::to_string(f.amounts.size()));
}

}  // namespace

const Amount* amount_at(const std::vector<Amount>& amounts, std::int32_t number) {
  if (number < 1 || static_cast<std::size_t>(number) > amounts.size()) return nullptr;
  return &amounts[static_cast<std::size_t>(number - 1)];
}
std::optional<Instant> next_due(const Facts& f) {
  std::optional<Instant> next;
  for (const auto& each : f.amounts)
    if (is_open(each) && each.due_at && (!next || *each.due_at < *next)) next = each.due_at;
  return next;
}

Verdict schedule_of_sale(const PaymentCollection::Opening& o, const Context& context) {
  if (o.schedule.empty()) return refuse("payment_collection.no_schedule").field("payload.schedule");
  const Sale* const sale = context.around ? context.around->sale() : nullptr;
  if (!sale) return {};
  for (std::size_t i = 0; i < std::max(o.schedule.size(), sale->schedule.size()); ++i) {
    const auto* const found = i < o.schedule.size() ? &o.schedule[i] : nullptr;
    const auto* const agreed = i < sale->schedule.size() ? &sale->schedule[i] : nullptr;
    if (found && agreed && *found == *agreed) continue;
    return refuse("payment_collection.schedule_differs")
        .field("payload.schedule[" + std::to_string(i) + "]")
        .fact("line", std::to_string(i + 1))
        .fact("found", found ? shown(*found) : "-")
        .fact("allowed", agreed ? shown(*agreed) : "-");
  }
  return {};
}
Verdict has_a_date(const PaymentCollection::Opening& o) {
  if (std::any_of(o.schedule.begin(), o.schedule.end(), [](const auto& line) { return line.due; })) return {};
  return refuse("payment_collection.no_date").field("payload.schedule");
}

bool pays_all(const Facts& f, const RecordPayment& e) {
  const auto amounts = once_paid(f, e);
  return std::none_of(amounts.begin(), amounts.end(), is_open);
}
bool leaves_no_date(const Facts& f, const RecordPayment& e) {
  Facts after;
  after.amounts = once_paid(f, e);
  return !next_due(after);
}
bool pays_what_is_late(const Facts& f, const RecordPayment& e, const Context& context) {
  return !late_in(once_paid(f, e), context.now);
}
bool takes_away_delay(const Facts& f, const NamePayoutDate& e, const Context& context) {
  auto amounts = f.amounts;
  if (amount_at(amounts, e.number))
    amounts[static_cast<std::size_t>(e.number - 1)].due_at = checks::end_of(e.due, context);
  return !late_in(amounts, context.now);
}
Verdict within_what_is_open(const Facts& f, const RecordPayment& e) {
  const auto* const amount = amount_at(f.amounts, e.number);
  if (!amount) return no_such_amount(e.number, f);
  if (e.amount > Money{} && e.amount <= amount->open()) return {};
  return refuse("payment_collection.amount_range")
      .field("payload.amount")
      .fact("found", e.amount.str())
      .fact("number", std::to_string(e.number))
      .fact("open", amount->open().str());
}
Verdict is_open_loan(const Facts& f, const NamePayoutDate& e) {
  const auto* const amount = amount_at(f.amounts, e.number);
  if (!amount) return no_such_amount(e.number, f);
  if (amount->from != MoneySource::own_funds && is_open(*amount)) return {};
  return refuse("payment_collection.not_an_open_loan")
      .field("payload.number")
      .fact("number", std::to_string(e.number))
      .fact("from", name_of(amount->from))
      .fact("open", amount->open().str());
}
Verdict date_ahead(const NamePayoutDate& e, const Context& context) {
  return checks::ahead(checks::end_of(e.due, context), "due", context);
}

bool something_late(const Facts& f, const Context& context) { return late_in(f.amounts, context.now); }
Verdict due_within_a_week(const Facts& f, const Context& context) {
  const auto next = next_due(f);
  const auto& zone = context.calendar.zone();
  if (!next) return refuse("payment_collection.nothing_due");
  // The end of a day belongs to the next one.
  const Date due = zone.day_of(*next) - boost::gregorian::days(1);
  const Date first = due - boost::gregorian::days(reminder_days);
  if (zone.day_of(context.now) >= first) return {};
  return refuse("payment_collection.too_early")
      .fact("due", to_string(due))
      .fact("first", to_string(first))
      .source("default (H1 ch. 1)");
}
Verdict has_words(const PaymentCollection::DraftNotice& e) { return checks::said(e.text, "text"); }
Verdict pay_by_ahead(const PaymentCollection::DraftNotice& e, const Context& context) {
  return checks::ahead(checks::end_of(e.pay_by, context), "pay_by", context);
}
Verdict says_why(const PaymentCollection::ReviseNotice& e) { return checks::said(e.why, "why"); }
Verdict pay_by_still_ahead(const Facts& f, const Context& context) {
  if (f.pay_by_end && *f.pay_by_end > context.now) return {};
  return refuse("payment_collection.pay_by_past").fact("pay_by", f.pay_by ? to_string(*f.pay_by) : "-");
}
Verdict pay_by_passed(const Facts& f, const Context& context) {
  if (!f.pay_by_end || *f.pay_by_end <= context.now) return {};
  return refuse("payment_collection.still_time").fact("pay_by", to_string(*f.pay_by));
}
Verdict says_how(const PaymentCollection::Pursue& e) { return checks::said(e.how, "how"); }

}  // namespace tenon::payment
