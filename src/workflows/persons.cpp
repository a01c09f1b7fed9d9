#include "workflows/persons.hpp"

#include <algorithm>

namespace tenon::sales {

bool bought_from_abroad(const Surroundings& around) {
  const auto& people = around.people();
  return std::any_of(people.begin(), people.end(), persons::from_abroad);
}
bool paid_by_loan(const Surroundings& around) {
  const Sale* const sale = around.sale();
  return sale && (sale->payment == PaymentMethod::bank_mortgage ||
                  sale->payment == PaymentMethod::provident_fund || sale->payment == PaymentMethod::combined);
}
std::optional<Date> delivery_date(const Surroundings& around) {
  return around.sale() ? around.sale()->delivery_by : std::nullopt;
}
std::optional<Date> title_date(const Surroundings& around) {
  return around.sale() ? around.sale()->title_by : std::nullopt;
}

}  // namespace tenon::sales
