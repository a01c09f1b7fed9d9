#pragma once
/// @file report/buildings.hpp
/// The figures of a building's sales as they stand now: how far they are, which cannot go on and why, which
/// dates are in danger, what money is late, and what the areas settle to. Plain described data, part of
/// report/figures.hpp.
///
/// They are read from the journeys of the sales (engine/journey.hpp), the cases of payment_collection and
/// mortgage, and the registers. The lists are bounded (FiguresOptions::sales_listed); sums and counts are of
/// all.
/// @since 0.1
#include <optional>
#include <string>
#include <vector>

#include "tenon/engine/journey.hpp"
#include "tenon/model/sale.hpp"

namespace tenon {

/// What stands in the way of a step, for people.
struct Obstacle {
  std::string code;  ///< of the refusal: "journey.needs_first"
  Text reason;
  Text remedy;  ///< what would help; may be empty
  std::string source;
};
BOOST_DESCRIBE_STRUCT(Obstacle, (), (code, reason, remedy, source))

/// A sale whose next procedure cannot go on: it may not be opened yet, nothing of it can be done, or every
/// step that leads on waits for another procedure.
struct HeldUpSale {
  std::string sale;
  std::string unit_name;
  std::string workflow;  ///< the first procedure of the sale's order that is not done
  Text title;
  std::optional<Text> state{};  ///< where it stands; none: not opened
  std::vector<Obstacle> obstacles{};
};
BOOST_DESCRIBE_STRUCT(HeldUpSale, (), (sale, unit_name, workflow, title, state, obstacles))

/// A date promised by the contract, or set by law for the sale, that may not or can no longer be kept.
struct DateInDanger {
  std::string sale;
  std::string unit_name;
  std::string workflow;
  Text title;
  std::string what;  ///< name of the date: "delivery_date"
  Text label;        ///< of it, for people
  Outlook outlook = Outlook::at_risk;
  Instant by;
  std::string by_local;        ///< "2027-03-31 24:00"
  std::string earliest_local;  ///< if outside parties take their time and we none
  std::string latest_local;    ///< if everybody takes what the table allows
  std::string source;
};
BOOST_DESCRIBE_STRUCT(DateInDanger, (),
                      (sale, unit_name, workflow, title, what, label, outlook, by, by_local, earliest_local,
                       latest_local, source))

/// An amount that was due and is not paid, or not wholly.
struct OwedAmount {
  std::string sale;
  std::string unit_name;
  MoneySource from = MoneySource::own_funds;
  Money due;
  Money paid;
  Money open;
  Instant since;               ///< when it was due
  std::string since_local{};   ///< "2026-10-15 24:00"
  std::int64_t late_days = 0;  ///< whole days since, 24 hours each
  Text state{};  ///< of the case that watches over it: the collection, or where that has no date for it, the
                 ///< loan
  std::optional<Text> loan_state{};  ///< of the sale's loan, where a loan is late
};
BOOST_DESCRIBE_STRUCT(OwedAmount, (),
                      (sale, unit_name, from, due, paid, open, since, since_local, late_days, state,
                       loan_state))

/// One line of the settlement table.
struct SettledHome {
  std::string sale;
  std::string unit_name;
  Area contract;  ///< of the area that the price was agreed for
  Area registered;
  std::string percent;
  Money amount;  ///< above 0 the buyer pays, below 0 the developer returns
  bool may_rescind = false;
};
BOOST_DESCRIBE_STRUCT(SettledHome, (), (sale, unit_name, contract, registered, percent, amount, may_rescind))

/// The settlement table of a building (H3 2). Homes sold as a whole keep their price and are not in it.
struct SettlementFigures {
  std::int64_t homes = 0;  ///< sales that are settled
  Money to_collect;        ///< from buyers
  Money to_return;         ///< to buyers, as an amount above 0
  std::int64_t may_rescind = 0;
  std::int64_t not_computed = 0;  ///< that the policy could not settle
  std::vector<SettledHome> rows;  ///< largest difference first
};
BOOST_DESCRIBE_STRUCT(SettlementFigures, (), (homes, to_collect, to_return, may_rescind, not_computed, rows))

struct BuildingFigures {
  std::string id;
  std::string name;
  std::string project;  ///< its name
  std::int64_t sales = 0;
  std::int64_t finished = 0;  ///< every procedure done
  std::int64_t voided = 0;    ///< the contract was voided; counted nowhere else
  std::int64_t lost = 0;      ///< unfinished sales with a date that can no longer be kept
  std::int64_t at_risk = 0;   ///< unfinished sales with a date that may not be kept, and none that is lost
  std::vector<FunnelStage> funnel;
  std::int64_t held_up = 0;
  std::vector<HeldUpSale> held_up_sales;
  std::int64_t in_danger = 0;
  std::vector<DateInDanger> dates;  ///< earliest date first
  Money owed;                       ///< all that is late
  Money owed_by_loans;              ///< of it, by banks and provident fund
  std::int64_t late_amounts = 0;
  std::vector<OwedAmount> owed_amounts;  ///< longest late first
  SettlementFigures settlement;
};
BOOST_DESCRIBE_STRUCT(BuildingFigures, (),
                      (id, name, project, sales, finished, voided, lost, at_risk, funnel, held_up,
                       held_up_sales, in_danger, dates, owed, owed_by_loans, late_amounts, owed_amounts,
                       settlement))

}  // namespace tenon
