#include "workflows/checks.hpp"

namespace tenon::checks {

Verdict one_to_five(std::int32_t mark) {
  if (mark >= 1 && mark <= 5) return {};
  return refuse("desk.satisfaction_range")
      .field("payload.satisfaction")
      .fact("found", std::to_string(mark))
      .source("H1");
}

Verdict ahead(Instant date, std::string_view field, const Context& context) {
  if (date > context.now) return {};
  return refuse("desk.date_past")
      .field("payload." + std::string(field))
      .fact("date", to_string(date))
      .fact("now", to_string(context.now));
}

Verdict by_today(Date day, std::string_view field, const Context& context) {
  const Date today = context.calendar.zone().day_of(context.now);
  if (day <= today) return {};
  return refuse("contract.date_ahead")
      .field("payload." + std::string(field))
      .fact("found", to_string(day))
      .fact("today", to_string(today));
}

Instant end_of(const Date& day, const Context& context) {
  return context.calendar.zone().start_of(day + boost::gregorian::days(1));
}

Verdict said(std::string_view text, std::string_view field) {
  if (!text.empty()) return {};
  return refuse("desk.text_missing").field("payload." + std::string(field));
}

Verdict not_below_zero(Money amount, std::string_view field) {
  if (amount >= Money()) return {};
  return refuse("contract.amount_negative")
      .field("payload." + std::string(field))
      .fact("found", amount.str());
}

Verdict originals_seen(bool seen) {
  if (seen) return {};
  return refuse("contract.originals_unseen").field("payload.originals_seen");
}

}  // namespace tenon::checks
