#pragma once
/// @file policy/statement.hpp
/// What a computation answers: lines that anybody can check by hand, each with its base, rate, rounding and
/// source. Described data, printed to JSON by to_json_text(). Plain values; safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "tenon/core/json.hpp"
#include "tenon/core/money.hpp"
#include "tenon/core/refusal.hpp"
#include "tenon/policy/rate.hpp"

namespace tenon {

/// Who pays or is paid. (Party in model/roles.hpp says on whose behalf something is recorded, and knows no
/// developer.)
enum class PaymentParty : std::uint8_t {
  buyer,
  developer,
  bank,              ///< lender of the commercial part
  provident_fund,    ///< its centre, lender of the other part
  tax_office,        ///< taxes
  registry,          ///< registration fees
  trading_centre,    ///< transaction fees
  maintenance_fund,  ///< belongs to the owners, held for them
  other,             ///< named in the note
};
BOOST_DESCRIBE_ENUM(PaymentParty, buyer, developer, bank, provident_fund, tax_office, registry,
                    trading_centre, maintenance_fund, other)

/// One amount and how it came about. Of base, area, unit price, rate and quantity only those that were used
/// are there; their product, rounded as `rounding` says, is the amount, unless the note says otherwise.
struct Line {
  std::string item;  ///< snake_case id, e.g. "deed_tax"; never translated
  Text label;
  std::optional<Money> base;
  std::optional<Area> base_area;
  std::optional<Money> unit_price;  ///< yuan per m2 of base_area, or per piece of quantity
  std::optional<Rate> rate;
  std::optional<std::int64_t> quantity;  ///< pieces, or days where the rate is a daily one
  Money amount;                          ///< from payer to payee, so never below 0
  std::optional<Rounding> rounding;
  PaymentParty payer = PaymentParty::buyer;
  PaymentParty payee = PaymentParty::developer;
  std::string source;  ///< where the rule stands
  std::optional<Text> note;
  friend bool operator==(const Line&, const Line&) = default;
};
BOOST_DESCRIBE_STRUCT(Line, (),
                      (item, label, base, base_area, unit_price, rate, quantity, amount, rounding, payer,
                       payee, source, note))

/// What one party pays by a statement.
struct PayerTotal {
  PaymentParty payer = PaymentParty::buyer;
  Money amount;
  friend bool operator==(const PayerTotal&, const PayerTotal&) = default;
};
BOOST_DESCRIBE_STRUCT(PayerTotal, (), (payer, amount))

struct Statement {
  Text title;
  std::vector<Line> lines;
  Money total;                       ///< of all lines
  std::vector<PayerTotal> by_payer;  ///< in the order of the lines
  std::vector<std::string> sources;  ///< of all lines, each once, in the order of the lines
  friend bool operator==(const Statement&, const Statement&) = default;
};
BOOST_DESCRIBE_STRUCT(Statement, (), (title, lines, total, by_payer, sources))

/// Adds the lines up. Refusal: policy.amount_range.
[[nodiscard]] Result<Statement> statement(Text title, std::vector<Line> lines);

/// Words of the catalogue (src/policy/texts.json) by their code, {placeholders} filled from the facts: what
/// labels, titles and notes are made of.
[[nodiscard]] Text catalogue_text(std::string_view code, std::vector<Fact> facts = {});

}  // namespace tenon
