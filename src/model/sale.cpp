#include "tenon/model/sale.hpp"

#include <algorithm>
#include <array>

#include "model/areas.hpp"
#include "model/fields.hpp"

namespace tenon {
namespace {

// Bounds that keep every sum of a schedule inside a Money.
constexpr Money most_money = Money::from_fen(100'000'000'000'000);
constexpr std::size_t most_buyers = 100;
constexpr std::size_t most_instalments = 500;

Verdict check_ownership(const Sale& sale, const JsonPath& at) {
  const bool alone = sale.ownership == Ownership::sole;
  if (alone != (sale.buyers.size() == 1))
    return invalid("model.ownership_count")
        .field("ownership")
        .fact("ownership", name_of(sale.ownership))
        .fact("found", std::to_string(sale.buyers.size()))
        .fact("allowed", alone ? "1" : "2-" + std::to_string(most_buyers));
  std::vector<Share> shares;
  for (std::size_t i = 0; i < sale.buyers.size(); ++i) {
    const auto& share = sale.buyers[i].share;
    if (share && sale.ownership != Ownership::by_shares)
      return invalid("model.share_without_shares")
          .field((at / i / "share").str())
          .fact("ownership", name_of(sale.ownership))
          .fact("found", share->str());
    if (!share && sale.ownership == Ownership::by_shares)
      return invalid("model.share_missing").field((at / i / "share").str());
    if (share) shares.push_back(*share);
  }
  return sale.ownership == Ownership::by_shares ? check_shares_sum(shares, at.str()) : Verdict{};
}

Verdict check_buyers(const Sale& sale) {
  const JsonPath root;
  const auto at = root / "buyers";
  if (sale.buyers.empty() || sale.buyers.size() > most_buyers)
    return invalid("model.buyers_count")
        .field("buyers")
        .fact("found", std::to_string(sale.buyers.size()))
        .fact("allowed", "1-" + std::to_string(most_buyers));
  for (std::size_t i = 0; i < sale.buyers.size(); ++i) {
    TENON_MODEL_CHECK(model::check_id(sale.buyers[i].customer, at / i / "customer"));
    for (std::size_t k = 0; k < i; ++k)
      if (sale.buyers[k].customer == sale.buyers[i].customer)
        return invalid("model.buyer_repeated")
            .field((at / i / "customer").str())
            .fact("found", sale.buyers[i].customer);
  }
  return check_ownership(sale, at);
}

/// The schedule brings the loans that the method names, and no others.
Verdict check_loans(const Sale& sale, const JsonPath& at) {
  const auto method = sale.payment;
  const auto brings = [&](MoneySource source) {
    return (source == MoneySource::bank_loan &&
            (method == PaymentMethod::bank_mortgage || method == PaymentMethod::combined)) ||
           (source == MoneySource::provident_fund_loan &&
            (method == PaymentMethod::provident_fund || method == PaymentMethod::combined));
  };
  for (const auto source : {MoneySource::bank_loan, MoneySource::provident_fund_loan}) {
    const auto found = std::find_if(sale.schedule.begin(), sale.schedule.end(),
                                    [&](const Instalment& each) { return each.from == source; });
    const bool has = found != sale.schedule.end();
    if (has == brings(source)) continue;
    const auto index = static_cast<std::size_t>(found - sale.schedule.begin());
    return invalid(has ? "model.schedule_loan_stray" : "model.schedule_loan_missing")
        .field(has ? (at / index / "from").str() : at.str())
        .source("H0 5.6")
        .fact("method", name_of(method))
        .fact("loan", name_of(source));
  }
  return {};
}

Verdict check_schedule(const Sale& sale) {
  const JsonPath root;
  const auto at = root / "schedule";
  if (sale.schedule.empty()) return {};
  const std::size_t least = sale.payment == PaymentMethod::instalments ? 2 : 1;
  if (sale.schedule.size() < least || sale.schedule.size() > most_instalments)
    return invalid("model.schedule_count")
        .field("schedule")
        .fact("method", name_of(sale.payment))
        .fact("found", std::to_string(sale.schedule.size()))
        .fact("allowed", std::to_string(least) + "-" + std::to_string(most_instalments));
  Money sum;
  for (std::size_t i = 0; i < sale.schedule.size(); ++i) {
    const auto& each = sale.schedule[i];
    if (each.amount <= Money{} || each.amount > most_money)
      return invalid("model.schedule_amount")
          .field((at / i / "amount").str())
          .fact("found", each.amount.str())
          .fact("most", most_money.str());
    if (!each.due && each.from == MoneySource::own_funds)
      return invalid("model.schedule_due_missing").field((at / i / "due").str());
    sum = sum + each.amount;
  }
  if (sum != sale.price)
    return invalid("model.schedule_sum")
        .field("schedule")
        .fact("found", sum.str())
        .fact("allowed", sale.price.str())
        .fact("difference", (sum - sale.price).str());
  return check_loans(sale, at);
}

/// What a signed contract cannot be without.
Verdict check_signed(const Sale& sale) {
  if (!sale.signed_on) return {};
  const auto missing = [](std::string_view field) {
    return invalid("model.signed_without").field(std::string(field)).source("H0 5.5");
  };
  if (!sale.contract_number) return missing("contract_number");
  if (sale.schedule.empty()) return missing("schedule");
  if (sale.priced_by == PricedBy::whole_unit) return {};
  if (!sale.contract_area) return missing("contract_area");
  if (sale.priced_by == PricedBy::inner_area && !sale.contract_area->inner)
    return missing("contract_area.inner");
  return {};
}

Verdict check_dates(const Sale& sale) {
  const auto in_order = [](const std::optional<Date>& first, std::string_view first_name,
                           const std::optional<Date>& second, std::string_view second_name) -> Verdict {
    if (!first || !second || *first <= *second) return {};
    return invalid("model.dates_order")
        .field(std::string(second_name))
        .fact("found", to_string(*second))
        .fact("other", first_name)
        .fact("allowed", to_string(*first));
  };
  TENON_MODEL_CHECK(in_order(sale.subscribed_on, "subscribed_on", sale.signed_on, "signed_on"));
  TENON_MODEL_CHECK(in_order(sale.signed_on, "signed_on", sale.delivery_by, "delivery_by"));
  TENON_MODEL_CHECK(in_order(sale.signed_on, "signed_on", sale.title_by, "title_by"));
  return in_order(sale.delivery_by, "delivery_by", sale.title_by, "title_by");
}

}  // namespace

Label label(Ownership ownership) noexcept {
  constexpr std::array<Label, enum_size<Ownership>> labels{
      {{"单独所有", "sole ownership"}, {"共同共有", "joint ownership"}, {"按份共有", "ownership by shares"}}};
  const auto i = static_cast<std::size_t>(ownership);
  return i < labels.size() ? labels[i] : Label{};
}

Label label(PaymentMethod method) noexcept {
  constexpr std::array<Label, enum_size<PaymentMethod>> labels{{{"一次性付款", "paid at once"},
                                                                {"分期付款", "by instalments"},
                                                                {"商业按揭", "bank mortgage"},
                                                                {"公积金贷款", "provident-fund loan"},
                                                                {"组合贷款", "combined loan"}}};
  const auto i = static_cast<std::size_t>(method);
  return i < labels.size() ? labels[i] : Label{};
}

Verdict validate(const Sale& sale) {
  const JsonPath root;
  TENON_MODEL_CHECK(JsonCodec<Sale>::check(sale, root));
  TENON_MODEL_CHECK(model::check_id(sale.id, root / "id"));
  TENON_MODEL_CHECK(model::check_id(sale.unit, root / "unit"));
  TENON_MODEL_CHECK(check_buyers(sale));
  if (sale.price <= Money{} || sale.price > most_money)
    return invalid("model.price_range")
        .field("price")
        .fact("found", sale.price.str())
        .fact("most", most_money.str());
  TENON_MODEL_CHECK(model::check_survey(sale.contract_area, root / "contract_area"));
  TENON_MODEL_CHECK(check_schedule(sale));
  TENON_MODEL_CHECK(model::check_optional_line(sale.contract_number, root / "contract_number", 128));
  TENON_MODEL_CHECK(check_signed(sale));
  return check_dates(sale);
}

}  // namespace tenon
