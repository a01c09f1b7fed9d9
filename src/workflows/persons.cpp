#include "workflows/persons.hpp"

#include <algorithm>

namespace tenon::persons {

std::string unsigned_by(const Surroundings& around, const std::vector<std::string>& named) {
  std::string missing;
  for (const auto& person : around.people())
    if (signs(person) && std::find(named.begin(), named.end(), person.customer) == named.end())
      (missing += missing.empty() ? "" : ", ") += person.customer;
  return missing;
}
bool is_signer(const Surroundings& around, std::string_view customer) {
  const auto& people = around.people();
  return std::any_of(people.begin(), people.end(),
                     [&](const Person& p) { return signs(p) && p.customer == customer; });
}
Verdict guardians_known(const Context& context) {
  if (!context.around) return {};
  for (const auto& person : context.around->people()) {
    if (!minor_buyer(person)) continue;
    const auto* const known = context.around->customer(person.customer);
    if (known && !known->guardian)
      return refuse("contract.guardian_unknown").fact("customer", person.customer).source("H0 5.5");
  }
  return {};
}

}  // namespace tenon::persons

namespace tenon::sales {

Date month_later(const Date& day) {
  // Not day + months(1): Boost takes the last of a month to the last of the next, 30 April to 31 May.
  const Date first = Date(day.year(), day.month(), 1) + boost::gregorian::months(1);
  const Date last = first.end_of_month();
  return day.day() < last.day() ? first + boost::gregorian::days(day.day() - 1) : last;
}
bool bought_from_abroad(const Surroundings& around) {
  const auto& people = around.people();
  return std::any_of(people.begin(), people.end(), persons::from_abroad);
}
bool paid_by_loan(const Surroundings& around) {
  const Sale* const sale = around.sale();
  return sale && (sale->payment == PaymentMethod::bank_mortgage ||
                  sale->payment == PaymentMethod::provident_fund || sale->payment == PaymentMethod::combined);
}
std::optional<Date> filing_date(const Surroundings& around) {
  const Sale* const sale = around.sale();
  if (!sale || !sale->signed_on) return std::nullopt;
  return month_later(*sale->signed_on);
}
std::optional<Date> delivery_date(const Surroundings& around) {
  return around.sale() ? around.sale()->delivery_by : std::nullopt;
}
std::optional<Date> title_date(const Surroundings& around) {
  return around.sale() ? around.sale()->title_by : std::nullopt;
}

}  // namespace tenon::sales
