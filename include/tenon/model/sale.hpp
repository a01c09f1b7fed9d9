#pragma once
/// @file model/sale.hpp
/// A sale: one unit, its buyers, the price and how it is paid, the dates promised (page 2 and page 7 of the
/// domain). Where a sale stands (filed, registered, lent, delivered, titled) is not in the record: its cases
/// know. Plain values; safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tenon/core/money.hpp"
#include "tenon/model/share.hpp"
#include "tenon/model/unit.hpp"
#include "tenon/time/instant.hpp"

namespace tenon {

/// How several buyers own: joint owners have no shares, owners by shares have shares that make the whole
/// (Civil Code art. 297-299; general knowledge, not in regulation.md).
enum class Ownership : std::uint8_t { sole, joint, by_shares };
BOOST_DESCRIBE_ENUM(Ownership, sole, joint, by_shares)
[[nodiscard]] Label label(Ownership ownership) noexcept;

struct Buyer {
  std::string customer;        ///< id of the customer
  std::optional<Share> share;  ///< demanded by_shares, and only there
  friend bool operator==(const Buyer&, const Buyer&) = default;
};
BOOST_DESCRIBE_STRUCT(Buyer, (), (customer, share))

enum class PaymentMethod : std::uint8_t {
  paid_at_once,
  instalments,
  bank_mortgage,
  provident_fund,
  combined
};
BOOST_DESCRIBE_ENUM(PaymentMethod, paid_at_once, instalments, bank_mortgage, provident_fund, combined)
[[nodiscard]] Label label(PaymentMethod method) noexcept;

enum class MoneySource : std::uint8_t { own_funds, bank_loan, provident_fund_loan };
BOOST_DESCRIBE_ENUM(MoneySource, own_funds, bank_loan, provident_fund_loan)

/// One amount of the payment schedule.
struct Instalment {
  MoneySource from = MoneySource::own_funds;
  Money amount;  ///< above 0
  std::optional<Date>
      due;  ///< demanded of own funds; a loan is due when the contract says so, often not by a date
  friend bool operator==(const Instalment&, const Instalment&) = default;
};
BOOST_DESCRIBE_STRUCT(Instalment, (), (from, amount, due))

/// What the price was agreed for; decides how a difference of areas is settled (regulation.md 5).
enum class PricedBy : std::uint8_t { building_area, inner_area, whole_unit };
BOOST_DESCRIBE_ENUM(PricedBy, building_area, inner_area, whole_unit)

struct Sale {
  std::string id;    ///< the host's own: 1 to 64 of A-Z a-z 0-9 . _ : -
  std::string unit;  ///< id of the unit
  Ownership ownership = Ownership::sole;
  std::vector<Buyer> buyers;  ///< 1 to 100, the first is the one written to
  Money price;                ///< the whole price with VAT; above 0, at most 10^12 yuan
  PricedBy priced_by = PricedBy::building_area;
  std::optional<SurveyedArea> contract_area;  ///< as in the contract
  PaymentMethod payment = PaymentMethod::paid_at_once;
  std::vector<Instalment> schedule;  ///< at most 500; if any, adds up to the price
  std::optional<Date> subscribed_on;
  std::optional<Date> signed_on;
  std::optional<std::string> contract_number;
  std::optional<Date> delivery_by;  ///< promised by the contract
  std::optional<Date> title_by;     ///< promised by the contract (H1 ch. 2 5.7)
  friend bool operator==(const Sale&, const Sale&) = default;
};
BOOST_DESCRIBE_STRUCT(Sale, (),
                      (id, unit, ownership, buyers, price, priced_by, contract_area, payment, schedule,
                       subscribed_on, signed_on, contract_number, delivery_by, title_by))

/// Checks the record by itself. Rules of our own where no source is named:
/// - buyers: at least one, none twice; sole: one and no share; joint: two or more, no shares; by_shares: two
/// or
///   more, each with a share, together exactly the whole;
/// - schedule: each amount above 0, together exactly the price; its loans are those of the payment method
/// (bank
///   for bank_mortgage, fund for provident_fund, both for combined, none otherwise; H0 5.6); instalments: two
///   or more;
/// - signed: contract number, schedule, and where priced by area the contract's area of that sort;
/// - dates: subscription, signing and each promise in this order, equal days allowed.
/// Refusals (invalid): model.id_malformed, line_*, buyers_count, buyer_repeated, ownership_count,
/// share_missing, share_without_shares, shares_sum, shares_too_fine, price_range, area_range,
/// inner_area_larger, schedule_amount, schedule_count, schedule_sum, schedule_loan_missing,
/// schedule_loan_stray, schedule_due_missing, signed_without, dates_order.
[[nodiscard]] Verdict validate(const Sale& sale);

}  // namespace tenon
