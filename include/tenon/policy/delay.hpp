#pragma once
/// @file policy/delay.hpp
/// How late a delivery, a title or a payment is, and whether it may be rescinded for. Periods are those of
/// the Civil Code: the day they start from is not counted (art. 201), months end on the corresponding day,
/// else on the last of the month (art. 202), and a last day that is a day off moves to the next working day
/// (art. 203). Article numbers without a name are those of the Supreme Court's interpretation on sales of
/// commodity housing (2020). Pure functions on values; safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "tenon/policy/conditions.hpp"
#include "tenon/policy/statement.hpp"
#include "tenon/time/calendar.hpp"

namespace tenon {

enum class LateKind : std::uint8_t {
  delivery,  ///< of the home, by the developer
  title,     ///< its registration, by the developer's fault
  payment,   ///< of an instalment, by the buyer
};
BOOST_DESCRIBE_ENUM(LateKind, delivery, title, payment)

/// The rules for contracts that are silent; the values come from a policy pack.
struct DelayRules {
  std::int32_t title_days_presold = 90;    ///< after handover (art. 14)
  std::int32_t title_days_completed = 90;  ///< after signing (art. 14)
  std::string title_source;
  std::int32_t demand_months =
      3;  ///< after a demand, before delivery or payment may be rescinded for (art. 11)
  std::string demand_source;
  std::int32_t title_months = 12;  ///< after its date, before title may be rescinded for (art. 15)
  std::string title_rescission_source;
  std::int32_t lapse_months_demanded = 3;  ///< after the other side demands a decision (art. 11)
  std::int32_t lapse_months = 12;          ///< without such a demand, from knowing of the right
  std::string lapse_source;
  friend bool operator==(const DelayRules&, const DelayRules&) = default;
};
BOOST_DESCRIBE_STRUCT(DelayRules, (),
                      (title_days_presold, title_days_completed, title_source, demand_months, demand_source,
                       title_months, title_rescission_source, lapse_months_demanded, lapse_months,
                       lapse_source))

struct DelayRequest {
  LateKind kind = LateKind::delivery;
  /// The day the contract names. Demanded but for a title: without it, the statutory day counts.
  std::optional<Date> due_on;
  std::optional<std::string> clause;   ///< of the contract; the source of due_on and contract_rescission_days
  std::optional<SoldAs> sold_as;       ///< for the statutory day of a title
  std::optional<Date> signed_on;       ///< likewise, of a completed home
  std::optional<Date> handed_over_on;  ///< likewise, of a presold home
  std::optional<Roll> due_rolls;       ///< what a due day off does; following where it is not said
  std::optional<Date> performed_on;    ///< none: still not done
  Date as_of{1970, 1, 1};              ///< the day of the question; not before performed_on
  std::optional<Date> demanded_on;     ///< when the other side demanded performance, after the due day
  std::optional<Date> knew_on;         ///< when the one who may rescind knew of it; else as soon as it arose
  std::optional<Date> answer_demanded_on;  ///< when the side that is late demanded a decision
  /// More days late than this give the right to rescind, by the contract; without it the rules' own way.
  std::optional<std::int32_t> contract_rescission_days;
  friend bool operator==(const DelayRequest&, const DelayRequest&) = default;
};
BOOST_DESCRIBE_STRUCT(DelayRequest, (),
                      (kind, due_on, clause, sold_as, signed_on, handed_over_on, due_rolls, performed_on,
                       as_of, demanded_on, knew_on, answer_demanded_on, contract_rescission_days))

/// The right to rescind on the day of the question.
struct Rescission {
  bool may = false;
  PaymentParty by = PaymentParty::buyer;
  std::optional<Date> since;    ///< first day of the right; none where nothing makes it arise
  std::optional<Date> expires;  ///< last day to use it
  Text reason;
  std::string source;
  friend bool operator==(const Rescission&, const Rescission&) = default;
};
BOOST_DESCRIBE_STRUCT(Rescission, (), (may, by, since, expires, reason, source))

struct Delay {
  Date due{1970, 1, 1};       ///< as agreed or by statute
  Date last_day{1970, 1, 1};  ///< the same, moved where it is a day off: late is what comes after it
  std::int64_t days = 0;      ///< from the day after last_day to the day of performance (or as_of), inclusive
  bool performed = false;
  std::string source;      ///< of the due day
  bool estimated = false;  ///< a day rests on a year whose calendar is not published
  Rescission rescission;
  friend bool operator==(const Delay&, const Delay&) = default;
};
BOOST_DESCRIBE_STRUCT(Delay, (), (due, last_day, days, performed, source, estimated, rescission))

/// Once it is performed there is no right to rescind any more: a reading of ours, for what is late and taken
/// all the same.
///
/// Refusals (invalid): policy.out_of_range, policy.delay_due_missing, delay_title_facts_missing,
/// delay_clause_missing, delay_dates_order; time.unknown_year (unless `unknown` lets it be estimated),
/// time.out_of_range.
[[nodiscard]] Result<Delay> delay(const DelayRequest& request, const DelayRules& rules,
                                  const Calendar& calendar, UnknownYear unknown = UnknownYear::refuse);

}  // namespace tenon
